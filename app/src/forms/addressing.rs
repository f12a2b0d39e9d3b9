//! The form of how one kind of letter is addressed.

use patuh_domain::addressing::{Addressing, letter};
use patuh_domain::office::{Office, OfficeCommand as C};
use patuh_domain::wording::Bilingual;

use super::reader::Reader;
use super::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// Addressee, place, who passes it on, and copies of the letter `code`.
pub fn addressing(code: &str, office: &Office) -> FormSpec {
    let way = Addressing::of(code, office);
    let title = letter(code).unwrap_or_else(|| say("Surat", "Letter"));
    let is_own = office.settings.stationery.addressing.contains_key(code);
    let mut fields = vec![
        F::new("to", say("Ditujukan kepada", "Addressee"), K::Lines)
            .hint(say(
                "Satu baris alamat tiap baris. Kata dalam kurung kurawal terisi sendiri.",
                "One line of the address a line. Words in braces are filled in by themselves.",
            ))
            .propose(way.to.join("\n")),
        F::new("place", say("Tempat", "Place"), K::Text)
            .hint(say("Setelah kata \"di\".", "After the word \"di\"."))
            .propose(way.place),
        F::new("through", say("Melalui", "Through"), K::Lines)
            .hint(say("Kosong bila surat dikirim langsung.", "Empty where it goes straight."))
            .optional()
            .propose(way.through.join("\n")),
        F::new("copies", say("Tembusan", "Copies"), K::Lines)
            .hint(say("Satu penerima tiap baris.", "One a line."))
            .optional()
            .propose(way.copies.join("\n")),
    ];
    if is_own {
        fields
            .push(F::new("usual", say("Kembalikan ke cara yang lazim", "Back to the usual way"), K::Check).optional());
    }
    FormSpec::new(
        Bilingual::owned(format!("{code} {}", title.id), format!("{code} {}", title.en)),
        say(
            "Berlaku untuk surat yang dibuat sejak sekarang. Surat yang sudah diterbitkan tidak berubah.",
            "Holds for letters made from now on. What was issued stays as it is.",
        ),
        say("Simpan tujuan surat", "Save"),
        fields,
    )
}

/// Whether letters of this kind are addressed.
pub fn is_letter(code: &str) -> bool {
    letter(code).is_some()
}

/// Reads [`addressing`] over the settings there are; what is the usual way is not kept as the office's own.
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_addressing(code: &str, posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let mut settings = office.settings.clone();
    let stationery = &mut settings.stationery;
    if form.is_set("usual") {
        stationery.addressing.remove(code);
        return form.finish(C::ChangeSettings { settings: Box::new(settings) });
    }
    form.text("to");
    let way = Addressing {
        to: form.lines("to"),
        place: form.text("place"),
        through: form.lines("through"),
        copies: form.lines("copies"),
    };
    let usual = Addressing::usual(code, office.profile.evaluation_recipient, stationery.to_regional_head);
    if way == usual {
        stationery.addressing.remove(code);
    } else {
        stationery.addressing.insert(code.to_owned(), way);
    }
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}
