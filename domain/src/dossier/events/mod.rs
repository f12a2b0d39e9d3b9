//! The history a dossier tells, in the order of its dates.
//!
//! What a dossier doesn't say is filled in so that nothing works earlier than the papers allow: terms hold from the
//! signature, texts were final on the day they were signed, applications belong to the Juknis they were listed in.
//! A thing can't be concluded before it began, so a slip in dates moves an entry in the order, never in its date.

mod access;
mod life;

use chrono::NaiveDate;

use super::{Dossier, DossierError};
use crate::agreement::{AgreementEvent, Approval, Juknis, Party, Predecessor, Request, Team, Terms, Text};
use crate::ids::{Ids, InstitutionId};
use crate::letter::Letter;

impl Dossier {
    /// The events of the agreement, in the order of their dates; the request comes first whatever its date.
    ///
    /// # Errors
    /// [`DossierError`] where two places disagree; a dossier from [`Dossier::parse`] has none of these.
    pub fn events(&self, institution: InstitutionId, ids: &mut dyn Ids) -> Result<Vec<AgreementEvent>, DossierError> {
        self.check()?;
        let mut story = Story { entries: Vec::new() };
        self.request_to_approval(institution, &mut story);
        self.texts(&mut story)?;
        self.onboarding(ids, &mut story)?;
        self.in_force(ids, &mut story);
        self.endings(&mut story);
        Ok(story.told())
    }

    /// The day on which the papers were signed, else the latest day known before.
    fn papers_on(&self) -> NaiveDate {
        let signed = self.agreement.as_ref().and_then(|agreement| agreement.signed_on);
        self.juknis.as_ref().map(|juknis| juknis.date).or(signed).unwrap_or_else(|| self.drafting_on())
    }

    /// The day from which drafts can exist.
    fn drafting_on(&self) -> NaiveDate {
        self.approval.as_ref().map_or(self.request.date, |approval| approval.date)
    }

    fn request_to_approval(&self, institution: InstitutionId, story: &mut Story) {
        let request = Request {
            letter: Letter::new(self.request.number.clone(), self.request.date),
            subject: self.request.subject.clone(),
            purpose: self.request.purpose.clone(),
            daily_need: self.request.daily_need,
            methods: Vec::new(),
            data_balikan: None,
            term_years: None,
            received_on: self.request.date,
            study: self.request.study.clone(),
            scan: None,
        };
        story.tell(NaiveDate::MIN, AgreementEvent::Requested { institution, request });
        if let Some(part) = &self.predecessor {
            let predecessor =
                Predecessor { agreement: None, number: part.number.clone(), cause: part.cause, bast: None };
            story.tell(NaiveDate::MIN, AgreementEvent::PredecessorNamed { predecessor });
            if let Some(bast) = part.bast.clone() {
                story.tell(bast.date, AgreementEvent::TakenOver { bast });
            }
        }
        if let Some(review) = &self.review {
            let on = review.taken_up_on;
            story.tell(on, AgreementEvent::TakenUp { on });
            if let Some(checklist) = review.checklist.clone() {
                story.tell(checklist.on.max(on), AgreementEvent::Checked { checklist });
            }
            if let Some(complete_on) = review.complete_on {
                story.tell(complete_on.max(on), AgreementEvent::FoundComplete { on: complete_on });
            }
        }
        if let Some(letter) = self.forwarding.clone() {
            story.tell(letter.date, AgreementEvent::Forwarded { letter });
        }
        if let Some(approval) = &self.approval {
            story.tell(approval.date, AgreementEvent::Approved { approval: Approval::from(approval) });
        }
        for (party, team) in [(Party::Office, &self.teams.office), (Party::Institution, &self.teams.institution)] {
            if let Some(team) = team {
                let team = Team { party, order: team.order.clone(), members: team.members.clone() };
                story.tell(team.order.date, AgreementEvent::TeamAppointed { team });
            }
        }
        for contact in self.contacts.iter().cloned() {
            story.tell(self.drafting_on(), AgreementEvent::ContactNamed { contact });
        }
    }

    fn texts(&self, story: &mut Story) -> Result<(), DossierError> {
        let pks = match &self.agreement {
            None => None,
            Some(part) => {
                let terms = Terms {
                    effective: part.signed_on.unwrap_or_else(|| self.drafting_on()),
                    layout: part.layout,
                    methods: part.methods.clone(),
                    legal_bases: part.legal_bases.clone(),
                    data_balikan: part.data_balikan.clone(),
                    iso_27001: part.iso_27001,
                    card_reader: part.card_reader,
                    duties: part.duties.clone(),
                };
                let first = terms.clone();
                story.tell(terms.effective, AgreementEvent::TermsSettled { terms });
                self.amendments(first, story);
                part.pks()?
            }
        };
        if let Some(pks) = pks {
            let on = pks.signed_on;
            story.tell(on, AgreementEvent::TextFinalised { text: Text::Pks, on });
            story.tell(on, AgreementEvent::PksSigned { pks });
        }
        if let Some(part) = &self.juknis {
            let on = part.date;
            let juknis = Juknis {
                number: part.number.clone(),
                institution_number: part.institution_number.clone(),
                date: on,
                place: part.place.clone(),
                layout: part.layout,
                signers: part.signers,
                initials: part.initials,
                user_id_request_by: part.user_id_request_by,
                scan: None,
            };
            story.tell(on, AgreementEvent::TextFinalised { text: Text::Juknis, on });
            story.tell(on, AgreementEvent::JuknisSigned { juknis });
        }
        Ok(())
    }

    /// Each addendum changes the terms as the one before left them.
    fn amendments(&self, mut terms: Terms, story: &mut Story) {
        for part in self.amendments.iter().cloned() {
            terms.effective = part.effective;
            terms.methods = part.methods.unwrap_or(terms.methods);
            terms.legal_bases = part.legal_bases.unwrap_or(terms.legal_bases);
            terms.data_balikan = part.data_balikan.or(terms.data_balikan);
            terms.card_reader = part.card_reader.unwrap_or(terms.card_reader);
            terms.duties.extend(part.duties);
            story.tell(terms.effective, AgreementEvent::TermsSettled { terms: terms.clone() });
        }
    }
}

/// Events with their place in time.
struct Story {
    entries: Vec<(NaiveDate, AgreementEvent)>,
}

impl Story {
    fn tell(&mut self, on: NaiveDate, event: AgreementEvent) {
        self.entries.push((on, event));
    }

    /// In the order of dates; on one day in the order of an agreement's life, which is the order of telling.
    fn told(mut self) -> Vec<AgreementEvent> {
        self.entries.sort_by_key(|(on, _)| *on);
        self.entries.into_iter().map(|(_, event)| event).collect()
    }
}
