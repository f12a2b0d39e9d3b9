//! Words of the home pages.

use super::Word;

pub const STAFF_TITLE: Word = Word::new("Yang perlu dikerjakan hari ini", "What needs doing today");
pub const HEAD_TITLE: Word = Word::new("Yang menunggu Anda", "What waits for you");
pub const EVALUATOR_TITLE: Word = Word::new("Laporan untuk dinilai", "Reports to evaluate");
pub const OPERATOR_TITLE: Word = Word::new("Akses Anda", "Your access");
pub const SYSTEM_TITLE: Word = Word::new("Keadaan pemasangan", "State of the installation");

pub const OVERDUE_COUNT: Word = Word::new("kewajiban terlambat", "duties overdue");
pub const DUE_SOON_COUNT: Word = Word::new("segera jatuh tempo", "due soon");
pub const WAITING_COUNT: Word = Word::new("menunggu kita", "waiting for us");
pub const RUNNING_COUNT: Word = Word::new("perjanjian berjalan", "agreements running");

pub const OVERDUE: Word = Word::new("Terlambat", "Overdue");
pub const LONGEST_FIRST: Word = Word::new("urut paling lama", "longest first");
pub const DUE_SOON: Word = Word::new("Segera jatuh tempo", "Due soon");
pub const WAITING_FOR_US: Word = Word::new("Menunggu kita", "Waiting for us");
pub const WAITING_FOR_OTHERS: Word = Word::new("Menunggu pihak lain", "Waiting for others");
pub const TO_SIGN: Word = Word::new("Perlu ditandatangani", "To sign");
pub const DUTIES: Word = Word::new("Kewajiban", "Duties");
pub const BY_STAGE: Word = Word::new("Tahap perjanjian", "Agreements by stage");
pub const LOAD: Word = Word::new("Beban 52 minggu", "Load of 52 weeks");
pub const LOAD_PEAK: Word = Word::new("Puncak: minggu {date}, {n} kewajiban", "Peak: week of {date}, {n} duties");
pub const LOAD_NONE: Word =
    Word::new("Tidak ada kewajiban yang jatuh tempo dalam 52 minggu.", "No duty falls due within 52 weeks.");
pub const LOAD_WEEK: Word = Word::new("Minggu {date}: {n}", "Week of {date}: {n}");
pub const NEW_AGREEMENT: Word = Word::new("Perjanjian baru", "New agreement");

pub const NOTHING_OVERDUE: Word = Word::new("Tidak ada yang terlambat", "Nothing is overdue");
pub const NOTHING_OVERDUE_NOTE: Word = Word::new(
    "Kewajiban yang melewati jatuh tempo akan tampil di sini, yang paling lama lebih dulu.",
    "Duties past their date will appear here, the longest first.",
);
pub const NOTHING_WAITING: Word = Word::new("Tidak ada yang menunggu kita", "Nothing waits for us");
pub const NOTHING_WAITING_NOTE: Word = Word::new(
    "Langkah yang giliran kantor kita akan tampil di sini.",
    "Steps that are our office's turn will appear here.",
);
pub const NOTHING_TO_SIGN: Word = Word::new("Tidak ada yang perlu ditandatangani", "Nothing to sign");
pub const NOTHING_TO_SIGN_NOTE: Word = Word::new(
    "SPTJM dan NDA yang menunggu tanda tangan Anda akan tampil di sini.",
    "Declarations that wait for your signature will appear here.",
);
