//! What is known at a moment, looked up in the plain list of events each time it is asked for.

use std::cell::OnceCell;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::agreement::{AgreementEvent as E, *};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::DutyKind;
use patuh_domain::head::HeadStatus;
use patuh_domain::ids::*;
use patuh_domain::institution::Institution;
use patuh_domain::letter::Letter;
use patuh_domain::office::Office;

use super::days::{WorkCalendar, months_from, zone_offset};

/// All events of a life and what stands beside them, read at a moment.
pub struct Book<'a> {
    pub office: &'a Office,
    pub institution: &'a Institution,
    pub events: &'a [E],
    pub usage: &'a [MonthUse],
    pub calendar: WorkCalendar<'a>,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    /// Reckoned once a moment; see [`Self::bridge`].
    pub(super) bridged: OnceCell<Option<(NaiveDate, NaiveDate)>>,
}

/// The latest renewal with what became of it by now.
#[derive(Clone, Copy)]
pub struct RenewalNow<'a> {
    pub renewal: &'a Renewal,
    pub outcome: Option<&'a RenewalOutcome>,
}

/// A head's term.
#[derive(Clone, PartialEq, Eq)]
pub struct Head {
    pub name: String,
    pub since: NaiveDate,
}

impl<'a> Book<'a> {
    pub fn open(facts: &'a Facts, events: &'a [E], moment: &Moment) -> Self {
        Self {
            office: &facts.office,
            institution: &facts.institution,
            events,
            usage: &facts.usage,
            calendar: WorkCalendar {
                rows: facts.holidays.rows(),
                collective_leave_off: facts.office.settings.collective_leave_off,
            },
            now: moment.instant,
            today: (moment.instant + zone_offset(moment.zone)).date_naive(),
            bridged: OnceCell::new(),
        }
    }

    pub fn by(&self, date: NaiveDate) -> bool {
        date <= self.today
    }

    pub fn has(&self, letter: &Letter) -> bool {
        self.by(letter.date)
    }

    /// Everything of one sort, in the order of recording.
    pub fn all<T>(&self, pick: impl Fn(&'a E) -> Option<T>) -> Vec<T> {
        self.events.iter().filter_map(pick).collect()
    }

    pub fn last<T>(&self, pick: impl Fn(&'a E) -> Option<T>) -> Option<T> {
        self.events.iter().rev().find_map(pick)
    }

    pub fn any(&self, pick: impl Fn(&'a E) -> bool) -> bool {
        self.events.iter().any(pick)
    }

    pub fn pks(&self) -> Option<&'a Pks> {
        self.last(|event| match event {
            E::PksSigned { pks } if self.by(pks.signed_on) => Some(pks),
            _ => None,
        })
    }

    pub fn juknis(&self) -> Option<&'a Juknis> {
        self.last(|event| match event {
            E::JuknisSigned { juknis } if self.by(juknis.date) => Some(juknis),
            _ => None,
        })
    }

    /// The terms the PKS was signed with.
    pub fn first_terms(&self) -> Option<&'a Terms> {
        match self.pks() {
            None => self.last(terms),
            Some(pks) => self.last(|event| terms(event).filter(|terms| terms.effective <= pks.signed_on)),
        }
    }

    /// The terms of today.
    pub fn terms(&self) -> Option<&'a Terms> {
        match self.pks() {
            None => self.first_terms(),
            Some(_) => self.last(|event| terms(event).filter(|terms| self.by(terms.effective))),
        }
    }

    /// The agreement has this duty: as its terms say, else by the table of domain.md 4.
    pub fn has_duty(&self, kind: DutyKind) -> bool {
        let Some(terms) = self.terms() else { return true };
        terms.duties.get(&kind).copied().unwrap_or(match kind {
            DutyKind::IsoCertificate => terms.iso_27001.is_some(),
            DutyKind::ReaderProcurement => terms.card_reader.need == ReaderNeed::Required,
            DutyKind::UserIdHandover => self.office.settings.handover_duty,
            DutyKind::DataBalikan => terms.data_balikan.is_some(),
            _ => true,
        })
    }

    /// The last day by PKS and addenda known today.
    pub fn term_ends(&self) -> Option<NaiveDate> {
        let mut last = self.pks()?.ends_on;
        for event in self.events {
            if let E::RenewalConcluded { outcome: RenewalOutcome::Addendum(addendum) } = event
                && self.by(addendum.signed_on)
                && addendum.ends_on > last
            {
                last = addendum.ends_on;
            }
        }
        Some(last)
    }

    pub fn ending(&self) -> Option<&'a Ending> {
        self.events
            .iter()
            .find_map(|event| match event {
                E::EndingRecorded { ending } => Some(ending),
                _ => None,
            })
            .filter(|ending| match ending {
                Ending::Withdrawn { on, .. } | Ending::Terminated { on, .. } => self.by(*on),
                Ending::Rejected { letter, .. } | Ending::Ended { letter, .. } => self.has(letter),
            })
    }

    pub fn renewals(&self) -> Vec<RenewalNow<'a>> {
        let mut found: Vec<RenewalNow<'a>> = Vec::new();
        let mut hidden = false;
        for event in self.events {
            match event {
                E::RenewalReceived { renewal } => {
                    hidden = !self.by(renewal.received_on);
                    if !hidden {
                        found.push(RenewalNow { renewal, outcome: None });
                    }
                }
                E::RenewalConcluded { outcome } if !hidden => {
                    let on = match outcome {
                        RenewalOutcome::Addendum(addendum) => addendum.signed_on,
                        RenewalOutcome::NewAgreement { signed_on } => *signed_on,
                        RenewalOutcome::Refused(letter) => letter.date,
                    };
                    if self.by(on)
                        && let Some(last) = found.last_mut()
                    {
                        last.outcome = Some(outcome);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// A renewal letter came while in force and has no answer yet. A further letter that came after the term, while the
    /// first one is still bridged, neither carries the bridge nor ends it (decisions.md 14).
    pub fn open_renewal(&self) -> Option<&'a Renewal> {
        let ends = self.term_ends()?;
        let mut in_time = self.renewals();
        in_time.retain(|one| one.renewal.received_on <= ends);
        let last = *in_time.last()?;
        last.outcome.is_none().then_some(last.renewal)
    }

    pub fn closing(&self) -> Option<&'a Closing> {
        self.last(|event| match event {
            E::Closed { closing } if self.has(&closing.bast) => Some(closing),
            _ => None,
        })
    }

    pub fn declarations(&self) -> Vec<&'a Declaration> {
        self.all(|event| match event {
            E::DeclarationSigned { declaration } if self.by(declaration.signed_on) => Some(declaration),
            _ => None,
        })
    }

    /// The head on `date`: whoever began last; a Plh. only stands in.
    pub fn head_on(&self, date: NaiveDate) -> Option<Head> {
        let mut present: Option<Head> = None;
        for head in &self.institution.heads {
            let begun = head.since <= date && head.status != HeadStatus::Plh;
            if begun && present.as_ref().is_none_or(|known| known.since <= head.since) {
                present = Some(Head { name: head.name.clone(), since: head.since });
            }
        }
        present
    }

    pub fn applications(&self) -> Vec<&'a Application> {
        self.all(|event| match event {
            E::ApplicationRegistered { application } if self.by(application.registered_on) => Some(application),
            _ => None,
        })
    }

    /// The days on which User IDs were handed over.
    pub fn first_hand_over(&self) -> Option<NaiveDate> {
        let days = self.all(|event| match event {
            E::AccountHandedOver { bast, .. } if self.has(bast) => Some(bast.date),
            _ => None,
        });
        days.into_iter().min()
    }

    pub fn poc_passed(&self, subject: PocSubject) -> bool {
        self.poc_passed_on(subject).is_some()
    }

    /// The day the PoC of a subject was passed or found not required, if the last result says so.
    pub fn poc_passed_on(&self, subject: PocSubject) -> Option<NaiveDate> {
        let last = self.last(|event| match event {
            E::PocConcluded { result } if result.subject == subject && self.by(result.effective) => Some(result),
            _ => None,
        })?;
        matches!(last.verdict, Verdict::Passed | Verdict::NotRequired).then_some(last.effective)
    }

    /// Applications there were at the first hand-over, and every first method without one.
    pub fn initial_subjects(&self) -> Vec<PocSubject> {
        let Some(first) = self.first_terms() else { return Vec::new() };
        let handed_over = self.first_hand_over();
        let applications: Vec<_> = self
            .applications()
            .into_iter()
            .filter(|application| handed_over.is_none_or(|on| application.registered_on <= on))
            .collect();
        let mut subjects: Vec<_> = applications.iter().map(|one| PocSubject::Application(one.id)).collect();
        for grant in &first.methods {
            if applications.iter().all(|application| application.method != grant.method) {
                subjects.push(PocSubject::Method(grant.method));
            }
        }
        subjects
    }

    /// A suspension, revocation or cut that acts now.
    pub fn sanctions_now(&self, kind: SanctionKind) -> Vec<&'a Sanction> {
        let imposed = self.all(|event| match event {
            E::SanctionImposed { sanction } if sanction.kind == kind && sanction.from <= self.now => Some(sanction),
            _ => None,
        });
        imposed.into_iter().filter(|sanction| !self.is_lifted(sanction.id)).collect()
    }

    fn is_lifted(&self, id: SanctionId) -> bool {
        self.any(
            |event| matches!(event, E::SanctionLifted { sanction, lift } if *sanction == id && lift.at <= self.now),
        )
    }

    /// Six months after the end, by the office's setting: the last day a bridge can have.
    pub fn bridge_limit(&self, ends: NaiveDate) -> NaiveDate {
        months_from(ends, i32::try_from(self.office.settings.bridge_months).expect("some months"))
    }
}

fn terms(event: &E) -> Option<&Terms> {
    match event {
        E::TermsSettled { terms } => Some(terms),
        _ => None,
    }
}
