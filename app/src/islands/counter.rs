//! The keys of a counter: the number grouped as it is typed, Esc for a new search, F2 to show or hide the data, and a
//! screen that clears itself when nobody is at it.
//!
//! Without a script the page works the same with Enter, Tab and its links, and is left after a minute.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};

/// How often the idle time is looked at, in seconds.
const LOOK: u64 = 1;
/// From how many seconds before the end on it is said.
const WARN: u32 = 15;
/// The id of what tells the keys; hidden until they work.
const TOLD: &str = "tombol";
/// Figures of a number in groups, as on the card: region, birth, serial.
const GROUPS: [usize; 3] = [6, 6, 4];

/// Watches keys and time.
#[island]
pub fn CounterKeys(
    /// The id of the field for the number; it may be absent.
    field: String,
    /// The id of what shows data; it may be absent.
    data: String,
    /// Where a new search begins.
    fresh: String,
    /// Seconds without a key or a touch after which the page is left; 0 where it shows nothing of anybody.
    idle: u32,
    /// "Layar dibersihkan dalam {n} detik", `{n}` for the seconds.
    warning: String,
) -> impl IntoView {
    let (said, say) = signal(String::new());
    Effect::new(move || {
        let leave = {
            let (fresh, data) = (fresh.clone(), data.clone());
            move || {
                clear(&data);
                // A browser that refuses to go has nothing left to show.
                let _ = window().location().replace(&fresh);
            }
        };
        if let Some(told) = document().get_element_by_id(TOLD) {
            // What stays hidden is only a hint.
            let _ = told.remove_attribute("hidden");
        }
        let still = StoredValue::new(0_u32);
        let typing = window_event_listener(ev::input, {
            let field = field.clone();
            move |event| {
                let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
                if let Some(input) = input.filter(|input| input.id() == field) {
                    group(&input);
                }
            }
        });
        let keys = window_event_listener(ev::keydown, {
            let (leave, data) = (leave.clone(), data.clone());
            move |event| {
                still.set_value(0);
                say.set(String::new());
                match event.key().as_str() {
                    "Escape" => leave(),
                    "F2" => {
                        event.prevent_default();
                        toggle(&data);
                    }
                    _ => {}
                }
            }
        });
        let touches = window_event_listener(ev::pointerdown, move |_| {
            still.set_value(0);
            say.set(String::new());
        });
        // A page that is kept for the way back must hold nothing.
        let left = window_event_listener_untyped("pagehide", {
            let (field, data) = (field.clone(), data.clone());
            move |_| {
                clear(&data);
                let input = document().get_element_by_id(&field);
                if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                    input.set_value("");
                }
            }
        });
        let returned = window_event_listener_untyped("pageshow", {
            let leave = leave.clone();
            move |event| {
                let kept = js_sys::Reflect::get(&event, &"persisted".into());
                if idle > 0 && kept.is_ok_and(|kept| kept.is_truthy()) {
                    leave();
                }
            }
        });
        let warning = warning.clone();
        let clock = (idle > 0).then(|| {
            set_interval_with_handle(
                move || {
                    let seconds = still.get_value() + 1;
                    still.set_value(seconds);
                    if seconds >= idle {
                        leave();
                    } else if seconds + WARN >= idle {
                        say.set(warning.replace("{n}", &(idle - seconds).to_string()));
                    }
                },
                std::time::Duration::from_secs(LOOK),
            )
        });
        on_cleanup(move || {
            for listener in [typing, keys, touches, left, returned] {
                listener.remove();
            }
            if let Some(Ok(clock)) = clock {
                clock.clear();
            }
        });
    });
    view! { <p class="counter-note" role="status">{said}</p> }
}

/// Groups the figures of a field that holds nothing else, and keeps the caret behind the same figure.
fn group(input: &HtmlInputElement) {
    let typed = input.value();
    let Some(grouped) = grouped(&typed).filter(|grouped| *grouped != typed) else { return };
    let caret = input.selection_start().ok().flatten().and_then(|at| usize::try_from(at).ok()).unwrap_or(typed.len());
    let before = typed.chars().take(caret).filter(char::is_ascii_digit).count();
    input.set_value(&grouped);
    let at = grouped.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).nth(before).map(|(at, _)| at);
    let at = u32::try_from(at.unwrap_or(grouped.len())).unwrap_or_default();
    // A caret that can't be set stands at the end.
    let _ = input.set_selection_range(at, at);
}

/// Figures with blanks between the groups; `None` where there is something else, which is left for its owner to see.
fn grouped(typed: &str) -> Option<String> {
    let plain = typed.chars().all(|letter| letter.is_ascii_digit() || letter == ' ');
    let figures: Vec<char> = typed.chars().filter(char::is_ascii_digit).collect();
    if !plain || figures.len() > GROUPS.iter().sum() {
        return None;
    }
    let mut out = String::with_capacity(18);
    let mut rest = figures.as_slice();
    for size in GROUPS {
        let (group, after) = rest.split_at(size.min(rest.len()));
        if group.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(group);
        rest = after;
    }
    Some(out)
}

/// Opens or closes what hides the data.
fn toggle(data: &str) {
    let Some(element) = hidden(data) else { return };
    // Attributes of an element of the page can be set.
    let _ = if element.has_attribute("open") {
        element.remove_attribute("open")
    } else {
        element.set_attribute("open", "")
    };
}

/// Takes the data out of the page.
fn clear(data: &str) {
    if let Some(element) = document().get_element_by_id(data) {
        element.set_inner_html("");
    }
}

fn hidden(data: &str) -> Option<Element> {
    document().get_element_by_id(data)?.query_selector("details").ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn figures_are_grouped_as_on_the_card() {
        for (typed, shown) in [
            ("", ""),
            ("990101", "990101"),
            ("9901010", "990101 0"),
            ("9901010505900001", "990101 050590 0001"),
            ("99 01 01050590 0001", "990101 050590 0001"),
        ] {
            assert_eq!(grouped(typed).as_deref(), Some(shown), "{typed}");
        }
        for strange in ["99010105059000011", "9901O1", "٩٩", "9901-01"] {
            assert_eq!(grouped(strange), None, "{strange} is left as it is");
        }
    }
}
