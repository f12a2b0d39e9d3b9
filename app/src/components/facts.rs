//! Names and values beside each other.

use leptos::prelude::*;

/// What is known of something; `None` is shown as a dash, never left out.
#[component]
pub fn FactList(facts: Vec<(String, Option<String>)>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value.unwrap_or_else(|| "–".to_owned())}</dd> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}
