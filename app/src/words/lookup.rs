//! Words of purposes, the portal, the trace of a call, and the citizen's question.

use super::Word;

pub const PURPOSE: Word = Word::new("Tujuan", "Purpose");
pub const PURPOSES: Word = Word::new("Tujuan pencarian", "Purposes of look-ups");
pub const PURPOSES_GIVEN: Word = Word::new(
    "Belum ada tujuan tersendiri yang dicatat; berlaku fungsi aplikasi, atau tujuan pada surat permohonan.",
    "No purpose of its own is recorded; the functions of the applications hold, or the purpose of the request.",
);
pub const PURPOSES_RECORDED: Word = Word::new(
    "Pencarian hanya untuk tujuan yang berlaku; jawaban hanya memuat elemen tujuan itu.",
    "Look-ups are made for purposes that hold; answers have only the elements of the purpose.",
);
pub const ALL_GRANTED: Word = Word::new("semua elemen metodenya", "all elements of its method");
pub const HOLDS: Word = Word::new("Berlaku", "Holds");
pub const WITH_AGREEMENT: Word = Word::new("selama perjanjian", "with the agreement");
pub const BEGINS_LATER: Word = Word::new("Belum mulai", "Not yet");
pub const ENDED: Word = Word::new("Berakhir", "Ended");
