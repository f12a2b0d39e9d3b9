//! `/akses/{number}`: why a call was answered as it was.

use leptos::prelude::*;
use patuh_domain::wording::{date_time, long_date_in, thousands_in};

use super::answer::outcome_text;
use super::lines::outcome_state;
use super::steps::steps_list;
use crate::components::{Action, Card, FactList, Notice, NoticeKind, PageHead};
use crate::loading::Trouble;
use crate::pages::agreement::lines::sentence;
use crate::pages::framed::{framed, segment};
use crate::views::{LookupOutcome, Trace};
use crate::words::{Word, agreement, fill, language, lookup, t, tb};

/// `/akses/{number}`.
#[component]
pub fn TracePage() -> impl IntoView {
    let id = segment("id");
    framed(
        async move |ports, who| {
            let id = id.parse().map_err(|_| Trouble::NotFound)?;
            ports.gate.trace(&who.actor, id).await
        },
        |trace| page(&trace),
    )
}

fn page(trace: &Trace) -> AnyView {
    let crumbs = vec![Action::new(trace.institution.clone(), format!("/perjanjian/{}/akses", trace.agreement))];
    let when = date_time(language(), &trace.moment);
    let meta = fill(lookup::TRACE_META, &[("id", &trace.line.id.to_string()), ("time", &when)]);
    let states = vec![outcome_state(trace.line.outcome)];
    let today = trace.by_facts_of_today.then(|| {
        view! { <Notice kind=NoticeKind::Info><p>{t(lookup::BY_FACTS_OF_TODAY)}</p></Notice> }
    });
    let steps = steps_list(&trace.steps);
    view! {
        <PageHead title=t(lookup::WHY_TITLE) crumbs meta states/>
        <div class="columns">
            <div class="stack">
                {reason(trace)}
                {today}
                <Card title=t(lookup::STEPS) note=t(lookup::STEPS_NOTE)>{steps}</Card>
            </div>
            <div class="stack">{facts(trace)}</div>
        </div>
    }
    .into_any()
}

/// The one thing that decided, and the way out.
fn reason(trace: &Trace) -> AnyView {
    let times = (trace.line.times > 1).then(|| {
        let times = thousands_in(language(), trace.line.times.into());
        view! { <p>{fill(lookup::TIMES_NOTE, &[("n", &times)])}</p> }
    });
    let failing = trace.steps.iter().find(|step| step.reached && step.check.fails());
    let body = match failing {
        Some(step) => {
            let remedy = step.check.remedy.as_ref().map(|remedy| view! { <p>{tb(remedy)}</p> });
            view! { <p><strong>{tb(&step.check.label)}": "{tb(&step.check.found)}</strong></p>{remedy} }.into_any()
        }
        None => {
            let word: Word = match trace.line.outcome {
                LookupOutcome::Refunded => lookup::REFUNDED_NOTE,
                LookupOutcome::Unknown => lookup::UNKNOWN_NOTE,
                _ => lookup::ALL_PASSED,
            };
            view! { <p>{t(word)}</p> }.into_any()
        }
    };
    let kind = match trace.line.outcome {
        LookupOutcome::Refused(_) => NoticeKind::Attention,
        _ => NoticeKind::Info,
    };
    view! { <Notice kind>{body}{times}</Notice> }.into_any()
}

fn facts(trace: &Trace) -> AnyView {
    let line = &trace.line;
    let outcome = match line.outcome.code() {
        Some(code) => format!("{} ({code})", outcome_text(&line.outcome)),
        None => outcome_text(&line.outcome),
    };
    let hit: Word = match line.outcome {
        LookupOutcome::Answered(code) if code.counts_hit() => lookup::HIT_COUNTED,
        LookupOutcome::Answered(_) | LookupOutcome::Refused(_) => lookup::HIT_FREE,
        LookupOutcome::Refunded => lookup::HIT_REFUNDED,
        LookupOutcome::Unknown => lookup::HIT_UNKNOWN,
    };
    let latency = trace.latency_us.map(|us| {
        let ms = u64::try_from(us).unwrap_or_default().div_ceil(1_000);
        format!("{} ms", thousands_in(language(), ms))
    });
    let elements: Vec<_> = trace.elements.iter().map(|element| element.label()).collect();
    let asked = vec![
        (t(lookup::BY).to_owned(), Some(line.who.clone().unwrap_or_else(|| t(lookup::A_PROGRAM).to_owned()))),
        (t(lookup::APPLICATION).to_owned(), trace.application.clone()),
        ("User ID".to_owned(), Some(line.user_id.clone())),
        (t(lookup::ADDRESS).to_owned(), Some(trace.address.clone())),
        (t(agreement::METHOD).to_owned(), Some(line.method.label().to_owned())),
        (t(lookup::PURPOSE).to_owned(), line.purpose.as_deref().map(sentence)),
        ("PKS".to_owned(), Some(trace.number.clone()).filter(|number| !number.is_empty())),
    ];
    let told = vec![
        (t(lookup::OUTCOME).to_owned(), Some(outcome)),
        (t(lookup::HIT).to_owned(), Some(t(hit).to_owned())),
        (t(lookup::DAY).to_owned(), trace.day.map(|day| long_date_in(language(), day))),
        (t(lookup::LATENCY).to_owned(), latency),
        (t(lookup::ELEMENTS_SHOWN).to_owned(), (!elements.is_empty()).then(|| elements.join(", "))),
    ];
    view! {
        <Card title=t(lookup::THE_CALL)><FactList facts=asked/></Card>
        <Card title=t(lookup::THE_ANSWER)>
            <FactList facts=told/>
            <p class="quiet">{t(lookup::NOTHING_OF_CITIZEN)}</p>
        </Card>
    }
    .into_any()
}
