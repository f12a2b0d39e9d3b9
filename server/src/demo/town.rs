//! An office of the demonstration with the institutions around it, invented as they are asked for.

use chrono::{NaiveDate, TimeDelta};
use patuh_domain::calendar::Zone;
use patuh_domain::dossier::{InstitutionPart, OfficePart};
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use patuh_domain::institution::InstitutionKind;
use patuh_domain::office::{EvaluationRecipient, Level};
use uuid::Uuid;

use super::cast;
use super::course::{Applicant, Worker};
use super::dice::Dice;
use super::names::{self, TRADES, Trade};
use super::timetable::Calendar;

/// Where an institution of a trade is found.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// That of the whole region.
    Region,
    /// That of its `n`-th district.
    District(usize),
    /// Of the region and the trade's kind, but with names of its own.
    Neighbour {
        name: &'static str,
        /// For User IDs and letter numbers.
        short: &'static str,
    },
}

/// An office with its surroundings.
#[derive(Debug, Clone)]
pub struct Town {
    pub id: OfficeId,
    pub office: OfficePart,
    pub today: NaiveDate,
    pub calendar: Calendar,
    dice: Dice,
    millis: u64,
    serial: u32,
    /// Where the names of its districts begin in the list of places.
    districts: usize,
}

impl Town {
    /// The demonstration's first office.
    pub fn first(today: NaiveDate, calendar: &Calendar, seed: u64) -> Self {
        let head = Head {
            name: cast::HEAD_OF_OFFICE.to_owned(),
            nip: Some("197005121996031004".to_owned()),
            rank: Some("Pembina Utama Muda".to_owned()),
            grade: Some("IV/c".to_owned()),
            position: "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Sarimukti".to_owned(),
            status: HeadStatus::Definitive,
            since: calendar.months_before(today, 62),
        };
        Self::new("Kabupaten Sarimukti", "9901", Zone::Wib, head, today, calendar, seed)
    }

    /// An office of its own: number `n` of a nation, from 1.
    pub fn numbered(n: usize, today: NaiveDate, calendar: &Calendar, seed: u64) -> Self {
        let mut dice = Dice::nth(seed, 1_000_000 + n as u64);
        let region = format!("Kabupaten {}", names::place(n + 20));
        let position = format!("Kepala Dinas Kependudukan dan Pencatatan Sipil {region}");
        let since = calendar.months_before(today, 40 + dice.between(0, 30));
        let head = names::head(&mut dice, position, since);
        let zone = Zone::ALL[n % Zone::ALL.len()];
        Self::new(&region, &format!("99{:02}", n + 1), zone, head, today, calendar, seed ^ n as u64)
    }

    fn new(
        region: &str,
        region_code: &str,
        zone: Zone,
        head: Head,
        today: NaiveDate,
        calendar: &Calendar,
        seed: u64,
    ) -> Self {
        let city = region.split_once(' ').map_or(region, |(_, city)| city);
        let slug = city.to_lowercase().replace(' ', "-");
        let midnight = zone.midnight(today);
        let mut dice = Dice::new(seed);
        // Ids bear the time before everything that is recorded.
        let millis = u64::try_from((midnight - TimeDelta::days(1)).timestamp_millis()).unwrap_or_default();
        Self {
            id: OfficeId(dice.id(millis)),
            office: OfficePart {
                name: format!("Dinas Kependudukan dan Pencatatan Sipil {region}"),
                government: format!("Pemerintah {region}"),
                level: Level::Kabupaten,
                region_code: region_code.to_owned(),
                address: "Jalan Pelita Nomor 8".to_owned(),
                city: city.to_owned(),
                postcode: format!("99{:03}", dice.between(11, 899)),
                phone: "0000-000000".to_owned(),
                email: format!("dukcapil@{slug}.example"),
                website: format!("https://dukcapil.{slug}.example"),
                time_zone: zone,
                evaluation_recipient: EvaluationRecipient::Dirjen,
                heads: vec![head],
            },
            today,
            calendar: calendar.clone(),
            districts: dice.below(100),
            dice,
            millis,
            serial: 0,
        }
    }

    /// The same town, where chance begins with `seed` and the next applicant has this number.
    #[must_use]
    pub fn with_serial(&self, serial: u32, seed: u64) -> Self {
        Self { dice: Dice::new(seed), serial: serial.saturating_sub(1), ..self.clone() }
    }

    /// As in "Kabupaten Sarimukti".
    pub fn region(&self) -> &str {
        self.office.government.strip_prefix("Pemerintah ").unwrap_or(&self.office.government)
    }

    /// An institution that asks for data, with people and program.
    pub fn applicant(&mut self, trade: usize, place: Place) -> Applicant {
        self.serial += 1;
        let serial = self.serial;
        let trade = &TRADES[trade % TRADES.len()];
        let latest = self.calendar.months_before(self.today, 72);
        let district = match place {
            Place::District(n) => Some(names::place(self.districts + n)),
            Place::Region | Place::Neighbour { .. } => None,
        };
        let name = match (place, &district) {
            (Place::Neighbour { name, .. }, _) => format!("{name} {}", self.region()),
            (_, Some(district)) => format!("{} {district} {}", trade.name, self.region()),
            _ => format!("{} {}", trade.name, self.region()),
        };
        let short = match place {
            Place::Neighbour { short, .. } => short,
            Place::Region | Place::District(_) => trade.short,
        };
        let position = match &district {
            Some(district) if trade.kind == InstitutionKind::Kecamatan => format!("Camat {district}"),
            _ => head_of(trade, &name),
        };
        let since = self.calendar.months_before(self.today, 36 + self.dice.between(0, 24));
        let head = names::head(&mut self.dice, position, since);
        let operators = ["Pengelola Aplikasi", "Petugas Pelayanan"]
            .map(|position| Worker::invented(&mut self.dice, position, latest))
            .into();
        let (program, function) = trade.program;
        let using = trade.methods.iter().copied().find(|method| method.is_web_service());
        Applicant {
            office: self.office.clone(),
            institution: InstitutionPart {
                name,
                kind: trade.kind,
                region_code: self.office.region_code.clone(),
                address: format!("Jalan Angsana Nomor {}, {}", self.dice.between(1, 90), self.office.city),
                work_units: vec!["Ruang Pelayanan".to_owned()],
                heads: vec![head],
            },
            short: short.to_owned(),
            serial,
            purpose: trade.purpose.to_owned(),
            programs: using.map(|method| (method, program.to_owned(), function.to_owned())).into_iter().collect(),
            balikan: trade.balikan.iter().map(|field| (*field).to_owned()).collect(),
            methods: trade.methods.to_vec(),
            operators,
        }
    }

    /// Somebody else heads the institution of `applicant` since `since`.
    pub fn change_head(&mut self, applicant: &mut Applicant, since: NaiveDate) {
        let position = applicant.institution.heads.last().map(|head| head.position.clone()).unwrap_or_default();
        applicant.institution.heads.push(names::head(&mut self.dice, position, since));
    }

    /// An id for an institution.
    pub fn institution_id(&mut self) -> InstitutionId {
        InstitutionId(self.fresh())
    }

    /// An id for an agreement.
    pub fn agreement_id(&mut self) -> AgreementId {
        AgreementId(self.fresh())
    }

    /// An id for anything else.
    pub fn fresh(&mut self) -> Uuid {
        self.dice.id(self.millis)
    }

    /// Chance for what the town itself doesn't decide.
    pub const fn dice(&mut self) -> &mut Dice {
        &mut self.dice
    }
}

fn head_of(trade: &Trade, institution: &str) -> String {
    match trade.kind {
        InstitutionKind::BadanHukum => format!("Direktur Utama {institution}"),
        InstitutionKind::Kecamatan => format!("Camat {institution}"),
        InstitutionKind::Opd => format!("Kepala {institution}"),
    }
}
