//! Finds room for the names along the line, so that none covers another.

/// The width for which room is found; wider drawings only have more. In pixels.
const WIDTH: f64 = 660.0;
/// The average letter of the drawing's text, generously. In pixels.
const LETTER: f64 = 6.3;
/// Between two names of one row. In pixels.
const GAP: f64 = 10.0;

/// A name to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub text: String,
    /// In percent from the start.
    pub place: f64,
    /// Placed before others.
    pub important: bool,
}

/// Rows of names: two above the line, two below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Below,
    Above,
    FarBelow,
    FarAbove,
}

impl Row {
    const ALL: [Self; 4] = [Self::Below, Self::Above, Self::FarBelow, Self::FarAbove];

    /// The row between this one and the line.
    const fn nearer(self) -> Option<Self> {
        match self {
            Self::FarBelow => Some(Self::Below),
            Self::FarAbove => Some(Self::Above),
            Self::Below | Self::Above => None,
        }
    }

    /// Where its text stands from the middle of the line, in pixels.
    pub(super) const fn baseline(self) -> i32 {
        match self {
            Self::Below => 29,
            Self::FarBelow => 46,
            Self::Above => -18,
            Self::FarAbove => -35,
        }
    }
}

/// To which side of its place a name extends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Places each name, or leaves it to the list (`None`): important ones first, then in the order given. `taken` are
/// spans already used, in percent of the width with their row.
pub(super) fn place(names: &[Name], taken: &[(Row, Name)]) -> Vec<Option<(Row, Anchor)>> {
    let mut used: Vec<(Row, f64, f64)> = taken
        .iter()
        .map(|(row, name)| {
            let (from, to) = span(name, anchor(name));
            (*row, from, to)
        })
        .collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| !names[*at].important);

    let mut placed = vec![None; names.len()];
    for at in order {
        let anchor = anchor(&names[at]);
        let (from, to) = span(&names[at], anchor);
        let middle = names[at].place / 100.0 * WIDTH;
        let free = |row: Row, from: f64, to: f64| {
            used.iter().all(|(other, start, end)| *other != row || to + GAP <= *start || from >= *end + GAP)
        };
        let fits = |row: &Row| free(*row, from, to) && row.nearer().is_none_or(|nearer| free(nearer, middle, middle));
        if let Some(row) = Row::ALL.into_iter().find(fits) {
            used.push((row, from, to));
            // The line that leads to a far name passes through the nearer row.
            used.extend(row.nearer().map(|nearer| (nearer, middle, middle)));
            placed[at] = Some((row, anchor));
        }
    }
    placed
}

fn width(text: &str) -> f64 {
    // Names are short: their count fits a double.
    #[allow(clippy::cast_precision_loss)]
    let letters = text.chars().count() as f64;
    letters * LETTER
}

/// Names stand in the middle of their mark, except near the edges.
pub(super) fn anchor(name: &Name) -> Anchor {
    let middle = name.place / 100.0 * WIDTH;
    let half = width(&name.text) / 2.0;
    if middle - half < 0.0 {
        Anchor::Start
    } else if middle + half > WIDTH {
        Anchor::End
    } else {
        Anchor::Middle
    }
}

fn span(name: &Name, anchor: Anchor) -> (f64, f64) {
    let at = name.place / 100.0 * WIDTH;
    let width = width(&name.text);
    match anchor {
        Anchor::Start => (at, at + width),
        Anchor::Middle => (at - width / 2.0, at + width / 2.0),
        Anchor::End => (at - width, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, place: f64) -> Name {
        Name { text: text.into(), place, important: false }
    }

    #[test]
    fn neighbours_go_to_different_rows() {
        let names = [name("Laporan sm. I · 14 Jul", 25.0), name("ISO 27001 · 15 Jul", 25.2)];
        let placed = place(&names, &[]);
        assert_eq!(placed[0], Some((Row::Below, Anchor::Middle)));
        assert_eq!(placed[1], Some((Row::Above, Anchor::Middle)));
    }

    #[test]
    fn names_at_the_edges_turn_inwards() {
        assert_eq!(anchor(&name("Ditandatangani", 0.0)), Anchor::Start);
        assert_eq!(anchor(&name("Berakhir", 100.0)), Anchor::End);
    }

    #[test]
    fn without_room_a_name_is_left_to_the_list_and_important_ones_stay() {
        let mut names: Vec<Name> = (0..6).map(|_| name("Laporan semester I 2026", 50.0)).collect();
        names[5].important = true;
        let placed = place(&names, &[]);
        assert_eq!(placed.iter().flatten().count(), 2, "far rows can't be reached through near names");
        assert_eq!(placed[5], Some((Row::Below, Anchor::Middle)));
    }

    #[test]
    fn no_two_names_of_a_row_touch() {
        let names: Vec<Name> = (0..30).map(|at| name("Laporan sm. I · 14 Jul", f64::from(at) * 3.4)).collect();
        let placed = place(&names, &[(Row::Above, name("hari ini", 40.0))]);
        for (one, first) in names.iter().zip(&placed) {
            for (other, second) in names.iter().zip(&placed) {
                if let (Some((row, anchor)), Some((other_row, other_anchor))) = (first, second)
                    && row == other_row
                    && one.place < other.place
                {
                    assert!(span(one, *anchor).1 + GAP <= span(other, *other_anchor).0 + 1e-9);
                }
            }
        }
    }
}
