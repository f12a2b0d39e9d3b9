//! What changes while access is in use: hours, addresses, caps, the office's way to the centre.

use chrono::{DateTime, Utc};
use patuh_domain::access::{AgreementHours, OfficeHours};
use patuh_domain::agreement::{AddressChange, CapChange, HolderChange};
use patuh_domain::ids::{AccountId, OfficeId};
use patuh_domain::letter::Letter;
use patuh_domain::office::UpstreamService;

use super::Key;
use crate::store::column::{json, opt_number, parsed};
use crate::store::entity::{
    address_changes, agreement_hours, cap_changes, holder_changes, office_hours, office_upstreams,
};
use crate::store::error::StoreError;

pub fn office_hours_row(
    office: OfficeId,
    seq: i64,
    at: DateTime<Utc>,
    hours: OfficeHours,
) -> Result<office_hours::Model, StoreError> {
    let OfficeHours { from, hours } = hours;
    Ok(office_hours::Model { office_id: office.0, seq, recorded_at: at, from_on: from, hours: json(&hours)? })
}

pub fn office_hours(row: office_hours::Model) -> Result<OfficeHours, StoreError> {
    Ok(OfficeHours { from: row.from_on, hours: parsed("office_hours.hours", &row.hours)? })
}

pub fn office_upstream_row(
    office: OfficeId,
    seq: i64,
    at: DateTime<Utc>,
    upstream: Option<UpstreamService>,
) -> office_upstreams::Model {
    let (address, pin, credentials_id) = upstream.map_or((None, None, None), |upstream| {
        let UpstreamService { address, pin, credentials } = upstream;
        (Some(address), pin, credentials)
    });
    office_upstreams::Model { office_id: office.0, seq, recorded_at: at, address, pin, credentials_id }
}

pub fn office_upstream(row: office_upstreams::Model) -> Option<UpstreamService> {
    Some(UpstreamService { address: row.address?, pin: row.pin, credentials: row.credentials_id })
}

pub fn agreement_hours_row(key: &Key, hours: AgreementHours) -> Result<agreement_hours::Model, StoreError> {
    let AgreementHours { from, hours, reason } = hours;
    Ok(agreement_hours::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        from_on: from,
        hours: hours.map(|hours| json(&hours)).transpose()?,
        reason,
    })
}

pub fn agreement_hours(row: agreement_hours::Model) -> Result<AgreementHours, StoreError> {
    let hours = row.hours.map(|text| parsed("agreement_hours.hours", &text)).transpose()?;
    Ok(AgreementHours { from: row.from_on, hours, reason: row.reason })
}

pub fn address_change_row(
    key: &Key,
    account: AccountId,
    from: DateTime<Utc>,
    ip_addresses: &[String],
) -> Result<address_changes::Model, StoreError> {
    Ok(address_changes::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        account_id: account.0,
        from_at: from,
        address_list: json(&ip_addresses)?,
    })
}

pub fn address_change(row: address_changes::Model) -> Result<AddressChange, StoreError> {
    let ip_addresses = parsed("address_changes.address_list", &row.address_list)?;
    Ok(AddressChange { from: row.from_at, ip_addresses })
}

pub fn holder_change_row(key: &Key, account: AccountId, holder: HolderChange) -> holder_changes::Model {
    let HolderChange { responsible, request, bast } = holder;
    holder_changes::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        account_id: account.0,
        responsible,
        request_number: request.number,
        request_date: request.date,
        bast_number: bast.number,
        bast_date: bast.date,
    }
}

pub fn holder_change(row: holder_changes::Model) -> HolderChange {
    HolderChange {
        responsible: row.responsible,
        request: Letter { number: row.request_number, date: row.request_date },
        bast: Letter { number: row.bast_number, date: row.bast_date },
    }
}

pub fn cap_change_row(key: &Key, account: AccountId, from: DateTime<Utc>, per_day: Option<u32>) -> cap_changes::Model {
    cap_changes::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        account_id: account.0,
        from_at: from,
        per_day: per_day.map(i64::from),
    }
}

pub fn cap_change(row: cap_changes::Model) -> Result<CapChange, StoreError> {
    Ok(CapChange { from: row.from_at, per_day: opt_number("cap_changes.per_day", row.per_day)? })
}
