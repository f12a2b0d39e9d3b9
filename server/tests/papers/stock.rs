//! The same templates with the stock `typst` command: the same text.

use std::path::{Path, PathBuf};
use std::process::Command;

use patuh_server::documents::{Choices, Form};

use super::kinds::{evaluated, figures};
use super::support::{made, order, root, text};

/// The command that `cargo xtask test` names, or the one on the path; only the version that is built in counts.
fn command() -> Option<PathBuf> {
    let named = std::env::var_os("PATUH_TYPST").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join("typst")).find(|program| program.is_file());
    let program = named.or(found)?;
    let told = Command::new(&program).arg("--version").output().ok()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    (told.split_whitespace().nth(1) == Some(typst::utils::version().raw())).then_some(program)
}

#[test]
fn the_stock_command_makes_the_same_text_of_every_template() {
    let Some(typst) = command() else {
        eprintln!(
            "left out: no typst command of the built-in version; `cargo xtask test` builds it, PATUH_TYPST names one"
        );
        return;
    };
    let facts = evaluated();
    let choices = Choices { figures: Some(figures()), ..super::support::issued() };
    // Copied, since the command follows no link out of its root.
    let room = tempfile::tempdir().expect("a folder");
    copy(&root().join("templates/documents"), room.path());
    for form in Form::ALL {
        let order = order(form, &facts, &choices);
        let own = text(&made(form.code(), &order).pdf);
        std::fs::write(room.path().join("data.json"), order.text().0).expect("written");
        let done = Command::new(&typst)
            .args(["compile", "--ignore-system-fonts", "--pdf-standard", "a-2a,ua-1", "--root"])
            .arg(room.path())
            .arg("--font-path")
            .arg(root().join("templates/fonts"))
            .arg(room.path().join(order.template.trim_start_matches('/')))
            .arg(room.path().join("out.pdf"))
            .output()
            .expect("it starts");
        assert!(done.status.success(), "{}: {}", form.code(), String::from_utf8_lossy(&done.stderr));
        let pdf = std::fs::read(room.path().join("out.pdf")).expect("a file");
        assert_eq!(text(&pdf), own, "{}", form.code());
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let copied = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &copied);
        } else {
            std::fs::copy(&entry, &copied).expect("copied");
        }
    }
}
