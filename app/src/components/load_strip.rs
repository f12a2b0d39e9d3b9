//! The load of the coming year: one small square a week, darker where more falls due.

use leptos::prelude::*;

use crate::words::{fill, home, t};

/// A week and what falls due in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its Monday, as printed.
    pub monday: String,
    pub count: usize,
}

const PER_ROW: usize = 26;
const CELL: usize = 14;

/// The weeks from the present one on, in two rows of 26, with the heaviest in words.
#[component]
pub fn LoadStrip(weeks: Vec<Week>) -> impl IntoView {
    let peak = weeks.iter().map(|week| week.count).max().unwrap_or(0);
    let words = match weeks.iter().find(|week| week.count == peak && peak > 0) {
        Some(week) => fill(home::LOAD_PEAK, &[("date", &week.monday), ("n", &peak.to_string())]),
        None => t(home::LOAD_NONE).to_owned(),
    };
    let rows = weeks.len().div_ceil(PER_ROW).max(1);
    let view_box = format!("-1 -1 {} {}", PER_ROW * CELL + 2, rows * CELL + 2);
    let this_week = (!weeks.is_empty())
        .then(|| view! { <rect class="this-week" x="0" y="0" width="13" height="13" rx="4"></rect> });
    let cells = weeks.into_iter().enumerate().map(|(at, week)| cell(at, &week, peak)).collect_view();
    view! {
        <svg class="load-strip" viewBox=view_box role="img" aria-label=words.clone()>
            {cells}
            {this_week}
        </svg>
        <p class="faint" aria-hidden="true">{words}</p>
    }
}

fn cell(at: usize, week: &Week, peak: usize) -> AnyView {
    let class = format!("level-{}", level(week.count, peak));
    let x = at % PER_ROW * CELL + 1;
    let y = at / PER_ROW * CELL + 1;
    let told = fill(home::LOAD_WEEK, &[("date", &week.monday), ("n", &week.count.to_string())]);
    view! { <rect class=class x=x y=y width="11" height="11" rx="3"><title>{told}</title></rect> }.into_any()
}

/// 0 for nothing, else 1 to 3 by thirds of the heaviest week.
const fn level(count: usize, peak: usize) -> usize {
    if count == 0 || peak == 0 { 0 } else { (count * 3).div_ceil(peak) }
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn levels_are_thirds_of_the_heaviest_week() {
        assert_eq!(level(0, 41), 0);
        assert_eq!(level(1, 41), 1);
        assert_eq!(level(14, 41), 2);
        assert_eq!(level(41, 41), 3);
        assert_eq!(level(0, 0), 0);
    }
}
