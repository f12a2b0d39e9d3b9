//! The evaluator's queue: reports to judge, results to send on, follow-ups to watch.

use chrono::Months;
use leptos::prelude::*;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::duty::{DutyKind, DutyState};

use crate::components::{Action, Card, EmptyState, PageHead, Pager, PagerView, Panel, Tone, WorkItem, Worklist};
use crate::forms::labels::Label as _;
use crate::pages::agreement::lines::day;
use crate::pages::framed::{framed, parameter};
use crate::pages::home::duty_item;
use crate::views::{DutyQuery, DutyRow, UnsentRow};
use crate::words::{Word, common, fill, frame, home, other, oversight, t, tb};

/// Reports of a page.
const PER_PAGE: usize = 50;

/// `/evaluasi`.
#[component]
pub fn EvaluationsPage() -> impl IntoView {
    let page = parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1_usize);
    framed(
        async move |ports, who| {
            let view = ports.reading.oversight(&who.actor).await?;
            let today = view.moment.today();
            let query = DutyQuery {
                from: today.checked_sub_months(Months::new(60)).unwrap_or(today),
                to: today.checked_add_months(Months::new(9)).unwrap_or(today),
                open_only: true,
            };
            Ok((ports.reading.duties(&who.actor, query).await?, view))
        },
        move |(rows, view)| {
            let moment = view.moment;
            let (open, rest): (Vec<_>, Vec<_>) =
                rows.into_iter().partition(|row| row.duty.kind == DutyKind::Evaluation);
            let follow_ups = rest.into_iter().filter(|row| row.duty.kind == DutyKind::FollowUp);
            let follow_ups: Vec<_> = follow_ups.map(|row| duty_item(row, &moment)).collect();
            let unsent: Vec<_> = view.unsent.iter().map(unsent_item).collect();
            let total = open.len();
            let may_judge = open.iter().any(|row| row.action.is_some());
            let note = may_judge.then(|| view! { <p class="quiet">{t(oversight::KEYS_NOTE)}</p> });
            let queue = queue(open, page, total, &moment);
            view! {
                <PageHead title=t(frame::EVALUATIONS) meta=t(other::EVALUATIONS_LEAD)/>
                <div class="stack">
                    {note}
                    {queue}
                    {section(oversight::UNSENT, unsent)}
                    {section(oversight::FOLLOW_UPS, follow_ups)}
                </div>
            }
        },
    )
}

/// Reports by urgency; the first row's verb has the focus.
fn queue(rows: Vec<DutyRow>, page: usize, total: usize, moment: &patuh_domain::calendar::Moment) -> AnyView {
    if rows.is_empty() {
        let nothing = view! { <EmptyState title=t(other::NOTHING_OPEN) note=t(other::NOTHING_OPEN_NOTE)/> };
        return view! { <Panel>{nothing}</Panel> }.into_any();
    }
    let pager = PagerView { page, per_page: PER_PAGE, total, address: "/evaluasi".to_owned(), parameter: "hal" };
    let page = page.clamp(1, pager.pages());
    let shown: Vec<_> = rows.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    let pager = (total > PER_PAGE).then(|| view! { <Panel><Pager pager/></Panel> });
    let (late, rest): (Vec<_>, Vec<_>) = shown.into_iter().partition(|row| row.duty.state == DutyState::Overdue);
    let (soon, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| row.duty.state == DutyState::DueSoon);
    let cards = [(home::OVERDUE, late), (home::DUE_SOON, soon), (other::LATER, later)];
    let cards = cards.into_iter().filter(|(_, rows)| !rows.is_empty()).enumerate().map(|(place, (title, rows))| {
        let note = rows.len().to_string();
        let items = rows.into_iter().map(|row| duty_item(row, moment)).collect();
        view! { <Card title=t(title) note><Worklist items focus_first={place == 0}/></Card> }
    });
    view! { {cards.collect_view()}{pager} }.into_any()
}

fn unsent_item(row: &UnsentRow) -> WorkItem {
    let page = format!("/perjanjian/{}", row.agreement);
    let what = match &row.occasion {
        None => tb(&row.semester.title()),
        Some(occasion) => fill(oversight::AT_ANY_TIME, &[("why", occasion)]),
    };
    let action = if row.can_send {
        let chosen = [("evaluation", format!("{}|{}", row.semester, row.occasion.as_deref().unwrap_or_default()))];
        let query = serde_urlencoded::to_string(chosen).unwrap_or_default();
        let step = AgreementAction::ForwardEvaluation.name();
        Action::new(t(oversight::SEND), format!("{page}/langkah/{step}?{query}"))
    } else {
        Action::new(t(common::OPEN), page.clone())
    };
    WorkItem {
        what,
        href: format!("{page}/laporan"),
        note: format!("{} · {}", row.institution, tb(&row.conclusion.label())),
        urgency: day(row.completed_on),
        tone: Tone::Plain,
        action: Some(action),
    }
}

fn section(title: Word, items: Vec<WorkItem>) -> Option<AnyView> {
    let note = items.len().to_string();
    (!items.is_empty()).then(|| view! { <Card title=t(title) note><Worklist items/></Card> }.into_any())
}
