//! The built files that pages load: `target/site/pkg` and the list of their names, `hash.txt`.
//!
//! Every file is named by its content and stands beside its compressed copies. New files are
//! written first, then the list, and what the list no longer names is removed last: a server that
//! is running meanwhile always finds what its pages ask for.

mod browser;
mod packing;
mod style;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::say::{note, step};
use crate::tools::target_dir;
use packing::{Packing, digest};

/// How much work the build may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grade {
    /// For daily work and tests: quick to build.
    Daily,
    /// As it is shipped: as small as can be.
    Shipped,
}

/// The folder of the built files.
pub(crate) fn folder() -> PathBuf {
    target_dir().join("site")
}

/// Builds the browser part, style, fonts and icon, as far as their sources changed.
///
/// # Errors
/// With what can't be built, and why.
pub(crate) fn build(grade: Grade) -> anyhow::Result<()> {
    let compiled = browser::compile(grade)?;
    let inputs = fingerprint(&compiled, grade)?;
    let stamp = folder().join("built-from.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) && folder().join("hash.txt").is_file() {
        note("browser part, style and fonts are up to date");
        return Ok(());
    }

    let pkg = folder().join("pkg");
    std::fs::create_dir_all(&pkg)?;
    let mut site = Names { packing: Packing::new(pkg.clone(), grade), list: BTreeMap::new() };
    step("preparing the browser part", || {
        let module = browser::bind(&compiled, grade)?;
        // One name for both: the page asks for NAME.js and NAME.wasm.
        let hash = digest(&[module.script.as_bytes(), &module.program].concat());
        site.packing.write(&format!("patuh.{hash}.js"), module.script.as_bytes())?;
        site.packing.write(&format!("patuh.{hash}.wasm"), &module.program)?;
        site.list.insert("js".to_owned(), hash.clone());
        site.list.insert("wasm".to_owned(), hash);
        Ok(())
    })?;
    step("preparing style, fonts and icon", || {
        let sources = Path::new("style");
        let mut loaded = BTreeMap::new();
        for file in style::loaded_files(sources)? {
            let name = site.add(&file)?;
            loaded.insert(file_name(&file)?, name);
        }
        let sheet = style::bundle(&sources.join("main.css"), &loaded)?;
        let hash = digest(sheet.as_bytes());
        site.packing.write(&format!("patuh.{hash}.css"), sheet.as_bytes())?;
        site.list.insert("css".to_owned(), hash);
        Ok(())
    })?;

    let list: String = site.list.iter().map(|(file, name)| format!("{file}: {name}\n")).collect();
    write_whole(&folder().join("hash.txt"), &list)?;
    site.packing.remove_others()?;
    write_whole(&stamp, &inputs)
}

/// Copies the built files to `site` beside the program, where an installation finds them.
///
/// # Errors
/// Where a file can't be written.
pub(crate) fn place_beside(program: &Path) -> anyhow::Result<()> {
    let beside = program.parent().unwrap_or(Path::new(".")).join("site");
    if beside.exists() {
        std::fs::remove_dir_all(&beside)?;
    }
    std::fs::create_dir_all(beside.join("pkg"))?;
    for file in std::fs::read_dir(folder().join("pkg"))? {
        let file = file?;
        std::fs::copy(file.path(), beside.join("pkg").join(file.file_name()))?;
    }
    std::fs::copy(folder().join("hash.txt"), beside.join("hash.txt"))?;
    Ok(())
}

struct Names {
    packing: Packing,
    /// What the server reads: kind or file name, and hash or name with the hash.
    list: BTreeMap<String, String>,
}

impl Names {
    /// Writes a copy of `file` named by its content; returns that name.
    fn add(&mut self, file: &Path) -> anyhow::Result<String> {
        let content = std::fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
        let plain = file_name(file)?;
        let name = match plain.rsplit_once('.') {
            Some((stem, end)) => format!("{stem}.{}.{end}", digest(&content)),
            None => format!("{plain}.{}", digest(&content)),
        };
        self.packing.write(&name, &content)?;
        self.list.insert(plain, name.clone());
        Ok(name)
    }
}

/// What everything is made from: when it stays the same, so do the built files.
fn fingerprint(compiled: &Path, grade: Grade) -> anyhow::Result<String> {
    let mut lines = vec![format!("grade {grade:?}, build {}", env!("CARGO_PKG_VERSION"))];
    let program = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
    lines.push(format!("xtask {}", digest(&program)));
    for file in style::all_files(Path::new("style"))?.iter().map(PathBuf::as_path).chain([compiled]) {
        let content = std::fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
        lines.push(format!("{} {}", file.display(), digest(&content)));
    }
    Ok(lines.join("\n"))
}

fn file_name(file: &Path) -> anyhow::Result<String> {
    let name = file.file_name().with_context(|| format!("{} has no name", file.display()))?;
    Ok(name.to_string_lossy().into_owned())
}

/// Replaces a file at once, so that no reader sees half of it.
fn write_whole(file: &Path, text: &str) -> anyhow::Result<()> {
    let fresh = file.with_extension("new");
    std::fs::write(&fresh, text)?;
    std::fs::rename(&fresh, file)?;
    Ok(())
}
