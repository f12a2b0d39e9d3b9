//! An agreement (PKS with its Juknis): facts, events, commands, and what follows from them.
//!
//! Facts are recorded, never edited; stage, duties and access are computed from them and a date (invariant 1).

mod action;
mod assessment;
mod automatic;
mod command;
mod decide;
mod event;
mod facts;
mod force;
mod issued;
mod life;
mod lock;
mod method;
mod next;
mod onboarding;
mod particulars;
mod poc;
mod proposal;
mod purpose;
mod renewal_call;
mod request;
mod stage;
mod standing;
mod succession;
mod supposed;
mod text;
mod topology;

pub use action::AgreementAction;
pub use assessment::{Assessment, Finding, FollowUp, FollowUpDone, ReportContent, Score};
pub use automatic::automatic_suspension;
pub use command::{AgreementCommand, Imported};
pub use decide::{
    InUse, Passing, Possible, REQUIREMENTS, can_do, can_take_over, decide, in_use, lawful, requirements_of, succession,
    take_over,
};
pub use event::AgreementEvent;
pub use facts::{Agreement, Facts};
pub use force::Period;
pub(crate) use force::{Known, same_name};
pub use issued::{DocumentCode, DocumentState, Edition, IssuedDocument, NoCode, Originals, Revocation};
pub use life::*;
pub use lock::*;
pub use method::{AddressPart, Element, Method, MethodGrant};
pub(crate) use next::next_steps_of;
pub use next::{NextStep, answer_to, next_steps};
pub use onboarding::*;
pub use particulars::*;
pub use poc::{PocRequest, PocResult, PocSchedule, PocSubject, Verdict};
pub use proposal::{Proposal, ProposedStep, proposals};
pub use purpose::{Purpose, PurposeKey, PurposeNow};
pub use renewal_call::RenewalCall;
pub use request::*;
pub use stage::{Stage, stage};
pub use standing::{Standing, standing};
pub use succession::{Predecessor, Succession};
pub use supposed::Supposed;
pub use text::*;
pub use topology::{Leaf, Source, Stop, Topology, is_diskominfo};
