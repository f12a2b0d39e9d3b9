//! What is recorded about an agreement, and what its standing needs besides.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::*;
use crate::access::AgreementHours;
use crate::calendar::{HolidayTable, Moment, Semester};
use crate::ids::{AccountId, AgreementId, ApplicationId, InstitutionId, OfficeId, OperatorId, PurposeId};
use crate::institution::Institution;
use crate::letter::Letter;
use crate::office::Office;

/// The recorded facts of one agreement, each list in the order of recording.
///
/// A later entry of the same matter supersedes an earlier one; nothing is edited (decisions.md 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub office: OfficeId,
    pub institution: InstitutionId,
    pub requests: Vec<Request>,
    /// The agreement that this one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predecessor: Option<Predecessor>,
    /// Days on which the office took it up; more than one after returns.
    pub taken_up: Vec<NaiveDate>,
    pub checklists: Vec<Checklist>,
    pub returns: Vec<Return>,
    /// The day the file was found complete.
    pub completed_on: Option<NaiveDate>,
    pub forwarding: Option<Letter>,
    pub approval: Option<Approval>,
    pub teams: Vec<Team>,
    pub contacts: Vec<Contact>,
    /// Versions of the terms, by effective date.
    pub terms: Vec<Terms>,
    /// Days on which a text was marked final.
    pub finals: Vec<(Text, NaiveDate)>,
    pub pks: Option<Pks>,
    pub juknis: Option<Juknis>,
    pub network: Option<Network>,
    pub network_letters: Vec<Letter>,
    pub quota: Vec<QuotaGrant>,
    /// Own hours of access, in the order of recording.
    #[serde(default)]
    pub hours: Vec<AgreementHours>,
    pub applications: Vec<Application>,
    pub service_flows: Vec<ServiceFlow>,
    /// Empty where the agreement's own words say what look-ups are for.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    pub operators: Vec<Operator>,
    pub access_approval: Option<AccessApproval>,
    pub accounts: Vec<Account>,
    /// Locks on User IDs, in the order of locking.
    pub locks: Vec<AccountLock>,
    /// Reviews of suspicions; the last one of a suspicion holds.
    pub suspicion_reviews: Vec<SuspicionReview>,
    pub declarations: Vec<Declaration>,
    pub poc_requests: Vec<PocRequest>,
    pub poc_schedules: Vec<PocSchedule>,
    pub poc_results: Vec<PocResult>,
    pub integration: Vec<IntegrationHandover>,
    pub certificates: Vec<Certificate>,
    pub reports: Vec<Report>,
    /// What the evaluator asked to be corrected in them.
    #[serde(default)]
    pub corrections: Vec<CorrectionRequest>,
    pub evaluations: Vec<Evaluation>,
    pub follow_ups_done: Vec<FollowUpDone>,
    pub forwardings: Vec<ReportForwarding>,
    pub changes: Vec<Change>,
    pub reminders: Vec<Reminder>,
    pub sanctions: Vec<Sanction>,
    pub set_asides: Vec<SetAside>,
    pub renewals: Vec<Renewal>,
    pub readers: Vec<Reader>,
    pub incidents: Vec<Incident>,
    pub closing: Option<Closing>,
    pub waivers: Vec<Waiver>,
    pub ending: Option<Ending>,
    pub issued: Vec<IssuedDocument>,
}

/// Everything the standing of an agreement follows from.
#[derive(Debug, Clone)]
pub struct Facts {
    pub office: Office,
    pub institution: Institution,
    pub agreement: Agreement,
    /// National holidays with the office's additions.
    pub holidays: std::sync::Arc<HolidayTable>,
    /// Look-ups and data balikan per month as counted by the access ledger (4.11); empty where nothing was counted.
    pub usage: Vec<MonthUse>,
}

impl Agreement {
    /// An agreement of which nothing is recorded yet.
    pub const fn blank(id: AgreementId, office: OfficeId, institution: InstitutionId) -> Self {
        Self {
            id,
            office,
            institution,
            requests: Vec::new(),
            predecessor: None,
            taken_up: Vec::new(),
            checklists: Vec::new(),
            returns: Vec::new(),
            completed_on: None,
            forwarding: None,
            approval: None,
            teams: Vec::new(),
            contacts: Vec::new(),
            terms: Vec::new(),
            finals: Vec::new(),
            pks: None,
            juknis: None,
            network: None,
            network_letters: Vec::new(),
            quota: Vec::new(),
            hours: Vec::new(),
            applications: Vec::new(),
            service_flows: Vec::new(),
            purposes: Vec::new(),
            operators: Vec::new(),
            access_approval: None,
            accounts: Vec::new(),
            locks: Vec::new(),
            suspicion_reviews: Vec::new(),
            declarations: Vec::new(),
            poc_requests: Vec::new(),
            poc_schedules: Vec::new(),
            poc_results: Vec::new(),
            integration: Vec::new(),
            certificates: Vec::new(),
            reports: Vec::new(),
            corrections: Vec::new(),
            evaluations: Vec::new(),
            follow_ups_done: Vec::new(),
            forwardings: Vec::new(),
            changes: Vec::new(),
            reminders: Vec::new(),
            sanctions: Vec::new(),
            set_asides: Vec::new(),
            renewals: Vec::new(),
            readers: Vec::new(),
            incidents: Vec::new(),
            closing: None,
            waivers: Vec::new(),
            ending: None,
            issued: Vec::new(),
        }
    }

    /// The request as last submitted.
    pub fn request(&self) -> Option<&Request> {
        self.requests.last()
    }

    /// The terms in force on `date`; before that [`Self::first_terms`].
    pub fn terms_on(&self, date: NaiveDate) -> Option<&Terms> {
        self.terms.iter().rev().find(|terms| terms.effective <= date).or_else(|| self.first_terms())
    }

    /// The terms the PKS was signed with; before the signature those drafted last.
    pub fn first_terms(&self) -> Option<&Terms> {
        match &self.pks {
            Some(pks) => {
                let signed = self.terms.iter().rev().find(|terms| terms.effective <= pks.signed_on);
                signed.or_else(|| self.terms.first())
            }
            None => self.terms.last(),
        }
    }

    /// The latest terms.
    pub fn latest_terms(&self) -> Option<&Terms> {
        self.terms.last()
    }

    /// Methods granted on `date`; before the terms are drafted, those asked for.
    pub fn methods_on(&self, date: NaiveDate) -> &[MethodGrant] {
        self.terms_on(date)
            .map(|terms| terms.methods.as_slice())
            .or_else(|| self.request().map(|request| request.methods.as_slice()))
            .unwrap_or_default()
    }

    /// The last day of force by PKS and addenda; `None` before the PKS is signed.
    pub fn ends_on(&self) -> Option<NaiveDate> {
        let pks = self.pks.as_ref()?;
        let prolonged = self.renewals.iter().filter_map(|renewal| match &renewal.outcome {
            Some(RenewalOutcome::Addendum(addendum)) => Some(addendum.ends_on),
            _ => None,
        });
        prolonged.chain([pks.ends_on]).max()
    }

    /// What the evaluator asked to be corrected in the report of a semester and nobody has handed in since.
    pub fn awaits_correction(&self, semester: Semester) -> Option<&CorrectionRequest> {
        let report = self.reports.iter().rev().find(|report| report.semester == semester)?;
        let asked = self.corrections.iter().rev().find(|correction| correction.semester == semester)?;
        (asked.report == report.letter).then_some(asked)
    }

    /// The day of which a text was marked final, if it was.
    pub fn final_on(&self, text: Text) -> Option<NaiveDate> {
        self.finals.iter().rev().find(|(which, _)| *which == text).map(|(_, on)| *on)
    }

    /// The application of this id.
    pub fn application(&self, id: ApplicationId) -> Option<&Application> {
        self.applications.iter().find(|application| application.id == id)
    }

    /// The purpose of this id.
    pub fn purpose(&self, id: PurposeId) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The operator of this id.
    pub fn operator(&self, id: OperatorId) -> Option<&Operator> {
        self.operators.iter().find(|operator| operator.id == id)
    }

    /// The account of this id.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The lock that stands on an account now, if one does.
    pub fn lock_on(&self, account: AccountId) -> Option<&AccountLock> {
        self.locks.iter().rev().find(|lock| lock.account == account && lock.unlocked.is_none())
    }

    /// The name of a PoC subject as printed.
    pub fn poc_subject_name(&self, subject: PocSubject) -> String {
        match subject {
            PocSubject::Application(id) => {
                self.application(id).map_or_else(|| "-".to_owned(), |application| application.name.clone())
            }
            PocSubject::Method(method) => method.label().to_owned(),
        }
    }

    /// The method by which a PoC subject asks.
    pub fn poc_method(&self, subject: PocSubject) -> Option<Method> {
        match subject {
            PocSubject::Application(id) => self.application(id).map(|application| application.method),
            PocSubject::Method(method) => Some(method),
        }
    }

    /// The initial PoC subjects (decisions.md 13): applications registered up to the first hand-over of an account,
    /// and each method that has none of them.
    pub fn initial_poc_subjects(&self) -> Vec<PocSubject> {
        let Some(terms) = self.first_terms() else { return Vec::new() };
        let handed_over = self.accounts.iter().filter_map(|account| account.bast.as_ref()).map(|bast| bast.date).min();
        let initial: Vec<_> = self
            .applications
            .iter()
            .filter(|application| handed_over.is_none_or(|first| application.registered_on <= first))
            .collect();
        let mut subjects: Vec<_> = initial.iter().map(|application| PocSubject::Application(application.id)).collect();
        subjects.extend(
            terms
                .methods
                .iter()
                .map(|grant| grant.method)
                .filter(|method| !initial.iter().any(|application| application.method == *method))
                .map(PocSubject::Method),
        );
        subjects
    }

    /// Every PoC subject: the initial ones, later applications, and methods granted later that have none.
    pub fn poc_subjects(&self) -> Vec<PocSubject> {
        let mut subjects = self.initial_poc_subjects();
        for application in &self.applications {
            let subject = PocSubject::Application(application.id);
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        for grant in self.latest_terms().iter().flat_map(|terms| &terms.methods) {
            let tried = subjects.iter().any(|subject| self.poc_method(*subject) == Some(grant.method));
            if !tried {
                subjects.push(PocSubject::Method(grant.method));
            }
        }
        subjects
    }

    /// The last result of a subject.
    pub fn poc_result(&self, subject: PocSubject) -> Option<&PocResult> {
        self.poc_results.iter().rev().find(|result| result.subject == subject)
    }

    /// The subject's PoC is passed or was recorded as not required.
    pub fn poc_settled(&self, subject: PocSubject) -> bool {
        self.poc_result(subject).is_some_and(|result| result.verdict.settles())
    }

    /// All of it is effective at `moment`; then it is at every later one as well.
    pub fn is_all_effective(&self, moment: &Moment) -> bool {
        self.as_of(moment) == *self
    }

    /// The facts effective at `moment`: later ones are as if unknown (decisions.md 0).
    #[must_use]
    pub fn as_of(&self, moment: &Moment) -> Self {
        let today = moment.today();
        let instant = moment.instant;
        let by = |letter: &Letter| letter.date <= today;
        let mut known = self.clone();
        known.requests.retain(|request| by(&request.letter));
        if let Some(predecessor) = &mut known.predecessor {
            predecessor.bast = predecessor.bast.take().filter(by);
        }
        known.taken_up.retain(|on| *on <= today);
        known.checklists.retain(|checklist| checklist.on <= today);
        known.returns.retain(|returned| returned.on <= today);
        known.completed_on = known.completed_on.filter(|on| *on <= today);
        known.forwarding = known.forwarding.filter(by);
        known.approval = known.approval.filter(|approval| by(&approval.letter));
        known.teams.retain(|team| by(&team.order));
        // Terms of later addenda are unknown; drafts are known although they hold from the signature on.
        let drafted_for = self.pks.as_ref().map_or(NaiveDate::MAX, |pks| pks.signed_on).max(today);
        known.terms.retain(|terms| terms.effective <= drafted_for);
        known.finals.retain(|(_, on)| *on <= today);
        known.pks = known.pks.filter(|pks| pks.signed_on <= today);
        known.juknis = known.juknis.filter(|juknis| juknis.date <= today);
        if let Some(network) = &mut known.network {
            network.ready_on = network.ready_on.filter(|on| *on <= today);
        }
        known.network_letters.retain(by);
        known.hours.retain(|change| change.from <= today);
        known.applications.retain(|application| application.registered_on <= today);
        known.purposes.retain(|purpose| purpose.from <= today);
        for purpose in &mut known.purposes {
            purpose.until = purpose.until.filter(|last| *last <= today);
        }
        known.operators.retain(|operator| operator.since <= today);
        for operator in &mut known.operators {
            operator.left_on = operator.left_on.filter(|on| *on <= today);
        }
        known.access_approval = known.access_approval.filter(|approval| by(&approval.requested)).map(|mut approval| {
            approval.granted = approval.granted.filter(by);
            approval
        });
        known.accounts.retain(|account| by(&account.request));
        for account in &mut known.accounts {
            account.bast = account.bast.take().filter(by);
            account.closed_on = account.closed_on.filter(|on| *on <= today);
            account.address_changes.retain(|change| change.from <= instant);
            account.cap_changes.retain(|change| change.from <= instant);
            account.holder_changes.retain(|change| by(&change.bast));
        }
        known.locks.retain(|lock| lock.from <= instant);
        for lock in &mut known.locks {
            lock.unlocked = lock.unlocked.take().filter(|unlock| unlock.at <= instant);
        }
        known.suspicion_reviews.retain(|review| review.at <= instant);
        known.declarations.retain(|declaration| declaration.signed_on <= today);
        known.poc_requests.retain(|request| by(&request.letter));
        known.poc_schedules.retain(|schedule| by(&schedule.confirmation));
        known.poc_results.retain(|result| result.effective <= today);
        known.integration.retain(|handover| by(&handover.bast));
        known.certificates.retain(|certificate| certificate.received_on <= today);
        known.reports.retain(|report| report.received_on <= today);
        known.corrections.retain(|correction| correction.on <= today);
        known.evaluations.retain(|evaluation| evaluation.completed_on <= today);
        for evaluation in &mut known.evaluations {
            evaluation.forwarded = evaluation.forwarded.take().filter(by);
        }
        known.follow_ups_done.retain(|done| done.on <= today);
        known.forwardings.retain(|forwarding| by(&forwarding.letter));
        known.changes.retain(|change| change.happened_on <= today);
        for change in &mut known.changes {
            change.letter = change.letter.take().filter(by);
            change.decision = change.decision.take().filter(by);
            change.granted = change.granted.filter(|_| change.decision.is_some());
        }
        known.reminders.retain(|reminder| by(&reminder.letter));
        known.sanctions.retain(|sanction| sanction.from <= instant);
        for sanction in &mut known.sanctions {
            sanction.lifted = sanction.lifted.take().filter(|lift| lift.at <= instant);
        }
        known.set_asides.retain(|set_aside| set_aside.on <= today);
        known.renewals.retain(|renewal| renewal.received_on <= today);
        for renewal in &mut known.renewals {
            renewal.approval = renewal.approval.take().filter(by);
            renewal.outcome = renewal.outcome.take().filter(|outcome| outcome.effective() <= today);
        }
        for reader in &mut known.readers {
            for date in [&mut reader.personalised_on, &mut reader.activated_on, &mut reader.deactivated_on] {
                *date = date.filter(|on| *on <= today);
            }
        }
        known.incidents.retain(|incident| incident.detected_at <= instant);
        for incident in &mut known.incidents {
            incident.notified_at = incident.notified_at.filter(|at| *at <= instant);
            incident.notice = incident.notice.take().filter(by);
        }
        known.closing = known.closing.filter(|closing| by(&closing.bast));
        known.waivers.retain(|waiver| waiver.on <= today);
        known.ending = known.ending.filter(|ending| ending.effective() <= today);
        known.issued.retain(|issued| issued.issued_on <= today);
        for issued in &mut known.issued {
            issued.revoked = issued.revoked.take().filter(|revoked| revoked.on <= today);
        }
        known
    }
}
