//! All documents of an agreement by phase: what is called for first, then what was issued, then drafts.

use leptos::prelude::*;
use patuh_domain::lint::Finding;

use super::{file, issued_file, page_of, paper_size, query};
use crate::components::{Action, ActionLink, Card, EmptyState, Sign, State, StateBadge};
use crate::pages::agreement::findings;
use crate::pages::agreement::head::address;
use crate::views::{AgreementView, Freshness, PaperPhase, PaperRow};
use crate::words::{Word, agreement, common, fill, paper, t, tb};

pub(super) fn all(view: &AgreementView, papers: &[PaperRow]) -> AnyView {
    let found = findings_of(view, papers);
    if papers.is_empty() {
        return view! {
            <Card title=t(agreement::PAPERS)>
                <EmptyState title=t(agreement::NO_PAPERS) note=t(agreement::NO_PAPERS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let due: Vec<&PaperRow> = papers.iter().filter(|paper| paper.due).collect();
    let due = (!due.is_empty()).then(|| {
        let note = fill(paper::COUNT, &[("n", &due.len().to_string())]);
        let rows = due.into_iter().map(|paper| row(view, paper)).collect_view();
        view! { <Card title=t(paper::DUE_NOW) note=note><ul class="papers">{rows}</ul></Card> }
    });
    let now = PaperPhase::of(view.standing.stage);
    let phases =
        PaperPhase::ALL.into_iter().filter_map(|phase| group(view, papers, phase, phase == now)).collect_view();
    view! {
        <div class="stack">
            {due}
            {findings::list(view, &found)}
            <div class="paper-phases">{phases}</div>
        </div>
    }
    .into_any()
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

/// The documents of a phase; open where the agreement is in it, or something of it was issued.
fn group(view: &AgreementView, papers: &[PaperRow], phase: PaperPhase, now: bool) -> Option<AnyView> {
    let mut own: Vec<&PaperRow> = papers.iter().filter(|paper| paper.phase == phase).collect();
    if own.is_empty() {
        return None;
    }
    own.sort_by_key(|paper| rank(paper));
    let issued = own.iter().filter(|paper| paper.in_use.is_some()).count();
    let drafts = own.len() - issued;
    let counts = [(paper::COUNT_ISSUED, issued), (paper::COUNT_DRAFTS, drafts)];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| fill(word, &[("n", &count.to_string())]))
        .collect();
    let rows = own.into_iter().map(|paper| row(view, paper)).collect_view();
    let open = now || issued != 0;
    let mark = now.then(|| view! { <StateBadge state=State::new(Sign::Now, t(paper::PHASE_NOW))/> });
    Some(
        view! {
            <details class="card paper-phase" id=phase.name() open=open>
                <summary><h2>{t(label(phase))}</h2>{mark}<span class="card-note">{counts.join(" · ")}</span></summary>
                <ul class="papers">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}

/// Called for, issued, complete, incomplete.
fn rank(paper: &PaperRow) -> u8 {
    match (paper.due, paper.in_use.is_some(), paper.missing.is_empty()) {
        (true, ..) => 0,
        (_, true, _) => 1,
        (.., true) => 2,
        _ => 3,
    }
}

const fn label(phase: PaperPhase) -> Word {
    match phase {
        PaperPhase::Request => paper::PHASE_REQUEST,
        PaperPhase::Drafting => paper::PHASE_DRAFTING,
        PaperPhase::Access => paper::PHASE_ACCESS,
        PaperPhase::Trial => paper::PHASE_TRIAL,
        PaperPhase::Running => paper::PHASE_RUNNING,
        PaperPhase::Change => paper::PHASE_CHANGE,
        PaperPhase::End => paper::PHASE_END,
    }
}

fn row(view: &AgreementView, paper: &PaperRow) -> AnyView {
    let href = page_of(view, paper);
    let subject = paper.subject.as_ref().map(|(_, name)| view! { <span class="sub">{name.clone()}</span> });
    let name = tb(&paper.title);
    let about = match &paper.subject {
        Some((_, subject)) => format!("{name}, {subject}"),
        None => name.clone(),
    };
    let action = action(view, paper).map(|action| view! { <ActionLink action small=true about=about/> });
    let (width, height) = paper_size(view);
    let source = file(view, paper, "svg", &[("hal", "1")]);
    let thumb = href.clone();
    view! {
        <li>
            <a class="thumb" href=thumb tabindex="-1" aria-hidden="true" aria-label=name.clone()>
                <img src=source alt="" loading="lazy" decoding="async" width=width height=height/>
            </a>
            <div class="paper-what">
                <a href=href><span class="code">{paper.code.clone()}</span>" "{name}</a>
                {subject}
                <StateBadge state=state(paper)/>
            </div>
            <div class="paper-end">{action}</div>
        </li>
    }
    .into_any()
}

/// How it stands, in a few words.
pub(super) fn state(paper: &PaperRow) -> State {
    match &paper.in_use {
        Some((issued, Freshness::DataChanged)) => {
            State::new(Sign::Soon, fill(paper::ISSUED_CHANGED, &[("n", &issued.version.to_string())]))
        }
        Some((issued, _)) => State::new(Sign::Done, fill(paper::ISSUED_N, &[("n", &issued.version.to_string())])),
        None if paper.missing.is_empty() => State::new(Sign::Now, t(paper::DRAFT_COMPLETE)),
        None => State::new(Sign::Open, fill(paper::DRAFT_LACKS, &[("n", &paper.missing.len().to_string())])),
    }
}

/// What is done with it next.
fn action(view: &AgreementView, paper: &PaperRow) -> Option<Action> {
    match &paper.in_use {
        Some((issued, _)) => Some(Action::new(t(common::OPEN), issued_file(view, issued))),
        None if paper.can_issue && (paper.due || paper.missing.is_empty()) => {
            Some(Action::new(t(paper::ISSUE), address(view, &format!("/terbitkan?{}", query(paper)))))
        }
        None => None,
    }
}
