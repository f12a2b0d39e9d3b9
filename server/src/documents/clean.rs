//! Makes foreign text fit for print: a name from a form can hold anything.
//!
//! Data reaches templates as strings and never as markup, so nothing needs escaping. What remains is what a printer
//! can't show: control characters, marks that turn the reading direction, glyphs no typeface has, and words without
//! a place to break.

use serde_json::Value;

use super::world;

/// The longest run without a blank that is left as it is.
const LONGEST_WORD: usize = 48;
/// A longer one may break after every so many characters.
const BREAK_EVERY: usize = 12;

/// `data` with every text made printable, and the characters that had to be replaced by `?`.
pub fn printable(data: Value) -> (Value, Vec<char>) {
    let mut replaced = Vec::new();
    let data = walk(data, &mut replaced);
    (data, replaced)
}

fn walk(value: Value, replaced: &mut Vec<char>) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text, replaced).trim().to_owned()),
        // Runs of one sentence: what separates a string from the styled word beside it stays.
        Value::Array(items) if items.iter().any(Value::is_string) && items.iter().any(Value::is_object) => items
            .into_iter()
            .map(|item| match item {
                Value::String(text) => Value::String(clean(&text, replaced)),
                other => walk(other, replaced),
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(|item| walk(item, replaced)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, walk(value, replaced))).collect())
        }
        other => other,
    }
}

fn clean(text: &str, replaced: &mut Vec<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    let long = text.split_whitespace().any(|word| word.chars().count() > LONGEST_WORD);
    for character in text.chars() {
        match character {
            '\n' => {
                out.push('\n');
                run = 0;
                continue;
            }
            blank if blank.is_whitespace() => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                run = 0;
                continue;
            }
            invisible if invisible.is_control() || turns_direction(invisible) => continue,
            strange if !world::printable(strange) => {
                if !replaced.contains(&strange) {
                    replaced.push(strange);
                }
                out.push('?');
            }
            plain => out.push(plain),
        }
        run += 1;
        if long && run == BREAK_EVERY {
            out.push('\u{200B}');
            run = 0;
        }
    }
    out
}

/// Bidirectional controls, zero-width marks and the byte order mark.
const fn turns_direction(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
