//! Whether a call may be forwarded, and what it may be answered with (domain.md 5; decisions.md 22, 23, 28).

use std::net::IpAddr;
use std::ops::ControlFlow;

use serde::Serialize;

use super::{Check, CheckKind, Code, CounterKey, Limit, Used};
use crate::agreement::{Account, Application, Element, Facts, Known, Method, PurposeKey, PurposeNow};
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
    /// What it is for; programs name none, and a person may leave it out where there is just one.
    pub purpose: Option<PurposeKey>,
    /// Elements asked for; empty asks for all that are granted.
    pub elements: Vec<Element>,
    /// `false` makes the hours fail whatever they are, as a rehearsal does.
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
        /// What may be answered: the method's grant, narrowed to the application's elements, the purpose, and those
        /// asked for.
        elements: Vec<Element>,
        /// What it is for, by name.
        purpose: String,
    },
    /// It ends here, free of charge, with the check that stands against it.
    Refused {
        code: Code,
        check: Box<Check>,
        /// The counters of a call against which only what it asks for stands: hits are left to be told of. `None` where
        /// there is no access at all.
        limits: Option<Vec<Limit>>,
    },
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
    decided(&Known::new(facts, moment).brief(), request)
}

/// [`decide`] where the agreement [is all effective](crate::agreement::Agreement::is_all_effective) at `moment`: spares
/// a copy of all of it.
pub fn decide_effective(facts: &Facts, request: &AccessRequest, moment: &Moment) -> Decision {
    decided(&Known::all(facts, moment).brief(), request)
}

fn decided(known: &Known<'_>, request: &AccessRequest) -> Decision {
    let refused = known.each_check(request, &mut |check| {
        if check.fails() { ControlFlow::Break(Box::new(check)) } else { ControlFlow::Continue(()) }
    });
    match refused {
        ControlFlow::Break(check) => {
            let limits = known.limits_anyway(request, check.kind);
            Decision::Refused { code: check.code, check, limits }
        }
        ControlFlow::Continue(()) => known.grant(request),
    }
}

impl Known<'_> {
    /// What a call gets that every check lets pass.
    fn grant(&self, request: &AccessRequest) -> Decision {
        let application = self.application(request).flatten();
        let purposes = self.purposes_of(request, application);
        let elements = self.elements(request, application, &purposes);
        let limits = self.limits(request.method, self.agreement.account(request.account), application);
        let quota_limiter = left(request, &limits).map_or(-1, |left| i64::from(left) - 1);
        let names: Vec<_> = purposes.into_iter().map(|purpose| purpose.name).collect();
        Decision::Granted { limits, quota_limiter, elements, purpose: names.join("; ") }
    }

    /// The counters of a call that was refused, where nothing but what it asks for stands against it.
    fn limits_anyway(&self, request: &AccessRequest, failed: CheckKind) -> Option<Vec<Limit>> {
        let application = self.application(request).flatten();
        let is_open = match failed {
            CheckKind::Nik | CheckKind::Quota => true,
            CheckKind::Elements => {
                let all = AccessRequest { elements: Vec::new(), ..request.clone() };
                !self.elements(&all, application, &self.purposes_of(request, application)).is_empty()
            }
            _ => false,
        };
        is_open.then(|| self.limits(request.method, self.agreement.account(request.account), application))
    }

    /// Every check of a call in the order in which they answer, until `told` breaks off. Later ones are made as if the
    /// earlier had passed, where that is possible at all.
    pub(super) fn each_check<B>(
        &self,
        request: &AccessRequest,
        told: &mut dyn FnMut(Check) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        if matches!(request.caller, Caller::Program { .. }) {
            for check in presented_checks(request.presented) {
                told(check)?;
            }
        }
        let Some(account) = self.agreement.account(request.account) else {
            return told(call_check(CheckKind::Login, Code::LoginFailed, false));
        };
        if let Caller::Program { address } = request.caller {
            let registered = is_registered(account.addresses_at(self.moment.instant), address);
            told(call_check(CheckKind::Address, Code::AddressNotRegistered, registered))?;
        }
        for check in self.persons(request, account) {
            told(check)?;
        }
        for check in self.agreement_checks() {
            told(check)?;
        }
        told(self.method_check(request.method))?;
        told(self.account_method_check(account, request.method))?;
        told(if request.within_hours {
            self.hours_check()
        } else {
            call_check(CheckKind::Hours, Code::OutsideHours, false)
        })?;
        let application = self.application(request);
        if application.is_none() {
            told(call_check(CheckKind::Call, Code::ParameterMissing, false))?;
        }
        let application = application.flatten();
        let purposes = self.purposes_of(request, application);
        told(self.purpose_check(request, &purposes))?;
        let elements = self.elements(request, application, &purposes);
        told(self.elements_check(&elements))?;
        told(call_check(CheckKind::Nik, Code::NikMalformed, request.nik_well_formed))?;
        let limits = self.limits(request.method, Some(account), application);
        told(call_check(CheckKind::Quota, Code::QuotaUsedUp, left(request, &limits) != Some(0)))
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

    /// The application that asks, where the call is of one. One that isn't registered for the method is a missing
    /// parameter; so is none where the method has several, for each has its own elements.
    fn application(&self, request: &AccessRequest) -> Option<Option<&Application>> {
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
    }

    /// The purposes that the call is made for: the one it names. A program names none: it works for that of its
    /// application, else for all of the method. A person names one, where there are several.
    fn purposes_of(&self, request: &AccessRequest, application: Option<&Application>) -> Vec<PurposeNow> {
        let mut purposes = self.purposes(request.method);
        match (request.caller, request.purpose) {
            (_, Some(key)) => purposes.retain(|purpose| purpose.key == key),
            (Caller::Program { .. }, None) => {
                let own = application.map(|application| PurposeKey::Application(application.id));
                let is_own = |purpose: &PurposeNow| Some(purpose.key) == own;
                if purposes.iter().any(is_own) {
                    purposes.retain(is_own);
                }
            }
            (Caller::Operator(_) | Caller::Head, None) if purposes.len() > 1 => purposes.clear(),
            (Caller::Operator(_) | Caller::Head, None) => {}
        }
        purposes
    }

    fn purpose_check(&self, request: &AccessRequest, chosen: &[PurposeNow]) -> Check {
        let label = Bilingual::new("Tujuan yang berlaku", "A purpose that holds");
        let (kind, code) = (CheckKind::Purpose, Code::ParameterMissing);
        if !chosen.is_empty() {
            let found = self.found(|| {
                let names: Vec<_> = chosen.iter().map(|purpose| purpose.name.as_str()).collect();
                Bilingual::same(format!("{}.", names.join("; ")))
            });
            return Check::pass(kind, code, label, found);
        }
        if self.purposes(request.method).is_empty() {
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::new(
                    "Semua tujuan pencarian untuk metode ini sudah berakhir.",
                    "All purposes of look-ups by this method have ended.",
                ),
                Bilingual::new("Dinas mencatat tujuan yang baru.", "The office records a new purpose."),
            );
        }
        Check::fail(
            kind,
            code,
            label,
            Bilingual::new(
                "Tujuan belum dipilih, atau tidak lagi berlaku.",
                "No purpose was chosen, or it no longer holds.",
            ),
            Bilingual::new("Pilih tujuan dari perjanjian.", "Choose a purpose of the agreement."),
        )
    }

    /// What may be answered: the method's grant, narrowed to the application's elements, the purposes, and those asked
    /// for.
    fn elements(
        &self,
        request: &AccessRequest,
        application: Option<&Application>,
        purposes: &[PurposeNow],
    ) -> Vec<Element> {
        let granted = self.granted_methods().find(|grant| grant.method == request.method);
        granted
            .into_iter()
            .flat_map(|grant| grant.elements.iter().copied())
            .filter(|element| application.is_none_or(|application| application.elements.contains(element)))
            .filter(|element| purposes.iter().any(|purpose| purpose.needs(*element)))
            .filter(|element| request.elements.is_empty() || request.elements.contains(element))
            .collect()
    }

    /// The User ID itself is requested for certain methods only.
    fn account_method_check(&self, account: &Account, method: Method) -> Check {
        let label = Bilingual::new("User ID untuk metode ini", "User ID for this method");
        let (kind, code) = (CheckKind::Method, Code::InstitutionInactive);
        if account.methods.contains(&method) {
            let found = self.found(|| {
                Bilingual::owned(
                    format!("{} mencakup {}.", account.user_id, method.label()),
                    format!("{} covers {}.", account.user_id, method.label()),
                )
            });
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

    fn elements_check(&self, elements: &[Element]) -> Check {
        let label = Bilingual::new("Elemen data diberikan", "Elements granted");
        let (kind, code) = (CheckKind::Elements, Code::ParameterMissing);
        if elements.is_empty() {
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::new(
                    "Tidak satu pun elemen yang diminta diberikan untuk metode, aplikasi, dan tujuan ini.",
                    "None of the elements asked for is granted for this method, application and purpose.",
                ),
                Bilingual::new("Minta hanya elemen yang diberikan.", "Ask only for elements that are granted."),
            );
        }
        let found = self.found(|| {
            let names: Vec<_> = elements.iter().map(|element| element.label()).collect();
            Bilingual::same(format!("{}.", names.join(", ")))
        });
        Check::pass(kind, code, label, found)
    }
}

/// The checks of the call itself, as far as it came.
fn presented_checks(presented: Presented) -> [Check; 4] {
    use Presented::{AddressMalformed, Blank, Incomplete, Unknown};
    [
        call_check(CheckKind::Call, Code::CredentialsBlank, presented != Blank),
        call_check(CheckKind::Call, Code::AddressMalformed, presented != AddressMalformed),
        call_check(CheckKind::Call, Code::ParameterMissing, presented != Incomplete),
        call_check(CheckKind::Login, Code::LoginFailed, presented != Unknown),
    ]
}

/// Programs only from a registered address, compared as addresses, not as text.
fn is_registered(addresses: &[String], address: IpAddr) -> bool {
    addresses
        .iter()
        .any(|known| known.trim().parse::<IpAddr>().is_ok_and(|known| known.to_canonical() == address.to_canonical()))
}

/// Hits left, the least of all counters; `None` when all are unlimited.
fn left(request: &AccessRequest, limits: &[Limit]) -> Option<u32> {
    limits.iter().filter_map(|limit| Some(limit.per_day?.saturating_sub(hits(request, limit.counter)))).min()
}

fn hits(request: &AccessRequest, counter: CounterKey) -> u32 {
    request.used.iter().find(|used| used.counter == counter).map_or(0, |used| used.hits)
}

/// Checks on the call itself.
pub(super) fn call_check(kind: CheckKind, code: Code, met: bool) -> Check {
    let (label, found, failed_en, remedy) = match code {
        Code::CredentialsBlank => (
            Bilingual::new("Isian lengkap", "Nothing left blank"),
            Bilingual::new("User ID, password, dan alamat IP diisi.", "User ID, password and IP address are given."),
            "User ID, password or IP address is blank.",
            Bilingual::new("Isi User ID, password, dan alamat IP.", "Fill in User ID, password and IP address."),
        ),
        Code::AddressMalformed => (
            Bilingual::new("Format alamat IP", "Form of the IP address"),
            Bilingual::new("Alamat IP dapat dibaca.", "The IP address can be read."),
            "The IP address is not one.",
            Bilingual::new("Kirim alamat IP yang benar.", "Send a proper IP address."),
        ),
        Code::LoginFailed => (
            Bilingual::new("User ID dan password", "User ID and password"),
            Bilingual::new("Sesuai.", "They are right."),
            "User ID or password is wrong.",
            Bilingual::new("Periksa User ID dan password.", "Check User ID and password."),
        ),
        Code::AddressNotRegistered => (
            Bilingual::new("Alamat IP terdaftar", "IP address registered"),
            Bilingual::new("Panggilan datang dari alamat terdaftar.", "The call came from a registered address."),
            "The call came from an address that is not registered.",
            Bilingual::new(
                "Panggil dari alamat terdaftar, atau daftarkan alamat ini.",
                "Call from a registered address, or register this one.",
            ),
        ),
        Code::OutsideHours => (
            Bilingual::new("Jam akses", "Hours of access"),
            Bilingual::new("Dalam jam akses.", "Within the hours of access."),
            "Outside the permitted hours.",
            Bilingual::new("Ulangi pada jam akses.", "Try again within the hours."),
        ),
        Code::NikMalformed => (
            Bilingual::new("Format NIK", "Form of the NIK"),
            Bilingual::new("16 angka dengan tanggal yang mungkin.", "16 figures with a possible date."),
            "The NIK does not have its form.",
            Bilingual::new("Periksa ke-16 angka NIK.", "Check the 16 figures of the NIK."),
        ),
        Code::QuotaUsedUp => (
            Bilingual::new("Sisa kuota", "Hits left"),
            Bilingual::new("Kuota hari itu masih ada.", "The quota of the day was not used up."),
            "The quota of today is used up.",
            Bilingual::new(
                "Kuota terisi kembali tengah malam; tambahan diajukan dengan surat.",
                "The quota is full again at midnight; more is requested by letter.",
            ),
        ),
        _ => (
            Bilingual::new("Parameter", "Parameters"),
            Bilingual::new("Semua parameter ada.", "All parameters are there."),
            "A required parameter is missing.",
            Bilingual::new("Kirim semua parameter.", "Send all parameters."),
        ),
    };
    if met {
        Check::pass(kind, code, label, found)
    } else {
        Check::fail(kind, code, label, Bilingual::new(code.text(), failed_en), remedy)
    }
}
