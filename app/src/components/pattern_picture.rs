//! The shape of forbidden input: relative offsets in their order, nobody's number.

use leptos::prelude::*;

/// One look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternDot {
    /// Away from the first one, in the picture's unit.
    pub offset: i32,
    pub missed: bool,
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 120.0;
const EDGE: f64 = 8.0;

/// Dots from left to right, higher where the offset is greater; circles were found, crosses weren't.
#[component]
pub fn PatternPicture(
    dots: Vec<PatternDot>,
    /// The same in words.
    #[prop(into)]
    told: String,
    /// Small, for a row of a list.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let lowest = dots.iter().map(|dot| dot.offset).min().unwrap_or(0);
    let highest = dots.iter().map(|dot| dot.offset).max().unwrap_or(0);
    let flat = lowest == highest;
    let last = dots.len().saturating_sub(1).max(1);
    let marks = dots
        .iter()
        .enumerate()
        .map(|(at, dot)| {
            let x = EDGE + (WIDTH - 2.0 * EDGE) * share(at as f64, last as f64);
            let height = if flat {
                // Without a unit the height says what was found.
                if dot.missed { 0.25 } else { 0.75 }
            } else {
                share(f64::from(dot.offset) - f64::from(lowest), f64::from(highest) - f64::from(lowest))
            };
            mark(x, HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * height, dot.missed)
        })
        .collect_view();
    let class = if small { "pattern small" } else { "pattern" };
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let ground = HEIGHT - 1.0;
    view! {
        <svg class=class viewBox=view_box role="img" aria-label=told>
            <line class="ground" x1="0" x2=WIDTH y1=ground y2=ground></line>
            {marks}
        </svg>
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole <= 0.0 { 0.0 } else { (part / whole).clamp(0.0, 1.0) }
}

fn mark(x: f64, y: f64, missed: bool) -> AnyView {
    let tenth = |number: f64| format!("{number:.1}");
    if !missed {
        return view! { <circle class="found" cx=tenth(x) cy=tenth(y) r="3.4"></circle> }.into_any();
    }
    let path = format!("M{x:.1} {y:.1}m-3-3l6 6m0-6l-6 6");
    view! { <path class="missed" d=path></path> }.into_any()
}
