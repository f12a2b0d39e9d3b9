//! Findings over the register: what looks wrong in the facts of every agreement that somebody sees.

use std::sync::Arc;

use patuh_app::views::{FindingQuery, FindingRow, Findings};
use patuh_domain::calendar::Moment;
use patuh_domain::lint::{self, Lint};

use super::card::Card;

/// Findings of a page.
const PER_PAGE: usize = 50;

/// One page of the findings of `cards`: by kind, then by institution.
pub fn page(cards: &[Arc<Card>], query: &FindingQuery, moment: &Moment) -> Findings {
    let words: Vec<String> = query.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut rows: Vec<FindingRow> = cards
        .iter()
        .filter(|card| {
            let name = card.row.institution.to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
        .flat_map(|card| {
            let at_office = Moment::new(moment.instant, card.facts.office.profile.zone);
            lint::findings(&card.facts, &at_office).into_iter().map(|finding| FindingRow {
                agreement: card.id,
                institution: card.row.institution.clone(),
                finding,
            })
        })
        .collect();
    let by_lint = Lint::ALL
        .into_iter()
        .map(|lint| (lint, rows.iter().filter(|row| row.finding.lint == lint).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    rows.retain(|row| query.lint.is_none_or(|lint| row.finding.lint == lint));
    rows.sort_by(|one, other| {
        (one.finding.lint, &one.institution, one.agreement).cmp(&(
            other.finding.lint,
            &other.institution,
            other.agreement,
        ))
    });
    let total = rows.len();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = usize::try_from(query.page.max(1)).unwrap_or(1).min(pages);
    let rows = rows.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    Findings { rows, total, per_page: PER_PAGE, by_lint }
}
