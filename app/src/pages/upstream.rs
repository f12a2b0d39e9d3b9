//! `/pengaturan/layanan-pusat`: where look-ups go, and how the centre does.

use leptos::prelude::*;
use patuh_domain::wording::date_time;

use crate::components::{
    Action, Card, FactList, FormActions, FormFrame, Notice, NoticeKind, PageHead, PostForm, Sign, State, StateBadge,
};
use crate::forms::upstream::upstream;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter};
use crate::views::{UpstreamPulse, UpstreamSource, UpstreamView};
use crate::words::{fill, frame, gateway, language, t, tb};

const PATH: &str = "/pengaturan/layanan-pusat";

#[component]
pub fn UpstreamPage() -> impl IntoView {
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let held = who.actor.memberships().iter().find(|held| held.role.is_of_office());
            let office = held.ok_or(Trouble::NotFound)?.office;
            let view = ports.reading.upstream(&who.actor, office).await?;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, draft))
        },
        |(view, draft)| {
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan")];
            let form = view.may_change.then(|| {
                let place = FormPlace {
                    action: PATH.to_owned(),
                    version: Some(view.version),
                    cancel: "/pengaturan".to_owned(),
                    name: "layanan".to_owned(),
                    ..FormPlace::default()
                };
                form_view(&upstream(&view), place, draft.as_ref())
            });
            let trial = (view.may_change && view.source == UpstreamSource::Office).then(trial);
            view! {
                <PageHead title=t(gateway::UPSTREAM) crumbs/>
                <div class="narrow stack">
                    {failing(&view)}
                    <Card title=t(gateway::HEALTH)>{health(&view)}{trial}</Card>
                    {form}
                </div>
            }
        },
    )
}

/// What staff must know while the service fails.
pub(crate) fn failing(view: &UpstreamView) -> Option<AnyView> {
    let pulse = view.pulse.as_ref()?;
    let since = date_time(language(), &patuh_domain::calendar::Moment::new(pulse.failing_since?, view.moment.zone));
    let why = pulse.last_failure.as_ref().map(tb).unwrap_or_default();
    let text = fill(gateway::UPSTREAM_FAILS, &[("since", &since), ("why", &why)]);
    Some(view! { <Notice kind=NoticeKind::Wrong><p>{text}</p></Notice> }.into_any())
}

fn health(view: &UpstreamView) -> AnyView {
    let source = match view.source {
        UpstreamSource::Office => gateway::BY_OFFICE,
        UpstreamSource::Installation => gateway::BY_INSTALLATION,
        UpstreamSource::Simulator => gateway::BY_SIMULATOR,
        UpstreamSource::Nothing => gateway::BY_NOTHING,
    };
    let mut facts = vec![(t(gateway::SERVED_BY).to_owned(), Some(t(source).to_owned()))];
    if let Some(own) = &view.own {
        facts.push((t(gateway::ADDRESS).to_owned(), Some(own.address.clone())));
        facts.push((t(gateway::PIN).to_owned(), own.pin.clone()));
        facts.push((t(gateway::CREDENTIALS).to_owned(), own.user_id.clone()));
    }
    let at = |instant| date_time(language(), &patuh_domain::calendar::Moment::new(instant, view.moment.zone));
    if let Some(pulse) = &view.pulse {
        let failure = pulse.last_failure_at.map(|when| {
            let why = pulse.last_failure.as_ref().map(tb).unwrap_or_default();
            format!("{}. {why}", at(when))
        });
        let latency = pulse.latency_ms.map(|ms| fill(gateway::MILLISECONDS, &[("n", &ms.to_string())]));
        facts.push((t(gateway::LAST_SUCCESS).to_owned(), pulse.last_success_at.map(at)));
        facts.push((t(gateway::LATENCY).to_owned(), latency));
        facts.push((t(gateway::LAST_FAILURE).to_owned(), failure));
    }
    let state = match (view.source, &view.pulse) {
        (UpstreamSource::Simulator, _) => State::new(Sign::Done, t(gateway::WORKS)),
        (UpstreamSource::Nothing, _) => State::new(Sign::Failed, t(gateway::BY_NOTHING)),
        (_, None) => State::new(Sign::Open, t(gateway::UNSEEN)),
        (_, Some(UpstreamPulse { failing_since: Some(_), .. })) => State::new(Sign::Failed, t(gateway::FAILS)),
        (_, Some(_)) => State::new(Sign::Done, t(gateway::WORKS)),
    };
    view! { <p><StateBadge state/></p><FactList facts/> }.into_any()
}

/// A button of its own: it changes nothing.
fn trial() -> AnyView {
    let frame = FormFrame { action: format!("{PATH}/coba"), name: "coba".to_owned(), ..FormFrame::default() };
    view! {
        <PostForm frame>
            <FormActions submit=t(gateway::TRY) note=t(gateway::TRY_NOTE)/>
        </PostForm>
    }
    .into_any()
}

/// The line on the pages of staff that leads here.
pub(crate) fn see() -> Action {
    Action::new(t(gateway::SEE_UPSTREAM), PATH)
}
