//! A dossier named on the command line.

use std::path::Path;

use anyhow::{anyhow, bail};
use patuh_domain::dossier::Dossier;

/// No dossier comes near this size; a file beyond it is something else.
const LARGEST: u64 = 5 * 1024 * 1024;

/// Reads and understands `file`.
///
/// # Errors
/// In both languages: the file isn't there, can't be read, or isn't a dossier, with line and path.
pub(super) fn read(file: &Path) -> anyhow::Result<Dossier> {
    let shown = file.display();
    let about = std::fs::metadata(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            anyhow!("berkas {shown} tidak ada; periksa namanya · there is no file {shown}; check its name")
        }
        _ => unreadable(file, &error),
    })?;
    if !about.is_file() || about.len() > LARGEST {
        bail!(
            "{shown} bukan berkas dossier; sebutkan berkas JSON dari satu perjanjian · \
             {shown} is no dossier; name the JSON file of one agreement"
        );
    }
    let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        anyhow!("{shown} bukan teks UTF-8; simpan ulang sebagai UTF-8 · {shown} is no UTF-8 text; save it as UTF-8")
    })?;
    Dossier::parse(text.trim_start_matches('\u{feff}'))
        .map_err(|fault| anyhow!("{shown}: {} · {}", fault.text.id, fault.text.en))
}

fn unreadable(file: &Path, error: &std::io::Error) -> anyhow::Error {
    let shown = file.display();
    anyhow!("berkas {shown} tidak dapat dibaca ({error}) · the file {shown} can't be read ({error})")
}
