//! One document of an agreement in the making: whose it is, whether it is a draft, how the office wants it.

use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::views::AgreementView;
use patuh_domain::agreement::{Agreement, Facts, Originals, Party};
use serde_json::Value;

use crate::documents::data::{Issue, UseFigures};
use crate::documents::{Choices, Draft, Emblems, Form, Subject, draft, subjects};

/// A document by its place: the form, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub form: Form,
    pub subject: Subject,
    /// The subject as addresses and the history name it.
    pub key: Option<String>,
    /// The subject's name.
    pub name: Option<String>,
    /// Counted use, for papers that tell it; the room that makes them fills it in.
    pub figures: Option<UseFigures>,
    /// Which originals its file holds.
    pub originals: Originals,
    /// Of the letterheads; filled in like the figures.
    pub emblems: Emblems,
}

/// Every document of the form that the facts call for.
pub fn places(form: Form, facts: &Facts, today: NaiveDate) -> Vec<Place> {
    subjects(form, facts, today)
        .into_iter()
        .map(|(subject, name)| {
            let key = subject.key();
            Place {
                form,
                subject,
                name: name.filter(|_| key.is_some()),
                key,
                figures: None,
                originals: Originals::Single,
                emblems: Emblems::default(),
            }
        })
        .collect()
}

/// The document of this code and subject; without a subject the first.
pub fn place(code: &str, subject: Option<&str>, facts: &Facts, today: NaiveDate) -> Option<Place> {
    let form = Form::parse(code)?;
    places(form, facts, today)
        .into_iter()
        .find(|place| subject.is_none_or(|wanted| place.key.as_deref() == Some(wanted)))
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
pub fn of_facts(place: &Place, facts: &Facts, today: NaiveDate, issue: Issue) -> Result<Draft, Trouble> {
    let choices =
        Choices { issue, figures: place.figures.clone(), originals: place.originals, ..choices(place, facts) };
    draft(place.form, facts, today, &choices).map_err(|error| {
        tracing::error!(%error, form = place.form.code(), "the data of a document can't be written");
        Trouble::unavailable()
    })
}

/// What is chosen for a document of this place: its subject, and the look its office wants.
pub fn choices(place: &Place, facts: &Facts) -> Choices {
    Choices {
        subject: place.subject,
        style: (&facts.office.settings.stationery).into(),
        emblems: place.emblems.clone(),
        ..Choices::default()
    }
}

impl Place {
    /// The same to be issued: what both parties sign is made in two originals, unless chosen otherwise.
    #[must_use]
    pub fn to_issue(mut self, chosen: Option<Originals>) -> Self {
        if self.form.has_originals() {
            self.originals = chosen.unwrap_or(Originals::Both);
        }
        self
    }

    /// The side whose letterhead it bears. Texts of both have none, and a form header stands in the place of one.
    pub fn letterhead(&self, facts: &Facts) -> Option<Party> {
        let has_header = facts.office.settings.stationery.form_header.is_some();
        match self.form {
            Form::D06 | Form::D07 | Form::D23 => None,
            Form::D11 | Form::D12 | Form::D13a | Form::D13b if has_header => None,
            _ => Some(self.issuer()),
        }
    }

    /// The side that issues it.
    pub fn issuer(&self) -> Party {
        match self.subject {
            Subject::Party(party) | Subject::Incident(_, party) => party,
            _ => self.form.kind().issuer(),
        }
    }
}

/// The name of a subject by its key, also of somebody who left meanwhile.
pub fn subject_name(kind: &str, key: &str, facts: &Facts, today: NaiveDate) -> Option<String> {
    let agreement: &Agreement = &facts.agreement;
    let form = Form::parse(kind)?;
    let known = places(form, facts, today).into_iter().find(|place| place.key.as_deref() == Some(key));
    known.and_then(|place| place.name).or_else(|| {
        let operator = agreement.operators.iter().find(|operator| operator.id.to_string() == key);
        let account = agreement.accounts.iter().find(|account| account.id.to_string() == key);
        operator.map(|operator| operator.name.clone()).or_else(|| account.map(|account| account.user_id.clone()))
    })
}

/// The number printed on a document, where its data have one.
pub fn number_of(data: &Value) -> Option<String> {
    ["/letter/number", "/number", "/numbers/office"].into_iter().find_map(|place| {
        let number = data.pointer(place)?;
        let text = number.as_str().or_else(|| number.get("number").and_then(Value::as_str))?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    })
}
