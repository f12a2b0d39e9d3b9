//! What letters share: to whom they go, and how they open.

use chrono::NaiveDate;
use patuh_domain::letter::Letter;

use super::{Mapping, filled};
use crate::documents::data::parts::{MethodPart, Reference};
use crate::documents::data::request::Opening;

/// The Dirjen as an addressee.
pub(super) const DIRJEN: [&str; 2] =
    ["Direktur Jenderal Kependudukan dan Pencatatan Sipil", "Kementerian Dalam Negeri"];

impl Mapping<'_> {
    /// The blocks above a letter; `letter` is its number and date once recorded.
    pub(super) fn opening(
        &self,
        letter: Option<&Letter>,
        subject: &str,
        enclosures: &str,
        to: &[&str],
        to_place: &str,
    ) -> Opening {
        let number = letter.and_then(|letter| filled(&letter.number)).or_else(|| self.chosen_number());
        Opening {
            number: self.need(number, "letter.number", "Nomor surat", "Number of the letter"),
            place: filled(&self.facts.office.profile.city),
            date: self.need(
                letter.map(|letter| letter.date.into()),
                "letter.date",
                "Tanggal surat",
                "Date of the letter",
            ),
            nature: "Biasa",
            enclosures: enclosures.to_owned(),
            subject: subject.to_owned(),
            to: to.iter().map(|line| (*line).to_owned()).collect(),
            to_place: to_place.to_owned(),
        }
    }

    /// The number chosen for a paper whose number is no fact of the agreement.
    pub(super) fn chosen_number(&self) -> Option<String> {
        self.choices.number.as_deref().and_then(filled)
    }

    /// How the request letter is cited (D01).
    pub(super) fn request_reference(&self) -> Option<Reference> {
        let request = self.facts.agreement.request();
        self.need(
            request.map(|request| (&request.letter).into()),
            "request.letter.number",
            "Nomor surat permohonan",
            "Number of the request letter",
        )
    }

    /// What was asked for, as submitted; later terms don't change what a letter of stage 1 or 2 says.
    pub(super) fn requested_methods(&self, date: NaiveDate) -> Vec<MethodPart> {
        match self.facts.agreement.request().filter(|request| !request.methods.is_empty()) {
            Some(request) => request.methods.iter().map(Into::into).collect(),
            None => self.methods(date),
        }
    }
}

/// Every method asks for the same elements.
pub(super) fn same_elements(methods: &[MethodPart]) -> bool {
    let shown = |method: Option<&MethodPart>| method.map(|method| (method.elements.clone(), method.parts.clone()));
    methods.windows(2).all(|pair| shown(pair.first()) == shown(pair.last()))
}
