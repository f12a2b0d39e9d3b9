//! The main menu: groups of pages, the present one marked, counts of what waits.

use leptos::prelude::*;

use crate::words::{fill, frame, t};

/// Pages that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavGroup {
    /// `None` for the first group, which needs no name.
    pub title: Option<String>,
    pub items: Vec<NavItem>,
}

/// One page of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// How many things wait there; none shown at zero.
    pub waiting: usize,
}

impl NavItem {
    /// A page where nothing can wait.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), waiting: 0 }
    }

    /// Whether `path` is this page or one below it.
    pub fn holds(&self, path: &str) -> bool {
        path.strip_prefix(self.href.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// The menu, with the item that holds `path` marked.
#[component]
pub fn Navigation(groups: Vec<NavGroup>, #[prop(into)] path: String) -> impl IntoView {
    let groups = groups.into_iter().map(|group| drawn(group, &path)).collect_view();
    view! { <nav class="nav" aria-label=t(frame::MAIN_MENU)>{groups}</nav> }
}

fn drawn(group: NavGroup, path: &str) -> AnyView {
    let title = group.title.map(|title| view! { <h2>{title}</h2> });
    let items = group
        .items
        .into_iter()
        .map(|item| {
            let current = item.holds(path).then_some("page");
            let waiting = (item.waiting > 0).then(|| {
                let told = fill(frame::WAITING, &[("n", &item.waiting.to_string())]);
                view! {
                    <span class="nav-count" aria-hidden="true">{item.waiting}</span>
                    <span class="visually-hidden">", " {told}</span>
                }
            });
            view! { <li><a href=item.href aria-current=current>{item.label}{waiting}</a></li> }
        })
        .collect_view();
    view! { {title}<ul>{items}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::NavItem;

    #[test]
    fn an_item_holds_its_page_and_those_below() {
        let item = NavItem::new("Perjanjian", "/perjanjian");
        assert!(item.holds("/perjanjian") && item.holds("/perjanjian/7"));
        assert!(!item.holds("/perjanjian-lama") && !item.holds("/beranda"));
    }
}
