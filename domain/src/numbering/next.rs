//! The number that comes next, as far as the numbers given so far show it.

use chrono::{Datelike, NaiveDate};

use crate::agreement::AgreementAction;
use crate::numbering::Given;
use crate::wording::roman;

/// The placeholder of the running number in an office's pattern.
const SEQUENCE: &str = "{n}";

/// What can be told of the next number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextNumber {
    /// Free and next in its register; `None` where the numbers so far don't show it.
    pub number: Option<String>,
    /// The one it follows in its register, with its date; without a number the last of the same kind.
    pub last: Option<(String, NaiveDate)>,
}

/// The next number for what `step` records, on `today`: learnt from the last of its kind this year, else from the
/// office's `pattern` (`{n}`, `{roman}`, `{year}`) where numbers of this year follow it. `known` are all numbers of the
/// side, of any kind. `None` where there is nothing to tell.
pub fn next(
    step: (AgreementAction, &str),
    known: &[Given<'_>],
    pattern: Option<&str>,
    today: NaiveDate,
) -> Option<NextNumber> {
    let of_kind = known.iter().filter(|given| given.step == step && given.date <= today);
    let last = of_kind.max_by_key(|given| (given.date, sequence_of(given)));
    let this_year = last.filter(|given| given.date.year() == today.year());
    let frame = match this_year {
        Some(last) => learnt(last, known),
        None => pattern.and_then(|pattern| Frame::of_pattern(pattern, today)),
    };
    let told = |given: &Given<'_>| (given.number.trim().to_owned(), given.date);
    if let Some((number, before)) = frame.and_then(|frame| following(&frame, known, today)) {
        return Some(NextNumber { number: Some(number), last: Some(told(before)) });
    }
    last.map(|given| NextNumber { number: None, last: Some(told(given)) })
}

/// The number after the greatest of the register, in its shape, and that greatest; `None` where the year has none.
fn following<'a, 'f>(frame: &Frame, known: &'a [Given<'f>], today: NaiveDate) -> Option<(String, &'a Given<'f>)> {
    let of_year = known.iter().filter(|given| given.date.year() == today.year());
    let in_register = of_year.filter_map(|given| Some((frame.sequence(given)?, given)));
    let ((greatest, width), before) = in_register.max_by_key(|(place, given)| (*place, given.date))?;
    let taken = |number: &str| known.iter().any(|given| given.number.trim().eq_ignore_ascii_case(number));
    // The greatest is followed by a free one, unless a number was written in another shape.
    let mut free = (1..=100)
        .filter_map(|step| greatest.checked_add(step))
        .map(|number| frame.write(number, width, today))
        .filter(|number| !taken(number));
    Some((free.next()?, before))
}

/// A part of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    /// Digits that may count.
    Digits(String),
    /// The year of its date.
    Year,
    /// The month of its date, in Roman figures.
    Month,
}

/// The shape of the numbers of one register: their parts, and which of them counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Frame {
    parts: Vec<Part>,
    counts: usize,
}

impl Frame {
    fn of_pattern(pattern: &str, today: NaiveDate) -> Option<Self> {
        let (before, after) = pattern.split_once(SEQUENCE)?;
        let spelled = |text: &str| {
            let month = roman(u16::try_from(today.month()).unwrap_or_default());
            parts(&text.replace("{roman}", &month).replace("{year}", &today.year().to_string()), today)
        };
        let mut all = spelled(before);
        let counts = all.len();
        all.push(Part::Digits("1".to_owned()));
        all.extend(spelled(after));
        Some(Self { parts: all, counts })
    }

    /// The running number of `given` and how wide it is written, where it has this shape.
    fn sequence(&self, given: &Given<'_>) -> Option<(u32, usize)> {
        let parts = parts(given.number, given.date);
        let same = parts.len() == self.parts.len()
            && parts.iter().zip(&self.parts).enumerate().all(|(at, (one, other))| at == self.counts || one == other);
        match parts.get(self.counts).filter(|_| same)? {
            Part::Digits(digits) => Some((digits.parse().ok()?, digits.len())),
            _ => None,
        }
    }

    fn write(&self, number: u32, width: usize, today: NaiveDate) -> String {
        let part = |(at, part): (usize, &Part)| match part {
            Part::Digits(_) if at == self.counts => format!("{number:0width$}"),
            Part::Text(text) | Part::Digits(text) => text.clone(),
            Part::Year => today.year().to_string(),
            Part::Month => roman(u16::try_from(today.month()).unwrap_or_default()),
        };
        self.parts.iter().enumerate().map(part).collect()
    }
}

/// The shape of `last`. Digits that could count in more than one place are told apart by other numbers that differ from
/// it in one place only; `None` where there are none or they disagree.
fn learnt(last: &Given<'_>, known: &[Given<'_>]) -> Option<Frame> {
    let own = parts(last.number, last.date);
    let places: Vec<usize> =
        own.iter().enumerate().filter(|(_, part)| matches!(part, Part::Digits(_))).map(|(at, _)| at).collect();
    if let [only] = places[..] {
        return Some(Frame { parts: own, counts: only });
    }
    let mut varying: Vec<usize> = known
        .iter()
        .map(|given| parts(given.number, given.date))
        .filter(|other| other.len() == own.len())
        .filter_map(|other| {
            let differing: Vec<usize> = (0..own.len()).filter(|at| own[*at] != other[*at]).collect();
            let [at] = differing[..] else { return None };
            matches!(other[at], Part::Digits(_)).then_some(at).filter(|at| places.contains(at))
        })
        .collect();
    varying.sort_unstable();
    varying.dedup();
    let [counts] = varying[..] else { return None };
    Some(Frame { parts: own, counts })
}

fn sequence_of(given: &Given<'_>) -> u32 {
    let digits = parts(given.number, given.date).into_iter().rev().find_map(|part| match part {
        Part::Digits(digits) => digits.parse().ok(),
        _ => None,
    });
    digits.unwrap_or_default()
}

/// A number of this date in its parts. Digits beside a point belong to a classification, as in `400.12`.
fn parts(number: &str, date: NaiveDate) -> Vec<Part> {
    let (year, month) = (date.year().to_string(), roman(u16::try_from(date.month()).unwrap_or_default()));
    let mut parts = Vec::new();
    let mut text = String::new();
    for (place, segment) in number.trim().split('/').enumerate() {
        if place > 0 {
            text.push('/');
        }
        let segment = segment.trim();
        if segment == month {
            flush(&mut text, &mut parts);
            parts.push(Part::Month);
            continue;
        }
        let mut rest = segment;
        while !rest.is_empty() {
            let is_digit = rest.starts_with(|letter: char| letter.is_ascii_digit());
            let end = rest.find(|letter: char| letter.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            let classifies = text.ends_with('.') || after.starts_with('.');
            if is_digit && run == year {
                flush(&mut text, &mut parts);
                parts.push(Part::Year);
            } else if is_digit && !classifies && run.len() <= 6 {
                flush(&mut text, &mut parts);
                parts.push(Part::Digits(run.to_owned()));
            } else {
                text.push_str(run);
            }
            rest = after;
        }
    }
    flush(&mut text, &mut parts);
    parts
}

fn flush(text: &mut String, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{AgreementAction as A, Party};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn given<'f>(action: A, number: &'f str, on: &str) -> Given<'f> {
        Given { party: Party::Office, what: "", document: "", step: (action, "letter"), number, date: date(on) }
    }

    fn after(known: &[Given<'_>], pattern: Option<&str>) -> Option<String> {
        next((A::Forward, "letter"), known, pattern, date("2026-11-21")).and_then(|next| next.number)
    }

    #[test]
    fn the_next_number_has_the_shape_of_the_last_and_is_free() {
        for (last, expected) in [
            ("400.12/015/DUKCAPIL/2026", "400.12/016/DUKCAPIL/2026"),
            ("B-123/UN/2026", "B-124/UN/2026"),
            ("099/DKPS/X/2026", "100/DKPS/XI/2026"),
            ("800.1.11.1 / 0456 / DISDUK", "800.1.11.1/0457/DISDUK"),
        ] {
            assert_eq!(after(&[given(A::Forward, last, "2026-10-03")], None).as_deref(), Some(expected), "{last}");
        }
        // All letters of the side share the register.
        let known = [
            given(A::Forward, "400.12/015/DUKCAPIL/2026", "2026-10-03"),
            given(A::Warn, "400.12/016/DUKCAPIL/2026", "2026-10-09"),
            given(A::Warn, "400.12/301/DUKCAPIL/2025", "2025-10-09"),
            given(A::Warn, "470/900/DUKCAPIL/2026", "2026-10-09"),
        ];
        let told = next((A::Forward, "letter"), &known, None, date("2026-11-21")).expect("told");
        assert_eq!(told.number.as_deref(), Some("400.12/017/DUKCAPIL/2026"));
        assert_eq!(told.last, Some(("400.12/016/DUKCAPIL/2026".to_owned(), date("2026-10-09"))));
    }

    #[test]
    fn nothing_is_made_up() {
        let told = |known: &[Given<'_>], pattern| {
            next((A::Forward, "letter"), known, pattern, date("2026-11-21")).map(|next| (next.number, next.last))
        };
        assert_eq!(told(&[], Some("400.12/{n}/DUKCAPIL/{year}")), None);
        // Which of two counts can't be seen.
        let unclear = [given(A::Forward, "470/12/DUKCAPIL/2026", "2026-10-03")];
        let last = Some(("470/12/DUKCAPIL/2026".to_owned(), date("2026-10-03")));
        assert_eq!(told(&unclear, None), Some((None, last)));
        // A new year begins anew: the last is told, no more.
        let old = [given(A::Forward, "400.12/9/DUKCAPIL/2025", "2025-10-03")];
        assert_eq!(told(&old, None).map(|(number, _)| number), Some(None));
        assert_eq!(after(&[given(A::Forward, "tanpa nomor", "2026-10-03")], None), None);
    }

    #[test]
    fn other_numbers_show_which_part_counts() {
        let known = [
            given(A::Forward, "470/12/DUKCAPIL/2026", "2026-10-03"),
            given(A::Warn, "470/11/DUKCAPIL/2026", "2026-09-03"),
        ];
        assert_eq!(after(&known, None).as_deref(), Some("470/13/DUKCAPIL/2026"));
        let disagreeing = [known[0], known[1], given(A::Warn, "471/12/DUKCAPIL/2026", "2026-09-04")];
        assert_eq!(after(&disagreeing, None), None);
    }

    #[test]
    fn the_pattern_of_the_office_serves_a_kind_without_numbers() {
        let known = [given(A::Warn, "400.12/07/DUKCAPIL/2026", "2026-09-03")];
        assert_eq!(after(&known, Some("400.12/{n}/DUKCAPIL/{year}")).as_deref(), Some("400.12/08/DUKCAPIL/2026"));
        assert_eq!(after(&known, Some("470/{n}/{roman}/{year}")), None, "nothing follows that pattern");
        assert_eq!(after(&known, Some("tanpa urutan")), None);
    }
}
