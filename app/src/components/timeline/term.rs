//! The data of a term's line, and where its days lie on it.

use chrono::NaiveDate;

use crate::components::Sign;

/// A term with what falls into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermView {
    /// The day of signing.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    pub today: NaiveDate,
    /// The day from which a renewal can be asked for; the window ends with the term.
    pub renewal_from: Option<NaiveDate>,
    /// The last day of access prolonged beyond the end.
    pub bridge_until: Option<NaiveDate>,
    pub marks: Vec<TermMark>,
}

/// A day on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMark {
    pub date: NaiveDate,
    /// As printed: "14 Jul 2026".
    pub printed: String,
    /// Short: "Laporan sm. I".
    pub label: String,
    pub sign: Sign,
    /// "Akan datang", for the list.
    pub state: String,
    /// Named before others where room is short.
    pub important: bool,
}

impl TermView {
    /// The last day on the line: the end of the term, of the bridge, or of what is marked soon after them. What falls
    /// due long after the end is left to the list, so that the term keeps its room.
    fn last(&self) -> NaiveDate {
        let closed = self.bridge_until.map_or(self.end, |bridge| bridge.max(self.end));
        let margin = (self.end - self.start) / 10;
        self.marks.iter().map(|mark| mark.date).filter(|date| *date <= closed + margin).fold(closed, NaiveDate::max)
    }

    /// Where a day lies, in percent from the start; `None` outside the line.
    pub(super) fn place(&self, date: NaiveDate) -> Option<f64> {
        let whole = (self.last() - self.start).num_days();
        let part = (date - self.start).num_days();
        if whole <= 0 || part < 0 || part > whole {
            return None;
        }
        // Days of one agreement: far below what a double holds exactly.
        #[allow(clippy::cast_precision_loss)]
        Some(part as f64 * 100.0 / whole as f64)
    }

    /// Where the end of the term lies.
    pub(super) fn end_place(&self) -> f64 {
        self.place(self.end).unwrap_or(100.0)
    }

    /// How far the filled part reaches, and whether the term is over.
    pub(super) fn past(&self) -> (f64, bool) {
        if self.today < self.start {
            (0.0, false)
        } else if self.today > self.end {
            (self.end_place(), true)
        } else {
            (self.place(self.today).unwrap_or(0.0), false)
        }
    }
}

/// A percentage as SVG takes it.
pub(super) fn percent(place: f64) -> String {
    format!("{place:.2}%")
}

#[cfg(test)]
pub(in crate::components) mod tests {
    use super::*;

    pub(in crate::components) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn term(today: &str) -> TermView {
        TermView {
            start: day("2026-01-01"),
            end: day("2027-01-01"),
            today: day(today),
            renewal_from: None,
            bridge_until: None,
            marks: Vec::new(),
        }
    }

    #[test]
    fn days_outside_the_line_have_no_place() {
        let term = term("2026-07-02");
        assert_eq!(term.place(day("2026-01-01")), Some(0.0));
        assert_eq!(term.place(day("2027-01-01")), Some(100.0));
        assert_eq!(term.place(day("2025-12-31")), None);
        assert_eq!(term.place(day("2027-01-02")), None);
    }

    #[test]
    fn a_bridge_makes_the_line_longer() {
        let mut term = term("2027-03-01");
        term.bridge_until = Some(day("2028-01-01"));
        assert!((term.end_place() - 50.0).abs() < 0.1);
        assert_eq!(term.past(), (term.end_place(), true));
    }

    #[test]
    fn what_is_due_long_after_the_end_takes_no_room() {
        let mark = |date: &str| TermMark {
            date: day(date),
            printed: date.into(),
            label: "ISO 27001".into(),
            sign: Sign::Open,
            state: String::new(),
            important: false,
        };
        let mut term = term("2026-07-02");
        term.marks = vec![mark("2027-01-15"), mark("2029-01-01")];
        assert_eq!(term.place(day("2027-01-15")), Some(100.0));
        assert_eq!(term.place(day("2029-01-01")), None);
    }

    #[test]
    fn a_term_of_no_days_has_no_places() {
        let mut term = term("2026-01-01");
        term.end = term.start;
        assert_eq!(term.place(term.start), None);
        assert_eq!(term.past(), (0.0, false));
    }
}
