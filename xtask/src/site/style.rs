//! The style sheet: `style/main.css` and all it imports as one file, for browsers some years old.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

/// The oldest browsers that get the full look: the last Chromium for Windows 7, the Firefox with
/// long support, and iOS 16. Newer CSS in the sources is translated for them where that is possible.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets::from(Browsers {
        chrome: version(109, 0),
        edge: version(109, 0),
        firefox: version(115, 0),
        safari: version(16, 4),
        ios_saf: version(16, 4),
        ..Browsers::default()
    })
}

/// Everything in `style/`, in a stable order.
pub(super) fn all_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("{} can't be read", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// What pages and the style sheet load beside it: fonts and pictures.
pub(super) fn loaded_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = all_files(folder)?;
    files.retain(|file| file.extension().is_some_and(|end| ["woff2", "svg", "png"].iter().any(|kind| end == *kind)));
    Ok(files)
}

/// The bundle of `main` with the addresses of what it loads; `loaded` maps file names to names in `/pkg`.
///
/// # Errors
/// With file and line where the style sheet can't be understood, or names a file that isn't there.
pub(super) fn bundle(main: &Path, loaded: &BTreeMap<String, String>) -> anyhow::Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        targets: targets(),
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    })?;

    let mut code = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        let Dependency::Url(url) = dependency else { continue };
        let address = if url.url.starts_with("data:") || url.url.starts_with('#') {
            url.url.clone()
        } else {
            let name = url.url.rsplit('/').next().unwrap_or_default();
            let Some(built) = loaded.get(name) else {
                bail!("{}:{}: there is no file {} in style/", url.loc.file_path, url.loc.start.line, url.url);
            };
            format!("/pkg/{built}")
        };
        code = code.replace(&url.placeholder, &address);
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_with_the_built_names() {
        let folder = tempfile::tempdir().expect("folder");
        let main = folder.path().join("main.css");
        std::fs::write(&main, "@import 'a.css';\n.b { & .c { color: red } }").expect("file");
        let font = "@font-face { font-family: x; src: url('fonts/x.woff2') format('woff2') }";
        std::fs::write(folder.path().join("a.css"), font).expect("file");
        let loaded = BTreeMap::from([("x.woff2".to_owned(), "x.00.woff2".to_owned())]);
        let css = bundle(&main, &loaded).expect("bundled");
        assert!(css.contains("url(\"/pkg/x.00.woff2\")") && css.contains(".b .c{"), "{css}");

        let error = bundle(&main, &BTreeMap::new()).expect_err("a missing font");
        assert!(error.to_string().contains("fonts/x.woff2"), "{error}");
    }
}
