//! Words of findings: what looks wrong in an agreement's facts and texts.

use super::Word;

pub const TITLE: Word = Word::new("Temuan", "Findings");
pub const LEAD: Word = Word::new(
    "Hal yang tampak keliru dalam data atau naskah perjanjian. Temuan memperingatkan dan tidak menghalangi.",
    "What looks wrong in the data or texts of agreements. Findings warn and never block.",
);
pub const COUNT: Word = Word::new("{n} temuan", "{n} findings");
pub const SEE: Word = Word::new("Lihat temuan", "See the findings");
pub const MEND: Word = Word::new("Perbaiki", "Mend");
pub const NONE: Word = Word::new("Tidak ada temuan", "No findings");
pub const NONE_NOTE: Word =
    Word::new("Data dan naskah yang tampil di sini tidak bertentangan.", "Nothing shown here contradicts itself.");
pub const KIND: Word = Word::new("Jenis temuan", "Kind of finding");
pub const ALL_KINDS: Word = Word::new("Semua jenis", "All kinds");
pub const DOCUMENT: Word = Word::new("Dokumen", "Document");
pub const PLACE: Word = Word::new("Tempat", "Place");
pub const ACTION: Word = Word::new("Tindakan", "Action");
pub const SEARCH_HINT: Word = Word::new("Nama lembaga", "Name of the institution");
