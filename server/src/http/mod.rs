//! Everything that speaks HTTP. Pages come from `patuh_app`; the rest are plain axum routes.

pub mod cookie;
pub mod flash;
pub mod forms;
pub mod local_path;
pub mod mishap;
pub mod page;
pub mod plain;
pub mod reveal;
pub mod sent;
pub mod session;
pub mod uploads;
pub mod visitor;
pub mod health;
pub mod papers;
pub mod request;
pub mod router;
pub mod security;
pub mod site;
pub mod state;

#[cfg(test)]
mod tests;

pub use router::router;
pub use state::AppState;
