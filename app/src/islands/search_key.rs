//! "/" puts the cursor into the global search field, as people know it from other registers.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};

/// Listens for "/" and focuses the element with the id `field`.
///
/// The key is left alone while somebody types into a field and when it comes with Ctrl, Alt or
/// Meta. As soon as it works the field says so to assistive programs with `aria-keyshortcuts`.
#[island]
pub fn SearchKey(
    /// The id of the search field; it may be absent from a page.
    field: String,
) -> impl IntoView {
    Effect::new(move || {
        let Some(search) = document().get_element_by_id(&field) else {
            return;
        };
        // A browser that refuses the attribute still has the key.
        let _ = search.set_attribute("aria-keyshortcuts", "/");
        let listener = window_event_listener(ev::keydown, {
            let field = field.clone();
            move |event| {
                if event.key() == "/" && !with_modifier(&event) && !typing() {
                    focus(&field, &event);
                }
            }
        });
        on_cleanup(move || listener.remove());
    });
}

fn with_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

fn typing() -> bool {
    document().active_element().is_some_and(|element| accepts_text(&element))
}

fn accepts_text(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.has_attribute("contenteditable")
}

fn focus(field: &str, event: &KeyboardEvent) {
    let found = document().get_element_by_id(field).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found
        && element.focus().is_ok()
    {
        event.prevent_default();
    }
}
