//! Look-ups: the portal of operators, the trace of a call, the citizen's question.

mod answer;
mod citizen;
pub(crate) mod lines;
mod portal;
mod steps;
mod trace;

pub use citizen::CitizenQuestionPage;
pub use portal::LookupPage;
pub use trace::TracePage;
