//! `patuh standing` says what the worked values say. `PATUH_VECTORS` names another directory of the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use patuh_domain::dossier::Dossier;
use patuh_server::cli::standing::standing_on;

#[path = "../../domain/tests/standing_expected/mod.rs"]
mod standing_expected;
use standing_expected::cases;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sample(name: &str) -> PathBuf {
    root().join(format!("samples/dossier-{name}.json"))
}

fn patuh(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_patuh")).args(arguments).current_dir(std::env::temp_dir()).output().expect("patuh")
}

#[test]
fn vectors_hold_in_the_library() {
    for case in cases(&root()) {
        let json = fs::read_to_string(case.file(&root())).expect("sample");
        let dossier = Dossier::parse(&json).expect("dossier");
        let found = standing_on(&dossier, case.today).expect("standing");
        case.check(&serde_json::to_value(&found).expect("json"));
    }
}

#[test]
fn vectors_hold_in_the_program() {
    for case in cases(&root()) {
        let file = case.file(&root());
        let today = case.today.to_string();
        let output = patuh(&["standing", &file.to_string_lossy(), "--today", &today, "--json"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        case.check(&serde_json::from_slice(&output.stdout).expect("json"));
    }
}

#[test]
fn people_read_stage_access_duties_and_next_steps() {
    let file = sample("kesesuaian-production");
    let output = patuh(&["standing", &file.to_string_lossy(), "--today", "2026-11-21"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("utf-8");
    for expected in [
        "Per 21 November 2026: Akses Production",
        "Akses terbuka",
        "tirtamaya-kominfo-01",
        "Sertifikat ISO/IEC 27001",
        "TERLAMBAT",
        "Laporan semester: Semester I 2026",
        "Langkah berikutnya",
    ] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
}

#[test]
fn faults_are_told_in_words_with_their_place() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("dossier.json");
    let name = file.to_string_lossy().into_owned();

    let absent = patuh(&["standing", &name]);
    assert_eq!(absent.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&absent.stderr).contains("tidak ada"));

    fs::write(&file, "{ \"schema\": ").expect("file");
    let cut = patuh(&["standing", &name]);
    assert_eq!(cut.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&cut.stderr).contains("Baris 1"));

    let good = fs::read_to_string(sample("portal-poc")).expect("sample");
    fs::write(&file, good.replacen("\"purpose\"", "\"purposes\"", 1)).expect("file");
    let unknown = patuh(&["standing", &name]);
    assert_eq!(unknown.status.code(), Some(1));
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(told.contains("request.purposes"), "{told}");
    assert!(told.contains("Line "), "{told}");

    assert_eq!(patuh(&["standing"]).status.code(), Some(2));
    assert_eq!(patuh(&["standing", &name, "--today", "besok"]).status.code(), Some(2));
}
