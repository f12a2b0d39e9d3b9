//! For whom or what a document can be made.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use patuh_domain::agreement::{Agreement, Facts, Party, PocSubject, RenewalOutcome};
use patuh_domain::calendar::Semester;
use patuh_domain::wording;

use super::{Subject, addendum, change, evaluation, notice, sanction, trial};
use crate::documents::data::kind::Form;

/// Months before the end of the term from which a renewal may be on the way.
const RENEWAL_MONTHS: u32 = 6;

/// For whom `form` can be made on `today`, with a name for the list: every signer of an NDA, every hand-over, letter or
/// late duty. Kinds made once per agreement have one entry without a name; where there is no occasion, there is none.
pub fn subjects(form: Form, facts: &Facts, today: NaiveDate) -> Vec<(Subject, Option<String>)> {
    let agreement = &facts.agreement;
    let once = || vec![(Subject::First, None)];
    let named = |list: Vec<(Subject, String)>| list.into_iter().map(|(subject, name)| (subject, Some(name))).collect();
    match form {
        Form::D01 | Form::D02 | Form::D03 | Form::D04 | Form::D06 | Form::D07 | Form::D10 | Form::D11 => once(),
        Form::D05 => sides(facts),
        Form::D13a | Form::D13b => {
            let head = facts.institution.heads.iter().max_by_key(|head| head.since);
            let head = head.map(|head| (Subject::Head, Some(head.name.clone())));
            let operators = agreement.operators.iter().filter(|operator| operator.left_on.is_none());
            let operators = operators.map(|operator| (Subject::Operator(operator.id), Some(operator.name.clone())));
            head.into_iter().chain(operators).collect()
        }
        Form::D08 => accounts(agreement),
        Form::D29a => {
            if has_second_approval(facts) {
                once()
            } else {
                Vec::new()
            }
        }
        Form::D29b => {
            if has_second_approval(facts) {
                accounts(agreement)
            } else {
                Vec::new()
            }
        }
        // Only programs call from registered addresses.
        Form::D09 => {
            if has_program(agreement) {
                once()
            } else {
                Vec::new()
            }
        }
        Form::D12 => {
            if agreement.renewals.is_empty() {
                Vec::new()
            } else {
                once()
            }
        }
        Form::D14 => hand_overs(agreement),
        Form::D15 => {
            let open = agreement.poc_subjects().into_iter().any(|subject| !agreement.poc_settled(subject));
            let handed_over = agreement.accounts.iter().any(|account| account.bast.is_some());
            let asked = agreement.poc_requests.iter().map(|request| request.letter.number.clone());
            recorded(asked, open && handed_over)
        }
        Form::D16 => {
            let days = agreement.poc_schedules.iter().map(|schedule| schedule.confirmation.number.clone());
            recorded(days, trial::waits_for_a_day(agreement))
        }
        Form::D17 => trials(agreement),
        Form::D18 => reports_due(agreement),
        Form::D19a | Form::D19b => {
            reported(agreement).rev().map(half_year).chain(evaluation::unscheduled(facts)).collect()
        }
        Form::D20 => named(notice::notices(facts, today)),
        Form::D21 => named(sanction::sanctions(facts)),
        Form::D22 => {
            let ends_soon =
                agreement.ends_on().and_then(|ends_on| ends_on.checked_sub_months(Months::new(RENEWAL_MONTHS)));
            let asked = agreement.renewals.iter().map(|renewal| renewal.letter.number.clone());
            recorded(asked, agreement.renewals.is_empty() && ends_soon.is_some_and(|from| from <= today))
        }
        Form::D23 => addenda(agreement),
        Form::D24 => named(change::notices_of_change(facts, today)),
        Form::D25 => {
            if agreement.readers.is_empty() {
                Vec::new()
            } else {
                once()
            }
        }
        Form::D26 | Form::D32 => named(change::changes(facts, |kind| !kind.needs_notice())),
        Form::D27 => incidents(facts),
        // Of a whole office: it stands with the register.
        Form::D28 => Vec::new(),
        Form::D30 => {
            let latest = agreement.reports.iter().enumerate().filter(|(n, report)| {
                !agreement.reports.iter().skip(n + 1).any(|later| later.semester == report.semester)
            });
            latest.map(|(n, report)| (Subject::Nth(n), Some(report.semester.title().id.into_owned()))).collect()
        }
        Form::D31 => {
            let letters = agreement.network_letters.iter().map(|letter| letter.number.clone());
            recorded(letters, agreement.network_letters.is_empty())
        }
        Form::D33 => {
            let minutes = agreement.integration.iter().map(|handover| handover.bast.number.clone());
            recorded(minutes, agreement.integration.is_empty() && has_program(agreement))
        }
    }
}

/// What was recorded, by its number; and one more where the next is due.
fn recorded(numbers: impl Iterator<Item = String>, next: bool) -> Vec<(Subject, Option<String>)> {
    let known = numbers.enumerate().map(|(n, number)| (Subject::Nth(n), Some(number)));
    known.chain(next.then_some((Subject::First, None))).collect()
}

fn sides(facts: &Facts) -> Vec<(Subject, Option<String>)> {
    let side = |party, name: &String| (Subject::Party(party), Some(name.clone()));
    vec![side(Party::Office, &facts.office.profile.name), side(Party::Institution, &facts.institution.profile.name)]
}

fn accounts(agreement: &Agreement) -> Vec<(Subject, Option<String>)> {
    let accounts = agreement.accounts.iter();
    accounts.map(|account| (Subject::Account(account.id), Some(account.user_id.clone()))).collect()
}

/// User IDs of the same minutes are handed over by one paper.
fn hand_overs(agreement: &Agreement) -> Vec<(Subject, Option<String>)> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for account in &agreement.accounts {
        if account.bast.is_some() && seen.contains(&&account.bast) {
            continue;
        }
        seen.push(&account.bast);
        found.push((Subject::Account(account.id), Some(account.user_id.clone())));
    }
    found
}

/// Subjects concluded by a letter, and those being tried.
fn trials(agreement: &Agreement) -> Vec<(Subject, Option<String>)> {
    let tried = |subject: &PocSubject| match agreement.poc_result(*subject) {
        Some(result) => result.letter.is_some(),
        None => agreement.poc_requests.iter().any(|request| request.subjects.contains(subject)),
    };
    let subjects = agreement.poc_subjects().into_iter().filter(tried);
    subjects.map(|subject| (Subject::Trial(subject), Some(agreement.poc_subject_name(subject)))).collect()
}

/// Semesters with a report, in their order.
fn reported(agreement: &Agreement) -> impl DoubleEndedIterator<Item = Semester> {
    agreement.reports.iter().map(|report| report.semester).collect::<BTreeSet<_>>().into_iter()
}

fn half_year(semester: Semester) -> (Subject, Option<String>) {
    (Subject::Semester(semester), Some(semester.title().id.into_owned()))
}

/// The next report to be made, then those handed in, the latest first.
fn reports_due(agreement: &Agreement) -> Vec<(Subject, Option<String>)> {
    let first = agreement.pks.as_ref().map(|pks| Semester::of(pks.signed_on));
    let next = reported(agreement).next_back().map(Semester::next).or(first);
    let within = |semester: &Semester| agreement.ends_on().is_none_or(|end| semester.first_day() <= end);
    next.filter(within).into_iter().chain(reported(agreement).rev()).map(half_year).collect()
}

/// Renewals under way or concluded by an addendum, and terms that changed after the signature.
fn addenda(agreement: &Agreement) -> Vec<(Subject, Option<String>)> {
    let signed_on = agreement.pks.as_ref().map(|pks| pks.signed_on);
    let terms = addendum::later_terms(&agreement.terms, signed_on).into_iter().map(|(_, terms)| {
        let name = format!("Perubahan per {}", wording::long_date(terms.effective));
        (Subject::Terms(terms.effective), Some(name))
    });
    let renewals = agreement.renewals.iter().enumerate();
    let renewals = renewals
        .filter(|(_, renewal)| matches!(renewal.outcome, None | Some(RenewalOutcome::Addendum(_))))
        .map(|(place, renewal)| {
            let name = format!("Perpanjangan, surat {}", wording::long_date(renewal.letter.date));
            (Subject::Nth(place), Some(name))
        });
    terms.chain(renewals).collect()
}

/// Institution or office gives the notice.
fn incidents(facts: &Facts) -> Vec<(Subject, Option<String>)> {
    let both = [(Party::Institution, &facts.institution.profile.name), (Party::Office, &facts.office.profile.name)];
    let incidents = facts.agreement.incidents.iter().enumerate();
    incidents
        .flat_map(|(n, incident)| {
            both.map(|(party, name)| (Subject::Incident(n, party), Some(format!("{}: {name}", incident.subject))))
        })
        .collect()
}

fn has_program(agreement: &Agreement) -> bool {
    let methods = agreement.latest_terms().map_or(&[][..], |terms| terms.methods.as_slice());
    methods.iter().any(|grant| grant.method.is_web_service())
}

/// The office asks the Ditjen for the access too (stage 6), or has done so.
fn has_second_approval(facts: &Facts) -> bool {
    facts.office.settings.second_approval || facts.agreement.access_approval.is_some()
}
