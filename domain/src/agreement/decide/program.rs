//! What an institution's programs may do under their User ID while it is in use: addresses, cap, hours, passwords.

use chrono::{DateTime, TimeDelta, Utc};

use super::account::{handed_over, open_account, trimmed};
use super::case::Case;
use super::check::{addresses, distinct, filled, not_future, refuse};
use crate::access::AgreementHours;
use crate::agreement::AgreementEvent as E;
use crate::command::Ctx;
use crate::ids::AccountId;
use crate::office::check_hours;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// The longest time for which an old password works beside the new one.
const LONGEST_OVERLAP: TimeDelta = TimeDelta::days(30);

pub(super) fn register_addresses(
    case: &Case<'_>,
    id: AccountId,
    ip_addresses: Vec<String>,
    from: Option<DateTime<Utc>>,
) -> Decision {
    open_account(case, id)?;
    addresses(&ip_addresses, "ip_addresses")?;
    distinct(&ip_addresses, "ip_addresses", ("Alamat IP", "IP addresses"))?;
    let from = beginning(case, from)?;
    Ok(vec![E::AddressesRegistered { account: id, ip_addresses: trimmed(ip_addresses), from: Some(from) }])
}

pub(super) fn set_daily_cap(
    case: &Case<'_>,
    id: AccountId,
    per_day: Option<u32>,
    from: Option<DateTime<Utc>>,
) -> Decision {
    open_account(case, id)?;
    if per_day == Some(0) {
        return Err(refuse(
            Rule::Field,
            ("Batas harian nol menutup User ID.", "A daily cap of zero closes the User ID."),
            ("Kosongkan, atau isi jumlahnya.", "Leave it empty, or give a number."),
        )
        .at("per_day"));
    }
    let from = beginning(case, from)?;
    Ok(vec![E::DailyCapSet { account: id, per_day, from }])
}

pub(super) fn set_hours(case: &Case<'_>, hours: AgreementHours) -> Decision {
    filled(&hours.reason, "reason", ("Alasan", "Reason"))?;
    check_hours(hours.from, hours.hours.as_ref(), case.today)?;
    Ok(vec![E::HoursSet { hours }])
}

/// Whether there is a password to replace is known to the keeper of the secrets, not to the facts.
pub(super) fn rotate_secret(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    id: AccountId,
    at: DateTime<Utc>,
    old_until: DateTime<Utc>,
) -> Decision {
    let account = open_account(case, id)?;
    handed_over(account)?;
    not_future(case.moment.zone.local_date(at), case.today, "at", ("Waktu penggantian", "Time of the change"))?;
    if old_until < at || old_until > at + LONGEST_OVERLAP {
        return Err(refuse(
            Rule::Field,
            (
                "Kata sandi lama berlaku paling lama 30 hari lagi.",
                "The old password works for 30 more days at the longest.",
            ),
            ("Pilih waktu antara sekarang dan 30 hari lagi.", "Choose a time between now and in 30 days."),
        )
        .at("old_until"));
    }
    Ok(vec![E::SecretRotated { account: id, at, to: ctx.actor.name().to_owned(), old_until }])
}

pub(super) fn revoke_secret(case: &Case<'_>, id: AccountId, at: DateTime<Utc>, reason: String) -> Decision {
    open_account(case, id)?;
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    not_future(case.moment.zone.local_date(at), case.today, "at", ("Waktu pencabutan", "Time of the revocation"))?;
    Ok(vec![E::SecretRevoked { account: id, at, reason: reason.trim().to_owned() }])
}

/// From when a change holds: never for the past, which was decided on what held then.
fn beginning(case: &Case<'_>, from: Option<DateTime<Utc>>) -> Result<DateTime<Utc>, Refusal> {
    let now = case.moment.instant;
    let from = from.unwrap_or(now);
    if case.moment.zone.local_date(from) < case.today {
        return Err(refuse(
            Rule::DateOrder,
            ("Perubahan tidak berlaku surut.", "A change doesn't hold for the past."),
            ("Pilih sekarang atau waktu sesudahnya.", "Choose now or a later time."),
        )
        .at("from"));
    }
    Ok(from.max(now))
}
