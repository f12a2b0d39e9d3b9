//! The register: search, filters, order, pages; as table and as board.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use patuh_app::views::{Attention, Board, BoardColumn, DutyQuery, DutyRow, Register, RegisterQuery, Sort};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Stage, answer_to, can_do};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, Responsible};

use super::card::Card;

/// Rows of a page of the table.
pub const PER_PAGE: usize = 50;
/// Cards of a column of the board; more are behind a link to the table.
const PER_COLUMN: usize = 12;

/// One page of the table.
pub fn table(cards: &[Arc<Card>], query: &RegisterQuery, today: NaiveDate) -> Register {
    let matching = matching(cards, query);
    let by_stage = by_stage(&matching);
    let mut shown: Vec<&Arc<Card>> = matching.into_iter().filter(|card| in_stages(card, query)).collect();
    shown.sort_by(|one, other| order(query.sort, one, other));
    if query.descending {
        shown.reverse();
    }
    let total = shown.len();
    let page = usize::try_from(query.page.max(1)).unwrap_or(1).min(total.div_ceil(PER_PAGE).max(1));
    let rows = shown.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).map(|card| card.row.clone()).collect();
    Register { rows, total, per_page: PER_PAGE, by_stage, today }
}

/// The same agreements by stage. Stages with nothing in them are left out once the agreements have ended.
pub fn board(cards: &[Arc<Card>], query: &RegisterQuery, today: NaiveDate) -> Board {
    let mut columns: HashMap<Stage, Vec<&Arc<Card>>> = HashMap::new();
    for card in matching(cards, query).into_iter().filter(|card| in_stages(card, query)) {
        columns.entry(card.standing.stage).or_default().push(card);
    }
    let columns = Stage::ALL
        .into_iter()
        .map(|stage| {
            let mut cards = columns.remove(&stage).unwrap_or_default();
            cards.sort_by(|one, other| order(Sort::Urgency, one, other));
            BoardColumn {
                stage,
                total: cards.len(),
                rows: cards.into_iter().take(PER_COLUMN).map(|card| card.row.clone()).collect(),
            }
        })
        .filter(|column| column.total > 0 || !column.stage.is_terminal())
        .collect();
    Board { columns, today }
}

/// Duties whose date lies between two dates, by date.
pub fn duties(cards: &[Arc<Card>], query: &DutyQuery, actor: &Actor, moment: &Moment) -> Vec<DutyRow> {
    let mut rows: Vec<(NaiveDate, DutyRow)> = cards
        .iter()
        .flat_map(|card| card.standing.duties.iter().map(move |duty| (card, duty)))
        .filter(|(_, duty)| !query.open_only || duty.state.is_open())
        .filter_map(|(card, duty)| {
            let date = duty.due_on(card.zone()).filter(|date| query.from <= *date && *date <= query.to)?;
            Some((date, duty_row(card, duty, actor, moment)))
        })
        .collect();
    rows.sort_by(|(one, row), (other, next)| one.cmp(other).then_with(|| row.institution.cmp(&next.institution)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A duty with its agreement, and what `actor` can do about it.
pub fn duty_row(card: &Card, duty: &Duty, actor: &Actor, moment: &Moment) -> DutyRow {
    DutyRow {
        agreement: card.id,
        institution: card.row.institution.clone(),
        duty: duty.clone(),
        action: answer_to(duty.kind)
            .filter(|action| duty.state.is_open() && can_do(&card.facts, actor, *action, moment)),
    }
}

/// Numbers by stage, in the order of life; stages without agreements are left out.
pub fn by_stage(cards: &[&Arc<Card>]) -> Vec<(Stage, usize)> {
    let mut counts: HashMap<Stage, usize> = HashMap::new();
    for card in cards {
        *counts.entry(card.standing.stage).or_default() += 1;
    }
    Stage::ALL.into_iter().filter_map(|stage| counts.get(&stage).map(|count| (stage, *count))).collect()
}

/// The next step is the office's.
pub fn waits_for_office(card: &Card) -> bool {
    card.row.ball.as_ref().is_some_and(|ball| is_of_office(ball.who))
}

/// The next step is somebody else's.
pub fn waits_for_others(card: &Card) -> bool {
    card.row.ball.as_ref().is_some_and(|ball| !is_of_office(ball.who))
}

/// Who works at the office.
pub const fn is_of_office(who: Responsible) -> bool {
    matches!(who, Responsible::Office | Responsible::HeadOfOffice | Responsible::Evaluator)
}

fn matching<'a>(cards: &'a [Arc<Card>], query: &RegisterQuery) -> Vec<&'a Arc<Card>> {
    let words: Vec<String> = query.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    cards
        .iter()
        .filter(|card| query.institution.is_none_or(|institution| card.institution() == institution))
        .filter(|card| query.method.is_none_or(|method| card.row.methods.contains(&method)))
        .filter(|card| query.attention.is_none_or(|attention| needs(card, attention)))
        .filter(|card| words.iter().all(|word| card.found_by.contains(word.as_str())))
        .collect()
}

fn in_stages(card: &Card, query: &RegisterQuery) -> bool {
    query.stages.is_empty() || query.stages.contains(&card.standing.stage)
}

fn needs(card: &Card, attention: Attention) -> bool {
    match attention {
        Attention::Late => card.row.overdue > 0,
        Attention::DueSoon => card.row.due_soon > 0,
        Attention::WaitingForOffice => waits_for_office(card),
        Attention::WaitingForOthers => waits_for_others(card),
        Attention::AccessClosed => card.standing.stage.in_force() && !card.row.access_open,
    }
}

/// Equal rows stay in the order of the institutions' names, then of the requests, so that pages don't shuffle.
fn order(sort: Sort, one: &Card, other: &Card) -> Ordering {
    let first = match sort {
        Sort::Urgency => urgency(one).cmp(&urgency(other)),
        Sort::Institution => Ordering::Equal,
        Sort::Stage => one.standing.stage.cmp(&other.standing.stage),
        Sort::SignedOn => dated(one.row.signed_on).cmp(&dated(other.row.signed_on)),
        Sort::EndsOn => dated(one.row.ends_on).cmp(&dated(other.row.ends_on)),
    };
    let name = |card: &Card| card.row.institution.to_lowercase();
    first.then_with(|| name(one).cmp(&name(other))).then_with(|| one.id.cmp(&other.id))
}

/// Overdue first, the longest overdue before; then by the next date; what has none last, what ended at the very end.
fn urgency(card: &Card) -> (bool, bool, NaiveDate) {
    let next = card.row.next_duty.as_ref().and_then(|duty| duty.due_on(card.zone()));
    (card.standing.stage.is_terminal() && card.row.overdue == 0, card.row.overdue == 0, next.unwrap_or(NaiveDate::MAX))
}

/// Missing dates come last.
fn dated(date: Option<NaiveDate>) -> (bool, Option<NaiveDate>) {
    (date.is_none(), date)
}
