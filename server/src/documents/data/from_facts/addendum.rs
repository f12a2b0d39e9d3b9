//! D23 from a renewal and from terms that changed after the signature.

use chrono::NaiveDate;
use patuh_domain::agreement::{Addendum, IsoRule, MethodGrant, PksLayout, Renewal, RenewalOutcome, Terms};
use patuh_domain::letter::Letter;
use patuh_domain::wording;

use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::addendum::{AddendumPaper, ChangeRow};
use crate::documents::data::parts::{MethodPart, Numbers, Reference};
use crate::documents::data::pks::{OriginalPart, Signing};

impl Mapping<'_> {
    pub(super) fn addendum(&self) -> Dated<AddendumPaper> {
        let agreement = &self.facts.agreement;
        let renewal = self.renewal_meant();
        let signed = renewal.and_then(addendum_of);
        let changed = self.terms_meant(renewal);
        let date = signed.map(|addendum| addendum.signed_on);
        let day = date.or_else(|| changed.map(|(_, new)| new.effective)).unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let pks = self.pks_reference();
        let layout = self.terms(day).map_or(self.facts.office.settings.pks_layout, |terms| terms.layout);
        let places = Places { layout };
        let mut changes = Vec::new();
        if renewal.is_some() || changed.is_none() {
            changes.push(self.term_row(&places, signed));
        }
        if let Some((old, new)) = changed {
            changes.extend(rows(&places, old, new));
        }
        let earlier = self.earlier_addenda(day, signed);
        let change = agreement.changes.iter().rev().find(|change| {
            changed.is_some_and(|(_, new)| change.happened_on <= new.effective) && change.decision.is_some()
        });
        let asked = renewal.map(|renewal| &renewal.letter).or_else(|| change.and_then(|change| change.letter.as_ref()));
        let consent = renewal
            .and_then(|renewal| renewal.approval.as_ref())
            .or_else(|| change.and_then(|change| change.decision.as_ref()));
        let number = signed.and_then(|addendum| filled(&addendum.office_number)).or_else(|| self.chosen_number());
        let second = signed.and_then(|addendum| addendum.institution_number.as_deref()).and_then(filled);
        let mut frame = self.frame(&format!("{} dengan {}", office.name, institution.name), &office.name);
        frame.initials = Self::initials(self.facts.office.settings.initials);
        let ordinal = (!earlier.is_empty()).then(|| {
            let number = earlier.len() as u64 + 1;
            format!("ke{}", wording::number_in_words(number).replace(' ', ""))
        });
        let reference = |letter: Option<&Letter>, field, id, en| self.need(letter.map(Reference::from), field, id, en);
        let mut paper = AddendumPaper {
            frame,
            ordinal,
            numbers: Numbers {
                office: self.need(
                    number,
                    "addendum.office_number",
                    "Nomor adendum dari PIHAK KESATU",
                    "Number of the addendum, first party",
                ),
                institution: second,
            },
            signed: Signing {
                on: self.need(
                    date.map(Into::into),
                    "addendum.signed_on",
                    "Tanggal penandatanganan adendum",
                    "Date of signing the addendum",
                ),
                at: self.place(),
            },
            pks,
            purpose: self.purpose().unwrap_or_else(|| "………".to_owned()),
            about: [
                (renewal.is_some() || changed.is_none()).then_some("renewal"),
                changed.is_some().then_some("methods"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            request: reference(asked, "addendum.request", "Surat permohonan", "Letter that asked for it"),
            approval: reference(consent, "addendum.approval", "Surat persetujuan Dirjen", "Approval of the Dirjen"),
            changes,
            ends_on: signed.map(|addendum| addendum.ends_on.into()),
            institution_left: self.facts.office.settings.institution_left,
            stamp_line: self.choices.style.stamp_line,
            originals: OriginalPart::of(self.choices.originals),
            articles: Vec::new(),
            earlier,
            office,
            institution,
        };
        paper.articles = self.wording(&paper.values(), day).articles;
        (paper, date)
    }

    /// The renewal it is about: the one chosen, or the latest.
    fn renewal_meant(&self) -> Option<&Renewal> {
        let renewals = &self.facts.agreement.renewals;
        match self.choices.subject {
            Subject::Nth(place) => renewals.get(place),
            Subject::Terms(_) => None,
            _ => renewals.last(),
        }
    }

    /// Old and new terms it is about: the version chosen; else, without a renewal, the latest.
    fn terms_meant(&self, renewal: Option<&Renewal>) -> Option<(&Terms, &Terms)> {
        let later = later_terms(self.facts.agreement.terms.as_slice(), self.signed_on());
        match self.choices.subject {
            Subject::Terms(effective) => later.into_iter().find(|(_, new)| new.effective == effective),
            _ if renewal.is_some() => None,
            _ => later.into_iter().last(),
        }
    }

    fn signed_on(&self) -> Option<NaiveDate> {
        self.facts.agreement.pks.as_ref().map(|pks| pks.signed_on)
    }

    /// What the term was before, and what it is now.
    fn term_row(&self, places: &Places, addendum: Option<&Addendum>) -> ChangeRow {
        let before = self.facts.agreement.renewals.iter().filter_map(addendum_of);
        let before = before.filter(|earlier| addendum.is_none_or(|this| earlier.ends_on < this.ends_on));
        let pks = self.facts.agreement.pks.as_ref();
        let old = before.map(|earlier| earlier.ends_on).max().or_else(|| pks.map(|pks| pks.ends_on));
        let until = |date: Option<NaiveDate>| {
            let date = date.map_or_else(|| "………………".to_owned(), wording::long_date);
            format!("Perjanjian Kerja Sama ini berlaku sampai dengan tanggal {date}.")
        };
        let new = self.need(
            addendum.map(|addendum| addendum.ends_on),
            "addendum.ends_on",
            "Hari terakhir berlaku yang baru",
            "New last day of force",
        );
        ChangeRow {
            place: places.term(),
            matter: "Jangka waktu".to_owned(),
            old: Some(until(old)),
            new: Some(until(new)),
        }
    }

    /// Addenda signed before this one.
    fn earlier_addenda(&self, day: NaiveDate, this: Option<&Addendum>) -> Vec<Reference> {
        let addenda = self.facts.agreement.renewals.iter().filter_map(addendum_of);
        addenda
            .filter(|addendum| Some(*addendum) != this && addendum.signed_on <= day)
            .map(|addendum| Reference { number: addendum.office_number.clone(), date: Some(addendum.signed_on.into()) })
            .collect()
    }
}

/// Pairs of consecutive terms of which the later came after the signature.
pub(super) fn later_terms(terms: &[Terms], signed_on: Option<NaiveDate>) -> Vec<(&Terms, &Terms)> {
    let Some(signed_on) = signed_on else { return Vec::new() };
    terms
        .windows(2)
        .filter_map(|pair| match pair {
            [old, new] if new.effective > signed_on => Some((old, new)),
            _ => None,
        })
        .collect()
}

fn addendum_of(renewal: &Renewal) -> Option<&Addendum> {
    match &renewal.outcome {
        Some(RenewalOutcome::Addendum(addendum)) => Some(addendum),
        _ => None,
    }
}

/// Where matters stand in the PKS; a test holds that its text agrees.
struct Places {
    layout: PksLayout,
}

impl Places {
    /// Articles are one further on where the definitions come first.
    fn article(&self, number: u8) -> u8 {
        match self.layout {
            PksLayout::Articles => number,
            PksLayout::Chapters => number + 1,
        }
    }

    fn term(&self) -> String {
        format!("Pasal {} ayat (1)", self.article(4))
    }

    /// The duty to open a method stands in its place among the methods.
    fn method(&self, place: usize) -> String {
        let letter = u8::try_from(place).ok().and_then(|place| b'a'.checked_add(place)).map_or('a', char::from);
        format!("Pasal {} ayat (1) huruf {letter}", self.article(2))
    }

    fn second_party(&self) -> String {
        format!("Pasal {} ayat (2)", self.article(2))
    }
}

fn rows(places: &Places, old: &Terms, new: &Terms) -> Vec<ChangeRow> {
    let mut rows = Vec::new();
    let find = |terms: &'_ Terms, grant: &MethodGrant| {
        terms.methods.iter().find(|known| known.method == grant.method).map(sentence)
    };
    for (place, grant) in new.methods.iter().enumerate() {
        let (before, after) = (find(old, grant), sentence(grant));
        if before.as_ref() != Some(&after) {
            let matter = format!("Akses melalui {}", grant.method.label());
            rows.push(ChangeRow { place: places.method(place), matter, old: before, new: Some(after) });
        }
    }
    for (place, grant) in old.methods.iter().enumerate() {
        if find(new, grant).is_none() {
            let matter = format!("Akses melalui {}", grant.method.label());
            rows.push(ChangeRow { place: places.method(place), matter, old: Some(sentence(grant)), new: None });
        }
    }
    let fields = |terms: &Terms| {
        let balikan = terms.data_balikan.as_ref()?;
        Some(balikan.fields.iter().map(|field| field.replace('_', " ").to_lowercase()).collect::<Vec<_>>().join(", "))
    };
    rows.extend(other(places, "Data Balikan", fields(old), fields(new)));
    rows.extend(other(places, "Sertifikat SNI ISO/IEC 27001", iso(old), iso(new)));
    rows
}

/// A duty of the second party, where it differs.
fn other(places: &Places, matter: &str, old: Option<String>, new: Option<String>) -> Option<ChangeRow> {
    (old != new).then(|| ChangeRow { place: places.second_party(), matter: matter.to_owned(), old, new })
}

/// The elements of a method in a sentence.
fn sentence(grant: &MethodGrant) -> String {
    let part = MethodPart::from(grant);
    let mut elements: Vec<String> = part.elements.iter().map(|element| (*element).to_owned()).collect();
    if !part.parts.is_empty() {
        let address = part.parts.join(", ");
        for element in elements.iter_mut().filter(|element| *element == "Alamat sekarang") {
            *element = format!("{element} ({address})");
        }
    }
    format!("{} ({}) elemen data: {}", part.count.figure, part.count.words, elements.join("; "))
}

fn iso(terms: &Terms) -> Option<String> {
    Some(match terms.iso_27001? {
        IsoRule::MonthsAfterSignature { months } => {
            let months = count(months);
            format!("Diserahkan paling lambat {} ({}) bulan sejak tanda tangan", months.figure, months.words)
        }
        IsoRule::FixedDate { date } => format!("Diserahkan paling lambat tanggal {}", wording::long_date(date)),
    })
}
