//! The dossier `patuh-dossier/1`: one agreement with its two parties as a JSON file (decisions.md 34).
//!
//! A dossier is what offices have on paper, typed in: it becomes the events of an agreement, in the order of their
//! dates, and by folding them its facts. Faults of substance (a certificate due before the signature, a wrong NIP) are
//! no errors here: they are findings of the agreement. Only what can't be understood is refused.

mod check;
mod error;
mod events;
mod parties;
mod shape;

use std::sync::Arc;

pub use error::DossierError;
pub use shape::*;

use crate::agreement::{Agreement, Facts, Imported};
use crate::calendar::HolidayTable;
use crate::ids::{AgreementId, Ids, InstitutionId, OfficeId};

/// The name of this version of the shape.
pub const SCHEMA: &str = "patuh-dossier/1";

impl Dossier {
    /// Reads a dossier from JSON.
    ///
    /// # Errors
    /// [`DossierError`] with line and path for a wrong shape or an unknown field; with the path alone where places
    /// disagree (an unknown application, a signed PKS without its end, no head).
    pub fn parse(json: &str) -> Result<Self, DossierError> {
        let dossier: Self = serde_json::from_str(json).map_err(|fault| DossierError::shape(json, &fault))?;
        dossier.check()?;
        Ok(dossier)
    }

    /// The history for [`crate::agreement::AgreementCommand::ImportAgreement`].
    ///
    /// # Errors
    /// As [`Self::events`].
    pub fn imported(&self, institution: InstitutionId, ids: &mut dyn Ids) -> Result<Imported, DossierError> {
        Ok(Imported { institution, events: self.events(institution, ids)? })
    }

    /// The facts without a database, for what-if questions (decisions.md 32). Ids are a series of its own.
    ///
    /// # Errors
    /// As [`Self::events`].
    pub fn facts(&self, holidays: Arc<HolidayTable>) -> Result<Facts, DossierError> {
        let mut last = 0_u128;
        let mut series = move || {
            last += 1;
            uuid::Uuid::from_u128(last)
        };
        let office = OfficeId(series());
        let institution = InstitutionId(series());
        let id = AgreementId(series());
        let agreement = self
            .events(institution, &mut series)?
            .into_iter()
            .fold(None, |facts, event| Agreement::evolve(facts, id, office, event))
            .unwrap_or_else(|| Agreement::blank(id, office, institution));
        Ok(Facts {
            office: self.office.to_office(office),
            institution: self.institution.to_institution(institution, office),
            agreement,
            holidays,
            usage: Vec::new(),
        })
    }
}

/// The published JSON Schema of the dossier.
#[cfg(feature = "schema")]
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Dossier)
}
