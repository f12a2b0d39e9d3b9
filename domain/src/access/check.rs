//! A condition of access as looked at: met or not, by which document, and what would meet it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Code;
use super::decide::call_check;
use crate::agreement::{Facts, Known, Method};
use crate::calendar::Moment;
use crate::ids::AccountId;
use crate::letter::Letter;
use crate::wording::Bilingual;

/// What is looked at, in the order of an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// Blank credentials (09), a malformed address (10), a missing parameter (07): the call itself.
    Call,
    /// User ID and password.
    Login,
    /// The caller's registered address.
    Address,
    /// Handed over and not closed.
    Account,
    /// The person's NDA.
    Nda,
    /// Office and institution active.
    Parties,
    /// PKS in force or bridged.
    Force,
    /// Juknis signed.
    Juknis,
    /// Not suspended, not revoked.
    Sanction,
    /// SPTJM of the present head.
    Sptjm,
    /// Method granted.
    Method,
    /// Permitted hours.
    Hours,
    /// What the call is for.
    Purpose,
    /// Elements granted.
    Elements,
    /// Form of the NIK.
    Nik,
    /// Hits left.
    Quota,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Pass,
    /// Open, within a limit worth knowing.
    Limited,
    /// Closed.
    Fail,
}

/// The document a check rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// PKS, SPTJM, BAST and so on.
    pub document: Bilingual,
    pub number: Option<String>,
    pub date: Option<NaiveDate>,
}

impl Source {
    /// A document known by its letter.
    pub fn letter(document: Bilingual, letter: &Letter) -> Self {
        Self { document, number: Some(letter.number.clone()), date: Some(letter.date) }
    }

    /// A document known by its date alone.
    pub const fn dated(document: Bilingual, date: NaiveDate) -> Self {
        Self { document, number: None, date: Some(date) }
    }
}

/// One condition of access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub kind: CheckKind,
    /// What is asked for, e.g. "SPTJM pimpinan yang menjabat".
    pub label: Bilingual,
    pub outcome: Outcome,
    /// What was found, as a sentence.
    pub found: Bilingual,
    pub source: Option<Source>,
    /// What would meet it, and who does it; only where it isn't met.
    pub remedy: Option<Bilingual>,
    /// What a call is answered with when it isn't met.
    pub code: Code,
}

impl Check {
    /// What a rehearsal writes down instead of a check: the answer was asked for, nothing failed.
    pub fn rehearsed(code: Code) -> Self {
        Self::fail(
            CheckKind::Call,
            code,
            Bilingual::new("Gladi PoC", "PoC rehearsal"),
            Bilingual::owned(
                format!("Kode {} dipancing dengan NIK rekaan dalam gladi PoC.", code.number()),
                format!("Code {} was provoked by an invented NIK in a rehearsal.", code.number()),
            ),
            Bilingual::new("Tidak ada yang perlu dilakukan.", "There is nothing to do."),
        )
    }

    /// What stands against a call that every other check lets pass, once a counter is found at its limit: 05.
    pub fn used_up() -> Self {
        call_check(CheckKind::Quota, Code::QuotaUsedUp, false)
    }

    /// It isn't met.
    pub const fn fails(&self) -> bool {
        matches!(self.outcome, Outcome::Fail)
    }

    pub(super) const fn pass(kind: CheckKind, code: Code, label: Bilingual, found: Bilingual) -> Self {
        Self { kind, label, outcome: Outcome::Pass, found, source: None, remedy: None, code }
    }

    pub(super) const fn fail(
        kind: CheckKind,
        code: Code,
        label: Bilingual,
        found: Bilingual,
        remedy: Bilingual,
    ) -> Self {
        Self { kind, label, outcome: Outcome::Fail, found, source: None, remedy: Some(remedy), code }
    }

    #[must_use]
    pub(super) const fn limited(mut self) -> Self {
        self.outcome = Outcome::Limited;
        self
    }

    #[must_use]
    pub(super) fn by(mut self, source: Source) -> Self {
        self.source = Some(source);
        self
    }
}

/// Whose access is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The agreement with all its methods and accounts.
    Agreement,
    Method(Method),
    Account(AccountId),
}

/// Every check at `moment` that needs no call: for the page *Akses saat ini*. Agreement first, then methods with their
/// quota, then accounts.
pub fn checks(facts: &Facts, scope: Scope, moment: &Moment) -> Vec<Check> {
    let known = Known::new(facts, moment);
    let mut found = known.agreement_checks();
    match scope {
        // Without force nothing is granted: methods and accounts would only repeat it.
        _ if !known.stage().in_force() => {}
        Scope::Agreement => {
            found.push(known.hours_check());
            let methods: Vec<_> = known.granted_methods().map(|grant| grant.method).collect();
            found.extend(methods.into_iter().map(|method| known.quota_check(method)));
            found.extend(known.open_accounts().flat_map(|account| known.account_checks(account)));
            if known.open_accounts().next().is_none() {
                found.push(known.no_account_check());
            }
        }
        Scope::Method(method) => {
            found.push(known.method_check(method));
            if !found.iter().any(Check::fails) {
                found.push(known.quota_check(method));
            }
        }
        Scope::Account(id) => match known.agreement.account(id) {
            Some(account) => found.extend(known.account_checks(account)),
            None => found.push(known.no_account_check()),
        },
    }
    found
}
