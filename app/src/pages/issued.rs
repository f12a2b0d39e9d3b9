//! The issued documents of every agreement a person sees: found by code, number, kind or institution.

use leptos::prelude::*;
use patuh_domain::agreement::DocumentState;

use crate::components::{
    Action, ActionLink, Choice, Column, DataTable, EmptyState, Filter, FilterKind, Filters, PageHead, Pager, PagerView,
    Panel, Sign, State, StateBadge,
};
use crate::pages::agreement::lines::day;
use crate::pages::framed::{framed, parameter};
use crate::views::{IssuedList, IssuedQuery, IssuedRow};
use crate::words::{common, fill, paper, print_job, t, tb};

const LIST: &str = "/dokumen";

/// `/dokumen`.
#[component]
pub fn IssuedPage() -> impl IntoView {
    let query = IssuedQuery {
        search: parameter("cari").unwrap_or_default(),
        kind: parameter("jenis"),
        current: parameter("keadaan").is_some_and(|state| state == "berlaku"),
        page: parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    };
    let asked = query.clone();
    framed(
        async move |ports, who| ports.papers.issued(&who.actor, query).await,
        move |list| {
            let body = if list.total == 0 { empty(&asked) } else { table(&list, &asked) };
            view! {
                <PageHead title=t(paper::TITLE) meta=t(paper::LEAD)>
                    <ActionLink action=Action::new(t(print_job::TITLE), "/dokumen/cetak")/>
                </PageHead>
                {filters(&list, &asked)}
                {body}
            }
        },
    )
}

/// How an issued document stands: colour, word and shape.
pub(crate) fn document_state(state: DocumentState) -> State {
    match state {
        DocumentState::Current => State::new(Sign::Done, t(paper::CURRENT)),
        DocumentState::Superseded { by } => State::new(Sign::Over, fill(paper::SUPERSEDED, &[("n", &by.to_string())])),
        DocumentState::Revoked { on } => State::new(Sign::Failed, fill(paper::REVOKED, &[("date", &day(on))])),
    }
}

fn empty(asked: &IssuedQuery) -> AnyView {
    let filtered = !asked.search.is_empty() || asked.kind.is_some() || asked.current;
    let (title, note) =
        if filtered { (paper::NONE_FOUND, paper::NONE_FOUND_NOTE) } else { (paper::NONE, paper::NONE_NOTE) };
    view! { <Panel><EmptyState title=t(title) note=t(note)/></Panel> }.into_any()
}

fn table(list: &IssuedList, asked: &IssuedQuery) -> AnyView {
    let rows = list.rows.iter().map(row).collect_view();
    let columns = vec![
        Column::named(t(paper::DOCUMENT)),
        Column::named(t(paper::INSTITUTION)),
        Column::named(t(paper::NUMBER)),
        Column::named(t(paper::CODE)),
        Column::named(t(paper::ISSUED)),
        Column::named(t(paper::STATE)),
        Column::named(t(common::OPEN)).silent(),
    ];
    let pager = PagerView {
        page: asked.page,
        per_page: list.per_page,
        total: list.total,
        address: address(asked),
        parameter: "hal",
    };
    view! {
        <Panel>
            <DataTable caption=t(paper::TITLE) columns>{rows}</DataTable>
            <Pager pager/>
        </Panel>
    }
    .into_any()
}

fn row(row: &IssuedRow) -> AnyView {
    let edition = &row.document.edition;
    let code = edition.code.to_string();
    let subject = row.subject.clone().map(|subject| format!(" · {subject}")).unwrap_or_default();
    let incomplete = if edition.incomplete { format!(" · {}", t(paper::INCOMPLETE)) } else { String::new() };
    let version = fill(paper::VERSION, &[("n", &row.document.version.to_string())]);
    let file = format!("/perjanjian/{}/dokumen/{}.pdf", row.agreement, edition.code.as_str());
    let agreement = format!("/perjanjian/{}/dokumen?dokumen={}", row.agreement, edition.kind);
    let check = format!("/v/{code}");
    view! {
        <tr>
            <th scope="row">
                <a href=agreement>{format!("{} {}", edition.kind, tb(&row.title))}</a>
                <span class="sub">{version}{subject}{incomplete}</span>
            </th>
            <td data-label=t(paper::INSTITUTION)><span>{row.institution.clone()}</span></td>
            <td data-label=t(paper::NUMBER)><span>{edition.number.clone().unwrap_or_else(|| "–".to_owned())}</span></td>
            <td data-label=t(paper::CODE)><a class="document-code" href=check>{code}</a></td>
            <td data-label=t(paper::ISSUED)>
                <span>{day(row.document.issued_on)}<span class="sub">{row.document.issued_by.clone()}</span></span>
            </td>
            <td data-label=t(paper::STATE)><StateBadge state=document_state(row.state)/></td>
            <td class="row-action"><a class="button small" href=file>{t(common::OPEN)}</a></td>
        </tr>
    }
    .into_any()
}

fn filters(list: &IssuedList, asked: &IssuedQuery) -> AnyView {
    let mut kinds = vec![Choice::new("", t(paper::ALL_KINDS))];
    kinds.extend(list.kinds.iter().map(|(code, title)| Choice::new(code.clone(), format!("{code} {}", tb(title)))));
    let states = vec![Choice::new("", t(common::ALL)), Choice::new("berlaku", t(paper::ONLY_CURRENT))];
    let search = FilterKind::Search { value: asked.search.clone(), hint: t(paper::SEARCH_HINT).to_owned() };
    let kind = FilterKind::Choice { value: asked.kind.clone().unwrap_or_default(), options: kinds };
    let chosen = if asked.current { "berlaku" } else { "" };
    let state = FilterKind::Choice { value: chosen.to_owned(), options: states };
    let filters = vec![
        Filter { name: "cari", label: t(common::SEARCH).to_owned(), kind: search },
        Filter { name: "jenis", label: t(paper::KIND).to_owned(), kind },
        Filter { name: "keadaan", label: t(paper::STATE).to_owned(), kind: state },
    ];
    let filtered = address(asked) != LIST;
    match filtered {
        true => view! { <Filters action=LIST filters clear=LIST/> }.into_any(),
        false => view! { <Filters action=LIST filters/> }.into_any(),
    }
}

/// The address of the list with this query, without the page.
fn address(asked: &IssuedQuery) -> String {
    let state = asked.current.then_some("berlaku");
    let search = Some(asked.search.as_str()).filter(|search| !search.is_empty());
    let pairs = [("cari", search), ("jenis", asked.kind.as_deref()), ("keadaan", state)];
    let pairs: Vec<_> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{LIST}?{query}"),
        _ => LIST.to_owned(),
    }
}
