//! Chance that repeats itself: the same seed gives the same demonstration on every machine and in every version.

use uuid::Uuid;

/// A series of numbers from a seed (SplitMix64). Not for secrets.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The series of `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A series of its own for the `n`-th thing, so that one thing more or less leaves the others as they are.
    #[must_use]
    pub fn nth(seed: u64, n: u64) -> Self {
        let mut first = Self::new(seed);
        let base = first.next();
        Self::new(base ^ n.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// From 0 to `sides` - 1; 0 where there are no sides.
    pub fn below(&mut self, sides: usize) -> usize {
        if sides == 0 {
            return 0;
        }
        // The remainder's bias is far below what a demonstration could show.
        usize::try_from(self.next() % sides as u64).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + u32::try_from(self.below((high.saturating_sub(low)) as usize + 1)).unwrap_or_default()
    }

    /// True in `percent` of a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of `all`; `None` of nothing.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// A UUIDv7 with the time of `millis` since 1970 and the rest from the series.
    pub fn id(&mut self, millis: u64) -> Uuid {
        let mut random = [0; 10];
        let (first, second) = (self.next().to_le_bytes(), self.next().to_le_bytes());
        random[..8].copy_from_slice(&first);
        random[8..].copy_from_slice(&second[..2]);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_gives_the_same_series() {
        let (mut one, mut other) = (Dice::new(7), Dice::new(7));
        for _ in 0..100 {
            assert_eq!(one.below(1000), other.below(1000));
            assert_eq!(one.id(5), other.id(5));
        }
        assert_ne!(Dice::nth(7, 1).below(1 << 20), Dice::nth(7, 2).below(1 << 20));
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut dice = Dice::new(1);
        for _ in 0..1000 {
            assert!((3..=5).contains(&dice.between(3, 5)));
            assert!(dice.below(4) < 4);
        }
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.id(0).get_version_num(), 7);
    }
}
