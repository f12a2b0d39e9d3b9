//! Whose document it is, where a kind is made for each of several: how it is named in addresses and on the command line.

use chrono::NaiveDate;
use patuh_domain::agreement::{Party, PocSubject, SanctionKind};
use patuh_domain::calendar::Semester;
use patuh_domain::ids::{AccountId, OperatorId};
use sha2::{Digest, Sha256};

/// Whose document it is, where a kind is made per person, per User ID, per letter or per duty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Subject {
    /// The first operator (D13), the first User ID (D14), the head (D11); else the latest, or what comes next.
    #[default]
    First,
    /// The head of the institution.
    Head,
    Operator(OperatorId),
    /// This User ID and those handed over with it.
    Account(AccountId),
    /// One of the two sides (D05).
    Party(Party),
    /// What was recorded at this place, counted from 0: records are only added, so places last.
    Nth(usize),
    /// The lifting of the sanction at this place (D21).
    Lift(usize),
    /// A sanction in preparation (D21).
    Proposed(SanctionKind),
    /// What is tried (D17).
    Trial(PocSubject),
    /// A late duty and the letter about it (D20).
    Duty(DutyKey, Step),
    /// The incident at this place, and who gives the notice (D27).
    Incident(usize, Party),
    /// A term of office at this place, that no letter has told of yet (D24).
    Term(usize),
    /// A half-year (D18, D19).
    Semester(Semester),
    /// The terms that hold from this day on (D23).
    Terms(NaiveDate),
}

/// A duty by a digest of its id, so that addresses name nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DutyKey(u64);

/// A step of the ladder of letters about a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Reminder,
    /// 1 to 3.
    Warning(u8),
}

impl Subject {
    /// As addresses name it; `None` where there is but one.
    pub fn key(self) -> Option<String> {
        match self {
            Self::First => None,
            Self::Head => Some("pimpinan".to_owned()),
            Self::Operator(id) => Some(id.to_string()),
            Self::Account(id) => Some(id.to_string()),
            Self::Party(party) => Some(side(party).to_owned()),
            Self::Nth(place) => Some(place.to_string()),
            Self::Lift(place) => Some(format!("pemulihan-{place}")),
            Self::Proposed(kind) => Some(format!("konsep-{}", sanction(kind))),
            Self::Trial(PocSubject::Application(id)) => Some(format!("aplikasi-{id}")),
            Self::Trial(PocSubject::Method(method)) => Some(format!("metode-{}", method.name())),
            Self::Duty(DutyKey(digest), step) => Some(format!("{digest:016x}-{}", step.number())),
            Self::Incident(place, party) => Some(format!("{place}-{}", side(party))),
            Self::Term(place) => Some(format!("jabatan-{place}")),
            Self::Semester(semester) => Some(semester.to_string()),
            Self::Terms(effective) => Some(format!("perubahan-{effective}")),
        }
    }
}

impl DutyKey {
    /// The key of the duty with this id.
    pub fn of(id: &str) -> Self {
        let digest = Sha256::digest(id.as_bytes());
        Self(digest.iter().take(8).fold(0, |key, byte| (key << 8) | u64::from(*byte)))
    }
}

impl Step {
    /// The last warning.
    pub const LAST: u8 = 3;

    /// The whole ladder.
    pub const ALL: [Self; 4] = [Self::Reminder, Self::Warning(1), Self::Warning(2), Self::Warning(3)];

    /// 0 for the reminder.
    pub const fn number(self) -> u8 {
        match self {
            Self::Reminder => 0,
            Self::Warning(place) => place,
        }
    }

    /// As the letter is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reminder => "Surat Pengingat",
            Self::Warning(1) => "Surat Teguran Pertama",
            Self::Warning(2) => "Surat Teguran Kedua",
            Self::Warning(_) => "Surat Teguran Ketiga",
        }
    }

    /// As lists and *Hal* name it.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Reminder => "Pengingat",
            Self::Warning(1) => "Teguran Pertama",
            Self::Warning(2) => "Teguran Kedua",
            Self::Warning(_) => "Teguran Ketiga",
        }
    }

    /// What follows if nothing is done: the next step of the ladder.
    pub const fn consequence(self) -> &'static str {
        match self {
            Self::Reminder => "akan diberikan teguran tertulis",
            Self::Warning(1) => "akan diberikan teguran kedua",
            Self::Warning(2) => "akan diberikan teguran ketiga",
            Self::Warning(_) => "akan dikenai pengurangan kuota, penangguhan, atau pencabutan hak akses",
        }
    }
}

const fn side(party: Party) -> &'static str {
    match party {
        Party::Office => "pihak-kesatu",
        Party::Institution => "pihak-kedua",
    }
}

const fn sanction(kind: SanctionKind) -> &'static str {
    match kind {
        SanctionKind::Warning => "teguran",
        SanctionKind::QuotaCut => "pengurangan-kuota",
        SanctionKind::Suspension => "penangguhan",
        SanctionKind::Revocation => "pencabutan",
    }
}
