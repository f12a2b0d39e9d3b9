//! How the simulator compares (decisions.md 29): exact elements by equality, names, places and addresses by likeness.

/// Likeness in whole per cent: normalised Levenshtein over upper-cased text with blanks folded, floored. Two empty texts
/// are alike.
pub fn likeness(one: &str, other: &str) -> u8 {
    let (one, other) = (folded(one), folded(other));
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 100;
    }
    let alike = longest - distance(&one, &other).min(longest);
    u8::try_from(alike * 100 / longest).unwrap_or(100)
}

/// The same text but for case and blanks.
pub fn same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_uppercase().chars().collect()
}

/// Levenshtein's distance with one row.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, left) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, right) in other.iter().enumerate() {
            let change = diagonal + usize::from(left != right);
            diagonal = row[column + 1];
            row[column + 1] = change.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_floored_and_blind_to_case_and_blanks() {
        assert_eq!(likeness("BAYU  REKAYASA", " bayu rekayasa "), 100);
        assert_eq!(likeness("BAYU", "BAYI"), 75);
        assert_eq!(likeness("ABC", "XYZ"), 0);
        assert_eq!(likeness("ABC", "ABD"), 66);
        assert_eq!(likeness("", ""), 100);
        assert_eq!(likeness("", "A"), 0);
        assert!(same("Laki-Laki", "LAKI-LAKI"));
    }
}
