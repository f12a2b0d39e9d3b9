//! What holds for every page, found in its HTML.

use std::collections::{BTreeMap, BTreeSet};

/// An opening tag with its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    /// What follows it in the text.
    after: &'a str,
}

/// What is wrong with `html`; empty for a page as it should be.
pub(super) fn faults(html: &str) -> Vec<String> {
    let tags = tags(html);
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for tag in &tags {
        if let Some(id) = tag.get("id")
            && !ids.insert(id)
        {
            faults.push(format!("the id {id} occurs twice"));
        }
        if tag.get("style").is_some() {
            faults.push(format!("<{}> has an inline style", tag.name));
        }
    }
    let labelled: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("for")).collect();
    for tag in &tags {
        faults.extend(references(tag, &ids));
        faults.extend(control(tag, &labelled, html));
        faults.extend(named(tag));
    }
    if tags.iter().filter(|tag| tag.name == "h1").count() != 1 {
        faults.push("a page has one heading of the first level".to_owned());
    }
    if tags.iter().filter(|tag| tag.name == "main").count() != 1 {
        faults.push("a page has one main part".to_owned());
    }
    faults
}

/// Every class that is used.
pub(super) fn classes(html: &str) -> BTreeSet<String> {
    let tags = tags(html);
    let names = tags.iter().filter_map(|tag| tag.get("class")).flat_map(str::split_whitespace);
    names.map(ToOwned::to_owned).collect()
}

/// Ids that are referred to but don't exist.
fn references(tag: &Tag<'_>, ids: &BTreeSet<&str>) -> Vec<String> {
    let of_label = tag.get("for").into_iter();
    let described = tag.get("aria-describedby").into_iter().flat_map(str::split_whitespace);
    let linked = tag.get("href").and_then(|href| href.strip_prefix('#')).into_iter();
    of_label
        .chain(described)
        .chain(linked)
        .filter(|id| !ids.contains(id))
        .map(|id| format!("<{}> refers to {id}, which doesn't exist", tag.name))
        .collect()
}

/// A control without a name.
fn control(tag: &Tag<'_>, labelled: &BTreeSet<&str>, html: &str) -> Option<String> {
    if !["input", "select", "textarea"].contains(&tag.name) || tag.get("type") == Some("hidden") {
        return None;
    }
    let by_label = tag.get("id").is_some_and(|id| labelled.contains(id));
    // A choice stands within its label.
    let start = tag.after.as_ptr() as usize - html.as_ptr() as usize;
    let before = &html[..start];
    let within = before.rfind("<label").is_some_and(|open| before.rfind("</label>").is_none_or(|end| end < open));
    (!by_label && !within && tag.get("aria-label").is_none())
        .then(|| format!("<{}> {:?} has no label", tag.name, tag.get("name")))
}

/// Links, buttons and drawings without a name.
fn named(tag: &Tag<'_>) -> Option<String> {
    match tag.name {
        "a" | "button" | "summary" => {
            let end = tag.after.find(&format!("</{}>", tag.name)).unwrap_or(0);
            (text(&tag.after[..end]).is_empty() && tag.get("aria-label").is_none())
                .then(|| format!("<{}> has no words", tag.name))
        }
        "svg" => {
            let hidden = tag.get("aria-hidden") == Some("true");
            let told = tag.get("role") == Some("img") && tag.get("aria-label").is_some_and(|label| !label.is_empty());
            (!hidden && !told).then(|| "a drawing is neither hidden nor told".to_owned())
        }
        _ => None,
    }
}

/// The text of a piece of HTML.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for letter in html.chars() {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let end = end_of_tag(rest);
        let (tag, after) = rest.split_at(end);
        let name_end = tag.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(tag.len());
        out.push(Tag { name: &tag[..name_end], attributes: attributes(&tag[name_end..]), after });
        rest = after;
    }
    out
}

/// Where the tag ends: at the first `>` outside of quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn attributes(mut text: &str) -> BTreeMap<&str, &str> {
    let mut out = BTreeMap::new();
    loop {
        text = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if text.is_empty() {
            return out;
        }
        let name_end = text.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(text.len());
        let (name, rest) = text.split_at(name_end);
        match rest.strip_prefix("=\"").and_then(|value| Some((value, value.find('"')?))) {
            Some((value, end)) => {
                out.insert(name, &value[..end]);
                text = &value[end + 1..];
            }
            None => {
                out.insert(name, "");
                text = rest.trim_start_matches('=');
            }
        }
    }
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.get(name).copied()
    }
}

#[test]
fn faults_are_found() {
    let page = "<main id=\"isi\"><h1>a</h1><input id=\"x\"><a href=\"#nirgends\"></a><p id=\"x\" style=\"y\">\
                <svg><path/></svg></main>";
    assert_eq!(faults(page).len(), 6);
    assert!(faults("<main><h1>a</h1><label><input type=\"checkbox\"> b</label></main>").is_empty());
}
