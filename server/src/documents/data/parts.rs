//! What several documents print: dates, counts, persons, parties, references.
//!
//! Field names are what templates read. A fact that is not known is `null` and prints as dots.

use chrono::NaiveDate;
use patuh_domain::agreement::MethodGrant;
use patuh_domain::letter::Letter;
use patuh_domain::wording;
use serde::Serialize;

use crate::documents::emblem::Emblem;

/// A date in the ways documents write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `15 Januari 2026`.
    pub long: String,
    /// `Kamis tanggal lima belas bulan Januari tahun dua ribu dua puluh enam`.
    pub words: String,
    /// `15-01-2026`.
    pub figures: String,
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self {
            long: wording::long_date(date),
            words: wording::date_in_words(date),
            figures: date.format("%d-%m-%Y").to_string(),
        }
    }
}

/// A number with its words: `2 (dua)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Grouped, e.g. `1.000`.
    pub figure: String,
    pub words: String,
}

impl From<u64> for Count {
    fn from(number: u64) -> Self {
        Self { figure: wording::thousands(number), words: wording::number_in_words(number) }
    }
}

/// A person as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    pub name: String,
    /// Grouped 8 6 1 3 where it has 18 digits, else as written.
    pub nip: Option<String>,
    /// Rank and grade, e.g. `Pembina Tingkat I (IV/b)`.
    pub rank: Option<String>,
    /// `Plt.`, `Plh.` or nothing.
    pub prefix: &'static str,
    pub position: String,
    /// Prefix and position.
    pub title: String,
}

impl Person {
    /// A person from what is recorded.
    pub fn new(
        name: &str,
        nip: Option<&str>,
        rank: Option<&str>,
        grade: Option<&str>,
        prefix: &'static str,
        position: &str,
    ) -> Self {
        let rank = match (rank, grade) {
            (Some(rank), Some(grade)) => Some(format!("{rank} ({grade})")),
            (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
            (None, None) => None,
        };
        Self {
            name: name.to_owned(),
            nip: nip.map(group_nip),
            rank,
            prefix: prefix.trim(),
            position: position.to_owned(),
            title: format!("{prefix}{position}"),
        }
    }
}

/// `197103152000032001` becomes `19710315 200003 2 001` (domain.md 7); anything else stays as written.
pub fn group_nip(nip: &str) -> String {
    let digits: String = nip.chars().filter(|character| !character.is_whitespace()).collect();
    if digits.len() == 18 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        [&digits[..8], &digits[8..14], &digits[14..15], &digits[15..]].join(" ")
    } else {
        nip.to_owned()
    }
}

/// The lines of a letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// E.g. `Pemerintah Kabupaten Wanasari`; none for a legal body outside government.
    pub government: Option<String>,
    pub agency: String,
    pub address: Option<String>,
    pub contact: Option<String>,
}

/// An uploaded emblem: its bytes lie beside the data, and its digest makes it a part of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmblemPart {
    /// `png`, `jpg` or `svg`.
    pub format: &'static str,
    pub sha256: String,
}

impl From<&Emblem> for EmblemPart {
    fn from(emblem: &Emblem) -> Self {
        Self { format: emblem.format(), sha256: emblem.sha256().to_owned() }
    }
}

/// One side of the agreement as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// `office` or `institution`; also names the emblem's file.
    pub role: &'static str,
    pub name: String,
    /// `office`, `opd`, `kecamatan` or `badan_hukum`: decides wording.
    pub kind: &'static str,
    /// E.g. `Kabupaten Wanasari`.
    pub region: String,
    /// The region without its level, e.g. `Wanasari`.
    pub place_name: String,
    pub address: Option<String>,
    pub letterhead: Letterhead,
    /// The uploaded emblem; `null` draws the neutral one.
    pub emblem: Option<EmblemPart>,
    pub head: Option<Person>,
}

/// Number and date of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    pub number: String,
    pub date: Option<Day>,
}

impl From<&Letter> for Reference {
    fn from(letter: &Letter) -> Self {
        Self { number: letter.number.clone(), date: Some(letter.date.into()) }
    }
}

/// Both numbers of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Numbers {
    pub office: Option<String>,
    pub institution: Option<String>,
}

/// How the PKS is cited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PksReference {
    pub office: Option<String>,
    pub institution: Option<String>,
    pub signed_on: Option<Day>,
}

/// How the Juknis is cited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct JuknisReference {
    pub number: Option<String>,
    pub date: Option<Day>,
}

/// A method with what it may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodPart {
    pub method: &'static str,
    pub label: &'static str,
    pub count: Count,
    pub elements: Vec<&'static str>,
    /// Parts of the address, in words for the middle of a sentence.
    pub parts: Vec<String>,
    pub mandatory: Vec<&'static str>,
}

impl From<&MethodGrant> for MethodPart {
    fn from(grant: &MethodGrant) -> Self {
        Self {
            method: grant.method.name(),
            label: grant.method.label(),
            count: (grant.elements.len() as u64).into(),
            elements: grant.elements.iter().map(|element| element.label()).collect(),
            parts: grant.address_parts.iter().map(|part| in_sentence(part.label())).collect(),
            mandatory: grant.mandatory.iter().map(|element| element.label()).collect(),
        }
    }
}

/// The feedback data of the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Balikan {
    /// Field names in words.
    pub fields: Vec<String>,
    pub channels: Vec<&'static str>,
}

/// The certificate clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Iso {
    Months { months: Count },
    Date { date: Day },
}

/// The reader clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReaderPart {
    /// `none`, `as_needed` or `required`.
    pub need: &'static str,
    pub months: Option<Count>,
}

/// Which optional clauses the text has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clauses {
    pub diskominfo: bool,
    pub guidance: bool,
    /// `dirjen`, `gubernur`, `bupati` or `wali_kota`.
    pub recipient: &'static str,
    pub sptjm: bool,
    pub nda: bool,
    pub renewal_letter: bool,
    pub institution_left: bool,
    pub stamp_line: bool,
}

/// A contact person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactPart {
    pub party: String,
    pub name: String,
    pub position: String,
    pub phone: String,
}

/// A label for the middle of a sentence: small first letter, unless it is an abbreviation.
fn in_sentence(label: &str) -> String {
    if label.chars().all(|character| character.is_uppercase()) {
        return label.to_owned();
    }
    let mut letters = label.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nip_is_grouped_and_anything_else_left_alone() {
        assert_eq!(group_nip("197103152000032001"), "19710315 200003 2 001");
        assert_eq!(group_nip("19710315 200003 2 001"), "19710315 200003 2 001");
        assert_eq!(group_nip("1975082020050110040"), "1975082020050110040");
        assert_eq!(group_nip("–"), "–");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(in_sentence("RT"), "RT");
        assert_eq!(in_sentence("Kode provinsi"), "kode provinsi");
    }
}
