//! The portal: look-ups by people, the trace of every call, and the citizen's question.
//!
//! Policy: a person looks up through the same gate as programs, under the same checks. What the centre says is shown once
//! and kept nowhere. A trace says when, who, what for and how it ended, and of the citizen nothing; it is open to who
//! asked, to head and admin of the institution, and to the staff who keep the agreement.

mod citizen;
mod lines;
mod places;
mod room;
mod then;
mod told;
mod trace;

pub use room::{PortalRoom, Search};
pub use told::told;
