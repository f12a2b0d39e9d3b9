//! The page shown instead of the one asked for: it says what happened and what to do.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

use crate::components::Entrance;
use crate::loading::{Trouble, requested_address};
use crate::query::encoded;
use crate::words::{fill, t, trouble as words};

/// Sets the status of the response and says what to do.
#[component]
pub fn TroublePage(trouble: Trouble) -> impl IntoView {
    answer(&trouble);
    let (title, what, (to, way_out)) = match &trouble {
        Trouble::NotFound | Trouble::Forbidden => (words::NOT_FOUND, words::NOT_FOUND_WHAT, ("/beranda", words::HOME)),
        Trouble::SignIn => (words::SIGN_IN, words::SIGN_IN_WHAT, ("/masuk", words::TO_SIGN_IN)),
        // An empty address is the page itself.
        Trouble::Unavailable { .. } => (words::UNAVAILABLE, words::UNAVAILABLE_WHAT, ("", words::AGAIN)),
    };
    let reference = match &trouble {
        Trouble::Unavailable { reference } if !reference.is_empty() => {
            Some(fill(words::REFERENCE, &[("number", reference)]))
        }
        _ => None,
    };

    view! {
        <Title text=t(title)/>
        <Entrance>
            <h1>{t(title)}</h1>
            <p>{t(what)}</p>
            {reference.map(|reference| view! { <p>{reference}</p> })}
            <p><a class="button" href=to>{t(way_out)}</a></p>
        </Entrance>
    }
}

fn answer(trouble: &Trouble) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    match trouble {
        Trouble::NotFound | Trouble::Forbidden => response.set_status(StatusCode::NOT_FOUND),
        Trouble::Unavailable { .. } => response.set_status(StatusCode::SERVICE_UNAVAILABLE),
        Trouble::SignIn => {
            if let Ok(place) = HeaderValue::from_str(&sign_in_address(requested_address().as_deref())) {
                response.insert_header(header::LOCATION, place);
            }
            response.set_status(StatusCode::SEE_OTHER);
        }
    }
}

/// Where to sign in, with the way back in `next`.
fn sign_in_address(back: Option<&str>) -> String {
    match back {
        Some(back) if back != "/" => format!("/masuk?next={}", encoded(back)),
        _ => "/masuk".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sign_in_address;

    #[test]
    fn the_way_back_survives_as_one_parameter() {
        assert_eq!(
            sign_in_address(Some("/perjanjian?tahap=produksi&q=a b")),
            "/masuk?next=/perjanjian%3Ftahap%3Dproduksi%26q%3Da%20b"
        );
        assert_eq!(sign_in_address(Some("/")), "/masuk");
        assert_eq!(sign_in_address(None), "/masuk");
    }
}
