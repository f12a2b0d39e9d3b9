//! Keeps what is typed into a form as a draft of its person, a moment after each pause.
//!
//! Without a script nothing is lost either: a refused submission is kept by the server. Files are not kept until the
//! form is sent.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{FormData, HtmlFormElement, RequestInit, UrlSearchParams};

/// How long after the last key the form is kept.
const PAUSE: Duration = Duration::from_millis(1500);

/// Listens to the form that posts to `form` and keeps its values under `address`; says `saved` with the time.
#[island]
pub fn Autosave(
    /// The path the form posts to.
    form: String,
    /// Where drafts are kept, with the draft's id.
    address: String,
    /// "Draf tersimpan".
    saved: String,
) -> impl IntoView {
    let (said, say) = signal(String::new());
    Effect::new(move || {
        let timer: Rc<RefCell<Option<TimeoutHandle>>> = Rc::default();
        let (form, address, saved) = (form.clone(), address.clone(), saved.clone());
        let listener = window_event_listener(ev::input, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
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
            let (address, saved) = (address.clone(), saved.clone());
            let wait = set_timeout_with_handle(move || keep(&found, &address, saved, say), PAUSE);
            *timer.borrow_mut() = wait.ok();
        });
        on_cleanup(move || listener.remove());
    });
    view! { <p class="saved-note" role="status">{said}</p> }
}

/// Sends the values of `form`; a failure is not worth a word, for sending the form still works.
fn keep(form: &HtmlFormElement, address: &str, saved: String, say: WriteSignal<String>) {
    let Ok(values) = texts(form) else { return };
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&values);
    let promise = window().fetch_with_str_and_init(address, &request);
    leptos::task::spawn_local(async move {
        let answer = wasm_bindgen_futures::JsFuture::from(promise).await;
        let kept = answer
            .ok()
            .and_then(|answer| answer.dyn_into::<leptos::web_sys::Response>().ok())
            .is_some_and(|answer| answer.ok());
        if kept {
            let now = js_sys::Date::new_0();
            say.set(format!("{saved} {:02}.{:02}", now.get_hours(), now.get_minutes()));
        }
    });
}

/// The texts of a form; its files stay out.
pub(super) fn texts(form: &HtmlFormElement) -> Result<UrlSearchParams, JsValue> {
    let values = UrlSearchParams::new()?;
    let data = FormData::new_with_form(form)?;
    if let Some(entries) = js_sys::try_iter(&data)? {
        for entry in entries {
            let pair = js_sys::Array::from(&entry?);
            if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
                values.append(&name, &value);
            }
        }
    }
    Ok(values)
}
