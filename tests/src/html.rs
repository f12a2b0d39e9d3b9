//! A page as a browser reads it: a tree of elements and texts.
//!
//! Our own pages are written by a program, so they must be well nested; a page that isn't is an error here, where a
//! browser would guess.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Error, Token, Tokenizer};

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// What a paragraph can't hold: a browser would end the paragraph before it.
const ENDS_PARAGRAPH: [&str; 15] = [
    "div", "p", "ul", "ol", "dl", "table", "form", "fieldset", "section", "article", "header", "footer", "h1", "h2",
    "h3",
];
/// Elements whose text runs on with the text around them.
const INLINE: [&str; 11] = ["a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time", "wbr"];

/// An element or a text.
#[derive(Debug, Clone)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with what is inside.
#[derive(Debug, Clone, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

impl Element {
    /// The document of a page.
    ///
    /// # Panics
    /// Where tags are not well nested, or something stands where a browser would move it.
    pub fn parse(page: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut open = vec![Self { name: "#document".to_owned(), ..Self::default() }];
        for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    if ENDS_PARAGRAPH.contains(&name.as_str()) {
                        let inside = open.iter().rev().take_while(|element| element.name != "template");
                        assert!(
                            inside.clone().all(|element| element.name != "p"),
                            "<{name}> inside <p>: {}",
                            inside.map(|element| element.name.as_str()).collect::<Vec<_>>().join(" < ")
                        );
                    }
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                    let element = Self { name, attributes, children: Vec::new() };
                    if tag.self_closing || VOID.contains(&element.name.as_str()) {
                        put(&mut open, Node::Element(element));
                    } else {
                        open.push(element);
                    }
                }
                Token::EndTag(tag) => {
                    let name = text(&tag.name);
                    let closed = open.pop().expect("an element is open");
                    assert_eq!(closed.name, name, "</{name}> closes <{}>", closed.name);
                    put(&mut open, Node::Element(closed));
                }
                Token::String(string) => put(&mut open, Node::Text(text(&string))),
                Token::Comment(_) | Token::Doctype(_) => {}
                // The renderer parts neighbouring texts with `<!>`, which every browser takes for an empty comment.
                Token::Error(error) if error.value == Error::IncorrectlyOpenedComment => {}
                Token::Error(error) => panic!("the page isn't HTML: {error:?}"),
            }
        }
        assert_eq!(open.len(), 1, "<{}> is never closed", open.last().map_or("", |element| &element.name));
        open.pop().unwrap_or_default()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether an attribute stands there, with any value.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// Whether `class` is one of its classes.
    pub fn is_of(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }

    /// Itself and every element inside, in the order of the document.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            if let Node::Element(element) = child {
                all.extend(element.all());
            }
        }
        all
    }

    /// Every element inside of this name.
    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The element of this id.
    pub fn by_id(&self, id: &str) -> Option<&Self> {
        self.all().into_iter().find(|element| element.attribute("id") == Some(id))
    }

    /// Its text as it is.
    pub fn raw_text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out, false);
        out
    }

    /// Its text as a reader sees it: without scripts, blanks folded.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out, true);
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, out: &mut String, readable: bool) {
        if readable && matches!(self.name.as_str(), "script" | "style" | "template") {
            return;
        }
        let apart = readable && !INLINE.contains(&self.name.as_str());
        if apart {
            out.push(' ');
        }
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.gather(out, readable),
            }
        }
        if apart {
            out.push(' ');
        }
    }
}

fn put(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn a_page_becomes_a_tree() {
        let page = Element::parse(
            "<!DOCTYPE html><html><body><p>a<!>b <b>c</b>d</p><ul><li>e<li-x>f</li-x></li></ul>\
             <script>if (a < b) { '</p>' }</script><input name=x><textarea>\n&lt;p> &amp;</textarea></body></html>",
        );
        assert_eq!(page.text(), "ab cd e f <p> &");
        assert_eq!(page.named("input")[0].attribute("name"), Some("x"));
        assert_eq!(page.named("textarea")[0].raw_text(), "\n<p> &");
    }

    #[test]
    #[should_panic(expected = "closes")]
    fn wrong_nesting_is_an_error() {
        Element::parse("<p><b>a</p></b>");
    }

    #[test]
    #[should_panic(expected = "<div> inside <p>")]
    fn what_a_browser_would_move_is_an_error() {
        Element::parse("<p><div></div></p>");
    }
}
