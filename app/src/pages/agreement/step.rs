//! The form of one action on an agreement, or why it isn't possible.

use leptos::prelude::*;
use leptos_meta::Title;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::ids::AgreementId;
use patuh_domain::numbering::NextNumber;

use super::changes::CHANGE;
use super::head::{address, head, step_address};
use super::judging::{Judging, QUEUE, judging};
use super::lines::day;
use crate::components::{About, Action, ActionLink, FlowChart, Notice, NoticeKind, Panel};
use crate::forms::action::{change_spec, documents, flow_spec, flow_typed, proposed_spec, spec};
use crate::forms::labels::Label as _;
use crate::forms::view::{FormPlace, form_view, with_preview};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{AgreementView, Draft};
use crate::words::{agreement, common, t, tb};

/// The title of the service flow to change; another word begins a new one.
pub(super) const FLOW: &str = "alur";
/// The cause for which a sanction is proposed; its form is filled in from the proposal.
const CAUSE: &str = "sebab";

#[component]
pub fn StepPage() -> impl IntoView {
    let id = segment("id");
    let action = AgreementAction::parse(&segment("action"));
    let draft = parameter("draft");
    let asked = parameter("semester");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let action = action.ok_or(Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            // What a role may never do looks as if it weren't there.
            if !view.possible.iter().any(|possible| possible.action == action) {
                return Err(Trouble::NotFound);
            }
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            let numbers = ports.reading.next_numbers(&who.actor, Some(id), action).await?;
            let judged = match action {
                AgreementAction::EvaluateReport => {
                    let typed = draft.as_ref().map(|draft| draft.values.text("semester").to_owned());
                    judging(&ports, &who, &view, typed.filter(|typed| !typed.is_empty()).or(asked)).await
                }
                _ => None,
            };
            Ok((view, action, draft, numbers, judged))
        },
        |(view, action, draft, numbers, judged)| {
            let body = body(&view, action, draft.as_ref(), &numbers, judged.as_ref());
            let title = format!("{} · {}", tb(&action.label()), view.facts.institution.profile.name);
            // The later title is the one the browser shows.
            let open = view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
            let body = if has_preview(action) && (open || draft.is_some()) {
                with_preview(&step_address(&view, action), body, picture(&view, action, draft.as_ref()))
            } else {
                view! { <div class="narrow stack">{body}</div> }.into_any()
            };
            view! { {head(&view, "")}<Title text=title/>{body} }
        },
    )
}

fn body(
    view: &AgreementView,
    action: AgreementAction,
    draft: Option<&Draft>,
    numbers: &[(&'static str, NextNumber)],
    judged: Option<&Judging>,
) -> AnyView {
    let flow = parameter(FLOW).filter(|_| action == AgreementAction::DescribeServiceFlow);
    let change = parameter(CHANGE).filter(|_| action == AgreementAction::RecordChange);
    let change = change.and_then(|place| place.parse().ok()).map(|place| change_spec(view, place));
    let proposed = || proposed_spec(action, view, &parameter(CAUSE)?);
    let asked = flow.map(|title| flow_spec(view, &title)).or(change).or_else(proposed).or_else(|| spec(action, view));
    let Some(spec) = asked else {
        return refusal(view, None);
    };
    let spec = spec.chosen_before(parameter).suggest_numbers(numbers);
    let spec = match judged {
        Some(judged) => spec.proposing("evaluator", [judged.evaluator()]),
        None => spec,
    };
    let refused = view
        .possible
        .iter()
        .find(|possible| possible.action == action)
        .and_then(|possible| possible.allowed.as_ref().err());
    // A kept form is shown even where the action has become impossible: nothing typed is lost.
    if let (Some(refused), None) = (refused, draft) {
        let text = format!("{} {}", tb(&refused.what), tb(&refused.remedy));
        return view! { <h2 class="step-title">{tb(&spec.title)}</h2>{refusal(view, Some(text))} }.into_any();
    }
    let place = FormPlace {
        action: step_address(view, action),
        version: Some(view.version),
        cancel: address(view, ""),
        files: files(view, draft),
        previewed: has_preview(action),
        next: judged.map(|_| QUEUE.to_owned()),
        ..FormPlace::default()
    };
    let panel = judged.and_then(|judged| judged.panel(view, draft.is_none() && refused.is_none()));
    view! {
        <h2 class="step-title">{tb(&spec.title)}</h2>
        {about(view, action)}
        {panel}
        {form_view(&spec, place, draft)}
    }
    .into_any()
}

/// A document is made of what this form asks.
fn has_preview(action: AgreementAction) -> bool {
    !documents(action).is_empty()
}

fn refusal(view: &AgreementView, text: Option<String>) -> AnyView {
    let back = Action::new(t(common::BACK), address(view, ""));
    view! {
        <Notice kind=NoticeKind::Attention>
            <p><strong>{t(agreement::NOT_POSSIBLE)}</strong></p>
            <p>{text}</p>
        </Notice>
        <Panel><ActionLink action=back/></Panel>
    }
    .into_any()
}

/// What is being decided on, for acts that judge something.
fn about(view: &AgreementView, action: AgreementAction) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    let request = agreement.request()?;
    let shown = matches!(
        action,
        AgreementAction::TakeUp
            | AgreementAction::CheckCompleteness
            | AgreementAction::Forward
            | AgreementAction::RecordApproval
            | AgreementAction::Reject
            | AgreementAction::Withdraw
    );
    if !shown {
        return None;
    }
    let methods: Vec<_> = request.methods.iter().map(|grant| grant.method.label()).collect();
    let lines = vec![
        format!("{}: {}, {}", t(agreement::REQUEST), request.letter.number, day(request.letter.date)),
        format!("{}: {}", t(agreement::PURPOSE), request.purpose),
        format!("{}: {}", t(agreement::METHODS), methods.join(", ")),
    ];
    Some(view! { <About lines/> }.into_any())
}

/// The service flow as typed so far, else as recorded; beside the form without a script.
fn picture(view: &AgreementView, action: AgreementAction, draft: Option<&Draft>) -> Option<AnyView> {
    if action != AgreementAction::DescribeServiceFlow {
        return None;
    }
    let typed = draft.and_then(|draft| flow_typed(&draft.values));
    let flows = &view.facts.agreement.service_flows;
    let recorded = || match parameter(FLOW) {
        Some(title) => flows.iter().find(|flow| flow.title == title).cloned(),
        None => flows.last().cloned(),
    };
    let flow = typed.or_else(recorded)?;
    Some(view! { <div class="flow-room"><FlowChart flow/></div> }.into_any())
}

/// Names of uploads that a draft keeps.
fn files(view: &AgreementView, draft: Option<&Draft>) -> Vec<(String, String)> {
    let Some(draft) = draft else { return Vec::new() };
    let named = |id: &str| view.files.iter().find(|file| file.id.to_string() == id).map(|file| file.name.clone());
    draft.values.0.iter().filter_map(|(field, values)| Some((field.clone(), named(values.first()?)?))).collect()
}
