//! NIK: `PPKKCC DDMMYY SSSS`, day + 40 for women, no check digit (domain.md 7).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::regions;
use super::secret_digits::{Flaw, SecretDigits};
use crate::wording::Bilingual;

/// A number that can be a NIK. Prints masked, is wiped on drop, doesn't serialise.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik(SecretDigits);

/// Sex as the civil registry records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

impl Sex {
    /// "laki-laki" or "perempuan".
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Male => Bilingual::new("laki-laki", "male"),
            Self::Female => Bilingual::new("perempuan", "female"),
        }
    }
}

/// Why a text can't be a NIK. Never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NikError {
    #[error("a NIK has 16 digits, this has {found}")]
    Length { found: usize },
    #[error("a NIK has digits only")]
    Digits,
    #[error("digits 7 to 12 are no date of birth")]
    Date,
    #[error("the serial is 0000")]
    Serial,
}

impl NikError {
    /// The kind in short: `length`, `digits`, `date`, `serial`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Digits => "digits",
            Self::Date => "date",
            Self::Serial => "serial",
        }
    }

    /// What is wrong and what to do.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Length { found } => Bilingual::owned(
                format!("NIK harus 16 angka, yang diisi {found} angka. Periksa kembali pada KTP-el atau KK."),
                format!("A NIK has 16 digits, this one has {found}. Compare it with the identity card."),
            ),
            Self::Digits => Bilingual::new(
                "NIK hanya boleh berisi angka. Hapus huruf dan tanda lain.",
                "A NIK has digits only. Remove letters and signs.",
            ),
            Self::Date => Bilingual::new(
                "Angka ke-7 sampai ke-12 pada NIK bukan tanggal lahir yang mungkin. Periksa kembali pada KTP-el atau KK.",
                "Digits 7 to 12 of the NIK are no possible date of birth. Compare it with the identity card.",
            ),
            Self::Serial => Bilingual::new(
                "Nomor urut NIK (empat angka terakhir) tidak boleh 0000. Periksa kembali pada KTP-el atau KK.",
                "The last four digits of a NIK are never 0000. Compare it with the identity card.",
            ),
        }
    }
}

/// What is odd about a NIK without making it impossible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NikWarning {
    /// The six-digit region is not in the table: regions split and are renumbered.
    UnknownRegion {
        code: String,
        /// The kabupaten/kota or provinsi that is known.
        within: Option<&'static str>,
    },
}

impl NikWarning {
    /// The kind in short: `region`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::UnknownRegion { .. } => "region",
        }
    }

    /// What is odd and what to do.
    pub fn message(&self) -> Bilingual {
        let Self::UnknownRegion { code, within } = self;
        let place = within.map(|name| format!(" ({name})")).unwrap_or_default();
        Bilingual::owned(
            format!(
                "Kode wilayah {code}{place} pada NIK tidak ada dalam daftar. Periksa kembali; wilayah hasil pemekaran boleh diabaikan."
            ),
            format!(
                "The region code {code}{place} of the NIK is not in the list. Check it; ignore this for regions that were split."
            ),
        )
    }
}

impl Nik {
    /// Reads what people type: blanks anywhere are ignored.
    ///
    /// # Errors
    /// [`NikError`] by kind; `Digits` is reported before `Length`.
    pub fn parse(text: &str) -> Result<Self, NikError> {
        Self::check(SecretDigits::loose(text))
    }

    /// Reads what programs send: exactly sixteen ASCII digits.
    ///
    /// # Errors
    /// [`NikError`] by kind.
    pub fn parse_exact(text: &str) -> Result<Self, NikError> {
        Self::check(SecretDigits::exact(text))
    }

    /// The digits in clear: for the upstream call, the keyed hash, encryption, and a form that needs them.
    pub fn expose(&self) -> &str {
        self.0.as_str()
    }

    /// "9901**********01".
    pub fn masked(&self) -> String {
        self.0.masked()
    }

    pub fn sex(&self) -> Sex {
        if self.0.number(6, 2) > 40 { Sex::Female } else { Sex::Male }
    }

    /// The date of birth; of the two centuries the latest that is not after `today`.
    pub fn born(&self, today: NaiveDate) -> NaiveDate {
        let this_century = self.date_in(2000);
        this_century.filter(|born| *born <= today).or_else(|| self.date_in(1900)).or(this_century).unwrap_or(today)
    }

    /// The six digits of provinsi, kabupaten/kota and kecamatan where the NIK was given.
    pub fn region_code(&self) -> &str {
        &self.0.as_str()[..6]
    }

    /// The serial within region and date, 1 to 9999.
    pub fn serial(&self) -> u32 {
        self.0.number(12, 4)
    }

    /// What a person should look at; empty for almost all.
    pub fn warnings(&self) -> Vec<NikWarning> {
        let code = self.region_code();
        if regions::is_synthetic(code) || regions::lookup(code).is_some() {
            return Vec::new();
        }
        let within = regions::path(code).last().map(|region| region.name);
        vec![NikWarning::UnknownRegion { code: code.to_owned(), within }]
    }

    /// Day and month of birth and the two digits of the year.
    pub(super) fn birth_figures(&self) -> (u32, u32, u32) {
        let day = self.0.number(6, 2);
        (if day > 40 { day - 40 } else { day }, self.0.number(8, 2), self.0.number(10, 2))
    }

    fn check(digits: Result<SecretDigits, Flaw>) -> Result<Self, NikError> {
        let nik = Self(digits.map_err(|flaw| match flaw {
            Flaw::Digits => NikError::Digits,
            Flaw::Length(found) => NikError::Length { found },
        })?);
        // 1900 was no leap year and 2000 was; every other pair agrees, and 2000 is always the latest. So a date that
        // exists in this century is possible without knowing today.
        if nik.date_in(2000).is_none() {
            return Err(NikError::Date);
        }
        if nik.serial() == 0 {
            return Err(NikError::Serial);
        }
        Ok(nik)
    }

    fn date_in(&self, century: i32) -> Option<NaiveDate> {
        let (day, month, year) = self.birth_figures();
        NaiveDate::from_ymd_opt(century + i32::try_from(year).ok()?, month, day)
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nik({})", self.masked())
    }
}

impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
