//! D01 from the request as submitted, or as drafted.

use patuh_domain::agreement::Party;

use super::terms::count;
use super::{Dated, Mapping, filled};
use crate::documents::data::request::RequestPaper;

impl Mapping<'_> {
    pub(super) fn request(&self) -> Dated<RequestPaper> {
        let request = self.facts.agreement.request();
        let date = request.map(|request| request.letter.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let methods = self.methods(day);
        let same_elements = methods.windows(2).all(|pair| {
            pair.first().map(|method| (&method.elements, &method.parts))
                == pair.last().map(|method| (&method.elements, &method.parts))
        });
        let years = request.and_then(|request| request.term_years).map(count);
        let subject = request.and_then(|request| filled(&request.subject));
        let subject = subject.unwrap_or_else(|| "Permohonan Pemanfaatan Data Kependudukan".to_owned());
        let letter = request.map(|request| &request.letter);
        let paper = RequestPaper {
            frame: self.frame(&institution.name, &institution.name),
            letter: self.opening(letter, &subject, "1 (satu) berkas", &office, &institution),
            purpose: self.purpose(),
            daily_need: request.and_then(|request| request.daily_need).map(count),
            methods,
            same_elements,
            balikan: self.balikan(day),
            // A request that wishes no term of its own asks for the usual two years.
            years: years.or_else(|| Some(count(2_u64))),
            contacts: self.contacts(Some(Party::Institution)),
            copies: self.copies(&office, &institution),
            office,
            institution,
        };
        (paper, date)
    }
}
