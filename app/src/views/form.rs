//! Forms: posted values, their errors, and drafts. One mechanism for every form (decisions.md 11).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use patuh_domain::refusal::Refusal;
use patuh_domain::wording::Bilingual;
use serde::{Deserialize, Serialize};

/// Values of a form as posted: each field in the order given, blanks trimmed at the outer ends.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Posted(pub BTreeMap<String, Vec<String>>);

impl Posted {
    /// From name-value pairs as a form sends them.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in pairs {
            posted.0.entry(name).or_default().push(value.trim().to_owned());
        }
        posted
    }

    /// The first value of a field; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field (checkbox groups, repeated rows).
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// A checkbox is ticked.
    pub fn is_set(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Puts one value in place of what was there.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }
}

/// What is wrong with a form: by field, and in general.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FormErrors {
    pub fields: BTreeMap<String, Bilingual>,
    pub general: Vec<Bilingual>,
    /// What somebody else changed meanwhile, shown above the form.
    #[serde(default)]
    pub changed: Vec<Bilingual>,
}

impl FormErrors {
    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.general.is_empty() && self.changed.is_empty()
    }

    /// Notes an error at a field; the first one stays.
    pub fn add(&mut self, field: &str, error: Bilingual) {
        self.fields.entry(field.to_owned()).or_insert(error);
    }

    /// The refusal of a command: at its field, or in general, with the way out.
    pub fn refused(refusal: &Refusal) -> Self {
        let text = Bilingual::owned(
            format!("{} {}", refusal.what.id, refusal.remedy.id),
            format!("{} {}", refusal.what.en, refusal.remedy.en),
        );
        let mut errors = Self::default();
        match &refusal.field {
            Some(field) => errors.add(field, text),
            None => errors.general.push(text),
        }
        errors
    }
}

/// A kept form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: String,
    /// Which form: its path without the query.
    pub form: String,
    pub values: Posted,
    pub errors: FormErrors,
    pub saved_at: DateTime<Utc>,
}

/// An unfinished request in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    pub id: String,
    /// Institution or purpose, as far as filled in.
    pub title: String,
    pub saved_at: DateTime<Utc>,
}

/// A word after something was done, shown once on the next page (decisions.md 11). Pages find it in their context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    pub text: Bilingual,
    /// Done as asked; otherwise it draws attention to something.
    pub good: bool,
}

/// A number for the hidden field `key` of a form: sent twice, the form still acts once. Pages find a fresh one in their
/// context; where a page has several forms, each appends its own name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormKey(pub String);

/// Names of the hidden fields that every form may carry.
pub mod hidden {
    /// The version of the aggregate the person saw.
    pub const VERSION: &str = "version";
    /// See [`super::FormKey`].
    pub const KEY: &str = "key";
    /// The kept form that is being corrected.
    pub const DRAFT: &str = "draft";
    /// Where to go when it is done: a path of this server.
    pub const NEXT: &str = "next";
    /// All of them.
    pub const ALL: [&str; 4] = [VERSION, KEY, DRAFT, NEXT];
}

/// How pages look, as the person chose; in the context of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name in the form `POST /tampilan` (field `theme`), and in `data-theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}
