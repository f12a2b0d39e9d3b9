//! The guided request: the six matters of D01, saved as a draft while one types.

use chrono::NaiveDate;
use patuh_domain::agreement::{Agreement, AgreementCommand, MethodGrant, Predecessor, Request, Study};
use patuh_domain::ids::{AgreementId, InstitutionId};

use super::action::{balikan_fields, method_fields, read_balikan, read_methods};
use super::reader::Reader;
use super::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// The field that names the agreement to follow.
pub const PREDECESSOR: &str = "predecessor";

/// A new request, or the last one of an agreement to be submitted again.
pub fn request(institutions: &[(InstitutionId, String)], last: Option<&Request>, today: &str) -> FormSpec {
    beginning(institutions, None, last, today)
}

/// The request for an agreement that follows `before` (its id and number), filled in from what it holds now.
pub fn following(
    institution: (InstitutionId, String),
    before: (AgreementId, &str),
    content: &Request,
    today: &str,
) -> FormSpec {
    beginning(&[institution], Some(before), Some(content), today)
}

/// What an agreement holds on `today`, as a request for the one that follows it.
pub fn content_of(agreement: &Agreement, today: NaiveDate) -> Option<Request> {
    let last = agreement.request()?;
    let methods = agreement.methods_on(today);
    let terms = agreement.terms_on(today);
    Some(Request {
        methods: if methods.is_empty() { last.methods.clone() } else { methods.to_vec() },
        data_balikan: terms.map_or_else(|| last.data_balikan.clone(), |terms| terms.data_balikan.clone()),
        ..last.clone()
    })
}

fn beginning(
    institutions: &[(InstitutionId, String)],
    before: Option<(AgreementId, &str)>,
    last: Option<&Request>,
    today: &str,
) -> FormSpec {
    let choices: Vec<_> = institutions.iter().map(|(id, name)| Choice::named(id.to_string(), name.clone())).collect();
    let only = if choices.len() == 1 { choices[0].value.clone() } else { String::new() };
    let known: &[MethodGrant] = last.map_or(&[], |request| &request.methods);
    let text = |get: fn(&Request) -> &String| last.map(get).cloned().unwrap_or_default();
    FormSpec::new(
        say("Permohonan pemanfaatan data", "Request for the use of data"),
        say(
            "Permohonan masuk ke antrean Disdukcapil. Isian tersimpan sebagai draf selama belum diajukan.",
            "The request goes to the office's queue. What you fill in is kept as a draft until then.",
        ),
        say("Ajukan permohonan", "Submit the request"),
        Vec::new(),
    )
    .section(
        say("1. Lembaga dan surat", "1. Institution and letter"),
        [
            Some(F::new("institution", say("Lembaga Pengguna", "Institution"), K::Select(choices)).propose(only)),
            before.map(|(id, number)| {
                let only = vec![Choice::named(id.to_string(), number)];
                F::new(PREDECESSOR, say("Meneruskan PKS", "Follows the PKS"), K::Select(only)).propose(id.to_string())
            }),
        ]
        .into_iter()
        .flatten()
        .chain([
            F::new("letter", say("Surat permohonan", "Request letter"), K::Letter),
            F::new("subject", say("Hal", "Subject"), K::Text)
                .propose(last.map_or("Permohonan Pemanfaatan Data Kependudukan", |request| &request.subject)),
            F::new("received_on", say("Diterima kantor", "Received on"), K::Date).propose(today),
            F::new("scan", say("Pindaian surat", "Scan"), K::File).optional(),
        ])
        .collect(),
    )
    .section(
        say("2. Tujuan", "2. Purpose"),
        vec![
            F::new("purpose", say("Tujuan pemanfaatan", "Purpose"), K::LongText)
                .hint(say(
                    "Satu tujuan, misalnya: verifikasi dan validasi data penerima bantuan sosial.",
                    "One purpose, e.g. verification and validation of recipients of social aid.",
                ))
                .propose(text(|request| &request.purpose)),
            F::new(
                "daily_need",
                say("Perkiraan akses per hari", "Look-ups a day"),
                K::Number { min: 1, max: 10_000_000 },
            )
            .optional()
            .propose(last.and_then(|request| request.daily_need).map(|need| need.to_string()).unwrap_or_default()),
        ],
    )
    .section(say("3. Metode dan elemen data", "3. Methods and elements"), method_fields(known))
    .section(
        say("4. Data balikan", "4. Feedback data"),
        balikan_fields(last.and_then(|request| request.data_balikan.as_ref())),
    )
    .section(
        say("5. Jangka waktu", "5. Term"),
        vec![
            F::new("term_years", say("Jangka waktu (tahun)", "Term (years)"), K::Number { min: 1, max: 10 })
                .propose(last.and_then(|request| request.term_years).unwrap_or(2).to_string()),
        ],
    )
    .section(say("6. Kajian teknis", "6. Technical study"), study_fields(last.map(|request| &request.study)))
}

/// What the study (D02) says besides what is asked for above.
fn study_fields(known: Option<&Study>) -> Vec<F> {
    let text = |get: fn(&Study) -> &Option<String>| known.map(get).cloned().flatten().unwrap_or_default();
    vec![
        F::new("legal_task", say("Dasar hukum tugas layanan", "Legal basis of the service"), K::LongText)
            .optional()
            .hint(say(
                "Peraturan atau keputusan yang menugaskan layanan ini kepada lembaga.",
                "The regulation or decree that charges the institution with this service.",
            ))
            .propose(text(|study| &study.legal_task)),
        F::new("need", say("Alasan kebutuhan elemen", "Why these elements"), K::LongText)
            .optional()
            .propose(text(|study| &study.need)),
        F::new("reckoning", say("Perhitungan akses per hari", "Reckoning of the look-ups a day"), K::LongText)
            .optional()
            .hint(say("Misalnya: 12 loket x 20 pemohon setiap hari.", "E.g. 12 counters x 20 applicants a day."))
            .propose(text(|study| &study.reckoning)),
    ]
}

/// Reads [`request`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse(posted: &Posted) -> Result<AgreementCommand, FormErrors> {
    let (institution, request) = read(posted)?;
    Ok(AgreementCommand::SubmitRequest { institution, request })
}

/// Reads [`following`]; `predecessor` is how the agreement before may be followed.
///
/// # Errors
/// As [`parse`].
pub fn parse_following(posted: &Posted, predecessor: Predecessor) -> Result<AgreementCommand, FormErrors> {
    let (institution, request) = read(posted)?;
    Ok(AgreementCommand::SucceedAgreement { institution, request, predecessor })
}

fn read(posted: &Posted) -> Result<(InstitutionId, Request), FormErrors> {
    let mut form = Reader::new(posted);
    let institution: Option<InstitutionId> = form.choice("institution", |id| id.parse().ok());
    let letter = form.letter("letter");
    let subject = form.text("subject");
    let received_on = form.date("received_on");
    let purpose = form.text("purpose");
    let daily_need = form.optional_number("daily_need", 1, 10_000_000);
    let methods = read_methods(&mut form, &[]);
    let data_balikan = read_balikan(&mut form);
    let term_years = u8::try_from(form.number("term_years", 1, 10)).ok();
    let study = Study {
        legal_task: form.optional("legal_task"),
        need: form.optional("need"),
        reckoning: form.optional("reckoning"),
    };
    let scan = form.file("scan");
    let request =
        Request { letter, subject, purpose, daily_need, methods, data_balikan, term_years, received_on, study, scan };
    form.finish_some(institution.map(|institution| (institution, request)))
}
