//! Words of the register of agreements: table and board.

use super::Word;

pub const TITLE: Word = Word::new("Perjanjian", "Agreements");
pub const TABLE: Word = Word::new("Tabel", "Table");
pub const SUMMARY: Word = Word::new("Rekapitulasi (PDF)", "Summary (PDF)");
pub const BOARD: Word = Word::new("Papan", "Board");
pub const VIEW: Word = Word::new("Cara menampilkan", "View");
pub const BOARD_LABEL: Word = Word::new("Papan perjanjian menurut tahap", "Agreements by stage");
pub const SEARCH_HINT: Word = Word::new("Lembaga, nomor, tujuan", "Institution, number, purpose");
pub const INSTITUTION: Word = Word::new("Lembaga", "Institution");
pub const STAGE: Word = Word::new("Tahap", "Stage");
pub const ALL_STAGES: Word = Word::new("Semua tahap", "All stages");
pub const METHOD: Word = Word::new("Metode", "Method");
pub const ALL_METHODS: Word = Word::new("Semua metode", "All methods");
pub const ATTENTION: Word = Word::new("Perlu perhatian", "Needs attention");
pub const LATE: Word = Word::new("Terlambat", "Overdue");
pub const DUE_SOON: Word = Word::new("Segera jatuh tempo", "Due soon");
pub const WAITING_OFFICE: Word = Word::new("Menunggu kita", "Waiting for us");
pub const WAITING_OTHERS: Word = Word::new("Menunggu pihak lain", "Waiting for others");
pub const ACCESS_CLOSED: Word = Word::new("Akses tertutup", "Access closed");
pub const TERM: Word = Word::new("Masa berlaku", "Term");
pub const UPCOMING: Word = Word::new("Berikutnya", "Next");
pub const BALL: Word = Word::new("Giliran", "Turn of");
pub const SIGNED_ON: Word = Word::new("Ditandatangani", "Signed");
pub const ENDS_ON: Word = Word::new("Berakhir", "Ends");
pub const MORE_IN_TABLE: Word = Word::new("{n} lagi di tabel", "{n} more in the table");
pub const COLUMN_EMPTY: Word = Word::new("Belum ada.", "None yet.");
pub const EMPTY: Word = Word::new("Belum ada perjanjian", "No agreements yet");
pub const EMPTY_NOTE: Word = Word::new(
    "Permohonan lembaga tampil di sini sejak hari diterima.",
    "Requests of institutions appear here from the day they come in.",
);
pub const NOTHING_FOUND: Word = Word::new("Tidak ada yang cocok", "Nothing matches");
pub const NOTHING_FOUND_NOTE: Word =
    Word::new("Periksa ejaan, atau hapus sebagian saringan.", "Check the spelling, or clear some of the filters.");
pub const LATE_IN_ALL: Word = Word::new("{n} kewajiban terlambat", "{n} duties overdue");
