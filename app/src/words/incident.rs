//! Words of the register of breaches.

use super::Word;

pub const INCIDENTS: Word = Word::new("Insiden", "Incidents");
pub const NONE: Word = Word::new("Belum ada insiden", "No incidents");
pub const NONE_NOTE: Word = Word::new(
    "Dugaan kebocoran data dilaporkan di sini; pemberitahuan paling lambat 3 x 24 jam setelah diketahui.",
    "A suspected breach is reported here; notice is due within 72 hours of its detection.",
);
pub const LEAD: Word = Word::new(
    "Dugaan kebocoran data pada semua perjanjian. Yang belum diberitahukan tampil lebih dulu, dengan batas 3 x 24 jam sejak diketahui.",
    "Suspected breaches under every agreement. What nobody was told of comes first, with the limit of 72 hours from its detection.",
);
pub const NONE_HERE_NOTE: Word = Word::new(
    "Insiden tampil di sini begitu lembaga atau petugas melaporkannya pada halaman perjanjiannya.",
    "Incidents appear here once the institution or the staff report them on the page of their agreement.",
);
pub const NONE_OPEN: Word = Word::new("Tidak ada insiden yang terbuka", "No incident is open");
pub const NONE_OPEN_NOTE: Word =
    Word::new("Semua insiden yang tercatat sudah diberitahukan.", "Of every incident recorded notice was given.");
pub const SEARCH_HINT: Word = Word::new("Lembaga, kejadian, nomor", "Institution, what happened, number");
pub const INCIDENT: Word = Word::new("Insiden", "Incident");
pub const NOTICE_DUE: Word = Word::new("Batas pemberitahuan", "Notice due");
pub const OPEN: Word = Word::new("Belum diberitahukan", "Not told yet");
pub const TOLD: Word = Word::new("Sudah diberitahukan", "Told");
pub const TOLD_AT: Word = Word::new("diberitahukan {when}", "told {when}");
pub const RECORD_NOTICE: Word = Word::new("Catat pemberitahuan", "Record the notice");
pub const DETECTED: Word = Word::new("Diketahui", "Detected");
pub const DATA: Word = Word::new("Data yang terungkap", "Data concerned");
pub const PERSONS: Word = Word::new("Orang yang terdampak", "Persons concerned");
pub const COURSE: Word = Word::new("Kejadian", "What happened");
pub const HANDLING: Word = Word::new("Penanganan", "Handling");
pub const CONTACT: Word = Word::new("Narahubung", "Contact");
pub const NOTIFIED: Word = Word::new("Diberitahukan", "Notified");
pub const NOTICE: Word = Word::new("Surat pemberitahuan", "Notice");
pub const PAPER: Word = Word::new("Lihat pemberitahuan (D27)", "See the notice (D27)");
pub const HOURS_LEFT: Word = Word::new("{n} jam lagi", "{n} hours left");
pub const HOURS_LATE: Word = Word::new("terlambat {n} jam", "{n} hours late");
