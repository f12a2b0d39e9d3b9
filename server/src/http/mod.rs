//! Everything that speaks HTTP. Pages come from `patuh_app`; the rest are plain axum routes.

pub mod health;
pub mod request;
pub mod router;
pub mod security;
pub mod site;
pub mod state;

#[cfg(test)]
mod tests;

pub use router::router;
pub use state::AppState;
