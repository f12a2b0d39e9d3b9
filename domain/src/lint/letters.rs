//! Numbers of letters: shared, repeated, out of order; subjects; legal bases.

use chrono::{Datelike, NaiveDate};

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, ApprovalKind, Facts};
use crate::legal;
use crate::letter::Letter;
use crate::wording::short_date;

/// A letter with what it is and where it is recorded.
struct Used<'f> {
    what: &'static str,
    document: &'static str,
    number: &'f str,
    date: NaiveDate,
    mend: Mend,
}

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
    let (by_office, by_institution) = (of_office(facts), of_institution(facts));
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

fn of_office(facts: &Facts) -> Vec<Used<'_>> {
    let agreement = &facts.agreement;
    let mut used = Vec::new();
    let letter = |what, document, letter| used_letter(what, document, letter);
    used.extend(
        agreement.forwarding.iter().map(|sent| letter("surat ke Dirjen", "D04", sent).at(A::Forward, "letter")),
    );
    used.extend(agreement.pks.iter().map(|pks| Used {
        what: "PKS",
        document: "D06",
        number: &pks.office_number,
        date: pks.signed_on,
        mend: Mend::Step(A::SignPks, "office_number"),
    }));
    used.extend(agreement.juknis.iter().map(|juknis| Used {
        what: "Juknis",
        document: "D07",
        number: &juknis.number,
        date: juknis.date,
        mend: Mend::Step(A::SignJuknis, "number"),
    }));
    let basts = agreement.accounts.iter().filter_map(|account| account.bast.as_ref());
    used.extend(basts.map(|bast| letter("BAST", "D14", bast).at(A::HandOverUserId, "bast")));
    let schedules = agreement.poc_schedules.iter();
    used.extend(schedules.map(|poc| letter("jadwal PoC", "D16", &poc.confirmation).at(A::SchedulePoc, "confirmation")));
    let results = agreement.poc_results.iter().filter_map(|result| result.letter.as_ref());
    used.extend(results.map(|sent| letter("hasil PoC", "D17", sent).at(A::RecordPocResult, "letter")));
    let forwarded = agreement.forwardings.iter();
    used.extend(forwarded.map(|sent| letter("penerusan laporan", "D30", &sent.letter).at(A::ForwardReport, "letter")));
    let sanctions = agreement.sanctions.iter();
    used.extend(sanctions.map(|sanction| letter("sanksi", "D21", &sanction.letter).at(A::Warn, "letter")));
    used
}

fn of_institution(facts: &Facts) -> Vec<Used<'_>> {
    let agreement = &facts.agreement;
    let letter = |what, document, letter| used_letter(what, document, letter);
    let mut used = Vec::new();
    used.extend(
        agreement.request().map(|sent| letter("permohonan", "D01", &sent.letter).at(A::SubmitRequest, "letter")),
    );
    used.extend(agreement.pks.iter().map(|pks| Used {
        what: "PKS",
        document: "D06",
        number: &pks.institution_number,
        date: pks.signed_on,
        mend: Mend::Step(A::SignPks, "institution_number"),
    }));
    let requests = agreement.accounts.iter();
    used.extend(
        requests.map(|account| letter("permohonan User ID", "D08", &account.request).at(A::RequestUserId, "letter")),
    );
    let trials = agreement.poc_requests.iter();
    used.extend(trials.map(|poc| letter("permohonan PoC", "D15", &poc.letter).at(A::RequestPoc, "letter")));
    let reports = agreement.reports.iter();
    used.extend(reports.map(|report| letter("laporan semester", "D18", &report.letter).at(A::SubmitReport, "letter")));
    let renewals = agreement.renewals.iter();
    used.extend(renewals.map(|sent| letter("perpanjangan", "D22", &sent.letter).at(A::ReceiveRenewal, "letter")));
    used
}

const fn used_letter<'f>(what: &'static str, document: &'static str, letter: &'f Letter) -> Used<'f> {
    Used { what, document, number: letter.number.as_str(), date: letter.date, mend: Mend::Document }
}

impl Used<'_> {
    fn at(self, action: A, field: &'static str) -> Self {
        Self { mend: Mend::Step(action, field), ..self }
    }
}

/// One number on two different papers; PKS and Juknis have a finding of their own.
fn repeated(used: &[Used<'_>], found: &mut Vec<Finding>) {
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
            later.mend.clone(),
        ));
    }
}

/// Of one register and year, a later date never has a smaller number.
fn order(used: &[Used<'_>], found: &mut Vec<Finding>) {
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
            later.mend.clone(),
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
