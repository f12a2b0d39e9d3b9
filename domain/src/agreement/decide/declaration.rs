//! SPTJM and NDA, recorded as signed (4.2, 4.3; decisions.md 14, 19).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{follows, not_future, refuse, refuse_with};
use crate::actor::{Actor, Role};
use crate::agreement::{AgreementEvent as E, Declaration, DeclarationKind, Operator, same_name};
use crate::head::Head;
use crate::ids::{FileId, OperatorId};
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// The head signs the SPTJM and an NDA, every operator an NDA. An operator signs in records only the own one.
pub(super) fn record(
    case: &Case<'_>,
    actor: &Actor,
    kind: DeclarationKind,
    operator: Option<OperatorId>,
    signed_on: NaiveDate,
    meterai: bool,
    scan: Option<FileId>,
) -> Decision {
    not_future(signed_on, case.today, "signed_on", ("Tanggal tanda tangan", "Date of signing"))?;
    if let Some(agreed_on) = case.signed_on() {
        follows(
            (agreed_on, ("Tanggal PKS", "Date of the PKS")),
            (signed_on, ("Tanggal tanda tangan", "Date of signing")),
            "signed_on",
        )?;
    }
    let signer = match operator {
        Some(id) => {
            let operator = case.agreement.operator(id).ok_or_else(Refusal::unknown_aggregate)?;
            by_operator(case, actor, kind, operator, signed_on)?;
            operator.name.clone()
        }
        None => {
            let head = case.facts.institution.head(signed_on).ok_or_else(no_head)?;
            by_head(case, actor, kind, head, signed_on)?;
            head.name.clone()
        }
    };
    stamped(case, kind, meterai)?;
    Ok(vec![E::DeclarationSigned { declaration: Declaration { kind, signer, operator, signed_on, meterai, scan } }])
}

fn by_operator(
    case: &Case<'_>,
    actor: &Actor,
    kind: DeclarationKind,
    operator: &Operator,
    signed_on: NaiveDate,
) -> Result<(), Refusal> {
    if kind.is_sptjm() {
        return Err(refuse(
            Rule::Field,
            ("SPTJM ditandatangani pimpinan, bukan operator.", "The SPTJM is signed by the head, not an operator."),
            ("Pilih pimpinan sebagai penanda tangan.", "Choose the head as the signer."),
        )
        .at("signer"));
    }
    if acts_as_operator_only(case, actor) && !same_name(actor.name(), &operator.name) {
        return Err(refuse(
            Rule::Role,
            ("Operator hanya mencatat pernyataannya sendiri.", "An operator records the own declaration only."),
            (
                "Admin lembaga atau petugas kerja sama mencatat pernyataan orang lain.",
                "The institution's admin or cooperation staff record those of others.",
            ),
        ));
    }
    if let Some(left_on) = operator.left_on.filter(|left_on| signed_on > *left_on) {
        return Err(refuse_with(
            Rule::DateOrder,
            format!("{} sudah berhenti pada {}.", operator.name, crate::wording::short_date(left_on)),
            format!("{} left on {left_on}.", operator.name),
            ("Periksa tanggalnya.", "Check the date."),
        )
        .at("signed_on"));
    }
    let signed = case
        .agreement
        .declarations
        .iter()
        .any(|declaration| declaration.kind.is_nda() && declaration.operator == Some(operator.id));
    if signed { Err(twice(&operator.name)) } else { Ok(()) }
}

fn by_head(
    case: &Case<'_>,
    actor: &Actor,
    kind: DeclarationKind,
    head: &Head,
    signed_on: NaiveDate,
) -> Result<(), Refusal> {
    if acts_as_operator_only(case, actor) {
        return Err(refuse(
            Rule::Role,
            ("Pernyataan pimpinan tidak dicatat oleh operator.", "An operator doesn't record the head's declaration."),
            ("Pimpinan atau petugas kerja sama mencatatnya.", "The head or cooperation staff record it."),
        ));
    }
    let renewal = case.open_renewal();
    if kind == DeclarationKind::SptjmRenewal {
        let Some(renewal) = renewal else {
            return Err(refuse(
                Rule::Missing,
                ("Belum ada permohonan perpanjangan.", "No renewal letter was received."),
                (
                    "SPTJM perpanjangan hanya berlaku selama perpanjangan diproses; catat suratnya dahulu.",
                    "The renewal form counts only while a renewal is in process; record its letter first.",
                ),
            )
            .at("kind"));
        };
        follows(
            (renewal.letter.date, ("Tanggal surat perpanjangan", "Date of the renewal letter")),
            (signed_on, ("Tanggal tanda tangan", "Date of signing")),
            "signed_on",
        )?;
    }
    let since = match (kind, renewal) {
        (DeclarationKind::SptjmRenewal, Some(renewal)) => head.since.max(renewal.letter.date),
        (DeclarationKind::SptjmFirst, _) => head.since,
        // An NDA binds the person, whatever the term.
        _ => NaiveDate::MIN,
    };
    let signed = case.agreement.declarations.iter().any(|declaration| {
        let same_form = if kind.is_nda() { declaration.kind.is_nda() } else { declaration.kind == kind };
        same_form
            && declaration.operator.is_none()
            && same_name(&declaration.signer, &head.name)
            && declaration.signed_on >= since
    });
    if signed { Err(twice(&head.name)) } else { Ok(()) }
}

/// An SPTJM always bears a duty stamp; an NDA where the office asks for it.
fn stamped(case: &Case<'_>, kind: DeclarationKind, meterai: bool) -> Result<(), Refusal> {
    let needed = kind.is_sptjm() || case.facts.office.settings.nda_meterai;
    if meterai || !needed {
        return Ok(());
    }
    Err(refuse(
        Rule::Field,
        ("Pernyataan ini harus bermeterai.", "This declaration needs a duty stamp."),
        ("Bubuhkan meterai Rp10.000 lalu unggah pindaiannya.", "Add the duty stamp and upload the new scan."),
    )
    .at("meterai"))
}

/// No role but operator at this institution, and none at its office.
fn acts_as_operator_only(case: &Case<'_>, actor: &Actor) -> bool {
    let (office, institution) = (case.facts.office.id, case.facts.institution.id);
    !actor.is_machine()
        && !actor.memberships().iter().any(|held| match held.institution {
            Some(own) => own == institution && held.role != Role::Operator,
            None => held.office == office,
        })
}

fn no_head() -> Refusal {
    refuse(
        Rule::Missing,
        (
            "Pimpinan lembaga pada tanggal itu belum dicatat.",
            "The head of the institution on that day is not recorded.",
        ),
        (
            "Petugas mencatat pimpinan beserta tanggal mulai menjabat pada halaman lembaga.",
            "Staff record the head and the first day in office on the page of the institution.",
        ),
    )
    .at("signed_on")
}

fn twice(name: &str) -> Refusal {
    refuse_with(
        Rule::Duplicate,
        format!("{name} sudah menandatangani pernyataan ini."),
        format!("{name} signed this declaration already."),
        ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
    )
    .at("kind")
}
