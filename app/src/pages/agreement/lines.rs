//! Facts and standing as lines of components, in the language of the page.

use chrono::NaiveDate;
use patuh_domain::access::{Check, Outcome as Found};
use patuh_domain::agreement::answer_to;
use patuh_domain::calendar::{Moment, Semester};
use patuh_domain::duty::{Duty, DutyKind, DutyState};
use patuh_domain::wording::{DayUnit, date_time, early_or_late, long_date, short_date_in, until_due};

use super::head::{address, step_address};
use crate::components::{Action, CheckLine, DutyLine, HistoryLine, Outcome, Sign, State};
use crate::forms::labels::Label as _;
use crate::views::{AgreementView, HistoryEntry};
use crate::words::{agreement, fill, language, t, tb};

/// A date in a table.
pub(crate) fn day(date: NaiveDate) -> String {
    short_date_in(language(), date)
}

/// A phrase as it begins a line: people write purposes in small letters, for the middle of a sentence.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a duty is, with its subject: "Laporan semester I 2026", "NDA: Dimas Aryo".
pub(crate) fn duty_name(duty: &Duty) -> String {
    let label = tb(&duty.kind.label());
    match (&duty.subject, duty.kind) {
        (None, _) => label,
        (Some(subject), DutyKind::SemesterReport | DutyKind::Evaluation | DutyKind::ReportForwarding) => {
            format!("{label} {}", semester_name(subject))
        }
        (Some(subject), DutyKind::Sptjm) if subject == "renewal" => t(agreement::SPTJM_RENEWAL).to_owned(),
        (Some(subject), _) => format!("{label}: {subject}"),
    }
}

/// A semester as in tables, "I 2026", from its name `2026-1`; as it is where it isn't one.
pub(crate) fn semester_name(subject: &str) -> String {
    subject.parse::<Semester>().map_or_else(|_| subject.to_owned(), Semester::short)
}

/// How a duty stands: colour, word and shape; what holds access or an account up says so.
pub(crate) fn duty_state(duty: &Duty) -> State {
    let sign = match duty.state {
        DutyState::NotYet | DutyState::Upcoming => Sign::Open,
        DutyState::DueSoon => Sign::Soon,
        DutyState::Overdue => Sign::Late,
        DutyState::Fulfilled | DutyState::FulfilledLate => Sign::Done,
        DutyState::Waived => Sign::Over,
    };
    match (duty.blocks, duty.state.is_open()) {
        (Some(patuh_domain::duty::Blocks::Access), true) => State::new(Sign::Late, t(agreement::BLOCKS_ACCESS)),
        (Some(patuh_domain::duty::Blocks::Account), true) => State::new(Sign::Late, t(agreement::BLOCKS_ACCOUNT)),
        _ => State::new(sign, tb(&duty.state.label())),
    }
}

/// Why a due date is an estimate yet, where it is.
fn caveat(duty: &Duty) -> Option<String> {
    duty.due.as_ref().filter(|_| duty.state.is_open()).and_then(|due| due.caveat()).map(|caveat| tb(&caveat))
}

/// When a duty is due, and how far off that is.
pub(crate) fn duty_due(duty: &Duty, moment: &Moment) -> (String, String) {
    let due = match (&duty.due, duty.due_at) {
        (_, Some(at)) => date_time(language(), &Moment::new(at, moment.zone)),
        (Some(due), None) => day(due.date()),
        (None, None) => match duty.blocks {
            Some(patuh_domain::duty::Blocks::Access) if duty.state.is_open() => t(agreement::BEFORE_ACCESS).to_owned(),
            Some(patuh_domain::duty::Blocks::Account) if duty.state.is_open() => {
                t(agreement::BEFORE_ACCOUNT).to_owned()
            }
            _ => "–".to_owned(),
        },
    };
    let (count, unit) = match (duty.due_at, duty.working_days, duty.days) {
        // An hour counts by its own day: what falls due tomorrow noon is not due today.
        (Some(at), ..) => (Some((moment.zone.local_date(at) - moment.today()).num_days()), DayUnit::Calendar),
        (None, Some(days), _) if matches!(duty.state, DutyState::Overdue | DutyState::FulfilledLate) => {
            (Some(days), DayUnit::Working)
        }
        (None, _, days) => (days, DayUnit::Calendar),
    };
    let note = match (count, duty.state) {
        (Some(0), DutyState::Overdue) => t(agreement::PAST_ITS_HOUR).to_owned(),
        (Some(days), state) if state.is_open() => tb(&until_due(days, unit)),
        (Some(days), DutyState::Fulfilled | DutyState::FulfilledLate) if duty.due_at.is_none() => {
            tb(&early_or_late(days, unit))
        }
        _ => String::new(),
    };
    (due, note)
}

/// How a fulfilled duty met its date, in working days where it counts them: "terlambat 3 hari kerja".
pub(super) fn lateness(duty: &Duty) -> Option<String> {
    match (duty.state, duty.working_days, duty.days) {
        (DutyState::FulfilledLate, Some(days), _) => Some(tb(&early_or_late(days, DayUnit::Working))),
        (DutyState::FulfilledLate, None, Some(days)) => Some(tb(&early_or_late(days, DayUnit::Calendar))),
        (DutyState::Fulfilled, ..) => Some(t(agreement::IN_TIME).to_owned()),
        _ => None,
    }
}

/// A duty as a row, with the action that fulfils it where this person may do it now.
pub(super) fn duty_line(duty: &Duty, view: &AgreementView) -> DutyLine {
    let (due, due_note) = duty_due(duty, &view.moment);
    let possible = |action| view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
    let action = answer_to(duty.kind)
        .filter(|action| duty.state.is_open() && possible(*action))
        .map(|action| Action::new(t(agreement::FULFIL), step_address(view, action)));
    let evidence = duty.evidence.as_ref().map(|text| match duty.fulfilled_on {
        // Most evidence ends with its date in words; once is enough.
        Some(on) => {
            let bare = text.strip_suffix(&long_date(on)).unwrap_or(text).trim_end_matches([',', ' ']);
            format!("{bare} · {}", day(on))
        }
        None if text == "ended" => t(agreement::LAPSED).to_owned(),
        None => text.clone(),
    });
    DutyLine {
        what: duty_name(duty),
        href: None,
        why: evidence.unwrap_or_else(|| duty.basis.clone()),
        who: tb(&duty.who.label()),
        due,
        due_note: match caveat(duty) {
            Some(caveat) => format!("{due_note}; {caveat}"),
            None => due_note,
        },
        state: duty_state(duty),
        action,
    }
}

/// Open duties first, the most urgent one on top; then what is done.
pub(super) fn sorted_duties(view: &AgreementView) -> Vec<&Duty> {
    let mut duties: Vec<_> = view.standing.duties.iter().filter(|duty| duty.state != DutyState::NotYet).collect();
    duties.sort_by_key(|duty| {
        let blocking = duty.blocks.is_some() && duty.state.is_open();
        let due = duty.due.as_ref().map(patuh_domain::calendar::DueDate::date);
        (!duty.state.is_open(), duty.state != DutyState::Overdue, !blocking, due.is_none(), due)
    });
    duties
}

/// A check of access as a line.
pub(super) fn check_line(check: &Check, view: &AgreementView) -> CheckLine {
    let source = check.source.as_ref().map(|source| match (&source.number, source.date) {
        (_, Some(date)) => format!("{} {}", tb(&source.document), day(date)),
        (Some(number), None) => format!("{} {number}", tb(&source.document)),
        (None, None) => tb(&source.document),
    });
    CheckLine {
        label: match check.outcome {
            Found::Pass => tb(&check.label),
            Found::Limited | Found::Fail => tb(&check.found).trim_end_matches('.').to_owned(),
        },
        outcome: match check.outcome {
            Found::Pass => Outcome::Passed,
            Found::Limited => Outcome::Limited,
            Found::Fail => Outcome::Failed,
        },
        source,
        source_href: check.source.as_ref().and_then(|source| shown_at(&source.document.id, view)),
        remedy: check.remedy.as_ref().map(tb),
        action: None,
    }
}

/// The page that shows what a check rests on.
fn shown_at(document: &str, view: &AgreementView) -> Option<String> {
    Some(match document {
        "PKS" => address(view, "/dokumen?dokumen=D06"),
        "Juknis" => address(view, "/dokumen?dokumen=D07"),
        "SPTJM" => address(view, "/dokumen?dokumen=D11"),
        "BAST" | "NDA" => address(view, "/akun"),
        "Surat sanksi" => address(view, "/akses"),
        _ => return None,
    })
}

/// An entry of the history as a line.
pub(crate) fn history_line(entry: &HistoryEntry, moment: &Moment) -> HistoryLine {
    let at = Moment::new(entry.at, moment.zone);
    HistoryLine {
        what: tb(&entry.what),
        detail: entry.detail.clone(),
        who: entry.who.clone(),
        when: date_time(language(), &at),
        instant: entry.at.to_rfc3339(),
        changes: entry
            .changes
            .iter()
            .map(|change| (change.field.clone(), change.before.clone(), change.after.clone()))
            .collect(),
        hash: Some(entry.hash.clone()).filter(|hash| !hash.is_empty()),
    }
}

/// Whose turn it is and since when, for notes.
pub(super) fn turn(view: &AgreementView) -> Option<String> {
    let step = view.standing.next.first()?;
    let who = tb(&step.who.label());
    let with = fill(agreement::BALL_WITH, &[("who", &who)]);
    Some(match step.waiting_since {
        Some(since) => {
            let days = (view.moment.today() - since).num_days().max(0).to_string();
            format!("{with}, {}", fill(agreement::BALL_SINCE, &[("date", &day(since)), ("n", &days)]))
        }
        None => with,
    })
}
