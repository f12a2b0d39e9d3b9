//! A letter as it is recorded everywhere: its number and its date.

use leptos::prelude::*;

use super::FieldView;
use crate::words::{form, t};

/// Number and date of one letter, posted as `NAME_number` and `NAME_date`.
#[component]
pub fn LetterField(
    field: FieldView,
    #[prop(into)] number: String,
    #[prop(into)] date: String,
    /// What is wrong with the number, where that is known apart.
    #[prop(optional_no_strip)]
    number_error: Option<String>,
    /// What is wrong with the date, where that is known apart.
    #[prop(optional_no_strip)]
    date_error: Option<String>,
) -> impl IntoView {
    let mut field = field;
    let whole = field.error.is_some();
    let number_invalid = (whole || number_error.is_some()).then_some("true");
    let date_invalid = (whole || date_error.is_some()).then_some("true");
    let mut errors: Vec<String> = [field.error.take(), number_error, date_error].into_iter().flatten().collect();
    // Both missing is said once.
    errors.dedup();
    field.error = (!errors.is_empty()).then(|| errors.join(" "));
    let number_name = format!("{}_number", field.name);
    let date_name = format!("{}_date", field.name);
    let described = field.described_by();
    let (list, offered) = field.offered(&number_name);
    let controls = view! {
        <div class="field-pair">
            <div>
                <label for=number_name.clone()>{t(form::LETTER_NUMBER)}</label>
                <input
                    class="control"
                    type="text"
                    id=number_name.clone()
                    name=number_name
                    value=number
                    placeholder=field.suggestion.clone()
                    list=list
                    autocomplete="off"
                    aria-required=field.must()
                    aria-invalid=number_invalid
                    aria-describedby=described.clone()
                />
                {offered}
            </div>
            <div>
                <label for=date_name.clone()>{t(form::LETTER_DATE)}</label>
                <input
                    class="control"
                    type="date"
                    id=date_name.clone()
                    name=date_name
                    value=date
                    autocomplete="off"
                    aria-required=field.must()
                    aria-invalid=date_invalid
                    aria-describedby=described
                />
            </div>
        </div>
    }
    .into_any();
    field.around_group(controls)
}
