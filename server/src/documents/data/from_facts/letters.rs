//! What letters share: to whom they go, and how they open.

use chrono::NaiveDate;
use patuh_domain::addressing::Addressing;
use patuh_domain::agreement::{Party, is_diskominfo};
use patuh_domain::letter::Letter;
use patuh_domain::office::Level;
use patuh_domain::wording;

use super::{Mapping, filled};
use crate::documents::data::letter::{Correspondence, Opening};
use crate::documents::data::parts::{MethodPart, Reference, Side};

impl Mapping<'_> {
    /// A letter under the agreement sent by `by`; `letter` is its number and date once recorded.
    pub(super) fn correspondence(
        &self,
        by: Party,
        letter: Option<&Letter>,
        subject: &str,
        enclosures: &str,
    ) -> Correspondence {
        let day = letter.map_or(self.today, |letter| letter.date);
        let office = self.office(day);
        let institution = self.institution(day);
        let author = match by {
            Party::Office => &office.name,
            Party::Institution => &institution.name,
        };
        Correspondence {
            frame: self.frame(&institution.name, author),
            letter: self.opening(letter, subject, enclosures, &office, &institution),
            copies: self.copies(&office, &institution),
            pks: self.pks_reference(),
            purpose: self.purpose(),
            office,
            institution,
        }
    }

    /// The blocks above a letter; `letter` is its number and date once recorded.
    pub(super) fn opening(
        &self,
        letter: Option<&Letter>,
        subject: &str,
        enclosures: &str,
        office: &Side,
        institution: &Side,
    ) -> Opening {
        let number = letter.and_then(|letter| filled(&letter.number)).or_else(|| self.chosen_number());
        let way = self.addressing();
        let city = filled(&self.facts.office.profile.city);
        let lines =
            |lines: &[String]| lines.iter().map(|line| self.spelled(line, office, institution)).collect::<Vec<_>>();
        Opening {
            number: self.need(number, "letter.number", "Nomor surat", "Number of the letter"),
            place: city,
            date: self.need(
                letter.map(|letter| letter.date.into()),
                "letter.date",
                "Tanggal surat",
                "Date of the letter",
            ),
            nature: "Biasa",
            enclosures: enclosures.to_owned(),
            subject: subject.to_owned(),
            to: lines(&way.to),
            to_place: self.spelled(&way.place, office, institution),
            through: lines(&way.through),
        }
    }

    /// *Tembusan* of this kind of letter.
    pub(super) fn copies(&self, office: &Side, institution: &Side) -> Vec<String> {
        let way = self.addressing();
        // The agency of the network isn't told of its own letter.
        let own = |line: &&String| is_diskominfo(&institution.name) && line.as_str() == "{diskominfo}";
        let lines = way.copies.iter().filter(|line| !own(line));
        lines.map(|line| self.spelled(line, office, institution)).collect()
    }

    /// As the office has set it for this kind, else the usual way.
    fn addressing(&self) -> Addressing {
        let (style, code) = (&self.choices.style, self.form.code());
        let recipient = self.facts.office.profile.evaluation_recipient;
        let usual = || Addressing::usual(code, recipient, style.to_regional_head);
        style.addressing.get(code).cloned().unwrap_or_else(usual)
    }

    /// The line with what its placeholders stand for.
    fn spelled(&self, line: &str, office: &Side, institution: &Side) -> String {
        let profile = &self.facts.office.profile;
        let head = match profile.level {
            Level::Provinsi => "Gubernur",
            Level::Kabupaten => "Bupati",
            Level::Kota => "Wali Kota",
        };
        let provider = self.facts.agreement.network.as_ref().and_then(|network| network.provider.as_deref());
        let diskominfo = provider.filter(|provider| is_diskominfo(provider));
        let chief = institution.head.as_ref().map(|head| head.position.clone());
        let place = |name: &str| filled(name).unwrap_or_else(|| office.place_name.clone());
        let values = [
            ("{kepala_kantor}", format!("Kepala {}", office.name)),
            ("{pimpinan}", chief.unwrap_or_else(|| format!("Pimpinan {}", institution.name))),
            ("{kepala_daerah}", format!("{head} {}", office.place_name)),
            ("{diskominfo}", format!("Kepala {}", diskominfo.unwrap_or("Dinas Komunikasi dan Informatika"))),
            ("{daerah}", office.place_name.clone()),
            ("{kota}", place(&profile.city)),
        ];
        // One pass over what the office wrote: what a name brings along is never taken for a placeholder.
        let mut spelled = String::new();
        let mut rest = line;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            spelled.push_str(before);
            match values.iter().find(|(name, _)| from.starts_with(name)) {
                Some((name, value)) => {
                    spelled.push_str(value);
                    rest = &from[name.len()..];
                }
                None => {
                    spelled.push('{');
                    rest = &from[1..];
                }
            }
        }
        spelled.push_str(rest);
        spelled
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

    /// The Ditjen's approval of the use.
    pub(super) fn approval_reference(&self) -> Option<Reference> {
        let approval = self.facts.agreement.approval.as_ref().map(|approval| (&approval.letter).into());
        self.need(approval, "approval", "Surat persetujuan Dirjen", "Approval letter of the Dirjen")
    }

    /// Labels of the methods granted on `date`.
    pub(super) fn method_labels(&self, date: NaiveDate) -> Vec<&'static str> {
        self.facts.agreement.methods_on(date).iter().map(|grant| grant.method.label()).collect()
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

/// `Kamis, 26 Februari 2026`.
pub(super) fn with_weekday(date: NaiveDate) -> String {
    format!("{}, {}", wording::weekday(wording::Language::Id, date), wording::long_date(date))
}
