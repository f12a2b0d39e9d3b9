//! How an office measures: criteria of evaluations, the ladder of sanctions, reasons for returns (domain.md 4).
//!
//! They are settings: what is recorded keeps the words and weights it was made with, so that a later setting changes
//! nothing that was decided.

use serde::{Deserialize, Serialize};

use crate::agreement::{REQUIREMENTS, SanctionKind};
use crate::office::OfficeSettings;
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// What an evaluation gives points for (D19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub name: String,
    /// Its share in the result, 1 to 100, beside the weights of the others.
    pub weight: u8,
}

/// A step of the ladder of sanctions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderStep {
    pub kind: SanctionKind,
    /// Days that pass before it is proposed: after the due date for the first step, after the letter of the step
    /// before for every other.
    pub days: u32,
}

/// A reason to return a request, ready to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnReason {
    pub text: String,
    /// The clause or regulation it rests on.
    #[serde(default)]
    pub basis: Option<String>,
}

impl ReturnReason {
    /// The reason with what it rests on.
    pub fn sentence(&self) -> String {
        match &self.basis {
            Some(basis) => format!("{} ({basis})", self.text),
            None => self.text.clone(),
        }
    }
}

/// The criteria of an office that set none.
pub fn usual_criteria() -> Vec<Criterion> {
    [
        ("Ketepatan waktu dan kelengkapan laporan", 30),
        ("Kesesuaian pemanfaatan dengan tujuan dan kuota", 30),
        ("Keamanan dan kerahasiaan data", 25),
        ("Pemenuhan kewajiban lainnya", 15),
    ]
    .map(|(name, weight)| Criterion { name: name.to_owned(), weight })
    .into()
}

/// The ladder of an office that set none: three reprimands (D20), then the sanctions of D21.
pub fn usual_ladder() -> Vec<LadderStep> {
    use SanctionKind as S;
    [(S::Warning, 0), (S::Warning, 7), (S::Warning, 7), (S::QuotaCut, 14), (S::Suspension, 14), (S::Revocation, 30)]
        .map(|(kind, days)| LadderStep { kind, days })
        .into()
}

/// The reasons of an office that set none.
pub fn usual_reasons() -> Vec<ReturnReason> {
    [
        ("Surat permohonan belum ditandatangani pimpinan lembaga", None),
        ("Tujuan pemanfaatan belum dijelaskan untuk setiap elemen data", Some("UU 27/2022 Pasal 28")),
        ("Elemen data yang diminta melebihi kebutuhan tujuan", Some("UU 27/2022 Pasal 27")),
        ("Kajian teknis belum memuat perkiraan akses per hari", None),
        ("Pernyataan penggunaan jaringan tertutup belum dilampirkan", Some("Permendagri 102/2019")),
    ]
    .map(|(text, basis)| ReturnReason { text: text.to_owned(), basis: basis.map(ToOwned::to_owned) })
    .into()
}

/// What must hold of these settings whoever asks for them.
///
/// # Errors
/// A [`Refusal`] at the field: an automatic suspension without a number for its letter; criteria, reasons or
/// requirements that are blank or twice the same; a weight outside 1 to 100; a ladder that doesn't rise, or repeats a
/// step other than a reprimand, or has more than three of those; no requirement left to check.
pub(crate) fn check(settings: &OfficeSettings) -> Result<(), Refusal> {
    if settings.auto_suspend_days.is_some()
        && settings.auto_suspend_number.as_deref().is_none_or(|number| number.trim().is_empty())
    {
        return Err(refused(
            ("Penangguhan otomatis memerlukan nomor surat.", "Suspension by itself needs the number of its letter."),
            (
                "Isi nomor surat yang disetujui kepala dinas, atau kosongkan jumlah harinya.",
                "Give the number that the head of office authorised, or leave the days empty.",
            ),
            "auto_suspend_number",
        ));
    }
    check_names(settings.criteria.iter().map(|criterion| criterion.name.as_str()), "criterion")?;
    if settings.criteria.iter().any(|criterion| !(1..=100).contains(&criterion.weight)) {
        return Err(refused(
            ("Bobot kriteria di luar 1 sampai 100.", "A weight lies outside 1 to 100."),
            ("Isi bobot 1 sampai 100.", "Give weights from 1 to 100."),
            "criterion",
        ));
    }
    check_names(settings.reasons.iter().map(|reason| reason.text.as_str()), "reason")?;
    let standard = REQUIREMENTS.iter().map(|(key, _)| *key).filter(|key| !settings.is_left_out(key));
    check_names(standard.clone().chain(settings.requirements.iter().map(String::as_str)), "requirements")?;
    if standard.count() + settings.requirements.len() == 0 {
        return Err(refused(
            ("Daftar persyaratan kosong.", "The checklist is empty."),
            ("Pilih atau tulis paling sedikit satu persyaratan.", "Choose or write one requirement at least."),
            "standard",
        ));
    }
    check_ladder(&settings.ladder)
}

fn check_ladder(ladder: &[LadderStep]) -> Result<(), Refusal> {
    let reprimands = ladder.iter().filter(|step| step.kind == SanctionKind::Warning).count();
    let rises = ladder.windows(2).all(|pair| match pair[0].kind {
        SanctionKind::Warning => true,
        kind => kind < pair[1].kind,
    } && pair[0].kind <= pair[1].kind);
    if rises && reprimands <= 3 {
        return Ok(());
    }
    Err(refused(
        ("Jenjang sanksi tidak meningkat.", "The ladder doesn't rise."),
        (
            "Urutkan: teguran (paling banyak tiga), pengurangan kuota, penangguhan, pencabutan; masing-masing satu kali.",
            "In this order: reprimands (three at most), quota cut, suspension, revocation; each of these once.",
        ),
        "step",
    ))
}

fn check_names<'a>(names: impl Iterator<Item = &'a str>, field: &str) -> Result<(), Refusal> {
    let mut seen: Vec<&str> = Vec::new();
    for name in names.map(str::trim) {
        if name.is_empty() || seen.contains(&name) {
            return Err(refused(
                ("Ada isian yang kosong atau sama.", "An entry is blank or there twice."),
                ("Tulis setiap isian satu kali.", "Write every entry once."),
                field,
            ));
        }
        seen.push(name);
    }
    Ok(())
}

fn refused(what: (&'static str, &'static str), remedy: (&'static str, &'static str), field: &str) -> Refusal {
    Refusal::new(Rule::Field, Bilingual::new(what.0, what.1), Bilingual::new(remedy.0, remedy.1)).at(field)
}
