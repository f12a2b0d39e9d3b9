//! Ways of probing.

use chrono::{Days, Months, NaiveDate};
use patuh_domain::identity::Nik;
use patuh_domain::probing::CallerKind;

use crate::honest;
use crate::world::{Dice, Look, PLACES, Session, World, number, today};

/// A kind of attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attack {
    Serials,
    SerialsBackwards,
    SerialSteps,
    ShuffledSerials,
    DaySweep,
    DaySteps,
    MonthSweep,
    YearSweep,
    FewSerialsADay,
    /// Told from a village's day only where few people live: elsewhere most of the first serials exist.
    FirstOfRandomDays,
    RandomSerials,
    RandomNumbers,
    SerialsInNoise,
    SweepInNoise,
    GuessesInNoise,
    SlowSerials,
    SlowSweep,
    SlowGuesses,
}

/// Tries of an attack: more than it may take to see it.
const TRIES: u32 = 120;

impl Attack {
    /// Those that must be seen.
    pub const ALL: [Self; 17] = [
        Self::Serials,
        Self::SerialsBackwards,
        Self::SerialSteps,
        Self::ShuffledSerials,
        Self::DaySweep,
        Self::DaySteps,
        Self::MonthSweep,
        Self::YearSweep,
        Self::FewSerialsADay,
        Self::RandomSerials,
        Self::RandomNumbers,
        Self::SerialsInNoise,
        Self::SweepInNoise,
        Self::GuessesInNoise,
        Self::SlowSerials,
        Self::SlowSweep,
        Self::SlowGuesses,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Serials => "serials",
            Self::SerialsBackwards => "serials, backwards",
            Self::SerialSteps => "serials in steps",
            Self::ShuffledSerials => "serials, shuffled",
            Self::DaySweep => "dates, day by day",
            Self::DaySteps => "dates in steps of days",
            Self::MonthSweep => "dates, month by month",
            Self::YearSweep => "dates, year by year",
            Self::FewSerialsADay => "dates, three serials each",
            Self::FirstOfRandomDays => "first serial, random dates",
            Self::RandomSerials => "random serials of a date",
            Self::RandomNumbers => "random numbers",
            Self::SerialsInNoise => "serials in honest work",
            Self::SweepInNoise => "dates in honest work",
            Self::GuessesInNoise => "guesses in honest work",
            Self::SlowSerials => "slow drip of serials",
            Self::SlowSweep => "slow drip of dates",
            Self::SlowGuesses => "slow drip of guesses",
        }
    }

    /// Look-ups of the attacker within which it must be seen.
    pub const fn within(self) -> u32 {
        match self {
            Self::SlowSerials | Self::SlowSweep | Self::SlowGuesses => 50,
            _ => 20,
        }
    }

    pub fn session(self, world: &World, dice: &mut Dice) -> Session {
        let place = dice.below(PLACES);
        let born = today() - Days::new(u64::from(dice.between(200, 27_000)));
        let woman = dice.chance(500);
        let serial = dice.between(1, 400);
        let step = dice.between(2, 60);
        let one = |serial| number(place, born, woman, serial);
        let on = |date: NaiveDate, serial| number(place, date, woman, serial);
        let back = |days: u32| born - Days::new(u64::from(days));
        let mut shuffled: Vec<u32> = (0..TRIES).collect();
        dice.shuffle(&mut shuffled[..24]);
        let first = dice.between(1, 2);
        let nik = |dice: &mut Dice, number: u32| -> Nik {
            match self {
                Self::Serials | Self::SerialsInNoise | Self::SlowSerials => one(serial + number),
                Self::SerialsBackwards => one(serial + TRIES - number),
                Self::SerialSteps => one(serial + number * step),
                Self::ShuffledSerials => one(serial + shuffled[number as usize]),
                Self::DaySweep | Self::SweepInNoise | Self::SlowSweep => on(back(number), first),
                Self::DaySteps => on(back(number * (step % 29 + 2)), first),
                Self::MonthSweep => {
                    let from = NaiveDate::from_ymd_opt(1998, 3, 1 + serial % 28).expect("a date");
                    on(from - Months::new(number), first)
                }
                Self::YearSweep => {
                    let from = NaiveDate::from_ymd_opt(2020, 1 + step % 12, 1 + serial % 28).expect("a date");
                    on(from - Months::new(12 * (number % 80)), first + number / 80)
                }
                Self::FewSerialsADay => on(back(number / 3), number % 3 + 1),
                Self::FirstOfRandomDays => {
                    let date = today() - Days::new(u64::from(dice.between(200, 27_000)));
                    number_of(dice, place, date, 1)
                }
                Self::RandomSerials => one(dice.between(1, 9999)),
                Self::RandomNumbers | Self::GuessesInNoise | Self::SlowGuesses => {
                    let date = today() - Days::new(u64::from(dice.between(200, 27_000)));
                    let (place, serial) = (dice.below(PLACES), dice.between(1, 9999));
                    number_of(dice, place, date, serial)
                }
            }
        };
        let caller = if dice.chance(500) { CallerKind::Person } else { CallerKind::Program };
        let slow = self.within() == 50;
        let noisy = matches!(self, Self::SerialsInNoise | Self::SweepInNoise | Self::GuessesInNoise) || slow;
        // Somebody's account of whom Patuh has seen honest work for some days.
        let mut looks = if noisy { honest::days_before(world, dice) } else { Vec::new() };
        let mut at = 1_000_000;
        for count in 0..TRIES {
            // Every third look-up or so is honest.
            while noisy && dice.chance(300) {
                at += i64::from(dice.between(5, 60));
                looks.push(honest::at_the_counter(world, dice, at));
            }
            at += i64::from(if slow { dice.between(300, 3_000) } else { dice.between(1, 9) });
            looks.push(Look { at, nik: Some(nik(dice, count)), attack: true });
        }
        Session { caller, looks }
    }

    /// The serial `number` after that of `first`, so many seconds later.
    pub fn serial_after(first: &Look, number: u32, seconds: i64) -> Look {
        let nik = first.nik.as_ref().expect("a NIK");
        let text = format!("{}{:04}", &nik.expose()[..12], nik.serial() + number);
        Look { at: first.at + seconds, nik: Some(Nik::parse_exact(&text).expect("a NIK")), attack: true }
    }
}

fn number_of(dice: &mut Dice, place: u32, born: NaiveDate, serial: u32) -> Nik {
    number(place, born, dice.chance(500), serial)
}
