//! The pages, one folder or file a noun. The table of their paths is `routes.rs`.

pub mod about;
pub mod agreement;
pub mod framed;
pub mod not_found;
pub mod trouble;
