//! Words about the end of an agreement.

use super::Word;

pub const END: Word = Word::new("Akhir perjanjian", "End of the agreement");
pub const HOW: Word = Word::new("Berakhir", "Ended");
pub const BY_TERM: Word = Word::new("Jangka waktu habis", "The term is over");
pub const USER_IDS: Word = Word::new("User ID", "User IDs");
pub const READERS: Word = Word::new("Card reader dan SAM", "Readers and SAM");
pub const CLOSED_ON: Word = Word::new("{name} ditutup {date}", "{name} closed {date}");
pub const STILL_OPEN: Word = Word::new("{name} belum ditutup", "{name} not closed yet");
pub const BAST: Word = Word::new("BAST penutupan", "Minutes of closing");
pub const PASSED_OVER: Word = Word::new("Beralih ke perjanjian pengganti", "Passed over to the agreement that follows");
pub const LASTS: Word = Word::new("Tetap berlaku", "Lasting");
pub const SECRECY: Word =
    Word::new("Kewajiban menjaga kerahasiaan data, tanpa batas waktu", "The duty to keep the data secret, without end");
pub const NO_WAY_BACK: Word = Word::new(
    "Perjanjian yang berakhir tidak dibuka kembali; pemanfaatan berikutnya memerlukan permohonan baru.",
    "An agreement that is over isn't opened again; further use needs a new request.",
);
