//! Documents of one agreement: all of them by the phase they belong to, or one with its pages as pictures.

mod list;
mod one;

use leptos::prelude::*;
use patuh_domain::agreement::IssuedDocument;
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use crate::components::{Notice, NoticeKind};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{AgreementView, PaperRow};
use crate::words::{agreement, t, tb};

/// `/perjanjian/{id}/dokumen`, and with `?dokumen=&untuk=` one of them.
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
            let chosen = code.and_then(|code| chosen(&papers, &code, subject.as_deref()));
            let pages = match chosen.and_then(|at| papers.get(at)) {
                Some(paper) => ports.papers.pages(&who.actor, id, &paper.code, subject_key(paper)).await?,
                None => 0,
            };
            Ok((view, papers, chosen, pages))
        },
        move |(view, papers, chosen, pages)| {
            let body = match chosen {
                Some(at) => one::shown(&view, &papers, at, pages),
                None => list::all(&view, &papers),
            };
            view! { {head(&view, "/dokumen")}{body} }
        },
    )
}

/// The document asked for; for an unknown subject the first of its kind.
fn chosen(papers: &[PaperRow], code: &str, subject: Option<&str>) -> Option<usize> {
    let of_kind = |paper: &&PaperRow| paper.code == code;
    papers
        .iter()
        .position(|paper| of_kind(&paper) && subject_key(paper) == subject)
        .or_else(|| papers.iter().position(|paper| of_kind(&paper)))
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

/// The page of one document.
fn page_of(view: &AgreementView, paper: &PaperRow) -> String {
    address(view, &format!("/dokumen?{}", query(paper)))
}

/// The file of an issued document.
fn issued_file(view: &AgreementView, issued: &IssuedDocument) -> String {
    address(view, &format!("/dokumen/{}.pdf", issued.edition.code.as_str()))
}

/// Width and height of the office's paper, for pictures of pages.
fn paper_size(view: &AgreementView) -> (&'static str, &'static str) {
    if view.facts.office.settings.paper_f4 { ("215", "330") } else { ("210", "297") }
}

/// What is missing in it; nothing where it is complete.
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
