//! What the shape alone can't hold: places of a dossier that must agree for it to be understood.

use super::{
    AgreementPart, DeclarationForm, DeclarationPart, DeclarationWord, Dossier, DossierError, HoursPart, OpenPart,
    SCHEMA, SpanPart, SubjectPart,
};
use crate::access::{AgreementHours, Hours, Span};
use crate::agreement::{DeclarationKind, Pks};

impl Dossier {
    /// Schema name, heads, the signed PKS, declarations, hours and trials.
    pub(super) fn check(&self) -> Result<(), DossierError> {
        if self.schema != SCHEMA {
            return Err(DossierError::meaning(
                "schema",
                &format!("harus `{SCHEMA}`, bukan `{}`. Periksa versi berkasnya.", self.schema),
                &format!("must be `{SCHEMA}`, not `{}`. Check the version of the file.", self.schema),
            ));
        }
        for (path, heads) in [("office.heads", &self.office.heads), ("institution.heads", &self.institution.heads)] {
            if heads.is_empty() {
                return Err(DossierError::meaning(
                    path,
                    "belum ada pimpinan. Isi sedikitnya satu.",
                    "there is no head. Give at least one.",
                ));
            }
        }
        if let Some(agreement) = &self.agreement {
            agreement.pks()?;
        }
        for (index, declaration) in self.declarations.iter().enumerate() {
            declaration.declared(index)?;
        }
        for (index, part) in self.hours.iter().enumerate() {
            part.hours(index)?;
        }
        for (index, operator) in self.operators.iter().enumerate() {
            if let Some(nda) = &operator.nda {
                nda_kind(nda.form).ok_or_else(|| wrong_form(&format!("operators[{index}].nda.form")))?;
            }
        }
        for (index, poc) in self.poc.iter().enumerate() {
            if let SubjectPart::Application(name) = &poc.subject
                && !self.applications.iter().any(|application| application.name == *name)
            {
                return Err(DossierError::meaning(
                    &format!("poc[{index}].subject.application"),
                    &format!("aplikasi `{name}` tidak ada pada `applications`. Samakan namanya."),
                    &format!("there is no application `{name}` in `applications`. Make the names equal."),
                ));
            }
            if poc.scheduled_on.is_some() != poc.confirmation.is_some() {
                return Err(DossierError::meaning(
                    &format!("poc[{index}].confirmation"),
                    "jadwal PoC dan surat konfirmasinya harus diisi bersama.",
                    "the date of a PoC and its confirmation letter come together.",
                ));
            }
        }
        Ok(())
    }
}

impl AgreementPart {
    /// The signed PKS; `None` for a draft.
    pub(super) fn pks(&self) -> Result<Option<Pks>, DossierError> {
        let Some(signed_on) = self.signed_on else { return Ok(None) };
        Ok(Some(Pks {
            office_number: present(self.office_number.as_ref(), "office_number")?,
            institution_number: present(self.institution_number.as_ref(), "institution_number")?,
            signed_on,
            signed_at: present(self.signed_at.as_ref(), "signed_at")?,
            term: present(self.term.as_ref(), "term")?,
            ends_on: present(self.ends_on.as_ref(), "ends_on")?,
            scan: None,
        }))
    }
}

impl DeclarationPart {
    /// Its kind; the form must fit the word.
    pub(super) fn declared(&self, index: usize) -> Result<DeclarationKind, DossierError> {
        match self.kind {
            DeclarationWord::Sptjm => match self.form {
                DeclarationForm::First => Some(DeclarationKind::SptjmFirst),
                DeclarationForm::Renewal => Some(DeclarationKind::SptjmRenewal),
                DeclarationForm::A | DeclarationForm::B => None,
            },
            DeclarationWord::Nda => nda_kind(self.form),
        }
        .ok_or_else(|| wrong_form(&format!("declarations[{index}].form")))
    }
}

impl HoursPart {
    /// The hours it sets.
    pub(super) fn hours(&self, index: usize) -> Result<AgreementHours, DossierError> {
        let span = |day: &str, part: Option<&SpanPart>| {
            let span = part.map(|part| {
                Span::parse(&part.opens, &part.closes).ok_or_else(|| {
                    DossierError::meaning(
                        &format!("hours[{index}].hours.week.{day}"),
                        "bukan bagian dari satu hari. Tulis seperti `07:30` sampai `16:00`.",
                        "is no part of one day. Write it like `07:30` to `16:00`.",
                    )
                })
            });
            span.transpose()
        };
        let hours = match &self.hours {
            None => None,
            Some(OpenPart::Always) => Some(Hours::Always),
            Some(OpenPart::Week(week)) => Some(Hours::Week {
                workdays: span("workdays", week.workdays.as_ref())?,
                saturday: span("saturday", week.saturday.as_ref())?,
                sunday: span("sunday", week.sunday.as_ref())?,
            }),
        };
        Ok(AgreementHours { from: self.from, hours, reason: self.reason.clone() })
    }
}

/// Form (a) or (b) of the NDA; the others are forms of the SPTJM.
pub(super) const fn nda_kind(form: DeclarationForm) -> Option<DeclarationKind> {
    match form {
        DeclarationForm::A => Some(DeclarationKind::NdaA),
        DeclarationForm::B => Some(DeclarationKind::NdaB),
        DeclarationForm::First | DeclarationForm::Renewal => None,
    }
}

fn wrong_form(path: &str) -> DossierError {
    DossierError::meaning(
        path,
        "bentuk tidak sesuai. SPTJM: `first` atau `renewal`; NDA: `a` atau `b`.",
        "the form doesn't fit. SPTJM: `first` or `renewal`; NDA: `a` or `b`.",
    )
}

fn present<T: Clone>(value: Option<&T>, field: &str) -> Result<T, DossierError> {
    value.cloned().ok_or_else(|| {
        DossierError::meaning(
            &format!("agreement.{field}"),
            "PKS sudah ditandatangani (`signed_on`), jadi bagian ini harus diisi.",
            "the PKS is signed (`signed_on`), so this must be given.",
        )
    })
}
