//! D02 from the request, and from network, applications and operators as far as they are recorded.

use patuh_domain::agreement::Study;

use super::terms::count;
use super::{Dated, Mapping, filled};
use crate::documents::data::study::StudyPaper;

/// Days that the monthly need is reckoned with.
const DAYS: u64 = 30;

impl Mapping<'_> {
    pub(super) fn study(&self) -> Dated<StudyPaper> {
        let agreement = &self.facts.agreement;
        let request = agreement.request();
        let date = request.map(|request| request.letter.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let need = request.and_then(|request| request.daily_need);
        let need = self.need(need, "request.daily_need", "Perkiraan permintaan setiap hari", "Expected requests a day");
        let operators = agreement.operators.iter().filter(|operator| operator.left_on.is_none()).count();
        let study = request.map(|request| &request.study);
        let text = |get: fn(&Study) -> &Option<String>| study.and_then(|study| get(study).as_deref()).and_then(filled);
        let paper = StudyPaper {
            frame: self.frame(&institution.name, &institution.name),
            request: self.request_reference(),
            place: self.place(),
            date: date.map(Into::into),
            purpose: self.purpose(),
            methods: self.requested_methods(day),
            applications: self.applications(),
            operators: (operators > 0).then(|| count(operators as u64)),
            work_units: self.facts.institution.profile.work_units.clone(),
            daily_need: need.map(count),
            monthly_need: need.map(|need| count(u64::from(need) * DAYS)),
            balikan: self.balikan(day),
            network: self.network(),
            legal_task: self.need(
                text(|study| &study.legal_task),
                "study.legal_task",
                "Dasar hukum tugas layanan",
                "Legal basis of the service",
            ),
            need: self.need(
                text(|study| &study.need),
                "study.need",
                "Alasan kebutuhan elemen data",
                "Why these elements",
            ),
            reckoning: self.need(
                text(|study| &study.reckoning),
                "study.reckoning",
                "Uraian perhitungan kebutuhan",
                "How the daily need is reckoned",
            ),
            office,
            institution,
        };
        (paper, date)
    }
}
