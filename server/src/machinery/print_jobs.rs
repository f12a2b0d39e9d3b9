//! Print jobs: what was asked, how far it is, and the ZIP at the end, until it expires.
//!
//! A job runs in the process that took it and says so every while; one that fell silent has stopped with its process and
//! counts as failed, whichever process looks (nothing has to tidy up at the start).

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use patuh_app::views::PrintFailure;
use patuh_domain::ids::{AgreementId, OfficeId, PersonId};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set};
use uuid::Uuid;

use crate::store::column::{json, parsed};
use crate::store::entity::print_jobs;
use crate::store::{Store, StoreError};

/// How long a finished job can be fetched.
const KEPT: TimeDelta = TimeDelta::days(7);
/// After so long without a sign a job has stopped.
const SILENCE: TimeDelta = TimeDelta::minutes(3);
/// Jobs in the list of a person.
const LISTED: u64 = 20;

/// Print jobs of the installation; a person sees their own.
#[derive(Clone)]
pub struct PrintJobs {
    store: Store,
    folder: PathBuf,
}

/// What a job is to make.
#[derive(Debug, Clone)]
pub struct NewJob {
    pub office: OfficeId,
    pub by: PersonId,
    /// `D13a`.
    pub kind: String,
    /// They are issued, not only printed as drafts.
    pub issues: bool,
    pub agreements: Vec<AgreementId>,
}

/// How far a job is.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Agreements worked off.
    pub done: usize,
    /// Documents in the ZIP.
    pub files: usize,
    pub failures: Vec<PrintFailure>,
}

impl PrintJobs {
    /// The jobs, with their files in the data folder.
    pub fn new(store: Store, data_dir: &Path) -> Self {
        Self { store, folder: data_dir.join("print") }
    }

    /// Takes a job on, and clears those away that expired.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin(&self, job: &NewJob) -> Result<Uuid, StoreError> {
        let now = Utc::now().trunc_subsecs(6);
        self.clear(now).await?;
        let id = Uuid::now_v7();
        let agreements: Vec<String> = job.agreements.iter().map(ToString::to_string).collect();
        print_jobs::ActiveModel {
            id: Set(id),
            office_id: Set(job.office.0),
            requested_by: Set(job.by.0),
            kind: Set(job.kind.clone()),
            issues: Set(job.issues),
            phase: Set("waiting".to_owned()),
            agreement_list: Set(json(&agreements)?),
            failures: Set("[]".to_owned()),
            reason: Set(None),
            total: Set(count(job.agreements.len())),
            done: Set(0),
            files: Set(0),
            created_at: Set(now),
            moved_at: Set(Some(now)),
            finished_at: Set(None),
            expires_at: Set(now + KEPT),
        }
        .insert(self.store.db())
        .await?;
        Ok(id)
    }

    /// Says that the job is alive, and how far it is.
    ///
    /// # Errors
    /// What the database says.
    pub async fn moved(&self, id: Uuid, phase: &str, progress: &Progress) -> Result<(), StoreError> {
        let now = Utc::now().trunc_subsecs(6);
        print_jobs::ActiveModel {
            id: Set(id),
            phase: Set(phase.to_owned()),
            done: Set(count(progress.done)),
            files: Set(count(progress.files)),
            failures: Set(json(&progress.failures)?),
            moved_at: Set(Some(now)),
            finished_at: Set((phase == "done").then_some(now)),
            ..Default::default()
        }
        .update(self.store.db())
        .await?;
        Ok(())
    }

    /// The job can't go on; `reason` is for the log and the person.
    ///
    /// # Errors
    /// What the database says.
    pub async fn failed(&self, id: Uuid, reason: &str) -> Result<(), StoreError> {
        let now = Utc::now().trunc_subsecs(6);
        print_jobs::ActiveModel {
            id: Set(id),
            phase: Set("failed".to_owned()),
            reason: Set(Some(reason.to_owned())),
            finished_at: Set(Some(now)),
            ..Default::default()
        }
        .update(self.store.db())
        .await?;
        Ok(())
    }

    /// A job of this person.
    ///
    /// # Errors
    /// What the database says.
    pub async fn one(&self, by: PersonId, id: Uuid) -> Result<Option<print_jobs::Model>, StoreError> {
        let query = print_jobs::Entity::find_by_id(id).filter(print_jobs::Column::RequestedBy.eq(by.0));
        Ok(query.one(self.store.db()).await?)
    }

    /// The latest jobs of this person.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(&self, by: PersonId) -> Result<Vec<print_jobs::Model>, StoreError> {
        use sea_orm::QuerySelect as _;
        Ok(print_jobs::Entity::find()
            .filter(print_jobs::Column::RequestedBy.eq(by.0))
            .order_by_desc(print_jobs::Column::CreatedAt)
            .limit(LISTED)
            .all(self.store.db())
            .await?)
    }

    /// Where the ZIP lies.
    pub fn place(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{}.zip", id.simple()))
    }

    /// A new file for the ZIP.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn create(&self, id: Uuid) -> io::Result<std::fs::File> {
        std::fs::create_dir_all(&self.folder)?;
        std::fs::File::create_new(self.place(id))
    }

    async fn clear(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let gone =
            print_jobs::Entity::find().filter(print_jobs::Column::ExpiresAt.lt(now)).all(self.store.db()).await?;
        for job in gone {
            // A file that is gone already, or was never made, leaves nothing to remove.
            let _ = tokio::fs::remove_file(self.place(job.id)).await;
            print_jobs::Entity::delete_by_id(job.id).exec(self.store.db()).await?;
        }
        Ok(())
    }
}

/// Whether an unfinished job has stopped with its process.
pub fn is_silent(job: &print_jobs::Model, now: DateTime<Utc>) -> bool {
    job.finished_at.is_none() && job.moved_at.is_none_or(|moved| moved + SILENCE < now)
}

/// The documents of a job that could not be made.
///
/// # Errors
/// The column holds something else.
pub fn failures(job: &print_jobs::Model) -> Result<Vec<PrintFailure>, StoreError> {
    parsed("print_jobs.failures", &job.failures)
}

/// What a job is about, to begin it once more.
///
/// # Errors
/// The column holds something else.
pub fn agreements(job: &print_jobs::Model) -> Result<Vec<AgreementId>, StoreError> {
    let ids: Vec<String> = parsed("print_jobs.agreement_list", &job.agreement_list)?;
    Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
