//! From the request to the signed texts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::{
    Approval, ApprovalKind, Checklist, DataBalikan, IsoRule, JuknisLayout, JuknisSigners, MethodGrant, PksLayout,
    ReaderClause, Study, Succession, TeamMember, Term,
};
use crate::duty::DutyKind;
use crate::letter::Letter;

/// The request letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestPart {
    pub number: String,
    pub date: NaiveDate,
    pub subject: String,
    pub purpose: String,
    #[serde(default)]
    pub daily_need: Option<u32>,
    /// What its technical study says (D02).
    #[serde(default)]
    pub study: Study,
}

/// The agreement that one follows, by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PredecessorPart {
    /// The office's number of its PKS.
    pub number: String,
    pub cause: Succession,
    /// The minutes by which User IDs and readers passed over.
    #[serde(default)]
    pub bast: Option<Letter>,
}

/// The office's completeness check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewPart {
    pub taken_up_on: NaiveDate,
    #[serde(default)]
    pub complete_on: Option<NaiveDate>,
    /// The list as filled in (D03).
    #[serde(default)]
    pub checklist: Option<Checklist>,
}

/// The Ditjen's approval letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApprovalPart {
    pub number: String,
    pub date: NaiveDate,
    pub subject: String,
    pub signed_by: String,
    pub kind: ApprovalKind,
}

/// Both drafting teams.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamsPart {
    #[serde(default)]
    pub office: Option<TeamPart>,
    #[serde(default)]
    pub institution: Option<TeamPart>,
}

/// One drafting team with its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamPart {
    pub order: Letter,
    #[serde(default)]
    pub members: Vec<TeamMember>,
}

/// The PKS; without `signed_on` a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementPart {
    #[serde(default)]
    pub office_number: Option<String>,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub layout: PksLayout,
    #[serde(default)]
    pub signed_on: Option<NaiveDate>,
    #[serde(default)]
    pub signed_at: Option<String>,
    #[serde(default)]
    pub term: Option<Term>,
    /// The last day of force, inclusive.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    pub methods: Vec<MethodGrant>,
    #[serde(default)]
    pub legal_bases: Vec<String>,
    #[serde(default)]
    pub data_balikan: Option<DataBalikan>,
    #[serde(default)]
    pub iso_27001: Option<IsoRule>,
    pub card_reader: ReaderClause,
    /// Duties this agreement has or lacks against the default, e.g. `{"sptjm": false}`.
    #[serde(default)]
    pub duties: BTreeMap<DutyKind, bool>,
}

/// Terms that an addendum changed, from a day on. What it doesn't say stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AmendmentPart {
    /// The first day on which it holds.
    pub effective: NaiveDate,
    #[serde(default)]
    pub methods: Option<Vec<MethodGrant>>,
    #[serde(default)]
    pub legal_bases: Option<Vec<String>>,
    #[serde(default)]
    pub data_balikan: Option<DataBalikan>,
    #[serde(default)]
    pub card_reader: Option<ReaderClause>,
    /// Duties it adds or takes away.
    #[serde(default)]
    pub duties: BTreeMap<DutyKind, bool>,
}

/// The Juknis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JuknisPart {
    pub number: String,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub date: NaiveDate,
    pub place: String,
    pub layout: JuknisLayout,
    pub signers: JuknisSigners,
    #[serde(default)]
    pub initials: bool,
    #[serde(default)]
    pub user_id_request_by: Option<NaiveDate>,
}

impl From<&ApprovalPart> for Approval {
    fn from(part: &ApprovalPart) -> Self {
        Self {
            letter: Letter::new(part.number.clone(), part.date),
            subject: part.subject.clone(),
            signed_by: part.signed_by.clone(),
            kind: part.kind,
            scan: None,
        }
    }
}
