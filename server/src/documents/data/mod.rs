//! The data of each document: what a template may print, one type per kind, and where it comes from.

mod access;
mod declarations;
mod frame;
mod from_facts;
mod handover;
mod juknis;
mod kind;
mod legal;
mod parts;
mod pks;
mod request;
mod review;
mod study;
mod style;
mod team;

pub use access::{NetworkPaper, UserIdPaper, UserPart};
pub use declarations::{NdaPaper, SptjmPaper};
pub use frame::{Frame, Verify};
pub use from_facts::{Choices, Draft, Missing, Subject, draft, subjects};
pub use handover::{AccountPart, HandoverPaper};
pub use juknis::*;
pub use kind::{Form, Kind};
pub use legal::citation;
pub use parts::*;
pub use pks::{ApprovalPart, Payers, PksPaper, Signing, TermPart};
pub use request::{Opening, RequestPaper};
pub use review::{ApprovalRequestPaper, ChecklistPaper, ChecklistRow};
pub use study::StudyPaper;
pub use style::{Consent, FormHeader, Issue, Style, Typeface, Verification};
pub use team::TeamPaper;
