//! Fields of hours of access, for an office and for an agreement.

use patuh_domain::access::{Hours, OfficeHours, Span};
use patuh_domain::office::{Office, OfficeCommand};
use patuh_domain::wording::Bilingual;

use super::reader::Reader;
use super::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, Posted};

/// Names of the three kinds of days.
const DAYS: [&str; 3] = ["workdays", "saturday", "sunday"];

/// Hours of the office from a day on.
pub fn office_hours(today: &str, office: &Office) -> FormSpec {
    let present = office.hours.last().map(|hours| hours.hours);
    let mut fields = vec![mode(present, false)];
    fields.extend(span_fields(present));
    fields.push(F::new("from", say("Berlaku sejak", "From"), K::Date).propose(today));
    FormSpec::new(
        say("Jam akses kantor", "Hours of access of the office"),
        say(
            "Di luar jam ini permintaan data ditolak dengan kode 06, kecuali perjanjian yang memiliki jam sendiri.",
            "Outside these hours look-ups are refused with code 06, except under agreements with hours of their own.",
        ),
        say("Simpan jam akses", "Save"),
        fields,
    )
}

/// Reads [`office_hours`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_office_hours(posted: &Posted) -> Result<OfficeCommand, FormErrors> {
    let mut form = Reader::new(posted);
    let hours = read(&mut form, posted);
    let from = form.date("from");
    form.finish(OfficeCommand::SetHours { hours: OfficeHours { from, hours } })
}

/// Around the clock or by the day; `with_office` offers the office's hours too.
pub(crate) fn mode(present: Option<Hours>, with_office: bool) -> F {
    let mut choices = vec![
        Choice::new("always", say("Sepanjang waktu", "Around the clock")),
        Choice::new("week", say("Menurut jam di bawah", "By the hours below")),
    ];
    if with_office {
        choices.insert(0, Choice::new("office", say("Mengikuti jam akses kantor", "As the office's")));
    }
    let proposal = match present {
        Some(Hours::Week { .. }) => "week",
        Some(Hours::Always) => "always",
        None if with_office => "office",
        None => "always",
    };
    F::new("mode", say("Akses terbuka", "Access is open"), K::Radio(choices)).propose(proposal)
}

/// Opening and closing of each kind of day.
pub(crate) fn span_fields(present: Option<Hours>) -> Vec<F> {
    let spans = match present {
        Some(Hours::Week { workdays, saturday, sunday }) => [workdays, saturday, sunday],
        _ => [Span::new(7 * 60 + 30, 16 * 60), None, None],
    };
    let names =
        [("Senin–Jumat", "Monday to Friday"), ("Sabtu", "Saturday"), ("Minggu dan hari libur", "Sundays and holidays")];
    let clock = |minute: u16| format!("{:02}.{:02}", minute / 60, minute % 60);
    DAYS.into_iter()
        .zip(names)
        .zip(spans)
        .flat_map(|((day, (id, en)), span)| {
            let field = |end: &str, id_end: &str, en_end: &str, value: Option<u16>| {
                F::new(
                    format!("{day}_{end}"),
                    Bilingual::owned(format!("{id}, {id_end}"), format!("{en}, {en_end}")),
                    K::Text,
                )
                .optional()
                .hint(say("Seperti 07.30; kosong berarti tutup.", "Like 07.30; empty means closed."))
                .propose(value.map(clock).unwrap_or_default())
            };
            [
                field("opens", "dibuka", "opens", span.map(|span| span.opens)),
                field("closes", "ditutup", "closes", span.map(|span| span.closes)),
            ]
        })
        .collect()
}

/// Reads [`mode`] and [`span_fields`]; the office's own mode reads as around the clock.
pub(crate) fn read(form: &mut Reader<'_>, posted: &Posted) -> Hours {
    if posted.text("mode") != "week" {
        return Hours::Always;
    }
    let [workdays, saturday, sunday] = DAYS.map(|day| {
        let (opens, closes) = (posted.text(&format!("{day}_opens")), posted.text(&format!("{day}_closes")));
        if opens.trim().is_empty() && closes.trim().is_empty() {
            return None;
        }
        let span = Span::parse(opens, closes);
        if span.is_none() {
            form.wrong(
                &format!("{day}_closes"),
                "Tulis jam buka dan tutup seperti 07.30 dan 16.00; tutup paling akhir 24.00.",
                "Write opening and closing like 07.30 and 16.00; the latest closing is 24.00.",
            );
        }
        span
    });
    Hours::Week { workdays, saturday, sunday }
}
