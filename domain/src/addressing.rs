//! To whom letters go and who gets a copy: the usual way, unless the office says otherwise (domain.md 8).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::office::{EvaluationRecipient, Office};
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// Kinds of letter with an addressee: code and title.
pub const LETTERS: [(&str, Bilingual); 17] = [
    ("D01", Bilingual::new("Surat Permohonan Pemanfaatan Data", "Request for the use of data")),
    ("D04", Bilingual::new("Surat Permohonan Persetujuan ke Dirjen Dukcapil", "Request for approval to the Dirjen")),
    ("D15", Bilingual::new("Surat Permohonan PoC", "Request for a proof of concept")),
    ("D16", Bilingual::new("Surat Konfirmasi Jadwal PoC", "Confirmation of the PoC date")),
    ("D17", Bilingual::new("Surat Hasil PoC", "Result of the PoC")),
    ("D19b", Bilingual::new("Surat Penyampaian Hasil Evaluasi", "Report on the evaluation")),
    ("D20", Bilingual::new("Surat Pengingat atau Teguran", "Reminder or reprimand")),
    ("D21", Bilingual::new("Surat Penangguhan, Pencabutan, atau Pemulihan Akses", "Suspension, revocation or lifting")),
    ("D22", Bilingual::new("Surat Permohonan Perpanjangan", "Request for renewal")),
    ("D24", Bilingual::new("Surat Pemberitahuan Pergantian Pejabat", "Notice of a new head or structure")),
    ("D26", Bilingual::new("Surat Jawaban atas Permohonan Perubahan", "Answer to a change request")),
    ("D27", Bilingual::new("Pemberitahuan Insiden Kebocoran Data", "Data breach notice")),
    (
        "D29a",
        Bilingual::new("Surat Permohonan Persetujuan Akses DWH Terpusat", "Request for access to the central DWH"),
    ),
    ("D29b", Bilingual::new("Surat Permohonan Persetujuan User ID", "Request for a User Admin or User ID")),
    ("D30", Bilingual::new("Surat Pengantar Laporan Semester", "Covering letter of the semester report")),
    ("D31", Bilingual::new("Surat Penunjukan Penyedia Jaringan", "Appointment of the network provider")),
    ("D32", Bilingual::new("Surat Permohonan Perubahan", "Change request")),
];

/// The title of the letter `code`; `None` for papers without an addressee.
pub fn letter(code: &str) -> Option<Bilingual> {
    LETTERS.into_iter().find(|(known, _)| *known == code).map(|(_, title)| title)
}

/// What stands for a name that differs from agreement to agreement, with what it means.
pub const PLACEHOLDERS: [(&str, Bilingual); 6] = [
    ("{kepala_kantor}", Bilingual::new("kepala kantor Disdukcapil", "the head of the office")),
    ("{pimpinan}", Bilingual::new("pimpinan Lembaga Pengguna", "the head of the institution")),
    ("{kepala_daerah}", Bilingual::new("gubernur, bupati, atau wali kota kantor ini", "the regional head")),
    ("{daerah}", Bilingual::new("nama daerah kantor ini", "the name of the office's region")),
    ("{diskominfo}", Bilingual::new("kepala dinas kominfo", "the head of the network's agency")),
    ("{kota}", Bilingual::new("kota kedudukan kantor", "the city of the office")),
];

/// Lines of an addressee, and copies, at most.
pub const MOST_LINES: usize = 8;
/// Characters of a line at most.
pub const LONGEST_LINE: usize = 160;

/// To whom a kind of letter goes. Lines may hold the [`PLACEHOLDERS`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Addressing {
    pub to: Vec<String>,
    /// Where the addressee sits.
    pub place: String,
    /// *Melalui*: who passes it on; usually nobody.
    pub through: Vec<String>,
    /// *Tembusan*.
    pub copies: Vec<String>,
}

/// What an office has set for some kinds, by their codes; the others go the usual way.
pub type AddressTable = BTreeMap<String, Addressing>;

const DIRJEN: &str = "Direktur Jenderal Kependudukan dan Pencatatan Sipil";
const MINISTRY: &str = "Kementerian Dalam Negeri";
/// The Dirjen on one line, as in copies.
const DIRJEN_COPY: &str = "Direktur Jenderal Kependudukan dan Pencatatan Sipil Kementerian Dalam Negeri";

impl Addressing {
    /// As `office` has set it for the letter `code`, else the usual way; empty for papers that are no letters.
    pub fn of(code: &str, office: &Office) -> Self {
        let stationery = &office.settings.stationery;
        let usual = || Self::usual(code, office.profile.evaluation_recipient, stationery.to_regional_head);
        stationery.addressing.get(code).cloned().unwrap_or_else(usual)
    }

    /// The usual way of a kind of letter; empty for papers that are no letters. To whom evaluations go (D19b), and whether
    /// requests go to the regional head (D01), are settings of their own.
    pub fn usual(code: &str, recipient: EvaluationRecipient, to_regional_head: bool) -> Self {
        let way = |to: &[&str], place: &str, copies: &[&str]| Self {
            to: to.iter().map(|line| (*line).to_owned()).collect(),
            place: place.to_owned(),
            through: Vec::new(),
            copies: copies.iter().map(|line| (*line).to_owned()).collect(),
        };
        match code {
            "D04" | "D29a" => way(&[DIRJEN, MINISTRY], "Jakarta", &["{pimpinan}"]),
            "D01" if to_regional_head => way(&["{kepala_daerah}", "c.q. {kepala_kantor}"], "{kota}", &[]),
            "D01" | "D15" | "D22" | "D24" | "D32" => way(&["{kepala_kantor}"], "{kota}", &[]),
            "D16" | "D20" => way(&["{pimpinan}"], "{kota}", &[]),
            "D17" | "D26" => way(&["{pimpinan}"], "{kota}", &[DIRJEN_COPY]),
            "D19b" => match recipient {
                EvaluationRecipient::Dirjen => Self {
                    through: vec![DIRJEN.to_owned()],
                    ..way(&["Menteri Dalam Negeri"], "Jakarta", &["{pimpinan}"])
                },
                EvaluationRecipient::Gubernur => way(&["Gubernur {daerah}"], "{kota}", &["{pimpinan}"]),
                EvaluationRecipient::Bupati => way(&["Bupati {daerah}"], "{kota}", &["{pimpinan}"]),
                EvaluationRecipient::WaliKota => way(&["Wali Kota {daerah}"], "{kota}", &["{pimpinan}"]),
            },
            "D21" => way(&["{pimpinan}"], "{kota}", &[DIRJEN_COPY, "{kepala_daerah}"]),
            "D27" => way(&["Ketua Lembaga Pelindungan Data Pribadi"], "Jakarta", &[DIRJEN_COPY]),
            "D29b" => way(
                &[DIRJEN, MINISTRY],
                "Jakarta",
                &["Direktur Fasilitasi Pemanfaatan Data dan Dokumen Kependudukan", "{pimpinan}"],
            ),
            "D30" => way(
                &[DIRJEN, MINISTRY, "u.p. Subdirektorat Monitoring, Evaluasi, dan Dokumentasi"],
                "Jakarta",
                &["{pimpinan}"],
            ),
            "D31" => way(&["{kepala_kantor}"], "{kota}", &["{diskominfo}"]),
            _ => Self::default(),
        }
    }

    /// Whether it can be printed: somebody is addressed, lines are few and short, and nothing in braces is unknown.
    ///
    /// # Errors
    /// A [`Refusal`] at the field `to`, `place`, `through` or `copies`.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.to.is_empty() {
            return Err(Refusal::new(
                Rule::Missing,
                Bilingual::new("Tujuan surat belum diisi.", "The addressee is missing."),
                Bilingual::new("Tulis satu baris atau lebih.", "Write a line or more."),
            )
            .at("to"));
        }
        let place = std::slice::from_ref(&self.place);
        for (field, lines) in
            [("to", self.to.as_slice()), ("place", place), ("through", &self.through), ("copies", &self.copies)]
        {
            check_lines(lines).map_err(|refusal| refusal.at(field))?;
        }
        Ok(())
    }
}

fn check_lines(lines: &[String]) -> Result<(), Refusal> {
    if lines.len() > MOST_LINES || lines.iter().any(|line| line.chars().count() > LONGEST_LINE) {
        return Err(Refusal::new(
            Rule::Field,
            Bilingual::owned(
                format!("Paling banyak {MOST_LINES} baris, masing-masing {LONGEST_LINE} huruf."),
                format!("At most {MOST_LINES} lines of {LONGEST_LINE} characters."),
            ),
            Bilingual::new("Ringkas baris-barisnya.", "Make it shorter."),
        ));
    }
    match lines.iter().find_map(|line| unknown_placeholder(line)) {
        None => Ok(()),
        Some(unknown) => Err(Refusal::new(
            Rule::Field,
            Bilingual::owned(format!("{unknown} tidak dikenal."), format!("{unknown} is not known.")),
            Bilingual::owned(
                format!("Yang dapat dipakai: {}.", PLACEHOLDERS.map(|(name, _)| name).join(", ")),
                format!("These can be used: {}.", PLACEHOLDERS.map(|(name, _)| name).join(", ")),
            ),
        )),
    }
}

/// The first thing in braces that stands for nothing, or a brace that isn't closed.
fn unknown_placeholder(line: &str) -> Option<&str> {
    let mut rest = line;
    while let Some(at) = rest.find(['{', '}']) {
        let from = &rest[at..];
        let end = from.find('}').map_or(from.len(), |end| end + 1);
        let braced = &from[..end];
        if !PLACEHOLDERS.iter().any(|(name, _)| *name == braced) {
            return Some(braced);
        }
        rest = &from[end..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(line: &str) -> Addressing {
        Addressing { to: vec![line.to_owned()], ..Addressing::default() }
    }

    #[test]
    fn only_known_placeholders_are_taken() {
        for line in ["Kepala Dinas Kota", "{kepala_daerah} c.q. {kepala_kantor}", "Bupati {daerah}"] {
            assert!(to(line).check().is_ok(), "{line}");
        }
        for line in ["{nik}", "{pimpinan", "pimpinan}", "{{pimpinan}}", "{}"] {
            let refused = to(line).check().expect_err(line);
            assert_eq!(refused.field.as_deref(), Some("to"), "{line}");
        }
        assert_eq!(Addressing::default().check().expect_err("nobody").field.as_deref(), Some("to"));
        let long = Addressing { copies: vec!["x".repeat(LONGEST_LINE + 1)], ..to("{pimpinan}") };
        assert_eq!(long.check().expect_err("too long").field.as_deref(), Some("copies"));
    }
}
