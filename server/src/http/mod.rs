//! Everything that speaks HTTP. Pages come from `patuh_app`; the rest are plain axum routes.

pub mod calendar_feed;
pub mod cookie;
pub mod emblem;
pub mod flash;
pub mod forms;
pub mod health;
pub mod listen;
pub mod local_path;
pub mod lookup;
pub mod mishap;
pub mod pace;
pub mod page;
pub mod papers;
pub mod peer;
pub mod plain;
pub mod preview;
pub mod print_jobs;
pub mod rehearsal;
pub mod request;
pub mod reveal;
pub mod router;
pub mod security;
pub mod sent;
pub mod session;
pub mod site;
pub mod state;
pub mod trace;
pub mod uploads;
pub mod use_list;
pub mod verify;
pub mod visitor;
pub mod wire;

#[cfg(test)]
mod tests;

pub use router::router;
pub use state::AppState;
