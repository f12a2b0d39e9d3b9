//! The documents of agreements: made anew from the facts while they are drafts, kept as they are once issued.
//!
//! A draft is rendered at each request, with a watermark and a code that says it is one. Issuing renders it once more
//! without, keeps the bytes in the vault, and records the issue through the door; from then on exactly these bytes are
//! given, whatever becomes of facts and templates.

mod bulk;
mod code;
mod due;
mod emblems;
mod making;
mod port;
mod preview;
mod sample;
mod sheets;
mod timing;
mod verify;
mod zip;

use std::sync::Arc;

use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading as _;
use patuh_app::views::{AgreementView, Freshness, TextVersion};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{DocumentCode, Edition, Facts, IssuedDocument, Originals, Party};
use patuh_domain::clause::Article;
use patuh_domain::ids::{AgreementId, FileId, OfficeId};
use patuh_domain::policy::may_issue;
use patuh_domain::wording::Bilingual;

pub use self::bulk::MOST;
use self::emblems::EmblemRoom;
pub use self::making::{Place, place, places};
pub use self::preview::{Preview, PreviewFault, Previews, forms_of};
use self::sheets::Drawn;
pub use self::sheets::Sheets;
use crate::config::Config;
use crate::desk::Desk;
use crate::documents::data::{Issue, Verification};
use crate::documents::engine::{compiler, input_hash, template_hash};
use crate::documents::{
    Choices, Draft, Emblem, Form, Kind, Missing, Order, Press, RenderError, Rendered, Subject, recapitulated_from,
    recapitulation, text_of,
};
use crate::identity::digest;
use crate::machinery::{Keys, PrintJobs, Vault};
use crate::reading::ReadingRoom;
use crate::store::{Store, StoreError};

/// The room where documents are made, kept and checked.
#[derive(Clone)]
pub struct PaperRoom {
    reading: Arc<ReadingRoom>,
    store: Store,
    keys: Keys,
    vault: Vault,
    jobs: PrintJobs,
    desk: Arc<Desk>,
    previews: Previews,
    emblems: EmblemRoom,
    /// Where people reach the verification page, without a slash at the end.
    base_url: String,
    press: Press,
    drawn: Drawn,
}

/// A document made to be issued.
#[derive(Debug)]
pub struct Printed {
    pub edition: Edition,
    pub pdf: Vec<u8>,
    /// Its wording clause by clause, where the kind has it so.
    pub text: Option<Vec<u8>>,
    /// Facts printed as dots.
    pub missing: Vec<Missing>,
}

/// A file to give.
#[derive(Debug)]
pub struct Paper {
    /// Without ending: `D06`, or the code of an issued document.
    pub name: String,
    pub pdf: Vec<u8>,
    pub sha256: String,
    /// It never changes.
    pub issued: bool,
}

impl PaperRoom {
    /// A room that reads agreements through `reading` and issues through `desk`; files lie in the data folder.
    pub fn new(reading: Arc<ReadingRoom>, desk: Arc<Desk>, store: Store, keys: Keys, config: &Config) -> Self {
        Self {
            reading,
            desk,
            vault: Vault::new(&config.data_dir),
            jobs: PrintJobs::new(store.clone(), &config.data_dir),
            base_url: config.base_url(),
            emblems: EmblemRoom::new(store.clone(), &config.data_dir),
            store,
            keys,
            previews: Previews::default(),
            press: Press::default(),
            drawn: Drawn::default(),
        }
    }

    /// The file of `name`: the code of an issued document, else a kind, made as a draft; `subject` is the key that
    /// [`patuh_app::ports::Papers::list`] gave.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for an unknown document, subject or agreement; an outage where it can't be made or read.
    pub async fn file(
        &self,
        actor: &Actor,
        id: AgreementId,
        name: &str,
        subject: Option<&str>,
    ) -> Result<Paper, Trouble> {
        let view = self.reading.agreement(actor, id).await?;
        if let Ok(code) = name.parse::<DocumentCode>() {
            let issued = &view.facts.agreement.issued;
            let known = issued.iter().find(|known| known.edition.code == code).ok_or(Trouble::NotFound)?;
            let sha256 = known.edition.output_sha256.clone();
            let pdf = self.vault.read(view.facts.office.id, &sha256).await.map_err(|error| {
                tracing::error!(%error, %code, "an issued document can't be read");
                Trouble::unavailable()
            })?;
            return Ok(Paper { name: format!("{}-{code}", known.edition.kind), pdf, sha256, issued: true });
        }
        let place = place(name, subject, &view.facts, view.moment.today()).ok_or(Trouble::NotFound)?;
        let place = self.furnished(actor, &view.facts, place).await?;
        let draft = making::make(&place, &view, self.as_draft(&place, id))?;
        if is_kept_back(actor, &view, &place, &draft.missing) {
            return Err(Trouble::NotFound);
        }
        let rendered = self.press.render(draft.order).await.map_err(|error| unmade(&place, &error))?;
        let name = place.form.code().to_owned();
        Ok(Paper { name, sha256: rendered.output_hash.clone(), pdf: rendered.pdf, issued: false })
    }

    /// The compliance summary of the actor's office (D28).
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for who doesn't see the whole office, or where it has no agreement; an outage where it
    /// can't be made.
    pub async fn recapitulation(&self, actor: &Actor) -> Result<Paper, Trouble> {
        let today = self.reading.moment(actor).await.today();
        let all = self.reading.whole_office(actor).await?;
        let mut used = self.reading.monthly_hits(actor, recapitulated_from(today), today).await?;
        let with_use = |facts: &Arc<Facts>| Facts {
            usage: used.remove(&facts.agreement.id.0).unwrap_or_default(),
            ..facts.as_ref().clone()
        };
        let all: Vec<Facts> = all.iter().map(with_use).collect();
        let all: Vec<&Facts> = all.iter().collect();
        let Some(first) = all.first() else { return Err(Trouble::NotFound) };
        let choices = Choices {
            issue: Issue::Final(None),
            style: (&first.office.settings.stationery).into(),
            emblems: self.emblems.under(Some(Party::Office), first).await?,
            ..Choices::default()
        };
        let draft = recapitulation(&all, today, &choices).map_err(|error| {
            tracing::error!(%error, "the data of the compliance summary can't be written");
            Trouble::unavailable()
        })?;
        let rendered = self.press.render(draft.ok_or(Trouble::NotFound)?.order).await.map_err(|error| {
            tracing::error!(%error, "the compliance summary can't be made");
            Trouble::unavailable()
        })?;
        let name = Form::D28.code().to_owned();
        Ok(Paper { name, sha256: rendered.output_hash.clone(), pdf: rendered.pdf, issued: false })
    }

    /// The pages of a document as pictures: as issued while the data are the same, else as a draft.
    ///
    /// # Errors
    /// As [`Self::file`].
    pub async fn sheets(
        &self,
        actor: &Actor,
        id: AgreementId,
        code: &str,
        subject: Option<&str>,
    ) -> Result<Sheets, Trouble> {
        let view = self.reading.agreement(actor, id).await?;
        let place = place(code, subject, &view.facts, view.moment.today()).ok_or(Trouble::NotFound)?;
        let place = self.furnished(actor, &view.facts, place).await?;
        let issued = self.in_use(&view, &place)?.filter(|(_, freshness)| *freshness == Freshness::Same);
        let (issue, originals) = match issued {
            Some((issued, _)) => (Issue::Final(Some(self.verification_of(&issued.edition))), issued.edition.originals),
            None => (self.as_draft(&place, id), Originals::Single),
        };
        let place = Place { originals, ..place };
        let draft = making::make(&place, &view, issue)?;
        if is_kept_back(actor, &view, &place, &draft.missing) {
            return Err(Trouble::NotFound);
        }
        self.drawn(draft.order).await.map_err(|error| unmade(&place, &error))
    }

    /// Makes a document to be issued under `code`.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who may not issue it; as [`Self::file`].
    pub async fn print(
        &self,
        actor: &Actor,
        view: &AgreementView,
        place: &Place,
        code: DocumentCode,
    ) -> Result<Printed, Trouble> {
        if !may_issue_place(actor, view, place) {
            return Err(Trouble::Forbidden);
        }
        let place = &self.furnished(actor, &view.facts, place.clone()).await?;
        let Draft { order, missing } = making::make(place, view, Issue::Final(Some(self.verification(&code))))?;
        let number = making::number_of(&order.data);
        let text = text_of(&order.data).and_then(|text| serde_json::to_vec(&text).ok());
        let rendered = self.press.render(order).await.map_err(|error| unmade(place, &error))?;
        let Rendered { pdf, pages, template_hash, input_hash, output_hash, .. } = rendered;
        let edition = Edition {
            kind: place.form.code().to_owned(),
            subject: place.key.clone(),
            issuer: place.issuer(),
            number,
            code,
            base_url: Some(self.base_url.clone()),
            template_sha256: template_hash,
            input_sha256: input_hash,
            output_sha256: output_hash,
            compiler: compiler(),
            pages: u32::try_from(pages).unwrap_or(u32::MAX),
            size: pdf.len() as u64,
            incomplete: !missing.is_empty(),
            originals: place.originals,
            text_sha256: text.as_deref().map(digest),
        };
        Ok(Printed { edition, pdf, text, missing })
    }

    /// What a document lacks.
    ///
    /// # Errors
    /// As [`Self::file`].
    pub fn missing(&self, view: &AgreementView, place: &Place) -> Result<Vec<Missing>, Trouble> {
        Ok(making::make(place, view, Issue::Draft)?.missing)
    }

    /// Keeps the bytes of a document, before the command that issues it.
    ///
    /// # Errors
    /// An outage where the disk refuses.
    pub async fn keep(&self, office: OfficeId, printed: &Printed) -> Result<(), Trouble> {
        let text = printed.edition.text_sha256.as_ref().zip(printed.text.as_ref());
        let file = (&printed.edition.output_sha256, &printed.pdf);
        for (sha256, bytes) in std::iter::once(file).chain(text) {
            self.vault.keep(office, sha256, bytes).await.map_err(|error| {
                tracing::error!(%error, "an issued document can't be kept");
                Trouble::unavailable()
            })?;
        }
        Ok(())
    }

    /// The text of one side of a comparison, with what stands around its clauses.
    async fn text(&self, view: &AgreementView, place: &Place, version: &TextVersion) -> Result<Vec<Article>, Trouble> {
        match version {
            TextVersion::Issued(code) => {
                let issued = view.facts.agreement.issued.iter().find(|issued| issued.edition.code == *code);
                let sha256 = issued.and_then(|issued| issued.edition.text_sha256.clone()).ok_or(Trouble::NotFound)?;
                let bytes = self.vault.read(view.facts.office.id, &sha256).await.map_err(|error| {
                    tracing::error!(%error, %code, "the wording of an issued document can't be read");
                    Trouble::unavailable()
                })?;
                serde_json::from_slice(&bytes).map_err(|error| {
                    tracing::error!(%error, %code, "the wording of an issued document can't be understood");
                    Trouble::unavailable()
                })
            }
            TextVersion::Now | TextVersion::Product | TextVersion::Day(_) => {
                let draft = making::make(place, view, Issue::Draft)?;
                text_of(&draft.order.data).ok_or(Trouble::NotFound)
            }
        }
    }

    /// The emblem that this upload of the office is; `None` where it is none.
    ///
    /// # Errors
    /// An outage where it can't be read.
    pub async fn emblem(&self, office: OfficeId, id: FileId) -> Result<Option<Emblem>, Trouble> {
        self.emblems.one(office, Some(id)).await
    }

    /// A fresh code; the same for the same `parts`.
    pub fn fresh_code(&self, parts: &[&[u8]]) -> DocumentCode {
        code::fresh(&self.keys, parts)
    }

    /// The document with the emblem of its letterhead, and with the use that was counted in its time; without use for who
    /// may not see it, and for what isn't recorded yet.
    async fn furnished(&self, actor: &Actor, facts: &Facts, mut place: Place) -> Result<Place, Trouble> {
        place.emblems = self.emblems.under(place.letterhead(facts), facts).await?;
        let id = facts.agreement.id;
        let period = match place.subject {
            Subject::Semester(semester) => Some((semester.first_day(), semester.last_day())),
            // A request for renewal tells the use of the term until then.
            subject if place.form == Form::D22 => term_so_far(facts, subject, self.reading.moment(actor).await.today()),
            _ => None,
        };
        if let Some((from, until)) = period {
            match self.reading.use_figures(actor, id, from, until).await {
                Ok(figures) => place.figures = Some(figures.into()),
                Err(Trouble::NotFound | Trouble::Forbidden) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(place)
    }

    async fn drawn(&self, order: Order) -> Result<Sheets, RenderError> {
        let key = format!("{} {} {}", order.template, input_hash(&order), template_hash());
        if let Some(known) = self.drawn.get(&key) {
            return Ok(known);
        }
        let sheets = Arc::new(self.press.pages_as_svg(order).await?);
        self.drawn.put(&key, &sheets);
        Ok(sheets)
    }

    fn verification(&self, code: &DocumentCode) -> Verification {
        Verification { base_url: self.base_url.clone(), code: code.to_string() }
    }

    /// As it was printed: what an issue says doesn't change with the address of the page that verifies it.
    fn verification_of(&self, edition: &Edition) -> Verification {
        let base_url = edition.base_url.clone().unwrap_or_else(|| self.base_url.clone());
        Verification { base_url, code: edition.code.to_string() }
    }

    fn as_draft(&self, place: &Place, id: AgreementId) -> Issue {
        let subject = place.key.as_deref().unwrap_or_default();
        let parts: [&[u8]; 3] = [id.0.as_bytes(), place.form.code().as_bytes(), subject.as_bytes()];
        Issue::Coded(self.verification(&code::of_draft(&self.keys, place.form.kind(), &parts)))
    }

    /// The issue in use of a document, and whether it would be the same now.
    fn in_use(&self, view: &AgreementView, place: &Place) -> Result<Option<(IssuedDocument, Freshness)>, Trouble> {
        let Some(issued) = view.facts.agreement.issue_in_use(place.form.code(), place.key.as_deref()) else {
            return Ok(None);
        };
        if issued.edition.template_sha256 != template_hash() {
            return Ok(Some((issued.clone(), Freshness::Unknown)));
        }
        let place = &Place { originals: issued.edition.originals, ..place.clone() };
        let again = making::make(place, view, Issue::Final(Some(self.verification_of(&issued.edition))))?;
        let same = input_hash(&again.order) == issued.edition.input_sha256;
        Ok(Some((issued.clone(), if same { Freshness::Same } else { Freshness::DataChanged })))
    }
}

/// From the signature to the letter that asks for renewal, or to today.
fn term_so_far(facts: &Facts, subject: Subject, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let agreement = &facts.agreement;
    let signed = agreement.pks.as_ref()?.signed_on;
    let renewal = match subject {
        Subject::Nth(place) => agreement.renewals.get(place),
        _ => agreement.renewals.last(),
    };
    let until = renewal.map_or(today, |renewal| renewal.letter.date);
    Some((signed.min(until), until))
}

/// Who may issue it.
pub fn may_issue_place(actor: &Actor, view: &AgreementView, place: &Place) -> bool {
    let (office, institution) = (view.facts.office.id, view.facts.institution.id);
    may_issue(actor, office, institution, place.issuer(), place.form.code())
}

fn unmade(place: &Place, error: &RenderError) -> Trouble {
    tracing::error!(%error, form = place.form.code(), "a document can't be made");
    Trouble::unavailable()
}

fn unread(error: StoreError) -> Trouble {
    tracing::error!(error = %error.in_full(), "documents can't be read");
    Trouble::unavailable()
}

/// The title of a kind or form by its code; the code itself where this version knows it no more.
fn title(code: &str) -> Bilingual {
    let titled = Form::parse(code).map(Form::title);
    let titled = titled.or_else(|| Kind::all().find(|kind| kind.code() == code).map(Kind::title));
    titled.map_or_else(|| Bilingual::owned(code.to_owned(), code.to_owned()), |(id, en)| Bilingual::new(id, en))
}

/// Sanctions and answers that the office is still preparing are not shown to the institution: nothing is decided yet.
fn is_kept_back(actor: &Actor, view: &AgreementView, place: &Place, missing: &[Missing]) -> bool {
    let office = view.facts.office.id;
    let of_office = actor.is_machine()
        || actor.memberships().iter().any(|held| held.institution.is_none() && held.office == office);
    let unsent = missing.iter().any(|missing| missing.field == "letter.number");
    !of_office && unsent && matches!(place.form, Form::D20 | Form::D21 | Form::D26)
}
