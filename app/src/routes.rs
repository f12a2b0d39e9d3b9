//! The table of pages: one line each.
//!
//! A path, its page module, its command and its table share one noun. Every page renders in
//! `SsrMode::Async`: the whole page is made before the first byte leaves, so that data can still
//! decide the status and a page needs no script to be complete. Files, feeds and the wire are not
//! pages; they are plain routes of the server.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::{SsrMode, path};

use crate::pages::about::AboutPage;
use crate::pages::not_found::NotFoundPage;

/// Every page of the product, and the page for everything else.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/tentang") view=AboutPage ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}
