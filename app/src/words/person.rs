//! Words of people's accounts.

use super::Word;

pub const NEW: Word = Word::new("Pengguna baru", "New person");
pub const NONE: Word = Word::new("Tidak ada pengguna", "No people");
pub const NONE_NOTE: Word =
    Word::new("Tidak ada pengguna yang cocok dengan pencarian ini.", "Nobody matches this search.");
pub const ROLES: Word = Word::new("Peran", "Roles");
pub const ROLE: Word = Word::new("Peran", "Role");
pub const PLACE: Word = Word::new("Tempat", "Place");
pub const FROM: Word = Word::new("Sejak", "From");
pub const UNTIL: Word = Word::new("Sampai", "Until");
pub const LAST_SEEN: Word = Word::new("Terakhir masuk", "Last seen");
pub const ACTIVE: Word = Word::new("Aktif", "Active");
pub const INACTIVE: Word = Word::new("Tidak aktif", "Inactive");
pub const LOCKED: Word = Word::new("Terkunci sampai {date}", "Locked until {date}");
pub const ADD_ROLE: Word = Word::new("Tambah peran", "Add a role");
pub const ACCOUNT: Word = Word::new("Akun", "Account");
pub const INVITE: Word = Word::new("Buat undangan baru", "New invitation");
pub const INVITE_NOTE: Word = Word::new(
    "Tautan untuk membuat kata sandi, ditampilkan satu kali; yang lama tidak berlaku lagi.",
    "A link to choose a password, shown once; the former one no longer holds.",
);
pub const SWITCH_OFF: Word = Word::new("Nonaktifkan akun", "Switch off");
pub const SWITCH_ON: Word = Word::new("Aktifkan akun", "Switch on");
pub const END_ROLES: Word = Word::new("Akhiri peran", "End a role");
pub const END_ROLE: Word = Word::new("{role}, {place}: hari terakhir", "{role}, {place}: last day");
pub const END: Word = Word::new("Akhiri peran", "End the role");
