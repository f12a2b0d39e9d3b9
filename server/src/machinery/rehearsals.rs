//! Rehearsals of a PoC: which User ID is answered by the simulator until when, and what people noted.
//!
//! A rehearsal is no fact of the agreement: it opens no access, it only turns a User ID that has access away from the
//! centre. What is noted becomes a fact when somebody records the result of the PoC. Opening and finishing move the
//! office's epoch, so that no gate goes on with what it read before.

use chrono::{DateTime, TimeDelta, Utc};
use patuh_domain::agreement::{CheckOutcome, PocCheck, PocSubject};
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, PersonId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use crate::desk::epoch;
use crate::store::entity::{rehearsal_checks, rehearsals};
use crate::store::{Store, StoreError};

/// How long a rehearsal stays open.
const OPEN_FOR: TimeDelta = TimeDelta::hours(4);

/// One rehearsal with what was noted.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    pub id: Uuid,
    pub agreement: AgreementId,
    pub subject: PocSubject,
    pub account: Option<AccountId>,
    pub started_at: DateTime<Utc>,
    pub open_until: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub checks: Vec<PocCheck>,
}

impl Rehearsal {
    /// Calls are answered by the simulator at this instant.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.finished_at.is_none() && at < self.open_until
    }

    /// Until when calls belong to it.
    pub fn ended_at(&self) -> DateTime<Utc> {
        self.finished_at.map_or(self.open_until, |finished| finished.min(self.open_until))
    }
}

/// The rehearsals in a database.
#[derive(Clone)]
pub struct Rehearsals {
    store: Store,
}

impl Rehearsals {
    /// The rehearsals in `store`.
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    /// Opens a rehearsal; one that is open for the same subject ends.
    ///
    /// # Errors
    /// What the database says.
    pub async fn start(
        &self,
        office: OfficeId,
        agreement: AgreementId,
        subject: PocSubject,
        account: AccountId,
        by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Uuid, StoreError> {
        let writing = self.store.write().await?;
        let db = writing.on();
        close(db, agreement, subject, now).await?;
        let row = rehearsals::Model {
            id: Uuid::now_v7(),
            office_id: office.0,
            agreement_id: agreement.0,
            subject: subject.key(),
            account_id: Some(account.0),
            started_by: by.0,
            started_at: now,
            open_until: now + OPEN_FOR,
            finished_at: None,
        };
        let id = row.id;
        rehearsals::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        epoch::advance_one(db, office.0).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// The last rehearsal of each subject of an agreement.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_agreement(&self, agreement: AgreementId) -> Result<Vec<Rehearsal>, StoreError> {
        let rows = rehearsals::Entity::find()
            .filter(rehearsals::Column::AgreementId.eq(agreement.0))
            .order_by_desc(rehearsals::Column::StartedAt)
            .all(self.store.db())
            .await?;
        let mut last: Vec<Rehearsal> = Vec::new();
        for row in rows {
            let Some(subject) = PocSubject::parse(&row.subject) else { continue };
            if last.iter().any(|later| later.subject == subject) {
                continue;
            }
            let checks = rehearsal_checks::Entity::find()
                .filter(rehearsal_checks::Column::RehearsalId.eq(row.id))
                .all(self.store.db())
                .await?;
            last.push(Rehearsal {
                id: row.id,
                agreement,
                subject,
                account: row.account_id.map(AccountId),
                started_at: row.started_at,
                open_until: row.open_until,
                finished_at: row.finished_at,
                checks: checks.into_iter().filter_map(check).collect(),
            });
        }
        Ok(last)
    }

    /// Notes outcomes; `None` takes a note back.
    ///
    /// # Errors
    /// What the database says.
    pub async fn note(
        &self,
        office: OfficeId,
        rehearsal: Uuid,
        notes: Vec<(String, Option<CheckOutcome>, Option<String>)>,
        by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let db = writing.on();
        for (key, outcome, remark) in notes {
            let Some(outcome) = outcome else {
                rehearsal_checks::Entity::delete_by_id((rehearsal, key)).exec(db).await?;
                continue;
            };
            let row = rehearsal_checks::Model {
                rehearsal_id: rehearsal,
                check_key: key,
                office_id: office.0,
                outcome: outcome_name(outcome).to_owned(),
                remark,
                recorded_by: by.0,
                recorded_at: now,
            };
            let columns = [
                rehearsal_checks::Column::Outcome,
                rehearsal_checks::Column::Remark,
                rehearsal_checks::Column::RecordedBy,
                rehearsal_checks::Column::RecordedAt,
            ];
            let again =
                OnConflict::columns([rehearsal_checks::Column::RehearsalId, rehearsal_checks::Column::CheckKey])
                    .update_columns(columns)
                    .to_owned();
            rehearsal_checks::Entity::insert(row.into_active_model())
                .on_conflict(again)
                .exec_without_returning(db)
                .await?;
        }
        writing.commit().await?;
        Ok(())
    }

    /// Ends the rehearsal of a subject: calls go to the centre again.
    ///
    /// # Errors
    /// What the database says.
    pub async fn finish(
        &self,
        office: OfficeId,
        agreement: AgreementId,
        subject: PocSubject,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let db = writing.on();
        close(db, agreement, subject, now).await?;
        epoch::advance_one(db, office.0).await?;
        writing.commit().await?;
        Ok(())
    }
}

/// The rehearsals of an office that may still be open, for the access book: User ID, subject, until when.
///
/// # Errors
/// What the database says.
pub async fn open_of<C: ConnectionTrait>(
    db: &C,
    office: OfficeId,
) -> Result<Vec<(AccountId, PocSubject, DateTime<Utc>)>, StoreError> {
    let rows = rehearsals::Entity::find()
        .filter(rehearsals::Column::OfficeId.eq(office.0))
        .filter(rehearsals::Column::FinishedAt.is_null())
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((AccountId(row.account_id?), PocSubject::parse(&row.subject)?, row.open_until)))
        .collect())
}

async fn close<C: ConnectionTrait>(
    db: &C,
    agreement: AgreementId,
    subject: PocSubject,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    rehearsals::Entity::update_many()
        .col_expr(rehearsals::Column::FinishedAt, Expr::value(now))
        .filter(rehearsals::Column::AgreementId.eq(agreement.0))
        .filter(rehearsals::Column::Subject.eq(subject.key()))
        .filter(rehearsals::Column::FinishedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// The outcome's name in the database and in forms.
pub const fn outcome_name(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Passed => "passed",
        CheckOutcome::Failed => "failed",
        CheckOutcome::NotApplicable => "not_applicable",
    }
}

/// The outcome of [`outcome_name`].
pub fn parse_outcome(name: &str) -> Option<CheckOutcome> {
    CheckOutcome::ALL.into_iter().find(|outcome| outcome_name(*outcome) == name)
}

fn check(row: rehearsal_checks::Model) -> Option<PocCheck> {
    Some(PocCheck { key: row.check_key, outcome: parse_outcome(&row.outcome)?, remark: row.remark })
}
