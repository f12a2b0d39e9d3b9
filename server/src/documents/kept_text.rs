//! The wording of one document clause by clause, as it is kept beside an issue and compared with a later text: its
//! clauses, and before them what stands around them.

use patuh_domain::clause::{Article, Clause, Piece};
use serde_json::Value;

/// What stands at the head of a text: where it is in the data, and what it is called.
const HEAD: &[(&str, &str)] = &[
    ("/numbers/office", "Nomor PIHAK KESATU"),
    ("/numbers/institution", "Nomor PIHAK KEDUA"),
    ("/signed/on/long", "Tanggal penandatanganan"),
    ("/signed/at", "Tempat penandatanganan"),
    ("/date/long", "Tanggal"),
    ("/place", "Tempat"),
    ("/purpose", "Tujuan"),
    ("/office/name", "PIHAK KESATU"),
    ("/office/address", "Alamat PIHAK KESATU"),
    ("/office/head/name", "Pejabat PIHAK KESATU"),
    ("/office/head/title", "Jabatan PIHAK KESATU"),
    ("/institution/name", "PIHAK KEDUA"),
    ("/institution/address", "Alamat PIHAK KEDUA"),
    ("/institution/head/name", "Pejabat PIHAK KEDUA"),
    ("/institution/head/title", "Jabatan PIHAK KEDUA"),
    ("/approval/letter/number", "Nomor surat persetujuan"),
];

/// The text in the data of a document; `None` where its wording stands in its template.
pub fn text_of(data: &Value) -> Option<Vec<Article>> {
    let articles: Vec<Article> = serde_json::from_value(data.get("articles")?.clone()).ok()?;
    if articles.is_empty() {
        return None;
    }
    let mut text = vec![head(data)];
    text.extend(articles);
    text.extend([changes(data), applications(data), flows(data)].into_iter().filter(|part| !part.items.is_empty()));
    Some(text)
}

fn head(data: &Value) -> Article {
    let known = HEAD.iter().filter_map(|(place, name)| {
        let text = data.pointer(place)?.as_str()?;
        Some(line(place.trim_start_matches('/'), name, text.to_owned()))
    });
    let mut items: Vec<Clause> = known.collect();
    let bases = list(data, "bases").iter().filter_map(Value::as_str);
    items.extend(bases.map(|basis| line(&format!("basis.{basis}"), "Dasar hukum", basis.to_owned())));
    part("head", "Kepala naskah", items)
}

/// The table of an addendum.
fn changes(data: &Value) -> Article {
    let row = |row: &Value| {
        let (place, matter) = (text(row, "place"), text(row, "matter"));
        let old = row.get("old").and_then(Value::as_str).unwrap_or("belum diatur");
        let new = row.get("new").and_then(Value::as_str).unwrap_or("dihapus");
        let said = format!("{matter}: semula {old}; menjadi {new}");
        line(&format!("changed.{place}.{matter}"), place, said)
    };
    part("changed", "Ketentuan yang Diubah", list(data, "changes").iter().map(row).collect())
}

/// The register of applications.
fn applications(data: &Value) -> Article {
    let row = |row: &Value| {
        let elements: Vec<&str> = list(row, "elements").iter().filter_map(Value::as_str).collect();
        let said = format!("{}, {}: {}", text(row, "function"), text(row, "method"), elements.join(", "));
        line(&format!("application.{}", text(row, "name")), text(row, "name"), said)
    };
    part("applications", "Daftar Aplikasi", list(data, "applications").iter().map(row).collect())
}

/// The courses of the service, step by step.
fn flows(data: &Value) -> Article {
    let mut items = Vec::new();
    for flow in list(data, "flows") {
        let title = text(flow, "title");
        for step in list(flow, "steps") {
            let number = step.get("number").and_then(Value::as_u64).unwrap_or_default();
            let place = format!("{title}, langkah {number}");
            items.push(line(&format!("flow.{title}.{number}"), &place, text(step, "text").to_owned()));
        }
    }
    part("flows", "Alur Layanan", items)
}

fn part(key: &str, title: &str, items: Vec<Clause>) -> Article {
    Article { key: key.to_owned(), number: 0, title: title.to_owned(), items }
}

fn line(key: &str, place: &str, said: String) -> Clause {
    Clause {
        key: key.to_owned(),
        place: place.to_owned(),
        label: None,
        body: vec![Piece::Plain(said)],
        insert: None,
        sub: Vec::new(),
    }
}

fn list<'a>(data: &'a Value, name: &str) -> &'a [Value] {
    data.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(data: &'a Value, name: &str) -> &'a str {
    data.get(name).and_then(Value::as_str).unwrap_or_default()
}
