//! The page for an address that leads nowhere, or nowhere for this person.

use leptos::prelude::*;

use crate::loading::Trouble;
use crate::pages::trouble::TroublePage;

/// Answers with 404. Unknown and forbidden look alike, so that nobody learns what exists.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <TroublePage trouble=Trouble::NotFound/> }
}
