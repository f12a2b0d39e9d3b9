//! Evaluations, their forwarding, and what they asked for (domain.md 4.5).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{filled, follows, letter_after, not_future, refuse, refuse_with};
use super::reporting::{not_evaluated, received};
use crate::actor::Actor;
use crate::agreement::{AgreementEvent as E, Assessment, Conclusion, Evaluation, FollowUpDone};
use crate::calendar::Semester;
use crate::duty::DutyKind;
use crate::letter::Letter;
use crate::measure::Criterion;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

const DONE: (&str, &str) = ("Tanggal evaluasi", "Day of the evaluation");

/// What an evaluation says, of a report or not.
pub(super) struct Judged {
    pub completed_on: NaiveDate,
    pub conclusion: Conclusion,
    pub forwarded: Option<Letter>,
    pub assessment: Option<Assessment>,
}

/// Once for a report, by another person than the one who handed it in.
pub(super) fn evaluate_report(case: &Case<'_>, actor: &Actor, semester: Semester, judged: Judged) -> Decision {
    let report = received(case, semester)?;
    not_evaluated(case, semester)?;
    let mut versions = case.agreement.reports.iter().filter(|report| report.semester == semester);
    if actor.person().is_some() && versions.any(|report| report.submitted_by == actor.person()) {
        return Err(refuse(
            Rule::FourEyes,
            ("Laporan ini Anda sendiri yang menyampaikan atau mencatatnya.", "You handed this report in yourself."),
            ("Evaluator lain yang menilainya.", "Another evaluator judges it."),
        )
        .at("semester"));
    }
    let judged = checked(case, judged)?;
    follows(
        (report.received_on, ("Tanggal laporan diterima", "Day the report was received")),
        (judged.completed_on, DONE),
        "completed_on",
    )?;
    let frozen_due = case.due_to_keep(DutyKind::Evaluation, Some(&semester.to_string()));
    Ok(vec![made(semester, None, judged, frozen_due)])
}

/// At any time, for a reason of its own; the same reason once in a semester.
pub(super) fn evaluate_unscheduled(case: &Case<'_>, occasion: String, judged: Judged) -> Decision {
    filled(&occasion, "occasion", ("Alasan evaluasi", "Reason of the evaluation"))?;
    let judged = checked(case, judged)?;
    let signed_on = case.signed_on().unwrap_or(judged.completed_on);
    follows((signed_on, ("Tanggal PKS", "Date of the PKS")), (judged.completed_on, DONE), "completed_on")?;
    let semester = Semester::of(judged.completed_on);
    let occasion = Some(occasion);
    if case.agreement.evaluations.iter().any(|made| made.semester == semester && made.occasion == occasion) {
        return Err(refuse(
            Rule::Duplicate,
            ("Evaluasi dengan alasan ini sudah tercatat.", "An evaluation for this reason is recorded already."),
            ("Sebut alasan yang membedakannya.", "Give a reason that tells it apart."),
        )
        .at("occasion"));
    }
    Ok(vec![made(semester, occasion, judged, None)])
}

/// The result goes to whom the office reports to, once.
pub(super) fn forward(case: &Case<'_>, semester: Semester, occasion: Option<String>, sent: Letter) -> Decision {
    let mut all = case.agreement.evaluations.iter();
    let made = all.find(|made| made.semester == semester && made.occasion == occasion);
    let made = made.ok_or_else(Refusal::unknown_aggregate)?;
    if let Some(before) = &made.forwarded {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Hasil evaluasi ini sudah disampaikan dengan surat {}.", before.number),
            format!("This result was sent on by the letter {}.", before.number),
            ("Tidak perlu disampaikan lagi.", "There is no need to send it again."),
        )
        .at("evaluation"));
    }
    let name = ("Surat penyampaian hasil", "Letter with the result");
    letter_after((made.completed_on, DONE), &sent, case.today, "letter", name)?;
    Ok(vec![E::EvaluationForwarded { semester, occasion, letter: sent }])
}

/// One that was asked for and is still to be shown.
pub(super) fn fulfil(case: &Case<'_>, done: FollowUpDone) -> Decision {
    let asked = case.agreement.evaluations.iter().filter(|made| {
        let mut follow_ups = made.assessment.iter().flat_map(|assessment| &assessment.follow_ups);
        follow_ups.any(|asked| asked.what == done.what && asked.by == done.by)
    });
    let asked_on =
        asked.map(|made| made.completed_on).min().ok_or_else(|| Refusal::unknown_aggregate().at("follow_up"))?;
    if case.agreement.follow_ups_done.iter().any(|known| known.what == done.what && known.by == done.by) {
        return Err(refuse(
            Rule::Duplicate,
            ("Tindak lanjut ini sudah dipenuhi.", "This follow-up is done already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("follow_up"));
    }
    let name = ("Tanggal dipenuhi", "Day it was done");
    not_future(done.on, case.today, "on", name)?;
    follows((asked_on, DONE), (done.on, name), "on")?;
    filled(&done.evidence, "evidence", ("Bukti", "Evidence"))?;
    Ok(vec![E::FollowUpDone { done }])
}

/// Dates in order, and findings, points and follow-ups that say something.
fn checked(case: &Case<'_>, judged: Judged) -> Result<Judged, Refusal> {
    not_future(judged.completed_on, case.today, "completed_on", DONE)?;
    if let Some(forwarded) = &judged.forwarded {
        let name = ("Surat penyampaian hasil", "Letter with the result");
        letter_after((judged.completed_on, DONE), forwarded, case.today, "forwarded", name)?;
    }
    let assessment = judged.assessment.and_then(Assessment::said);
    if let Some(assessment) = &assessment {
        assessed(case, assessment, judged.completed_on)?;
    }
    Ok(Judged { assessment, ..judged })
}

fn made(semester: Semester, occasion: Option<String>, judged: Judged, frozen_due: Option<NaiveDate>) -> E {
    let Judged { completed_on, conclusion, forwarded, assessment } = judged;
    E::ReportEvaluated {
        evaluation: Evaluation { semester, occasion, completed_on, conclusion, forwarded, assessment, frozen_due },
    }
}

/// Findings and follow-ups say something; points reach 100; nothing is due before the evaluation or asked for twice.
fn assessed(case: &Case<'_>, assessment: &Assessment, completed_on: NaiveDate) -> Result<(), Refusal> {
    let points = assessment.findings.iter().filter_map(|finding| Some(("finding", finding.score?)));
    let points = points.chain(assessment.scores.iter().map(|score| ("score", score.points)));
    if let Some((field, _)) = points.into_iter().find(|(_, points)| *points > 100) {
        return Err(refuse(
            Rule::Field,
            ("Nilai paling tinggi 100.", "Points reach 100 at most."),
            ("Isi 0 sampai 100, atau kosongkan.", "Give 0 to 100, or leave it blank."),
        )
        .at(field));
    }
    for finding in &assessment.findings {
        filled(&finding.finding, "finding", ("Temuan", "Finding"))?;
    }
    let criteria = &case.facts.office.settings.criteria;
    let mut scored: Vec<&str> = Vec::new();
    for score in &assessment.scores {
        let known = |criterion: &Criterion| criterion.name == score.criterion && criterion.weight == score.weight;
        if !criteria.iter().any(known) || scored.contains(&score.criterion.as_str()) {
            return Err(refuse(
                Rule::Field,
                ("Kriteria evaluasi kantor sudah diubah.", "The office's criteria were changed."),
                ("Buka lagi formulirnya untuk menilai menurut kriteria sekarang.", "Open the form again."),
            )
            .at("score"));
        }
        scored.push(&score.criterion);
    }
    let earlier = case.agreement.evaluations.iter().filter_map(|made| made.assessment.as_ref());
    let mut asked: Vec<_> = earlier.flat_map(|assessment| &assessment.follow_ups).collect();
    for follow_up in &assessment.follow_ups {
        filled(&follow_up.what, "follow_up", ("Tindak lanjut", "Follow-up"))?;
        follows(
            (completed_on, DONE),
            (follow_up.by, ("Batas waktu tindak lanjut", "Last day of the follow-up")),
            "follow_up",
        )?;
        if asked.contains(&follow_up) {
            return Err(refuse(
                Rule::Duplicate,
                ("Tindak lanjut yang sama sudah diminta.", "The same follow-up was asked for already."),
                ("Hapus, atau beri batas waktu lain.", "Remove it, or give it another day."),
            )
            .at("follow_up"));
        }
        asked.push(follow_up);
    }
    Ok(())
}
