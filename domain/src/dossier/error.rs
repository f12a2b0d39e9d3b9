//! What is wrong with a dossier, where, and how to mend it.

use thiserror::Error;

use crate::wording::Bilingual;

/// A dossier that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.text.en)]
pub struct DossierError {
    /// Where in the document, e.g. `agreement.methods[0].elements[3]`; empty for the document itself.
    pub path: String,
    /// Line of the file, from 1; `None` where it can't be told.
    pub line: Option<usize>,
    /// Place, fault and remedy, in both languages.
    pub text: Bilingual,
}

impl DossierError {
    /// A fault of the meaning: the JSON is well-formed, but two places disagree or something needed is absent.
    pub(super) fn meaning(path: &str, id: &str, en: &str) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            text: Bilingual::owned(format!("Pada `{path}`: {id}"), format!("At `{path}`: {en}")),
        }
    }

    /// A fault of the shape, as the JSON reader found it.
    pub(super) fn shape(json: &str, fault: &serde_json::Error) -> Self {
        let (line, column) = (fault.line(), fault.column());
        let message = fault.to_string();
        let message = without_position(&message);
        let path = path_at(json, line, column, field_named(message));
        let place_id = if path.is_empty() { String::new() } else { format!(" (`{path}`)") };
        Self {
            line: (line > 0).then_some(line),
            text: Bilingual::owned(
                format!(
                    "Baris {line}, kolom {column}{place_id}: berkas tidak sesuai bentuk patuh-dossier/1 ({message}). \
                     Perbaiki bagian itu, lalu coba lagi."
                ),
                format!(
                    "Line {line}, column {column}{place_id}: the file does not have the shape patuh-dossier/1 \
                     ({message}). Mend that place and try again."
                ),
            ),
            path,
        }
    }
}

/// The message of the JSON reader ends with " at line n column m", which is told in front already.
fn without_position(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |cut| &message[..cut])
}

/// The field that is unknown or missing; the reader names it, but stands at another.
fn field_named(message: &str) -> Option<&str> {
    let rest = message.strip_prefix("unknown field `").or_else(|| message.strip_prefix("missing field `"))?;
    rest.split_once('`').map(|(field, _)| field)
}

/// One open bracket on the way to a place.
enum Open {
    /// In an object, at this key.
    Object(String),
    /// In an array, at this index.
    Array(usize),
}

/// The path of the value that is being read at `line` and `column` (both from 1): the open brackets there, and `field`
/// in the innermost object.
fn path_at(json: &str, line: usize, column: usize, field: Option<&str>) -> String {
    let mut open: Vec<Open> = Vec::new();
    let mut text: Option<String> = None;
    let mut last_text = String::new();
    let mut escaped = false;
    let (mut at_line, mut at_column) = (1, 0);
    for character in json.chars() {
        if character == '\n' {
            at_line += 1;
            at_column = 0;
        } else {
            at_column += character.len_utf8();
        }
        // A fault is told behind the value; a bracket or comma there no longer belongs to it.
        if at_line > line || (at_line == line && at_column > column) {
            break;
        }
        let last = at_line == line && at_column == column;
        if let Some(mut reading) = text.take() {
            if escaped {
                escaped = false;
            } else if character == '\\' {
                escaped = true;
            } else if character == '"' {
                last_text = reading;
                continue;
            }
            reading.push(character);
            text = Some(reading);
            continue;
        }
        match character {
            '"' => text = Some(String::new()),
            '{' => open.push(Open::Object(String::new())),
            '[' => open.push(Open::Array(0)),
            '}' | ']' if !last => {
                open.pop();
            }
            ':' => {
                if let Some(Open::Object(key)) = open.last_mut() {
                    key.clone_from(&last_text);
                }
            }
            ',' if !last => {
                if let Some(Open::Array(index)) = open.last_mut() {
                    *index += 1;
                }
            }
            _ => {}
        }
    }
    if let (Some(field), Some(Open::Object(key))) = (field, open.last_mut()) {
        field.clone_into(key);
    }
    let mut path = String::new();
    for step in open {
        match step {
            Open::Object(key) if key.is_empty() => {}
            Open::Object(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&key);
            }
            Open::Array(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path_at;

    #[test]
    fn a_place_is_named_by_its_keys_and_indices() {
        let line = r#" "a": [1, {"b": "x, y", "c": 7}]"#;
        let json = format!("{{\n{line}\n}}");
        let column = |needle: char| line.find(needle).map_or(0, |index| index + 1);
        assert_eq!(path_at(&json, 2, column('7'), None), "a[1].c");
        assert_eq!(path_at(&json, 2, column('1'), None), "a[0]");
        assert_eq!(path_at(&json, 2, column('7'), Some("d")), "a[1].d");
        assert_eq!(path_at(&json, 1, 1, None), "");
    }
}
