//! Documents: from an agreement's facts to archivable PDFs, in process.
//!
//! [`data::draft`] turns facts into the data of a document and lists what is missing; [`engine::render`] makes the
//! PDF, hermetic and reproducible (ARCHITECTURE.md, invariant 8); [`Press`] does so for async callers.
//! `docs/documents.md` tells how templates are written.

mod clean;
pub mod data;
mod differences;
mod emblem;
pub mod engine;
mod findings;
mod kept_text;
mod press;
mod world;

pub use data::{
    Choices, Draft, DutyKey, Form, Kind, Missing, Step, Subject, draft, recapitulated_from, recapitulation, subjects,
};
pub use differences::differences_of;
pub use emblem::{Emblem, EmblemError, MAX_BYTES};
pub use engine::{Order, RenderError, Rendered, pages_as_svg, render};
pub use findings::{findings, findings_of};
pub use kept_text::text_of;
pub use press::Press;
pub use world::Emblems;
