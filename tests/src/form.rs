//! A form as a browser holds it: what stands in it, what somebody answers, and what is then sent.

use crate::html::Element;
use crate::journey::Answer;

/// A scan: the smallest file that is a PDF by its content.
pub const SCAN: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n";

/// A form of a page.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it posts to.
    pub action: String,
    multipart: bool,
    controls: Vec<Control>,
}

#[derive(Debug, Clone)]
struct Control {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Hidden(String),
    Typed(String),
    Ticked { radio: bool, value: String, on: bool },
    Chosen { offered: Vec<String>, value: String },
    File(Option<&'static [u8]>),
}

/// A form on its way.
pub struct Sent {
    pub action: String,
    pub content_type: String,
    pub body: Vec<u8>,
}

impl Form {
    /// Reads `form` with the values that stand in it.
    pub fn read(form: &Element) -> Self {
        assert_eq!(form.attribute("method"), Some("post"), "a form that changes something must post");
        let controls = form.all().into_iter().filter_map(control).collect();
        Self {
            action: form.attribute("action").expect("a form says where it posts to").to_owned(),
            multipart: form.attribute("enctype") == Some("multipart/form-data"),
            controls,
        }
    }

    /// Answers one field as a person would.
    ///
    /// # Panics
    /// Where the form has no such field or doesn't offer the answer.
    pub fn answer(&mut self, name: &str, answer: &Answer) {
        let action = self.action.clone();
        let mut named: Vec<&mut Kind> =
            self.controls.iter_mut().filter(|control| control.name == name).map(|control| &mut control.kind).collect();
        assert!(!named.is_empty(), "{action} has no field {name}");
        match answer {
            Answer::Value(value) => set(&mut named, value, &format!("{action}: {name}")),
            Answer::Ticks(values) => {
                for value in values {
                    let offered = named
                        .iter()
                        .any(|kind| matches!(kind, Kind::Ticked { value: offered, .. } if offered == value));
                    assert!(offered, "{action}: {name} offers no {value}");
                }
                for kind in named {
                    if let Kind::Ticked { value, on, .. } = kind {
                        *on = values.contains(value);
                    }
                }
            }
            Answer::EveryRow(value) => {
                for kind in named {
                    set(&mut [kind], value, &format!("{action}: {name}"));
                }
            }
            Answer::FirstRow(value) => {
                named.truncate(1);
                set(&mut named, value, &format!("{action}: {name}"));
            }
            Answer::Scan => match named.first_mut() {
                Some(Kind::File(file)) => *file = Some(SCAN),
                _ => panic!("{action}: {name} takes no file"),
            },
        }
    }

    /// Answers several fields.
    pub fn answer_all(&mut self, answers: &[(String, Answer)]) {
        for (name, answer) in answers {
            self.answer(name, answer);
        }
    }

    /// What stands in a field, as it would be sent; empty where nothing would be.
    pub fn values(&self, name: &str) -> Vec<String> {
        self.pairs().into_iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect()
    }

    /// As it would be sent now.
    pub fn send(&self) -> Sent {
        let (content_type, body) = if self.multipart { self.parts() } else { self.encoded() };
        Sent { action: self.action.clone(), content_type, body }
    }

    /// Names and values that are sent; files have their name.
    fn pairs(&self) -> Vec<(String, String)> {
        let value = |kind: &Kind| match kind {
            Kind::Hidden(value) | Kind::Typed(value) | Kind::Ticked { value, on: true, .. } => Some(value.clone()),
            Kind::Chosen { value, .. } => Some(value.clone()),
            Kind::Ticked { .. } => None,
            Kind::File(file) => Some(file.map_or("", |_| "pindaian.pdf").to_owned()),
        };
        self.controls.iter().filter_map(|control| Some((control.name.clone(), value(&control.kind)?))).collect()
    }

    fn encoded(&self) -> (String, Vec<u8>) {
        let body = self
            .pairs()
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(&lines(value))))
            .collect::<Vec<_>>()
            .join("&");
        ("application/x-www-form-urlencoded".to_owned(), body.into_bytes())
    }

    fn parts(&self) -> (String, Vec<u8>) {
        const BOUNDARY: &str = "----WebKitFormBoundaryPatuh0123456789";
        let mut body = Vec::new();
        for control in &self.controls {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"", control.name);
            match &control.kind {
                Kind::Ticked { on: false, .. } => {}
                Kind::File(file) => {
                    let (name, kind) = if file.is_some() {
                        ("pindaian.pdf", "application/pdf")
                    } else {
                        ("", "application/octet-stream")
                    };
                    body.extend_from_slice(
                        format!("{head}; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n").as_bytes(),
                    );
                    body.extend_from_slice(file.unwrap_or_default());
                    body.extend_from_slice(b"\r\n");
                }
                Kind::Hidden(value) | Kind::Typed(value) | Kind::Ticked { value, .. } | Kind::Chosen { value, .. } => {
                    body.extend_from_slice(format!("{head}\r\n\r\n{}\r\n", lines(value)).as_bytes());
                }
            }
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }
}

fn control(element: &Element) -> Option<Control> {
    let name = element.attribute("name").filter(|_| !element.has("disabled"))?.to_owned();
    let value = || element.attribute("value").unwrap_or_default().to_owned();
    let kind = match (element.name.as_str(), element.attribute("type").unwrap_or("text")) {
        ("input", "hidden") => Kind::Hidden(value()),
        ("input", kind @ ("checkbox" | "radio")) => Kind::Ticked {
            radio: kind == "radio",
            value: element.attribute("value").unwrap_or("on").to_owned(),
            on: element.has("checked"),
        },
        ("input", "file") => Kind::File(None),
        ("input", "submit" | "button") => return None,
        ("input", _) => Kind::Typed(value()),
        ("textarea", _) => {
            let text = element.raw_text();
            Kind::Typed(text.strip_prefix('\n').unwrap_or(&text).to_owned())
        }
        ("select", _) => {
            let options = element.named("option");
            let value = |option: &&Element| option.attribute("value").map_or_else(|| option.text(), str::to_owned);
            let chosen = options.iter().rev().find(|option| option.has("selected")).or(options.first());
            Kind::Chosen { value: chosen.map(value).unwrap_or_default(), offered: options.iter().map(value).collect() }
        }
        _ => return None,
    };
    Some(Control { name, kind })
}

fn set(named: &mut [&mut Kind], value: &str, place: &str) {
    match named {
        [Kind::Typed(text), ..] => value.clone_into(text),
        [Kind::Chosen { offered, value: chosen }, ..] => {
            assert!(offered.iter().any(|offered| offered == value), "{place} offers no {value}, but {offered:?}");
            value.clone_into(chosen);
        }
        [Kind::Ticked { radio: true, .. }, ..] => {
            let mut found = false;
            for kind in named {
                if let Kind::Ticked { value: offered, on, .. } = kind {
                    *on = offered == value;
                    found |= *on;
                }
            }
            assert!(found, "{place} offers no {value}");
        }
        _ => panic!("{place} can't be answered with a value"),
    }
}

/// Line breaks as forms send them.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_form_is_sent_with_the_answers() {
        let page = Element::parse(
            "<form method=post action=/a><input type=hidden name=key value=1><input name=a value='b c'>\
             <textarea name=t>\nx\ny</textarea><select name=s><option value=1>1</option><option value=2 selected>2</option></select>\
             <input type=checkbox name=c value=p checked><input type=checkbox name=c value=q>\
             <input type=radio name=r value=p checked><input type=radio name=r value=q></form>",
        );
        let mut form = Form::read(page.named("form")[0]);
        form.answer("r", &Answer::Value("q".to_owned()));
        form.answer("c", &Answer::Ticks(vec!["q".to_owned()]));
        assert_eq!(String::from_utf8_lossy(&form.send().body), "key=1&a=b+c&t=x%0D%0Ay&s=2&c=q&r=q");
    }
}
