//! Which agreements call for which documents: by their duties and their stage.

use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading as _;
use patuh_app::views::{PaperPhase, PrintCandidate, PrintKind};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Facts, Standing};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::{Duty, DutyKind, DutyState};
use patuh_domain::wording::Bilingual;

use super::PaperRoom;
use super::making::{self, Place, places};
use super::timing::{is_occasional, is_timely, phase_of};
use crate::documents::Form;
use crate::documents::data::Issue;

/// Subject of the SPTJM of a renewal, as the duties give it.
const RENEWAL: &str = "renewal";

impl PaperRoom {
    /// Every kind with how many agreements call for it now.
    ///
    /// # Errors
    /// An outage where the database can't be read.
    pub(super) async fn kinds_due(&self, actor: &Actor) -> Result<Vec<PrintKind>, Trouble> {
        let agreements = self.reading.agreements(actor).await?;
        let today = self.reading.moment(actor).await.today();
        let count = |form: Form| {
            let due = agreements.iter().filter(|(facts, standing)| is_due(form, facts, standing, today)).count();
            let (id, en) = form.title();
            PrintKind { code: form.code().to_owned(), title: Bilingual::new(id, en), due }
        };
        Ok(Form::ALL.into_iter().map(count).collect())
    }

    /// The agreements for which documents of this kind can be made, those that call for it first.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for an unknown kind; an outage where the database can't be read.
    pub(super) async fn candidates(&self, actor: &Actor, code: &str) -> Result<Vec<PrintCandidate>, Trouble> {
        let form = Form::parse(code).ok_or(Trouble::NotFound)?;
        let today = self.reading.moment(actor).await.today();
        let mut found = Vec::new();
        for (facts, standing) in self.reading.agreements(actor).await? {
            let places = places(form, &facts, today);
            let due = is_due(form, &facts, &standing, today);
            let called_for = due || is_occasional(form) || is_timely(form, standing.stage);
            if places.is_empty() || !called_for {
                continue;
            }
            let mut missing: Vec<Bilingual> = Vec::new();
            for place in &places {
                for lacks in making::of_facts(place, &facts, today, Issue::Draft)?.missing {
                    if !missing.contains(&lacks.what) {
                        missing.push(lacks.what);
                    }
                }
            }
            let agreement = &facts.agreement;
            let number = agreement.pks.as_ref().map(|pks| pks.office_number.clone());
            let number = number.or_else(|| agreement.request().map(|request| request.letter.number.clone()));
            found.push(PrintCandidate {
                agreement: agreement.id,
                institution: facts.institution.profile.name.clone(),
                number: number.unwrap_or_default(),
                documents: places.len(),
                missing,
                due,
            });
        }
        found.sort_by(|one, other| (!one.due, &one.institution).cmp(&(!other.due, &other.institution)));
        Ok(found)
    }
}

/// Whether this one document is called for now: a duty behind it is open and near, or the agreement is in the stage that
/// makes it. What a stage that is over called for was made on paper, or is not missed.
pub(super) fn calls_for(place: &Place, standing: &Standing) -> bool {
    let duties = duties_behind(place.form);
    if duties.is_empty() {
        let stage = standing.stage;
        let phase = phase_of(place.form);
        return phase <= PaperPhase::Trial && phase == PaperPhase::of(stage) && is_timely(place.form, stage);
    }
    // Of the two forms of the NDA the declaration is the usual one.
    place.form != Form::D13b
        && standing
            .duties
            .iter()
            .any(|duty| duties.contains(&duty.kind) && is_pressing(duty) && concerns(place, duty.subject.as_deref()))
}

/// Whether the document is the one of this duty's subject: a semester, a person, or the renewal.
fn concerns(place: &Place, subject: Option<&str>) -> bool {
    match place.form {
        Form::D11 => subject != Some(RENEWAL),
        Form::D12 => subject == Some(RENEWAL),
        Form::D13a => place.name.as_deref() == subject,
        Form::D18 | Form::D19a | Form::D19b => place.key.as_deref() == subject,
        Form::D30 => {
            let semester = subject.and_then(|subject| subject.parse::<Semester>().ok());
            semester.is_some_and(|semester| place.name.as_deref() == Some(semester.title().id.as_ref()))
        }
        _ => true,
    }
}

/// Open, and near or in the way of something.
fn is_pressing(duty: &Duty) -> bool {
    let near = matches!(duty.state, DutyState::DueSoon | DutyState::Overdue);
    duty.state.is_open() && (near || duty.blocks.is_some())
}

/// Duties that are fulfilled by it.
const fn duties_behind(form: Form) -> &'static [DutyKind] {
    match form {
        Form::D11 | Form::D12 => &[DutyKind::Sptjm],
        Form::D13a | Form::D13b => &[DutyKind::Nda],
        Form::D18 => &[DutyKind::SemesterReport],
        Form::D19a | Form::D19b => &[DutyKind::Evaluation],
        Form::D22 => &[DutyKind::RenewalLetter],
        Form::D24 => &[DutyKind::ChangeNotice],
        Form::D25 => &[DutyKind::Closing],
        Form::D27 => &[DutyKind::BreachNotice],
        Form::D30 => &[DutyKind::ReportForwarding],
        _ => &[],
    }
}

/// Whether an agreement calls for a document of this kind now: a duty behind it is open and near, or its stage is
/// reached and none was issued yet.
fn is_due(form: Form, facts: &Facts, standing: &Standing, today: NaiveDate) -> bool {
    let duties = duties_behind(form);
    if form == Form::D20 {
        return standing.duties.iter().any(|duty| duty.state == DutyState::Overdue);
    }
    if !duties.is_empty() {
        return standing.duties.iter().any(|duty| duties.contains(&duty.kind) && is_pressing(duty));
    }
    is_timely(form, standing.stage)
        && places(form, facts, today)
            .iter()
            .any(|place| facts.agreement.issue_in_use(form.code(), place.key.as_deref()).is_none())
}
