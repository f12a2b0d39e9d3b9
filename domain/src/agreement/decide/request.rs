//! Stages 1 to 3: request, review, forwarding, approval; refusal and withdrawal (domain.md 2).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{distinct, filled, follows, letter, letter_after, not_future, refuse, refuse_with};
use super::requirements::requirements_of;
use crate::agreement::{
    AgreementEvent as E, Approval, ApprovalKind, Checklist, ChecklistItem, Element, Ending, MethodGrant, Request,
};
use crate::ids::InstitutionId;
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

const REQUEST: (&str, &str) = ("Tanggal surat permohonan", "Date of the request letter");

/// The first request, or a correction, or again after a return.
pub(super) fn submit(
    case: Option<&Case<'_>>,
    today: NaiveDate,
    institution: InstitutionId,
    request: Request,
) -> Decision {
    if let Some(case) = case {
        if case.agreement.institution != institution {
            return Err(Refusal::unknown_aggregate());
        }
        if let Some(returned) = case.agreement.returns.last() {
            follows(
                (returned.on, ("Tanggal pengembalian", "Day of the return")),
                (request.received_on, ("Tanggal diterima", "Day of receipt")),
                "received_on",
            )?;
        }
    }
    letter(&request.letter, today, "letter", ("Surat permohonan", "Request letter"))?;
    filled(&request.subject, "subject", ("Hal surat", "Subject of the letter"))?;
    filled(&request.purpose, "purpose", ("Tujuan pemanfaatan", "Purpose"))?;
    not_future(request.received_on, today, "received_on", ("Tanggal diterima", "Day of receipt"))?;
    follows(
        (request.letter.date, REQUEST),
        (request.received_on, ("Tanggal diterima", "Day of receipt")),
        "received_on",
    )?;
    grants(&request.methods)?;
    if request.daily_need == Some(0) {
        return Err(refuse(
            Rule::Field,
            ("Perkiraan akses per hari tidak boleh nol.", "The expected look-ups per day can't be zero."),
            ("Kosongkan bila belum diketahui.", "Leave it empty if it isn't known."),
        )
        .at("daily_need"));
    }
    if request.term_years.is_some_and(|years| !(1..=10).contains(&years)) {
        return Err(refuse(
            Rule::Field,
            ("Jangka waktu harus 1 sampai 10 tahun.", "The term must be 1 to 10 years."),
            ("Periksa jangka waktunya.", "Check the term."),
        )
        .at("term_years"));
    }
    Ok(vec![E::Requested { institution, request }])
}

pub(super) fn take_up(case: &Case<'_>, on: NaiveDate) -> Decision {
    not_future(on, case.today, "on", ("Tanggal verifikasi", "Day of taking up"))?;
    if let Some(request) = case.agreement.request() {
        follows(
            (request.received_on, ("Tanggal permohonan diterima", "Day of receipt of the request")),
            (on, ("Tanggal verifikasi", "Day of taking up")),
            "on",
        )?;
    }
    if let Some(returned) = case.agreement.returns.last() {
        follows(
            (returned.on, ("Tanggal pengembalian", "Day of the return")),
            (on, ("Tanggal verifikasi", "Day of taking up")),
            "on",
        )?;
    }
    Ok(vec![E::TakenUp { on }])
}

/// Every requirement is judged; when all are there the file is complete on that day.
pub(super) fn check_completeness(case: &Case<'_>, officer: &str, on: NaiveDate, items: Vec<ChecklistItem>) -> Decision {
    after_take_up(case, on, ("Tanggal pemeriksaan", "Day of the check"))?;
    let keys: Vec<&str> = items.iter().map(|item| item.requirement.as_str()).collect();
    distinct(&keys, "item", ("Persyaratan", "Requirements"))?;
    for (key, name) in requirements_of(&case.facts.office.settings) {
        if !keys.contains(&key.as_str()) {
            return Err(refuse_with(
                Rule::Missing,
                format!("Persyaratan \"{}\" belum diperiksa.", name.id),
                format!("The requirement \"{}\" was not checked.", name.en),
                ("Petugas menandai setiap persyaratan: ada atau belum.", "Mark every requirement as there or not."),
            )
            .at("item"));
        }
    }
    let checklist = Checklist { on, officer: Some(officer.to_owned()), items };
    let complete = checklist.is_complete();
    let mut events = vec![E::Checked { checklist }];
    if complete {
        events.push(E::FoundComplete { on });
    }
    Ok(events)
}

pub(super) fn return_for_changes(case: &Case<'_>, on: NaiveDate, reasons: String) -> Decision {
    after_take_up(case, on, ("Tanggal pengembalian", "Day of the return"))?;
    filled(&reasons, "reasons", ("Yang harus diperbaiki", "What must change"))?;
    Ok(vec![E::Returned { on, reasons }])
}

pub(super) fn forward(case: &Case<'_>, sent: Letter) -> Decision {
    let name = ("Surat ke Ditjen Dukcapil", "Letter to the Ditjen");
    letter(&sent, case.today, "letter", name)?;
    if let Some(complete) = case.agreement.completed_on {
        follows((complete, ("Tanggal berkas lengkap", "Day of completeness")), (sent.date, name), "letter_date")?;
    }
    Ok(vec![E::Forwarded { letter: sent }])
}

pub(super) fn record_approval(case: &Case<'_>, approval: Approval) -> Decision {
    let name = ("Surat persetujuan", "Approval letter");
    letter(&approval.letter, case.today, "letter", name)?;
    if let Some(forwarding) = &case.agreement.forwarding {
        follows(
            (forwarding.date, ("Tanggal surat ke Ditjen", "Date of the letter to the Ditjen")),
            (approval.letter.date, name),
            "letter_date",
        )?;
    }
    filled(&approval.subject, "subject", ("Hal surat", "Subject of the letter"))?;
    filled(&approval.signed_by, "signed_by", ("Penanda tangan", "Signatory"))?;
    if approval.kind == ApprovalKind::Change {
        return Err(refuse(
            Rule::Field,
            (
                "Persetujuan perubahan berlaku untuk perjanjian yang sudah berjalan.",
                "An approval of a change belongs to an agreement in force.",
            ),
            ("Pilih permohonan baru atau perpanjangan.", "Choose new or renewal."),
        )
        .at("kind"));
    }
    Ok(vec![E::Approved { approval }])
}

pub(super) fn reject(case: &Case<'_>, refusal: Letter, reason: String) -> Decision {
    letter_after(
        (requested_on(case), REQUEST),
        &refusal,
        case.today,
        "letter",
        ("Surat penolakan", "Letter of refusal"),
    )?;
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    Ok(vec![E::EndingRecorded { ending: Ending::Rejected { letter: refusal, reason } }])
}

pub(super) fn withdraw(case: &Case<'_>, on: NaiveDate, notice: Option<Letter>, reason: String) -> Decision {
    let name = ("Tanggal penarikan", "Day of the withdrawal");
    not_future(on, case.today, "on", name)?;
    follows((requested_on(case), REQUEST), (on, name), "on")?;
    if let Some(notice) = &notice {
        letter(notice, case.today, "letter", ("Surat penarikan", "Letter of withdrawal"))?;
    }
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    Ok(vec![E::EndingRecorded { ending: Ending::Withdrawn { on, letter: notice, reason } }])
}

/// Methods with their elements: none twice, none empty, address parts where the address is granted.
pub(super) fn grants(methods: &[MethodGrant]) -> Result<(), Refusal> {
    let names: Vec<_> = methods.iter().map(|grant| grant.method).collect();
    distinct(&names, "methods", ("Metode akses", "Methods"))?;
    for grant in methods {
        let field = format!("elements_{}", grant.method.name());
        distinct(&grant.elements, &field, ("Elemen data", "Elements"))?;
        let has_address = grant.elements.contains(&Element::Alamat);
        if has_address == grant.address_parts.is_empty() {
            return Err(refuse(
                Rule::Field,
                (
                    "Elemen alamat dan bagian alamat harus dipilih bersama.",
                    "The address element and its parts go together.",
                ),
                (
                    "Pilih bagian alamat yang diperlukan, atau lepaskan elemen alamat.",
                    "Choose the address parts needed, or drop the address.",
                ),
            )
            .at("address_parts"));
        }
        if let Some(extra) = grant.mandatory.iter().find(|element| !grant.elements.contains(element)) {
            return Err(refuse_with(
                Rule::Field,
                format!("{} wajib terisi, tetapi tidak termasuk elemen yang diberikan.", extra.label()),
                format!("{} must be filled, but is not among the elements.", extra.label()),
                ("Tambahkan elemennya atau lepaskan kewajibannya.", "Add the element or drop the requirement."),
            )
            .at(&field));
        }
    }
    Ok(())
}

fn requested_on(case: &Case<'_>) -> NaiveDate {
    case.agreement.requests.first().map_or(case.today, |request| request.letter.date)
}

fn after_take_up(case: &Case<'_>, on: NaiveDate, name: (&'static str, &'static str)) -> Result<(), Refusal> {
    not_future(on, case.today, "on", name)?;
    match case.agreement.taken_up.last() {
        Some(taken_up) => follows((*taken_up, ("Tanggal mulai verifikasi", "Day of taking up")), (on, name), "on"),
        None => Ok(()),
    }
}
