//! The one way of a form to the desk and back.

use axum::http::request::Parts;
use axum::response::Response;
use patuh_app::forms::FormSpec;
use patuh_app::ports::{DeskError, Done, Envelope, SignedIn};
use patuh_app::views::{FormErrors, HistoryEntry, Posted, hidden};
use patuh_domain::command::Command;
use patuh_domain::ids::{FileId, OfficeId};
use patuh_domain::refusal::Rule;
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use crate::audit::phrase;
use crate::http::local_path::local_path;
use crate::http::sent::{Sent, Uploader};
use crate::http::state::AppState;
use crate::http::{flash, page, plain};
use crate::identity::digest;
use crate::machinery::Accepted;

/// Pressed instead of the button that sends: keep what is typed, do nothing.
const SAVE_ONLY: &str = "simpan";
/// The longest key that is taken; others are replaced by their digest.
const LONGEST_KEY: usize = 64;

/// A form on its way: who sent it, from which page.
pub struct Submission<'a> {
    pub state: &'a AppState,
    pub parts: &'a Parts,
    pub member: &'a SignedIn,
    /// The page that shows the form, by its path; drafts are bound to it.
    pub form: String,
    pub sent: Sent,
}

impl<'a> Submission<'a> {
    /// A form that was sent to the path of its own page.
    pub fn new(state: &'a AppState, parts: &'a Parts, member: &'a SignedIn, sent: Sent) -> Self {
        Self { state, parts, member, form: parts.uri.path().to_owned(), sent }
    }

    /// Keeps what is typed and asks nothing, as if the button for that had been pressed.
    pub fn only_save(&mut self) {
        self.sent.posted.set(SAVE_ONLY, "1");
    }

    /// Parses and asks at the desk.
    ///
    /// # Errors
    /// The answer, where it wasn't done: the form again, an outage, or nothing there.
    pub async fn perform(
        &mut self,
        parse: impl FnOnce(&Posted) -> Result<Command, FormErrors>,
    ) -> Result<Done, Response> {
        if self.sent.posted.is_set(SAVE_ONLY) {
            return Err(self.saved().await);
        }
        let mut faults = std::mem::take(&mut self.sent.faults);
        let command = match parse(&self.sent.posted) {
            Ok(command) if faults.is_empty() => command,
            Ok(_) => return Err(self.back(faults).await),
            Err(errors) => {
                for (field, error) in errors.fields {
                    faults.add(&field, error);
                }
                faults.general.extend(errors.general);
                return Err(self.back(faults).await);
            }
        };
        let envelope = Envelope {
            command,
            expected_version: self.sent.posted.text(hidden::VERSION).parse().ok(),
            idempotency_key: self.key(),
        };
        match self.state.rooms.ports.desk.perform(&self.member.actor, envelope).await {
            Ok(done) => Ok(done),
            Err(DeskError::Refused(refusal)) if refusal.rule == Rule::Unknown => {
                Err(page::not_found(self.state, self.parts).await)
            }
            Err(DeskError::Refused(refusal)) => Err(self.back(FormErrors::refused(&refusal)).await),
            Err(DeskError::Stale { current_version, changes }) => {
                self.sent.posted.set(hidden::VERSION, current_version.to_string());
                let changed = changes.iter().map(what_changed).collect();
                Err(self.back(FormErrors { changed, ..FormErrors::default() }).await)
            }
            Err(DeskError::Unavailable(cause)) => {
                tracing::error!(%cause, form = %self.form, "a command can't be done");
                Err(self.outage())
            }
        }
    }

    /// The answer after it was done: to `next` of the form, else to `page`, with what was done as a word on it. The draft
    /// is forgotten.
    pub async fn finished(&self, done: &Done, page: &str) -> Response {
        let told = done.events.first().map_or_else(
            || Bilingual::new("Tidak ada yang berubah.", "Nothing changed."),
            |event| full_stop(&phrase(event)),
        );
        self.on_to(page, told).await
    }

    /// As [`Self::finished`], with a word of one's own.
    pub async fn on_to(&self, page: &str, told: Bilingual) -> Response {
        self.forget_draft().await;
        let next = local_path(self.sent.posted.text(hidden::NEXT)).unwrap_or(page);
        let mut response = page::see_other(next);
        flash::tell(&mut response, &self.state.rooms.keys, told, true, self.state.config.is_encrypted());
        response
    }

    /// Forgets the draft that this submission came from.
    pub async fn forget_draft(&self) {
        let (Some(person), Some(draft)) = (self.member.actor.person(), self.draft()) else { return };
        if let Err(error) = self.state.rooms.drafts.discard(person, draft).await {
            tracing::warn!(error = %error.in_full(), "a draft that was sent can't be forgotten");
        }
    }

    /// The form again with what is wrong, as a draft.
    pub async fn back(&self, errors: FormErrors) -> Response {
        match self.keep(&errors).await {
            Some(id) => page::see_other(&format!("{}?draft={id}", self.form)),
            None => self.outage(),
        }
    }

    /// The form again as it was arranged by one of its buttons, at `place` of the page; nothing was asked.
    pub async fn arranged(&self, place: &str) -> Response {
        match self.keep(&FormErrors::default()).await {
            Some(id) => page::see_other(&format!("{}?draft={id}#{place}", self.form)),
            None => self.outage(),
        }
    }

    /// Takes out ids of uploads that are neither this person's nor among `known`: nobody may attach a file by guessing.
    ///
    /// # Errors
    /// The answer, where that can't be checked.
    pub async fn check_files(&mut self, spec: &FormSpec, known: &[FileId]) -> Result<(), Response> {
        let named: Vec<(String, Option<FileId>)> = spec
            .fields()
            .filter(|field| field.kind.is_upload())
            .map(|field| (field.name.clone(), self.sent.posted.text(&field.name)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.parse().ok()))
            .collect();
        let ids: Vec<FileId> = named.iter().filter_map(|(_, id)| *id).filter(|id| !known.contains(id)).collect();
        let Some(person) = self.member.actor.person() else { return Err(self.outage()) };
        let own = self.state.rooms.files.uploaded_by(person, &ids).await.map_err(|error| {
            tracing::error!(error = %error.in_full(), "uploads can't be read");
            self.outage()
        })?;
        for (name, id) in named {
            if !id.is_some_and(|id| known.contains(&id) || own.contains(&id)) {
                self.sent.posted.0.remove(&name);
            }
        }
        Ok(())
    }

    /// An id for what this form makes: the same for the same key, so that sending twice makes one thing; nobody can
    /// choose it.
    pub fn fresh_id(&self) -> Uuid {
        let key = self.key();
        let who = self.member.actor.person().map_or([0; 16], |person| *person.0.as_bytes());
        let code = self.state.rooms.keys.code("new id", &[&who, self.form.as_bytes(), key.as_bytes()]);
        let now = Uuid::now_v7();
        let time = key.parse::<Uuid>().ok().filter(|key| key.get_version_num() == 7).unwrap_or(now);
        let mut bytes = *time.as_bytes();
        bytes[6..].copy_from_slice(&code[..10]);
        bytes[6] = bytes[6] & 0x0f | 0x70;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Uuid::from_bytes(bytes)
    }

    async fn saved(&self) -> Response {
        let Some(id) = self.keep(&FormErrors::default()).await else { return self.outage() };
        let mut response = page::see_other(&format!("{}?draft={id}", self.form));
        let told =
            Bilingual::new("Draf tersimpan; belum ada yang diajukan.", "The draft is kept; nothing was submitted.");
        flash::tell(&mut response, &self.state.rooms.keys, told, true, self.state.config.is_encrypted());
        response
    }

    async fn keep(&self, errors: &FormErrors) -> Option<Uuid> {
        let person = self.member.actor.person()?;
        let kept = self.state.rooms.drafts.keep(person, &self.form, self.draft(), &self.sent.posted, errors).await;
        kept.inspect_err(|error| tracing::error!(error = %error.in_full(), "a draft can't be kept")).ok()
    }

    fn outage(&self) -> Response {
        let (language, reference) = (page::language(self.parts), page::reference(self.parts));
        plain::outage(self.state, language, &reference, Some((self.parts.uri.path(), &self.sent.posted)))
    }

    /// The draft that is being corrected; else the one that was kept under the number of the form while it was typed.
    fn draft(&self) -> Option<Uuid> {
        let named = |field| self.sent.posted.text(field).parse().ok();
        named(hidden::DRAFT).or_else(|| named(hidden::KEY))
    }

    /// The key of the form; without one the submission stands alone.
    fn key(&self) -> String {
        match self.sent.posted.text(hidden::KEY) {
            "" => Uuid::now_v7().to_string(),
            key if key.len() <= LONGEST_KEY => key.to_owned(),
            key => digest(key.as_bytes()),
        }
    }
}

/// Whose uploads a form takes: the member's, for `office`.
pub fn uploader(member: &SignedIn, office: OfficeId, accepted: Accepted) -> Option<Uploader> {
    member.actor.person().map(|person| Uploader { office, person, accepted })
}

fn what_changed(entry: &HistoryEntry) -> Bilingual {
    let detail = entry.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
    Bilingual::owned(
        format!("{}: {}{detail}.", entry.who, entry.what.id),
        format!("{}: {}{detail}.", entry.who, entry.what.en),
    )
}

fn full_stop(text: &Bilingual) -> Bilingual {
    Bilingual::owned(format!("{}.", text.id), format!("{}.", text.en))
}
