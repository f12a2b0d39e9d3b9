//! The frame around every page of somebody signed in: side bar, top bar, menu, search, notices, foot.

use leptos::prelude::*;

use super::{AccountMenu, AccountView, FlashArea, NavGroup, Navigation};
use crate::app::SEARCH_FIELD;
use crate::words::{frame, t};

/// What the frame shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameView {
    pub account: AccountView,
    pub groups: Vec<NavGroup>,
    /// The path of the page, for the menu and for coming back.
    pub path: String,
    /// What was searched for, shown in the field.
    pub search: String,
    /// A line above the page: demonstration data, shifted clock.
    pub banner: Option<String>,
}

/// Draws the frame around a page.
#[component]
pub fn Shell(frame: FrameView, children: Children) -> impl IntoView {
    let banner = frame.banner.map(|text| view! { <div class="banner" role="note">{text}</div> });
    let groups = frame.groups.clone();
    view! {
        <div class="shell">
            <a class="skip-link" href="#isi">{t(frame::SKIP)}</a>
            <div class="sidebar">
                <div class="sidebar-inner">
                    <Brand/>
                    <Navigation groups=frame.groups path=frame.path.clone()/>
                </div>
            </div>
            <header class="topbar">
                <Brand/>
                {search_form(&frame.search, Some(SEARCH_FIELD))}
                <div class="topbar-end">
                    <AccountMenu account=frame.account path=frame.path.clone()/>
                    <details class="drop menu" name="bilah-atas">
                        <summary>{t(frame::MENU)}</summary>
                        <div class="drop-panel">
                            {search_form(&frame.search, None)}
                            <Navigation groups path=frame.path/>
                        </div>
                    </details>
                </div>
            </header>
            {banner}
            <main class="main" id="isi" tabindex="-1"><FlashArea/>{children()}</main>
            <PageFoot/>
        </div>
    }
}

/// Name and mark of the product, leading home.
#[component]
pub fn Brand() -> impl IntoView {
    const MARK: &str = "<rect class=\"mark-ground\" width=\"26\" height=\"26\" rx=\"7\"/><path class=\"mark-tick\" \
        d=\"M7 13.5l4.2 4.2L19 9\" fill=\"none\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
    view! {
        <a class="brand" href="/beranda">
            <svg class="brand-mark" viewBox="0 0 26 26" aria-hidden="true" inner_html=MARK></svg>
            "Patuh"
        </a>
    }
}

/// The foot of every page.
#[component]
pub fn PageFoot() -> impl IntoView {
    view! {
        <footer class="footer">
            <span>"Patuh " {env!("CARGO_PKG_VERSION")}</span>
            <a href="/tentang">{t(frame::ABOUT)}</a>
            <a href="/aksesibilitas">{t(frame::ACCESSIBILITY)}</a>
        </footer>
    }
}

/// Searches the register; the one in the top bar has the id that "/" leads to.
fn search_form(value: &str, id: Option<&'static str>) -> AnyView {
    let value = value.to_owned();
    view! {
        <form class="search" role="search" method="get" action="/perjanjian">
            <input
                type="search"
                name="cari"
                id=id
                value=value
                placeholder=t(frame::SEARCH_FOR)
                aria-label=t(frame::SEARCH_LABEL)
                autocomplete="off"
            />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
    .into_any()
}
