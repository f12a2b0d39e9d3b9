//! Words that belong to no single noun.

use super::Word;

pub const YES: Word = Word::new("Ya", "Yes");
pub const NO: Word = Word::new("Tidak", "No");
pub const CANCEL: Word = Word::new("Batal", "Cancel");
pub const BACK: Word = Word::new("Kembali", "Back");
pub const OPEN: Word = Word::new("Buka", "Open");
pub const DOWNLOAD: Word = Word::new("Unduh", "Download");
pub const PRINT: Word = Word::new("Cetak", "Print");
pub const SEARCH: Word = Word::new("Cari", "Search");
pub const APPLY: Word = Word::new("Terapkan", "Apply");
pub const CLEAR_FILTERS: Word = Word::new("Hapus saringan", "Clear filters");
pub const ALL: Word = Word::new("Semua", "All");
pub const NONE: Word = Word::new("Tidak ada", "None");
pub const NONE_YET: Word = Word::new("Belum ada", "None yet");
pub const NOT_YET: Word = Word::new("belum", "not yet");
pub const TODAY: Word = Word::new("hari ini", "today");
pub const MORE: Word = Word::new("Selengkapnya", "More");
pub const SEE_ALL: Word = Word::new("Lihat semua", "See all");
pub const OLDER: Word = Word::new("Lebih lama", "Older");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const SINCE: Word = Word::new("sejak {date}", "since {date}");
pub const UNTIL: Word = Word::new("sampai {date}", "until {date}");
pub const OTHER_ACTIONS: Word = Word::new("Tindakan lain", "Other actions");

pub const PREVIOUS: Word = Word::new("Sebelumnya", "Previous");
pub const NEXT: Word = Word::new("Berikutnya", "Next");
pub const PAGES: Word = Word::new("Halaman", "Pages");
pub const PAGE_N: Word = Word::new("Halaman {n}", "Page {n}");
pub const SHOWN: Word = Word::new("{from} sampai {to} dari {total}", "{from} to {to} of {total}");

pub const BEFORE: Word = Word::new("sebelum", "before");
pub const AFTER: Word = Word::new("sesudah", "after");
pub const CHANGES: Word = Word::new("Lihat perubahan", "See what changed");
pub const EMPTY_VALUE: Word = Word::new("kosong", "empty");

pub const DONE: Word = Word::new("Berhasil", "Done");
pub const ATTENTION: Word = Word::new("Perhatian", "Attention");
pub const WRONG: Word = Word::new("Ada yang perlu diperbaiki", "Something needs correcting");
pub const NOTE: Word = Word::new("Keterangan", "Note");
