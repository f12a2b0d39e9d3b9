//! The register of breaches: what, whose data, how it is handled, and the clock of 72 hours (4.12).

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction as A, Incident};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, breach_notice_of};
use patuh_domain::wording::{date_time, thousands_in};

use super::about_agreement;
use super::head::{address, head, step_address};
use super::lines::{duty_due, duty_state};
use crate::components::{Action, ActionLink, Card, EmptyState, FactList, StateBadge};
use crate::forms::labels::Label as _;
use crate::pages::incident::until_told;
use crate::views::AgreementView;
use crate::words::{agreement, incident, language, t, tb};

#[component]
pub fn AgreementIncidentsPage() -> impl IntoView {
    about_agreement(|view| {
        view! {
            {head(&view, "/insiden")}
            <div class="stack">{register(&view)}</div>
        }
    })
}

fn register(view: &AgreementView) -> AnyView {
    let incidents = &view.facts.agreement.incidents;
    let report = offer(view, A::ReportIncident);
    if incidents.is_empty() {
        return view! {
            <Card title=t(incident::INCIDENTS)>
                <EmptyState title=t(incident::NONE) note=t(incident::NONE_NOTE) action=report/>
            </Card>
        }
        .into_any();
    }
    let cards = incidents.iter().rev().map(|one| card(view, one)).collect_view();
    let report = report.map(|action| view! { <p><ActionLink action/></p> });
    view! { {cards}{report} }.into_any()
}

fn card(view: &AgreementView, one: &Incident) -> AnyView {
    let at = |instant| date_time(language(), &Moment::new(instant, view.moment.zone));
    let duty = breach_notice_of(&view.standing.duties, one);
    let clock = duty.map(|duty| clock(view, duty));
    let details = &one.details;
    let facts = vec![
        (t(incident::DETECTED).to_owned(), Some(at(one.detected_at))),
        (t(incident::DATA).to_owned(), details.data.clone()),
        (t(incident::PERSONS).to_owned(), details.persons.map(|persons| thousands_in(language(), u64::from(persons)))),
        (t(incident::COURSE).to_owned(), details.course.clone()),
        (t(incident::HANDLING).to_owned(), details.handling.clone()),
        (t(incident::CONTACT).to_owned(), details.contact.clone()),
        (t(incident::NOTIFIED).to_owned(), one.notified_at.map(at)),
        (
            t(incident::NOTICE).to_owned(),
            one.notice.as_ref().map(|notice| format!("{}, {}", notice.number, super::lines::day(notice.date))),
        ),
    ];
    let open = one.notified_at.is_none();
    let acts = [A::DescribeIncident, A::NotifyIncident].into_iter().filter(|_| open);
    let of_this = |action: Action| Action { href: format!("{}?incident={}", action.href, one.id), ..action };
    let acts: Vec<Action> = acts.filter_map(|action| offer(view, action)).map(of_this).collect();
    let paper = Action::new(t(incident::PAPER), address(view, "/dokumen?dokumen=D27"));
    let acts = acts.into_iter().chain([paper]).map(|action| view! { <ActionLink action small=true/> }).collect_view();
    view! {
        <Card title=one.subject.clone() id=one.id.to_string()>
            {clock}
            <FactList facts/>
            <p class="card-foot">{acts}</p>
        </Card>
    }
    .into_any()
}

/// Until when it must be told, and how far off that is in hours.
fn clock(view: &AgreementView, duty: &Duty) -> AnyView {
    let (due, note) = (duty_due(duty, &view.moment).0, until_told(duty, &view.moment));
    view! {
        <p><StateBadge state=duty_state(duty)/>" "{t(agreement::DUE)}" "{due}" · "{note}</p>
    }
    .into_any()
}

fn offer(view: &AgreementView, action: A) -> Option<Action> {
    let possible = view.possible.iter().find(|possible| possible.action == action)?;
    possible.allowed.is_ok().then(|| Action::new(tb(&action.label()), step_address(view, action)))
}
