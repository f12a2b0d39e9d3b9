//! The pages of one thing, as links: they work without a script and have addresses of their own.

use leptos::prelude::*;

/// One page of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub count: Option<usize>,
    /// This is the page shown.
    pub current: bool,
}

impl Tab {
    /// A page, current where `path` is its address.
    pub fn at(label: impl Into<String>, href: impl Into<String>, path: &str) -> Self {
        let href = href.into();
        let current = href == path;
        Self { label: label.into(), href, count: None, current }
    }

    /// The same with a count beside its name.
    #[must_use]
    pub const fn counting(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }
}

/// Links to the pages of `label`.
#[component]
pub fn Tabs(
    /// What they are pages of, for screen readers.
    #[prop(into)]
    label: String,
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let count = tab.count.map(|count| view! { <span class="count">{count}</span> });
            view! { <a href=tab.href aria-current=tab.current.then_some("page")>{tab.label}{count}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{tabs}</nav> }
}

/// A choice between ways of showing the same, such as table and board.
#[component]
pub fn ViewSwitch(
    #[prop(into)] label: String,
    /// Counts are not shown.
    views: Vec<Tab>,
) -> impl IntoView {
    let views = views
        .into_iter()
        .map(|view| view! { <a href=view.href aria-current=view.current.then_some("true")>{view.label}</a> })
        .collect_view();
    view! { <nav class="segmented" aria-label=label>{views}</nav> }
}
