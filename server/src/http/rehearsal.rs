//! `POST /perjanjian/{id}/gladi/…`: a rehearsal is opened, noted on, finished, and carried over into the result.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::ports::SignedIn;
use patuh_app::query::encoded;
use patuh_app::views::{FormErrors, Posted, RehearsalView};
use patuh_domain::agreement::{AgreementAction, CheckOutcome, PocSubject};
use patuh_domain::ids::{AccountId, AgreementId};
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::state::AppState;
use super::visitor::Member;
use super::{flash, page, plain, sent};
use crate::machinery::rehearsals::{Rehearsals, parse_outcome};
use crate::store::StoreError;

/// The longest remark that is kept, in characters.
const LONGEST_REMARK: usize = 500;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/perjanjian/{id}/gladi/{verb}", post(act))
}

async fn act(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, verb)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Ok(id) = id.parse::<AgreementId>() else { return page::not_found(&state, &parts).await };
    let posted = sent.posted;
    let at = Visit { state: &state, member: &member, id };
    let done = match verb.as_str() {
        "mulai" => at.start(&posted).await,
        "catat" => at.note(&posted, false).await,
        "selesai" => at.note(&posted, true).await,
        "hasil" => at.conclude(&posted).await,
        _ => Ok(None),
    };
    match done {
        Ok(Some(response)) => response,
        Ok(None) => page::not_found(&state, &parts).await,
        Err(error) => {
            tracing::error!(error = %error.in_full(), "a rehearsal can't be written");
            plain::outage(&state, page::language(&parts), &page::reference(&parts), Some((parts.uri.path(), &posted)))
        }
    }
}

struct Visit<'a> {
    state: &'a AppState,
    member: &'a SignedIn,
    id: AgreementId,
}

/// `None`: there is no such thing for this person.
type Done = Result<Option<Response>, StoreError>;

impl Visit<'_> {
    /// The page of this subject, where the person may rehearse.
    async fn view(&self, subject: &str) -> Option<RehearsalView> {
        let reading = &self.state.rooms.ports.reading;
        let view = reading.rehearsal(&self.member.actor, self.id, Some(subject)).await.ok()?;
        view.may_rehearse.then_some(view)
    }

    async fn start(&self, posted: &Posted) -> Done {
        let subject = posted.text("objek");
        let (Some(by), Some(parsed)) = (self.member.actor.person(), PocSubject::parse(subject)) else {
            return Ok(None);
        };
        let Some(view) = self.view(subject).await else { return Ok(None) };
        let Some(shown) = view.subjects.iter().find(|known| known.key == subject) else { return Ok(None) };
        let account = posted.text("account").parse::<AccountId>().ok();
        let Some(account) = account.filter(|id| shown.accounts.iter().any(|(known, _)| known == id)) else {
            return Ok(None);
        };
        if shown.settled {
            return Ok(Some(self.back(
                subject,
                Bilingual::new("PoC sudah selesai; gladi tidak dibuka.", "The PoC is settled; nothing was opened."),
                false,
            )));
        }
        let office = view.agreement.facts.office.id;
        let now = self.state.rooms.clock.now();
        Rehearsals::new(self.state.rooms.store.clone()).start(office, self.id, parsed, account, by, now).await?;
        let told = Bilingual::new(
            "Gladi dibuka; panggilan dijawab simulator.",
            "The rehearsal is open; calls are answered by the simulator.",
        );
        Ok(Some(self.back(subject, told, true)))
    }

    /// Keeps what is noted; `finish` ends the rehearsal too.
    async fn note(&self, posted: &Posted, finish: bool) -> Done {
        let Some(by) = self.member.actor.person() else { return Ok(None) };
        let Some((view, subject)) = self.of_rehearsal(posted).await? else { return Ok(None) };
        let Some(rehearsal) = &view.rehearsal else { return Ok(None) };
        let rehearsals = Rehearsals::new(self.state.rooms.store.clone());
        let (office, now) = (view.agreement.facts.office.id, self.state.rooms.clock.now());
        let notes = view.checks.iter().map(|check| noted(posted, &check.key)).collect();
        rehearsals.note(office, rehearsal.id, notes, by, now).await?;
        if finish && let Some(parsed) = PocSubject::parse(&subject) {
            rehearsals.finish(office, self.id, parsed, now).await?;
        }
        let told = if finish {
            Bilingual::new("Gladi selesai; catatan tersimpan.", "The rehearsal is finished; notes are kept.")
        } else {
            Bilingual::new("Catatan tersimpan.", "Notes are kept.")
        };
        Ok(Some(self.back(&subject, told, true)))
    }

    /// The form of the result, filled from the rehearsal: a kept form, as if it had been begun by hand.
    async fn conclude(&self, posted: &Posted) -> Done {
        let Some(by) = self.member.actor.person() else { return Ok(None) };
        let Some((view, subject)) = self.of_rehearsal(posted).await? else { return Ok(None) };
        if !view.may_conclude {
            return Ok(None);
        }
        let mut values = Posted::default();
        values.set("subject", subject);
        let failed = view.checks.iter().any(|check| check.outcome == Some("failed"));
        values.set("verdict", if failed { "needs_work" } else { "passed" });
        for check in &view.checks {
            if let Some(outcome) = check.outcome {
                values.set(&format!("check_{}", check.key), outcome);
            }
            if let Some(remark) = &check.remark {
                values.set(&format!("remark_{}", check.key), remark.clone());
            }
        }
        let form = format!("/perjanjian/{}/langkah/{}", self.id, AgreementAction::RecordPocResult.name());
        let draft = self.state.rooms.drafts.keep(by, &form, None, &values, &FormErrors::default()).await?;
        Ok(Some(page::see_other(&format!("{form}?draft={draft}"))))
    }

    /// The page whose rehearsal is named, with its subject.
    async fn of_rehearsal(&self, posted: &Posted) -> Result<Option<(RehearsalView, String)>, StoreError> {
        let Ok(id) = posted.text("gladi").parse::<Uuid>() else { return Ok(None) };
        let all = Rehearsals::new(self.state.rooms.store.clone()).of_agreement(self.id).await?;
        let Some(named) = all.into_iter().find(|rehearsal| rehearsal.id == id) else { return Ok(None) };
        let subject = named.subject.key();
        Ok(self.view(&subject).await.map(|view| (view, subject)))
    }

    fn back(&self, subject: &str, told: Bilingual, good: bool) -> Response {
        let mut response = page::see_other(&format!("/perjanjian/{}/gladi?objek={}", self.id, encoded(subject)));
        flash::tell(&mut response, &self.state.rooms.keys, told, good, self.state.config.is_encrypted());
        response
    }
}

fn noted(posted: &Posted, key: &str) -> (String, Option<CheckOutcome>, Option<String>) {
    let remark: String = posted.text(&format!("catatan:{key}")).chars().take(LONGEST_REMARK).collect();
    let outcome = parse_outcome(posted.text(&format!("hasil:{key}")));
    (key.to_owned(), outcome, (!remark.is_empty()).then_some(remark))
}
