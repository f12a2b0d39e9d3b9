//! Stage 6: network, quota, applications, operators, User IDs, declarations (domain.md 2 and 3).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Element, Method};
use crate::ids::{AccountId, ApplicationId, FileId, OperatorId};
use crate::letter::Letter;

/// What kind of closed connection is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NetworkKind {
    /// *Jaringan tertutup*.
    Closed,
    Vpn,
}

/// Who bears the cost of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CostBearer {
    Office,
    Institution,
    Diskominfo,
}

/// When the connection is expected: a day, or a week of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Expected {
    On(ExpectedDay),
    Week(ExpectedWeek),
}

/// A day agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedDay {
    pub on: NaiveDate,
}

/// A week agreed: the first week is days 1 to 7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpectedWeek {
    /// `YYYY-MM`.
    pub month: String,
    /// 1 to 5.
    pub week: u8,
}

/// The network as letters and Juknis describe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Network {
    pub ip_lan: Option<String>,
    pub kind: NetworkKind,
    #[serde(default)]
    pub vpn: Option<String>,
    pub bandwidth_mbps: Option<u32>,
    pub paid_by: Vec<CostBearer>,
    pub provider: Option<String>,
    #[serde(default)]
    pub diskominfo_ip: Option<String>,
    /// Where each method is reached.
    #[serde(default)]
    pub access_addresses: BTreeMap<Method, String>,
    #[serde(default)]
    pub expected: Option<Expected>,
    /// The day the connection was ready; `None` while it isn't.
    pub ready_on: Option<NaiveDate>,
}

/// From when a quota holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaStart {
    /// From this day on.
    On(NaiveDate),
    /// From the day the PoC of the method is passed.
    Poc,
}

/// Hits per local day granted to one or several methods together: one counter (domain.md 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaGrant {
    pub methods: Vec<Method>,
    /// `None` is unlimited.
    pub per_day: Option<u32>,
    pub from: QuotaStart,
    /// Holds only until the PoC of the method is passed.
    pub until_poc: bool,
    /// The Ditjen's letter.
    pub reference: Option<Letter>,
}

/// An application of the institution that uses the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    pub id: ApplicationId,
    /// From which day it belongs to the Juknis.
    pub registered_on: NaiveDate,
    pub name: String,
    pub function: String,
    /// `web`, `mobile`, `desktop`, as written.
    pub platform: String,
    pub url: Option<String>,
    pub method: Method,
    pub elements: Vec<Element>,
    pub used_by: Option<String>,
    pub keeper: Option<String>,
    pub mobile: bool,
}

/// Where a step of a service flow leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FlowNext {
    To(u32),
    When(FlowBranch),
}

/// A branch with its condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlowBranch {
    pub to: u32,
    pub when: String,
}

/// One step of a service flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlowStep {
    pub id: u32,
    /// Index into the flow's lanes.
    pub lane: usize,
    pub text: String,
    pub next: Vec<FlowNext>,
}

/// How the service runs, for Lampiran II and III of the Juknis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceFlow {
    pub method: Method,
    pub title: String,
    pub introduction: String,
    pub lanes: Vec<String>,
    pub steps: Vec<FlowStep>,
}

/// Civil-service standing of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum StaffStatus {
    #[serde(rename = "PNS")]
    Pns,
    #[serde(rename = "PPPK")]
    Pppk,
    #[serde(rename = "Non-ASN")]
    NonAsn,
}

impl StaffStatus {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Pns, Self::Pppk, Self::NonAsn];

    /// As written on forms.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pns => "PNS",
            Self::Pppk => "PPPK",
            Self::NonAsn => "Non-ASN",
        }
    }
}

/// A person of the institution who works under a User ID; not a User ID (domain.md 1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    pub id: OperatorId,
    pub since: NaiveDate,
    /// The last day, once the person has left.
    pub left_on: Option<NaiveDate>,
    pub name: String,
    /// NIP where there is one.
    pub staff_number: Option<String>,
    pub staff_status: StaffStatus,
    pub position: String,
}

/// What a User ID is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Production,
    Development,
    Admin,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Production, Self::Development, Self::Admin];

    /// The name in JSON and in the database, and on screen in capitals.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Development => "development",
            Self::Admin => "admin",
        }
    }
}

/// A User ID granted to the institution: requested by form, handed over by BAST.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    /// The User ID itself, unique in the installation.
    pub user_id: String,
    pub kind: AccountKind,
    pub methods: Vec<Method>,
    /// The request form's letter (D08).
    pub request: Letter,
    pub office_region_code: Option<String>,
    pub local_user_id: Option<String>,
    /// Addresses of the callers as first registered (web service); see [`Self::addresses_at`].
    pub ip_addresses: Vec<String>,
    /// Lists of addresses that replaced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub address_changes: Vec<AddressChange>,
    /// Name of the person responsible for it as first requested; see [`Self::responsible_on`].
    pub responsible: String,
    /// Persons who answered for it afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holder_changes: Vec<HolderChange>,
    /// Own cap in hits per day as requested, below the agreement's; see [`Self::cap_at`].
    pub daily_cap: Option<u32>,
    /// Caps that replaced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cap_changes: Vec<CapChange>,
    /// The hand-over (D14); `None` while requested.
    pub bast: Option<Letter>,
    /// The last day it worked, once closed.
    pub closed_on: Option<NaiveDate>,
}

/// Addresses of a User ID's callers from an instant on, instead of those before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressChange {
    pub from: DateTime<Utc>,
    pub ip_addresses: Vec<String>,
}

/// The own cap of a User ID from an instant on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapChange {
    pub from: DateTime<Utc>,
    /// Hits per local day; `None` is no cap of its own.
    pub per_day: Option<u32>,
}

/// Another person who answers for a User ID, from the day of the minutes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderChange {
    pub responsible: String,
    /// The form that asked for it (D08).
    pub request: Letter,
    pub bast: Letter,
}

impl Account {
    /// Who answers for it on `date`, by name.
    pub fn responsible_on(&self, date: NaiveDate) -> &str {
        let changes = self.holder_changes.iter().filter(|change| change.bast.date <= date);
        changes.max_by_key(|change| change.bast.date).map_or(&self.responsible, |change| &change.responsible)
    }

    /// The addresses registered at `instant`.
    pub fn addresses_at(&self, instant: DateTime<Utc>) -> &[String] {
        // Of two from the same instant the one recorded last holds.
        let changes = self.address_changes.iter().filter(|change| change.from <= instant);
        changes.max_by_key(|change| change.from).map_or(&self.ip_addresses, |change| &change.ip_addresses)
    }

    /// Its own cap at `instant`.
    pub fn cap_at(&self, instant: DateTime<Utc>) -> Option<u32> {
        let changes = self.cap_changes.iter().filter(|change| change.from <= instant);
        changes.max_by_key(|change| change.from).map_or(self.daily_cap, |change| change.per_day)
    }
}

/// The second Ditjen approval: access itself (stage 6; D29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccessApproval {
    pub requested: Letter,
    pub granted: Option<Letter>,
}

/// The two forms of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationKind {
    /// SPTJM, first form (D11): before access, and again by a new head.
    SptjmFirst,
    /// SPTJM, renewal form (D12): bridges the time until the renewal is signed.
    SptjmRenewal,
    /// NDA, form (a) (D13a).
    NdaA,
    /// NDA, form (b) (D13b).
    NdaB,
}

impl DeclarationKind {
    /// SPTJM of either form.
    pub const fn is_sptjm(self) -> bool {
        matches!(self, Self::SptjmFirst | Self::SptjmRenewal)
    }

    /// NDA of either form.
    pub const fn is_nda(self) -> bool {
        matches!(self, Self::NdaA | Self::NdaB)
    }

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SptjmFirst => "sptjm_first",
            Self::SptjmRenewal => "sptjm_renewal",
            Self::NdaA => "nda_a",
            Self::NdaB => "nda_b",
        }
    }
}

/// A declaration recorded as signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    pub kind: DeclarationKind,
    /// Name of the signer as printed.
    pub signer: String,
    /// Which operator, when an operator signed; `None` for the head.
    pub operator: Option<OperatorId>,
    pub signed_on: NaiveDate,
    /// Duty stamp present.
    pub meterai: bool,
    /// The signed document, scanned.
    pub scan: Option<FileId>,
}
