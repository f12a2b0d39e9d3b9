//! `patuh standing` says what the worked values say. `PATUH_VECTORS` names another directory of the same files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::NaiveDate;
use patuh_domain::dossier::Dossier;
use patuh_server::cli::standing::standing_on;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Case {
    dossier: String,
    today: NaiveDate,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    stage: String,
    granted: bool,
    refusal: Option<String>,
    #[serde(default)]
    per_day: BTreeMap<String, Option<u32>>,
    #[serde(default)]
    duties: BTreeMap<String, (String, Option<String>)>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn cases() -> Vec<Case> {
    let folder = std::env::var_os("PATUH_VECTORS").map_or_else(|| root().join("tests/vectors"), PathBuf::from);
    let path = folder.join("standing.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sample(name: &str) -> PathBuf {
    root().join(format!("samples/dossier-{name}.json"))
}

fn check(case: &Case, found: &Value) {
    let of = format!("{} on {}", case.dossier, case.today);
    assert_eq!(found["today"], case.today.to_string(), "{of}");
    assert_eq!(found["stage"], case.expect.stage, "{of}");
    assert_eq!(found["access"]["granted"], case.expect.granted, "{of}: {}", found["access"]);
    if let Some(refusal) = &case.expect.refusal {
        assert_eq!(found["access"]["refusal"], *refusal, "{of}");
    }
    for (method, per_day) in &case.expect.per_day {
        let granted = &found["access"]["methods"][method];
        assert!(granted.is_object(), "{of}: {method} is not granted");
        assert_eq!(granted["per_day"], serde_json::json!(per_day), "{of}: {method}");
    }
    for (name, (state, due)) in &case.expect.duties {
        let (kind, subject) =
            name.split_once(':').map_or((name.as_str(), None), |(kind, subject)| (kind, Some(subject)));
        let duties = found["duties"].as_array().expect("duties");
        let duty = duties
            .iter()
            .find(|duty| duty["kind"] == kind && subject.is_none_or(|subject| duty["subject"] == subject))
            .unwrap_or_else(|| panic!("{of}: no duty {name}"));
        assert_eq!(duty["state"], *state, "{of}: {name}");
        assert_eq!(duty["due"], serde_json::json!(due), "{of}: {name}");
    }
}

fn patuh(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_patuh")).args(arguments).current_dir(std::env::temp_dir()).output().expect("patuh")
}

#[test]
fn vectors_hold_in_the_library() {
    for case in cases() {
        let json = fs::read_to_string(sample(&case.dossier)).expect("sample");
        let dossier = Dossier::parse(&json).expect("dossier");
        let found = standing_on(&dossier, case.today).expect("standing");
        check(&case, &serde_json::to_value(&found).expect("json"));
    }
}

#[test]
fn vectors_hold_in_the_program() {
    for case in cases() {
        let file = sample(&case.dossier);
        let today = case.today.to_string();
        let output = patuh(&["standing", &file.to_string_lossy(), "--today", &today, "--json"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        check(&case, &serde_json::from_slice(&output.stdout).expect("json"));
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
