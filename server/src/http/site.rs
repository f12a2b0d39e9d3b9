//! The built files that pages load: style sheet, browser part, fonts, icon.
//!
//! The build names them by their content (`patuh.3f9c….css`) and lists the names in `hash.txt`, so
//! a browser may keep them for ever and never sees a mixture of two versions. They are served from
//! the compressed copies that the build made.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::config::LeptosOptions;
use patuh_app::shell::PageFiles;
use tower_http::services::ServeDir;

/// Where the built files are and what they are called.
#[derive(Debug, Clone)]
pub struct Site {
    root: PathBuf,
    names: HashMap<String, String>,
}

impl Site {
    /// Finds the built files: in `chosen`, else in `LEPTOS_SITE_ROOT`, beside the program, in the
    /// build folder above it, or in `target/site`. Without any the pages come without style and
    /// islands, which [`Site::is_complete`] tells.
    pub fn find(chosen: &Path) -> Self {
        let named = (!chosen.as_os_str().is_empty()).then(|| chosen.to_owned());
        let of_leptos = std::env::var_os("LEPTOS_SITE_ROOT").map(PathBuf::from);
        let program = std::env::current_exe().ok();
        let beside = program.iter().flat_map(|program| program.ancestors().skip(1).take(3).map(|at| at.join("site")));
        let root = named
            .into_iter()
            .chain(of_leptos)
            .chain(beside)
            .find(|folder| folder.join("hash.txt").is_file())
            .unwrap_or_else(|| PathBuf::from("target/site"));
        Self::at(root)
    }

    /// The built files in `root`.
    pub fn at(root: PathBuf) -> Self {
        let list = std::fs::read_to_string(root.join("hash.txt")).unwrap_or_default();
        let names = list
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(file, name)| (file.trim().to_owned(), name.trim().to_owned()))
            .collect();
        Self { root, names }
    }

    /// Whether the build has been here.
    pub fn is_complete(&self) -> bool {
        ["js", "css"].iter().all(|kind| self.names.contains_key(*kind))
    }

    /// The folder, for messages.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The addresses that the document of every page names.
    pub fn page_files(&self) -> PageFiles {
        // One name for module and program: Leptos asks for NAME.js and NAME.wasm.
        let module = self.names.get("js").map_or_else(|| "patuh".to_owned(), |hash| format!("patuh.{hash}"));
        let style = self.names.get("css").map_or_else(|| "patuh".to_owned(), |hash| format!("patuh.{hash}"));
        let mut fonts: Vec<String> = self
            .names
            .iter()
            .filter(|(file, _)| file.ends_with(".woff2"))
            .map(|(_, name)| format!("/pkg/{name}"))
            .collect();
        fonts.sort();
        PageFiles {
            style: Arc::from(format!("/pkg/{style}.css")),
            icon: Arc::from(
                self.names
                    .get("favicon.svg")
                    .map_or_else(|| "/pkg/favicon.svg".to_owned(), |name| format!("/pkg/{name}")),
            ),
            fonts: Arc::from(fonts),
            options: LeptosOptions::builder()
                .output_name(module)
                .site_root(self.root.display().to_string())
                .site_pkg_dir("pkg")
                .build(),
        }
    }

    /// The route `/pkg/…`.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let files = ServeDir::new(self.root.join("pkg"))
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Router::new().nest_service("/pkg", files).layer(axum::middleware::from_fn(keep))
    }
}

/// Lets browsers keep what is named by its content, and ask again about the rest.
async fn keep(request: Request, next: Next) -> Response {
    let named_by_content = request.uri().path().rsplit('/').next().is_some_and(has_hash);
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let policy = if named_by_content { "public, max-age=31536000, immutable" } else { "no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

/// Whether `name` is like `patuh.0123456789abcdef.css`.
fn has_hash(name: &str) -> bool {
    name.split('.').any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_list_of_the_build() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(
            folder.path().join("hash.txt"),
            "js: aaaaaaaaaaaaaaaa\ncss: bbbbbbbbbbbbbbbb\nfavicon.svg: favicon.cccccccccccccccc.svg\n",
        )
        .expect("list");
        let site = Site::at(folder.path().to_owned());
        assert!(site.is_complete());
        let files = site.page_files();
        assert_eq!(&*files.style, "/pkg/patuh.bbbbbbbbbbbbbbbb.css");
        assert_eq!(&*files.icon, "/pkg/favicon.cccccccccccccccc.svg");
        assert_eq!(&*files.options.output_name, "patuh.aaaaaaaaaaaaaaaa");
    }

    #[test]
    fn without_a_build_the_plain_names_are_asked_for() {
        let site = Site::at(PathBuf::from("/nowhere"));
        assert!(!site.is_complete());
        assert_eq!(&*site.page_files().style, "/pkg/patuh.css");
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(has_hash("patuh.0123456789abcdef.wasm"));
        assert!(!has_hash("patuh.css"));
    }
}
