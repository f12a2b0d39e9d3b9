//! The root of every page: title, router, and the islands that every page has.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

use crate::islands::search_key::SearchKey;
use crate::routes::Pages;

/// The id of the search field in the frame of the pages.
pub const SEARCH_FIELD: &str = "pencarian-global";

/// The application as the server renders it for one request.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();

    view! {
        <Title formatter=titled/>
        <Router>
            <Pages/>
        </Router>
        <SearchKey field=SEARCH_FIELD.to_owned()/>
    }
}

/// What the browser shows in its tab for a page that calls itself `page`.
fn titled(page: String) -> String {
    if page.is_empty() { "Patuh".to_owned() } else { format!("{page} · Patuh") }
}
