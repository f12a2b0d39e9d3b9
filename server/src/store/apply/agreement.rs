//! Events of an agreement.

use patuh_domain::agreement::AgreementEvent as E;
use patuh_domain::calendar::Semester;
use patuh_domain::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{add, add_all};
use crate::store::column::{name, opt_letter_columns, particulars};
use crate::store::entity::{
    access_approvals, account_addresses, account_locks, accounts, agreements, endings, evaluations, finals, incidents,
    issued_documents, operators, predecessors, purposes, renewals, sanctions,
};
use crate::store::error::StoreError;
use crate::store::rows::{self, Key};

pub(super) async fn apply<C: ConnectionTrait>(db: &C, key: &Key, event: E) -> Result<(), StoreError> {
    match event {
        E::Requested { institution, request } => {
            if key.seq == 1 {
                let row = agreements::Model {
                    id: key.agreement,
                    office_id: key.office,
                    institution_id: institution.0,
                    version: 0,
                    recorded_at: key.at,
                };
                add(db, row).await?;
            }
            let (row, methods) = rows::request_rows(key, request)?;
            add(db, row).await?;
            add_all(db, methods).await
        }
        E::PredecessorNamed { predecessor } => add(db, rows::predecessor_row(key, predecessor)?).await,
        E::TakenUp { on } => add(db, rows::takeup_row(key, on)).await,
        E::Checked { checklist } => {
            let (row, items) = rows::checklist_rows(key, checklist)?;
            add(db, row).await?;
            add_all(db, items).await
        }
        E::Returned { on, reasons } => add(db, rows::return_row(key, on, reasons)).await,
        E::FoundComplete { on } => add(db, rows::completion_row(key, on)).await,
        E::Forwarded { letter } => add(db, rows::forwarding_row(key, letter)).await,
        E::Approved { approval } => add(db, rows::approval_row(key, approval)?).await,
        E::TeamAppointed { team } => {
            let (row, members) = rows::team_rows(key, team)?;
            add(db, row).await?;
            add_all(db, members).await
        }
        E::ContactNamed { contact } => add(db, rows::contact_row(key, contact)?).await,
        E::TermsSettled { terms } => {
            let rows = rows::terms_rows(key, terms)?;
            add(db, rows.terms).await?;
            add_all(db, rows.methods).await?;
            add_all(db, rows.elements).await
        }
        E::TextFinalised { text, on } => add(db, rows::final_row(key, text, on)?).await,
        E::TextReopened { text } => {
            finals::Entity::update_many()
                .col_expr(finals::Column::ReopenedSeq, Expr::value(key.seq))
                .filter(finals::Column::AgreementId.eq(key.agreement))
                .filter(finals::Column::Text.eq(name(&text)?))
                .filter(finals::Column::ReopenedSeq.is_null())
                .exec(db)
                .await?;
            Ok(())
        }
        E::PksSigned { pks } => add(db, rows::pks_row(key, pks)).await,
        E::JuknisSigned { juknis } => add(db, rows::juknis_row(key, juknis)?).await,
        E::NetworkRecorded { network, letter } => {
            let (row, addresses) = rows::network_rows(key, network)?;
            add(db, row).await?;
            add_all(db, addresses).await?;
            match letter {
                Some(letter) => add(db, rows::network_letter_row(key, letter)).await,
                None => Ok(()),
            }
        }
        E::QuotaGranted { grant } => {
            let (row, methods) = rows::quota_rows(key, grant)?;
            add(db, row).await?;
            add_all(db, methods).await
        }
        E::ApplicationRegistered { application } => add(db, rows::application_row(key, application)?).await,
        E::ServiceFlowDescribed { flow } => add(db, rows::service_flow_row(key, flow)?).await,
        E::PurposeAdded { purpose } => add(db, rows::purpose_row(key, purpose)?).await,
        E::PurposeEnded { purpose, on } => {
            purposes::Entity::update_many()
                .col_expr(purposes::Column::EndsOn, Expr::value(on))
                .filter(purposes::Column::AgreementId.eq(key.agreement))
                .filter(purposes::Column::Id.eq(purpose.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::OperatorRegistered { operator } => add(db, rows::operator_row(key, operator)?).await,
        E::OperatorLeft { operator, on } => {
            operators::Entity::update_many()
                .col_expr(operators::Column::LeftOn, Expr::value(on))
                .filter(operators::Column::AgreementId.eq(key.agreement))
                .filter(operators::Column::Id.eq(operator.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::AccessApprovalRequested { letter } => add(db, rows::access_approval_row(key, letter)).await,
        E::AccessApprovalGranted { letter } => {
            let last = access_approvals::Entity::find()
                .select_only()
                .column(access_approvals::Column::Seq)
                .filter(access_approvals::Column::AgreementId.eq(key.agreement))
                .order_by_desc(access_approvals::Column::Seq)
                .into_tuple::<i64>()
                .one(db)
                .await?;
            access_approvals::Entity::update_many()
                .col_expr(access_approvals::Column::GrantedNumber, Expr::value(letter.number))
                .col_expr(access_approvals::Column::GrantedDate, Expr::value(letter.date))
                .filter(access_approvals::Column::AgreementId.eq(key.agreement))
                .filter(access_approvals::Column::Seq.eq(last.unwrap_or_default()))
                .exec(db)
                .await?;
            Ok(())
        }
        E::AccountRequested { account } | E::AccountTakenOver { account } => {
            let rows = rows::account_rows(key, account)?;
            add(db, rows.account).await?;
            add_all(db, rows.methods).await?;
            add_all(db, rows.addresses).await
        }
        E::AddressesRegistered { account, ip_addresses, from: None } => {
            register_addresses(db, key, account, ip_addresses).await
        }
        E::AddressesRegistered { account, ip_addresses, from: Some(from) } => {
            add(db, rows::address_change_row(key, account, from, &ip_addresses)?).await
        }
        E::DailyCapSet { account, per_day, from } => add(db, rows::cap_change_row(key, account, from, per_day)).await,
        E::HoursSet { hours } => add(db, rows::agreement_hours_row(key, hours)?).await,
        E::AccountHandedOver { account, bast } => {
            accounts::Entity::update_many()
                .col_expr(accounts::Column::BastNumber, Expr::value(bast.number))
                .col_expr(accounts::Column::BastDate, Expr::value(bast.date))
                .filter(accounts::Column::AgreementId.eq(key.agreement))
                .filter(accounts::Column::Id.eq(account.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::HolderChanged { account, holder } => add(db, rows::holder_change_row(key, account, holder)).await,
        E::TakenOver { bast } => {
            predecessors::Entity::update_many()
                .col_expr(predecessors::Column::BastNumber, Expr::value(bast.number))
                .col_expr(predecessors::Column::BastDate, Expr::value(bast.date))
                .filter(predecessors::Column::AgreementId.eq(key.agreement))
                .exec(db)
                .await?;
            Ok(())
        }
        // Receipts in the history; no fact follows from them.
        E::SecretRevealed { .. } | E::SecretRotated { .. } | E::SecretRevoked { .. } => Ok(()),
        E::AccountClosed { account, on } => {
            accounts::Entity::update_many()
                .col_expr(accounts::Column::ClosedOn, Expr::value(on))
                .filter(accounts::Column::AgreementId.eq(key.agreement))
                .filter(accounts::Column::Id.eq(account.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::AccountLocked { lock } => add(db, rows::account_lock_row(key, lock)).await,
        E::AccountUnlocked { account, unlock } => {
            account_locks::Entity::update_many()
                .col_expr(account_locks::Column::UnlockedAt, Expr::value(unlock.at))
                .col_expr(account_locks::Column::UnlockedBy, Expr::value(unlock.by))
                .col_expr(account_locks::Column::UnlockRemark, Expr::value(unlock.remark))
                .filter(account_locks::Column::AgreementId.eq(key.agreement))
                .filter(account_locks::Column::AccountId.eq(account.0))
                .filter(account_locks::Column::UnlockedAt.is_null())
                .exec(db)
                .await?;
            Ok(())
        }
        E::SuspicionReviewed { review } => add(db, rows::suspicion_review_row(key, review)?).await,
        E::DeclarationSigned { declaration } => add(db, rows::declaration_row(key, declaration)?).await,
        E::PocRequested { request } => {
            let (row, subjects) = rows::poc_request_rows(key, request)?;
            add(db, row).await?;
            add_all(db, subjects).await
        }
        E::PocScheduled { schedule } => {
            let (row, subjects) = rows::poc_schedule_rows(key, schedule)?;
            add(db, row).await?;
            add_all(db, subjects).await
        }
        E::PocConcluded { result } => add(db, rows::poc_result_row(key, result)?).await,
        E::IntegrationHandedOver { handover } => {
            let (row, items) = rows::integration_rows(key, handover)?;
            add(db, row).await?;
            add_all(db, items).await
        }
        E::CertificateReceived { certificate } => add(db, rows::certificate_row(key, certificate)).await,
        E::ReportReceived { report } => add(db, rows::report_row(key, report)?).await,
        E::CorrectionAsked { correction } => add(db, rows::report_correction_row(key, correction)).await,
        E::ReportForwarded { forwarding } => add(db, rows::report_forwarding_row(key, forwarding)).await,
        E::ReportEvaluated { evaluation } => {
            let rows = rows::evaluation_rows(key, evaluation)?;
            add(db, rows.evaluation).await?;
            add_all(db, rows.findings).await?;
            add_all(db, rows.follow_ups).await?;
            add_all(db, rows.scores).await
        }
        E::EvaluationForwarded { semester, occasion, letter } => {
            let Some(seq) = evaluation_of(db, key, semester, occasion).await? else { return Ok(()) };
            evaluations::Entity::update_many()
                .col_expr(evaluations::Column::ForwardedNumber, Expr::value(letter.number))
                .col_expr(evaluations::Column::ForwardedDate, Expr::value(letter.date))
                .filter(evaluations::Column::AgreementId.eq(key.agreement))
                .filter(evaluations::Column::Seq.eq(seq))
                .exec(db)
                .await?;
            Ok(())
        }
        E::FollowUpDone { done } => add(db, rows::follow_up_done_row(key, done)).await,
        E::ChangeRecorded { change } => add(db, rows::change_row(key, change)?).await,
        E::Reminded { reminder } => add(db, rows::reminder_row(key, reminder)).await,
        E::SanctionImposed { sanction } => add(db, rows::sanction_row(key, sanction)?).await,
        E::SanctionLifted { sanction, lift } => {
            sanctions::Entity::update_many()
                .col_expr(sanctions::Column::LiftNumber, Expr::value(lift.letter.number))
                .col_expr(sanctions::Column::LiftDate, Expr::value(lift.letter.date))
                .col_expr(sanctions::Column::LiftedAt, Expr::value(lift.at))
                .filter(sanctions::Column::AgreementId.eq(key.agreement))
                .filter(sanctions::Column::Id.eq(sanction.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::ProposalSetAside { set_aside } => add(db, rows::set_aside_row(key, set_aside)?).await,
        E::RenewalReceived { renewal } => add(db, rows::renewal_row(key, renewal)?).await,
        E::RenewalApproved { letter } => {
            let Some(seq) = last_renewal(db, key).await? else { return Ok(()) };
            let (number, date) = opt_letter_columns(Some(letter));
            renewals::Entity::update_many()
                .col_expr(renewals::Column::ApprovalNumber, Expr::value(number))
                .col_expr(renewals::Column::ApprovalDate, Expr::value(date))
                .filter(renewals::Column::AgreementId.eq(key.agreement))
                .filter(renewals::Column::Seq.eq(seq))
                .exec(db)
                .await?;
            Ok(())
        }
        E::RenewalConcluded { outcome } => {
            let Some(seq) = last_renewal(db, key).await? else { return Ok(()) };
            let rows::OutcomeColumns {
                outcome,
                addendum_office_number,
                addendum_institution_number,
                outcome_signed_on,
                addendum_ends_on,
                refusal_number,
                refusal_date,
                scan,
            } = rows::outcome_columns(Some(outcome));
            renewals::Entity::update_many()
                .col_expr(renewals::Column::Outcome, Expr::value(outcome))
                .col_expr(renewals::Column::AddendumOfficeNumber, Expr::value(addendum_office_number))
                .col_expr(renewals::Column::AddendumInstitutionNumber, Expr::value(addendum_institution_number))
                .col_expr(renewals::Column::OutcomeSignedOn, Expr::value(outcome_signed_on))
                .col_expr(renewals::Column::AddendumEndsOn, Expr::value(addendum_ends_on))
                .col_expr(renewals::Column::RefusalNumber, Expr::value(refusal_number))
                .col_expr(renewals::Column::RefusalDate, Expr::value(refusal_date))
                .col_expr(renewals::Column::Scan, Expr::value(scan))
                .filter(renewals::Column::AgreementId.eq(key.agreement))
                .filter(renewals::Column::Seq.eq(seq))
                .exec(db)
                .await?;
            Ok(())
        }
        E::ReaderRegistered { reader } => add(db, rows::reader_row(key, reader)).await,
        E::IncidentDetected { incident } => add(db, rows::incident_row(key, incident)?).await,
        E::IncidentDescribed { incident, details } => {
            incidents::Entity::update_many()
                .col_expr(incidents::Column::Particulars, Expr::value(particulars(&details)?))
                .filter(incidents::Column::AgreementId.eq(key.agreement))
                .filter(incidents::Column::Id.eq(incident.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::IncidentNotified { incident, at, notice } => {
            incidents::Entity::update_many()
                .col_expr(incidents::Column::NotifiedAt, Expr::value(at))
                .col_expr(incidents::Column::NoticeNumber, Expr::value(notice.number))
                .col_expr(incidents::Column::NoticeDate, Expr::value(notice.date))
                .filter(incidents::Column::AgreementId.eq(key.agreement))
                .filter(incidents::Column::Id.eq(incident.0))
                .exec(db)
                .await?;
            Ok(())
        }
        E::Closed { closing } => add(db, rows::closing_row(key, closing)).await,
        E::DutyWaived { waiver } => add(db, rows::waiver_row(key, waiver)?).await,
        E::EndingRecorded { ending } => {
            let known = endings::Entity::find()
                .select_only()
                .column(endings::Column::Seq)
                .filter(endings::Column::AgreementId.eq(key.agreement))
                .into_tuple::<i64>()
                .one(db)
                .await?;
            // The first ending counts.
            match known {
                Some(_) => Ok(()),
                None => add(db, rows::ending_row(key, ending)?).await,
            }
        }
        E::DocumentIssued { document } => add(db, rows::issued_document_row(key, *document)?).await,
        E::DocumentRevoked { code, revocation } => {
            issued_documents::Entity::update_many()
                .col_expr(issued_documents::Column::RevokedOn, Expr::value(revocation.on))
                .col_expr(issued_documents::Column::RevokeReason, Expr::value(revocation.reason))
                .filter(issued_documents::Column::AgreementId.eq(key.agreement))
                .filter(issued_documents::Column::Code.eq(code.as_str()))
                .exec(db)
                .await?;
            Ok(())
        }
    }
}

/// The addresses of an account the agreement has; of another, nothing.
async fn register_addresses<C: ConnectionTrait>(
    db: &C,
    key: &Key,
    account: AccountId,
    addresses: Vec<String>,
) -> Result<(), StoreError> {
    account_addresses::Entity::delete_many()
        .filter(account_addresses::Column::AgreementId.eq(key.agreement))
        .filter(account_addresses::Column::AccountId.eq(account.0))
        .exec(db)
        .await?;
    add_all(db, rows::account_address_rows(key, account, addresses)?).await
}

/// The first evaluation of a semester on this occasion.
async fn evaluation_of<C: ConnectionTrait>(
    db: &C,
    key: &Key,
    semester: Semester,
    occasion: Option<String>,
) -> Result<Option<i64>, StoreError> {
    let occasion = match occasion {
        Some(occasion) => evaluations::Column::Occasion.eq(occasion),
        None => evaluations::Column::Occasion.is_null(),
    };
    Ok(evaluations::Entity::find()
        .select_only()
        .column(evaluations::Column::Seq)
        .filter(evaluations::Column::AgreementId.eq(key.agreement))
        .filter(evaluations::Column::Semester.eq(semester.to_string()))
        .filter(occasion)
        .order_by_asc(evaluations::Column::Seq)
        .into_tuple::<i64>()
        .one(db)
        .await?)
}

async fn last_renewal<C: ConnectionTrait>(db: &C, key: &Key) -> Result<Option<i64>, StoreError> {
    Ok(renewals::Entity::find()
        .select_only()
        .column(renewals::Column::Seq)
        .filter(renewals::Column::AgreementId.eq(key.agreement))
        .order_by_desc(renewals::Column::Seq)
        .into_tuple::<i64>()
        .one(db)
        .await?)
}
