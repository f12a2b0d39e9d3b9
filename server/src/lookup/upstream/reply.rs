//! Reading the centre's answer.

use std::fmt;

use patuh_domain::access::Code;
use patuh_domain::citizen::{Field, Record};
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

use super::Trouble;

/// What the centre says.
#[derive(Debug)]
pub struct Reply {
    /// Never 03, 04 or 05, which are the office's own trouble.
    pub code: Code,
    /// The person's data, or the verdicts of a comparison; empty unless the code is 01.
    pub record: Box<Record>,
}

/// Reads an answer in any of its shapes.
///
/// # Errors
/// [`Trouble::Unreadable`], or [`Trouble::OfficeRefused`] where the centre refuses the office itself.
pub fn read(bytes: &[u8]) -> Result<Reply, Trouble> {
    let mut parts = Parts::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let whole = Whole { parts: &mut parts, inner: false };
    whole.deserialize(&mut reader).map_err(|_| Trouble::Unreadable)?;
    reader.end().map_err(|_| Trouble::Unreadable)?;
    let Parts { code, text, record } = parts;
    let code = match code.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
        Some(code) => Code::parse(code).ok_or(Trouble::Unreadable)?,
        None => match text.as_deref().and_then(code_of_text) {
            Some(code) => code,
            // Success comes without a code and without a text that means something.
            None if record.fields().next().is_some() => Code::Found,
            None => return Err(Trouble::Unreadable),
        },
    };
    match code {
        Code::Found if record.fields().next().is_none() => Err(Trouble::Unreadable),
        Code::Found => Ok(Reply { code, record }),
        code if code.counts_hit() => Ok(Reply { code, record: Box::default() }),
        code => Err(Trouble::OfficeRefused(code)),
    }
}

/// The code of a text of older deployments, ignoring case and repeated blanks.
fn code_of_text(text: &str) -> Option<Code> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let older = match folded.as_str() {
        "data tidak ditemukan" => Code::NotFound,
        "login gagal" => Code::LoginFailed,
        "ip address tidak sesuai" | "ip client tidak terdaftar" => Code::AddressNotRegistered,
        "kuota akses hari ini telah habis" => Code::QuotaUsedUp,
        _ => return Code::ALL.into_iter().find(|code| !code.text().is_empty() && code.text().to_lowercase() == folded),
    };
    Some(older)
}

#[derive(Default)]
struct Parts {
    code: Option<String>,
    text: Option<String>,
    record: Box<Record>,
}

/// An object: the envelope, or (inner) the record.
struct Whole<'a> {
    parts: &'a mut Parts,
    inner: bool,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if !self.inner && key.eq_ignore_ascii_case("content") {
                map.next_value_seed(Content { parts: self.parts })?;
            } else if key.eq_ignore_ascii_case("RESPONSE_CODE") {
                self.parts.code = Some(map.next_value::<Scalar>()?.0.to_string());
            } else if ["RESPON", "RESPONSE", "RESPONSE_DESC"].iter().any(|name| key.eq_ignore_ascii_case(name)) {
                self.parts.text = Some(map.next_value::<Scalar>()?.0.to_string());
            } else if let Some(field) = Field::parse(&key) {
                let value = map.next_value::<Scalar>()?;
                self.parts.record.put(field, value.0.to_string()).map_err(A::Error::custom)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// One record, alone or as the first of a list.
struct Content<'a> {
    parts: &'a mut Parts,
}

impl<'de> DeserializeSeed<'de> for Content<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Content<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record or a list with one")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        Whole { parts: self.parts, inner: true }.visit_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        list.next_element_seed(Whole { parts: &mut *self.parts, inner: true })?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Text, a number, or nothing.
struct Scalar(Zeroizing<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl Visitor<'_> for Any {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text or a number")
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(Zeroizing::new(text.to_owned())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(Zeroizing::new(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(Zeroizing::new(number.to_string())))
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(Zeroizing::default()))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use patuh_domain::agreement::Element;

    use super::*;

    fn code(text: &str) -> Result<&'static str, Trouble> {
        read(text.as_bytes()).map(|reply| reply.code.number())
    }

    #[test]
    fn both_envelopes_and_all_spellings_are_read() {
        let page = r#"{"content":[{"NAMA_LGKP":"BAYU","NO_KEC":1,"EKTP_STATUS":{"x":[]}}],"quotaLimiter":3}"#;
        let reply = read(page.as_bytes()).expect("a reply");
        assert_eq!(reply.record.get(Field::Element(Element::NamaLengkap)), Some("BAYU"));
        assert_eq!(reply.record.fields().count(), 2);
        assert_eq!(code(r#"{"content":{"NAMA_LGKP":"BAYU","RESPON":"ok"}}"#), Ok("01"));
        assert_eq!(code(r#"{"content":[{"RESPONSE_CODE":"11","RESPON":"apa saja"}]}"#), Ok("11"));
        assert_eq!(code(r#"{"content":{"RESPON":"data  tidak DITEMUKAN"}}"#), Ok("13"));
        assert_eq!(code(r#"{"RESPONSE_DESC":"Data Ditemukan, Data Ganda"}"#), Ok("12"));
    }

    #[test]
    fn refusals_of_the_office_are_the_office_s_trouble() {
        for (text, refused) in [
            ("Login Gagal", Code::LoginFailed),
            ("IP Client Tidak terdaftar", Code::AddressNotRegistered),
            ("Kuota Akses Hari ini  telah Habis", Code::QuotaUsedUp),
        ] {
            let answer = format!(r#"{{"content":{{"RESPON":"{text}"}}}}"#);
            assert_eq!(code(&answer), Err(Trouble::OfficeRefused(refused)), "{text}");
        }
        let coded = r#"{"content":[{"RESPONSE_CODE":"05"}]}"#;
        assert_eq!(code(coded), Err(Trouble::OfficeRefused(Code::QuotaUsedUp)));
    }

    #[test]
    fn garbage_is_trouble() {
        for text in [
            "",
            "<html>",
            "[]",
            "{}",
            r#"{"content":[]}"#,
            r#"{"content":[{"RESPONSE_CODE":"99"}]}"#,
            r#"{"content":[{"NAMA_LGKP":"A","NAMA_LGKP":"B"}]}"#,
            r#"{"content":[{"NAMA_LGKP":"A"}]} x"#,
            r#"{"content":[{"RESPONSE_CODE":"01"}]}"#,
            r#"{"content":[{"NAMA_LGKP":{"a":1}}]}"#,
        ] {
            assert_eq!(code(text), Err(Trouble::Unreadable), "{text}");
        }
        let deep = format!(r#"{{"x":{}}}"#, "[".repeat(100_000));
        assert_eq!(code(&deep), Err(Trouble::Unreadable));
    }
}
