//! What an agreement puts into its clauses.

use std::collections::BTreeMap;

use super::prose::{Mark, Piece};

/// Conditions, placeholders and lists by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    flags: BTreeMap<&'static str, bool>,
    texts: BTreeMap<&'static str, Vec<Piece>>,
    lists: BTreeMap<&'static str, Vec<Vec<Piece>>>,
}

impl Values {
    /// Says whether the condition `name` holds.
    pub fn flag(&mut self, name: &'static str, holds: bool) -> &mut Self {
        self.flags.insert(name, holds);
        self
    }

    /// Gives the text that `{name}` stands for.
    pub fn text(&mut self, name: &'static str, text: impl Into<String>) -> &mut Self {
        self.pieces(name, vec![Piece::Plain(text.into())])
    }

    /// The same, standing out.
    pub fn strong(&mut self, name: &'static str, text: impl Into<String>) -> &mut Self {
        self.pieces(name, vec![Piece::new(text, Mark::Strong)])
    }

    /// The same, of several pieces.
    pub fn pieces(&mut self, name: &'static str, pieces: Vec<Piece>) -> &mut Self {
        self.texts.insert(name, pieces);
        self
    }

    /// Gives the list of which a clause makes one item each.
    pub fn list(&mut self, name: &'static str, items: Vec<Vec<Piece>>) -> &mut Self {
        self.lists.insert(name, items);
        self
    }

    /// `duty`, or the contrary with `!duty`; an unknown condition does not hold.
    pub fn holds(&self, condition: &str) -> bool {
        match condition.strip_prefix('!') {
            Some(name) => !self.flags.get(name).copied().unwrap_or(false),
            None => self.flags.get(condition).copied().unwrap_or(false),
        }
    }

    /// The pieces of `{name}`.
    pub fn get(&self, name: &str) -> Option<&[Piece]> {
        self.texts.get(name).map(Vec::as_slice)
    }

    /// The items of the list `name`.
    pub fn items(&self, name: &str) -> &[Vec<Piece>] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether anything of this name is known: condition, placeholder or list.
    pub fn knows(&self, name: &str) -> bool {
        self.flags.contains_key(name) || self.texts.contains_key(name) || self.lists.contains_key(name)
    }
}
