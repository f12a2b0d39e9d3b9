//! D06 from terms, approval and signing.

use patuh_domain::agreement::{PksLayout, Term};

use super::terms::{count, payer};
use super::{Dated, Mapping, filled};
use crate::documents::data::pks::{ApprovalPart, OriginalPart, Payers, PksPaper, Signing, TermPart};
use patuh_domain::legal::citation;

/// Legal bases of an agreement whose terms are not drafted yet.
const USUAL_BASES: &[&str] =
    &["uu-23-2006", "pp-40-2019", "permendagri-102-2019", "permendagri-57-2021", "permendagri-17-2023"];

impl Mapping<'_> {
    pub(super) fn pks(&self) -> Dated<PksPaper> {
        let agreement = &self.facts.agreement;
        let pks = agreement.pks.as_ref();
        let date = pks.map(|pks| pks.signed_on);
        let day = date.unwrap_or(self.today);
        let terms = self.terms(day);
        let office = self.office(day);
        let institution = self.institution(day);
        let layout = terms.map_or(self.facts.office.settings.pks_layout, |terms| terms.layout);
        let bases = match terms.map(|terms| terms.legal_bases.as_slice()) {
            Some(keys) if !keys.is_empty() => keys.iter().map(|key| citation(key).to_owned()).collect(),
            _ => USUAL_BASES.iter().map(|key| citation(key).to_owned()).collect(),
        };
        let approval = agreement.approval.as_ref().map(|approval| ApprovalPart {
            letter: (&approval.letter).into(),
            subject: approval.subject.clone(),
            signed_by: approval.signed_by.clone(),
        });
        let subject = format!("{} dengan {}", office.name, institution.name);
        let mut frame = self.frame(&subject, &office.name);
        frame.initials = Self::initials(self.facts.office.settings.initials);
        let mut paper = PksPaper {
            frame,
            layout: match layout {
                PksLayout::Articles => "articles",
                PksLayout::Chapters => "chapters",
            },
            numbers: self.pks_numbers(),
            signed: Signing {
                on: self.need(date.map(Into::into), "pks.signed_on", "Tanggal penandatanganan PKS", "Date of signing"),
                at: self.need(
                    pks.and_then(|pks| filled(&pks.signed_at)),
                    "pks.signed_at",
                    "Tempat penandatanganan PKS",
                    "Place of signing",
                ),
            },
            purpose: self.purpose().unwrap_or_else(|| "………".to_owned()),
            bases,
            approval: self.need(approval, "approval", "Surat persetujuan Dirjen", "Approval letter of the Dirjen"),
            methods: self.methods(day),
            balikan: self.balikan(day),
            iso: self.iso(day),
            reader: self.reader(day),
            network: agreement
                .network
                .as_ref()
                .map(|network| Payers { paid_by: network.paid_by.iter().copied().map(payer).collect() }),
            term: pks.map(|pks| term_part(&pks.term)),
            ends_on: self.need(
                pks.map(|pks| pks.ends_on.into()),
                "pks.ends_on",
                "Tanggal berakhirnya PKS",
                "Last day of the agreement",
            ),
            clauses: self.clauses(),
            originals: OriginalPart::of(self.choices.originals),
            articles: Vec::new(),
            office,
            institution,
        };
        paper.articles = self.wording(&paper.values(), day).articles;
        (paper, date)
    }
}

fn term_part(term: &Term) -> TermPart {
    let (wording, years, until) = match term {
        Term::Years { years } => ("years", Some(*years), None),
        Term::Until { until } => ("until", None, Some(*until)),
        Term::Range {} => ("range", None, None),
        Term::YearsAndUntil { years, until } => ("years_and_until", Some(*years), Some(*until)),
    };
    TermPart { wording, years: years.map(count), until: until.map(Into::into) }
}
