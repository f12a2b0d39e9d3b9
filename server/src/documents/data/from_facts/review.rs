//! D03 and D04 from the request, its checklist and its forwarding.

use patuh_domain::agreement::{Checklist, ChecklistItem, REQUIREMENTS, requirements_of};

use super::letters::same_elements;
use super::terms::count;
use super::{Dated, Mapping, filled};
use crate::documents::data::review::{ApprovalRequestPaper, ChecklistPaper, ChecklistRow};

impl Mapping<'_> {
    pub(super) fn checklist(&self) -> Dated<ChecklistPaper> {
        let agreement = &self.facts.agreement;
        let checklist = agreement.checklists.last();
        let date = checklist.map(|checklist| checklist.on);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        self.need(checklist.map(|_| ()), "checklist", "Hasil verifikasi berkas", "Result of the completeness check");
        let complete = checklist.map(Checklist::is_complete);
        // A file once returned and complete by now needs no reasons.
        let returned = agreement.returns.last().filter(|_| complete == Some(false));
        let paper = ChecklistPaper {
            frame: self.frame(&institution.name, &office.name),
            request: self.request_reference(),
            received_on: agreement.request().map(|request| request.received_on.into()),
            purpose: self.purpose(),
            items: match checklist {
                Some(checklist) => checklist.items.iter().map(row).collect(),
                None => self.open_rows(),
            },
            complete,
            reasons: returned.and_then(|returned| filled(&returned.reasons)),
            officer: self.need(
                checklist.and_then(|checklist| checklist.officer.as_deref()).and_then(filled),
                "checklist.officer",
                "Petugas verifikasi",
                "Officer who checked",
            ),
            place: filled(&self.facts.office.profile.city),
            date: date.map(Into::into),
            office,
            institution,
        };
        (paper, date)
    }

    pub(super) fn approval_request(&self) -> Dated<ApprovalRequestPaper> {
        let agreement = &self.facts.agreement;
        let request = agreement.request();
        let forwarding = agreement.forwarding.as_ref();
        let date = forwarding.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let subject = "Permohonan Persetujuan Pemanfaatan Data Kependudukan";
        let methods = self.requested_methods(day);
        let years = request.and_then(|request| request.term_years).map_or(2, u64::from);
        let paper = ApprovalRequestPaper {
            frame: self.frame(&institution.name, &office.name),
            letter: self.opening(forwarding, subject, "1 (satu) berkas", &office, &institution),
            request: self.request_reference(),
            request_subject: request.and_then(|request| filled(&request.subject)),
            completed_on: agreement.completed_on.map(Into::into),
            purpose: self.purpose(),
            daily_need: request.and_then(|request| request.daily_need).map(count),
            same_elements: same_elements(&methods),
            methods,
            balikan: self.balikan(day),
            // As in the request: no wish of its own is the usual two years.
            years: Some(count(years)),
            copies: self.copies(&office, &institution),
            office,
            institution,
        };
        (paper, date)
    }

    /// The office's requirements before anything is checked.
    fn open_rows(&self) -> Vec<ChecklistRow> {
        let asked = requirements_of(&self.facts.office.settings);
        asked.map(|(_, name)| ChecklistRow { name: name.id.into_owned(), present: None, remark: None }).collect()
    }
}

fn row(item: &ChecklistItem) -> ChecklistRow {
    let standard = REQUIREMENTS.iter().find(|(key, _)| *key == item.requirement);
    ChecklistRow {
        name: standard.map_or_else(|| item.requirement.clone(), |(_, name)| name.id.to_string()),
        present: Some(item.present),
        remark: item.remark.as_deref().and_then(filled),
    }
}
