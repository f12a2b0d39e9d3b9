//! What a report says beside what was counted, above the form that evaluates it (domain.md 4.5).
//!
//! Where nothing stands out, one button saves the usual answer: the queue, this button, and nothing else.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, Report};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::{DutyKind, DutyState};
use patuh_domain::wording::thousands_in;

use super::head::step_address;
use super::lines::{day, duty_name};
use crate::components::{
    Card, Column, DataTable, FactList, FormFrame, Notice, NoticeKind, PostForm, Sign, State, StateBadge,
};
use crate::forms::action::quiet_answers;
use crate::forms::labels::Label as _;
use crate::ports::{Ports, SignedIn};
use crate::views::{AgreementView, UseFigures};
use crate::words::{Word, fill, language, oversight, t, tb};

/// Where an evaluation leads when it is saved.
pub(super) const QUEUE: &str = "/evaluasi";

/// The report that is evaluated.
pub(super) struct Judging {
    semester: Semester,
    figures: Option<UseFigures>,
    /// Who evaluates, as printed.
    evaluator: String,
}

/// The report of the semester that was asked for, else the most urgent one; none where there is none to evaluate.
pub(super) async fn judging(
    ports: &Ports,
    who: &SignedIn,
    view: &AgreementView,
    asked: Option<String>,
) -> Option<Judging> {
    let of_duty = |kind: DutyKind| view.standing.duties.iter().find(|duty| duty.kind == kind && duty.state.is_open());
    let subject = asked.or_else(|| of_duty(DutyKind::Evaluation)?.subject.clone())?;
    let semester: Semester = subject.parse().ok()?;
    let figures = ports.reading.use_figures(&who.actor, view.id, semester.first_day(), semester.last_day()).await;
    Some(Judging { semester, figures: figures.ok(), evaluator: who.actor.name().to_owned() })
}

impl Judging {
    /// The name to propose in the form.
    pub(super) fn evaluator(&self) -> String {
        self.evaluator.clone()
    }

    /// The comparison, what stands out in it, and the one button where nothing does. `fresh` where nothing was typed
    /// yet.
    pub(super) fn panel(&self, view: &AgreementView, fresh: bool) -> Option<AnyView> {
        let reports = &view.facts.agreement.reports;
        let report = reports.iter().rev().find(|report| report.semester == self.semester)?;
        let rows = self.rows(report);
        let remarks = self.remarks(view, report, &rows);
        let lines = rows.iter().map(Row::draw).collect_view();
        let columns = vec![
            Column::named(t(oversight::FIGURE)),
            Column::named(t(oversight::REPORTED)).number(),
            Column::named(t(oversight::COUNTED)).number(),
            Column::named(t(oversight::COMPARED)),
        ];
        let told = if remarks.is_empty() {
            let button = fresh.then(|| self.quiet(view));
            view! { <Notice kind=NoticeKind::Done><p>{t(oversight::NOTHING_STANDS_OUT)}</p></Notice>{button} }
                .into_any()
        } else {
            let items = remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect_view();
            view! {
                <Notice kind=NoticeKind::Attention>
                    <p><strong>{t(oversight::STANDS_OUT)}</strong></p><ul>{items}</ul>
                </Notice>
            }
            .into_any()
        };
        let facts = self.facts(view, report);
        let panel = view! {
            <Card title=t(oversight::REPORTED_AND_COUNTED) note=tb(&self.semester.title())>
                <FactList facts/>
                <DataTable caption=t(oversight::REPORTED_AND_COUNTED) columns>{lines}</DataTable>
                {told}
            </Card>
        };
        Some(panel.into_any())
    }

    fn quiet(&self, view: &AgreementView) -> AnyView {
        let frame = FormFrame {
            action: step_address(view, AgreementAction::EvaluateReport),
            version: Some(view.version),
            next: Some(QUEUE.to_owned()),
            name: "-tenang".to_owned(),
            ..FormFrame::default()
        };
        let answers = quiet_answers(view, self.semester, &self.evaluator);
        let hidden = answers.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        view! {
            <PostForm frame>
                {hidden.collect_view()}
                <p class="card-foot">
                    <button class="button primary" type="submit" autofocus=true>{t(oversight::SAVE_QUIET)}</button>
                </p>
            </PostForm>
        }
        .into_any()
    }

    fn rows(&self, report: &Report) -> Vec<Row> {
        let said = report.content.as_ref();
        let counted = |of: fn(&UseFigures) -> i64| self.figures.as_ref().map(of);
        let context = |name, counted| Row { name, reported: None, counted, compared: false };
        vec![
            Row {
                name: oversight::HITS,
                reported: said.and_then(|said| said.hits).map(i64::from),
                counted: counted(|figures| figures.total.hits),
                compared: true,
            },
            Row {
                name: oversight::BALIKAN,
                reported: said.and_then(|said| said.balikan).map(i64::from),
                counted: None,
                compared: true,
            },
            context(oversight::REFUSED, counted(|figures| figures.total.refused)),
            context(oversight::ACTIVE_DAYS, counted(|figures| i64::from(figures.active_days))),
            context(oversight::SUSPICIONS, counted(|figures| i64::try_from(figures.suspicions).unwrap_or(i64::MAX))),
        ]
    }

    fn facts(&self, view: &AgreementView, report: &Report) -> Vec<(String, Option<String>)> {
        let late = if is_late(view, self.semester) { oversight::LATE } else { oversight::ON_TIME };
        let said = report.content.as_ref();
        let storage = match said.and_then(|said| said.nothing_stored) {
            Some(true) => t(oversight::NOTHING_STORED).to_owned(),
            Some(false) => {
                let remark = said.and_then(|said| said.storage_remark.clone()).unwrap_or_default();
                format!("{}: {remark}", t(oversight::STORAGE_TO_EXPLAIN))
            }
            None => t(oversight::NOT_SAID).to_owned(),
        };
        let received = format!("{}, {} ({})", day(report.received_on), tb(&report.channel.label()), t(late));
        vec![
            (t(oversight::RECEIVED).to_owned(), Some(received)),
            (t(oversight::STORAGE).to_owned(), Some(storage)),
            (t(oversight::INCIDENTS).to_owned(), said.and_then(|said| said.incidents.clone())),
        ]
    }

    /// What an evaluator must look at before the report is unremarkable.
    fn remarks(&self, view: &AgreementView, report: &Report, rows: &[Row]) -> Vec<String> {
        let said = report.content.as_ref();
        let seen = self.figures.as_ref().map_or(0, |figures| figures.suspicions);
        let told = |holds: bool, word: Word| holds.then(|| t(word).to_owned());
        let mut remarks: Vec<String> = [
            told(is_late(view, self.semester), oversight::STANDS_OUT_LATE),
            told(rows.iter().any(|row| row.difference().is_some_and(|by| by != 0)), oversight::STANDS_OUT_DIFFERS),
            told(said.and_then(|said| said.nothing_stored) != Some(true), oversight::STANDS_OUT_UNSAID),
            told(said.is_some_and(|said| said.incidents.is_some()), oversight::STANDS_OUT_INCIDENT),
            (seen > 0).then(|| fill(oversight::STANDS_OUT_SUSPICIONS, &[("n", &seen.to_string())])),
        ]
        .into_iter()
        .flatten()
        .collect();
        let late = view.standing.duties.iter().filter(|duty| duty.state == DutyState::Overdue);
        let late = late.filter(|duty| duty.who.is_of_institution());
        remarks.extend(late.map(|duty| fill(oversight::STANDS_OUT_DUTY, &[("what", &duty_name(duty))])));
        remarks
    }
}

/// The report came after its day.
fn is_late(view: &AgreementView, semester: Semester) -> bool {
    let subject = semester.to_string();
    view.standing.duties.iter().any(|duty| {
        duty.kind == DutyKind::SemesterReport
            && duty.subject.as_deref() == Some(subject.as_str())
            && duty.state == DutyState::FulfilledLate
    })
}

/// A figure as reported and as counted.
struct Row {
    name: Word,
    reported: Option<i64>,
    counted: Option<i64>,
    /// Reports name it; else it is told for context only.
    compared: bool,
}

impl Row {
    /// By how much more was counted than reported; `None` where one of both isn't known.
    fn difference(&self) -> Option<i64> {
        Some(self.counted? - self.reported?)
    }

    fn draw(&self) -> AnyView {
        let number = |number: Option<i64>| {
            let text = number.map(|number| thousands_in(language(), number.unsigned_abs()));
            text.unwrap_or_else(|| "–".to_owned())
        };
        let state = match self.difference() {
            _ if !self.compared => None,
            Some(0) => Some(State::new(Sign::Done, t(oversight::SAME))),
            Some(by) => {
                let sign = if by > 0 { "+" } else { "−" };
                let by = format!("{sign}{}", number(Some(by)));
                Some(State::new(Sign::Failed, fill(oversight::DIFFERS, &[("n", &by)])))
            }
            None => Some(State::new(Sign::Open, t(oversight::NOT_COMPARABLE))),
        };
        let state = state.map(|state| view! { <StateBadge state/> });
        view! {
            <tr>
                <th scope="row">{t(self.name)}</th>
                <td class="number" data-label=t(oversight::REPORTED)><span>{number(self.reported)}</span></td>
                <td class="number" data-label=t(oversight::COUNTED)><span>{number(self.counted)}</span></td>
                <td data-label=t(oversight::COMPARED)><div>{state}</div></td>
            </tr>
        }
        .into_any()
    }
}
