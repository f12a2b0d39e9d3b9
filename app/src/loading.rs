//! How a page gets its data, and what happens when it doesn't.
//!
//! A page asks a port for a view struct and says how to draw it; everything else is decided here, so
//! that every page treats absence, refusal and outage alike. The work happens on the server only:
//! nothing of the data is serialised into the page for a second rendering in the browser.

use std::future::Future;

use axum::http::request::Parts;
use leptos::prelude::*;

use crate::pages::trouble::TroublePage;
use crate::ports::SignedIn;
use crate::views::Draft;

/// Why a page can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is no such thing. HTTP 404.
    #[error("not found")]
    NotFound,
    /// There is, but not for this person. Shown and answered exactly like [`Trouble::NotFound`].
    #[error("not for this person")]
    Forbidden,
    /// Nobody is signed in: redirects to `/masuk`, and from there back here.
    #[error("nobody is signed in")]
    SignIn,
    /// Something of ours doesn't work at the moment. HTTP 503. The cause belongs into the log of
    /// the server, never onto the page; the page shows the number under which to find it there.
    #[error("unavailable: {reference}")]
    Unavailable {
        /// What a person can quote to the office's administrator: the number of the request.
        reference: String,
    },
}

impl Trouble {
    /// An outage under the number of the request that is being answered.
    pub fn unavailable() -> Self {
        Self::Unavailable { reference: request_number().unwrap_or_default() }
    }
}

/// Who is signed in, for the ports.
///
/// # Errors
/// [`Trouble::SignIn`] where nobody is.
pub fn signed_in() -> Result<SignedIn, Trouble> {
    use_context::<SignedIn>().ok_or(Trouble::SignIn)
}

/// The form to show again: what was sent and what is wrong with it, where the server answers a submission of somebody
/// who isn't signed in with the page itself.
pub fn sent_form() -> Option<Draft> {
    use_context::<Draft>()
}

/// Waits for `data` and draws it with `draw`, or shows its trouble with the right HTTP status.
///
/// Pages that use it must be in `SsrMode::Async`, as all in `routes.rs` are; otherwise the status
/// would have left before the data came.
pub fn loaded<T, V>(
    data: impl Future<Output = Result<T, Trouble>> + Send + 'static,
    draw: impl FnOnce(T) -> V + Send + 'static,
) -> AnyView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match data.await {
            Ok(found) => draw(found).into_any(),
            Err(trouble) => view! { <TroublePage trouble/> }.into_any(),
        }
    })
    .into_any()
}

/// The path and query of the request being answered, such as `/perjanjian?tahap=produksi`.
pub fn requested_address() -> Option<String> {
    let parts = use_context::<Parts>()?;
    Some(parts.uri.path_and_query().map_or_else(|| parts.uri.path().to_owned(), ToString::to_string))
}

/// The number of the request being answered, as in the header `x-request-id`.
pub fn request_number() -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get("x-request-id")?.to_str().ok().map(ToOwned::to_owned)
}
