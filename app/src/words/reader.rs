//! Words of the register of readers.

use super::Word;

pub const READERS: Word = Word::new("Card reader", "Card readers");
pub const READER: Word = Word::new("Perangkat", "Reader");
pub const PLACE: Word = Word::new("Tempat", "Place");
pub const NONE: Word = Word::new("Belum ada card reader yang dicatat.", "No reader is recorded.");
pub const ACTIVE: Word = Word::new("Aktif sejak {date}", "Active since {date}");
pub const NOT_ACTIVE: Word = Word::new("Belum aktif", "Not active yet");
pub const OUT_OF_USE: Word = Word::new("Dinonaktifkan {date}", "Deactivated {date}");
