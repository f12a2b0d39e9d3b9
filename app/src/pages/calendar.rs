//! The calendar of duties by month, and the list of reports.

use chrono::{Datelike as _, Months, NaiveDate};
use leptos::prelude::*;
use patuh_domain::calendar::{month_end, month_start};
use patuh_domain::duty::{DutyKind, DutyState};
use patuh_domain::wording::{month_year, thousands_in};

use crate::components::{
    Action, ActionLink, Card, EmptyState, FormFrame, PageHead, Pager, PagerView, Panel, PostForm, Worklist,
};
use crate::pages::framed::{framed, parameter};
use crate::pages::home::duty_item;
use crate::views::{DutyQuery, DutyRow};
use crate::words::{Word, calendar, common, fill, frame, home, language, other, t};

/// Duties of one week that are listed; the register has the agreements of all.
const WEEK_SHOWN: usize = 60;
/// Rows of a page of reports.
const PER_PAGE: usize = 50;

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
            let year = Action::new(t(calendar::SEE_YEAR), format!("/kalender/tahun?tahun={}", month.year()));
            view! {
                <PageHead title=t(frame::CALENDAR) meta=month_year(language(), month)>
                    {before}
                    {after}
                    <ActionLink action=year/>
                </PageHead>
                <div class="stack">{body}{subscription()}</div>
            }
        },
    )
}

/// A link by which a calendar program shows these duties.
fn subscription() -> AnyView {
    let frame = |rest: &str, name: &str| FormFrame {
        action: format!("/kalender/langganan{rest}"),
        name: name.to_owned(),
        ..FormFrame::default()
    };
    let (make, end) = (frame("", "langganan"), frame("/hapus", "hapus-langganan"));
    view! {
        <Card title=t(calendar::SUBSCRIPTION)>
            <p class="quiet">{t(calendar::SUBSCRIPTION_NOTE)}</p>
            <div class="choice-row">
                <PostForm frame=make><button class="button" type="submit">{t(calendar::MAKE_LINK)}</button></PostForm>
                <PostForm frame=end><button class="button" type="submit">{t(calendar::END_LINK)}</button></PostForm>
            </div>
        </Card>
    }
    .into_any()
}

/// A card for each week that has duties.
fn by_week(rows: Vec<DutyRow>, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let mut weeks: Vec<(NaiveDate, Vec<DutyRow>)> = Vec::new();
    for row in rows {
        let Some(date) = row.duty.due_on(moment.zone) else { continue };
        let monday = date - chrono::Days::new(u64::from(date.weekday().num_days_from_monday()));
        match weeks.last_mut() {
            Some((known, rows)) if *known == monday => rows.push(row),
            _ => weeks.push((monday, vec![row])),
        }
    }
    weeks
        .into_iter()
        .map(|(monday, rows)| {
            let sunday = monday + chrono::Days::new(6);
            let day = |date| patuh_domain::wording::short_date_in(language(), date);
            let title = fill(other::WEEK_OF, &[("from", &day(monday)), ("to", &day(sunday))]);
            let total = rows.len();
            let note = thousands_in(language(), u64::try_from(total).unwrap_or(u64::MAX));
            let items: Vec<_> = rows.into_iter().take(WEEK_SHOWN).map(|row| duty_item(row, moment)).collect();
            let more = (total > items.len()).then(|| {
                let rest = thousands_in(language(), u64::try_from(total - items.len()).unwrap_or(u64::MAX));
                view! { <p class="card-foot">{fill(other::MORE_DUTIES, &[("n", &rest)])}</p> }
            });
            view! { <Card title note><Worklist items/>{more}</Card> }
        })
        .collect_view()
        .into_any()
}

/// `/laporan`: semester reports that are open, of every agreement the person sees.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let kinds = &[DutyKind::SemesterReport, DutyKind::ReportForwarding];
    open_duties(kinds, "/laporan", frame::REPORTS, other::REPORTS_LEAD)
}

fn open_duties(kinds: &'static [DutyKind], path: &'static str, title: Word, lead: Word) -> AnyView {
    let page = parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1_usize);
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
            let total = rows.len();
            let body = if rows.is_empty() {
                let nothing = view! { <EmptyState title=t(other::NOTHING_OPEN) note=t(other::NOTHING_OPEN_NOTE)/> };
                view! { <Panel>{nothing}</Panel> }.into_any()
            } else {
                let pager = PagerView { page, per_page: PER_PAGE, total, address: path.to_owned(), parameter: "hal" };
                let page = page.clamp(1, pager.pages());
                let shown: Vec<_> = rows.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
                let pager = (total > PER_PAGE).then(|| view! { <Panel><Pager pager/></Panel> });
                view! { {by_urgency(shown, &moment)}{pager} }.into_any()
            };
            view! {
                <PageHead title=t(title) meta=t(lead)/>
                <div class="stack">{body}</div>
            }
        },
    )
}

/// What is late, what comes soon, what comes later: a card each, where there is any.
fn by_urgency(rows: Vec<DutyRow>, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let (late, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.duty.state == DutyState::Overdue);
    let (soon, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| row.duty.state == DutyState::DueSoon);
    [(home::OVERDUE, late), (home::DUE_SOON, soon), (other::LATER, later)]
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(title, rows)| {
            let note = rows.len().to_string();
            let items = rows.into_iter().map(|row| duty_item(row, moment)).collect();
            view! { <Card title=t(title) note><Worklist items/></Card> }
        })
        .collect_view()
        .into_any()
}
