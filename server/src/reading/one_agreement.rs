//! One agreement with everything its pages show.

use std::sync::Arc;

use patuh_app::views::{AgreementView, SecretRow, Usual};
use patuh_domain::access::{Scope, checks};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, Facts, can_take_over, lawful};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AccountId, AgreementId};
use patuh_domain::policy::{Deed, Sight, may_do, may_see};

use super::card::Card;
use super::{history, oversight};
use crate::machinery::{Files, Secrets};
use crate::store::{Aggregate, Store, StoreError};

/// Entries of the history on the first page.
const LAST_ENTRIES: u64 = 5;

/// The agreements before and after one.
#[derive(Default)]
pub struct Kin {
    pub before: Option<Arc<Facts>>,
    pub successor: Option<(AgreementId, String)>,
}

/// The view of a card for `actor`, who may see it.
///
/// # Errors
/// The database can't be read.
#[expect(clippy::too_many_arguments, reason = "the parts of one view")]
pub async fn view(
    store: &Store,
    files: &Files,
    secrets: &Secrets,
    card: &Card,
    usual: Option<Usual>,
    kin: Kin,
    actor: &Actor,
    moment: Moment,
) -> Result<AgreementView, StoreError> {
    let db = store.read().await?;
    let history = history::last(&db, Aggregate::Agreement(card.id), LAST_ENTRIES).await?;
    db.commit().await?;
    let mut possible = lawful(&card.facts, actor, &moment);
    // What stands against it in the agreement before is told before anybody fills in the form.
    let take_over = possible.iter_mut().find(|possible| possible.action == AgreementAction::TakeOver);
    if let (Some(take_over), Some(before)) = (take_over, &kin.before)
        && take_over.allowed.is_ok()
    {
        take_over.allowed = can_take_over(&card.facts, before, &moment);
    }
    Ok(AgreementView {
        id: card.id,
        version: card.version,
        moment,
        facts: Arc::clone(&card.facts),
        standing: Arc::clone(&card.standing),
        possible,
        checks: checks(&card.facts, Scope::Agreement, &moment),
        stages: card.stages(&moment),
        usual,
        history,
        files: files.rows(card.files()).await?,
        reveal: to_reveal(secrets, card, actor).await?,
        sees_use: may_see(actor, Sight::Use, Some(card.facts.office.id), Some(card.institution())),
        before: kin.before,
        successor: kin.successor,
        proposals: oversight::of_card(card, actor, &moment),
        secrets: passwords(secrets, card, actor).await?,
    })
}

/// Passwords of programs, for those who may change or revoke them and those who watch over them.
async fn passwords(secrets: &Secrets, card: &Card, actor: &Actor) -> Result<Vec<SecretRow>, StoreError> {
    let (office, institution) = (card.facts.office.id, card.institution());
    let may = |action| may_do(actor, Deed::Agreement(action), Some(office), Some(institution)).is_ok();
    if card.facts.agreement.accounts.is_empty()
        || !(may(AgreementAction::RotateSecret) || may(AgreementAction::RevokeSecret))
    {
        return Ok(Vec::new());
    }
    secrets.of_agreement(card.id).await
}

/// Accounts handed over whose password this actor may still see, once.
async fn to_reveal(secrets: &Secrets, card: &Card, actor: &Actor) -> Result<Vec<AccountId>, StoreError> {
    let (office, institution) = (card.facts.office.id, card.institution());
    let deed = Deed::Agreement(AgreementAction::RevealSecret);
    let waiting: Vec<AccountId> = card
        .facts
        .agreement
        .accounts
        .iter()
        .filter(|account| account.bast.is_some() && account.closed_on.is_none())
        .map(|account| account.id)
        .collect();
    if waiting.is_empty() || may_do(actor, deed, Some(office), Some(institution)).is_err() {
        return Ok(Vec::new());
    }
    let revealed = secrets.revealed(card.id).await?;
    Ok(waiting.into_iter().filter(|account| !revealed.contains(account)).collect())
}
