//! Where a person may look up: the User IDs for the portal under agreements of the own institution.

use std::sync::Arc;

use patuh_app::views::{SearchPlace, SearchPurpose};
use patuh_domain::access::{Caller, CheckKind, Scope, Step, checks};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{Account, Facts, Method, Stage};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::OperatorId;
use uuid::Uuid;

use crate::lookup::Gate;
use crate::reading::{Card, same_person};
use crate::store::StoreError;

/// The portal's method.
pub(super) const PORTAL: Method = Method::WebPortal;

/// Who this person is at the gate, under an agreement: its operator, or the head in person.
pub(super) fn caller(facts: &Facts, actor: &Actor, moment: &Moment) -> Caller {
    let today = moment.today();
    let operators = facts.agreement.operators.iter();
    let mut working = operators.rev().filter(|operator| {
        operator.since <= today
            && operator.left_on.is_none_or(|last| today <= last)
            && same_person(&operator.name, actor.name())
    });
    if let Some(operator) = working.next() {
        return Caller::Operator(operator.id);
    }
    let is_head = actor.is_at(Role::HeadOfInstitution, facts.institution.id)
        && facts.institution.head(today).is_some_and(|head| same_person(&head.name, actor.name()));
    if is_head { Caller::Head } else { Caller::Operator(OperatorId(Uuid::nil())) }
}

/// Whether this person looks up for the institution at all.
pub(super) fn searches(actor: &Actor, card: &Card) -> bool {
    [Role::Operator, Role::HeadOfInstitution].iter().any(|role| actor.is_at(*role, card.institution()))
}

/// The User IDs under which `actor` may look up, those that are open first.
///
/// # Errors
/// The database can't be read.
pub(super) async fn places(
    gate: &Gate,
    cards: &[Arc<Card>],
    actor: &Actor,
    moment: &Moment,
) -> Result<Vec<SearchPlace>, StoreError> {
    let mut places = Vec::new();
    for card in cards.iter().filter(|card| searches(actor, card) && is_for_portal(card, moment)) {
        let accounts: Vec<&Account> = accounts(card, moment).collect();
        if accounts.is_empty() {
            places.push(without_account(card, moment));
        }
        for account in accounts {
            places.push(place(gate, card, account, actor, moment).await?);
        }
    }
    places.sort_by(|one, other| {
        let key = |place: &SearchPlace| (!place.open, place.institution.clone(), place.user_id.clone());
        key(one).cmp(&key(other))
    });
    Ok(places)
}

/// The User IDs of an agreement that are for the portal and not closed.
pub(super) fn accounts<'a>(card: &'a Card, moment: &Moment) -> impl Iterator<Item = &'a Account> {
    let today = moment.today();
    let accounts = card.facts.agreement.accounts.iter();
    accounts
        .filter(move |account| account.methods.contains(&PORTAL) && account.closed_on.is_none_or(|last| today <= last))
}

/// In force with the portal among its methods, or over with a User ID for it that isn't closed.
fn is_for_portal(card: &Card, moment: &Moment) -> bool {
    let granted = card.facts.agreement.methods_on(moment.today()).iter().any(|grant| grant.method == PORTAL);
    let over = matches!(card.standing.stage, Stage::Ended | Stage::Terminated);
    (granted && card.standing.stage.in_force()) || (over && accounts(card, moment).next().is_some())
}

async fn place(
    gate: &Gate,
    card: &Card,
    account: &Account,
    actor: &Actor,
    moment: &Moment,
) -> Result<SearchPlace, StoreError> {
    let facts = &card.facts;
    let purposes = purposes(facts, moment);
    let caller = caller(facts, actor, moment);
    let looked = gate.looked_at(&account.user_id, caller, purposes.first().map(|purpose| purpose.key)).await?;
    let (steps, left, per_day) =
        looked.map_or_else(Default::default, |looked| (looked.steps, looked.left, looked.per_day));
    let failing = steps.iter().find(|step| step.check.fails()).map(|step| step.check.kind);
    Ok(SearchPlace {
        account: Some(account.id),
        user_id: account.user_id.clone(),
        purposes,
        open: failing.is_none() && !steps.is_empty(),
        sign_href: (failing == Some(CheckKind::Nda)).then(|| sign_href(card, caller)).flatten(),
        steps,
        left,
        per_day,
        ..blank(card)
    })
}

/// An agreement that grants the portal and has no User ID for it yet.
fn without_account(card: &Card, moment: &Moment) -> SearchPlace {
    let mut found = checks(&card.facts, Scope::Agreement, moment);
    found.retain(|check| check.kind != CheckKind::Quota);
    let steps = found.into_iter().map(|check| Step { check, reached: true }).collect();
    SearchPlace { steps, purposes: purposes(&card.facts, moment), ..blank(card) }
}

fn blank(card: &Card) -> SearchPlace {
    SearchPlace {
        agreement: card.id,
        account: None,
        user_id: String::new(),
        institution: card.row.institution.clone(),
        number: card.row.number.clone(),
        purposes: Vec::new(),
        steps: Vec::new(),
        open: false,
        sign_href: None,
        left: 0,
        per_day: None,
    }
}

fn purposes(facts: &Facts, moment: &Moment) -> Vec<SearchPurpose> {
    let grants = facts.agreement.methods_on(moment.today());
    let granted = grants.iter().find(|grant| grant.method == PORTAL).map(|grant| grant.elements.as_slice());
    facts
        .purposes(PORTAL, moment)
        .into_iter()
        .map(|purpose| SearchPurpose {
            elements: granted.unwrap_or_default().iter().copied().filter(|element| purpose.needs(*element)).collect(),
            key: purpose.key,
            name: purpose.name,
        })
        .collect()
}

/// Where this person signs the NDA that is missing; `None` for somebody who isn't registered.
fn sign_href(card: &Card, caller: Caller) -> Option<String> {
    let base = format!("/pernyataan?perjanjian={}&jenis=nda_a", card.id);
    match caller {
        Caller::Operator(id) => card.facts.agreement.operator(id).map(|_| format!("{base}&penanda={id}")),
        Caller::Head => Some(base),
        Caller::Program { .. } => None,
    }
}
