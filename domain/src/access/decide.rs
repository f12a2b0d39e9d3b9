//! Whether a call may be forwarded, and what it may be answered with (domain.md 5; decisions.md 22, 23, 28).

use std::net::IpAddr;

use serde::Serialize;

use super::{Check, CheckKind, Code, CounterKey, Limit, Used};
use crate::agreement::{Account, Application, Element, Facts, Known, Method};
use crate::calendar::Moment;
use crate::ids::{AccountId, ApplicationId, OperatorId};
use crate::wording::Bilingual;

/// Who asks under a User ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// An application of the institution, from the connection's address.
    Program {
        address: IpAddr,
    },
    Operator(OperatorId),
    /// The head of the institution in person.
    Head,
}

/// How far the call came before the agreement is looked at; found out by the one who received it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented {
    /// User ID, password or address is blank: 09.
    Blank,
    /// The address given is none: 10.
    AddressMalformed,
    /// A required parameter is missing: 07.
    Incomplete,
    /// User ID or password is wrong: 03.
    Unknown,
    /// Signed in with all that is needed.
    SignedIn,
}

/// A call to be decided. It holds no NIK: its form is judged where it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRequest {
    pub presented: Presented,
    pub account: AccountId,
    pub caller: Caller,
    pub method: Method,
    /// Which application asks; may be left out where the method has just one.
    pub application: Option<ApplicationId>,
    /// Elements asked for; empty asks for all that are granted.
    pub elements: Vec<Element>,
    /// Now lies within the hours the office permits.
    pub within_hours: bool,
    /// The NIK has its form.
    pub nik_well_formed: bool,
    /// Counters of today; those not named stand at zero.
    pub used: Vec<Used>,
}

/// What becomes of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It may be forwarded once a hit is reserved on every counter, in this order.
    Granted {
        limits: Vec<Limit>,
        /// Hits left after this one, the least of all counters; -1 when all are unlimited.
        quota_limiter: i64,
        /// What may be answered: the method's grant, narrowed to the application's elements and those asked for.
        elements: Vec<Element>,
    },
    /// It ends here, free of charge, with the check that stands against it.
    Refused { code: Code, check: Box<Check> },
}

impl Decision {
    /// The code of a refusal.
    pub const fn refusal(&self) -> Option<Code> {
        match self {
            Self::Granted { .. } => None,
            Self::Refused { code, .. } => Some(*code),
        }
    }
}

/// Decides a call at `moment`. Where several checks fail the first of 09, 10, 07, 03, 04, 17, 16, 06, 15, 05 answers.
/// Elements that aren't granted are dropped; none left is 07, which can only be said once the grant is known.
pub fn decide(facts: &Facts, request: &AccessRequest, moment: &Moment) -> Decision {
    decided(&Known::new(facts, moment), request)
}

/// [`decide`] where the agreement [is all effective](crate::agreement::Agreement::is_all_effective) at `moment`: spares
/// a copy of it, which takes longer than the rest.
pub fn decide_effective(facts: &Facts, request: &AccessRequest, moment: &Moment) -> Decision {
    decided(&Known::all(facts, moment), request)
}

fn decided(known: &Known<'_>, request: &AccessRequest) -> Decision {
    known.decide(request).unwrap_or_else(|check| Decision::Refused { code: check.code, check })
}

impl Known<'_> {
    fn decide(&self, request: &AccessRequest) -> Result<Decision, Box<Check>> {
        presented(request.presented)?;
        let account = self
            .agreement
            .account(request.account)
            .ok_or_else(|| Box::new(call_check(CheckKind::Login, Code::LoginFailed)))?;
        self.address(request, account)?;
        met(self.persons(request, account))?;
        met(self.agreement_checks())?;
        met([self.method_check(request.method), account_method_check(account, request.method)])?;
        if !request.within_hours {
            return Err(Box::new(call_check(CheckKind::Hours, Code::OutsideHours)));
        }
        let application = self.application(request)?;
        let elements = self.elements(request, application)?;
        if !request.nik_well_formed {
            return Err(Box::new(call_check(CheckKind::Nik, Code::NikMalformed)));
        }
        let limits = self.limits(request.method, Some(account), application);
        let left = limits.iter().filter_map(|limit| Some(limit.per_day?.saturating_sub(hits(request, limit.counter))));
        let left = left.min();
        if left == Some(0) {
            return Err(Box::new(call_check(CheckKind::Quota, Code::QuotaUsedUp)));
        }
        let quota_limiter = left.map_or(-1, |left| i64::from(left) - 1);
        Ok(Decision::Granted { limits, quota_limiter, elements })
    }

    /// Programs only from a registered address, compared as addresses, not as text.
    fn address(&self, request: &AccessRequest, account: &Account) -> Result<(), Box<Check>> {
        let registered = match request.caller {
            Caller::Program { address } => account.ip_addresses.iter().any(|known| {
                known.trim().parse::<IpAddr>().is_ok_and(|known| known.to_canonical() == address.to_canonical())
            }),
            Caller::Operator(_) | Caller::Head => true,
        };
        if registered { Ok(()) } else { Err(Box::new(call_check(CheckKind::Address, Code::AddressNotRegistered))) }
    }

    /// 17: the account, and the person behind the call.
    fn persons(&self, request: &AccessRequest, account: &Account) -> Vec<Check> {
        let mut checks = self.account_checks_by(account, request.method);
        match request.caller {
            Caller::Program { .. } => {}
            Caller::Operator(id) => {
                checks.retain(|check| check.kind == CheckKind::Account);
                checks.push(self.operator_check(self.agreement.operator(id)));
            }
            Caller::Head => {
                checks.retain(|check| check.kind == CheckKind::Account);
                checks.push(self.head_check(account));
            }
        }
        checks.retain(|check| check.kind != CheckKind::Address);
        checks
    }

    /// The application that asks. One that isn't registered for the method is a missing parameter; so is none where
    /// the method has several, for each has its own elements.
    fn application(&self, request: &AccessRequest) -> Result<Option<&Application>, Box<Check>> {
        let mut registered = self.applications_of(request.method);
        match (request.caller, request.application) {
            (_, Some(id)) => registered.find(|application| application.id == id).map(Some),
            (Caller::Program { .. }, None) => {
                let first = registered.next();
                registered.next().is_none().then_some(first)
            }
            // A person at portal or reader works without an application.
            (Caller::Operator(_) | Caller::Head, None) => Some(None),
        }
        .ok_or_else(|| Box::new(call_check(CheckKind::Call, Code::ParameterMissing)))
    }

    fn elements(&self, request: &AccessRequest, application: Option<&Application>) -> Result<Vec<Element>, Box<Check>> {
        let granted = self.granted_methods().find(|grant| grant.method == request.method);
        let elements: Vec<_> = granted
            .into_iter()
            .flat_map(|grant| grant.elements.iter().copied())
            .filter(|element| application.is_none_or(|application| application.elements.contains(element)))
            .filter(|element| request.elements.is_empty() || request.elements.contains(element))
            .collect();
        if elements.is_empty() {
            return Err(Box::new(call_check(CheckKind::Elements, Code::ParameterMissing)));
        }
        Ok(elements)
    }
}

fn presented(presented: Presented) -> Result<(), Box<Check>> {
    let check = match presented {
        Presented::Blank => call_check(CheckKind::Call, Code::CredentialsBlank),
        Presented::AddressMalformed => call_check(CheckKind::Call, Code::AddressMalformed),
        Presented::Incomplete => call_check(CheckKind::Call, Code::ParameterMissing),
        Presented::Unknown => call_check(CheckKind::Login, Code::LoginFailed),
        Presented::SignedIn => return Ok(()),
    };
    Err(Box::new(check))
}

/// The first check that isn't met.
fn met(checks: impl IntoIterator<Item = Check>) -> Result<(), Box<Check>> {
    checks.into_iter().find(Check::fails).map_or(Ok(()), |check| Err(Box::new(check)))
}

fn hits(request: &AccessRequest, counter: CounterKey) -> u32 {
    request.used.iter().find(|used| used.counter == counter).map_or(0, |used| used.hits)
}

/// The User ID itself is requested for certain methods only.
fn account_method_check(account: &Account, method: Method) -> Check {
    let label = Bilingual::new("User ID untuk metode ini", "User ID for this method");
    let (kind, code) = (CheckKind::Method, Code::InstitutionInactive);
    if account.methods.contains(&method) {
        let found = Bilingual::owned(
            format!("{} mencakup {}.", account.user_id, method.label()),
            format!("{} covers {}.", account.user_id, method.label()),
        );
        return Check::pass(kind, code, label, found);
    }
    Check::fail(
        kind,
        code,
        label,
        Bilingual::owned(
            format!("{} tidak diminta untuk {}.", account.user_id, method.label()),
            format!("{} was not requested for {}.", account.user_id, method.label()),
        ),
        Bilingual::new("Gunakan User ID untuk metode itu.", "Use a User ID for that method."),
    )
}

/// Checks on the call itself, which fail with the text of their code.
fn call_check(kind: CheckKind, code: Code) -> Check {
    let (label, found_en, remedy) = match code {
        Code::CredentialsBlank => (
            Bilingual::new("Isian lengkap", "Nothing left blank"),
            "User ID, password or IP address is blank.",
            Bilingual::new("Isi User ID, password, dan alamat IP.", "Fill in User ID, password and IP address."),
        ),
        Code::AddressMalformed => (
            Bilingual::new("Format alamat IP", "Form of the IP address"),
            "The IP address is not one.",
            Bilingual::new("Kirim alamat IP yang benar.", "Send a proper IP address."),
        ),
        Code::LoginFailed => (
            Bilingual::new("User ID dan password", "User ID and password"),
            "User ID or password is wrong.",
            Bilingual::new("Periksa User ID dan password.", "Check User ID and password."),
        ),
        Code::AddressNotRegistered => (
            Bilingual::new("Alamat IP terdaftar", "IP address registered"),
            "The call came from an address that is not registered.",
            Bilingual::new(
                "Panggil dari alamat terdaftar, atau daftarkan alamat ini.",
                "Call from a registered address, or register this one.",
            ),
        ),
        Code::OutsideHours => (
            Bilingual::new("Jam akses", "Hours of access"),
            "Outside the permitted hours.",
            Bilingual::new("Ulangi pada jam akses.", "Try again within the hours."),
        ),
        Code::NikMalformed => (
            Bilingual::new("Format NIK", "Form of the NIK"),
            "The NIK does not have its form.",
            Bilingual::new("Periksa ke-16 angka NIK.", "Check the 16 figures of the NIK."),
        ),
        Code::QuotaUsedUp => (
            Bilingual::new("Sisa kuota", "Hits left"),
            "The quota of today is used up.",
            Bilingual::new(
                "Kuota terisi kembali tengah malam; tambahan diajukan dengan surat.",
                "The quota is full again at midnight; more is requested by letter.",
            ),
        ),
        _ => (
            Bilingual::new("Parameter", "Parameters"),
            "A required parameter is missing, or no element asked for is granted.",
            Bilingual::new(
                "Kirim semua parameter, dan hanya elemen yang diberikan.",
                "Send all parameters, and only elements that are granted.",
            ),
        ),
    };
    let found = Bilingual::new(code.text(), found_en);
    Check::fail(kind, code, label, found, remedy)
}
