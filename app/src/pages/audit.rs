//! The audit trail: who did what and when, over everything the person may see.

use leptos::prelude::*;
use patuh_domain::wording::thousands_in;

use crate::components::{Card, EmptyState, Filter, FilterKind, Filters, HistoryList, PageHead};
use crate::pages::agreement::lines::history_line;
use crate::pages::framed::{framed, parameter};
use crate::views::AuditQuery;
use crate::words::{common, fill, frame, language, other, t};

/// `/audit`.
#[component]
pub fn AuditPage() -> impl IntoView {
    let date = |name| parameter(name).and_then(|text| text.parse().ok());
    let query = AuditQuery {
        search: parameter("cari").unwrap_or_default(),
        agreement: parameter("perjanjian").and_then(|id| id.parse().ok()),
        from: date("dari"),
        to: date("sampai"),
        before: parameter("sebelum").and_then(|text| text.parse().ok()),
    };
    let asked = query.clone();
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            Ok((ports.reading.audit(&who.actor, query).await?, moment))
        },
        move |(page, moment)| {
            let older = page.more.then(|| page.entries.last()).flatten().map(|(last, _)| {
                let mut pairs = vec![("sebelum", last.sequence.to_string())];
                if !asked.search.is_empty() {
                    pairs.push(("cari", asked.search.clone()));
                }
                pairs.extend(asked.from.map(|date| ("dari", date.to_string())));
                pairs.extend(asked.to.map(|date| ("sampai", date.to_string())));
                let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
                view! { <p class="card-foot"><a rel="next" href=format!("/audit?{query}")>{t(common::OLDER)}</a></p> }
            });
            let entries: Vec<_> = page
                .entries
                .iter()
                .map(|(entry, about)| {
                    let mut line = history_line(entry, &moment);
                    line.detail = Some(match line.detail {
                        Some(detail) => format!("{about} · {detail}"),
                        None => about.clone(),
                    });
                    line
                })
                .collect();
            let total = thousands_in(language(), u64::try_from(page.total).unwrap_or_default());
            let body = if entries.is_empty() {
                view! { <EmptyState title=t(other::NO_ENTRIES) note=t(other::NO_ENTRIES_NOTE)/> }.into_any()
            } else {
                view! { <HistoryList entries long=true/>{older} }.into_any()
            };
            let text = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
            let filters = vec![
                Filter {
                    name: "cari",
                    label: t(common::SEARCH).to_owned(),
                    kind: FilterKind::Search { value: asked.search.clone(), hint: String::new() },
                },
                Filter {
                    name: "dari",
                    label: t(other::FROM).to_owned(),
                    kind: FilterKind::Date { value: text(asked.from) },
                },
                Filter {
                    name: "sampai",
                    label: t(other::TO).to_owned(),
                    kind: FilterKind::Date { value: text(asked.to) },
                },
            ];
            view! {
                <PageHead title=t(frame::AUDIT) meta=t(other::AUDIT_LEAD)/>
                <Filters action="/audit" filters clear="/audit"/>
                <Card title=t(other::ENTRIES) note=fill(other::IN_ALL, &[("n", &total)])>{body}</Card>
            }
        },
    )
}
