//! Words of the frame: navigation, search, account.

use super::Word;

pub const SKIP: Word = Word::new("Langsung ke isi", "Skip to content");
pub const MENU: Word = Word::new("Menu", "Menu");
pub const MAIN_MENU: Word = Word::new("Menu utama", "Main menu");
pub const CRUMBS: Word = Word::new("Letak halaman ini", "Where this page is");
pub const SEARCH_FOR: Word = Word::new("Cari lembaga, nomor surat, NIP …", "Search institution, letter number, NIP …");
pub const SEARCH_LABEL: Word =
    Word::new("Cari lembaga, nomor surat atau NIP", "Search institutions, letter numbers or NIP");
pub const WAITING: Word = Word::new("{n} menunggu", "{n} waiting");

pub const HOME: Word = Word::new("Beranda", "Home");
pub const AGREEMENTS: Word = Word::new("Perjanjian", "Agreements");
pub const DECLARATIONS: Word = Word::new("Pernyataan", "Declarations");
pub const REPORTS: Word = Word::new("Laporan", "Reports");
pub const SANCTIONS: Word = Word::new("Sanksi", "Sanctions");
pub const EVALUATIONS: Word = Word::new("Evaluasi", "Evaluations");
pub const CALENDAR: Word = Word::new("Kalender", "Calendar");
pub const DATA_ACCESS: Word = Word::new("Akses data", "Data access");
pub const PORTAL: Word = Word::new("Akses Data (Web Portal)", "Data access (Web Portal)");
pub const CARD_VERIFICATION: Word = Word::new("Verifikasi KTP-el", "KTP-el verification");
pub const MANAGE: Word = Word::new("Kelola", "Manage");
pub const INSTITUTIONS: Word = Word::new("Lembaga", "Institutions");
pub const PEOPLE: Word = Word::new("Pengguna", "People");
pub const AUDIT: Word = Word::new("Audit", "Audit");
pub const SETTINGS: Word = Word::new("Pengaturan", "Settings");

pub const ACCOUNT: Word = Word::new("Akun Anda", "Your account");
pub const ACCOUNT_OF: Word = Word::new("Akun {name}", "Account of {name}");
pub const ACCOUNT_PAGE: Word = Word::new("Kata sandi dan sesi", "Password and sessions");
pub const SIGN_OUT: Word = Word::new("Keluar", "Sign out");
pub const LANGUAGE: Word = Word::new("Bahasa", "Language");
pub const APPEARANCE: Word = Word::new("Tampilan", "Appearance");
pub const THEME_SYSTEM: Word = Word::new("Sistem", "System");
pub const THEME_LIGHT: Word = Word::new("Terang", "Light");
pub const THEME_DARK: Word = Word::new("Gelap", "Dark");

pub const ABOUT: Word = Word::new("Tentang Patuh", "About Patuh");
pub const ACCESSIBILITY: Word = Word::new("Pernyataan aksesibilitas", "Accessibility statement");
pub const DEMONSTRATION: Word = Word::new(
    "Data peragaan: tidak ada orang atau lembaga yang sungguhan.",
    "Demonstration data: no person or institution here is real.",
);
pub const SHIFTED_CLOCK: Word =
    Word::new("Jam peragaan menunjuk {date}, bukan hari ini.", "The demonstration's clock shows {date}, not today.");
