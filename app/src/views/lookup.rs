//! Look-ups by people, traces of calls, and what a citizen is told. Nothing here says anything of the citizen but
//! [`SearchAnswer`], which lives as long as the page is made.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::access::{Code, Step};
use patuh_domain::agreement::{Element, Method, PurposeKey};
use patuh_domain::calendar::Moment;
use patuh_domain::citizen::Record;
use patuh_domain::ids::{AccountId, AgreementId};
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

/// What the portal shows before anything is asked.
#[derive(Debug, Clone)]
pub struct Portal {
    pub moment: Moment,
    /// User IDs under which this person may look up, those that are open first.
    pub places: Vec<SearchPlace>,
    /// This person's last look-ups, newest first.
    pub recent: Vec<LookupLine>,
    /// The simulator's people, in a demonstration only.
    pub samples: Vec<SamplePerson>,
}

/// A User ID under which a person may look up.
#[derive(Debug, Clone)]
pub struct SearchPlace {
    pub agreement: AgreementId,
    /// `None` where the agreement has no User ID for the portal yet.
    pub account: Option<AccountId>,
    pub user_id: String,
    pub institution: String,
    /// Number of the PKS.
    pub number: String,
    pub purposes: Vec<SearchPurpose>,
    /// The checks of a look-up made now, up to the NIK.
    pub steps: Vec<Step>,
    pub open: bool,
    /// Where this person's own NDA is signed, where it is what is missing.
    pub sign_href: Option<String>,
    /// Hits left today; -1 is unlimited.
    pub left: i64,
    /// The smallest limit of the day, where there is one.
    pub per_day: Option<u32>,
}

/// A purpose to choose, with what an answer will show.
#[derive(Debug, Clone)]
pub struct SearchPurpose {
    pub key: PurposeKey,
    pub name: String,
    pub elements: Vec<Element>,
}

/// Somebody invented, for trials.
#[derive(Debug, Clone)]
pub struct SamplePerson {
    pub nik: String,
    pub note: Bilingual,
}

/// What a person sent, and what came of it; in the context of the page that answers. Never stored.
#[derive(Debug, Clone, Default)]
pub struct SearchAnswer {
    pub account: Option<AccountId>,
    pub purpose: Option<PurposeKey>,
    /// What is wrong with the number, which then stands in the form again.
    pub wrong_nik: Option<(String, Bilingual)>,
    pub shown: Option<SearchShown>,
}

/// What a look-up by a person is answered with.
#[derive(Debug, Clone)]
pub struct SearchShown {
    /// The number of the look-up, which leads to its trace; `None` where nothing was written down.
    pub id: Option<Uuid>,
    pub result: SearchResult,
    /// Hits left; -1 is unlimited.
    pub left: i64,
}

/// How a look-up by a person ended.
#[derive(Debug, Clone)]
pub enum SearchResult {
    /// 01: what is granted.
    Found(Arc<Record>),
    /// Any other code.
    Coded(Code),
    /// The office has no service of the centre set.
    NoCentre,
    /// The centre can't be reached; the hit was given back.
    CentreFailed,
    /// This server can't at the moment.
    Unavailable,
    /// The same form had been sent before: how that ended.
    Again(Option<LookupOutcome>),
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookupOutcome {
    /// The centre answered: counted.
    Answered(Code),
    /// Ended here, free of charge.
    Refused(Code),
    /// The centre failed: the hit was given back.
    Refunded,
    /// Cut off by a crash: counted, without a known outcome.
    Unknown,
}

impl LookupOutcome {
    /// The code, where one was answered.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::Answered(code) | Self::Refused(code) => Some(code),
            Self::Refunded | Self::Unknown => None,
        }
    }
}

/// A call in a list: never names or numbers of citizens.
#[derive(Debug, Clone)]
pub struct LookupLine {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub user_id: String,
    pub method: Method,
    pub purpose: Option<String>,
    /// The person who asked; `None` for programs.
    pub who: Option<String>,
    pub outcome: LookupOutcome,
    /// How many calls of the same kind the line stands for.
    pub times: u32,
}

/// One call explained.
#[derive(Debug, Clone)]
pub struct Trace {
    pub line: LookupLine,
    /// In the office's zone.
    pub moment: Moment,
    pub agreement: AgreementId,
    pub institution: String,
    /// Number of the PKS.
    pub number: String,
    /// The application that asked, where it was one.
    pub application: Option<String>,
    pub address: String,
    /// The local day on which it counts, where it counts.
    pub day: Option<NaiveDate>,
    /// What an answer could hold.
    pub elements: Vec<Element>,
    /// From the call to its answer, in microseconds; `None` where it wasn't forwarded or has no answer.
    pub latency_us: Option<i64>,
    /// The checks in their order.
    pub steps: Vec<Step>,
    /// The steps are made on facts as they are known today, because those of then can't be had.
    pub by_facts_of_today: bool,
}

/// What the page of citizens' questions answers; in the context of the page. Never stored.
#[derive(Debug, Clone, Default)]
pub struct CitizenAnswer {
    /// What is wrong with the number, which then stands in the form again.
    pub wrong_nik: Option<(String, Bilingual)>,
    pub found: Option<CitizenFound>,
}

/// Who looked a citizen's data up.
#[derive(Debug, Clone)]
pub struct CitizenFound {
    /// The number asked for, masked.
    pub nik: String,
    pub moment: Moment,
    pub by: String,
    pub rows: Vec<CitizenRow>,
    /// There are older ones that are not shown.
    pub more: bool,
}

/// One look-up of a citizen's data.
#[derive(Debug, Clone)]
pub struct CitizenRow {
    pub line: LookupLine,
    pub institution: String,
    pub number: String,
    pub elements: Vec<Element>,
}
