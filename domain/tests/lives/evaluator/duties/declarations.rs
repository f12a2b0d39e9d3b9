//! SPTJM and NDA (4.2, 4.3).

use chrono::NaiveDate;
use patuh_domain::agreement::*;
use patuh_domain::calendar::DueDate;
use patuh_domain::duty::{Blocks, DutyKind as K};

use super::super::book::Book;
use super::Row;

impl Book<'_> {
    // 4.2: the first form by the head of the term, the renewal form while it could bridge
    pub(super) fn sptjm_rows(&self) -> Vec<Row> {
        let day = self.day_of_persons();
        let of_term = self.end_of_term().map_or(day, |end| end.min(day));
        let head = self.head_on(of_term);
        let signed = head.as_ref().and_then(|head| self.sptjm_of(head, of_term));
        let due = head.as_ref().and_then(|head| self.grace(head)).map(DueDate::Fixed);
        let mut rows = vec![Row::new(K::Sptjm, due).done(signed.map(|on| (on, None)))];
        rows.extend(self.renewal_form_row(day));
        for row in &mut rows {
            row.blocks = Some(Blocks::Access);
        }
        rows
    }

    pub(super) fn renewal_form_row(&self, day: NaiveDate) -> Option<Row> {
        let ends = self.term_ends()?;
        let unanswered = self.open_renewal();
        let renewal = unanswered.or_else(|| {
            let in_time = self.renewals().into_iter().filter(|one| one.renewal.received_on <= ends);
            in_time.rev().find(|one| !matches!(one.outcome, Some(RenewalOutcome::Addendum(_)))).map(|one| one.renewal)
        })?;
        let head = self.head_on(day);
        let own = |one: &&Declaration| {
            head.as_ref().is_some_and(|head| one.signer == head.name && one.signed_on >= head.since)
        };
        let by_head = self.renewal_forms(renewal).filter(own).map(|one| one.signed_on).min();
        let cut_short = self.end_of_term() != Some(ends);
        let last = self.bridge_limit(ends);
        let possible = unanswered.is_some()
            && self.closing().is_none()
            && !cut_short
            && self.today <= self.end_by_letter().map_or(last, |on| on.min(last));
        let done = if possible {
            by_head
        } else {
            by_head.or_else(|| self.renewal_forms(renewal).map(|one| one.signed_on).max())
        };
        if !possible && done.is_none() {
            return None;
        }
        let mut row = Row::new(K::Sptjm, None).of("renewal").done(done.map(|on| (on, None)));
        row.survives = possible;
        Some(row)
    }

    // 4.3: each operator at work; the head by setting, or as the one who answers for a program
    pub(super) fn nda_rows(&self) -> Vec<Row> {
        let day = self.day_of_persons();
        let mut rows: Vec<Row> = self
            .operators()
            .into_iter()
            .filter(|(operator, left)| operator.since <= day && left.is_none_or(|last| day <= last))
            .map(|(operator, _)| {
                Row::new(K::Nda, None).of(&operator.name).done(self.operator_nda(operator).map(|on| (on, None)))
            })
            .collect();
        if let Some(head) = self.head_on(day) {
            let answers = self.accounts().into_iter().any(|account| {
                account.methods.iter().any(|method| method.name().starts_with("web_service"))
                    && self.responsible(account) == head.name
            });
            if self.office.settings.head_signs_nda || answers {
                let signed = self.nda_of(&head.name).map(|on| (on, None));
                rows.push(Row::new(K::Nda, None).of(head.name).done(signed));
            }
        }
        for row in &mut rows {
            row.blocks = Some(Blocks::Account);
        }
        rows
    }
}
