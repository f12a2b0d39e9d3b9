//! An upload: PDF, JPEG or PNG up to 20 MB.

use leptos::prelude::*;

use super::FieldView;
use crate::words::{fill, form, t};

/// A file to choose. A refused form keeps what was uploaded: then `kept` holds the id and name, and the id is posted
/// again as `NAME_kept`.
#[component]
pub fn FileField(field: FieldView, #[prop(optional_no_strip)] kept: Option<(String, String)>) -> impl IntoView {
    let field = if field.hint.is_some() { field } else { field.hint(t(form::FILE_HINT)) };
    let kept = kept.map(|(id, file)| {
        view! {
            <p class="kept-file">{fill(form::FILE_KEPT, &[("name", &file)])}</p>
            <input type="hidden" name=format!("{}_kept", field.name) value=id/>
        }
    });
    let control = view! {
        <div class="file-field">
            {kept}
            <input
                type="file"
                id=field.name.clone()
                name=field.name.clone()
                accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                aria-required=field.must()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            />
        </div>
    }
    .into_any();
    field.around(control)
}
