//! `/pencarian`: a purpose, a number, Enter. The answer is the page itself, made by the server's answer to the form
//! (decisions.md 10).

use leptos::prelude::*;
use patuh_domain::agreement::PurposeKey;
use patuh_domain::ids::AccountId;
use patuh_domain::wording::thousands_in;

use super::answer::answer_card;
use super::lines::lines_table;
use super::steps::steps_list;
use crate::components::{
    Action, ActionLink, Card, Choice, EmptyState, ErrorList, FieldView, FormActions, FormFrame, InputKind, Meter,
    Notice, NoticeKind, PageHead, PostForm, RadioGroup, Sign, State, StateBadge, Tab, Tabs, TextField,
};
use crate::islands::counter::CounterKeys;
use crate::pages::agreement::lines::sentence;
use crate::pages::framed::{framed, parameter};
use crate::views::{Portal, SearchAnswer, SearchPlace};
use crate::words::{agreement, fill, frame, language, lookup, t, tb};

/// The id of what shows data.
pub(super) const DATA: &str = "hasil";
/// The name and id of the field for the number.
const NIK: &str = "nik";
/// Seconds after which an answer leaves the screen.
pub(super) const IDLE: u32 = 60;

/// `/pencarian`.
#[component]
pub fn LookupPage() -> impl IntoView {
    let answer = use_context::<SearchAnswer>().unwrap_or_default();
    let account = answer.account.or_else(|| parameter("akun").and_then(|id| id.parse().ok()));
    let purpose = answer.purpose.or_else(|| parameter("tujuan").and_then(|key| key.parse().ok()));
    framed(
        async move |ports, who| ports.gate.portal(&who.actor).await,
        move |portal| page(&portal, &answer, account, purpose),
    )
}

fn page(portal: &Portal, answer: &SearchAnswer, account: Option<AccountId>, purpose: Option<PurposeKey>) -> AnyView {
    let chosen = portal.places.iter().find(|place| account.is_some() && place.account == account);
    let Some(place) = chosen.or_else(|| portal.places.first()) else {
        return view! {
            <PageHead title=t(lookup::SEARCH)/>
            <Card title=t(lookup::NO_PLACE)>
                <EmptyState title=t(lookup::NO_PLACE_TITLE) note=t(lookup::NO_PLACE_NOTE)/>
            </Card>
        }
        .into_any();
    };
    let fresh = fresh_href(place, purpose);
    let body = match &answer.shown {
        Some(shown) => answer_card(shown, &fresh),
        None if place.open => form(portal, place, answer, purpose),
        None => closed(place),
    };
    let idle = if answer.shown.is_some() { IDLE } else { 0 };
    let meta = format!("{} · User ID {}", place.institution, place.user_id);
    let meta = if place.user_id.is_empty() { place.institution.clone() } else { meta };
    let recent = lines_table(&portal.recent, &portal.moment, false);
    view! {
        <PageHead title=t(lookup::SEARCH) meta/>
        {places(portal, place)}
        <div class="columns">
            <div class="stack">
                {body}
                <CounterKeys
                    field=NIK.to_owned()
                    data=DATA.to_owned()
                    fresh=fresh
                    idle
                    warning=t(lookup::CLEARED_IN).to_owned()
                />
            </div>
            <div class="stack">
                {quota(place)}
                <Card title=t(lookup::MINE) note=t(lookup::MINE_NOTE)>
                    {recent}
                </Card>
            </div>
        </div>
    }
    .into_any()
}

/// Where the next search begins, under the same User ID and for the same purpose.
fn fresh_href(place: &SearchPlace, purpose: Option<PurposeKey>) -> String {
    let mut pairs = Vec::new();
    pairs.extend(place.account.map(|id| ("akun", id.to_string())));
    pairs.extend(purpose.filter(|_| place.purposes.len() > 1).map(|key| ("tujuan", key.to_string())));
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    if query.is_empty() { "/pencarian".to_owned() } else { format!("/pencarian?{query}") }
}

/// The User IDs to choose among, where there are several.
fn places(portal: &Portal, chosen: &SearchPlace) -> Option<AnyView> {
    if portal.places.len() < 2 {
        return None;
    }
    let current = fresh_href(chosen, None);
    let tabs = portal
        .places
        .iter()
        .filter(|place| place.account.is_some() || place.agreement == chosen.agreement)
        .map(|place| {
            let name = if place.user_id.is_empty() { place.number.clone() } else { place.user_id.clone() };
            Tab::at(name, fresh_href(place, None), &current)
        })
        .collect();
    Some(view! { <Tabs label=t(lookup::PLACES) tabs/> }.into_any())
}

fn form(portal: &Portal, place: &SearchPlace, answer: &SearchAnswer, purpose: Option<PurposeKey>) -> AnyView {
    let wrong = answer.wrong_nik.as_ref();
    let (typed, error) = match wrong {
        Some((typed, error)) => (typed.clone(), Some(tb(error))),
        None => (String::new(), None),
    };
    let frame = FormFrame { action: "/pencarian".to_owned(), errors: ErrorList::default(), ..FormFrame::default() };
    let account = place.account.map(|id| id.to_string()).unwrap_or_default();
    let nik = FieldView::new(NIK, "NIK").required().hint(t(lookup::NIK_HINT)).error(error);
    let purposes = purposes(place, purpose);
    view! {
        <PostForm frame>
            <div class="card form-section">
                <input type="hidden" name="account" value=account/>
                {purposes}
                <TextField field=nik value=typed kind=InputKind::Nik/>
                <p class="faint" id="tombol" hidden>{t(lookup::KEYS)}</p>
            </div>
            <FormActions submit=t(lookup::SEARCH_NOW)/>
        </PostForm>
        {samples(portal)}
    }
    .into_any()
}

/// What it is for: a choice, or the only purpose in words; with what an answer will show.
fn purposes(place: &SearchPlace, chosen: Option<PurposeKey>) -> AnyView {
    let elements = |purpose: &crate::views::SearchPurpose| {
        let names: Vec<_> = purpose.elements.iter().map(|element| element.label()).collect();
        fill(lookup::SHOWS, &[("elements", &names.join(", "))])
    };
    if let [only] = place.purposes.as_slice() {
        return view! {
            <div class="field">
                <p class="label">{t(lookup::PURPOSE)}</p>
                <p>{sentence(&only.name)}</p>
                <p class="hint">{elements(only)}</p>
                <input type="hidden" name="purpose" value=only.key.to_string()/>
            </div>
        }
        .into_any();
    }
    let chosen = chosen.filter(|key| place.purposes.iter().any(|purpose| purpose.key == *key));
    let chosen = chosen.or_else(|| place.purposes.first().map(|purpose| purpose.key));
    let choices = place
        .purposes
        .iter()
        .map(|purpose| Choice {
            value: purpose.key.to_string(),
            label: sentence(&purpose.name),
            note: Some(elements(purpose)),
        })
        .collect();
    let value = chosen.map(|key| key.to_string()).unwrap_or_default();
    view! { <RadioGroup field=FieldView::new("purpose", t(lookup::PURPOSE)).required() value choices/> }.into_any()
}

/// Why nothing can be looked up now: the checks one by one, and the way out.
fn closed(place: &SearchPlace) -> AnyView {
    let failing = place.steps.iter().find(|step| step.reached && step.check.fails());
    let found = failing.map_or_else(|| t(lookup::NOT_OPEN).to_owned(), |step| tb(&step.check.found));
    let remedy = failing.and_then(|step| step.check.remedy.as_ref()).map(|remedy| view! { <p>{tb(remedy)}</p> });
    let sign = place.sign_href.as_ref().map(|href| {
        let action = Action::new(t(lookup::SIGN_NDA), href.clone());
        view! { <p><ActionLink action primary=true/></p> }
    });
    let state = State::new(Sign::Failed, t(agreement::ACCESS_CLOSED));
    let (steps, access) = (steps_list(&place.steps), format!("/perjanjian/{}/akses", place.agreement));
    view! {
        <Notice kind=NoticeKind::Attention><p><strong>{found}</strong></p>{remedy}{sign}</Notice>
        <Card title=t(lookup::WHY_CLOSED)>
            <p class="verdict"><StateBadge state/></p>
            {steps}
            <p class="card-foot">
                <a href=access>{t(lookup::TO_ACCESS)}</a>
            </p>
        </Card>
    }
    .into_any()
}

fn quota(place: &SearchPlace) -> Option<AnyView> {
    let count = |number: i64| thousands_in(language(), u64::try_from(number).unwrap_or_default());
    let body = match (place.per_day, place.open) {
        (_, false) => return None,
        (None, true) => view! { <p>{t(lookup::UNLIMITED)}</p> }.into_any(),
        (Some(limit), true) => {
            let used = i64::from(limit).saturating_sub(place.left).max(0);
            let words = fill(lookup::LEFT_OF, &[("n", &count(place.left)), ("limit", &count(limit.into()))]);
            let (used, limit) = (usize::try_from(used).unwrap_or_default(), usize::try_from(limit).unwrap_or_default());
            let empty = (place.left <= 0).then(|| {
                view! { <Notice kind=NoticeKind::Attention><p>{t(lookup::USED_UP)}</p></Notice> }
            });
            view! { {empty}<Meter used limit words note=t(lookup::QUOTA_BACK)/> }.into_any()
        }
    };
    Some(view! { <Card title=t(lookup::QUOTA)>{body}</Card> }.into_any())
}

/// The simulator's people: nobody real, so they may be shown.
fn samples(portal: &Portal) -> Option<AnyView> {
    if portal.samples.is_empty() {
        return None;
    }
    let rows = portal
        .samples
        .iter()
        .map(|sample| view! { <li><code>{sample.nik.clone()}</code>" "<span class="quiet">{tb(&sample.note)}</span></li> })
        .collect_view();
    Some(
        view! {
            <details class="card samples">
                <summary>{t(lookup::SAMPLES)}</summary>
                <p class="quiet">{t(frame::DEMONSTRATION)}</p>
                <ul class="sample-list">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}
