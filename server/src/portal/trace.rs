//! Why a call was answered as it was: its checks one by one, on the facts of then.
//!
//! Policy: what was stored when it happened is the truth; the walk explains it. Where both differ, because facts were
//! corrected or can't be had, the stored check stands in its place of the walk.

use patuh_app::views::{LookupOutcome, Trace};
use patuh_domain::access::{
    AccessRequest, Caller, Check, CheckKind, Code, Decision, Presented, Step, Used, decide, walk,
};
use patuh_domain::agreement::{Element, Facts, Method};
use patuh_domain::calendar::Moment;
use sea_orm::ConnectionTrait;

use super::lines::{self, Call};
use super::then::facts_at;
use crate::store::StoreError;
use crate::store::column::parsed;

/// The trace of `call`, under the agreement of `now`. `caller` is who asked, where it was a person.
///
/// # Errors
/// The database can't be read.
pub(super) async fn trace<C: ConnectionTrait>(
    db: &C,
    call: &Call,
    now: &Facts,
    caller: impl FnOnce(&Facts, &Moment, &str) -> Caller,
) -> Result<Trace, StoreError> {
    let names = lines::names(db, std::slice::from_ref(call)).await?;
    let line = call.line(&now.agreement, &names)?;
    let then = facts_at(db, now, call.at()).await?;
    let facts = then.as_ref().unwrap_or(now);
    let moment = Moment::new(call.at(), facts.office.profile.zone);
    let caller = match &line.who {
        Some(name) => caller(facts, &moment, name),
        // An address that can't be read is no registered one.
        None => Caller::Program { address: call.address().parse().unwrap_or([0, 0, 0, 0].into()) },
    };
    let stored: Option<Check> = match call {
        Call::Refused(row) => serde_json::from_str(&row.reason).ok(),
        Call::Forwarded(..) => None,
    };
    let request = request(call, line.method, caller, line.outcome, line.purpose.as_deref(), facts, &moment)?;
    let steps =
        settled(walk(facts, &with_counters(facts, &request, line.outcome, &moment), &moment), stored, line.outcome);
    let (application, day, elements, latency_us) = match call {
        Call::Forwarded(row, answer) => {
            let application = row.application_id.and_then(|id| now.agreement.application(id.into()));
            let elements: Vec<Element> = parsed("lookups.element_list", &row.element_list)?;
            (application, Some(row.day), elements, answer.as_ref().map(|answer| answer.latency_us))
        }
        Call::Refused(_) => (None, None, Vec::new(), None),
    };
    Ok(Trace {
        moment,
        agreement: now.agreement.id,
        institution: now.institution.profile.name.clone(),
        number: now.agreement.pks.as_ref().map(|pks| pks.office_number.clone()).unwrap_or_default(),
        application: application.map(|application| application.name.clone()),
        address: call.address().to_owned(),
        day,
        elements,
        latency_us,
        steps,
        by_facts_of_today: then.is_none(),
        line,
    })
}

/// The call as it must have been, from how it ended.
fn request(
    call: &Call,
    method: Method,
    caller: Caller,
    outcome: LookupOutcome,
    purpose: Option<&str>,
    facts: &Facts,
    moment: &Moment,
) -> Result<AccessRequest, StoreError> {
    let refused = match outcome {
        LookupOutcome::Refused(code) => Some(code),
        _ => None,
    };
    let purposes = facts.purposes(method, moment);
    let named = purpose.and_then(|name| purposes.iter().find(|purpose| purpose.name == name));
    let only = |caller| match caller {
        Caller::Program { .. } => None,
        // A refusal keeps no purpose: any is as good for the walk.
        Caller::Operator(_) | Caller::Head => purposes.first().map(|purpose| purpose.key),
    };
    let mut request = AccessRequest {
        presented: match refused {
            Some(Code::CredentialsBlank) => Presented::Blank,
            Some(Code::AddressMalformed) => Presented::AddressMalformed,
            Some(Code::LoginFailed) => Presented::Unknown,
            _ => Presented::SignedIn,
        },
        account: call.account(),
        caller,
        method,
        application: match call {
            Call::Forwarded(row, _) => row.application_id.map(Into::into),
            Call::Refused(_) => None,
        },
        purpose: named.map(|purpose| purpose.key).or_else(|| only(caller)),
        elements: Vec::new(),
        within_hours: refused != Some(Code::OutsideHours),
        nik_well_formed: refused != Some(Code::NikMalformed),
        used: Vec::new(),
    };
    // A missing parameter shows either in the call or in what it asks for.
    if refused == Some(Code::ParameterMissing) && decide(facts, &request, moment).refusal().is_none() {
        request.presented = Presented::Incomplete;
    }
    Ok(request)
}

/// A refusal for the quota: every counter stands at its limit.
fn with_counters(facts: &Facts, request: &AccessRequest, outcome: LookupOutcome, moment: &Moment) -> AccessRequest {
    let mut request = request.clone();
    if outcome == LookupOutcome::Refused(Code::QuotaUsedUp)
        && let Decision::Granted { limits, .. } = decide(facts, &request, moment)
    {
        request.used =
            limits.iter().filter_map(|limit| Some(Used { counter: limit.counter, hits: limit.per_day? })).collect();
    }
    request
}

/// The walk with the check that was stored in its place: those before it passed, those after it were not reached. A call
/// that was forwarded passed all; a refusal whose check can't be read is explained by the walk alone.
fn settled(mut steps: Vec<Step>, stored: Option<Check>, outcome: LookupOutcome) -> Vec<Step> {
    let Some(stored) = stored else {
        if matches!(outcome, LookupOutcome::Refused(_)) {
            return steps;
        }
        steps.retain(|step| !step.check.fails());
        for step in &mut steps {
            step.reached = true;
        }
        return steps;
    };
    let same = |step: &Step| step.check.kind == stored.kind && step.check.code == stored.code;
    let at = steps
        .iter()
        .position(|step| same(step) && step.check.fails())
        .or_else(|| steps.iter().position(same))
        .or_else(|| steps.iter().position(|step| step.check.kind > stored.kind && !is_late(step.check.kind)))
        .unwrap_or(steps.len());
    let after = steps.split_off(at.min(steps.len()));
    let mut settled: Vec<Step> = steps.into_iter().filter(|step| !step.check.fails()).collect();
    for step in &mut settled {
        step.reached = true;
    }
    let replaced = after.first().is_some_and(same);
    settled.push(Step { check: stored, reached: true });
    settled.extend(after.into_iter().skip(usize::from(replaced)).map(|step| Step { reached: false, ..step }));
    settled
}

/// Checks that come later than their kind says.
const fn is_late(kind: CheckKind) -> bool {
    matches!(kind, CheckKind::Call)
}
