//! Text and pages of every kind as they are kept, and what holds for every file: structure, size, standards, bytes.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use patuh_server::documents::{Choices, Form, Order, Rendered};

use super::kinds::{evaluated, figures};
use super::pages::{look_the_same, updating};
use super::support::{LARGEST, issued, made, order, piped};

#[test]
fn every_kind_looks_as_it_is_kept() {
    let facts = evaluated();
    let choices = Choices { figures: Some(figures()), ..issued() };
    for form in Form::ALL {
        // Agreement and guidelines are kept by their variants.
        if !matches!(form, Form::D06 | Form::D07) {
            keep(form.code(), &order(form, &facts, &choices));
        }
    }
}

/// Holds a paper against what is kept of it, and against what holds for all.
pub fn keep(name: &str, order: &Order) -> Rendered {
    let rendered = made(name, order);
    sound(name, &rendered);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/papers/goldens/{name}.snap"));
    assert!(kept.is_file() || updating(), "{name}: nothing is kept yet; INSTA_UPDATE=always keeps it");
    if let Some(text) = lines(&rendered.pdf) {
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("goldens");
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
    look_the_same(name, &rendered.pdf);
    rendered
}

/// qpdf finds no fault, e-Meterai takes the file, and it says that it is archivable and accessible.
pub fn sound(name: &str, rendered: &Rendered) {
    assert!(rendered.pdf.starts_with(b"%PDF-1.7"), "{name}");
    assert!(rendered.pdf.len() < LARGEST, "{name}: {} bytes", rendered.pdf.len());
    let says = |words: &str| rendered.pdf.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(
        says("<pdfaid:part>2</pdfaid:part>") && says("<pdfaid:conformance>A</pdfaid:conformance>"),
        "{name}: PDF/A-2a"
    );
    assert!(says("<pdfuaid:part>1</pdfuaid:part>"), "{name}: PDF/UA-1");
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(&rendered.pdf).expect("written");
    match Command::new("qpdf").arg("--check").arg(file.path()).output() {
        Ok(output) => assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout)),
        Err(_) => eprintln!("qpdf is not installed: the structure of documents is not checked"),
    }
}

/// The text line by line in the order of its content, which hangs less on how a version of poppler sees columns than its
/// layout would; empty lines are left out.
fn lines(pdf: &[u8]) -> Option<String> {
    let text = String::from_utf8(piped("pdftotext", &["-raw", "-", "-"], pdf)?).expect("UTF-8");
    let text = text.replace(['\u{200B}', '\u{c}'], "");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}
