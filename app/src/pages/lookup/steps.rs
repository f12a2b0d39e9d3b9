//! The checks of a call one by one: what was found, by which document, what to do.

use leptos::prelude::*;
use patuh_domain::access::{Outcome, Source, Step};

use crate::components::{ColouredShape, Sign};
use crate::pages::agreement::lines::day;
use crate::words::{Word, agreement, t, tb};

/// The walk as a list in its order.
pub(super) fn steps_list(steps: &[Step]) -> AnyView {
    let items = steps.iter().map(item).collect_view();
    view! { <ol class="checks walk">{items}</ol> }.into_any()
}

fn item(step: &Step) -> AnyView {
    let check = &step.check;
    let (sign, word): (Sign, Word) = match (step.reached, check.outcome) {
        (false, _) => (Sign::Open, agreement::CHECK_UNKNOWN),
        (true, Outcome::Pass) => (Sign::Done, agreement::CHECK_PASSED),
        (true, Outcome::Limited) => (Sign::Soon, agreement::CHECK_LIMITED),
        (true, Outcome::Fail) => (Sign::Failed, agreement::CHECK_FAILED),
    };
    // What an unreached check would have found answers nothing.
    let found = step.reached.then(|| view! { <span class="sub">{tb(&check.found)}</span> });
    let source = check.source.as_ref().filter(|_| step.reached).map(|source| {
        view! { <span class="source">{cited(source)}</span> }
    });
    let remedy = check.remedy.as_ref().filter(|_| step.reached).map(|remedy| {
        view! { <p class="remedy">{tb(remedy)}</p> }
    });
    view! {
        <li class=(!step.reached).then_some("unreached")>
            <ColouredShape sign/>
            <span>{tb(&check.label)}<span class="step-word">" · "{t(word)}</span>{found}</span>
            {source}
            {remedy}
        </li>
    }
    .into_any()
}

/// The document by its number and date.
fn cited(source: &Source) -> String {
    let document = tb(&source.document);
    match (&source.number, source.date) {
        (Some(number), Some(date)) => format!("{document} {number}, {}", day(date)),
        (Some(number), None) => format!("{document} {number}"),
        (None, Some(date)) => format!("{document} {}", day(date)),
        (None, None) => document,
    }
}
