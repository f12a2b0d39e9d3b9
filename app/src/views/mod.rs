//! What pages show: plain structs made by the server's reading room, one file a noun. No rules here.

mod agreement;
mod form;
mod holidays;
mod home;
mod incident;
mod lookup;
mod office;
mod oversight;
mod papers;
mod register;
mod rehearsal;
mod suspicion;
mod upstream;
mod usage;

pub use agreement::*;
pub use form::*;
pub use holidays::*;
pub use home::*;
pub use incident::*;
pub use lookup::*;
pub use office::*;
pub use oversight::*;
pub use papers::*;
pub use register::*;
pub use rehearsal::*;
pub use suspicion::*;
pub use upstream::*;
pub use usage::*;
