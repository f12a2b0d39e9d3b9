//! Garis waktu: the term of an agreement on one line (ui.md, signature).
//!
//! What is past is filled, today is marked, each duty is a mark on its day, the renewal window is gold and the end is
//! closed. Places are percentages and sizes are pixels, so the drawing stretches while its text keeps its size. The
//! drawing is hidden from screen readers, which get the list; on narrow screens everybody does.

mod drawing;
mod labels;
mod term;
mod thin;

pub use drawing::Timeline;
pub use term::{TermMark, TermView};
pub use thin::ThinTimeline;

#[cfg(test)]
pub(in crate::components) use term::tests;
