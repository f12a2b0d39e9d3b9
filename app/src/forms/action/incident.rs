//! Data breaches: reported, described, told of (4.12).

use patuh_domain::agreement::{AgreementCommand as C, Incident, IncidentDetails};

use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn report(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Laporkan insiden data", "Report an incident"),
        say(
            "Jam 3 x 24 mulai berjalan sejak waktu diketahui (UU 27/2022 pasal 46).",
            "The 72 hours run from the time of detection (UU 27/2022 art. 46).",
        ),
        say("Laporkan", "Report"),
        vec![
            F::new("detected_at", say("Diketahui", "Detected"), K::DateTime),
            F::new("subject", say("Apa yang terjadi", "What happened"), K::LongText)
                .hint(say("Jangan menulis NIK atau data penduduk.", "No NIK and no population data here.")),
        ],
    )
    .section(ACCOUNT, account_fields(None))
    .grave()
}

pub(super) fn parse_report(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let detected_at = form.instant("detected_at", view.moment.zone);
    let subject = form.text("subject");
    let details = read_account(&mut form);
    form.finish(C::ReportIncident { detected_at, subject, details })
}

pub(super) fn describe(view: &AgreementView) -> FormSpec {
    let open = open(view);
    // With one incident open its account is known and can be completed; with several each is written anew.
    let only = match open.as_slice() {
        [incident] => Some(&incident.details),
        _ => None,
    };
    FormSpec::new(
        say("Lengkapi uraian insiden", "Describe the incident"),
        say(
            "Uraian ini dicetak pada surat pemberitahuan (D27) dan menggantikan uraian sebelumnya.",
            "This account is printed on the notice (D27) and replaces the earlier one.",
        ),
        say("Simpan uraian", "Save"),
        vec![incident_field(&open)],
    )
    .section(ACCOUNT, account_fields(only))
}

pub(super) fn parse_describe(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let incident = form.choice("incident", |id| id.parse().ok());
    let details = read_account(&mut form);
    form.finish_some(incident.map(|incident| C::DescribeIncident { incident, details }))
}

pub(super) fn notify(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat pemberitahuan insiden", "Record the breach notice"),
        say("Pemberitahuan (D27) memenuhi kewajiban 3 x 24 jam.", "The notice (D27) fulfils the duty."),
        say("Catat", "Record"),
        vec![
            incident_field(&open(view)),
            F::new("at", say("Diberitahukan", "Notified"), K::DateTime),
            F::new("notice", say("Surat pemberitahuan", "Notice"), K::Letter),
        ],
    )
}

pub(super) fn parse_notify(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let incident = form.choice("incident", |id| id.parse().ok());
    let at = form.instant("at", view.moment.zone);
    let notice = form.letter("notice");
    form.finish_some(incident.map(|incident| C::NotifyIncident { incident, at, notice }))
}

const ACCOUNT: patuh_domain::wording::Bilingual = say("Uraian untuk pemberitahuan", "Account for the notice");

fn open(view: &AgreementView) -> Vec<&Incident> {
    view.facts.agreement.incidents.iter().filter(|incident| incident.notified_at.is_none()).collect()
}

fn incident_field(open: &[&Incident]) -> F {
    let choices = open.iter().map(|incident| Choice::named(incident.id.to_string(), incident.subject.clone()));
    let first = open.first().map(|incident| incident.id.to_string()).unwrap_or_default();
    F::new("incident", say("Insiden", "Incident"), K::Select(choices.collect())).propose(first)
}

fn account_fields(known: Option<&IncidentDetails>) -> Vec<F> {
    let text = |get: fn(&IncidentDetails) -> &Option<String>| known.map(get).cloned().flatten().unwrap_or_default();
    let persons = known.and_then(|details| details.persons).map(|persons| persons.to_string()).unwrap_or_default();
    vec![
        F::new("data", say("Jenis data yang terungkap", "Kinds of data"), K::LongText)
            .optional()
            .hint(say("Sebutkan elemennya saja, tanpa isi datanya.", "Name the elements only, not their content."))
            .propose(text(|details| &details.data)),
        F::new("course", say("Kapan dan bagaimana terjadi", "When and how"), K::LongText)
            .optional()
            .propose(text(|details| &details.course)),
        F::new(
            "persons",
            say("Jumlah orang yang terdampak", "Persons concerned"),
            K::Number { min: 0, max: 300_000_000 },
        )
        .optional()
        .propose(persons),
        F::new("handling", say("Penanganan dan pemulihan", "Handling and recovery"), K::LongText)
            .optional()
            .propose(text(|details| &details.handling)),
        F::new("contact", say("Narahubung", "Contact"), K::Text)
            .optional()
            .hint(say(
                "Kosongkan untuk memakai narahubung perjanjian.",
                "Leave it empty for the contact persons of the agreement.",
            ))
            .propose(text(|details| &details.contact)),
    ]
}

fn read_account(form: &mut Reader<'_>) -> IncidentDetails {
    IncidentDetails {
        data: form.optional("data"),
        course: form.optional("course"),
        persons: form.optional_number("persons", 0, 300_000_000),
        handling: form.optional("handling"),
        contact: form.optional("contact"),
    }
}
