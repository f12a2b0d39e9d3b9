//! Numbers in words and figures.

use super::Language;

const UNITS: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

/// Names of the powers of a thousand, largest first.
const POWERS: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "kuintiliun"),
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
];

/// `number` spelled out in Indonesian (*terbilang*), lower case, as agreements write amounts (domain.md 8).
pub fn number_in_words(number: u64) -> String {
    if number == 0 {
        return UNITS[0].to_owned();
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (power, name) in POWERS {
        let group = rest / power;
        rest %= power;
        match group {
            0 => {}
            // Only the thousand contracts: "seribu", but "satu juta".
            1 if power == 1_000 => words.push("seribu"),
            _ => {
                push_below_thousand(&mut words, group);
                words.push(name);
            }
        }
    }
    push_below_thousand(&mut words, rest);
    words.join(" ")
}

/// Figure and word, as agreements write amounts: "2 (dua)".
pub fn amount(number: u64) -> String {
    format!("{number} ({})", number_in_words(number))
}

/// Figures grouped by thousands the Indonesian way: "1.000".
pub fn thousands(number: u64) -> String {
    thousands_in(Language::Id, number)
}

/// Figures grouped by thousands: "1.000" or "1,000".
pub fn thousands_in(language: Language, number: u64) -> String {
    let separator = match language {
        Language::Id => '.',
        Language::En => ',',
    };
    let figures = number.to_string();
    let mut grouped = String::with_capacity(figures.len() * 4 / 3);
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(figure);
    }
    grouped
}

/// `number` in Roman figures, as letter numbers write the month ("XII"); empty for 0.
pub fn roman(number: u16) -> String {
    const FIGURES: [(u16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, figure) in FIGURES {
        while rest >= value {
            text.push_str(figure);
            rest -= value;
        }
    }
    text
}

/// Adds the words of a number below 1,000; nothing for 0.
fn push_below_thousand(words: &mut Vec<&'static str>, number: u64) {
    let hundreds = number / 100;
    match hundreds {
        0 => {}
        1 => words.push("seratus"),
        _ => words.extend([unit(hundreds), "ratus"]),
    }
    match number % 100 {
        0 => {}
        few @ 1..=11 => words.push(unit(few)),
        teen @ 12..=19 => words.extend([unit(teen - 10), "belas"]),
        many => {
            words.extend([unit(many / 10), "puluh"]);
            if !many.is_multiple_of(10) {
                words.push(unit(many % 10));
            }
        }
    }
}

/// The word for 0 to 11.
fn unit(number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|index| UNITS.get(index)).copied().unwrap_or_default()
}
