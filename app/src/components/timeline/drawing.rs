//! The line in full, with names, for the page of an agreement.

use leptos::prelude::*;

use super::labels::{Anchor, Name, Row, anchor, place};
use super::term::{TermMark, TermView, percent};
use crate::components::{ColouredShape, Sign};
use crate::words::{agreement, common, t};

/// The term as a drawing and as a list.
#[component]
pub fn Timeline(term: TermView) -> impl IntoView {
    let list = listed(&term);
    view! {
        <div class="timeline">
            <div class="timeline-drawing">{drawn(&term)}</div>
            <ol aria-label=t(agreement::TERM)>{list}</ol>
        </div>
    }
}

fn drawn(term: &TermView) -> AnyView {
    let end = term.end_place();
    let today = term.place(term.today);
    let marks: Vec<(&TermMark, f64)> =
        term.marks.iter().filter_map(|mark| Some((mark, term.place(mark.date)?))).collect();

    let mut taken = vec![
        (Row::Below, Name { text: t(agreement::SIGNED).to_owned(), place: 0.0, important: true }),
        (Row::Below, Name { text: t(agreement::ENDS).to_owned(), place: end, important: true }),
    ];
    let today_name = today.map(|place| Name { text: t(common::TODAY).to_owned(), place, important: true });
    if let Some(name) = &today_name {
        taken.push((Row::Above, name.clone()));
    }
    let names: Vec<Name> = marks
        .iter()
        .map(|(mark, place)| Name {
            text: format!("{} · {}", mark.label, mark.printed),
            place: *place,
            important: mark.important,
        })
        .collect();
    let placed = place(&names, &taken);

    let rows = |row: Row| placed.iter().flatten().any(|(used, _)| *used == row);
    let above = if rows(Row::FarAbove) { 50 } else { 34 };
    let below = if rows(Row::FarBelow) { 54 } else { 38 };

    let mut texts: Vec<AnyView> = taken.iter().take(2).map(|(row, name)| text("", name, *row, anchor(name))).collect();
    if let Some(name) = &today_name {
        texts.push(text("today-name", name, Row::Above, anchor(name)));
    }
    for (name, spot) in names.iter().zip(&placed) {
        if let Some((row, side)) = spot {
            texts.push(leader(name.place, *row));
            texts.push(text(if name.important { "strong-name" } else { "" }, name, *row, *side));
        }
    }
    let points = marks.iter().map(|(mark, place)| point(*place, mark.sign, 6)).collect_view();

    view! {
        <svg height=above + below aria-hidden="true">
            <g class="timeline-origin" transform=format!("translate(0 {above})")>
                {ground(term, 5)}
                {today.map(|place| today_line(place, -14, 14))}
                {texts}
                <circle class="start" cx="0" cy="0" r="6"></circle>
                <circle class="end" cx=percent(end) cy="0" r="6"></circle>
                {points}
            </g>
        </svg>
    }
    .into_any()
}

/// The term, what is past of it, renewal window and bridge; `half` of its thickness in pixels.
pub(super) fn ground(term: &TermView, half: i32) -> AnyView {
    let end = term.end_place();
    let (past, over) = term.past();
    let height = half * 2;
    let renewal = term.renewal_from.and_then(|date| term.place(date)).filter(|from| *from < end).map(|from| {
        view! { <rect class="renewal" x=percent(from) y=-half width=percent(end - from) height=height></rect> }
    });
    let bridge = term.bridge_until.and_then(|date| term.place(date)).filter(|to| *to > end).map(|to| {
        view! { <rect class="bridge" x=percent(end) y=-half width=percent(to - end) height=height></rect> }
    });
    let class = if over { "past over" } else { "past" };
    let past = (past > 0.0)
        .then(|| view! { <rect class=class x="0" y=-half width=percent(past) height=height rx=half></rect> });
    view! {
        <rect class="term" x="0" y=-half width=percent(end) height=height rx=half></rect>
        {past}
        {renewal}
        {bridge}
    }
    .into_any()
}

/// A mark, with the colour of its sign.
pub(super) fn point(place: f64, sign: Sign, radius: i32) -> AnyView {
    let class = format!("point {}", sign.tone().class());
    view! { <circle class=class cx=percent(place) cy="0" r=radius></circle> }.into_any()
}

/// Today, from `top` to `bottom`.
pub(super) fn today_line(place: f64, top: i32, bottom: i32) -> AnyView {
    let x = percent(place);
    view! { <line class="today" x1=x.clone() x2=x y1=top y2=bottom></line> }.into_any()
}

fn text(class: &'static str, name: &Name, row: Row, side: Anchor) -> AnyView {
    view! {
        <text class=class x=percent(name.place) y=row.baseline() text-anchor=side.word()>{name.text.clone()}</text>
    }
    .into_any()
}

/// Leads from a mark to a name in a far row.
fn leader(place: f64, row: Row) -> AnyView {
    let (from, to) = match row {
        Row::FarAbove => (-9, -31),
        Row::FarBelow => (9, 33),
        Row::Above | Row::Below => return ().into_any(),
    };
    let x = percent(place);
    view! { <line class="leader" x1=x.clone() x2=x y1=from y2=to></line> }.into_any()
}

/// The same as a list in the order of the days; the marks come with their printed dates.
fn listed(term: &TermView) -> AnyView {
    let mut marks: Vec<&TermMark> = term.marks.iter().collect();
    marks.sort_by_key(|mark| mark.date);
    marks
        .into_iter()
        .map(|mark| {
            let date = mark.date.to_string();
            let state =
                (!mark.state.is_empty()).then(|| view! { <span class="quiet">" · " {mark.state.clone()}</span> });
            view! {
                <li>
                    <ColouredShape sign=mark.sign/>
                    <time datetime=date>{mark.printed.clone()}</time>
                    <span>{mark.label.clone()}{state}</span>
                </li>
            }
        })
        .collect_view()
        .into_any()
}
