//! The signs of state: a tone (colour) and a shape that always come together (ui.md, type and patterns).

use leptos::prelude::*;

/// A colour that means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// Action, today, the next step.
    Brand,
    /// Overdue, or holding something up.
    Late,
    /// Due soon, to prepare.
    Soon,
    /// Fulfilled, open.
    Ok,
    /// Renewal, meterai.
    Gold,
}

impl Tone {
    /// Its class; empty for the plain one.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Brand => "brand-tone",
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Ok => "ok",
            Self::Gold => "gold-tone",
        }
    }

    /// Its class for text in that colour; empty where the usual ink is meant.
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Plain | Self::Gold => "",
            Self::Brand => "ink-brand",
            Self::Late => "ink-late",
            Self::Soon => "ink-soon",
            Self::Ok => "ink-ok",
        }
    }
}

/// What a state amounts to: the one table of tone and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sign {
    /// ○ Still to come, or nothing yet.
    #[default]
    Open,
    /// ◐ In work now.
    Now,
    /// ◐ Due soon, or only partly so.
    Soon,
    /// ● Overdue, or holding something up.
    Late,
    /// ✓ Fulfilled.
    Done,
    /// ✕ Refused, stopped, failed.
    Failed,
    /// ✕ Ended, withdrawn or waived: over, and nobody's fault.
    Over,
    /// ○ Renewal.
    Renewal,
}

impl Sign {
    /// Its colour.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Open | Self::Over => Tone::Plain,
            Self::Now => Tone::Brand,
            Self::Soon => Tone::Soon,
            Self::Late | Self::Failed => Tone::Late,
            Self::Done => Tone::Ok,
            Self::Renewal => Tone::Gold,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Done => "shape tick",
            Self::Failed | Self::Over => "shape cross",
            _ => "shape",
        }
    }

    const fn drawing(self) -> &'static str {
        match self {
            Self::Open | Self::Renewal => "<circle cx=\"6\" cy=\"6\" r=\"4.5\"/>",
            Self::Now | Self::Soon => {
                "<circle cx=\"6\" cy=\"6\" r=\"4.5\"/><path class=\"solid\" d=\"M6 1.5a4.5 4.5 0 0 0 0 9z\"/>"
            }
            Self::Late => "<circle class=\"solid\" cx=\"6\" cy=\"6\" r=\"5\"/>",
            Self::Done => "<path d=\"M2 6.5 4.8 9.3 10 3\"/>",
            Self::Failed | Self::Over => "<path d=\"M2.5 2.5l7 7m0-7l-7 7\"/>",
        }
    }
}

/// The shape alone, in the colour of its surroundings; its word must stand beside it.
#[component]
pub fn Shape(sign: Sign) -> impl IntoView {
    view! { <svg class=sign.class() viewBox="0 0 12 12" aria-hidden="true" inner_html=sign.drawing()></svg> }
}

/// The shape in its own colour.
#[component]
pub fn ColouredShape(sign: Sign) -> impl IntoView {
    view! { <span class=sign.tone().ink()><Shape sign/></span> }
}
