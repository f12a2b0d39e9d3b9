//! Findings of an agreement with those that only its documents show: their data and the office's own clauses.

use patuh_domain::agreement::{Ending, Facts};
use patuh_domain::calendar::Moment;
use patuh_domain::clause::own_clause;
use patuh_domain::lint::{self, Finding};

use super::data::{Choices, Form, draft, text};

/// Every finding of the agreement as known at `moment`.
pub fn findings(facts: &Facts, moment: &Moment, choices: &Choices) -> Vec<Finding> {
    let mut found = lint::findings(facts, moment);
    if matches!(facts.agreement.ending, Some(Ending::Withdrawn { .. } | Ending::Rejected { .. })) {
        return found;
    }
    for form in Form::ALL {
        let of_paper = findings_of(form, facts, moment, choices);
        // Free text that was found among the facts already is not told again where it is printed.
        let new = of_paper
            .into_iter()
            .filter(|later| !found.iter().any(|known| known.text == later.text))
            .collect::<Vec<_>>();
        found.extend(new);
    }
    found.sort_by_key(|finding| finding.lint);
    found
}

/// What only the document `form` shows: its data, and the wording of its clauses.
pub fn findings_of(form: Form, facts: &Facts, moment: &Moment, choices: &Choices) -> Vec<Finding> {
    let today = moment.today();
    let code = form.kind().code();
    let mut found = match draft(form, facts, today, choices) {
        Ok(draft) => lint::paper(code, &draft.order.data),
        Err(_) => Vec::new(),
    };
    if let Some(text) = text(form, facts, today, choices) {
        let is_own = |key: &str| own_clause(&facts.office.clauses, code, key, today).is_some();
        found.extend(lint::clauses(code, &text, &is_own));
    }
    found
}
