//! Whether access is open now, and the checks that say so in the order they are made.

use leptos::prelude::*;

use super::{Action, ColouredShape, Sign, State, StateBadge};
use crate::words::{Word, agreement, fill, t};

/// Access as decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessView {
    pub open: bool,
    /// "08.14 WIB".
    pub decided_at: String,
    /// In the order of the decision.
    pub checks: Vec<CheckLine>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    pub label: String,
    pub outcome: Outcome,
    /// Clause or document it rests on.
    pub source: Option<String>,
    /// Where that is shown.
    pub source_href: Option<String>,
    /// The way out, where it failed.
    pub remedy: Option<String>,
    /// A verb for that way, where this person can take it.
    pub action: Option<Action>,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    /// Passed with a limit, such as a quota.
    Limited,
    /// An earlier check failed, so this one was not made.
    NotReached,
}

impl Outcome {
    const fn sign(self) -> Sign {
        match self {
            Self::Passed => Sign::Done,
            Self::Failed => Sign::Failed,
            Self::Limited => Sign::Soon,
            Self::NotReached => Sign::Open,
        }
    }

    const fn word(self) -> Word {
        match self {
            Self::Passed => agreement::CHECK_PASSED,
            Self::Failed => agreement::CHECK_FAILED,
            Self::Limited => agreement::CHECK_LIMITED,
            Self::NotReached => agreement::CHECK_UNKNOWN,
        }
    }
}

/// The verdict and its checks; put it into a card.
#[component]
pub fn AccessPanel(access: AccessView) -> impl IntoView {
    let state = if access.open {
        State::new(Sign::Done, t(agreement::ACCESS_OPEN))
    } else {
        State::new(Sign::Failed, t(agreement::ACCESS_CLOSED))
    };
    let checks = access.checks.into_iter().map(line).collect_view();
    view! {
        <p class="verdict">
            <StateBadge state/>
            {fill(agreement::DECIDED_AT, &[("time", &access.decided_at)])}
        </p>
        <ul class="checks">{checks}</ul>
    }
}

fn line(check: CheckLine) -> AnyView {
    let source = match (check.source, check.source_href) {
        (Some(text), Some(href)) => Some(view! { <a class="source" href=href>{text}</a> }.into_any()),
        (Some(text), None) => Some(view! { <span class="source">{text}</span> }.into_any()),
        (None, _) => None,
    };
    let action = check.action.map(|action| view! { " "<a href=action.href>{action.label}</a> });
    let remedy =
        (check.remedy.is_some() || action.is_some()).then(|| view! { <p class="remedy">{check.remedy}{action}</p> });
    view! {
        <li>
            <ColouredShape sign=check.outcome.sign()/>
            <span>{check.label}<span class="visually-hidden">": " {t(check.outcome.word())}</span></span>
            {source}
            {remedy}
        </li>
    }
    .into_any()
}
