//! Hits per local day: which counters a call counts on, and their limits (domain.md 5; decisions.md 22).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Check, CheckKind, Code, Source};
use crate::agreement::{Account, Application, Known, Method, PocSubject, QuotaGrant, QuotaStart, SanctionKind};
use crate::ids::{AccountId, ApplicationId, SanctionId};
use crate::wording::{Bilingual, Language, thousands_in};

/// Hits a day of an application, or of a method without a grant, until its PoC is passed.
pub const HITS_BEFORE_POC: u32 = 200;

/// What hits are counted on. The order is the order in which a reservation locks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CounterKey {
    /// The grant at this place of the agreement's list, with all the methods it names.
    Grant(usize),
    /// A method that no grant names.
    Method(Method),
    /// A quota cut by sanction: everything under the agreement.
    Cut(SanctionId),
    Application(ApplicationId),
    Account(AccountId),
}

/// A counter with its limit in hits per local day; `None` is unlimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub counter: CounterKey,
    pub per_day: Option<u32>,
}

/// Hits counted today on a counter, as the caller's ledger has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub counter: CounterKey,
    pub hits: u32,
}

impl Known<'_> {
    /// The counters of a call by `method` under `account` from `application`, in locking order. All must have a hit
    /// left.
    pub(super) fn limits(
        &self,
        method: Method,
        account: Option<&Account>,
        application: Option<&Application>,
    ) -> Vec<Limit> {
        let mut limits = vec![self.grant_limit(method)];
        let mut cuts: Vec<_> = self.sanctions(SanctionKind::QuotaCut).collect();
        cuts.sort_by_key(|cut| cut.id);
        limits.extend(cuts.into_iter().map(|cut| Limit { counter: CounterKey::Cut(cut.id), per_day: cut.per_day }));
        if let Some(application) = application.filter(|application| !self.is_tried(application)) {
            limits.push(Limit { counter: CounterKey::Application(application.id), per_day: Some(HITS_BEFORE_POC) });
        }
        if let Some((account, cap)) = account.and_then(|account| Some((account, account.cap_at(self.moment.instant)?)))
        {
            limits.push(Limit { counter: CounterKey::Account(account.id), per_day: Some(cap) });
        }
        limits
    }

    /// Hits a day of a method as a whole; `None` is unlimited. While none of its applications has passed its PoC,
    /// their limit shows through.
    pub(super) fn per_day(&self, method: Method) -> Option<u32> {
        let cut = self.sanctions(SanctionKind::QuotaCut).filter_map(|cut| cut.per_day).min();
        [self.grant_limit(method).per_day, cut, self.per_day_untried(method)].into_iter().flatten().min()
    }

    /// The limit that only holds until the PoC is passed, where there is one.
    fn per_day_until_poc(&self, method: Method) -> Option<u32> {
        let grant = match self.grant_of(method) {
            Some((_, grant)) => grant.per_day.filter(|_| grant.until_poc),
            None => self.grant_limit(method).per_day,
        };
        grant.into_iter().chain(self.per_day_untried(method)).min()
    }

    fn per_day_untried(&self, method: Method) -> Option<u32> {
        let mut applications = self.applications_of(method).peekable();
        let untried = applications.peek().is_some() && applications.all(|application| !self.is_tried(application));
        untried.then_some(HITS_BEFORE_POC)
    }

    pub(super) fn applications_of(&self, method: Method) -> impl Iterator<Item = &Application> {
        self.agreement.applications.iter().filter(move |application| application.method == method)
    }

    /// The application's PoC is passed, or wasn't required.
    pub(super) fn is_tried(&self, application: &Application) -> bool {
        self.agreement.poc_settled(PocSubject::Application(application.id))
    }

    pub(super) fn quota_check(&self, method: Method) -> Check {
        let label = Bilingual::owned(format!("Kuota {}", method.label()), format!("Quota of {}", method.label()));
        let (kind, code) = (CheckKind::Quota, Code::QuotaUsedUp);
        let per_day = self.per_day(method);
        let trial = if per_day.is_some() && per_day == self.per_day_until_poc(method) {
            Bilingual::new(" sampai PoC dinyatakan lulus", " until the PoC is passed")
        } else {
            Bilingual::new("", "")
        };
        let check = match per_day {
            Some(hits) => {
                let found = Bilingual::owned(
                    format!("{} hit per hari{}.", thousands_in(Language::Id, hits.into()), trial.id),
                    format!("{} hits a day{}.", thousands_in(Language::En, hits.into()), trial.en),
                );
                Check::pass(kind, code, label, found).limited()
            }
            None => {
                let found = Bilingual::new("Tanpa batas harian.", "No daily limit.");
                Check::pass(kind, code, label, found)
            }
        };
        let cut = self.sanction(SanctionKind::QuotaCut);
        let grant = self.grant_of(method).and_then(|(_, grant)| grant.reference.as_ref());
        match (cut, grant) {
            (Some(cut), _) => check.by(Source::letter(
                Bilingual::new("Surat pengurangan kuota", "Letter that cuts the quota"),
                &cut.letter,
            )),
            (None, Some(letter)) => {
                check.by(Source::letter(Bilingual::new("Surat Ditjen", "Letter of the Ditjen"), letter))
            }
            (None, None) => check,
        }
    }

    fn grant_limit(&self, method: Method) -> Limit {
        match self.grant_of(method) {
            Some((place, grant)) => Limit { counter: CounterKey::Grant(place), per_day: grant.per_day },
            None => Limit {
                counter: CounterKey::Method(method),
                per_day: self.poc_settled_on(method).is_none().then_some(HITS_BEFORE_POC),
            },
        }
    }

    /// The grant that began last and still holds, with its place in the list.
    fn grant_of(&self, method: Method) -> Option<(usize, &QuotaGrant)> {
        let tried_on = self.poc_settled_on(method);
        self.agreement
            .quota
            .iter()
            .enumerate()
            .filter(|(_, grant)| grant.methods.contains(&method))
            .filter(|(_, grant)| !(grant.until_poc && tried_on.is_some()))
            .filter_map(|(place, grant)| {
                let from = match grant.from {
                    QuotaStart::On(date) => Some(date),
                    QuotaStart::Poc => tried_on,
                }?;
                (from <= self.today).then_some((from, place, grant))
            })
            .max_by_key(|(from, place, _)| (*from, *place))
            .map(|(_, place, grant)| (place, grant))
    }

    /// The day on which the last initial PoC subject of the method was settled; `None` while one isn't. A method granted
    /// later has no initial one: it is its own subject, or its applications are, each with its own limit.
    fn poc_settled_on(&self, method: Method) -> Option<NaiveDate> {
        let agreement = &self.agreement;
        let settled_on = |subject| {
            agreement.poc_result(subject).filter(|result| result.verdict.settles()).map(|result| result.effective)
        };
        let mut initial = agreement
            .initial_poc_subjects()
            .into_iter()
            .filter(|subject| agreement.poc_method(*subject) == Some(method))
            .peekable();
        if initial.peek().is_some() {
            // One subject open leaves the method open.
            return initial.map(settled_on).reduce(|one, other| Some(one?.max(other?))).flatten();
        }
        let applications = self.applications_of(method).map(|application| PocSubject::Application(application.id));
        applications.chain([PocSubject::Method(method)]).filter_map(settled_on).min()
    }
}
