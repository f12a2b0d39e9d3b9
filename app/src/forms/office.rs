//! Forms of the office: founding (first start), profile, head, settings.

use patuh_domain::calendar::Zone;
use patuh_domain::duty::DutyKind;
use patuh_domain::office::{
    EvaluationRecipient, Level, Office, OfficeCommand as C, OfficeProfile, OfficeSettings, ProbingPolicy,
};

use super::institution::{head_fields, read_head};
use super::labels::{choices, from_word, word};
use super::reader::Reader;
use super::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// Duties with a date that comes by itself, whose window an office may want otherwise.
const WINDOWS: [DutyKind; 5] = [
    DutyKind::SemesterReport,
    DutyKind::Evaluation,
    DutyKind::RenewalLetter,
    DutyKind::IsoCertificate,
    DutyKind::ReaderProcurement,
];

fn window_name(kind: DutyKind) -> String {
    format!("window_{}", kind.name())
}

/// The first administrator, as the founding form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstAdmin {
    pub name: String,
    pub email: String,
    pub password: String,
}

/// The first-start wizard: office, letterhead, zone, head, first administrator.
pub fn found(today: &str) -> FormSpec {
    FormSpec::new(
        say("Mulai memakai Patuh", "Start with Patuh"),
        say(
            "Kantor, pimpinan, dan administrator pertama didaftarkan sekaligus. Semua dapat diubah kemudian di Pengaturan.",
            "Registers the office, its head and the first administrator. Everything can be changed in the settings.",
        ),
        say("Mulai", "Start"),
        profile_fields(None),
    )
    .section(say("Kepala dinas", "Head of office"), head_fields(None, today))
    .section(
        say("Administrator pertama", "First administrator"),
        vec![
            F::new("admin_name", say("Nama", "Name"), K::Text),
            F::new("admin_email", say("Surel", "E-mail"), K::Email),
            F::new("admin_password", say("Kata sandi", "Password"), K::Password)
                .hint(say("Paling sedikit 12 karakter.", "At least 12 characters.")),
        ],
    )
}

/// Reads [`found`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_found(posted: &Posted) -> Result<(C, FirstAdmin), FormErrors> {
    let mut form = Reader::new(posted);
    let profile = read_profile(&mut form);
    let head = read_head(&mut form);
    let admin = FirstAdmin {
        name: form.text("admin_name"),
        email: form.text("admin_email"),
        password: form.text("admin_password"),
    };
    if admin.password.chars().count() < 12 {
        form.wrong("admin_password", "Paling sedikit 12 karakter.", "At least 12 characters.");
    }
    form.finish((C::Found { profile, head }, admin))
}

/// Letterhead and zone.
pub fn profile(office: &Office) -> FormSpec {
    FormSpec::new(
        say("Profil kantor", "Office profile"),
        say("Dipakai pada kop surat dan penentuan tanggal setempat.", "Used on letterheads and for the local date."),
        say("Simpan profil", "Save"),
        profile_fields(Some(&office.profile)),
    )
}

/// Reads [`profile`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_profile(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let profile = read_profile(&mut form);
    form.finish(C::ChangeProfile { profile })
}

/// A new head of office.
pub fn head(today: &str, office: &Office) -> FormSpec {
    let position = office.heads.last().map(|head| head.position.as_str());
    FormSpec::new(
        say("Kepala dinas baru", "New head of office"),
        say("Menandatangani dokumen sejak tanggal menjabat.", "Signs documents from the first day in office."),
        say("Simpan kepala dinas", "Save"),
        head_fields(position, today),
    )
}

/// Reads [`head`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_head(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let head = read_head(&mut form);
    form.finish(C::AppointHead { head })
}

/// Rules an office may set.
pub fn settings(office: &Office) -> FormSpec {
    let settings = &office.settings;
    let check = |name: &'static str, label, on: bool| {
        F::new(name, label, K::Check).optional().propose(if on { "ya" } else { "" })
    };
    let days = |name: &'static str, label, value: u32| {
        F::new(name, label, K::Number { min: 0, max: 365 }).propose(value.to_string())
    };
    FormSpec::new(
        say("Aturan kantor", "Rules of the office"),
        say(
            "Perubahan berlaku untuk perhitungan sejak sekarang; kewajiban yang sudah terpenuhi tidak berubah.",
            "Changes hold for what is computed from now on; fulfilled duties don't change.",
        ),
        say("Simpan aturan", "Save"),
        vec![
            check(
                "collective_leave_off",
                say("Cuti bersama adalah hari libur", "Collective leave is off"),
                settings.collective_leave_off,
            ),
            check(
                "head_signs_nda",
                say("Pimpinan juga menandatangani NDA", "The head signs an NDA too"),
                settings.head_signs_nda,
            ),
            check(
                "second_approval",
                say(
                    "Perlu persetujuan akses Ditjen sebelum penyerahan User ID",
                    "A second Ditjen approval precedes the hand-over",
                ),
                settings.second_approval,
            ),
            check(
                "handover_duty",
                say("User ID diserahkan dalam 2 minggu", "User ID within two weeks"),
                settings.handover_duty,
            ),
            check(
                "sandbox_until_poc",
                say(
                    "Sebelum lulus PoC, pencarian dijawab simulator dengan data rekaan",
                    "Until the PoC is passed look-ups are answered by the simulator",
                ),
                settings.sandbox_until_poc,
            ),
        ],
    )
    .section(
        say("Jangka waktu", "Terms"),
        vec![
            days(
                "evaluation_working_days",
                say("Evaluasi laporan (hari kerja)", "Evaluation (working days)"),
                settings.evaluation_working_days,
            ),
            days(
                "forwarding_working_days",
                say("Penerusan laporan (hari kerja)", "Forwarding (working days)"),
                settings.forwarding_working_days,
            ),
            days(
                "change_notice_working_days",
                say("Pemberitahuan perubahan (hari kerja)", "Notice of change (working days)"),
                settings.change_notice_working_days,
            ),
            days(
                "closing_working_days",
                say("Penutupan (hari kerja)", "Closing (working days)"),
                settings.closing_working_days,
            ),
            days(
                "head_grace_days",
                say("Tenggang SPTJM pimpinan baru (hari)", "Grace for a new head (days)"),
                settings.head_grace_days,
            ),
            days(
                "bridge_months",
                say("Masa peralihan paling lama (bulan)", "Longest bridge (months)"),
                settings.bridge_months,
            ),
        ],
    )
    .section(
        say("Diingatkan sejak (hari sebelum jatuh tempo)", "Called to mind from (days before it is due)"),
        WINDOWS.into_iter().map(|kind| {
            let window = settings.windows.get(&kind).copied().unwrap_or_else(|| kind.default_window());
            F::new(window_name(kind), kind.label(), K::Number { min: 0, max: 365 }).propose(window.to_string())
        }).collect(),
    )
    .section(
        say("Akses", "Access"),
        vec![
            F::new(
                "probing",
                say("Bila input mengikuti pola terlarang", "When input follows a forbidden pattern"),
                K::Radio(choices(ProbingPolicy::ALL, word)),
            )
            .hint(say(
                "NIK berurutan, berjarak tetap, tanggal lahir yang ditelusuri, atau tebakan. Kunci dibuka setelah petugas meninjau.",
                "NIKs in sequence or in equal steps, birthdays walked through, or guesses. It is unlocked after a review by staff.",
            ))
            .propose(word(&settings.probing)),
        ],
    )
}

/// Reads [`settings`] over the settings there are.
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_settings(posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let settings = OfficeSettings {
        collective_leave_off: form.is_set("collective_leave_off"),
        head_signs_nda: form.is_set("head_signs_nda"),
        second_approval: form.is_set("second_approval"),
        handover_duty: form.is_set("handover_duty"),
        sandbox_until_poc: form.is_set("sandbox_until_poc"),
        evaluation_working_days: form.number("evaluation_working_days", 0, 365),
        forwarding_working_days: form.number("forwarding_working_days", 0, 365),
        change_notice_working_days: form.number("change_notice_working_days", 0, 365),
        closing_working_days: form.number("closing_working_days", 0, 365),
        head_grace_days: form.number("head_grace_days", 0, 365),
        bridge_months: form.number("bridge_months", 0, 365),
        windows: WINDOWS
            .into_iter()
            .map(|kind| (kind, form.number(&window_name(kind), 0, 365)))
            .filter(|(kind, window)| *window != kind.default_window())
            .collect(),
        probing: form.choice("probing", from_word).unwrap_or(office.settings.probing),
        ..office.settings.clone()
    };
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}

fn profile_fields(known: Option<&OfficeProfile>) -> Vec<F> {
    let text = |get: fn(&OfficeProfile) -> &String| known.map(get).cloned().unwrap_or_default();
    let zones = [Zone::Wib, Zone::Wita, Zone::Wit];
    let zones = zones
        .into_iter()
        .map(|zone| Choice::named(word(&zone), format!("{} ({})", zone.label(), word(&zone))))
        .collect();
    let recipients = [
        EvaluationRecipient::Dirjen,
        EvaluationRecipient::Gubernur,
        EvaluationRecipient::Bupati,
        EvaluationRecipient::WaliKota,
    ];
    vec![
        F::new("name", say("Nama kantor", "Office"), K::Text)
            .hint(say("Dinas Kependudukan dan Pencatatan Sipil ...", "In full, as on the letterhead."))
            .propose(text(|profile| &profile.name)),
        F::new("government", say("Pemerintah daerah", "Government"), K::Text)
            .propose(text(|profile| &profile.government)),
        F::new(
            "level",
            say("Tingkat", "Level"),
            K::Radio(choices([Level::Provinsi, Level::Kabupaten, Level::Kota], word)),
        )
        .propose(known.map_or_else(|| "kabupaten".to_owned(), |profile| word(&profile.level))),
        F::new("region_code", say("Kode wilayah", "Region code"), K::Text)
            .propose(text(|profile| &profile.region_code)),
        F::new("address", say("Alamat", "Address"), K::Text).propose(text(|profile| &profile.address)),
        F::new("city", say("Kota", "City"), K::Text).propose(text(|profile| &profile.city)),
        F::new("postcode", say("Kode pos", "Postcode"), K::Text).optional().propose(text(|profile| &profile.postcode)),
        F::new("phone", say("Telepon", "Phone"), K::Text).optional().propose(text(|profile| &profile.phone)),
        F::new("email", say("Surel", "E-mail"), K::Email).optional().propose(text(|profile| &profile.email)),
        F::new("website", say("Laman", "Website"), K::Text).optional().propose(text(|profile| &profile.website)),
        F::new("zone", say("Zona waktu", "Time zone"), K::Radio(zones))
            .propose(known.map_or_else(|| word(&Zone::Wib), |profile| word(&profile.zone))),
        F::new(
            "recipient",
            say("Hasil evaluasi disampaikan kepada", "Evaluations go to"),
            K::Select(choices(recipients, word)),
        )
        .propose(known.map_or_else(|| "dirjen".to_owned(), |profile| word(&profile.evaluation_recipient))),
    ]
}

fn read_profile(form: &mut Reader<'_>) -> OfficeProfile {
    OfficeProfile {
        name: form.text("name"),
        government: form.text("government"),
        level: form.choice("level", from_word).unwrap_or(Level::Kabupaten),
        region_code: form.text("region_code"),
        address: form.text("address"),
        city: form.text("city"),
        postcode: form.optional("postcode").unwrap_or_default(),
        phone: form.optional("phone").unwrap_or_default(),
        email: form.optional("email").unwrap_or_default(),
        website: form.optional("website").unwrap_or_default(),
        zone: form.choice("zone", from_word).unwrap_or(Zone::Wib),
        evaluation_recipient: form.choice("recipient", from_word).unwrap_or(EvaluationRecipient::Dirjen),
    }
}
