//! Duties that something sets off: changes at the institution, the end, months without data balikan, breaches
//! (domain.md 4.6, 4.7, 4.11, 4.12; decisions.md 15 to 17).

use chrono::{NaiveDate, TimeDelta};

use super::clock::{Clock, Done, Due, Matter};
use super::{Duty, DutyKind, DutyState, Responsible};
use crate::agreement::{Change, ChangeKind, Incident, Pks, RenewalOutcome, SanctionKind};
use crate::calendar::month_end;
use crate::head::{Head, HeadStatus};
use crate::wording::{Language, month_year};

/// UU 27/2022 article 46: 3 x 24 hours.
const BREACH_HOURS: i64 = 72;

/// A notice for every head who took office while in force, and for every recorded change of structure or name.
pub(super) fn notices(clock: &Clock<'_>, pks: &Pks) -> Vec<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::ChangeNotice, true) {
        return Vec::new();
    }
    let days = known.facts.office.settings.change_notice_working_days;
    let force = known.force_days();
    let in_force = |date: NaiveDate| date > pks.signed_on && force.iter().any(|period| period.contains(date));
    let basis = format!("Juknis, ketentuan lain; pemberitahuan {days} hari kerja setelah perubahan");
    let judge = |subject: &str, since, letter: Option<&crate::letter::Letter>| {
        let matter = Matter::new(DutyKind::ChangeNotice, Responsible::Institution, basis.clone()).of(subject);
        let done = letter.map(|letter| Done::new(letter.date, letter.number.clone()));
        clock.judge(matter, clock.working_days_after(since, days), done)
    };
    let heads = heads_in_order(clock);
    let mut duties: Vec<_> = heads
        .iter()
        .enumerate()
        .filter(|(_, head)| in_force(head.since))
        .map(|(place, head)| {
            let next = heads.get(place + 1).map(|next| next.since);
            let notice = known.agreement.changes.iter().find(|change| tells_of(change, head.since, next));
            judge(&head.name, head.since, notice.and_then(|change| change.letter.as_ref()))
        })
        .collect();
    let mut seen: Vec<&Change> = Vec::new();
    for change in known.agreement.changes.iter().rev().filter(|change| change.kind.needs_notice()) {
        let of_a_head = change.kind == ChangeKind::Head
            && heads
                .iter()
                .enumerate()
                .any(|(place, head)| belongs_to(change, head.since, heads.get(place + 1).map(|next| next.since)));
        // A later entry of the same matter supersedes the earlier one.
        let superseded = seen.iter().any(|later| {
            later.kind == change.kind && later.subject == change.subject && later.happened_on == change.happened_on
        });
        if !of_a_head && !superseded && in_force(change.happened_on) {
            duties.push(judge(&change.subject, change.happened_on, change.letter.as_ref()));
        }
        seen.push(change);
    }
    duties
}

/// After the end, or when the right of access is revoked; a successor agreement takes readers and accounts over.
pub(super) fn closing(clock: &Clock<'_>) -> Option<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::Closing, true) {
        return None;
    }
    let days = known.facts.office.settings.closing_working_days;
    let basis =
        format!("PKS, berakhirnya perjanjian; Juknis, card reader: penutupan {days} hari kerja setelah berakhir");
    let matter = Matter::new(DutyKind::Closing, Responsible::Institution, basis);
    let revoked = known.sanction(SanctionKind::Revocation);
    let revoked_on = revoked.map(|sanction| known.moment.zone.local_date(sanction.from));
    let trigger = revoked_on.into_iter().chain(clock.ended_on).min();
    let due = trigger.map_or(Due::Pending, |date| clock.working_days_after(date, days));
    let done = known
        .agreement
        .closing
        .as_ref()
        .map(|closing| Done::new(closing.bast.date, closing.bast.number.clone()).frozen(closing.frozen_due));
    let mut duty = clock.judge(matter, due, done);
    let successor = known.agreement.renewals.iter().find_map(|renewal| match &renewal.outcome {
        Some(RenewalOutcome::NewAgreement { signed_on }) => Some(signed_on),
        _ => None,
    });
    if duty.state.is_open() && revoked.is_none() && successor.is_some() {
        duty.state = DutyState::Waived;
        duty.days = None;
        duty.working_days = None;
        duty.evidence = Some("Diteruskan dalam perjanjian pengganti".to_owned());
    }
    Some(duty)
}

/// Every month with look-ups and no data balikan is a finding; the running month is due at its end. Without findings
/// one line says so.
pub(super) fn balikan(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    let terms = known.agreement.terms_on(known.today);
    if !known.has_duty(DutyKind::DataBalikan, terms.is_some_and(|terms| terms.data_balikan.is_some())) {
        return Vec::new();
    }
    let basis = "PKS, kewajiban PIHAK KEDUA; Juknis, data balikan: setiap bulan dengan akses";
    let matter = || Matter::new(DutyKind::DataBalikan, Responsible::Institution, basis);
    let used: Vec<_> =
        known.facts.usage.iter().filter(|month| month.month <= known.today && month.lookups > 0).collect();
    let mut duties: Vec<_> = used
        .iter()
        .filter(|month| month.balikan == 0)
        .map(|month| {
            let subject = month.month.format("%Y-%m").to_string();
            clock.judge(matter().of(subject), Due::On(month_end(month.month).into()), None)
        })
        .collect();
    if duties.is_empty() {
        duties.push(match used.last() {
            None => clock.judge(matter(), Due::Pending, None),
            Some(last) => {
                let evidence = format!("{} data, {}", last.balikan, month_year(Language::Id, last.month));
                clock.judge(matter(), Due::Undated, Some(Done::new(month_end(last.month).min(known.today), evidence)))
            }
        });
    }
    duties
}

/// Every incident, at an instant.
pub(super) fn breaches(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::BreachNotice, true) {
        return Vec::new();
    }
    let basis = "UU 27/2022 Pasal 46; pemberitahuan 3 x 24 jam sejak diketahui";
    let breach = known.agreement.incidents.iter().map(|incident| {
        let matter = Matter::new(DutyKind::BreachNotice, Responsible::Institution, basis).of(&incident.subject);
        let due = incident.detected_at.checked_add_signed(TimeDelta::hours(BREACH_HOURS));
        let done = incident.notified_at.map(|at| {
            let number = incident.notice.as_ref().map(|notice| notice.number.clone());
            let evidence = number.unwrap_or_else(|| "Diberitahukan".to_owned());
            Done { at: Some(at), ..Done::new(known.moment.zone.local_date(at), evidence) }
        });
        clock.judge(matter, due.map_or(Due::Undated, Due::At), done)
    });
    breach.collect()
}

/// The duty to tell of this incident, among those of its agreement.
pub fn breach_notice_of<'a>(duties: &'a [Duty], incident: &Incident) -> Option<&'a Duty> {
    let due = incident.detected_at.checked_add_signed(TimeDelta::hours(BREACH_HOURS));
    let of_it = |duty: &&Duty| duty.subject.as_ref() == Some(&incident.subject) && duty.due_at == due;
    duties.iter().filter(|duty| duty.kind == DutyKind::BreachNotice).find(of_it)
}

/// Terms of office begun by today; a Plh. only stands in.
fn heads_in_order<'a>(clock: &Clock<'a>) -> Vec<&'a Head> {
    let today = clock.known.today;
    let heads = &clock.known.facts.institution.heads;
    let mut terms: Vec<_> = heads.iter().filter(|head| head.status != HeadStatus::Plh && head.since <= today).collect();
    terms.sort_by_key(|head| head.since);
    terms
}

/// A change of head recorded with a letter not older than the new term.
fn tells_of(change: &Change, since: NaiveDate, next: Option<NaiveDate>) -> bool {
    change.kind == ChangeKind::Head
        && belongs_to(change, since, next)
        && change.letter.as_ref().is_some_and(|letter| letter.date >= since)
}

/// Up to the next head a change belongs to this one; its own date may be that of the decree, before the term.
fn belongs_to(change: &Change, since: NaiveDate, next: Option<NaiveDate>) -> bool {
    let noticed = change.letter.as_ref().map_or(change.happened_on, |letter| letter.date);
    noticed >= since && next.is_none_or(|next| change.happened_on < next)
}
