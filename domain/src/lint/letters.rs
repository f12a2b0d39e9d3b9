//! Numbers of letters: shared, repeated, out of order; subjects; legal bases.

use chrono::Datelike;

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, ApprovalKind, Facts, Party};
use crate::legal;
use crate::numbering::{Given, given};
use crate::wording::short_date;

pub(super) fn check(facts: &Facts, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    if let (Some(pks), Some(juknis)) = (&agreement.pks, &agreement.juknis)
        && same(&pks.office_number, &juknis.number)
    {
        found.push(Finding::new(
            Lint::SharedNumber,
            "D07",
            juknis.number.clone(),
            (
                format!("PKS dan Juknis sama-sama bernomor {}.", juknis.number),
                format!("PKS and Juknis both have the number {}.", juknis.number),
            ),
            Mend::Step(A::SignJuknis, "number"),
        ));
    }
    let (by_office, by_institution): (Vec<_>, Vec<_>) =
        given(agreement).into_iter().partition(|given| given.party == Party::Office);
    repeated(&by_office, found);
    repeated(&by_institution, found);
    order(&by_office, found);
    if let Some(approval) = &agreement.approval {
        let prolongs = approval.subject.to_lowercase().contains("perpanjangan");
        let fits = match approval.kind {
            ApprovalKind::New => !prolongs,
            ApprovalKind::Renewal => prolongs,
            ApprovalKind::Change => true,
        };
        if !fits && !approval.subject.is_empty() {
            found.push(Finding::new(
                Lint::SubjectCited,
                "D06",
                approval.letter.number.clone(),
                (
                    format!("Perihal \"{}\" tidak sesuai dengan jenis persetujuannya.", approval.subject),
                    format!("The subject \"{}\" does not fit the kind of approval.", approval.subject),
                ),
                Mend::Step(A::RecordApproval, "subject"),
            ));
        }
    }
    let bases = agreement.latest_terms().map_or(&[][..], |terms| terms.legal_bases.as_slice());
    for written in bases {
        gazette(written, found);
    }
}

fn same(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && one.trim().eq_ignore_ascii_case(other.trim())
}

/// One number on two different papers; PKS and Juknis have a finding of their own.
fn repeated(used: &[Given<'_>], found: &mut Vec<Finding>) {
    for (at, later) in used.iter().enumerate() {
        let twin = used[..at].iter().find(|earlier| {
            same(earlier.number, later.number)
                && (earlier.what, earlier.date) != (later.what, later.date)
                && (earlier.what, later.what) != ("PKS", "Juknis")
        });
        let Some(twin) = twin else { continue };
        found.push(Finding::new(
            Lint::RepeatedNumber,
            later.document,
            later.number,
            (
                format!("Nomor {} dipakai untuk {} dan {}.", later.number, twin.what, later.what),
                format!("The number {} is used for two papers ({}, {}).", later.number, twin.document, later.document),
            ),
            Mend::Step(later.step.0, later.step.1),
        ));
    }
}

/// Of one register and year, a later date never has a smaller number.
fn order(used: &[Given<'_>], found: &mut Vec<Finding>) {
    for later in used {
        let Some((register, number)) = place_in_register(later.number) else { continue };
        let before = used.iter().find(|earlier| {
            earlier.date < later.date
                && earlier.date.year() == later.date.year()
                && place_in_register(earlier.number).is_some_and(|(other, bigger)| other == register && bigger > number)
        });
        let Some(before) = before else { continue };
        found.push(Finding::new(
            Lint::NumberOrder,
            later.document,
            later.number,
            (
                format!(
                    "Nomor {} ({}) lebih kecil daripada {} ({}).",
                    later.number,
                    short_date(later.date),
                    before.number,
                    short_date(before.date)
                ),
                format!(
                    "{} ({}) is smaller than {} ({}).",
                    later.number,
                    short_date(later.date),
                    before.number,
                    short_date(before.date)
                ),
            ),
            Mend::Step(later.step.0, later.step.1),
        ));
    }
}

/// `400.12/07/DUKCAPIL/2026` is number 7 of the register `400.12//DUKCAPIL/2026`; the month in Roman numerals is none of
/// its name.
fn place_in_register(number: &str) -> Option<(String, u64)> {
    let parts: Vec<&str> = number.split('/').map(str::trim).collect();
    let (class, rest) = parts.split_first()?;
    let (sequence, rest) = rest.split_first()?;
    let sequence = sequence.parse().ok()?;
    let is_roman = |part: &str| !part.is_empty() && part.chars().all(|letter| "IVX".contains(letter));
    let rest: Vec<&str> = rest.iter().copied().filter(|part| !is_roman(part)).collect();
    Some((format!("{class}//{}", rest.join("/")), sequence))
}

/// A basis written by hand that names a regulation of the catalogue, with other gazette numbers.
fn gazette(written: &str, found: &mut Vec<Finding>) {
    if legal::catalogue().any(|(key, _)| key == written) {
        return;
    }
    let head = |text: &str| text.split(" tentang ").next().unwrap_or_default().trim().to_lowercase();
    let known = legal::catalogue().find(|(_, citation)| head(citation) == head(written));
    let Some((_, citation)) = known else { return };
    let numbers = gazette_numbers(written);
    if numbers.is_empty() || numbers.iter().all(|number| gazette_numbers(citation).contains(number)) {
        return;
    }
    found.push(Finding::new(
        Lint::Gazette,
        "D06",
        head(written),
        (format!("Menurut katalog: {citation}."), format!("The catalogue says: {citation}.")),
        Mend::Step(A::SettleTerms, "legal_bases"),
    ));
}

/// Numbers of *Lembaran Negara* in a citation.
fn gazette_numbers(text: &str) -> Vec<&str> {
    let Some((_, after)) = text.split_once("Lembaran Negara") else { return Vec::new() };
    let words = after.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty());
    words.collect()
}
