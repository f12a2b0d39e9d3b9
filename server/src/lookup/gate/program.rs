//! Programs at the gate: who calls, with which password, at which address of ours.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use patuh_domain::access::{Caller, Code, Presented};
use patuh_domain::agreement::Method;
use uuid::Uuid;

use super::{Answer, Ask, DECIDED_ANEW, Gate, Step};
use crate::lookup::book::Place;
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
            ask.presented = match self.presented(&place, &customer, &call).await {
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
