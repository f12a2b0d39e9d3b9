//! What people do in a life, when, late or never. A refusal by the door is part of the life: nothing happened.

mod access;
mod ending;
mod force;
mod people;
mod prepare;
mod start;

use chrono::NaiveDate;
use patuh_domain::agreement::{DeclarationKind, PocSubject, Verdict};
use patuh_domain::ids::*;

use crate::life::Walk;

/// An act on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    // Before force
    Submit,
    TakeUp,
    Check,
    Forward,
    Approve,
    Team,
    Terms,
    Final,
    Reopen,
    SignPks,
    SignJuknis(u32),
    GiveUp,
    // Access
    Network(bool),
    SecondApproval(bool),
    Quota,
    Register,
    RequestUserId(u32),
    HandOver { account: usize, tries: u32 },
    Sptjm(u32),
    RenewalSptjm(u32),
    HeadNda,
    Hire,
    Nda(usize),
    Dismiss(usize),
    Trial(u32),
    Lock,
    Unlock,
    Cap,
    Addresses,
    Hours,
    CloseUserId,
    Reader,
    // In force
    Report(i32, u8),
    Forwarding(i32, u8),
    Evaluate(i32, u8),
    EvaluateUnscheduled,
    FollowUp,
    Certificate,
    NewHead,
    Notice { kind: u8, happened: NaiveDate, number: u32 },
    Change(u8),
    Sanction,
    Lift,
    Incident,
    Notify,
    Waive,
    Renewal(u32),
    RenewalApproval,
    Addendum(u32),
    Refuse,
    Terminate,
    End,
    Close(u32),
    Holidays(i32, bool),
    OfficeHours,
}

impl Walk {
    pub fn perform(&mut self, act: Act) {
        match act {
            Act::Submit => self.submit(),
            Act::TakeUp => self.take_up(),
            Act::Check => self.check(),
            Act::Forward => self.forward(),
            Act::Approve => self.approve(),
            Act::Team => self.team(),
            Act::Terms => self.terms(),
            Act::Final => self.finals(),
            Act::Reopen => self.reopen(),
            Act::SignPks => self.sign_pks(),
            Act::SignJuknis(tries) => self.sign_juknis(tries),
            Act::GiveUp => self.give_up(),
            Act::Network(ready) => self.network(ready),
            Act::SecondApproval(granted) => self.second_approval(granted),
            Act::Quota => self.quota(),
            Act::Register => self.register_application(),
            Act::RequestUserId(tries) => self.request_user_id(tries),
            Act::HandOver { account, tries } => self.hand_over(account, tries),
            Act::Sptjm(tries) => self.declare(DeclarationKind::SptjmFirst, tries),
            Act::RenewalSptjm(tries) => self.declare(DeclarationKind::SptjmRenewal, tries),
            Act::HeadNda => self.declare(DeclarationKind::NdaB, 0),
            Act::Hire => self.hire(),
            Act::Nda(index) => self.nda(index),
            Act::Dismiss(index) => self.dismiss(index),
            Act::Trial(tries) => self.trial(tries),
            Act::Lock => self.lock(),
            Act::Unlock => self.unlock(),
            Act::Cap => self.cap(),
            Act::Addresses => self.addresses(),
            Act::Hours => self.hours(),
            Act::CloseUserId => self.close_user_id(),
            Act::Reader => self.reader(),
            Act::Report(year, half) => self.report(year, half),
            Act::Forwarding(year, half) => self.forward_report(year, half),
            Act::Evaluate(year, half) => self.evaluate(year, half),
            Act::EvaluateUnscheduled => self.evaluate_unscheduled(),
            Act::FollowUp => self.follow_up(),
            Act::Certificate => self.certificate(),
            Act::NewHead => self.new_head(),
            Act::Notice { kind, happened, number } => self.notice(kind, happened, number),
            Act::Change(step) => self.change(step),
            Act::Sanction => self.sanction(),
            Act::Lift => self.lift(),
            Act::Incident => self.incident(),
            Act::Notify => self.notify(),
            Act::Waive => self.waive(),
            Act::Renewal(tries) => self.renewal(tries),
            Act::RenewalApproval => self.renewal_approval(),
            Act::Addendum(tries) => self.addendum(tries),
            Act::Refuse => self.refuse(),
            Act::Terminate => self.terminate(),
            Act::End => self.end(),
            Act::Close(tries) => self.close(tries),
            Act::Holidays(year, whole) => self.world.decree_holidays(year, whole),
            Act::OfficeHours => self.office_hours(),
        }
    }

    /// A verdict, mostly good.
    fn verdict(&mut self) -> Verdict {
        match self.world.rng.between(0, 9) {
            0 => Verdict::NeedsWork,
            1 => Verdict::Failed,
            2 => Verdict::NotRequired,
            _ => Verdict::Passed,
        }
    }

    fn open_subjects(&self) -> Vec<PocSubject> {
        let Some(agreement) = &self.world.agreement else { return Vec::new() };
        let mut subjects = agreement.poc_subjects();
        subjects.retain(|subject| !agreement.poc_settled(*subject));
        subjects
    }

    fn an_account(&mut self) -> Option<AccountId> {
        let ids: Vec<_> =
            self.world.agreement.iter().flat_map(|agreement| &agreement.accounts).map(|account| account.id).collect();
        (!ids.is_empty()).then(|| self.world.rng.pick(&ids))
    }
}
