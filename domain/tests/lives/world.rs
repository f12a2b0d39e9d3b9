//! One office, one institution, one agreement, and the door in between: every event of a life was decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Utc};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementCommand, AgreementEvent as E, *};
use patuh_domain::calendar::{DueDate, Holiday, HolidayKind, HolidayTable, Moment, Zone};
use patuh_domain::command::Ctx;
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::*;
use patuh_domain::institution::{Institution, InstitutionCommand, InstitutionKind, InstitutionProfile};
use patuh_domain::letter::Letter;
use patuh_domain::office::{EvaluationRecipient, Level, Office, OfficeCommand, OfficeProfile, OfficeSettings};
use patuh_domain::refusal::Rule;
use uuid::Uuid;

use crate::evaluator::Book;
use crate::rng::Rng;

pub const OFFICE: OfficeId = OfficeId(Uuid::from_u128(1));
pub const INSTITUTION: InstitutionId = InstitutionId(Uuid::from_u128(2));
pub const AGREEMENT: AgreementId = AgreementId(Uuid::from_u128(3));

pub struct World {
    pub rng: Rng,
    pub office: Office,
    pub institution: Institution,
    pub agreement: Option<Agreement>,
    pub events: Vec<E>,
    pub holidays: Arc<HolidayTable>,
    pub today: NaiveDate,
    /// Day of recording and number of events by then.
    pub recorded: Vec<(NaiveDate, usize)>,
    /// Accepted and refused, by action.
    pub done: BTreeMap<AgreementAction, [u32; 2]>,
    /// Due dates kept with an event that the evaluator would not have kept.
    pub frozen_otherwise: Vec<String>,
    /// As the ledger would have counted.
    pub usage: Vec<MonthUse>,
    /// How things are done here.
    pub temper: Temper,
    last_id: u128,
}

/// How an institution goes about its duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// In time: such lives go on for ten years.
    Careful,
    Average,
    Careless,
}

impl World {
    pub fn new(mut rng: Rng) -> Self {
        let start = NaiveDate::from_ymd_opt(rng.between(2020, 2027).cast_signed(), 1, 1).expect("a day")
            + TimeDelta::days(i64::from(rng.between(0, 364)));
        let early = start - TimeDelta::days(i64::from(rng.between(30, 900)));
        let units: Vec<String> = ["Loket A", "Loket B", "Loket C"].map(str::to_owned).into();
        let work_units = if rng.chance(50) { rng.some_of(&units, 60) } else { Vec::new() };
        let mut settings = OfficeSettings {
            collective_leave_off: rng.chance(75),
            head_signs_nda: rng.chance(75),
            head_grace_days: rng.pick(&[0, 0, 0, 1, 10, 30]),
            evaluation_working_days: rng.pick(&[20, 20, 5]),
            forwarding_working_days: rng.pick(&[10, 10, 3]),
            change_notice_working_days: rng.pick(&[10, 10, 14]),
            closing_working_days: rng.pick(&[10, 10, 5]),
            handover_duty: rng.chance(30),
            second_approval: rng.chance(25),
            bridge_months: rng.pick(&[6, 6, 3, 12]),
            ..OfficeSettings::default()
        };
        if rng.chance(25) {
            for kind in rng.some_of(&patuh_domain::duty::DutyKind::ALL, 20) {
                settings.windows.insert(kind, rng.between(0, 120));
            }
        }
        Self {
            office: Office {
                id: OFFICE,
                profile: OfficeProfile {
                    name: "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari".to_owned(),
                    government: "Pemerintah Kabupaten Wanasari".to_owned(),
                    level: Level::Kabupaten,
                    region_code: "9904".to_owned(),
                    address: "Jalan Cendana Nomor 12".to_owned(),
                    city: "Wanasari".to_owned(),
                    postcode: "99011".to_owned(),
                    phone: String::new(),
                    email: String::new(),
                    website: String::new(),
                    zone: rng.pick(&Zone::ALL),
                    evaluation_recipient: EvaluationRecipient::Dirjen,
                },
                heads: vec![head("Sekar Contoh", early, HeadStatus::Definitive)],
                settings,
                hours: Vec::new(),
                upstream: None,
                clauses: Vec::new(),
                active: !rng.chance(1),
            },
            institution: Institution {
                id: INSTITUTION,
                office: OFFICE,
                profile: InstitutionProfile {
                    name: "Dinas Sosial Kabupaten Wanasari".to_owned(),
                    kind: InstitutionKind::Opd,
                    region_code: "9904".to_owned(),
                    address: "Jalan Flamboyan Nomor 7".to_owned(),
                    work_units,
                    emblem: None,
                },
                heads: vec![head("Pimpinan 0", early, rng.pick(&[HeadStatus::Definitive, HeadStatus::Plt]))],
                active: !rng.chance(1),
            },
            agreement: None,
            events: Vec::new(),
            holidays: HolidayTable::official(),
            today: start,
            recorded: Vec::new(),
            usage: months_of_use(&mut rng, start),
            done: BTreeMap::new(),
            frozen_otherwise: Vec::new(),
            temper: rng.pick(&[Temper::Careful, Temper::Careful, Temper::Average, Temper::Careless]),
            last_id: 1000,
            rng,
        }
    }

    pub fn zone(&self) -> Zone {
        self.office.profile.zone
    }

    pub fn facts(&self) -> Option<Facts> {
        self.agreement.clone().map(|agreement| self.facts_of(agreement))
    }

    fn facts_of(&self, agreement: Agreement) -> Facts {
        Facts {
            office: self.office.clone(),
            institution: self.institution.clone(),
            agreement,
            holidays: Arc::clone(&self.holidays),
            usage: self.usage.clone(),
        }
    }

    /// Asks the door at some time of today; what it decides has happened.
    pub fn perform(&mut self, command: AgreementCommand) -> bool {
        let action = command.action();
        let moment = Moment { instant: self.instant(self.today), zone: self.zone() };
        // Lent to the facts rather than copied: a life has hundreds of commands.
        let facts = self.agreement.take().map(|agreement| self.facts_of(agreement));
        let last_id = &mut self.last_id;
        let mut ids = || {
            *last_id += 1;
            Uuid::from_u128(*last_id)
        };
        let mut ctx = Ctx { actor: &Actor::CommandLine, moment, ids: &mut ids };
        let decided = decide(facts.as_ref(), command.clone(), &mut ctx);
        if let (Some(facts), Ok(events)) = (&facts, &decided) {
            for event in events {
                self.compare_frozen(facts, event, &moment);
            }
        }
        self.agreement = facts.map(|facts| facts.agreement);
        let count = self.done.entry(action).or_default();
        match decided {
            Ok(events) => {
                count[0] += 1;
                for event in events {
                    self.agreement = Agreement::evolve(self.agreement.take(), AGREEMENT, OFFICE, event.clone());
                    self.events.push(event);
                }
                self.recorded.push((self.today, self.events.len()));
                true
            }
            Err(refusal) => {
                count[1] += 1;
                assert_ne!(refusal.rule, Rule::Role, "the command line may do all: {command:?}");
                if std::env::var_os("PATUH_LIVES_REFUSALS").is_some() {
                    println!("{} {}: {}", self.today, action.name(), refusal.what.en);
                }
                false
            }
        }
    }

    /// What is kept with an event is the due date as the evaluator sees it at the recording (decisions.md 18).
    fn compare_frozen(&mut self, facts: &Facts, event: &E, moment: &Moment) {
        let (id, kept) = match event {
            E::ReportReceived { report } => (format!("semester_report:{}", report.semester), report.frozen_due),
            E::ReportForwarded { forwarding } => {
                (format!("report_forwarding:{}", forwarding.semester), forwarding.frozen_due)
            }
            // One at any time is nobody's duty.
            E::ReportEvaluated { evaluation } if evaluation.occasion.is_none() => {
                (format!("evaluation:{}", evaluation.semester), evaluation.frozen_due)
            }
            E::RenewalReceived { renewal } => ("renewal_letter".to_owned(), renewal.frozen_due),
            E::Closed { closing } => ("closing".to_owned(), closing.frozen_due),
            _ => return,
        };
        // A third of them will do.
        if !self.events.len().is_multiple_of(3) {
            return;
        }
        let book = Book::open(facts, &self.events, moment);
        let due = book.duties().into_iter().find(|duty| duty.id == id).and_then(|duty| duty.due);
        // A provisional date isn't kept: the decree still to come settles it.
        let expected = match due {
            Some(DueDate::Fixed(date)) => Some(date),
            _ => None,
        };
        if expected != kept {
            self.frozen_otherwise.push(format!("{id} recorded {}: kept {kept:?}, expected {expected:?}", self.today));
        }
    }

    /// A random instant of a local day, often just a border.
    pub fn instant(&mut self, date: NaiveDate) -> DateTime<Utc> {
        let midnight = self.zone().midnight(date);
        match self.rng.between(0, 9) {
            0 => midnight,
            1 => midnight + TimeDelta::days(1) - TimeDelta::microseconds(1),
            _ => midnight + TimeDelta::seconds(i64::from(self.rng.between(0, 86_399))),
        }
    }

    /// Today, or a while ago: recorded late.
    pub fn lately(&mut self) -> NaiveDate {
        let lag = match self.rng.between(0, 19) {
            0..=14 => 0,
            15..=18 => self.rng.between(1, 10),
            _ => self.rng.between(11, 60),
        };
        self.today - TimeDelta::days(i64::from(lag))
    }

    pub fn letter(&mut self, date: NaiveDate) -> Letter {
        self.last_id += 1;
        Letter::new(format!("400.12/{}/X", self.last_id), date)
    }

    pub fn appoint(&mut self, status: HeadStatus, since: NaiveDate) -> bool {
        let name = match status {
            // Who acted may become the head.
            HeadStatus::Definitive if self.rng.chance(25) => {
                self.institution.heads.last().map_or_else(String::new, |head| head.name.clone())
            }
            _ => format!("Pimpinan {}", self.institution.heads.len()),
        };
        let command = InstitutionCommand::AppointHead { head: head(&name, since, status) };
        let Ok(events) = Institution::decide(Some(&self.institution), command) else { return false };
        for event in events {
            let known = Some(self.institution.clone());
            self.institution = Institution::evolve(known, INSTITUTION, OFFICE, event).expect("an institution");
        }
        true
    }

    pub fn set_office_hours(&mut self, hours: patuh_domain::access::OfficeHours) {
        let asked = OfficeCommand::SetHours { hours };
        let Ok(events) = Office::decide(Some(&self.office), asked, &Actor::CommandLine, self.today) else { return };
        for event in events {
            self.office = Office::evolve(Some(self.office.clone()), OFFICE, event).expect("an office");
        }
    }

    /// Fifteen national holidays of a year and some days of leave, or some days more of this one.
    pub fn decree_holidays(&mut self, year: i32, whole: bool) {
        let count = if whole { 15 } else { self.rng.between(1, 3) };
        let rows: Vec<_> = (0..count)
            .map(|number| {
                let ordinal = self.rng.between(1, 365);
                let kind = if number >= 10 && self.rng.chance(40) || !whole && self.rng.chance(50) {
                    HolidayKind::CollectiveLeave
                } else {
                    HolidayKind::National
                };
                self.last_id += 1;
                Holiday {
                    date: NaiveDate::from_yo_opt(year, ordinal).expect("a day"),
                    kind,
                    name: format!("Hari {}", self.last_id),
                    provisional: false,
                    decree: None,
                }
            })
            .collect();
        self.holidays = Arc::new(self.holidays.with_rows(rows));
    }
}

/// Months of ten years with look-ups, mostly with data balikan; in half of the lives nobody counts.
fn months_of_use(rng: &mut Rng, start: NaiveDate) -> Vec<MonthUse> {
    let first = start.with_day(1).expect("a first day");
    let months = if rng.chance(50) { 120 } else { 0 };
    (0..months)
        .filter_map(|month| {
            let (used, sent) = (rng.chance(40), rng.chance(85));
            let month = first.checked_add_months(Months::new(month)).expect("a month");
            used.then(|| MonthUse { month, lookups: 40, balikan: u64::from(sent) * 12 })
        })
        .collect()
}

fn head(name: &str, since: NaiveDate, status: HeadStatus) -> Head {
    Head {
        name: name.to_owned(),
        nip: None,
        rank: None,
        grade: None,
        position: "Kepala Dinas Sosial Kabupaten Wanasari".to_owned(),
        status,
        since,
    }
}
