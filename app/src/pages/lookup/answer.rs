//! What came of a look-up: the data, masked until asked for, or the text of its code.

use leptos::prelude::*;
use patuh_domain::access::Code;
use patuh_domain::citizen::{Field, Record};
use patuh_domain::wording::thousands_in;

use super::portal::{DATA, IDLE};
use crate::components::{Action, ActionLink, Sign, State, StateBadge};
use crate::views::{LookupOutcome, SearchResult, SearchShown};
use crate::words::{Word, fill, language, lookup, t};

/// What a masked value looks like, however long it is.
const MASK: &str = "••••••••";

/// The answer, with the way on to the next search.
pub(super) fn answer_card(shown: &SearchShown, fresh: &str) -> AnyView {
    let (state, note) = verdict(&shown.result);
    let record = match &shown.result {
        SearchResult::Found(record) => Some(record.as_ref()),
        _ => None,
    };
    let left = (shown.left != 0 || record.is_some()).then(|| left(shown.left));
    let trace = shown.id.map(|id| {
        let word = if record.is_some() { lookup::TRACE } else { lookup::WHY };
        view! { <a href=format!("/akses/{id}")>{t(word)}</a>" "<span class="faint">{short(id)}</span> }
    });
    let has_data = record.is_some();
    let data = record.map(data);
    let idle = has_data.then(|| without_script(fresh));
    let action = Action::new(t(lookup::NEW_SEARCH), fresh.to_owned());
    let next = if has_data {
        view! { <ActionLink action/> }.into_any()
    } else {
        view! { <a class="button primary" href=action.href autofocus=true accesskey="b">{action.label}</a> }.into_any()
    };
    view! {
        <section class="card answer" aria-labelledby="jawaban">
            <div role="status">
                <h2 id="jawaban" class="answer-head"><StateBadge state/></h2>
                <p class="answer-note">{note}</p>
            </div>
            <div id=DATA>{data}</div>
            <p class="answer-foot">{left}" "{trace}</p>
            <div class="action-bar">{next}</div>
            <p class="faint" id="tombol" hidden>{t(lookup::KEYS_ANSWER)}</p>
            {idle}
        </section>
    }
    .into_any()
}

/// Granted values: a list of masks, and behind one switch the values themselves. Neither is printed.
fn data(record: &Record) -> AnyView {
    let values = record
        .fields()
        .map(|field| {
            let value = record.get(field).unwrap_or_default().to_owned();
            view! { <dt>{label(field)}</dt><dd>{value}</dd> }
        })
        .collect_view();
    let masks = record
        .fields()
        .map(|field| view! { <dt>{label(field)}</dt><dd aria-label=t(lookup::MASKED)>{MASK}</dd> })
        .collect_view();
    view! {
        <details class="reveal">
            <summary class="button primary" autofocus=true accesskey="t">
                <span class="when-closed">{t(lookup::REVEAL)}</span>
                <span class="when-open">{t(lookup::HIDE)}</span>
            </summary>
            <dl class="facts citizen-data">{values}</dl>
        </details>
        <dl class="facts citizen-data masks">{masks}</dl>
        <p class="print-note">{t(lookup::NOT_PRINTED)}</p>
    }
    .into_any()
}

/// What the field is called: elements by their own name, parts of the address by theirs.
fn label(field: Field) -> &'static str {
    match field {
        Field::Element(element) => element.label(),
        Field::Address(part) => part.label(),
    }
}

fn left(left: i64) -> String {
    match u64::try_from(left) {
        Ok(left) => fill(lookup::HITS_LEFT, &[("n", &thousands_in(language(), left))]),
        Err(_) => t(lookup::UNLIMITED).to_owned(),
    }
}

/// Without a script the browser itself leaves the page after a minute.
fn without_script(fresh: &str) -> AnyView {
    view! {
        <noscript>
            <meta http-equiv="refresh" content=format!("{IDLE};url={fresh}")/>
            <p class="faint">{t(lookup::CLEARED_AFTER)}</p>
        </noscript>
    }
    .into_any()
}

/// The state in a word, and a sentence on what it means and what to do.
fn verdict(result: &SearchResult) -> (State, String) {
    match result {
        SearchResult::Found(_) => (State::new(Sign::Done, t(lookup::FOUND)), t(lookup::FOUND_NOTE).to_owned()),
        SearchResult::Coded(code) => of_code(*code),
        SearchResult::NoCentre => {
            (State::new(Sign::Failed, t(lookup::NO_CENTRE)), t(lookup::NO_CENTRE_NOTE).to_owned())
        }
        SearchResult::CentreFailed => {
            (State::new(Sign::Failed, t(lookup::CENTRE_FAILED)), t(lookup::CENTRE_FAILED_NOTE).to_owned())
        }
        SearchResult::Unavailable => {
            (State::new(Sign::Failed, t(lookup::UNAVAILABLE)), t(lookup::UNAVAILABLE_NOTE).to_owned())
        }
        SearchResult::Again(outcome) => {
            let told = outcome.as_ref().map(outcome_text).unwrap_or_else(|| t(lookup::NOTHING_WRITTEN).to_owned());
            (State::new(Sign::Over, t(lookup::AGAIN)), fill(lookup::AGAIN_NOTE, &[("outcome", &told)]))
        }
    }
}

/// The text as users know it, without its number (domain.md 5.1).
fn of_code(code: Code) -> (State, String) {
    let (sign, note): (Sign, Word) = match code {
        Code::Deceased => (Sign::Over, lookup::DECEASED_NOTE),
        Code::DuplicateRecord => (Sign::Soon, lookup::DUPLICATE_NOTE),
        Code::RecordInactive => (Sign::Soon, lookup::INACTIVE_NOTE),
        Code::NotFound => (Sign::Soon, lookup::NOT_FOUND_NOTE),
        Code::NikMalformed | Code::NikNotProcessable => (Sign::Soon, lookup::MALFORMED_NOTE),
        Code::QuotaUsedUp => (Sign::Failed, lookup::USED_UP),
        Code::OutsideHours => (Sign::Failed, lookup::OUTSIDE_HOURS_NOTE),
        Code::LoginFailed => (Sign::Failed, lookup::LOGIN_NOTE),
        _ => (Sign::Failed, lookup::REFUSED_NOTE),
    };
    (State::new(sign, code.text()), t(note).to_owned())
}

/// An outcome in a word, for lists.
pub(super) fn outcome_text(outcome: &LookupOutcome) -> String {
    match outcome {
        LookupOutcome::Answered(Code::Found) => t(lookup::FOUND).to_owned(),
        LookupOutcome::Answered(code) | LookupOutcome::Refused(code) => code.text().to_owned(),
        LookupOutcome::Refunded => t(lookup::CENTRE_FAILED).to_owned(),
        LookupOutcome::Unknown => t(lookup::OUTCOME_UNKNOWN).to_owned(),
    }
}

/// The end of a number, enough to tell it from others by eye.
pub(super) fn short(id: uuid::Uuid) -> String {
    let text = id.simple().to_string();
    format!("…{}", text.get(text.len().saturating_sub(8)..).unwrap_or_default())
}
