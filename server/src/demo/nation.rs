//! Institutions in any number, for trials and benchmarks: most keep their duties, some don't, as in real life.
//!
//! Every resident follows from the seed and his number alone, whatever their count.

use chrono::NaiveDate;
use patuh_domain::agreement::{Demand, EndCause, RenewalWish};
use patuh_domain::calendar::add_months;
use patuh_domain::dossier::{
    AddendumPart, DeclarationForm, DeclarationPart, DeclarationWord, Dossier, EndingPart, OutcomePart, RenewalPart,
    SanctionPart,
};
use patuh_domain::ids::{AgreementId, InstitutionId};

use super::conduct::{Conduct, Iso, Report, term};
use super::course::{Applicant, Reached, close, dossier, institution_letter, office_letter};
use super::dice::Dice;
use super::names::TRADES;
use super::timetable::{Calendar, Timetable};
use super::town::{Place, Town};

/// The largest seed; numbers of letters must stay readable.
pub const MAX_SEED: u32 = 999;
/// The most institutions of one seed.
pub const MAX_INSTITUTIONS: u32 = 90_000;

/// An institution with the papers of its agreement.
pub struct Resident {
    pub institution: InstitutionId,
    pub agreement: AgreementId,
    pub papers: Dossier,
}

/// The institutions of one office.
pub struct Nation<'a> {
    pub town: &'a Town,
    pub seed: u32,
    /// How far back the first requests lie.
    pub years: u32,
}

impl Nation<'_> {
    /// Resident number `n` of the seed, from 0.
    pub fn resident(&self, n: u32) -> Resident {
        let mut dice = Dice::nth(u64::from(self.seed), u64::from(n));
        let mut town = self.town.with_serial(1000 + self.seed * 100_000 + n, u64::from(dice.between(0, u32::MAX - 1)));
        let trades = u32::try_from(TRADES.len()).unwrap_or(1);
        let applicant = town.applicant((n % trades) as usize, Place::District((n / trades) as usize));
        let months = dice.between(0, self.years.saturating_mul(12).max(1));
        let papers = if months < 6 {
            self.beginning(&applicant, &mut dice)
        } else {
            self.history(&applicant, months, &mut dice)
        };
        Resident { institution: town.institution_id(), agreement: town.agreement_id(), papers }
    }

    /// Somewhere on the way to production.
    fn beginning(&self, applicant: &Applicant, dice: &mut Dice) -> Dossier {
        let (calendar, today) = (self.calendar(), self.today());
        let days = dice.between(1, 70) as usize;
        let times = Timetable::from_request(calendar, calendar.before(today, days));
        let reached = reached(&times, today);
        let mut papers = dossier(applicant, &times, reached, calendar);
        if reached < Reached::Signed && dice.chance(8) {
            let on = calendar.latest(today);
            papers.ending = Some(if dice.chance(50) {
                EndingPart::Withdrawn { on, letter: None, reason: "Kebutuhan lembaga berubah".to_owned() }
            } else {
                EndingPart::Rejected {
                    letter: office_letter(applicant.serial, 30, on),
                    reason: "Tujuan pemanfaatan tidak sesuai ketentuan".to_owned(),
                }
            });
        }
        papers
    }

    /// In force since `months`, or once in force.
    fn history(&self, applicant: &Applicant, months: u32, dice: &mut Dice) -> Dossier {
        let (calendar, today) = (self.calendar(), self.today());
        let signed = calendar
            .days_before(add_months(today, -i32::try_from(months).unwrap_or_default()), u64::from(dice.between(0, 27)));
        let times = Timetable::to_signature(calendar, signed);
        let mut papers = dossier(applicant, &times, Reached::Production, calendar);
        self.end_of_term(&mut papers, applicant, dice);
        let reports: Vec<_> = (0..self.years.saturating_mul(2) + 4).map(|_| report(dice)).collect();
        Conduct {
            calendar,
            today,
            short: &applicant.short,
            serial: applicant.serial,
            reports: &reports,
            last_report: None,
            iso: if dice.chance(75) { Iso::Kept } else { Iso::Missing },
        }
        .add_to(&mut papers);
        let running = papers.ending.is_none() && term(&papers).is_some_and(|(_, ends_on)| ends_on >= today);
        if running && dice.chance(4) {
            let letter =
                office_letter(applicant.serial, 33, calendar.days_before(today, u64::from(dice.between(3, 40))));
            papers.sanctions.push(SanctionPart {
                kind: patuh_domain::agreement::SanctionKind::Suspension,
                from: letter.date,
                letter,
                basis: Some("Laporan semester belum disampaikan".to_owned()),
                per_day: None,
                lift_condition: Some("Laporan semester diterima".to_owned()),
                demand: Demand::default(),
                lifted: None,
            });
        }
        papers
    }

    /// Renewal asked for, granted, bridged, or the end with its closing, as the term runs out.
    fn end_of_term(&self, papers: &mut Dossier, applicant: &Applicant, dice: &mut Dice) {
        let (calendar, today) = (self.calendar(), self.today());
        let (short, serial) = (&applicant.short, applicant.serial);
        if dice.chance(3) {
            if let Some((signed, _)) = term(papers) {
                let on = calendar.days_before(today, u64::from(dice.between(20, 200)));
                if on > add_months(signed, 5) {
                    let letter = office_letter(serial, 36, on);
                    papers.ending = Some(EndingPart::Ended { on, letter, cause: EndCause::Consent });
                    close(papers, office_letter(serial, 37, on));
                }
            }
            return;
        }
        let Some((_, mut ends_on)) = term(papers) else { return };
        for round in 0..3 {
            let received_on = calendar.days_before(ends_on, 75 + u64::from(dice.between(0, 20)));
            if received_on > today {
                return;
            }
            if !dice.chance(80) {
                self.close(papers, serial, ends_on, dice);
                return;
            }
            let letter = institution_letter(short, serial, 40 + round, received_on);
            let signed_on = calendar.days_before(ends_on, u64::from(dice.between(2, 40)));
            let granted = signed_on <= today && !dice.chance(8);
            let addendum = AddendumPart {
                office_number: format!("{}/ADD-{}", office_letter(serial, 38, signed_on).number, round + 1),
                institution_number: None,
                signed_on,
                ends_on: add_months(ends_on, 24),
            };
            papers.renewals.push(RenewalPart {
                letter,
                received_on,
                wish: RenewalWish::default(),
                approval: None,
                outcome: granted.then_some(OutcomePart::Addendum(addendum)),
            });
            if !granted {
                self.bridge(papers, ends_on);
                return;
            }
            ends_on = add_months(ends_on, 24);
        }
    }

    fn bridge(&self, papers: &mut Dossier, ends_on: NaiveDate) {
        let signed_on = self.calendar().days_before(ends_on, 3);
        let signer = papers.institution.heads.last().map(|head| head.name.clone());
        if let Some(signer) = signer.filter(|_| signed_on <= self.today()) {
            papers.declarations.push(DeclarationPart {
                kind: DeclarationWord::Sptjm,
                form: DeclarationForm::Renewal,
                signer,
                signed_on,
                meterai: true,
            });
        }
    }

    fn close(&self, papers: &mut Dossier, serial: u32, ends_on: NaiveDate, dice: &mut Dice) {
        let on = self.calendar().after(ends_on, dice.between(2, 14));
        if on <= self.today() && dice.chance(85) {
            close(papers, office_letter(serial, 37, on));
        }
    }

    const fn calendar(&self) -> &Calendar {
        &self.town.calendar
    }

    const fn today(&self) -> NaiveDate {
        self.town.today
    }
}

fn report(dice: &mut Dice) -> Report {
    match dice.below(100) {
        0..80 => Report::Kept,
        80..92 => Report::Late(dice.between(1, 30)),
        92..96 => Report::Unanswered,
        _ => Report::Missing,
    }
}

/// The last step whose day has come.
fn reached(times: &Timetable, today: NaiveDate) -> Reached {
    let steps = [
        (times.poc_result, Reached::Production),
        (times.poc_confirmed, Reached::PocScheduled),
        (times.poc_asked, Reached::PocAsked),
        (times.handed_over, Reached::HandedOver),
        (times.account_asked, Reached::AccountAsked),
        (times.declared, Reached::Declared),
        (times.network, Reached::NetworkReady),
        (times.signed, Reached::Signed),
        (times.teams, Reached::TeamsAppointed),
        (times.approved, Reached::Approved),
        (times.forwarded, Reached::Forwarded),
        (times.taken_up, Reached::TakenUp),
    ];
    let come = steps.into_iter().find(|(day, _)| *day <= today);
    come.map_or(Reached::Requested, |(_, step)| step)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use chrono::TimeDelta;
    use patuh_domain::agreement::standing;
    use patuh_domain::calendar::{HolidayTable, Moment};

    use super::*;

    fn residents(count: u32, seed: u32) -> (Town, Vec<Resident>) {
        let today = "2026-11-21".parse().expect("date");
        let calendar = Calendar::new(HolidayTable::official());
        let town = Town::first(today, &calendar, 1);
        let nation = Nation { town: &town, seed, years: 3 };
        let residents = (0..count).map(|n| nation.resident(n)).collect();
        (town, residents)
    }

    #[test]
    fn the_same_seed_gives_the_same_residents_in_any_number() {
        let (_, few) = residents(20, 5);
        let (_, many) = residents(40, 5);
        let (_, others) = residents(20, 6);
        for (one, other) in few.iter().zip(&many) {
            assert_eq!(one.agreement, other.agreement);
            assert_eq!(one.papers, other.papers);
        }
        assert!(few.iter().zip(&others).any(|(one, other)| one.papers != other.papers));
    }

    #[test]
    fn residents_are_varied_distinct_and_well_formed() {
        let (town, residents) = residents(600, 0);
        let zone = town.office.time_zone;
        let moment = Moment::new(zone.midnight(town.today) + TimeDelta::hours(10), zone);
        let mut stages = BTreeMap::<_, u32>::new();
        let mut numbers = BTreeSet::new();
        let mut users = BTreeSet::new();
        let mut names = BTreeSet::new();
        for resident in &residents {
            let json = serde_json::to_string(&resident.papers).expect("json");
            Dossier::parse(&json).expect("dossier");
            let facts = resident.papers.facts(HolidayTable::official()).expect("facts");
            *stages.entry(standing(&facts, &moment).stage).or_default() += 1;
            assert!(names.insert(resident.papers.institution.name.clone()), "{}", resident.papers.institution.name);
            if let Some(pks) = &facts.agreement.pks {
                assert!(numbers.insert(pks.office_number.clone()), "{}", pks.office_number);
            }
            for account in &facts.agreement.accounts {
                assert!(users.insert(account.user_id.clone()), "{}", account.user_id);
            }
        }
        assert!(stages.len() >= 9, "{stages:?}");
    }
}
