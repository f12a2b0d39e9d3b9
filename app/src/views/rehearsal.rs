//! The rehearsal of a PoC: what is tried, what was seen, what people found.

use patuh_domain::access::Code;
use patuh_domain::agreement::Method;
use patuh_domain::calendar::Moment;
use patuh_domain::ids::AccountId;
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::AgreementView;

/// The page of rehearsals of one agreement.
#[derive(Debug, Clone)]
pub struct RehearsalView {
    pub agreement: AgreementView,
    /// Everything that may be tried, in the order of the agreement.
    pub subjects: Vec<RehearsalSubject>,
    /// The subject shown, by its place in `subjects`; `None` where there is none.
    pub chosen: Option<usize>,
    /// The last rehearsal of the chosen subject.
    pub rehearsal: Option<Rehearsal>,
    /// Its checks, or those that await it.
    pub checks: Vec<RehearsalCheck>,
    /// What a program is answered in each case, with data of invented people; empty where the method has no program.
    pub answers: Vec<RehearsalAnswer>,
    /// What may go wrong on the way to the centre, by NIK.
    pub troubles: Vec<(String, Bilingual)>,
    /// This actor may start, note and finish.
    pub may_rehearse: bool,
    /// This actor may record the result of the PoC.
    pub may_conclude: bool,
}

/// An application or method.
#[derive(Debug, Clone)]
pub struct RehearsalSubject {
    /// As in forms and addresses.
    pub key: String,
    pub name: String,
    pub method: Method,
    /// Its PoC is passed or not required: nothing is left to rehearse.
    pub settled: bool,
    /// User IDs handed over for the method, which may be used.
    pub accounts: Vec<(AccountId, String)>,
}

/// One rehearsal.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    pub id: Uuid,
    /// Calls are answered by the simulator now.
    pub open: bool,
    pub user_id: Option<String>,
    pub started: Moment,
    pub open_until: Moment,
    pub finished: Option<Moment>,
}

/// One check of the protocol (documents.md, D17).
#[derive(Debug, Clone)]
pub struct RehearsalCheck {
    pub key: String,
    pub name: Bilingual,
    /// The invented NIK by which the code is provoked.
    pub nik: Option<String>,
    /// When the application met it last, and the number of that call.
    pub seen: Option<(Moment, Uuid)>,
    /// `passed`, `failed`, `not_applicable`; what was noted, else what was seen proposes.
    pub outcome: Option<&'static str>,
    /// The outcome was noted by a person.
    pub noted: bool,
    pub remark: Option<String>,
}

/// What a program gets.
#[derive(Debug, Clone)]
pub struct RehearsalAnswer {
    pub code: Code,
    /// The JSON as it goes over the wire.
    pub body: String,
    pub came: Came,
}

/// Whether an answer is the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    AsExpected,
    /// Something of the agreement is not as the protocol wants it.
    Otherwise,
    /// It doesn't arise under the agreement as it is, such as a used up quota where there is no limit.
    NotArising,
}
