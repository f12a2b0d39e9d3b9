//! `patuh render` and the published schema, as the real program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use patuh_server::cli::schema;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn patuh(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_patuh"))
        .args(arguments)
        .current_dir(std::env::temp_dir())
        .env("RUST_LOG", "error")
        .output()
        .expect("patuh")
}

#[test]
fn every_document_of_a_dossier_becomes_a_pdf() {
    let folder = tempfile::tempdir().expect("folder");
    let dossier = root().join("samples/dossier-kesesuaian-production.json");
    for kind in ["D01", "D06", "D07", "D11", "D13a", "d13b", "D14"] {
        let output = folder.path().join(format!("{kind}.pdf"));
        let (dossier, output) = (dossier.to_string_lossy(), output.to_string_lossy());
        let done = patuh(&["render", kind, &dossier, "-o", &output, "--final", "--today", "2026-11-21"]);
        assert!(done.status.success(), "{kind}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(fs::read(output.as_ref()).expect("pdf").starts_with(b"%PDF-"), "{kind}");
    }
}

#[test]
fn what_cannot_be_made_is_refused_in_words() {
    let dossier = root().join("samples/dossier-portal-poc.json");
    let dossier = dossier.to_string_lossy();
    for (arguments, expected) in [
        (vec!["render", "D99", &dossier, "-o", "x.pdf"], "--list"),
        (vec!["render", "D13a", &dossier, "-o", "x.pdf", "--subject", "Tidak Ada"], "tidak ada dalam dossier"),
        (vec!["render", "D01", "tidak-ada.json", "-o", "x.pdf"], "tidak ada"),
        (vec!["render", "D01", &dossier, "-o", "/tidak/ada/x.pdf"], "tidak dapat ditulis"),
    ] {
        let done = patuh(&arguments);
        assert_eq!(done.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(patuh(&["render", "D01"]).status.code(), Some(2));
    assert!(patuh(&["render", "--list"]).status.success());
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let published = fs::read_to_string(root().join("docs/dossier.schema.json")).expect("schema");
    assert_eq!(
        published,
        schema::text().expect("schema"),
        "write it anew: patuh dossier-schema > docs/dossier.schema.json"
    );
}
