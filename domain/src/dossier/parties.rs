//! The two parties of a dossier, as commands for the door and as facts without one.

use super::{Dossier, InstitutionPart, OfficePart};
use crate::head::Head;
use crate::ids::{InstitutionId, OfficeId};
use crate::institution::{Institution, InstitutionCommand, InstitutionEvent, InstitutionProfile};
use crate::office::{Office, OfficeCommand, OfficeEvent, OfficeProfile, OfficeSettings};

impl Dossier {
    /// Founds the office with its heads in the order of their terms.
    pub fn office_commands(&self) -> Vec<OfficeCommand> {
        let mut heads = by_term(&self.office.heads).into_iter();
        let founding = heads.next().map(|head| OfficeCommand::Found { profile: self.office.profile(), head });
        founding.into_iter().chain(heads.map(|head| OfficeCommand::AppointHead { head })).collect()
    }

    /// Registers the institution with its heads in the order of their terms.
    pub fn institution_commands(&self) -> Vec<InstitutionCommand> {
        let mut heads = by_term(&self.institution.heads).into_iter();
        let founding =
            heads.next().map(|head| InstitutionCommand::Register { profile: self.institution.profile(), head });
        founding.into_iter().chain(heads.map(|head| InstitutionCommand::AppointHead { head })).collect()
    }
}

impl OfficePart {
    /// Name, address, zone.
    pub fn profile(&self) -> OfficeProfile {
        OfficeProfile {
            name: self.name.clone(),
            government: self.government.clone(),
            level: self.level,
            region_code: self.region_code.clone(),
            address: self.address.clone(),
            city: self.city.clone(),
            postcode: self.postcode.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            zone: self.time_zone,
            evaluation_recipient: self.evaluation_recipient,
        }
    }

    /// The office with the settings that hold by default.
    pub(super) fn to_office(&self, id: OfficeId) -> Office {
        let blank = Office {
            id,
            profile: self.profile(),
            heads: Vec::new(),
            settings: OfficeSettings::default(),
            hours: Vec::new(),
            upstream: None,
            clauses: Vec::new(),
            active: true,
        };
        let mut heads = by_term(&self.heads).into_iter().map(|head| OfficeEvent::HeadAppointed { head });
        heads.try_fold(blank.clone(), |office, event| Office::evolve(Some(office), id, event)).unwrap_or(blank)
    }
}

impl InstitutionPart {
    /// Name, kind, address, work units.
    pub fn profile(&self) -> InstitutionProfile {
        InstitutionProfile {
            name: self.name.clone(),
            kind: self.kind,
            region_code: self.region_code.clone(),
            address: self.address.clone(),
            work_units: self.work_units.clone(),
            emblem: None,
        }
    }

    pub(super) fn to_institution(&self, id: InstitutionId, office: OfficeId) -> Institution {
        let blank = Institution { id, office, profile: self.profile(), heads: Vec::new(), active: true };
        let mut heads = by_term(&self.heads).into_iter().map(|head| InstitutionEvent::HeadAppointed { head });
        heads
            .try_fold(blank.clone(), |institution, event| Institution::evolve(Some(institution), id, office, event))
            .unwrap_or(blank)
    }
}

fn by_term(heads: &[Head]) -> Vec<Head> {
    let mut heads = heads.to_vec();
    heads.sort_by_key(|head| head.since);
    heads
}
