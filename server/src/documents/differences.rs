//! What differs between two versions of a text, clause by clause.

use chrono::NaiveDate;
use patuh_domain::agreement::Facts;
use patuh_domain::calendar::Moment;
use patuh_domain::clause::{Difference, differences};

use super::data::{Choices, Form, text};

/// What the text of `form` says now and did not at the end of `since`; without a day, what it says otherwise than the
/// product's own wording. `None` for a kind whose wording stands in its template.
pub fn differences_of(form: Form, facts: &Facts, now: &Moment, since: Option<NaiveDate>) -> Option<Vec<Difference>> {
    let choices = Choices { style: (&facts.office.settings.stationery).into(), ..Choices::default() };
    let mut before = facts.clone();
    let then = match since {
        Some(day) => {
            let end = Moment::at(now.zone, day, 24);
            before.agreement = facts.agreement.as_of(&end);
            before.office.clauses.retain(|own| own.on <= day);
            day
        }
        None => {
            before.office.clauses.clear();
            now.today()
        }
    };
    let (old, new) = (text(form, &before, then, &choices)?, text(form, facts, now.today(), &choices)?);
    Some(differences(&old.articles, &new.articles))
}
