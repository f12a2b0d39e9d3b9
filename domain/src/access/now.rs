//! The access of an agreement as a whole, in the shape of the standing (contract.md).

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Check, Code};
use crate::agreement::{Account, Element, Facts, Known, Method, MethodGrant};
use crate::calendar::Moment;
use crate::wording::Bilingual;

/// Whether data can be reached at a moment, by whom, and why or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessNow {
    /// At least one account works.
    pub granted: bool,
    /// What stands against it: the agreement first (16), then the accounts.
    pub refusal: Option<Code>,
    /// In words; the contract has the Indonesian text.
    #[serde(serialize_with = "indonesian")]
    pub why: Bilingual,
    /// Methods of the terms in force; empty when nothing has force.
    pub methods: BTreeMap<Method, MethodAccess>,
    /// User IDs that aren't closed, in the order of request.
    pub accounts: Vec<AccountAccess>,
}

/// What a method gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodAccess {
    /// Hits per local day; `None` is unlimited.
    pub per_day: Option<u32>,
    /// As granted, in the order of the text.
    pub elements: Vec<Element>,
}

/// Whether a User ID works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountAccess {
    pub user_id: String,
    pub granted: bool,
    pub refusal: Option<Code>,
}

/// The access at `moment`, before any quota is used.
pub fn access_now(facts: &Facts, moment: &Moment) -> AccessNow {
    access_of(&Known::new(facts, moment))
}

pub(crate) fn access_of(known: &Known<'_>) -> AccessNow {
    let against_all = known.agreement_checks().into_iter().find(Check::fails);
    let against_each: Vec<_> = known
        .open_accounts()
        .map(|account| (account, known.account_checks(account).into_iter().find(Check::fails)))
        .collect();
    let accounts =
        against_each.iter().map(|(account, own)| account_access(account, own.as_ref(), against_all.as_ref()));
    let accounts: Vec<_> = accounts.collect();
    let granted = accounts.iter().any(|account| account.granted);
    let against = if granted {
        None
    } else {
        against_all
            .or_else(|| against_each.into_iter().find_map(|(_, own)| own))
            .or_else(|| Some(known.no_account_check()))
    };
    let methods = known.granted_methods().map(|grant| (grant.method, method_access(known, grant))).collect();
    AccessNow {
        granted,
        refusal: against.as_ref().map(|check| check.code),
        why: against.map_or_else(|| open(known), |check| closed(&check)),
        methods,
        accounts,
    }
}

/// Of an account's own checks and the agreement's the account's answer first: 17 comes before 16 (decisions.md 23).
fn account_access(account: &Account, own: Option<&Check>, all: Option<&Check>) -> AccountAccess {
    let refusal = own.or(all).map(|check| check.code);
    AccountAccess { user_id: account.user_id.clone(), granted: refusal.is_none(), refusal }
}

fn method_access(known: &Known<'_>, grant: &MethodGrant) -> MethodAccess {
    MethodAccess { per_day: known.per_day(grant.method), elements: grant.elements.clone() }
}

fn open(known: &Known<'_>) -> Bilingual {
    let methods: Vec<_> = known.granted_methods().map(|grant| grant.method.label()).collect();
    let methods = methods.join(", ");
    Bilingual::owned(format!("Akses terbuka melalui {methods}."), format!("Access is open by {methods}."))
}

fn closed(check: &Check) -> Bilingual {
    match &check.remedy {
        Some(remedy) => {
            Bilingual::owned(format!("{} {}", check.found.id, remedy.id), format!("{} {}", check.found.en, remedy.en))
        }
        None => check.found.clone(),
    }
}

fn indonesian<S: Serializer>(text: &Bilingual, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.id)
}
