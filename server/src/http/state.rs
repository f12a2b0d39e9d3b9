//! What handlers and pages share.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use patuh_app::shell::PageFiles;

use super::site::Site;
use crate::config::Config;
use crate::store::Store;

/// Everything a request may need. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The settings of the installation.
    pub config: Arc<Config>,
    /// The database.
    pub store: Store,
    /// The built files.
    pub site: Arc<Site>,
    files: PageFiles,
}

impl AppState {
    /// The state for `config`, with the built files that are found.
    pub fn new(config: Config, store: Store) -> Self {
        let site = Site::find(&config.site);
        Self { files: site.page_files(), site: Arc::new(site), config: Arc::new(config), store }
    }

    /// What the document of every page loads.
    pub fn files(&self) -> PageFiles {
        self.files.clone()
    }

    /// Puts the ports into the context of one page or server function. Nothing else of the server
    /// reaches a page.
    pub fn provide(&self) {
        provide_context(self.files.clone());
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.files.options.clone()
    }
}
