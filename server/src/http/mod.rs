//! Everything that speaks HTTP. Pages come from `patuh_app`; the rest are plain axum routes.

pub mod cookie;
pub mod flash;
pub mod forms;
pub mod health;
pub mod local_path;
pub mod mishap;
pub mod page;
pub mod papers;
pub mod plain;
pub mod preview;
pub mod print_jobs;
pub mod request;
pub mod reveal;
pub mod router;
pub mod security;
pub mod sent;
pub mod session;
pub mod site;
pub mod state;
pub mod uploads;
pub mod verify;
pub mod visitor;
pub mod wire;

#[cfg(test)]
mod tests;

pub use router::router;
pub use state::AppState;
