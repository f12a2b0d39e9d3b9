//! Findings in the wording an office made its own: references that lead nowhere, articles cited by number, slips.

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use super::text::slips;
use crate::clause::{Article, Assembled, Clause, plain};

/// Findings in the text of `document` as assembled for one agreement; only clauses that `is_own` says are the office's.
pub fn clauses(document: &'static str, text: &Assembled, is_own: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    for broken in &text.broken {
        let words = (
            format!("Klausul yang dirujuk tidak ada dalam naskah ini: {}.", broken.cites),
            format!("It refers to a clause that does not stand in this text: {}.", broken.cites),
        );
        let mend = Mend::Clause(document.to_owned(), broken.key.clone());
        found.push(Finding::new(Lint::MissingReference, document, broken.key.clone(), words, mend));
    }
    for article in &text.articles {
        walk(document, &text.articles, &article.items, is_own, &mut found);
    }
    found
}

fn walk(
    document: &'static str,
    articles: &[Article],
    clauses: &[Clause],
    is_own: &dyn Fn(&str) -> bool,
    found: &mut Vec<Finding>,
) {
    for clause in clauses {
        if is_own(&clause.key) {
            let mend = || Mend::Clause(document.to_owned(), clause.key.clone());
            let body = plain(&clause.body);
            found
                .extend(slips(&body).into_iter().map(|slip| slip.into_finding(document, clause.place.clone(), mend())));
            found.extend(cited_by_number(document, articles, clause, &body, mend()));
        }
        walk(document, articles, &clause.sub, is_own, found);
    }
}

/// `Pasal 4` written by hand: right today, wrong when an article comes or goes. Computed citations tie the number to
/// its word with a no-break space, so they are not meant.
fn cited_by_number(
    document: &'static str,
    articles: &[Article],
    clause: &Clause,
    body: &str,
    mend: Mend,
) -> Option<Finding> {
    let words: Vec<&str> = body.split(' ').collect();
    let at = words.windows(2).position(|pair| {
        pair[0].eq_ignore_ascii_case("pasal") && pair[1].starts_with(|letter: char| letter.is_ascii_digit())
    })?;
    let number: String = words[at + 1].chars().take_while(char::is_ascii_digit).collect();
    // An article of a law, not of this text.
    let of_law = words[at + 2..]
        .iter()
        .take(8)
        .any(|word| ["undang-undang", "peraturan", "kitab"].contains(&word.to_lowercase().trim_matches(',')));
    if of_law {
        return None;
    }
    let title =
        articles.iter().find(|article| article.number.to_string() == number).map(|article| article.title.clone());
    let (id, en) = match title {
        Some(title) => (
            format!("Tertulis Pasal {number}, yang sekarang berjudul \"{title}\"."),
            format!("It says Pasal {number}, which now is \"{title}\"."),
        ),
        None => (format!("Pasal {number} tidak ada."), format!("There is no Pasal {number}.")),
    };
    Some(Finding::new(Lint::CitedClause, document, clause.place.clone(), (id, en), mend))
}
