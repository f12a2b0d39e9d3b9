//! One agreement: facts, standing, lawful actions, history, papers.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::access::Check;
use patuh_domain::agreement::{DeclarationKind, Facts, Possible, Standing};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AgreementId, FileId};
use patuh_domain::wording::Bilingual;

/// Everything the pages of one agreement show.
#[derive(Debug, Clone)]
pub struct AgreementView {
    pub id: AgreementId,
    pub version: u64,
    pub moment: Moment,
    /// As known now.
    pub facts: Arc<Facts>,
    pub standing: Arc<Standing>,
    /// What this actor could do, with what is missing where it can't be done yet.
    pub possible: Vec<Possible>,
    pub checks: Vec<Check>,
    /// When each stage was entered, in order; the last is the present one.
    pub stages: Vec<StageEntered>,
    /// How long the present stage usually takes here.
    pub usual: Option<Usual>,
    /// The last few entries.
    pub history: Vec<HistoryEntry>,
    /// Uploaded scans by id.
    pub files: Vec<FileRow>,
    /// Accounts handed over whose secret wasn't revealed yet, if this actor is the receiver.
    pub reveal: Vec<patuh_domain::ids::AccountId>,
    /// This actor may look at how much it is used.
    pub sees_use: bool,
    /// The agreement that this one follows, where it is known here.
    pub before: Option<Arc<Facts>>,
    /// The agreement that follows this one, by its number.
    pub successor: Option<(AgreementId, String)>,
    /// Sanctions the ladder proposes, for those who decide on them.
    pub proposals: Vec<super::ProposalRow>,
    /// Passwords of programs, for those who look after them.
    pub secrets: Vec<super::SecretRow>,
}

/// A stage and the day it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageEntered {
    pub stage: patuh_domain::agreement::Stage,
    pub on: NaiveDate,
}

/// How long a stage took before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The median, in days.
    pub days: u32,
    /// Agreements it is of.
    pub of: usize,
}

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    pub id: FileId,
    pub name: String,
    /// Bytes.
    pub size: u64,
    pub media_type: String,
    pub sha256: String,
    pub uploaded_at: DateTime<Utc>,
    pub uploaded_by: String,
}

/// Who did what and when, with before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    pub sequence: i64,
    pub at: DateTime<Utc>,
    pub who: String,
    /// In words, e.g. "Surat persetujuan Ditjen dicatat".
    pub what: Bilingual,
    /// Letter, date or reason that goes with it.
    pub detail: Option<String>,
    /// Field, before, after; for what superseded something.
    pub changes: Vec<FieldChange>,
    /// Start of the chain hash, for the verify badge.
    pub hash: String,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A page of history.
#[derive(Debug, Clone)]
pub struct History {
    pub entries: Vec<HistoryEntry>,
    /// There are older ones.
    pub more: bool,
}

/// A declaration to sign, or missing.
#[derive(Debug, Clone)]
pub struct DeclarationRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub number: String,
    pub kind: DeclarationKind,
    pub signer: String,
    pub operator: Option<patuh_domain::ids::OperatorId>,
    /// What signing it opens, in words.
    pub effect: Bilingual,
    pub due: Option<NaiveDate>,
    /// This person can record it as signed.
    pub can_record: bool,
    /// The code of its document as issued, without hyphens; `None` while it is a draft only.
    pub issued: Option<String>,
    /// This person may issue its document.
    pub can_issue: bool,
}

impl DeclarationRow {
    /// The document as addresses name it: its code, and whose it is.
    pub fn paper(&self) -> (&'static str, Option<String>) {
        paper_of(self.kind, self.operator)
    }
}

/// The document of a declaration as addresses name it: its code, and whose it is.
pub fn paper_of(
    kind: DeclarationKind,
    operator: Option<patuh_domain::ids::OperatorId>,
) -> (&'static str, Option<String>) {
    let code = match kind {
        DeclarationKind::SptjmFirst => "D11",
        DeclarationKind::SptjmRenewal => "D12",
        DeclarationKind::NdaA => "D13a",
        DeclarationKind::NdaB => "D13b",
    };
    let whose = match operator {
        Some(id) => Some(id.to_string()),
        None if kind.is_nda() => Some("pimpinan".to_owned()),
        None => None,
    };
    (code, whose)
}
