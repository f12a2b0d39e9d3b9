//! Semester reports of one agreement with their forwarding and evaluation.

use leptos::prelude::*;
use patuh_domain::agreement::{Evaluation, Report};
use patuh_domain::duty::DutyKind;

use super::about_agreement;
use super::head::head;
use super::lines::{day, duty_line, lateness, semester_name};
use super::report_versions::versions;
use crate::components::{Card, Column, DataTable, DutyTable, EmptyState, FactList};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, common, fill, oversight, t, tb};

#[component]
pub fn AgreementReportsPage() -> impl IntoView {
    about_agreement(|view| {
        let due: Vec<_> = view
            .standing
            .duties
            .iter()
            .filter(|duty| {
                matches!(
                    duty.kind,
                    DutyKind::SemesterReport | DutyKind::Evaluation | DutyKind::FollowUp | DutyKind::ReportForwarding
                ) && duty.state.is_open()
            })
            .map(|duty| duty_line(duty, &view))
            .collect();
        view! {
            {head(&view, "/laporan")}
            <div class="stack">
                <Card title=t(agreement::REPORTS_DUE)><DutyTable duties=due/></Card>
                {received(&view)}
                {versions(&view)}
                {evaluated(&view)}
            </div>
        }
    })
}

fn received(view: &AgreementView) -> AnyView {
    let reports = &view.facts.agreement.reports;
    if reports.is_empty() {
        return view! {
            <Card title=t(agreement::REPORTS_RECEIVED)>
                <EmptyState title=t(agreement::NO_REPORTS) note=t(agreement::NO_REPORTS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let rows = reports.iter().rev().map(|report| row(view, report)).collect_view();
    let columns = vec![
        Column::named(t(agreement::SEMESTER)),
        Column::named(t(agreement::LETTER)),
        Column::named(t(agreement::RECEIVED)),
        Column::named(t(agreement::FORWARDED)),
        Column::named(t(agreement::EVALUATED)),
    ];
    view! {
        <Card title=t(agreement::REPORTS_RECEIVED)>
            <DataTable caption=t(agreement::REPORTS_RECEIVED) columns>{rows}</DataTable>
        </Card>
    }
    .into_any()
}

/// What evaluations found, the latest first; none where nothing was evaluated.
fn evaluated(view: &AgreementView) -> Option<AnyView> {
    let evaluations = &view.facts.agreement.evaluations;
    if evaluations.is_empty() {
        return None;
    }
    let found = evaluations.iter().rev().map(|made| {
        let title = match &made.occasion {
            None => tb(&made.semester.title()),
            Some(occasion) => fill(oversight::AT_ANY_TIME, &[("why", occasion)]),
        };
        view! { <h3>{title}</h3><FactList facts=found(view, made)/> }
    });
    let found = found.collect_view();
    Some(view! { <Card title=t(oversight::EVALUATIONS)>{found}</Card> }.into_any())
}

/// One evaluation: its conclusion, its points, what it asked for and what became of it.
fn found(view: &AgreementView, made: &Evaluation) -> Vec<(String, Option<String>)> {
    let assessment = made.assessment.clone().unwrap_or_default();
    let text = |word, value: Option<String>| (t(word).to_owned(), value);
    let points = assessment.points().map(|points| points.to_string());
    let scores: Vec<_> =
        assessment.scores.iter().map(|score| format!("{}: {}", score.criterion, score.points)).collect();
    let findings: Vec<_> = assessment
        .findings
        .iter()
        .map(|finding| {
            let subject = finding.subject.as_deref().map(|subject| format!(" {}", semester_name(subject)));
            format!("{}{}: {}", tb(&finding.duty.label()), subject.unwrap_or_default(), finding.finding)
        })
        .collect();
    let done = &view.facts.agreement.follow_ups_done;
    let follow_ups: Vec<_> = assessment
        .follow_ups
        .iter()
        .map(|asked| {
            let done = done.iter().find(|done| done.what == asked.what && done.by == asked.by);
            match done {
                Some(done) => format!("{}: {} ({})", asked.what, day(done.on), done.evidence),
                None => format!("{}: {}", asked.what, fill(oversight::UNTIL, &[("date", &day(asked.by))])),
            }
        })
        .collect();
    let list = |lines: Vec<String>| Some(lines.join("; ")).filter(|text| !text.is_empty());
    let sent = made.forwarded.as_ref().map(|letter| format!("{}, {}", letter.number, day(letter.date)));
    let all = vec![
        text(agreement::EVALUATED, Some(format!("{}, {}", tb(&made.conclusion.label()), day(made.completed_on)))),
        text(oversight::POINTS, points),
        text(oversight::BY_CRITERION, list(scores)),
        text(oversight::FINDINGS, list(findings)),
        text(oversight::FOLLOW_UPS_ASKED, list(follow_ups)),
        text(oversight::NOTES, assessment.notes),
        text(oversight::SENT, Some(sent.unwrap_or_else(|| t(common::NOT_YET).to_owned()))),
    ];
    // Most evaluations ask for nothing.
    all.into_iter().filter(|(_, value)| value.is_some()).collect()
}

fn row(view: &AgreementView, report: &Report) -> AnyView {
    let agreement = &view.facts.agreement;
    let none = || t(common::NOT_YET).to_owned();
    let forwarded = agreement
        .forwardings
        .iter()
        .rev()
        .find(|forwarding| forwarding.semester == report.semester)
        .map_or_else(none, |forwarding| format!("{}, {}", forwarding.letter.number, day(forwarding.letter.date)));
    let evaluated = agreement
        .evaluations
        .iter()
        .rev()
        .find(|evaluation| evaluation.is_of(report.semester))
        .map_or_else(none, |evaluation| {
            format!("{}, {}", tb(&evaluation.conclusion.label()), day(evaluation.completed_on))
        });
    // The duty was met by the first report: a corrected one is neither late nor on time.
    let first = agreement.reports.iter().find(|earlier| earlier.semester == report.semester) == Some(report);
    let duty = view.standing.duties.iter().find(|duty| {
        duty.kind == DutyKind::SemesterReport && duty.subject.as_deref() == Some(report.semester.to_string().as_str())
    });
    let late = duty.filter(|_| first).and_then(lateness).map(|late| view! { <span class="sub">{late}</span> });
    let scan = report.scan.map(|id| view! { " "<a href=format!("/berkas/{id}")>{t(common::OPEN)}</a> });
    view! {
        <tr>
            <th scope="row">{tb(&report.semester.title())}</th>
            <td data-label=t(agreement::LETTER)>
                <div>{report.letter.number.clone()}{scan}<span class="sub">{day(report.letter.date)}</span></div>
            </td>
            <td data-label=t(agreement::RECEIVED)>
                <div>
                    {day(report.received_on)}
                    <span class="sub">{tb(&report.channel.label())}</span>
                    {late}
                </div>
            </td>
            <td data-label=t(agreement::FORWARDED)><span>{forwarded}</span></td>
            <td data-label=t(agreement::EVALUATED)><span>{evaluated}</span></td>
        </tr>
    }
    .into_any()
}
