//! Declared against real volume (ux.md, trap 3): an agreement is approved on what the institution said it would need.

/// Days with look-ups before a comparison means anything.
const DAYS: u32 = 10;
/// In per cent of what was declared: above and below, it is no longer the same need.
const ABOVE: u64 = 150;
const BELOW: u64 = 20;

/// How real volume stands to the declared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drift {
    /// Too few days to tell.
    Unknown,
    AsDeclared,
    /// Half as much again, or more.
    Above,
    /// A fifth, or less.
    Below,
}

/// Compares `declared` look-ups a day with `hits` on `days` days on which there were any.
pub const fn drift(declared: u32, hits: u64, days: u32) -> Drift {
    if days < DAYS || declared == 0 {
        return Drift::Unknown;
    }
    let per_cent = hits.saturating_mul(100) / (declared as u64 * days as u64);
    if per_cent >= ABOVE {
        Drift::Above
    } else if per_cent <= BELOW {
        Drift::Below
    } else {
        Drift::AsDeclared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_compared_once_there_are_days_enough() {
        assert_eq!(drift(100, 90_000, 9), Drift::Unknown);
        assert_eq!(drift(100, 1_000, 10), Drift::AsDeclared);
        assert_eq!(drift(100, 1_499, 10), Drift::AsDeclared);
        assert_eq!(drift(100, 1_500, 10), Drift::Above);
        assert_eq!(drift(100, 200, 10), Drift::Below);
        assert_eq!(drift(0, 200, 10), Drift::Unknown);
    }
}
