//! The course of a service as a picture: a column for each lane, a row for each step, loops along the margin.

use leptos::prelude::*;
use patuh_domain::agreement::{FlowNext, ServiceFlow};

/// Width of a lane, in units of the drawing.
const LANE: usize = 190;
/// Width of a step's box.
const BOX: usize = 160;
/// Letters of a line in a box.
const LETTERS: usize = 22;
/// Height of a line of text.
const LINE: usize = 17;
/// Between two rows.
const GAP: usize = 34;
/// Room for the names of the lanes, and at each side for ways that go back.
const HEAD: usize = 34;
const MARGIN: usize = 46;
/// The same where conditions of such ways stand there, and letters of a line of theirs.
const WIDE_MARGIN: usize = 128;
const WHEN_LETTERS: usize = 15;
const WHEN_LINE: usize = 13;

/// A step where it stands.
struct Place {
    x: usize,
    top: usize,
    height: usize,
    lines: Vec<String>,
}

impl Place {
    const fn bottom(&self) -> usize {
        self.top + self.height
    }

    const fn middle(&self) -> usize {
        self.top + self.height / 2
    }
}

/// A flow, read out as its title; the narrative beside it says the same in words.
#[component]
pub fn FlowChart(
    flow: ServiceFlow,
    /// Tells apart the pictures of one page.
    #[prop(optional)]
    place: usize,
) -> impl IntoView {
    let tip = format!("flow-tip-{place}");
    // The tip of every way.
    let tips = format!(
        "<marker id=\"{tip}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path class=\"flow-tip\" d=\"M0 0 8 4 0 8z\"/></marker>"
    );
    let lanes = flow.lanes.len().max(1);
    let (left, right) = margins(&flow);
    let mut top = HEAD + 16;
    let mut places = Vec::new();
    for step in &flow.steps {
        let lines = wrapped(&format!("{}. {}", step.id, step.text), LETTERS);
        let height = lines.len() * LINE + 16;
        let x = left + step.lane.min(lanes - 1) * LANE + LANE / 2;
        places.push(Place { x, top, height, lines });
        top += height + GAP;
    }
    let (width, height) = (left + lanes * LANE + right, top);
    let heads = flow
        .lanes
        .iter()
        .enumerate()
        .map(|(at, lane)| {
            let x = left + at * LANE;
            let (text, middle) = (cut(lane, LETTERS), x + LANE / 2);
            view! {
                <rect class="flow-lane" x=x y="0" width=LANE height=height></rect>
                <text class="flow-head" x=middle y="22">{text}</text>
            }
        })
        .collect_view();
    let ways = flow
        .steps
        .iter()
        .enumerate()
        .flat_map(|(at, step)| step.next.iter().enumerate().map(move |(branch, next)| (at, branch, next)))
        .filter_map(|(at, branch, next)| {
            let (to, when) = match next {
                FlowNext::To(to) => (*to, None),
                FlowNext::When(named) => (named.to, Some(named.when.clone())),
            };
            let to = flow.steps.iter().position(|step| step.id == to)?;
            Some(way(&places[at], &places[to], to == at + 1, to <= at, branch, width, when))
        })
        .collect_view();
    let boxes = places.iter().map(step_box).collect_view();
    let title = flow.title.clone();
    view! {
        <svg class="flow-chart" viewBox=format!("0 0 {width} {height}") role="img" aria-label=title>
            <defs inner_html=tips></defs>
            {heads}
            <g marker-end=format!("url(#{tip})")>{ways}</g>
            {boxes}
        </svg>
    }
}

/// The room at the left and at the right: more where conditions stand there.
fn margins(flow: &ServiceFlow) -> (usize, usize) {
    let (mut left, mut right) = (MARGIN, MARGIN);
    for (at, step) in flow.steps.iter().enumerate() {
        for next in &step.next {
            let FlowNext::When(branch) = next else { continue };
            match flow.steps.iter().position(|known| known.id == branch.to) {
                Some(to) if to <= at => left = WIDE_MARGIN,
                Some(to) if to > at + 1 => right = WIDE_MARGIN,
                _ => {}
            }
        }
    }
    (left, right)
}

/// The picture as HTML, to stand beside a form while it is filled in.
pub fn flow_picture(flow: ServiceFlow) -> String {
    Owner::new().with(|| view! { <div class="flow-room"><FlowChart flow/></div> }.to_html())
}

fn step_box(place: &Place) -> AnyView {
    let lines = place
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let (x, y) = (place.x, place.top + 20 + at * LINE);
            view! { <text class="flow-text" x=x y=y>{line.clone()}</text> }
        })
        .collect_view();
    let (x, y, height) = (place.x - BOX / 2, place.top, place.height);
    view! {
        <rect class="flow-step" x=x y=y width=BOX height=height rx="6"></rect>
        {lines}
    }
    .into_any()
}

/// The way from one step to another: straight down to the next row, else around by the margin.
fn way(
    from: &Place,
    to: &Place,
    follows: bool,
    back: bool,
    branch: usize,
    width: usize,
    when: Option<String>,
) -> AnyView {
    let (path, label_x, label_y) = if follows {
        let turn = from.bottom() + GAP / 2;
        let path = format!("M{} {}V{turn}H{}V{}", from.x, from.bottom(), to.x, to.top);
        (path, from.x + 6, from.bottom() + 14)
    } else {
        // Ways back run at the left, ways ahead at the right, each branch on a line of its own.
        let shift = 8 + 9 * (branch % 4);
        let edge = if back { shift } else { width - shift };
        let (start, end) = if back { (from.x - BOX / 2, to.x - BOX / 2) } else { (from.x + BOX / 2, to.x + BOX / 2) };
        let path = format!("M{start} {}H{edge}V{}H{end}", from.middle(), to.middle());
        (path, if back { from.x - BOX / 2 - 4 } else { start + 4 }, from.middle().saturating_sub(5))
    };
    let class = if back { "flow-when back" } else { "flow-when" };
    // Beside a way around, the lines of its condition stand on it; else one line stands below the step.
    let lines = match when {
        None => Vec::new(),
        Some(when) if follows => vec![cut(&when, LETTERS)],
        Some(when) => wrapped(&when, WHEN_LETTERS),
    };
    let count = lines.len();
    let label = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let y = label_y.saturating_sub((count - 1 - at) * WHEN_LINE);
            view! { <text class=class x=label_x y=y>{line}</text> }
        })
        .collect_view();
    view! { <path class="flow-way" d=path></path>{label} }.into_any()
}

/// Lines of at most so many letters.
pub(super) fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, letters)),
        }
    }
    lines
}

/// At most a line's letters.
pub(super) fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    text.chars().take(letters - 1).chain(['…']).collect()
}
