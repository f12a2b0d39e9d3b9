//! Documents of one agreement: what there is, what was issued, what is missing, and its pages as pictures.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, IssuedDocument};
use patuh_domain::clause::scripts;
use patuh_domain::ids::AgreementId;
use patuh_domain::lint::Finding;

use super::findings;
use super::head::{address, head};
use super::lines::day;
use crate::components::{
    Action, ActionLink, Card, Column, DataTable, EmptyState, Notice, NoticeKind, Sign, State, StateBadge,
};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::issued::document_state;
use crate::views::{AgreementView, Freshness, PaperRow};
use crate::words::{agreement, clause, common, fill, paper, t, tb};

#[component]
pub fn AgreementPapersPage() -> impl IntoView {
    let id = segment("id");
    let code = parameter("dokumen");
    let subject = parameter("untuk");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let papers = ports.papers.list(&who.actor, id).await?;
            let chosen = chosen(&papers, code.as_deref(), subject.as_deref());
            let pages = match papers.get(chosen) {
                Some(paper) => ports.papers.pages(&who.actor, id, &paper.code, subject_key(paper)).await?,
                None => 0,
            };
            Ok((view, papers, chosen, pages))
        },
        move |(view, papers, chosen, pages)| {
            let list = papers.iter().enumerate().map(|(at, paper)| item(&view, paper, at == chosen)).collect_view();
            let shown = papers.get(chosen).map(|paper| shown(&view, paper, pages));
            let found = findings_of(&view, &papers);
            view! {
                {head(&view, "/dokumen")}
                {findings::list(&view, &found)}
                {if shown.is_none() {
                    view! {
                        <Card title=t(agreement::PAPERS)>
                            <EmptyState title=t(agreement::NO_PAPERS) note=t(agreement::NO_PAPERS_NOTE)/>
                        </Card>
                    }.into_any()
                } else {
                    view! {
                        <div class="paper-view">
                            <Card title=t(agreement::PAPERS)><ul class="paper-list">{list}</ul></Card>
                            {shown}
                        </div>
                    }.into_any()
                }}
            }
        },
    )
}

/// What the facts show and what only documents do, each once.
fn findings_of(view: &AgreementView, papers: &[PaperRow]) -> Vec<Finding> {
    let mut found = findings::of_facts(view);
    for more in papers.iter().flat_map(|paper| &paper.findings) {
        if !found.iter().any(|known| known.text == more.text && known.lint == more.lint) {
            found.push(more.clone());
        }
    }
    found.sort_by_key(|finding| finding.lint);
    found
}

/// The document asked for; else the latest that the stage calls for.
fn chosen(papers: &[PaperRow], code: Option<&str>, subject: Option<&str>) -> usize {
    let of_kind = |paper: &&PaperRow| Some(paper.code.as_str()) == code;
    papers
        .iter()
        .position(|paper| of_kind(&paper) && subject_key(paper) == subject)
        .or_else(|| papers.iter().position(|paper| of_kind(&paper)))
        .or_else(|| papers.iter().rposition(|paper| paper.timely))
        .unwrap_or_default()
}

pub(super) fn subject_key(paper: &PaperRow) -> Option<&str> {
    paper.subject.as_ref().map(|(key, _)| key.as_str())
}

/// `dokumen=D13a&untuk=…`
pub(super) fn query(paper: &PaperRow) -> String {
    let pairs = [("dokumen", Some(paper.code.as_str())), ("untuk", subject_key(paper))];
    let pairs: Vec<_> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

/// The address of a file of the document: `pdf`, or `svg` with a page.
pub(super) fn file(view: &AgreementView, paper: &PaperRow, ending: &str, more: &[(&str, &str)]) -> String {
    let mut pairs: Vec<(&str, &str)> = subject_key(paper).map(|key| ("untuk", key)).into_iter().collect();
    pairs.extend(more);
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    let query = if query.is_empty() { query } else { format!("?{query}") };
    address(view, &format!("/dokumen/{}.{ending}{query}", paper.code))
}

/// The file of an issued document.
fn issued_file(view: &AgreementView, issued: &IssuedDocument) -> String {
    address(view, &format!("/dokumen/{}.pdf", issued.edition.code.as_str()))
}

fn item(view: &AgreementView, paper: &PaperRow, current: bool) -> AnyView {
    let href = address(view, &format!("/dokumen?{}", query(paper)));
    let subject = paper.subject.as_ref().map(|(_, name)| view! { <span class="sub">{name.clone()}</span> });
    let issued = paper.in_use.as_ref().map(|(issued, _)| {
        let version = fill(paper::VERSION, &[("n", &issued.version.to_string())]);
        view! { <span class="sub">{format!("{} · {version}", t(paper::IS_ISSUED))}</span> }
    });
    view! {
        <li>
            <a href=href aria-current=current.then_some("true")>
                <span class="code">{paper.code.clone()}</span>
                <span>{tb(&paper.title)}</span>
                {subject}
                {issued}
            </a>
        </li>
    }
    .into_any()
}

fn shown(view: &AgreementView, paper: &PaperRow, pages: usize) -> AnyView {
    let fresh = matches!(paper.in_use, Some((_, Freshness::Same)));
    view! {
        <div class="stack">
            {in_use(paper)}
            {(!fresh).then(|| missing(paper))}
            {actions(view, paper)}
            {versions(view, paper)}
            {sheets(view, paper, pages, fresh)}
        </div>
    }
    .into_any()
}

/// What was issued, and whether it still says what the data say.
fn in_use(paper: &PaperRow) -> Option<AnyView> {
    let (issued, freshness) = paper.in_use.as_ref()?;
    let said = fill(
        paper::IN_USE,
        &[
            ("n", &issued.version.to_string()),
            ("date", &day(issued.issued_on)),
            ("who", &issued.issued_by),
            ("code", &issued.edition.code.to_string()),
        ],
    );
    let (kind, note) = match freshness {
        Freshness::Same => (NoticeKind::Done, None),
        Freshness::DataChanged => (NoticeKind::Attention, Some(t(paper::DATA_CHANGED))),
        Freshness::Unknown => (NoticeKind::Info, Some(t(paper::TEMPLATE_CHANGED))),
    };
    let note = note.map(|note| view! { <p>{note}</p> });
    Some(view! { <Notice kind><p>{said}</p>{note}</Notice> }.into_any())
}

pub(super) fn missing(paper: &PaperRow) -> Option<AnyView> {
    if paper.missing.is_empty() {
        return None;
    }
    let items = paper.missing.iter().map(|text| view! { <li>{tb(text)}</li> }).collect_view();
    Some(
        view! {
            <Notice kind=NoticeKind::Attention>
                <p><strong>{t(agreement::PAPER_MISSING)}</strong></p>
                <ul>{items}</ul>
            </Notice>
        }
        .into_any(),
    )
}

fn actions(view: &AgreementView, paper: &PaperRow) -> AnyView {
    let issued = paper.in_use.as_ref().map(|(issued, _)| Action::new(t(paper::OPEN_ISSUED), issued_file(view, issued)));
    let issued = issued.map(|action| view! { <ActionLink action primary=true/> });
    let fresh = matches!(paper.in_use, Some((_, Freshness::Same)));
    let draft = (!fresh).then(|| Action::new(t(paper::OPEN_DRAFT), file(view, paper, "pdf", &[])));
    let draft = draft.map(|action| view! { <ActionLink action/> });
    let saved = match &paper.in_use {
        Some((issued, _)) => format!("{}?unduh=1", issued_file(view, issued)),
        None => file(view, paper, "pdf", &[("unduh", "1")]),
    };
    let saved = Action::new(t(common::DOWNLOAD), saved);
    let issue = (paper.can_issue && !fresh).then(|| {
        let word = if paper.in_use.is_some() { paper::ISSUE_ANEW } else { paper::ISSUE };
        Action::new(t(word), address(view, &format!("/terbitkan?{}", query(paper))))
    });
    let first = paper.in_use.is_none();
    let issue = issue.map(|action| view! { <ActionLink action primary=first/> });
    let compare = scripts().iter().any(|script| script.document == paper.code).then(|| {
        let since = paper.in_use.as_ref().filter(|(issued, _)| issued.edition.text_sha256.is_some());
        let since = since.map(|(issued, _)| format!("&dari={}", issued.edition.code.as_str())).unwrap_or_default();
        let href = address(view, &format!("/dokumen/beda?{}{since}", query(paper)));
        let action = Action::new(t(clause::COMPARE), href);
        view! { <ActionLink action/> }
    });
    view! { <div class="page-actions">{issued}{issue}{draft}<ActionLink action=saved/>{compare}</div> }.into_any()
}

/// Every issue of the document, where there is more to see than the one in use.
fn versions(view: &AgreementView, paper: &PaperRow) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    let issues: Vec<_> = agreement.issues_of(&paper.code, subject_key(paper)).rev().collect();
    if issues.is_empty() {
        return None;
    }
    let can_revoke = view
        .possible
        .iter()
        .any(|possible| possible.action == AgreementAction::RevokeDocument && possible.allowed.is_ok());
    let rows = issues.into_iter().map(|issued| version(view, issued, can_revoke)).collect_view();
    let columns = vec![
        Column::named(t(paper::DOCUMENT)),
        Column::named(t(paper::CODE)),
        Column::named(t(paper::ISSUED)),
        Column::named(t(paper::STATE)),
        Column::named(t(common::OPEN)).silent(),
    ];
    Some(
        view! {
            <Card title=t(paper::VERSIONS)>
                <DataTable caption=t(paper::VERSIONS) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}

fn version(view: &AgreementView, issued: &IssuedDocument, can_revoke: bool) -> AnyView {
    let edition = &issued.edition;
    let code = edition.code.to_string();
    let check = format!("/v/{code}");
    let mut about = fill(paper::PAGES, &[("n", &edition.pages.to_string())]);
    if edition.incomplete {
        about = format!("{about} · {}", t(paper::INCOMPLETE));
    }
    let reason = issued.revoked.as_ref().map(|revoked| view! { <span class="sub">{revoked.reason.clone()}</span> });
    let compare = issued.edition.text_sha256.is_some().then(|| {
        let mut pairs = vec![("dokumen", edition.kind.as_str()), ("dari", edition.code.as_str())];
        pairs.extend(edition.subject.as_deref().map(|subject| ("untuk", subject)));
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        let href = address(view, &format!("/dokumen/beda?{query}"));
        view! { <a class="button small" href=href>{t(clause::COMPARE)}</a> }
    });
    let revoke = (can_revoke && issued.revoked.is_none()).then(|| {
        let action = AgreementAction::RevokeDocument.name();
        let href = address(view, &format!("/langkah/{action}?code={}", edition.code.as_str()));
        view! { <a class="button small" href=href>{t(paper::REVOKE)}</a> }
    });
    view! {
        <tr>
            <th scope="row">
                {fill(paper::VERSION, &[("n", &issued.version.to_string())])}
                <span class="sub">{about}</span>
            </th>
            <td data-label=t(paper::CODE)><a class="document-code" href=check>{code}</a></td>
            <td data-label=t(paper::ISSUED)>
                <span>{day(issued.issued_on)}<span class="sub">{issued.issued_by.clone()}</span></span>
            </td>
            <td data-label=t(paper::STATE)>
                <span><StateBadge state=document_state(view.facts.agreement.state_of(issued))/>{reason}</span>
            </td>
            <td class="row-action">
                <a class="button small" href=issued_file(view, issued)>{t(common::OPEN)}</a>
                {compare}
                {revoke}
            </td>
        </tr>
    }
    .into_any()
}

/// The pages as pictures, each a link to the PDF; a browser loads those that come into sight.
pub(super) fn sheets(view: &AgreementView, paper: &PaperRow, pages: usize, fresh: bool) -> AnyView {
    let title = tb(&paper.title);
    let pdf = match &paper.in_use {
        Some((issued, Freshness::Same)) => issued_file(view, issued),
        _ => file(view, paper, "pdf", &[]),
    };
    let total = pages.to_string();
    let (width, height) = if view.facts.office.settings.paper_f4 { ("215", "330") } else { ("210", "297") };
    let items = (1..=pages)
        .map(|page| {
            let page = page.to_string();
            let alt = fill(paper::SHEET, &[("title", &title), ("n", &page), ("total", &total)]);
            let source = file(view, paper, "svg", &[("hal", &page)]);
            let loading = if page == "1" { "eager" } else { "lazy" };
            view! {
                <li>
                    <a href=format!("{pdf}#page={page}") aria-label=alt>
                        <img src=source alt="" loading=loading decoding="async" width=width height=height/>
                    </a>
                </li>
            }
        })
        .collect_view();
    let state =
        if fresh { State::new(Sign::Done, t(paper::IS_ISSUED)) } else { State::new(Sign::Open, t(paper::IS_DRAFT)) };
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{t(paper::SHEETS)}</h2>
                <StateBadge state/>
                <span class="card-note">{fill(paper::PAGES, &[("n", &total)])}</span>
            </div>
            <p class="quiet sheets-note">{t(paper::SHEETS_NOTE)}</p>
            <ol class="sheets">{items}</ol>
        </section>
    }
    .into_any()
}
