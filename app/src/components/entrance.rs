//! Pages without the frame: signing in, invitation, first start.

use leptos::prelude::*;

use super::{Brand, FlashArea, PageFoot};
use crate::words::{frame, t};

/// A narrow page with the product's name above.
#[component]
pub fn Entrance(
    /// Wider, for the first start's steps.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let class = if wide { "entrance wide-entrance" } else { "entrance" };
    view! {
        <a class="skip-link" href="#isi">{t(frame::SKIP)}</a>
        <div class=class>
            <main id="isi" tabindex="-1"><Brand/><FlashArea/>{children()}</main>
            <PageFoot/>
        </div>
    }
}
