//! People: list, one account with its roles, forms.

use leptos::prelude::*;
use patuh_domain::actor::Role;
use patuh_domain::ids::PersonId;
use patuh_domain::wording::date_time;

use super::institution::search_bar;
use crate::components::{
    Action, ActionLink, Card, Column, DataTable, EmptyState, FormActions, FormFrame, HistoryList, PageHead, Panel,
    PostForm, Sign, State, StateBadge,
};
use crate::forms::labels::{Label as _, word};
use crate::forms::person as forms;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::Trouble;
use crate::pages::agreement::lines::{day, history_line};
use crate::pages::framed::{framed, parameter, segment};
use crate::views::PersonView;
use crate::words::{agreement, common, fill, frame, language, person, t, tb};

/// `/pengguna`.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let search = parameter("cari").unwrap_or_default();
    let asked = search.clone();
    framed(
        async move |ports, who| {
            let may_add = may_change(&who);
            let moment = ports.reading.moment(&who.actor).await;
            Ok((ports.reading.people(&who.actor, &search).await?, may_add, moment))
        },
        move |(rows, may_add, moment)| {
            let new = may_add.then(|| Action::new(t(person::NEW), "/pengguna/baru"));
            let body = if rows.is_empty() {
                view! { <EmptyState title=t(person::NONE) note=t(person::NONE_NOTE) action=new.clone()/> }.into_any()
            } else {
                let rows = rows
                    .into_iter()
                    .map(|row| {
                        let roles: Vec<_> =
                            row.roles.iter().map(|(role, place)| format!("{}, {place}", tb(&role.label()))).collect();
                        let seen = row.last_seen.map_or_else(
                            || t(common::NOT_YET).to_owned(),
                            |at| date_time(language(), &patuh_domain::calendar::Moment::new(at, moment.zone)),
                        );
                        view! {
                            <tr>
                                <th scope="row">
                                    <a class="row-name" href=format!("/pengguna/{}", row.id)>{row.name}</a>
                                    <span class="sub">{row.email}</span>
                                </th>
                                <td data-label=t(person::ROLES)><span>{roles.join("; ")}</span></td>
                                <td data-label=t(person::LAST_SEEN)><span>{seen}</span></td>
                                <td data-label=t(agreement::STATE)><StateBadge state=active(row.active)/></td>
                            </tr>
                        }
                    })
                    .collect_view();
                let columns = vec![
                    Column::named(t(agreement::NAME)),
                    Column::named(t(person::ROLES)),
                    Column::named(t(person::LAST_SEEN)),
                    Column::named(t(agreement::STATE)),
                ];
                view! { <DataTable caption=t(frame::PEOPLE) columns>{rows}</DataTable> }.into_any()
            };
            view! {
                <PageHead title=t(frame::PEOPLE)>
                    {new.map(|action| view! { <ActionLink action primary=true/> })}
                </PageHead>
                {search_bar("/pengguna", asked)}
                <Panel>{body}</Panel>
            }
        },
    )
}

fn may_change(who: &crate::ports::SignedIn) -> bool {
    who.actor.memberships().iter().any(|held| matches!(held.role, Role::SystemAdmin | Role::InstitutionAdmin))
}

fn active(active: bool) -> State {
    if active { State::new(Sign::Done, t(person::ACTIVE)) } else { State::new(Sign::Over, t(person::INACTIVE)) }
}

fn crumbs() -> Vec<Action> {
    vec![Action::new(t(frame::PEOPLE), "/pengguna")]
}

/// `/pengguna/{id}`.
#[component]
pub fn PersonPage() -> impl IntoView {
    let id = segment("id");
    framed(
        async move |ports, who| {
            let id: PersonId = id.parse().map_err(|_| Trouble::NotFound)?;
            let moment = ports.reading.moment(&who.actor).await;
            Ok((ports.reading.person(&who.actor, id).await?, moment))
        },
        |(view, moment)| {
            let page = format!("/pengguna/{}", view.person.id);
            let add = view.may_change.then(|| Action::new(t(person::ADD_ROLE), format!("{page}/peran")));
            let locked = view.locked_until.map(|until| {
                let until = date_time(language(), &patuh_domain::calendar::Moment::new(until, moment.zone));
                State::new(Sign::Late, fill(person::LOCKED, &[("date", &until)]))
            });
            let states = [Some(active(view.person.active)), locked].into_iter().flatten().collect();
            let history = view.history.iter().map(|entry| history_line(entry, &moment)).collect();
            let name = view.person.name.clone();
            let email = view.person.email.clone();
            let roles = roles(&view);
            let account = view.may_change.then(|| account(&view));
            view! {
                <PageHead title=name crumbs=crumbs() meta=email states>
                    {add.map(|action| view! { <ActionLink action primary=true/> })}
                </PageHead>
                <div class="columns">
                    <div class="stack">{roles}{account}</div>
                    <div class="stack"><Card title=t(agreement::HISTORY)><HistoryList entries=history/></Card></div>
                </div>
            }
        },
    )
}

fn roles(view: &PersonView) -> AnyView {
    let rows = view
        .places
        .iter()
        .map(|(role, place, from, until)| {
            let until = until.map_or_else(|| "–".to_owned(), day);
            view! {
                <tr>
                    <th scope="row">{tb(&role.label())}</th>
                    <td data-label=t(person::PLACE)><span>{place.clone()}</span></td>
                    <td data-label=t(person::FROM)><span>{day(*from)}</span></td>
                    <td data-label=t(person::UNTIL)><span>{until}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(person::ROLE)),
        Column::named(t(person::PLACE)),
        Column::named(t(person::FROM)),
        Column::named(t(person::UNTIL)),
    ];
    view! { <Card title=t(person::ROLES)><DataTable caption=t(person::ROLES) columns>{rows}</DataTable></Card> }
        .into_any()
}

/// A new invitation; switching the account off or on; ending a role.
fn account(view: &PersonView) -> AnyView {
    let page = format!("/pengguna/{}", view.person.id);
    let version = view.version;
    let frame = |rest: &str, name: &str| FormFrame {
        action: format!("{page}{rest}"),
        version: Some(version),
        name: name.to_owned(),
        ..FormFrame::default()
    };
    let (switch, value) =
        if view.person.active { (t(person::SWITCH_OFF), "tidak") } else { (t(person::SWITCH_ON), "ya") };
    let ends = view
        .person
        .memberships
        .iter()
        .zip(&view.places)
        .filter(|(held, _)| held.until.is_none())
        .enumerate()
        .map(|(at, (held, (role, place, ..)))| {
            let institution = held.institution.map(|id| id.to_string()).unwrap_or_default();
            let role_name = word(&held.role);
            let label = fill(person::END_ROLE, &[("role", &tb(&role.label())), ("place", place)]);
            let frame = frame("/peran/akhiri", &format!("akhiri{at}"));
            view! {
                <PostForm frame>
                    <input type="hidden" name="role" value=role_name/>
                    <input type="hidden" name="institution" value=institution/>
                    <label>{label}" "<input class="control medium" type="date" name="until" required=true/></label>
                    <FormActions submit=t(person::END)/>
                </PostForm>
            }
        })
        .collect_view();
    let (invite, toggle) = (frame("/undangan", "undangan"), frame("/aktif", "aktif"));
    view! {
        <Card title=t(person::ACCOUNT)>
            <div class="stack">
                <PostForm frame=invite>
                    <p class="quiet">{t(person::INVITE_NOTE)}</p>
                    <FormActions submit=t(person::INVITE)/>
                </PostForm>
                <PostForm frame=toggle>
                    <input type="hidden" name="active" value=value/>
                    <FormActions submit=switch/>
                </PostForm>
                <details><summary>{t(person::END_ROLES)}</summary><div class="stack">{ends}</div></details>
            </div>
        </Card>
    }
    .into_any()
}

/// `/pengguna/baru`.
#[component]
pub fn NewPersonPage() -> impl IntoView {
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            if !may_change(&who) {
                return Err(Trouble::NotFound);
            }
            let institutions = ports.reading.institutions(&who.actor, "").await?;
            let moment = ports.reading.moment(&who.actor).await;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((institutions, moment, draft))
        },
        |(institutions, moment, draft)| {
            let spec = forms::register(&institutions, moment.today());
            let place = FormPlace {
                action: "/pengguna/baru".to_owned(),
                cancel: "/pengguna".to_owned(),
                ..FormPlace::default()
            };
            view! {
                <PageHead title=tb(&spec.title) crumbs=crumbs()/>
                <div class="narrow stack">{form_view(&spec, place, draft.as_ref())}</div>
            }
        },
    )
}

/// `/pengguna/{id}/peran`.
#[component]
pub fn AddRolePage() -> impl IntoView {
    let id = segment("id");
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let id: PersonId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.person(&who.actor, id).await?;
            if !view.may_change {
                return Err(Trouble::NotFound);
            }
            let institutions = ports.reading.institutions(&who.actor, "").await?;
            let moment = ports.reading.moment(&who.actor).await;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, institutions, moment, draft))
        },
        |(view, institutions, moment, draft)| {
            let page = format!("/pengguna/{}", view.person.id);
            let spec = forms::join(&institutions, moment.today());
            let mut crumbs = crumbs();
            crumbs.push(Action::new(view.person.name.clone(), page.clone()));
            let place = FormPlace {
                action: format!("{page}/peran"),
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
