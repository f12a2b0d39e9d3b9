//! SPTJM and NDA (domain.md 4.2, 4.3; decisions.md 17, 19): without a date of their own, but nothing opens before.

use super::clock::{Clock, Done, Due, Matter};
use super::{Blocks, Duty, DutyKind, Responsible};
use crate::agreement::{Declaration, same_name};
use crate::wording::long_date;

/// Subject of the renewal form.
const RENEWAL: &str = "renewal";

const SPTJM: &str = "Juknis, ketentuan lain; SPTJM bermeterai pimpinan yang menjabat sebelum akses dibuka";
const NDA: &str = "Juknis, ketentuan lain; NDA setiap operator sebelum akunnya dipakai";
const NDA_OF_HEAD: &str = "Juknis, ketentuan lain; NDA pimpinan sebagai penanggung jawab User ID";

/// The first form by the present head, and the renewal form while a renewal is in process.
pub(super) fn sptjm(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::Sptjm, true) {
        return Vec::new();
    }
    let matter =
        |basis: String| Matter::new(DutyKind::Sptjm, Responsible::HeadOfInstitution, basis).blocking(Blocks::Access);
    let day = clock.day_of_persons();
    // While bridged the renewal form carries the access; the first form is that of the term.
    let day_of_term = known.term_end().map_or(day, |end| end.min(day));
    let head = known.head_on(day_of_term);
    let first = head.and_then(|head| known.sptjm_by(head, day_of_term));
    let grace = head.and_then(|head| known.grace_until(head));
    let due = grace.map_or(Due::Undated, |last| Due::On(last.into()));
    let mut duties = vec![clock.judge(matter(SPTJM.to_owned()), due, first.map(signed))];
    duties.extend(renewal_form(clock, matter));
    duties
}

/// Every operator at work, each person; and the head by setting, or where responsible for a program's User ID.
pub(super) fn ndas(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    if !known.has_duty(DutyKind::Nda, true) {
        return Vec::new();
    }
    let day = clock.day_of_persons();
    let judge = |who, basis, name: &str, nda: Option<&Declaration>| {
        let matter = Matter::new(DutyKind::Nda, who, basis).of(name).blocking(Blocks::Account);
        clock.judge(matter, Due::Undated, nda.map(signed))
    };
    let mut duties: Vec<_> = known
        .operators_on(day)
        .map(|operator| judge(Responsible::Operator, NDA, &operator.name, known.nda_of_operator(operator)))
        .collect();
    if let Some(head) = known.head_on(day) {
        let is_operator = known.operators_on(day).any(|operator| same_name(&operator.name, &head.name));
        let answers_for_program = known.agreement.accounts.iter().any(|account| {
            account.methods.iter().any(|method| method.is_web_service())
                && same_name(known.responsible_for(account), &head.name)
        });
        if !is_operator && (known.facts.office.settings.head_signs_nda || answers_for_program) {
            duties.push(judge(Responsible::HeadOfInstitution, NDA_OF_HEAD, &head.name, known.nda_of(&head.name)));
        }
    }
    duties
}

/// Asked for while a renewal is open, as long as it could still bridge; afterwards shown where it was signed.
fn renewal_form(clock: &Clock<'_>, matter: impl Fn(String) -> Matter) -> Option<Duty> {
    let known = clock.known;
    let renewal = known.renewal_to_bridge()?;
    let head = known.head_on(clock.day_of_persons());
    let by_head = head.and_then(|head| {
        let same = |form: &&Declaration| same_name(&form.signer, &head.name) && form.signed_on >= head.since;
        known.renewal_sptjm(renewal).filter(same).min_by_key(|form| form.signed_on)
    });
    let by_anyone = known.renewal_sptjm(renewal).max_by_key(|form| form.signed_on);
    let open = known.can_be_bridged();
    let done = if open { by_head } else { by_head.or(by_anyone) };
    if !open && done.is_none() {
        return None;
    }
    let term_end = known.term_end()?;
    let basis = format!(
        "Juknis, perpanjangan; SPTJM bentuk perpanjangan, agar akses berlanjut setelah {}",
        long_date(term_end)
    );
    let mut matter = matter(basis).of(RENEWAL);
    // Signed after the end it resumes the access.
    matter.survives = open;
    Some(clock.judge(matter, Due::Undated, done.map(signed)))
}

fn signed(declaration: &Declaration) -> Done {
    let evidence = format!("{}, {}", declaration.signer, long_date(declaration.signed_on));
    Done::new(declaration.signed_on, evidence)
}
