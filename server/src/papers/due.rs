//! Which agreements call for which documents: by their duties and their stage.

use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading as _;
use patuh_app::views::{PrintCandidate, PrintKind};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Facts, Standing};
use patuh_domain::duty::{DutyKind, DutyState};
use patuh_domain::wording::Bilingual;

use super::making::{self, places};
use super::{PaperRoom, is_occasional, is_timely};
use crate::documents::data::Issue;
use crate::documents::{Form, Kind};

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

/// Whether an agreement calls for a document of this kind now: a duty behind it is open and near, or its stage is
/// reached and none was issued yet.
fn is_due(form: Form, facts: &Facts, standing: &Standing, today: NaiveDate) -> bool {
    let near = |state| matches!(state, DutyState::DueSoon | DutyState::Overdue);
    let open = |kinds: &[DutyKind]| {
        standing.duties.iter().any(|duty| {
            kinds.contains(&duty.kind) && duty.state.is_open() && (near(duty.state) || duty.blocks.is_some())
        })
    };
    match form.kind() {
        Kind::D11 | Kind::D12 => open(&[DutyKind::Sptjm]),
        Kind::D13 => open(&[DutyKind::Nda]),
        Kind::D18 => open(&[DutyKind::SemesterReport]),
        Kind::D19 => open(&[DutyKind::Evaluation]),
        Kind::D20 => standing.duties.iter().any(|duty| duty.state == DutyState::Overdue),
        Kind::D22 => open(&[DutyKind::RenewalLetter]),
        Kind::D24 => open(&[DutyKind::ChangeNotice]),
        Kind::D25 => open(&[DutyKind::Closing]),
        Kind::D27 => open(&[DutyKind::BreachNotice]),
        Kind::D30 => open(&[DutyKind::ReportForwarding]),
        _ => {
            is_timely(form, standing.stage)
                && places(form, facts, today)
                    .iter()
                    .any(|place| facts.agreement.issue_in_use(form.code(), place.key.as_deref()).is_none())
        }
    }
}
