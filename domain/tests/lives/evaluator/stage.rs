//! The stage, first that applies (decisions.md 12, 14).

use chrono::NaiveDate;
use patuh_domain::agreement::{AgreementEvent as E, *};

use super::book::Book;
use super::days::{tomorrow, yesterday};

impl Book<'_> {
    pub fn stage(&self) -> Stage {
        match self.ending() {
            Some(Ending::Rejected { .. }) => return Stage::Rejected,
            Some(Ending::Withdrawn { .. }) => return Stage::Withdrawn,
            Some(Ending::Terminated { .. }) => return Stage::Terminated,
            _ => {}
        }
        if self.end_of_term().is_some_and(|end| self.today > end) {
            return if self.is_bridged_on(self.today) { Stage::Bridged } else { Stage::Ended };
        }
        if self.pks().is_some() && self.juknis().is_some() {
            if self.open_renewal().is_some() {
                return Stage::Renewing;
            }
            let subjects = self.initial_subjects();
            let handed_over = self.first_hand_over().is_some();
            if handed_over && subjects.iter().all(|subject| self.poc_passed(*subject)) {
                return Stage::Production;
            }
            return if handed_over { Stage::ProofOfConcept } else { Stage::Onboarding };
        }
        self.stage_before_force()
    }

    fn stage_before_force(&self) -> Stage {
        let is_final = |text: Text| {
            let mut state = false;
            for event in self.events {
                match event {
                    E::TextFinalised { text: which, on } if *which == text && self.by(*on) => state = true,
                    E::TextReopened { text: which } if *which == text => state = false,
                    _ => {}
                }
            }
            state
        };
        let approved = self.any(|event| matches!(event, E::Approved { approval } if self.has(&approval.letter)));
        let forwarded = self.any(|event| matches!(event, E::Forwarded { letter } if self.has(letter)));
        if self.pks().is_some() || is_final(Text::Pks) && is_final(Text::Juknis) {
            Stage::Signing
        } else if approved {
            Stage::Drafting
        } else if forwarded {
            Stage::AwaitingApproval
        } else {
            let moves = self.all(|event| match event {
                E::TakenUp { on } if self.by(*on) => Some(true),
                E::Returned { on, .. } if self.by(*on) => Some(false),
                _ => None,
            });
            if moves.last() == Some(&true) { Stage::UnderReview } else { Stage::Requested }
        }
    }

    /// In force or bridged today.
    pub fn in_force(&self) -> bool {
        matches!(
            self.stage(),
            Stage::Onboarding | Stage::ProofOfConcept | Stage::Production | Stage::Renewing | Stage::Bridged
        )
    }

    /// Days of force from the signature on, as far as known today: the term, and what bridges it.
    pub fn has_force_on(&self, day: NaiveDate) -> bool {
        let term = self.pks().zip(self.end_of_term()).is_some_and(|(pks, end)| pks.signed_on <= day && day <= end);
        term || self.is_bridged_on(day)
    }

    pub fn is_bridged_on(&self, day: NaiveDate) -> bool {
        self.bridge().is_some_and(|(from, until)| from <= day && day <= until)
    }

    /// Signed once, and without force today.
    pub fn is_over(&self) -> bool {
        self.pks().is_some() && !self.has_force_on(self.today)
    }

    /// The end by PKS and addenda, or by letter where that is earlier.
    pub fn end_of_term(&self) -> Option<NaiveDate> {
        let ends = self.term_ends()?;
        Some(self.end_by_letter().map_or(ends, |on| on.min(ends)))
    }

    /// The last day of force, bridged or not, as far as known today.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.bridge().map(|(_, until)| until).or_else(|| self.end_of_term())
    }

    pub fn end_by_letter(&self) -> Option<NaiveDate> {
        match self.ending()? {
            Ending::Terminated { on, .. } => Some(yesterday(*on)),
            Ending::Ended { on, .. } => Some(*on),
            _ => None,
        }
    }

    /// First and last day of the bridge (decisions.md 14): the renewal letter came while in force, the renewal SPTJM is
    /// signed; until the answer, the closing, an ending, or the months of the setting.
    pub fn bridge(&self) -> Option<(NaiveDate, NaiveDate)> {
        *self.bridged.get_or_init(|| self.find_bridge())
    }

    fn find_bridge(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.juknis()?;
        let ends = self.term_ends()?;
        if self.end_by_letter().is_some_and(|on| on < ends) {
            return None;
        }
        let mut found = None;
        for one in self.renewals() {
            if one.renewal.received_on > ends || matches!(one.outcome, Some(RenewalOutcome::Addendum(_))) {
                continue;
            }
            let Some(signed) = self.renewal_forms(one.renewal).map(|form| form.signed_on).min() else { continue };
            let mut until = self.bridge_limit(ends);
            if let Some(RenewalOutcome::Refused(letter)) = one.outcome {
                until = until.min(yesterday(letter.date));
            }
            if let Some(closing) = self.closing() {
                until = until.min(yesterday(closing.bast.date));
            }
            if let Some(on) = self.end_by_letter() {
                until = until.min(on);
            }
            let from = signed.max(tomorrow(ends));
            if from <= until {
                found = Some((from, until));
            }
        }
        found
    }

    /// SPTJM in the renewal form, for this renewal, each by who was head on its day.
    pub fn renewal_forms(&self, renewal: &Renewal) -> impl Iterator<Item = &Declaration> {
        let since = renewal.letter.date;
        self.declarations()
            .into_iter()
            .filter(move |one| one.kind == DeclarationKind::SptjmRenewal && one.signed_on >= since)
            .filter(|one| self.head_on(one.signed_on).is_some_and(|head| head.name == one.signer))
    }
}
