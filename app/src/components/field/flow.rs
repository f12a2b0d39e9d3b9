//! The lanes and steps of a service, each with buttons that add, remove and move: every button sends the form, so that it
//! works without a script.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::text::inside_textarea;
use super::{Choice, FieldView};
use crate::components::{Shape, Sign};
use crate::forms::action::{ARRANGE, BRANCHES, TypedFlow, TypedStep};
use crate::words::{fill, form, t};

/// Where a button acts: `lane` or `step`, its place from 1, and how many there are.
#[derive(Clone, Copy)]
struct Spot {
    kind: &'static str,
    number: usize,
    count: usize,
}

impl Spot {
    fn id(self) -> String {
        format!("{}-{}", self.kind, self.number)
    }

    /// The id of its error.
    fn wrong(self) -> String {
        format!("{}-salah", self.id())
    }

    fn name(self) -> String {
        let word = if self.kind == "lane" { form::LANE_N } else { form::STEP_N };
        fill(word, &[("n", &self.number.to_string())])
    }
}

#[component]
pub fn FlowField(
    field: FieldView,
    flow: TypedFlow,
    /// Errors of the whole form by their place; those of `lane-2` or `step-3` stand there.
    errors: BTreeMap<String, String>,
) -> impl IntoView {
    let lanes = flow.lanes.iter().enumerate().map(|(at, lane)| {
        let spot = Spot { kind: "lane", number: at + 1, count: flow.lanes.len() };
        lane_view(spot, lane, errors.get(&spot.id()))
    });
    let lanes = lanes.collect_view();
    let steps = flow.steps.iter().enumerate().map(|(at, step)| {
        let spot = Spot { kind: "step", number: at + 1, count: flow.steps.len() };
        step_view(spot, step, &flow, errors.get(&spot.id()))
    });
    let steps = steps.collect_view();
    let add = |kind: &str, label: &'static str| {
        view! { <p><button class="button small" type="submit" name=ARRANGE value=format!("{kind}-add")>{label}</button></p> }
    };
    let controls = view! {
        <h3>{t(form::LANES)}</h3>
        <ol class="flow-lanes">{lanes}</ol>
        {add("lane", t(form::ADD_LANE))}
        <h3>{t(form::STEPS)}</h3>
        <ol class="flow-steps">{steps}</ol>
        {add("step", t(form::ADD_STEP))}
    };
    field.around_group(controls.into_any())
}

fn lane_view(spot: Spot, lane: &str, error: Option<&String>) -> AnyView {
    let (label, id, value) = (spot.name(), spot.id(), lane.to_owned());
    let invalid = error.map(|_| "true");
    let described = error.map(|_| spot.wrong());
    view! {
        <li class=class(error)>
            {wrong(spot, error)}
            <div class="flow-line">
                <input class="control" id=id aria-describedby=described name="lane" value=value aria-label=label aria-invalid=invalid autocomplete="off"/>
                {buttons(spot)}
            </div>
        </li>
    }
    .into_any()
}

fn step_view(spot: Spot, step: &TypedStep, flow: &TypedFlow, error: Option<&String>) -> AnyView {
    let lanes = std::iter::once(Choice::new("", t(form::CHOOSE_LANE))).chain(flow.lanes.iter().enumerate().map(
        |(at, lane)| {
            let number = (at + 1).to_string();
            let unnamed = || fill(form::LANE_N, &[("n", &number)]);
            let name = if lane.is_empty() { unnamed() } else { lane.clone() };
            Choice::new(number.clone(), name)
        },
    ));
    let lanes = lanes.map(|choice| choice.drawn(&step.lane)).collect_view();
    let named = |word| format!("{}, {}", spot.name(), t(word));
    // One more than is filled in.
    let branches = (0..(step.next.len() + 1).min(BRANCHES)).map(|at| branch(spot, step, flow, at)).collect_view();
    // Steps are posted row by row, so that every row has a cell for each branch.
    let unused = (step.next.len() + 1..BRANCHES)
        .map(|at| {
            let (to, when) = (format!("step_to{}", at + 1), format!("step_when{}", at + 1));
            view! { <input type="hidden" name=to value=""/><input type="hidden" name=when value=""/> }
        })
        .collect_view();
    let (id, text) = (spot.id(), inside_textarea(&step.text));
    let described = error.map(|_| spot.wrong());
    let (lane_label, text_label) = (named(form::LANE), named(form::STEP_TEXT));
    view! {
        <li id=id tabindex="-1" class=class(error) aria-describedby=described>
            <div class="flow-line">
                <strong>{spot.name()}</strong>
                {buttons(spot)}
            </div>
            {wrong(spot, error)}
            <div class="flow-cells">
                <select class="control" name="step_lane" aria-label=lane_label>{lanes}</select>
                <textarea class="control" name="step_text" rows="2" aria-label=text_label placeholder=t(form::STEP_TEXT)>
                    {text}
                </textarea>
            </div>
            <ul class="flow-branches">{branches}</ul>
            {unused}
        </li>
    }
    .into_any()
}

/// A way on: to which step, and when.
fn branch(spot: Spot, step: &TypedStep, flow: &TypedFlow, at: usize) -> AnyView {
    let (to, when) = step.next.get(at).cloned().unwrap_or_default();
    let first = if at == 0 { t(form::ENDS_HERE) } else { t(form::NO_FURTHER_BRANCH) };
    let others = flow.steps.iter().enumerate().filter(|(place, _)| place + 1 != spot.number);
    let choices = std::iter::once(Choice::new("", first)).chain(others.map(|(place, step)| {
        let number = (place + 1).to_string();
        Choice::new(number.clone(), format!("{number}. {}", start(&step.text)))
    }));
    let choices = choices.map(|choice| choice.drawn(&to)).collect_view();
    let number = (at + 1).to_string();
    let named = |word| format!("{}, {}", spot.name(), fill(word, &[("n", &number)]));
    let (to_label, when_label) = (named(form::BRANCH_TO), named(form::BRANCH_WHEN));
    view! {
        <li>
            <select class="control" name=format!("step_to{number}") aria-label=to_label>{choices}</select>
            <input class="control" name=format!("step_when{number}") value=when aria-label=when_label
                placeholder=t(form::WHEN_EXAMPLE) autocomplete="off"/>
        </li>
    }
    .into_any()
}

/// Up, down, another behind it, away.
fn buttons(spot: Spot) -> AnyView {
    let Spot { kind, number, count } = spot;
    let button = |what: &str, sign: &'static str, word, off: bool| {
        let label = format!("{}: {}", t(word), spot.name());
        view! {
            <button class="button small" type="submit" name=ARRANGE value=format!("{kind}-{what}-{number}") disabled=off
                aria-label=label title=t(word)>{sign}</button>
        }
    };
    view! {
        <span class="flow-buttons">
            {button("up", "↑", form::MOVE_UP, number == 1)}
            {button("down", "↓", form::MOVE_DOWN, number == count)}
            {button("add", "+", form::ADD_BEHIND, false)}
            {button("remove", "×", form::REMOVE, false)}
        </span>
    }
    .into_any()
}

fn class(error: Option<&String>) -> &'static str {
    if error.is_some() { "field has-error" } else { "field" }
}

fn wrong(spot: Spot, error: Option<&String>) -> Option<AnyView> {
    let error = error?.clone();
    Some(view! { <p class="error" id=spot.wrong()><Shape sign=Sign::Failed/><span>{error}</span></p> }.into_any())
}

/// The beginning of a text, enough to know it again.
fn start(text: &str) -> String {
    const LETTERS: usize = 40;
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    text.chars().take(LETTERS - 1).chain(['…']).collect()
}
