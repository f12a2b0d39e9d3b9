//! What a trail remembers of a look-up: tags and differences, no NIK.

use std::hash::{DefaultHasher, Hasher as _};

use chrono::{Datelike as _, NaiveDate};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::identity::Nik;

/// Births registered within this many days of today are written down one after the other, by hospitals for example.
const NEWBORN_DAYS: i64 = 120;

/// How a look-up came out, as far as a trail cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Found,
    /// 13, or 15 by the centre.
    NotFound,
}

/// Turns NIKs into glances under a key that lives as long as the process.
///
/// Tags tell only *same* from *different*. Serials, days and months are shifted by a pad of their own for each prefix or
/// region, so that differences within one can be seen, and nothing across.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Mask {
    key: [u8; 32],
}

/// One look-up of a trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Zeroize)]
pub struct Glance {
    /// Seconds since the epoch.
    pub(super) at: i64,
    /// Tag of the whole NIK.
    pub(super) whole: u32,
    /// Tag of region and birthday.
    pub(super) prefix: u32,
    /// Tag of the region.
    pub(super) place: u32,
    /// The birthday in days, and its month, shifted.
    pub(super) day: i32,
    pub(super) month: i32,
    /// Tag of the day of the month.
    pub(super) monthday: u16,
    /// The serial, shifted.
    pub(super) serial: u16,
    flags: u8,
}

const MISSED: u8 = 1;
const NEWBORN: u8 = 2;
const MALFORMED: u8 = 4;

/// What a tag or pad is for, so that equal digits at different places have nothing in common.
#[derive(Clone, Copy)]
enum Use {
    Whole,
    Prefix,
    Place,
    Monthday,
    SerialPad,
    DayPad,
}

impl Mask {
    /// A mask under 32 bytes from the operating system's generator.
    pub const fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// A look-up of `nik` at `at` seconds since the epoch.
    pub fn glance(&self, nik: &Nik, outcome: Outcome, at: i64, today: NaiveDate) -> Glance {
        let digits = nik.expose().as_bytes();
        let born = nik.born(today);
        let (prefix, place) = (&digits[..12], &digits[..6]);
        let day_pad = i32::try_from(self.tag(Use::DayPad, place) % 40_000).unwrap_or_default();
        let mut flags = 0;
        if outcome == Outcome::NotFound {
            flags |= MISSED;
        }
        if (today - born).num_days() <= NEWBORN_DAYS {
            flags |= NEWBORN;
        }
        Glance {
            at,
            whole: self.short(Use::Whole, digits),
            prefix: self.short(Use::Prefix, prefix),
            place: self.short(Use::Place, place),
            day: born.num_days_from_ce() + day_pad,
            month: born.year() * 12 + i32::try_from(born.month()).unwrap_or_default() + day_pad,
            monthday: (self.tag(Use::Monthday, &[u8::try_from(born.day()).unwrap_or_default()]) & 0xffff) as u16,
            serial: u16::try_from(u64::from(nik.serial()) + self.tag(Use::SerialPad, prefix) % 40_000)
                .unwrap_or_default(),
            flags,
        }
    }

    /// A look-up of something that is no NIK.
    pub const fn malformed(at: i64) -> Glance {
        Glance {
            at,
            whole: 0,
            prefix: 0,
            place: 0,
            day: 0,
            month: 0,
            monthday: 0,
            serial: 0,
            flags: MISSED | MALFORMED,
        }
    }

    /// SipHash under the key: far more than enough for tags that never leave memory.
    fn tag(&self, of: Use, bytes: &[u8]) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.key);
        hasher.write_u8(of as u8);
        hasher.write(bytes);
        hasher.finish()
    }

    fn short(&self, of: Use, bytes: &[u8]) -> u32 {
        (self.tag(of, bytes) >> 32) as u32
    }
}

impl Glance {
    /// Not found, or no NIK.
    pub const fn missed(&self) -> bool {
        self.flags & MISSED != 0
    }

    /// No NIK at all: it has no place in a shape.
    pub(super) const fn is_malformed(&self) -> bool {
        self.flags & MALFORMED != 0
    }

    pub(super) const fn is_newborn(&self) -> bool {
        self.flags & NEWBORN != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(mask: &Mask, nik: &str) -> Glance {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date");
        mask.glance(&Nik::parse_exact(nik).expect("a NIK"), Outcome::Found, 0, today)
    }

    #[test]
    fn differences_within_a_prefix_and_a_region_are_seen() {
        let mask = Mask::new([7; 32]);
        let (one, next) = (glance(&mask, "9901010505900001"), glance(&mask, "9901010505900004"));
        assert_eq!((one.prefix, one.place, next.serial - one.serial), (next.prefix, next.place, 3));
        let later = glance(&mask, "9901010605900001");
        assert_eq!((later.place, later.day - one.day), (one.place, 1));
        let woman = glance(&mask, "9901014605900001");
        assert_eq!((woman.day, woman.prefix == later.prefix), (later.day, false));
    }

    #[test]
    fn another_process_sees_other_tags() {
        let (one, other) =
            (glance(&Mask::new([1; 32]), "9901010505900001"), glance(&Mask::new([2; 32]), "9901010505900001"));
        assert_ne!((one.whole, one.prefix, one.place), (other.whole, other.prefix, other.place));
        assert_ne!((one.day, one.serial), (other.day, other.serial));
    }

    #[test]
    fn elsewhere_equal_digits_have_nothing_in_common() {
        let mask = Mask::new([7; 32]);
        let (here, there) = (glance(&mask, "9901010505900001"), glance(&mask, "9902010505900001"));
        assert_ne!((here.day, here.serial), (there.day, there.serial));
    }
}
