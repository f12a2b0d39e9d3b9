//! Reads posted values into types, gathering every error instead of stopping at the first.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use patuh_domain::calendar::Zone;
use patuh_domain::ids::FileId;
use patuh_domain::letter::Letter;
use patuh_domain::wording::Bilingual;

use super::spec::say;
use crate::views::{FormErrors, Posted};

/// A reader over one posted form. Where a value is missing or wrong, an error is noted at its field and a stand-in
/// returned; [`Reader::finish`] gives the result only when nothing was noted.
pub struct Reader<'a> {
    posted: &'a Posted,
    errors: FormErrors,
}

impl<'a> Reader<'a> {
    /// Starts reading.
    pub fn new(posted: &'a Posted) -> Self {
        Self { posted, errors: FormErrors::default() }
    }

    /// The value, if nothing was wrong.
    ///
    /// # Errors
    /// Everything that was wrong, by field.
    pub fn finish<T>(self, value: T) -> Result<T, FormErrors> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }

    /// The value made of a required choice: `None` only where [`Reader::choice`] noted an error.
    ///
    /// # Errors
    /// Everything that was wrong, by field.
    pub fn finish_some<T>(self, value: Option<T>) -> Result<T, FormErrors> {
        match value {
            Some(value) => self.finish(value),
            None => Err(self.errors),
        }
    }

    /// Notes an error at a field.
    pub fn wrong(&mut self, field: &str, id: impl Into<String>, en: impl Into<String>) {
        self.errors.add(field, Bilingual::owned(id.into(), en.into()));
    }

    /// A required text.
    pub fn text(&mut self, name: &str) -> String {
        let value = self.posted.text(name).to_owned();
        if value.is_empty() {
            self.missing(name);
        }
        value
    }

    /// A text that may be empty.
    pub fn optional(&self, name: &str) -> Option<String> {
        Some(self.posted.text(name)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// A required date, as the browser sends it or as people write it (`15-01-2026`, `15/01/2026`).
    pub fn date(&mut self, name: &str) -> NaiveDate {
        if self.posted.text(name).is_empty() {
            self.missing(name);
            return NaiveDate::default();
        }
        self.optional_date(name).unwrap_or_default()
    }

    /// A date that may be absent.
    pub fn optional_date(&mut self, name: &str) -> Option<NaiveDate> {
        let text = self.posted.text(name);
        if text.is_empty() {
            return None;
        }
        let date = parse_date(text);
        if date.is_none() {
            self.errors.add(
                name,
                say("Tanggal tidak dikenali. Tulis seperti 15-01-2026.", "Not a date. Write it like 15-01-2026."),
            );
        }
        date
    }

    /// A required local date and time.
    pub fn instant(&mut self, name: &str, zone: Zone) -> DateTime<Utc> {
        let text = self.posted.text(name);
        if text.is_empty() {
            self.missing(name);
            return DateTime::default();
        }
        let parsed = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
            .ok()
            .or_else(|| parse_date(text).map(|date| date.and_time(NaiveTime::MIN)));
        match parsed {
            Some(local) => zone.midnight(local.date()) + (local.time() - NaiveTime::MIN),
            None => {
                self.errors.add(name, say("Tanggal dan jam tidak dikenali.", "Not a date and time."));
                DateTime::default()
            }
        }
    }

    /// A required letter: number and date.
    pub fn letter(&mut self, name: &str) -> Letter {
        let number = self.text(&format!("{name}_number"));
        let date = self.date(&format!("{name}_date"));
        Letter { number, date }
    }

    /// A letter that may be absent; half of one is an error.
    pub fn optional_letter(&mut self, name: &str) -> Option<Letter> {
        let (number, date) = (format!("{name}_number"), format!("{name}_date"));
        if self.posted.text(&number).is_empty() && self.posted.text(&date).is_empty() {
            return None;
        }
        Some(self.letter(name))
    }

    /// A required whole number within bounds.
    pub fn number(&mut self, name: &str, min: u32, max: u32) -> u32 {
        if self.posted.text(name).is_empty() {
            self.missing(name);
            return min;
        }
        self.optional_number(name, min, max).unwrap_or(min)
    }

    /// A whole number that may be absent; thousands may be written with points.
    pub fn optional_number(&mut self, name: &str, min: u32, max: u32) -> Option<u32> {
        let text: String = self.posted.text(name).chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        if text.is_empty() {
            return None;
        }
        match text.parse::<u32>() {
            Ok(number) if (min..=max).contains(&number) => Some(number),
            _ => {
                self.wrong(
                    name,
                    format!("Isi bilangan bulat antara {min} dan {max}."),
                    format!("Enter a whole number between {min} and {max}."),
                );
                None
            }
        }
    }

    /// A required choice.
    pub fn choice<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(self.posted.text(name));
        if value.is_none() {
            self.errors.add(name, say("Pilih salah satu.", "Choose one."));
        }
        value
    }

    /// Any number of choices; unknown values are refused.
    pub fn choices<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut chosen = Vec::new();
        for value in self.posted.all(name).iter().filter(|value| !value.is_empty()) {
            match parse(value) {
                Some(value) => chosen.push(value),
                None => self.errors.add(name, say("Ada pilihan yang tidak dikenal.", "Unknown choice.")),
            }
        }
        chosen
    }

    /// At least one choice.
    pub fn some_choices<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let chosen = self.choices(name, parse);
        if chosen.is_empty() {
            self.errors.add(name, say("Pilih paling sedikit satu.", "Choose at least one."));
        }
        chosen
    }

    /// The non-blank lines of a text.
    pub fn lines(&self, name: &str) -> Vec<String> {
        self.posted.text(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// A box is ticked.
    pub fn is_set(&self, name: &str) -> bool {
        self.posted.is_set(name)
    }

    /// An upload, already stored by the server; its id stands in the place of the file.
    pub fn file(&mut self, name: &str) -> Option<FileId> {
        self.optional(name).and_then(|id| id.parse().ok())
    }

    /// An upload that must be there.
    pub fn required_file(&mut self, name: &str) -> Option<FileId> {
        let file = self.file(name);
        if file.is_none() {
            self.errors.add(name, say("Unggah pindaian dokumennya.", "Upload the scan of the document."));
        }
        file
    }

    /// Rows of named columns, blank ones left out: each row gives its cells in the order of `columns`.
    pub fn rows<const N: usize>(&self, name: &str, columns: [&str; N]) -> Vec<[String; N]> {
        let cells = columns.map(|column| self.posted.all(&format!("{name}_{column}")));
        let count = cells.iter().map(|values| values.len()).max().unwrap_or_default();
        (0..count)
            .map(|row| {
                std::array::from_fn(|column| cells[column].get(row).map(|cell| one_line(cell)).unwrap_or_default())
            })
            .filter(|row: &[String; N]| row.iter().any(|cell| !cell.is_empty()))
            .collect()
    }

    fn missing(&mut self, name: &str) {
        self.errors.add(name, say("Belum diisi.", "Not filled in yet."));
    }
}

/// A cell is one line, wherever somebody broke it.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A date as browsers send it or as people write it.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text.trim(), format).ok())
        .filter(|date| (1990..2200).contains(&chrono::Datelike::year(date)))
}
