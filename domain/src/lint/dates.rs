//! Dates against each other: deadlines, term, age of the request.

use chrono::{Days, Months, NaiveDate};

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, Expected, Facts, IsoRule, Pks, Term};
use crate::calendar::Moment;
use crate::wording::short_date;

pub(super) fn check(facts: &Facts, moment: &Moment, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    if let Some(pks) = &agreement.pks {
        term(pks, found);
        if let Some(IsoRule::FixedDate { date }) = agreement.first_terms().and_then(|terms| terms.iso_27001)
            && date <= pks.signed_on
        {
            early(found, "D06", "ISO/IEC 27001", date, ("PKS", pks.signed_on), Mend::Step(A::SettleTerms, "iso_date"));
        }
    }
    if let Some(juknis) = &agreement.juknis {
        if let Some(by) = juknis.user_id_request_by.filter(|by| *by < juknis.date) {
            let mend = Mend::Step(A::SignJuknis, "user_id_request_by");
            early(found, "D07", "User ID", by, ("Juknis", juknis.date), mend);
        }
        let expected = agreement.network.as_ref().and_then(|network| network.expected.as_ref()).and_then(last_day);
        if let Some(by) = expected.filter(|by| *by < juknis.date) {
            let mend = Mend::Step(A::RecordNetwork, "expected_on");
            early(found, "D07", "Jaringan", by, ("Juknis", juknis.date), mend);
        }
    }
    if let Some(request) = agreement.request() {
        let used = agreement.pks.as_ref().map_or_else(|| moment.today(), |pks| pks.signed_on);
        let sent = request.letter.date;
        if sent.checked_add_months(Months::new(12)).is_some_and(|limit| limit < used) {
            let (sent, used) = (short_date(sent), short_date(used));
            found.push(Finding::new(
                Lint::OldRequest,
                "D01",
                request.letter.number.clone(),
                (
                    format!("Surat permohonan bertanggal {sent}, lebih dari setahun sebelum {used}."),
                    format!("The request letter is of {sent}, more than a year before {used}."),
                ),
                Mend::Step(A::SubmitRequest, "letter"),
            ));
        }
    }
}

fn early(
    found: &mut Vec<Finding>,
    document: &'static str,
    place: &str,
    deadline: NaiveDate,
    (name, date): (&str, NaiveDate),
    mend: Mend,
) {
    let (deadline, date) = (short_date(deadline), short_date(date));
    found.push(Finding::new(
        Lint::Deadline,
        document,
        place,
        (
            format!("Batas waktu {deadline} mendahului tanggal {name}, {date}."),
            format!("The deadline {deadline} comes before the date of the {name}, {date}."),
        ),
        mend,
    ));
}

/// Years from the signature end on the same day or the day before; a date in the term is the last day itself.
fn term(pks: &Pks, found: &mut Vec<Finding>) {
    let after = |years: u8| pks.signed_on.checked_add_months(Months::new(12 * u32::from(years)));
    let by_years = |years: u8| {
        let end = after(years);
        let eve = end.and_then(|end| end.checked_sub_days(Days::new(1)));
        end == Some(pks.ends_on) || eve == Some(pks.ends_on)
    };
    let (agrees, wording) = match pks.term {
        Term::Years { years } => (by_years(years), format!("{years} tahun / years")),
        Term::Until { until } => (until == pks.ends_on, short_date(until)),
        Term::Range {} => (pks.ends_on > pks.signed_on, short_date(pks.signed_on)),
        Term::YearsAndUntil { years, until } => {
            (until == pks.ends_on && by_years(years), format!("{years} tahun / years, {}", short_date(until)))
        }
    };
    if !agrees {
        let (signed, end) = (short_date(pks.signed_on), short_date(pks.ends_on));
        found.push(Finding::new(
            Lint::Term,
            "D06",
            "Jangka Waktu",
            (
                format!("Ditandatangani {signed}, jangka waktu {wording}, tetapi berakhir {end}."),
                format!("Signed {signed}, term {wording}, but the last day is {end}."),
            ),
            Mend::Step(A::SignPks, "ends_on"),
        ));
    }
}

/// The last day of what is expected: the week of days 1 to 7 is the first.
fn last_day(expected: &Expected) -> Option<NaiveDate> {
    match expected {
        Expected::On(day) => Some(day.on),
        Expected::Week(week) => {
            let first = NaiveDate::parse_from_str(&format!("{}-01", week.month), "%Y-%m-%d").ok()?;
            let end = first.checked_add_days(Days::new(7 * u64::from(week.week)))?.pred_opt()?;
            let month_end = first.checked_add_months(Months::new(1))?.pred_opt()?;
            Some(end.min(month_end))
        }
    }
}
