//! The document beside its form, drawn anew a moment after each pause in typing.
//!
//! Without a script the button of the form opens the same preview as a page of its own.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlFormElement, RequestInit, Response};

use super::autosave::texts;

/// How long after the last key the pages are drawn.
const PAUSE: Duration = Duration::from_millis(900);

/// Listens to the form that posts to `form` and shows what `address` makes of it.
#[island]
pub fn Preview(
    /// The path the form posts to.
    form: String,
    /// Where previews are made.
    address: String,
    /// What stands here before anything was typed.
    waiting: String,
    /// Said where the server can't be reached.
    unreachable: String,
) -> impl IntoView {
    let (shown, show) = signal(None::<String>);
    let (busy, be_busy) = signal(false);
    let (lost, lose) = signal(false);
    Effect::new(move || {
        let timer: Rc<RefCell<Option<TimeoutHandle>>> = Rc::default();
        // Answers may overtake each other; only the latest counts.
        let latest: Rc<RefCell<u32>> = Rc::default();
        let draw = {
            let (address, latest) = (address.clone(), Rc::clone(&latest));
            move |form: &HtmlFormElement| {
                let Ok(values) = texts(form) else { return };
                let request = RequestInit::new();
                request.set_method("POST");
                request.set_body(&values);
                let headers = js_sys::Object::new();
                if js_sys::Reflect::set(&headers, &"x-patuh-part".into(), &"1".into()).is_err() {
                    return;
                }
                request.set_headers(&headers);
                *latest.borrow_mut() += 1;
                let mine = *latest.borrow();
                be_busy.set(true);
                let promise = window().fetch_with_str_and_init(&address, &request);
                let latest = Rc::clone(&latest);
                leptos::task::spawn_local(async move {
                    let text = part(promise).await;
                    if *latest.borrow() != mine {
                        return;
                    }
                    be_busy.set(false);
                    lose.set(text.is_none());
                    if text.is_some() {
                        show.set(text);
                    }
                });
            }
        };
        if let Some(found) = find(&form) {
            draw(&found);
        }
        let form = form.clone();
        let listener = window_event_listener(ev::input, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(found) = target
                .and_then(|element| element.closest("form").ok().flatten())
                .and_then(|element| element.dyn_into::<HtmlFormElement>().ok())
                .filter(|found| found.get_attribute("action").as_deref() == Some(form.as_str()))
            else {
                return;
            };
            if let Some(earlier) = timer.borrow_mut().take() {
                earlier.clear();
            }
            let draw = draw.clone();
            *timer.borrow_mut() = set_timeout_with_handle(move || draw(&found), PAUSE).ok();
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <div class="preview" aria-busy=move || busy.get().to_string()>
            <p class="quiet" hidden=move || !lost.get()>{unreachable}</p>
            <p class="quiet" hidden=move || shown.get().is_some()>{waiting}</p>
            <div inner_html=move || shown.get().unwrap_or_default()></div>
        </div>
    }
}

/// The form of the page that posts to `action`, a path of our own making.
fn find(action: &str) -> Option<HtmlFormElement> {
    document().query_selector(&format!("form[action=\"{action}\"]")).ok()??.dyn_into().ok()
}

/// The part that the server sent, also where it says what is still wanted.
async fn part(promise: js_sys::Promise) -> Option<String> {
    let answer = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.dyn_into::<Response>().ok()?;
    if !answer.ok() {
        return None;
    }
    wasm_bindgen_futures::JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
