//! Fields of forms: label, hint, what is wrong, control. What was typed always comes back.
//!
//! Every control is tied to its hint and its error by `aria-describedby`; required fields have a mark and
//! `aria-required`. Errors are found by the server, in words; the browser's own bubbles are off (see `PostForm`).

mod choice;
mod file;
mod flow;
mod letter;
mod row;
mod text;

pub use choice::{CheckField, CheckGroup, Choice, RadioGroup, SelectField};
pub use file::{FileField, PictureField};
pub use flow::FlowField;
pub use letter::LetterField;
pub use row::{RowCell, RowColumn, RowsField};
pub use text::{InputKind, LongTextField, TextField};

use leptos::prelude::*;

use super::{Shape, Sign};

/// What every field has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldView {
    /// The name it is posted under; also its id, to which the error summary leads.
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    /// What is wrong with what was sent, and what to do.
    pub error: Option<String>,
    pub required: bool,
    /// A value to take with one touch.
    pub suggestion: Option<String>,
}

impl FieldView {
    /// A field that may stay empty.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// The same, to be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with an error, where there is one.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    fn class(&self) -> &'static str {
        if self.error.is_some() { "field has-error" } else { "field" }
    }

    /// The ids of hint and error, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-petunjuk", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-salah", self.name));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (one, other) => one.or(other),
        }
    }

    /// For `aria-invalid`.
    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// For `aria-required`.
    fn must(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// The list that offers the suggestion to the control `name`: its id, and the list itself.
    fn offered(&self, name: &str) -> (Option<String>, Option<AnyView>) {
        let Some(suggestion) = self.suggestion.clone() else { return (None, None) };
        let id = format!("{name}-usul");
        let list = view! { <datalist id=id.clone()><option value=suggestion></option></datalist> };
        (Some(id), Some(list.into_any()))
    }

    fn label_text(&self) -> AnyView {
        let mark = self.required.then(|| view! { " "<span class="required-mark" aria-hidden="true">"*"</span> });
        view! { {self.label.clone()}{mark} }.into_any()
    }

    /// Hint and error with the ids that [`FieldView::described_by`] names.
    fn notes(&self) -> AnyView {
        let hint = self.hint.clone().map(|hint| {
            view! { <p class="hint" id=format!("{}-petunjuk", self.name)>{hint}</p> }
        });
        let error = self.error.clone().map(|error| {
            view! {
                <p class="error" id=format!("{}-salah", self.name)><Shape sign=Sign::Failed/><span>{error}</span></p>
            }
        });
        view! { {hint}{error} }.into_any()
    }

    /// Around a single control.
    fn around(self, control: AnyView) -> AnyView {
        view! {
            <div class=self.class()>
                <label for=self.name.clone()>{self.label_text()}</label>
                {self.notes()}
                {control}
            </div>
        }
        .into_any()
    }

    /// Around several controls that answer one question. The group has the id, so that the error summary finds it.
    fn around_group(self, controls: AnyView) -> AnyView {
        view! {
            <fieldset class=self.class() id=self.name.clone() tabindex="-1" aria-describedby=self.described_by()>
                <legend>{self.label_text()}</legend>
                {self.notes()}
                {controls}
            </fieldset>
        }
        .into_any()
    }
}
