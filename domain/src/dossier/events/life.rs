//! Reports, changes, sanctions, renewals, breaches, and the end.

use chrono::NaiveDate;

use super::Story;
use crate::agreement::{
    AgreementEvent, Assessment, Closing, Ending, Evaluation, Incident, Lift, Renewal, RenewalOutcome, Report,
    ReportContent, ReportForwarding, Sanction, Waiver,
};
use crate::dossier::shape::semester;
use crate::dossier::{Dossier, EndingPart, NoticePart, OutcomePart};
use crate::ids::{Ids, IncidentId, SanctionId};

impl Dossier {
    pub(super) fn in_force(&self, ids: &mut dyn Ids, story: &mut Story) {
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

    pub(super) fn endings(&self, story: &mut Story) {
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
