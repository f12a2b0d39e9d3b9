//! Sanctions, their lifting, and the ends of an agreement (domain.md 2, 4; decisions.md 12, 16).

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Case;
use super::check::{filled, follows, letter_after, refuse, refuse_with};
use crate::agreement::{
    AgreementEvent as E, Closing, Demand, EndCause, Ending, Lift, ProposedStep, Reader, Reminder, Renewal,
    RenewalOutcome, Sanction, SanctionKind, SetAside, Stage, proposals, standing,
};
use crate::command::Ctx;
use crate::duty::DutyKind;
use crate::ids::SanctionId;
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

const PKS: (&str, &str) = ("Tanggal PKS", "Date of the PKS");

/// A sanction as asked for; warnings count from their letter.
pub(super) struct Step {
    pub kind: SanctionKind,
    pub letter: Letter,
    pub basis: String,
    pub per_day: Option<u32>,
    pub lift_condition: Option<String>,
    pub demand: Demand,
    /// `None`: from the beginning of the day of the letter.
    pub from: Option<DateTime<Utc>>,
}

impl Step {
    /// A sanction by this letter, without particulars.
    pub(super) fn new(kind: SanctionKind, letter: Letter, basis: String) -> Self {
        Self { kind, letter, basis, per_day: None, lift_condition: None, demand: Demand::default(), from: None }
    }
}

/// A late duty is called to mind; the letter is proof of notice for what may follow.
pub(super) fn remind(case: &Case<'_>, reminder: Reminder) -> Decision {
    let signed_on = case.signed_on().unwrap_or(reminder.letter.date);
    letter_after((signed_on, PKS), &reminder.letter, case.today, "letter", ("Surat pengingat", "Reminder"))?;
    about_open_duty(case, &reminder.duty)?;
    by_then(&reminder.letter, reminder.until)?;
    if case.agreement.reminders.contains(&reminder) {
        return Err(refuse(
            Rule::Duplicate,
            ("Pengingat ini sudah tercatat.", "This reminder is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("letter_number"));
    }
    Ok(vec![E::Reminded { reminder }])
}

/// May begin later, never before its letter.
pub(super) fn impose(case: &Case<'_>, ctx: &mut Ctx<'_>, step: Step) -> Decision {
    let Step { kind, letter, basis, per_day, lift_condition, demand, from } = step;
    let name = ("Surat sanksi", "Letter of the sanction");
    let signed_on = case.signed_on().unwrap_or(letter.date);
    letter_after((signed_on, PKS), &letter, case.today, "letter", name)?;
    filled(&basis, "basis", ("Dasar", "Basis"))?;
    if let Some(duty) = &demand.duty {
        about_open_duty(case, duty)?;
    }
    by_then(&letter, demand.until)?;
    if per_day == Some(0) {
        return Err(refuse(
            Rule::Field,
            ("Pengurangan kuota sampai nol menutup akses.", "A cut to zero closes the access."),
            ("Gunakan penangguhan.", "Use a suspension."),
        )
        .at("per_day"));
    }
    let start = case.moment.zone.midnight(letter.date);
    let from = from.unwrap_or(start);
    if from < start {
        return Err(refuse(
            Rule::DateOrder,
            ("Sanksi tidak dapat berlaku sebelum suratnya.", "A sanction can't act before its letter."),
            ("Periksa waktu mulai dan tanggal suratnya.", "Check its beginning and the date of the letter."),
        )
        .at("from"));
    }
    let id = SanctionId(ctx.ids.fresh());
    let sanction = Sanction { id, kind, letter, basis, from, per_day, lift_condition, demand, lifted: None };
    Ok(vec![E::SanctionImposed { sanction }])
}

pub(super) fn lift(case: &Case<'_>, id: SanctionId, recovery: Letter, at: DateTime<Utc>) -> Decision {
    let sanction =
        case.agreement.sanctions.iter().find(|sanction| sanction.id == id).ok_or_else(Refusal::unknown_aggregate)?;
    if sanction.kind == SanctionKind::Warning {
        return Err(refuse(
            Rule::Stage,
            ("Teguran tidak perlu dipulihkan.", "A warning needs no lifting."),
            ("Teguran selesai dengan dipenuhinya kewajiban.", "It is settled by fulfilling the duty."),
        )
        .at("sanction"));
    }
    if sanction.lifted.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Sanksi ini sudah dipulihkan.", "This sanction was lifted already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("sanction"));
    }
    letter_after(
        (sanction.letter.date, ("Tanggal surat sanksi", "Date of the sanction's letter")),
        &recovery,
        case.today,
        "letter",
        ("Surat pemulihan", "Letter of lifting"),
    )?;
    if at < sanction.from {
        return Err(refuse(
            Rule::DateOrder,
            ("Pemulihan mendahului mulai berlakunya sanksi.", "The lifting lies before the sanction begins."),
            ("Periksa waktu pemulihan.", "Check the time of the lifting."),
        )
        .at("at"));
    }
    Ok(vec![E::SanctionLifted { sanction: id, lift: Lift { letter: recovery, at } }])
}

/// Only what is proposed now; not proposing it again before a day is a decision with a reason, like taking it.
pub(super) fn set_aside(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    cause: String,
    step: SanctionKind,
    until: Option<NaiveDate>,
    reason: String,
) -> Decision {
    let standing = standing(case.facts, &case.moment);
    let proposed = proposals(case.facts, &standing);
    if !proposed.iter().any(|proposal| proposal.cause == cause && proposal.step == ProposedStep::Impose(step)) {
        return Err(refuse(
            Rule::Missing,
            ("Langkah ini tidak sedang diusulkan.", "This step is not proposed now."),
            ("Muat ulang daftar usulan.", "Reload the proposals."),
        )
        .at("proposal"));
    }
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    if let Some(until) = until {
        let today = (case.today, ("Hari ini", "Today"));
        follows(today, (until, ("Ditunda sampai", "Put off until")), "until")?;
    }
    let by = ctx.actor.name().to_owned();
    Ok(vec![E::ProposalSetAside { set_aside: SetAside { cause, step, reason, until, on: case.today, by } }])
}

/// `on` is the first day without force; it may lie ahead.
pub(super) fn terminate(case: &Case<'_>, on: NaiveDate, notice: Letter, reason: String) -> Decision {
    let signed_on = case.signed_on().unwrap_or(notice.date);
    let name = ("Surat pengakhiran", "Letter of termination");
    letter_after((signed_on, PKS), &notice, case.today, "letter", name)?;
    follows((notice.date, name), (on, ("Tanggal pengakhiran", "First day without force")), "on")?;
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    Ok(vec![E::EndingRecorded { ending: Ending::Terminated { on, letter: notice, reason } }])
}

/// `on` is the last day of force; it may lie ahead, but not behind the term.
pub(super) fn end(case: &Case<'_>, on: NaiveDate, notice: Letter, cause: EndCause) -> Decision {
    let signed_on = case.signed_on().unwrap_or(notice.date);
    let name = ("Hari terakhir berlaku", "Last day of force");
    letter_after((signed_on, PKS), &notice, case.today, "letter", ("Surat pengakhiran", "Letter of ending"))?;
    follows((signed_on, PKS), (on, name), "on")?;
    if let Some(last) = case.last_day() {
        follows((on, name), (last, ("Hari terakhir menurut perjanjian", "Last day by the agreement")), "on")?;
    }
    Ok(vec![E::EndingRecorded { ending: Ending::Ended { on, letter: notice, cause } }])
}

/// The BAST closes what is still open: every User ID, and every reader with its SAM (4.7).
pub(super) fn close(case: &Case<'_>, bast: Letter, remark: Option<String>) -> Decision {
    let name = ("BAST penutupan", "BAST of closing");
    let revoked = case.standing_sanction(SanctionKind::Revocation).map(|sanction| sanction.from);
    let since = match (revoked, case.last_day()) {
        (Some(from), _) if case.stage.in_force() => case.moment.zone.local_date(from),
        (_, Some(last)) => last,
        (_, None) => bast.date,
    };
    letter_after((since, ("Tanggal akses berakhir", "End of the access")), &bast, case.today, "bast", name)?;
    let on = bast.date;
    let accounts = case
        .agreement
        .accounts
        .iter()
        .filter(|account| account.closed_on.is_none())
        .map(|account| E::AccountClosed { account: account.id, on: on.max(account.request.date) });
    let readers = case
        .agreement
        .readers
        .iter()
        .filter(|reader| reader.deactivated_on.is_none())
        .map(|reader| E::ReaderRegistered { reader: Reader { deactivated_on: Some(on), ..reader.clone() } });
    let mut events: Vec<E> = accounts.chain(readers).collect();
    let frozen_due = case.due_to_keep(DutyKind::Closing, None);
    events.push(E::Closed { closing: Closing { bast, remark, frozen_due } });
    Ok(events)
}

/// The duty is one of the agreement's, and something is still to be done.
fn about_open_duty(case: &Case<'_>, id: &str) -> Result<(), Refusal> {
    if crate::duty::duties(case.facts, &case.moment).iter().any(|duty| duty.id == id && duty.state.is_open()) {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Kewajiban ini tidak sedang terbuka.", "This duty is not open."),
        ("Muat ulang daftar kewajiban.", "Reload the list of duties."),
    )
    .at("duty"))
}

/// What a letter demands is due after it.
fn by_then(letter: &Letter, until: Option<NaiveDate>) -> Result<(), Refusal> {
    let Some(until) = until else { return Ok(()) };
    follows((letter.date, ("Tanggal surat", "Date of the letter")), (until, ("Batas waktu", "Deadline")), "until")
}

/// Nothing of this kind stands already.
pub(super) fn not_yet(case: &Case<'_>, kind: SanctionKind) -> Result<(), Refusal> {
    match case.standing_sanction(kind) {
        None => Ok(()),
        Some(sanction) => Err(refuse_with(
            Rule::Duplicate,
            format!("Sanksi ini sudah berlaku dengan surat {}.", sanction.letter.number),
            format!("This sanction stands already by the letter {}.", sanction.letter.number),
            ("Pulihkan dahulu bila harus diganti.", "Lift it first if another is to follow."),
        )),
    }
}

/// In force, and no ending recorded that is still to come.
pub(super) fn can_end(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.ending.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Pengakhiran sudah dicatat.", "An ending is recorded already."),
            ("Lihat riwayat perjanjian.", "See the history of the agreement."),
        ));
    }
    super::ready::in_force(case)
}

/// After the end, or after the revocation of the access; once.
pub(super) fn can_close(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.closing.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Penutupan sudah dicatat.", "The closing is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        ));
    }
    let passed_over = |renewal: &Renewal| matches!(renewal.outcome, Some(RenewalOutcome::NewAgreement { .. }));
    if case.agreement.renewals.iter().any(passed_over) {
        return Err(refuse(
            Rule::Duplicate,
            (
                "User ID dan perangkat sudah beralih ke perjanjian pengganti.",
                "User IDs and readers passed over to the agreement that follows.",
            ),
            ("Tidak ada yang perlu ditutup di sini.", "There is nothing to close here."),
        ));
    }
    let revoked =
        case.standing_sanction(SanctionKind::Revocation).is_some_and(|sanction| sanction.from <= case.moment.instant);
    let signed = case.agreement.pks.is_some();
    if signed && (matches!(case.stage, Stage::Ended | Stage::Terminated) || (revoked && case.stage.in_force())) {
        return Ok(());
    }
    Err(super::ready::wrong_stage(case, &[Stage::Ended, Stage::Terminated]))
}
