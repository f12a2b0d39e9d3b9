//! Checks that many commands share: fields, dates, letters, addresses.
//!
//! Recording late is fine, so a date may lie any time back; it must follow the facts it builds on, and only schedules
//! and ends may lie ahead.

use std::net::IpAddr;

use chrono::NaiveDate;

use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};
use crate::wording::{Bilingual, Language, short_date, short_date_in};

/// A name in both languages, for messages.
pub(super) type Named = (&'static str, &'static str);

/// A refusal from four texts: what, in both languages, and the way out likewise.
pub(super) const fn refuse(rule: Rule, what: Named, remedy: Named) -> Refusal {
    Refusal::new(rule, Bilingual::new(what.0, what.1), Bilingual::new(remedy.0, remedy.1))
}

/// A refusal whose fault is made of values.
pub(super) fn refuse_with(rule: Rule, id: String, en: String, remedy: Named) -> Refusal {
    Refusal::new(rule, Bilingual::owned(id, en), Bilingual::new(remedy.0, remedy.1))
}

/// `value` is not blank.
pub(super) fn filled(value: &str, field: &str, name: Named) -> Result<(), Refusal> {
    Refusal::require(value, name.0, name.1).map_err(|refusal| refusal.at(field))
}

/// `date` is today or earlier.
pub(super) fn not_future(date: NaiveDate, today: NaiveDate, field: &str, name: Named) -> Result<(), Refusal> {
    if date <= today {
        return Ok(());
    }
    Err(refuse_with(
        Rule::DateOrder,
        format!("{} ({}) belum tiba.", name.0, short_date(date)),
        format!("{} ({}) lies in the future.", name.1, short_date_in(Language::En, date)),
        ("Catat setelah hari itu, atau periksa tanggalnya.", "Record it after that day, or check the date."),
    )
    .at(field))
}

/// `later` doesn't lie before `earlier`.
pub(super) fn follows(earlier: (NaiveDate, Named), later: (NaiveDate, Named), field: &str) -> Result<(), Refusal> {
    let ((first, first_name), (second, second_name)) = (earlier, later);
    Refusal::in_order(first, second, (first_name.0, second_name.0), (first_name.1, second_name.1))
        .map_err(|refusal| refusal.at(field))
}

/// The letter has a number, and a date that has come. Its fields are `{field}_number` and `{field}_date`.
pub(super) fn letter(letter: &Letter, today: NaiveDate, field: &str, name: Named) -> Result<(), Refusal> {
    if letter.number.trim().is_empty() {
        return Err(refuse_with(
            Rule::Field,
            format!("Nomor {} belum diisi.", lower(name.0)),
            format!("The number of the {} is empty.", lower(name.1)),
            ("Salin nomor seperti tertulis pada surat.", "Copy the number as it stands on the letter."),
        )
        .at(&format!("{field}_number")));
    }
    not_future(letter.date, today, &format!("{field}_date"), name)
}

/// [`letter`], dated on or after `earlier`.
pub(super) fn letter_after(
    earlier: (NaiveDate, Named),
    later: &Letter,
    today: NaiveDate,
    field: &str,
    name: Named,
) -> Result<(), Refusal> {
    letter(later, today, field, name)?;
    follows(earlier, (later.date, name), &format!("{field}_date"))
}

/// Every entry is an IPv4 or IPv6 address, none twice.
pub(super) fn addresses(list: &[String], field: &str) -> Result<(), Refusal> {
    let mut seen: Vec<IpAddr> = Vec::new();
    for text in list {
        let Ok(address) = text.trim().parse::<IpAddr>() else {
            return Err(refuse_with(
                Rule::Field,
                format!("`{text}` bukan alamat IP."),
                format!("`{text}` is not an IP address."),
                ("Tulis seperti 10.20.4.15, satu alamat satu baris.", "Write it like 10.20.4.15, one to a line."),
            )
            .at(field));
        };
        if seen.contains(&address) {
            return Err(refuse_with(
                Rule::Duplicate,
                format!("Alamat {address} tertulis dua kali."),
                format!("The address {address} is there twice."),
                ("Hapus salah satunya.", "Remove one of them."),
            )
            .at(field));
        }
        seen.push(address);
    }
    Ok(())
}

/// The list has an entry, and none twice.
pub(super) fn distinct<T: PartialEq>(list: &[T], field: &str, name: Named) -> Result<(), Refusal> {
    if list.is_empty() {
        return Err(refuse_with(
            Rule::Field,
            format!("{} belum dipilih.", name.0),
            format!("{}: nothing is chosen.", name.1),
            ("Pilih paling sedikit satu.", "Choose at least one."),
        )
        .at(field));
    }
    let twice = list.iter().enumerate().any(|(index, entry)| list[..index].contains(entry));
    if twice {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("{} tertulis dua kali.", name.0),
            format!("{}: one is there twice.", name.1),
            ("Hapus salah satunya.", "Remove one of them."),
        )
        .at(field));
    }
    Ok(())
}

/// A name in the middle of a sentence: the first letter small, unless it begins an abbreviation.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}
