//! What the pages of use have in common: figures, chart with its table, codes, parts.

use chrono::NaiveDateTime;
use leptos::prelude::*;
use patuh_domain::access::{Code, Drift};
use patuh_domain::wording::{clock, month_year, thousands_in};

use crate::components::{
    Card, ChartColumn, Column, ColumnChart, DataTable, EmptyState, Figure, Figures, Sign, State, Tone,
};
use crate::pages::agreement::lines::day;
use crate::views::{CodeUse, UseCounts, UsePart, UseSlot, UseSpan};
use crate::words::{Word, fill, language, t, usage};

/// A count as printed.
pub(crate) fn number(count: i64) -> String {
    thousands_in(language(), u64::try_from(count).unwrap_or_default())
}

/// Totals beside each other.
pub(crate) fn totals(total: &UseCounts, suspicions: Option<(u64, Option<String>)>) -> AnyView {
    let figure = |count: i64, word, tone| Figure {
        number: number(count),
        label: t(word).to_owned(),
        href: None,
        tone: if count == 0 { Tone::Plain } else { tone },
    };
    let mut figures = vec![
        figure(total.hits, usage::HITS, Tone::Plain),
        figure(total.refused, usage::REFUSED, Tone::Plain),
        figure(total.refunded, usage::REFUNDED, Tone::Soon),
    ];
    figures.extend(suspicions.map(|(seen, href)| Figure {
        href,
        ..figure(i64::try_from(seen).unwrap_or(i64::MAX), usage::SUSPICIOUS, Tone::Late)
    }));
    view! { <Figures figures/> }.into_any()
}

/// When a slot began, as printed.
fn when(span: UseSpan, start: NaiveDateTime) -> String {
    match span {
        UseSpan::Today => clock(language(), start.time()),
        UseSpan::Days30 | UseSpan::Days90 => day(start.date()),
        UseSpan::Term => month_year(language(), start.date()),
    }
}

/// The chart of a span, with its numbers as a table that opens.
pub(crate) fn chart(span: UseSpan, slots: &[UseSlot], note: Option<String>) -> AnyView {
    let title = match span {
        UseSpan::Today => usage::BY_HOUR,
        UseSpan::Days30 | UseSpan::Days90 => usage::BY_DAY,
        UseSpan::Term => usage::BY_MONTH,
    };
    let note = note.unwrap_or_default();
    let highest = slots.iter().max_by_key(|slot| slot.counts.all()).filter(|slot| slot.counts.all() > 0);
    let Some(highest) = highest else {
        return view! {
            <Card title=t(title) note><EmptyState title=t(usage::NOTHING) note=t(usage::NOTHING_NOTE)/></Card>
        }
        .into_any();
    };
    let top = fill(usage::HIGHEST, &[("n", &number(highest.counts.all())), ("when", &when(span, highest.start))]);
    let columns = slots
        .iter()
        .map(|slot| ChartColumn {
            told: fill(
                usage::COLUMN,
                &[
                    ("when", &when(span, slot.start)),
                    ("hits", &number(slot.counts.hits)),
                    ("refused", &number(slot.counts.refused)),
                ],
            ),
            counted: slot.counts.hits,
            refused: slot.counts.refused,
        })
        .collect();
    let end = |slot: Option<&UseSlot>| slot.map(|slot| when(span, slot.start)).unwrap_or_default();
    let ends = (end(slots.first()), end(slots.last()));
    let rows = slots
        .iter()
        .rev()
        .filter(|slot| slot.counts.all() > 0)
        .map(|slot| view! { <tr><th scope="row">{when(span, slot.start)}</th>{cells(&slot.counts)}</tr> })
        .collect_view();
    let table = view! { <DataTable caption=t(title) columns=heads(usage::WHEN)>{rows}</DataTable> };
    view! {
        <Card title=t(title) note>
            <ColumnChart columns label=format!("{}. {top}", t(title)) top ends/>
            <details class="chart-table"><summary>{t(usage::AS_TABLE)}</summary>{table}</details>
        </Card>
    }
    .into_any()
}

/// Answers by code.
pub(crate) fn codes(codes: &[CodeUse]) -> Option<AnyView> {
    if codes.is_empty() {
        return None;
    }
    let rows = codes
        .iter()
        .map(|code| {
            let meaning = if code.code == Code::Found { t(usage::FOUND) } else { code.code.text() };
            let place = t(if code.answered { usage::FROM_CENTRE } else { usage::REFUSED_HERE });
            view! {
                <tr>
                    <th scope="row">{code.code.number()}" · "{meaning}<span class="sub">{place}</span></th>
                    <td class="number" data-label=t(usage::TIMES)><span>{number(code.times)}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![Column::named(t(usage::CODE)), Column::named(t(usage::TIMES)).number()];
    Some(
        view! {
            <Card title=t(usage::CODES)><DataTable caption=t(usage::CODES) columns>{rows}</DataTable></Card>
        }
        .into_any(),
    )
}

/// The parts of a whole; left out where there is only one that says nothing new, or none.
pub(crate) fn parts(title: Word, parts: &[UsePart]) -> Option<AnyView> {
    if parts.is_empty() {
        return None;
    }
    let rows = parts
        .iter()
        .map(|part| view! { <tr><th scope="row">{part.name.clone()}</th>{cells(&part.counts)}</tr> })
        .collect_view();
    Some(
        view! {
            <Card title=t(title)><DataTable caption=t(title) columns=heads(usage::NAME)>{rows}</DataTable></Card>
        }
        .into_any(),
    )
}

/// Hits, refusals, failures.
pub(crate) fn cells(counts: &UseCounts) -> AnyView {
    view! {
        <td class="number" data-label=t(usage::HITS_HEAD)><span>{number(counts.hits)}</span></td>
        <td class="number" data-label=t(usage::REFUSED_HEAD)><span>{number(counts.refused)}</span></td>
        <td class="number" data-label=t(usage::REFUNDED_HEAD)><span>{number(counts.refunded)}</span></td>
    }
    .into_any()
}

/// The heads of [`cells`] behind a first column.
pub(crate) fn heads(first: Word) -> Vec<Column> {
    vec![
        Column::named(t(first)),
        Column::named(t(usage::HITS_HEAD)).number(),
        Column::named(t(usage::REFUSED_HEAD)).number(),
        Column::named(t(usage::REFUNDED_HEAD)).number(),
    ]
}

/// How real volume stands to the declared one.
pub(crate) fn drift(drift: Drift) -> State {
    let (sign, word) = match drift {
        Drift::Unknown => (Sign::Open, usage::DRIFT_UNKNOWN),
        Drift::AsDeclared => (Sign::Done, usage::DRIFT_AS_DECLARED),
        Drift::Above => (Sign::Late, usage::DRIFT_ABOVE),
        Drift::Below => (Sign::Soon, usage::DRIFT_BELOW),
    };
    State::new(sign, t(word))
}
