//! A trace for programs, as JSON.

use patuh_app::views::{LookupOutcome, Trace};
use patuh_domain::access::{Outcome, Step};
use patuh_domain::wording::Bilingual;
use serde_json::{Value, json};

/// The trace as programs read it: the same as the page, texts in both languages.
pub fn told(trace: &Trace) -> Value {
    let line = &trace.line;
    let (outcome, hit) = match line.outcome {
        LookupOutcome::Answered(code) if code.counts_hit() => ("answered", "counted"),
        LookupOutcome::Answered(_) => ("answered", "free"),
        LookupOutcome::Refused(_) => ("refused", "free"),
        LookupOutcome::Refunded => ("centre_failed", "refunded"),
        LookupOutcome::Unknown => ("unknown", "counted"),
    };
    let code = line.outcome.code();
    json!({
        "id": line.id,
        "at": trace.moment.instant.to_rfc3339(),
        "agreement": trace.number,
        "institution": trace.institution,
        "user_id": line.user_id,
        "method": line.method,
        "application": trace.application,
        "purpose": line.purpose,
        "address": trace.address,
        "outcome": outcome,
        "code": code.map(patuh_domain::access::Code::number),
        "text": code.map(patuh_domain::access::Code::text),
        "hit": hit,
        "day": trace.day,
        "times": line.times,
        "elements": trace.elements,
        "latency_ms": trace.latency_us.map(|us| us / 1_000),
        "facts": if trace.by_facts_of_today { "today" } else { "then" },
        "checks": trace.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn step(step: &Step) -> Value {
    let check = &step.check;
    let outcome = match (step.reached, check.outcome) {
        (false, _) => "not_reached",
        (true, Outcome::Pass) => "passed",
        (true, Outcome::Limited) => "limited",
        (true, Outcome::Fail) => "failed",
    };
    let reached = |text: &Bilingual| step.reached.then(|| json!(text));
    json!({
        "check": check.kind,
        "label": check.label,
        "outcome": outcome,
        "found": reached(&check.found),
        "source": check.source.as_ref().filter(|_| step.reached),
        "remedy": check.remedy.as_ref().and_then(reached),
        "code": check.code,
    })
}
