//! NIK and NIP of one person must tell the same birth and sex (domain.md 7). Only ever a warning.

use chrono::Datelike;

use super::{Nik, Nip};
use crate::wording::Bilingual;

/// What NIK and NIP disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismatch {
    BirthDate,
    Sex,
}

impl Mismatch {
    /// What is odd and what to do.
    pub const fn message(self) -> Bilingual {
        match self {
            Self::BirthDate => Bilingual::new(
                "Tanggal lahir pada NIK dan NIP berbeda. Periksa kembali kedua nomor.",
                "NIK and NIP hold different dates of birth. Check both numbers.",
            ),
            Self::Sex => Bilingual::new(
                "Jenis kelamin pada NIK dan NIP berbeda. Periksa kembali kedua nomor.",
                "NIK and NIP hold different sexes. Check both numbers.",
            ),
        }
    }
}

/// Compares what both numbers hold. What a faulty NIP doesn't hold is not compared; the century, which a NIK leaves
/// open, neither.
pub fn cross_check(nik: &Nik, nip: &Nip) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    let (day, month, year) = nik.birth_figures();
    if let Some(born) = nip.birth_date()
        && (born.day(), born.month(), born.year().rem_euclid(100).unsigned_abs()) != (day, month, year)
    {
        mismatches.push(Mismatch::BirthDate);
    }
    if nip.sex().is_some_and(|sex| sex != nik.sex()) {
        mismatches.push(Mismatch::Sex);
    }
    mismatches
}
