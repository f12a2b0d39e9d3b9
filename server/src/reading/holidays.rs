//! A list of days off before it is saved: its lines, and the duties it would move (decisions.md 18).

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use patuh_app::views::{DueMove, HolidayCheck};
use patuh_domain::agreement::{Facts, standing};
use patuh_domain::calendar::{Holiday, HolidayKind, Moment};
use patuh_domain::duty::{Duty, DutyKind};
use patuh_domain::wording::Bilingual;

use super::card::Card;

/// Lines of a list; a year has some thirty.
const MOST: usize = 500;

/// Reads a list as it was pasted: `date,kind,name`, by comma, semicolon or tab, with or without a first line of names.
pub fn read(list: &str, decree: &str) -> HolidayCheck {
    let mut check = HolidayCheck { list: list.to_owned(), decree: decree.trim().to_owned(), ..HolidayCheck::default() };
    if check.decree.is_empty() {
        check.errors.push((None, Bilingual::new("Isi nomor keputusannya.", "Give the number of the decree.")));
    }
    // What a browser sends ends its lines in two characters, which the reader would count apart.
    let lines = list.replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(separator(&lines))
        .from_reader(lines.as_bytes());
    let mut rows: Vec<Holiday> = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            check.errors.push((None, Bilingual::new("Daftar tidak dapat dibaca.", "The list can't be read.")));
            break;
        };
        let line = record.position().map(csv::Position::line);
        let cells: Vec<&str> = record.iter().collect();
        if cells.iter().all(|cell| cell.is_empty()) || (at == 0 && is_head(&cells)) {
            continue;
        }
        match row(&cells, &check.decree) {
            Ok(row) if rows.iter().any(|known| known.date == row.date && known.name == row.name) => {
                let twice =
                    Bilingual::new("Hari ini sudah ada pada baris lain.", "The day stands on another line too.");
                check.errors.push((line, twice));
            }
            Ok(row) => rows.push(row),
            Err(what) => check.errors.push((line, what)),
        }
    }
    if rows.is_empty() && check.errors.is_empty() {
        check.errors.push((None, Bilingual::new("Daftarnya masih kosong.", "The list is empty.")));
    }
    if rows.len() > MOST {
        check.errors.push((None, Bilingual::new("Daftar lebih dari 500 baris.", "The list has more than 500 lines.")));
    }
    if check.errors.is_empty() {
        rows.sort();
        check.rows = rows;
    }
    check
}

/// Open duties under these agreements, of one office, that fall due on another day once the rows are added.
pub fn moves<'a>(cards: impl Iterator<Item = &'a Arc<Card>>, rows: &[Holiday], moment: &Moment) -> Vec<DueMove> {
    let mut table = None;
    let mut moves = Vec::new();
    for card in cards {
        let known = &card.facts.holidays;
        let with = table.get_or_insert_with(|| Arc::new(known.with_rows(rows.iter().cloned())));
        let facts = Facts { holidays: Arc::clone(with), ..card.facts.as_ref().clone() };
        let before: HashMap<_, _> =
            card.standing.duties.iter().filter_map(|duty| Some((key(duty), date(duty)?))).collect();
        for duty in standing(&facts, moment).duties {
            let Some((before, after)) = before.get(&key(&duty)).copied().zip(date(&duty)) else { continue };
            if before != after && duty.state.is_open() {
                let institution = facts.institution.profile.name.clone();
                moves.push(DueMove { agreement: card.id, institution, duty, before, after });
            }
        }
    }
    moves.sort_by(|one, other| (one.before, &one.institution).cmp(&(other.before, &other.institution)));
    moves
}

fn key(duty: &Duty) -> (DutyKind, Option<&str>) {
    (duty.kind, duty.subject.as_deref())
}

fn date(duty: &Duty) -> Option<NaiveDate> {
    duty.due.as_ref().map(patuh_domain::calendar::DueDate::date)
}

/// Spreadsheets of this country write semicolons; what is copied from one comes with tabs.
fn separator(list: &str) -> u8 {
    let first = list.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    [b'\t', b';'].into_iter().find(|separator| first.as_bytes().contains(separator)).unwrap_or(b',')
}

fn is_head(cells: &[&str]) -> bool {
    cells.first().is_some_and(|cell| !cell.chars().any(|letter| letter.is_ascii_digit()))
}

fn row(cells: &[&str], decree: &str) -> Result<Holiday, Bilingual> {
    let [day, kind, name, ..] = cells else {
        return Err(Bilingual::new("Isi tanggal, jenis, dan nama.", "Give date, kind and name."));
    };
    let date = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(day, form).ok())
        .filter(|date| (2000..=2100).contains(&date.year()));
    let Some(date) = date else {
        return Err(Bilingual::owned(
            format!("Tanggal \u{201c}{day}\u{201d} tidak dapat dibaca; tulis seperti 2028-01-01."),
            format!("The date \u{201c}{day}\u{201d} can't be read; write it like 2028-01-01."),
        ));
    };
    let Some(kind) = HolidayKind::from_name(&kind.to_lowercase().replace(' ', "_")) else {
        return Err(Bilingual::owned(
            format!("Jenis \u{201c}{kind}\u{201d} tidak dikenal; tulis libur_nasional atau cuti_bersama."),
            format!("The kind \u{201c}{kind}\u{201d} isn't known; write libur_nasional or cuti_bersama."),
        ));
    };
    if name.is_empty() {
        return Err(Bilingual::new("Nama hari libur masih kosong.", "The name of the day is empty."));
    }
    let decree = Some(decree.to_owned()).filter(|decree| !decree.is_empty());
    Ok(Holiday { date, kind, name: (*name).to_owned(), provisional: false, decree })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_spreadsheets_write_it() {
        let list =
            "tanggal;jenis;nama\r\n01/01/2028;Libur Nasional;Tahun Baru Masehi\r\n2028-03-24;cuti_bersama;Nyepi\r\n";
        let check = read(list, " SKB 1/2027 ");
        assert!(check.errors.is_empty(), "{:?}", check.errors);
        let told: Vec<_> = check.rows.iter().map(|row| (row.date.to_string(), row.kind, row.name.as_str())).collect();
        assert_eq!(
            told,
            [
                ("2028-01-01".to_owned(), HolidayKind::National, "Tahun Baru Masehi"),
                ("2028-03-24".to_owned(), HolidayKind::CollectiveLeave, "Nyepi"),
            ]
        );
        assert!(check.rows.iter().all(|row| row.decree.as_deref() == Some("SKB 1/2027")));
    }

    #[test]
    fn a_list_with_a_fault_is_refused_whole_with_its_lines() {
        let list = "2028-01-01,libur_nasional,Tahun Baru\r\n2028-13-01,libur_nasional,X\r\n2028-05-01,libur,Y\r\n";
        let check = read(list, "");
        assert!(check.rows.is_empty());
        let lines: Vec<Option<u64>> = check.errors.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [None, Some(2), Some(3)]);
    }
}
