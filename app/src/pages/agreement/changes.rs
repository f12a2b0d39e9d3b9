//! What changed while in force: asked for or noticed, answered, and what is to be done about it (domain.md 2, end).

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction as A, Change, ChangeKind};

use super::about_agreement;
use super::head::{head, step_address};
use super::lines::day;
use crate::components::{Action, ActionLink, Card, Column, DataTable, EmptyState, Sign, State, StateBadge};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, change, t, tb};

/// The place of the change that a form goes on with, in addresses.
pub(super) const CHANGE: &str = "perubahan";

#[component]
pub fn AgreementChangesPage() -> impl IntoView {
    about_agreement(|view| {
        view! {
            {head(&view, "/perubahan")}
            <div class="stack">{changes(&view)}</div>
        }
    })
}

fn changes(view: &AgreementView) -> AnyView {
    let all = &view.facts.agreement.changes;
    let record = offer(view, A::RecordChange, step_address(view, A::RecordChange));
    if all.is_empty() {
        return view! {
            <Card title=t(change::CHANGES)>
                <EmptyState title=t(change::NONE) note=t(change::NONE_NOTE) action=record/>
            </Card>
        }
        .into_any();
    }
    // A later entry of the same matter takes the place of the earlier one.
    let superseded = |place: usize, this: &Change| all.iter().skip(place + 1).any(|later| same_matter(later, this));
    let rows = all.iter().enumerate().rev().filter(|(place, this)| !superseded(*place, this));
    let rows = rows.map(|(place, this)| row(view, place, this)).collect_view();
    let columns = vec![
        Column::named(t(change::CHANGE)),
        Column::named(t(change::ON)),
        Column::named(t(agreement::LETTER)),
        Column::named(t(change::ANSWER)),
        Column::named(t(agreement::ACTION)).silent(),
    ];
    let foot = record.map(|action| view! { <p class="card-foot"><ActionLink action/></p> });
    view! {
        <Card title=t(change::CHANGES)><DataTable caption=t(change::CHANGES) columns>{rows}</DataTable>{foot}</Card>
    }
    .into_any()
}

fn same_matter(one: &Change, other: &Change) -> bool {
    one.kind == other.kind && one.subject == other.subject && one.happened_on == other.happened_on
}

fn row(view: &AgreementView, place: usize, this: &Change) -> AnyView {
    let cite = |letter: &patuh_domain::letter::Letter| format!("{}, {}", letter.number, day(letter.date));
    let details = &this.details;
    let table = (details.before.is_some() || details.after.is_some()).then(|| {
        let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        let words = format!("{} → {}", part(&details.before), part(&details.after));
        view! { <span class="sub">{words}</span> }
    });
    let conditions = details.conditions.clone().map(|text| view! { <span class="sub">{text}</span> });
    let (sign, word) = match (this.granted, this.kind.needs_notice()) {
        (Some(true), _) => (Sign::Done, change::GRANTED),
        (Some(false), _) => (Sign::Failed, change::REFUSED),
        (None, true) => (Sign::Done, change::NOTICED),
        (None, false) => (Sign::Now, change::WAITING),
    };
    let answer = this.decision.as_ref().map(|letter| view! { <span class="sub">{cite(letter)}</span> });
    let actions = actions(view, place, this);
    let about = this.subject.clone();
    let actions =
        actions.into_iter().map(|action| view! { <ActionLink action small=true about=about.clone()/> }).collect_view();
    view! {
        <tr>
            <th scope="row"><div>{tb(&this.kind.label())}<span class="sub">{this.subject.clone()}</span>{table}</div></th>
            <td data-label=t(change::ON)><span>{day(this.happened_on)}</span></td>
            <td data-label=t(agreement::LETTER)>
                <span>{this.letter.as_ref().map_or_else(|| "–".to_owned(), cite)}</span>
            </td>
            <td data-label=t(change::ANSWER)>
                <div><StateBadge state=State::new(sign, t(word))/>{answer}{conditions}</div>
            </td>
            <td class="row-action"><div>{actions}</div></td>
        </tr>
    }
    .into_any()
}

/// What this person can do about it now: record the answer, or carry out what was granted.
fn actions(view: &AgreementView, place: usize, this: &Change) -> Vec<Action> {
    let mut actions = Vec::new();
    let on = format!("{}?{CHANGE}={place}", step_address(view, A::RecordChange));
    let unanswered = this.granted.is_none() && !this.kind.needs_notice();
    let unnoticed = this.letter.is_none() && this.kind.needs_notice();
    if unanswered || unnoticed {
        let word = if unanswered { change::RECORD_ANSWER } else { change::RECORD_LETTER };
        actions.extend(offer(view, A::RecordChange, on).map(|action| Action { label: t(word).to_owned(), ..action }));
    }
    if this.granted == Some(true) || this.kind.needs_notice() {
        let institution = format!("/lembaga/{}", view.facts.institution.id);
        let step = |action| step_address(view, action);
        let effects: Vec<(A, String)> = match this.kind {
            ChangeKind::Bandwidth => vec![(A::RecordNetwork, step(A::RecordNetwork))],
            ChangeKind::Quota => vec![(A::GrantQuota, step(A::GrantQuota))],
            ChangeKind::UserId => vec![(A::ChangeHolder, step(A::ChangeHolder))],
            ChangeKind::Method | ChangeKind::Elements => vec![(A::SettleTerms, step(A::SettleTerms))],
            ChangeKind::Application => vec![(A::RegisterApplication, step(A::RegisterApplication))],
            ChangeKind::Head => vec![
                (A::RecordChange, format!("{institution}/pimpinan")),
                (A::RecordDeclaration, step(A::RecordDeclaration)),
            ],
            ChangeKind::Structure => vec![(A::RecordDeclaration, step(A::RecordDeclaration))],
            ChangeKind::Name => vec![
                (A::End, format!("{}?cause=renamed", step(A::End))),
                (A::SucceedAgreement, step(A::SucceedAgreement)),
            ],
        };
        actions.extend(effects.into_iter().filter_map(|(action, href)| {
            let offered = offer(view, action, href)?;
            Some(if offered.href.ends_with("/pimpinan") {
                Action { label: t(change::RECORD_HEAD).to_owned(), ..offered }
            } else {
                offered
            })
        }));
    }
    actions
}

/// The action, where this person may do it now.
fn offer(view: &AgreementView, action: A, href: String) -> Option<Action> {
    let possible = view.possible.iter().find(|possible| possible.action == action)?;
    possible.allowed.is_ok().then(|| Action::new(tb(&action.label()), href))
}
