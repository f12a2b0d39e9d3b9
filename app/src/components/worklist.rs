//! Work to do as rows: what and where, how urgent, and the verb at the end.

use leptos::prelude::*;

use super::{Action, ActionLink, Badge, Tone};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    pub what: String,
    pub href: String,
    /// Institution and what is known: "Dinas Sosial · audit tahap 2 dilaporkan 10 Feb".
    pub note: String,
    /// "terlambat 12 hari", "2 hari kerja".
    pub urgency: String,
    pub tone: Tone,
    pub action: Option<Action>,
}

/// Rows in the order given, the most urgent first.
#[component]
pub fn Worklist(
    items: Vec<WorkItem>,
    /// The action of the first row is the primary one of the page.
    #[prop(optional)]
    primary_first: bool,
    /// The action of the first row has the focus: Enter takes it.
    #[prop(optional)]
    focus_first: bool,
) -> impl IntoView {
    let items = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let about = format!("{}, {}", item.what, item.note);
            let primary = primary_first && at == 0;
            let action =
                item.action.map(|action| view! { <ActionLink action primary focused={focus_first && at == 0} about/> });
            let urgency = (!item.urgency.is_empty()).then(|| view! { <Badge text=item.urgency tone=item.tone/> });
            view! {
                <li>
                    <span class=format!("dot {}", item.tone.class())></span>
                    <div class="work-what"><a href=item.href>{item.what}</a><p>{item.note}</p></div>
                    <div class="work-end">{urgency}{action}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="worklist">{items}</ul> }
}
