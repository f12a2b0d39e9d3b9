//! D31 from the network, D33 from a hand-over of what programs need.

use patuh_domain::agreement::{INTEGRATION_ITEMS, IntegrationHandover, Party};

use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::connection::{IntegrationPaper, IntegrationPart, ProviderPaper};
use crate::documents::data::parts::Person;

impl Mapping<'_> {
    pub(super) fn provider(&self) -> Dated<ProviderPaper> {
        let letters = &self.facts.agreement.network_letters;
        let letter = match self.choices.subject {
            Subject::Nth(n) => letters.get(n),
            _ => letters.last(),
        };
        let date = letter.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let units = &self.facts.institution.profile.work_units;
        let letter = self.correspondence(
            Party::Institution,
            letter,
            "Penunjukan Penyedia Jaringan, Besaran Bandwidth, dan Permohonan IP LAN",
            "-",
        );
        let seat = letter.institution.address.clone();
        let paper = ProviderPaper {
            network: self.network(),
            methods: self.method_labels(day),
            places: if units.is_empty() { seat.into_iter().collect() } else { units.clone() },
            letter,
        };
        (paper, date)
    }

    pub(super) fn integration(&self) -> Dated<IntegrationPaper> {
        let agreement = &self.facts.agreement;
        let handover = self.chosen_handover();
        let date = handover.map(|handover| handover.bast.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let number = handover.and_then(|handover| filled(&handover.bast.number)).or_else(|| self.chosen_number());
        let items = match handover {
            Some(handover) => handover
                .items
                .iter()
                .map(|item| IntegrationPart {
                    name: item.name.clone(),
                    remark: item.remark.as_deref().and_then(filled),
                })
                .collect(),
            None => INTEGRATION_ITEMS
                .iter()
                .map(|name| IntegrationPart { name: (*name).to_owned(), remark: None })
                .collect(),
        };
        let named = handover.and_then(|handover| handover.receiver.as_deref()).and_then(filled);
        let receiver = match named {
            Some(name) => Some(self.known_person(&name)),
            None => institution.head.clone(),
        };
        let programs = agreement.applications.iter().filter(|application| application.method.is_web_service());
        let paper = IntegrationPaper {
            frame: self.frame(&institution.name, &office.name),
            number: self.need(number, "integration.bast", "Nomor berita acara", "Number of the minutes"),
            date: self.need(date.map(Into::into), "integration.date", "Tanggal berita acara", "Date of the minutes"),
            place: filled(&self.facts.office.profile.city),
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            applications: programs.map(|application| application.name.clone()).collect(),
            items,
            receiver,
            office,
            institution,
        };
        (paper, date)
    }

    fn chosen_handover(&self) -> Option<&IntegrationHandover> {
        let handovers = &self.facts.agreement.integration;
        match self.choices.subject {
            Subject::Nth(n) => handovers.get(n),
            _ => handovers.last(),
        }
    }

    /// A person of the institution by name, with what is known of him.
    fn known_person(&self, name: &str) -> Person {
        let operators = &self.facts.agreement.operators;
        let operator = operators.iter().rev().find(|operator| operator.name == name);
        self.head_named(name).unwrap_or_else(|| match operator {
            Some(operator) => {
                Person::new(&operator.name, operator.staff_number.as_deref(), None, None, "", &operator.position)
            }
            None => Person::new(name, None, None, None, "", "Penerima"),
        })
    }
}
