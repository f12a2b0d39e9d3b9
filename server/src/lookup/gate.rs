//! The gate: one call from presentation to answer.
//!
//! Policy: what a call gets is `patuh_domain::access::decide`'s word; the gate finds out what that needs and does what
//! follows. Once a hit is reserved the rest runs in a task of its own, so that a program which hangs up leaves no hit
//! without an outcome. An answer that can't be written down isn't given.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use patuh_domain::access::{AccessRequest, Caller, Check, Code, Decision, Limit, Presented, Used, decide};
use patuh_domain::agreement::{AddressPart, Element, Facts, Method};
use patuh_domain::calendar::Moment;
use patuh_domain::citizen::{Field, Record};
use patuh_domain::identity::Nik;
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::book::{Book, Place};
use super::credentials::Credentials;
use super::ledger::{Ending, Ledger, Refusal, Reservation, Reserved, Ticket};
use super::simulator::{Conduct, Simulator};
use super::upstream::{Question, Reply, Trouble, Upstream};
use super::wire::{Call, Operation};
use crate::clock::Clock;
use crate::demo;
use crate::desk::Desk;
use crate::identity::Passwords;
use crate::machinery::Keys;
use crate::store::{Store, StoreError};

/// The version of the key under which NIKs are hashed.
const NIK_KEY: i64 = 1;
/// How often a call is decided anew because the facts moved while it was on its way.
const DECIDED_ANEW: u32 = 5;

/// The address a program calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The region of the older address, such as `99-01`.
    pub region: Option<String>,
    /// The account's customer id.
    pub id: String,
}

/// A call of a program.
pub struct Program {
    /// The number of the request, under which it is written down.
    pub number: Uuid,
    pub customer: Customer,
    pub operation: Operation,
    pub call: Call,
    /// Where the connection comes from.
    pub address: IpAddr,
}

/// What a program is told.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "made once a look-up and passed on at once; most answers are the large one"
)]
pub enum Answer {
    /// 01, with what is granted or the verdicts.
    Found { record: Record, quota_limiter: i64 },
    /// Any other code.
    Coded { code: Code, quota_limiter: i64 },
    /// The centre fails; no hit is counted.
    Upstream(Trouble),
    /// This server can't at the moment; no hit is counted, or at most one without an outcome.
    Unavailable,
}

/// The gate of this process.
pub struct Gate {
    store: Store,
    clock: Arc<dyn Clock>,
    keys: Keys,
    book: Book,
    credentials: Credentials,
    ledger: Ledger,
    upstream: OnceCell<Upstream>,
}

/// A call that is granted, on its way.
struct Granted {
    nik: Nik,
    question: Question,
    elements: Vec<Element>,
    parts: Vec<AddressPart>,
    ticket: Ticket,
    left: i64,
}

impl Gate {
    /// A gate on what is stored; `desk` tells it what is committed.
    pub fn new(store: Store, clock: Arc<dyn Clock>, keys: Keys, passwords: Passwords, desk: &Desk) -> Self {
        Self {
            book: Book::new(store.clone(), desk),
            credentials: Credentials::new(keys.clone(), passwords),
            ledger: Ledger::new(store.clone(), Arc::clone(&clock)),
            upstream: OnceCell::new(),
            store,
            clock,
            keys,
        }
    }

    /// The same with this simulator, whatever the database is: for tests and rehearsals.
    #[must_use]
    pub fn with_simulator(self, conduct: Conduct) -> Self {
        Self { upstream: OnceCell::new_with(Some(Upstream::Simulator(Simulator::new(conduct)))), ..self }
    }

    /// The ledger, to wait for what it still has to write.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Answers a program.
    pub async fn program(self: &Arc<Self>, program: Program) -> Answer {
        match self.try_program(program).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(reason = error.in_full(), "a look-up could not be decided");
                Answer::Unavailable
            }
        }
    }

    async fn try_program(self: &Arc<Self>, program: Program) -> Result<Answer, StoreError> {
        let Program { number, customer, operation, call, address } = program;
        let began = Instant::now();
        let method = match operation {
            Operation::CallNik => Method::WebServiceCallNik,
            Operation::Verify => Method::WebServiceKesesuaian,
        };
        let mut anew = 0;
        let (place, decided) = loop {
            let Some(place) = self.book.find(&call.user_id).await? else {
                return Ok(nobody(call.presented));
            };
            let presented = match self.presented(&place, &customer, &call).await {
                Ok(presented) => presented,
                Err(answer) => return Ok(answer),
            };
            let moment = Moment::new(self.clock.now(), place.facts.office.profile.zone);
            let request = AccessRequest {
                presented,
                account: place.account,
                caller: Caller::Program { address },
                method,
                application: None,
                elements: asked(&call.question),
                within_hours: true,
                nik_well_formed: call.nik.is_some(),
                used: Vec::new(),
            };
            let refusing = |code, check: &Check| {
                self.refuse(number, &place, method, address, code, check);
            };
            let (limits, elements) = match decide(&place.facts, &request, &moment) {
                Decision::Granted { limits, elements, .. } => (limits, elements),
                Decision::Refused { code, check } => {
                    refusing(code, &check);
                    let left = if presented == Presented::SignedIn {
                        self.left(&place.facts, &request, &moment).await?
                    } else {
                        0
                    };
                    return Ok(Answer::Coded { code, quota_limiter: left });
                }
            };
            let Some(nik) = call.nik.as_ref() else {
                return Ok(Answer::Coded { code: Code::NikMalformed, quota_limiter: 0 });
            };
            if let Upstream::None = self.upstream().await? {
                return Ok(Answer::Upstream(Trouble::NotSet));
            }
            let parts = address_parts(&place.facts, method, &moment);
            if !self.asks_for_something(&call.question, &elements, &parts) {
                return Ok(Answer::Coded { code: Code::ParameterMissing, quota_limiter: 0 });
            }
            let full =
                limits.iter().filter_map(|limit| Some(Used { counter: limit.counter, hits: limit.per_day? })).collect();
            let reservation = self.reservation(number, &place, method, address, nik, &moment, &elements, limits);
            match self.ledger.reserve(reservation).await {
                Ok(Reserved::Granted { ticket, left }) => break (place, (ticket, left, elements, parts)),
                Ok(Reserved::UsedUp) => {
                    let full = AccessRequest { used: full, ..request };
                    if let Decision::Refused { code, check } = decide(&place.facts, &full, &moment) {
                        refusing(code, &check);
                    }
                    return Ok(Answer::Coded { code: Code::QuotaUsedUp, quota_limiter: 0 });
                }
                Ok(Reserved::Stale) if anew < DECIDED_ANEW => {
                    anew += 1;
                    self.book.refresh().await?;
                }
                Ok(Reserved::Stale) | Err(_) => return Ok(Answer::Unavailable),
            }
        };
        drop(place);
        let (ticket, left, elements, parts) = decided;
        let Some(nik) = call.nik else { return Ok(Answer::Unavailable) };
        let granted = Granted { nik, question: call.question, elements, parts, ticket, left };
        let gate = Arc::clone(self);
        // In a task of its own: a program that hangs up doesn't stop it.
        Ok(tokio::spawn(async move { gate.forward(granted, began).await }).await.unwrap_or(Answer::Unavailable))
    }

    /// Asks the centre, keeps what is granted, writes the outcome down.
    async fn forward(&self, granted: Granted, began: Instant) -> Answer {
        let Granted { nik, question, elements, parts, ticket, left } = granted;
        let question = narrowed(question, &elements, &parts);
        let said = match self.upstream().await {
            Ok(upstream) => upstream.ask(&nik, &question).await,
            Err(_) => Err(Trouble::NotSet),
        };
        let (ending, answer) = match said {
            Ok(Reply { code: Code::Found, mut record }) => {
                record.narrow(&elements, &parts);
                (Ending::Answered(Code::Found), Answer::Found { record, quota_limiter: left })
            }
            Ok(Reply { code, .. }) => (Ending::Answered(code), Answer::Coded { code, quota_limiter: left }),
            Err(trouble) => {
                tracing::warn!(%trouble, "the centre's service failed");
                (Ending::Refunded, Answer::Upstream(trouble))
            }
        };
        match self.ledger.answer(ticket, ending, began.elapsed()).await {
            Ok(()) => answer,
            Err(_) => Answer::Unavailable,
        }
    }

    /// How far the call came before the agreement is looked at.
    async fn presented(&self, place: &Place, customer: &Customer, call: &Call) -> Result<Presented, Answer> {
        if call.presented != Presented::SignedIn {
            return Ok(call.presented);
        }
        if !is_address_of(place, customer) {
            return Ok(Presented::Unknown);
        }
        let Some(secret) = &place.secret else { return Ok(Presented::Unknown) };
        match self.credentials.is_right(place.account, secret, &call.password).await {
            Ok(true) => Ok(Presented::SignedIn),
            Ok(false) => Ok(Presented::Unknown),
            Err(_) => Err(Answer::Unavailable),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what a row of the log says")]
    fn reservation(
        &self,
        id: Uuid,
        place: &Place,
        method: Method,
        address: IpAddr,
        nik: &Nik,
        moment: &Moment,
        elements: &[Element],
        limits: Vec<Limit>,
    ) -> Reservation {
        let agreement = &place.facts.agreement;
        let application = agreement.applications.iter().find(|application| application.method == method);
        Reservation {
            id,
            office: agreement.office,
            agreement: agreement.id,
            account: place.account,
            method,
            application: application.map(|application| application.id),
            person: None,
            purpose: application.map(|application| application.function.clone()),
            address: address.to_canonical().to_string(),
            day: moment.today(),
            elements: elements.to_vec(),
            nik_hash: self.nik_hash(agreement.office.0, nik),
            nik_key: NIK_KEY,
            limits,
            epoch: place.epoch,
        }
    }

    /// The keyed hash by which a citizen's question can be answered; another one in each office.
    fn nik_hash(&self, office: Uuid, nik: &Nik) -> String {
        let code = self.keys.code("nik of look-ups, 1", &[office.as_bytes(), nik.expose().as_bytes()]);
        code.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn refuse(&self, id: Uuid, place: &Place, method: Method, address: IpAddr, code: Code, check: &Check) {
        let agreement = &place.facts.agreement;
        self.ledger.refuse(Refusal {
            id,
            office: agreement.office,
            agreement: agreement.id,
            account: place.account,
            method,
            person: None,
            code,
            reason: serde_json::to_string(check).unwrap_or_default(),
            address: address.to_canonical().to_string(),
        });
    }

    /// Hits left of a caller who is refused for another reason; 0 where there is no access at all.
    async fn left(&self, facts: &Facts, request: &AccessRequest, moment: &Moment) -> Result<i64, StoreError> {
        let as_if =
            AccessRequest { nik_well_formed: true, within_hours: true, elements: Vec::new(), ..request.clone() };
        match decide(facts, &as_if, moment) {
            Decision::Granted { limits, .. } => self.ledger.left(facts.agreement.id, moment.today(), &limits).await,
            Decision::Refused { .. } => Ok(0),
        }
    }

    /// In a demonstration the simulator; elsewhere none, until one is set.
    async fn upstream(&self) -> Result<&Upstream, StoreError> {
        if let Some(set) = self.upstream.get() {
            return Ok(set);
        }
        if !demo::is_demonstration(&self.store).await? {
            return Ok(&NO_UPSTREAM);
        }
        Ok(self.upstream.get_or_init(async || Upstream::Simulator(Simulator::default())).await)
    }

    /// A comparison needs a field that is granted, not only its element.
    fn asks_for_something(&self, question: &Question, elements: &[Element], parts: &[AddressPart]) -> bool {
        match question {
            Question::CallNik => true,
            Question::Verify { given, .. } => given.iter().any(|(field, _)| field.is_granted(elements, parts)),
        }
    }
}

static NO_UPSTREAM: Upstream = Upstream::None;

/// What a call gets that names no User ID of ours.
const fn nobody(presented: Presented) -> Answer {
    let code = match presented {
        Presented::Blank => Code::CredentialsBlank,
        Presented::AddressMalformed => Code::AddressMalformed,
        Presented::Incomplete => Code::ParameterMissing,
        Presented::Unknown | Presented::SignedIn => Code::LoginFailed,
    };
    Answer::Coded { code, quota_limiter: 0 }
}

/// The elements a comparison asks for; a look-up asks for all.
fn asked(question: &Question) -> Vec<Element> {
    match question {
        Question::CallNik => Vec::new(),
        Question::Verify { given, .. } => {
            let mut elements: Vec<Element> = given.iter().map(|(field, _)| field.element()).collect();
            elements.dedup();
            elements
        }
    }
}

/// Only what is granted leaves the house.
fn narrowed(question: Question, elements: &[Element], parts: &[AddressPart]) -> Question {
    match question {
        Question::CallNik => Question::CallNik,
        Question::Verify { threshold, mut given } => {
            given.retain(|(field, _): &(Field, _)| field.is_granted(elements, parts));
            Question::Verify { threshold, given }
        }
    }
}

fn address_parts(facts: &Facts, method: Method, moment: &Moment) -> Vec<AddressPart> {
    let grants = facts.agreement.methods_on(moment.today());
    grants.iter().find(|grant| grant.method == method).map(|grant| grant.address_parts.clone()).unwrap_or_default()
}

/// The address names the account's customer id, and the older one its region.
fn is_address_of(place: &Place, customer: &Customer) -> bool {
    let account = place.facts.agreement.account(place.account);
    let id = account.and_then(|account| account.local_user_id.as_deref());
    let of_region = customer.region.as_deref().is_none_or(|region| {
        let digits: String = region.chars().filter(char::is_ascii_digit).collect();
        let own = place.facts.office.profile.region_code.as_str();
        !digits.is_empty() && (own.starts_with(&digits) || digits.starts_with(own))
    });
    of_region && id.is_some_and(|id| id.eq_ignore_ascii_case(&customer.id))
}
