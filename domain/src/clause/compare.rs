//! Two texts of one document, clause by clause.

use std::collections::BTreeMap;

use super::assemble::{Article, Clause};
use super::prose::plain;

/// A clause that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub key: String,
    /// Heading of its article.
    pub title: String,
    /// Where it stands now, or stood.
    pub place: String,
    /// Its text before; `None` where it is new.
    pub old: Option<String>,
    /// Its text now; `None` where it is gone.
    pub new: Option<String>,
}

/// What differs from `old` to `new`: changed and added clauses in the order of `new`, then those that are gone.
pub fn differences(old: &[Article], new: &[Article]) -> Vec<Difference> {
    let (before, after) = (flat(old), flat(new));
    let known: BTreeMap<_, _> = before.iter().map(|entry| (&entry.id, entry)).collect();
    let mut found: Vec<Difference> = after
        .iter()
        .filter_map(|entry| {
            let before = known.get(&entry.id).map(|before| before.text.clone());
            (before.as_ref() != Some(&entry.text)).then(|| Difference {
                key: entry.id.0.clone(),
                title: entry.title.clone(),
                place: entry.place.clone(),
                old: before,
                new: Some(entry.text.clone()),
            })
        })
        .collect();
    let gone = before.iter().filter(|entry| after.iter().all(|now| now.id != entry.id));
    found.extend(gone.map(|entry| Difference {
        key: entry.id.0.clone(),
        title: entry.title.clone(),
        place: entry.place.clone(),
        old: Some(entry.text.clone()),
        new: None,
    }));
    found
}

struct Entry {
    /// Key, and which of those made of one list.
    id: (String, usize),
    title: String,
    place: String,
    text: String,
}

fn flat(articles: &[Article]) -> Vec<Entry> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut entries = Vec::new();
    for article in articles {
        walk(article, &article.items, &mut seen, &mut entries);
    }
    entries
}

fn walk(article: &Article, clauses: &[Clause], seen: &mut BTreeMap<String, usize>, entries: &mut Vec<Entry>) {
    for clause in clauses {
        let count = seen.entry(clause.key.clone()).or_default();
        let id = (clause.key.clone(), *count);
        *count += 1;
        let text = plain(&clause.body);
        if !text.is_empty() {
            entries.push(Entry { id, title: article.title.clone(), place: clause.place.clone(), text });
        }
        walk(article, &clause.sub, seen, entries);
    }
}
