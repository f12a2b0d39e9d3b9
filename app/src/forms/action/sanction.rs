//! Sanctions and ends: reminder, warning, suspension, revocation, quota cut, lifting, termination, end, closing.

use patuh_domain::agreement::{
    AgreementAction as A, AgreementCommand as C, Demand, EndCause, Proposal, ProposedStep, Reminder, SanctionKind,
};
use patuh_domain::duty::DutyState;
use patuh_domain::wording::Bilingual;

use super::{now, today};
use crate::forms::labels::{Label, choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted, ProposalRow};

fn letter() -> F {
    F::new("letter", say("Surat", "Letter"), K::Letter)
}

fn basis() -> F {
    F::new("basis", say("Dasar dan alasan", "Basis and reason"), K::LongText)
        .hint(say("Kewajiban, pasal, dan pemberitahuan yang sudah dikirim.", "Duty, clause, and notices already sent."))
}

/// The form of `action` filled in from what is proposed for `cause`; unchanged where nothing is.
pub(super) fn filled_in(form: FormSpec, action: A, cause: &str, view: &AgreementView) -> FormSpec {
    let of = |row: &&ProposalRow| row.proposal.cause == cause && row.proposal.step.action() == action;
    let Some(proposal) = view.proposals.iter().find(of).map(|row| &row.proposal) else { return form };
    let basis = proposal.reasons.iter().map(|reason| reason.id.as_ref()).collect::<Vec<_>>().join(" ");
    let until = proposal.until.map(|until| until.to_string());
    let sanction = match proposal.step {
        ProposedStep::Lift(id) => Some(id.to_string()),
        ProposedStep::Impose(_) => None,
    };
    let form = form
        .proposing("letter", [String::new(), today(view)])
        .proposing("basis", [basis])
        .proposing("until", until)
        .proposing("lift_condition", [proposal.demand.id.to_string()]);
    let form = match sanction {
        Some(sanction) => form.proposing("sanction", [sanction]),
        None => form,
    };
    form.proposing("duty", [proposal.duty.clone().unwrap_or_default()])
}

/// A proposal as the value of a choice.
pub fn proposal_value(proposal: &Proposal) -> String {
    let step = match proposal.step {
        ProposedStep::Impose(kind) => word(&kind),
        ProposedStep::Lift(_) => String::new(),
    };
    format!("{step}|{}", proposal.cause)
}

pub(super) fn set_aside(view: &AgreementView) -> FormSpec {
    let proposed: Vec<Choice> = view
        .proposals
        .iter()
        .filter_map(|row| match row.proposal.step {
            ProposedStep::Impose(kind) => Some((kind, row)),
            ProposedStep::Lift(_) => None,
        })
        .map(|(kind, row)| {
            let (name, why) = (kind.label(), row.proposal.reasons.first().cloned());
            let why = why.unwrap_or_else(|| say("", ""));
            let label = Bilingual::owned(format!("{}: {}", name.id, why.id), format!("{}: {}", name.en, why.en));
            Choice::new(proposal_value(&row.proposal), label)
        })
        .collect();
    let first = proposed.first().map(|choice| choice.value.clone()).unwrap_or_default();
    FormSpec::new(
        say("Kesampingkan usulan sanksi", "Set a proposed sanction aside"),
        say(
            "Langkah ini tidak diusulkan lagi sampai tanggal itu; tanpa tanggal, tidak lagi untuk sebab ini. Alasannya tersimpan di riwayat.",
            "The step isn't proposed again before that day; without one, no more for this cause. The reason is kept.",
        ),
        say("Kesampingkan", "Set aside"),
        vec![
            F::new("proposal", say("Usulan", "Proposal"), K::Select(proposed)).propose(first),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
            F::new("until", say("Jangan diusulkan sampai", "Not before"), K::Date).optional(),
        ],
    )
}

pub(super) fn parse_set_aside(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let which = form.choice("proposal", |text| {
        let (step, cause) = text.split_once('|')?;
        Some((from_word::<SanctionKind>(step)?, cause.to_owned()))
    });
    let reason = form.text("reason");
    let until = form.optional_date("until");
    form.finish_some(which.map(|(step, cause)| C::SetAside { cause, step, until, reason }))
}

/// From when a sanction acts; now, unless said otherwise.
fn from(view: &AgreementView) -> F {
    F::new("from", say("Berlaku mulai", "From"), K::DateTime).propose(now(view))
}

/// Late duties of the institution, by their ids.
fn late_duties(view: &AgreementView) -> Vec<Choice> {
    let late = view.standing.duties.iter().filter(|duty| duty.state == DutyState::Overdue);
    late.filter(|duty| duty.who.is_of_institution())
        .map(|duty| {
            let label = duty.kind.label();
            let name = |text: &str| match &duty.subject {
                Some(subject) => format!("{text}: {subject}"),
                None => text.to_owned(),
            };
            Choice::new(duty.id.clone(), Bilingual::owned(name(&label.id), name(&label.en)))
        })
        .collect()
}

/// Until when a letter wants something done.
fn until() -> F {
    F::new("until", say("Dipenuhi paling lambat", "To be met by"), K::Date).optional()
}

fn lift_condition() -> F {
    F::new("lift_condition", say("Syarat pemulihan", "Condition for lifting"), K::Text).optional()
}

pub(super) fn remind(view: &AgreementView) -> FormSpec {
    let late = late_duties(view);
    let first = late.first().map(|choice| choice.value.clone()).unwrap_or_default();
    FormSpec::new(
        say("Kirim pengingat", "Send a reminder"),
        say(
            "Surat pengingat (D20) tercatat sebagai bukti pemberitahuan; bukan sanksi.",
            "The reminder (D20) is recorded as proof of notice; it is no sanction.",
        ),
        say("Catat pengingat", "Record"),
        vec![F::new("duty", say("Kewajiban", "Duty"), K::Select(late)).propose(first), letter(), until()],
    )
}

pub(super) fn parse_remind(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let duty = form.text("duty");
    let letter = form.letter("letter");
    let until = form.optional_date("until");
    form.finish(C::Remind { reminder: Reminder { duty, letter, until } })
}

pub(super) fn warn(view: &AgreementView) -> FormSpec {
    let late = late_duties(view);
    let first = late.first().map(|choice| choice.value.clone()).unwrap_or_default();
    let about = std::iter::once(Choice::new("", say("Bukan satu kewajiban tertentu", "No single duty"))).chain(late);
    FormSpec::new(
        say("Kirim teguran", "Warn"),
        say("Teguran (D20) tercatat; akses tetap berjalan.", "The warning (D20) is recorded; access goes on."),
        say("Catat teguran", "Record"),
        vec![
            letter(),
            F::new("duty", say("Kewajiban", "Duty"), K::Select(about.collect())).optional().propose(first),
            basis(),
            F::new("action", say("Yang harus dilakukan", "What is to be done"), K::LongText).optional(),
            until(),
        ],
    )
}

pub(super) fn parse_warn(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let basis = form.text("basis");
    let demand =
        Demand { duty: form.optional("duty"), action: form.optional("action"), until: form.optional_date("until") };
    form.finish(C::Warn { letter, basis, demand })
}

pub(super) fn suspend(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tangguhkan akses", "Suspend access"),
        say(
            "Semua akses berhenti sejak waktu itu; kewajiban tetap berjalan. Dipulihkan dengan surat.",
            "All access stops from that time; the duties go on. It is lifted by letter.",
        ),
        say("Tangguhkan akses", "Suspend"),
        vec![letter(), basis(), from(view), lift_condition()],
    )
    .grave()
}

pub(super) fn parse_suspend(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let basis = form.text("basis");
    let lift_condition = form.optional("lift_condition");
    let from = form.instant("from", view.moment.zone);
    form.finish(C::Suspend { letter, basis, lift_condition, from })
}

pub(super) fn revoke_access(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Cabut hak akses", "Revoke access"),
        say(
            "Hak akses dicabut sejak waktu itu; kewajiban penutupan mulai dihitung. PKS sendiri tidak berakhir.",
            "Access is revoked from that time and closing begins to count. The PKS itself does not end.",
        ),
        say("Cabut hak akses", "Revoke"),
        vec![letter(), basis(), from(view), lift_condition()],
    )
    .grave()
}

pub(super) fn parse_revoke_access(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let basis = form.text("basis");
    let lift_condition = form.optional("lift_condition");
    let from = form.instant("from", view.moment.zone);
    form.finish(C::RevokeAccess { letter, basis, lift_condition, from })
}

pub(super) fn cut_quota(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Kurangi kuota", "Cut the quota"),
        say("Batas ini berlaku untuk semua metode sampai dipulihkan.", "The limit holds for all methods until lifted."),
        say("Kurangi kuota", "Cut"),
        vec![
            letter(),
            basis(),
            F::new("per_day", say("Hit per hari", "Hits a day"), K::Number { min: 0, max: 10_000_000 }),
            from(view),
            lift_condition(),
        ],
    )
    .grave()
}

pub(super) fn parse_cut_quota(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let basis = form.text("basis");
    let per_day = form.number("per_day", 0, 10_000_000);
    let lift_condition = form.optional("lift_condition");
    let from = form.instant("from", view.moment.zone);
    form.finish(C::CutQuota { letter, basis, per_day, lift_condition, from })
}

pub(super) fn lift(view: &AgreementView) -> FormSpec {
    let active: Vec<_> = view
        .facts
        .agreement
        .sanctions
        .iter()
        .filter(|sanction| sanction.lifted.is_none() && sanction.kind != SanctionKind::Warning)
        .map(|sanction| {
            let label = sanction.kind.label();
            let number = &sanction.letter.number;
            Choice::new(
                sanction.id.to_string(),
                Bilingual::owned(format!("{} ({number})", label.id), format!("{} ({number})", label.en)),
            )
        })
        .collect();
    let first = active.first().map(|choice| choice.value.clone()).unwrap_or_default();
    FormSpec::new(
        say("Pulihkan akses", "Lift a sanction"),
        say(
            "Akses terbuka lagi sejak waktu itu bila syarat lain terpenuhi.",
            "Access is open again from that time if everything else holds.",
        ),
        say("Pulihkan", "Lift"),
        vec![
            F::new("sanction", say("Sanksi", "Sanction"), K::Select(active)).propose(first),
            F::new("letter", say("Surat pemulihan", "Letter"), K::Letter),
            F::new("at", say("Berlaku mulai", "From"), K::DateTime).propose(now(view)),
        ],
    )
}

pub(super) fn parse_lift(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let sanction = form.choice("sanction", |id| id.parse().ok());
    let letter = form.letter("letter");
    let at = form.instant("at", view.moment.zone);
    form.finish_some(sanction.map(|sanction| C::Lift { sanction, letter, at }))
}

pub(super) fn terminate(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Akhiri perjanjian karena wanprestasi", "Terminate the agreement"),
        say(
            "PKS diakhiri oleh PIHAK KESATU (PKS pasal 9). Akses berhenti pada hari itu dan tidak dapat dibuka lagi; diperlukan permohonan baru.",
            "The first party ends the PKS (art. 9). Access stops on that day for good; a new request is needed.",
        ),
        say("Akhiri perjanjian", "Terminate"),
        vec![
            F::new("on", say("Diakhiri tanggal", "On"), K::Date).propose(today(view)),
            letter(),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
        ],
    )
    .grave()
}

pub(super) fn parse_terminate(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let on = form.date("on");
    let letter = form.letter("letter");
    let reason = form.text("reason");
    form.finish(C::Terminate { on, letter, reason })
}

pub(super) fn end(view: &AgreementView) -> FormSpec {
    let causes = [EndCause::Consent, EndCause::Renamed, EndCause::Dissolved];
    FormSpec::new(
        say("Catat perjanjian berakhir", "Record the end of the agreement"),
        say(
            "Perjanjian berakhir sebelum jangka waktunya. Akses berhenti setelah hari terakhir itu; kewajiban penutupan mulai dihitung.",
            "The agreement ends before its term. Access stops after that last day and closing begins to count.",
        ),
        say("Catat berakhir", "Record"),
        vec![
            F::new("cause", say("Sebab", "Cause"), K::Radio(choices(causes, word))).propose("consent"),
            F::new("on", say("Hari terakhir berlaku", "Last day of force"), K::Date).propose(today(view)),
            letter(),
        ],
    )
    .grave()
}

pub(super) fn parse_end(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let cause = form.choice("cause", from_word).unwrap_or(EndCause::Consent);
    let on = form.date("on");
    let letter = form.letter("letter");
    form.finish(C::End { on, letter, cause })
}

pub(super) fn record_closing(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat penutupan", "Record the closing"),
        say(
            "User ID ditutup, kartu SAM dikembalikan, reader dinonaktifkan (D25). Kewajiban menjaga kerahasiaan tetap berlaku.",
            "User IDs closed, SAM returned, reader deactivated (D25). The duty of secrecy goes on.",
        ),
        say("Catat penutupan", "Record"),
        vec![
            F::new("bast", say("BAST", "BAST"), K::Letter),
            F::new("remark", say("Catatan", "Remark"), K::LongText).optional(),
        ],
    )
    .grave()
}

pub(super) fn parse_record_closing(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let bast = form.letter("bast");
    let remark = form.optional("remark");
    form.finish(C::RecordClosing { bast, remark })
}
