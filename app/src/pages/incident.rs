//! Breaches over all agreements of an office, with the clock of 72 hours (4.12).

use leptos::prelude::*;
use patuh_domain::actor::{Membership, Role};
use patuh_domain::agreement::AgreementAction;
use patuh_domain::calendar::Moment;
use patuh_domain::duty::Duty;
use patuh_domain::wording::{date_time, thousands_in};

use crate::components::{
    Action, ActionLink, Chip, Chips, Column, DataTable, EmptyState, Filter, FilterKind, Filters, PageHead, Pager,
    PagerView, Panel, Sign, State, StateBadge,
};
use crate::loading::Trouble;
use crate::pages::agreement::lines::{duty_due, duty_state};
use crate::pages::framed::{framed, parameter};
use crate::views::{IncidentQuery, IncidentRow, IncidentState, Incidents};
use crate::words::{common, fill, incident, language, register, t};

const LIST: &str = "/insiden";

/// `/insiden`.
#[component]
pub fn IncidentsPage() -> impl IntoView {
    let query = IncidentQuery {
        search: parameter("cari").unwrap_or_default(),
        state: parameter("keadaan").and_then(|state| state_of(&state)),
        page: parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    };
    let asked = query.clone();
    framed(
        async move |ports, who| {
            let may = |held: &Membership| held.role.is_of_office() && held.role != Role::SystemAdmin;
            if !who.actor.memberships().iter().any(may) {
                return Err(Trouble::NotFound);
            }
            ports.reading.incidents(&who.actor, query).await
        },
        move |found| {
            let body = if found.rows.is_empty() { empty(&asked) } else { table(&found, &asked) };
            view! {
                <PageHead title=t(incident::INCIDENTS) meta=t(incident::LEAD)/>
                {filters(&asked)}
                {chips(&found, &asked)}
                {body}
            }
        },
    )
}

const fn state_name(state: IncidentState) -> &'static str {
    match state {
        IncidentState::Open => "terbuka",
        IncidentState::Told => "diberitahukan",
    }
}

fn state_of(name: &str) -> Option<IncidentState> {
    [IncidentState::Open, IncidentState::Told].into_iter().find(|state| state_name(*state) == name)
}

/// The address of the list with this search and `state`, without the page.
fn list_address(query: &IncidentQuery, state: Option<IncidentState>) -> String {
    let search = (!query.search.is_empty()).then_some(("cari", query.search.as_str()));
    let pairs: Vec<_> = search.into_iter().chain(state.map(|state| ("keadaan", state_name(state)))).collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(text) if !text.is_empty() => format!("{LIST}?{text}"),
        _ => LIST.to_owned(),
    }
}

fn filters(query: &IncidentQuery) -> AnyView {
    let search = FilterKind::Search { value: query.search.clone(), hint: t(incident::SEARCH_HINT).to_owned() };
    let filters = vec![Filter { name: "cari", label: t(common::SEARCH).to_owned(), kind: search }];
    let kept = query.state.map(|state| ("keadaan".to_owned(), state_name(state).to_owned())).into_iter().collect();
    match query.search.is_empty() && query.state.is_none() {
        true => view! { <Filters action=LIST filters kept/> }.into_any(),
        false => view! { <Filters action=LIST filters kept clear=LIST/> }.into_any(),
    }
}

fn chips(found: &Incidents, query: &IncidentQuery) -> AnyView {
    let count = |number: usize| Some(thousands_in(language(), u64::try_from(number).unwrap_or(u64::MAX)));
    let chip = |word, state, number| Chip {
        label: t(word).to_owned(),
        count: count(number),
        href: list_address(query, state),
        chosen: query.state == state,
    };
    let chips = vec![
        chip(common::ALL, None, found.open + found.told),
        chip(incident::OPEN, Some(IncidentState::Open), found.open),
        chip(incident::TOLD, Some(IncidentState::Told), found.told),
    ];
    view! { <Chips label=t(common::STATE) chips/> }.into_any()
}

fn empty(query: &IncidentQuery) -> AnyView {
    let (title, note) = match query {
        IncidentQuery { search, state: None, .. } if search.is_empty() => (incident::NONE, incident::NONE_HERE_NOTE),
        IncidentQuery { search, state: Some(IncidentState::Open), .. } if search.is_empty() => {
            (incident::NONE_OPEN, incident::NONE_OPEN_NOTE)
        }
        _ => (register::NOTHING_FOUND, register::NOTHING_FOUND_NOTE),
    };
    view! { <Panel><EmptyState title=t(title) note=t(note)/></Panel> }.into_any()
}

fn table(found: &Incidents, asked: &IncidentQuery) -> AnyView {
    let rows = found.rows.iter().map(|one| row(one, &found.moment)).collect_view();
    let columns = vec![
        Column::named(t(incident::INCIDENT)),
        Column::named(t(register::INSTITUTION)),
        Column::named(t(incident::DETECTED)),
        Column::named(t(incident::NOTICE_DUE)),
        Column::named(t(common::STATE)),
        Column::named(t(common::OPEN)).silent(),
    ];
    let pager = PagerView {
        page: usize::try_from(asked.page).unwrap_or(1),
        per_page: found.per_page,
        total: found.total,
        address: list_address(asked, asked.state),
        parameter: "hal",
    };
    view! {
        <Panel>
            <DataTable caption=t(incident::INCIDENTS) columns>{rows}</DataTable>
            <Pager pager/>
        </Panel>
    }
    .into_any()
}

fn row(one: &IncidentRow, moment: &Moment) -> AnyView {
    let at = |instant| date_time(language(), &Moment::new(instant, moment.zone));
    let place = format!("/perjanjian/{}", one.agreement);
    let href = format!("{place}/insiden#{}", one.id);
    let told = one.notified_at.map(|when| fill(incident::TOLD_AT, &[("when", &at(when))]));
    let (due, note) = match &one.duty {
        Some(duty) => (duty_due(duty, moment).0, told.unwrap_or_else(|| until_told(duty, moment))),
        None => ("–".to_owned(), told.unwrap_or_default()),
    };
    let state = match (&one.duty, one.notified_at) {
        (Some(duty), _) => duty_state(duty),
        (None, Some(_)) => State::new(Sign::Done, t(incident::TOLD)),
        (None, None) => State::new(Sign::Open, t(incident::OPEN)),
    };
    let action = if one.can_notify {
        let notify = AgreementAction::NotifyIncident.name();
        Action::new(t(incident::RECORD_NOTICE), format!("{place}/langkah/{notify}?incident={}", one.id))
    } else {
        Action::new(t(common::OPEN), href.clone())
    };
    let about = one.subject.clone();
    view! {
        <tr>
            <th scope="row"><a class="row-name" href=href>{one.subject.clone()}</a></th>
            <td data-label=t(register::INSTITUTION)>
                <div><a href=place>{one.institution.clone()}</a><span class="sub">{one.number.clone()}</span></div>
            </td>
            <td data-label=t(incident::DETECTED)><span>{at(one.detected_at)}</span></td>
            <td data-label=t(incident::NOTICE_DUE)><div>{due}<span class="sub">{note}</span></div></td>
            <td data-label=t(common::STATE)><StateBadge state/></td>
            <td class="row-action"><ActionLink action small=true about/></td>
        </tr>
    }
    .into_any()
}

/// How far off the end of the 72 hours is, in hours; how a duty that is done met them in other words.
pub(crate) fn until_told(duty: &Duty, moment: &Moment) -> String {
    let Some(at) = duty.due_at.filter(|_| duty.state.is_open()) else { return duty_due(duty, moment).1 };
    let left = at - moment.instant;
    let hours = left.num_hours().abs().to_string();
    let word = if left.num_seconds() >= 0 { incident::HOURS_LEFT } else { incident::HOURS_LATE };
    fill(word, &[("n", &hours)])
}
