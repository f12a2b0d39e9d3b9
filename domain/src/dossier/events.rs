//! The history a dossier tells, in the order of its dates.
//!
//! What a dossier doesn't say is filled in so that nothing works earlier than the papers allow: terms hold from the
//! signature, texts were final on the day they were signed, applications belong to the Juknis they were listed in.
//! A thing can't be concluded before it began, so a slip in dates moves an entry in the order, never in its date.

use chrono::NaiveDate;

use super::check::nda_kind;
use super::shape::semester;
use super::{Dossier, DossierError, EndingPart, NoticePart, OperatorPart, OutcomePart, SubjectPart};
use crate::agreement::{
    Account, AgreementEvent, Application, Approval, Assessment, Closing, Declaration, Ending, Evaluation, Incident,
    Juknis, Lift, Operator, Party, PocRequest, PocResult, PocSchedule, PocSubject, Predecessor, QuotaGrant, Renewal,
    RenewalOutcome, Report, ReportContent, ReportForwarding, Request, Sanction, Team, Terms, Text, Waiver,
};
use crate::ids::{AccountId, ApplicationId, Ids, IncidentId, InstitutionId, OperatorId, SanctionId};
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
                story.tell(terms.effective, AgreementEvent::TermsSettled { terms });
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

    fn onboarding(&self, ids: &mut dyn Ids, story: &mut Story) -> Result<(), DossierError> {
        let papers_on = self.papers_on();
        if let Some(network) = self.network.clone() {
            story.tell(papers_on, AgreementEvent::NetworkRecorded { network, letter: self.network_letter.clone() });
        }
        for part in &self.quota {
            let grant = QuotaGrant {
                methods: part.methods.clone(),
                per_day: part.per_day,
                from: part.from.into(),
                until_poc: part.until_poc,
                reference: part.reference.clone(),
            };
            story.tell(papers_on, AgreementEvent::QuotaGranted { grant });
        }
        let mut applications = Vec::new();
        for part in &self.applications {
            let id = ApplicationId(ids.fresh());
            applications.push((part.name.as_str(), id));
            let registered_on = part.registered_on.unwrap_or(papers_on);
            let application = Application {
                id,
                registered_on,
                name: part.name.clone(),
                function: part.function.clone(),
                platform: part.platform.clone(),
                url: part.url.clone(),
                method: part.method,
                elements: part.elements.clone(),
                used_by: part.used_by.clone(),
                keeper: part.keeper.clone(),
                mobile: part.mobile,
            };
            story.tell(registered_on, AgreementEvent::ApplicationRegistered { application });
        }
        for flow in self.service_flows.iter().cloned() {
            story.tell(papers_on, AgreementEvent::ServiceFlowDescribed { flow });
        }
        let operators = self.operators(ids, story);
        self.declarations(&operators, story)?;
        if let Some(approval) = self.access_approval.clone() {
            let asked_on = approval.requested.date;
            story.tell(asked_on, AgreementEvent::AccessApprovalRequested { letter: approval.requested });
            if let Some(letter) = approval.granted {
                story.tell(letter.date.max(asked_on), AgreementEvent::AccessApprovalGranted { letter });
            }
        }
        self.accounts(ids, story);
        self.trials(&applications, story);
        Ok(())
    }

    fn operators(&self, ids: &mut dyn Ids, story: &mut Story) -> Vec<(String, OperatorId)> {
        let mut known = Vec::new();
        for part in &self.operators {
            let id = OperatorId(ids.fresh());
            known.push((part.name.clone(), id));
            let since = self.operator_since(part);
            let operator = Operator {
                id,
                since,
                left_on: None,
                name: part.name.clone(),
                staff_number: part.staff_number.clone(),
                staff_status: part.staff_status,
                position: part.position.clone(),
            };
            story.tell(since, AgreementEvent::OperatorRegistered { operator });
            if let Some(nda) = &part.nda
                && let Some(kind) = nda_kind(nda.form)
            {
                let declaration = Declaration {
                    kind,
                    signer: part.name.clone(),
                    operator: Some(id),
                    signed_on: nda.signed_on,
                    meterai: nda.meterai,
                    scan: None,
                };
                story.tell(nda.signed_on.max(since), AgreementEvent::DeclarationSigned { declaration });
            }
            if let Some(on) = part.left_on {
                story.tell(on.max(since), AgreementEvent::OperatorLeft { operator: id, on });
            }
        }
        known
    }

    /// From which day a person works under the agreement: as told, else the earliest paper that could name him.
    fn operator_since(&self, part: &OperatorPart) -> NaiveDate {
        let nda = part.nda.as_ref().map(|nda| nda.signed_on);
        let requested = self.user_ids.iter().map(|account| account.request.date).min();
        let juknis = self.juknis.as_ref().map(|juknis| juknis.date);
        part.since.or_else(|| [nda, requested, juknis].into_iter().flatten().min()).unwrap_or_else(|| self.papers_on())
    }

    fn declarations(&self, operators: &[(String, OperatorId)], story: &mut Story) -> Result<(), DossierError> {
        for (index, part) in self.declarations.iter().enumerate() {
            let kind = part.declared(index)?;
            let is_head = self.institution.heads.iter().any(|head| head.name == part.signer);
            let operator =
                operators.iter().find(|(name, _)| kind.is_nda() && !is_head && *name == part.signer).map(|(_, id)| *id);
            let declaration = Declaration {
                kind,
                signer: part.signer.clone(),
                operator,
                signed_on: part.signed_on,
                meterai: part.meterai,
                scan: None,
            };
            story.tell(part.signed_on, AgreementEvent::DeclarationSigned { declaration });
        }
        Ok(())
    }

    fn accounts(&self, ids: &mut dyn Ids, story: &mut Story) {
        for part in &self.user_ids {
            let id = AccountId(ids.fresh());
            let asked_on = part.request.date;
            let account = Account {
                id,
                user_id: part.user_id.clone(),
                kind: part.kind,
                methods: part.methods.clone(),
                request: part.request.clone(),
                office_region_code: part.office_region_code.clone(),
                local_user_id: part.local_user_id.clone(),
                ip_addresses: part.ip_addresses.clone(),
                address_changes: Vec::new(),
                responsible: part.responsible.clone(),
                daily_cap: part.daily_cap,
                cap_changes: Vec::new(),
                holder_changes: Vec::new(),
                bast: None,
                closed_on: None,
            };
            story.tell(asked_on, AgreementEvent::AccountRequested { account });
            if let Some(bast) = part.bast.clone() {
                story.tell(bast.date.max(asked_on), AgreementEvent::AccountHandedOver { account: id, bast });
            }
            if let Some(on) = part.closed_on {
                story.tell(on.max(asked_on), AgreementEvent::AccountClosed { account: id, on });
            }
        }
    }

    /// Trials asked for by one letter, or confirmed for one day by one letter, are one event.
    fn trials(&self, applications: &[(&str, ApplicationId)], story: &mut Story) {
        let mut requests: Vec<PocRequest> = Vec::new();
        let mut schedules: Vec<PocSchedule> = Vec::new();
        let mut results: Vec<PocResult> = Vec::new();
        for part in &self.poc {
            let subject = match &part.subject {
                SubjectPart::Method(method) => PocSubject::Method(*method),
                SubjectPart::Application(name) => match applications.iter().find(|(known, _)| known == name) {
                    Some((_, id)) => PocSubject::Application(*id),
                    None => continue,
                },
            };
            if let Some(letter) = &part.request {
                match requests.iter_mut().find(|request| request.letter == *letter) {
                    Some(request) => request.subjects.push(subject),
                    None => requests.push(PocRequest {
                        subjects: vec![subject],
                        letter: letter.clone(),
                        wish: part.wish.clone(),
                    }),
                }
            }
            if let (Some(scheduled_on), Some(confirmation)) = (part.scheduled_on, &part.confirmation) {
                let same = schedules
                    .iter_mut()
                    .find(|known| known.scheduled_on == scheduled_on && known.confirmation == *confirmation);
                match same {
                    Some(schedule) => schedule.subjects.push(subject),
                    None => schedules.push(PocSchedule {
                        subjects: vec![subject],
                        scheduled_on,
                        confirmation: confirmation.clone(),
                        meeting: part.meeting.clone(),
                    }),
                }
            }
            if let Some(result) = &part.result {
                results.push(PocResult {
                    subject,
                    verdict: result.verdict,
                    effective: result.letter.as_ref().map_or_else(|| self.papers_on(), |letter| letter.date),
                    letter: result.letter.clone(),
                    remark: result.remark.clone(),
                    protocol: result.protocol.clone(),
                });
            }
        }
        for request in requests {
            story.tell(request.letter.date, AgreementEvent::PocRequested { request });
        }
        for schedule in schedules {
            story.tell(schedule.confirmation.date, AgreementEvent::PocScheduled { schedule });
        }
        for result in results {
            story.tell(result.effective, AgreementEvent::PocConcluded { result });
        }
    }

    fn in_force(&self, ids: &mut dyn Ids, story: &mut Story) {
        for handover in self.integration.iter().cloned() {
            story.tell(handover.bast.date, AgreementEvent::IntegrationHandedOver { handover });
        }
        for certificate in self.certificates.iter().cloned() {
            story.tell(certificate.received_on, AgreementEvent::CertificateReceived { certificate });
        }
        for part in &self.reports {
            let report = Report {
                semester: semester(part.year, part.semester),
                letter: part.letter.clone(),
                received_on: part.received_on,
                channel: part.channel,
                content: part.content.clone().and_then(ReportContent::said),
                scan: None,
                submitted_by: None,
                frozen_due: None,
            };
            story.tell(part.received_on, AgreementEvent::ReportReceived { report });
        }
        for correction in self.corrections.iter().cloned() {
            story.tell(correction.on, AgreementEvent::CorrectionAsked { correction });
        }
        for notice in &self.notices {
            let NoticePart::ReportForwarded { year, semester: number, letter } = notice;
            let forwarding =
                ReportForwarding { semester: semester(*year, *number), letter: letter.clone(), frozen_due: None };
            story.tell(letter.date, AgreementEvent::ReportForwarded { forwarding });
        }
        for part in &self.evaluations {
            let evaluation = Evaluation {
                semester: semester(part.year, part.semester),
                completed_on: part.completed_on,
                conclusion: part.conclusion,
                occasion: part.occasion.clone(),
                forwarded: part.forwarded.clone(),
                assessment: part.assessment.clone().and_then(Assessment::said),
                frozen_due: None,
            };
            story.tell(part.completed_on, AgreementEvent::ReportEvaluated { evaluation });
        }
        for done in self.follow_ups_done.iter().cloned() {
            story.tell(done.on, AgreementEvent::FollowUpDone { done });
        }
        for change in self.changes.iter().cloned() {
            story.tell(change.happened_on, AgreementEvent::ChangeRecorded { change });
        }
        for reader in self.readers.iter().cloned() {
            let on = reader.personalised_on.or(reader.activated_on).unwrap_or_else(|| self.papers_on());
            story.tell(on, AgreementEvent::ReaderRegistered { reader });
        }
        for reminder in self.reminders.iter().cloned() {
            story.tell(reminder.letter.date, AgreementEvent::Reminded { reminder });
        }
        self.sanctions(ids, story);
        self.renewals(story);
        let zone = self.office.time_zone;
        for part in &self.incidents {
            let incident = IncidentId(ids.fresh());
            let detected_on = zone.local_date(part.detected_at);
            story.tell(
                detected_on,
                AgreementEvent::IncidentDetected {
                    incident: Incident {
                        id: incident,
                        detected_at: part.detected_at,
                        subject: part.subject.clone(),
                        details: part.details.clone(),
                        notified_at: None,
                        notice: None,
                    },
                },
            );
            if let (Some(at), Some(notice)) = (part.notified_at, part.notice.clone()) {
                let on = zone.local_date(at).max(detected_on);
                story.tell(on, AgreementEvent::IncidentNotified { incident, at, notice });
            }
        }
        for part in &self.waivers {
            let waiver = Waiver {
                kind: part.kind,
                subject: part.subject.clone(),
                reason: part.reason.clone(),
                by: part.by.clone(),
                on: part.on,
            };
            story.tell(part.on, AgreementEvent::DutyWaived { waiver });
        }
    }

    fn sanctions(&self, ids: &mut dyn Ids, story: &mut Story) {
        let zone = self.office.time_zone;
        for part in &self.sanctions {
            let id = SanctionId(ids.fresh());
            let sanction = Sanction {
                id,
                kind: part.kind,
                letter: part.letter.clone(),
                basis: part.basis.clone().unwrap_or_default(),
                from: zone.midnight(part.from),
                per_day: part.per_day,
                lift_condition: part.lift_condition.clone(),
                demand: part.demand.clone(),
                lifted: None,
            };
            story.tell(part.from, AgreementEvent::SanctionImposed { sanction });
            if let Some(lifted) = &part.lifted {
                let lift = Lift { letter: lifted.letter.clone(), at: zone.midnight(lifted.on) };
                story.tell(lifted.on.max(part.from), AgreementEvent::SanctionLifted { sanction: id, lift });
            }
        }
    }

    /// Approval and outcome belong to the renewal received last, so each renewal is told to its end before the next.
    fn renewals(&self, story: &mut Story) {
        let mut told_to = NaiveDate::MIN;
        for part in &self.renewals {
            told_to = told_to.max(part.received_on);
            let renewal = Renewal {
                letter: part.letter.clone(),
                received_on: part.received_on,
                wish: part.wish.clone(),
                approval: None,
                outcome: None,
                frozen_due: None,
            };
            story.tell(told_to, AgreementEvent::RenewalReceived { renewal });
            if let Some(letter) = part.approval.clone() {
                told_to = told_to.max(letter.date);
                story.tell(told_to, AgreementEvent::RenewalApproved { letter });
            }
            if let Some(outcome) = &part.outcome {
                let outcome = match outcome {
                    OutcomePart::Addendum(addendum) => RenewalOutcome::Addendum(addendum.into()),
                    OutcomePart::NewAgreement(successor) => {
                        RenewalOutcome::NewAgreement { signed_on: successor.signed_on }
                    }
                    OutcomePart::Refused(letter) => RenewalOutcome::Refused(letter.clone()),
                };
                told_to = told_to.max(outcome.effective());
                story.tell(told_to, AgreementEvent::RenewalConcluded { outcome });
            }
        }
    }

    fn endings(&self, story: &mut Story) {
        if let Some(part) = &self.ending {
            let ending = match part.clone() {
                EndingPart::Withdrawn { on, letter, reason } => Ending::Withdrawn { on, letter, reason },
                EndingPart::Rejected { letter, reason } => Ending::Rejected { letter, reason },
                EndingPart::Ended { on, letter, cause } => Ending::Ended { on, letter, cause },
                EndingPart::Terminated { on, letter, reason } => Ending::Terminated { on, letter, reason },
            };
            story.tell(ending.effective(), AgreementEvent::EndingRecorded { ending });
        }
        if let Some(part) = &self.closing {
            let closing = Closing { bast: part.bast.clone(), remark: part.remark.clone(), frozen_due: None };
            story.tell(part.bast.date, AgreementEvent::Closed { closing });
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
