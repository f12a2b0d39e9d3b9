//! The wire of the web service: reading calls in all spellings, writing answers in the page envelope (domain.md 5.1, 5.2;
//! decisions.md 28).
//!
//! Policy: whatever comes in ends as a [`Call`] or as [`Malformed`]; nothing panics. Keys count in any case; a key given
//! twice with different values is a parameter that isn't there. A NIK that isn't a JSON string is judged like any other
//! malformed NIK.

use std::fmt;
use std::net::IpAddr;

use patuh_domain::access::{Code, Presented};
use patuh_domain::citizen::{Field, Record};
use patuh_domain::identity::Nik;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::upstream::Question;

/// The largest body of a call, in bytes.
pub const LARGEST_CALL: usize = 64 * 1024;

/// What is asked for by the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    CallNik,
    Verify,
}

impl Operation {
    /// The operation of the last part of the path, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("CALL_NIK") {
            Some(Self::CallNik)
        } else if name.eq_ignore_ascii_case("CALL_VERIFY_BY_ELEMEN") {
            Some(Self::Verify)
        } else {
            None
        }
    }
}

/// A call as it was presented.
pub struct Call {
    /// Blank where missing.
    pub user_id: String,
    pub password: Zeroizing<String>,
    /// The address the program says it has: only checked for its form.
    pub stated_address: Option<IpAddr>,
    /// How complete it is, before anybody is looked up; [`Presented::SignedIn`] where nothing is wrong so far.
    pub presented: Presented,
    /// `None` where it has not the form of one.
    pub nik: Option<Nik>,
    pub question: Question,
}

/// The body is no JSON object, or one nested too deeply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

/// Reads a call.
///
/// # Errors
/// [`Malformed`].
pub fn read(operation: Operation, body: &[u8]) -> Result<Call, Malformed> {
    let Given(fields) = serde_json::from_slice(body).map_err(|_| Malformed)?;
    let user_id = text_of(&fields, &["user_id"]);
    let password = text_of(&fields, &["password"]);
    let address = text_of(&fields, &["ip_user", "ip_address", "ip_users"]);
    let stated_address: Option<IpAddr> = address.as_deref().and_then(|text| text.trim().parse().ok());
    let blank =
        [&user_id, &password, &address].iter().any(|text| text.as_deref().is_none_or(|text| text.trim().is_empty()));

    let nik = value_of(&fields, &["nik"]);
    let mut incomplete = matches!(nik, None | Some(Value::Null)) || ambiguous(&fields);
    let question = match operation {
        Operation::CallNik => Question::CallNik,
        Operation::Verify => {
            let threshold = threshold(value_of(&fields, &["treshold", "threshold"]));
            let given = compared(&fields);
            incomplete |= threshold.is_none() || given.is_empty();
            Question::Verify { threshold: threshold.unwrap_or(100), given }
        }
    };
    let presented = if blank {
        Presented::Blank
    } else if stated_address.is_none() {
        Presented::AddressMalformed
    } else if incomplete {
        Presented::Incomplete
    } else {
        Presented::SignedIn
    };
    let nik = nik.and_then(Value::as_str).and_then(|text| {
        let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
        Nik::parse_exact(text).ok()
    });
    Ok(Call {
        user_id: user_id.map(|text| text.trim().to_owned()).unwrap_or_default(),
        password: password.unwrap_or_default(),
        stated_address,
        presented,
        nik,
        question,
    })
}

/// An answer with data or verdicts: 01.
pub fn found(record: &Record, quota_limiter: i64) -> Zeroizing<String> {
    let mut content: Map<String, Value> =
        record.fields().filter_map(|field| Some((field.key().to_owned(), Value::from(record.get(field)?)))).collect();
    content.insert("RESPONSE_CODE".to_owned(), Value::from(Code::Found.number()));
    content.insert("RESPON".to_owned(), Value::from(Code::Found.text()));
    let text = Zeroizing::new(envelope(&content, quota_limiter));
    for value in content.into_iter().map(|(_, value)| value) {
        if let Value::String(text) = value {
            drop(Zeroizing::new(text));
        }
    }
    text
}

/// An answer with a code and its text.
pub fn coded(code: Code, quota_limiter: i64) -> String {
    let mut content = Map::new();
    content.insert("RESPONSE_CODE".to_owned(), Value::from(code.number()));
    content.insert("RESPON".to_owned(), Value::from(code.text()));
    envelope(&content, quota_limiter)
}

/// An answer without a code: the service can't.
pub fn outage(text: &str) -> String {
    let mut content = Map::new();
    content.insert("RESPONSE_CODE".to_owned(), Value::from(""));
    content.insert("RESPON".to_owned(), Value::from(text));
    envelope(&content, 0)
}

fn envelope(content: &Map<String, Value>, quota_limiter: i64) -> String {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Page<'a> {
        content: [&'a Map<String, Value>; 1],
        first_page: bool,
        last_page: bool,
        number: u8,
        number_of_elements: u8,
        size: u8,
        sort: Value,
        total_elements: u8,
        quota_limiter: i64,
    }
    let page = Page {
        content: [content],
        first_page: true,
        last_page: true,
        number: 0,
        number_of_elements: 1,
        size: 1,
        sort: Value::Null,
        total_elements: 1,
        quota_limiter,
    };
    // Text, numbers and flags always become JSON.
    serde_json::to_string(&page).unwrap_or_else(|_| json!({ "content": [], "quotaLimiter": 0 }).to_string())
}

/// Keys and values in the order given, twice-given ones included.
struct Given(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Given;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Given(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// Names of the same parameter.
const SAME: [&[&str]; 5] =
    [&["nik"], &["user_id"], &["password"], &["ip_user", "ip_address", "ip_users"], &["treshold", "threshold"]];

/// A parameter is given twice with different values.
fn ambiguous(fields: &[(String, Value)]) -> bool {
    let twice = |names: &dyn Fn(&str) -> bool| {
        let mut given = fields.iter().filter(|(key, _)| names(key)).map(|(_, value)| value);
        let first = given.next();
        given.any(|other| Some(other) != first)
    };
    SAME.iter().any(|names| twice(&|key| names.iter().any(|name| key.eq_ignore_ascii_case(name))))
        || Field::ALL.iter().any(|field| twice(&|key| key.eq_ignore_ascii_case(field.key())))
}

fn value_of<'a>(fields: &'a [(String, Value)], names: &[&str]) -> Option<&'a Value> {
    fields.iter().find(|(key, _)| names.iter().any(|name| key.eq_ignore_ascii_case(name))).map(|(_, value)| value)
}

/// Text, or a number or flag as text; lists and objects are as good as absent.
fn text_of(fields: &[(String, Value)], names: &[&str]) -> Option<Zeroizing<String>> {
    match value_of(fields, names)? {
        Value::String(text) => Some(Zeroizing::new(text.clone())),
        Value::Number(number) => Some(Zeroizing::new(number.to_string())),
        Value::Bool(flag) => Some(Zeroizing::new(flag.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// "0" to "100", by default "100"; `None` where it is none.
fn threshold(value: Option<&Value>) -> Option<u8> {
    let number = match value {
        None | Some(Value::Null) => return Some(100),
        Some(Value::String(text)) if text.trim().is_empty() => return Some(100),
        Some(Value::String(text)) if text.trim().bytes().all(|byte| byte.is_ascii_digit()) => text.trim().parse().ok(),
        Some(Value::Number(number)) => number.as_u64(),
        Some(_) => None,
    };
    number.and_then(|number| u8::try_from(number).ok()).filter(|number| *number <= 100)
}

/// Elements with something to compare; the NIK itself is the question.
fn compared(fields: &[(String, Value)]) -> Vec<(Field, Zeroizing<String>)> {
    let nik = Field::Element(patuh_domain::agreement::Element::Nik);
    Field::ALL
        .into_iter()
        .filter(|field| *field != nik)
        .filter_map(|field| Some((field, text_of(fields, &[field.key()])?)))
        .filter(|(_, value)| !value.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(body: &str) -> Call {
        read(Operation::CallNik, body.as_bytes()).unwrap_or_else(|_| panic!("{body}"))
    }

    fn verify(body: &str) -> Call {
        read(Operation::Verify, body.as_bytes()).unwrap_or_else(|_| panic!("{body}"))
    }

    #[test]
    fn every_spelling_is_understood() {
        for body in [
            r#"{"nik":"9901010505900001","user_id":"demo-ws","password":"x","ip_user":"127.0.0.1"}"#,
            r#"{"NIK":" 9901010505900001\n","USER_ID":"demo-ws","PASSWORD":"x","IP_USER":"127.0.0.1"}"#,
            r#"{"Nik":"9901010505900001","User_Id":"demo-ws","password":"x","ip_address":"::1","asing":[1]}"#,
            r#"{"NIK":"9901010505900001","user_id":"demo-ws","password":"x","ip_users":"10.0.0.1"}"#,
            r#"{"NIK":"9901010505900001","nik":"9901010505900001","user_id":"demo-ws","password":"x","ip_user":"::1"}"#,
        ] {
            let call = call(body);
            assert_eq!((call.presented, call.user_id.as_str()), (Presented::SignedIn, "demo-ws"), "{body}");
            assert!(call.nik.is_some(), "{body}");
        }
    }

    #[test]
    fn what_is_missing_is_told_in_the_order_of_the_checks() {
        let presented = |body| call(body).presented;
        assert_eq!(presented("{}"), Presented::Blank);
        assert_eq!(presented(r#"{"user_id":"u","password":" ","ip_user":"x"}"#), Presented::Blank);
        assert_eq!(presented(r#"{"user_id":"u","password":["p"],"ip_user":"::1"}"#), Presented::Blank);
        assert_eq!(presented(r#"{"user_id":"u","password":"p","ip_user":"999.1.1.1"}"#), Presented::AddressMalformed);
        assert_eq!(presented(r#"{"user_id":"u","password":"p","ip_user":"::1"}"#), Presented::Incomplete);
        let twice = r#"{"NIK":"9901010505900001","nik":"9901010505900002","user_id":"u","password":1,"ip_user":"::1"}"#;
        assert_eq!(presented(twice), Presented::Incomplete);
    }

    #[test]
    fn a_nik_has_its_form_or_is_none() {
        for nik in [
            r#""""#,
            "9901010505900001",
            "[]",
            r#""9901 0105 0590 0001""#,
            r#""٩٩٠١٠١٠٥٠٥٩٠٠٠٠١""#,
            r#""9901013002900001""#,
            r#""99010105059000011""#,
        ] {
            let body = format!(r#"{{"nik":{nik},"user_id":"u","password":"p","ip_user":"::1"}}"#);
            let call = call(&body);
            assert_eq!(call.presented, Presented::SignedIn, "{body}");
            assert!(call.nik.is_none(), "{body}");
        }
    }

    #[test]
    fn comparisons_need_something_to_compare_and_a_threshold_that_is_one() {
        let with = |rest: &str| {
            let body = format!(r#"{{"nik":"9901010505900001","user_id":"u","password":"p","ip_user":"::1"{rest}}}"#);
            verify(&body)
        };
        assert_eq!(with("").presented, Presented::Incomplete);
        assert_eq!(with(r#","NAMA_LGKP":"  ","PDDK_AKH":"SD""#).presented, Presented::Incomplete);
        for (threshold, good) in [
            (r#""0""#, true),
            (r#""100""#, true),
            ("80", true),
            (r#""101""#, false),
            (r#""-1""#, false),
            (r#""a""#, false),
            ("[]", false),
            ("1.5", false),
        ] {
            for key in ["TRESHOLD", "threshold"] {
                let call = with(&format!(r#","{key}":{threshold},"nama_lgkp":"BAYU""#));
                assert_eq!(call.presented == Presented::SignedIn, good, "{key} {threshold}");
            }
        }
        let Question::Verify { threshold, given } = with(r#","NAMA_LGKP":"BAYU","NO_RT":4"#).question else {
            panic!("a comparison");
        };
        assert_eq!((threshold, given.len()), (100, 2));
    }

    #[test]
    fn what_is_no_object_is_malformed() {
        let deep = format!(r#"{{"a":{}}}"#, "[".repeat(100_000));
        for body in ["", "[]", "null", "{", "\"x\"", r#"{"a":1} {}"#, deep.as_str(), "\u{0}"] {
            assert!(read(Operation::CallNik, body.as_bytes()).is_err());
        }
        assert!(read(Operation::CallNik, &[0xff, 0xfe, b'{']).is_err());
    }

    #[test]
    fn answers_have_the_envelope() {
        let answer: Value = serde_json::from_str(&coded(Code::NotFound, 7)).expect("JSON");
        assert_eq!(answer["content"][0]["RESPONSE_CODE"], "13");
        assert_eq!(answer["quotaLimiter"], 7);
        assert_eq!(answer["totalElements"], 1);
        for key in ["firstPage", "lastPage", "number", "numberOfElements", "size", "sort"] {
            assert!(answer.get(key).is_some(), "{key}");
        }
    }
}
