//! A synthetic population that is computed, not stored: who exists under which NIK.

use chrono::{Datelike as _, Days, NaiveDate};
use patuh_domain::identity::Nik;
use patuh_domain::probing::CallerKind;

/// Kecamatan of the synthetic range.
pub const PLACES: u32 = 240;

/// The day of all sessions.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date")
}

/// SplitMix64: small, seeded, the same everywhere.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// Less than `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        (((self.next() >> 32) * u64::from(limit.max(1))) >> 32) as u32
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// True `of` times in a thousand.
    pub fn chance(&mut self, of: u32) -> bool {
        self.below(1000) < of
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

/// How many, where `mean` come on average and `drawn` is uniform from 0 to 1.
fn poisson(mean: f64, drawn: f64) -> u32 {
    let mut chance = (-mean).exp();
    let (mut sum, mut count) = (chance, 0);
    while drawn > sum && count < 20 {
        count += 1;
        chance *= mean / f64::from(count);
        sum += chance;
    }
    count
}

fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// One look-up of a session.
#[derive(Clone)]
pub struct Look {
    pub at: i64,
    /// `None`: what was entered is no NIK.
    pub nik: Option<Nik>,
    /// Of the attacker, not of honest work around it.
    pub attack: bool,
}

/// Look-ups of one caller.
pub struct Session {
    pub caller: CallerKind,
    pub looks: Vec<Look>,
}

/// Who exists.
pub struct World {
    seed: u64,
}

impl World {
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// Whether the centre finds somebody under this number: serials up to the births of that day, less one in forty who
    /// moved to another number or was struck out.
    pub fn exists(&self, nik: &Nik) -> bool {
        let digits = nik.expose();
        nik.serial() <= self.births(&digits[..12]) && !self.hash(&[digits, "gone"]).is_multiple_of(40)
    }

    /// People of one prefix: none to eight, more where more people live; a birthday made up for somebody without one is
    /// shared by many.
    fn births(&self, prefix: &str) -> u32 {
        let crowd = 20 + (self.hash(&[&prefix[..6], "crowd"]) % 180) as u32;
        let made_up = matches!(&prefix[6..10], "0107" | "3112" | "4107" | "7112" | "0101" | "4101");
        let mut dice = Dice::new(self.hash(&[prefix, "births"]));
        let drawn = poisson(f64::from(crowd) / 100.0, f64::from(dice.below(1_000_000)) / 1e6);
        if made_up { drawn * 5 + dice.below(9) } else { drawn }
    }

    fn hash(&self, parts: &[&str]) -> u64 {
        let mut word = self.seed;
        for part in parts {
            for byte in part.as_bytes() {
                word = (word ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(17);
            }
        }
        mix(word)
    }

    /// Somebody who lives under a number of this kecamatan, born between these days before today.
    pub fn somebody(&self, dice: &mut Dice, place: u32, youngest: u32, oldest: u32) -> Nik {
        loop {
            let born = today() - Days::new(u64::from(dice.between(youngest, oldest)));
            if let Some(nik) = self.born_on(dice, place, born) {
                return nik;
            }
        }
    }

    /// Somebody born on this very day, if anybody was.
    pub fn born_on(&self, dice: &mut Dice, place: u32, born: NaiveDate) -> Option<Nik> {
        let woman = dice.chance(500);
        let births = self.births(&prefix(place, born, woman));
        let nik = (births > 0).then(|| number(place, born, woman, dice.between(1, births)))?;
        self.exists(&nik).then_some(nik)
    }
}

fn prefix(place: u32, born: NaiveDate, woman: bool) -> String {
    let day = born.day() + if woman { 40 } else { 0 };
    format!("99{:02}{:02}{day:02}{:02}{:02}", place / 30 + 1, place % 30 + 1, born.month(), born.year() % 100)
}

/// The NIK of these figures; serials beyond 9999 begin anew.
pub fn number(place: u32, born: NaiveDate, woman: bool, serial: u32) -> Nik {
    let text = format!("{}{:04}", prefix(place, born, woman), (serial - 1) % 9999 + 1);
    Nik::parse_exact(&text).expect("a NIK")
}
