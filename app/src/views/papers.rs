//! Documents of agreements: what can be made, what was issued, what anybody may check.

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::agreement::{DocumentCode, DocumentState, IssuedDocument, Stage};
use patuh_domain::ids::AgreementId;
use patuh_domain::lint::Finding;
use patuh_domain::wording::Bilingual;

/// A document kind of an agreement.
#[derive(Debug, Clone)]
pub struct PaperRow {
    /// `D06`, `D13a`.
    pub code: String,
    pub title: Bilingual,
    /// For documents of a person or account: whom, as put in the address (`?untuk=`).
    pub subject: Option<(String, String)>,
    pub phase: PaperPhase,
    /// This person's side is called upon to make it now.
    pub due: bool,
    /// What is missing for the final version; empty when complete.
    pub missing: Vec<Bilingual>,
    /// What looks wrong in its data and clauses, besides what the facts show.
    pub findings: Vec<Finding>,
    /// This person may issue it.
    pub can_issue: bool,
    /// The issue in use, and whether the data changed since.
    pub in_use: Option<(IssuedDocument, Freshness)>,
    /// Both parties sign it, in two originals.
    pub in_originals: bool,
}

/// A text to compare with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextVersion {
    /// The product's own wording.
    Product,
    /// As it was at the end of this day.
    Day(NaiveDate),
    /// As issued under this code.
    Issued(DocumentCode),
    /// As it would be made now.
    Now,
}

/// The phase of an agreement that a document belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperPhase {
    Request,
    Drafting,
    Access,
    Trial,
    Running,
    /// Changes and renewal.
    Change,
    End,
}

impl PaperPhase {
    /// Every phase, in the order of an agreement's life.
    pub const ALL: [Self; 7] =
        [Self::Request, Self::Drafting, Self::Access, Self::Trial, Self::Running, Self::Change, Self::End];

    /// As links within the page name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "permohonan",
            Self::Drafting => "penyusunan",
            Self::Access => "akses",
            Self::Trial => "poc",
            Self::Running => "berjalan",
            Self::Change => "perubahan",
            Self::End => "akhir",
        }
    }

    /// The phase that an agreement at `stage` is in.
    pub const fn of(stage: Stage) -> Self {
        match stage {
            Stage::Requested | Stage::UnderReview | Stage::AwaitingApproval | Stage::Rejected | Stage::Withdrawn => {
                Self::Request
            }
            Stage::Drafting | Stage::Signing => Self::Drafting,
            Stage::Onboarding => Self::Access,
            Stage::ProofOfConcept => Self::Trial,
            Stage::Production => Self::Running,
            Stage::Renewing | Stage::Bridged => Self::Change,
            Stage::Ended | Stage::Terminated => Self::End,
        }
    }
}

/// Whether an issued document still says what the data say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Made again now it would be the same.
    Same,
    /// The data changed since.
    DataChanged,
    /// Made with other templates or another compiler: can't be compared.
    Unknown,
}

/// An issued document in a list.
#[derive(Debug, Clone)]
pub struct IssuedRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub title: Bilingual,
    /// Whose it is, where the kind is made for each.
    pub subject: Option<String>,
    pub document: IssuedDocument,
    pub state: DocumentState,
}

/// Which issued documents are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssuedQuery {
    /// Words of code, number, kind, institution or subject.
    pub search: String,
    /// `D06`; `None` for all.
    pub kind: Option<String>,
    /// Only those in use.
    pub current: bool,
    /// From 1.
    pub page: usize,
}

/// A page of issued documents, the latest first.
#[derive(Debug, Clone)]
pub struct IssuedList {
    pub rows: Vec<IssuedRow>,
    pub total: usize,
    pub per_page: usize,
    /// Kinds that were issued, for the filter.
    pub kinds: Vec<(String, Bilingual)>,
}

/// What anybody may know of an issued document: no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// As written, with hyphens.
    pub code: String,
    /// `D06`.
    pub kind: String,
    pub title: Bilingual,
    pub office: String,
    pub version: u32,
    pub state: DocumentState,
    pub issued_on: NaiveDate,
    pub pages: u32,
    /// Bytes.
    pub size: u64,
    pub sha256: String,
}

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeAnswer {
    Issued(Verified),
    /// A draft of this installation, never issued.
    Draft {
        code: String,
        kind: String,
        title: Bilingual,
    },
    /// Not a code, or of nothing.
    Unknown,
}

/// What an uploaded file is. Pages find it in their context after an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAnswer {
    /// Byte for byte the issued document.
    Genuine(Verified),
    /// The issued document with something added behind it: an electronic signature or stamp duty.
    Extended(Verified),
    /// It bears the code of an issued document and isn't it.
    Altered(Verified),
    /// It bears the code of a draft.
    Draft {
        title: Bilingual,
    },
    Unknown,
    /// No file was chosen, it isn't a PDF, or it is too large.
    Unreadable(Bilingual),
}

/// Many documents at once.
#[derive(Debug, Clone)]
pub struct PrintJob {
    pub id: uuid::Uuid,
    pub kind: String,
    pub title: Bilingual,
    /// They are issued, not only printed as drafts.
    pub issues: bool,
    pub state: PrintState,
    pub total: usize,
    pub done: usize,
    /// Documents in the ZIP.
    pub files: usize,
    pub failures: Vec<PrintFailure>,
    /// Why it failed as a whole.
    pub reason: Option<Bilingual>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub expires_at: DateTime<Utc>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintState {
    Waiting,
    Running,
    Done,
    Failed,
}

/// A document of a job that could not be made.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct PrintFailure {
    pub agreement: AgreementId,
    pub institution: String,
    pub subject: Option<String>,
    pub why: Bilingual,
}

/// A kind of document that can be made for many.
#[derive(Debug, Clone)]
pub struct PrintKind {
    /// `D13a`.
    pub code: String,
    pub title: Bilingual,
    /// Agreements that call for it now.
    pub due: usize,
}

/// A document that a job would make.
#[derive(Debug, Clone)]
pub struct PrintCandidate {
    pub agreement: AgreementId,
    pub institution: String,
    pub number: String,
    /// Documents of the kind for this agreement.
    pub documents: usize,
    /// Facts still missing in them.
    pub missing: Vec<Bilingual>,
    /// Proposed, because it is due.
    pub due: bool,
}
