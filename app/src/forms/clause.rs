//! Forms of a clause: an own text, and back to the product's.

use chrono::NaiveDate;
use patuh_domain::office::OfficeCommand as C;

use super::reader::Reader;
use super::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// The office's text of a clause that reads `text` now.
pub fn replace(text: &str) -> FormSpec {
    FormSpec::new(
        say("Ubah teks klausul", "Word the clause"),
        say(
            "Berlaku untuk naskah yang dibuat sejak hari ini. Naskah yang sudah ditandatangani tidak berubah.",
            "Holds for texts made from today on. What is signed stays as it is.",
        ),
        say("Simpan teks kantor", "Save the office's text"),
        vec![
            F::new("text", say("Teks klausul", "Text of the clause"), K::LongText).propose(text),
            F::new("reason", say("Alasan", "Reason"), K::Text),
        ],
    )
}

/// Reads [`replace`].
///
/// # Errors
/// Every field that is missing.
pub fn parse_replace(posted: &Posted, document: &str, key: &str, on: NaiveDate) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let (text, reason) = (form.text("text"), form.text("reason"));
    form.finish(C::ReplaceClause { document: document.to_owned(), key: key.to_owned(), text, reason, on })
}

/// Back to the product's own text.
pub fn restore() -> FormSpec {
    FormSpec::new(
        say("Kembalikan ke bawaan", "Restore the product's text"),
        say(
            "Naskah yang dibuat sejak hari ini memakai teks bawaan. Teks kantor tetap ada dalam riwayat.",
            "Texts made from today on have the product's text. The office's stays in the history.",
        ),
        say("Kembalikan ke bawaan", "Restore"),
        vec![F::new("restore_reason", say("Alasan", "Reason"), K::Text)],
    )
}

/// Reads [`restore`].
///
/// # Errors
/// The reason is missing.
pub fn parse_restore(posted: &Posted, document: &str, key: &str, on: NaiveDate) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let reason = form.text("restore_reason");
    form.finish(C::RestoreClause { document: document.to_owned(), key: key.to_owned(), reason, on })
}
