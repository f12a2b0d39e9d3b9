//! One finding: what, where, and where it is mended.

use serde::{Serialize, Serializer};

use super::kinds::Lint;
use crate::agreement::AgreementAction;
use crate::wording::Bilingual;

/// Where a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// The form of this step, at this field.
    Step(AgreementAction, &'static str),
    /// The institution's head.
    HeadOfInstitution,
    /// The office's own head.
    HeadOfOffice,
    /// The wording of this clause: document and key.
    Clause(String, String),
    /// Nothing to fill in: a defect of the product, or a larger file than allowed.
    Document,
}

/// Something that looks wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub lint: Lint,
    /// The document it would show in: `D06`.
    pub document: &'static str,
    /// Where in it: a name, a number, an article.
    pub place: String,
    /// What is wrong, with the values.
    pub text: Bilingual,
    #[serde(serialize_with = "as_address")]
    pub mend: Mend,
}

impl Finding {
    /// A finding of `lint` in `document` at `place`.
    pub(super) fn new(
        lint: Lint,
        document: &'static str,
        place: impl Into<String>,
        text: (String, String),
        mend: Mend,
    ) -> Self {
        Self { lint, document, place: place.into(), text: Bilingual::owned(text.0, text.1), mend }
    }
}

impl Mend {
    /// Its name in JSON: `settle_terms#iso_date`, `institution_head`, `clause:D06/duties.second.iso`.
    pub fn address(&self) -> String {
        match self {
            Self::Step(action, field) => format!("{}#{field}", action.name()),
            Self::HeadOfInstitution => "institution_head".to_owned(),
            Self::HeadOfOffice => "office_head".to_owned(),
            Self::Clause(document, key) => format!("clause:{document}/{key}"),
            Self::Document => "document".to_owned(),
        }
    }
}

fn as_address<S: Serializer>(mend: &Mend, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&mend.address())
}
