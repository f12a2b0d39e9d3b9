//! SPTJM and NDA that somebody still has to sign.

use std::sync::Arc;

use patuh_app::views::DeclarationRow;
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{AgreementAction, DeclarationKind, Party, can_do};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, DutyKind};
use patuh_domain::policy::may_issue;
use patuh_domain::wording::{Bilingual, long_date};

use super::card::Card;

/// Subject of the renewal form, as the duties give it.
const RENEWAL: &str = "renewal";

/// Declarations that are missing under agreements `actor` sees: to the head of an institution its SPTJM and own NDA, to
/// an operator the own NDA, to everybody else all of them.
pub fn missing(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Vec<DeclarationRow> {
    let mut rows: Vec<DeclarationRow> = cards
        .iter()
        .flat_map(|card| {
            let open = card.standing.duties.iter().filter(|duty| duty.state.is_open());
            let can_record = can_do(&card.facts, actor, AgreementAction::RecordDeclaration, moment);
            open.filter_map(|duty| row(card, duty))
                .filter(|row| concerns(row, card, actor))
                .map(|row| DeclarationRow { can_record, ..with_paper(row, card, actor) })
                .collect::<Vec<_>>()
        })
        .collect();
    rows.sort_by_key(|row| (row.due.is_none(), row.due, row.institution.clone(), row.signer.clone()));
    rows
}

/// Those that wait for this person's own signature.
pub fn to_sign(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Vec<DeclarationRow> {
    let mut rows = missing(cards, actor, moment);
    rows.retain(|row| {
        let card = cards.iter().find(|card| card.id == row.agreement);
        card.is_some_and(|card| is_own(row, card, actor))
    });
    rows
}

/// Names as people write them: titles, case and spaces aside.
pub fn same_person(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        name.split(',')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .filter(|word| !word.ends_with('.'))
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    bare(one) == bare(other)
}

fn row(card: &Card, duty: &Duty) -> Option<DeclarationRow> {
    let agreement = &card.facts.agreement;
    let head = card.facts.institution.head(card.standing.today).map(|head| head.name.clone());
    let (kind, signer, operator) = match duty.kind {
        DutyKind::Sptjm if duty.subject.as_deref() == Some(RENEWAL) => {
            (DeclarationKind::SptjmRenewal, head.unwrap_or_default(), None)
        }
        DutyKind::Sptjm => (DeclarationKind::SptjmFirst, head.unwrap_or_default(), None),
        DutyKind::Nda => {
            let signer = duty.subject.clone()?;
            let operator = agreement
                .operators
                .iter()
                .find(|operator| operator.left_on.is_none() && operator.name == signer)
                .map(|operator| operator.id);
            (DeclarationKind::NdaA, signer, operator)
        }
        _ => return None,
    };
    Some(DeclarationRow {
        agreement: card.id,
        institution: card.row.institution.clone(),
        number: card.row.number.clone(),
        effect: effect(card, kind, &signer),
        kind,
        signer,
        operator,
        due: duty.due_on(card.zone()),
        can_record: false,
        issued: None,
        can_issue: false,
    })
}

/// The row with what was issued of its document, and whether this person may issue it.
fn with_paper(row: DeclarationRow, card: &Card, actor: &Actor) -> DeclarationRow {
    let (code, whose) = row.paper();
    let (office, institution) = (card.facts.office.id, card.institution());
    let issued = card.facts.agreement.issue_in_use(code, whose.as_deref());
    DeclarationRow {
        issued: issued.map(|issued| issued.edition.code.as_str().to_owned()),
        can_issue: may_issue(actor, office, institution, Party::Institution, code),
        ..row
    }
}

fn effect(card: &Card, kind: DeclarationKind, signer: &str) -> Bilingual {
    match kind {
        DeclarationKind::SptjmFirst => Bilingual::new(
            "Akses data dapat dibuka; tanpa SPTJM semua akses tertutup (16).",
            "Access can be opened; without it all access is closed (16).",
        ),
        DeclarationKind::SptjmRenewal => match card.row.ends_on {
            Some(end) => Bilingual::owned(
                format!("Akses berlanjut setelah {} selama perpanjangan diproses.", long_date(end)),
                format!("Access goes on after {end} while the renewal is in process."),
            ),
            None => Bilingual::new("Akses berlanjut selama perpanjangan diproses.", "Access goes on meanwhile."),
        },
        DeclarationKind::NdaA | DeclarationKind::NdaB => Bilingual::owned(
            format!("{signer} dapat memakai User ID; tanpa NDA akunnya tertutup (17)."),
            format!("{signer} can use the User ID; without it the account is closed (17)."),
        ),
    }
}

/// Whether this person is shown it: people of the office see all, a head and an admin all of their institution, an
/// operator the own ones.
fn concerns(row: &DeclarationRow, card: &Card, actor: &Actor) -> bool {
    let institution = card.institution();
    actor.is_machine()
        || actor.memberships().iter().any(|held| held.institution.is_none())
        || actor.is_at(Role::HeadOfInstitution, institution)
        || actor.is_at(Role::InstitutionAdmin, institution)
        || is_own(row, card, actor)
}

fn is_own(row: &DeclarationRow, card: &Card, actor: &Actor) -> bool {
    let institution = card.institution();
    let by_head = row.operator.is_none() && actor.is_at(Role::HeadOfInstitution, institution);
    by_head || actor.is_at(Role::Operator, institution) && same_person(&row.signer, actor.name())
}

#[cfg(test)]
mod tests {
    use super::same_person;

    #[test]
    fn titles_do_not_make_another_person() {
        assert!(same_person("Drs. Wisnu Tirta, M.Si.", "wisnu  tirta"));
        assert!(!same_person("Wisnu Tirta", "Wisnu Tirtana"));
    }
}
