//! The head of a page: where it is, what it is, what is said of it at once, what can be done.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Action, State, StateBadge};
use crate::words::{frame, t};

/// Title of the page, in the page and in the browser's tab.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    /// The pages above this one, outermost first.
    #[prop(optional)]
    crumbs: Vec<Action>,
    /// A line above the title, such as the date.
    #[prop(into, optional)]
    over: Option<String>,
    /// A line below the title: numbers, institution.
    #[prop(into, optional)]
    meta: Option<String>,
    /// States beside that line.
    #[prop(optional)]
    states: Vec<State>,
    /// Labels beside them that are no states: methods.
    #[prop(optional)]
    labels: Vec<String>,
    /// Buttons at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let over = over.map(|over| view! { <p class="page-over">{over}</p> });
    let states = states.into_iter().map(|state| view! { <StateBadge state/> }).collect_view();
    let has_meta = meta.is_some() || !labels.is_empty() || !states.is_empty();
    let labels = labels.into_iter().map(|text| view! { <span class="badge">{text}</span> }).collect_view();
    let meta = has_meta.then(|| {
        view! { <div class="page-meta"><span>{meta}</span><span class="page-labels">{states}{labels}</span></div> }
    });
    let actions = children.map(|children| view! { <div class="page-actions">{children()}</div> });
    view! {
        <Title text=title.clone()/>
        <div class="page-head">
            <div class="page-title">{crumb_list(crumbs)}{over}<h1>{title}</h1>{meta}</div>
            {actions}
        </div>
    }
}

fn crumb_list(crumbs: Vec<Action>) -> Option<AnyView> {
    if crumbs.is_empty() {
        return None;
    }
    let items = crumbs.into_iter().map(|crumb| view! { <li><a href=crumb.href>{crumb.label}</a></li> }).collect_view();
    Some(view! { <nav aria-label=t(frame::CRUMBS)><ol class="crumbs">{items}</ol></nav> }.into_any())
}
