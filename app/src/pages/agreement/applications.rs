//! Applications of the institution and the PoC of every subject.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, PocSubject, Source, Topology, Verdict};

use super::about_agreement;
use super::head::{head, step_address};
use super::lines::day;
use super::step::FLOW;
use crate::components::{
    Action, ActionLink, Card, Column, DataTable, EmptyState, FlowChart, Sign, State, StateBadge, TopologyChart,
};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, common, fill, t, tb};

/// In the place of a title: a new flow.
const NEW_FLOW: &str = "+";

#[component]
pub fn AgreementApplicationsPage() -> impl IntoView {
    about_agreement(|view| {
        view! {
            {head(&view, "/aplikasi")}
            <div class="stack">{applications(&view)}{topology(&view)}{flows(&view)}{trials(&view)}</div>
        }
    })
}

fn applications(view: &AgreementView) -> AnyView {
    let applications = &view.facts.agreement.applications;
    let possible = view
        .possible
        .iter()
        .any(|possible| possible.action == AgreementAction::RegisterApplication && possible.allowed.is_ok());
    let action = possible.then(|| {
        let action = AgreementAction::RegisterApplication;
        Action::new(tb(&action.label()), step_address(view, action))
    });
    if applications.is_empty() {
        return view! {
            <Card title=t(agreement::APPLICATIONS)>
                <EmptyState title=t(agreement::NO_APPLICATIONS) note=t(agreement::NO_APPLICATIONS_NOTE) action/>
            </Card>
        }
        .into_any();
    }
    let rows = applications
        .iter()
        .map(|application| {
            let elements: Vec<_> = application.elements.iter().map(|element| element.label()).collect();
            let url = application.url.clone();
            let tried = view.facts.agreement.poc_settled(PocSubject::Application(application.id));
            let limit = (!tried).then(|| view! { <span class="sub">{t(agreement::UNTIL_TRIED)}</span> });
            view! {
                <tr>
                    <th scope="row">
                        {application.name.clone()}
                        <span class="sub">{application.function.clone()}{url.map(|url| format!(" · {url}"))}</span>
                    </th>
                    <td data-label=t(agreement::METHOD)><div>{application.method.label()}{limit}</div></td>
                    <td data-label=t(agreement::ELEMENTS)><span>{elements.join(", ")}</span></td>
                    <td data-label=t(agreement::KEEPER)>
                        <span>{application.keeper.clone().unwrap_or_else(|| "–".to_owned())}</span>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(agreement::NAME)),
        Column::named(t(agreement::METHOD)),
        Column::named(t(agreement::ELEMENTS)),
        Column::named(t(agreement::KEEPER)),
    ];
    let more = action.map(|action| view! { <p class="card-foot"><ActionLink action small=true/></p> });
    view! {
        <Card title=t(agreement::APPLICATIONS)>
            <DataTable caption=t(agreement::APPLICATIONS) columns>{rows}</DataTable>
            {more}
        </Card>
    }
    .into_any()
}

/// Lampiran I: the network as drawn there, and where what it shows is recorded.
fn topology(view: &AgreementView) -> AnyView {
    let at_ditjen = view.facts.office.settings.stationery.access_at_ditjen;
    let topology = Topology::of(&view.facts, view.moment.today(), at_ditjen);
    let sources = topology.sources().into_iter().map(|source| source_view(view, source)).collect_view();
    view! {
        <Card title=t(agreement::TOPOLOGY)>
            <div class="drawn-from">
                <div class="flow-room"><TopologyChart topology title=t(agreement::TOPOLOGY)/></div>
                <div>
                    <p class="quiet">{t(agreement::DRAWN_FROM)}</p>
                    <ul>{sources}</ul>
                </div>
            </div>
        </Card>
    }
    .into_any()
}

/// A place where something of the picture is recorded: a link for who may change it.
fn source_view(view: &AgreementView, source: Source) -> AnyView {
    let action = match source {
        Source::Network => Some(AgreementAction::RecordNetwork),
        Source::Applications => Some(AgreementAction::RegisterApplication),
        Source::Methods => Some(AgreementAction::SettleTerms),
        Source::Office | Source::Institution | Source::Ditjen => None,
    };
    let may = |action| view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
    let of_office = view.possible.iter().any(|possible| possible.action == AgreementAction::SettleTerms);
    let (word, address) = match source {
        Source::Network => (agreement::FROM_NETWORK, None),
        Source::Applications => (agreement::FROM_APPLICATIONS, None),
        Source::Methods => (agreement::FROM_METHODS, None),
        Source::Office | Source::Ditjen => (agreement::FROM_OFFICE, of_office.then(|| "/pengaturan".to_owned())),
        Source::Institution => (agreement::FROM_INSTITUTION, Some(format!("/lembaga/{}", view.facts.institution.id))),
    };
    let step = action.filter(|action| may(*action)).map(|action| step_address(view, action));
    match step.or(address) {
        Some(href) => view! { <li><a href=href>{t(word)}</a></li> }.into_any(),
        None => view! { <li>{t(word)}</li> }.into_any(),
    }
}

/// Lampiran II and on: each described flow as a picture, the latest of a method.
fn flows(view: &AgreementView) -> AnyView {
    let action = AgreementAction::DescribeServiceFlow;
    let possible = view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
    let edit = possible.then(|| Action::new(tb(&action.label()), step_address(view, action)));
    let flows = &view.facts.agreement.service_flows;
    if flows.is_empty() {
        return view! {
            <Card title=t(agreement::FLOWS)>
                <EmptyState title=t(agreement::NO_FLOWS) note=t(agreement::NO_FLOWS_NOTE) action=edit/>
            </Card>
        }
        .into_any();
    }
    let pictures = flows
        .iter()
        .enumerate()
        .map(|(place, flow)| {
            let heading = format!("{} · {}", flow.title, flow.method.label());
            let change = possible.then(|| flow_link(view, t(agreement::CHANGE_FLOW), &flow.title));
            let flow = flow.clone();
            view! {
                <div class="flow-title"><h3>{heading}</h3>{change}</div>
                <div class="flow-room"><FlowChart flow place/></div>
            }
        })
        .collect_view();
    let another = possible.then(|| flow_link(view, t(agreement::ANOTHER_FLOW), NEW_FLOW));
    let another = another.map(|link| view! { <p class="card-foot">{link}</p> });
    view! { <Card title=t(agreement::FLOWS)>{pictures}{another}</Card> }.into_any()
}

/// To the form of one flow.
fn flow_link(view: &AgreementView, label: &'static str, title: &str) -> AnyView {
    let query = serde_urlencoded::to_string([(FLOW, title)]).unwrap_or_default();
    let address = format!("{}?{query}", step_address(view, AgreementAction::DescribeServiceFlow));
    view! { <ActionLink action=Action::new(label, address) small=true/> }.into_any()
}

fn trials(view: &AgreementView) -> AnyView {
    let subjects = view.facts.agreement.poc_subjects();
    if subjects.is_empty() {
        return view! {
            <Card title=t(agreement::TRIALS)>
                <EmptyState title=t(agreement::NO_TRIALS) note=t(agreement::NO_TRIALS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let rows = subjects.into_iter().map(|subject| trial_row(view, subject)).collect_view();
    let columns = vec![
        Column::named(t(agreement::SUBJECT)),
        Column::named(t(agreement::REQUEST)),
        Column::named(t(agreement::SCHEDULE)),
        Column::named(t(agreement::RESULT)),
    ];
    view! {
        <Card title=t(agreement::TRIALS)><DataTable caption=t(agreement::TRIALS) columns>{rows}</DataTable></Card>
    }
    .into_any()
}

fn trial_row(view: &AgreementView, subject: PocSubject) -> AnyView {
    let agreement = &view.facts.agreement;
    let none = || t(common::NOT_YET).to_owned();
    let request = agreement.poc_requests.iter().rev().find(|request| request.subjects.contains(&subject));
    let schedule = agreement.poc_schedules.iter().rev().find(|schedule| schedule.subjects.contains(&subject));
    let result = agreement.poc_result(subject);
    let state = match result {
        Some(result) => {
            let sign = match result.verdict {
                Verdict::Passed => Sign::Done,
                Verdict::NotRequired => Sign::Over,
                Verdict::NeedsWork => Sign::Soon,
                Verdict::Failed => Sign::Failed,
            };
            State::new(sign, tb(&result.verdict.label()))
        }
        None => State::new(Sign::Open, t(agreement::UNTRIED)),
    };
    let letter = result.and_then(|result| result.letter.as_ref()).map(|letter| {
        let text = fill(agreement::LETTER_OF, &[("number", &letter.number), ("date", &day(letter.date))]);
        view! { <span class="sub">{text}</span> }
    });
    let request =
        request.map_or_else(none, |request| format!("{}, {}", request.letter.number, day(request.letter.date)));
    let schedule = schedule.map_or_else(none, |schedule| day(schedule.scheduled_on));
    view! {
        <tr>
            <th scope="row">{agreement.poc_subject_name(subject)}</th>
            <td data-label=t(agreement::REQUEST)><span>{request}</span></td>
            <td data-label=t(agreement::SCHEDULE)><span>{schedule}</span></td>
            <td data-label=t(agreement::RESULT)><div><StateBadge state/>{letter}</div></td>
        </tr>
    }
    .into_any()
}
