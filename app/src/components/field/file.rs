//! Uploads: a scan (PDF, JPEG or PNG up to 20 MB), or a picture for a letterhead.

use leptos::prelude::*;

use super::FieldView;
use crate::words::{fill, form, t};

/// A file to choose. A refused form keeps what was uploaded: then `kept` holds the id and name, and the id is posted
/// again as `NAME_kept`.
#[component]
pub fn FileField(field: FieldView, #[prop(optional_no_strip)] kept: Option<(String, String)>) -> impl IntoView {
    let field = if field.hint.is_some() { field } else { field.hint(t(form::FILE_HINT)) };
    let control = chosen(&field, kept, ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png");
    field.around(view! { <div class="file-field">{control}</div> }.into_any())
}

/// A picture to choose, with the present one beside it; `kept` as in [`FileField`].
#[component]
pub fn PictureField(
    field: FieldView,
    /// Where the present picture is.
    #[prop(optional_no_strip)]
    shown: Option<String>,
    #[prop(optional_no_strip)] kept: Option<(String, String)>,
) -> impl IntoView {
    let field = if field.hint.is_some() { field } else { field.hint(t(form::PICTURE_HINT)) };
    let control = chosen(&field, kept, ".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml");
    let picture = shown.map(|shown| {
        view! { <img class="emblem" src=shown alt=t(form::PICTURE_NOW) width="64" height="72"/> }
    });
    field.around(view! { <div class="file-field picture-field">{picture}<div>{control}</div></div> }.into_any())
}

fn chosen(field: &FieldView, kept: Option<(String, String)>, accept: &'static str) -> AnyView {
    let kept = kept.map(|(id, file)| {
        view! {
            <p class="kept-file">{fill(form::FILE_KEPT, &[("name", &file)])}</p>
            <input type="hidden" name=format!("{}_kept", field.name) value=id/>
        }
    });
    view! {
        {kept}
        <input
            type="file"
            id=field.name.clone()
            name=field.name.clone()
            accept=accept
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        />
    }
    .into_any()
}
