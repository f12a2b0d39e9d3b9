//! The line in a row of the register: no names, one sentence for screen readers.

use leptos::prelude::*;
use patuh_domain::wording::short_date_in;

use super::drawing::{ground, point, today_line};
use super::term::TermView;
use crate::components::Sign;
use crate::words::{agreement, fill, language, t};

/// A term as a thin line.
#[component]
pub fn ThinTimeline(term: TermView) -> impl IntoView {
    let points = term.marks.iter().filter_map(|mark| Some(point(term.place(mark.date)?, mark.sign, 3))).collect_view();
    let today = term.place(term.today).map(|place| today_line(place, -6, 6));
    view! {
        <svg class="timeline-thin" role="img" aria-label=told(&term)>
            <g transform="translate(0 7)">{ground(&term, 3)}{today}{points}</g>
        </svg>
    }
}

/// "15 Jan 2026 s.d. 15 Jan 2028; 1 terlambat, 2 segera jatuh tempo".
fn told(term: &TermView) -> String {
    let count = |wanted: Sign| term.marks.iter().filter(|mark| mark.sign == wanted).count();
    let parts: Vec<String> = [(Sign::Late, agreement::THIN_LATE), (Sign::Soon, agreement::THIN_SOON)]
        .into_iter()
        .filter(|(sign, _)| count(*sign) > 0)
        .map(|(sign, word)| fill(word, &[("n", &count(sign).to_string())]))
        .collect();
    let marks = if parts.is_empty() { t(agreement::THIN_CALM).to_owned() } else { parts.join(", ") };
    let language = language();
    let from = short_date_in(language, term.start);
    let to = short_date_in(language, term.end);
    fill(agreement::THIN_TERM, &[("from", &from), ("to", &to), ("marks", &marks)])
}
