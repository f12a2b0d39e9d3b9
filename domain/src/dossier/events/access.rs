//! Quota, applications, purposes, hours, people, User IDs, declarations and trials.

use chrono::NaiveDate;

use super::Story;
use crate::agreement::{
    Account, AgreementEvent, Application, Declaration, Operator, PocRequest, PocResult, PocSchedule, PocSubject,
    Purpose, QuotaGrant,
};
use crate::dossier::check::nda_kind;
use crate::dossier::{Dossier, DossierError, OperatorPart, SubjectPart};
use crate::ids::{AccountId, ApplicationId, Ids, OperatorId, PurposeId};

impl Dossier {
    pub(super) fn onboarding(&self, ids: &mut dyn Ids, story: &mut Story) -> Result<(), DossierError> {
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
        self.use_terms(ids, story)?;
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

    /// What for, and when.
    fn use_terms(&self, ids: &mut dyn Ids, story: &mut Story) -> Result<(), DossierError> {
        for part in &self.purposes {
            let id = PurposeId(ids.fresh());
            let purpose = Purpose {
                id,
                name: part.name.clone(),
                methods: part.methods.clone(),
                elements: part.elements.clone(),
                from: part.from,
                until: None,
            };
            story.tell(part.from, AgreementEvent::PurposeAdded { purpose });
            if let Some(on) = part.until {
                story.tell(on.max(part.from), AgreementEvent::PurposeEnded { purpose: id, on });
            }
        }
        for (index, part) in self.hours.iter().enumerate() {
            story.tell(part.from, AgreementEvent::HoursSet { hours: part.hours(index)? });
        }
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
            for holder in part.holders.iter().cloned() {
                story.tell(holder.bast.date.max(asked_on), AgreementEvent::HolderChanged { account: id, holder });
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
}
