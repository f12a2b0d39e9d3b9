//! Words of days off and their import.

use super::Word;

pub const ADD: Word = Word::new("Tambah hari libur", "Add days off");
pub const LEAD: Word = Word::new(
    "Satu hari sebaris, dari keputusan bersama atau keputusan daerah. Periksa dahulu; kewajiban yang bergeser ditampilkan sebelum disimpan.",
    "One day a line, by the joint decree or a regional one. Check first; duties that move are shown before anything is saved.",
);
pub const LIST: Word = Word::new("Daftar hari libur", "List of days off");
pub const LIST_HINT: Word = Word::new(
    "Tempel isi berkas CSV: tanggal, jenis (libur_nasional atau cuti_bersama), nama. Contoh: 2028-01-01,libur_nasional,Tahun Baru Masehi",
    "Paste the contents of a CSV file: date, kind (libur_nasional or cuti_bersama), name. Such as: 2028-01-01,libur_nasional,Tahun Baru Masehi",
);
pub const DECREE: Word = Word::new("Nomor keputusan", "Number of the decree");
pub const CHECK: Word = Word::new("Periksa", "Check");
pub const WRONG: Word = Word::new("Daftar belum dapat disimpan", "The list can't be saved yet");
pub const LINE: Word = Word::new("Baris {n}: {what}", "Line {n}: {what}");
pub const FOUND: Word = Word::new("Hari libur yang akan ditambahkan", "Days off to be added");
pub const DAY: Word = Word::new("Tanggal", "Date");
pub const KIND: Word = Word::new("Jenis", "Kind");
pub const NAME: Word = Word::new("Nama", "Name");
pub const MOVES: Word = Word::new("Kewajiban yang bergeser", "Duties that move");
pub const NO_MOVES: Word = Word::new(
    "Tidak ada kewajiban terbuka yang bergeser. Kewajiban yang sudah dipenuhi tidak pernah berubah.",
    "No open duty moves. Duties that were fulfilled never change.",
);
pub const MOVES_NOTE: Word = Word::new(
    "Kewajiban yang sudah dipenuhi tetap dengan tanggal lamanya.",
    "Duties that were fulfilled keep their old date.",
);
pub const DUTY: Word = Word::new("Kewajiban", "Duty");
pub const BEFORE: Word = Word::new("Semula", "Before");
pub const AFTER: Word = Word::new("Menjadi", "After");
pub const SAVE: Word = Word::new("Simpan {n} hari libur", "Save {n} days off");
pub const MORE: Word = Word::new("{n} kewajiban lagi bergeser.", "{n} more duties move.");
