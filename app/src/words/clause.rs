//! Words of clauses: the wording of PKS and Juknis as the office adapts it.

use super::Word;

pub const TITLE: Word = Word::new("Klausul", "Clauses");
pub const LEAD: Word = Word::new(
    "Bunyi naskah, klausul demi klausul. Teks kantor menggantikan teks bawaan; penomoran dan rujukan dihitung sendiri.",
    "The wording, clause by clause. The office's text takes the place of the product's; numbers and references are computed.",
);
pub const CLAUSE: Word = Word::new("Klausul", "Clause");
pub const DOCUMENT: Word = Word::new("Dokumen", "Document");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const ALL_STATES: Word = Word::new("Semua", "All");
pub const DEFAULT: Word = Word::new("Bawaan", "Product's text");
pub const OWN: Word = Word::new("Teks kantor", "Office's text");
pub const OBSOLETE: Word = Word::new("Perlu ditinjau", "To be reviewed");
pub const OBSOLETE_NOTE: Word = Word::new(
    "Teks bawaan berubah setelah kantor menulis teksnya sendiri. Bandingkan ketiganya, lalu simpan teks yang baru atau kembalikan ke bawaan.",
    "The product's text changed after the office wrote its own. Compare the three, then save a new text or restore the product's.",
);
pub const OBSOLETE_COUNT: Word = Word::new(
    "{n} klausul kantor perlu ditinjau karena teks bawaannya berubah.",
    "{n} clauses of the office are to be reviewed: the product's text changed.",
);
pub const WAS_DEFAULT: Word = Word::new("Bawaan yang dahulu", "The product's text then");
pub const IS_DEFAULT: Word = Word::new("Bawaan yang sekarang", "The product's text now");
pub const CHANGES: Word = Word::new("Beda dari bawaan", "Changes from the product's text");
pub const IN_PLACE: Word = Word::new("Bunyi dalam naskah", "As it reads in the text");
pub const IN_PLACE_NOTE: Word = Word::new(
    "Isian tampil dengan artinya. Tanda baca di akhir butir ditambahkan sendiri.",
    "Placeholders stand with their meaning. Marks at the end of list items are added by themselves.",
);
pub const PLACEHOLDERS: Word = Word::new("Isian yang dapat dipakai", "Placeholders");
pub const PLACEHOLDERS_NOTE: Word = Word::new(
    "Tulis {see:kunci} untuk merujuk klausul lain, _miring_ untuk huruf miring, *tebal* untuk huruf tebal.",
    "Write {see:kunci} to cite another clause, _italic_ for italics, *bold* for bold.",
);
pub const CONDITION: Word = Word::new("Hanya bila", "Only if");
pub const HISTORY: Word = Word::new("Riwayat klausul", "History of the clause");
pub const NO_HISTORY: Word = Word::new("Belum pernah diubah", "Never changed");
pub const NO_HISTORY_NOTE: Word =
    Word::new("Klausul ini memakai teks bawaan sejak semula.", "It has the product's text from the beginning.");
pub const RESTORED: Word = Word::new("Dikembalikan ke bawaan", "Restored to the product's text");
pub const NONE: Word = Word::new("Tidak ada klausul", "No clauses");
pub const NONE_NOTE: Word =
    Word::new("Tidak ada klausul yang cocok dengan saringan ini.", "No clause matches these filters.");
pub const SINCE: Word = Word::new("Berubah sejak", "Changed since");
pub const CHANGED_SINCE: Word = Word::new("Berubah sejak hari itu", "Changed since that day");
pub const COMPARE: Word = Word::new("Bandingkan naskah", "Compare the text");
pub const FROM: Word = Word::new("Dari", "From");
pub const TO: Word = Word::new("Ke", "To");
pub const NOW: Word = Word::new("Naskah sekarang", "The text now");
pub const ISSUE: Word = Word::new("Versi {n}, {date}", "Version {n}, {date}");
pub const BETWEEN: Word = Word::new("Perubahan: {from} → {to}", "Changes: {from} → {to}");
pub const MARKS: Word = Word::new(
    "Yang dihapus dicoret dan berada dalam [kurung siku]; yang ditambahkan bergaris bawah dan berada di antara «tanda kutip sudut».",
    "What went is struck through in [square brackets]; what came is underlined between «angle quotes».",
);
pub const NO_CHANGES: Word = Word::new("Tidak ada perbedaan", "No differences");
pub const NO_CHANGES_NOTE: Word = Word::new("Naskah sekarang berbunyi sama.", "The text says the same now.");
pub const ADDED: Word = Word::new("Ditambahkan", "Added");
pub const GONE: Word = Word::new("Dihapus", "Gone");
pub const CHANGED: Word = Word::new("Diubah", "Changed");
pub const REVIEW: Word = Word::new("Kelola klausul", "See the clauses");
