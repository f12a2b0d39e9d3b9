//! What happened to an agreement, and what it makes of the facts: the definition of every event (decisions.md 1).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::*;
use crate::access::AgreementHours;
use crate::calendar::Semester;
use crate::ids::{AccountId, AgreementId, InstitutionId, OfficeId, OperatorId, PurposeId, SanctionId};
use crate::letter::Letter;

/// What happened. Payloads carry kind and version and are never rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AgreementEvent {
    /// A request letter came in: the first, or again after a return.
    Requested {
        institution: InstitutionId,
        request: Request,
    },
    /// The agreement follows another one.
    PredecessorNamed {
        predecessor: Predecessor,
    },
    TakenUp {
        on: NaiveDate,
    },
    Checked {
        checklist: Checklist,
    },
    Returned {
        on: NaiveDate,
        reasons: String,
    },
    FoundComplete {
        on: NaiveDate,
    },
    Forwarded {
        letter: Letter,
    },
    Approved {
        approval: Approval,
    },
    TeamAppointed {
        team: Team,
    },
    ContactNamed {
        contact: Contact,
    },
    TermsSettled {
        terms: Terms,
    },
    TextFinalised {
        text: Text,
        on: NaiveDate,
    },
    /// A final text was opened again for changes, before signing.
    TextReopened {
        text: Text,
    },
    PksSigned {
        pks: Pks,
    },
    JuknisSigned {
        juknis: Juknis,
    },
    NetworkRecorded {
        network: Network,
        letter: Option<Letter>,
    },
    QuotaGranted {
        grant: QuotaGrant,
    },
    ApplicationRegistered {
        application: Application,
    },
    ServiceFlowDescribed {
        flow: ServiceFlow,
    },
    PurposeAdded {
        purpose: Purpose,
    },
    PurposeEnded {
        purpose: PurposeId,
        on: NaiveDate,
    },
    OperatorRegistered {
        operator: Operator,
    },
    OperatorLeft {
        operator: OperatorId,
        on: NaiveDate,
    },
    AccessApprovalRequested {
        letter: Letter,
    },
    AccessApprovalGranted {
        letter: Letter,
    },
    AccountRequested {
        account: Account,
    },
    AddressesRegistered {
        account: AccountId,
        ip_addresses: Vec<String>,
        /// `None` in entries made before changes had a beginning: at once, as if registered first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<DateTime<Utc>>,
    },
    DailyCapSet {
        account: AccountId,
        /// Hits per local day; `None` is no cap of its own.
        per_day: Option<u32>,
        from: DateTime<Utc>,
    },
    HoursSet {
        hours: AgreementHours,
    },
    AccountHandedOver {
        account: AccountId,
        bast: Letter,
    },
    HolderChanged {
        account: AccountId,
        holder: HolderChange,
    },
    /// What the agreement before had in use passed over to this one.
    TakenOver {
        bast: Letter,
    },
    /// A User ID that came from the agreement before, as it was there; its password goes on.
    AccountTakenOver {
        account: Account,
    },
    /// The one-time reveal of the password: the receipt (D14).
    SecretRevealed {
        account: AccountId,
        at: DateTime<Utc>,
        to: String,
    },
    /// Another password was shown; the one before works until then.
    SecretRotated {
        account: AccountId,
        at: DateTime<Utc>,
        to: String,
        old_until: DateTime<Utc>,
    },
    /// Passwords that still worked beside the newest stopped working.
    SecretRevoked {
        account: AccountId,
        at: DateTime<Utc>,
        reason: String,
    },
    AccountClosed {
        account: AccountId,
        on: NaiveDate,
    },
    AccountLocked {
        lock: AccountLock,
    },
    AccountUnlocked {
        account: AccountId,
        unlock: Unlock,
    },
    SuspicionReviewed {
        review: SuspicionReview,
    },
    DeclarationSigned {
        declaration: Declaration,
    },
    PocRequested {
        request: PocRequest,
    },
    PocScheduled {
        schedule: PocSchedule,
    },
    PocConcluded {
        result: PocResult,
    },
    IntegrationHandedOver {
        handover: IntegrationHandover,
    },
    CertificateReceived {
        certificate: Certificate,
    },
    ReportReceived {
        report: Report,
    },
    CorrectionAsked {
        correction: CorrectionRequest,
    },
    ReportForwarded {
        forwarding: ReportForwarding,
    },
    /// Also one at any time, which has an occasion.
    ReportEvaluated {
        evaluation: Evaluation,
    },
    /// The result of an evaluation was sent on.
    EvaluationForwarded {
        semester: Semester,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occasion: Option<String>,
        letter: Letter,
    },
    FollowUpDone {
        done: FollowUpDone,
    },
    ChangeRecorded {
        change: Change,
    },
    /// A duty was called to mind by letter (D20).
    Reminded {
        reminder: Reminder,
    },
    SanctionImposed {
        sanction: Sanction,
    },
    SanctionLifted {
        sanction: SanctionId,
        lift: Lift,
    },
    /// A proposed sanction was set aside by a person.
    ProposalSetAside {
        set_aside: SetAside,
    },
    RenewalReceived {
        renewal: Renewal,
    },
    RenewalApproved {
        letter: Letter,
    },
    RenewalConcluded {
        outcome: RenewalOutcome,
    },
    ReaderRegistered {
        reader: Reader,
    },
    IncidentDetected {
        incident: Incident,
    },
    /// The account of a breach, replacing the earlier one.
    IncidentDescribed {
        incident: crate::ids::IncidentId,
        details: IncidentDetails,
    },
    IncidentNotified {
        incident: crate::ids::IncidentId,
        at: DateTime<Utc>,
        notice: Letter,
    },
    Closed {
        closing: Closing,
    },
    DutyWaived {
        waiver: Waiver,
    },
    EndingRecorded {
        ending: Ending,
    },
    DocumentIssued {
        document: Box<IssuedDocument>,
    },
    DocumentRevoked {
        code: DocumentCode,
        revocation: Revocation,
    },
}

impl Agreement {
    /// What `event` makes of the facts. The first event is always [`AgreementEvent::Requested`]; any other on nothing
    /// gives nothing.
    pub fn evolve(facts: Option<Self>, id: AgreementId, office: OfficeId, event: AgreementEvent) -> Option<Self> {
        let mut agreement = match (facts, &event) {
            (Some(agreement), _) => agreement,
            (None, AgreementEvent::Requested { institution, .. }) => Self::blank(id, office, *institution),
            (None, _) => return None,
        };
        agreement.apply(event);
        Some(agreement)
    }

    fn apply(&mut self, event: AgreementEvent) {
        use AgreementEvent as E;
        match event {
            E::Requested { request, .. } => self.requests.push(request),
            E::PredecessorNamed { predecessor } => self.predecessor = Some(predecessor),
            E::TakenUp { on } => self.taken_up.push(on),
            E::Checked { checklist } => self.checklists.push(checklist),
            E::Returned { on, reasons } => {
                self.returns.push(Return { on, reasons });
                self.completed_on = None;
            }
            E::FoundComplete { on } => self.completed_on = Some(on),
            E::Forwarded { letter } => self.forwarding = Some(letter),
            E::Approved { approval } => self.approval = Some(approval),
            E::TeamAppointed { team } => {
                self.teams.retain(|earlier| earlier.party != team.party);
                self.teams.push(team);
            }
            E::ContactNamed { contact } => self.contacts.push(contact),
            E::TermsSettled { terms } => self.terms.push(terms),
            E::TextFinalised { text, on } => self.finals.push((text, on)),
            E::TextReopened { text } => self.finals.retain(|(which, _)| *which != text),
            E::PksSigned { pks } => self.pks = Some(pks),
            E::JuknisSigned { juknis } => self.juknis = Some(juknis),
            E::NetworkRecorded { network, letter } => {
                self.network = Some(network);
                self.network_letters.extend(letter);
            }
            E::QuotaGranted { grant } => self.quota.push(grant),
            E::ApplicationRegistered { application } => self.applications.push(application),
            E::ServiceFlowDescribed { flow } => {
                self.service_flows.retain(|earlier| earlier.title != flow.title);
                self.service_flows.push(flow);
            }
            E::PurposeAdded { purpose } => self.purposes.push(purpose),
            E::PurposeEnded { purpose, on } => {
                if let Some(known) = self.purposes.iter_mut().find(|known| known.id == purpose) {
                    known.until = Some(on);
                }
            }
            E::OperatorRegistered { operator } => self.operators.push(operator),
            E::OperatorLeft { operator, on } => {
                if let Some(known) = self.operators.iter_mut().find(|known| known.id == operator) {
                    known.left_on = Some(on);
                }
            }
            E::AccessApprovalRequested { letter } => {
                self.access_approval = Some(AccessApproval { requested: letter, granted: None });
            }
            E::AccessApprovalGranted { letter } => {
                if let Some(approval) = &mut self.access_approval {
                    approval.granted = Some(letter);
                }
            }
            E::AccountRequested { account } | E::AccountTakenOver { account } => self.accounts.push(account),
            E::TakenOver { bast } => {
                if let Some(predecessor) = &mut self.predecessor {
                    predecessor.bast = Some(bast);
                }
            }
            E::AddressesRegistered { account, ip_addresses, from } => self.on_account(account, |known| match from {
                Some(from) => known.address_changes.push(AddressChange { from, ip_addresses }),
                None => known.ip_addresses = ip_addresses,
            }),
            E::DailyCapSet { account, per_day, from } => {
                self.on_account(account, |known| known.cap_changes.push(CapChange { from, per_day }));
            }
            E::HoursSet { hours } => self.hours.push(hours),
            E::HolderChanged { account, holder } => {
                self.on_account(account, |known| known.holder_changes.push(holder));
            }
            E::AccountHandedOver { account, bast } => self.on_account(account, |known| known.bast = Some(bast)),
            // The reveal is a receipt in the history; nothing follows from it.
            E::SecretRevealed { .. } | E::SecretRotated { .. } | E::SecretRevoked { .. } => {}
            E::AccountClosed { account, on } => self.on_account(account, |known| known.closed_on = Some(on)),
            E::AccountLocked { lock } => self.locks.push(lock),
            E::AccountUnlocked { account, unlock } => {
                let open = self.locks.iter_mut().filter(|lock| lock.account == account && lock.unlocked.is_none());
                for lock in open {
                    lock.unlocked = Some(unlock.clone());
                }
            }
            E::SuspicionReviewed { review } => self.suspicion_reviews.push(review),
            E::DeclarationSigned { declaration } => self.declarations.push(declaration),
            E::PocRequested { request } => self.poc_requests.push(request),
            E::PocScheduled { schedule } => self.poc_schedules.push(schedule),
            E::PocConcluded { result } => self.poc_results.push(result),
            E::IntegrationHandedOver { handover } => self.integration.push(handover),
            E::CertificateReceived { certificate } => self.certificates.push(certificate),
            E::ReportReceived { report } => self.reports.push(report),
            E::CorrectionAsked { correction } => self.corrections.push(correction),
            E::ReportForwarded { forwarding } => self.forwardings.push(forwarding),
            E::ReportEvaluated { evaluation } => self.evaluations.push(evaluation),
            E::EvaluationForwarded { semester, occasion, letter } => {
                let of = |made: &&mut Evaluation| made.semester == semester && made.occasion == occasion;
                if let Some(made) = self.evaluations.iter_mut().find(of) {
                    made.forwarded = Some(letter);
                }
            }
            E::FollowUpDone { done } => self.follow_ups_done.push(done),
            E::ChangeRecorded { change } => self.changes.push(change),
            E::Reminded { reminder } => self.reminders.push(reminder),
            E::SanctionImposed { sanction } => self.sanctions.push(sanction),
            E::SanctionLifted { sanction, lift } => {
                if let Some(known) = self.sanctions.iter_mut().find(|known| known.id == sanction) {
                    known.lifted = Some(lift);
                }
            }
            E::ProposalSetAside { set_aside } => self.set_asides.push(set_aside),
            E::RenewalReceived { renewal } => self.renewals.push(renewal),
            E::RenewalApproved { letter } => {
                if let Some(renewal) = self.renewals.last_mut() {
                    renewal.approval = Some(letter);
                }
            }
            E::RenewalConcluded { outcome } => {
                if let Some(renewal) = self.renewals.last_mut() {
                    renewal.outcome = Some(outcome);
                }
            }
            E::ReaderRegistered { reader } => {
                self.readers.retain(|earlier| earlier.serial != reader.serial);
                self.readers.push(reader);
            }
            E::IncidentDetected { incident } => self.incidents.push(incident),
            E::IncidentDescribed { incident, details } => {
                if let Some(known) = self.incidents.iter_mut().find(|known| known.id == incident) {
                    known.details = details;
                }
            }
            E::IncidentNotified { incident, at, notice } => {
                if let Some(known) = self.incidents.iter_mut().find(|known| known.id == incident) {
                    known.notified_at = Some(at);
                    known.notice = Some(notice);
                }
            }
            E::Closed { closing } => self.closing = Some(closing),
            E::DutyWaived { waiver } => self.waivers.push(waiver),
            E::EndingRecorded { ending } => self.ending = self.ending.take().or(Some(ending)),
            E::DocumentIssued { document } => self.issued.push(*document),
            E::DocumentRevoked { code, revocation } => {
                if let Some(known) = self.issued.iter_mut().find(|known| known.edition.code == code) {
                    known.revoked = Some(revocation);
                }
            }
        }
    }

    fn on_account(&mut self, id: AccountId, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.accounts.iter_mut().find(|account| account.id == id) {
            change(account);
        }
    }
}
