//! What a trail's rules found, without anything of a citizen.

use serde::{Deserialize, Serialize};

use super::glance::Glance;
use crate::wording::Bilingual;

/// Dots in a picture at most: enough to see the shape.
const DOTS: usize = 60;

/// The shape that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Serials of one region and birthday one after the other.
    SerialRun,
    /// Serials of one region and birthday in equal steps.
    ConstantStep,
    /// Birthdays of one region walked in equal steps of days, months or years.
    DateSweep,
    /// Many numbers with one region and birthday, in no order.
    SamePrefix,
    /// Far more numbers that don't exist than usual.
    ManyMisses,
    /// Faster than a person can be, or than this program ever was while missing much.
    Tempo,
}

impl Kind {
    /// Every kind, in the order of the pages.
    pub const ALL: [Self; 6] =
        [Self::SerialRun, Self::ConstantStep, Self::DateSweep, Self::SamePrefix, Self::ManyMisses, Self::Tempo];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SerialRun => "serial_run",
            Self::ConstantStep => "constant_step",
            Self::DateSweep => "date_sweep",
            Self::SamePrefix => "same_prefix",
            Self::ManyMisses => "many_misses",
            Self::Tempo => "tempo",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// In a list.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::SerialRun => Bilingual::new("Nomor urut berurutan", "Serials in sequence"),
            Self::ConstantStep => Bilingual::new("Nomor urut berjarak tetap", "Serials in equal steps"),
            Self::DateSweep => Bilingual::new("Tanggal lahir ditelusuri", "Birthdays walked through"),
            Self::SamePrefix => Bilingual::new("Satu wilayah dan tanggal lahir", "One region and birthday"),
            Self::ManyMisses => Bilingual::new("Banyak NIK tidak ditemukan", "Many NIKs not found"),
            Self::Tempo => Bilingual::new("Terlalu cepat", "Too fast"),
        }
    }

    /// What it means, for whoever has to judge it.
    pub const fn meaning(self) -> Bilingual {
        match self {
            Self::SerialRun => Bilingual::new(
                "Empat angka terakhir NIK dengan wilayah dan tanggal lahir yang sama dicoba satu per satu. Anak kembar menghasilkan dua atau tiga nomor, tidak sebanyak ini.",
                "The last four digits of NIKs with the same region and birthday were tried one by one. Twins make two or three of them, not as many as here.",
            ),
            Self::ConstantStep => Bilingual::new(
                "Empat angka terakhir NIK dengan wilayah dan tanggal lahir yang sama dicoba dengan jarak tetap. Pelayanan biasa tidak menghasilkan pola ini.",
                "The last four digits of NIKs with the same region and birthday were tried in equal steps. Ordinary service doesn't make this pattern.",
            ),
            Self::DateSweep => Bilingual::new(
                "Tanggal lahir pada satu wilayah dicoba berurutan dengan jarak yang sama. Daftar yang diurutkan menurut tanggal lahir dapat mirip, tetapi jaraknya tidak tetap dan NIK-nya ditemukan.",
                "Birthdays of one region were tried in order and in equal steps. A list sorted by birthday can look alike, but its steps differ and its NIKs are found.",
            ),
            Self::SamePrefix => Bilingual::new(
                "Banyak NIK berbeda dengan wilayah dan tanggal lahir yang sama dicoba, sebagian besar tidak ada.",
                "Many different NIKs with the same region and birthday were tried; most don't exist.",
            ),
            Self::ManyMisses => Bilingual::new(
                "Jauh lebih banyak NIK yang tidak ditemukan atau salah format daripada kebiasaan. Ini dapat berarti menebak, atau daftar lama yang belum dibersihkan.",
                "Far more NIKs were not found or malformed than usual. This can mean guessing, or an old list that was never cleaned.",
            ),
            Self::Tempo => Bilingual::new(
                "Permintaan datang lebih cepat daripada yang mungkin diketik orang, atau jauh lebih cepat daripada kebiasaan aplikasi ini dengan banyak NIK tidak ditemukan.",
                "Look-ups came faster than a person can type, or far faster than this program's habit while many NIKs were not found.",
            ),
        }
    }
}

/// What the vertical axis of a picture counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Serials from the first one of the picture.
    Serial,
    Day,
    Month,
    /// Nothing: only the order, the time and whether it was found.
    None,
}

/// One look-up in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dot {
    /// Seconds since the first one of the picture.
    pub after: u32,
    /// Away from the first one of the picture, in the picture's unit.
    pub offset: i32,
    pub missed: bool,
}

/// The shape as relative offsets: nobody's number or birthday can be read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub unit: Unit,
    pub dots: Vec<Dot>,
}

/// Forbidden input by one caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// Look-ups that make the shape, with those of shapes since the last finding that was reported.
    pub times: u32,
    /// How many of them were not found or malformed.
    pub misses: u32,
    /// Seconds since the epoch of the first and the last of them.
    pub from: i64,
    pub until: i64,
    pub picture: Picture,
}

impl Finding {
    /// Makes a finding of the glances of a shape, in their order; `offset` places them.
    pub(super) fn of<'g>(
        kind: Kind,
        unit: Unit,
        glances: impl Iterator<Item = &'g Glance>,
        offset: impl Fn(&Glance) -> i32,
    ) -> Self {
        let mut dots: Vec<Dot> = Vec::new();
        let (mut first, mut last) = (None::<(i64, i32)>, 0);
        let (mut times, mut misses) = (0, 0);
        for glance in glances {
            let (from, base) = *first.get_or_insert((glance.at, offset(glance)));
            last = glance.at;
            times += 1;
            misses += u32::from(glance.missed());
            dots.push(Dot {
                after: u32::try_from(glance.at - from).unwrap_or_default(),
                offset: offset(glance) - base,
                missed: glance.missed(),
            });
        }
        dots.truncate(DOTS);
        let from = first.map_or(last, |(at, _)| at);
        Self { kind, times, misses, from, until: last, picture: Picture { unit, dots } }
    }
}
