//! The five doors between pages and server (decisions.md 9). The server implements them; pages know nothing else of it.
//!
//! Every method takes the actor first: nothing can be read or done by nobody, but for checking a document's code. What an actor may not see is answered
//! like what doesn't exist.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::NaiveDate;
use patuh_domain::actor::Actor;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::calendar::Moment;
use patuh_domain::clause::Difference;
use patuh_domain::command::{Command, Event};
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId, PersonId, SuspicionId};
use patuh_domain::numbering::NextNumber;
use patuh_domain::refusal::Refusal;

use crate::loading::Trouble;
use crate::views::*;

/// A command on its way through the door.
#[derive(Debug, Clone)]
pub struct Envelope {
    pub command: Command,
    /// The version of the aggregate the actor saw; `None` where there was none (creation, machines).
    pub expected_version: Option<u64>,
    /// Unique per actor: the same key again gives the first outcome and changes nothing.
    pub idempotency_key: String,
}

/// A command done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The version of the aggregate now.
    pub version: u64,
    pub events: Vec<Event>,
    /// It had been done before under the same key.
    pub replayed: bool,
}

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A rule stands against it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Somebody else changed the aggregate since the actor saw it; nothing was done.
    #[error("changed by somebody else in the meantime")]
    Stale {
        current_version: u64,
        /// What happened since, oldest first.
        changes: Vec<HistoryEntry>,
    },
    /// The server can't at the moment; the text is for the log.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// The one door for changes (architecture.md, invariant 2).
#[async_trait]
pub trait Desk: Send + Sync {
    /// Decides and stores in one transaction, or does nothing.
    async fn perform(&self, actor: &Actor, envelope: Envelope) -> Result<Done, DeskError>;
}

/// Views for pages: one or two queries each, scoped to the actor.
#[async_trait]
pub trait Reading: Send + Sync {
    /// Now, in the zone of the actor's office.
    async fn moment(&self, actor: &Actor) -> Moment;
    /// What the frame around every page shows.
    async fn frame(&self, actor: &Actor) -> Result<Frame, Trouble>;
    async fn home(&self, actor: &Actor) -> Result<Home, Trouble>;
    async fn register(&self, actor: &Actor, query: RegisterQuery) -> Result<Register, Trouble>;
    async fn board(&self, actor: &Actor, query: RegisterQuery) -> Result<Board, Trouble>;
    async fn agreement(&self, actor: &Actor, id: AgreementId) -> Result<AgreementView, Trouble>;
    /// The rehearsal of the PoC of `subject`, as in addresses; without one, of the first that isn't settled.
    async fn rehearsal(&self, actor: &Actor, id: AgreementId, subject: Option<&str>) -> Result<RehearsalView, Trouble>;
    /// History, newest first; `before` is the sequence of the last entry already shown.
    async fn history(&self, actor: &Actor, id: AgreementId, before: Option<i64>) -> Result<History, Trouble>;
    /// What looks wrong in the facts of agreements, the newest agreement first.
    async fn findings(&self, actor: &Actor, query: FindingQuery) -> Result<Findings, Trouble>;
    /// Breaches over all agreements; for those of the office.
    async fn incidents(&self, actor: &Actor, query: IncidentQuery) -> Result<Incidents, Trouble>;
    /// Declarations waiting for the actor or seen by staff as missing.
    async fn declarations(&self, actor: &Actor) -> Result<Vec<DeclarationRow>, Trouble>;
    /// Duties between two dates, for the calendar.
    async fn duties(&self, actor: &Actor, query: DutyQuery) -> Result<Vec<DutyRow>, Trouble>;
    /// Proposed sanctions and results to send on; for those of the office.
    async fn oversight(&self, actor: &Actor) -> Result<Oversight, Trouble>;
    async fn institutions(&self, actor: &Actor, search: &str) -> Result<Vec<InstitutionRow>, Trouble>;
    async fn institution(&self, actor: &Actor, id: InstitutionId) -> Result<InstitutionView, Trouble>;
    /// The next number for each field of `action` that the actor's side numbers itself, as far as its letters show it;
    /// without an agreement, for a new request.
    async fn next_numbers(
        &self,
        actor: &Actor,
        agreement: Option<AgreementId>,
        action: AgreementAction,
    ) -> Result<Vec<(&'static str, NextNumber)>, Trouble>;
    async fn people(&self, actor: &Actor, search: &str) -> Result<Vec<PersonRow>, Trouble>;
    async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, Trouble>;
    async fn office(&self, actor: &Actor, id: OfficeId) -> Result<OfficeView, Trouble>;
    /// Look-ups of one agreement over a span, as the ledger counted them.
    async fn agreement_use(&self, actor: &Actor, id: AgreementId, span: UseSpan) -> Result<UseView, Trouble>;
    /// What was counted under an agreement between two days, both included: what a semester report says.
    async fn use_figures(
        &self,
        actor: &Actor,
        id: AgreementId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<UseFigures, Trouble>;
    /// Look-ups of everything the actor may see, over the last 30 days.
    async fn office_use(&self, actor: &Actor) -> Result<OfficeUse, Trouble>;
    /// Forbidden input that was seen, for the staff of the office.
    async fn suspicions(&self, actor: &Actor, query: SuspicionQuery) -> Result<Suspicions, Trouble>;
    async fn suspicion(&self, actor: &Actor, id: SuspicionId) -> Result<SuspicionView, Trouble>;
    /// The centre's service of an office and how it does; for those of the office.
    async fn upstream(&self, actor: &Actor, id: OfficeId) -> Result<UpstreamView, Trouble>;
    async fn audit(&self, actor: &Actor, query: AuditQuery) -> Result<AuditPage, Trouble>;
    /// A kept form: values and errors of a refused or unfinished submission, of this actor only.
    async fn draft(&self, actor: &Actor, id: &str) -> Result<Option<Draft>, Trouble>;
    /// The actor's unfinished requests.
    async fn request_drafts(&self, actor: &Actor) -> Result<Vec<DraftRow>, Trouble>;
    /// Whether the installation has an office yet; if not, everything leads to `/mulai`.
    async fn is_founded(&self) -> Result<bool, Trouble>;
    /// The database was made for trials: its accounts may be shown.
    async fn is_demonstration(&self) -> bool;
    /// The demonstration's virtual date, for the banner; `None` on real time.
    async fn shifted_clock(&self) -> Option<Moment>;
}

/// Documents of an agreement. The files themselves are plain routes of the server.
#[async_trait]
pub trait Papers: Send + Sync {
    async fn list(&self, actor: &Actor, id: AgreementId) -> Result<Vec<PaperRow>, Trouble>;
    /// How many pages a document has; they are pictures at `…/dokumen/{code}.svg?hal=n`.
    async fn pages(&self, actor: &Actor, id: AgreementId, code: &str, subject: Option<&str>) -> Result<usize, Trouble>;
    /// Issued documents of every agreement the actor sees.
    async fn issued(&self, actor: &Actor, query: IssuedQuery) -> Result<IssuedList, Trouble>;
    /// Kinds of document with how many agreements call for them now.
    async fn kinds_to_print(&self, actor: &Actor) -> Result<Vec<PrintKind>, Trouble>;
    /// Agreements for which documents of a kind can be made, those that call for it first.
    async fn to_print(&self, actor: &Actor, code: &str) -> Result<Vec<PrintCandidate>, Trouble>;
    /// The actor's print jobs, the latest first.
    async fn print_jobs(&self, actor: &Actor) -> Result<Vec<PrintJob>, Trouble>;
    async fn print_job(&self, actor: &Actor, id: uuid::Uuid) -> Result<PrintJob, Trouble>;
    /// What a code on a paper says. The one question that anybody may ask: the answer names nobody.
    async fn verify(&self, code: &str) -> Result<CodeAnswer, Trouble>;
    /// What the text `code` says in `to` and did not in `from`: now against a day, an issue or the product's own wording,
    /// or one issue against another. Not found for a kind whose wording isn't kept clause by clause.
    async fn differences(
        &self,
        actor: &Actor,
        id: AgreementId,
        code: &str,
        subject: Option<&str>,
        from: TextVersion,
        to: TextVersion,
    ) -> Result<Vec<Difference>, Trouble>;
}

/// The lookup gateway, for pages that show or use it.
#[async_trait]
pub trait Gate: Send + Sync {
    /// Under which User IDs and for which purposes the actor may look up now, and the actor's last look-ups.
    async fn portal(&self, actor: &Actor) -> Result<Portal, Trouble>;
    /// The last calls under an agreement, as far as the actor may open their traces.
    async fn recent(&self, actor: &Actor, agreement: AgreementId) -> Result<Vec<LookupLine>, Trouble>;
    /// Why a call was answered as it was.
    async fn trace(&self, actor: &Actor, id: uuid::Uuid) -> Result<Trace, Trouble>;
    /// Whether the actor answers citizens who ask who looked them up.
    fn answers_citizens(&self, actor: &Actor) -> bool;
}

/// Sign-in and sessions.
#[async_trait]
pub trait Identity: Send + Sync {
    /// The sessions of the person, the one in use first, then by last use, for "sign out everywhere".
    async fn sessions(&self, signed_in: &SignedIn) -> Result<Vec<SessionRow>, Trouble>;
    /// Whom an invitation is for; `None` where it was used, replaced, or is too old.
    async fn invitation(&self, token: &str) -> Result<Option<InvitationView>, Trouble>;
}

/// The doors as pages find them in their context.
#[derive(Clone)]
pub struct Ports {
    pub desk: Arc<dyn Desk>,
    pub reading: Arc<dyn Reading>,
    pub papers: Arc<dyn Papers>,
    pub gate: Arc<dyn Gate>,
    pub identity: Arc<dyn Identity>,
}

/// Who is signed in, as the session layer put it into the request; pages find it in their context.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub actor: Actor,
    pub email: String,
    pub language: patuh_domain::wording::Language,
    /// The session by which this request came.
    pub session: uuid::Uuid,
}
