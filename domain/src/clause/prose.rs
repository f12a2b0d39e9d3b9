//! The little language of a clause's text: `_miring_`, `*tebal*`, `{placeholder}`, `{see:key}`.
//!
//! Text of the office and text of the product are read alike. What a placeholder stands for is put in as it is: a name
//! with asterisks stays a name with asterisks.

use serde::{Deserialize, Serialize};

use crate::wording::Bilingual;

/// The longest text of one clause, in characters.
pub const MAX_CHARACTERS: usize = 4_000;

/// How a piece is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    Strong,
    Emph,
}

/// A run of text as templates print it: a string, or `{"strong": …}`, `{"emph": …}`, or `{"kept": …}`, which stays on
/// one line where it fits there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Piece {
    Plain(String),
    Strong { strong: String },
    Emph { emph: String },
    Kept { kept: String },
}

/// A part of a clause's text before anything is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Text(String, Mark),
    /// What the agreement's data says.
    Value(String, Mark),
    /// The place of these clauses; those that don't stand in the agreement are left out.
    See(Vec<String>),
}

/// A clause's text, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    pub tokens: Vec<Token>,
}

/// Why a text can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProseError {
    #[error("no text")]
    Empty,
    #[error("longer than {MAX_CHARACTERS} characters")]
    TooLong,
    #[error("a brace is not closed, or empty")]
    Brace,
    #[error("a mark for bold or italic is not closed")]
    Mark,
}

impl ProseError {
    /// The fault in words, and the way out.
    pub const fn words(self) -> (Bilingual, Bilingual) {
        match self {
            Self::Empty => (
                Bilingual::new("Teks klausul belum diisi.", "The clause has no text."),
                Bilingual::new(
                    "Isi teksnya, atau kembalikan ke teks bawaan.",
                    "Write a text, or restore the product's own.",
                ),
            ),
            Self::TooLong => (
                Bilingual::new("Teks klausul terlalu panjang.", "The clause is too long."),
                Bilingual::new("Paling banyak 4.000 karakter.", "At most 4,000 characters."),
            ),
            Self::Brace => (
                Bilingual::new(
                    "Ada kurung kurawal yang tidak ditutup atau kosong.",
                    "A curly bracket is not closed, or is empty.",
                ),
                Bilingual::new(
                    "Tulis isian seperti {purpose}; untuk kurung kurawal biasa tulis \\{.",
                    "Write placeholders like {purpose}; for a plain bracket write \\{.",
                ),
            ),
            Self::Mark => (
                Bilingual::new(
                    "Ada tanda tebal (*) atau miring (_) yang tidak ditutup.",
                    "A mark for bold (*) or italic (_) is not closed.",
                ),
                Bilingual::new(
                    "Tutup tandanya, atau tulis \\* dan \\_ untuk tanda biasa.",
                    "Close it, or write \\* and \\_ for plain characters.",
                ),
            ),
        }
    }
}

impl Prose {
    /// Reads `text`. Line breaks count as spaces; control and direction marks are left out.
    ///
    /// # Errors
    /// [`ProseError`] where it is empty, too long, or a bracket or mark stays open.
    pub fn read(text: &str) -> Result<Self, ProseError> {
        let letters: Vec<char> = fold(text);
        if letters.is_empty() {
            return Err(ProseError::Empty);
        }
        if letters.len() > MAX_CHARACTERS {
            return Err(ProseError::TooLong);
        }
        let mut tokens = Vec::new();
        let mut run = String::new();
        let mut mark = Mark::None;
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            let next = letters.get(at + 1).copied();
            match letter {
                '\\' if next.is_some_and(|next| "*_{}\\".contains(next)) => {
                    run.extend(next);
                    at += 1;
                }
                '{' => {
                    let length = letters[at..].iter().position(|letter| *letter == '}').ok_or(ProseError::Brace)?;
                    let name: String = letters[at + 1..at + length].iter().collect();
                    push(&mut tokens, &mut run, mark);
                    tokens.push(placeholder(name.trim(), mark)?);
                    at += length;
                }
                '}' => return Err(ProseError::Brace),
                '*' | '_' if !within_word(&letters, at) => {
                    let wanted = if letter == '*' { Mark::Strong } else { Mark::Emph };
                    push(&mut tokens, &mut run, mark);
                    mark = match mark {
                        Mark::None => wanted,
                        open if open == wanted => Mark::None,
                        _ => return Err(ProseError::Mark),
                    };
                }
                other => run.push(other),
            }
            at += 1;
        }
        if mark != Mark::None {
            return Err(ProseError::Mark);
        }
        push(&mut tokens, &mut run, mark);
        Ok(Self { tokens })
    }

    /// Names of the placeholders it uses.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter_map(|token| match token {
            Token::Value(name, _) => Some(name.as_str()),
            Token::Text(..) | Token::See(_) => None,
        })
    }

    /// Keys of the clauses it cites.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.tokens
            .iter()
            .flat_map(|token| match token {
                Token::See(keys) => keys.as_slice(),
                Token::Text(..) | Token::Value(..) => &[],
            })
            .map(String::as_str)
    }
}

impl Piece {
    /// A piece of `text`, set as `mark` says.
    pub fn new(text: impl Into<String>, mark: Mark) -> Self {
        let text = text.into();
        match mark {
            Mark::None => Self::Plain(text),
            Mark::Strong => Self::Strong { strong: text },
            Mark::Emph => Self::Emph { emph: text },
        }
    }

    /// Its text alone.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Strong { strong: text }
            | Self::Emph { emph: text }
            | Self::Kept { kept: text } => text,
        }
    }

    /// The same text, set as `mark` says where it is plain.
    pub(super) fn marked(&self, mark: Mark) -> Self {
        match self {
            Self::Plain(text) => Self::new(text.clone(), mark),
            other => other.clone(),
        }
    }
}

/// The text of pieces without their setting.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::text).collect()
}

fn placeholder(name: &str, mark: Mark) -> Result<Token, ProseError> {
    if let Some(keys) = name.strip_prefix("see:") {
        let keys: Vec<String> =
            keys.split(',').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect();
        return if keys.is_empty() { Err(ProseError::Brace) } else { Ok(Token::See(keys)) };
    }
    if name.is_empty() || name.contains('{') { Err(ProseError::Brace) } else { Ok(Token::Value(name.to_owned(), mark)) }
}

fn push(tokens: &mut Vec<Token>, run: &mut String, mark: Mark) {
    if !run.is_empty() {
        tokens.push(Token::Text(std::mem::take(run), mark));
    }
}

/// `data_balikan` is no italics.
fn within_word(letters: &[char], at: usize) -> bool {
    let word = |index: Option<usize>| {
        index.and_then(|index| letters.get(index)).is_some_and(|letter| letter.is_alphanumeric())
    };
    word(at.checked_sub(1)) && word(at.checked_add(1))
}

/// One line, single spaces, nothing invisible.
fn fold(text: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for word in text.split_whitespace() {
        if !letters.is_empty() {
            letters.push(' ');
        }
        let hidden = |letter: char| {
            letter.is_control()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        };
        letters.extend(word.chars().filter(|letter| !hidden(*letter)));
    }
    while letters.last() == Some(&' ') {
        letters.pop();
    }
    letters
}
