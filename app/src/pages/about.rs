//! What this program is, and under which licence it may be used and studied.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::components::{Entrance, FactList};
use crate::words::{frame, other, t, trouble};

/// `/tentang`: name, version and licence.
#[component]
pub fn AboutPage() -> impl IntoView {
    let facts = vec![
        (t(other::VERSION).to_owned(), Some(env!("CARGO_PKG_VERSION").to_owned())),
        (t(other::LICENCE).to_owned(), Some(env!("CARGO_PKG_LICENSE").to_owned())),
    ];
    view! {
        <Title text=t(frame::ABOUT)/>
        <Entrance>
            <h1>{t(frame::ABOUT)}</h1>
            <p>{t(other::ABOUT_TEXT)}</p>
            <FactList facts/>
            <p><a class="button" href="/beranda">{t(trouble::HOME)}</a></p>
        </Entrance>
    }
}
