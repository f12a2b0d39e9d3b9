//! Who did what and when, with before and after, newest first.

use leptos::prelude::*;

use super::EmptyState;
use crate::words::{agreement, common, fill, t};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    pub what: String,
    /// Letter, date or reason that goes with it.
    pub detail: Option<String>,
    pub who: String,
    /// As printed: "kemarin 15.20".
    pub when: String,
    /// For machines: `2026-02-25T15:20:00+07:00`.
    pub instant: String,
    /// Field, before, after.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// Start of the chain hash.
    pub hash: Option<String>,
}

/// Entries in the order given.
#[component]
pub fn HistoryList(
    entries: Vec<HistoryLine>,
    /// A page of its own rather than a panel.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    if entries.is_empty() {
        return view! { <EmptyState title=t(agreement::NO_HISTORY) note=t(agreement::NO_HISTORY_NOTE)/> }.into_any();
    }
    let class = if long { "history long" } else { "history" };
    let entries = entries.into_iter().map(entry).collect_view();
    view! { <ol class=class>{entries}</ol> }.into_any()
}

fn entry(line: HistoryLine) -> AnyView {
    let detail = line.detail.map(|detail| format!(" {detail}"));
    let hash = line.hash.map(|hash| {
        let told = fill(agreement::CHAIN, &[("hash", &hash)]);
        view! { " · "<span class="chain">{told}</span> }
    });
    view! {
        <li>
            <strong>{line.what}</strong>{detail}
            <p class="who">{line.who} " · " <time datetime=line.instant>{line.when}</time>{hash}</p>
            {changes(line.changes)}
        </li>
    }
    .into_any()
}

fn changes(changes: Vec<(String, Option<String>, Option<String>)>) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let rows = changes
        .into_iter()
        .map(|(field, before, after)| {
            let before = before.unwrap_or_else(|| t(common::EMPTY_VALUE).to_owned());
            let after = after.unwrap_or_else(|| t(common::EMPTY_VALUE).to_owned());
            view! {
                <dt>{field}</dt>
                <dd>
                    <span class="visually-hidden">{t(common::BEFORE)} ": "</span><del>{before}</del>
                    " → "
                    <span class="visually-hidden">{t(common::AFTER)} ": "</span><ins>{after}</ins>
                </dd>
            }
        })
        .collect_view();
    Some(view! { <details><summary>{t(common::CHANGES)}</summary><dl>{rows}</dl></details> }.into_any())
}
