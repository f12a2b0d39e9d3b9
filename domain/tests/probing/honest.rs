//! Honest work.

use chrono::{Datelike as _, Days, NaiveDate};
use patuh_domain::identity::Nik;
use patuh_domain::probing::CallerKind;

use crate::world::{Dice, Look, PLACES, Session, World, number, today};

/// A kind of work, with how often it occurs in a thousand sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Counter,
    Families,
    VillageDay,
    ElderlyOfAVillage,
    SchoolClass,
    SortedSchool,
    Newborns,
    SmudgedCard,
    Payroll,
    SortedList,
    OldList,
    BusyApplication,
}

const YEAR: u32 = 365;

impl Work {
    const SHARES: [(Self, u32); 12] = [
        (Self::Counter, 350),
        (Self::Families, 150),
        (Self::VillageDay, 120),
        (Self::ElderlyOfAVillage, 50),
        (Self::SchoolClass, 60),
        (Self::SortedSchool, 20),
        (Self::Newborns, 40),
        (Self::SmudgedCard, 60),
        (Self::Payroll, 40),
        (Self::SortedList, 40),
        (Self::OldList, 20),
        (Self::BusyApplication, 50),
    ];

    pub fn drawn(dice: &mut Dice) -> Self {
        let mut left = dice.below(1000);
        for (work, share) in Self::SHARES {
            if left < share {
                return work;
            }
            left -= share;
        }
        Self::Counter
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Families => "families and twins",
            Self::VillageDay => "village service day",
            Self::ElderlyOfAVillage => "elderly of a village",
            Self::SchoolClass => "school, by name",
            Self::SortedSchool => "school, by birthday",
            Self::Newborns => "newborns of a hospital",
            Self::SmudgedCard => "smudged cards",
            Self::Payroll => "payroll",
            Self::SortedList => "list sorted by NIK",
            Self::OldList => "list never cleaned",
            Self::BusyApplication => "busy application",
        }
    }

    pub fn session(self, world: &World, dice: &mut Dice) -> Session {
        let place = dice.below(PLACES);
        let mut niks: Vec<Nik> = Vec::new();
        match self {
            Self::Counter => {
                for _ in 0..dice.between(10, 80) {
                    niks.push(anybody(world, dice));
                }
            }
            Self::Families => {
                for _ in 0..dice.between(3, 15) {
                    niks.extend(family(world, dice));
                }
            }
            Self::VillageDay => {
                for _ in 0..dice.between(30, 150) {
                    niks.push(world.somebody(dice, place, 200, 80 * YEAR));
                }
            }
            Self::ElderlyOfAVillage => {
                for _ in 0..dice.between(30, 120) {
                    niks.push(elderly(world, dice, place));
                }
            }
            Self::SchoolClass | Self::SortedSchool => {
                let age = dice.between(6, 15) * YEAR;
                for _ in 0..dice.between(20, 150) {
                    niks.push(world.somebody(dice, place, age, age + YEAR * 2));
                }
                if self == Self::SortedSchool {
                    niks.sort_by_key(|nik| nik.born(today()));
                }
            }
            Self::Newborns => {
                for back in (1..dice.between(5, 25)).rev() {
                    let born = today() - Days::new(u64::from(back));
                    for _ in 0..dice.below(4) {
                        let at = (place + dice.below(2)) % PLACES;
                        niks.extend(world.born_on(dice, at, born));
                    }
                }
            }
            Self::SmudgedCard => {
                for _ in 0..dice.between(5, 30) {
                    niks.push(anybody(world, dice));
                }
                let smudged = anybody(world, dice);
                for digit in 0..dice.between(2, 4) {
                    niks.push(with_digit(&smudged, 12 + (digit as usize) % 4, dice));
                }
                niks.push(smudged);
            }
            Self::Payroll | Self::BusyApplication => {
                for _ in 0..dice.between(100, 300) {
                    niks.push(anybody(world, dice));
                }
            }
            Self::SortedList => {
                let places = dice.between(1, 5);
                for _ in 0..dice.between(60, 250) {
                    let at = (place + dice.below(places)) % PLACES;
                    niks.push(world.somebody(dice, at, 17 * YEAR, 80 * YEAR));
                }
                niks.sort_by(|one, other| one.expose().cmp(other.expose()));
            }
            Self::OldList => {
                for _ in 0..dice.between(60, 150) {
                    let nik = anybody(world, dice);
                    // One in five was given anew since.
                    niks.push(if dice.chance(200) { with_digit(&nik, 15, dice) } else { nik });
                }
            }
        }
        let program = matches!(
            self,
            Self::SchoolClass
                | Self::SortedSchool
                | Self::Newborns
                | Self::Payroll
                | Self::SortedList
                | Self::OldList
                | Self::BusyApplication
        );
        let mut at = 1_000_000;
        let mut looks = Vec::with_capacity(niks.len());
        for nik in niks {
            at += i64::from(if program { dice.below(3) } else { dice.between(8, 240) });
            mistakes(dice, &nik, &mut at, &mut looks, program);
            looks.push(Look { at, nik: Some(nik), attack: false });
        }
        Session { caller: if program { CallerKind::Program } else { CallerKind::Person }, looks }
    }
}

/// Some days of counter work, before a session.
pub fn days_before(world: &World, dice: &mut Dice) -> Vec<Look> {
    let mut looks = Vec::new();
    let mut at = 1_000_000 - 5 * 86_400;
    for _ in 0..200 {
        at += i64::from(dice.between(60, 1_800));
        looks.push(at_the_counter(world, dice, at));
    }
    looks
}

/// One look-up of counter work; one in fifty is mistyped.
pub fn at_the_counter(world: &World, dice: &mut Dice, at: i64) -> Look {
    let nik = anybody(world, dice);
    let nik = match dice.below(100) {
        0 => None,
        1 => Some(with_digit(&nik, 15, dice)),
        _ => Some(nik),
    };
    Look { at, nik, attack: false }
}

/// People mistype, and type again.
fn mistakes(dice: &mut Dice, nik: &Nik, at: &mut i64, looks: &mut Vec<Look>, program: bool) {
    let (malformed, mistyped) = if program { (2, 15) } else { (15, 20) };
    if dice.chance(malformed) {
        looks.push(Look { at: *at, nik: None, attack: false });
        *at += 6;
    }
    if dice.chance(mistyped) {
        let place = [6, 10, 11, 13, 14, 15][dice.below(6) as usize];
        looks.push(Look { at: *at, nik: Some(with_digit(nik, place, dice)), attack: false });
        *at += 8;
    }
}

fn anybody(world: &World, dice: &mut Dice) -> Nik {
    let place = dice.below(PLACES);
    world.somebody(dice, place, 30, 85 * YEAR)
}

/// Parents and children, now and then twins, once in a while triplets.
fn family(world: &World, dice: &mut Dice) -> Vec<Nik> {
    let place = dice.below(PLACES);
    let age = dice.between(25, 45) * YEAR;
    let mut niks =
        vec![world.somebody(dice, place, age, age + 5 * YEAR), world.somebody(dice, place, age, age + 5 * YEAR)];
    for _ in 0..dice.between(0, 4) {
        niks.push(world.somebody(dice, place, 200, 20 * YEAR));
    }
    if dice.chance(150) {
        let born = today() - Days::new(u64::from(dice.between(400, 15 * YEAR)));
        let first = dice.between(1, 4);
        let together = if dice.chance(100) { 3 } else { 2 };
        niks.extend((0..together).map(|more| number(place, born, true, first + more)));
    }
    niks
}

/// One in five has a birthday that was made up: 1 July or 31 December.
fn elderly(world: &World, dice: &mut Dice, place: u32) -> Nik {
    if dice.chance(200) {
        let year = today().year() - i32::try_from(dice.between(60, 85)).expect("small");
        let day = if dice.chance(500) { (7, 1) } else { (12, 31) };
        let born = NaiveDate::from_ymd_opt(year, day.0, day.1).expect("a date");
        if let Some(nik) = world.born_on(dice, place, born) {
            return nik;
        }
    }
    world.somebody(dice, place, 60 * YEAR, 85 * YEAR)
}

/// The same with another digit at `place`, if that is a NIK; else one serial further.
fn with_digit(nik: &Nik, place: usize, dice: &mut Dice) -> Nik {
    let mut digits: Vec<u8> = nik.expose().bytes().collect();
    digits[place] = b'0' + (digits[place] - b'0' + 1 + dice.below(9) as u8) % 10;
    let text: String = digits.into_iter().map(char::from).collect();
    Nik::parse_exact(&text).unwrap_or_else(|_| nik.clone())
}
