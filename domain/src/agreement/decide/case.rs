//! One agreement at one moment, with the questions that decisions ask of it.

use chrono::NaiveDate;

use crate::agreement::{
    Agreement, Declaration, Facts, MethodGrant, PocSubject, Renewal, Sanction, SanctionKind, Stage, Text, stage,
};
use crate::calendar::{DueDate, Moment};
use crate::duty::{Duty, DutyKind, duties};

/// What every decision looks at.
pub(super) struct Case<'a> {
    pub facts: &'a Facts,
    pub agreement: &'a Agreement,
    pub stage: Stage,
    pub moment: Moment,
    pub today: NaiveDate,
}

impl<'a> Case<'a> {
    pub(super) fn new(facts: &'a Facts, moment: &Moment) -> Self {
        Self { facts, agreement: &facts.agreement, stage: stage(facts, moment), moment: *moment, today: moment.today() }
    }

    /// Methods granted now; before terms are drafted those asked for.
    pub(super) fn grants(&self) -> &'a [MethodGrant] {
        self.agreement.methods_on(self.today)
    }

    /// The day the PKS was signed.
    pub(super) fn signed_on(&self) -> Option<NaiveDate> {
        self.agreement.pks.as_ref().map(|pks| pks.signed_on)
    }

    /// PKS and Juknis are both signed.
    pub(super) fn is_signed(&self) -> bool {
        self.agreement.pks.is_some() && self.agreement.juknis.is_some()
    }

    /// The review found everything there, and nothing found since says otherwise.
    pub(super) fn is_complete(&self) -> bool {
        self.agreement.completed_on.is_some()
            && self.agreement.checklists.last().is_none_or(super::super::Checklist::is_complete)
    }

    pub(super) fn is_final(&self, text: Text) -> bool {
        self.agreement.final_on(text).is_some()
    }

    /// The agreement is stated not to have this duty (decisions.md 34).
    pub(super) fn lacks(&self, kind: DutyKind) -> bool {
        self.agreement.terms_on(self.today).is_some_and(|terms| terms.duties.get(&kind).is_some_and(|has| !has))
    }

    /// The SPTJM that carries the access: of the present head, in the form the stage asks for (decisions.md 19).
    pub(super) fn sptjm(&self) -> Option<Declaration> {
        self.facts.sptjm(&self.moment)
    }

    /// An NDA of the head or of an operator who hasn't left.
    pub(super) fn has_nda(&self) -> bool {
        self.agreement.declarations.iter().any(|declaration| {
            declaration.kind.is_nda()
                && match declaration.operator {
                    None => true,
                    Some(id) => self.agreement.operator(id).is_some_and(|operator| operator.left_on.is_none()),
                }
        })
    }

    /// A second Ditjen approval must come before the hand-over: by setting, or because it was asked for.
    pub(super) fn needs_second_approval(&self) -> bool {
        self.facts.office.settings.second_approval || self.agreement.access_approval.is_some()
    }

    /// The renewal being decided on: received within the term, without an outcome.
    pub(super) fn open_renewal(&self) -> Option<&'a Renewal> {
        let ends_on = self.agreement.ends_on()?;
        self.agreement.renewals.last().filter(|renewal| renewal.outcome.is_none() && renewal.received_on <= ends_on)
    }

    /// The term is over, but neither an ending nor the closing was recorded.
    pub(super) fn only_lapsed(&self) -> bool {
        self.stage == Stage::Ended && self.agreement.ending.is_none() && self.agreement.closing.is_none()
    }

    /// The last day of force as known now.
    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.facts.force_days(&self.moment).last().map(|period| period.until)
    }

    /// Sanctions of this kind that are not lifted, also those that begin later.
    pub(super) fn standing_sanction(&self, kind: SanctionKind) -> Option<&'a Sanction> {
        self.standing_sanctions().find(|sanction| sanction.kind == kind)
    }

    /// Every sanction that is not lifted, also those that begin later.
    pub(super) fn standing_sanctions(&self) -> impl Iterator<Item = &'a Sanction> {
        let now = self.moment.instant;
        let stands = move |sanction: &&Sanction| sanction.lifted.as_ref().is_none_or(|lift| lift.at > now);
        self.agreement.sanctions.iter().filter(stands)
    }

    /// The first hand-over of a User ID.
    pub(super) fn first_hand_over(&self) -> Option<NaiveDate> {
        self.agreement.accounts.iter().filter_map(|account| account.bast.as_ref()).map(|bast| bast.date).min()
    }

    /// PoC subjects without a settling result.
    pub(super) fn unsettled(&self) -> Vec<PocSubject> {
        let mut subjects = self.agreement.poc_subjects();
        subjects.retain(|subject| !self.agreement.poc_settled(*subject));
        subjects
    }

    /// The subject was asked for and the answer is still due.
    pub(super) fn poc_pending(&self, subject: PocSubject) -> bool {
        let asked = self.agreement.poc_requests.iter().filter(|request| request.subjects.contains(&subject)).count();
        let answered = self.agreement.poc_results.iter().filter(|result| result.subject == subject).count();
        asked > answered
    }

    /// The date of the trial that is still to be answered.
    pub(super) fn poc_scheduled(&self, subject: PocSubject) -> Option<NaiveDate> {
        let answered = self.agreement.poc_results.iter().rev().find(|result| result.subject == subject);
        self.agreement
            .poc_schedules
            .iter()
            .rev()
            .find(|schedule| schedule.subjects.contains(&subject))
            .filter(|schedule| answered.is_none_or(|result| schedule.confirmation.date >= result.effective))
            .map(|schedule| schedule.scheduled_on)
    }

    /// The duty of this kind and subject, an open one before others; without a subject any of the kind.
    pub(super) fn duty(&self, kind: DutyKind, subject: Option<&str>) -> Option<Duty> {
        duties(self.facts, &self.moment)
            .into_iter()
            .filter(|duty| duty.kind == kind && (subject.is_none() || duty.subject.as_deref() == subject))
            .min_by_key(|duty| !duty.state.is_open())
    }

    /// The due date to keep with the fact that fulfils the duty (decisions.md 18). A provisional one is not kept: the
    /// decree that is still to come will settle it.
    pub(super) fn due_to_keep(&self, kind: DutyKind, subject: Option<&str>) -> Option<NaiveDate> {
        match self.duty(kind, subject)?.due? {
            DueDate::Fixed(date) => Some(date),
            DueDate::Provisional { .. } => None,
        }
    }
}
