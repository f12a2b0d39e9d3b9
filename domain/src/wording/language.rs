//! The two languages, and texts that exist in both.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Id,
    En,
}

impl Language {
    /// Both, the first one first.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The code for `lang` attributes and cookies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language with this code, where it is one of the two.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "Bahasa Indonesia",
            Self::En => "English",
        }
    }
}

/// One text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    pub id: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// A fixed pair.
    pub const fn new(id: &'static str, en: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), en: Cow::Borrowed(en) }
    }

    /// A pair made of values.
    pub const fn owned(id: String, en: String) -> Self {
        Self { id: Cow::Owned(id), en: Cow::Owned(en) }
    }

    /// A name that is the same in both, e.g. of a person or a programme.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { id: text.clone(), en: text }
    }

    /// The text in `language`.
    pub fn in_(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}
