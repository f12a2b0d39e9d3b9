//! Counts as bars of one scale, such as agreements by stage.

use leptos::prelude::*;

use super::Tone;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub count: usize,
    /// Where the counted things are.
    pub href: Option<String>,
    pub tone: Tone,
}

/// Bars in the order given; the longest fills its room.
#[component]
pub fn BarList(bars: Vec<Bar>) -> impl IntoView {
    let longest = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    let bars = bars.into_iter().map(|bar| row(bar, longest)).collect_view();
    view! { <ul class="bar-list">{bars}</ul> }
}

fn row(bar: Bar, longest: usize) -> AnyView {
    let class = format!("bar {}", bar.tone.class());
    let drawing = (bar.count > 0).then(|| {
        view! { <rect width=share(bar.count, longest) height="9" rx="4.5"></rect> }
    });
    let inner = view! {
        <span>{bar.label}</span>
        <svg class=class aria-hidden="true">{drawing}</svg>
        <strong>{bar.count}</strong>
    };
    match bar.href {
        Some(href) => view! { <li><a href=href>{inner}</a></li> }.into_any(),
        None => view! { <li><div>{inner}</div></li> }.into_any(),
    }
}

/// `part` of `whole` as a width; never so small that it can't be seen.
pub(super) fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "0%".to_owned();
    }
    let tenths = (part.min(whole) * 1000 / whole).max(30);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_stay_within_their_room_and_visible() {
        assert_eq!(share(46, 46), "100.0%");
        assert_eq!(share(1, 3), "33.3%");
        assert_eq!(share(1, 3487), "3.0%");
        assert_eq!(share(9, 3), "100.0%");
        assert_eq!(share(0, 0), "0%");
    }
}
