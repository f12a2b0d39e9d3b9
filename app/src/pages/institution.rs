//! Institutions: list, one with its agreements and people, forms.

use leptos::prelude::*;
use patuh_domain::actor::Role;
use patuh_domain::identity::Nip;
use patuh_domain::ids::InstitutionId;

use crate::components::{
    Action, ActionLink, Card, Column, DataTable, EmptyState, FactList, Filter, FilterKind, Filters, HistoryList,
    PageHead, Panel, Sign, State, StateBadge,
};
use crate::forms::institution as forms;
use crate::forms::labels::Label as _;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::Trouble;
use crate::pages::agreement::head::stage_state;
use crate::pages::agreement::lines::{day, history_line};
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::settings::emblem;
use crate::views::InstitutionView;
use crate::words::{agreement, common, frame, institution, t, tb};

/// `/lembaga`.
#[component]
pub fn InstitutionsPage() -> impl IntoView {
    let search = parameter("cari").unwrap_or_default();
    let asked = search.clone();
    framed(
        async move |ports, who| {
            let may_add = who.actor.memberships().iter().any(|held| held.role == Role::CooperationStaff);
            Ok((ports.reading.institutions(&who.actor, &search).await?, may_add))
        },
        move |(rows, may_add)| {
            let new = may_add.then(|| Action::new(t(institution::NEW), "/lembaga/baru"));
            let body = if rows.is_empty() {
                let note = if asked.is_empty() { institution::NONE_NOTE } else { institution::NOT_FOUND_NOTE };
                view! { <EmptyState title=t(institution::NONE) note=t(note) action=new.clone()/> }.into_any()
            } else {
                let rows = rows
                    .into_iter()
                    .map(|row| {
                        let late = (row.overdue > 0)
                            .then(|| State::new(Sign::Late, row.overdue.to_string()))
                            .map(|state| view! { <StateBadge state/> });
                        let inactive = (!row.active)
                            .then(|| view! { <StateBadge state=State::new(Sign::Over, t(institution::INACTIVE))/> });
                        view! {
                            <tr>
                                <th scope="row">
                                    <a class="row-name" href=format!("/lembaga/{}", row.id)>{row.name}</a>
                                    <span class="sub">{tb(&row.kind.label())}" "{inactive}</span>
                                </th>
                                <td data-label=t(institution::HEAD)>
                                    <span>{row.head.unwrap_or_else(|| "–".to_owned())}</span>
                                </td>
                                <td class="number" data-label=t(frame::AGREEMENTS)><span>{row.agreements}</span></td>
                                <td data-label=t(institution::OVERDUE)>{late}</td>
                            </tr>
                        }
                    })
                    .collect_view();
                let columns = vec![
                    Column::named(t(institution::NAME)),
                    Column::named(t(institution::HEAD)),
                    Column::named(t(frame::AGREEMENTS)).number(),
                    Column::named(t(institution::OVERDUE)),
                ];
                view! { <DataTable caption=t(frame::INSTITUTIONS) columns>{rows}</DataTable> }.into_any()
            };
            view! {
                <PageHead title=t(frame::INSTITUTIONS)>
                    {new.map(|action| view! { <ActionLink action primary=true/> })}
                </PageHead>
                {search_bar("/lembaga", asked)}
                <Panel>{body}</Panel>
            }
        },
    )
}

/// A search over a list, shared with the list of people.
pub(super) fn search_bar(action: &'static str, value: String) -> AnyView {
    let kind = FilterKind::Search { value, hint: String::new() };
    let filters = vec![Filter { name: "cari", label: t(common::SEARCH).to_owned(), kind }];
    view! { <Filters action filters/> }.into_any()
}

/// `/lembaga/{id}`.
#[component]
pub fn InstitutionPage() -> impl IntoView {
    about_institution(|view| {
        let zone = patuh_domain::calendar::Zone::Wib;
        let moment = patuh_domain::calendar::Moment::start_of(view.today, zone);
        let history = view.history.iter().map(|entry| history_line(entry, &moment)).collect();
        let facts = profile(&view);
        let institution = &view.institution;
        let emblem = institution.profile.emblem.map(|_| emblem(forms::emblem_address(institution.id)));
        view! {
            {head(&view)}
            <div class="columns">
                <div class="stack">
                    <Card title=t(institution::PROFILE)>{emblem}<FactList facts/></Card>
                    {agreements(&view)}
                    {heads(&view)}
                </div>
                <div class="stack">
                    {people(&view)}
                    <Card title=t(agreement::HISTORY)><HistoryList entries=history/></Card>
                </div>
            </div>
        }
    })
}

fn about_institution<V: IntoView + 'static>(draw: impl FnOnce(InstitutionView) -> V + Send + 'static) -> AnyView {
    let id = segment("id");
    framed(
        async move |ports, who| {
            let id: InstitutionId = id.parse().map_err(|_| Trouble::NotFound)?;
            ports.reading.institution(&who.actor, id).await
        },
        draw,
    )
}

fn crumbs() -> Vec<Action> {
    vec![Action::new(t(frame::INSTITUTIONS), "/lembaga")]
}

fn head(view: &InstitutionView) -> AnyView {
    let page = format!("/lembaga/{}", view.institution.id);
    let name = view.institution.profile.name.clone();
    let actions = view.may_change.then(|| {
        let change = Action::new(t(institution::CHANGE), format!("{page}/ubah"));
        let appoint = Action::new(t(institution::APPOINT), format!("{page}/pimpinan"));
        view! { <ActionLink action=change/><ActionLink action=appoint/> }
    });
    view! {
        <PageHead title=name crumbs=crumbs() meta=tb(&view.institution.profile.kind.label())>{actions}</PageHead>
    }
    .into_any()
}

fn profile(view: &InstitutionView) -> Vec<(String, Option<String>)> {
    let profile = &view.institution.profile;
    let region = patuh_domain::identity::regions::lookup(&profile.region_code).map(|region| region.name);
    let code = match region {
        Some(name) => format!("{} ({name})", profile.region_code),
        None => profile.region_code.clone(),
    };
    let units = (!profile.work_units.is_empty()).then(|| profile.work_units.join(", "));
    vec![
        (t(institution::ADDRESS).to_owned(), Some(profile.address.clone())),
        (t(institution::REGION).to_owned(), Some(code)),
        (t(institution::UNITS).to_owned(), units),
    ]
}

fn agreements(view: &InstitutionView) -> AnyView {
    if view.agreements.is_empty() {
        return view! {
            <Card title=t(frame::AGREEMENTS)>
                <EmptyState title=t(institution::NO_AGREEMENTS) note=t(institution::NO_AGREEMENTS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let rows = view
        .agreements
        .iter()
        .map(|row| {
            let until = row.ends_on.map_or_else(|| "–".to_owned(), day);
            view! {
                <tr>
                    <th scope="row">
                        <a class="row-name" href=format!("/perjanjian/{}", row.id)>{row.number.clone()}</a>
                        <span class="sub">{row.purpose.clone()}</span>
                    </th>
                    <td data-label=t(agreement::STATE)><StateBadge state=stage_state(row.stage)/></td>
                    <td data-label=t(agreement::ENDS)><span>{until}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(institution::NUMBER)),
        Column::named(t(agreement::STATE)),
        Column::named(t(agreement::ENDS)),
    ];
    view! {
        <Card title=t(frame::AGREEMENTS)>
            <DataTable caption=t(frame::AGREEMENTS) columns>{rows}</DataTable>
        </Card>
    }
    .into_any()
}

fn heads(view: &InstitutionView) -> AnyView {
    let present = view.institution.head(view.today).map(|head| head.since);
    let rows = view
        .institution
        .heads
        .iter()
        .rev()
        .map(|head| {
            let state = (Some(head.since) == present)
                .then(|| view! { <StateBadge state=State::new(Sign::Done, t(institution::IN_OFFICE))/> });
            let nip = head.nip.as_ref().map(|nip| {
                let grouped = Nip::new(nip.as_str()).grouped();
                view! { <span class="sub">"NIP " {grouped}</span> }
            });
            view! {
                <tr>
                    <th scope="row">{format!("{}{}", head.status.prefix(), head.name)}{nip}</th>
                    <td data-label=t(agreement::POSITION)><span>{head.position.clone()}</span></td>
                    <td data-label=t(institution::SINCE)><span>{day(head.since)}</span></td>
                    <td data-label=t(agreement::STATE)>{state}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(institution::HEAD)),
        Column::named(t(agreement::POSITION)),
        Column::named(t(institution::SINCE)),
        Column::named(t(agreement::STATE)),
    ];
    view! {
        <Card title=t(institution::HEADS)><DataTable caption=t(institution::HEADS) columns>{rows}</DataTable></Card>
    }
    .into_any()
}

fn people(view: &InstitutionView) -> AnyView {
    if view.people.is_empty() {
        return view! {
            <Card title=t(frame::PEOPLE)>
                <EmptyState title=t(institution::NO_PEOPLE) note=t(institution::NO_PEOPLE_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let facts = view
        .people
        .iter()
        .map(|person| {
            let roles: Vec<_> = person.roles.iter().map(|(role, _)| tb(&role.label())).collect();
            (person.name.clone(), Some(format!("{} · {}", roles.join(", "), person.email)))
        })
        .collect();
    view! { <Card title=t(frame::PEOPLE)><FactList facts/></Card> }.into_any()
}

/// `/lembaga/baru`.
#[component]
pub fn NewInstitutionPage() -> impl IntoView {
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let held = who.actor.memberships().iter().find(|held| held.role == Role::CooperationStaff);
            let office = held.map(|held| held.office).ok_or(Trouble::NotFound)?;
            let office = ports.reading.office(&who.actor, office).await?;
            let moment = ports.reading.moment(&who.actor).await;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((office.office.profile.region_code, moment, draft))
        },
        |(region, moment, draft)| {
            let spec = forms::register(&moment.today().to_string(), &region);
            let place =
                FormPlace { action: "/lembaga/baru".to_owned(), cancel: "/lembaga".to_owned(), ..FormPlace::default() };
            view! {
                <PageHead title=tb(&spec.title) crumbs=crumbs()/>
                <div class="narrow stack">{form_view(&spec, place, draft.as_ref())}</div>
            }
        },
    )
}

/// `/lembaga/{id}/ubah`.
#[component]
pub fn ChangeInstitutionPage() -> impl IntoView {
    form_page("/ubah", |view| forms::change(&view.institution))
}

/// `/lembaga/{id}/pimpinan`.
#[component]
pub fn AppointHeadPage() -> impl IntoView {
    form_page("/pimpinan", |view| forms::appoint(&view.today.to_string(), view.institution.head(view.today)))
}

fn form_page(
    rest: &'static str,
    spec: impl FnOnce(&InstitutionView) -> crate::forms::FormSpec + Send + 'static,
) -> AnyView {
    let id = segment("id");
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let id: InstitutionId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.institution(&who.actor, id).await?;
            if !view.may_change {
                return Err(Trouble::NotFound);
            }
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, draft))
        },
        move |(view, draft)| {
            let spec = spec(&view);
            let page = format!("/lembaga/{}", view.institution.id);
            let mut crumbs = crumbs();
            crumbs.push(Action::new(view.institution.profile.name.clone(), page.clone()));
            let place = FormPlace {
                action: format!("{page}{rest}"),
                version: Some(view.version),
                cancel: page,
                ..FormPlace::default()
            };
            view! {
                <PageHead title=tb(&spec.title) crumbs/>
                <div class="narrow stack">{form_view(&spec, place, draft.as_ref())}</div>
            }
        },
    )
}
