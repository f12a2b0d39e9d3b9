//! What was loaded in this transaction, so that many commands on the same aggregates load them once.

use std::collections::HashMap;
use std::sync::Arc;

use patuh_domain::agreement::Agreement;
use patuh_domain::calendar::HolidayTable;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use patuh_domain::person::Person;
use sea_orm::DatabaseTransaction;

use crate::store::{StoreError, Versioned, load};

#[derive(Default)]
pub(super) struct Known {
    agreements: HashMap<AgreementId, Versioned<Agreement>>,
    institutions: HashMap<InstitutionId, Versioned<Institution>>,
    offices: HashMap<OfficeId, Versioned<Office>>,
    people: HashMap<PersonId, Versioned<Person>>,
    holidays: HashMap<OfficeId, Arc<HolidayTable>>,
}

impl Known {
    /// Takes an agreement out; [`Known::keep_agreement`] brings it back as it became.
    pub(super) async fn take_agreement(
        &mut self,
        db: &DatabaseTransaction,
        id: AgreementId,
    ) -> Result<Option<Versioned<Agreement>>, StoreError> {
        match self.agreements.remove(&id) {
            Some(known) => Ok(Some(known)),
            None => load::agreement(db, id).await,
        }
    }

    /// After it was changed by another command than its own: it is loaded anew.
    pub(super) fn forget_agreement(&mut self, id: AgreementId) {
        self.agreements.remove(&id);
    }

    pub(super) fn keep_agreement(&mut self, version: u64, value: Agreement) {
        self.agreements.insert(value.id, Versioned { version, value });
    }

    pub(super) async fn institution(
        &mut self,
        db: &DatabaseTransaction,
        id: InstitutionId,
    ) -> Result<Option<&Versioned<Institution>>, StoreError> {
        if !self.institutions.contains_key(&id)
            && let Some(loaded) = load::institution(db, id).await?
        {
            self.institutions.insert(id, loaded);
        }
        Ok(self.institutions.get(&id))
    }

    pub(super) fn keep_institution(&mut self, version: u64, value: Institution) {
        self.institutions.insert(value.id, Versioned { version, value });
    }

    pub(super) async fn office(
        &mut self,
        db: &DatabaseTransaction,
        id: OfficeId,
    ) -> Result<Option<&Versioned<Office>>, StoreError> {
        if !self.offices.contains_key(&id)
            && let Some(loaded) = load::office(db, id).await?
        {
            self.offices.insert(id, loaded);
        }
        Ok(self.offices.get(&id))
    }

    pub(super) fn keep_office(&mut self, version: u64, value: Office) {
        self.offices.insert(value.id, Versioned { version, value });
    }

    pub(super) async fn person(
        &mut self,
        db: &DatabaseTransaction,
        id: PersonId,
    ) -> Result<Option<&Versioned<Person>>, StoreError> {
        if !self.people.contains_key(&id)
            && let Some(loaded) = load::person(db, id).await?
        {
            self.people.insert(id, loaded);
        }
        Ok(self.people.get(&id))
    }

    pub(super) fn keep_person(&mut self, version: u64, value: Person) {
        self.people.insert(value.id, Versioned { version, value });
    }

    /// National holidays with the office's own.
    pub(super) async fn holidays(
        &mut self,
        db: &DatabaseTransaction,
        office: OfficeId,
    ) -> Result<Arc<HolidayTable>, StoreError> {
        if !self.holidays.contains_key(&office) {
            self.holidays.extend(load::holiday_tables(db, &[office]).await?);
        }
        Ok(self.holidays.get(&office).cloned().unwrap_or_else(HolidayTable::official))
    }

    pub(super) fn forget_holidays(&mut self) {
        self.holidays.clear();
    }

    /// After a part was undone: what it touched is loaded anew.
    pub(super) fn forget(&mut self, command: &Command) {
        match command {
            Command::Agreement { id, .. } => drop(self.agreements.remove(id)),
            Command::Institution { id, .. } => drop(self.institutions.remove(id)),
            Command::Office { id, .. } => drop(self.offices.remove(id)),
            Command::Person { id, .. } => drop(self.people.remove(id)),
            Command::Calendar { .. } => self.holidays.clear(),
        }
    }
}
