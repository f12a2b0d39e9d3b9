//! Breaches over all agreements: what is still to be told of, and until when.

use std::cmp::Reverse;
use std::sync::Arc;

use patuh_app::views::{IncidentQuery, IncidentRow, IncidentState, Incidents};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, can_do};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::breach_notice_of;

use super::card::Card;

/// Incidents of a page.
const PER_PAGE: usize = 50;

/// One page of the incidents of `cards`.
pub fn page(cards: &[Arc<Card>], query: &IncidentQuery, actor: &Actor, moment: Moment) -> Incidents {
    let words: Vec<String> = query.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let found = |row: &IncidentRow| {
        let text = format!("{} {} {}", row.institution, row.subject, row.number).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut rows: Vec<IncidentRow> =
        cards.iter().flat_map(|card| of_card(card, actor, &moment)).filter(found).collect();
    let open = rows.iter().filter(|row| row.notified_at.is_none()).count();
    let told = rows.len() - open;
    rows.retain(|row| match query.state {
        None => true,
        Some(IncidentState::Open) => row.notified_at.is_none(),
        Some(IncidentState::Told) => row.notified_at.is_some(),
    });
    // The first that was detected is the first due.
    let order = |row: &IncidentRow| match row.notified_at {
        None => (false, Some(row.detected_at), None, row.id),
        Some(at) => (true, None, Some(Reverse(at)), row.id),
    };
    rows.sort_by_key(order);
    let total = rows.len();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = usize::try_from(query.page.max(1)).unwrap_or(1).min(pages);
    let rows = rows.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    Incidents { moment, rows, total, per_page: PER_PAGE, open, told }
}

fn of_card(card: &Card, actor: &Actor, moment: &Moment) -> Vec<IncidentRow> {
    let incidents = &card.facts.agreement.incidents;
    if incidents.is_empty() {
        return Vec::new();
    }
    let can_notify = can_do(&card.facts, actor, AgreementAction::NotifyIncident, moment);
    let row = |incident: &patuh_domain::agreement::Incident| IncidentRow {
        agreement: card.id,
        institution: card.row.institution.clone(),
        number: card.row.number.clone(),
        id: incident.id,
        subject: incident.subject.clone(),
        detected_at: incident.detected_at,
        notified_at: incident.notified_at,
        duty: breach_notice_of(&card.standing.duties, incident).cloned(),
        can_notify: can_notify && incident.notified_at.is_none(),
    };
    incidents.iter().map(row).collect()
}
