//! The guided request: new, or again after a return. Saved as a draft while one types.

use chrono::NaiveDate;
use leptos::prelude::*;
use patuh_domain::actor::Role;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::ids::{AgreementId, InstitutionId};
use patuh_domain::policy::Deed;
use patuh_domain::wording::date_time;

use super::head::{address, head};
use crate::components::{Action, Card, Notice, NoticeKind, PageHead, Tone, WorkItem, Worklist};
use crate::forms::FormSpec;
use crate::forms::request::{PREDECESSOR, content_of, following, request};
use crate::forms::view::{FormPlace, form_view, with_preview};
use crate::islands::autosave::Autosave;
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::ports::{Ports, SignedIn};
use crate::views::{AgreementView, DraftRow, FormKey};
use crate::words::{agreement, common, form, frame, language, t};

/// Where the request begins.
const NEW: &str = "/perjanjian/baru";

/// Institutions the person may ask for: every one of the office for its staff, else their own.
async fn institutions(ports: &Ports, who: &SignedIn) -> Result<Vec<(InstitutionId, String)>, Trouble> {
    let rows = ports.reading.institutions(&who.actor, "").await?;
    Ok(rows.into_iter().filter(|row| row.active).map(|row| (row.id, row.name)).collect())
}

/// Whether this person may begin a request somewhere.
pub(crate) fn may_request(who: &SignedIn) -> bool {
    let roles = Deed::Agreement(AgreementAction::SubmitRequest).roles();
    who.actor.memberships().iter().any(|held| roles.contains(&held.role))
}

/// Whether this person may at least prepare one, for the head of the institution to submit (domain.md 1).
pub(crate) fn may_prepare(who: &SignedIn) -> bool {
    may_request(who) || who.actor.memberships().iter().any(|held| held.role == Role::InstitutionAdmin)
}

#[component]
pub fn NewRequestPage() -> impl IntoView {
    let (draft, before) = (parameter("draft"), parameter("dari"));
    framed(
        async move |ports, who| {
            if !may_prepare(&who) {
                return Err(Trouble::NotFound);
            }
            let moment = ports.reading.moment(&who.actor).await;
            let institutions = institutions(&ports, &who).await?;
            let drafts = ports.reading.request_drafts(&who.actor).await?;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            let numbers = ports.reading.next_numbers(&who.actor, None, AgreementAction::SubmitRequest).await?;
            // A draft remembers which agreement it is to follow.
            let kept = draft.as_ref().map(|draft| draft.values.text(PREDECESSOR).to_owned());
            let before = match kept.filter(|id| !id.is_empty()).or(before) {
                Some(id) => {
                    let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
                    Some(ports.reading.agreement(&who.actor, id).await?)
                }
                None => None,
            };
            Ok((moment, institutions, before, drafts, draft, may_request(&who), numbers))
        },
        |(moment, institutions, before, drafts, draft, submits, numbers)| {
            let today = moment.today();
            let follows = before.as_ref().and_then(|view| spec_following(view, today));
            let spec = follows.unwrap_or_else(|| request(&institutions, None, &today.to_string()));
            let spec = spec.suggest_numbers(&numbers);
            let spec = if submits { spec } else { spec.prepared() };
            let place = FormPlace {
                action: NEW.to_owned(),
                cancel: "/perjanjian".to_owned(),
                previewed: true,
                ..FormPlace::default()
            };
            let crumbs = vec![Action::new(t(frame::AGREEMENTS), "/perjanjian")];
            let current = draft.as_ref().map(|draft| draft.id.clone());
            let saved = draft.as_ref().map(|draft| {
                let at = patuh_domain::calendar::Moment::new(draft.saved_at, moment.zone);
                crate::words::fill(form::SAVED_AS_DRAFT, &[("time", &date_time(language(), &at))])
            });
            // Kept under the draft's own id, or begun under the number of this form.
            let id = current.clone().or_else(|| use_context::<FormKey>().map(|FormKey(key)| key)).unwrap_or_default();
            let others = drafts_list(drafts, current.as_deref(), moment.zone);
            view! {
                <PageHead title=t(agreement::NEW_REQUEST) crumbs/>
                {with_preview(NEW, view! {
                    {others}
                    {saved.map(|text| view! { <p class="saved-note">{text}</p> })}
                    {form_view(&spec, place, draft.as_ref())}
                    <Autosave
                        form=NEW.to_owned()
                        address=format!("/perjanjian/draf/{id}")
                        saved=t(agreement::AUTOSAVED).to_owned()
                    />
                }.into_any(), None)}
            }
        },
    )
}

/// The form for what follows `before`, filled in from it.
fn spec_following(before: &AgreementView, today: NaiveDate) -> Option<FormSpec> {
    let institution = &before.facts.institution;
    let content = content_of(&before.facts.agreement, today)?;
    let number = before.facts.agreement.pks.as_ref().map(|pks| pks.office_number.as_str())?;
    let own = (institution.id, institution.profile.name.clone());
    Some(following(own, (before.id, number), &content, &today.to_string()))
}

/// The other drafts of this person, to go on with.
fn drafts_list(drafts: Vec<DraftRow>, current: Option<&str>, zone: patuh_domain::calendar::Zone) -> Option<AnyView> {
    let items: Vec<_> = drafts
        .into_iter()
        .filter(|row| Some(row.id.as_str()) != current)
        .map(|row| {
            let at = patuh_domain::calendar::Moment::new(row.saved_at, zone);
            let href = format!("{NEW}?draft={}", row.id);
            WorkItem {
                what: row.title,
                href: href.clone(),
                note: date_time(language(), &at),
                urgency: String::new(),
                tone: Tone::Plain,
                action: Some(Action::new(t(agreement::GO_ON), href)),
            }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(view! { <Card title=t(agreement::DRAFTS)><Worklist items/></Card> }.into_any())
}

#[component]
pub fn ResubmitPage() -> impl IntoView {
    let id = segment("id");
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            if !may_request(&who) {
                return Err(Trouble::NotFound);
            }
            let view = ports.reading.agreement(&who.actor, id).await?;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, draft))
        },
        |(view, draft)| {
            let institution = &view.facts.institution;
            let own = [(institution.id, institution.profile.name.clone())];
            let agreement = &view.facts.agreement;
            let spec = request(&own, agreement.request(), &view.moment.today().to_string());
            let place = FormPlace {
                action: address(&view, "/ajukan"),
                version: Some(view.version),
                cancel: address(&view, ""),
                previewed: true,
                ..FormPlace::default()
            };
            let reasons = agreement.returns.last().map(|last| {
                let lines = last.reasons.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect_view();
                view! {
                    <Notice kind=NoticeKind::Attention>
                        <p><strong>{t(agreement::TO_MEND)}</strong></p>
                        <ul>{lines}</ul>
                    </Notice>
                }
            });
            view! {
                {head(&view, "")}
                {with_preview(&address(&view, "/ajukan"), view! {
                    <h2>{t(agreement::RESUBMIT)}</h2>
                    {reasons}
                    {form_view(&spec, place, draft.as_ref())}
                    <p><a href=address(&view, "")>{t(common::BACK)}</a></p>
                }.into_any(), None)}
            }
        },
    )
}
