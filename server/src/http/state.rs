//! What handlers and pages share.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRef;
use axum::http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::prelude::{provide_context, use_context};
use patuh_app::ports::SignedIn;
use patuh_app::shell::PageFiles;
use patuh_app::views::{Flash, FormKey, Theme};

use super::site::Site;
use super::visitor;
use crate::config::Config;
use crate::rooms::Rooms;
use crate::store::Store;

/// Everything a request may need. Cheap to clone: the layers of a request do it again and again.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// What all clones of an [`AppState`] share.
pub struct Shared {
    /// The settings of the installation.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// Everything that works on the database.
    pub rooms: Rooms,
    /// The built files.
    pub site: Site,
    files: PageFiles,
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl AppState {
    /// The state for `config`, with the built files that are found.
    pub fn new(config: Config, rooms: Rooms) -> Self {
        let site = Site::find(&config.site);
        Self(Arc::new(Shared { files: site.page_files(), site, config, store: rooms.store.clone(), rooms }))
    }

    /// What the document of every page loads.
    pub fn files(&self) -> PageFiles {
        self.files.clone()
    }

    /// Puts the ports into the context of one page or server function, and what is known of the visitor:
    /// [`SignedIn`] where somebody is, the language, the [`Theme`], a [`Flash`] where there is one, and a fresh
    /// [`FormKey`]. Nothing else of the server reaches a page.
    pub fn provide(&self) {
        provide_context(self.files.clone());
        provide_context(self.rooms.ports.clone());
        provide_context(FormKey(uuid::Uuid::now_v7().to_string()));
        let Some(parts) = use_context::<Parts>() else { return };
        let known = &parts.extensions;
        provide_context(known.get::<visitor::Language>().copied().unwrap_or_default().0);
        provide_context(known.get::<Theme>().copied().unwrap_or_default());
        if let Some(signed_in) = known.get::<SignedIn>() {
            provide_context(signed_in.clone());
        }
        if let Some(flash) = known.get::<Flash>() {
            provide_context(flash.clone());
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.files.options.clone()
    }
}
