//! The commands that work on a database, as the real program: demonstration, import, audit, doctor, backup, restore.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

struct Installation {
    folder: TempDir,
}

impl Installation {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("folder") }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn patuh(&self, arguments: &[&str]) -> Output {
        self.patuh_at("", arguments)
    }

    /// With the office's clock set.
    fn patuh_at(&self, now: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_patuh"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PATUH_DATA_DIR", self.data())
            .env("PATUH_NOW", now)
            .env("RUST_LOG", "error")
            .env_remove("PATUH_DATABASE_URL")
            .env_remove("PATUH_SECRET_FILE")
            .output()
            .expect("patuh")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.patuh(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", told(&output));
        String::from_utf8(output.stdout).expect("utf-8")
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn sample(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../samples/dossier-{name}.json"));
    file.to_string_lossy().into_owned()
}

#[test]
fn a_demonstration_is_made_once_and_takes_more_institutions() {
    let installation = Installation::new();
    let first = installation.done(&["demo"]);
    for account in ["petugas@demo.patuh.test", "operator@demo.patuh.test", "petugas2@demo.patuh.test", "demo-ws"] {
        assert!(first.contains(account), "{account} in {first}");
    }
    assert_eq!(installation.done(&["demo"]), first);
    let more = installation.done(&["demo", "--institutions", "25", "--years", "3", "--seed", "4"]);
    assert!(more.contains("25 lembaga"), "{more}");
    let again = installation.patuh(&["demo", "--institutions", "25", "--years", "3", "--seed", "4"]);
    assert!(again.status.success() || told(&again).contains("ditolak"), "{}", told(&again));
    assert!(installation.done(&["audit", "verify"]).contains("Riwayat utuh"));
    // The dossiers of others don't clash with the demonstration.
    for name in ["kesesuaian-production", "kecamatan-bridge", "provinsi-onboarding"] {
        installation.done(&["import-dossier", &sample(name), "--create-office"]);
    }
}

#[test]
fn a_demonstration_can_be_of_several_offices_and_another_day() {
    let installation = Installation::new();
    let output =
        installation.patuh_at("2027-03-02", &["demo", "--institutions", "12", "--offices", "3", "--years", "2"]);
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn a_clock_is_never_set_on_real_data() {
    let installation = Installation::new();
    installation.done(&["import-dossier", &sample("portal-poc"), "--create-office"]);
    let demo = installation.patuh(&["demo"]);
    assert_eq!(demo.status.code(), Some(1));
    assert!(told(&demo).contains("sudah berisi data"), "{}", told(&demo));
    let shifted = installation.patuh_at("2027-01-01", &["import-dossier", &sample("kecamatan-bridge")]);
    assert_eq!(shifted.status.code(), Some(1));
    assert!(told(&shifted).contains("PATUH_NOW"), "{}", told(&shifted));
}

#[test]
fn a_dossier_is_imported_once() {
    let installation = Installation::new();
    let file = sample("kesesuaian-production");
    let homeless = installation.patuh(&["import-dossier", &file]);
    assert_eq!(homeless.status.code(), Some(1));
    assert!(told(&homeless).contains("--create-office"), "{}", told(&homeless));
    let imported = installation.done(&["import-dossier", &file, "--create-office"]);
    assert!(imported.contains("/perjanjian/"), "{imported}");
    let again = installation.patuh(&["import-dossier", &file]);
    assert_eq!(again.status.code(), Some(1));
    assert!(told(&again).contains("sudah dipakai"), "{}", told(&again));
}

#[test]
fn every_sample_is_imported_side_by_side() {
    let installation = Installation::new();
    for name in ["kecamatan-bridge", "kesesuaian-production", "lint-findings", "provinsi-onboarding"] {
        installation.done(&["import-dossier", &sample(name), "--create-office"]);
    }
    assert!(installation.done(&["audit", "verify"]).contains("Riwayat utuh"));
}

#[test]
fn a_backup_restores_to_a_whole_installation() {
    let (first, second) = (Installation::new(), Installation::new());
    first.done(&["import-dossier", &sample("kesesuaian-production"), "--create-office"]);
    let uploads = first.data().join("files/ab/cd");
    fs::create_dir_all(&uploads).expect("folder");
    fs::write(uploads.join("abcd"), b"%PDF-").expect("file");
    let backup = first.folder.path().join("cadangan");
    let name = backup.to_string_lossy().into_owned();
    assert!(first.done(&["backup", &name]).contains("1 berkas"));
    let full = first.patuh(&["backup", &name]);
    assert_eq!(full.status.code(), Some(1));
    assert!(told(&full).contains("tidak kosong"), "{}", told(&full));

    assert!(second.done(&["restore", &name]).contains("secret.key"));
    assert!(second.data().join("files/ab/cd/abcd").is_file());
    assert!(second.done(&["audit", "verify"]).contains("Riwayat utuh"));
    let twice = second.patuh(&["restore", &name]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(told(&twice).contains("tidak ditimpa"), "{}", told(&twice));
    assert_eq!(second.patuh(&["restore", &second.data().to_string_lossy()]).status.code(), Some(1));
}

#[test]
fn a_doctor_tells_what_is_wrong_and_how_to_mend_it() {
    let installation = Installation::new();
    let nothing = installation.patuh(&["doctor"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(told(&nothing).contains("patuh migrate"), "{}", told(&nothing));

    installation.done(&["import-dossier", &sample("portal-poc"), "--create-office"]);
    let well = installation.patuh(&["doctor"]);
    let text = told(&well);
    for part in ["Dokumen", "Kunci", "Riwayat", "Basis data"] {
        assert!(text.contains(part), "{part} in {text}");
    }

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let key = installation.data().join("secret.key");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("permissions");
        let open = installation.patuh(&["doctor"]);
        assert_eq!(open.status.code(), Some(1));
        assert!(told(&open).contains("chmod 600"), "{}", told(&open));
    }
}
