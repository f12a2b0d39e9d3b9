//! Documents as issued: what was made, by whom, and the code under which anybody can check a paper (documents.md,
//! common to all).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Agreement, Party};

/// The characters of a code: none looks like another. Their number is a prime, which makes the check below catch every
/// single wrong character and every swap of two neighbours.
const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTVWXYZ";
/// Characters of a code, the last of them the check.
const LENGTH: usize = 12;

/// The short code on every page of an issued document: eleven characters that can't be guessed and one that checks them,
/// written `K7QF-3M2X-9TRA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentCode(String);

/// What was typed is no code: too short or long, a character that codes don't have, or mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no code of a document")]
pub struct NoCode;

/// Which originals a file holds of a text that both parties sign. Each party keeps one original, and the duty stamp on it
/// stands at the signature of the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Originals {
    /// One text with a place for the stamp at both signatures: a draft, or one that is signed electronically.
    #[default]
    Single,
    /// For the first party, with the stamp of the second.
    First,
    /// For the second party, with the stamp of the first.
    Second,
    /// Both, one after the other.
    Both,
}

impl Originals {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Both, Self::First, Self::Second, Self::Single];

    /// Its name in forms and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::First => "first",
            Self::Second => "second",
            Self::Both => "both",
        }
    }

    /// The choice of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }
}

/// What is put into the world: the paper as made, before the history gives it its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// `D06`, `D13a`.
    pub kind: String,
    /// Whose it is where the kind is made for each: the key of a person, a User ID or a side.
    pub subject: Option<String>,
    /// The side that issues it; the office for what both sign.
    pub issuer: Party,
    /// The number printed on it, where it has one.
    pub number: Option<String>,
    pub code: DocumentCode,
    /// Where the printed code leads, without `/v/…`; `None` for issues before this was recorded.
    #[serde(default)]
    pub base_url: Option<String>,
    /// SHA-256 in hexadecimal of the templates with the compiler's version, of the data, and of the file.
    pub template_sha256: String,
    pub input_sha256: String,
    pub output_sha256: String,
    /// The compiler that made it, as `typst 0.15.1`.
    pub compiler: String,
    pub pages: u32,
    /// Bytes of the file.
    pub size: u64,
    /// Facts it lacks were printed as dots, knowingly.
    pub incomplete: bool,
    #[serde(default)]
    pub originals: Originals,
    /// SHA-256 of the wording as issued, clause by clause, where the kind has its wording as clauses: kept beside the
    /// file, so that a later text can be compared with it.
    #[serde(default)]
    pub text_sha256: Option<String>,
}

/// A document that was issued. A later one of the same kind and subject supersedes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedDocument {
    #[serde(flatten)]
    pub edition: Edition,
    /// Counts the issues of the same kind and subject from 1.
    pub version: u32,
    pub issued_on: NaiveDate,
    /// Name of the person who issued it.
    pub issued_by: String,
    pub revoked: Option<Revocation>,
}

/// A document taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    pub on: NaiveDate,
    pub reason: String,
}

/// How an issued document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// The latest of its kind.
    Current,
    /// A later version took its place.
    Superseded {
        by: u32,
    },
    Revoked {
        on: NaiveDate,
    },
}

impl DocumentCode {
    /// The code made from random bytes. A bias towards some characters is below one in a million.
    pub fn from_random(random: &[u8; 32]) -> Self {
        let mut values = [0_u16; LENGTH - 1];
        for (place, value) in values.iter_mut().enumerate() {
            *value = u16::from_be_bytes([random[place * 2], random[place * 2 + 1]]);
        }
        Self::of_values(values)
    }

    /// The code whose characters have these values, each taken modulo their number; the check is added.
    pub fn of_values(values: [u16; LENGTH - 1]) -> Self {
        let body = values.map(|value| ALPHABET[usize::from(value) % ALPHABET.len()]);
        let mut code: String = body.iter().copied().map(char::from).collect();
        code.push(check(&body));
        Self(code)
    }

    /// The values of its characters without the check, 0 to 28 each.
    pub fn values(&self) -> [u16; LENGTH - 1] {
        let mut values = [0; LENGTH - 1];
        for (value, byte) in values.iter_mut().zip(self.0.bytes()) {
            *value = u16::try_from(value_of(byte)).unwrap_or_default();
        }
        values
    }

    /// The twelve characters without hyphens, as in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.0.split_at(4);
        let (second, third) = rest.split_at(4);
        write!(out, "{first}-{second}-{third}")
    }
}

impl FromStr for DocumentCode {
    type Err = NoCode;

    /// Takes it as people type it: in small letters, with or without hyphens and blanks.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        if text.len() > 4 * LENGTH {
            return Err(NoCode);
        }
        let characters: String =
            text.chars().filter(|c| *c != '-' && !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let bytes = characters.as_bytes();
        let known = bytes.len() == LENGTH && bytes.iter().all(|byte| ALPHABET.contains(byte));
        if !known || bytes.last().copied().map(char::from) != Some(check(&bytes[..LENGTH - 1])) {
            return Err(NoCode);
        }
        Ok(Self(characters))
    }
}

impl TryFrom<String> for DocumentCode {
    type Error = NoCode;

    fn try_from(text: String) -> Result<Self, NoCode> {
        text.parse()
    }
}

impl From<DocumentCode> for String {
    fn from(code: DocumentCode) -> Self {
        code.0
    }
}

/// The character that checks `body`: a sum weighted by place, so that no two places weigh alike.
fn check(body: &[u8]) -> char {
    let sum: usize = body.iter().enumerate().map(|(place, byte)| (place + 2) * value_of(*byte)).sum();
    char::from(ALPHABET[sum % ALPHABET.len()])
}

fn value_of(byte: u8) -> usize {
    ALPHABET.iter().position(|known| *known == byte).unwrap_or_default()
}

impl Edition {
    /// The same paper: kind and subject.
    pub fn is_of(&self, kind: &str, subject: Option<&str>) -> bool {
        self.kind == kind && self.subject.as_deref() == subject
    }
}

impl Agreement {
    /// The issues of one document, the latest last.
    pub fn issues_of<'a>(
        &'a self,
        kind: &'a str,
        subject: Option<&'a str>,
    ) -> impl DoubleEndedIterator<Item = &'a IssuedDocument> {
        self.issued.iter().filter(move |issued| issued.edition.is_of(kind, subject))
    }

    /// The issue in use of one document: the latest, unless it was taken back.
    pub fn issue_in_use<'a>(&'a self, kind: &'a str, subject: Option<&'a str>) -> Option<&'a IssuedDocument> {
        self.issues_of(kind, subject).next_back().filter(|issued| issued.revoked.is_none())
    }

    /// How an issued document stands.
    pub fn state_of(&self, issued: &IssuedDocument) -> DocumentState {
        if let Some(revoked) = &issued.revoked {
            return DocumentState::Revoked { on: revoked.on };
        }
        let latest = self.issues_of(&issued.edition.kind, issued.edition.subject.as_deref()).next_back();
        match latest {
            Some(latest) if latest.version > issued.version => DocumentState::Superseded { by: latest.version },
            _ => DocumentState::Current,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(seed: u8) -> DocumentCode {
        let mut random = [0_u8; 32];
        for (place, byte) in random.iter_mut().enumerate() {
            *byte = seed.wrapping_mul(31).wrapping_add(u8::try_from(place).expect("small").wrapping_mul(seed | 1));
        }
        DocumentCode::from_random(&random)
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = code(7);
        assert_eq!(code.to_string().len(), 14);
        for typed in [code.to_string(), code.to_string().to_lowercase(), code.as_str().replace("", " ")] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        assert_eq!(DocumentCode::of_values(code.values()), code);
        for typed in ["", "K7QF", "O0IL-O0IL-O0IL", &"2".repeat(500)] {
            assert_eq!(typed.parse::<DocumentCode>(), Err(NoCode), "{typed}");
        }
    }

    #[test]
    fn every_wrong_character_and_every_swap_is_noticed() {
        for seed in 0..24 {
            let right = code(seed);
            let bytes = right.as_str().as_bytes();
            for place in 0..LENGTH {
                for other in ALPHABET.iter().filter(|other| **other != bytes[place]) {
                    let mut wrong = bytes.to_vec();
                    wrong[place] = *other;
                    assert!(String::from_utf8(wrong).expect("ascii").parse::<DocumentCode>().is_err());
                }
                if place + 1 < LENGTH - 1 && bytes[place] != bytes[place + 1] {
                    let mut wrong = bytes.to_vec();
                    wrong.swap(place, place + 1);
                    assert!(String::from_utf8(wrong).expect("ascii").parse::<DocumentCode>().is_err());
                }
            }
        }
    }
}
