//! D25 from the readers, the User IDs and the closing.

use patuh_domain::agreement::{Account, Ending};

use super::report::reader_state;
use super::{Dated, Mapping, filled};
use crate::documents::data::reader_return::{ClosedAccount, ReturnPaper};

impl Mapping<'_> {
    pub(super) fn reader_return(&self) -> Dated<ReturnPaper> {
        let agreement = &self.facts.agreement;
        let closing = agreement.closing.as_ref();
        let date = closing.map(|closing| closing.bast.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let (ended_on, ending) = match &agreement.ending {
            Some(Ending::Ended { on, letter, .. }) => (Some(*on), Some(letter)),
            Some(Ending::Terminated { on, letter, .. }) => (on.pred_opt(), Some(letter)),
            Some(Ending::Withdrawn { .. } | Ending::Rejected { .. }) | None => (agreement.ends_on(), None),
        };
        let number = closing.and_then(|closing| filled(&closing.bast.number)).or_else(|| self.chosen_number());
        self.need(
            agreement.readers.first().map(|_| ()),
            "readers",
            "Card reader yang dikembalikan",
            "Readers that are given back",
        );
        let closed = |account: &Account| ClosedAccount {
            user_id: account.user_id.clone(),
            closed_on: account.closed_on.map(Into::into),
        };
        let paper = ReturnPaper {
            frame: self.frame(&institution.name, &office.name),
            number: self.need(number, "closing.bast", "Nomor berita acara", "Number of the minutes"),
            date: date.map(Into::into),
            place: self.place(),
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            ended_on: self.need(
                ended_on.map(Into::into),
                "pks.ends_on",
                "Tanggal berakhirnya PKS",
                "Last day of the agreement",
            ),
            ending: ending.map(Into::into),
            readers: agreement.readers.iter().map(reader_state).collect(),
            accounts: agreement.accounts.iter().map(closed).collect(),
            remark: closing.and_then(|closing| closing.remark.as_deref()).and_then(filled),
            office,
            institution,
        };
        (paper, date)
    }
}
