//! Where something stands among its steps: the stages of an agreement, the pages of a guided form.

use leptos::prelude::*;

use crate::words::{Word, agreement, fill, t};

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Done,
    Now,
    Ahead,
    /// It ended here: rejected, withdrawn, terminated.
    Stopped,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    /// The day it was reached, or with whom the ball lies and since when.
    pub note: Option<String>,
    pub progress: Progress,
    /// Where the step can be opened.
    pub href: Option<String>,
}

/// The steps in order; on narrow screens their names fold into one line about the present one.
#[component]
pub fn Stepper(
    /// What they are steps of, for screen readers.
    #[prop(into)]
    label: String,
    steps: Vec<Step>,
    /// The line for narrow screens, with `{n}` and `{total}`; by default that of the stages of an agreement.
    #[prop(optional)]
    caption: Option<Word>,
) -> impl IntoView {
    let total = steps.len().to_string();
    let present = steps
        .iter()
        .enumerate()
        .find(|(_, step)| matches!(step.progress, Progress::Now | Progress::Stopped))
        .map(|(at, step)| {
            let place = (at + 1).to_string();
            let words = caption.unwrap_or(agreement::STAGE_OF);
            let start = fill(words, &[("n", &place), ("total", &total)]);
            let end = step.note.clone().map(|note| format!(", {note}"));
            view! { <p class="step-caption" aria-hidden="true">{start}<strong>{step.name.clone()}</strong>{end}</p> }
        });
    let steps = steps.into_iter().map(drawn).collect_view();
    view! { <div class="stepper"><ol aria-label=label>{steps}</ol>{present}</div> }
}

fn drawn(step: Step) -> AnyView {
    let (class, word, current) = match step.progress {
        Progress::Done => ("done", agreement::STEP_DONE, None),
        Progress::Now => ("now", agreement::STEP_NOW, Some("step")),
        Progress::Ahead => ("", agreement::STEP_AHEAD, None),
        Progress::Stopped => ("stopped", agreement::STEP_STOPPED, Some("step")),
    };
    let name = match step.href {
        Some(href) => view! { <a href=href>{step.name}</a> }.into_any(),
        None => step.name.into_any(),
    };
    let note = step.note.map(|note| view! { <span class="step-note">{note}</span> });
    view! {
        <li class=class aria-current=current>
            <span class="step-dot"></span>
            <span class="step-name">{name}<span class="visually-hidden">" (" {t(word)} ")"</span></span>
            {note}
        </li>
    }
    .into_any()
}
