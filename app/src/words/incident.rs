//! Words of the register of breaches.

use super::Word;

pub const INCIDENTS: Word = Word::new("Insiden", "Incidents");
pub const NONE: Word = Word::new("Belum ada insiden", "No incidents");
pub const NONE_NOTE: Word = Word::new(
    "Dugaan kebocoran data dilaporkan di sini; pemberitahuan paling lambat 3 x 24 jam setelah diketahui.",
    "A suspected breach is reported here; notice is due within 72 hours of its detection.",
);
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
