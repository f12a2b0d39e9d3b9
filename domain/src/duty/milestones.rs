//! Duties with a date set by the agreement: certificate, renewal letter, User ID, network, readers
//! (domain.md 4.1, 4.8 to 4.10, 4.14).

use chrono::{Days, NaiveDate};

use super::clock::{Clock, Done, Due, Matter};
use super::{Duty, DutyKind, Responsible};
use crate::agreement::{Certificate, Expected, IsoRule, Pks, Reader, ReaderNeed, Renewal, RenewalOutcome};
use crate::calendar::{add_months, month_end};
use crate::wording::long_date;

/// Where a text asks for the certificate without saying when.
const ISO_MONTHS: u8 = 6;
/// Months before the end by which the renewal letter is due.
const RENEWAL_MONTHS: i32 = 2;
/// Hand-over of a User ID after its request.
const HANDOVER_DAYS: u64 = 14;

/// The certificate by the rule of the text, then one for the expiry of each certificate handed in.
pub(super) fn certificates(clock: &Clock<'_>, pks: &Pks) -> Vec<Duty> {
    let known = clock.known;
    let rule = known.agreement.terms_on(known.today).and_then(|terms| terms.iso_27001);
    if !known.has_duty(DutyKind::IsoCertificate, rule.is_some()) {
        return Vec::new();
    }
    let (due, basis) = match rule.unwrap_or(IsoRule::MonthsAfterSignature { months: ISO_MONTHS }) {
        IsoRule::MonthsAfterSignature { months } => (
            add_months(pks.signed_on, i32::from(months)),
            format!("PKS, kewajiban PIHAK KEDUA; sertifikat paling lambat {months} bulan setelah penandatanganan"),
        ),
        IsoRule::FixedDate { date } => {
            (date, format!("PKS, kewajiban PIHAK KEDUA; sertifikat paling lambat {}", long_date(date)))
        }
    };
    let matter = Matter::new(DutyKind::IsoCertificate, Responsible::Institution, basis);
    let valid = certificates_in_order(clock);
    let mut duties = vec![clock.judge(matter, Due::On(due.into()), valid.first().map(|first| handed_in(first)))];
    duties.extend(valid.iter().enumerate().map(|(place, certificate)| {
        let basis = format!("Sertifikat {} berlaku sampai {}", certificate.number, long_date(certificate.valid_until));
        let matter = Matter::new(DutyKind::IsoCertificate, Responsible::Institution, basis);
        let next = valid[place + 1..].iter().find(|later| later.valid_until > certificate.valid_until);
        clock.judge(
            matter.of(certificate.number.clone()),
            Due::On(certificate.valid_until.into()),
            next.map(|next| handed_in(next)),
        )
    }));
    duties
}

/// One for every term: the present one, and those an addendum prolonged (their subject is the old last day).
pub(super) fn renewals(clock: &Clock<'_>, pks: &Pks) -> Vec<Duty> {
    if !clock.known.has_duty(DutyKind::RenewalLetter, true) {
        return Vec::new();
    }
    let mut ends_on = pks.ends_on;
    let mut letter: Option<&Renewal> = None;
    let mut duties = Vec::new();
    for renewal in &clock.known.agreement.renewals {
        // The first letter of a term meets the duty; one received after the end asks for nothing any more.
        letter = letter.or(Some(renewal).filter(|renewal| renewal.received_on <= ends_on));
        if let Some(RenewalOutcome::Addendum(addendum)) = &renewal.outcome {
            duties.push(renewal_letter(clock, ends_on, letter.take(), true));
            ends_on = ends_on.max(addendum.ends_on);
        }
    }
    duties.push(renewal_letter(clock, ends_on, letter, false));
    duties
}

/// Only where the Juknis agreed on a day.
pub(super) fn user_id_request(clock: &Clock<'_>) -> Option<Duty> {
    let agreement = &clock.known.agreement;
    let by = agreement.juknis.as_ref()?.user_id_request_by?;
    if !clock.known.has_duty(DutyKind::UserIdRequest, true) {
        return None;
    }
    let basis = "Juknis, sistem aplikasi; permohonan User ID pada tanggal yang disepakati";
    let matter = Matter::new(DutyKind::UserIdRequest, Responsible::Institution, basis);
    let first = agreement.accounts.iter().min_by_key(|account| account.request.date);
    let done = first.map(|account| Done::new(account.request.date, account.request.number.clone()));
    Some(clock.judge(matter, Due::On(by.into()), done))
}

/// Where the office binds itself to a date: each User ID from its request.
pub(super) fn handovers(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::UserIdHandover, known.facts.office.settings.handover_duty) {
        return Vec::new();
    }
    let basis = "Juknis, sistem aplikasi; penyerahan User ID 2 minggu setelah permohonan";
    let matter = || Matter::new(DutyKind::UserIdHandover, Responsible::Office, basis);
    let accounts = &known.agreement.accounts;
    if accounts.is_empty() {
        return vec![clock.judge(matter(), Due::Pending, None)];
    }
    let handover = accounts.iter().map(|account| {
        let due = account.request.date.checked_add_days(Days::new(HANDOVER_DAYS)).unwrap_or(NaiveDate::MAX);
        let done = account.bast.as_ref().map(|bast| Done::new(bast.date, bast.number.clone()));
        clock.judge(matter().of(account.user_id.clone()), Due::On(due.into()), done)
    });
    handover.collect()
}

/// Only where a day or week was agreed; a week is due on its last day.
pub(super) fn network(clock: &Clock<'_>) -> Option<Duty> {
    let network = clock.known.agreement.network.as_ref()?;
    let expected = network.expected.as_ref()?;
    if !clock.known.has_duty(DutyKind::NetworkReady, true) {
        return None;
    }
    let due = match expected {
        Expected::On(day) => Due::On(day.on.into()),
        Expected::Week(week) => format!("{}-01", week.month).parse::<NaiveDate>().map_or(Due::Undated, |first| {
            let last = Days::new(u64::from(week.week.max(1)) * 7 - 1);
            let day = first.checked_add_days(last).unwrap_or(first);
            Due::On(day.min(month_end(first)).into())
        }),
    };
    let basis = "Juknis, jaringan; koneksi siap pada waktu yang disepakati";
    let matter = Matter::new(DutyKind::NetworkReady, Responsible::Institution, basis);
    let done = network.ready_on.map(|on| {
        let provider = network.provider.clone();
        Done::new(on, provider.unwrap_or_else(|| "Koneksi siap".to_owned()))
    });
    Some(clock.judge(matter, due, done))
}

/// Readers for every named work unit, at least one, when the text requires them.
pub(super) fn readers(clock: &Clock<'_>, pks: &Pks) -> Option<Duty> {
    let known = clock.known;
    let clause = known.agreement.terms_on(known.today).map(|terms| terms.card_reader)?;
    if !known.has_duty(DutyKind::ReaderProcurement, clause.need == ReaderNeed::Required) {
        return None;
    }
    let due = clause
        .within_months
        .map_or(Due::Undated, |months| Due::On(add_months(pks.signed_on, i32::from(months)).into()));
    let basis = match clause.within_months {
        Some(months) => {
            format!("Juknis, card reader; pengadaan paling lambat {months} bulan setelah penandatanganan")
        }
        None => "Juknis, card reader; pengadaan untuk setiap unit kerja".to_owned(),
    };
    let matter = Matter::new(DutyKind::ReaderProcurement, Responsible::Institution, basis);
    let units = &known.facts.institution.profile.work_units;
    let needed = units.len().max(1);
    let mut supplied: Vec<_> = if units.is_empty() {
        known.agreement.readers.iter().filter_map(procured_on).min().into_iter().collect()
    } else {
        units.iter().filter_map(|unit| first_reader_at(clock, unit)).collect()
    };
    supplied.sort_unstable();
    let evidence = format!("{} dari {needed} unit kerja", supplied.len());
    let done = supplied.get(needed - 1).map(|on| Done::new(*on, evidence.clone()));
    let mut duty = clock.judge(matter, due, done);
    // How far it has come is worth showing before it is done.
    duty.evidence = duty.evidence.or_else(|| (!supplied.is_empty()).then_some(evidence));
    Some(duty)
}

/// Certificates that were valid when handed in, each later than the one before.
fn certificates_in_order<'a>(clock: &Clock<'a>) -> Vec<&'a Certificate> {
    let all = &clock.known.agreement.certificates;
    let mut valid: Vec<_> =
        all.iter().filter(|certificate| certificate.valid_until >= certificate.received_on).collect();
    valid.sort_by_key(|certificate| (certificate.received_on, certificate.valid_until, &certificate.number));
    valid
}

fn handed_in(certificate: &Certificate) -> Done {
    Done::new(certificate.received_on, format!("{} ({})", certificate.number, certificate.body))
}

fn renewal_letter(clock: &Clock<'_>, ends_on: NaiveDate, letter: Option<&Renewal>, past: bool) -> Duty {
    let basis = format!(
        "Juknis, perpanjangan; surat paling lambat {RENEWAL_MONTHS} bulan sebelum berakhir ({})",
        long_date(ends_on)
    );
    let matter = Matter::new(DutyKind::RenewalLetter, Responsible::Institution, basis);
    let matter = if past { matter.of(ends_on.to_string()) } else { matter };
    let done =
        letter.map(|renewal| Done::new(renewal.received_on, renewal.letter.number.clone()).frozen(renewal.frozen_due));
    clock.judge(matter, Due::On(add_months(ends_on, -RENEWAL_MONTHS).into()), done)
}

/// A reader counts from its personalisation, or its activation where only that is recorded.
fn procured_on(reader: &Reader) -> Option<NaiveDate> {
    reader.personalised_on.into_iter().chain(reader.activated_on).min()
}

fn first_reader_at(clock: &Clock<'_>, unit: &str) -> Option<NaiveDate> {
    let readers = &clock.known.agreement.readers;
    let there = |reader: &&Reader| crate::agreement::same_name(&reader.place, unit);
    readers.iter().filter(there).filter_map(procured_on).min()
}
