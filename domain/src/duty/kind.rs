//! What a duty is: kind, who, when, state.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::{DueDate, Zone};
use crate::wording::Bilingual;

/// The kinds of duty, in the order of domain.md 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    IsoCertificate,
    Sptjm,
    Nda,
    SemesterReport,
    ReportForwarding,
    Evaluation,
    /// What an evaluation asked for (4.5).
    FollowUp,
    ChangeNotice,
    Closing,
    RenewalLetter,
    UserIdRequest,
    UserIdHandover,
    NetworkReady,
    ReaderProcurement,
    DataBalikan,
    BreachNotice,
}

impl DutyKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::IsoCertificate,
        Self::Sptjm,
        Self::Nda,
        Self::SemesterReport,
        Self::ReportForwarding,
        Self::Evaluation,
        Self::FollowUp,
        Self::ChangeNotice,
        Self::Closing,
        Self::RenewalLetter,
        Self::UserIdRequest,
        Self::UserIdHandover,
        Self::NetworkReady,
        Self::ReaderProcurement,
        Self::DataBalikan,
        Self::BreachNotice,
    ];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IsoCertificate => "iso_certificate",
            Self::Sptjm => "sptjm",
            Self::Nda => "nda",
            Self::SemesterReport => "semester_report",
            Self::ReportForwarding => "report_forwarding",
            Self::Evaluation => "evaluation",
            Self::FollowUp => "follow_up",
            Self::ChangeNotice => "change_notice",
            Self::Closing => "closing",
            Self::RenewalLetter => "renewal_letter",
            Self::UserIdRequest => "user_id_request",
            Self::UserIdHandover => "user_id_handover",
            Self::NetworkReady => "network_ready",
            Self::ReaderProcurement => "reader_procurement",
            Self::DataBalikan => "data_balikan",
            Self::BreachNotice => "breach_notice",
        }
    }

    /// The name on screen.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::IsoCertificate => Bilingual::new("Sertifikat ISO/IEC 27001", "ISO/IEC 27001 certificate"),
            Self::Sptjm => Bilingual::new("SPTJM", "SPTJM"),
            Self::Nda => Bilingual::new("Pernyataan kerahasiaan (NDA)", "Non-disclosure agreement"),
            Self::SemesterReport => Bilingual::new("Laporan semester", "Semester report"),
            Self::ReportForwarding => Bilingual::new("Penerusan laporan ke Ditjen", "Forwarding of the report"),
            Self::Evaluation => Bilingual::new("Evaluasi laporan semester", "Evaluation of the report"),
            Self::FollowUp => Bilingual::new("Tindak lanjut evaluasi", "Follow-up of an evaluation"),
            Self::ChangeNotice => Bilingual::new("Pemberitahuan perubahan", "Notice of change"),
            Self::Closing => Bilingual::new("Penutupan akses", "Closing"),
            Self::RenewalLetter => Bilingual::new("Permohonan perpanjangan", "Renewal letter"),
            Self::UserIdRequest => Bilingual::new("Permohonan User ID", "User ID request"),
            Self::UserIdHandover => Bilingual::new("Penyerahan User ID", "User ID hand-over"),
            Self::NetworkReady => Bilingual::new("Kesiapan jaringan", "Network ready"),
            Self::ReaderProcurement => Bilingual::new("Pengadaan card reader", "Card reader procurement"),
            Self::DataBalikan => Bilingual::new("Data balikan", "Feedback data"),
            Self::BreachNotice => Bilingual::new("Pemberitahuan kebocoran data", "Breach notice"),
        }
    }

    /// Late, it is cause for the next step of the ladder of sanctions.
    pub const fn is_cause(self) -> bool {
        matches!(self, Self::SemesterReport | Self::FollowUp | Self::BreachNotice)
    }

    /// Days before the due date from which a duty is *due soon* (decisions.md 17).
    pub const fn default_window(self) -> u32 {
        match self {
            Self::IsoCertificate => 180,
            Self::RenewalLetter | Self::ReaderProcurement => 90,
            _ => 30,
        }
    }
}

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Responsible {
    Office,
    Institution,
    Operator,
    HeadOfInstitution,
    HeadOfOffice,
    Evaluator,
}

impl Responsible {
    /// The institution or one of its people.
    pub const fn is_of_institution(self) -> bool {
        matches!(self, Self::Institution | Self::Operator | Self::HeadOfInstitution)
    }
}

/// What an unfulfilled duty holds back, without a date of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blocks {
    /// All access under the agreement.
    Access,
    /// The account of that person.
    Account,
}

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// Its trigger hasn't happened.
    NotYet,
    Upcoming,
    /// Within the window, to the due date inclusive.
    DueSoon,
    /// From the day after the due date.
    Overdue,
    Fulfilled,
    FulfilledLate,
    /// By a person with a reason, or lapsed with the end of the agreement (reason `ended`).
    Waived,
}

impl DutyState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::NotYet,
        Self::Upcoming,
        Self::DueSoon,
        Self::Overdue,
        Self::Fulfilled,
        Self::FulfilledLate,
        Self::Waived,
    ];

    /// Something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Upcoming | Self::DueSoon | Self::Overdue)
    }

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Upcoming => "upcoming",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::Fulfilled => "fulfilled",
            Self::FulfilledLate => "fulfilled_late",
            Self::Waived => "waived",
        }
    }
}

/// A duty of an agreement at a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Stable within the agreement: kind and subject.
    pub id: String,
    pub kind: DutyKind,
    /// A semester as `2026-1`, or the name of a person or application.
    pub subject: Option<String>,
    pub who: Responsible,
    pub due: Option<DueDate>,
    /// For duties that count hours (4.12).
    pub due_at: Option<DateTime<Utc>>,
    pub state: DutyState,
    /// Calendar days to the due date, negative when overdue; for fulfilled duties days early (or late, negative).
    pub days: Option<i64>,
    /// Working days likewise, for duties counted so.
    pub working_days: Option<i64>,
    pub blocks: Option<Blocks>,
    /// Where it comes from: clause, regulation, or decision.
    pub basis: String,
    /// When it was fulfilled.
    pub fulfilled_on: Option<NaiveDate>,
    /// What fulfils it: letter number, certificate, or reason of the waiver.
    pub evidence: Option<String>,
}

impl Duty {
    /// The local day on which it is due, also where it is due at an hour.
    pub fn due_on(&self, zone: Zone) -> Option<NaiveDate> {
        self.due.map(|due| due.date()).or_else(|| self.due_at.map(|at| zone.local_date(at)))
    }
}
