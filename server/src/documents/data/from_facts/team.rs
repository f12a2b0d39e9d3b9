//! D05 of one side.

use patuh_domain::agreement::Party;

use super::juknis::member_person;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::parts::Person;
use crate::documents::data::team::TeamPaper;
use patuh_domain::legal::citation;

/// Regulations that every order rests on (domain.md 8).
const BASES: [&str; 3] = ["uu-23-2006", "permendagri-102-2019", "permendagri-17-2023"];

impl Mapping<'_> {
    pub(super) fn team_order(&self) -> Dated<TeamPaper> {
        let agreement = &self.facts.agreement;
        let party = match self.choices.subject {
            Subject::Party(party) => party,
            _ => Party::Office,
        };
        let team = agreement.teams.iter().rev().find(|team| team.party == party);
        let date = team.map(|team| team.order.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let side = match party {
            Party::Office => office.clone(),
            Party::Institution => institution.clone(),
        };
        let members: Vec<Person> = self.team(party).iter().map(member_person).collect();
        self.need((!members.is_empty()).then_some(()), "teams", "Tim penyusun Juknis", "Drafting team");
        let number = team.and_then(|team| filled(&team.order.number)).or_else(|| self.chosen_number());
        let paper = TeamPaper {
            frame: self.frame(&side.name, &side.name),
            side,
            number: self.need(number, "teams.order", "Nomor surat perintah", "Number of the order"),
            place: filled(&self.facts.office.profile.city),
            date: self.need(date.map(Into::into), "teams.order.date", "Tanggal surat perintah", "Date of the order"),
            request: self.request_reference(),
            approval: agreement.approval.as_ref().map(|approval| (&approval.letter).into()),
            bases: BASES.iter().map(|key| citation(key).to_owned()).collect(),
            purpose: self.purpose(),
            members,
            office,
            institution,
        };
        (paper, date)
    }
}
