//! Look-ups as the ledger counted them by the hour.
//!
//! Policy: nothing here reads the rows of single look-ups. An hour of an agreement is a few rows however many calls it
//! had, so a term of ten million look-ups is read like any other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _, Utc};
use patuh_app::views::{
    CodeUse, MonthPeak, MonthlyUse, QuotaUse, UseCounts, UseFigures, UsePart, UseSlot, UseSpan, UseView, Volume,
};
use patuh_domain::access::{Code, HITS_BEFORE_POC, drift};
use patuh_domain::agreement::{Facts, Method, MonthUse};
use patuh_domain::calendar::{Moment, Zone, add_months, month_start};
use patuh_domain::ids::OfficeId;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::card::Card;
use super::office_use::times;
use crate::store::entity::{hit_counters, lookup_batches, lookup_hours, persons, suspicions};
use crate::store::{Store, StoreError};

/// Days over which declared and real volume are compared.
const COMPARED: u64 = 30;

/// An hour's rows and when it began on the office's wall clock.
pub struct Hour {
    pub start: NaiveDateTime,
    pub row: lookup_hours::Model,
}

/// The use of an agreement.
///
/// # Errors
/// The database can't be read.
pub async fn view(store: &Store, card: &Card, span: UseSpan, moment: &Moment) -> Result<UseView, StoreError> {
    let today = moment.today();
    let from = first_day(&card.facts, span, today);
    let compared = today - Days::new(COMPARED - 1);
    let hours = hours(store, card, from.min(compared), today, moment.zone).await?;
    let (shown, recent): (Vec<&Hour>, Vec<&Hour>) = (
        hours.iter().filter(|hour| hour.start.date() >= from).collect(),
        hours.iter().filter(|hour| hour.start.date() >= compared).collect(),
    );
    Ok(UseView {
        span,
        moment: *moment,
        figures: figures(store, card, &shown, from, today, moment.zone).await?,
        slots: slots(&shown, span, from, moment),
        volume: volume(&card.facts, &recent),
    })
}

/// What was counted between two days, both included.
///
/// # Errors
/// The database can't be read.
pub async fn between(
    store: &Store,
    card: &Card,
    from: NaiveDate,
    until: NaiveDate,
    zone: Zone,
) -> Result<UseFigures, StoreError> {
    let hours = hours(store, card, from, until, zone).await?;
    figures(store, card, &hours.iter().collect::<Vec<_>>(), from, until, zone).await
}

/// The rows of the hours between two days, both included, oldest first.
///
/// # Errors
/// The database can't be read.
pub async fn hours(
    store: &Store,
    card: &Card,
    from: NaiveDate,
    until: NaiveDate,
    zone: Zone,
) -> Result<Vec<Hour>, StoreError> {
    let rows = lookup_hours::Entity::find()
        .filter(lookup_hours::Column::AgreementId.eq(card.id.0))
        .filter(lookup_hours::Column::Hour.gte(zone.midnight(from)))
        .filter(lookup_hours::Column::Hour.lt(zone.midnight(until + Days::new(1))))
        .order_by_asc(lookup_hours::Column::Hour)
        .all(store.db())
        .await?;
    Ok(rows.into_iter().map(|row| Hour { start: local(row.hour, zone), row }).collect())
}

/// The first day of a span.
pub fn first_day(facts: &Facts, span: UseSpan, today: NaiveDate) -> NaiveDate {
    match span {
        UseSpan::Today => today,
        UseSpan::Days30 => today - Days::new(29),
        UseSpan::Days90 => today - Days::new(89),
        UseSpan::Term => {
            let signed = facts.agreement.pks.as_ref().map_or(today, |pks| pks.signed_on);
            // Older agreements are read by their last five years.
            month_start(signed.min(today)).max(month_start(add_months(today, -59)))
        }
    }
}

/// Declared against what these hours hold.
pub fn volume(facts: &Facts, hours: &[&Hour]) -> Volume {
    let declared = facts.agreement.request().and_then(|request| request.daily_need);
    let total = sum(hours.iter().map(|hour| counts(&hour.row)));
    compared(declared, total.hits, active_days(hours))
}

/// The comparison itself.
pub fn compared(declared: Option<u32>, hits: i64, active_days: u32) -> Volume {
    let positive = u64::try_from(hits).unwrap_or_default();
    Volume {
        declared,
        real: if active_days == 0 { 0 } else { hits / i64::from(active_days) },
        active_days,
        drift: drift(declared.unwrap_or_default(), positive, active_days),
    }
}

/// What a row adds to the counts.
pub fn counts(row: &lookup_hours::Model) -> UseCounts {
    counted(&row.outcome, row.times)
}

/// What so many of an outcome add to the counts.
pub fn counted(outcome: &str, times: i64) -> UseCounts {
    let mut counts = UseCounts::default();
    match outcome {
        // A hit until it is given back, and unknown until it is answered.
        "reserved" => (counts.hits, counts.unknown) = (times, times),
        "answered" => counts.unknown = -times,
        "refunded" => (counts.hits, counts.unknown, counts.refunded) = (-times, -times, times),
        _ => counts.refused = times,
    }
    counts
}

/// All of them together.
pub fn sum(parts: impl Iterator<Item = UseCounts>) -> UseCounts {
    parts.fold(UseCounts::default(), |mut all, part| {
        all.add(&part);
        all
    })
}

/// Codes with how often, most often first.
pub fn codes<'r>(rows: impl Iterator<Item = (&'r str, &'r str, i64)>) -> Vec<CodeUse> {
    let mut times: BTreeMap<(Code, bool), i64> = BTreeMap::new();
    for (outcome, code, more) in rows {
        let answered = outcome == "answered";
        if let Some(code) = Code::parse(code).filter(|_| answered || outcome == "refused") {
            *times.entry((code, answered)).or_default() += more;
        }
    }
    let mut codes: Vec<CodeUse> =
        times.into_iter().map(|((code, answered), times)| CodeUse { code, answered, times }).collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(code.times), code.code));
    codes
}

/// The slots of a span, empty ones too, so that a gap is seen as one.
pub fn slots(hours: &[&Hour], span: UseSpan, from: NaiveDate, moment: &Moment) -> Vec<UseSlot> {
    let mut counted: BTreeMap<NaiveDateTime, UseCounts> = BTreeMap::new();
    for start in starts(span, from, moment) {
        counted.insert(start, UseCounts::default());
    }
    for hour in hours {
        counted.entry(slot(span, hour.start)).or_default().add(&counts(&hour.row));
    }
    counted.into_iter().map(|(start, counts)| UseSlot { start, counts }).collect()
}

fn starts(span: UseSpan, from: NaiveDate, moment: &Moment) -> Vec<NaiveDateTime> {
    let (midnight, today) = (from.and_hms_opt(0, 0, 0).unwrap_or_default(), moment.today());
    match span {
        UseSpan::Today => (0..24).map(|hour| midnight + TimeDelta::hours(hour)).collect(),
        UseSpan::Days30 | UseSpan::Days90 => {
            from.iter_days().take_while(|day| *day <= today).filter_map(|day| day.and_hms_opt(0, 0, 0)).collect()
        }
        UseSpan::Term => (0..)
            .map(|month| add_months(from, month))
            .take_while(|month| *month <= today)
            .filter_map(|month| month.and_hms_opt(0, 0, 0))
            .collect(),
    }
}

fn slot(span: UseSpan, start: NaiveDateTime) -> NaiveDateTime {
    let day = match span {
        UseSpan::Today => return start.date().and_hms_opt(start.hour(), 0, 0).unwrap_or(start),
        UseSpan::Days30 | UseSpan::Days90 => start.date(),
        UseSpan::Term => month_start(start.date()),
    };
    day.and_hms_opt(0, 0, 0).unwrap_or(start)
}

async fn figures(
    store: &Store,
    card: &Card,
    hours: &[&Hour],
    from: NaiveDate,
    until: NaiveDate,
    zone: Zone,
) -> Result<UseFigures, StoreError> {
    let agreement = &card.facts.agreement;
    let applications: HashMap<Uuid, &str> =
        agreement.applications.iter().map(|known| (known.id.0, known.name.as_str())).collect();
    let accounts: HashMap<Uuid, &str> =
        agreement.accounts.iter().map(|known| (known.id.0, known.user_id.as_str())).collect();
    let counted = counters(store, card, from, until).await?;
    let people = people(store, hours.iter().map(|hour| hour.row.person_id)).await?;
    Ok(UseFigures {
        from,
        until,
        total: sum(hours.iter().map(|hour| counts(&hour.row))),
        active_days: active_days(hours),
        months: months(hours),
        codes: codes(hours.iter().map(|hour| (hour.row.outcome.as_str(), hour.row.code.as_str(), hour.row.times))),
        methods: parts(hours, |row| Some(Method::parse(&row.method)?.label().to_owned())),
        applications: parts(hours, |row| applications.get(&row.application_id).map(|name| (*name).to_owned())),
        accounts: parts(hours, |row| accounts.get(&row.account_id).map(|name| (*name).to_owned())),
        people: parts(hours, |row| people.get(&row.person_id).cloned()),
        peaks: peaks(hours, &full_days(&card.facts, &counted)),
        quota: quota(&card.facts, counted, until),
        suspicions: seen(store, card, from, until, zone).await?,
        log_root: log_root(store, card, until, zone).await?,
    })
}

fn active_days(hours: &[&Hour]) -> u32 {
    let days: BTreeSet<NaiveDate> =
        hours.iter().filter(|hour| hour.row.outcome == "reserved").map(|hour| hour.start.date()).collect();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

fn parts(hours: &[&Hour], name: impl Fn(&lookup_hours::Model) -> Option<String>) -> Vec<UsePart> {
    let mut parts: BTreeMap<String, UseCounts> = BTreeMap::new();
    for hour in hours {
        if let Some(name) = name(&hour.row) {
            parts.entry(name).or_default().add(&counts(&hour.row));
        }
    }
    let mut parts: Vec<UsePart> = parts.into_iter().map(|(name, counts)| UsePart { name, counts }).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.counts.all()));
    parts
}

fn months(hours: &[&Hour]) -> Vec<MonthlyUse> {
    let mut months: BTreeMap<(NaiveDate, Method), (UseCounts, BTreeMap<Code, i64>)> = BTreeMap::new();
    for hour in hours {
        let Some(method) = Method::parse(&hour.row.method) else { continue };
        let (all, codes) = months.entry((month_start(hour.start.date()), method)).or_default();
        all.add(&counts(&hour.row));
        if let Some(code) = Code::parse(&hour.row.code).filter(|_| hour.row.outcome == "answered") {
            *codes.entry(code).or_default() += hour.row.times;
        }
    }
    months
        .into_iter()
        .map(|((month, method), (counts, codes))| MonthlyUse {
            month,
            method,
            counts,
            codes: codes.into_iter().collect(),
        })
        .collect()
}

/// Counters by the ledger's name, with their days and hits.
type Counters = BTreeMap<String, Vec<(NaiveDate, i64)>>;

/// Every counter that counted in these days.
async fn counters(store: &Store, card: &Card, from: NaiveDate, until: NaiveDate) -> Result<Counters, StoreError> {
    let rows = hit_counters::Entity::find()
        .filter(hit_counters::Column::AgreementId.eq(card.id.0))
        .filter(hit_counters::Column::Day.between(from, until))
        .order_by_asc(hit_counters::Column::Counter)
        .all(store.db())
        .await?;
    let mut counters = Counters::new();
    for row in rows {
        counters.entry(row.counter).or_default().push((row.day, row.hits));
    }
    Ok(counters)
}

/// Days on which a counter was used up, by the limit it has now.
fn full_days(facts: &Facts, counters: &Counters) -> BTreeSet<NaiveDate> {
    let full = counters.iter().filter_map(|(counter, days)| {
        let limit = i64::from(limit(facts, counter)?.1?);
        Some(days.iter().filter(move |(_, hits)| *hits >= limit).map(|(day, _)| *day))
    });
    full.flatten().collect()
}

/// The busiest day of each month, and how many were full.
fn peaks(hours: &[&Hour], full: &BTreeSet<NaiveDate>) -> Vec<MonthPeak> {
    let mut days: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for hour in hours {
        *days.entry(hour.start.date()).or_default() += counts(&hour.row).hits;
    }
    let mut months: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for (day, hits) in days {
        let busiest = months.entry(month_start(day)).or_default();
        *busiest = (*busiest).max(hits);
    }
    let within = |month: NaiveDate| full.iter().filter(|day| month_start(**day) == month).count();
    months.into_iter().map(|(month, busiest)| MonthPeak { month, busiest, full_days: within(month) }).collect()
}

/// The hash that vouches for every look-up of the office up to the end of `until`.
async fn log_root(store: &Store, card: &Card, until: NaiveDate, zone: Zone) -> Result<Option<String>, StoreError> {
    let last = lookup_batches::Entity::find()
        .filter(lookup_batches::Column::OfficeId.eq(card.facts.office.id.0))
        .filter(lookup_batches::Column::RecordedAt.lt(zone.midnight(until + Days::new(1))))
        .order_by_desc(lookup_batches::Column::RecordedAt)
        .order_by_desc(lookup_batches::Column::LaneSeq)
        .one(store.db())
        .await?;
    Ok(last.map(|entry| entry.hash))
}

/// Hits of each agreement of an office in each month from `from` to `until`, for its compliance summary. One question a
/// month, so that the answer is small however many look-ups there were.
///
/// # Errors
/// The database can't be read.
pub async fn monthly_hits(
    store: &Store,
    office: OfficeId,
    from: NaiveDate,
    until: NaiveDate,
    zone: Zone,
) -> Result<HashMap<Uuid, Vec<MonthUse>>, StoreError> {
    let mut used: HashMap<Uuid, Vec<MonthUse>> = HashMap::new();
    for month in (0..).map(|n| add_months(month_start(from), n)).take_while(|month| *month <= until) {
        let rows: Vec<(Uuid, String, i64)> = lookup_hours::Entity::find()
            .select_only()
            .columns([lookup_hours::Column::AgreementId, lookup_hours::Column::Outcome])
            .column_as(times(), "times")
            .filter(lookup_hours::Column::OfficeId.eq(office.0))
            .filter(lookup_hours::Column::Hour.gte(zone.midnight(month)))
            .filter(lookup_hours::Column::Hour.lt(zone.midnight(add_months(month, 1))))
            .group_by(lookup_hours::Column::AgreementId)
            .group_by(lookup_hours::Column::Outcome)
            .into_tuple()
            .all(store.db())
            .await?;
        let mut hits: HashMap<Uuid, i64> = HashMap::new();
        for (agreement, outcome, times) in rows {
            *hits.entry(agreement).or_default() += counted(&outcome, times).hits;
        }
        for (agreement, hits) in hits {
            let lookups = u64::try_from(hits).unwrap_or_default();
            used.entry(agreement).or_default().push(MonthUse { month, lookups, balikan: 0 });
        }
    }
    Ok(used)
}

/// Every counter against the limit it has now.
fn quota(facts: &Facts, counters: Counters, until: NaiveDate) -> Vec<QuotaUse> {
    let used = counters.into_iter().filter_map(|(counter, days)| {
        let (name, per_day) = limit(facts, &counter)?;
        let full = |hits: i64| per_day.is_some_and(|limit| hits >= i64::from(limit));
        let peak = days.iter().max_by_key(|(_, hits)| *hits).copied();
        Some(QuotaUse {
            name,
            per_day,
            today: days.iter().find(|(day, _)| *day == until).map_or(0, |(_, hits)| *hits),
            peak: peak.map_or(0, |(_, hits)| hits),
            peak_on: peak.map(|(day, _)| day),
            full_days: days.iter().filter(|(_, hits)| full(*hits)).count(),
        })
    });
    used.collect()
}

/// The name of a counter and its limit, by the ledger's name for it.
fn limit(facts: &Facts, counter: &str) -> Option<(String, Option<u32>)> {
    let agreement = &facts.agreement;
    let (kind, which) = counter.split_once(':')?;
    match kind {
        "grant" => {
            let grant = agreement.quota.get(which.parse::<usize>().ok()?)?;
            let methods: Vec<_> = grant.methods.iter().map(|method| method.label()).collect();
            Some((methods.join(", "), grant.per_day))
        }
        "method" => Some((Method::parse(which)?.label().to_owned(), None)),
        "application" => {
            let known = agreement.application(which.parse().ok()?)?;
            Some((known.name.clone(), Some(HITS_BEFORE_POC)))
        }
        "account" => {
            let known = agreement.account(which.parse().ok()?)?;
            let cap = known.cap_changes.last().map_or(known.daily_cap, |change| change.per_day);
            Some((known.user_id.clone(), cap))
        }
        "cut" => {
            let cut = agreement.sanctions.iter().find(|sanction| sanction.id.to_string() == which)?;
            Some((cut.letter.number.clone(), cut.per_day))
        }
        _ => None,
    }
}

async fn seen(store: &Store, card: &Card, from: NaiveDate, until: NaiveDate, zone: Zone) -> Result<u64, StoreError> {
    let times = suspicions::Entity::find()
        .filter(suspicions::Column::AgreementId.eq(card.id.0))
        .filter(suspicions::Column::FoundAt.gte(zone.midnight(from)))
        .filter(suspicions::Column::FoundAt.lt(zone.midnight(until + Days::new(1))))
        .count(store.db())
        .await?;
    Ok(times)
}

/// Names of people by id.
///
/// # Errors
/// The database can't be read.
pub async fn people(store: &Store, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, StoreError> {
    let ids: BTreeSet<Uuid> = ids.filter(|id| !id.is_nil()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<(Uuid, String)> = persons::Entity::find()
        .select_only()
        .columns([persons::Column::Id, persons::Column::Name])
        .filter(persons::Column::Id.is_in(ids))
        .into_tuple()
        .all(store.db())
        .await?;
    Ok(names.into_iter().collect())
}

/// An instant on the wall clock of a zone.
pub fn local(at: DateTime<Utc>, zone: Zone) -> NaiveDateTime {
    zone.local_date(at).and_time(zone.local_time(at))
}

/// The row of a list that a spreadsheet reads: what, how often, when.
pub fn csv(card: &Card, hours: &[Hour], people: &HashMap<Uuid, String>) -> String {
    let agreement = &card.facts.agreement;
    // With the mark by which spreadsheets know UTF-8, and the separator that Indonesian ones expect.
    let mut text = String::from("\u{feff}tanggal;jam;metode;aplikasi;user_id;orang;hasil;kode;jumlah\r\n");
    for Hour { start, row } in hours {
        let application = agreement.applications.iter().find(|known| known.id.0 == row.application_id);
        let account = agreement.accounts.iter().find(|known| known.id.0 == row.account_id);
        let outcome = match row.outcome.as_str() {
            "reserved" => "diteruskan",
            "answered" => "dijawab",
            "refunded" => "dikembalikan",
            _ => "ditolak",
        };
        let cells = [
            format!("{:04}-{:02}-{:02}", start.year(), start.month(), start.day()),
            format!("{:02}.00", start.hour()),
            row.method.clone(),
            cell(application.map_or("", |known| &known.name)),
            cell(account.map_or("", |known| &known.user_id)),
            cell(people.get(&row.person_id).map_or("", String::as_str)),
            outcome.to_owned(),
            row.code.clone(),
            row.times.to_string(),
        ];
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// Text in quotes; what a spreadsheet would take for a formula is text too.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reserved_is_unknown_until_it_is_answered() {
        let all = [("reserved", 5), ("answered", 3), ("refunded", 1), ("refused", 2)];
        let all = sum(all.into_iter().map(|(outcome, times)| counted(outcome, times)));
        assert_eq!(all, UseCounts { hits: 4, refused: 2, refunded: 1, unknown: 1 });
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("Aplikasi \"Loket\"; baru"), "\"Aplikasi \"\"Loket\"\"; baru\"");
    }
}
