//! Documents as a form would make them: what was typed is decided in memory and drawn; nothing is kept.
//!
//! The form's own parser gives the command, the domain's own `decide` the events, and the folded facts the document, so
//! that a preview can't show what the door would refuse. The pages stay in memory for a few minutes, for the person who
//! asked and nobody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading as _;
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Agreement, AgreementAction, AgreementCommand, Facts, decide};
use patuh_domain::calendar::{Moment, Semester};
use patuh_domain::command::Ctx;
use patuh_domain::ids::{AgreementId, InstitutionId, PersonId};
use patuh_domain::numbering::given;
use patuh_domain::refusal::Refusal;
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::making::{self, Place, places};
use super::{PaperRoom, Sheets, unmade, unread};
use crate::documents::data::Issue;
use crate::documents::{Form, Subject};
use crate::store::load;

/// How long pages can be looked at.
const KEPT: Duration = Duration::from_secs(10 * 60);
/// Previews in memory at once.
const MOST: usize = 64;

/// Previews in memory. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Previews {
    inner: Arc<Mutex<HashMap<Uuid, Kept>>>,
}

#[derive(Debug)]
struct Kept {
    whose: PersonId,
    since: Instant,
    sheets: Sheets,
}

/// A document as the form would make it.
#[derive(Debug)]
pub struct Preview {
    pub code: String,
    pub title: Bilingual,
    /// What it lacks still.
    pub missing: Vec<Bilingual>,
    /// Under which its pages are found.
    pub token: Uuid,
    pub pages: usize,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum PreviewFault {
    /// The domain would refuse what was typed.
    Refused(Refusal),
    /// No document is made of this form.
    Nothing,
    Trouble(Trouble),
}

impl From<Trouble> for PreviewFault {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl PaperRoom {
    /// The documents of an agreement as `command` would make them; `wanted` names one of those that the action feeds.
    ///
    /// # Errors
    /// [`PreviewFault`].
    pub async fn preview(
        &self,
        actor: &Actor,
        id: AgreementId,
        command: AgreementCommand,
        wanted: Option<&str>,
    ) -> Result<Preview, PreviewFault> {
        let view = self.reading.agreement(actor, id).await?;
        let form = form_of(command.action(), wanted)?;
        let semester = semester_of(&command);
        let facts = decided(&view.facts, Some(&view.facts), command, actor, view.moment)?;
        let place = meant(form, semester, &view.facts, &facts, view.moment.today())?;
        self.draw(actor, place, &facts, view.moment).await
    }

    /// The documents of a request that is no agreement yet.
    ///
    /// # Errors
    /// [`PreviewFault`].
    pub async fn preview_request(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        command: AgreementCommand,
        wanted: Option<&str>,
    ) -> Result<Preview, PreviewFault> {
        // Only an institution that the actor may know of.
        let of_institution = self.reading.institution(actor, institution).await?.institution;
        let office = of_institution.office;
        let db = self.store.read().await.map_err(unread)?;
        let of_office = load::office(&db, office).await.map_err(unread)?;
        let mut holidays = load::holiday_tables(&db, &[office]).await.map_err(unread)?;
        db.commit().await.map_err(|error| unread(error.into()))?;
        let (Some(of_office), Some(holidays)) = (of_office, holidays.remove(&office)) else {
            return Err(PreviewFault::Trouble(Trouble::NotFound));
        };
        let id = AgreementId(Uuid::now_v7());
        let moment = self.reading.moment(actor).await;
        let blank = Facts {
            office: of_office.value,
            institution: of_institution,
            agreement: Agreement::blank(id, office, institution),
            holidays,
            usage: Vec::new(),
        };
        let form = form_of(command.action(), wanted)?;
        let facts = decided(&blank, None, command, actor, moment)?;
        let place = places(form, &facts, moment.today()).into_iter().next().ok_or(PreviewFault::Nothing)?;
        self.draw(actor, place, &facts, moment).await
    }

    /// A page of a preview of this person; `number` from 1.
    pub fn previewed(&self, person: PersonId, token: Uuid, number: usize) -> Option<String> {
        let mut kept = self.previews.inner.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, preview| preview.since.elapsed() < KEPT);
        let preview = kept.get(&token).filter(|preview| preview.whose == person)?;
        preview.sheets.get(number.wrapping_sub(1)).cloned()
    }

    /// Draws `place` of `facts` for the person who asks.
    pub(super) async fn draw(
        &self,
        actor: &Actor,
        place: Place,
        facts: &Facts,
        moment: Moment,
    ) -> Result<Preview, PreviewFault> {
        let person = actor.person().ok_or(PreviewFault::Nothing)?;
        let place = &self.furnished(actor, facts, place).await?;
        let draft = making::of_facts(place, facts, moment.today(), self.as_draft(place, facts.agreement.id))?;
        let missing = draft.missing.into_iter().map(|missing| missing.what).collect();
        // Not among the drawn ones: what was typed isn't looked at twice.
        let sheets = self.press.pages_as_svg(draft.order).await.map_err(|error| unmade(place, &error))?;
        let (title_id, title_en) = place.form.title();
        let (token, pages) = (Uuid::now_v7(), sheets.len());
        let mut kept = self.previews.inner.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, preview| preview.since.elapsed() < KEPT);
        if kept.len() >= MOST
            && let Some(oldest) = kept.iter().min_by_key(|(_, preview)| preview.since).map(|(token, _)| *token)
        {
            kept.remove(&oldest);
        }
        kept.insert(token, Kept { whose: person, since: Instant::now(), sheets: Arc::new(sheets) });
        Ok(Preview {
            code: place.form.code().to_owned(),
            title: Bilingual::new(title_id, title_en),
            missing,
            token,
            pages,
        })
    }
}

/// Of documents made for each, the one that the form is about: of its semester, else with the number it gives, else the
/// one that wasn't there before.
fn meant(
    form: Form,
    semester: Option<Semester>,
    before: &Facts,
    after: &Facts,
    today: NaiveDate,
) -> Result<Place, PreviewFault> {
    let (known, all) = (places(form, before, today), places(form, after, today));
    let of_semester = |place: &&Place| semester.is_some_and(|semester| place.subject == Subject::Semester(semester));
    if let Some(place) = all.iter().find(of_semester) {
        return Ok(place.clone());
    }
    let earlier = given(&before.agreement);
    let numbers: Vec<_> = given(&after.agreement).into_iter().filter(|given| !earlier.contains(given)).collect();
    for place in &all {
        let number = making::number_of(&making::of_facts(place, after, today, Issue::Draft)?.order.data);
        if number.is_some_and(|number| numbers.iter().any(|given| given.number.trim() == number.trim())) {
            return Ok(place.clone());
        }
    }
    let added = all.iter().find(|place| !known.contains(place));
    added.or(all.last()).cloned().ok_or(PreviewFault::Nothing)
}

/// The semester that a form is about.
const fn semester_of(command: &AgreementCommand) -> Option<Semester> {
    match command {
        AgreementCommand::SubmitReport { semester, .. }
        | AgreementCommand::ForwardReport { semester, .. }
        | AgreementCommand::EvaluateReport { semester, .. }
        | AgreementCommand::ForwardEvaluation { semester, occasion: None, .. } => Some(*semester),
        _ => None,
    }
}

/// The documents that an action's form feeds, the nearest first; those that this version can't make are left out.
pub fn forms_of(action: AgreementAction) -> Vec<Form> {
    patuh_app::forms::action::documents(action).iter().filter_map(|code| Form::parse(code)).collect()
}

/// The one that is wanted, if the action feeds it; else the nearest.
fn form_of(action: AgreementAction, wanted: Option<&str>) -> Result<Form, PreviewFault> {
    let forms = forms_of(action);
    let named = wanted.and_then(Form::parse).filter(|form| forms.contains(form));
    named.or_else(|| forms.first().copied()).ok_or(PreviewFault::Nothing)
}

/// The facts after `command`, as the door would decide it now.
fn decided(
    around: &Facts,
    before: Option<&Facts>,
    command: AgreementCommand,
    actor: &Actor,
    moment: Moment,
) -> Result<Facts, PreviewFault> {
    let mut ids = Uuid::now_v7;
    let mut ctx = Ctx { actor, moment, ids: &mut ids };
    let events = decide(before, command, &mut ctx).map_err(PreviewFault::Refused)?;
    let (id, office) = (around.agreement.id, around.office.id);
    let start = before.map(|facts| facts.agreement.clone());
    let agreement = events.into_iter().fold(start, |known, event| Agreement::evolve(known, id, office, event));
    let agreement = agreement.ok_or(PreviewFault::Nothing)?;
    Ok(Facts { agreement, ..around.clone() })
}

#[cfg(test)]
mod tests {
    use patuh_domain::agreement::{Reminder, Report, ReportChannel};
    use patuh_domain::calendar::HolidayTable;
    use patuh_domain::dossier::Dossier;
    use patuh_domain::duty::{DutyState, duties};
    use patuh_domain::letter::Letter;

    use super::*;

    #[test]
    fn the_document_that_a_form_is_about_is_shown_and_not_the_next_one() {
        let sample = include_str!("../../../samples/dossier-kesesuaian-production.json");
        let before = Dossier::parse(sample).expect("a dossier").facts(HolidayTable::official()).expect("facts");
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        let letter = Letter::new("400.12/9991/DUKCAPIL/2026", today);
        let number = |place: &Place, facts: &Facts| {
            making::number_of(&making::of_facts(place, facts, today, Issue::Draft).expect("data").order.data)
        };

        // Once a reminder is sent, a warning could be next: the reminder is meant.
        let moment = Moment::at(before.office.profile.zone, today, 12);
        let late = duties(&before, &moment);
        let late = late.iter().find(|duty| duty.state == DutyState::Overdue).expect("a late duty");
        let mut after = before.clone();
        after.agreement.reminders.push(Reminder { duty: late.id.clone(), letter: letter.clone(), until: None });
        let place = meant(Form::D20, None, &before, &after, today).expect("a notice");
        assert_eq!(number(&place, &after).as_deref(), Some("400.12/9991/DUKCAPIL/2026"));

        // Once a report is in, the next semester's could be made: the one handed in is meant.
        let semester: Semester = "2026-2".parse().expect("a semester");
        let mut after = before.clone();
        after.agreement.reports.push(Report {
            semester,
            letter,
            received_on: today,
            channel: ReportChannel::Paper,
            content: None,
            scan: None,
            submitted_by: None,
            frozen_due: None,
        });
        let place = meant(Form::D18, Some(semester), &before, &after, today).expect("a report");
        assert_eq!(place.key.as_deref(), Some("2026-2"));
    }
}
