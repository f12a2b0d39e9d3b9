//! What changed between two texts, word by word.

use leptos::prelude::*;
use patuh_domain::clause::{Change, word_changes};

/// The new text with what went and what came.
#[component]
pub fn WordChanges(#[prop(into)] old: String, #[prop(into)] new: String) -> impl IntoView {
    let runs = word_changes(&old, &new)
        .into_iter()
        .map(|change| match change {
            Change::Same(text) => view! { <span>{text}" "</span> }.into_any(),
            // The brackets tell them apart where neither colour nor line is seen.
            Change::Removed(text) => view! { <del>"["{text}"]"</del>" " }.into_any(),
            Change::Added(text) => view! { <ins>"«"{text}"»"</ins>" " }.into_any(),
        })
        .collect_view();
    view! { <p class="word-changes">{runs}</p> }
}
