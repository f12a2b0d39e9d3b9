//! What is left at the end: User IDs closed, SAM and readers given back, and what lasts (4.7).

use leptos::prelude::*;
use patuh_domain::agreement::{Ending, RenewalOutcome, Stage};

use super::lines::day;
use crate::components::{Card, FactList};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{ending, fill, t, tb};

/// Once the agreement is over: how it ended, what was closed, what goes on.
pub(super) fn ended(view: &AgreementView) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    if !matches!(view.standing.stage, Stage::Ended | Stage::Terminated) || agreement.pks.is_none() {
        return None;
    }
    let cite = |letter: &patuh_domain::letter::Letter| format!("{}, {}", letter.number, day(letter.date));
    let how = match &agreement.ending {
        Some(Ending::Ended { cause, letter, .. }) => Some(format!("{} · {}", tb(&cause.label()), cite(letter))),
        Some(Ending::Terminated { reason, letter, .. }) => Some(format!("{reason} · {}", cite(letter))),
        _ => Some(t(ending::BY_TERM).to_owned()),
    };
    let accounts: Vec<String> = agreement
        .accounts
        .iter()
        .map(|account| match account.closed_on {
            Some(on) => fill(ending::CLOSED_ON, &[("name", &account.user_id), ("date", &day(on))]),
            None => fill(ending::STILL_OPEN, &[("name", &account.user_id)]),
        })
        .collect();
    let readers: Vec<String> = agreement
        .readers
        .iter()
        .map(|reader| {
            let sam = reader.sam_id.as_ref().map(|sam| format!(", SAM {sam}")).unwrap_or_default();
            let name = format!("{} {}{sam}", reader.brand, reader.serial);
            match reader.deactivated_on {
                Some(on) => fill(ending::CLOSED_ON, &[("name", &name), ("date", &day(on))]),
                None => fill(ending::STILL_OPEN, &[("name", &name)]),
            }
        })
        .collect();
    let some = |list: Vec<String>| (!list.is_empty()).then(|| list.join("; "));
    let passed_over = |outcome: &Option<RenewalOutcome>| matches!(outcome, Some(RenewalOutcome::NewAgreement { .. }));
    let closing = match &agreement.closing {
        Some(closing) => Some(cite(&closing.bast)),
        None if agreement.renewals.iter().any(|renewal| passed_over(&renewal.outcome)) => {
            Some(t(ending::PASSED_OVER).to_owned())
        }
        None => None,
    };
    let facts = vec![
        (t(ending::HOW).to_owned(), how),
        (t(ending::USER_IDS).to_owned(), some(accounts)),
        (t(ending::READERS).to_owned(), some(readers)),
        (t(ending::BAST).to_owned(), closing),
        (t(ending::LASTS).to_owned(), Some(t(ending::SECRECY).to_owned())),
    ];
    let note = view! { <p class="quiet">{t(ending::NO_WAY_BACK)}</p> };
    Some(view! { <Card title=t(ending::END)><FactList facts/>{note}</Card> }.into_any())
}
