//! Findings in the data of one document, whoever made it: also of one issued long ago.

use chrono::NaiveDate;
use serde_json::Value;

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use super::text::{TextSlip, slips};
use crate::access::Code;
use crate::agreement::AgreementAction as A;
use crate::wording::{date_in_words, long_date, number_in_words};

/// e-Meterai takes no larger file (documents.md), in bytes.
pub const LARGEST_PDF: usize = 800 * 1024;

/// Findings in the data of the document `code`.
pub fn paper(code: &'static str, data: &Value) -> Vec<Finding> {
    let mut found = Vec::new();
    dates_and_counts(code, data, "", &mut found);
    if code == "D07" {
        response_codes(data, &mut found);
        attachment_header(data, &mut found);
    }
    found
}

/// A finding where the finished PDF of `bytes` is too large to be stamped.
pub fn large_pdf(code: &'static str, bytes: usize) -> Option<Finding> {
    (bytes > LARGEST_PDF).then(|| {
        let size = bytes.div_ceil(1024);
        let text = (format!("Ukuran PDF {size} KB."), format!("The PDF has {size} KB."));
        Finding::new(Lint::LargePdf, code, "PDF", text, Mend::Document)
    })
}

/// Every date with its words, every figure with its words, and every running text.
fn dates_and_counts(code: &'static str, value: &Value, place: &str, found: &mut Vec<Finding>) {
    let text =
        |object: &serde_json::Map<String, Value>, key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut add = |slip: TextSlip| found.push(slip.into_finding(code, place.to_owned(), Mend::Document));
    match value {
        Value::Object(object) => {
            if let (Some(long), Some(words), Some(figures)) =
                (text(object, "long"), text(object, "words"), text(object, "figures"))
            {
                let Ok(date) = NaiveDate::parse_from_str(&figures, "%d-%m-%Y") else { return };
                let right = date_in_words(date);
                if words != right {
                    let weekday = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
                    let lint = if weekday(&words) == weekday(&right) { Lint::DateWords } else { Lint::Weekday };
                    add(TextSlip { lint, written: words, right });
                } else if long != long_date(date) {
                    add(TextSlip { lint: Lint::DateWords, written: long, right: long_date(date) });
                }
                return;
            }
            if let (Some(figure), Some(words)) = (text(object, "figure"), text(object, "words")) {
                let right = figure.replace('.', "").parse().map(number_in_words);
                if let Some(right) = right.ok().filter(|right| *right != words) {
                    add(TextSlip { lint: Lint::NumberWords, written: words, right });
                }
                return;
            }
            count_of_elements(code, object, found);
            for (key, inner) in object {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                dates_and_counts(code, inner, &place, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                dates_and_counts(code, item, place, found);
            }
        }
        Value::String(text) => slips(text).into_iter().for_each(&mut add),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A method says as many elements as it lists.
fn count_of_elements(code: &'static str, object: &serde_json::Map<String, Value>, found: &mut Vec<Finding>) {
    let listed = object.get("elements").and_then(Value::as_array);
    let said = object.get("count").and_then(|count| count.get("figure")).and_then(Value::as_str);
    let (Some(listed), Some(said)) = (listed, said) else { return };
    if said != listed.len().to_string() {
        let place = object.get("label").and_then(Value::as_str).unwrap_or_default();
        let text = (
            format!("Disebut {said} elemen, tercantum {}.", listed.len()),
            format!("It says {said} elements and lists {}.", listed.len()),
        );
        found.push(Finding::new(Lint::ElementCount, code, place, text, Mend::Step(A::SettleTerms, "methods")));
    }
}

/// Where programs ask, the Juknis lists every code of domain.md 5.1.
fn response_codes(data: &Value, found: &mut Vec<Finding>) {
    let names = |key: &str, name: &str| -> Vec<String> {
        let rows = data.get(key).and_then(Value::as_array).into_iter().flatten();
        rows.filter_map(|row| row.get(name)?.as_str().map(str::to_owned)).collect()
    };
    if !names("methods", "method").iter().any(|method| method.starts_with("web_service")) {
        return;
    }
    let listed = names("codes", "code");
    let missing: Vec<&str> =
        Code::ALL.into_iter().map(Code::number).filter(|code| listed.iter().all(|known| known != code)).collect();
    if !missing.is_empty() {
        let list = missing.join(", ");
        let text = (format!("Tidak tercantum: {list}."), format!("Not listed: {list}."));
        found.push(Finding::new(Lint::ResponseCode, "D07", "Metode akses", text, Mend::Document));
    }
}

/// Annexes of a text that is issued cite its number and date.
fn attachment_header(data: &Value, found: &mut Vec<Finding>) {
    let draft = data.pointer("/frame/draft").and_then(Value::as_bool).unwrap_or(true);
    let known = |pointer: &str| data.pointer(pointer).is_some_and(|value| !value.is_null());
    let complete = known("/numbers/office") && known("/date");
    if !draft && !complete {
        let text = (
            "Nomor atau tanggal pada kepala lampiran masih kosong.".to_owned(),
            "Number or date at the head of the annexes is empty.".to_owned(),
        );
        found.push(Finding::new(Lint::AttachmentHeader, "D07", "Lampiran", text, Mend::Step(A::SignJuknis, "number")));
    }
}
