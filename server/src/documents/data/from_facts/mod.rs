//! From the recorded facts of an agreement to the data of a document.
//!
//! A fact that is not recorded yet prints as dots and is listed, so a draft can always be made (decisions.md 21).

mod access;
mod addendum;
mod change;
mod connection;
mod declarations;
mod ditjen;
mod evaluation;
mod figures;
mod handover;
mod incident;
mod juknis;
mod letters;
mod notice;
mod pks;
mod reader_return;
mod recap;
mod renewal;
mod report;
mod request;
mod review;
mod sanction;
mod sides;
mod study;
mod subject;
mod subjects;
mod team;
mod terms;
mod trial;

use std::cell::RefCell;

use chrono::NaiveDate;
use patuh_domain::agreement::{Facts, Originals};
use patuh_domain::clause::{Assembled, Script, Values, assemble, own_clause};
use patuh_domain::wording::Bilingual;
use serde::Serialize;
use serde_json::Value;

use super::addendum::AddendumPaper;
use super::declarations::{NdaPaper, SptjmPaper};
use super::figures::UseFigures;
use super::frame::Frame;
use super::juknis::JuknisPaper;
use super::kind::Form;
use super::pks::PksPaper;
use super::renewal::BridgePaper;
use super::style::{Issue, Style};
use crate::documents::engine::Order;
use crate::documents::world::Emblems;

pub use recap::{recapitulated_from, recapitulation};
pub use subject::{DutyKey, Step, Subject};
pub use subjects::subjects;

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
    /// Counted use; without it the monthly totals of the facts.
    pub figures: Option<UseFigures>,
    /// Of a text that both parties sign.
    pub originals: Originals,
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
        Form::D12 => paper(mapping.bridge())?,
        Form::D13a | Form::D13b => paper(mapping.nda())?,
        Form::D14 => paper(mapping.handover())?,
        Form::D15 => paper(mapping.trial_request())?,
        Form::D16 => paper(mapping.trial_schedule())?,
        Form::D17 => paper(mapping.trial_result())?,
        Form::D20 => paper(mapping.notice())?,
        Form::D21 => paper(mapping.sanction())?,
        Form::D22 => paper(mapping.renewal())?,
        Form::D24 => paper(mapping.change_notice())?,
        Form::D26 => paper(mapping.change_answer())?,
        Form::D27 => paper(mapping.incident())?,
        Form::D29a => paper(mapping.access_request())?,
        Form::D29b => paper(mapping.user_request())?,
        Form::D30 => paper(mapping.report_cover())?,
        Form::D31 => paper(mapping.provider())?,
        Form::D32 => paper(mapping.change_request())?,
        Form::D33 => paper(mapping.integration())?,
        Form::D18 => paper(mapping.semester_report())?,
        Form::D19a | Form::D19b => paper(mapping.evaluation())?,
        Form::D23 => paper(mapping.addendum())?,
        Form::D25 => paper(mapping.reader_return())?,
        Form::D28 => paper(mapping.recap(&[facts]))?,
    };
    Ok(Draft {
        order: Order { template: form.template(), data, emblems: choices.emblems.clone(), date: date.unwrap_or(today) },
        missing: mapping.missing.into_inner(),
    })
}

/// The text of `form` clause by clause, as the office words it; `None` for a kind whose wording stands in its template.
pub fn text(form: Form, facts: &Facts, today: NaiveDate, choices: &Choices) -> Option<Assembled> {
    let mapping = Mapping { form, facts, today, choices, missing: RefCell::default() };
    let (values, date) = mapping.values()?;
    Some(mapping.wording(&values, date.unwrap_or(today)))
}

/// What the agreement puts into the clauses of `form`; `None` for a kind whose wording stands in its template.
pub fn values(form: Form, facts: &Facts, today: NaiveDate, choices: &Choices) -> Option<Values> {
    Mapping { form, facts, today, choices, missing: RefCell::default() }.values().map(|(values, _)| values)
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
    /// The values of a kind that has its wording as clauses.
    fn values(&self) -> Option<Dated<Values>> {
        fn of<P>((paper, date): Dated<P>, values: fn(&P) -> Values) -> Dated<Values> {
            (values(&paper), date)
        }
        Some(match self.form {
            Form::D06 => of(self.pks(), PksPaper::values),
            Form::D07 => of(self.juknis(), JuknisPaper::values),
            Form::D11 => of(self.sptjm(), SptjmPaper::values),
            Form::D12 => of(self.bridge(), BridgePaper::values),
            Form::D13a | Form::D13b => of(self.nda(), NdaPaper::values),
            Form::D23 => of(self.addendum(), AddendumPaper::values),
            _ => return None,
        })
    }

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

    /// The text of the paper, clause by clause, as the office words it on `date`; empty for a kind whose wording stands
    /// in its template.
    fn wording(&self, values: &Values, date: NaiveDate) -> Assembled {
        let code = self.form.code();
        let own = |key: &str| own_clause(&self.facts.office.clauses, code, key, date)?.text.as_deref();
        Script::of(code).map_or_else(Assembled::default, |script| assemble(script, values, &own))
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

#[cfg(test)]
mod tests {
    use patuh_domain::calendar::HolidayTable;
    use patuh_domain::clause::scripts;
    use patuh_domain::dossier::Dossier;

    use super::*;

    #[test]
    fn papers_answer_everything_their_clauses_ask_for() {
        let sample = include_str!("../../../../../samples/dossier-kesesuaian-production.json");
        let facts = Dossier::parse(sample).expect("a dossier").facts(HolidayTable::official()).expect("facts");
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        for script in scripts() {
            let form = Form::parse(&script.document).expect("a form");
            let values = values(form, &facts, today, &Choices::default()).expect("values");
            let conditions = script.articles.iter().flat_map(|article| &article.when);
            let clauses = script.clauses();
            let asked = clauses.iter().flat_map(|(_, clause)| clause.when.iter().chain(&clause.each));
            let explained = script.placeholders.keys().filter(|name| *name != "item");
            for name in conditions.chain(asked).chain(explained) {
                assert!(values.knows(name.trim_start_matches('!')), "{}: {name}", script.document);
            }
        }
    }
}
