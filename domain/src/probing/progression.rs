//! Equal steps, in the order of their coming, with anything in between.

/// Steps that are tried: from the newest point to this many before it.
const TRIED: usize = 8;

/// A term of a possible progression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub value: i32,
    pub missed: bool,
}

/// The longest progression that ends with the newest point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Progression {
    pub step: i32,
    /// Different values.
    pub length: u32,
    /// Misses of all points at those values.
    pub misses: u32,
}

/// Finds it among `points`, oldest first; `weigh` says what it is worth.
pub(super) fn best(points: &[Point], weigh: impl Fn(&Progression) -> u32) -> Progression {
    let Some((newest, before)) = points.split_last() else { return Progression::default() };
    let mut tried = [0_i32; TRIED];
    let mut count = 0;
    let mut found = Progression::default();
    for earlier in before.iter().rev() {
        let step = newest.value - earlier.value;
        if step == 0 || tried[..count].contains(&step) {
            continue;
        }
        tried[count] = step;
        count += 1;
        let walked = walk(newest, before, step);
        if weigh(&walked) > weigh(&found) {
            found = walked;
        }
        if count == TRIED {
            break;
        }
    }
    found
}

/// Whether `value` is a term of `progression` that ends at `newest`.
pub(super) const fn is_term(progression: &Progression, newest: i32, value: i32) -> bool {
    let back = newest - value;
    back == 0
        || (progression.step != 0
            && back % progression.step == 0
            && back / progression.step >= 0
            && (back / progression.step) < progression.length as i32)
}

fn walk(newest: &Point, before: &[Point], step: i32) -> Progression {
    let mut here = newest.value;
    let mut found = Progression { step, length: 1, misses: u32::from(newest.missed) };
    for point in before.iter().rev() {
        if point.value == here - step {
            here -= step;
            found.length += 1;
            found.misses += u32::from(point.missed);
        } else if point.value == here {
            found.misses += u32::from(point.missed);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(values: &[i32]) -> (i32, u32) {
        let points: Vec<Point> = values.iter().map(|value| Point { value: *value, missed: false }).collect();
        let found = best(&points, |found| found.length);
        (found.step, found.length)
    }

    #[test]
    fn equal_steps_are_found_through_noise() {
        assert_eq!(length(&[3, 90, 10, 17, 4, 24, 77, 31]), (7, 5));
        assert_eq!(length(&[9, 8, 8, 7, 6]), (-1, 4));
        assert_eq!(length(&[5]), (0, 0));
        assert_eq!(length(&[5, 5, 5]), (0, 0));
    }

    #[test]
    fn order_counts() {
        assert_eq!(length(&[3, 1, 4, 2, 5]).1, 3);
    }
}
