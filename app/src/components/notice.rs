//! What the product says to the person: done, take care, wrong. Errors lead to their fields.

use leptos::prelude::*;

use super::{Shape, Sign};
use crate::views::Flash;
use crate::words::{common, fill, form, t, tb};

/// The kind of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    Info,
    Done,
    /// Something to take care of.
    Attention,
    Wrong,
}

impl NoticeKind {
    const fn parts(self) -> (&'static str, Sign, &'static str) {
        match self {
            Self::Info => ("notice", Sign::Open, "status"),
            Self::Done => ("notice ok", Sign::Done, "status"),
            Self::Attention => ("notice soon", Sign::Soon, "status"),
            Self::Wrong => ("notice late", Sign::Failed, "alert"),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Info => t(common::NOTE),
            Self::Done => t(common::DONE),
            Self::Attention => t(common::ATTENTION),
            Self::Wrong => t(common::WRONG),
        }
    }
}

/// Something said to the person; screen readers hear its kind first.
#[component]
pub fn Notice(kind: NoticeKind, children: Children) -> impl IntoView {
    let (class, sign, role) = kind.parts();
    view! {
        <div class=class role=role>
            <Shape sign/>
            <div class="notice-body"><span class="visually-hidden">{kind.word()} ": "</span>{children()}</div>
        </div>
    }
}

/// The word after something was done, where the server left one for this page.
#[component]
pub fn FlashArea() -> impl IntoView {
    use_context::<Flash>().map(|flash| {
        let kind = if flash.good { NoticeKind::Done } else { NoticeKind::Attention };
        view! { <Notice kind><p>{tb(&flash.text)}</p></Notice> }
    })
}

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ErrorList {
    /// Id of the field, its label, what is wrong.
    pub fields: Vec<(String, String, String)>,
    /// What stands against the whole, with the way out.
    pub general: Vec<String>,
    /// What somebody else changed since the form was opened.
    pub changed: Vec<String>,
}

/// The errors of a form above it, each a link to its field. Draws nothing where nothing is wrong.
#[component]
pub fn ErrorSummary(errors: ErrorList) -> impl IntoView {
    let changed = (!errors.changed.is_empty()).then(|| {
        let items = list(errors.changed);
        view! { <Notice kind=NoticeKind::Attention><p>{t(form::CHANGED_MEANWHILE)}</p>{items}</Notice> }
    });
    let general = (!errors.general.is_empty()).then(|| {
        let items = errors.general.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
        view! { <Notice kind=NoticeKind::Wrong><h2>{t(form::NOT_DONE)}</h2>{items}</Notice> }
    });
    let fields = (!errors.fields.is_empty()).then(|| {
        let title = match errors.fields.len() {
            1 => t(form::ERRORS_ONE).to_owned(),
            count => fill(form::ERRORS_MANY, &[("n", &count.to_string())]),
        };
        let items = errors
            .fields
            .into_iter()
            .map(|(id, label, error)| view! { <li><a href=format!("#{id}")>{label} ": " {error}</a></li> })
            .collect_view();
        view! { <Notice kind=NoticeKind::Wrong><h2>{title}</h2><ul>{items}</ul></Notice> }
    });
    view! { {changed}{general}{fields} }
}

fn list(texts: Vec<String>) -> AnyView {
    let items = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
