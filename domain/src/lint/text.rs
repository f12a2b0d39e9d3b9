//! Slips in running text: a weekday beside the wrong date, words beside other figures, a date beside other words.

use chrono::NaiveDate;

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, Facts};
use crate::wording::{Language, date_in_words, number_in_words, weekday};

/// A slip in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSlip {
    pub lint: Lint,
    /// What is written.
    pub written: String,
    /// What it should be.
    pub right: String,
}

const WEEKDAYS: [&str; 7] = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

/// Free texts of the agreement: purpose, flows, grounds.
pub(super) fn check(facts: &Facts, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    let mut texts: Vec<(&'static str, String, &str, Mend)> = Vec::new();
    if let Some(request) = agreement.request() {
        let mend = Mend::Step(A::SubmitRequest, "purpose");
        texts.push(("D01", request.letter.number.clone(), request.purpose.as_str(), mend));
    }
    for flow in &agreement.service_flows {
        let mend = || Mend::Step(A::DescribeServiceFlow, "step");
        texts.push(("D07", flow.title.clone(), flow.introduction.as_str(), mend()));
        texts.extend(
            flow.steps.iter().map(|step| ("D07", format!("{}, {}", flow.title, step.id), step.text.as_str(), mend())),
        );
    }
    for sanction in &agreement.sanctions {
        texts.push(("D21", sanction.letter.number.clone(), sanction.basis.as_str(), Mend::Step(A::Warn, "basis")));
    }
    for (document, place, text, mend) in texts {
        found.extend(slips(text).into_iter().map(|slip| slip.into_finding(document, place.clone(), mend.clone())));
    }
}

impl TextSlip {
    /// The slip as a finding.
    pub(super) fn into_finding(self, document: &'static str, place: String, mend: Mend) -> Finding {
        let text = (
            format!("Tertulis \"{}\", seharusnya \"{}\".", self.written, self.right),
            format!("It says \"{}\", but should say \"{}\".", self.written, self.right),
        );
        Finding::new(self.lint, document, place, text, mend)
    }
}

/// Every slip in `text`.
pub fn slips(text: &str) -> Vec<TextSlip> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        weekday_slip(&words[at..], &mut found);
        amount_slip(&words, at, &mut found);
        date_slip(&words, at, &mut found);
    }
    found
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// `Senin tanggal 5 Januari 2026`, `Senin, 05-01-2026`.
fn weekday_slip(words: &[&str], found: &mut Vec<TextSlip>) {
    let Some((day, rest)) = words.split_first() else { return };
    let day = bare(day);
    if !WEEKDAYS.contains(&day.as_str()) {
        return;
    }
    let rest = if rest.first().is_some_and(|word| bare(word) == "tanggal") { &rest[1..] } else { rest };
    let Some(date) = date_at(rest).or_else(|| spelled(rest).map(|(date, _)| date)) else { return };
    let right = weekday(Language::Id, date);
    if right.to_lowercase() != day {
        found.push(TextSlip { lint: Lint::Weekday, written: words[0].to_owned(), right: right.to_owned() });
    }
}

/// `12 (dua belas)`; `of` what it counts decides which lint it is.
fn amount_slip(words: &[&str], at: usize, found: &mut Vec<TextSlip>) {
    let figure = words[at].trim_start_matches('(');
    let Ok(number) = figure.replace('.', "").parse::<u64>() else { return };
    if !figure.starts_with(|letter: char| letter.is_ascii_digit()) || figure.ends_with('.') {
        return;
    }
    let Some(end) = words[at + 1..].iter().take(14).position(|word| word.contains(')')) else { return };
    let inside = words[at + 1..=at + 1 + end].join(" ");
    let Some(spelled) = inside.strip_prefix('(').and_then(|rest| rest.split(')').next()) else { return };
    let is_number = !spelled.is_empty() && spelled.split(' ').all(is_number_word);
    let right = number_in_words(number);
    if is_number && spelled.to_lowercase() != right {
        let counts = words.get(at + 2 + end).map(|word| bare(word)).unwrap_or_default();
        found.push(TextSlip {
            lint: if counts == "elemen" { Lint::ElementCount } else { Lint::NumberWords },
            written: format!("{figure} ({spelled})"),
            right: format!("{figure} ({right})"),
        });
    }
}

/// `tanggal lima bulan Januari tahun dua ribu dua puluh enam (06-01-2026)`.
fn date_slip(words: &[&str], at: usize, found: &mut Vec<TextSlip>) {
    if bare(words[at]) != "tanggal" {
        return;
    }
    let Some((date, used)) = spelled(&words[at + 1..]) else { return };
    let Some(figures) = words.get(at + 1 + used).filter(|word| word.starts_with('(')) else { return };
    if let Some(other) = date_at(&[figures]).filter(|other| *other != date) {
        let words = date_in_words(other);
        found.push(TextSlip { lint: Lint::DateWords, written: bare(figures), right: words });
    }
}

/// A date in figures at the start: `5 Januari 2026`, `05-01-2026`, `05/01/2026`.
fn date_at(words: &[&str]) -> Option<NaiveDate> {
    let first = bare(words.first()?);
    for separator in ['-', '/'] {
        let parts: Vec<u32> = first.split(separator).filter_map(|part| part.parse().ok()).collect();
        if let [day, month, year] = parts[..] {
            return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
        }
    }
    let month = month(words.get(1)?)?;
    NaiveDate::from_ymd_opt(bare(words.get(2)?).parse().ok()?, month, first.parse().ok()?)
}

/// A date in words at the start, and how many words it takes: `lima bulan Januari tahun dua ribu dua puluh enam`.
fn spelled(words: &[&str]) -> Option<(NaiveDate, usize)> {
    let at_month = words.iter().take(6).position(|word| bare(word) == "bulan")?;
    let day = number_of(&words[..at_month])?;
    let month = month(words.get(at_month + 1)?)?;
    if bare(words.get(at_month + 2)?) != "tahun" {
        return None;
    }
    let rest = &words[at_month + 3..];
    let length = rest.iter().take_while(|word| is_number_word(&bare(word))).count();
    let year = number_of(&rest[..length])?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, u32::try_from(day).ok()?)?;
    Some((date, at_month + 3 + length))
}

fn month(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|month| *month == bare(word))?;
    u32::try_from(place + 1).ok()
}

/// The number of these words, among days and years.
fn number_of(words: &[&str]) -> Option<u64> {
    let text = words.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
    (1..=31).chain(1_900..=2_199).find(|number| number_in_words(*number) == text)
}

fn is_number_word(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
        "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta", "miliar",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}
