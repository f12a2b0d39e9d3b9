//! The versions of a report side by side: what came first and what was corrected, with the request in between.

use leptos::prelude::*;
use patuh_domain::agreement::{Agreement, Report, ReportContent};
use patuh_domain::calendar::Semester;
use patuh_domain::wording::thousands_in;

use super::lines::day;
use crate::components::{Card, Column, DataTable, Notice, NoticeKind};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{Word, agreement, common, fill, language, t, tb};

/// A card for each semester with more than one version, or with a correction asked for; the latest first.
pub(super) fn versions(view: &AgreementView) -> AnyView {
    let facts = &view.facts.agreement;
    let mut semesters: Vec<Semester> = facts.reports.iter().map(|report| report.semester).collect();
    semesters.sort_unstable();
    semesters.dedup();
    semesters.retain(|semester| {
        of(facts, *semester).len() > 1 || facts.corrections.iter().any(|asked| asked.semester == *semester)
    });
    semesters.into_iter().rev().map(|semester| card(facts, semester)).collect_view().into_any()
}

fn of(facts: &Agreement, semester: Semester) -> Vec<&Report> {
    facts.reports.iter().filter(|report| report.semester == semester).collect()
}

fn card(facts: &Agreement, semester: Semester) -> AnyView {
    let reports = of(facts, semester);
    let asked = facts.corrections.iter().filter(|asked| asked.semester == semester);
    let asked = asked.map(|asked| {
        let who = asked.by.clone().unwrap_or_else(|| t(agreement::EVALUATOR).to_owned());
        let head = fill(agreement::CORRECTION_ASKED, &[("who", &who), ("date", &day(asked.on))]);
        let open = facts.awaits_correction(semester) == Some(asked);
        let kind = if open { NoticeKind::Attention } else { NoticeKind::Info };
        let reasons = asked.reasons.clone();
        view! { <Notice kind><p><strong>{head}</strong></p><p>{reasons}</p></Notice> }.into_any()
    });
    let asked = asked.collect_view();
    let title = fill(agreement::VERSIONS_OF, &[("semester", &tb(&semester.title()))]);
    let columns: Vec<Column> = std::iter::once(Column::named(t(agreement::MATTER)))
        .chain((1..=reports.len()).map(|number| Column::named(fill(agreement::VERSION, &[("n", &number.to_string())]))))
        .collect();
    let rows = matters().into_iter().map(|(name, get)| row(name, &reports, get)).collect_view();
    view! {
        <Card title=title.clone()>
            {asked}
            <DataTable caption=title columns>{rows}</DataTable>
        </Card>
    }
    .into_any()
}

type Told = fn(&Report) -> Option<String>;

fn matters() -> Vec<(String, Told)> {
    fn said(report: &Report, get: fn(&ReportContent) -> Option<String>) -> Option<String> {
        report.content.as_ref().and_then(get)
    }
    let matter = |word: Word, get: Told| (t(word).to_owned(), get);
    vec![
        matter(agreement::LETTER, |report| Some(format!("{}, {}", report.letter.number, day(report.letter.date)))),
        matter(agreement::RECEIVED, |report| {
            Some(format!("{}, {}", day(report.received_on), tb(&report.channel.label())))
        }),
        matter(agreement::OWN_HITS, |report| said(report, |content| content.hits.map(counted))),
        matter(agreement::OWN_BALIKAN, |report| said(report, |content| content.balikan.map(counted))),
        matter(agreement::NOTHING_STORED, |report| {
            said(report, |content| {
                content.nothing_stored.map(|nothing| t(if nothing { common::YES } else { common::NO }).to_owned())
            })
        }),
        matter(agreement::STORAGE_REMARK, |report| said(report, |content| content.storage_remark.clone())),
        matter(agreement::INCIDENT_REMARK, |report| said(report, |content| content.incidents.clone())),
        matter(agreement::BENEFITS, |report| said(report, |content| content.benefits.clone())),
        matter(agreement::OBSTACLES, |report| said(report, |content| content.obstacles.clone())),
        matter(agreement::PLANS, |report| said(report, |content| content.plans.clone())),
    ]
}

fn counted(number: u32) -> String {
    thousands_in(language(), u64::from(number))
}

/// One matter in every version; nothing where none says it, and a mark where a version differs from the one before.
fn row(name: String, reports: &[&Report], get: Told) -> Option<AnyView> {
    let told: Vec<Option<String>> = reports.iter().map(|report| get(report)).collect();
    if told.iter().all(Option::is_none) {
        return None;
    }
    let cells: Vec<_> = told
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let changed = place > 0 && told[place - 1] != *value;
            let label = fill(agreement::VERSION, &[("n", &(place + 1).to_string())]);
            let value = value.clone().unwrap_or_else(|| "–".to_owned());
            let value = if changed { view! { <mark>{value}</mark> }.into_any() } else { value.into_any() };
            view! { <td data-label=label><span>{value}</span></td> }
        })
        .collect();
    Some(view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }.into_any())
}
