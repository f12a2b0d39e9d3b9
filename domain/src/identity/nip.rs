//! NIP of civil servants: `YYYYMMDD YYYYMM S NNN` (domain.md 7).
//!
//! Lenient by type: real files hold faulty numbers, and a document must print what was recorded. [`Nip::check`] says
//! what is wrong; the caller decides whether that stops anything.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Sex;
use crate::wording::Bilingual;

/// A NIP as recorded, without blanks. Printed in documents, so not masked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
#[serde(from = "String", into = "String")]
pub struct Nip(String);

/// What is wrong or odd about a NIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NipFinding {
    /// Something other than digits.
    Digits,
    /// Not 18 digits.
    Length { found: usize },
    /// The first eight digits are no date.
    BirthDate,
    /// The month of appointment is outside 01 to 12: normal for PPPK, so only a warning.
    AppointmentMonth { found: u32 },
    /// The fifteenth digit is neither 1 nor 2.
    Sex,
}

impl NipFinding {
    /// Odd but possible; everything else is an error.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::AppointmentMonth { .. })
    }

    /// What is wrong and what to do.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Digits => Bilingual::new(
                "NIP hanya boleh berisi angka. Hapus huruf dan tanda lain.",
                "A NIP has digits only. Remove letters and signs.",
            ),
            Self::Length { found } => Bilingual::owned(
                format!("NIP harus 18 angka, yang tercatat {found} angka. Periksa kembali pada SK pengangkatan."),
                format!("A NIP has 18 digits, this one has {found}. Compare it with the appointment letter."),
            ),
            Self::BirthDate => Bilingual::new(
                "Delapan angka pertama NIP bukan tanggal lahir yang mungkin. Periksa kembali pada SK pengangkatan.",
                "The first eight digits of the NIP are no possible date of birth. Compare it with the appointment letter.",
            ),
            Self::AppointmentMonth { found } => Bilingual::owned(
                format!(
                    "Bulan pengangkatan pada NIP adalah {found:02}. Ini wajar untuk PPPK; untuk PNS periksa kembali."
                ),
                format!("The month of appointment in the NIP is {found:02}. Normal for PPPK; check it for others."),
            ),
            Self::Sex => Bilingual::new(
                "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan). Periksa kembali pada SK pengangkatan.",
                "Digit 15 of a NIP is 1 (male) or 2 (female). Compare it with the appointment letter.",
            ),
        }
    }
}

impl Nip {
    /// Takes any text; blanks are removed.
    pub fn new(text: &str) -> Self {
        Self(text.chars().filter(|character| !character.is_whitespace()).collect())
    }

    /// As recorded, without blanks.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing recorded.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every finding; digits and length hide those that follow from them. Empty for a sound number.
    pub fn check(&self) -> Vec<NipFinding> {
        if !self.0.bytes().all(|byte| byte.is_ascii_digit()) {
            return vec![NipFinding::Digits];
        }
        if self.0.len() != 18 {
            return vec![NipFinding::Length { found: self.0.len() }];
        }
        let mut findings = Vec::new();
        if self.birth_date().is_none() {
            findings.push(NipFinding::BirthDate);
        }
        if let Some(found) = self.number(12, 2).filter(|month| !(1..=12).contains(month)) {
            findings.push(NipFinding::AppointmentMonth { found });
        }
        if self.sex().is_none() {
            findings.push(NipFinding::Sex);
        }
        findings
    }

    /// The date of birth, where the number is 18 digits and holds one.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let year = i32::try_from(self.number(0, 4)?).ok()?;
        NaiveDate::from_ymd_opt(year, self.number(4, 2)?, self.number(6, 2)?)
    }

    /// The sex, where the number is 18 digits and holds one.
    pub fn sex(&self) -> Option<Sex> {
        match self.number(14, 1)? {
            1 => Some(Sex::Male),
            2 => Some(Sex::Female),
            _ => None,
        }
    }

    /// As documents print it, grouped 8 6 1 3; a number that is not 18 digits stays as it is.
    pub fn grouped(&self) -> String {
        if self.is_well_formed() {
            format!("{} {} {} {}", &self.0[..8], &self.0[8..14], &self.0[14..15], &self.0[15..])
        } else {
            self.0.clone()
        }
    }

    fn is_well_formed(&self) -> bool {
        self.0.len() == 18 && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn number(&self, start: usize, len: usize) -> Option<u32> {
        self.is_well_formed().then(|| self.0.get(start..start + len)?.parse().ok()).flatten()
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped())
    }
}

impl From<String> for Nip {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Nip> for String {
    fn from(nip: Nip) -> Self {
        nip.0
    }
}
