//! What changed between two texts, word by word.

/// More words than this are compared whole: the table of the comparison grows with their product.
const MAX_WORDS: usize = 2_000;

/// A run of words that is in both texts, only in the old, or only in the new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Same(String),
    Removed(String),
    Added(String),
}

/// From `old` to `new`, word by word: the longest common sequence stays.
pub fn word_changes(old: &str, new: &str) -> Vec<Change> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let mut changes = Vec::new();
    if old.len() > MAX_WORDS || new.len() > MAX_WORDS {
        if old == new {
            push(&mut changes, Change::Same(new.join(" ")));
        } else {
            push(&mut changes, Change::Removed(old.join(" ")));
            push(&mut changes, Change::Added(new.join(" ")));
        }
        return changes;
    }
    // common[i][j]: length of the longest common sequence of old[i..] and new[j..].
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(&mut changes, Change::Same(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            push(&mut changes, Change::Removed(old[i].to_owned()));
            i += 1;
        } else {
            push(&mut changes, Change::Added(new[j].to_owned()));
            j += 1;
        }
    }
    changes
}

/// Adds a word to the run it belongs to.
fn push(changes: &mut Vec<Change>, next: Change) {
    match (changes.last_mut(), next) {
        (Some(Change::Same(run)), Change::Same(word))
        | (Some(Change::Removed(run)), Change::Removed(word))
        | (Some(Change::Added(run)), Change::Added(word)) => {
            run.push(' ');
            run.push_str(&word);
        }
        (_, Change::Same(word) | Change::Removed(word) | Change::Added(word)) if word.is_empty() => {}
        (_, next) => changes.push(next),
    }
}
