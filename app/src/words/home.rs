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
pub const LOAD_PEAK: Word = Word::new("Puncak: pekan {date}, {n} kewajiban", "Peak: week of {date}, {n} duties");
pub const LOAD_NONE: Word =
    Word::new("Tidak ada kewajiban yang jatuh tempo dalam 52 minggu.", "No duty falls due within 52 weeks.");
pub const LOAD_WEEK: Word = Word::new("Pekan {date}: {n}", "Week of {date}: {n}");
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
pub const READ: Word = Word::new("Baca", "Read");
pub const SEE_ALL_OF: Word = Word::new("Lihat perjanjiannya, {n} seluruhnya", "See their agreements, {n} in all");
pub const DAYS: Word = Word::new("{n} hari", "{n} days");
pub const READ_AND_SIGN: Word = Word::new("Baca dan tanda tangani", "Read and sign");
pub const AGREEMENTS_OF: Word = Word::new("Perjanjian lembaga", "Agreements");
pub const NO_AGREEMENTS: Word = Word::new("Belum ada perjanjian", "No agreement yet");
pub const NO_AGREEMENTS_NOTE: Word = Word::new(
    "Mulai dengan mengajukan permohonan; prosesnya dapat diikuti di sini.",
    "Begin with a request; its way can be followed here.",
);
pub const EVALUATED_THIS_YEAR: Word = Word::new("{n} selesai tahun ini", "{n} done this year");
pub const NOTHING_TO_EVALUATE: Word = Word::new("Tidak ada laporan yang menunggu", "No report is waiting");
pub const NOTHING_TO_EVALUATE_NOTE: Word = Word::new(
    "Laporan yang diterima tampil di sini dengan batas waktu evaluasinya.",
    "Reports received appear here with the date for their evaluation.",
);
pub const NO_ACCESS: Word = Word::new("Belum ada akses", "No access yet");
pub const NO_ACCESS_NOTE: Word = Word::new(
    "Akses tampil setelah Anda terdaftar sebagai operator dan NDA ditandatangani. Hubungi admin lembaga.",
    "Access appears once you are registered as an operator and your NDA is signed. Ask the institution's admin.",
);
pub const PEOPLE_COUNT: Word = Word::new("pengguna", "people");
pub const INSTITUTIONS_COUNT: Word = Word::new("lembaga", "institutions");
pub const AGREEMENTS_COUNT: Word = Word::new("perjanjian", "agreements");
pub const ENTRIES_COUNT: Word = Word::new("catatan audit", "audit entries");
pub const LAST_ENTRY: Word = Word::new("Catatan terakhir {date}", "Last entry {date}");
