//! Words of institutions.

use super::Word;

pub const NEW: Word = Word::new("Lembaga baru", "New institution");
pub const NONE: Word = Word::new("Belum ada lembaga", "No institutions");
pub const NONE_NOTE: Word = Word::new(
    "Lembaga Pengguna didaftarkan di sini sebelum mengajukan permohonan.",
    "Institutions are registered here before they submit a request.",
);
pub const NOT_FOUND_NOTE: Word =
    Word::new("Tidak ada lembaga yang cocok dengan pencarian ini.", "No institution matches this search.");
pub const NAME: Word = Word::new("Lembaga", "Institution");
pub const HEAD: Word = Word::new("Pimpinan", "Head");
pub const OVERDUE: Word = Word::new("Terlambat", "Overdue");
pub const INACTIVE: Word = Word::new("Tidak aktif", "Inactive");
pub const PROFILE: Word = Word::new("Profil", "Profile");
pub const CHANGE: Word = Word::new("Ubah data", "Change");
pub const APPOINT: Word = Word::new("Pergantian pimpinan", "New head");
pub const ADDRESS: Word = Word::new("Alamat", "Address");
pub const REGION: Word = Word::new("Kode wilayah", "Region code");
pub const UNITS: Word = Word::new("Unit kerja", "Work units");
pub const NUMBER: Word = Word::new("Nomor", "Number");
pub const HEADS: Word = Word::new("Riwayat pimpinan", "Heads");
pub const SINCE: Word = Word::new("Sejak", "Since");
pub const IN_OFFICE: Word = Word::new("Menjabat", "In office");
pub const NO_AGREEMENTS: Word = Word::new("Belum ada perjanjian", "No agreement yet");
pub const NO_AGREEMENTS_NOTE: Word = Word::new(
    "Perjanjian lembaga ini tampil di sini sejak permohonannya masuk.",
    "Agreements appear here from the request on.",
);
pub const NO_PEOPLE: Word = Word::new("Belum ada pengguna", "No people yet");
pub const NO_PEOPLE_NOTE: Word = Word::new(
    "Pimpinan, admin, dan operator lembaga didaftarkan di halaman Pengguna.",
    "Head, admins and operators are registered on the people page.",
);
