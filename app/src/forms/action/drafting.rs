//! Stage 4: teams, contacts, terms, final texts.

use std::collections::BTreeMap;

use patuh_domain::agreement::{
    AddressPart, AgreementCommand as C, BalikanChannel, Contact, DataBalikan, Element, IsoRule, Method, MethodGrant,
    Party, PksLayout, ReaderClause, ReaderNeed, Team, TeamMember, Terms, Text,
};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// Legal bases every agreement rests on unless it says otherwise (domain.md 6).
const LEGAL_BASES: [&str; 5] =
    ["uu-23-2006", "pp-40-2019", "permendagri-102-2019", "permendagri-57-2021", "permendagri-17-2023"];

fn parties() -> Vec<Choice> {
    choices([Party::Office, Party::Institution], word)
}

pub(super) fn appoint_team(_view: &AgreementView) -> FormSpec {
    let columns = vec![
        Column { name: "name", label: say("Nama", "Name"), kind: ColumnKind::Text },
        Column { name: "nip", label: say("NIP", "NIP"), kind: ColumnKind::Text },
        Column { name: "rank", label: say("Pangkat", "Rank"), kind: ColumnKind::Text },
        Column { name: "grade", label: say("Golongan", "Grade"), kind: ColumnKind::Text },
        Column { name: "position", label: say("Jabatan", "Position"), kind: ColumnKind::Text },
    ];
    FormSpec::new(
        say("Tunjuk tim penyusun", "Appoint the drafting team"),
        say(
            "Surat Perintah (D05) menunjuk tim yang menyusun dan menandatangani Juknis. Tim satu pihak yang ditunjuk lagi menggantikan yang lama.",
            "The order (D05) appoints the team that drafts and signs the Juknis. A new one replaces the former of that party.",
        ),
        say("Simpan tim", "Save"),
        vec![
            F::new("party", say("Pihak", "Party"), K::Radio(parties())).propose("office"),
            F::new("order", say("Surat Perintah", "Order"), K::Letter),
            F::new("member", say("Anggota", "Members"), K::Rows { columns, blank: 4 })
                .hint(say("Tenaga Non-ASN tidak memakai NIP.", "Non-civil servants have no NIP.")),
        ],
    )
}

pub(super) fn parse_appoint_team(posted: &Posted) -> Result<C, FormErrors> {
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let mut form = Reader::new(posted);
    let party = form.choice("party", from_word).unwrap_or(Party::Office);
    let order = form.letter("order");
    let members: Vec<_> = form
        .rows("member", ["name", "nip", "rank", "grade", "position"])
        .into_iter()
        .map(|[name, nip, rank, grade, position]| TeamMember {
            name,
            nip: filled(nip),
            rank: filled(rank),
            grade: filled(grade),
            position,
        })
        .collect();
    if members.is_empty() {
        form.wrong("member", "Isi paling sedikit satu anggota.", "Name at least one member.");
    }
    if members.iter().any(|member| member.name.is_empty() || member.position.is_empty()) {
        form.wrong("member", "Setiap anggota perlu nama dan jabatan.", "Every member needs name and position.");
    }
    form.finish(C::AppointTeam { team: Team { party, order, members } })
}

pub(super) fn name_contact(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tambah narahubung", "Name a contact"),
        say("Nama ini tercantum dalam Juknis.", "The name is printed in the Juknis."),
        say("Simpan narahubung", "Save"),
        vec![
            F::new("party", say("Pihak", "Party"), K::Radio(parties())).propose("institution"),
            F::new("name", say("Nama", "Name"), K::Text),
            F::new("position", say("Jabatan", "Position"), K::Text),
            F::new("phone", say("Telepon", "Phone"), K::Text),
        ],
    )
}

pub(super) fn parse_name_contact(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let party = form.choice("party", from_word).unwrap_or(Party::Institution);
    let (name, position, phone) = (form.text("name"), form.text("position"), form.text("phone"));
    form.finish(C::NameContact { contact: Contact { party, name, position, phone } })
}

/// Fields of methods with their elements, shared by the request and the terms.
pub(crate) fn method_fields(known: &[MethodGrant]) -> Vec<F> {
    let elements = || Element::ALL.map(|element| Choice::named(element.name(), element.label())).to_vec();
    let parts: Vec<_> = known.iter().find(|grant| !grant.address_parts.is_empty()).map_or_else(
        || {
            AddressPart::ALL
                .into_iter()
                .filter(|part| !part.name().starts_with("kode_") || *part == AddressPart::KodeKecamatan)
                .collect()
        },
        |grant| grant.address_parts.clone(),
    );
    let mut fields = vec![
        F::new(
            "methods",
            say("Metode akses", "Methods"),
            K::Checks(Method::ALL.map(|method| Choice::named(method.name(), method.label())).to_vec()),
        )
        .propose_all(known.iter().map(|grant| grant.method.name().to_owned())),
    ];
    for method in Method::ALL {
        let granted = known.iter().find(|grant| grant.method == method);
        let label = method.label();
        fields.push(
            F::new(
                format!("elements_{}", method.name()),
                patuh_domain::wording::Bilingual::owned(
                    format!("Elemen data untuk {label}"),
                    format!("Elements for {label}"),
                ),
                K::Checks(elements()),
            )
            .hint(say("Diisi bila metode ini dipilih.", "Only where this method is chosen."))
            .propose_all(granted.iter().flat_map(|grant| &grant.elements).map(|element| element.name().to_owned())),
        );
    }
    fields.push(
        F::new(
            "address_parts",
            say("Bagian alamat", "Parts of the address"),
            K::Checks(AddressPart::ALL.map(|part| Choice::named(part.name(), part.label())).to_vec()),
        )
        .optional()
        .hint(say("Bila elemen Alamat sekarang dipilih.", "Where the address is among the elements."))
        .propose_all(parts.iter().map(|part| part.name().to_owned())),
    );
    fields
}

/// Reads [`method_fields`].
pub(crate) fn read_methods(form: &mut Reader<'_>, known: &[MethodGrant]) -> Vec<MethodGrant> {
    let methods = form.some_choices("methods", Method::parse);
    let parts = form.choices("address_parts", AddressPart::parse);
    methods
        .into_iter()
        .map(|method| {
            let name = format!("elements_{}", method.name());
            let elements = form.some_choices(&name, Element::parse);
            let with_address = elements.contains(&Element::Alamat);
            MethodGrant {
                method,
                address_parts: if with_address { parts.clone() } else { Vec::new() },
                mandatory: known
                    .iter()
                    .find(|grant| grant.method == method)
                    .map(|grant| grant.mandatory.iter().copied().filter(|element| elements.contains(element)).collect())
                    .unwrap_or_default(),
                elements,
            }
        })
        .collect()
}

/// Fields of data balikan, shared by the request and the terms.
pub(crate) fn balikan_fields(known: Option<&DataBalikan>) -> Vec<F> {
    let channels = [
        BalikanChannel::WebService,
        BalikanChannel::Upload,
        BalikanChannel::Form,
        BalikanChannel::PopUp,
        BalikanChannel::Media,
    ];
    vec![
        F::new("balikan_fields", say("Data balikan yang dikirim", "Feedback data"), K::Lines)
            .optional()
            .hint(say("Satu nama isian satu baris, misalnya JENIS_BANTUAN.", "One field name a line."))
            .propose(known.map(|balikan| balikan.fields.join("\n")).unwrap_or_default()),
        F::new("balikan_channels", say("Cara mengirim", "Channels"), K::Checks(choices(channels, word)))
            .optional()
            .propose_all(known.iter().flat_map(|balikan| &balikan.channels).map(word)),
    ]
}

/// Reads [`balikan_fields`].
pub(crate) fn read_balikan(form: &mut Reader<'_>) -> Option<DataBalikan> {
    let fields = form.lines("balikan_fields");
    let channels = form.choices("balikan_channels", from_word);
    (!fields.is_empty() || !channels.is_empty()).then_some(DataBalikan { fields, channels })
}

pub(super) fn settle_terms(view: &AgreementView) -> FormSpec {
    let agreement = &view.facts.agreement;
    let today_date = view.moment.today();
    let terms = agreement.latest_terms();
    let balikan = terms
        .and_then(|terms| terms.data_balikan.as_ref())
        .or_else(|| agreement.request().and_then(|request| request.data_balikan.as_ref()));
    let iso = match terms.map(|terms| terms.iso_27001) {
        None => ("months", "6".to_owned(), String::new()),
        Some(None) => ("none", String::new(), String::new()),
        Some(Some(IsoRule::MonthsAfterSignature { months })) => ("months", months.to_string(), String::new()),
        Some(Some(IsoRule::FixedDate { date })) => ("date", String::new(), date.to_string()),
    };
    let reader = terms.map(|terms| terms.card_reader);
    let bases = terms.map_or_else(|| LEGAL_BASES.join("\n"), |terms| terms.legal_bases.join("\n"));
    FormSpec::new(
        say("Tetapkan isi perjanjian", "Settle the terms"),
        say(
            "Isi ini menjadi naskah PKS dan Juknis, jadwal kewajiban, dan batas akses. Versi sebelumnya tetap tersimpan.",
            "These become the texts of PKS and Juknis, the duties and the limits of access. The former version is kept.",
        ),
        say("Simpan isi perjanjian", "Save the terms"),
        method_fields(agreement.methods_on(today_date)),
    )
    .section(say("Data balikan", "Feedback data"), balikan_fields(balikan))
    .section(
        say("Kewajiban dan bentuk naskah", "Duties and layout"),
        vec![
            F::new("iso_rule", say("Sertifikat ISO/IEC 27001", "ISO/IEC 27001 certificate"), K::Radio(vec![
                Choice::new("months", say("Beberapa bulan setelah tanda tangan", "Months after signature")),
                Choice::new("date", say("Pada tanggal tertentu", "By a date")),
                Choice::new("none", say("Tidak diatur", "Not asked")),
            ]))
            .propose(iso.0),
            F::new("iso_months", say("Jumlah bulan", "Months"), K::Number { min: 1, max: 60 })
                .optional()
                .propose(iso.1),
            F::new("iso_date", say("Tanggal sertifikat", "Date"), K::Date).optional().propose(iso.2),
            F::new("reader_need", say("Card reader", "Card reader"), K::Radio(choices(
                [ReaderNeed::None, ReaderNeed::AsNeeded, ReaderNeed::Required],
                word,
            )))
            .propose(reader.map_or_else(|| "none".to_owned(), |clause| word(&clause.need))),
            F::new("reader_months", say("Pengadaan paling lambat (bulan)", "Within months"), K::Number {
                min: 1,
                max: 60,
            })
            .optional()
            .propose(
                reader.and_then(|clause| clause.within_months).map(|months| months.to_string()).unwrap_or_default(),
            ),
            F::new("layout", say("Susunan PKS", "Layout of the PKS"), K::Radio(choices(
                [PksLayout::Articles, PksLayout::Chapters],
                word,
            )))
            .propose(word(&terms.map_or(view.facts.office.settings.pks_layout, |terms| terms.layout))),
            F::new("legal_bases", say("Dasar hukum", "Legal bases"), K::Lines)
                .hint(say(
                    "Satu kunci katalog satu baris, berurutan; surat persetujuan ditambahkan sendiri.",
                    "One catalogue key a line, in order; the approval letter is added by itself.",
                ))
                .propose(bases),
            F::new("effective", say("Berlaku sejak", "In force from"), K::Date).propose(
                terms.map_or_else(|| today(view), |terms| terms.effective.to_string()),
            ),
        ],
    )
}

pub(super) fn parse_settle_terms(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let known = view.facts.agreement.methods_on(view.moment.today()).to_vec();
    let mut form = Reader::new(posted);
    let methods = read_methods(&mut form, &known);
    let data_balikan = read_balikan(&mut form);
    let iso_27001 = match posted.text("iso_rule") {
        "none" => None,
        "date" => Some(IsoRule::FixedDate { date: form.date("iso_date") }),
        _ => {
            let months = form.number("iso_months", 1, 60);
            Some(IsoRule::MonthsAfterSignature { months: u8::try_from(months).unwrap_or(u8::MAX) })
        }
    };
    let need = form.choice("reader_need", from_word).unwrap_or(ReaderNeed::None);
    let within_months = form.optional_number("reader_months", 1, 60).and_then(|months| u8::try_from(months).ok());
    let layout = form.choice("layout", from_word).unwrap_or(PksLayout::Articles);
    let legal_bases = form.lines("legal_bases");
    let effective = form.date("effective");
    let duties: BTreeMap<_, _> =
        view.facts.agreement.latest_terms().map(|terms| terms.duties.clone()).unwrap_or_default();
    form.finish(C::SettleTerms {
        terms: Terms {
            effective,
            layout,
            methods,
            legal_bases,
            data_balikan,
            iso_27001,
            card_reader: ReaderClause { need, within_months },
            duties,
        },
    })
}

fn texts() -> Vec<Choice> {
    choices([Text::Pks, Text::Juknis], word)
}

pub(super) fn mark_final(view: &AgreementView) -> FormSpec {
    let agreement = &view.facts.agreement;
    let proposal = if agreement.final_on(Text::Pks).is_none() { "pks" } else { "juknis" };
    FormSpec::new(
        say("Tandai naskah final", "Mark a text final"),
        say(
            "Naskah final siap ditandatangani. Setelah PKS dan Juknis final, tahap menjadi Penandatanganan.",
            "A final text is ready to be signed. Once both are final the stage becomes signing.",
        ),
        say("Tandai final", "Mark final"),
        vec![
            F::new("text", say("Naskah", "Text"), K::Radio(texts())).propose(proposal),
            F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_mark_final(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let text = form.choice("text", from_word).unwrap_or(Text::Pks);
    let on = form.date("on");
    form.finish(C::MarkFinal { text, on })
}

pub(super) fn reopen_text(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Buka kembali naskah", "Reopen a text"),
        say(
            "Naskah yang sudah final dapat diubah lagi; tahap kembali ke Penyusunan sampai final kembali.",
            "A final text can be changed again; the stage goes back to drafting until it is final.",
        ),
        say("Buka kembali", "Reopen"),
        vec![F::new("text", say("Naskah", "Text"), K::Radio(texts()))],
    )
}

pub(super) fn parse_reopen_text(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let text = form.choice("text", from_word).unwrap_or(Text::Pks);
    form.finish(C::ReopenText { text })
}
