//! How much of something is used, such as today's quota.

use leptos::prelude::*;

use super::Tone;
use super::bar_list::share;

/// A bar with its numbers in words below; the words alone are read out.
#[component]
pub fn Meter(
    used: usize,
    limit: usize,
    /// "74 dari 200 hit".
    #[prop(into)]
    words: String,
    /// "kembali 00.00 WIB".
    #[prop(into, optional)]
    note: Option<String>,
) -> impl IntoView {
    let tone = if used >= limit {
        Tone::Late
    } else if used.saturating_mul(10) >= limit.saturating_mul(9) {
        Tone::Soon
    } else {
        Tone::Plain
    };
    let class = format!("bar {}", tone.class());
    let part = (used > 0).then(|| view! { <rect width=share(used, limit) height="9" rx="4.5"></rect> });
    let note = note.map(|note| view! { <span>{note}</span> });
    view! {
        <div class="meter">
            <svg class=class aria-hidden="true">
                <rect class="track" width="100%" height="9" rx="4.5"></rect>
                {part}
            </svg>
            <p class="meter-words"><span>{words}</span>{note}</p>
        </div>
    }
}
