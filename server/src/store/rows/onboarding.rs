//! Stage 6.

use patuh_domain::agreement::{
    AccessApproval, Account, Application, Declaration, Expected, ExpectedDay, ExpectedWeek, Network, Operator,
    QuotaGrant, QuotaStart, ServiceFlow,
};
use patuh_domain::ids::{AccountId, ApplicationId, FileId, OperatorId};
use patuh_domain::letter::Letter;

use super::Key;
use crate::store::column::{json, name, named, number, opt_letter, opt_letter_columns, opt_number, parsed, place};
use crate::store::entity::{
    access_approvals, account_addresses, account_methods, accounts, applications, declarations, network_addresses,
    network_letters, networks, operators, quota_grants, quota_methods, service_flows,
};
use crate::store::error::StoreError;

pub fn network_rows(
    key: &Key,
    network: Network,
) -> Result<(networks::Model, Vec<network_addresses::Model>), StoreError> {
    let Network {
        ip_lan,
        kind,
        vpn,
        bandwidth_mbps,
        paid_by,
        provider,
        diskominfo_ip,
        access_addresses,
        expected,
        ready_on,
    } = network;
    let (expected_on, expected_month, expected_week) = match expected {
        None => (None, None, None),
        Some(Expected::On(ExpectedDay { on })) => (Some(on), None, None),
        Some(Expected::Week(ExpectedWeek { month, week })) => (None, Some(month), Some(i64::from(week))),
    };
    let row = networks::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        ip_lan,
        kind: name(&kind)?,
        vpn,
        bandwidth_mbps: bandwidth_mbps.map(i64::from),
        payer_list: json(&paid_by)?,
        provider,
        diskominfo_ip,
        expected_on,
        expected_month,
        expected_week,
        ready_on,
    };
    let addresses = access_addresses
        .into_iter()
        .enumerate()
        .map(|(index, (method, address))| {
            Ok(network_addresses::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                method: name(&method)?,
                address,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, addresses))
}

pub fn network(row: networks::Model, addresses: Vec<network_addresses::Model>) -> Result<Network, StoreError> {
    let expected = match (row.expected_on, row.expected_month, row.expected_week) {
        (Some(on), _, _) => Some(Expected::On(ExpectedDay { on })),
        (None, Some(month), Some(week)) => {
            Some(Expected::Week(ExpectedWeek { month, week: number("networks.expected_week", week)? }))
        }
        _ => None,
    };
    Ok(Network {
        ip_lan: row.ip_lan,
        kind: named("networks.kind", &row.kind)?,
        vpn: row.vpn,
        bandwidth_mbps: opt_number("networks.bandwidth_mbps", row.bandwidth_mbps)?,
        paid_by: parsed("networks.payer_list", &row.payer_list)?,
        provider: row.provider,
        diskominfo_ip: row.diskominfo_ip,
        access_addresses: addresses
            .into_iter()
            .map(|row| Ok((named("network_addresses.method", &row.method)?, row.address)))
            .collect::<Result<_, StoreError>>()?,
        expected,
        ready_on: row.ready_on,
    })
}

pub fn network_letter_row(key: &Key, letter: Letter) -> network_letters::Model {
    network_letters::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
    }
}

pub fn network_letter(row: network_letters::Model) -> Letter {
    Letter { number: row.letter_number, date: row.letter_date }
}

pub fn quota_rows(
    key: &Key,
    grant: QuotaGrant,
) -> Result<(quota_grants::Model, Vec<quota_methods::Model>), StoreError> {
    let QuotaGrant { methods, per_day, from, until_poc, reference } = grant;
    let from_on = match from {
        QuotaStart::On(date) => Some(date),
        QuotaStart::Poc => None,
    };
    let (reference_number, reference_date) = opt_letter_columns(reference);
    let row = quota_grants::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        per_day: per_day.map(i64::from),
        from_on,
        from_poc: from_on.is_none(),
        until_poc,
        reference_number,
        reference_date,
    };
    let methods = methods
        .into_iter()
        .enumerate()
        .map(|(index, method)| {
            Ok(quota_methods::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                method: name(&method)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, methods))
}

pub fn quota(row: quota_grants::Model, methods: Vec<quota_methods::Model>) -> Result<QuotaGrant, StoreError> {
    Ok(QuotaGrant {
        methods: methods
            .into_iter()
            .map(|row| named("quota_methods.method", &row.method))
            .collect::<Result<_, StoreError>>()?,
        per_day: opt_number("quota_grants.per_day", row.per_day)?,
        from: row.from_on.map_or(QuotaStart::Poc, QuotaStart::On),
        until_poc: row.until_poc,
        reference: opt_letter(row.reference_number, row.reference_date),
    })
}

pub fn application_row(key: &Key, application: Application) -> Result<applications::Model, StoreError> {
    let Application {
        id,
        registered_on,
        name: title,
        function,
        platform,
        url,
        method,
        elements,
        used_by,
        keeper,
        mobile,
    } = application;
    Ok(applications::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        id: id.0,
        registered_on,
        name: title,
        function,
        platform,
        url,
        method: name(&method)?,
        element_list: json(&elements)?,
        used_by,
        keeper,
        mobile,
    })
}

pub fn application(row: applications::Model) -> Result<Application, StoreError> {
    Ok(Application {
        id: ApplicationId(row.id),
        registered_on: row.registered_on,
        name: row.name,
        function: row.function,
        platform: row.platform,
        url: row.url,
        method: named("applications.method", &row.method)?,
        elements: parsed("applications.element_list", &row.element_list)?,
        used_by: row.used_by,
        keeper: row.keeper,
        mobile: row.mobile,
    })
}

pub fn service_flow_row(key: &Key, flow: ServiceFlow) -> Result<service_flows::Model, StoreError> {
    let ServiceFlow { method, title, introduction, lanes, steps } = flow;
    Ok(service_flows::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        method: name(&method)?,
        title,
        introduction,
        lane_list: json(&lanes)?,
        steps: json(&steps)?,
    })
}

pub fn service_flow(row: service_flows::Model) -> Result<ServiceFlow, StoreError> {
    Ok(ServiceFlow {
        method: named("service_flows.method", &row.method)?,
        title: row.title,
        introduction: row.introduction,
        lanes: parsed("service_flows.lane_list", &row.lane_list)?,
        steps: parsed("service_flows.steps", &row.steps)?,
    })
}

pub fn operator_row(key: &Key, operator: Operator) -> Result<operators::Model, StoreError> {
    let Operator { id, since, left_on, name: person, staff_number, staff_status, position } = operator;
    Ok(operators::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        id: id.0,
        since,
        left_on,
        name: person,
        staff_number,
        staff_status: name(&staff_status)?,
        position,
    })
}

pub fn operator(row: operators::Model) -> Result<Operator, StoreError> {
    Ok(Operator {
        id: OperatorId(row.id),
        since: row.since,
        left_on: row.left_on,
        name: row.name,
        staff_number: row.staff_number,
        staff_status: named("operators.staff_status", &row.staff_status)?,
        position: row.position,
    })
}

pub fn access_approval_row(key: &Key, requested: Letter) -> access_approvals::Model {
    access_approvals::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        requested_number: requested.number,
        requested_date: requested.date,
        granted_number: None,
        granted_date: None,
    }
}

pub fn access_approval(row: access_approvals::Model) -> AccessApproval {
    AccessApproval {
        requested: Letter { number: row.requested_number, date: row.requested_date },
        granted: opt_letter(row.granted_number, row.granted_date),
    }
}

/// An account with its methods and its callers' addresses.
pub struct AccountRows {
    pub account: accounts::Model,
    pub methods: Vec<account_methods::Model>,
    pub addresses: Vec<account_addresses::Model>,
}

pub fn account_rows(key: &Key, account: Account) -> Result<AccountRows, StoreError> {
    let Account {
        id,
        user_id,
        kind,
        methods,
        request,
        office_region_code,
        local_user_id,
        ip_addresses,
        // Changes are rows of their own.
        address_changes: _,
        responsible,
        daily_cap,
        cap_changes: _,
        holder_changes: _,
        bast,
        closed_on,
    } = account;
    let (bast_number, bast_date) = opt_letter_columns(bast);
    Ok(AccountRows {
        account: accounts::Model {
            agreement_id: key.agreement,
            seq: key.seq,
            office_id: key.office,
            recorded_at: key.at,
            id: id.0,
            user_id,
            kind: name(&kind)?,
            request_number: request.number,
            request_date: request.date,
            office_region_code,
            local_user_id,
            responsible,
            daily_cap: daily_cap.map(i64::from),
            bast_number,
            bast_date,
            closed_on,
        },
        methods: methods
            .into_iter()
            .enumerate()
            .map(|(index, method)| {
                Ok(account_methods::Model {
                    agreement_id: key.agreement,
                    account_id: id.0,
                    place: place(index)?,
                    office_id: key.office,
                    method: name(&method)?,
                })
            })
            .collect::<Result<_, StoreError>>()?,
        addresses: account_address_rows(key, id, ip_addresses)?,
    })
}

pub fn account_address_rows(
    key: &Key,
    account: AccountId,
    addresses: Vec<String>,
) -> Result<Vec<account_addresses::Model>, StoreError> {
    addresses
        .into_iter()
        .enumerate()
        .map(|(index, address)| {
            Ok(account_addresses::Model {
                agreement_id: key.agreement,
                account_id: account.0,
                place: place(index)?,
                office_id: key.office,
                address,
            })
        })
        .collect()
}

pub fn account(
    row: accounts::Model,
    methods: Vec<account_methods::Model>,
    addresses: Vec<account_addresses::Model>,
) -> Result<Account, StoreError> {
    Ok(Account {
        id: AccountId(row.id),
        user_id: row.user_id,
        kind: named("accounts.kind", &row.kind)?,
        methods: methods
            .into_iter()
            .map(|row| named("account_methods.method", &row.method))
            .collect::<Result<_, StoreError>>()?,
        request: Letter { number: row.request_number, date: row.request_date },
        office_region_code: row.office_region_code,
        local_user_id: row.local_user_id,
        ip_addresses: addresses.into_iter().map(|row| row.address).collect(),
        address_changes: Vec::new(),
        responsible: row.responsible,
        daily_cap: opt_number("accounts.daily_cap", row.daily_cap)?,
        cap_changes: Vec::new(),
        holder_changes: Vec::new(),
        bast: opt_letter(row.bast_number, row.bast_date),
        closed_on: row.closed_on,
    })
}

pub fn declaration_row(key: &Key, declaration: Declaration) -> Result<declarations::Model, StoreError> {
    let Declaration { kind, signer, operator, signed_on, meterai, scan } = declaration;
    Ok(declarations::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        kind: name(&kind)?,
        signer,
        operator_id: operator.map(|operator| operator.0),
        signed_on,
        meterai,
        scan: scan.map(|file| file.0),
    })
}

pub fn declaration(row: declarations::Model) -> Result<Declaration, StoreError> {
    Ok(Declaration {
        kind: named("declarations.kind", &row.kind)?,
        signer: row.signer,
        operator: row.operator_id.map(OperatorId),
        signed_on: row.signed_on,
        meterai: row.meterai,
        scan: row.scan.map(FileId),
    })
}
