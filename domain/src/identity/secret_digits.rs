//! Sixteen digits that must not leak: masked in print, wiped on drop.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How sixteen digits fail to be sixteen digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    Digits,
    /// How many there are.
    Length(usize),
}

/// Sixteen ASCII digits.
#[derive(Clone, PartialEq, Eq, Hash, Zeroize, ZeroizeOnDrop)]
pub(super) struct SecretDigits([u8; 16]);

impl SecretDigits {
    /// Takes exactly sixteen ASCII digits.
    pub(super) fn exact(text: &str) -> Result<Self, Flaw> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Flaw::Digits);
        }
        text.as_bytes().try_into().map(Self).map_err(|_| Flaw::Length(text.len()))
    }

    /// Takes sixteen ASCII digits with blanks anywhere.
    pub(super) fn loose(text: &str) -> Result<Self, Flaw> {
        let mut digits = Zeroizing::new(String::with_capacity(text.len()));
        digits.extend(text.chars().filter(|character| !character.is_whitespace()));
        Self::exact(&digits)
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number written by the digits from `start` on.
    pub(super) fn number(&self, start: usize, len: usize) -> u32 {
        self.0.iter().skip(start).take(len).fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// "9901**********01": enough to tell two rows apart, not enough to look anybody up.
    pub(super) fn masked(&self) -> String {
        let text = self.as_str();
        format!("{}**********{}", &text[..4], &text[14..])
    }
}
