//! Words of the pages of one agreement, and of the components they are made of.

use super::Word;

pub const SUMMARY: Word = Word::new("Ringkasan", "Summary");
pub const DUTIES: Word = Word::new("Kewajiban", "Duties");
pub const ACCOUNTS: Word = Word::new("Akun dan aplikasi", "Accounts and applications");
pub const PAPERS: Word = Word::new("Dokumen", "Documents");
pub const HISTORY: Word = Word::new("Riwayat", "History");

pub const STAGES: Word = Word::new("Tahap perjanjian", "Stages of the agreement");
pub const STAGE_OF: Word = Word::new("Tahap {n} dari {total}: ", "Stage {n} of {total}: ");
pub const STEP_DONE: Word = Word::new("selesai", "done");
pub const STEP_NOW: Word = Word::new("sekarang", "now");
pub const STEP_AHEAD: Word = Word::new("belum", "ahead");
pub const STEP_STOPPED: Word = Word::new("berhenti", "stopped");

pub const TERM: Word = Word::new("Masa berlaku", "Term");
pub const TERM_SPAN: Word = Word::new("{from} s.d. {to}", "{from} to {to}");
pub const TERM_LEFT: Word = Word::new("tersisa {n} hari", "{n} days left");
pub const TERM_OVER: Word = Word::new("berakhir {n} hari lalu", "ended {n} days ago");
pub const TERM_NONE: Word =
    Word::new("Masa berlaku mulai saat PKS ditandatangani.", "The term starts when the PKS is signed.");
pub const SIGNED: Word = Word::new("Ditandatangani", "Signed");
pub const ENDS: Word = Word::new("Berakhir", "Ends");
pub const RENEWAL_WINDOW: Word = Word::new("Waktu perpanjangan", "Renewal window");
pub const BRIDGE_END: Word = Word::new("Akhir masa perantara", "End of the bridge");
pub const THIN_TERM: Word = Word::new("{from} s.d. {to}; {marks}", "{from} to {to}; {marks}");
pub const THIN_LATE: Word = Word::new("{n} terlambat", "{n} overdue");
pub const THIN_SOON: Word = Word::new("{n} segera jatuh tempo", "{n} due soon");
pub const THIN_CALM: Word = Word::new("tidak ada yang mendesak", "nothing urgent");

pub const NEXT_STEP: Word = Word::new("Langkah berikutnya: {what}", "Next step: {what}");
pub const NO_NEXT_STEP: Word = Word::new("Tidak ada langkah yang menunggu", "No step is waiting");
pub const BALL_WITH: Word = Word::new("Giliran {who}", "It is {who}'s turn");
pub const BALL_SINCE: Word = Word::new("sejak {date}, {n} hari", "since {date}, {n} days");
pub const MISSING: Word = Word::new("Yang masih kurang", "What is still missing");

pub const DUTY: Word = Word::new("Kewajiban", "Duty");
pub const BY_WHOM: Word = Word::new("Oleh", "By");
pub const DUE: Word = Word::new("Jatuh tempo", "Due");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const ACTION: Word = Word::new("Tindakan", "Action");
pub const NO_DUTIES: Word = Word::new("Belum ada kewajiban", "No duties yet");
pub const NO_DUTIES_NOTE: Word = Word::new(
    "Kewajiban tampil di sini setelah PKS ditandatangani, masing-masing dengan tanggal dan dasarnya.",
    "Duties appear here once the PKS is signed, each with its date and basis.",
);

pub const ACCESS_NOW: Word = Word::new("Akses saat ini", "Access now");
pub const ACCESS_OPEN: Word = Word::new("Terbuka", "Open");
pub const ACCESS_CLOSED: Word = Word::new("Tertutup", "Closed");
pub const DECIDED_AT: Word = Word::new("diputuskan {time}", "decided {time}");
pub const CHECK_PASSED: Word = Word::new("terpenuhi", "passed");
pub const CHECK_FAILED: Word = Word::new("tidak terpenuhi", "failed");
pub const CHECK_LIMITED: Word = Word::new("terbatas", "limited");
pub const CHECK_UNKNOWN: Word = Word::new("belum diperiksa", "not checked");

pub const NO_HISTORY: Word = Word::new("Belum ada riwayat", "No history yet");
pub const NO_HISTORY_NOTE: Word = Word::new(
    "Setiap perubahan tampil di sini: siapa, kapan, apa, sebelum dan sesudahnya.",
    "Every change appears here: who, when, what, before and after.",
);
pub const CHAIN: Word = Word::new("Sidik rantai {hash}", "Chain mark {hash}");
