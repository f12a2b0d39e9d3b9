//! Programs at the gate: who calls, with which password, at which address of ours.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use patuh_domain::access::{Caller, Code, Presented};
use patuh_domain::agreement::Method;
use patuh_domain::ids::AccountId;
use uuid::Uuid;

use super::{Answer, Ask, DECIDED_ANEW, Gate, Step};
use crate::lookup::book::Place;
use crate::lookup::credentials::{Note, Verdict};
use crate::lookup::upstream::Question;
use crate::lookup::wire::{Call, Operation};
use crate::store::StoreError;

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

impl Gate {
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
        let Program { number, customer, operation, mut call, address } = program;
        let began = Instant::now();
        let Some(mut place) = self.book.find(&call.user_id).await? else {
            return Ok(nobody(call.presented));
        };
        let mut ask = Ask {
            number,
            form: None,
            presented: call.presented,
            caller: Caller::Program { address },
            method: match operation {
                Operation::CallNik => Method::WebServiceCallNik,
                Operation::Verify => Method::WebServiceKesesuaian,
            },
            application: None,
            person: None,
            purpose: None,
            address,
            nik: call.nik.take(),
            question: std::mem::replace(&mut call.question, Question::CallNik),
        };
        for _ in 0..=DECIDED_ANEW {
            ask.presented = match self.presented(&place, &customer, &call, address).await {
                Ok(presented) => presented,
                Err(answer) => return Ok(answer),
            };
            match self.step(&place, &ask).await? {
                Step::Granted(passed) => return Ok(self.pass(ask, passed, began).await),
                Step::Answered(answer) => return Ok(answer),
                // Programs send no forms.
                Step::Again => return Ok(Answer::Unavailable),
                Step::Stale => self.book.refresh().await?,
            }
            let Some(found) = self.book.find(&call.user_id).await? else {
                return Ok(nobody(call.presented));
            };
            place = found;
        }
        Ok(Answer::Unavailable)
    }

    /// How far the call came before the agreement is looked at.
    async fn presented(
        &self,
        place: &Place,
        customer: &Customer,
        call: &Call,
        address: IpAddr,
    ) -> Result<Presented, Answer> {
        if call.presented != Presented::SignedIn {
            return Ok(call.presented);
        }
        if !is_address_of(place, customer) {
            return Ok(Presented::Unknown);
        }
        // Passwords end by real time, whatever the office's clock shows.
        match self.credentials.judge(place.account, &place.secrets, &call.password, self.clock.real()).await {
            Ok(Verdict::Right(earlier)) => {
                self.note_use(place.account, earlier);
                Ok(Presented::SignedIn)
            }
            Ok(Verdict::Ended(earlier)) => {
                self.note_misuse(place.account, earlier, address);
                Ok(Presented::Unknown)
            }
            Ok(Verdict::Wrong) => Ok(Presented::Unknown),
            Err(_) => Err(Answer::Unavailable),
        }
    }
}

impl Gate {
    /// Has it written down, now and then, that a password was used. Nobody waits for it.
    fn note_use(&self, account: AccountId, earlier: Option<Uuid>) {
        if !self.credentials.is_due(account, earlier, Note::Use) {
            return;
        }
        let secrets = self.secrets.clone();
        tokio::spawn(async move {
            if let Err(error) = secrets.used(account, earlier).await {
                tracing::warn!(error = %error.in_full(), "the use of a password can't be written down");
            }
        });
    }

    /// The same of a password that ended: whoever holds it may not be who should.
    fn note_misuse(&self, account: AccountId, earlier: Uuid, address: IpAddr) {
        if !self.credentials.is_due(account, Some(earlier), Note::Misuse) {
            return;
        }
        tracing::warn!(%account, %address, "a password that ended was used");
        let secrets = self.secrets.clone();
        tokio::spawn(async move {
            if let Err(error) = secrets.misused(earlier, &address.to_canonical().to_string()).await {
                tracing::warn!(error = %error.in_full(), "the misuse of a password can't be written down");
            }
        });
    }
}

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
