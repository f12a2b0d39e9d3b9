//! What happens while an agreement lives, and how it ends.

use chrono::NaiveDate;
use patuh_domain::agreement::{
    Addendum, Assessment, Certificate, Change, Closing, CorrectionRequest, Ending, Evaluation, Finding, FollowUp,
    FollowUpDone, Incident, Lift, Reader, Reminder, Renewal, RenewalOutcome, Report, ReportContent, ReportForwarding,
    Sanction, Score, SetAside, Waiver,
};
use patuh_domain::calendar::Semester;
use patuh_domain::ids::{FileId, IncidentId, PersonId, SanctionId};
use patuh_domain::letter::Letter;
use uuid::Uuid;

use super::Key;
use crate::store::column::{
    name, named, number, of_particulars, opt_letter, opt_letter_columns, opt_number, particulars, place,
};
use crate::store::entity::{
    certificates, changes, closings, endings, evaluation_findings, evaluation_follow_ups, evaluation_scores,
    evaluations, follow_ups_done, incidents, readers, reminders, renewals, report_corrections, report_forwardings,
    reports, sanctions, set_asides, waivers,
};
use crate::store::error::StoreError;

pub fn certificate_row(key: &Key, certificate: Certificate) -> certificates::Model {
    let Certificate { number, body, scope, valid_until, received_on } = certificate;
    certificates::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        number,
        body,
        scope,
        valid_until,
        received_on,
    }
}

pub fn certificate(row: certificates::Model) -> Certificate {
    Certificate {
        number: row.number,
        body: row.body,
        scope: row.scope,
        valid_until: row.valid_until,
        received_on: row.received_on,
    }
}

pub fn report_row(key: &Key, report: Report) -> Result<reports::Model, StoreError> {
    let Report { semester, letter, received_on, channel, content, scan, submitted_by, frozen_due } = report;
    let ReportContent { hits, balikan, nothing_stored, storage_remark, incidents, benefits, obstacles, plans } =
        content.unwrap_or_default();
    Ok(reports::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        semester: semester.to_string(),
        letter_number: letter.number,
        letter_date: letter.date,
        received_on,
        channel: name(&channel)?,
        hits: hits.map(i64::from),
        balikan: balikan.map(i64::from),
        nothing_stored,
        storage_remark,
        incident_remark: incidents,
        benefits,
        obstacles,
        plans,
        frozen_due,
        scan: scan.map(|file| file.0),
        submitted_by: submitted_by.map(|person| person.0),
    })
}

pub fn report(row: reports::Model) -> Result<Report, StoreError> {
    Ok(Report {
        semester: semester(&row.semester)?,
        letter: Letter { number: row.letter_number, date: row.letter_date },
        received_on: row.received_on,
        channel: named("reports.channel", &row.channel)?,
        content: ReportContent {
            hits: opt_number("reports.hits", row.hits)?,
            balikan: opt_number("reports.balikan", row.balikan)?,
            nothing_stored: row.nothing_stored,
            storage_remark: row.storage_remark,
            incidents: row.incident_remark,
            benefits: row.benefits,
            obstacles: row.obstacles,
            plans: row.plans,
        }
        .said(),
        scan: row.scan.map(FileId),
        submitted_by: row.submitted_by.map(PersonId),
        frozen_due: row.frozen_due,
    })
}

/// The rows of an evaluation.
pub struct EvaluationRows {
    pub evaluation: evaluations::Model,
    pub findings: Vec<evaluation_findings::Model>,
    pub follow_ups: Vec<evaluation_follow_ups::Model>,
    pub scores: Vec<evaluation_scores::Model>,
}

pub fn evaluation_rows(key: &Key, evaluation: Evaluation) -> Result<EvaluationRows, StoreError> {
    let Evaluation { semester, occasion, completed_on, conclusion, forwarded, assessment, frozen_due } = evaluation;
    let Assessment { complete, findings, scores, follow_ups, notes, evaluator } = assessment.unwrap_or_default();
    let (forwarded_number, forwarded_date) = opt_letter_columns(forwarded);
    let evaluation = evaluations::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        semester: semester.to_string(),
        completed_on,
        conclusion: name(&conclusion)?,
        forwarded_number,
        forwarded_date,
        complete,
        notes,
        evaluator,
        frozen_due,
        occasion,
    };
    let findings = findings.into_iter().enumerate().map(|(index, finding)| {
        let Finding { duty, subject, finding, evidence, score } = finding;
        Ok(evaluation_findings::Model {
            agreement_id: key.agreement,
            seq: key.seq,
            place: place(index)?,
            office_id: key.office,
            duty: name(&duty)?,
            subject,
            finding,
            evidence,
            score: score.map(i64::from),
        })
    });
    let follow_ups = follow_ups.into_iter().enumerate().map(|(index, follow_up)| {
        let FollowUp { what, by } = follow_up;
        Ok(evaluation_follow_ups::Model {
            agreement_id: key.agreement,
            seq: key.seq,
            place: place(index)?,
            office_id: key.office,
            what,
            due_on: by,
        })
    });
    let scores = scores.into_iter().enumerate().map(|(index, score)| {
        let Score { criterion, weight, points } = score;
        Ok(evaluation_scores::Model {
            agreement_id: key.agreement,
            seq: key.seq,
            place: place(index)?,
            office_id: key.office,
            criterion,
            weight: i64::from(weight),
            points: i64::from(points),
        })
    });
    Ok(EvaluationRows {
        evaluation,
        scores: scores.collect::<Result<_, StoreError>>()?,
        findings: findings.collect::<Result<_, StoreError>>()?,
        follow_ups: follow_ups.collect::<Result<_, StoreError>>()?,
    })
}

pub fn evaluation(rows: EvaluationRows) -> Result<Evaluation, StoreError> {
    let EvaluationRows { evaluation: row, findings, follow_ups, scores } = rows;
    let finding = |row: evaluation_findings::Model| {
        Ok(Finding {
            duty: named("evaluation_findings.duty", &row.duty)?,
            subject: row.subject,
            finding: row.finding,
            evidence: row.evidence,
            score: opt_number("evaluation_findings.score", row.score)?,
        })
    };
    let score = |row: evaluation_scores::Model| {
        Ok(Score {
            criterion: row.criterion,
            weight: number("evaluation_scores.weight", row.weight)?,
            points: number("evaluation_scores.points", row.points)?,
        })
    };
    let assessment = Assessment {
        complete: row.complete,
        scores: scores.into_iter().map(score).collect::<Result<_, StoreError>>()?,
        findings: findings.into_iter().map(finding).collect::<Result<_, StoreError>>()?,
        follow_ups: follow_ups.into_iter().map(|row| FollowUp { what: row.what, by: row.due_on }).collect(),
        notes: row.notes,
        evaluator: row.evaluator,
    };
    Ok(Evaluation {
        semester: semester(&row.semester)?,
        occasion: row.occasion,
        completed_on: row.completed_on,
        conclusion: named("evaluations.conclusion", &row.conclusion)?,
        forwarded: opt_letter(row.forwarded_number, row.forwarded_date),
        assessment: assessment.said(),
        frozen_due: row.frozen_due,
    })
}

pub fn report_correction_row(key: &Key, correction: CorrectionRequest) -> report_corrections::Model {
    let CorrectionRequest { semester, report, on, reasons, by } = correction;
    report_corrections::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        semester: semester.to_string(),
        report_number: report.number,
        report_date: report.date,
        asked_on: on,
        reasons,
        asked_by: by,
    }
}

pub fn report_correction(row: report_corrections::Model) -> Result<CorrectionRequest, StoreError> {
    Ok(CorrectionRequest {
        semester: semester(&row.semester)?,
        report: Letter { number: row.report_number, date: row.report_date },
        on: row.asked_on,
        reasons: row.reasons,
        by: row.asked_by,
    })
}

pub fn follow_up_done_row(key: &Key, done: FollowUpDone) -> follow_ups_done::Model {
    let FollowUpDone { what, by, on, evidence } = done;
    follow_ups_done::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        what,
        due_on: by,
        done_on: on,
        evidence,
    }
}

pub fn follow_up_done(row: follow_ups_done::Model) -> FollowUpDone {
    FollowUpDone { what: row.what, by: row.due_on, on: row.done_on, evidence: row.evidence }
}

pub fn set_aside_row(key: &Key, set_aside: SetAside) -> Result<set_asides::Model, StoreError> {
    let SetAside { cause, step, reason, until, on, by } = set_aside;
    Ok(set_asides::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        cause,
        step: name(&step)?,
        reason,
        put_off_until: until,
        decided_on: on,
        decided_by: by,
    })
}

pub fn set_aside(row: set_asides::Model) -> Result<SetAside, StoreError> {
    Ok(SetAside {
        cause: row.cause,
        step: named("set_asides.step", &row.step)?,
        reason: row.reason,
        until: row.put_off_until,
        on: row.decided_on,
        by: row.decided_by,
    })
}

pub fn report_forwarding_row(key: &Key, forwarding: ReportForwarding) -> report_forwardings::Model {
    let ReportForwarding { semester, letter, frozen_due } = forwarding;
    report_forwardings::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        semester: semester.to_string(),
        letter_number: letter.number,
        letter_date: letter.date,
        frozen_due,
    }
}

pub fn report_forwarding(row: report_forwardings::Model) -> Result<ReportForwarding, StoreError> {
    Ok(ReportForwarding {
        semester: semester(&row.semester)?,
        letter: Letter { number: row.letter_number, date: row.letter_date },
        frozen_due: row.frozen_due,
    })
}

pub fn change_row(key: &Key, change: Change) -> Result<changes::Model, StoreError> {
    let Change { kind, subject, happened_on, letter, decision, granted, details } = change;
    let (letter_number, letter_date) = opt_letter_columns(letter);
    let (decision_number, decision_date) = opt_letter_columns(decision);
    Ok(changes::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        kind: name(&kind)?,
        subject,
        happened_on,
        letter_number,
        letter_date,
        decision_number,
        decision_date,
        granted,
        particulars: particulars(&details)?,
    })
}

pub fn change(row: changes::Model) -> Result<Change, StoreError> {
    Ok(Change {
        kind: named("changes.kind", &row.kind)?,
        subject: row.subject,
        happened_on: row.happened_on,
        letter: opt_letter(row.letter_number, row.letter_date),
        decision: opt_letter(row.decision_number, row.decision_date),
        granted: row.granted,
        details: of_particulars("changes.particulars", row.particulars.as_deref())?,
    })
}

pub fn reminder_row(key: &Key, reminder: Reminder) -> reminders::Model {
    let Reminder { duty, letter, until } = reminder;
    reminders::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        duty,
        letter_number: letter.number,
        letter_date: letter.date,
        until,
    }
}

pub fn reminder(row: reminders::Model) -> Reminder {
    Reminder { duty: row.duty, letter: Letter { number: row.letter_number, date: row.letter_date }, until: row.until }
}

pub fn sanction_row(key: &Key, sanction: Sanction) -> Result<sanctions::Model, StoreError> {
    let Sanction { id, kind, letter, basis, from, per_day, lift_condition, demand, lifted } = sanction;
    let (lift, lifted_at) = lifted.map_or((None, None), |Lift { letter, at }| (Some(letter), Some(at)));
    let (lift_number, lift_date) = opt_letter_columns(lift);
    Ok(sanctions::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        id: id.0,
        kind: name(&kind)?,
        letter_number: letter.number,
        letter_date: letter.date,
        basis,
        from_at: from,
        per_day: per_day.map(i64::from),
        lift_condition,
        lift_number,
        lift_date,
        lifted_at,
        particulars: particulars(&demand)?,
    })
}

pub fn sanction(row: sanctions::Model) -> Result<Sanction, StoreError> {
    let lift = opt_letter(row.lift_number, row.lift_date);
    Ok(Sanction {
        id: SanctionId(row.id),
        kind: named("sanctions.kind", &row.kind)?,
        letter: Letter { number: row.letter_number, date: row.letter_date },
        basis: row.basis,
        from: row.from_at,
        per_day: opt_number("sanctions.per_day", row.per_day)?,
        lift_condition: row.lift_condition,
        demand: of_particulars("sanctions.particulars", row.particulars.as_deref())?,
        lifted: lift.zip(row.lifted_at).map(|(letter, at)| Lift { letter, at }),
    })
}

/// The columns that hold how a renewal was answered.
#[derive(Debug, Default)]
pub struct OutcomeColumns {
    pub outcome: Option<String>,
    pub addendum_office_number: Option<String>,
    pub addendum_institution_number: Option<String>,
    pub outcome_signed_on: Option<NaiveDate>,
    pub addendum_ends_on: Option<NaiveDate>,
    pub refusal_number: Option<String>,
    pub refusal_date: Option<NaiveDate>,
    pub scan: Option<Uuid>,
}

pub fn outcome_columns(outcome: Option<RenewalOutcome>) -> OutcomeColumns {
    match outcome {
        None => OutcomeColumns::default(),
        Some(RenewalOutcome::Addendum(addendum)) => {
            let Addendum { office_number, institution_number, signed_on, ends_on, scan } = addendum;
            OutcomeColumns {
                outcome: Some("addendum".to_owned()),
                addendum_office_number: Some(office_number),
                addendum_institution_number: institution_number,
                outcome_signed_on: Some(signed_on),
                addendum_ends_on: Some(ends_on),
                scan: scan.map(|file| file.0),
                ..OutcomeColumns::default()
            }
        }
        Some(RenewalOutcome::NewAgreement { signed_on }) => OutcomeColumns {
            outcome: Some("new_agreement".to_owned()),
            outcome_signed_on: Some(signed_on),
            ..OutcomeColumns::default()
        },
        Some(RenewalOutcome::Refused(letter)) => OutcomeColumns {
            outcome: Some("refused".to_owned()),
            refusal_number: Some(letter.number),
            refusal_date: Some(letter.date),
            ..OutcomeColumns::default()
        },
    }
}

pub fn renewal_row(key: &Key, renewal: Renewal) -> Result<renewals::Model, StoreError> {
    let Renewal { letter, received_on, wish, approval, outcome, frozen_due } = renewal;
    let (approval_number, approval_date) = opt_letter_columns(approval);
    let OutcomeColumns {
        outcome,
        addendum_office_number,
        addendum_institution_number,
        outcome_signed_on,
        addendum_ends_on,
        refusal_number,
        refusal_date,
        scan,
    } = outcome_columns(outcome);
    Ok(renewals::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
        received_on,
        approval_number,
        approval_date,
        outcome,
        addendum_office_number,
        addendum_institution_number,
        outcome_signed_on,
        addendum_ends_on,
        refusal_number,
        refusal_date,
        frozen_due,
        scan,
        particulars: particulars(&wish)?,
    })
}

pub fn renewal(row: renewals::Model) -> Result<Renewal, StoreError> {
    let refusal = opt_letter(row.refusal_number, row.refusal_date);
    let outcome = match (
        row.outcome.as_deref(),
        row.addendum_office_number,
        row.outcome_signed_on,
        row.addendum_ends_on,
        refusal,
    ) {
        (None, None, None, None, None) => None,
        (Some("addendum"), Some(office_number), Some(signed_on), Some(ends_on), None) => {
            Some(RenewalOutcome::Addendum(Addendum {
                office_number,
                institution_number: row.addendum_institution_number,
                signed_on,
                ends_on,
                scan: row.scan.map(FileId),
            }))
        }
        (Some("new_agreement"), None, Some(signed_on), None, None) => Some(RenewalOutcome::NewAgreement { signed_on }),
        (Some("refused"), None, None, None, Some(letter)) => Some(RenewalOutcome::Refused(letter)),
        (outcome, ..) => {
            return Err(StoreError::Unreadable {
                column: "renewals.outcome",
                value: outcome.unwrap_or_default().to_owned(),
            });
        }
    };
    Ok(Renewal {
        letter: Letter { number: row.letter_number, date: row.letter_date },
        received_on: row.received_on,
        wish: of_particulars("renewals.particulars", row.particulars.as_deref())?,
        approval: opt_letter(row.approval_number, row.approval_date),
        outcome,
        frozen_due: row.frozen_due,
    })
}

pub fn reader_row(key: &Key, reader: Reader) -> readers::Model {
    let Reader {
        brand,
        serial,
        place,
        sam_id,
        configuration,
        condition,
        personalised_on,
        activated_on,
        deactivated_on,
    } = reader;
    readers::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        brand,
        serial,
        place,
        sam_id,
        configuration,
        condition,
        personalised_on,
        activated_on,
        deactivated_on,
    }
}

pub fn reader(row: readers::Model) -> Reader {
    Reader {
        brand: row.brand,
        serial: row.serial,
        place: row.place,
        sam_id: row.sam_id,
        configuration: row.configuration,
        condition: row.condition,
        personalised_on: row.personalised_on,
        activated_on: row.activated_on,
        deactivated_on: row.deactivated_on,
    }
}

pub fn incident_row(key: &Key, incident: Incident) -> Result<incidents::Model, StoreError> {
    let Incident { id, detected_at, subject, details, notified_at, notice } = incident;
    let (notice_number, notice_date) = opt_letter_columns(notice);
    Ok(incidents::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        id: id.0,
        detected_at,
        subject,
        notified_at,
        notice_number,
        notice_date,
        particulars: particulars(&details)?,
    })
}

pub fn incident(row: incidents::Model) -> Result<Incident, StoreError> {
    Ok(Incident {
        id: IncidentId(row.id),
        detected_at: row.detected_at,
        subject: row.subject,
        details: of_particulars("incidents.particulars", row.particulars.as_deref())?,
        notified_at: row.notified_at,
        notice: opt_letter(row.notice_number, row.notice_date),
    })
}

pub fn closing_row(key: &Key, closing: Closing) -> closings::Model {
    let Closing { bast, remark, frozen_due } = closing;
    closings::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        bast_number: bast.number,
        bast_date: bast.date,
        remark,
        frozen_due,
    }
}

pub fn closing(row: closings::Model) -> Closing {
    Closing {
        bast: Letter { number: row.bast_number, date: row.bast_date },
        remark: row.remark,
        frozen_due: row.frozen_due,
    }
}

pub fn waiver_row(key: &Key, waiver: Waiver) -> Result<waivers::Model, StoreError> {
    let Waiver { kind, subject, reason, by, on } = waiver;
    Ok(waivers::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        kind: name(&kind)?,
        subject,
        reason,
        waived_by: by,
        waived_on: on,
    })
}

pub fn waiver(row: waivers::Model) -> Result<Waiver, StoreError> {
    Ok(Waiver {
        kind: named("waivers.kind", &row.kind)?,
        subject: row.subject,
        reason: row.reason,
        by: row.waived_by,
        on: row.waived_on,
    })
}

pub fn ending_row(key: &Key, ending: Ending) -> Result<endings::Model, StoreError> {
    let (kind, ended_on, letter, reason, cause) = match ending {
        Ending::Withdrawn { on, letter, reason } => ("withdrawn", Some(on), letter, Some(reason), None),
        Ending::Rejected { letter, reason } => ("rejected", None, Some(letter), Some(reason), None),
        Ending::Ended { on, letter, cause } => ("ended", Some(on), Some(letter), None, Some(name(&cause)?)),
        Ending::Terminated { on, letter, reason } => ("terminated", Some(on), Some(letter), Some(reason), None),
    };
    let (letter_number, letter_date) = opt_letter_columns(letter);
    Ok(endings::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        kind: kind.to_owned(),
        ended_on,
        letter_number,
        letter_date,
        reason,
        cause,
    })
}

pub fn ending(row: endings::Model) -> Result<Ending, StoreError> {
    let letter = opt_letter(row.letter_number, row.letter_date);
    match (row.kind.as_str(), row.ended_on, letter, row.reason, row.cause) {
        ("withdrawn", Some(on), letter, Some(reason), None) => Ok(Ending::Withdrawn { on, letter, reason }),
        ("rejected", None, Some(letter), Some(reason), None) => Ok(Ending::Rejected { letter, reason }),
        ("ended", Some(on), Some(letter), None, Some(cause)) => {
            Ok(Ending::Ended { on, letter, cause: named("endings.cause", &cause)? })
        }
        ("terminated", Some(on), Some(letter), Some(reason), None) => Ok(Ending::Terminated { on, letter, reason }),
        _ => Err(StoreError::Unreadable { column: "endings.kind", value: row.kind }),
    }
}

fn semester(text: &str) -> Result<Semester, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable { column: "semester", value: text.to_owned() })
}
