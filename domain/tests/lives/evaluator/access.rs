//! Who may ask what, when (domain.md 5; decisions.md 22, 23).

use std::net::IpAddr;

use chrono::{Datelike as _, NaiveDate, Timelike as _, Weekday};
use patuh_domain::access::{CounterKey, Hours};
use patuh_domain::agreement::{AgreementEvent as E, *};
use patuh_domain::duty::DutyKind;
use patuh_domain::ids::*;

use super::book::Book;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    Program(IpAddr),
    Operator(OperatorId),
    Head,
}

/// A call with its User ID.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    pub account: AccountId,
    pub asker: Asker,
    pub method: Method,
    pub application: Option<ApplicationId>,
}

/// What it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Open { limits: Vec<(CounterKey, Option<u32>)>, elements: Vec<Element> },
    Closed(&'static str),
}

impl Book<'_> {
    pub fn answer(&self, call: &Call) -> Answer {
        let closed = Answer::Closed;
        if self.accounts().iter().all(|account| account.id != call.account) {
            return closed("03");
        }
        if let Asker::Program(address) = call.asker
            && !self.addresses(call.account).contains(&address)
        {
            return closed("04");
        }
        if !self.account_works(call.account) || !self.asker_may(call) {
            return closed("17");
        }
        let grant = self.terms().and_then(|terms| terms.methods.iter().find(|grant| grant.method == call.method));
        let account = self.accounts().into_iter().find(|account| account.id == call.account);
        let by_account = account.is_some_and(|account| account.methods.contains(&call.method));
        let barred = !self.sanctions_now(SanctionKind::Suspension).is_empty()
            || !self.sanctions_now(SanctionKind::Revocation).is_empty();
        let sworn = !self.has_duty(DutyKind::Sptjm) || self.sptjm_holds();
        let Some(grant) = grant.filter(|_| {
            self.in_force() && !barred && self.office.active && self.institution.active && by_account && sworn
        }) else {
            return closed("16");
        };
        if !self.within_hours() {
            return closed("06");
        }
        let Some((counted, narrowed)) = self.application_of(call) else { return closed("07") };
        let wanted = |element: &Element| narrowed.is_none_or(|one| one.elements.contains(element));
        let elements = grant.elements.iter().copied().filter(wanted).collect();
        Answer::Open { limits: self.limits(call, counted), elements }
    }

    /// The method is granted by the terms of today and to the User ID.
    pub fn has_method(&self, call: &Call) -> bool {
        let granted = self.terms().is_some_and(|terms| terms.methods.iter().any(|grant| grant.method == call.method));
        granted
            && self
                .accounts()
                .iter()
                .any(|account| account.id == call.account && account.methods.contains(&call.method))
    }

    /// The addresses of a User ID's callers now: the list last set.
    fn addresses(&self, id: AccountId) -> Vec<IpAddr> {
        let mut list: (Option<_>, Vec<IpAddr>) = (None, Vec::new());
        let read = |texts: &[String]| texts.iter().filter_map(|text| text.parse().ok()).collect();
        for event in self.events {
            match event {
                E::AccountRequested { account } if account.id == id => list.1 = read(&account.ip_addresses),
                E::AddressesRegistered { account, ip_addresses, from: Some(from) }
                    if *account == id && *from <= self.now && list.0.is_none_or(|since| since <= *from) =>
                {
                    list = (Some(*from), read(ip_addresses));
                }
                E::AddressesRegistered { account, ip_addresses, from: None } if *account == id && list.0.is_none() => {
                    list.1 = read(ip_addresses);
                }
                _ => {}
            }
        }
        list.1
    }

    /// The person works here and has signed; for a program its responsible person has.
    fn asker_may(&self, call: &Call) -> bool {
        let needs = self.has_duty(DutyKind::Nda);
        let Some(account) = self.accounts().into_iter().find(|account| account.id == call.account) else {
            return false;
        };
        let responsible = self.responsible(account);
        let head = self.head_on(self.today).filter(|head| head.name == responsible);
        match call.asker {
            Asker::Operator(id) => self.operators().iter().any(|(operator, left)| {
                operator.id == id
                    && left.is_none_or(|last| self.today <= last)
                    && (!needs || self.operator_nda(operator).is_some())
            }),
            Asker::Head => head.is_some_and(|head| !needs || self.nda_of(&head.name).is_some()),
            Asker::Program(_) => {
                let mut namesakes = self.operators();
                namesakes.retain(|(operator, _)| operator.name == responsible);
                let left = namesakes.iter().all(|(_, left)| left.is_some_and(|last| last < self.today));
                let gone = !namesakes.is_empty() && left && head.is_none();
                !needs || !gone && self.nda_of(&responsible).is_some()
            }
        }
    }

    /// Which application the hit counts on and which narrows the answer. Who doesn't say which of several is asking
    /// leaves out a parameter.
    fn application_of(&self, call: &Call) -> Option<(Option<&Application>, Option<&Application>)> {
        let known: Vec<_> = self.applications().into_iter().filter(|one| one.method == call.method).collect();
        let is_program = matches!(call.asker, Asker::Program(_));
        match call.application {
            Some(id) => known.into_iter().find(|one| one.id == id).map(|one| (Some(one), Some(one))),
            None => match known.as_slice() {
                [] => Some((None, None)),
                [only] => Some((is_program.then_some(*only), Some(*only))),
                _ => None,
            },
        }
    }

    /// Own hours of the agreement before the office's.
    fn within_hours(&self) -> bool {
        let mut own: Option<(NaiveDate, Option<Hours>)> = None;
        for event in self.events {
            if let E::HoursSet { hours } = event
                && self.by(hours.from)
                && own.is_none_or(|(since, _)| since <= hours.from)
            {
                own = Some((hours.from, hours.hours));
            }
        }
        let mut general: Option<(NaiveDate, Hours)> = None;
        for hours in &self.office.hours {
            if self.by(hours.from) && general.is_none_or(|(since, _)| since <= hours.from) {
                general = Some((hours.from, hours.hours));
            }
        }
        let hours = own.and_then(|(_, hours)| hours).or(general.map(|(_, hours)| hours));
        let Some(Hours::Week { workdays, saturday, sunday }) = hours else { return true };
        let span = if self.today.weekday() == Weekday::Sun || self.calendar.is_holiday(self.today) {
            sunday
        } else if self.today.weekday() == Weekday::Sat {
            saturday
        } else {
            workdays
        };
        let clock = (self.now + self.offset()).time();
        let minute = clock.hour() * 60 + clock.minute();
        span.is_some_and(|span| u32::from(span.opens) <= minute && minute < u32::from(span.closes))
    }

    /// Every counter of a call with its limit.
    fn limits(&self, call: &Call, application: Option<&Application>) -> Vec<(CounterKey, Option<u32>)> {
        let mut limits = Vec::new();
        let passed = self.method_passed(call.method);
        let grants = self.all(|event| match event {
            E::QuotaGranted { grant } => Some(grant),
            _ => None,
        });
        let in_force = grants
            .iter()
            .enumerate()
            .filter(|(_, grant)| grant.methods.contains(&call.method) && !(grant.until_poc && passed.is_some()))
            .filter_map(|(index, grant)| {
                let begun = match grant.from {
                    QuotaStart::On(day) => Some(day),
                    QuotaStart::Poc => passed,
                };
                begun.filter(|day| self.by(*day)).map(|day| (day, index, *grant))
            })
            .max_by_key(|(day, index, _)| (*day, *index))
            .map(|(_, index, grant)| (index, grant));
        match in_force {
            Some((index, grant)) => limits.push((CounterKey::Grant(index), grant.per_day)),
            None => limits.push((CounterKey::Method(call.method), passed.is_none().then_some(200))),
        }
        for cut in self.sanctions_now(SanctionKind::QuotaCut) {
            limits.push((CounterKey::Cut(cut.id), cut.per_day));
        }
        if let Some(application) = application
            && !self.poc_passed(PocSubject::Application(application.id))
        {
            limits.push((CounterKey::Application(application.id), Some(200)));
        }
        if let Some(cap) = self.cap(call.account) {
            limits.push((CounterKey::Account(call.account), Some(cap)));
        }
        limits
    }

    /// The day since which every initial subject of the method is settled.
    fn method_passed(&self, method: Method) -> Option<NaiveDate> {
        let applications = self.applications();
        let of_method = |subject: &PocSubject| match subject {
            PocSubject::Method(own) => *own == method,
            PocSubject::Application(id) => applications.iter().any(|one| one.id == *id && one.method == method),
        };
        let mut initial = self.initial_subjects();
        initial.retain(of_method);
        if !initial.is_empty() {
            let days: Option<Vec<_>> = initial.into_iter().map(|subject| self.poc_passed_on(subject)).collect();
            return days?.into_iter().max();
        }
        // Granted later: a subject of its own, or its applications are.
        let own = applications.iter().filter(|one| one.method == method).map(|one| PocSubject::Application(one.id));
        own.chain([PocSubject::Method(method)]).filter_map(|subject| self.poc_passed_on(subject)).min()
    }

    fn cap(&self, id: AccountId) -> Option<u32> {
        let mut cap: (Option<_>, Option<u32>) = (None, None);
        for event in self.events {
            match event {
                E::AccountRequested { account } if account.id == id => cap.1 = account.daily_cap,
                E::DailyCapSet { account, per_day, from }
                    if *account == id && *from <= self.now && cap.0.is_none_or(|since| since <= *from) =>
                {
                    cap = (Some(*from), *per_day);
                }
                _ => {}
            }
        }
        cap.1
    }
}
