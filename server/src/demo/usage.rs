//! A past of look-ups for the demonstration: told by the hour, without making up a single look-up, and two times that
//! forbidden input was seen.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc, Weekday};
use patuh_domain::agreement::{Account, AfterReview, Agreement, AgreementCommand, Method, SuspicionVerdict};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::ids::{PersonId, SuspicionId};
use patuh_domain::probing::{Dot, Kind, Picture, Unit};
use uuid::Uuid;

use super::dice::Dice;
use crate::lookup::{ledger, probing};
use crate::store::entity::{hit_counters, lookup_hours, suspicions};
use crate::store::{Store, StoreError};

/// How far back the shared agreement's past goes, in days; the others' is half as long and told by the day.
const DAYS: u64 = 60;
/// The least and the most of what was declared that is used on a day, in per cent.
const USED: (u32, u32) = (55, 105);

/// An agreement whose look-ups are told.
pub(super) struct Past<'a> {
    pub agreement: &'a Agreement,
    /// The first is told by the hour; one of the others far above what it declared, one far below.
    pub place: usize,
    /// Who works at the portal.
    pub operator: Option<PersonId>,
}

/// Tells the past of these agreements, up to yesterday.
///
/// # Errors
/// The database can't be written.
pub(super) async fn tell(store: &Store, pasts: &[Past<'_>], zone: Zone, today: NaiveDate) -> Result<(), StoreError> {
    let (mut hours, mut counters) = (Vec::new(), Vec::new());
    for past in pasts {
        one(past, zone, today, &mut hours, &mut counters);
    }
    ledger::add_past(store, hours, counters).await
}

fn one(
    past: &Past<'_>,
    zone: Zone,
    today: NaiveDate,
    hours: &mut Vec<lookup_hours::Model>,
    counters: &mut Vec<hit_counters::Model>,
) {
    let mut dice = Dice::nth(today.num_days_from_ce().unsigned_abs().into(), past.place as u64);
    let agreement = past.agreement;
    let declared = agreement.request().and_then(|request| request.daily_need).unwrap_or(120);
    let drift = match past.place {
        2 => 220,
        3 => 12,
        _ => 100,
    };
    let days = if past.place == 0 { DAYS } else { DAYS / 2 };
    for account in agreement.accounts.iter().filter(|account| account.closed_on.is_none()) {
        let Some(handed_over) = account.bast.as_ref().map(|bast| bast.date) else { continue };
        let Some(method) = account.methods.iter().copied().find(|method| *method != Method::CardReader) else {
            continue;
        };
        let share = if past.place == 0 && account.methods.contains(&Method::WebPortal) { 40 } else { 100 };
        let first = (today - Days::new(days)).max(handed_over);
        let working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        for day in first.iter_days().take_while(|day| *day < today).filter(working) {
            let wanted = u64::from(declared) * u64::from(dice.between(USED.0, USED.1)) * drift * share / 1_000_000;
            let slots: &[u8] = if past.place == 0 { &[8, 9, 10, 11, 13, 14, 15] } else { &[10] };
            let room = room(agreement, account, method, slots.len());
            let mut hits = 0;
            for hour in slots {
                let at = Moment::at(zone, day, *hour).instant;
                let calls =
                    i64::try_from(wanted).unwrap_or_default() / slots.len() as i64 + i64::from(dice.between(0, 3));
                let calls = calls.min(room);
                hits += calls;
                outcomes(past, account, method, at, calls, &mut dice, hours);
            }
            counters.push(hit_counters::Model {
                agreement_id: agreement.id.0,
                counter: counter(agreement, account, method),
                day,
                office_id: agreement.office.0,
                hits,
            });
        }
    }
    merge(counters);
}

/// Hits that fit into a slot of a day, so that accounts which count together stay within their quota.
fn room(agreement: &Agreement, account: &Account, method: Method, slots: usize) -> i64 {
    let grant = agreement.quota.iter().find(|grant| grant.methods.contains(&method)).and_then(|grant| grant.per_day);
    let Some(limit) = account.daily_cap.into_iter().chain(grant).min() else { return i64::MAX };
    let together = agreement.accounts.len().max(1) * slots.max(1);
    i64::from(limit) / i64::try_from(together).unwrap_or(i64::MAX)
}

/// An hour: most are found, a few are not, now and then the centre fails or a number is mistyped.
fn outcomes(
    past: &Past<'_>,
    account: &Account,
    method: Method,
    hour: DateTime<Utc>,
    calls: i64,
    dice: &mut Dice,
    hours: &mut Vec<lookup_hours::Model>,
) {
    let agreement = past.agreement;
    let portal = method == Method::WebPortal;
    let application = agreement.applications.iter().find(|known| known.method == method && !portal);
    let mut add = |outcome: &str, code: &str, times: i64| {
        if times > 0 {
            hours.push(lookup_hours::Model {
                agreement_id: agreement.id.0,
                hour,
                account_id: account.id.0,
                method: method.name().to_owned(),
                application_id: application.map_or(Uuid::nil(), |known| known.id.0),
                person_id: past.operator.filter(|_| portal).map_or(Uuid::nil(), |person| person.0),
                outcome: outcome.to_owned(),
                code: code.to_owned(),
                office_id: agreement.office.0,
                times,
            });
        }
    };
    let missing = calls * i64::from(dice.between(1, 5)) / 100;
    let deceased = calls / 90;
    let failed = if dice.chance(4) { i64::from(dice.between(1, 4)).min(calls) } else { 0 };
    add("reserved", "", calls + failed);
    add("refunded", "", failed);
    add("answered", "01", calls - missing - deceased);
    add("answered", "13", missing);
    add("answered", "11", deceased);
    if dice.chance(30) {
        add("refused", "15", i64::from(dice.between(1, 3)));
    }
}

/// The ledger's name of the counter of a method.
fn counter(agreement: &Agreement, account: &Account, method: Method) -> String {
    let grant = agreement.quota.iter().position(|grant| grant.methods.contains(&method));
    match (account.daily_cap, grant) {
        (Some(_), _) => format!("account:{}", account.id),
        (None, Some(place)) => format!("grant:{place}"),
        (None, None) => format!("method:{}", method.name()),
    }
}

/// Accounts that count on one counter count together.
fn merge(counters: &mut Vec<hit_counters::Model>) {
    counters.sort_by(|one, other| {
        (one.agreement_id, &one.counter, one.day).cmp(&(other.agreement_id, &other.counter, other.day))
    });
    counters.dedup_by(|next, kept| {
        let same = (next.agreement_id, next.day) == (kept.agreement_id, kept.day) && next.counter == kept.counter;
        if same {
            kept.hits += next.hits;
        }
        same
    });
}

/// Two suspicions about the program of an agreement: one of last week, which the command reviews, one of yesterday.
///
/// # Errors
/// The database can't be written.
pub(super) async fn suspect(
    store: &Store,
    agreement: &Agreement,
    user: &str,
    now: DateTime<Utc>,
) -> Result<Option<AgreementCommand>, StoreError> {
    let Some(account) = agreement.accounts.iter().find(|account| account.user_id == user) else { return Ok(None) };
    let row = |kind: Kind, days: i64, dots: Vec<Dot>, unit| {
        let from = now - TimeDelta::days(days);
        let lasted = dots.last().map_or(0, |dot| i64::from(dot.after));
        suspicions::Model {
            id: Uuid::now_v7(),
            office_id: agreement.office.0,
            agreement_id: agreement.id.0,
            account_id: account.id.0,
            person_id: None,
            method: Method::WebServiceCallNik.name().to_owned(),
            kind: kind.name().to_owned(),
            times: i64::try_from(dots.len()).unwrap_or_default(),
            misses: i64::try_from(dots.iter().filter(|dot| dot.missed).count()).unwrap_or_default(),
            from_at: from,
            until_at: from + TimeDelta::seconds(lasted),
            found_at: from + TimeDelta::seconds(lasted),
            picture: serde_json::to_string(&Picture { unit, dots }).unwrap_or_default(),
        }
    };
    let old_list = (0..20).map(|n: u32| Dot { after: n * 2, offset: 0, missed: n % 3 != 0 }).collect();
    let sweep = (0..11_i32).map(|n| Dot { after: n.unsigned_abs() * 4, offset: n, missed: n % 4 == 1 }).collect();
    let reviewed = row(Kind::ManyMisses, 7, old_list, Unit::None);
    let open = row(Kind::DateSweep, 1, sweep, Unit::Day);
    let command = AgreementCommand::ReviewSuspicion {
        suspicion: SuspicionId(reviewed.id),
        account: account.id,
        verdict: SuspicionVerdict::Harmless,
        after: AfterReview::Leave,
        remark: "Pembersihan daftar lama oleh lembaga; sudah diberi tahu lewat telepon.".to_owned(),
    };
    probing::add_past(store, vec![reviewed, open]).await?;
    Ok(Some(command))
}
