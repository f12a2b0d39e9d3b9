//! D11 and D13: of the head, or of one operator.

use patuh_domain::agreement::{Declaration, DeclarationKind, Operator};
use patuh_domain::head::Head;

use super::sides::person;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::declarations::{NdaPaper, SptjmPaper};
use crate::documents::data::kind::Form;
use crate::documents::data::parts::Person;
use crate::documents::data::style::Consent;

/// The control of SNI ISO/IEC 27001:2022 that form (b) serves.
const CONTROL: &str = "kendali 6.6 tentang perjanjian kerahasiaan";

impl Mapping<'_> {
    pub(super) fn sptjm(&self) -> Dated<SptjmPaper> {
        let declared = self.declared(DeclarationKind::SptjmFirst, None);
        let date = declared.map(|declaration| declaration.signed_on);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let signer = declared.and_then(|declaration| self.head_named(&declaration.signer));
        let mut paper = SptjmPaper {
            frame: self.frame(&institution.name, &institution.name),
            signer: signer.or_else(|| institution.head.clone()),
            show_rank: self.choices.style.show_rank,
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            purpose: self.purpose(),
            place: self.place(),
            date: date.map(Into::into),
            articles: Vec::new(),
            office,
            institution,
        };
        paper.articles = self.wording(&paper.values(), day).articles;
        (paper, date)
    }

    pub(super) fn nda(&self) -> Dated<NdaPaper> {
        let kind = if self.form == Form::D13b { DeclarationKind::NdaB } else { DeclarationKind::NdaA };
        let operator = self.signing_operator();
        let declared = self.declared(kind, operator);
        let date = declared.map(|declaration| declaration.signed_on);
        let institution = self.institution(date.unwrap_or(self.today));
        let signer = match operator {
            Some(operator) => Some(operator_person(operator)),
            None => declared
                .and_then(|declaration| self.head_named(&declaration.signer))
                .or_else(|| institution.head.clone()),
        };
        let named = signer.as_ref().map_or("………", |signer| signer.name.as_str());
        let location = self.facts.institution.profile.work_units.first().cloned();
        let reference = self.choices.number.as_deref().and_then(filled);
        let mut paper = NdaPaper {
            frame: self.frame(&format!("{named}, {}", institution.name), &institution.name),
            signer: signer.clone(),
            show_rank: self.choices.style.show_rank,
            consent: match self.choices.style.consent {
                Consent::Ditjen => "Direktorat Jenderal Kependudukan dan Pencatatan Sipil".to_owned(),
                Consent::Institution => institution.name.clone(),
            },
            meterai: declared.map_or(self.facts.office.settings.nda_meterai, |declaration| declaration.meterai),
            reference: if self.form == Form::D13b {
                self.need(reference, "nda.reference", "Nomor referensi", "Reference number")
            } else {
                None
            },
            control: CONTROL,
            location: location.or_else(|| filled(&institution.address.clone().unwrap_or_default())),
            home_address: self.choices.home_address.clone(),
            place: self.place(),
            date: date.map(Into::into),
            articles: Vec::new(),
            institution,
        };
        paper.articles = self.wording(&paper.values(), date.unwrap_or(self.today)).articles;
        (paper, date)
    }

    /// Which operator signs; `None` for the head.
    fn signing_operator(&self) -> Option<&Operator> {
        let operators = &self.facts.agreement.operators;
        match self.choices.subject {
            Subject::Head => None,
            Subject::Operator(id) => operators.iter().find(|operator| operator.id == id),
            _ => operators.first(),
        }
    }

    /// The latest declaration of this kind by this operator, or by the head.
    pub(super) fn declared(&self, kind: DeclarationKind, operator: Option<&Operator>) -> Option<&Declaration> {
        let declarations = &self.facts.agreement.declarations;
        let of = |declaration: &&Declaration| {
            declaration.kind == kind && declaration.operator == operator.map(|operator| operator.id)
        };
        declarations.iter().rev().find(of)
    }

    /// The head who signed, also after his term.
    pub(super) fn head_named(&self, name: &str) -> Option<Person> {
        let heads: &[Head] = &self.facts.institution.heads;
        heads.iter().rev().find(|head| head.name == name).map(person)
    }
}

fn operator_person(operator: &Operator) -> Person {
    Person::new(&operator.name, operator.staff_number.as_deref(), None, None, "", &operator.position)
}
