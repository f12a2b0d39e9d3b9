//! Nomor KK: sixteen digits (domain.md 7).

use std::fmt;

use thiserror::Error;

use super::secret_digits::{Flaw, SecretDigits};
use crate::wording::Bilingual;

/// The number of a family card. Prints masked, is wiped on drop, doesn't serialise.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FamilyCardNumber(SecretDigits);

/// Why a text can't be a Nomor KK. Never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FamilyCardError {
    #[error("a family card number has 16 digits, this has {found}")]
    Length { found: usize },
    #[error("a family card number has digits only")]
    Digits,
}

impl FamilyCardError {
    /// What is wrong and what to do.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Length { found } => Bilingual::owned(
                format!("Nomor KK harus 16 angka, yang diisi {found} angka. Periksa kembali pada Kartu Keluarga."),
                format!("A family card number has 16 digits, this one has {found}. Compare it with the card."),
            ),
            Self::Digits => Bilingual::new(
                "Nomor KK hanya boleh berisi angka. Hapus huruf dan tanda lain.",
                "A family card number has digits only. Remove letters and signs.",
            ),
        }
    }
}

impl FamilyCardNumber {
    /// Reads what people type: blanks anywhere are ignored.
    ///
    /// # Errors
    /// [`FamilyCardError`] by kind; `Digits` is reported before `Length`.
    pub fn parse(text: &str) -> Result<Self, FamilyCardError> {
        SecretDigits::loose(text).map(Self).map_err(|flaw| match flaw {
            Flaw::Digits => FamilyCardError::Digits,
            Flaw::Length(found) => FamilyCardError::Length { found },
        })
    }

    /// The digits in clear.
    pub fn expose(&self) -> &str {
        self.0.as_str()
    }

    /// "9901**********01".
    pub fn masked(&self) -> String {
        self.0.masked()
    }
}

impl fmt::Debug for FamilyCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FamilyCardNumber({})", self.masked())
    }
}

impl fmt::Display for FamilyCardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
