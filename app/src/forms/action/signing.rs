//! Stage 5: PKS and Juknis signed.

use chrono::Months;
use patuh_domain::agreement::{AgreementCommand as C, Juknis, JuknisLayout, JuknisSigners, Pks, Term};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn sign_pks(view: &AgreementView) -> FormSpec {
    let office = &view.facts.office.profile;
    let day = view.moment.today();
    let years = view.facts.agreement.request().and_then(|request| request.term_years).unwrap_or(2);
    let proposed_end = day.checked_add_months(Months::new(u32::from(years) * 12)).unwrap_or(day);
    FormSpec::new(
        say("Catat penandatanganan PKS", "Record the signing of the PKS"),
        say(
            "PKS berlaku sejak tanggal tanda tangan; jadwal kewajiban mulai dihitung. Akses baru terbuka setelah Juknis, SPTJM, NDA, dan BAST User ID ada.",
            "The PKS is in force from the date of signature and the duties begin to count. Access opens only with Juknis, SPTJM, NDA and the User ID's BAST.",
        ),
        say("Catat PKS ditandatangani", "Record the PKS as signed"),
        vec![
            F::new("office_number", say("Nomor PIHAK KESATU", "Number of the first party"), K::Text),
            F::new("institution_number", say("Nomor PIHAK KEDUA", "Number of the second party"), K::Text),
            F::new("signed_on", say("Tanggal tanda tangan", "Signed on"), K::Date).propose(today(view)),
            F::new("signed_at", say("Tempat", "Place"), K::Text).propose(office.city.clone()),
            F::new(
                "wording",
                say("Cara jangka waktu ditulis", "How the term is worded"),
                K::Select(vec![
                    Choice::new("years", say("... tahun sejak ditandatangani", "... years from signature")),
                    Choice::new("until", say("sampai dengan tanggal ...", "until ...")),
                    Choice::new("range", say("sejak tanggal ... sampai dengan tanggal ...", "from ... to ...")),
                    Choice::new("years_and_until", say("... tahun, sampai dengan tanggal ...", "... years, until ...")),
                ]),
            )
            .propose("years_and_until"),
            F::new("years", say("Jangka waktu (tahun)", "Years"), K::Number { min: 1, max: 10 })
                .optional()
                .propose(years.to_string()),
            F::new("ends_on", say("Hari terakhir berlaku", "Last day of force"), K::Date)
                .hint(say(
                    "Termasuk hari itu. Usulan: tanggal yang sama setelah jangka waktu.",
                    "Inclusive. Proposed: the same date after the term.",
                ))
                .propose(proposed_end.to_string()),
            F::new("scan", say("Pindaian PKS bertanda tangan", "Scan of the signed PKS"), K::File).optional(),
        ],
    )
}

pub(super) fn parse_sign_pks(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let office_number = form.text("office_number");
    let institution_number = form.text("institution_number");
    let signed_on = form.date("signed_on");
    let signed_at = form.text("signed_at");
    let ends_on = form.date("ends_on");
    let mut years = || u8::try_from(form.number("years", 1, 10)).unwrap_or(2);
    let term = match posted.text("wording") {
        "years" => Term::Years { years: years() },
        "until" => Term::Until { until: ends_on },
        "range" => Term::Range {},
        _ => Term::YearsAndUntil { years: years(), until: ends_on },
    };
    let scan = form.file("scan");
    form.finish(C::SignPks {
        pks: Pks { office_number, institution_number, signed_on, signed_at, term, ends_on, scan },
    })
}

pub(super) fn sign_juknis(view: &AgreementView) -> FormSpec {
    let office = &view.facts.office;
    FormSpec::new(
        say("Catat penandatanganan Juknis", "Record the signing of the Juknis"),
        say(
            "Dengan PKS dan Juknis, perjanjian masuk tahap Persiapan akses. Tanpa Juknis, akses tidak dapat dibuka.",
            "With PKS and Juknis the agreement moves to onboarding. Without the Juknis access can't be opened.",
        ),
        say("Catat Juknis ditandatangani", "Record the Juknis as signed"),
        vec![
            F::new("number", say("Nomor Juknis", "Number"), K::Text),
            F::new("institution_number", say("Nomor PIHAK KEDUA", "Number of the second party"), K::Text)
                .optional()
                .hint(say("Bila Juknis memakai dua nomor.", "Where the Juknis has two numbers.")),
            F::new("date", say("Tanggal", "Date"), K::Date).propose(today(view)),
            F::new("place", say("Tempat", "Place"), K::Text).propose(office.profile.city.clone()),
            F::new(
                "layout",
                say("Susunan", "Layout"),
                K::Radio(choices([JuknisLayout::Criteria, JuknisLayout::Discussion], word)),
            )
            .propose(word(&office.settings.juknis_layout)),
            F::new(
                "signers",
                say("Penanda tangan", "Signers"),
                K::Select(choices(
                    [
                        JuknisSigners::Heads,
                        JuknisSigners::HeadAndOfficer,
                        JuknisSigners::TechnicalOfficers,
                        JuknisSigners::TeamsAndHeads,
                    ],
                    word,
                )),
            )
            .propose("heads"),
            F::new("initials", say("Kotak paraf pada setiap halaman", "Initials box on every page"), K::Check)
                .optional()
                .propose(if office.settings.initials { "ya" } else { "" }),
            F::new("user_id_request_by", say("User ID diminta paling lambat", "User ID to be requested by"), K::Date)
                .optional()
                .hint(say("Bila disepakati dalam Juknis.", "Where the Juknis agrees one.")),
            F::new("scan", say("Pindaian Juknis bertanda tangan", "Scan of the signed Juknis"), K::File).optional(),
        ],
    )
}

pub(super) fn parse_sign_juknis(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let juknis = Juknis {
        number: form.text("number"),
        institution_number: form.optional("institution_number"),
        date: form.date("date"),
        place: form.text("place"),
        layout: form.choice("layout", from_word).unwrap_or(JuknisLayout::Criteria),
        signers: form.choice("signers", from_word).unwrap_or(JuknisSigners::Heads),
        initials: form.is_set("initials"),
        user_id_request_by: form.optional_date("user_id_request_by"),
        scan: form.file("scan"),
    };
    form.finish(C::SignJuknis { juknis })
}
