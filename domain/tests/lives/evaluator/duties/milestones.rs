//! Days set by the texts: certificate, renewal letter, User ID, network, readers (4.1, 4.8 to 4.10, 4.14).

use chrono::{Datelike as _, NaiveDate};
use patuh_domain::agreement::{AgreementEvent as E, Expected as Agreed, *};
use patuh_domain::duty::DutyKind as K;

use super::super::book::Book;
use super::super::days::{later, months_from, yesterday};
use super::Row;

impl Book<'_> {
    // 4.1; the expiry of a certificate opens a new duty (decisions.md 17)
    pub(super) fn certificates(&self) -> Vec<Row> {
        let (Some(pks), Some(terms)) = (self.pks(), self.terms()) else { return Vec::new() };
        let due = match terms.iso_27001 {
            Some(IsoRule::FixedDate { date }) => date,
            Some(IsoRule::MonthsAfterSignature { months }) => months_from(pks.signed_on, i32::from(months)),
            None => months_from(pks.signed_on, 6),
        };
        let mut received = self.all(|event| match event {
            E::CertificateReceived { certificate } if self.by(certificate.received_on) => Some(certificate),
            _ => None,
        });
        received.retain(|certificate| certificate.received_on <= certificate.valid_until);
        received.sort_by_key(|certificate| (certificate.received_on, certificate.valid_until));
        let first = received.first().map(|certificate| (certificate.received_on, None));
        let mut rows = vec![Row::new(K::IsoCertificate, Some(due.into())).done(first)];
        for (index, certificate) in received.iter().enumerate() {
            let longer = received[index + 1..].iter().find(|next| next.valid_until > certificate.valid_until);
            rows.push(
                Row::new(K::IsoCertificate, Some(certificate.valid_until.into()))
                    .of(&certificate.number)
                    .done(longer.map(|next| (next.received_on, None))),
            );
        }
        rows
    }

    // 4.8: one for each term; the first letter within the term meets it
    pub(super) fn renewal_rows(&self) -> Vec<Row> {
        let Some(pks) = self.pks() else { return Vec::new() };
        let (mut ends, mut met, mut rows) = (pks.ends_on, None, Vec::new());
        for one in self.renewals() {
            if met.is_none() && one.renewal.received_on <= ends {
                met = Some((one.renewal.received_on, one.renewal.frozen_due));
            }
            if let Some(RenewalOutcome::Addendum(addendum)) = one.outcome {
                let due = months_from(ends, -2);
                rows.push(Row::new(K::RenewalLetter, Some(due.into())).of(ends.to_string()).done(met.take()));
                ends = ends.max(addendum.ends_on);
            }
        }
        rows.push(Row::new(K::RenewalLetter, Some(months_from(ends, -2).into())).done(met));
        rows
    }

    // 4.9, 4.14
    pub(super) fn onboarding_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let accounts = self.accounts();
        if let Some(by) = self.juknis().and_then(|juknis| juknis.user_id_request_by) {
            let first = accounts.iter().map(|account| account.request.date).min();
            rows.push(Row::new(K::UserIdRequest, Some(by.into())).done(first.map(|on| (on, None))));
        }
        if accounts.is_empty() {
            let mut row = Row::new(K::UserIdHandover, None);
            row.triggered = false;
            rows.push(row);
        }
        {
            for account in &accounts {
                let due = later(account.request.date, 14);
                let done = self.hand_over_of(account.id).map(|on| (on, None));
                rows.push(Row::new(K::UserIdHandover, Some(due.into())).of(account.user_id.clone()).done(done));
            }
        }
        let network = self.last(|event| match event {
            E::NetworkRecorded { network, .. } => Some(network),
            _ => None,
        });
        if let Some(network) = network
            && let Some(expected) = &network.expected
        {
            let due = match expected {
                Agreed::On(day) => day.on,
                Agreed::Week(week) => end_of_week(&week.month, week.week),
            };
            let ready = network.ready_on.filter(|on| self.by(*on));
            rows.push(Row::new(K::NetworkReady, Some(due.into())).done(ready.map(|on| (on, None))));
        }
        rows
    }

    // 4.10: a reader in every work unit named
    pub(super) fn reader_row(&self) -> Vec<Row> {
        let (Some(pks), Some(terms)) = (self.pks(), self.terms()) else { return Vec::new() };
        let due = terms.card_reader.within_months.map(|months| months_from(pks.signed_on, i32::from(months)).into());
        vec![Row::new(K::ReaderProcurement, due).done(self.readers_complete().map(|on| (on, None)))]
    }

    /// The day since which every work unit has a reader that is personalised or activated; what is registered again
    /// under its serial number takes the place of what was.
    fn readers_complete(&self) -> Option<NaiveDate> {
        let mut readers: Vec<&Reader> = Vec::new();
        for event in self.events {
            if let E::ReaderRegistered { reader } = event {
                readers.retain(|known| known.serial != reader.serial);
                readers.push(reader);
            }
        }
        let units = &self.institution.profile.work_units;
        let active = |place: Option<&str>| {
            readers
                .iter()
                .filter(|reader| place.is_none_or(|place| reader.place == place))
                .flat_map(|reader| [reader.personalised_on, reader.activated_on])
                .flatten()
                .filter(|on| self.by(*on))
                .min()
        };
        if units.is_empty() {
            return active(None);
        }
        let days: Option<Vec<_>> = units.iter().map(|unit| active(Some(unit))).collect();
        days.and_then(|days| days.into_iter().max())
    }
}

/// The first week is days 1 to 7; the fifth ends with the month.
fn end_of_week(month: &str, week: u8) -> NaiveDate {
    let first: NaiveDate = format!("{month}-01").parse().expect("a month");
    let last = yesterday(months_from(first, 1));
    first.with_day(u32::from(week) * 7).unwrap_or(last)
}
