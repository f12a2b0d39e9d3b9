//! One document of an agreement in the making: whose it is, whether it is a draft, how the office wants it.

use patuh_app::loading::Trouble;
use patuh_app::views::AgreementView;
use patuh_domain::agreement::{Agreement, Facts, Party};
use serde_json::Value;

use crate::documents::data::{Issue, Style};
use crate::documents::{Choices, Draft, Emblems, Form, Subject, draft, subjects};

/// Whom the head of the institution is called in addresses.
const HEAD: &str = "pimpinan";
/// The sides, likewise.
const FIRST_PARTY: &str = "pihak-kesatu";
const SECOND_PARTY: &str = "pihak-kedua";

/// A document by its place: the form, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub form: Form,
    pub subject: Subject,
    /// The subject as addresses and the history name it.
    pub key: Option<String>,
    /// The subject's name.
    pub name: Option<String>,
}

/// Every document of the form that the facts call for.
pub fn places(form: Form, facts: &Facts) -> Vec<Place> {
    subjects(form, facts)
        .into_iter()
        .map(|(subject, name)| Place {
            form,
            subject,
            key: key(subject),
            name: name.filter(|_| key(subject).is_some()),
        })
        .collect()
}

/// The document of this code and subject; without a subject the first.
pub fn place(code: &str, subject: Option<&str>, facts: &Facts) -> Option<Place> {
    let form = Form::parse(code)?;
    places(form, facts).into_iter().find(|place| subject.is_none_or(|wanted| place.key.as_deref() == Some(wanted)))
}

/// Its data with what they lack.
///
/// # Errors
/// An outage where the data can't be written, which no recorded fact can cause.
pub fn make(place: &Place, view: &AgreementView, issue: Issue) -> Result<Draft, Trouble> {
    of_facts(place, &view.facts, view.moment.today(), issue)
}

/// As [`make`], of facts that are perhaps nowhere recorded.
///
/// # Errors
/// As [`make`].
pub fn of_facts(place: &Place, facts: &Facts, today: chrono::NaiveDate, issue: Issue) -> Result<Draft, Trouble> {
    let choices = Choices {
        subject: place.subject,
        issue,
        style: Style::default(),
        emblems: Emblems::default(),
        ..Choices::default()
    };
    draft(place.form, facts, today, &choices).map_err(|error| {
        tracing::error!(%error, form = place.form.code(), "the data of a document can't be written");
        Trouble::unavailable()
    })
}

impl Place {
    /// The side that issues it.
    pub fn issuer(&self) -> Party {
        match self.subject {
            Subject::Party(party) => party,
            _ => self.form.kind().issuer(),
        }
    }
}

/// The name of a subject by its key, also of somebody who left meanwhile.
pub fn subject_name(key: &str, facts: &Facts) -> Option<String> {
    let agreement: &Agreement = &facts.agreement;
    match key {
        HEAD => facts.institution.heads.iter().max_by_key(|head| head.since).map(|head| head.name.clone()),
        FIRST_PARTY => Some(facts.office.profile.name.clone()),
        SECOND_PARTY => Some(facts.institution.profile.name.clone()),
        _ => {
            let operator = agreement.operators.iter().find(|operator| operator.id.to_string() == key);
            let account = agreement.accounts.iter().find(|account| account.id.to_string() == key);
            operator.map(|operator| operator.name.clone()).or_else(|| account.map(|account| account.user_id.clone()))
        }
    }
}

/// The number printed on a document, where its data have one.
pub fn number_of(data: &Value) -> Option<String> {
    ["/letter/number", "/number", "/numbers/office"].into_iter().find_map(|place| {
        let number = data.pointer(place)?;
        let text = number.as_str().or_else(|| number.get("number").and_then(Value::as_str))?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    })
}

/// A subject as addresses name it; `None` where there is but one.
fn key(subject: Subject) -> Option<String> {
    match subject {
        Subject::First => None,
        Subject::Head => Some(HEAD.to_owned()),
        Subject::Operator(id) => Some(id.to_string()),
        Subject::Account(id) => Some(id.to_string()),
        Subject::Party(Party::Office) => Some(FIRST_PARTY.to_owned()),
        Subject::Party(Party::Institution) => Some(SECOND_PARTY.to_owned()),
    }
}
