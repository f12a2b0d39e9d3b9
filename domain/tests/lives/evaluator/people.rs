//! Who has signed what, and who may work (domain.md 4.2, 4.3; decisions.md 19).

use chrono::{Days, NaiveDate, TimeDelta};
use patuh_domain::agreement::{AgreementEvent as E, *};
use patuh_domain::ids::AccountId;

use super::book::{Book, Head};
use super::days::zone_offset;

impl<'a> Book<'a> {
    /// How far the office's clock is ahead.
    pub fn offset(&self) -> TimeDelta {
        zone_offset(self.office.profile.zone)
    }

    /// The day this head signed, in this term of office, the form that `day` asks for: while bridged the renewal form of
    /// the renewal in process, else the first form (or the form that carried a renewal by now concluded).
    pub fn sptjm_of(&self, head: &Head, day: NaiveDate) -> Option<NaiveDate> {
        let own = |one: &&Declaration| one.signer == head.name && self.head_on(one.signed_on).as_ref() == Some(head);
        let signed: Vec<NaiveDate> = if self.is_bridged_on(day) {
            let ends = self.term_ends()?;
            let in_process = self
                .renewals()
                .into_iter()
                .filter(|one| one.renewal.received_on <= ends)
                .filter(|one| !matches!(one.outcome, Some(RenewalOutcome::Addendum(_))));
            in_process
                .flat_map(|one| {
                    self.renewal_forms(one.renewal).filter(own).map(|form| form.signed_on).collect::<Vec<_>>()
                })
                .collect()
        } else {
            // The renewal form goes on to count for the term to which its addendum led.
            let answered: Vec<_> = self
                .renewals()
                .into_iter()
                .filter(|one| matches!(one.outcome, Some(RenewalOutcome::Addendum(_))))
                .map(|one| one.renewal.letter.date)
                .collect();
            let mut forms = self.declarations();
            forms.retain(|one| match one.kind {
                DeclarationKind::SptjmFirst => true,
                DeclarationKind::SptjmRenewal => answered.iter().any(|asked| one.signed_on >= *asked),
                _ => false,
            });
            forms.iter().filter(|one| own(one)).map(|one| one.signed_on).collect()
        };
        signed.into_iter().min()
    }

    /// The present head's, or within the days of grace after a change that of the head before.
    pub fn sptjm_holds(&self) -> bool {
        let Some(head) = self.head_on(self.today) else { return false };
        if self.sptjm_of(&head, self.today).is_some() {
            return true;
        }
        let before = head.since.pred_opt().and_then(|day| self.head_on(day));
        self.grace(&head).is_some_and(|last| self.today <= last)
            && before.is_some_and(|before| self.sptjm_of(&before, self.today).is_some())
    }

    /// The last day on which the SPTJM of the head before still counts.
    pub fn grace(&self, head: &Head) -> Option<NaiveDate> {
        let days = u64::from(self.office.settings.head_grace_days);
        head.since.pred_opt().and_then(|day| self.head_on(day))?;
        (days > 0).then(|| head.since + Days::new(days - 1))
    }

    /// Operators begun, with their last day where it is over.
    pub fn operators(&self) -> Vec<(&'a Operator, Option<NaiveDate>)> {
        let begun = self.all(|event| match event {
            E::OperatorRegistered { operator } if self.by(operator.since) => Some(operator),
            _ => None,
        });
        begun
            .into_iter()
            .map(|operator| {
                let left = self.last(|event| match event {
                    E::OperatorLeft { operator: id, on } if *id == operator.id => Some(*on),
                    _ => None,
                });
                (operator, left)
            })
            .collect()
    }

    /// Signed as operator, or on paper before being one.
    pub fn operator_nda(&self, operator: &Operator) -> Option<NaiveDate> {
        let own = |one: &&Declaration| {
            one.operator == Some(operator.id) || one.operator.is_none() && one.signer == operator.name
        };
        self.ndas().into_iter().filter(own).map(|one| one.signed_on).min()
    }

    /// Signed by a person of this name.
    pub fn nda_of(&self, name: &str) -> Option<NaiveDate> {
        self.ndas().into_iter().filter(|one| one.signer == name).map(|one| one.signed_on).min()
    }

    fn ndas(&self) -> Vec<&'a Declaration> {
        let mut signed = self.declarations();
        signed.retain(|one| matches!(one.kind, DeclarationKind::NdaA | DeclarationKind::NdaB));
        signed
    }

    /// Who answers for a User ID: where a head was named, whoever is head now.
    pub fn responsible(&self, account: &Account) -> String {
        let named_a_head =
            self.institution.heads.iter().any(|head| head.since <= self.today && head.name == account.responsible);
        match self.head_on(self.today) {
            Some(head) if named_a_head => head.name,
            _ => account.responsible.clone(),
        }
    }

    pub fn accounts(&self) -> Vec<&'a Account> {
        self.all(|event| match event {
            E::AccountRequested { account } if self.has(&account.request) => Some(account),
            _ => None,
        })
    }

    pub fn hand_over_of(&self, id: AccountId) -> Option<NaiveDate> {
        self.last(|event| match event {
            E::AccountHandedOver { account, bast } if *account == id && self.has(bast) => Some(bast.date),
            _ => None,
        })
    }

    /// Handed over, not closed (it works on its last day), not locked.
    pub fn account_works(&self, id: AccountId) -> bool {
        let closed =
            self.any(|event| matches!(event, E::AccountClosed { account, on } if *account == id && *on < self.today));
        self.hand_over_of(id).is_some() && !closed && !self.is_locked(id)
    }

    fn is_locked(&self, id: AccountId) -> bool {
        let mut locked = false;
        for event in self.events {
            match event {
                E::AccountLocked { lock } if lock.account == id && lock.from <= self.now => locked = true,
                E::AccountUnlocked { account, unlock } if *account == id && unlock.at <= self.now => locked = false,
                _ => {}
            }
        }
        locked
    }
}
