//! What stands where there is nothing yet: what will appear here, and the first step towards it.

use leptos::prelude::*;

use super::{Action, ActionLink};

/// An empty place that explains itself.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    /// What will appear here.
    #[prop(into)]
    note: String,
    /// The first step, where this person may take it.
    #[prop(optional_no_strip)]
    action: Option<Action>,
) -> impl IntoView {
    let action = action.map(|action| view! { <ActionLink action/> });
    view! { <div class="empty"><h3>{title}</h3><p>{note}</p>{action}</div> }
}
