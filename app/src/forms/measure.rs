//! Forms of what an office measures by: the file of a request, criteria of evaluations, the ladder of sanctions.

use patuh_domain::agreement::{REQUIREMENTS, SanctionKind};
use patuh_domain::measure::{Criterion, LadderStep, ReturnReason};
use patuh_domain::office::{Office, OfficeCommand as C, OfficeSettings};
use patuh_domain::wording::Bilingual;

use super::labels::{choices, from_word, word};
use super::reader::Reader;
use super::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// Every step a ladder can have.
const STEPS: [SanctionKind; 4] =
    [SanctionKind::Warning, SanctionKind::QuotaCut, SanctionKind::Suspension, SanctionKind::Revocation];

/// What a change of these settings does, and what it leaves.
const fn effect() -> Bilingual {
    say(
        "Berlaku untuk yang dicatat sejak sekarang; yang sudah tercatat tetap seperti saat dibuat.",
        "Holds for what is recorded from now on; what is recorded stays as it was made.",
    )
}

fn column(name: &'static str, label: Bilingual, kind: ColumnKind) -> Column {
    Column { name, label, kind }
}

/// The checklist of a request, and reasons for returns.
pub fn review(office: &Office) -> FormSpec {
    let settings = &office.settings;
    let standard: Vec<Choice> = REQUIREMENTS.iter().map(|(key, name)| Choice::new(*key, name.clone())).collect();
    let asked = REQUIREMENTS.iter().map(|(key, _)| *key).filter(|key| !settings.is_left_out(key));
    let columns = vec![
        column("text", say("Alasan", "Reason"), ColumnKind::Sentence),
        column("basis", say("Dasar", "Basis"), ColumnKind::Sentence),
    ];
    let reasons =
        settings.reasons.iter().flat_map(|reason| [reason.text.clone(), reason.basis.clone().unwrap_or_default()]);
    FormSpec::new(
        say("Verifikasi permohonan", "Review of requests"),
        effect(),
        say("Simpan", "Save"),
        vec![
            F::new("standard", say("Persyaratan baku", "Standard requirements"), K::Checks(standard))
                .optional()
                .propose_all(asked.map(ToOwned::to_owned)),
            F::new("requirements", say("Persyaratan tambahan", "Additional requirements"), K::Lines)
                .hint(say("Satu persyaratan satu baris.", "One requirement a line."))
                .optional()
                .propose(settings.requirements.join("\n")),
        ],
    )
    .section(
        say("Alasan pengembalian", "Reasons for returns"),
        vec![
            F::new("reason", say("Pustaka alasan", "Library of reasons"), K::Rows { columns, blank: 2 })
                .hint(say(
                    "Menjadi pilihan saat berkas dikembalikan; alasan lain tetap dapat ditulis sendiri.",
                    "Offered when a file is returned; others can still be written freely.",
                ))
                .optional()
                .propose_all(reasons),
        ],
    )
}

/// Reads [`review`] over the settings there are.
///
/// # Errors
/// Every field that is not of its form.
pub fn parse_review(posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let form = Reader::new(posted);
    let asked = posted.all("standard");
    let left_out = REQUIREMENTS.iter().map(|(key, _)| (*key).to_owned()).filter(|key| !asked.contains(key));
    let reasons = form.rows("reason", ["text", "basis"]);
    let reasons = reasons.into_iter().map(|[text, basis]| {
        let basis = Some(basis).filter(|basis| !basis.is_empty());
        ReturnReason { text, basis }
    });
    let settings = OfficeSettings {
        left_out: left_out.collect(),
        requirements: form.lines("requirements"),
        reasons: reasons.collect(),
        ..office.settings.clone()
    };
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}

/// Criteria of evaluations.
pub fn evaluation(office: &Office) -> FormSpec {
    let columns = vec![
        column("name", say("Kriteria", "Criterion"), ColumnKind::Text),
        column("weight", say("Bobot (1 sampai 100)", "Weight (1 to 100)"), ColumnKind::Text),
    ];
    let cells =
        office.settings.criteria.iter().flat_map(|criterion| [criterion.name.clone(), criterion.weight.to_string()]);
    FormSpec::new(
        say("Kriteria evaluasi", "Criteria of evaluations"),
        effect(),
        say("Simpan kriteria", "Save"),
        vec![
            F::new("criterion", say("Kriteria", "Criteria"), K::Rows { columns, blank: 2 })
                .hint(say(
                    "Nilai akhir (D19) adalah rata-rata nilai 0 sampai 100 menurut bobotnya. Kosongkan baris untuk menghapus.",
                    "The result (D19) is the mean of points from 0 to 100 by weight. Empty a row to remove it.",
                ))
                .optional()
                .propose_all(cells),
        ],
    )
}

/// Reads [`evaluation`] over the settings there are.
///
/// # Errors
/// A weight that is no number.
pub fn parse_evaluation(posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let mut criteria = Vec::new();
    for [name, weight] in form.rows("criterion", ["name", "weight"]) {
        match weight.parse() {
            Ok(weight) => criteria.push(Criterion { name, weight }),
            Err(_) => form.wrong("criterion", "Bobot ditulis 1 sampai 100.", "A weight is written 1 to 100."),
        }
    }
    let settings = OfficeSettings { criteria, ..office.settings.clone() };
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}

/// The ladder of sanctions, and what the system does by itself.
pub fn sanctions(office: &Office) -> FormSpec {
    let settings = &office.settings;
    let none = Choice::new("", say("Tidak ada", "None"));
    let kinds = std::iter::once(none).chain(choices(STEPS, word)).collect();
    let columns = vec![
        column("kind", say("Langkah", "Step"), ColumnKind::Select(kinds)),
        column("days", say("Hari setelah langkah sebelumnya", "Days after the step before"), ColumnKind::Text),
    ];
    let cells = settings.ladder.iter().flat_map(|step| [word(&step.kind), step.days.to_string()]);
    FormSpec::new(
        say("Jenjang sanksi", "Ladder of sanctions"),
        effect(),
        say("Simpan jenjang", "Save"),
        vec![
            F::new("step", say("Langkah", "Steps"), K::Rows { columns, blank: 2 })
                .hint(say(
                    "Diusulkan berurutan bila ada sebabnya; langkah pertama dihitung sejak jatuh tempo. Petugas yang memutuskan.",
                    "Proposed in this order where there is cause; the first counts from the due date. A person decides.",
                ))
                .optional()
                .propose_all(cells),
        ],
    )
    .section(
        say("Penangguhan otomatis", "Suspension by itself"),
        vec![
            F::new(
                "auto_suspend_days",
                say("Tangguhkan sendiri setelah laporan terlambat (hari)", "Suspend by itself after days overdue"),
                K::Number { min: 1, max: 365 },
            )
            .optional()
            .hint(say("Kosong berarti tidak pernah.", "Empty means never."))
            .propose(settings.auto_suspend_days.map(|days| days.to_string()).unwrap_or_default()),
            F::new(
                "auto_suspend_number",
                say("Nomor surat penangguhan otomatis", "Number of the letter for it"),
                K::Text,
            )
            .optional()
            .hint(say(
                "Nomor yang sudah disetujui kepala dinas; wajib bila penangguhan otomatis dipakai.",
                "Authorised by the head of office; needed where suspension by itself is on.",
            ))
            .propose(settings.auto_suspend_number.clone().unwrap_or_default()),
        ],
    )
}

/// Reads [`sanctions`] over the settings there are.
///
/// # Errors
/// Every field that is not of its form.
pub fn parse_sanctions(posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let mut ladder = Vec::new();
    for [kind, days] in form.rows("step", ["kind", "days"]) {
        let days = days.parse().ok().filter(|days| *days <= 365);
        match (from_word(&kind), days) {
            (Some(kind), Some(days)) => ladder.push(LadderStep { kind, days }),
            // A row whose step was taken away.
            (None, _) if kind.is_empty() => {}
            _ => form.wrong("step", "Jumlah hari ditulis 0 sampai 365.", "Days are written 0 to 365."),
        }
    }
    let settings = OfficeSettings {
        ladder,
        auto_suspend_days: form.optional_number("auto_suspend_days", 1, 365),
        auto_suspend_number: form.optional("auto_suspend_number"),
        ..office.settings.clone()
    };
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}
