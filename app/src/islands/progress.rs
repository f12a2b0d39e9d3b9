//! How far a job of the server is; loads the page anew when it has ended.
//!
//! Without a script the bar stands where it was when the page was made, and the page loads itself anew.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::Response;

/// How often it is asked.
const PAUSE: Duration = Duration::from_millis(1500);

/// Asks `address`, which answers with `done`, `total` and `ended`.
#[island]
pub fn Progress(
    address: String,
    done: usize,
    total: usize,
    /// "{done} dari {total} perjanjian".
    said: String,
) -> impl IntoView {
    let (now, move_to) = signal(done);
    Effect::new(move || ask(address.clone(), move_to));
    let text = move || said.replace("{done}", &now.get().to_string()).replace("{total}", &total.to_string());
    view! {
        <div class="progress">
            <progress max=total value=move || now.get()></progress>
            <p role="status">{text}</p>
        </div>
    }
}

/// Asks once, and again after a pause; a failure is no reason to stop.
fn ask(address: String, move_to: WriteSignal<usize>) {
    let promise = window().fetch_with_str(&address);
    leptos::task::spawn_local(async move {
        if let Some(answer) = answer(promise).await {
            let field = |name: &str| js_sys::Reflect::get(&answer, &JsValue::from_str(name)).ok();
            if let Some(done) = field("done").and_then(|done| done.as_f64()) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of agreements")]
                move_to.set(done as usize);
            }
            if field("ended").is_some_and(|ended| ended.is_truthy()) {
                // The page has the result, and the address is its own.
                let _ = window().location().reload();
                return;
            }
        }
        set_timeout(move || ask(address, move_to), PAUSE);
    });
}

async fn answer(promise: js_sys::Promise) -> Option<JsValue> {
    let answer = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.dyn_into::<Response>().ok()?;
    if !answer.ok() {
        return None;
    }
    wasm_bindgen_futures::JsFuture::from(answer.json().ok()?).await.ok()
}
