//! Where a person can go or what they can do from here: a verb and its address.

use leptos::prelude::*;

use super::Tone;

/// A link with a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// A verb: "Verifikasi", "Isi protokol PoC".
    pub label: String,
    pub href: String,
}

impl Action {
    /// A verb and where it leads.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// An action as a button. A page has one primary action.
#[component]
pub fn ActionLink(
    action: Action,
    #[prop(optional)] primary: bool,
    /// Smaller, for rows of tables.
    #[prop(optional)]
    small: bool,
    /// Has the focus when the page opens.
    #[prop(optional)]
    focused: bool,
    /// Says what it is about where the verb alone is the same in every row.
    #[prop(into, optional)]
    about: Option<String>,
) -> impl IntoView {
    let class = match (primary, small) {
        (true, true) => "button primary small",
        (true, false) => "button primary",
        (false, true) => "button small",
        (false, false) => "button",
    };
    let about = about.map(|about| view! { <span class="visually-hidden">": " {about}</span> });
    view! { <a class=class href=action.href autofocus=focused>{action.label}{about}</a> }
}

/// Further actions behind one button, opened without a script.
#[component]
pub fn ActionMenu(
    #[prop(into)] label: String,
    actions: Vec<Action>,
    /// Grave ones, set apart at the end.
    #[prop(optional)]
    grave: Vec<Action>,
) -> impl IntoView {
    if actions.is_empty() && grave.is_empty() {
        return ().into_any();
    }
    let rule = (!actions.is_empty() && !grave.is_empty()).then(|| view! { <hr/> });
    let plain = menu_items(actions, Tone::Plain);
    let grave = menu_items(grave, Tone::Late);
    view! {
        <details class="drop">
            <summary class="button">{label}</summary>
            <div class="drop-panel">{plain}{rule}{grave}</div>
        </details>
    }
    .into_any()
}

fn menu_items(actions: Vec<Action>, tone: Tone) -> Option<AnyView> {
    if actions.is_empty() {
        return None;
    }
    let class = if tone == Tone::Late { "danger-item" } else { "" };
    let items = actions
        .into_iter()
        .map(|action| view! { <li><a class=class href=action.href>{action.label}</a></li> })
        .collect_view();
    Some(view! { <ul>{items}</ul> }.into_any())
}
