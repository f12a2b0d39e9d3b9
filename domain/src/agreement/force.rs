//! On which days the agreement has force: its term, prolonged by addenda, and the bridge (decisions.md 14 to 16).

use std::borrow::Cow;
use std::cell::OnceCell;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::*;
use crate::calendar::{Moment, add_months};
use crate::head::{Head, head_on};
use crate::wording::Bilingual;

/// Days from `from` to `until`, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Period {
    /// The days from `from` to `until`; `None` when reversed.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    /// `date` lies in it.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.until
    }
}

impl Facts {
    /// The days of force as far as known at `moment`: the term from the signature of the PKS, and the bridge where
    /// there is or was one. Empty before the signature.
    pub fn force_days(&self, moment: &Moment) -> Vec<Period> {
        Known::new(self, moment).force_days()
    }

    /// The agreement has force on `date` by what is known at `moment`, by its term or bridged.
    pub fn in_force_on(&self, date: NaiveDate, moment: &Moment) -> bool {
        self.force_days(moment).iter().any(|period| period.contains(date))
    }

    /// The days bridged by a renewal SPTJM as known at `moment`, past or running (decisions.md 14).
    pub fn bridge(&self, moment: &Moment) -> Option<Period> {
        Known::new(self, moment).bridge()
    }

    /// The SPTJM that carries the access now: of the present head, in the form the stage asks for (decisions.md 19).
    pub fn sptjm(&self, moment: &Moment) -> Option<Declaration> {
        let known = Known::new(self, moment);
        known.sptjm_on(known.today).cloned()
    }

    /// The NDA of this person under this agreement, by name.
    pub fn nda_of(&self, name: &str, moment: &Moment) -> Option<Declaration> {
        Known::new(self, moment).nda_of(name).cloned()
    }
}

/// The facts as far as effective at a moment, with what several rules need of them.
pub(crate) struct Known<'a> {
    pub(crate) facts: &'a Facts,
    /// [`Agreement::as_of`] the moment.
    pub(crate) agreement: Cow<'a, Agreement>,
    pub(crate) moment: Moment,
    pub(crate) today: NaiveDate,
    // Asked for again and again by duties and checks.
    stage: OnceCell<Stage>,
    bridge: OnceCell<Option<Period>>,
    /// Whoever asks wants to know what fails, not how the rest stands.
    brief: bool,
}

impl<'a> Known<'a> {
    pub(crate) fn new(facts: &'a Facts, moment: &Moment) -> Self {
        Self::of(facts, Cow::Owned(facts.agreement.as_of(moment)), moment)
    }

    /// The same where [`Agreement::is_all_effective`], without a copy.
    pub(crate) fn all(facts: &'a Facts, moment: &Moment) -> Self {
        Self::of(facts, Cow::Borrowed(&facts.agreement), moment)
    }

    fn of(facts: &'a Facts, agreement: Cow<'a, Agreement>, moment: &Moment) -> Self {
        Self {
            facts,
            agreement,
            moment: *moment,
            today: moment.today(),
            stage: OnceCell::new(),
            bridge: OnceCell::new(),
            brief: false,
        }
    }

    /// The same, without words for what holds.
    pub(crate) fn brief(self) -> Self {
        Self { brief: true, ..self }
    }

    /// The words of a check that holds, made where somebody reads them.
    pub(crate) fn found(&self, words: impl FnOnce() -> Bilingual) -> Bilingual {
        if self.brief { Bilingual::new("", "") } else { words() }
    }

    /// See [`stage`].
    pub(crate) fn stage(&self) -> Stage {
        *self.stage.get_or_init(|| self.find_stage())
    }

    /// See [`Facts::bridge`].
    pub(crate) fn bridge(&self) -> Option<Period> {
        *self.bridge.get_or_init(|| self.find_bridge())
    }

    /// Bridged on `date`.
    pub(crate) fn is_bridged_on(&self, date: NaiveDate) -> bool {
        self.bridge().is_some_and(|period| period.contains(date))
    }

    /// The last day of the term: by PKS and addenda, or earlier by an ending.
    pub(crate) fn term_end(&self) -> Option<NaiveDate> {
        self.agreement.ends_on().map(|ends_on| self.cut(ends_on))
    }

    /// The last day of force, bridged or not; `None` before the signature.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.force_days().last().map(|period| period.until)
    }

    /// The term is over and no bridge runs. [`Facts::force_days`] tell since when.
    pub(crate) fn is_over(&self) -> bool {
        self.agreement.pks.is_some() && !self.force_days().iter().any(|period| period.contains(self.today))
    }

    pub(crate) fn force_days(&self) -> Vec<Period> {
        let term = self.agreement.pks.as_ref().zip(self.term_end());
        let term = term.and_then(|(pks, end)| Period::new(pks.signed_on, end));
        term.into_iter().chain(self.bridge()).collect()
    }

    /// A renewal received while in force, whose renewal SPTJM the head of the day signed, carries on after the term
    /// until it is answered, closed, or the setting's months are over. A later head doesn't end it: then access waits
    /// for that head's form ([`Self::sptjm_on`]).
    fn find_bridge(&self) -> Option<Period> {
        self.agreement.juknis.as_ref()?;
        let ends_on = self.agreement.ends_on()?;
        let longest = self.longest_bridge()?;
        self.renewals_in_time(ends_on)
            .filter_map(|renewal| {
                let signed_on = self.renewal_sptjm(renewal).map(|form| form.signed_on).min()?;
                let answered = renewal.outcome.as_ref().map(RenewalOutcome::effective);
                let closed = self.agreement.closing.as_ref().map(|closing| closing.bast.date);
                let until = [answered, closed].into_iter().flatten().filter_map(|day| day.pred_opt());
                let until = until.chain([longest]).min()?;
                Period::new(signed_on.max(after(ends_on)), until)
            })
            .last()
    }

    /// A renewal is being decided on: received while in force, unanswered.
    pub(crate) fn open_renewal(&self) -> Option<&Renewal> {
        let ends_on = self.agreement.ends_on()?;
        self.renewals_in_time(ends_on).filter(|renewal| renewal.outcome.is_none()).last()
    }

    /// The renewal whose SPTJM carries or carried the bridge: the open one, else the last that no addendum answered.
    pub(crate) fn renewal_to_bridge(&self) -> Option<&Renewal> {
        let ends_on = self.agreement.ends_on()?;
        self.open_renewal().or_else(|| self.renewals_in_time(ends_on).last())
    }

    /// A renewal SPTJM, signed now, would carry on or resume the access after the term.
    pub(crate) fn can_be_bridged(&self) -> bool {
        let longest = self.longest_bridge();
        self.open_renewal().is_some()
            && self.agreement.closing.is_none()
            && longest.is_some_and(|last| self.today <= last)
    }

    /// The head of the institution on `date`.
    pub(crate) fn head_on(&self, date: NaiveDate) -> Option<&'a Head> {
        head_on(&self.facts.institution.heads, date)
    }

    /// The SPTJM of the head on `date` in the form needed that day: the renewal form when bridged, else the first.
    /// Within the days of grace after a change of head (decisions.md 19) the predecessor's still counts.
    pub(crate) fn sptjm_on(&self, date: NaiveDate) -> Option<&Declaration> {
        let head = self.head_on(date)?;
        self.sptjm_by(head, date).or_else(|| {
            self.grace_until(head).filter(|last| date <= *last)?;
            self.sptjm_by(self.head_on(head.since.pred_opt()?)?, date)
        })
    }

    /// The SPTJM by this head, signed in his term, in the form needed on `date`: while bridged the renewal form, else the
    /// first. The form that carried a renewal carries the term it led to as well, so that an addendum never closes what
    /// was open the day before.
    pub(crate) fn sptjm_by(&self, head: &Head, date: NaiveDate) -> Option<&Declaration> {
        if self.is_bridged_on(date) {
            let ends_on = self.agreement.ends_on()?;
            self.renewals_in_time(ends_on)
                .flat_map(|renewal| self.renewal_sptjm(renewal))
                .filter(|form| self.signed_in_term(form, head))
                .min_by_key(|form| form.signed_on)
        } else {
            let declarations = self.agreement.declarations.iter();
            let first = declarations.filter(|declaration| declaration.kind == DeclarationKind::SptjmFirst);
            let prolonged = |renewal: &&Renewal| matches!(renewal.outcome, Some(RenewalOutcome::Addendum(_)));
            let carried =
                self.agreement.renewals.iter().filter(prolonged).flat_map(|renewal| self.renewal_sptjm(renewal));
            first.chain(carried).filter(|form| self.signed_in_term(form, head)).min_by_key(|form| form.signed_on)
        }
    }

    /// The last day of grace of a head who followed another; `None` for a first head or without a grace setting.
    pub(crate) fn grace_until(&self, head: &Head) -> Option<NaiveDate> {
        let days = u64::from(self.facts.office.settings.head_grace_days).checked_sub(1)?;
        self.head_on(head.since.pred_opt()?)?;
        head.since.checked_add_days(Days::new(days))
    }

    /// The renewal forms that belong to this renewal, each by the head of its day.
    pub(crate) fn renewal_sptjm<'s>(&'s self, renewal: &Renewal) -> impl Iterator<Item = &'s Declaration> {
        let asked_on = renewal.letter.date;
        self.agreement.declarations.iter().filter(move |declaration| {
            declaration.kind == DeclarationKind::SptjmRenewal
                && declaration.signed_on >= asked_on
                && self.head_on(declaration.signed_on).is_some_and(|head| same_name(&declaration.signer, &head.name))
        })
    }

    /// By this head, and in this term: not before it, nor after another had taken over.
    fn signed_in_term(&self, declaration: &Declaration, head: &Head) -> bool {
        same_name(&declaration.signer, &head.name)
            && self.head_on(declaration.signed_on).is_some_and(|present| present.since == head.since)
    }

    /// The NDA of a person under this agreement (decisions.md 19), whatever the person was when signing.
    pub(crate) fn nda_of(&self, name: &str) -> Option<&Declaration> {
        self.ndas().filter(|nda| same_name(&nda.signer, name)).min_by_key(|nda| nda.signed_on)
    }

    /// The NDA of an operator: signed as this operator, or under the same name.
    pub(crate) fn nda_of_operator(&self, operator: &Operator) -> Option<&Declaration> {
        // Signed on paper before the person became an operator: recorded without one.
        let own = |nda: &&Declaration| match nda.operator {
            Some(id) => id == operator.id,
            None => same_name(&nda.signer, &operator.name),
        };
        self.ndas().filter(own).min_by_key(|nda| nda.signed_on)
    }

    /// Operators at work on `date`.
    pub(crate) fn operators_on(&self, date: NaiveDate) -> impl Iterator<Item = &Operator> {
        self.agreement
            .operators
            .iter()
            .filter(move |operator| operator.since <= date && operator.left_on.is_none_or(|last| date <= last))
    }

    /// The duty is part of this agreement: by its terms, else `default` (decisions.md 34).
    pub(crate) fn has_duty(&self, kind: crate::duty::DutyKind, default: bool) -> bool {
        let terms = self.agreement.terms_on(self.today);
        terms.and_then(|terms| terms.duties.get(&kind).copied()).unwrap_or(default)
    }

    /// Sanctions of a kind that act at the moment.
    pub(crate) fn sanctions(&self, kind: SanctionKind) -> impl Iterator<Item = &Sanction> {
        let acts = move |sanction: &&Sanction| sanction.kind == kind && sanction.lifted.is_none();
        self.agreement.sanctions.iter().filter(acts)
    }

    /// The first of the sanctions of a kind that act at the moment.
    pub(crate) fn sanction(&self, kind: SanctionKind) -> Option<&Sanction> {
        self.sanctions(kind).min_by_key(|sanction| (sanction.from, sanction.id))
    }

    fn ndas(&self) -> impl Iterator<Item = &Declaration> {
        self.agreement.declarations.iter().filter(|declaration| declaration.kind.is_nda())
    }

    /// Renewal letters received within the term that ends on `ends_on`, but for those an addendum answered.
    fn renewals_in_time(&self, ends_on: NaiveDate) -> impl Iterator<Item = &Renewal> {
        self.agreement.renewals.iter().filter(move |renewal| {
            renewal.received_on <= ends_on && !matches!(renewal.outcome, Some(RenewalOutcome::Addendum(_)))
        })
    }

    /// The last day to which the term could be bridged; `None` where an ending before the term's own end leaves
    /// nothing to carry on.
    fn longest_bridge(&self) -> Option<NaiveDate> {
        let ends_on = self.agreement.ends_on()?;
        let months = i32::try_from(self.facts.office.settings.bridge_months).unwrap_or(i32::MAX);
        (self.cut(ends_on) == ends_on).then(|| self.cut(add_months(ends_on, months)))
    }

    /// `day`, or the last day of force by an ending where that is earlier.
    fn cut(&self, day: NaiveDate) -> NaiveDate {
        let last = match &self.agreement.ending {
            Some(Ending::Ended { on, .. }) => Some(*on),
            Some(Ending::Terminated { on, .. }) => on.pred_opt(),
            Some(Ending::Withdrawn { .. } | Ending::Rejected { .. }) | None => None,
        };
        last.map_or(day, |last| last.min(day))
    }
}

/// The same person by name, whatever the spacing and case.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    fn folded(name: &str) -> impl Iterator<Item = char> {
        name.split_whitespace().flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
    }
    folded(one).eq(folded(other))
}

fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}
