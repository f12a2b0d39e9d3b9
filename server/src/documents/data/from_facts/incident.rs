//! D27 from an incident and its account.

use chrono::TimeDelta;
use patuh_domain::agreement::{Incident, Party};

use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::incident::IncidentPaper;

/// UU 27/2022 article 46: 3 x 24 hours.
const HOURS: i64 = 72;

impl Mapping<'_> {
    pub(super) fn incident(&self) -> Dated<IncidentPaper> {
        let (incident, by) = self.chosen_incident();
        let notice = incident.and_then(|incident| incident.notice.as_ref());
        let details = incident.map(|incident| &incident.details);
        let text = |get: fn(&patuh_domain::agreement::IncidentDetails) -> &Option<String>| {
            details.and_then(|details| get(details).as_deref()).and_then(filled)
        };
        let mut letter =
            self.correspondence(by, notice, "Pemberitahuan Kegagalan Pelindungan Data Pribadi", "1 (satu) lembar");
        let (author, other) = match by {
            Party::Office => (letter.office.clone(), letter.institution.clone()),
            Party::Institution => (letter.institution.clone(), letter.office.clone()),
        };
        // The other party of the agreement is told too.
        letter
            .copies
            .push(other.head.as_ref().map_or_else(|| format!("Pimpinan {}", other.name), |head| head.position.clone()));
        let contact = text(|details| &details.contact);
        let paper = IncidentPaper {
            letter,
            author,
            subject: self.need(
                incident.and_then(|incident| filled(&incident.subject)),
                "incident",
                "Uraian kejadian",
                "What happened",
            ),
            data: self.need(text(|details| &details.data), "incident.data", "Jenis data", "Kinds of data"),
            course: self.need(
                text(|details| &details.course),
                "incident.course",
                "Kapan dan bagaimana terjadi",
                "When and how it came about",
            ),
            persons: details.and_then(|details| details.persons).map(count),
            detected: self.need(
                incident.map(|incident| self.at(incident.detected_at)),
                "incident.detected_at",
                "Waktu diketahui",
                "Time of detection",
            ),
            deadline: incident
                .and_then(|incident| incident.detected_at.checked_add_signed(TimeDelta::hours(HOURS)))
                .map(|at| self.at(at)),
            handling: self.need(
                text(|details| &details.handling),
                "incident.handling",
                "Penanganan dan pemulihan",
                "Handling and recovery",
            ),
            contacts: if contact.is_some() { Vec::new() } else { self.contacts(Some(by)) },
            contact,
        };
        (paper, notice.map(|notice| notice.date))
    }

    fn chosen_incident(&self) -> (Option<&Incident>, Party) {
        let incidents = &self.facts.agreement.incidents;
        match self.choices.subject {
            Subject::Incident(n, by) => (incidents.get(n), by),
            Subject::Party(by) => (incidents.last(), by),
            _ => (incidents.last(), Party::Institution),
        }
    }
}
