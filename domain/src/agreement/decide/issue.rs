//! Issuing documents and taking them back.

use chrono::NaiveDate;

use super::case::Case;
use super::check::{filled, not_future, refuse};
use crate::agreement::{AgreementEvent as E, DocumentCode, Edition, IssuedDocument, Revocation};
use crate::command::Ctx;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn issue(case: &Case<'_>, ctx: &Ctx<'_>, edition: Edition) -> Decision {
    let hashes = [&edition.template_sha256, &edition.input_sha256, &edition.output_sha256];
    let made = hashes
        .into_iter()
        .chain(&edition.text_sha256)
        .all(|hash| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if !made || edition.pages == 0 || edition.size == 0 || edition.kind.trim().is_empty() {
        return Err(refuse(
            Rule::Field,
            ("Berkas dokumen belum lengkap.", "The file of the document is not whole."),
            ("Terbitkan sekali lagi.", "Issue it once more."),
        ));
    }
    if case.agreement.issued.iter().any(|known| known.edition.code == edition.code) {
        return Err(refuse(
            Rule::Duplicate,
            ("Dokumen ini sudah diterbitkan.", "This document was issued already."),
            ("Buka daftar dokumen.", "Open the list of documents."),
        ));
    }
    let earlier = case.agreement.issues_of(&edition.kind, edition.subject.as_deref()).next_back();
    let document = IssuedDocument {
        version: earlier.map_or(1, |earlier| earlier.version + 1),
        edition,
        issued_on: case.today,
        issued_by: ctx.actor.name().to_owned(),
        revoked: None,
    };
    Ok(vec![E::DocumentIssued { document: Box::new(document) }])
}

pub(super) fn revoke(case: &Case<'_>, code: DocumentCode, on: NaiveDate, reason: String) -> Decision {
    let known = case.agreement.issued.iter().find(|known| known.edition.code == code && known.revoked.is_none());
    let Some(known) = known else {
        return Err(refuse(
            Rule::Missing,
            ("Tidak ada dokumen berlaku dengan kode ini.", "There is no valid document with this code."),
            ("Pilih dokumen dari daftar.", "Choose a document from the list."),
        )
        .at("code"));
    };
    filled(&reason, "reason", ("Alasan pencabutan", "Reason of the revocation"))?;
    not_future(on, case.today, "on", ("Tanggal pencabutan", "Day of the revocation"))?;
    if on < known.issued_on {
        return Err(refuse(
            Rule::DateOrder,
            ("Pencabutan mendahului penerbitan.", "The revocation lies before the issue."),
            ("Periksa tanggalnya.", "Check the date."),
        )
        .at("on"));
    }
    Ok(vec![E::DocumentRevoked { code, revocation: Revocation { on, reason } }])
}

/// There is something to take back.
pub(super) fn revocable(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.issued.iter().any(|issued| issued.revoked.is_none()) {
        return Ok(());
    }
    Err(refuse(
        Rule::Duplicate,
        ("Belum ada dokumen yang diterbitkan.", "No document was issued yet."),
        ("Terbitkan dokumen dahulu.", "Issue a document first."),
    ))
}
