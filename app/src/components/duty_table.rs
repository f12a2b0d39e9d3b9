//! Duties: what and why, who, when and how long still, state, and a verb at the end of the row.

use leptos::prelude::*;

use super::{Action, ActionLink, EmptyState, State, StateBadge};
use crate::words::{agreement, t};

/// One duty as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    pub what: String,
    /// Where it is explained or fulfilled, if anywhere.
    pub href: Option<String>,
    /// Subject, evidence, or the clause it comes from.
    pub why: String,
    pub who: String,
    /// "14 Jul 2026", or words where there is no date.
    pub due: String,
    /// "142 hari lagi"; empty where there is nothing to count.
    pub due_note: String,
    pub state: State,
    pub action: Option<Action>,
}

/// The duties of an agreement.
#[component]
pub fn DutyTable(duties: Vec<DutyLine>) -> impl IntoView {
    if duties.is_empty() {
        return view! { <EmptyState title=t(agreement::NO_DUTIES) note=t(agreement::NO_DUTIES_NOTE)/> }.into_any();
    }
    let acts = duties.iter().any(|duty| duty.action.is_some());
    let action_head =
        acts.then(|| view! { <th scope="col"><span class="visually-hidden">{t(agreement::ACTION)}</span></th> });
    let rows = duties.into_iter().map(|duty| row(duty, acts)).collect_view();
    view! {
        <div class="table-room">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(agreement::DUTY)}</th>
                        <th scope="col">{t(agreement::BY_WHOM)}</th>
                        <th scope="col">{t(agreement::DUE)}</th>
                        <th scope="col">{t(agreement::STATE)}</th>
                        {action_head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(duty: DutyLine, acts: bool) -> AnyView {
    let about = duty.what.clone();
    let what = match duty.href {
        Some(href) => view! { <a class="row-name" href=href>{duty.what}</a> }.into_any(),
        None => duty.what.into_any(),
    };
    let due_note = (!duty.due_note.is_empty()).then(|| view! { <span class="sub">{duty.due_note}</span> });
    let action = acts.then(|| {
        let link = duty.action.map(|action| view! { <ActionLink action small=true about/> });
        view! { <td class="row-action">{link}</td> }
    });
    view! {
        <tr>
            <th scope="row">{what}<span class="sub">{duty.why}</span></th>
            <td data-label=t(agreement::BY_WHOM)><span>{duty.who}</span></td>
            <td data-label=t(agreement::DUE)><div><strong>{duty.due}</strong>{due_note}</div></td>
            <td data-label=t(agreement::STATE)><StateBadge state=duty.state/></td>
            {action}
        </tr>
    }
    .into_any()
}
