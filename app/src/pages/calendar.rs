//! The calendar of duties by month, and the lists of reports and evaluations.

use chrono::{Datelike as _, Months, NaiveDate};
use leptos::prelude::*;
use patuh_domain::calendar::{month_end, month_start};
use patuh_domain::duty::DutyKind;
use patuh_domain::wording::month_year;

use crate::components::{Action, ActionLink, Card, EmptyState, PageHead, Panel, Worklist};
use crate::pages::framed::{framed, parameter};
use crate::pages::home::duty_item;
use crate::views::{DutyQuery, DutyRow};
use crate::words::{Word, common, frame, language, other, t};

/// `/kalender?bulan=2026-07`.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let asked = parameter("bulan").and_then(|month| format!("{month}-01").parse::<NaiveDate>().ok());
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let month = month_start(asked.unwrap_or_else(|| moment.today()));
            let query = DutyQuery { from: month, to: month_end(month), open_only: false };
            let rows = ports.reading.duties(&who.actor, query).await?;
            Ok((rows, month, moment))
        },
        |(rows, month, moment)| {
            let link = |date: Option<NaiveDate>, word: Word| {
                date.map(|date| {
                    let href = format!("/kalender?bulan={}-{:02}", date.year(), date.month());
                    view! { <ActionLink action=Action::new(t(word), href)/> }
                })
            };
            let before = link(month.checked_sub_months(Months::new(1)), common::PREVIOUS);
            let after = link(month.checked_add_months(Months::new(1)), common::NEXT);
            let body = if rows.is_empty() {
                view! { <Panel><EmptyState title=t(other::NO_DUTIES) note=t(other::NO_DUTIES_NOTE)/></Panel> }
                    .into_any()
            } else {
                by_week(rows, &moment)
            };
            view! {
                <PageHead title=t(frame::CALENDAR) meta=month_year(language(), month)>{before}{after}</PageHead>
                <div class="stack">{body}</div>
            }
        },
    )
}

/// A card for each week that has duties.
fn by_week(rows: Vec<DutyRow>, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let mut weeks: Vec<(NaiveDate, Vec<DutyRow>)> = Vec::new();
    for row in rows {
        let Some(date) = row.duty.due.as_ref().map(patuh_domain::calendar::DueDate::date) else { continue };
        let monday = date - chrono::Days::new(u64::from(date.weekday().num_days_from_monday()));
        match weeks.last_mut() {
            Some((known, rows)) if *known == monday => rows.push(row),
            _ => weeks.push((monday, vec![row])),
        }
    }
    weeks
        .into_iter()
        .map(|(monday, rows)| {
            let title = crate::words::fill(
                other::WEEK_OF,
                &[("date", &patuh_domain::wording::short_date_in(language(), monday))],
            );
            let note = rows.len().to_string();
            let items = rows.into_iter().map(|row| duty_item(row, moment)).collect();
            view! { <Card title note><Worklist items/></Card> }
        })
        .collect_view()
        .into_any()
}

/// `/laporan`: semester reports that are open, of every agreement the person sees.
#[component]
pub fn ReportsPage() -> impl IntoView {
    open_duties(&[DutyKind::SemesterReport, DutyKind::ReportForwarding], frame::REPORTS, other::REPORTS_LEAD)
}

/// `/evaluasi`: evaluations that are open.
#[component]
pub fn EvaluationsPage() -> impl IntoView {
    open_duties(&[DutyKind::Evaluation], frame::EVALUATIONS, other::EVALUATIONS_LEAD)
}

fn open_duties(kinds: &'static [DutyKind], title: Word, lead: Word) -> AnyView {
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let today = moment.today();
            let far =
                |months| (today.checked_sub_months(Months::new(months)), today.checked_add_months(Months::new(9)));
            let (from, to) = far(60);
            let query = DutyQuery { from: from.unwrap_or(today), to: to.unwrap_or(today), open_only: true };
            let mut rows = ports.reading.duties(&who.actor, query).await?;
            rows.retain(|row| kinds.contains(&row.duty.kind));
            Ok((rows, moment))
        },
        move |(rows, moment)| {
            let note = rows.len().to_string();
            let body = if rows.is_empty() {
                view! { <EmptyState title=t(other::NOTHING_OPEN) note=t(other::NOTHING_OPEN_NOTE)/> }.into_any()
            } else {
                let items = rows.into_iter().map(|row| duty_item(row, &moment)).collect();
                view! { <Worklist items/> }.into_any()
            };
            view! {
                <PageHead title=t(title)/>
                <p class="quiet">{t(lead)}</p>
                <Card title=t(other::OPEN_ITEMS) note>{body}</Card>
            }
        },
    )
}
