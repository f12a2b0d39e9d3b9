//! From the recorded facts of an agreement to the data of a document.
//!
//! A fact that is not recorded yet prints as dots and is listed, so a draft can always be made (decisions.md 21).

mod access;
mod declarations;
mod handover;
mod juknis;
mod letters;
mod pks;
mod request;
mod review;
mod sides;
mod study;
mod team;
mod terms;
mod topology;

use std::cell::RefCell;

use chrono::NaiveDate;
use patuh_domain::agreement::{Facts, Party};
use patuh_domain::ids::{AccountId, OperatorId};
use patuh_domain::wording::Bilingual;
use serde::Serialize;
use serde_json::Value;

use super::frame::Frame;
use super::kind::Form;
use super::style::{Issue, Style};
use crate::documents::engine::Order;
use crate::documents::world::Emblems;

/// Whose document it is, where a kind is made per person or per User ID.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Subject {
    /// The first operator (D13), the first User ID (D14), the head (D11).
    #[default]
    First,
    /// The head of the institution.
    Head,
    Operator(OperatorId),
    /// This User ID and those handed over with it.
    Account(AccountId),
    /// One of the two sides (D05).
    Party(Party),
}

/// What is chosen when a document is made.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub subject: Subject,
    pub issue: Issue,
    pub style: Style,
    pub emblems: Emblems,
    /// A number for documents whose number is not a fact of the agreement (the reference of D13, form b).
    pub number: Option<String>,
    /// Printed only where the office asks for it (D13, form b).
    pub home_address: Option<String>,
}

/// A fact that a document needs and that is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where it belongs, e.g. `pks.office_number`: the key of the form field that mends it.
    pub field: &'static str,
    pub what: Bilingual,
}

/// A document ready to be rendered, with what it lacks.
#[derive(Debug, Clone)]
pub struct Draft {
    pub order: Order,
    pub missing: Vec<Missing>,
}

/// The document `form` of the agreement as known on `today`.
///
/// Texts already signed are made as of their date: heads, terms and numbers are those of that day.
///
/// # Errors
/// Only if the data can't be turned into JSON, which no recorded fact can cause.
pub fn draft(form: Form, facts: &Facts, today: NaiveDate, choices: &Choices) -> serde_json::Result<Draft> {
    let mapping = Mapping { form, facts, today, choices, missing: RefCell::default() };
    let (data, date) = match form {
        Form::D01 => paper(mapping.request())?,
        Form::D02 => paper(mapping.study())?,
        Form::D03 => paper(mapping.checklist())?,
        Form::D04 => paper(mapping.approval_request())?,
        Form::D05 => paper(mapping.team_order())?,
        Form::D06 => paper(mapping.pks())?,
        Form::D07 => paper(mapping.juknis())?,
        Form::D08 => paper(mapping.user_id_form())?,
        Form::D09 | Form::D10 => paper(mapping.network_paper())?,
        Form::D11 => paper(mapping.sptjm())?,
        Form::D13a | Form::D13b => paper(mapping.nda())?,
        Form::D14 => paper(mapping.handover())?,
    };
    Ok(Draft {
        order: Order { template: form.template(), data, emblems: choices.emblems.clone(), date: date.unwrap_or(today) },
        missing: mapping.missing.into_inner(),
    })
}

/// For whom `form` can be made, with a name for the list: every signer of an NDA, every hand-over of User IDs. Kinds
/// made once per agreement have one entry without a name.
pub fn subjects(form: Form, facts: &Facts) -> Vec<(Subject, Option<String>)> {
    let agreement = &facts.agreement;
    match form {
        Form::D01 | Form::D02 | Form::D03 | Form::D04 | Form::D06 | Form::D07 | Form::D10 | Form::D11 => {
            vec![(Subject::First, None)]
        }
        Form::D05 => {
            let side = |party, name: &String| (Subject::Party(party), Some(name.clone()));
            vec![
                side(Party::Office, &facts.office.profile.name),
                side(Party::Institution, &facts.institution.profile.name),
            ]
        }
        Form::D13a | Form::D13b => {
            let head = facts.institution.heads.iter().max_by_key(|head| head.since);
            let head = head.map(|head| (Subject::Head, Some(head.name.clone())));
            let operators = agreement.operators.iter().filter(|operator| operator.left_on.is_none());
            let operators = operators.map(|operator| (Subject::Operator(operator.id), Some(operator.name.clone())));
            head.into_iter().chain(operators).collect()
        }
        Form::D08 => {
            let accounts = agreement.accounts.iter();
            accounts.map(|account| (Subject::Account(account.id), Some(account.user_id.clone()))).collect()
        }
        // Only programs call from registered addresses.
        Form::D09 => {
            let methods = agreement.latest_terms().map_or(&[][..], |terms| terms.methods.as_slice());
            let called = methods.iter().any(|grant| grant.method.is_web_service());
            if called { vec![(Subject::First, None)] } else { Vec::new() }
        }
        Form::D14 => {
            let mut seen = Vec::new();
            let mut found = Vec::new();
            for account in &agreement.accounts {
                // User IDs of the same minutes are handed over by one paper.
                if account.bast.is_some() && seen.contains(&&account.bast) {
                    continue;
                }
                seen.push(&account.bast);
                found.push((Subject::Account(account.id), Some(account.user_id.clone())));
            }
            found
        }
    }
}

/// A paper with its date.
type Dated<P> = (P, Option<NaiveDate>);

fn paper<P: Serialize>((paper, date): Dated<P>) -> serde_json::Result<(Value, Option<NaiveDate>)> {
    Ok((serde_json::to_value(paper)?, date))
}

/// One document in the making.
struct Mapping<'a> {
    form: Form,
    facts: &'a Facts,
    today: NaiveDate,
    choices: &'a Choices,
    missing: RefCell<Vec<Missing>>,
}

impl Mapping<'_> {
    /// `value`, or a note that it is missing.
    fn need<T>(&self, value: Option<T>, field: &'static str, id: &'static str, en: &'static str) -> Option<T> {
        if value.is_none() {
            let mut missing = self.missing.borrow_mut();
            if missing.iter().all(|known| known.field != field) {
                missing.push(Missing { field, what: Bilingual::new(id, en) });
            }
        }
        value
    }

    /// The frame, from `author`'s side.
    fn frame(&self, subject: &str, author: &str) -> Frame {
        let f4 = self.facts.office.settings.paper_f4;
        Frame::new(self.form, subject, author, f4, &self.choices.style, &self.choices.issue)
    }

    /// Initials boxes where the text has them.
    fn initials(on: bool) -> Vec<&'static str> {
        if on { vec!["Paraf PIHAK KESATU", "Paraf PIHAK KEDUA"] } else { Vec::new() }
    }
}

/// Text that says something.
fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
