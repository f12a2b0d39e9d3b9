//! Surfaces with a title. A card never stands in a card.

use leptos::prelude::*;

/// A titled surface; its title is a heading of the second level.
#[component]
pub fn Card(
    #[prop(into)] title: String,
    /// Said beside the title: a count, a span of dates, an order.
    #[prop(into, optional)]
    note: Option<String>,
    /// For links to this section of a page.
    #[prop(into, optional)]
    id: Option<String>,
    children: Children,
) -> impl IntoView {
    let note = note.map(|note| view! { <span class="card-note">{note}</span> });
    view! {
        <section class="card" id=id>
            <div class="card-head"><h2>{title}</h2>{note}</div>
            {children()}
        </section>
    }
}

/// A surface without a title, where the heading of the page is enough.
#[component]
pub fn Panel(children: Children) -> impl IntoView {
    view! { <div class="card">{children()}</div> }
}
