//! Findings over the register: what looks wrong, by kind and institution.

use leptos::prelude::*;
use patuh_domain::lint::Lint;

use crate::components::{
    Action, Chip, Chips, Column, DataTable, EmptyState, Filter, FilterKind, Filters, PageHead, Pager, PagerView, Panel,
};
use crate::pages::framed::{framed, parameter};
use crate::views::{FindingQuery, FindingRow, Findings};
use crate::words::{common, finding, frame, register, t, tb};

const LIST: &str = "/perjanjian/temuan";

/// `/perjanjian/temuan`.
#[component]
pub fn FindingsPage() -> impl IntoView {
    let query = FindingQuery {
        search: parameter("cari").unwrap_or_default(),
        lint: parameter("jenis").and_then(|key| Lint::parse(&key)),
        page: parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    };
    let asked = query.clone();
    framed(
        async move |ports, who| ports.reading.findings(&who.actor, query).await,
        move |found| {
            let crumbs = vec![Action::new(t(frame::AGREEMENTS), "/perjanjian")];
            let chips = chips(&found, &asked);
            let body = if found.rows.is_empty() {
                view! { <Panel><EmptyState title=t(finding::NONE) note=t(finding::NONE_NOTE)/></Panel> }.into_any()
            } else {
                let rows = found.rows.iter().map(row).collect_view();
                let pager = PagerView {
                    page: usize::try_from(asked.page).unwrap_or(1),
                    per_page: found.per_page,
                    total: found.total,
                    address: address(&asked, asked.lint),
                    parameter: "hal",
                };
                let columns = vec![
                    Column::named(t(finding::KIND)),
                    Column::named(t(register::INSTITUTION)),
                    Column::named(t(finding::DOCUMENT)).spare(),
                ];
                view! {
                    <Panel>
                        <DataTable caption=t(finding::TITLE) columns>{rows}</DataTable>
                        <Pager pager/>
                    </Panel>
                }
                .into_any()
            };
            view! {
                <PageHead title=t(finding::TITLE) crumbs meta=t(finding::LEAD)/>
                {filters(&asked)}
                {chips}
                {body}
            }
        },
    )
}

fn address(query: &FindingQuery, lint: Option<Lint>) -> String {
    let search = (!query.search.is_empty()).then_some(("cari", query.search.as_str()));
    let pairs: Vec<_> = search.into_iter().chain(lint.map(|lint| ("jenis", lint.key()))).collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(text) if !text.is_empty() => format!("{LIST}?{text}"),
        _ => LIST.to_owned(),
    }
}

fn filters(query: &FindingQuery) -> AnyView {
    let filters = vec![Filter {
        name: "cari",
        label: t(common::SEARCH).to_owned(),
        kind: FilterKind::Search { value: query.search.clone(), hint: t(finding::SEARCH_HINT).to_owned() },
    }];
    let kept = query.lint.map(|lint| ("jenis".to_owned(), lint.key().to_owned())).into_iter().collect();
    if query.search.is_empty() && query.lint.is_none() {
        view! { <Filters action=LIST filters kept/> }.into_any()
    } else {
        view! { <Filters action=LIST filters kept clear=LIST/> }.into_any()
    }
}

/// A chip for each kind there is; the chosen one leads back to all.
fn chips(found: &Findings, query: &FindingQuery) -> AnyView {
    let chips = found
        .by_lint
        .iter()
        .map(|(lint, count)| {
            let chosen = query.lint == Some(*lint);
            Chip {
                label: tb(&lint.title()),
                count: Some(count.to_string()),
                href: address(query, (!chosen).then_some(*lint)),
                chosen,
            }
        })
        .collect();
    view! { <Chips label=t(finding::KIND) chips/> }.into_any()
}

fn row(row: &FindingRow) -> AnyView {
    let found = &row.finding;
    let href = format!("/perjanjian/{}/dokumen#temuan", row.agreement);
    view! {
        <tr>
            <th scope="row">
                <a class="row-name" href=href>{tb(&found.lint.title())}</a>
                <span class="sub">{tb(&found.text)}</span>
            </th>
            <td data-label=t(register::INSTITUTION)><span>{row.institution.clone()}</span></td>
            <td class="spare" data-label=t(finding::DOCUMENT)>
                <span>{found.document}" · "{found.place.clone()}</span>
            </td>
        </tr>
    }
    .into_any()
}
