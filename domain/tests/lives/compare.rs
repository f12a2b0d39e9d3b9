//! Product and evaluator side by side at one moment.

use std::collections::BTreeMap;
use std::net::IpAddr;

use chrono::TimeDelta;
use patuh_domain::access::{AccessRequest, Caller, Decision, Presented, Used, decide};
use patuh_domain::agreement::{Agreement, AgreementEvent as E, Facts, PurposeKey, SanctionKind, Standing, standing};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, DutyKind};

use crate::evaluator::{Answer, Asker, Book, Call, Expected, NEAR};
use crate::world::{AGREEMENT, OFFICE};

/// Where the two differ at a moment.
#[derive(Debug, Clone)]
pub struct Difference {
    /// Stage, overlay, one duty, or a call.
    pub about: String,
    pub product: String,
    pub evaluator: String,
    pub moment: Moment,
}

/// What was seen in comparing.
#[derive(Debug, Default)]
pub struct Tally {
    pub lives: u64,
    pub moments: u64,
    pub duties: u64,
    pub calls: u64,
    /// Calls by what they got, by the evaluator: `open` or a code.
    pub answers: BTreeMap<&'static str, u64>,
    pub stages: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.lives += other.lives;
        self.moments += other.moments;
        self.duties += other.duties;
        self.calls += other.calls;
        for (answer, count) in other.answers {
            *self.answers.entry(answer).or_default() += count;
        }
        for (stage, count) in other.stages {
            *self.stages.entry(stage).or_default() += count;
        }
    }
}

/// The facts that `events` make, beside the same office, institution and calendar.
pub fn fold(facts: &Facts, events: &[E]) -> Option<Facts> {
    let mut agreement = None;
    for event in events {
        agreement = Agreement::evolve(agreement, AGREEMENT, OFFICE, event.clone());
    }
    Some(Facts { agreement: agreement?, ..facts.clone() })
}

impl Difference {
    /// What sort of difference it is, for counting.
    pub fn class(&self) -> String {
        let about = self.about.split(':').next().unwrap_or_default();
        let about = if about.starts_with("call") { "call" } else { about };
        let brief = |text: &str| match text.split_once("state: ") {
            Some((_, state)) => state.split(',').next().unwrap_or_default().to_owned(),
            None => text.split('{').next().unwrap_or_default().trim().to_owned(),
        };
        format!("{about}: {} / {}", brief(&self.product), brief(&self.evaluator))
    }
}

/// All differences at `moment`.
pub fn compare(facts: &Facts, events: &[E], moment: &Moment, calls: &[Call], tally: &mut Tally) -> Vec<Difference> {
    let book = Book::open(facts, events, moment);
    let standing = standing(facts, moment);
    tally.moments += 1;
    let mut found = Vec::new();
    let mut differs = |about: String, product: String, evaluator: String| {
        if product != evaluator {
            found.push(Difference { about, product, evaluator, moment: *moment });
        }
    };
    let stage = book.stage();
    *tally.stages.entry(stage.name()).or_default() += 1;
    differs("stage".to_owned(), standing.stage.name().to_owned(), stage.name().to_owned());
    for (about, kind, shown) in [
        ("suspended", SanctionKind::Suspension, standing.suspended),
        ("access_revoked", SanctionKind::Revocation, standing.access_revoked),
    ] {
        let expected = book.in_force() && !book.sanctions_now(kind).is_empty();
        differs(about.to_owned(), shown.to_string(), expected.to_string());
    }
    let expected = book.duties();
    tally.duties += u64::try_from(expected.len()).expect("few duties");
    for (about, product, evaluator) in duties(&standing, &expected) {
        differs(about, product, evaluator);
    }
    for (number, call) in calls.iter().enumerate() {
        let answer = book.answer(call);
        tally.calls += 1;
        let name = match answer {
            Answer::Open { .. } => "open",
            Answer::Closed(code) => code,
        };
        *tally.answers.entry(name).or_default() += 1;
        let got = ask(facts, call, moment, Vec::new());
        differs(format!("call {number}"), format!("{:?}", told(&got)), format!("{answer:?}"));
        // Four decisions more: not for every call.
        let counted = if number == 0 { used_up(facts, call, moment, &answer) } else { None };
        let others = counted
            .into_iter()
            .chain(without_basis(&book, &standing, call, &got))
            .chain(lost_overnight(facts, &book, &standing, call, moment, &got));
        for (product, evaluator) in others {
            differs(format!("call {number}"), product, evaluator);
        }
    }
    found
}

fn duties(standing: &Standing, expected: &[Expected]) -> Vec<(String, String, String)> {
    let mut found: Vec<_> = standing.duties.iter().map(seen).collect();
    found.sort_by(|one, other| one.id.cmp(&other.id));
    if found == expected {
        return Vec::new();
    }
    let mut ids: Vec<&str> = found.iter().chain(expected).map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let of = |list: &[Expected], id: &str| {
        list.iter().find(|one| one.id == id).map_or_else(|| "none".to_owned(), |one| format!("{one:?}"))
    };
    ids.into_iter().map(|id| (format!("duty {id}"), of(&found, id), of(expected, id))).collect()
}

fn seen(duty: &Duty) -> Expected {
    Expected {
        id: duty.id.clone(),
        due: duty.due,
        due_at: duty.due_at,
        state: duty.state,
        days: duty.days,
        working_days: duty.working_days.filter(|_| duty.days.is_some_and(|days| days.abs() <= NEAR)),
        blocks: duty.blocks,
        fulfilled_on: duty.fulfilled_on,
    }
}

fn ask(facts: &Facts, call: &Call, moment: &Moment, used: Vec<Used>) -> Decision {
    let request = AccessRequest {
        presented: Presented::SignedIn,
        account: call.account,
        caller: match call.asker {
            Asker::Program(address) => Caller::Program { address },
            Asker::Operator(id) => Caller::Operator(id),
            Asker::Head => Caller::Head,
        },
        method: call.method,
        application: call.application,
        // A person says for what; a program works for its application.
        purpose: call.application.filter(|_| !matches!(call.asker, Asker::Program(_))).map(PurposeKey::Application),
        elements: Vec::new(),
        within_hours: true,
        nik_well_formed: true,
        used,
    };
    decide(facts, &request, moment)
}

fn told(decision: &Decision) -> Answer {
    match decision {
        Decision::Refused { code, .. } => Answer::Closed(code.number()),
        Decision::Granted { limits, elements, .. } => Answer::Open {
            limits: limits.iter().map(|limit| (limit.counter, limit.per_day)).collect(),
            elements: elements.clone(),
        },
    }
}

/// The hit after the last one is refused with 05, the last one is given, and says that none is left.
fn used_up(facts: &Facts, call: &Call, moment: &Moment, answer: &Answer) -> Option<(String, String)> {
    let Answer::Open { limits, .. } = answer else { return None };
    let least = limits.iter().filter_map(|(counter, limit)| Some(((*limit)?, *counter))).min();
    let Some((limit, counter)) = least else {
        let Decision::Granted { quota_limiter, .. } = ask(facts, call, moment, Vec::new()) else { return None };
        return Some((format!("{quota_limiter} left"), "-1 left".to_owned()));
    };
    let after = |hits| match ask(facts, call, moment, vec![Used { counter, hits }]) {
        Decision::Granted { quota_limiter, .. } => format!("{quota_limiter} left"),
        Decision::Refused { code, .. } => code.number().to_owned(),
    };
    let first = (after(limit), "05".to_owned());
    if first.0 == first.1 { Some((after(limit - 1), "0 left".to_owned())) } else { Some(first) }
}

/// No access without a basis; none lost where nothing stands against it.
fn without_basis(book: &Book<'_>, standing: &Standing, call: &Call, got: &Decision) -> Option<(String, String)> {
    let granted = got.refusal().is_none();
    let signed = book.pks().is_some() && book.juknis().is_some() && book.first_hand_over().is_some();
    let barred = standing.suspended || standing.access_revoked;
    let lasts = book.term_ends().is_some_and(|ends| {
        book.today <= ends || book.today <= book.bridge_limit(ends) && book.open_renewal().is_some()
    });
    if granted && (!signed || barred || !lasts) {
        return Some(("granted".to_owned(), "no legal basis".to_owned()));
    }
    let held_back = standing.duties.iter().any(|duty| duty.blocks.is_some() && duty.state.is_open());
    let lost = matches!(got.refusal().map(|code| code.number()), Some("16"))
        && !held_back
        && !barred
        && standing.stage.in_force()
        && book.office.active
        && book.institution.active
        && book.has_method(call);
    lost.then(|| ("refused".to_owned(), "nothing stands against it".to_owned()))
}

/// Whoever had met every duty yesterday, under the same head and the same duties, isn't refused today, unless the
/// agreement is over or a person imposed a sanction.
fn lost_overnight(
    facts: &Facts,
    book: &Book<'_>,
    now: &Standing,
    call: &Call,
    moment: &Moment,
    got: &Decision,
) -> Option<(String, String)> {
    let refused = got.refusal().map(|code| code.number()) == Some("16");
    let may = refused && now.stage.in_force() && !now.suspended && !now.access_revoked && book.has_method(call);
    let yesterday = Moment { instant: moment.instant - TimeDelta::days(1), zone: moment.zone };
    if !may || ask(facts, call, &yesterday, Vec::new()).refusal().is_some() {
        return None;
    }
    let before = standing(facts, &yesterday);
    let asked_for = |standing: &Standing| standing.duties.iter().any(|duty| duty.kind == DutyKind::Sptjm);
    let warned = before.duties.iter().any(|duty| duty.kind == DutyKind::Sptjm && duty.state.is_open());
    let same = book.head_on(before.today) == book.head_on(now.today) && asked_for(&before) == asked_for(now);
    (same && !warned).then(|| ("refused over night".to_owned(), "nothing was left to do the day before".to_owned()))
}

/// The same decisions are made where nobody reported, evaluated or certified anything: only a person's sanction cuts
/// access off.
pub fn forgotten(facts: &Facts, poor: &Facts, moment: &Moment, calls: &[Call]) -> Vec<Difference> {
    let decided = |facts: &Facts, call: &Call| format!("{:?}", told(&ask(facts, call, moment, Vec::new())));
    calls
        .iter()
        .map(|call| Difference {
            about: "call without reports".to_owned(),
            product: decided(poor, call),
            evaluator: decided(facts, call),
            moment: *moment,
        })
        .filter(|difference| difference.product != difference.evaluator)
        .collect()
}

/// What a life would be without any report, evaluation, certificate or notice.
pub fn is_paperwork(event: &E) -> bool {
    matches!(
        event,
        E::ReportReceived { .. }
            | E::ReportForwarded { .. }
            | E::ReportEvaluated { .. }
            | E::CertificateReceived { .. }
            | E::ChangeRecorded { .. }
            | E::ReaderRegistered { .. }
            | E::IncidentNotified { .. }
            | E::DutyWaived { .. }
    )
}

/// Every call that can be made under an agreement: each person and program, each method, each application.
pub fn calls(agreement: &Agreement) -> Vec<Call> {
    let address: IpAddr = "10.20.4.15".parse().expect("an address");
    let other: IpAddr = "10.20.4.16".parse().expect("an address");
    let mut calls = Vec::new();
    for (place, account) in agreement.accounts.iter().enumerate() {
        for method in account.methods.iter().copied() {
            // Not everything that is refused anyway, or most calls would be.
            let askers: Vec<Asker> = if method.is_web_service() {
                let unknown = (place == 0).then_some(Asker::Program(other));
                [Asker::Program(address)].into_iter().chain(unknown).collect()
            } else {
                let head = (place == 0 || account.responsible.starts_with("Pimpinan")).then_some(Asker::Head);
                agreement.operators.iter().map(|operator| Asker::Operator(operator.id)).chain(head).collect()
            };
            let mut applications: Vec<_> =
                agreement.applications.iter().filter(|one| one.method == method).map(|one| Some(one.id)).collect();
            if applications.len() < 2 {
                applications.push(None);
            }
            for asker in askers {
                for application in applications.iter().copied() {
                    calls.push(Call { account: account.id, asker, method, application });
                }
            }
        }
    }
    calls
}
