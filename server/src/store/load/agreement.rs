//! The facts of agreements, table by table.

use std::collections::HashMap;

use patuh_domain::agreement::Agreement;
use patuh_domain::ids::{AccountId, AgreementId, InstitutionId, OfficeId};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::{Versioned, grouped, rows_of};
use crate::store::column::number;
use crate::store::entity;
use crate::store::error::StoreError;
use crate::store::rows;

/// One agreement, if there is one of this id.
///
/// # Errors
/// The database can't be read.
pub async fn agreement<C: ConnectionTrait>(
    db: &C,
    id: AgreementId,
) -> Result<Option<Versioned<Agreement>>, StoreError> {
    Ok(agreements(db, &[id]).await?.pop())
}

/// The agreements of these ids, in no particular order; unknown ids are left out.
///
/// # Errors
/// The database can't be read.
pub async fn agreements<C: ConnectionTrait>(
    db: &C,
    ids: &[AgreementId],
) -> Result<Vec<Versioned<Agreement>>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut shelf = Shelf { known: HashMap::with_capacity(ids.len()) };
    for row in rows_of::<entity::agreements::Entity, C>(db, "id", &ids, &[]).await? {
        let blank = Agreement::blank(AgreementId(row.id), OfficeId(row.office_id), InstitutionId(row.institution_id));
        let version = number("agreements.version", row.version)?;
        shelf.known.insert(row.id, Versioned { version, value: blank });
    }
    if shelf.known.is_empty() {
        return Ok(Vec::new());
    }
    request(db, &ids, &mut shelf).await?;
    review(db, &ids, &mut shelf).await?;
    texts(db, &ids, &mut shelf).await?;
    access(db, &ids, &mut shelf).await?;
    accounts(db, &ids, &mut shelf).await?;
    trials(db, &ids, &mut shelf).await?;
    life(db, &ids, &mut shelf).await?;
    ends(db, &ids, &mut shelf).await?;
    Ok(shelf.known.into_values().collect())
}

struct Shelf {
    known: HashMap<Uuid, Versioned<Agreement>>,
}

impl Shelf {
    /// Puts a fact where it belongs.
    fn put(&mut self, id: Uuid, put: impl FnOnce(&mut Agreement)) {
        if let Some(agreement) = self.known.get_mut(&id) {
            put(&mut agreement.value);
        }
    }
}

/// The rows of a table of facts, by agreement and in the order of recording.
async fn facts_of<E: EntityTrait, C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<Vec<E::Model>, StoreError> {
    rows_of::<E, C>(db, "agreement_id", ids, &["agreement_id", "seq"]).await
}

/// The rows of a list within facts, in the order of the list.
async fn items_of<E: EntityTrait, C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<Vec<E::Model>, StoreError> {
    rows_of::<E, C>(db, "agreement_id", ids, &["agreement_id", "seq", "place"]).await
}

async fn request<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    let mut methods =
        grouped(items_of::<entity::request_methods::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::requests::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let methods = methods.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::request(row, methods)?;
        shelf.put(id, |agreement| agreement.requests.push(fact));
    }
    for row in facts_of::<entity::predecessors::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::predecessor(row)?);
        shelf.put(id, |agreement| agreement.predecessor = Some(fact));
    }
    for row in facts_of::<entity::takeups::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.taken_up.push(row.taken_up_on));
    }
    let mut items =
        grouped(items_of::<entity::checklist_items::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::checklists::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let items = items.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::checklist(row, items);
        shelf.put(id, |agreement| agreement.checklists.push(fact));
    }
    Ok(())
}

async fn review<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    // A return undoes what was found complete before it.
    let mut returned: HashMap<Uuid, i64> = HashMap::new();
    for row in facts_of::<entity::returns::Entity, C>(db, ids).await? {
        returned.insert(row.agreement_id, row.seq);
        shelf.put(row.agreement_id, |agreement| agreement.returns.push(rows::returned(row)));
    }
    for row in facts_of::<entity::completions::Entity, C>(db, ids).await? {
        if returned.get(&row.agreement_id).is_none_or(|last| *last < row.seq) {
            shelf.put(row.agreement_id, |agreement| agreement.completed_on = Some(row.completed_on));
        }
    }
    for row in facts_of::<entity::forwardings::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.forwarding = Some(rows::forwarding(row)));
    }
    for row in facts_of::<entity::approvals::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::approval(row)?);
        shelf.put(id, |agreement| agreement.approval = Some(fact));
    }
    let mut members =
        grouped(items_of::<entity::team_members::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::teams::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let members = members.remove(&(id, row.seq)).unwrap_or_default();
        let team = rows::team(row, members)?;
        shelf.put(id, |agreement| {
            agreement.teams.retain(|earlier| earlier.party != team.party);
            agreement.teams.push(team);
        });
    }
    for row in facts_of::<entity::contacts::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::contact(row)?);
        shelf.put(id, |agreement| agreement.contacts.push(fact));
    }
    Ok(())
}

async fn texts<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    let mut methods =
        grouped(items_of::<entity::term_methods::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    let elements = rows_of::<entity::term_elements::Entity, C>(
        db,
        "agreement_id",
        ids,
        &["agreement_id", "seq", "place", "element_place"],
    )
    .await?;
    let mut elements = grouped(elements, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::terms::Entity, C>(db, ids).await? {
        let key = (row.agreement_id, row.seq);
        let (methods, elements) = (methods.remove(&key).unwrap_or_default(), elements.remove(&key).unwrap_or_default());
        let fact = rows::terms(row, methods, elements)?;
        shelf.put(key.0, |agreement| agreement.terms.push(fact));
    }
    for row in facts_of::<entity::finals::Entity, C>(db, ids).await? {
        if row.reopened_seq.is_none() {
            let (id, fact) = (row.agreement_id, rows::finality(row)?);
            shelf.put(id, |agreement| agreement.finals.push(fact));
        }
    }
    for row in facts_of::<entity::pks::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::pks(row)?);
        shelf.put(id, |agreement| agreement.pks = Some(fact));
    }
    for row in facts_of::<entity::juknis::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::juknis(row)?);
        shelf.put(id, |agreement| agreement.juknis = Some(fact));
    }
    Ok(())
}

async fn access<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    let mut addresses =
        grouped(items_of::<entity::network_addresses::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::networks::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let addresses = addresses.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::network(row, addresses)?;
        shelf.put(id, |agreement| agreement.network = Some(fact));
    }
    for row in facts_of::<entity::network_letters::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.network_letters.push(rows::network_letter(row)));
    }
    let mut methods =
        grouped(items_of::<entity::quota_methods::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::quota_grants::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let methods = methods.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::quota(row, methods)?;
        shelf.put(id, |agreement| agreement.quota.push(fact));
    }
    for row in facts_of::<entity::applications::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::application(row)?);
        shelf.put(id, |agreement| agreement.applications.push(fact));
    }
    for row in facts_of::<entity::service_flows::Entity, C>(db, ids).await? {
        let (id, flow) = (row.agreement_id, rows::service_flow(row)?);
        shelf.put(id, |agreement| {
            agreement.service_flows.retain(|earlier| earlier.title != flow.title);
            agreement.service_flows.push(flow);
        });
    }
    for row in facts_of::<entity::purposes::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::purpose(row)?);
        shelf.put(id, |agreement| agreement.purposes.push(fact));
    }
    for row in facts_of::<entity::operators::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::operator(row)?);
        shelf.put(id, |agreement| agreement.operators.push(fact));
    }
    Ok(())
}

async fn accounts<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    for row in facts_of::<entity::access_approvals::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.access_approval = Some(rows::access_approval(row)));
    }
    let order = ["agreement_id", "account_id", "place"];
    let methods = rows_of::<entity::account_methods::Entity, C>(db, "agreement_id", ids, &order).await?;
    let mut methods = grouped(methods, |row| (row.agreement_id, row.account_id));
    let addresses = rows_of::<entity::account_addresses::Entity, C>(db, "agreement_id", ids, &order).await?;
    let mut addresses = grouped(addresses, |row| (row.agreement_id, row.account_id));
    for row in facts_of::<entity::accounts::Entity, C>(db, ids).await? {
        let key = (row.agreement_id, row.id);
        let (methods, addresses) =
            (methods.remove(&key).unwrap_or_default(), addresses.remove(&key).unwrap_or_default());
        let fact = rows::account(row, methods, addresses)?;
        shelf.put(key.0, |agreement| agreement.accounts.push(fact));
    }
    for row in facts_of::<entity::account_locks::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.locks.push(rows::account_lock(row)));
    }
    for row in facts_of::<entity::suspicion_reviews::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::suspicion_review(row)?);
        shelf.put(id, |agreement| agreement.suspicion_reviews.push(fact));
    }
    for row in facts_of::<entity::address_changes::Entity, C>(db, ids).await? {
        let (id, account, fact) = (row.agreement_id, AccountId(row.account_id), rows::address_change(row)?);
        shelf.put(id, |agreement| {
            if let Some(known) = agreement.accounts.iter_mut().find(|known| known.id == account) {
                known.address_changes.push(fact);
            }
        });
    }
    for row in facts_of::<entity::cap_changes::Entity, C>(db, ids).await? {
        let (id, account, fact) = (row.agreement_id, AccountId(row.account_id), rows::cap_change(row)?);
        shelf.put(id, |agreement| {
            if let Some(known) = agreement.accounts.iter_mut().find(|known| known.id == account) {
                known.cap_changes.push(fact);
            }
        });
    }
    for row in facts_of::<entity::holder_changes::Entity, C>(db, ids).await? {
        let (id, account) = (row.agreement_id, AccountId(row.account_id));
        shelf.put(id, |agreement| {
            if let Some(known) = agreement.accounts.iter_mut().find(|known| known.id == account) {
                known.holder_changes.push(rows::holder_change(row));
            }
        });
    }
    for row in facts_of::<entity::agreement_hours::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::agreement_hours(row)?);
        shelf.put(id, |agreement| agreement.hours.push(fact));
    }
    for row in facts_of::<entity::declarations::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::declaration(row)?);
        shelf.put(id, |agreement| agreement.declarations.push(fact));
    }
    Ok(())
}

async fn trials<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    let mut subjects =
        grouped(items_of::<entity::poc_request_subjects::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::poc_requests::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let subjects = subjects.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::poc_request(row, subjects)?;
        shelf.put(id, |agreement| agreement.poc_requests.push(fact));
    }
    let mut subjects = grouped(items_of::<entity::poc_schedule_subjects::Entity, C>(db, ids).await?, |row| {
        (row.agreement_id, row.seq)
    });
    for row in facts_of::<entity::poc_schedules::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let subjects = subjects.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::poc_schedule(row, subjects)?;
        shelf.put(id, |agreement| agreement.poc_schedules.push(fact));
    }
    for row in facts_of::<entity::poc_results::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::poc_result(row)?);
        shelf.put(id, |agreement| agreement.poc_results.push(fact));
    }
    let mut items =
        grouped(items_of::<entity::integration_items::Entity, C>(db, ids).await?, |row| (row.agreement_id, row.seq));
    for row in facts_of::<entity::integration_handovers::Entity, C>(db, ids).await? {
        let id = row.agreement_id;
        let items = items.remove(&(id, row.seq)).unwrap_or_default();
        let fact = rows::integration(row, items);
        shelf.put(id, |agreement| agreement.integration.push(fact));
    }
    Ok(())
}

async fn life<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    for row in facts_of::<entity::certificates::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.certificates.push(rows::certificate(row)));
    }
    for row in facts_of::<entity::reports::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::report(row)?);
        shelf.put(id, |agreement| agreement.reports.push(fact));
    }
    for row in facts_of::<entity::report_corrections::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::report_correction(row)?);
        shelf.put(id, |agreement| agreement.corrections.push(fact));
    }
    let findings = items_of::<entity::evaluation_findings::Entity, C>(db, ids).await?;
    let mut findings = grouped(findings, |row| (row.agreement_id, row.seq));
    let follow_ups = items_of::<entity::evaluation_follow_ups::Entity, C>(db, ids).await?;
    let mut follow_ups = grouped(follow_ups, |row| (row.agreement_id, row.seq));
    let scores = items_of::<entity::evaluation_scores::Entity, C>(db, ids).await?;
    let mut scores = grouped(scores, |row| (row.agreement_id, row.seq));
    for evaluation in facts_of::<entity::evaluations::Entity, C>(db, ids).await? {
        let (id, key) = (evaluation.agreement_id, (evaluation.agreement_id, evaluation.seq));
        let fact = rows::evaluation(rows::EvaluationRows {
            evaluation,
            findings: findings.remove(&key).unwrap_or_default(),
            follow_ups: follow_ups.remove(&key).unwrap_or_default(),
            scores: scores.remove(&key).unwrap_or_default(),
        })?;
        shelf.put(id, |agreement| agreement.evaluations.push(fact));
    }
    for row in facts_of::<entity::follow_ups_done::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.follow_ups_done.push(rows::follow_up_done(row)));
    }
    for row in facts_of::<entity::report_forwardings::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::report_forwarding(row)?);
        shelf.put(id, |agreement| agreement.forwardings.push(fact));
    }
    for row in facts_of::<entity::changes::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::change(row)?);
        shelf.put(id, |agreement| agreement.changes.push(fact));
    }
    for row in facts_of::<entity::renewals::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::renewal(row)?);
        shelf.put(id, |agreement| agreement.renewals.push(fact));
    }
    for row in facts_of::<entity::readers::Entity, C>(db, ids).await? {
        let (id, reader) = (row.agreement_id, rows::reader(row));
        shelf.put(id, |agreement| {
            agreement.readers.retain(|earlier| earlier.serial != reader.serial);
            agreement.readers.push(reader);
        });
    }
    Ok(())
}

async fn ends<C: ConnectionTrait>(db: &C, ids: &[Uuid], shelf: &mut Shelf) -> Result<(), StoreError> {
    for row in facts_of::<entity::reminders::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.reminders.push(rows::reminder(row)));
    }
    for row in facts_of::<entity::sanctions::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::sanction(row)?);
        shelf.put(id, |agreement| agreement.sanctions.push(fact));
    }
    for row in facts_of::<entity::set_asides::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::set_aside(row)?);
        shelf.put(id, |agreement| agreement.set_asides.push(fact));
    }
    for row in facts_of::<entity::incidents::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::incident(row)?);
        shelf.put(id, |agreement| agreement.incidents.push(fact));
    }
    for row in facts_of::<entity::closings::Entity, C>(db, ids).await? {
        shelf.put(row.agreement_id, |agreement| agreement.closing = Some(rows::closing(row)));
    }
    for row in facts_of::<entity::waivers::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::waiver(row)?);
        shelf.put(id, |agreement| agreement.waivers.push(fact));
    }
    for row in facts_of::<entity::endings::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::ending(row)?);
        shelf.put(id, |agreement| agreement.ending = Some(fact));
    }
    for row in facts_of::<entity::issued_documents::Entity, C>(db, ids).await? {
        let (id, fact) = (row.agreement_id, rows::issued_document(row)?);
        shelf.put(id, |agreement| agreement.issued.push(fact));
    }
    Ok(())
}
