//! Fields that choose among given answers.

use leptos::prelude::*;

use super::FieldView;
use crate::words::{form, t};

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// What choosing it means.
    pub note: Option<String>,
}

impl Choice {
    /// An answer without a note.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: None }
    }

    /// As an `<option>`, chosen where it is `value`.
    pub(in crate::components) fn drawn(self, value: &str) -> AnyView {
        let chosen = self.value == value;
        view! { <option value=self.value selected=chosen>{self.label}</option> }.into_any()
    }
}

/// One of many, in a list that opens.
#[component]
pub fn SelectField(field: FieldView, #[prop(into)] value: String, choices: Vec<Choice>) -> impl IntoView {
    let none =
        choices.iter().all(|choice| !choice.value.is_empty()).then(|| Choice::new("", t(form::CHOOSE)).drawn(&value));
    let choices = choices.into_iter().map(|choice| choice.drawn(&value)).collect_view();
    let control = view! {
        <select
            class="control"
            id=field.name.clone()
            name=field.name.clone()
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        >
            {none}
            {choices}
        </select>
    }
    .into_any();
    field.around(control)
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(field: FieldView, #[prop(into)] value: String, choices: Vec<Choice>) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            box_of("radio", field.name.clone(), choice, chosen)
        })
        .collect_view();
    field.around_group(view! { <div class="choices">{choices}</div> }.into_any())
}

/// Any number of several.
#[component]
pub fn CheckGroup(
    field: FieldView,
    values: Vec<String>,
    choices: Vec<Choice>,
    /// Short answers that may stand beside each other.
    #[prop(optional)]
    in_columns: bool,
) -> impl IntoView {
    let class = if in_columns { "choices in-columns" } else { "choices" };
    let choices = choices
        .into_iter()
        .map(|choice| {
            let chosen = values.contains(&choice.value);
            box_of("checkbox", field.name.clone(), choice, chosen)
        })
        .collect_view();
    field.around_group(view! { <div class=class>{choices}</div> }.into_any())
}

/// A single box; its label is the statement that is ticked. Posts `1`.
#[component]
pub fn CheckField(field: FieldView, checked: bool) -> impl IntoView {
    view! {
        <div class=field.class()>
            {field.notes()}
            <label class="choice">
                <input
                    type="checkbox"
                    id=field.name.clone()
                    name=field.name.clone()
                    value="1"
                    checked=checked
                    aria-required=field.must()
                    aria-invalid=field.invalid()
                    aria-describedby=field.described_by()
                />
                <span>{field.label_text()}</span>
            </label>
        </div>
    }
}

fn box_of(kind: &'static str, name: String, choice: Choice, chosen: bool) -> AnyView {
    let note = choice.note.map(|note| view! { <span class="choice-note">{note}</span> });
    view! {
        <label class="choice">
            <input type=kind name=name value=choice.value checked=chosen/>
            <span>{choice.label}{note}</span>
        </label>
    }
    .into_any()
}
