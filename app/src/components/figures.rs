//! A row of counts that lead to what they count.

use leptos::prelude::*;

use super::Tone;

/// A number, what it counts, and where the counted things are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// As printed: "3.487".
    pub number: String,
    pub label: String,
    pub href: Option<String>,
    pub tone: Tone,
}

/// Counts side by side.
#[component]
pub fn Figures(figures: Vec<Figure>) -> impl IntoView {
    let figures = figures.into_iter().map(figure).collect_view();
    view! { <div class="card figures">{figures}</div> }
}

fn figure(figure: Figure) -> AnyView {
    let inner = view! { <strong class=figure.tone.ink()>{figure.number}</strong>" "{figure.label} };
    match figure.href {
        Some(href) => view! { <a href=href>{inner}</a> }.into_any(),
        None => view! { <div>{inner}</div> }.into_any(),
    }
}
