//! What a program will be answered in each case: made by the rules and the simulator from the facts as they are, without
//! a call, a hit or a row.

use patuh_app::views::Came;
use patuh_domain::access::{AccessRequest, Caller, Code, Decision, Presented, Used, decide};
use patuh_domain::agreement::{Account, AddressPart, Element, Facts, Method};
use patuh_domain::calendar::Moment;
use patuh_domain::citizen::Field;
use patuh_domain::identity::Nik;
use patuh_domain::ids::ApplicationId;
use zeroize::Zeroizing;

use super::simulator::{Simulator, nik_for};
use super::upstream::{Question, Reply, Upstream};
use super::wire::{coded, found};

/// An address that no institution has: it is set apart for documentation (RFC 5737).
const STRANGER: [u8; 4] = [203, 0, 113, 7];

/// One answer.
#[derive(Debug, Clone)]
pub struct Rehearsed {
    pub code: Code,
    /// The JSON of the wire, indented.
    pub body: String,
    /// Whether the rules and the simulator gave the code that was asked for.
    pub came: Came,
}

/// What is tried.
pub struct Scene<'a> {
    pub facts: &'a Facts,
    pub account: &'a Account,
    pub method: Method,
    pub application: Option<ApplicationId>,
    pub moment: &'a Moment,
}

/// The answer to each code, by number.
pub async fn rehearsed(scene: &Scene<'_>) -> Vec<Rehearsed> {
    let simulator = Upstream::Simulator(Simulator::default());
    let mut answers = Vec::with_capacity(Code::ALL.len());
    for code in Code::ALL {
        let (got, body) = scene.answer(code, &simulator).await;
        let came = match got {
            Some(got) if got == code => Came::AsExpected,
            // Without a limit nothing is ever used up.
            Some(Code::Found) if code == Code::QuotaUsedUp => Came::NotArising,
            _ => Came::Otherwise,
        };
        let body = if came == Came::NotArising { coded(code, 0) } else { body };
        answers.push(Rehearsed { code, body: indented(&body), came });
    }
    answers
}

impl Scene<'_> {
    /// A call with nothing wrong in it.
    fn call(&self) -> AccessRequest {
        let address =
            self.account.addresses_at(self.moment.instant).iter().find_map(|address| address.trim().parse().ok());
        AccessRequest {
            presented: Presented::SignedIn,
            account: self.account.id,
            caller: Caller::Program { address: address.unwrap_or(STRANGER.into()) },
            method: self.method,
            application: self.application,
            purpose: None,
            elements: Vec::new(),
            within_hours: true,
            nik_well_formed: true,
            used: Vec::new(),
        }
    }

    async fn answer(&self, code: Code, simulator: &Upstream) -> (Option<Code>, String) {
        let good = self.call();
        let mut facts = self.facts.clone();
        // A rehearsal is made at any time of the day.
        facts.office.hours.clear();
        facts.agreement.hours.clear();
        let request = match code {
            Code::LoginFailed => AccessRequest { presented: Presented::Unknown, ..good },
            Code::AddressNotRegistered => {
                AccessRequest { caller: Caller::Program { address: STRANGER.into() }, ..good }
            }
            Code::CredentialsBlank => AccessRequest { presented: Presented::Blank, ..good },
            Code::AddressMalformed => AccessRequest { presented: Presented::AddressMalformed, ..good },
            Code::ParameterMissing => AccessRequest { presented: Presented::Incomplete, ..good },
            Code::OutsideHours => AccessRequest { within_hours: false, ..good },
            Code::QuotaUsedUp => AccessRequest { used: self.used_up(&facts, &good), ..good },
            Code::InstitutionInactive => {
                facts.office.active = false;
                good
            }
            Code::AccountInactive => {
                for account in facts.agreement.accounts.iter_mut().filter(|account| account.id == self.account.id) {
                    account.bast = None;
                }
                good
            }
            Code::Found
            | Code::NikNotProcessable
            | Code::Deceased
            | Code::DuplicateRecord
            | Code::NotFound
            | Code::RecordInactive
            | Code::NikMalformed => good,
        };
        match decide(&facts, &request, self.moment) {
            Decision::Refused { code, .. } => (Some(code), coded(code, 0)),
            Decision::Granted { elements, quota_limiter, .. } => {
                self.ask(code, simulator, &elements, quota_limiter).await
            }
        }
    }

    /// What the simulator says about its person of this code, narrowed as the gate would.
    async fn ask(&self, code: Code, simulator: &Upstream, elements: &[Element], left: i64) -> (Option<Code>, String) {
        let Ok(nik) = Nik::parse_exact(&nik_for(code)) else { return (None, String::new()) };
        let parts = self.parts();
        let said = match simulator.ask(&nik, &Question::CallNik).await {
            Ok(said) if self.method == Method::WebServiceKesesuaian && said.code == Code::Found => {
                simulator.ask(&nik, &self.comparison(&said, elements, &parts)).await
            }
            said => said,
        };
        match said {
            Ok(Reply { code: Code::Found, mut record }) => {
                record.narrow(elements, &parts);
                (Some(Code::Found), found(&record, left).to_string())
            }
            Ok(Reply { code, .. }) => (Some(code), coded(code, left)),
            Err(_) => (None, String::new()),
        }
    }

    /// Compares what is granted with what is true, so that every verdict shows.
    fn comparison(&self, said: &Reply, elements: &[Element], parts: &[AddressPart]) -> Question {
        let given = said
            .record
            .fields()
            .filter(|field: &Field| field.is_granted(elements, parts))
            .filter_map(|field| Some((field, Zeroizing::new(said.record.get(field)?.to_owned()))))
            .collect();
        Question::Verify { threshold: 100, given }
    }

    fn parts(&self) -> Vec<AddressPart> {
        let grants = self.facts.agreement.methods_on(self.moment.today());
        let grant = grants.iter().find(|grant| grant.method == self.method);
        grant.map(|grant| grant.address_parts.clone()).unwrap_or_default()
    }

    /// Every counter at its limit.
    fn used_up(&self, facts: &Facts, good: &AccessRequest) -> Vec<Used> {
        match decide(facts, good, self.moment) {
            Decision::Granted { limits, .. } => {
                limits.iter().filter_map(|limit| Some(Used { counter: limit.counter, hits: limit.per_day? })).collect()
            }
            Decision::Refused { .. } => Vec::new(),
        }
    }
}

/// Read by people: one line a key. What isn't JSON stays as it is.
fn indented(body: &str) -> String {
    serde_json::from_str::<serde_json::Value>(body)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| body.to_owned())
}
