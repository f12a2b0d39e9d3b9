//! The documents of an agreement as pages list and show them: made anew from the facts at each request.

use std::sync::Arc;

use async_trait::async_trait;
use patuh_app::loading::Trouble;
use patuh_app::ports::{Papers, Reading};
use patuh_app::views::{AgreementView, PaperRow};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Stage, Text};
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::Bilingual;

use crate::documents::data::{Issue, Style};
use crate::documents::{Choices, Emblems, Form, Missing, Press, Rendered, Subject, draft, subjects};

/// The room where documents are made.
#[derive(Clone)]
pub struct PaperRoom {
    reading: Arc<dyn Reading>,
    press: Press,
}

impl PaperRoom {
    /// A room that reads agreements through `reading`.
    pub fn new(reading: Arc<dyn Reading>) -> Self {
        Self { reading, press: Press::default() }
    }

    /// The PDF of one document; `subject` is the key that [`Papers::list`] gave.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for an unknown document, subject or agreement; an outage where it can't be made.
    pub async fn render(
        &self,
        actor: &Actor,
        id: AgreementId,
        code: &str,
        subject: Option<&str>,
    ) -> Result<(Form, Rendered), Trouble> {
        let form = Form::parse(code).ok_or(Trouble::NotFound)?;
        let view = self.reading.agreement(actor, id).await?;
        let found = subjects(form, &view.facts, view.moment.today())
            .into_iter()
            .map(|(found, _)| found)
            .find(|found| subject.is_none_or(|wanted| found.key().as_deref() == Some(wanted)))
            .ok_or(Trouble::NotFound)?;
        let order = made(form, &view, found)?.0.order;
        match self.press.render(order).await {
            Ok(rendered) => Ok((form, rendered)),
            Err(error) => {
                tracing::error!(%error, form = form.code(), "a document can't be made");
                Err(Trouble::unavailable())
            }
        }
    }
}

#[async_trait]
impl Papers for PaperRoom {
    async fn list(&self, actor: &Actor, id: AgreementId) -> Result<Vec<PaperRow>, Trouble> {
        let view = self.reading.agreement(actor, id).await?;
        let mut rows = Vec::new();
        for form in Form::ALL {
            for (subject, name) in subjects(form, &view.facts, view.moment.today()) {
                let (_, missing) = made(form, &view, subject)?;
                let (id, en) = form.title();
                rows.push(PaperRow {
                    code: form.code().to_owned(),
                    title: Bilingual::new(id, en),
                    subject: subject.key().zip(name),
                    missing: missing.into_iter().map(|missing| missing.what).collect(),
                    timely: is_timely(form, view.standing.stage),
                });
            }
        }
        Ok(rows)
    }
}

/// The document with what it lacks; drafts carry a watermark until their text may be signed.
fn made(
    form: Form,
    view: &AgreementView,
    subject: Subject,
) -> Result<(crate::documents::Draft, Vec<Missing>), Trouble> {
    let make = |issue| {
        let choices =
            Choices { subject, issue, style: Style::default(), emblems: Emblems::default(), ..Choices::default() };
        draft(form, &view.facts, view.moment.today(), &choices).map_err(|error| {
            tracing::error!(%error, form = form.code(), "the data of a document can't be written");
            Trouble::unavailable()
        })
    };
    let first = make(Issue::Draft)?;
    let missing = first.missing.clone();
    let finished = if is_final(form, view, &missing) { make(Issue::Final(None))? } else { first };
    Ok((finished, missing))
}

/// Texts are final once marked so (decisions.md 21); the others once nothing is missing.
fn is_final(form: Form, view: &AgreementView, missing: &[Missing]) -> bool {
    let agreement = &view.facts.agreement;
    match form {
        Form::D06 => agreement.final_on(Text::Pks).is_some() || agreement.pks.is_some(),
        Form::D07 => agreement.final_on(Text::Juknis).is_some() || agreement.juknis.is_some(),
        _ => missing.is_empty(),
    }
}

/// Belongs to a stage that is reached (documents.md, column *when*).
fn is_timely(form: Form, stage: Stage) -> bool {
    let from = match form {
        Form::D01 | Form::D02 => Stage::Requested,
        Form::D03 | Form::D04 => Stage::UnderReview,
        Form::D05 | Form::D06 | Form::D07 => Stage::Drafting,
        Form::D31 => Stage::Signing,
        Form::D15 | Form::D16 | Form::D17 => Stage::ProofOfConcept,
        Form::D12 => Stage::Renewing,
        Form::D08
        | Form::D09
        | Form::D10
        | Form::D11
        | Form::D13a
        | Form::D13b
        | Form::D14
        | Form::D20
        | Form::D21
        | Form::D22
        | Form::D24
        | Form::D26
        | Form::D27
        | Form::D29a
        | Form::D29b
        | Form::D30
        | Form::D32
        | Form::D33 => Stage::Onboarding,
    };
    stage >= from && !matches!(stage, Stage::Rejected | Stage::Withdrawn)
}
