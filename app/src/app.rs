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
///
/// The head takes the title as it comes, so it is escaped here: names of institutions and numbers
/// of letters are typed by people.
fn titled(page: String) -> String {
    if page.is_empty() {
        return "Patuh".to_owned();
    }
    let page = page.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("{page} · Patuh")
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn a_title_can_not_end_the_title() {
        assert_eq!(titled("</title><script>".to_owned()), "&lt;/title&gt;&lt;script&gt; · Patuh");
        assert_eq!(titled(String::new()), "Patuh");
    }
}
