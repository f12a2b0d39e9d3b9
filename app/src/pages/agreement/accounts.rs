//! User IDs of the institution, and the operators who work under them: two different things (domain.md 1).

use leptos::prelude::*;
use patuh_domain::agreement::{Account, AgreementAction, Operator};

use super::about_agreement;
use super::head::{address, head, step_address};
use super::lines::day;
use super::passwords::passwords;
use super::readers::readers;
use crate::components::{Action, ActionLink, Card, Column, DataTable, EmptyState, Sign, State, StateBadge};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, common, fill, gateway, t, tb};

#[component]
pub fn AgreementAccountsPage() -> impl IntoView {
    about_agreement(|view| {
        view! {
            {head(&view, "/akun")}
            <div class="stack">{accounts(&view)}{passwords(&view)}{operators(&view)}{readers(&view)}{declarations(&view)}</div>
        }
    })
}

/// The verb for an empty list, where this person may do it now.
fn offer(view: &AgreementView, action: AgreementAction) -> Option<Action> {
    let possible = view.possible.iter().find(|possible| possible.action == action)?;
    possible.allowed.is_ok().then(|| Action::new(tb(&action.label()), step_address(view, action)))
}

fn accounts(view: &AgreementView) -> AnyView {
    let accounts = &view.facts.agreement.accounts;
    let action = offer(view, AgreementAction::RequestUserId);
    if accounts.is_empty() {
        return view! {
            <Card title="User ID">
                <EmptyState title=t(agreement::NO_ACCOUNTS) note=t(agreement::NO_ACCOUNTS_NOTE) action/>
            </Card>
        }
        .into_any();
    }
    let rows = accounts.iter().map(|account| account_row(view, account)).collect_view();
    let columns = vec![
        Column::named("User ID"),
        Column::named(t(agreement::METHOD)),
        Column::named(t(agreement::RESPONSIBLE)),
        Column::named("BAST"),
        Column::named(t(agreement::STATE)),
        Column::named(t(agreement::ACTION)).silent(),
    ];
    let offered = [AgreementAction::RegisterAddresses, AgreementAction::SetDailyCap, AgreementAction::ChangeHolder];
    let more: Vec<_> = offered
        .into_iter()
        .filter_map(|action| offer(view, action))
        .chain(action)
        .map(|action| view! { <ActionLink action small=true/> })
        .collect();
    let more = (!more.is_empty()).then(|| view! { <p class="card-foot">{more.collect_view()}</p> });
    view! {
        <Card title="User ID"><DataTable caption="User ID" columns>{rows}</DataTable>{more}</Card>
    }
    .into_any()
}

fn account_row(view: &AgreementView, account: &Account) -> AnyView {
    let access = view.standing.access.accounts.iter().find(|access| access.user_id == account.user_id);
    let state = match (account.closed_on, access) {
        (Some(on), _) => State::new(Sign::Over, fill(agreement::CLOSED_ON, &[("date", &day(on))])),
        (None, Some(access)) if access.granted => State::new(Sign::Done, t(agreement::ACCESS_OPEN)),
        (None, _) if account.bast.is_none() => State::new(Sign::Now, t(agreement::ASKED_FOR)),
        (None, _) => State::new(Sign::Late, t(agreement::ACCESS_CLOSED)),
    };
    let methods: Vec<_> = account.methods.iter().map(|method| method.label()).collect();
    let bast = account
        .bast
        .as_ref()
        .map_or_else(|| t(common::NOT_YET).to_owned(), |bast| format!("{}, {}", bast.number, day(bast.date)));
    let now = view.moment.instant;
    let registered = account.addresses_at(now);
    let addresses = (!registered.is_empty()).then(|| registered.join(", "));
    let cap = account.cap_at(now).map(|cap| format!(" · {} {cap}", t(gateway::CAP)));
    let reveal = view.reveal.contains(&account.id).then(|| {
        let href = address(view, &format!("/akun/{}/rahasia", account.id));
        let action = Action::new(tb(&AgreementAction::RevealSecret.label()), href);
        view! { <ActionLink action small=true/> }
    });
    view! {
        <tr>
            <th scope="row">
                {account.user_id.clone()}
                <span class="sub">
                    {tb(&account.kind.label())}{addresses.map(|text| format!(" · IP {text}"))}{cap}
                </span>
            </th>
            <td data-label=t(agreement::METHOD)><span>{methods.join(", ")}</span></td>
            <td data-label=t(agreement::RESPONSIBLE)><span>{account.responsible_on(view.moment.today()).to_owned()}</span></td>
            <td data-label="BAST"><span>{bast}</span></td>
            <td data-label=t(agreement::STATE)><StateBadge state/></td>
            <td class="row-action">{reveal}</td>
        </tr>
    }
    .into_any()
}

fn operators(view: &AgreementView) -> AnyView {
    let operators = &view.facts.agreement.operators;
    let action = offer(view, AgreementAction::RegisterOperator);
    if operators.is_empty() {
        return view! {
            <Card title=t(agreement::OPERATORS)>
                <EmptyState title=t(agreement::NO_OPERATORS) note=t(agreement::NO_OPERATORS_NOTE) action/>
            </Card>
        }
        .into_any();
    }
    let rows = operators.iter().map(|operator| operator_row(view, operator)).collect_view();
    let columns = vec![
        Column::named(t(agreement::NAME)),
        Column::named(t(agreement::POSITION)),
        Column::named("NDA"),
        Column::named(t(agreement::STATE)),
    ];
    let more = action.map(|action| view! { <p class="card-foot"><ActionLink action small=true/></p> });
    view! {
        <Card title=t(agreement::OPERATORS)>
            <DataTable caption=t(agreement::OPERATORS) columns>{rows}</DataTable>
            {more}
        </Card>
    }
    .into_any()
}

fn operator_row(view: &AgreementView, operator: &Operator) -> AnyView {
    let nda = view
        .facts
        .agreement
        .declarations
        .iter()
        .rev()
        .find(|declaration| declaration.kind.is_nda() && declaration.operator == Some(operator.id));
    let state = match (operator.left_on, nda) {
        (Some(on), _) => State::new(Sign::Over, fill(agreement::LEFT_ON, &[("date", &day(on))])),
        (None, Some(_)) => State::new(Sign::Done, t(agreement::ACCOUNT_WORKS)),
        (None, None) => State::new(Sign::Late, t(agreement::BLOCKS_ACCOUNT)),
    };
    let signed = nda.map_or_else(|| t(common::NOT_YET).to_owned(), |nda| day(nda.signed_on));
    let number = operator.staff_number.as_ref().map(|number| {
        let grouped = patuh_domain::identity::Nip::new(number.as_str()).grouped();
        view! { <span class="sub">"NIP " {grouped}</span> }
    });
    view! {
        <tr>
            <th scope="row">{operator.name.clone()}{number}</th>
            <td data-label=t(agreement::POSITION)>
                <div>{operator.position.clone()}<span class="sub">{operator.staff_status.label()}</span></div>
            </td>
            <td data-label="NDA"><span>{signed}</span></td>
            <td data-label=t(agreement::STATE)><StateBadge state/></td>
        </tr>
    }
    .into_any()
}

fn declarations(view: &AgreementView) -> Option<AnyView> {
    let declarations = &view.facts.agreement.declarations;
    if declarations.is_empty() {
        return None;
    }
    let rows = declarations
        .iter()
        .rev()
        .map(|declaration| {
            let scan = declaration.scan.map(|id| {
                let action = Action::new(t(common::OPEN), format!("/berkas/{id}"));
                view! { <ActionLink action small=true about=declaration.signer.clone()/> }
            });
            let stamp = if declaration.meterai { common::YES } else { common::NO };
            view! {
                <tr>
                    <th scope="row">{tb(&declaration.kind.label())}</th>
                    <td data-label=t(agreement::SIGNER)><span>{declaration.signer.clone()}</span></td>
                    <td data-label=t(agreement::SIGNED)><span>{day(declaration.signed_on)}</span></td>
                    <td data-label="Meterai"><span>{t(stamp)}</span></td>
                    <td class="row-action">{scan}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(agreement::DECLARATION)),
        Column::named(t(agreement::SIGNER)),
        Column::named(t(agreement::SIGNED)),
        Column::named("Meterai"),
        Column::named(t(agreement::ACTION)).silent(),
    ];
    Some(
        view! {
            <Card title=t(agreement::DECLARATIONS)>
                <DataTable caption=t(agreement::DECLARATIONS) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}
