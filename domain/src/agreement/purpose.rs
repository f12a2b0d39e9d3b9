//! What look-ups may be made for (domain.md 5; decisions.md 23).
//!
//! Purposes are recorded facts with their dates. Where none was ever recorded for a method, those that the agreement's
//! own words give hold: the functions of the method's applications, else the purpose of the request. So every agreement
//! in force has at least one.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Element, Known, Method};
use crate::ids::{ApplicationId, PurposeId};

/// A purpose as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    pub id: PurposeId,
    /// As an operator reads it, e.g. "verifikasi penerima bantuan".
    pub name: String,
    pub methods: Vec<Method>,
    /// What it needs, in the order of documents; an answer shows no more.
    pub elements: Vec<Element>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, once it was ended.
    pub until: Option<NaiveDate>,
}

impl Purpose {
    /// It holds on `date`.
    pub fn is_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|last| date <= last)
    }
}

/// Which purpose a call names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PurposeKey {
    Recorded(PurposeId),
    /// The function of an application.
    Application(ApplicationId),
    /// The purpose of the request.
    Agreement,
}

impl std::fmt::Display for PurposeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Recorded(id) => write!(f, "purpose:{id}"),
            Self::Application(id) => write!(f, "application:{id}"),
            Self::Agreement => f.write_str("agreement"),
        }
    }
}

impl FromStr for PurposeKey {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("application", id)) => id.parse().map(Self::Application),
            Some((_, id)) => id.parse().map(Self::Recorded),
            None if text == "agreement" => Ok(Self::Agreement),
            None => text.parse().map(Self::Recorded),
        }
    }
}

/// A purpose for which calls by a method may be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeNow {
    pub key: PurposeKey,
    pub name: String,
    /// `None` where it doesn't narrow the grant.
    pub elements: Option<Vec<Element>>,
}

impl PurposeNow {
    /// It needs this element.
    pub fn needs(&self, element: Element) -> bool {
        self.elements.as_ref().is_none_or(|elements| elements.contains(&element))
    }
}

impl super::Facts {
    /// The purposes for which calls by `method` may be made at `moment`; empty where all that were recorded have ended.
    pub fn purposes(&self, method: Method, moment: &crate::calendar::Moment) -> Vec<PurposeNow> {
        Known::new(self, moment).purposes(method)
    }
}

impl Known<'_> {
    /// See [`super::Facts::purposes`].
    pub(crate) fn purposes(&self, method: Method) -> Vec<PurposeNow> {
        let mut recorded =
            self.agreement.purposes.iter().filter(|purpose| purpose.methods.contains(&method)).peekable();
        if recorded.peek().is_some() {
            return recorded
                .filter(|purpose| purpose.is_on(self.today))
                .map(|purpose| PurposeNow {
                    key: PurposeKey::Recorded(purpose.id),
                    name: purpose.name.clone(),
                    elements: Some(purpose.elements.clone()),
                })
                .collect();
        }
        let functions: Vec<_> = self
            .agreement
            .applications
            .iter()
            .filter(|application| application.method == method)
            .map(|application| PurposeNow {
                key: PurposeKey::Application(application.id),
                name: application.function.clone(),
                elements: Some(application.elements.clone()),
            })
            .collect();
        if !functions.is_empty() {
            return functions;
        }
        let request = self.agreement.request().map(|request| request.purpose.clone());
        vec![PurposeNow { key: PurposeKey::Agreement, name: request.unwrap_or_default(), elements: None }]
    }
}
