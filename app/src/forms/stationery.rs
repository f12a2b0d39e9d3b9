//! The form of how an office's documents look.

use patuh_domain::agreement::{JuknisLayout, PksLayout};
use patuh_domain::office::{Office, OfficeCommand as C, OfficeSettings};
use patuh_domain::stationery::{Consent, FormHeader, Stationery, Typeface};

use super::institution::{emblem_fields, read_emblem};
use super::labels::{choices, from_word, word};
use super::reader::Reader;
use super::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// Paper, text, PKS and declarations.
pub fn stationery(office: &Office) -> FormSpec {
    let settings = &office.settings;
    let look = &settings.stationery;
    let check = |name: &'static str, label, on: bool| {
        F::new(name, label, K::Check).optional().propose(if on { "ya" } else { "" })
    };
    let typefaces = vec![
        Choice::named("sans", "Liberation Sans (Arial)"),
        Choice::named("serif", "Liberation Serif (Times)"),
        Choice::named("bookman", "TeX Gyre Bonum (Bookman)"),
    ];
    let papers = vec![Choice::named("a4", "A4 (210 x 297 mm)"), Choice::named("f4", "F4 (215 x 330 mm)")];
    FormSpec::new(
        say("Tampilan dokumen", "Look of documents"),
        say(
            "Berlaku untuk dokumen yang dibuat sejak sekarang. Dokumen yang sudah diterbitkan tidak berubah.",
            "Holds for documents made from now on. What was issued stays as it is.",
        ),
        say("Simpan tampilan", "Save"),
        vec![
            F::new("paper", say("Kertas", "Paper"), K::Radio(papers)).propose(if settings.paper_f4 {
                "f4"
            } else {
                "a4"
            }),
            F::new("typeface", say("Huruf", "Typeface"), K::Radio(typefaces)).propose(word(&look.typeface)),
            F::new("size", say("Ukuran huruf (pt)", "Size (points)"), K::Number { min: 10, max: 12 })
                .propose(look.size.to_string()),
            F::new("number_pattern", say("Pola nomor surat", "Pattern of letter numbers"), K::Text)
                .hint(say(
                    "{n} urutan, {roman} bulan romawi, {year} tahun.",
                    "{n} sequence, {roman} month, {year} year.",
                ))
                .propose(settings.number_pattern.clone()),
            F::new(
                SAMPLE,
                say("Contoh pada pratinjau", "Sample in the preview"),
                K::Select(SAMPLES.map(|(code, id, en)| Choice::new(code, say(id, en))).into_iter().collect()),
            )
            .hint(say("Dengan data rekaan; tidak ikut disimpan.", "With invented data; it is not saved."))
            .optional()
            .propose(SAMPLES[0].0),
        ],
    )
    .section(say("Kop surat", "Letterhead"), emblem_fields(look.emblem.map(|_| EMBLEM.to_owned())))
    .section(
        say("PKS dan Juknis", "PKS and Juknis"),
        vec![
            F::new(
                "pks_layout",
                say("Susunan PKS", "Layout of the PKS"),
                K::Radio(choices([PksLayout::Articles, PksLayout::Chapters], word)),
            )
            .propose(word(&settings.pks_layout)),
            F::new(
                "juknis_layout",
                say("Susunan Juknis", "Layout of the Juknis"),
                K::Radio(choices([JuknisLayout::Criteria, JuknisLayout::Discussion], word)),
            )
            .propose(word(&settings.juknis_layout)),
            check(
                "initials",
                say("Kotak paraf pada setiap halaman", "Initials boxes on every page"),
                settings.initials,
            ),
            check(
                "institution_left",
                say("PIHAK KEDUA menandatangani di kiri", "The second party signs left"),
                settings.institution_left,
            ),
            check("stamp_line", say("Garis stempel dinas", "Line for the official stamp"), look.stamp_line),
            check("guidance", say("Klausul bimbingan teknis", "Clauses on guidance"), look.guidance),
            check(
                "access_at_ditjen",
                say("Alamat akses berada di Ditjen pada topologi", "The access address stands at the Ditjen"),
                look.access_at_ditjen,
            ),
            check(
                "to_regional_head",
                say("Permohonan ditujukan kepada kepala daerah", "Requests go to the regional head"),
                look.to_regional_head,
            ),
        ],
    )
    .section(
        say("Pernyataan", "Declarations"),
        vec![
            F::new(
                "consent",
                say("Persetujuan tertulis pada NDA dari", "Written consent of the NDA by"),
                K::Radio(vec![
                    Choice::new("ditjen", say("Ditjen Dukcapil", "The Ditjen")),
                    Choice::new("institution", say("Lembaga Pengguna", "The institution")),
                ]),
            )
            .propose(word(&look.consent)),
            check(
                "show_rank",
                say("Pangkat dan NIP di bawah tanda tangan", "Rank and NIP under the signature"),
                look.show_rank,
            ),
            check("nda_meterai", say("NDA bermeterai", "NDAs carry a duty stamp"), settings.nda_meterai),
        ],
    )
    .section(say("Kepala formulir", "Form header"), header_fields(look.form_header.as_ref()))
}

/// Where the emblem of the own office is shown.
pub const EMBLEM: &str = "/pengaturan/lambang";
/// Names the document that a preview shows.
const SAMPLE: &str = "pratinjau";
/// Documents in which the settings are seen, with invented data.
const SAMPLES: [(&str, &str, &str); 5] = [
    ("D04", "Surat kantor", "Letter of the office"),
    ("D01", "Surat lembaga", "Letter of an institution"),
    ("D06", "PKS", "PKS"),
    ("D07", "Juknis", "Juknis"),
    ("D11", "SPTJM", "SPTJM"),
];

fn header_fields(header: Option<&FormHeader>) -> Vec<F> {
    let text = |name: &'static str, label, get: fn(&FormHeader) -> &Option<String>| {
        let known = header.and_then(|header| get(header).clone()).unwrap_or_default();
        F::new(name, label, K::Text).optional().propose(known)
    };
    vec![
        text("header_number", say("Nomor formulir", "Form number"), |header| &header.number)
            .hint(say("Kosongkan semuanya bila tidak memakai kepala formulir.", "Leave all empty for no header.")),
        text("header_revision", say("Revisi", "Revision"), |header| &header.revision),
        text("header_effective", say("Tanggal berlaku", "Effective date"), |header| &header.effective),
        text("header_banner", say("Klasifikasi", "Classification"), |header| &header.banner)
            .hint(say("Misalnya INTERNAL.", "Such as INTERNAL.")),
    ]
}

/// Reads [`stationery`] over the settings there are.
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_stationery(posted: &Posted, office: &Office) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let header = FormHeader {
        number: form.optional("header_number"),
        revision: form.optional("header_revision"),
        effective: form.optional("header_effective"),
        banner: form.optional("header_banner"),
    };
    let stationery = Stationery {
        typeface: form.choice("typeface", from_word).unwrap_or(Typeface::Sans),
        size: u8::try_from(form.number("size", 10, 12)).unwrap_or(11),
        stamp_line: form.is_set("stamp_line"),
        guidance: form.is_set("guidance"),
        access_at_ditjen: form.is_set("access_at_ditjen"),
        consent: form.choice("consent", from_word).unwrap_or(Consent::Ditjen),
        to_regional_head: form.is_set("to_regional_head"),
        show_rank: form.is_set("show_rank"),
        form_header: Some(header).filter(|header| *header != FormHeader::default()),
        emblem: read_emblem(&mut form, office.settings.stationery.emblem),
        // Set on a page of its own.
        addressing: office.settings.stationery.addressing.clone(),
    };
    let settings = OfficeSettings {
        paper_f4: form.text("paper") == "f4",
        number_pattern: form.text("number_pattern"),
        pks_layout: form.choice("pks_layout", from_word).unwrap_or(PksLayout::Articles),
        juknis_layout: form.choice("juknis_layout", from_word).unwrap_or(JuknisLayout::Criteria),
        initials: form.is_set("initials"),
        institution_left: form.is_set("institution_left"),
        nda_meterai: form.is_set("nda_meterai"),
        stationery,
        ..office.settings.clone()
    };
    form.finish(C::ChangeSettings { settings: Box::new(settings) })
}
