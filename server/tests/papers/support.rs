//! What every module needs: samples, papers, and the text of a PDF.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use patuh_domain::agreement::Facts;
use patuh_domain::calendar::HolidayTable;
use patuh_domain::dossier::Dossier;
use patuh_server::documents::data::{Issue, Verification};
use patuh_server::documents::{Choices, Form, Order, Rendered, draft, render};

/// e-Meterai takes no larger file (documents.md).
pub const LARGEST: usize = 800 * 1024;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub fn facts(sample: &str) -> Facts {
    let path = root().join(format!("samples/dossier-{sample}.json"));
    let json = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let dossier = Dossier::parse(&json).unwrap_or_else(|error| panic!("{sample}: {error}"));
    dossier.facts(HolidayTable::official()).unwrap_or_else(|error| panic!("{sample}: {error}"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn today() -> NaiveDate {
    day("2026-11-21")
}

pub fn issued() -> Choices {
    let verification = Verification { base_url: "https://patuh.example".to_owned(), code: "K7QF-3M2X".to_owned() };
    Choices { issue: Issue::Final(Some(verification)), ..Choices::default() }
}

pub fn order(form: Form, facts: &Facts, choices: &Choices) -> Order {
    draft(form, facts, today(), choices).expect("data in JSON").order
}

/// The paper, made without a remark of the compiler.
pub fn made(what: &str, order: &Order) -> Rendered {
    let rendered = render(order).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(rendered.warnings, Vec::<String>::new(), "{what}");
    rendered
}

/// The text of a paper in the order of its content, with single blanks; `None` without poppler.
pub fn text(pdf: &[u8]) -> Option<String> {
    let text = piped("pdftotext", &["-raw", "-", "-"], pdf)?;
    let text = String::from_utf8(text).expect("UTF-8");
    let text = text.replace('\u{200B}', "").replace("-\n", "-");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What `program` makes of `input`; `None` where it isn't installed.
pub fn piped(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .inspect_err(|_| eprintln!("{program} is not installed: what it shows is not checked"))
        .ok()?;
    let mut pipe = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("writer ends").expect("it reads");
    assert!(output.status.success(), "{program} failed");
    Some(output.stdout)
}

/// Each of `points` stands in `text`, after the one before it.
pub fn in_order(what: &str, text: &str, points: &[&str]) {
    let mut from = 0;
    for point in points {
        match text[from..].find(point) {
            Some(at) => from += at + point.len(),
            None => panic!("{what}: no {point:?} in what follows: {}", &text[from..]),
        }
    }
}

/// A word where it stands on its page, in points from the upper left corner.
#[derive(Debug, Clone)]
pub struct Placed {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub bottom: f64,
    /// Width and height of the page.
    pub page: (f64, f64),
}

/// Every word with its place; `None` without poppler.
pub fn words(pdf: &[u8]) -> Option<Vec<Placed>> {
    let html = String::from_utf8(piped("pdftotext", &["-bbox", "-", "-"], pdf)?).expect("UTF-8");
    let number = |line: &str, name: &str| -> f64 {
        let rest = line.split(&format!("{name}=\"")).nth(1).expect("an attribute");
        rest.split('"').next().and_then(|number| number.parse().ok()).expect("a number")
    };
    let (mut page, mut words) = ((0.0, 0.0), Vec::new());
    for line in html.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            let text = line.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default().to_owned();
            words.push(Placed {
                text,
                left: number(line, "xMin"),
                right: number(line, "xMax"),
                bottom: number(line, "yMax"),
                page,
            });
        }
    }
    Some(words)
}
