//! Requests that somebody began and didn't submit yet.

use std::sync::Arc;

use patuh_app::views::{Draft, DraftRow};
use patuh_domain::ids::InstitutionId;

use super::stack::Stack;

/// Letters of a title.
const LONGEST: usize = 80;

/// The rows of a list; a draft is called by its institution and purpose, as far as filled in.
pub fn rows(drafts: Vec<Draft>, stacks: &[Arc<Stack>]) -> Vec<DraftRow> {
    drafts
        .into_iter()
        .map(|draft| DraftRow { title: title(&draft, stacks), id: draft.id, saved_at: draft.saved_at })
        .collect()
}

fn title(draft: &Draft, stacks: &[Arc<Stack>]) -> String {
    let institution = draft.values.text("institution").parse::<InstitutionId>().ok();
    let name = institution.and_then(|id| {
        stacks.iter().find_map(|stack| stack.institutions.get(&id)).map(|known| known.value.profile.name.clone())
    });
    let purpose = Some(draft.values.text("purpose").to_owned()).filter(|purpose| !purpose.is_empty());
    let whole = [name, purpose].into_iter().flatten().collect::<Vec<_>>().join(" – ");
    if whole.is_empty() {
        return draft.values.text("subject").to_owned();
    }
    let mut shown: String = whole.chars().take(LONGEST).collect();
    if whole.chars().count() > LONGEST {
        shown.push('…');
    }
    shown
}
