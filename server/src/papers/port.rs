//! What pages see of documents: the papers of an agreement, and everything issued.

use async_trait::async_trait;
use patuh_app::loading::Trouble;
use patuh_app::ports::{Papers, Reading as _};
use patuh_app::views::{
    CodeAnswer, IssuedList, IssuedQuery, IssuedRow, PaperRow, PrintCandidate, PrintJob, PrintKind, TextVersion,
};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{DocumentCode, Party};
use patuh_domain::clause::{Difference, differences};
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::Bilingual;

use super::due::calls_for;
use super::making::{self, Place, place, places};
use super::timing::phase_of;
use super::{PaperRoom, is_kept_back, may_issue_place, title, verify};
use crate::documents::{Form, differences_of, findings_of};

/// Rows on a page of issued documents.
const PER_PAGE: usize = 50;

#[async_trait]
impl Papers for PaperRoom {
    async fn list(&self, actor: &Actor, id: AgreementId) -> Result<Vec<PaperRow>, Trouble> {
        let view = self.reading.agreement(actor, id).await?;
        let mut rows = Vec::new();
        for place in Form::ALL.into_iter().flat_map(|form| places(form, &view.facts, view.moment.today())) {
            let place = self.furnished(actor, &view.facts, place).await?;
            let missing = self.missing(&view, &place)?;
            if is_kept_back(actor, &view, &place, &missing) {
                continue;
            }
            let (title_id, title_en) = place.form.title();
            let (can_issue, in_use) = (may_issue_place(actor, &view, &place), self.in_use(&view, &place)?);
            rows.push(PaperRow {
                code: place.form.code().to_owned(),
                title: Bilingual::new(title_id, title_en),
                missing: missing.into_iter().map(|missing| missing.what).collect(),
                phase: phase_of(place.form),
                due: in_use.is_none() && is_own_side(actor, &place) && can_issue && calls_for(&place, &view.standing),
                findings: findings_of(place.form, &view.facts, &view.moment, &making::choices(&place, &view.facts)),
                can_issue,
                in_use,
                in_originals: place.form.has_originals(),
                subject: place.key.zip(place.name),
            });
        }
        Ok(rows)
    }

    async fn differences(
        &self,
        actor: &Actor,
        id: AgreementId,
        code: &str,
        subject: Option<&str>,
        from: TextVersion,
        to: TextVersion,
    ) -> Result<Vec<Difference>, Trouble> {
        let form = Form::parse(code).ok_or(Trouble::NotFound)?;
        let view = self.reading.agreement(actor, id).await?;
        match (&from, &to) {
            (TextVersion::Product, TextVersion::Now) => differences_of(form, &view.facts, &view.moment, None),
            (TextVersion::Day(day), TextVersion::Now) => differences_of(form, &view.facts, &view.moment, Some(*day)),
            (TextVersion::Issued(_), TextVersion::Now | TextVersion::Issued(_)) => {
                let place = place(code, subject, &view.facts, view.moment.today()).ok_or(Trouble::NotFound)?;
                let (old, new) = (self.text(&view, &place, &from).await?, self.text(&view, &place, &to).await?);
                Some(differences(&old, &new))
            }
            _ => None,
        }
        .ok_or(Trouble::NotFound)
    }

    async fn pages(&self, actor: &Actor, id: AgreementId, code: &str, subject: Option<&str>) -> Result<usize, Trouble> {
        self.sheets(actor, id, code, subject).await.map(|sheets| sheets.len())
    }

    async fn issued(&self, actor: &Actor, query: IssuedQuery) -> Result<IssuedList, Trouble> {
        let mut rows = Vec::new();
        let today = self.reading.moment(actor).await.today();
        for (facts, _) in self.reading.agreements(actor).await? {
            let agreement = &facts.agreement;
            rows.extend(agreement.issued.iter().map(|document| {
                IssuedRow {
                    agreement: agreement.id,
                    institution: facts.institution.profile.name.clone(),
                    title: title(&document.edition.kind),
                    subject: document
                        .edition
                        .subject
                        .as_deref()
                        .and_then(|key| making::subject_name(&document.edition.kind, key, &facts, today)),
                    state: agreement.state_of(document),
                    document: document.clone(),
                }
            }));
        }
        let mut kinds: Vec<_> = rows.iter().map(|row| (row.document.edition.kind.clone(), row.title.clone())).collect();
        kinds.sort_by(|one, other| one.0.cmp(&other.0));
        kinds.dedup_by(|one, other| one.0 == other.0);
        rows.retain(|row| found(row, &query));
        rows.sort_by(|one, other| {
            let order = |row: &IssuedRow| (row.document.issued_on, row.document.edition.code.clone());
            order(other).cmp(&order(one))
        });
        let total = rows.len();
        let rows = rows.into_iter().skip(query.page.saturating_sub(1) * PER_PAGE).take(PER_PAGE).collect();
        Ok(IssuedList { rows, total, per_page: PER_PAGE, kinds })
    }

    async fn kinds_to_print(&self, actor: &Actor) -> Result<Vec<PrintKind>, Trouble> {
        self.kinds_due(actor).await
    }

    async fn to_print(&self, actor: &Actor, code: &str) -> Result<Vec<PrintCandidate>, Trouble> {
        self.candidates(actor, code).await
    }

    async fn print_jobs(&self, actor: &Actor) -> Result<Vec<PrintJob>, Trouble> {
        self.jobs_of(actor).await
    }

    async fn print_job(&self, actor: &Actor, id: uuid::Uuid) -> Result<PrintJob, Trouble> {
        self.job_view(actor, id).await
    }

    async fn verify(&self, code: &str) -> Result<CodeAnswer, Trouble> {
        verify::code(self, code).await
    }
}

/// The actor's side is the one that issues it; the office could print the institution's papers, but isn't called upon to.
fn is_own_side(actor: &Actor, place: &Place) -> bool {
    let of_office = actor.memberships().iter().any(|held| held.institution.is_none());
    of_office == (place.issuer() == Party::Office)
}

fn found(row: &IssuedRow, query: &IssuedQuery) -> bool {
    let edition = &row.document.edition;
    if query.kind.as_ref().is_some_and(|kind| *kind != edition.kind)
        || query.current && row.state != patuh_domain::agreement::DocumentState::Current
    {
        return false;
    }
    if query.search.parse::<DocumentCode>().is_ok_and(|code| code == edition.code) {
        return true;
    }
    let number = edition.number.as_deref().unwrap_or_default();
    let subject = row.subject.as_deref().unwrap_or_default();
    let text = format!(
        "{} {} {} {number} {} {} {} {subject}",
        edition.code,
        edition.code.as_str(),
        edition.kind,
        row.title.id,
        row.title.en,
        row.institution
    )
    .to_lowercase();
    query.search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
