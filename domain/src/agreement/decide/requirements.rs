//! The standard requirements of a request (D01, D02, D03).

use crate::office::OfficeSettings;
use crate::wording::Bilingual;

/// The standard requirements of the completeness check: key and name. An office may leave some out, and add its own
/// ([`OfficeSettings::requirements`]), whose text is its key.
pub const REQUIREMENTS: &[(&str, Bilingual)] = &[
    (
        "surat_permohonan",
        Bilingual::new(
            "Surat permohonan pemanfaatan data, ditandatangani pimpinan",
            "Request letter, signed by the head of the institution",
        ),
    ),
    (
        "enam_hal_pokok",
        Bilingual::new(
            "Enam hal pokok: pengguna, tujuan, elemen, metode, data balikan, jangka waktu",
            "The six matters: user, purpose, elements, methods, feedback data, term",
        ),
    ),
    (
        "kajian_teknis",
        Bilingual::new(
            "Kajian teknis: tugas, kebutuhan elemen, perkiraan akses per hari, keamanan, jaringan",
            "Technical study: task, need of each element, expected look-ups per day, security, network",
        ),
    ),
    ("identitas_narahubung", Bilingual::new("Identitas narahubung", "Identity of the contact person")),
    (
        "sk_pimpinan",
        Bilingual::new(
            "Keputusan pengangkatan pimpinan atau surat tugas Plt.",
            "Decree appointing the head, or the order of an acting head",
        ),
    ),
    (
        "jaringan_tertutup",
        Bilingual::new("Surat pernyataan penggunaan jaringan tertutup", "Statement that only a closed network is used"),
    ),
];

/// Every requirement of an office: key and name.
pub fn requirements_of(settings: &OfficeSettings) -> impl Iterator<Item = (String, Bilingual)> {
    let asked = REQUIREMENTS.iter().filter(|(key, _)| !settings.is_left_out(key));
    let standard = asked.map(|(key, name)| ((*key).to_owned(), name.clone()));
    let own = settings.requirements.iter().map(|text| (text.clone(), Bilingual::same(text.clone())));
    standard.chain(own)
}
