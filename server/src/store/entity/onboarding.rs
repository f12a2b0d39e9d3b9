//! Stage 6: network, quota, applications, operators, User IDs, declarations.

use super::{fact, items, table};

fact! {
    networks = "networks" {
        pub ip_lan: Option<String>,
        pub kind: String,
        pub vpn: Option<String>,
        pub bandwidth_mbps: Option<i64>,
        pub payer_list: String,
        pub provider: Option<String>,
        pub diskominfo_ip: Option<String>,
        pub expected_on: Option<Date>,
        pub expected_month: Option<String>,
        pub expected_week: Option<i64>,
        pub ready_on: Option<Date>,
    }
}

items! {
    network_addresses = "network_addresses" {
        pub method: String,
        pub address: String,
    }
}

fact! {
    network_letters = "network_letters" {
        pub letter_number: String,
        pub letter_date: Date,
    }
}

fact! {
    quota_grants = "quota_grants" {
        pub per_day: Option<i64>,
        pub from_on: Option<Date>,
        pub from_poc: bool,
        pub until_poc: bool,
        pub reference_number: Option<String>,
        pub reference_date: Option<Date>,
    }
}

items! {
    quota_methods = "quota_methods" {
        pub method: String,
    }
}

fact! {
    applications = "applications" {
        pub id: Uuid,
        pub registered_on: Date,
        pub name: String,
        pub function: String,
        pub platform: String,
        pub url: Option<String>,
        pub method: String,
        pub element_list: String,
        pub used_by: Option<String>,
        pub keeper: Option<String>,
        pub mobile: bool,
    }
}

fact! {
    service_flows = "service_flows" {
        pub method: String,
        pub title: String,
        pub introduction: String,
        pub lane_list: String,
        pub steps: String,
    }
}

fact! {
    purposes = "purposes" {
        pub id: Uuid,
        pub name: String,
        pub method_list: String,
        pub element_list: String,
        pub starts_on: Date,
        pub ends_on: Option<Date>,
    }
}

fact! {
    operators = "operators" {
        pub id: Uuid,
        pub since: Date,
        pub left_on: Option<Date>,
        pub name: String,
        pub staff_number: Option<String>,
        pub staff_status: String,
        pub position: String,
    }
}

fact! {
    access_approvals = "access_approvals" {
        pub requested_number: String,
        pub requested_date: Date,
        pub granted_number: Option<String>,
        pub granted_date: Option<Date>,
    }
}

fact! {
    accounts = "accounts" {
        pub id: Uuid,
        pub user_id: String,
        pub kind: String,
        pub request_number: String,
        pub request_date: Date,
        pub office_region_code: Option<String>,
        pub local_user_id: Option<String>,
        pub responsible: String,
        pub daily_cap: Option<i64>,
        pub bast_number: Option<String>,
        pub bast_date: Option<Date>,
        pub closed_on: Option<Date>,
    }
}

table! {
    account_methods = "account_methods" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub office_id: Uuid,
        pub method: String,
    }
}

table! {
    /// Registered addresses of an account's callers; replaced as a whole.
    account_addresses = "account_addresses" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub office_id: Uuid,
        pub address: String,
    }
}

table! {
    /// Secrets of accounts as argon2 strings, with the receipt of the one-time reveal. Written by `machinery`.
    account_secrets = "account_secrets" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        pub office_id: Uuid,
        pub secret_hash: String,
        pub reveal_nonce_sha256: String,
        pub revealed_to: Uuid,
        pub revealed_at: DateTimeUtc,
        /// A keyed digest by which the password is recognised once it ended.
        pub mark: Option<String>,
        pub last_used_at: Option<DateTimeUtc>,
    }
}

fact! {
    declarations = "declarations" {
        pub kind: String,
        pub signer: String,
        pub operator_id: Option<Uuid>,
        pub signed_on: Date,
        pub meterai: bool,
        pub scan: Option<Uuid>,
    }
}
