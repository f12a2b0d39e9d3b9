//! Checking a document, for anybody: by its code, or by its file. Says nothing of persons.

use axum::http::StatusCode;
use axum::http::request::Parts;
use leptos::prelude::*;
use leptos_meta::Title;
use patuh_domain::agreement::DocumentState;
use patuh_domain::wording::thousands_in;

use crate::components::{Entrance, FactList, Notice, NoticeKind};
use crate::loading::{Trouble, loaded};
use crate::pages::agreement::lines::day;
use crate::pages::framed::{parameter, segment};
use crate::ports::Ports;
use crate::views::{CodeAnswer, FileAnswer, Verified};
use crate::words::{Word, fill, language, paper, t, tb};

/// `/v`: asks for a code or a file; `?kode=` looks one up.
#[component]
pub fn VerifyPage() -> impl IntoView {
    page(parameter("kode"))
}

/// `/v/{code}`: what the code says.
#[component]
pub fn VerifyCodePage() -> impl IntoView {
    page(Some(segment("code")))
}

fn page(typed: Option<String>) -> AnyView {
    let ports = use_context::<Ports>().ok_or_else(Trouble::unavailable);
    let file = use_context::<Parts>().and_then(|parts| parts.extensions.get::<FileAnswer>().cloned());
    let asked = typed.clone();
    loaded(
        async move {
            match &asked {
                Some(code) => ports?.papers.verify(code).await.map(Some),
                None => ports.map(|_| None),
            }
        },
        move |answer| {
            if matches!(answer, Some(CodeAnswer::Unknown)) {
                not_found();
            }
            let about_file = file.as_ref().map(file_answer);
            // A file says more than the code of the page it was sent to.
            let about_code = answer.filter(|_| about_file.is_none()).map(code_answer);
            let form = forms(typed.as_deref().unwrap_or_default());
            view! {
                <Title text=t(paper::VERIFY)/>
                <Entrance wide=true>
                    <h1>{t(paper::VERIFY)}</h1>
                    {about_file}
                    {about_code}
                    {form}
                </Entrance>
            }
        },
    )
}

fn not_found() {
    if let Some(options) = use_context::<leptos_axum::ResponseOptions>() {
        options.set_status(StatusCode::NOT_FOUND);
    }
}

fn code_answer(answer: CodeAnswer) -> AnyView {
    match answer {
        CodeAnswer::Issued(verified) => {
            let (kind, head) = standing(&verified);
            view! { <Notice kind><h2>{head}</h2></Notice>{facts(&verified)} }.into_any()
        }
        CodeAnswer::Draft { code, kind, title } => {
            let facts = vec![
                (t(paper::DOCUMENT).to_owned(), Some(format!("{kind} {}", tb(&title)))),
                (t(paper::CODE).to_owned(), Some(code)),
            ];
            view! {
                <Notice kind=NoticeKind::Attention>
                    <h2>{t(paper::ONLY_DRAFT)}</h2>
                    <p>{t(paper::ONLY_DRAFT_NOTE)}</p>
                </Notice>
                <div class="card verified"><FactList facts/></div>
            }
            .into_any()
        }
        CodeAnswer::Unknown => told(NoticeKind::Wrong, paper::NO_CODE, paper::NO_CODE_NOTE),
    }
}

fn file_answer(answer: &FileAnswer) -> AnyView {
    match answer {
        FileAnswer::Genuine(verified) => {
            let (kind, head) = standing(verified);
            view! { <Notice kind><h2>{t(paper::SAME_FILE)}</h2><p>{head}"."</p></Notice>{facts(verified)} }.into_any()
        }
        FileAnswer::Extended(verified) => {
            let (kind, head) = standing(verified);
            view! {
                <Notice kind>
                    <h2>{t(paper::EXTENDED_FILE)}</h2>
                    <p>{head}". "{t(paper::EXTENDED_NOTE)}</p>
                </Notice>
                {facts(verified)}
            }
            .into_any()
        }
        FileAnswer::Altered(verified) => view! {
            {told(NoticeKind::Wrong, paper::ALTERED_FILE, paper::ALTERED_NOTE)}
            {facts(verified)}
        }
        .into_any(),
        FileAnswer::Draft { title } => {
            let title = tb(title);
            view! {
                <Notice kind=NoticeKind::Attention>
                    <h2>{t(paper::ONLY_DRAFT)}</h2>
                    <p>{title}". "{t(paper::ONLY_DRAFT_NOTE)}</p>
                </Notice>
            }
            .into_any()
        }
        FileAnswer::Unknown => told(NoticeKind::Wrong, paper::UNKNOWN_FILE, paper::UNKNOWN_NOTE),
        FileAnswer::Unreadable(why) => {
            let why = tb(why);
            view! {
                <Notice kind=NoticeKind::Attention><h2>{t(paper::UNREADABLE_FILE)}</h2><p>{why}</p></Notice>
            }
            .into_any()
        }
    }
}

fn told(kind: NoticeKind, head: Word, note: Word) -> AnyView {
    view! { <Notice kind><h2>{t(head)}</h2><p>{t(note)}</p></Notice> }.into_any()
}

fn standing(verified: &Verified) -> (NoticeKind, String) {
    match verified.state {
        DocumentState::Current => (NoticeKind::Done, t(paper::VALID).to_owned()),
        DocumentState::Superseded { by } => (NoticeKind::Attention, fill(paper::OUTDATED, &[("n", &by.to_string())])),
        DocumentState::Revoked { on } => (NoticeKind::Wrong, fill(paper::TAKEN_BACK, &[("date", &day(on))])),
    }
}

fn facts(verified: &Verified) -> AnyView {
    let kilobytes = thousands_in(language(), verified.size.div_ceil(1024));
    let length = format!("{}, {kilobytes} KB", fill(paper::PAGES, &[("n", &verified.pages.to_string())]));
    let facts = vec![
        (t(paper::DOCUMENT).to_owned(), Some(format!("{} {}", verified.kind, tb(&verified.title)))),
        (t(paper::OFFICE).to_owned(), Some(verified.office.clone())),
        (t(paper::ISSUED_ON).to_owned(), Some(day(verified.issued_on))),
        (t(paper::STATE).to_owned(), Some(fill(paper::VERSION, &[("n", &verified.version.to_string())]))),
        (t(paper::CODE).to_owned(), Some(verified.code.clone())),
        (t(paper::LENGTH).to_owned(), Some(length)),
        (t(paper::DIGEST).to_owned(), Some(verified.sha256.clone())),
    ];
    view! { <div class="card verified"><FactList facts/></div> }.into_any()
}

fn forms(typed: &str) -> AnyView {
    view! {
        <p class="quiet">{t(paper::VERIFY_LEAD)}</p>
        <div class="verify-forms">
            <form class="card form-section" method="get" action="/v">
                <div class="field">
                    <label for="kode">{t(paper::TYPE_CODE)}</label>
                    <p class="hint" id="kode-hint">{t(paper::CODE_HINT)}</p>
                    <input
                        class="control document-code"
                        id="kode"
                        name="kode"
                        value=typed.to_owned()
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="30"
                        aria-describedby="kode-hint"
                    />
                </div>
                <p><button class="button primary" type="submit">{t(paper::CHECK_CODE)}</button></p>
            </form>
            <form class="card form-section" method="post" action="/v" enctype="multipart/form-data">
                <div class="field">
                    <label for="berkas">{t(paper::FILE)}</label>
                    <p class="hint" id="berkas-hint">{t(paper::FILE_HINT)}</p>
                    <input
                        class="control"
                        id="berkas"
                        name="berkas"
                        type="file"
                        accept="application/pdf"
                        aria-describedby="berkas-hint"
                    />
                </div>
                <p><button class="button" type="submit">{t(paper::CHECK_FILE)}</button></p>
            </form>
        </div>
    }
    .into_any()
}
