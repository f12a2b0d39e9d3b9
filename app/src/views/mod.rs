//! What pages show: plain structs made by the server's reading room, one file a noun. No rules here.

mod agreement;
mod form;
mod home;
mod office;
mod register;
mod rehearsal;

pub use agreement::*;
pub use form::*;
pub use home::*;
pub use office::*;
pub use register::*;
pub use rehearsal::*;
