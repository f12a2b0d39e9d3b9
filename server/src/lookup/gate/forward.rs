//! A granted call on its way to the centre and back.
//!
//! Once a hit is reserved the rest runs in a task of its own, so that whoever hangs up leaves no hit without an outcome.

use std::sync::Arc;
use std::time::Instant;

use patuh_domain::access::Code;
use patuh_domain::agreement::{AddressPart, Element};
use patuh_domain::citizen::Field;
use patuh_domain::identity::Nik;

use super::step::Passed;
use super::{Answer, Ask, Gate};
use crate::lookup::ledger::Ending;
use crate::lookup::trial::Trial;
use crate::lookup::upstream::{Question, Reply};

impl Gate {
    /// Carries a granted call on, to its end even where nobody waits for it any more.
    pub(super) async fn pass(self: &Arc<Self>, ask: Ask, passed: Passed, began: Instant) -> Answer {
        let Ask { nik: Some(nik), question, .. } = ask else { return Answer::Unavailable };
        let gate = Arc::clone(self);
        tokio::spawn(async move { gate.forward(&nik, question, passed, began).await })
            .await
            .unwrap_or(Answer::Unavailable)
    }

    /// Asks the centre, keeps what is granted, writes the outcome down.
    async fn forward(&self, nik: &Nik, question: Question, passed: Passed, began: Instant) -> Answer {
        let Passed { office, elements, parts, ticket, upstream, left, trial, watched } = passed;
        let question = narrowed(question, &elements, &parts);
        let said = upstream.ask(nik, &question).await;
        self.centres.note(office, &upstream);
        let (ending, answer) = match said {
            Ok(Reply { code: Code::Found, mut record }) => {
                record.narrow(&elements, &parts);
                (Ending::Answered(Code::Found), Answer::Found { record, quota_limiter: left })
            }
            Ok(Reply { code, .. }) => (Ending::Answered(code), Answer::Coded { code, quota_limiter: left }),
            Err(trouble) => {
                tracing::warn!(%trouble, "the centre's service failed");
                (Ending::Refunded, Answer::Upstream(trouble))
            }
        };
        if self.ledger.answer(ticket, ending, began.elapsed()).await.is_err() {
            return Answer::Unavailable;
        }
        // Trials provoke what would alarm.
        if trial == Trial::No
            && let Ending::Answered(code) = ending
        {
            self.watch.look(&watched, Some(nik), code).await;
        }
        answer
    }
}

/// Only what is granted leaves the house.
fn narrowed(question: Question, elements: &[Element], parts: &[AddressPart]) -> Question {
    match question {
        Question::CallNik => Question::CallNik,
        Question::Verify { threshold, mut given } => {
            given.retain(|(field, _): &(Field, _)| field.is_granted(elements, parts));
            Question::Verify { threshold, given }
        }
    }
}
