//! Words about changes while in force.

use super::Word;

pub const CHANGES: Word = Word::new("Perubahan", "Changes");
pub const NONE: Word = Word::new("Belum ada perubahan", "No changes");
pub const NONE_NOTE: Word = Word::new(
    "Permohonan bandwidth, kuota, metode, elemen, aplikasi, dan pemegang User ID serta pemberitahuan pimpinan, struktur, dan nama tampil di sini.",
    "Requests for bandwidth, quota, methods, elements, applications and holders of User IDs, and notices of head, structure and name appear here.",
);
pub const CHANGE: Word = Word::new("Perubahan", "Change");
pub const ON: Word = Word::new("Tanggal", "Date");
pub const ANSWER: Word = Word::new("Jawaban", "Answer");
pub const GRANTED: Word = Word::new("Disetujui", "Granted");
pub const REFUSED: Word = Word::new("Ditolak", "Refused");
pub const NOTICED: Word = Word::new("Diberitahukan", "Noticed");
pub const WAITING: Word = Word::new("Menunggu jawaban", "Waits for an answer");
pub const RECORD_ANSWER: Word = Word::new("Catat jawaban", "Record the answer");
pub const RECORD_LETTER: Word = Word::new("Catat surat", "Record the letter");
pub const RECORD_HEAD: Word = Word::new("Catat pimpinan baru", "Record the new head");
