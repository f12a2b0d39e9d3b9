//! Words of the page shown instead of the one asked for.

use super::Word;

pub const NOT_FOUND: Word = Word::new("Halaman tidak ditemukan", "Page not found");
pub const NOT_FOUND_WHAT: Word = Word::new(
    "Alamat ini tidak ada, atau Anda tidak berwenang membukanya. Periksa alamatnya, atau cari dari beranda.",
    "There is no such address, or it isn't open to you. Check the address, or look for it from the home page.",
);
pub const HOME: Word = Word::new("Kembali ke beranda", "Back to the home page");
pub const SIGN_IN: Word = Word::new("Silakan masuk", "Please sign in");
pub const SIGN_IN_WHAT: Word =
    Word::new("Halaman ini hanya untuk pengguna yang sudah masuk.", "This page is only for people who are signed in.");
pub const TO_SIGN_IN: Word = Word::new("Masuk", "Sign in");
pub const UNAVAILABLE: Word = Word::new("Layanan sedang terganggu", "Something isn't working");
pub const UNAVAILABLE_WHAT: Word = Word::new(
    "Data belum dapat dibaca; tidak ada yang berubah atau hilang. Coba lagi sebentar.",
    "The data can't be read at the moment; nothing was changed or lost. Try again in a moment.",
);
pub const REFERENCE: Word = Word::new(
    "Bila tetap terjadi, sampaikan nomor {number} kepada admin sistem.",
    "If it goes on, tell the system's administrator the number {number}.",
);
pub const AGAIN: Word = Word::new("Coba lagi", "Try again");
