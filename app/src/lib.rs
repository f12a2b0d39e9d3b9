//! What people see: pages, islands and words. Compiled twice.
//!
//! With `ssr` it is the library from which the server renders whole pages; with `hydrate` it is the
//! module the browser loads, which holds only the islands and what they use. Pages never reach the
//! browser as code: each works as HTML and plain forms, and islands make it quicker.
//!
//! The crate knows the server only through the ports it declares, never the other way round.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod loading;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod ports;
#[cfg(feature = "ssr")]
pub mod query;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod views;
#[cfg(feature = "ssr")]
pub mod words;

/// Brings the islands of the page to life; the browser calls it once after loading the module.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
