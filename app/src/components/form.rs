//! The frame of a form: hidden fields, error summary, sections, and the actions at its end.

use leptos::prelude::*;

use super::{Action, ErrorList, ErrorSummary};
use crate::views::{FormKey, hidden};
use crate::words::{form, t};

/// What a form sends besides its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormFrame {
    /// Where it posts to.
    pub action: String,
    /// It holds a file field.
    pub multipart: bool,
    /// The version of the aggregate the person sees.
    pub version: Option<u64>,
    /// The kept form that is being corrected.
    pub draft: Option<String>,
    /// Where to go when it is done.
    pub next: Option<String>,
    /// Tells apart the forms of one page; empty where there is one.
    pub name: String,
    pub errors: ErrorList,
}

/// A form that is posted. The errors stand first, so that they are met first.
#[component]
pub fn PostForm(frame: FormFrame, children: Children) -> impl IntoView {
    let encoding = frame.multipart.then_some("multipart/form-data");
    let key = use_context::<FormKey>().map(|FormKey(key)| format!("{key}{}", frame.name));
    let version = frame.version.map(|version| version.to_string());
    let hidden_fields =
        [(hidden::VERSION, version), (hidden::KEY, key), (hidden::DRAFT, frame.draft), (hidden::NEXT, frame.next)]
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
            .collect_view();
    // Own messages say more, in the language of the page, than the browser's bubbles.
    view! {
        <form class="form" method="post" action=frame.action enctype=encoding novalidate=true>
            {hidden_fields}
            <ErrorSummary errors=frame.errors/>
            {children()}
        </form>
    }
}

/// Fields that belong together, on a card.
#[component]
pub fn FormSection(
    #[prop(into, optional)] title: Option<String>,
    /// What is asked here and why.
    #[prop(into, optional)]
    note: Option<String>,
    children: Children,
) -> impl IntoView {
    let note = note.map(|note| view! { <p class="section-note">{note}</p> });
    match title {
        Some(title) => view! {
            <fieldset class="card form-section"><legend>{title}</legend>{note}{children()}</fieldset>
        }
        .into_any(),
        None => view! { <div class="card form-section">{note}{children()}</div> }.into_any(),
    }
}

/// Says what the mark of required fields means.
#[component]
pub fn RequiredNote() -> impl IntoView {
    view! { <p class="faint">{t(form::REQUIRED_NOTE)}</p> }
}

/// The end of a form: one verb, the way back, and a note. Sticks to the bottom of phones.
#[component]
pub fn FormActions(
    /// The verb on the button: "Catat persetujuan".
    #[prop(into)]
    submit: String,
    /// A legal or final act, drawn so.
    #[prop(optional)]
    grave: bool,
    /// Where giving up leads.
    #[prop(optional_no_strip)]
    cancel: Option<Action>,
    /// A second button that sends the same form elsewhere and changes nothing: its label and `formaction`.
    #[prop(optional_no_strip)]
    other: Option<Action>,
    #[prop(into, optional)] note: Option<String>,
) -> impl IntoView {
    let class = if grave { "button danger" } else { "button primary" };
    let other = other.map(|other| {
        // In a tab of its own: what is typed stays here.
        view! {
            <button class="button" type="submit" formaction=other.href formtarget="_blank">{other.label}</button>
        }
    });
    let cancel = cancel.map(|cancel| view! { <a class="button" href=cancel.href>{cancel.label}</a> });
    let note = note.map(|note| view! { <span class="note saved-note">{note}</span> });
    view! {
        <div class="action-bar">
            <button class=class type="submit">{submit}</button>
            {other}
            {cancel}
            {note}
        </div>
    }
}
