//! Forms of institutions: register, change, appoint a head.

use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::{FileId, InstitutionId};
use patuh_domain::institution::{Institution, InstitutionCommand as C, InstitutionKind, InstitutionProfile};

use super::labels::{choices, from_word, word};
use super::reader::Reader;
use super::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// A new institution with its head.
pub fn register(today: &str, region_code: &str) -> FormSpec {
    FormSpec::new(
        say("Lembaga baru", "New institution"),
        say(
            "Lembaga Pengguna terdaftar pada kantor ini; pimpinannya menandatangani permohonan, PKS, dan SPTJM.",
            "The institution is registered at this office; its head signs requests, PKS and SPTJM.",
        ),
        say("Daftarkan lembaga", "Register"),
        profile_fields(None, region_code),
    )
    .section(say("Pimpinan", "Head"), head_fields(None, today))
}

/// Reads [`register`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_register(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let profile = read_profile(&mut form);
    let head = read_head(&mut form);
    form.finish(C::Register { profile, head })
}

/// Name and address of an institution.
pub fn change(institution: &Institution) -> FormSpec {
    FormSpec::new(
        say("Ubah data lembaga", "Change the institution"),
        say(
            "Dokumen yang sudah terbit tidak berubah. Perubahan nama mengakhiri PKS yang berjalan: catat pada perjanjiannya.",
            "Issued documents don't change. A new name ends the PKS in force: record it on the agreement.",
        ),
        say("Simpan", "Save"),
        profile_fields(Some(&institution.profile), ""),
    )
    .section(
        say("Kop surat", "Letterhead"),
        emblem_fields(institution.profile.emblem.map(|_| emblem_address(institution.id))),
    )
}

/// Where the emblem of an institution is shown.
pub fn emblem_address(id: InstitutionId) -> String {
    format!("/lembaga/{id}/lambang")
}

/// Fields of an emblem, shared with the office; `shown` is where the present one is.
pub(super) fn emblem_fields(shown: Option<String>) -> Vec<F> {
    let mut fields = vec![
        F::new("emblem", say("Lambang", "Emblem"), K::Picture(shown.clone()))
            .hint(say(
                "Dicetak di kiri kop surat. PNG, JPEG, atau SVG, paling besar 300 KB dan 2.000 piksel.",
                "Printed at the left of the letterhead. PNG, JPEG or SVG, at most 300 KB and 2,000 pixels.",
            ))
            .optional(),
    ];
    if shown.is_some() {
        fields.push(
            F::new("no_emblem", say("Hapus lambang, pakai lambang netral", "Remove it, use the neutral one"), K::Check)
                .optional(),
        );
    }
    fields
}

/// Reads [`emblem_fields`]: a new one goes before the wish to have none.
pub(super) fn read_emblem(form: &mut Reader<'_>, present: Option<FileId>) -> Option<FileId> {
    form.file("emblem").or_else(|| present.filter(|_| !form.is_set("no_emblem")))
}

/// Reads [`change`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_change(posted: &Posted, institution: &Institution) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let emblem = read_emblem(&mut form, institution.profile.emblem);
    let profile = InstitutionProfile { emblem, ..read_profile(&mut form) };
    form.finish(C::ChangeProfile { profile })
}

/// A new head.
pub fn appoint(today: &str, present: Option<&Head>) -> FormSpec {
    FormSpec::new(
        say("Catat pergantian pimpinan", "Record a new head"),
        say(
            "SPTJM pimpinan lama tidak berlaku lagi sejak pimpinan baru menjabat: pimpinan baru perlu menandatangani SPTJM agar akses tetap terbuka.",
            "The former head's SPTJM loses effect when the new head takes office: the new head must sign one to keep access open.",
        ),
        say("Catat pimpinan", "Record"),
        head_fields(present.map(|head| head.position.as_str()), today),
    )
    .grave()
}

/// Reads [`appoint`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_appoint(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let head = read_head(&mut form);
    form.finish(C::AppointHead { head })
}

fn profile_fields(known: Option<&InstitutionProfile>, region_code: &str) -> Vec<F> {
    let text = |get: fn(&InstitutionProfile) -> &String| known.map(get).cloned().unwrap_or_default();
    vec![
        F::new("name", say("Nama lembaga", "Name"), K::Text)
            .hint(say("Lengkap, seperti pada kop surat.", "In full, as on the letterhead."))
            .propose(text(|profile| &profile.name)),
        F::new("kind", say("Jenis", "Kind"), K::Radio(choices(InstitutionKind::ALL, word)))
            .propose(known.map_or_else(|| "opd".to_owned(), |profile| word(&profile.kind))),
        F::new("region_code", say("Kode wilayah", "Region code"), K::Text)
            .propose(known.map_or_else(|| region_code.to_owned(), |profile| profile.region_code.clone())),
        F::new("address", say("Alamat", "Address"), K::Text).propose(text(|profile| &profile.address)),
        F::new("work_units", say("Unit kerja", "Work units"), K::Lines)
            .optional()
            .hint(say("Tempat layanan yang memakai card reader, satu baris satu unit.", "One a line."))
            .propose(known.map(|profile| profile.work_units.join("\n")).unwrap_or_default()),
    ]
}

fn read_profile(form: &mut Reader<'_>) -> InstitutionProfile {
    InstitutionProfile {
        name: form.text("name"),
        kind: form.choice("kind", from_word).unwrap_or(InstitutionKind::Opd),
        region_code: form.text("region_code"),
        address: form.text("address"),
        work_units: form.lines("work_units"),
        emblem: None,
    }
}

/// Fields of a head, shared with the office.
pub(super) fn head_fields(position: Option<&str>, today: &str) -> Vec<F> {
    vec![
        F::new("head_name", say("Nama dengan gelar", "Name with titles"), K::Text),
        F::new("head_status", say("Status", "Capacity"), K::Radio(choices(HeadStatus::ALL, word)))
            .propose("definitive"),
        F::new("head_position", say("Jabatan", "Position"), K::Text).propose(position.unwrap_or_default()),
        F::new("head_nip", say("NIP", "NIP"), K::Text).optional(),
        F::new("head_rank", say("Pangkat", "Rank"), K::Text).optional(),
        F::new("head_grade", say("Golongan", "Grade"), K::Text).optional(),
        F::new("head_since", say("Menjabat sejak", "In office since"), K::Date).propose(today),
    ]
}

/// Reads [`head_fields`].
pub(super) fn read_head(form: &mut Reader<'_>) -> Head {
    Head {
        name: form.text("head_name"),
        nip: form.optional("head_nip").map(|nip| nip.replace(' ', "")),
        rank: form.optional("head_rank"),
        grade: form.optional("head_grade"),
        position: form.text("head_position"),
        status: form.choice("head_status", from_word).unwrap_or(HeadStatus::Definitive),
        since: form.date("head_since"),
    }
}
