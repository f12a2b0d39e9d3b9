//! NIPs: their form, and one person with two of them.

use std::collections::BTreeMap;

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, Facts, StaffStatus};
use crate::calendar::Moment;
use crate::identity::{Nip, NipFinding};

/// A person with a NIP as one document prints it.
struct Named<'f> {
    name: &'f str,
    nip: &'f str,
    document: &'static str,
    mend: Mend,
}

pub(super) fn check(facts: &Facts, moment: &Moment, found: &mut Vec<Finding>) {
    let people = people(facts, moment);
    let mut first: BTreeMap<String, &Named<'_>> = BTreeMap::new();
    for person in &people {
        let nip = Nip::new(person.nip);
        // The month of appointment of a PPPK is none: it is told where the number is filled in.
        let faults = nip.check().into_iter().filter(|fault| !matches!(fault, NipFinding::AppointmentMonth { .. }));
        for fault in faults {
            let words = fault.message();
            let text = (format!("{}: {}", person.nip, words.id), format!("{}: {}", person.nip, words.en));
            found.push(Finding::new(Lint::Nip, person.document, person.name, text, person.mend.clone()));
        }
        let known = first.entry(person.name.trim().to_lowercase()).or_insert(person);
        if Nip::new(known.nip) != nip {
            let text = (
                format!("{} pada {}, {} pada {}.", known.nip, known.document, person.nip, person.document),
                format!("{} in {}, {} in {}.", known.nip, known.document, person.nip, person.document),
            );
            found.push(Finding::new(Lint::NipDiffers, person.document, person.name, text, person.mend.clone()));
        }
    }
    found.dedup();
}

/// Heads who sign now or signed the PKS, team members, operators of the civil service.
fn people<'f>(facts: &'f Facts, moment: &Moment) -> Vec<Named<'f>> {
    let agreement = &facts.agreement;
    let mut people = Vec::new();
    let signed = agreement.pks.as_ref().map_or_else(|| moment.today(), |pks| pks.signed_on);
    for day in [signed, moment.today()] {
        for (head, mend) in
            [(facts.office.head(day), Mend::HeadOfOffice), (facts.institution.head(day), Mend::HeadOfInstitution)]
        {
            let Some(head) = head else { continue };
            people.extend(head.nip.as_deref().map(|nip| Named { name: &head.name, nip, document: "D06", mend }));
        }
    }
    for team in &agreement.teams {
        people.extend(team.members.iter().filter_map(|member| {
            let nip = member.nip.as_deref()?;
            Some(Named { name: &member.name, nip, document: "D05", mend: Mend::Step(A::AppointTeam, "member") })
        }));
    }
    people.extend(
        agreement.operators.iter().filter(|operator| operator.staff_status != StaffStatus::NonAsn).filter_map(
            |operator| {
                let nip = operator.staff_number.as_deref()?;
                let mend = Mend::Step(A::RegisterOperator, "staff_number");
                Some(Named { name: &operator.name, nip, document: "D13", mend })
            },
        ),
    );
    people.retain(|person| !Nip::new(person.nip).is_empty());
    people.dedup_by(|one, other| one.name == other.name && one.nip == other.nip && one.document == other.document);
    people
}
