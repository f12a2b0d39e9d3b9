//! Proposed sanctions, and results of evaluations that wait to be sent on.

use std::sync::Arc;

use patuh_app::views::{Oversight, ProposalRow, UnsentRow};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, Facts, Proposal, ProposedStep, SanctionKind, can_do, proposals};
use patuh_domain::calendar::Moment;
use patuh_domain::policy::{Deed, may_do};

use super::card::Card;
use crate::documents::{DutyKey, Form, Subject, subjects};

/// Of all `cards`, the longest waiting first.
pub fn view(cards: &[Arc<Card>], actor: &Actor, moment: Moment) -> Oversight {
    let mut unsent: Vec<UnsentRow> = cards.iter().flat_map(|card| unsent(card, actor, &moment)).collect();
    unsent.sort_by(|one, other| (one.completed_on, &one.institution).cmp(&(other.completed_on, &other.institution)));
    Oversight { moment, proposals: proposed(cards, actor, &moment), unsent }
}

/// What is proposed for `cards`, the longest waiting first.
pub fn proposed(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Vec<ProposalRow> {
    let mut rows: Vec<ProposalRow> = cards.iter().flat_map(|card| of_card(card, actor, moment)).collect();
    rows.sort_by(|one, other| (one.proposal.since, &one.institution).cmp(&(other.proposal.since, &other.institution)));
    rows
}

/// What is proposed for one agreement, for those of the office who decide on it or watch over it.
pub fn of_card(card: &Card, actor: &Actor, moment: &Moment) -> Vec<ProposalRow> {
    let facts = &card.facts;
    let may = |action| may_do(actor, Deed::Agreement(action), Some(facts.office.id), Some(card.institution())).is_ok();
    let can_decide = may(AgreementAction::SetAside);
    if !of_office(actor) {
        return Vec::new();
    }
    let row = |proposal: Proposal| ProposalRow {
        agreement: card.id,
        institution: card.row.institution.clone(),
        paper: paper(facts, &proposal, moment),
        can_decide: can_decide && can_do(facts, actor, proposal.step.action(), moment),
        proposal,
    };
    proposals(facts, &card.standing).into_iter().map(row).collect()
}

/// The letter of a step: the code of its document, and for what it is.
fn paper(facts: &Facts, proposal: &Proposal, moment: &Moment) -> Option<(&'static str, Option<String>)> {
    let (form, subject) = match proposal.step {
        ProposedStep::Impose(SanctionKind::Warning) => {
            let wanted = DutyKey::of(proposal.duty.as_ref()?);
            let mut all = subjects(Form::D20, facts, moment.today()).into_iter().rev();
            all.find(|(subject, _)| matches!(subject, Subject::Duty(key, _) if *key == wanted))
                .map(|(subject, _)| (Form::D20, subject))?
        }
        ProposedStep::Impose(kind) => (Form::D21, Subject::Proposed(kind)),
        ProposedStep::Lift(id) => {
            let place = facts.agreement.sanctions.iter().position(|sanction| sanction.id == id)?;
            (Form::D21, Subject::Lift(place))
        }
    };
    Some((form.code(), subject.key()))
}

/// What an office deliberates is not for the institution.
fn of_office(actor: &Actor) -> bool {
    actor.memberships().iter().any(|held| held.role.is_of_office())
}

fn unsent(card: &Card, actor: &Actor, moment: &Moment) -> Vec<UnsentRow> {
    let waiting: Vec<_> = card.facts.agreement.evaluations.iter().filter(|made| made.forwarded.is_none()).collect();
    if waiting.is_empty() || !of_office(actor) {
        return Vec::new();
    }
    let can_send = can_do(&card.facts, actor, AgreementAction::ForwardEvaluation, moment);
    let row = |made: &patuh_domain::agreement::Evaluation| UnsentRow {
        agreement: card.id,
        institution: card.row.institution.clone(),
        semester: made.semester,
        occasion: made.occasion.clone(),
        completed_on: made.completed_on,
        conclusion: made.conclusion,
        can_send,
    };
    waiting.into_iter().map(row).collect()
}
