//! What something sets off: changes, the end, months without data balikan, breaches (4.6, 4.7, 4.11, 4.12).

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use patuh_domain::agreement::{AgreementEvent as E, *};
use patuh_domain::duty::DutyKind as K;
use patuh_domain::head::HeadStatus;

use super::super::book::Book;
use super::super::days::{months_from, yesterday};
use super::Row;

impl Book<'_> {
    // 4.6: each head who began while in force, and each change of structure or name
    pub(super) fn change_notices(&self) -> Vec<Row> {
        let Some(pks) = self.pks() else { return Vec::new() };
        let in_force = |day: NaiveDate| day > pks.signed_on && self.has_force_on(day);
        let n = self.office.settings.change_notice_working_days;
        let row = |subject: &str, happened, letter: Option<NaiveDate>| {
            Row::new(K::ChangeNotice, Some(self.calendar.working_days_after(happened, n)))
                .of(subject)
                .done(letter.map(|on| (on, None)))
        };
        let changes = self.all(|event| match event {
            E::ChangeRecorded { change } if self.by(change.happened_on) => Some(change),
            _ => None,
        });
        let told = |change: &Change| change.letter.as_ref().filter(|letter| self.has(letter)).map(|letter| letter.date);
        let mut terms: Vec<_> = self.institution.heads.iter().collect();
        terms.retain(|head| head.status != HeadStatus::Plh && self.by(head.since));
        terms.sort_by_key(|head| head.since);
        // Told, or else happened, in this term; happened before the next.
        let of_term = |index: usize, change: &Change| {
            let next = terms.get(index + 1);
            told(change).unwrap_or(change.happened_on) >= terms[index].since
                && next.is_none_or(|next| change.happened_on < next.since)
        };
        let mut rows = Vec::new();
        for (index, head) in terms.iter().enumerate().filter(|(_, head)| in_force(head.since)) {
            let letter = changes
                .iter()
                .filter(|change| change.kind == ChangeKind::Head && told(change).is_some() && of_term(index, change))
                .find_map(|change| told(change));
            rows.push(row(&head.name, head.since, letter));
        }
        for (index, change) in changes.iter().enumerate().rev() {
            let own_matter = match change.kind {
                ChangeKind::Head => !(0..terms.len()).any(|term| of_term(term, change)),
                ChangeKind::Structure | ChangeKind::Name => true,
                _ => false,
            };
            let again = changes[index + 1..].iter().any(|later| {
                later.kind == change.kind && later.subject == change.subject && later.happened_on == change.happened_on
            });
            if own_matter && !again && in_force(change.happened_on) {
                rows.push(row(&change.subject, change.happened_on, told(change)));
            }
        }
        rows
    }

    // 4.7, 17: ten working days after end or revocation, whichever came first
    pub(super) fn closing_row(&self) -> Vec<Row> {
        let revoked = self.sanctions_now(SanctionKind::Revocation).into_iter().map(|sanction| sanction.from).min();
        let revoked = revoked.map(|from| (from + self.offset()).date_naive());
        let ended = if self.is_over() { self.last_day() } else { None };
        let since = revoked.into_iter().chain(ended).min();
        let due = since.map(|since| self.calendar.working_days_after(since, self.office.settings.closing_working_days));
        let mut row =
            Row::new(K::Closing, due).done(self.closing().map(|closing| (closing.bast.date, closing.frozen_due)));
        row.triggered = since.is_some();
        row.survives = true;
        vec![row]
    }

    // 4.11: every month with look-ups and no data balikan; without one a line says how it stands
    pub(super) fn balikan_rows(&self) -> Vec<Row> {
        let end = |month: NaiveDate| yesterday(months_from(month, 1));
        let used: Vec<_> = self.usage.iter().filter(|one| self.by(one.month) && one.lookups > 0).collect();
        let mut rows = Vec::new();
        for one in used.iter().filter(|one| one.balikan == 0) {
            let (year, month) = (one.month.year(), one.month.month());
            rows.push(Row::new(K::DataBalikan, Some(end(one.month).into())).of(format!("{year}-{month:02}")));
        }
        if rows.is_empty() {
            let mut row = Row::new(K::DataBalikan, None);
            row.triggered = !used.is_empty();
            rows.push(row.done(used.last().map(|one| (end(one.month).min(self.today), None))));
        }
        rows
    }

    // 4.12: 3 x 24 hours
    pub(super) fn breaches(&self) -> Vec<Row> {
        let incidents = self.all(|event| match event {
            E::IncidentDetected { incident } if incident.detected_at <= self.now => Some(incident),
            _ => None,
        });
        incidents
            .into_iter()
            .map(|incident| {
                let told = self.last(|event| match event {
                    E::IncidentNotified { incident: which, at, .. } if *which == incident.id && *at <= self.now => {
                        Some(*at)
                    }
                    _ => None,
                });
                let mut row = Row::new(K::BreachNotice, None)
                    .of(&incident.subject)
                    .done(told.map(|at| ((at + self.offset()).date_naive(), None)));
                row.due_at = Some(incident.detected_at + TimeDelta::hours(72));
                row.done_at = told;
                row.survives = true;
                row
            })
            .collect()
    }
}
