//! The only tinted card of a page: what comes next, what it changes, and how to do it.

use leptos::prelude::*;

use super::{Action, ActionLink};
use crate::words::{agreement, fill, t};

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStepView {
    /// In few words, lower case: "catat hasil PoC".
    pub what: String,
    /// What it is about, and what it will change.
    pub text: String,
    /// What stands against it yet, each with the way out; empty where it can be done.
    pub missing: Vec<String>,
    /// The one primary action, where this person may do it.
    pub action: Option<Action>,
    /// Lesser ones beside it.
    pub others: Vec<Action>,
    /// Whose turn it is and since when.
    pub note: Option<String>,
    /// How long it usually takes.
    pub usual: Option<String>,
}

/// Draws the next step.
#[component]
pub fn NextStep(step: NextStepView) -> impl IntoView {
    let missing = (!step.missing.is_empty()).then(|| {
        let items = step.missing.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! {
            <div class="missing">
                <p><strong>{t(agreement::MISSING)}</strong></p>
                <ul>{items}</ul>
            </div>
        }
    });
    let primary = step.action.map(|action| view! { <ActionLink action primary=true/> });
    let others = step.others.into_iter().map(|action| view! { <ActionLink action/> }).collect_view();
    let usual = step.usual.map(|usual| view! { <p class="quiet">{usual}</p> });
    let note = step.note.map(|note| view! { <span class="note">{note}</span> });
    view! {
        <section class="card next-step">
            <h2>{fill(agreement::NEXT_STEP, &[("what", &step.what)])}</h2>
            <div class="next-text"><p>{step.text}</p>{usual}{missing}</div>
            <div class="next-actions">{primary}{others}{note}</div>
        </section>
    }
}
