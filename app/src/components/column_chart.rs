//! Counts over time as columns: what was counted below, what was refused on top of it.

use leptos::prelude::*;

/// A slot of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartColumn {
    /// Shown while it is pointed at, and to screen readers through the table beside the chart.
    pub told: String,
    pub counted: i64,
    pub refused: i64,
}

/// Width of a column with its gap, and the height, in units of the drawing; the page stretches them.
const SLOT: usize = 10;
const HEIGHT: i64 = 100;

/// Columns from left to right, the highest filling the height. The numbers stand in a table beside it.
#[component]
pub fn ColumnChart(
    columns: Vec<ChartColumn>,
    /// What it shows, for screen readers.
    #[prop(into)]
    label: String,
    /// The number at the top.
    #[prop(into)]
    top: String,
    /// Below the first column and below the last.
    ends: (String, String),
) -> impl IntoView {
    let highest = columns.iter().map(|column| column.counted.max(0) + column.refused).max().unwrap_or(0).max(1);
    let view_box = format!("0 0 {} {HEIGHT}", (columns.len() * SLOT).max(SLOT));
    let drawn = columns.into_iter().enumerate().map(|(at, column)| drawn(at, &column, highest)).collect_view();
    view! {
        <div class="column-chart">
            <p class="chart-top" aria-hidden="true">{top}</p>
            <svg viewBox=view_box preserveAspectRatio="none" role="img" aria-label=label>{drawn}</svg>
            <p class="chart-ends" aria-hidden="true"><span>{ends.0}</span><span>{ends.1}</span></p>
        </div>
    }
}

fn drawn(at: usize, column: &ChartColumn, highest: i64) -> AnyView {
    let slot = at * SLOT;
    let x = slot + 1;
    let (counted, refused) = (tall(column.counted, highest), tall(column.refused, highest));
    let part = |class: &'static str, y: i64, height: i64| {
        (height > 0).then(|| view! { <rect class=class x=x y=y width="8" height=height></rect> })
    };
    view! {
        <g>
            <title>{column.told.clone()}</title>
            // The whole slot can be pointed at, an empty one too.
            <rect class="slot" x=slot y="0" width=SLOT height=HEIGHT></rect>
            {part("counted", HEIGHT - counted, counted)}
            {part("refused", HEIGHT - counted - refused, refused)}
        </g>
    }
    .into_any()
}

/// The height of a count; never so small that it can't be seen.
fn tall(count: i64, highest: i64) -> i64 {
    if count <= 0 { 0 } else { (count * (HEIGHT - 4) / highest).max(1) }
}

#[cfg(test)]
mod tests {
    use super::tall;

    #[test]
    fn columns_stay_within_the_height_and_visible() {
        assert_eq!(tall(0, 10), 0);
        assert_eq!(tall(-1, 10), 0);
        assert_eq!(tall(10, 10), 96);
        assert_eq!(tall(1, 1_000_000), 1);
    }
}
