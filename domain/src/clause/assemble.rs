//! From script and data to the text of one agreement: what stands in it, under which numbers, citing which.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::prose::{Piece, Prose, Token, plain};
use super::script::{ArticleText, ClauseText, Script};
use super::values::Values;
use crate::wording;

/// What prints where nothing is known.
const BLANK: &str = "………………";
/// Between a name and its number, which stay on one line.
const TIE: char = '\u{a0}';

/// The text of one agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assembled {
    pub articles: Vec<Article>,
    /// Citations of clauses that don't stand in it; they print as dots.
    pub broken: Vec<BrokenReference>,
}

/// An article with its number; 0 where it isn't counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub key: String,
    pub number: usize,
    pub title: String,
    pub items: Vec<Clause>,
}

/// A clause as it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub key: String,
    /// `Pasal 2 ayat (2) huruf k`.
    pub place: String,
    pub label: Option<String>,
    pub body: Vec<Piece>,
    pub insert: Option<String>,
    pub sub: Vec<Clause>,
}

/// A citation that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenReference {
    pub key: String,
    pub cites: String,
}

/// The text of `script` for an agreement of these `values`; `adapted` gives the office's own text of a clause.
///
/// Items of a list need no mark at their end: `;`, for the last but one `; dan`, and for the last `.` are put where a
/// text has none.
pub fn assemble<'a>(script: &Script, values: &Values, adapted: &dyn Fn(&str) -> Option<&'a str>) -> Assembled {
    let mut number = 0;
    let mut parts: Vec<(&ArticleText, Spot, Vec<Node<'_>>)> = Vec::new();
    for article in script.articles.iter().filter(|article| all(&article.when, values)) {
        number += usize::from(article.numbered);
        let nodes = choose(&article.clauses, values);
        let spot = Spot {
            article: if article.numbered { number } else { 0 },
            path: Vec::new(),
            sole: script.sole_paragraph_unnumbered && nodes.len() == 1,
        };
        parts.push((article, spot, nodes));
    }
    let mut maker = Maker { script, values, adapted, spots: BTreeMap::new(), broken: Vec::new() };
    for (article, spot, nodes) in parts.iter().filter(|(_, spot, _)| spot.article > 0) {
        maker.spots.insert(article.key.clone(), spot.clone());
        maker.index(nodes, spot);
    }
    let articles = parts
        .into_iter()
        .map(|(article, spot, nodes)| Article {
            key: article.key.clone(),
            number: spot.article,
            title: article.title.clone(),
            items: maker.make(&nodes, &spot, None),
        })
        .collect();
    Assembled { articles, broken: maker.broken }
}

/// A clause that stands in the agreement.
struct Node<'s> {
    text: &'s ClauseText,
    item: Option<&'s [Piece]>,
    sub: Vec<Node<'s>>,
}

/// Where a clause stands: the numbers from the article down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Spot {
    article: usize,
    path: Vec<usize>,
    /// The article has one paragraph, which carries no number.
    sole: bool,
}

impl Spot {
    fn below(&self, number: usize) -> Self {
        let mut path = self.path.clone();
        path.push(number);
        Self { path, ..*self }
    }

    fn parent(&self) -> (usize, &[usize]) {
        (self.article, self.path.split_last().map_or(&[], |(_, parent)| parent))
    }
}

fn all(conditions: &[String], values: &Values) -> bool {
    conditions.iter().all(|condition| values.holds(condition))
}

fn choose<'s>(clauses: &'s [ClauseText], values: &'s Values) -> Vec<Node<'s>> {
    let mut nodes = Vec::new();
    for text in clauses.iter().filter(|clause| all(&clause.when, values)) {
        let node = |item| Node { text, item, sub: choose(&text.sub, values) };
        match &text.each {
            None => nodes.push(node(None)),
            Some(list) => nodes.extend(values.items(list).iter().map(|item| node(Some(item.as_slice())))),
        }
    }
    nodes
}

struct Maker<'m, 'a> {
    script: &'m Script,
    values: &'m Values,
    adapted: &'m dyn Fn(&str) -> Option<&'a str>,
    spots: BTreeMap<String, Spot>,
    broken: Vec<BrokenReference>,
}

impl Maker<'_, '_> {
    /// Notes where every clause stands, the first of a name for all of that name.
    fn index(&mut self, nodes: &[Node<'_>], spot: &Spot) {
        for (node, number) in nodes.iter().zip(1..) {
            let here = spot.below(number);
            for name in [node.text.cited_as(), &node.text.key] {
                self.spots.entry(name.to_owned()).or_insert_with(|| here.clone());
            }
            self.index(&node.sub, &here);
        }
    }

    /// The clauses as they print. In a list, `closing` is the mark that ends its last item.
    fn make(&mut self, nodes: &[Node<'_>], spot: &Spot, closing: Option<&str>) -> Vec<Clause> {
        let last = nodes.len();
        let mut clauses = Vec::with_capacity(last);
        for (node, number) in nodes.iter().zip(1..) {
            let here = spot.below(number);
            let ending = closing.map(|closing| match last - number {
                0 => closing,
                1 => "; dan",
                _ => ";",
            });
            let mut body = self.body(node, &here);
            let opens_list = !node.sub.is_empty() && !body.is_empty();
            if let Some(ending) = ending.filter(|_| !opens_list && !is_closed(&plain(&body))) {
                body.push(Piece::Plain(ending.to_owned()));
            }
            let within = opens_list.then(|| ending.unwrap_or("."));
            clauses.push(Clause {
                key: node.text.key.clone(),
                place: self.place(&here),
                label: node.text.label.clone(),
                body,
                insert: node.text.insert.clone(),
                sub: self.make(&node.sub, &here, within),
            });
        }
        clauses
    }

    fn body(&mut self, node: &Node<'_>, here: &Spot) -> Vec<Piece> {
        let own = (self.adapted)(&node.text.key).and_then(|text| Prose::read(text).ok());
        let Some(prose) = own.or_else(|| Prose::read(&node.text.text).ok()) else { return Vec::new() };
        let mut body = Vec::new();
        for token in &prose.tokens {
            match token {
                Token::Text(text, mark) => body.push(Piece::new(text.clone(), *mark)),
                Token::Value(name, mark) => {
                    let known = if name == "item" { node.item } else { self.values.get(name) };
                    match known {
                        Some(pieces) => body.extend(pieces.iter().map(|piece| piece.marked(*mark))),
                        None => body.push(Piece::Plain(BLANK.to_owned())),
                    }
                }
                Token::See(keys) => body.push(Piece::Plain(self.cite(&node.text.key, keys, here))),
            }
        }
        merged(body)
    }

    /// `dalam Pasal 2 ayat (2) huruf c`, or `pada ayat (2)` within the same article. Several clauses of one paragraph are
    /// cited together; those that don't stand in the agreement are left out.
    fn cite(&mut self, citing: &str, keys: &[String], here: &Spot) -> String {
        let spots: Vec<Spot> = keys.iter().filter_map(|key| self.spots.get(key).cloned()).collect();
        let Some(first) = spots.first() else {
            self.broken.push(BrokenReference { key: citing.to_owned(), cites: keys.join(", ") });
            return BLANK.to_owned();
        };
        let together: Vec<&Spot> = spots.iter().filter(|spot| spot.parent() == first.parent()).collect();
        let steps = self.steps(first);
        let local = first.article == here.article && !steps.is_empty();
        let mut words = if local {
            vec!["pada".to_owned()]
        } else {
            std::iter::once("dalam".to_owned()).chain(self.step(0, first.article)).collect()
        };
        if let Some((_, upper)) = steps.split_last() {
            words.extend(upper.iter().cloned());
            let lowest = together.iter().filter_map(|spot| self.steps(spot).pop()).collect::<Vec<_>>();
            words.push(series(&lowest));
        }
        words.join(" ")
    }

    fn place(&self, spot: &Spot) -> String {
        if spot.article == 0 {
            return String::new();
        }
        self.step(0, spot.article).into_iter().chain(self.steps(spot)).collect::<Vec<_>>().join(" ")
    }

    /// The steps below the article, as cited.
    fn steps(&self, spot: &Spot) -> Vec<String> {
        let numbers = spot.path.iter().enumerate().skip(usize::from(spot.sole));
        numbers.filter_map(|(level, number)| self.step(level + 1, *number)).collect()
    }

    /// A number at its level; `None` where the level isn't cited.
    fn step(&self, level: usize, number: usize) -> Option<String> {
        match self.script.levels.get(level) {
            Some((name, _)) if name.is_empty() => None,
            Some((name, pattern)) => Some(format!("{name}{TIE}{}", numeral(pattern, number))),
            None => Some(number.to_string()),
        }
    }
}

/// `number` by the pattern `1`, `(1)`, `a`, `A` or `I`.
fn numeral(pattern: &str, number: usize) -> String {
    let letter = |first: u8| {
        let (round, place) = ((number.max(1) - 1) / 26, (number.max(1) - 1) % 26);
        let letter = char::from(first + u8::try_from(place).unwrap_or_default());
        std::iter::repeat_n(letter, round + 1).collect::<String>()
    };
    match pattern {
        "(1)" => format!("({number})"),
        "a" => letter(b'a'),
        "A" => letter(b'A'),
        "I" => u16::try_from(number).map(wording::roman).unwrap_or_default(),
        _ => number.to_string(),
    }
}

/// "a, b, dan c".
fn series(items: &[String]) -> String {
    match items {
        [] => BLANK.to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one} dan {two}"),
        [first @ .., last] => format!("{}, dan {last}", first.join(", ")),
    }
}

/// Ends with a mark of its own, or with the word that leads to the next item.
fn is_closed(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['.', ';', ':', ',', '?', '!'])
        || ["; dan", "; atau", "; serta"].iter().any(|end| text.ends_with(end))
}

/// Neighbours of one setting joined, so that the same text is the same data.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Plain(before)), Piece::Plain(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}
