//! Many documents at once: the job that makes those that were chosen.

use std::time::Duration;

use patuh_app::loading::Trouble;
use patuh_app::ports::{Desk as _, DeskError, Envelope, Reading as _};
use patuh_app::views::{PrintFailure, PrintJob, PrintState};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::wording::Bilingual;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::making::{Place, places};
use super::zip::Zip;
use super::{PaperRoom, title, unread};
use crate::documents::Form;
use crate::identity::digest;
use crate::machinery::print_jobs::{self, NewJob, Progress};
use crate::store::StoreError;
use crate::store::entity;

/// Agreements in one job at most.
pub const MOST: usize = 500;
/// How often a waiting job says that it is alive.
const SIGN: Duration = Duration::from_secs(30);

/// One job at a time: the rest of the machine is for those who wait for a page.
static TURN: Semaphore = Semaphore::const_new(1);

impl PaperRoom {
    /// Takes a job on and works it off behind the answer. Only agreements that the actor sees are taken.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] where nothing is left of it; an outage where the database refuses.
    pub async fn begin_job(
        &self,
        actor: &Actor,
        kind: &str,
        issues: bool,
        wanted: &[AgreementId],
    ) -> Result<Uuid, Trouble> {
        let form = Form::parse(kind).ok_or(Trouble::NotFound)?;
        let by = actor.person().ok_or(Trouble::NotFound)?;
        let seen = self.reading.agreements(actor).await?;
        let mut office: Option<OfficeId> = None;
        let mut agreements = Vec::new();
        for (facts, _) in &seen {
            if wanted.contains(&facts.agreement.id) && agreements.len() < MOST {
                office.get_or_insert(facts.office.id);
                agreements.push((facts.institution.profile.name.clone(), facts.agreement.id));
            }
        }
        agreements.sort();
        let agreements: Vec<_> = agreements.into_iter().map(|(_, id)| id).collect();
        let office = office.ok_or(Trouble::NotFound)?;
        let job = NewJob { office, by, kind: form.code().to_owned(), issues, agreements };
        let id = self.jobs.begin(&job).await.map_err(unread)?;
        let (room, actor) = (self.clone(), actor.clone());
        tokio::spawn(async move { room.work(id, job, form, actor).await });
        Ok(id)
    }

    /// Begins a job of this person once more.
    ///
    /// # Errors
    /// As [`Self::begin_job`].
    pub async fn repeat_job(&self, actor: &Actor, id: Uuid) -> Result<Uuid, Trouble> {
        let job = self.job(actor, id).await?;
        let agreements = print_jobs::agreements(&job).map_err(unread)?;
        self.begin_job(actor, &job.kind, job.issues, &agreements).await
    }

    /// The row of a job of this person.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for a job of somebody else.
    pub async fn job(&self, actor: &Actor, id: Uuid) -> Result<entity::print_jobs::Model, Trouble> {
        let by = actor.person().ok_or(Trouble::NotFound)?;
        self.jobs.one(by, id).await.map_err(unread)?.ok_or(Trouble::NotFound)
    }

    /// Where the ZIP of a job lies.
    pub fn zip_of(&self, id: Uuid) -> std::path::PathBuf {
        self.jobs.place(id)
    }

    /// The jobs of this person as pages show them.
    ///
    /// # Errors
    /// An outage where the database can't be read.
    pub(super) async fn jobs_of(&self, actor: &Actor) -> Result<Vec<PrintJob>, Trouble> {
        let Some(by) = actor.person() else { return Ok(Vec::new()) };
        self.jobs.of(by).await.map_err(unread)?.iter().map(|job| view(job).map_err(unread)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Self::job`].
    pub(super) async fn job_view(&self, actor: &Actor, id: Uuid) -> Result<PrintJob, Trouble> {
        view(&self.job(actor, id).await?).map_err(unread)
    }

    async fn work(&self, id: Uuid, job: NewJob, form: Form, actor: Actor) {
        let turn = async {
            let mut sign = tokio::time::interval(SIGN);
            tokio::select! {
                turn = TURN.acquire() => turn.ok(),
                () = async {
                    loop {
                        sign.tick().await;
                        self.note(self.jobs.moved(id, "waiting", &Progress::default()).await);
                    }
                } => None,
            }
        };
        let _turn = turn.await;
        let outcome = self.make_all(id, &job, form, &actor).await;
        match outcome {
            Ok(progress) => self.note(self.jobs.moved(id, "done", &progress).await),
            Err(cause) => {
                tracing::error!(job = %id, %cause, "a print job failed");
                self.note(self.jobs.failed(id, &cause).await);
            }
        }
    }

    /// Every document of the job, into the ZIP. What can't be made is noted and the rest goes on.
    async fn make_all(&self, id: Uuid, job: &NewJob, form: Form, actor: &Actor) -> Result<Progress, String> {
        let mut zip = Zip::new(self.jobs.create(id).map_err(|error| error.to_string())?);
        let mut progress = Progress::default();
        self.note(self.jobs.moved(id, "running", &progress).await);
        for agreement in &job.agreements {
            match self.make_for(id, job, form, actor, *agreement, &mut progress).await {
                Ok(papers) => {
                    for (name, pdf) in papers {
                        zip.add(&name, &pdf).map_err(|error| error.to_string())?;
                        progress.files += 1;
                    }
                }
                Err(failure) => progress.failures.push(failure),
            }
            progress.done += 1;
            self.note(self.jobs.moved(id, "running", &progress).await);
        }
        let file = zip.finish().map_err(|error| error.to_string())?;
        file.sync_all().map_err(|error| error.to_string())?;
        Ok(progress)
    }

    /// The documents of one agreement: name in the ZIP and bytes.
    async fn make_for(
        &self,
        id: Uuid,
        job: &NewJob,
        form: Form,
        actor: &Actor,
        agreement: AgreementId,
        progress: &mut Progress,
    ) -> Result<Vec<(String, Vec<u8>)>, PrintFailure> {
        let failure = |institution: &str, subject: Option<String>, why: Bilingual| PrintFailure {
            agreement,
            institution: institution.to_owned(),
            subject,
            why,
        };
        let view = match self.reading.agreement(actor, agreement).await {
            Ok(view) => view,
            Err(_) => return Err(failure("", None, unreadable())),
        };
        let institution = view.facts.institution.profile.name.clone();
        let all = places(form, &view.facts, view.moment.today());
        if all.is_empty() {
            return Err(failure(&institution, None, nothing_to_make()));
        }
        let mut made = Vec::new();
        for place in all {
            let name = file_name(progress.files + made.len() + 1, &institution, &place);
            let made_one = if job.issues {
                self.issue_one(id, actor, agreement, &place).await
            } else {
                let file = self.file(actor, agreement, form.code(), place.key.as_deref()).await;
                file.map(|paper| paper.pdf).map_err(|_| unmakeable())
            };
            match made_one {
                Ok(pdf) => made.push((name, pdf)),
                Err(why) => progress.failures.push(failure(&institution, place.name.clone(), why)),
            }
        }
        Ok(made)
    }

    /// Issues one document of a job, unless something is missing in it.
    async fn issue_one(
        &self,
        job: Uuid,
        actor: &Actor,
        agreement: AgreementId,
        place: &Place,
    ) -> Result<Vec<u8>, Bilingual> {
        // Read again: issuing the one before changed the agreement.
        let view = self.reading.agreement(actor, agreement).await.map_err(|_| unreadable())?;
        let subject = place.key.as_deref().unwrap_or_default();
        let parts: [&[u8]; 4] =
            [job.as_bytes(), agreement.0.as_bytes(), place.form.code().as_bytes(), subject.as_bytes()];
        let printed = match self.print(actor, &view, &place.clone().to_issue(None), self.fresh_code(&parts)).await {
            Ok(printed) => printed,
            Err(Trouble::Forbidden | Trouble::NotFound) => return Err(not_yours()),
            Err(_) => return Err(unmakeable()),
        };
        if !printed.missing.is_empty() {
            return Err(lacking(printed.missing.iter().map(|missing| &missing.what)));
        }
        self.keep(view.facts.office.id, &printed).await.map_err(|_| unmakeable())?;
        let envelope = Envelope {
            command: Command::Agreement {
                office: view.facts.office.id,
                id: agreement,
                command: AgreementCommand::IssueDocument { edition: Box::new(printed.edition) },
            },
            expected_version: None,
            idempotency_key: digest(&parts.concat()),
        };
        match self.desk.perform(actor, envelope).await {
            Ok(_) => Ok(printed.pdf),
            Err(DeskError::Refused(refusal)) => Err(refusal.what),
            Err(error) => {
                tracing::error!(%error, %agreement, "a document of a job can't be issued");
                Err(unmakeable())
            }
        }
    }

    /// What the database says of a job's state is not worth stopping for.
    fn note(&self, said: Result<(), StoreError>) {
        if let Err(error) = said {
            tracing::warn!(error = %error.in_full(), "the state of a print job can't be kept");
        }
    }
}

/// `001-dinas-sosial-D13a-bagus-prakoso.pdf`: sorted as the job went, readable on any system.
fn file_name(number: usize, institution: &str, place: &Place) -> String {
    let subject = place.name.as_deref().map(|name| format!("-{}", plain(name))).unwrap_or_default();
    format!("{number:03}-{}-{}{subject}.pdf", plain(institution), place.form.code())
}

/// Small letters, figures and single hyphens, 60 at most.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn view(job: &entity::print_jobs::Model) -> Result<PrintJob, StoreError> {
    let silent = print_jobs::is_silent(job, chrono::Utc::now());
    let state = match job.phase.as_str() {
        _ if silent => PrintState::Failed,
        "waiting" => PrintState::Waiting,
        "running" => PrintState::Running,
        "done" => PrintState::Done,
        _ => PrintState::Failed,
    };
    let reason = match &job.reason {
        _ if silent => Some(Bilingual::new(
            "Server berhenti sebelum pekerjaan ini selesai. Ulangi; yang sudah terbit tidak hilang.",
            "The server stopped before this was finished. Repeat it; what was issued is not lost.",
        )),
        Some(reason) => Some(Bilingual::owned(
            format!("Berkas ZIP tidak dapat ditulis ({reason})."),
            format!("The ZIP file can't be written ({reason})."),
        )),
        None => None,
    };
    let number = |value: i64| usize::try_from(value).unwrap_or_default();
    Ok(PrintJob {
        id: job.id,
        title: title(&job.kind),
        kind: job.kind.clone(),
        issues: job.issues,
        state,
        total: number(job.total),
        done: number(job.done),
        files: number(job.files),
        failures: print_jobs::failures(job)?,
        reason,
        created_at: job.created_at,
        finished_at: job.finished_at,
        expires_at: job.expires_at,
    })
}

fn unreadable() -> Bilingual {
    Bilingual::new("Perjanjiannya tidak dapat dibaca. Ulangi sebentar lagi.", "The agreement can't be read. Repeat it.")
}

fn nothing_to_make() -> Bilingual {
    Bilingual::new("Tidak ada dokumen jenis ini pada perjanjian ini.", "It has no document of this kind.")
}

fn not_yours() -> Bilingual {
    Bilingual::new(
        "Dokumen ini diterbitkan oleh pihak lain, atau di luar wewenang peran Anda.",
        "The other side issues this document, or it isn't within your role.",
    )
}

fn unmakeable() -> Bilingual {
    Bilingual::new(
        "Dokumen tidak dapat dibuat. Laporkan kepada pengelola sistem.",
        "The document can't be made. Tell the administrator.",
    )
}

fn lacking<'a>(missing: impl Iterator<Item = &'a Bilingual>) -> Bilingual {
    let (mut id, mut en) = (Vec::new(), Vec::new());
    for what in missing {
        id.push(what.id.as_ref());
        en.push(what.en.as_ref());
    }
    Bilingual::owned(
        format!("Belum diterbitkan, masih kurang: {}.", id.join("; ")),
        format!("Not issued, still missing: {}.", en.join("; ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_zip_are_plain() {
        assert_eq!(plain("Dinas Sosial, Kab. \"Wanasari\"/2"), "dinas-sosial-kab-wanasari-2");
        assert_eq!(plain("../../x"), "x");
        assert!(plain(&"panjang sekali ".repeat(20)).len() <= 60);
    }
}
