//! Pages that confirm a legal or final act: what it is about, what will happen. No pop-ups.

use leptos::prelude::*;

use crate::words::{declaration, form, t};

/// What will happen when the button below is pressed.
#[component]
pub fn Effect(
    #[prop(into)] text: String,
    /// Consequences, one each.
    #[prop(optional)]
    points: Vec<String>,
    /// Something that can't be undone, or takes access away.
    #[prop(optional)]
    grave: bool,
) -> impl IntoView {
    let class = if grave { "effect grave" } else { "effect" };
    let points = (!points.is_empty()).then(|| {
        let points = points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view();
        view! { <ul>{points}</ul> }
    });
    view! { <div class=class><strong>{t(form::EFFECT)}</strong><p>{text}</p>{points}</div> }
}

/// What the act is about: lines that can't be changed here.
#[component]
pub fn About(
    /// What the lines say, where they don't say it themselves.
    #[prop(into, optional)]
    title: Option<String>,
    lines: Vec<String>,
) -> impl IntoView {
    let title = title.map(|title| view! { <p><strong>{title}</strong></p> });
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! { <div class="form-about">{title}{lines}</div> }
}

/// A text to be signed: its opening words, its numbered points, and what signing brings.
#[component]
pub fn Statement(
    /// Who declares: name, and the position where it matters.
    #[prop(into)]
    signer: String,
    points: Vec<String>,
) -> impl IntoView {
    let points = points.into_iter().map(|point| view! { <li><span>{point}</span></li> }).collect_view();
    view! {
        <div class="statement">
            <p>{t(declaration::I)}" "<strong>{signer}</strong>{t(declaration::DECLARE)}</p>
            <ol>{points}</ol>
        </div>
    }
}

/// Something shown once, such as a new password; it is selected as a whole.
#[component]
pub fn Secret(#[prop(into)] value: String) -> impl IntoView {
    view! { <code class="secret" translate="no">{value}</code> }
}
