//! Words of what an office measures by.

use super::Word;

pub const TITLE: Word = Word::new("Verifikasi, evaluasi, sanksi", "Review, evaluation, sanctions");
pub const REQUIREMENTS: Word = Word::new("Persyaratan berkas", "Requirements");
pub const REASONS: Word = Word::new("Alasan pengembalian siap pilih", "Reasons for returns to choose from");
pub const CRITERIA: Word = Word::new("Kriteria evaluasi (bobot)", "Criteria of evaluations (weight)");
pub const LADDER: Word = Word::new("Jenjang sanksi", "Ladder of sanctions");
pub const BY_ITSELF: Word = Word::new("Penangguhan otomatis setelah", "Suspension by itself after");
pub const CHANGE_REVIEW: Word = Word::new("Ubah daftar periksa", "Change the checklist");
pub const CHANGE_CRITERIA: Word = Word::new("Ubah kriteria", "Change the criteria");
pub const CHANGE_LADDER: Word = Word::new("Ubah jenjang", "Change the ladder");
