//! Words of the addressing of letters.

use super::Word;

pub const TITLE: Word = Word::new("Tujuan dan tembusan surat", "Addressees and copies");
pub const LEAD: Word = Word::new(
    "Kepada siapa setiap jenis surat ditujukan dan siapa yang menerima tembusan.",
    "To whom each kind of letter goes, and who gets a copy.",
);
pub const REVIEW: Word = Word::new("Lihat tujuan surat", "See where letters go");
pub const LETTER: Word = Word::new("Surat", "Letter");
pub const TO: Word = Word::new("Ditujukan kepada", "Addressee");
pub const COPIES: Word = Word::new("Tembusan", "Copies");
pub const NO_COPIES: Word = Word::new("tanpa tembusan", "no copies");
pub const THROUGH: Word = Word::new("melalui {whom}", "through {whom}");
pub const AT: Word = Word::new("di {place}", "in {place}");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const USUAL: Word = Word::new("Lazim", "Usual");
pub const OWN: Word = Word::new("Diatur kantor", "Set by the office");
pub const OWN_COUNT: Word = Word::new("{n} dari {total} diatur kantor", "{n} of {total} set by the office");
