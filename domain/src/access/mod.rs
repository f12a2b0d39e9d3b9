//! Who may ask what, when (domain.md 5; decisions.md 22, 23).
//!
//! One list of checks answers all: what a call gets ([`decide`]), what the page shows ([`checks`]), and the access of
//! an agreement as a whole ([`access_now`]). Facts come in as recorded; counters come from the caller, who reserves
//! the hit.

mod account;
mod agreement;
mod check;
mod code;
mod decide;
mod hours;
mod now;
mod quota;
mod volume;
mod walk;

pub use check::{Check, CheckKind, Outcome, Scope, Source, checks};
pub use code::Code;
pub use decide::{AccessRequest, Caller, Decision, Presented, decide, decide_effective};
pub use hours::{AgreementHours, Hours, MINUTES, OfficeHours, Span, opens_next};
pub(crate) use now::access_of;
pub use now::{AccessNow, AccountAccess, MethodAccess, access_now};
pub use quota::{CounterKey, HITS_BEFORE_POC, Limit, Used};
pub use volume::{Drift, drift};
pub use walk::{Step, walk};
