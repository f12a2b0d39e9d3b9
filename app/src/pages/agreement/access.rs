//! Access of one agreement as the rules decide it now: the checks, the methods with their quota, sanctions.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, QuotaStart};
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::{date_time, thousands_in};

use super::head::{head, step_address};
use super::lines::day;
use super::overview::access;
use super::purposes::purposes;
use crate::components::{Action, ActionLink, Card, Column, DataTable, EmptyState, FactList, Sign, State, StateBadge};
use crate::forms::labels::Label as _;
use crate::loading::Trouble;
use crate::pages::framed::{framed, segment};
use crate::pages::lookup::lines::lines_table;
use crate::views::AgreementView;
use crate::words::{agreement, fill, gateway, language, lookup, other, t, tb, usage};

#[component]
pub fn AgreementAccessPage() -> impl IntoView {
    let id = segment("id");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            Ok((view, ports.gate.recent(&who.actor, id).await?))
        },
        |(view, recent)| {
            let recent = view! {
                <Card title=t(lookup::LINES) note=t(lookup::LINES_NOTE)>
                    {lines_table(&recent, &view.moment, true)}
                </Card>
            };
            view! {
                {head(&view, "/akses")}
                <div class="columns">
                    <div class="stack">{methods(&view)}{quotas(&view)}{hours(&view)}{purposes(&view)}{recent}{sanctions(&view)}{locks(&view)}</div>
                    <div class="stack">{access(&view)}</div>
                </div>
            }
        },
    )
}

fn methods(view: &AgreementView) -> AnyView {
    let methods = &view.standing.access.methods;
    if methods.is_empty() {
        return view! {
            <Card title=t(agreement::METHODS)>
                <EmptyState title=t(agreement::NO_METHODS) note=t(agreement::NO_METHODS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let rows = methods
        .iter()
        .map(|(method, access)| {
            let quota = match access.per_day {
                Some(hits) => thousands_in(language(), u64::from(hits)),
                None => t(agreement::UNLIMITED).to_owned(),
            };
            let elements: Vec<_> = access.elements.iter().map(|element| element.label()).collect();
            view! {
                <tr>
                    <th scope="row">{method.label()}</th>
                    <td data-label=t(agreement::PER_DAY)><span>{quota}</span></td>
                    <td data-label=t(agreement::ELEMENTS)><span>{elements.join(", ")}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(agreement::METHOD)),
        Column::named(t(agreement::PER_DAY)),
        Column::named(t(agreement::ELEMENTS)),
    ];
    view! {
        <Card title=t(agreement::METHODS)>
            <DataTable caption=t(agreement::METHODS) columns>{rows}</DataTable>
        </Card>
    }
    .into_any()
}

/// Locks on User IDs, the newest first.
fn locks(view: &AgreementView) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    if agreement.locks.is_empty() {
        return None;
    }
    let at = |instant| date_time(language(), &patuh_domain::calendar::Moment::new(instant, view.moment.zone));
    let rows = agreement
        .locks
        .iter()
        .rev()
        .map(|lock| {
            let user = agreement.account(lock.account).map(|account| account.user_id.clone());
            let state = match &lock.unlocked {
                Some(unlock) => State::new(Sign::Done, at(unlock.at)),
                None => State::new(Sign::Failed, t(usage::STILL_LOCKED)),
            };
            let remark = lock.unlocked.as_ref().map(|unlock| unlock.remark.clone());
            view! {
                <tr>
                    <th scope="row">{user}<span class="sub">{lock.reason.clone()}</span></th>
                    <td data-label=t(usage::SINCE)>
                        <div>{at(lock.from)}<span class="sub">{lock.by.clone()}</span></div>
                    </td>
                    <td data-label=t(usage::UNTIL)><div><StateBadge state/><span class="sub">{remark}</span></div></td>
                </tr>
            }
        })
        .collect_view();
    let columns =
        vec![Column::named(t(usage::USER_ID)), Column::named(t(usage::SINCE)), Column::named(t(usage::UNTIL))];
    Some(
        view! {
            <Card title=t(usage::LOCKS)><DataTable caption=t(usage::LOCKS) columns>{rows}</DataTable></Card>
        }
        .into_any(),
    )
}

/// The verb below a card, where this person may do it now.
fn offer(view: &AgreementView, action: AgreementAction) -> Option<AnyView> {
    view.possible.iter().find(|possible| possible.action == action && possible.allowed.is_ok())?;
    let action = Action::new(tb(&action.label()), step_address(view, action));
    Some(view! { <p class="card-foot"><ActionLink action small=true/></p> }.into_any())
}

/// The grants as recorded, the latest first.
fn quotas(view: &AgreementView) -> Option<AnyView> {
    let action = offer(view, AgreementAction::GrantQuota);
    let grants = &view.facts.agreement.quota;
    if grants.is_empty() && action.is_none() {
        return None;
    }
    let rows = grants
        .iter()
        .rev()
        .map(|grant| {
            let methods: Vec<_> = grant.methods.iter().map(|method| method.label()).collect();
            let quota = match grant.per_day {
                Some(hits) => thousands_in(language(), u64::from(hits)),
                None => t(agreement::UNLIMITED).to_owned(),
            };
            let mut holds = match grant.from {
                QuotaStart::On(date) => fill(gateway::HOURS_FROM, &[("date", &day(date))]),
                QuotaStart::Poc => t(gateway::FROM_POC).to_owned(),
            };
            if grant.until_poc {
                holds = format!("{holds}, {}", t(gateway::UNTIL_POC));
            }
            let reference = grant.reference.as_ref().map(|letter| format!("{}, {}", letter.number, day(letter.date)));
            view! {
                <tr>
                    <th scope="row">{methods.join(", ")}</th>
                    <td data-label=t(agreement::PER_DAY)><span>{quota}</span></td>
                    <td data-label=t(gateway::HOLDS)><span>{holds}</span></td>
                    <td data-label=t(gateway::REFERENCE)><span>{reference.unwrap_or_else(|| "–".to_owned())}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(agreement::METHOD)),
        Column::named(t(agreement::PER_DAY)),
        Column::named(t(gateway::HOLDS)),
        Column::named(t(gateway::REFERENCE)),
    ];
    let table =
        (!grants.is_empty()).then(|| view! { <DataTable caption=t(gateway::QUOTAS) columns>{rows}</DataTable> });
    Some(view! { <Card title=t(gateway::QUOTAS)>{table}{action}</Card> }.into_any())
}

/// Hours of the agreement and of the office, as they were set, the latest first.
fn hours(view: &AgreementView) -> AnyView {
    let since = |from, note: &str| format!("{} · {note}", fill(gateway::HOURS_FROM, &[("date", &day(from))]));
    let own = view.facts.agreement.hours.iter().rev().map(|change| {
        let hours = change.hours.map_or_else(|| t(gateway::AS_OFFICE).to_owned(), |hours| tb(&hours.wording()));
        (since(change.from, &change.reason), Some(hours))
    });
    let office = view.facts.office.hours.iter().rev().take(1);
    let office = office.map(|change| (since(change.from, t(other::OFFICE)), Some(tb(&change.hours.wording()))));
    let mut facts: Vec<_> = own.chain(office).collect();
    if facts.is_empty() {
        facts.push((t(gateway::HOURS_NOW).to_owned(), Some(t(gateway::ALWAYS).to_owned())));
    }
    let action = offer(view, AgreementAction::SetHours);
    view! { <Card title=t(gateway::HOURS)><FactList facts/>{action}</Card> }.into_any()
}

fn sanctions(view: &AgreementView) -> Option<AnyView> {
    let sanctions = &view.facts.agreement.sanctions;
    if sanctions.is_empty() {
        return None;
    }
    let rows = sanctions
        .iter()
        .rev()
        .map(|sanction| {
            let at = |instant| date_time(language(), &patuh_domain::calendar::Moment::new(instant, view.moment.zone));
            let state = match &sanction.lifted {
                Some(lift) => State::new(Sign::Done, format!("{} {}", t(agreement::LIFTED), at(lift.at))),
                None => State::new(Sign::Late, t(agreement::ACTIVE)),
            };
            view! {
                <tr>
                    <th scope="row">
                        {tb(&sanction.kind.label())}
                        <span class="sub">{sanction.basis.clone()}</span>
                    </th>
                    <td data-label=t(agreement::LETTER)>
                        <div>{sanction.letter.number.clone()}<span class="sub">{day(sanction.letter.date)}</span></div>
                    </td>
                    <td data-label=t(agreement::FROM)><span>{at(sanction.from)}</span></td>
                    <td data-label=t(agreement::STATE)><StateBadge state/></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(agreement::SANCTION)),
        Column::named(t(agreement::LETTER)),
        Column::named(t(agreement::FROM)),
        Column::named(t(agreement::STATE)),
    ];
    Some(
        view! {
            <Card title=t(agreement::SANCTIONS)>
                <DataTable caption=t(agreement::SANCTIONS) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}
