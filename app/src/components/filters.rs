//! Search and filters of a list: a plain GET form, so that the address says what is shown.

use leptos::prelude::*;

use super::Choice;
use crate::words::{common, t};

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Of the parameter in the address.
    pub name: &'static str,
    pub label: String,
    pub kind: FilterKind,
}

/// How a filter is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterKind {
    /// Free text.
    Search { value: String, hint: String },
    /// One of several; the first is usually "all" with an empty value.
    Choice { value: String, options: Vec<Choice> },
    /// A day as `YYYY-MM-DD`.
    Date { value: String },
}

/// A filter that is one link: a name, a count, and the address where it is switched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub label: String,
    /// As printed.
    pub count: Option<String>,
    pub href: String,
    pub chosen: bool,
}

/// The filters of the list at `action`.
#[component]
pub fn Filters(
    /// The path of the list.
    #[prop(into)]
    action: String,
    filters: Vec<Filter>,
    /// Parameters to keep: order, filters set by chips.
    #[prop(optional)]
    kept: Vec<(String, String)>,
    /// Where the list is without any filter, while one is set.
    #[prop(into, optional)]
    clear: Option<String>,
) -> impl IntoView {
    let filters = filters.into_iter().map(drawn).collect_view();
    let kept =
        kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let clear = clear.map(|href| view! { <a class="button bare" href=href>{t(common::CLEAR_FILTERS)}</a> });
    view! {
        <form class="filters" method="get" action=action role="search">
            {filters}
            {kept}
            <button class="button" type="submit">{t(common::APPLY)}</button>
            {clear}
        </form>
    }
}

/// Chips beside each other, each a link.
#[component]
pub fn Chips(
    /// What they choose, for screen readers.
    #[prop(into)]
    label: String,
    chips: Vec<Chip>,
) -> impl IntoView {
    let chips = chips
        .into_iter()
        .map(|chip| {
            let count = chip.count.map(|count| view! { " "<span class="count">{count}</span> });
            let current = chip.chosen.then_some("true");
            view! { <li><a href=chip.href aria-current=current>{chip.label}{count}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=label><ul class="chips">{chips}</ul></nav> }
}

fn drawn(filter: Filter) -> AnyView {
    let id = format!("saring-{}", filter.name);
    let (class, control) = match filter.kind {
        FilterKind::Search { value, hint } => (
            "filter wide-filter",
            view! { <input type="search" id=id.clone() name=filter.name value=value placeholder=hint/> }.into_any(),
        ),
        FilterKind::Choice { value, options } => {
            let options = options.into_iter().map(|option| option.drawn(&value)).collect_view();
            ("filter", view! { <select id=id.clone() name=filter.name>{options}</select> }.into_any())
        }
        FilterKind::Date { value } => {
            ("filter", view! { <input type="date" id=id.clone() name=filter.name value=value/> }.into_any())
        }
    };
    view! { <div class=class><label for=id>{filter.label}</label>{control}</div> }.into_any()
}
