//! While in force: reports, certificates, changes, sanctions, incidents (stage 8).

use chrono::{NaiveDate, TimeDelta};
use patuh_domain::agreement::{AgreementCommand as C, *};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::DutyKind;
use patuh_domain::head::HeadStatus;

use super::Act;
use crate::evaluator::later;
use crate::life::Walk;

impl Walk {
    pub fn report(&mut self, year: i32, half: u8) {
        let received_on = self.world.lately();
        let letter = self.world.letter(received_on);
        let command = C::SubmitReport {
            semester: semester(year, half),
            letter,
            received_on,
            channel: ReportChannel::Patuh,
            content: None,
            scan: None,
        };
        if !self.asks(command) {
            return;
        }
        if self.world.rng.chance(85) {
            let days = self.world.rng.pick(&[0, 5, 12, 15, 18, 40]);
            self.after(days, Act::Forwarding(year, half));
        }
        if self.world.rng.chance(85) {
            let days = self.world.rng.pick(&[2, 15, 27, 29, 32, 80]);
            self.after(days, Act::Evaluate(year, half));
        }
    }

    pub fn forward_report(&mut self, year: i32, half: u8) {
        let date = self.world.lately();
        let letter = self.world.letter(date);
        self.asks(C::ForwardReport { semester: semester(year, half), letter });
    }

    pub fn evaluate(&mut self, year: i32, half: u8) {
        let completed_on = self.world.lately();
        let conclusion = self.world.rng.pick(&[Conclusion::Continue, Conclusion::Suspend]);
        let assessment = self.assessment(completed_on);
        let semester = semester(year, half);
        self.asks(C::EvaluateReport { semester, completed_on, conclusion, forwarded: None, assessment });
        if self.world.rng.chance(20) {
            let days = self.world.rng.between(0, 120);
            self.after(days, Act::EvaluateUnscheduled);
        }
    }

    /// For a reason of its own, which may be that of another before.
    pub fn evaluate_unscheduled(&mut self) {
        let completed_on = self.world.lately();
        let occasion = self.world.rng.pick(&["Pengaduan", "Audit"]).to_owned();
        let assessment = self.assessment(completed_on);
        let conclusion = Conclusion::WithNotes;
        self.asks(C::EvaluateUnscheduled { occasion, completed_on, conclusion, forwarded: None, assessment });
    }

    /// Mostly with something to do, which somebody may see to in time, late, or never.
    fn assessment(&mut self, completed_on: NaiveDate) -> Option<Assessment> {
        let wants = self.world.rng.between(0, 2);
        let follow_ups: Vec<FollowUp> = (0..wants)
            .map(|_| {
                let days = self.world.rng.pick(&[0, 14, 30, 90, 400]);
                let what = self.world.rng.pick(&["Perbarui daftar operator", "Ganti kata sandi"]).to_owned();
                FollowUp { what, by: later(completed_on, days) }
            })
            .collect();
        for _ in &follow_ups {
            let days = self.world.rng.pick(&[0, 10, 29, 60, 200]);
            self.after(days, Act::FollowUp);
        }
        Assessment { follow_ups, ..Assessment::default() }.said()
    }

    /// The first that is still to be done.
    pub fn follow_up(&mut self) {
        let on = self.world.lately();
        let Some(agreement) = &self.world.agreement else { return };
        let asked = agreement.evaluations.iter().filter_map(|made| made.assessment.as_ref());
        let open = asked
            .flat_map(|assessment| &assessment.follow_ups)
            .find(|asked| !agreement.follow_ups_done.iter().any(|done| done.what == asked.what && done.by == asked.by));
        let Some(FollowUp { what, by }) = open.cloned() else { return };
        self.asks(C::FulfilFollowUp { done: FollowUpDone { what, by, on, evidence: "Surat".to_owned() } });
    }

    pub fn certificate(&mut self) {
        let received_on = self.world.lately();
        let valid = self.world.rng.between(200, 1200);
        let valid_until = later(received_on, valid);
        let number = self.world.letter(received_on).number;
        let certificate = Certificate {
            number,
            body: "Badan Contoh".to_owned(),
            scope: "Layanan".to_owned(),
            valid_until,
            received_on,
        };
        if self.asks(C::RecordCertificate { certificate }) && self.world.rng.chance(80) {
            let next = i64::from(self.world.rng.between(0, 260)) - 200;
            self.on((valid_until + TimeDelta::days(next)).max(self.world.today), Act::Certificate);
        }
    }

    pub fn new_head(&mut self) {
        let since = self.world.lately();
        let status = match self.world.rng.between(0, 9) {
            0..=1 => HeadStatus::Plt,
            2 => HeadStatus::Plh,
            _ => HeadStatus::Definitive,
        };
        if !self.world.appoint(status, since) {
            return;
        }
        let number = self.world.rng.between(1, 1_000_000);
        if self.world.rng.chance(80) {
            self.soon(0, 20, Act::Notice { kind: 0, happened: since, number });
        }
        if self.world.rng.chance(85) {
            self.soon(0, 40, Act::Sptjm(0));
        }
        if self.world.rng.chance(85) {
            self.soon(0, 40, Act::HeadNda);
        }
        if status != HeadStatus::Definitive {
            self.soon(10, 200, Act::NewHead);
        }
    }

    /// A change known, perhaps without its letter yet.
    pub fn notice(&mut self, kind: u8, happened: NaiveDate, number: u32) {
        let date = self.world.lately();
        let with_letter = self.world.rng.chance(65);
        let change = Change {
            kind: [ChangeKind::Head, ChangeKind::Structure, ChangeKind::Name][usize::from(kind)],
            subject: format!("Perubahan {number}"),
            happened_on: happened,
            letter: with_letter.then(|| self.world.letter(date)),
            decision: None,
            granted: None,
            details: ChangeDetails::default(),
        };
        self.asks(C::RecordChange { change });
        if !with_letter && self.world.rng.chance(70) {
            self.soon(1, 30, Act::Notice { kind, happened, number });
        }
    }

    /// Methods or elements are changed: asked for, granted, and new terms settled.
    pub fn change(&mut self, step: u8) {
        let today = self.world.today;
        if step > 0 {
            let methods = self.grants();
            let shift = self.world.rng.pick(&[0, 0, 20]);
            let terms = self.some_terms(methods, later(today, shift));
            self.asks(C::SettleTerms { terms });
            self.soon(0, 30, Act::Register);
            return;
        }
        let change = Change {
            kind: self.world.rng.pick(&[ChangeKind::Method, ChangeKind::Elements]),
            subject: "Metode dan elemen".to_owned(),
            happened_on: today,
            letter: Some(self.world.letter(today)),
            decision: Some(self.world.letter(today)),
            granted: Some(self.world.rng.chance(85)),
            details: ChangeDetails::default(),
        };
        if self.asks(C::RecordChange { change }) {
            self.soon(0, 30, Act::Change(1));
        }
    }

    pub fn sanction(&mut self) {
        let date = self.world.lately();
        let letter = self.world.letter(date);
        let ahead = self.world.rng.pick(&[0, 0, 3, 20]);
        let day = later(date, ahead);
        let from = self.world.instant(day);
        let basis = "PKS pasal 9".to_owned();
        let lift_condition = None;
        let command = match self.world.rng.between(0, 9) {
            0..=1 => C::Warn { letter, basis, demand: Demand::default() },
            2..=3 => C::CutQuota { letter, basis, per_day: self.world.rng.pick(&[1, 20, 300]), lift_condition, from },
            4..=7 => C::Suspend { letter, basis, lift_condition, from },
            _ => C::RevokeAccess { letter, basis, lift_condition, from },
        };
        if self.asks(command) {
            if self.world.rng.chance(75) {
                self.soon(0, 250, Act::Lift);
            }
            if self.world.rng.chance(10) {
                self.soon(1, 60, Act::Close(9));
            }
        }
    }

    pub fn lift(&mut self) {
        let open: Vec<_> = self
            .world
            .agreement
            .iter()
            .flat_map(|agreement| &agreement.sanctions)
            .filter(|sanction| sanction.lifted.is_none() && sanction.kind != SanctionKind::Warning)
            .map(|sanction| sanction.id)
            .collect();
        for sanction in open {
            let letter = self.world.letter(self.world.today);
            let ahead = self.world.rng.pick(&[0, 0, 0, 5]);
            let day = later(self.world.today, ahead);
            let at = self.world.instant(day);
            self.asks(C::Lift { sanction, letter, at });
        }
    }

    pub fn incident(&mut self) {
        let day = self.world.lately();
        let detected_at = self.world.instant(day);
        let number = self.world.agreement.as_ref().map_or(0, |agreement| agreement.incidents.len());
        let subject = format!("Kebocoran {number}");
        if self.asks(C::ReportIncident { detected_at, subject, details: IncidentDetails::default() })
            && self.world.rng.chance(75)
        {
            self.soon(0, 5, Act::Notify);
        }
    }

    pub fn notify(&mut self) {
        let open: Vec<_> = self
            .world
            .agreement
            .iter()
            .flat_map(|agreement| &agreement.incidents)
            .filter(|incident| incident.notified_at.is_none())
            .map(|incident| incident.id)
            .collect();
        for incident in open {
            let at = self.world.instant(self.world.today);
            let notice = self.world.letter(self.world.today);
            if !self.asks(C::NotifyIncident { incident, at, notice }) {
                self.after(1, Act::Notify);
            }
        }
    }

    /// A duty that is open is let go.
    pub fn waive(&mut self) {
        let Some(facts) = self.world.facts() else { return };
        let moment = patuh_domain::calendar::Moment::at(self.world.zone(), self.world.today, 9);
        let listed: Vec<(DutyKind, Option<String>)> = patuh_domain::duty::duties(&facts, &moment)
            .into_iter()
            .filter(|duty| duty.state.is_open())
            .map(|duty| (duty.kind, duty.subject))
            .collect();
        if listed.is_empty() {
            return;
        }
        let (kind, subject) = self.world.rng.pick(&listed);
        let on = self.world.lately();
        self.asks(C::WaiveDuty { kind, subject, reason: "Disepakati".to_owned(), on });
    }
}

fn semester(year: i32, half: u8) -> Semester {
    format!("{year}-{half}").parse().expect("a semester")
}
