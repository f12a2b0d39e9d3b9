//! Which step of the ladder is next, and why (domain.md 4, sanctions): proposed, never taken by itself.
//!
//! A cause is a late duty that the ladder answers ([`DutyKind::is_cause`]), or an evaluation that concludes with a
//! sanction. Steps count for a cause when their letter is younger than its due date and names no other duty: a
//! suspension answers everything that is late. Each step waits its days, by the office's ladder of today. A sanction
//! whose causes are gone is proposed for lifting.

use chrono::{Days, NaiveDate};

use super::{AgreementAction, Conclusion, Evaluation, Facts, Sanction, SanctionKind, Standing};
use crate::calendar::{Moment, Semester};
use crate::duty::{Duty, DutyState, duties};
use crate::ids::SanctionId;
use crate::wording::{Bilingual, Language, short_date_in};

/// A step that a person may take or set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The id of a duty, `evaluation:2026-1`, or for a lifting the number of the sanction's letter.
    pub cause: String,
    pub step: ProposedStep,
    /// The duty a letter can name; none where an evaluation is the cause.
    pub duty: Option<String>,
    /// Since when it is proposed.
    pub since: NaiveDate,
    /// What it rests on, the cause first; a letter can say so.
    pub reasons: Vec<Bilingual>,
    /// Which step of the office's ladder it is; for the office alone.
    pub rule: Option<Bilingual>,
    /// What must be done, and lifts what is imposed.
    pub demand: Bilingual,
    /// Until when, if the step after this one counts from today.
    pub until: Option<NaiveDate>,
}

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposedStep {
    Impose(SanctionKind),
    Lift(SanctionId),
}

impl ProposedStep {
    /// The action that takes it.
    pub const fn action(self) -> AgreementAction {
        match self {
            Self::Impose(SanctionKind::Warning) => AgreementAction::Warn,
            Self::Impose(SanctionKind::QuotaCut) => AgreementAction::CutQuota,
            Self::Impose(SanctionKind::Suspension) => AgreementAction::Suspend,
            Self::Impose(SanctionKind::Revocation) => AgreementAction::RevokeAccess,
            Self::Lift(_) => AgreementAction::Lift,
        }
    }
}

/// What is proposed where an agreement stands so, the longest waiting first; nothing outside force.
pub fn proposals(facts: &Facts, standing: &Standing) -> Vec<Proposal> {
    if !standing.stage.in_force() {
        return Vec::new();
    }
    let today = standing.today;
    let late: Vec<&Duty> = standing.duties.iter().filter(|duty| is_cause(duty)).collect();
    let mut proposed: Vec<Proposal> = late.iter().filter_map(|duty| next_for_duty(facts, duty, today)).collect();
    let evaluations = facts.agreement.evaluations.iter().filter(|made| made.completed_on <= today);
    proposed.extend(evaluations.filter_map(|made| next_for_evaluation(facts, made, today)));
    proposed.extend(standing_sanctions(facts).filter_map(|sanction| lifting(facts, sanction, &standing.duties, today)));
    proposed.sort_by(|one, other| (one.since, &one.cause).cmp(&(other.since, &other.cause)));
    proposed
}

fn is_cause(duty: &Duty) -> bool {
    duty.kind.is_cause() && duty.state == DutyState::Overdue && duty.who.is_of_institution()
}

fn standing_sanctions(facts: &Facts) -> impl Iterator<Item = &Sanction> {
    let sanctions = facts.agreement.sanctions.iter();
    sanctions.filter(|sanction| sanction.kind != SanctionKind::Warning && sanction.lifted.is_none())
}

/// The first step of the ladder that this cause hasn't seen, once its days are over.
fn next_for_duty(facts: &Facts, duty: &Duty, today: NaiveDate) -> Option<Proposal> {
    let zone = facts.office.profile.zone;
    let due = duty.due.map(|due| due.date()).or_else(|| duty.due_at.map(|at| zone.local_date(at)))?;
    let ladder = &facts.office.settings.ladder;
    let answers = |sanction: &&Sanction| {
        let stands = sanction.kind != SanctionKind::Warning && sanction.lifted.is_none();
        let about = sanction.demand.duty.as_deref().is_none_or(|id| id == duty.id);
        about && (sanction.letter.date > due || stands)
    };
    let mut taken: Vec<&Sanction> = facts.agreement.sanctions.iter().filter(answers).collect();
    taken.sort_by_key(|sanction| sanction.letter.date);
    // Each takes the first step of its kind that is left; a step that was jumped over is not gone back to.
    let (mut place, mut since, mut last) = (0, due, None);
    for sanction in taken {
        if let Some(found) = ladder.iter().skip(place).position(|step| step.kind == sanction.kind) {
            place += found + 1;
            since = since.max(sanction.letter.date);
            last = Some(sanction);
        }
    }
    let step = ladder.get(place)?;
    let from = since.checked_add_days(Days::new(u64::from(step.days) + 1))?;
    if today < from || is_set_aside(facts, &duty.id, step.kind, since, today) {
        return None;
    }
    let next = ladder.get(place + 1);
    let mut reasons = vec![late(duty, due, today)];
    reasons.extend(last.map(|sanction| {
        Bilingual::owned(
            format!(
                "{} {} sejak {} belum dipenuhi.",
                named(sanction.kind).id,
                sanction.letter.number,
                date(Language::Id, sanction.letter.date)
            ),
            format!(
                "{} {} of {} was not met.",
                named(sanction.kind).en,
                sanction.letter.number,
                date(Language::En, sanction.letter.date)
            ),
        )
    }));
    let (number, of, days) = (place + 1, ladder.len(), step.days);
    let rule = match place {
        0 => Bilingual::owned(
            format!("Jenjang sanksi kantor: langkah 1 dari {of}, {days} hari setelah jatuh tempo."),
            format!("The office's ladder: step 1 of {of}, {days} days after the due date."),
        ),
        _ => Bilingual::owned(
            format!("Jenjang sanksi kantor: langkah {number} dari {of}, {days} hari setelah langkah sebelumnya."),
            format!("The office's ladder: step {number} of {of}, {days} days after the step before."),
        ),
    };
    Some(Proposal {
        cause: duty.id.clone(),
        step: ProposedStep::Impose(step.kind),
        duty: Some(duty.id.clone()),
        since: from,
        reasons,
        rule: Some(rule),
        demand: fulfilled(duty),
        until: next.and_then(|next| today.checked_add_days(Days::new(u64::from(next.days.max(1))))),
    })
}

/// What an evaluation concludes with, until a letter that is no milder follows it.
fn next_for_evaluation(facts: &Facts, made: &Evaluation, today: NaiveDate) -> Option<Proposal> {
    let kind = match made.conclusion {
        Conclusion::Warning => SanctionKind::Warning,
        Conclusion::Suspend => SanctionKind::Suspension,
        Conclusion::Continue | Conclusion::WithNotes => return None,
    };
    let cause = match &made.occasion {
        None => format!("evaluation:{}", made.semester),
        Some(occasion) => format!("evaluation:{}:{occasion}", made.semester),
    };
    let answered = facts.agreement.sanctions.iter().any(|sanction| {
        let stands = sanction.kind != SanctionKind::Warning && sanction.lifted.is_none();
        sanction.kind >= kind && (sanction.letter.date >= made.completed_on || stands)
    });
    if answered || is_set_aside(facts, &cause, kind, made.completed_on, today) {
        return None;
    }
    let notes = made.assessment.as_ref().and_then(|assessment| assessment.notes.clone());
    let semester = made.semester.short();
    let mut reasons = vec![Bilingual::owned(
        format!(
            "Evaluasi {semester} tanggal {} menyimpulkan: {}.",
            date(Language::Id, made.completed_on),
            named(kind).id.to_lowercase()
        ),
        format!(
            "The evaluation of {semester}, {}, concludes: {}.",
            date(Language::En, made.completed_on),
            named(kind).en.to_lowercase()
        ),
    )];
    reasons.extend(notes.map(Bilingual::same));
    Some(Proposal {
        cause,
        step: ProposedStep::Impose(kind),
        duty: None,
        since: made.completed_on,
        reasons,
        rule: None,
        demand: Bilingual::owned(
            format!("Temuan evaluasi {semester} ditindaklanjuti"),
            format!("What the evaluation of {semester} found is dealt with"),
        ),
        until: None,
    })
}

/// A sanction whose causes of the day of its letter are met; one without such a cause is never proposed for lifting.
fn lifting(facts: &Facts, sanction: &Sanction, now: &[Duty], today: NaiveDate) -> Option<Proposal> {
    let then = duties(facts, &Moment::at(facts.office.profile.zone, sanction.letter.date, 23));
    let causes: Vec<&Duty> = then.iter().filter(|duty| is_cause(duty)).collect();
    let of = |cause: &Duty| now.iter().find(|duty| duty.id == cause.id);
    let gone = |cause: &&Duty| of(cause).is_none_or(|duty| !duty.state.is_open());
    if causes.is_empty() || !causes.iter().all(gone) || now.iter().any(is_cause) {
        return None;
    }
    let met: Vec<&Duty> = causes.into_iter().filter_map(of).collect();
    let since = met.iter().filter_map(|duty| duty.fulfilled_on).max().unwrap_or(today);
    let condition = sanction.lift_condition.as_ref().map(|condition| {
        Bilingual::owned(format!("Syarat pemulihan: {condition}."), format!("Condition for lifting: {condition}."))
    });
    Some(Proposal {
        cause: sanction.letter.number.clone(),
        step: ProposedStep::Lift(sanction.id),
        duty: None,
        since,
        reasons: met.into_iter().map(fulfilled).chain(condition).collect(),
        rule: None,
        demand: Bilingual::new("Akses dipulihkan", "The access is open again"),
        until: None,
    })
}

/// Set aside since the step before, and not beyond its day.
fn is_set_aside(facts: &Facts, cause: &str, step: SanctionKind, since: NaiveDate, today: NaiveDate) -> bool {
    facts.agreement.set_asides.iter().any(|set_aside| {
        set_aside.cause == cause
            && set_aside.step == step
            && set_aside.on >= since
            && set_aside.until.is_none_or(|until| today <= until)
    })
}

/// "Laporan semester I 2026 belum dipenuhi: jatuh tempo 14 Jul 2026, terlambat 30 hari."
fn late(duty: &Duty, due: NaiveDate, today: NaiveDate) -> Bilingual {
    let (name, days) = (name(duty), (today - due).num_days());
    Bilingual::owned(
        format!("{} belum dipenuhi: jatuh tempo {}, terlambat {days} hari.", name.id, date(Language::Id, due)),
        format!("{} is not met: due {}, {days} days late.", name.en, date(Language::En, due)),
    )
}

fn fulfilled(duty: &Duty) -> Bilingual {
    let name = name(duty);
    Bilingual::owned(format!("{} dipenuhi", name.id), format!("{} is met", name.en))
}

fn name(duty: &Duty) -> Bilingual {
    let label = duty.kind.label();
    match &duty.subject {
        None => label,
        Some(subject) => {
            let subject =
                subject.parse::<Semester>().map_or_else(|_| format!(": {subject}"), |it| format!(" {}", it.short()));
            Bilingual::owned(format!("{}{subject}", label.id), format!("{}{subject}", label.en))
        }
    }
}

fn date(language: Language, date: NaiveDate) -> String {
    short_date_in(language, date)
}

const fn named(kind: SanctionKind) -> Bilingual {
    match kind {
        SanctionKind::Warning => Bilingual::new("Teguran", "The reprimand"),
        SanctionKind::QuotaCut => Bilingual::new("Pengurangan kuota", "The quota cut"),
        SanctionKind::Suspension => Bilingual::new("Penangguhan", "The suspension"),
        SanctionKind::Revocation => Bilingual::new("Pencabutan hak akses", "The revocation"),
    }
}
