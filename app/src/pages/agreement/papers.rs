//! Documents of one agreement: what there is, what is missing for the final one, a preview beside the list.

use leptos::prelude::*;
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use crate::components::{Action, ActionLink, Card, EmptyState, Notice, NoticeKind};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{AgreementView, PaperRow};
use crate::words::{agreement, common, t, tb};

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
            Ok((view, papers))
        },
        move |(view, papers)| {
            let chosen = papers
                .iter()
                .position(|paper| {
                    Some(&paper.code) == code.as_ref() && paper.subject.as_ref().map(|(key, _)| key) == subject.as_ref()
                })
                .or_else(|| papers.iter().rposition(|paper| paper.timely))
                .unwrap_or_default();
            let list = papers.iter().enumerate().map(|(at, paper)| item(&view, paper, at == chosen)).collect_view();
            let preview = papers.get(chosen).map(|paper| preview(&view, paper));
            view! {
                {head(&view, "/dokumen")}
                {if preview.is_none() {
                    view! {
                        <Card title=t(agreement::PAPERS)>
                            <EmptyState title=t(agreement::NO_PAPERS) note=t(agreement::NO_PAPERS_NOTE)/>
                        </Card>
                    }.into_any()
                } else {
                    view! {
                        <div class="paper-view">
                            <Card title=t(agreement::PAPERS)><ul class="paper-list">{list}</ul></Card>
                            {preview}
                        </div>
                    }.into_any()
                }}
            }
        },
    )
}

/// `?dokumen=D13a&untuk=…`
fn query(paper: &PaperRow, name: &str) -> String {
    let subject = paper.subject.as_ref().map(|(key, _)| key.as_str());
    let pairs = [(name, Some(paper.code.as_str())), ("untuk", subject)];
    let pairs: Vec<_> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

fn file(view: &AgreementView, paper: &PaperRow) -> String {
    let subject = paper.subject.as_ref().map(|(key, _)| [("untuk", key.as_str())]);
    let query = subject.and_then(|pair| serde_urlencoded::to_string(pair).ok());
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    address(view, &format!("/dokumen/{}.pdf{query}", paper.code))
}

fn item(view: &AgreementView, paper: &PaperRow, current: bool) -> AnyView {
    let href = address(view, &format!("/dokumen?{}", query(paper, "dokumen")));
    let subject = paper.subject.as_ref().map(|(_, name)| view! { <span class="sub">{name.clone()}</span> });
    view! {
        <li>
            <a href=href aria-current=current.then_some("true")>
                <span class="code">{paper.code.clone()}</span>
                <span>{tb(&paper.title)}</span>
                {subject}
            </a>
        </li>
    }
    .into_any()
}

fn preview(view: &AgreementView, paper: &PaperRow) -> AnyView {
    let source = file(view, paper);
    let title = tb(&paper.title);
    let missing = (!paper.missing.is_empty()).then(|| {
        let items = paper.missing.iter().map(|text| view! { <li>{tb(text)}</li> }).collect_view();
        view! {
            <Notice kind=NoticeKind::Attention>
                <p><strong>{t(agreement::PAPER_MISSING)}</strong></p>
                <ul>{items}</ul>
            </Notice>
        }
    });
    let open = Action::new(t(agreement::OPEN_PAPER), source.clone());
    let joint = if source.contains('?') { '&' } else { '?' };
    let download = Action::new(t(common::DOWNLOAD), format!("{source}{joint}unduh=1"));
    view! {
        <div class="stack">
            {missing}
            <div class="page-actions">
                <ActionLink action=open/>
                <ActionLink action=download/>
            </div>
            <iframe class="paper-frame" src=source title=title></iframe>
        </div>
    }
    .into_any()
}
