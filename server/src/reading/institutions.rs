//! Institutions of an office.

use std::collections::HashMap;
use std::sync::Arc;

use patuh_app::views::{InstitutionRow, InstitutionView, PersonRow};
use patuh_domain::actor::Actor;
use patuh_domain::ids::InstitutionId;
use patuh_domain::policy::{Deed, Sight, may_do, may_see};

use super::card::Card;
use super::history;
use super::stack::Stack;
use crate::store::{Aggregate, Store, StoreError};

const LAST_ENTRIES: u64 = 20;

/// Institutions that `actor` may know of, by name. Numbers of agreements and duties are counts only, so that whoever may
/// not see agreements still sees how many there are.
pub fn list(stacks: &[Arc<Stack>], actor: &Actor, search: &str) -> Vec<InstitutionRow> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for stack in stacks {
        let today = stack.today();
        let mut counts: HashMap<InstitutionId, (usize, usize)> = HashMap::new();
        for card in stack.cards.values() {
            let (agreements, overdue) = counts.entry(card.institution()).or_default();
            *agreements += 1;
            *overdue += card.row.overdue;
        }
        for known in stack.institutions.values().filter(|known| sees(actor, stack, known.value.id)) {
            let institution = &known.value;
            let head = institution.head(today).map(|head| head.name.clone());
            let found_by =
                format!("{} {}", institution.profile.name, head.as_deref().unwrap_or_default()).to_lowercase();
            if !words.iter().all(|word| found_by.contains(word.as_str())) {
                continue;
            }
            let (agreements, overdue) = counts.get(&institution.id).copied().unwrap_or_default();
            rows.push(InstitutionRow {
                id: institution.id,
                name: institution.profile.name.clone(),
                kind: institution.profile.kind,
                head,
                agreements,
                overdue,
                active: institution.active,
            });
        }
    }
    rows.sort_by_key(|row| (row.name.to_lowercase(), row.id));
    rows
}

/// One institution; `None` where `actor` may not know of it. `people` are those of the institution, empty for those who
/// may not see accounts.
///
/// # Errors
/// The database can't be read.
pub async fn view(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    id: InstitutionId,
    people: Vec<PersonRow>,
) -> Result<Option<InstitutionView>, StoreError> {
    let Some((stack, known)) = stacks.iter().find_map(|stack| stack.institutions.get(&id).map(|known| (stack, known)))
    else {
        return Ok(None);
    };
    if !sees(actor, stack, id) {
        return Ok(None);
    }
    let mut cards: Vec<Arc<Card>> = stack.seen_by(actor).into_iter().filter(|card| card.institution() == id).collect();
    cards.sort_by_key(|card| (card.standing.stage.is_terminal(), std::cmp::Reverse(card.id)));
    let db = store.read().await?;
    let history = history::last(&db, Aggregate::Institution(id), LAST_ENTRIES).await?;
    db.commit().await?;
    let office = known.value.office;
    Ok(Some(InstitutionView {
        institution: known.value.clone(),
        version: known.version,
        agreements: cards.iter().map(|card| card.row.clone()).collect(),
        people,
        history,
        may_change: may_do(actor, Deed::ChangeInstitution, Some(office), Some(id)).is_ok(),
        today: stack.today(),
    }))
}

fn sees(actor: &Actor, stack: &Stack, institution: InstitutionId) -> bool {
    may_see(actor, Sight::Institution, Some(stack.office.value.id), Some(institution))
}
