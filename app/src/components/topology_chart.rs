//! The network of an agreement as a picture: stations one below the other, applications side by side at the end.

use leptos::prelude::*;
use patuh_domain::agreement::{Leaf, Topology};

use super::flow_chart::{cut, wrapped};

const WIDTH: usize = 600;
/// Width of a station, and letters of a line in it.
const STOP: usize = 380;
const STOP_LETTERS: usize = 50;
/// Width of an application, letters of a line in it, and how many stand in a row.
const LEAF: usize = 184;
const LEAF_LETTERS: usize = 26;
const IN_A_ROW: usize = 3;
const LINE: usize = 17;
/// Height of a connection.
const LINK: usize = 40;

/// A box as drawn.
struct Drawn {
    x: usize,
    top: usize,
    width: usize,
    lines: Vec<String>,
    /// How many of the lines are its name.
    heads: usize,
}

impl Drawn {
    fn new(title: &str, lines: &[String], letters: usize) -> Self {
        let heads = wrapped(title, letters);
        let count = heads.len();
        let lines = heads.into_iter().chain(lines.iter().map(|line| cut(line, letters))).collect();
        Self { x: WIDTH / 2, top: 0, width: STOP, lines, heads: count }
    }

    const fn height(&self) -> usize {
        self.lines.len() * LINE + 14
    }
}

/// The network, read out as its title; the stations are read as text.
#[component]
pub fn TopologyChart(topology: Topology, #[prop(into)] title: String) -> impl IntoView {
    let mut top = 4;
    let mut boxes = Vec::new();
    let mut links = Vec::new();
    for (at, stop) in topology.stops.iter().enumerate() {
        if at > 0 {
            links.push((top, stop.link.clone()));
            top += LINK;
        }
        let drawn = Drawn { top, ..Drawn::new(&stop.title, &stop.lines, STOP_LETTERS) };
        top += drawn.height();
        boxes.push(drawn);
    }
    if !topology.applications.is_empty() {
        links.push((top, topology.local_link.clone()));
        top += LINK;
    }
    for row in topology.applications.chunks(IN_A_ROW) {
        top += leaves(row, top, &mut boxes) + 12;
    }
    let links = links.into_iter().map(|(top, label)| link(top, label)).collect_view();
    let boxes = boxes.iter().map(drawn_box).collect_view();
    let height = top + 4;
    view! {
        <svg class="flow-chart" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=title>
            {links}
            {boxes}
        </svg>
    }
}

/// A row of applications; gives its height.
fn leaves(row: &[Leaf], top: usize, boxes: &mut Vec<Drawn>) -> usize {
    let gap = 12;
    let width = row.len() * LEAF + (row.len() - 1) * gap;
    let mut highest = 0;
    for (at, leaf) in row.iter().enumerate() {
        let x = (WIDTH - width) / 2 + at * (LEAF + gap) + LEAF / 2;
        let drawn = Drawn { x, top, width: LEAF, ..Drawn::new(&leaf.name, &leaf.lines, LEAF_LETTERS) };
        highest = highest.max(drawn.height());
        boxes.push(drawn);
    }
    highest
}

fn link(top: usize, label: String) -> AnyView {
    let (x, bottom, middle) = (WIDTH / 2, top + LINK, top + LINK / 2 + 4);
    view! {
        <line class="flow-way" x1=x y1=top x2=x y2=bottom></line>
        <text class="flow-when" x=x + 10 y=middle>{label}</text>
    }
    .into_any()
}

fn drawn_box(drawn: &Drawn) -> AnyView {
    let lines = drawn.lines.iter().enumerate().map(|(at, line)| {
        let class = if at < drawn.heads { "flow-head" } else { "flow-text" };
        let (x, y) = (drawn.x, drawn.top + 20 + at * LINE);
        view! { <text class=class x=x y=y>{line.clone()}</text> }
    });
    let lines = lines.collect_view();
    let (x, y, width, height) = (drawn.x - drawn.width / 2, drawn.top, drawn.width, drawn.height());
    view! {
        <rect class="flow-step" x=x y=y width=width height=height rx="6"></rect>
        {lines}
    }
    .into_any()
}
