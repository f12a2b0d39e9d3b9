//! SPTJM and NDA: who signed which form, and who hasn't.

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, Declaration, DeclarationKind, Facts};
use crate::calendar::Moment;
use crate::duty::{DutyKind, DutyState, duties};
use crate::wording::short_date;

pub(super) fn check(facts: &Facts, found: &mut Vec<Finding>) {
    for declaration in facts.agreement.declarations.iter().filter(|declaration| declaration.kind.is_sptjm()) {
        sptjm(facts, declaration, found);
    }
    operators(facts, found);
}

fn sptjm(facts: &Facts, declaration: &Declaration, found: &mut Vec<Finding>) {
    let renewal = declaration.kind == DeclarationKind::SptjmRenewal;
    let document = if renewal { "D12" } else { "D11" };
    let mend = |field| Mend::Step(A::RecordDeclaration, field);
    let signer = declaration.signer.trim();
    let headed = facts
        .institution
        .heads
        .iter()
        .any(|head| head.name.trim().eq_ignore_ascii_case(signer) && head.since <= declaration.signed_on);
    if !headed {
        let of_office = facts.office.heads.iter().any(|head| head.name.trim().eq_ignore_ascii_case(signer));
        let text = if of_office {
            (format!("{signer} adalah pimpinan PIHAK KESATU."), format!("{signer} heads the first party."))
        } else {
            (
                format!("{signer} bukan pimpinan PIHAK KEDUA pada {}.", short_date(declaration.signed_on)),
                format!("{signer} did not head the second party on {}.", short_date(declaration.signed_on)),
            )
        };
        found.push(Finding::new(Lint::SptjmParty, document, signer, text, mend("signer")));
    }
    if !declaration.meterai {
        let day = short_date(declaration.signed_on);
        let text = (format!("SPTJM {day} dicatat tanpa meterai."), format!("The SPTJM of {day} has no duty stamp."));
        found.push(Finding::new(Lint::MeteraiMissing, document, signer, text, mend("meterai")));
    }
    if !renewal {
        return;
    }
    if facts.agreement.renewals.iter().all(|letter| letter.received_on > declaration.signed_on) {
        let text = (
            "Belum ada surat permohonan perpanjangan sebelum SPTJM ini.".to_owned(),
            "No renewal letter came before this SPTJM.".to_owned(),
        );
        found.push(Finding::new(Lint::RenewalForm, document, signer, text, mend("kind")));
    }
    let then = Moment::at(facts.office.profile.zone, declaration.signed_on, 12);
    let late: Vec<_> = duties(facts, &then)
        .into_iter()
        .filter(|duty| duty.state == DutyState::Overdue && duty.kind != DutyKind::Sptjm)
        .map(|duty| duty.kind.label())
        .collect();
    if !late.is_empty() {
        let list = |english: bool| {
            let mut names: Vec<&str> = late.iter().map(|name| if english { &*name.en } else { &*name.id }).collect();
            names.dedup();
            names.join(", ")
        };
        let text = (format!("Terlambat saat itu: {}.", list(false)), format!("Overdue then: {}.", list(true)));
        found.push(Finding::new(Lint::OverdueAtRenewal, document, signer, text, mend("kind")));
    }
}

/// Operators at work without an NDA, where the agreement asks for one.
fn operators(facts: &Facts, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    let asked = agreement.latest_terms().and_then(|terms| terms.duties.get(&DutyKind::Nda)).copied().unwrap_or(true);
    if !asked {
        return;
    }
    for operator in agreement.operators.iter().filter(|operator| operator.left_on.is_none()) {
        let signed = agreement.declarations.iter().any(|declaration| {
            declaration.kind.is_nda()
                && (declaration.operator == Some(operator.id)
                    || declaration.signer.trim().eq_ignore_ascii_case(operator.name.trim()))
        });
        if !signed {
            let text = (
                format!("{} belum menandatangani pernyataan kerahasiaan.", operator.name),
                format!("{} has not signed a non-disclosure declaration.", operator.name),
            );
            let mend = Mend::Step(A::RecordDeclaration, "signer");
            found.push(Finding::new(Lint::NdaMissing, "D13", operator.name.clone(), text, mend));
        }
    }
}
