//! The forms of an agreement's actions, a file for each stage of its life.
//!
//! [`spec`] says what an action asks, [`parse`] turns the answer into the command. Actions without a form of their own
//! (the guided request, the one-time reveal, the review of a suspicion, the issue of documents, the import) have pages
//! of their own.

mod document;
mod drafting;
mod evaluation;
mod flow;
mod incident;
mod life;
mod lock;
mod onboarding;
mod poc;
mod program;
mod purpose;
mod reporting;
mod request;
mod sanction;
mod signing;
mod take_over;

pub use evaluation::quiet_answers;
pub use flow::{ARRANGE, BRANCHES, TypedFlow, TypedStep, arrange, flow_place, flow_typed};
pub use sanction::proposal_value;

use patuh_domain::agreement::{AgreementAction as A, AgreementCommand};

pub(crate) use drafting::{balikan_fields, method_fields, read_balikan, read_methods};

use super::FormSpec;
use crate::views::{AgreementView, FormErrors, Posted};

/// The form of the service flow with this title; of a new one where there is none.
pub fn flow_spec(view: &AgreementView, title: &str) -> FormSpec {
    flow::describe(view, Some(title))
}

/// The form that goes on with a recorded change: its answer, or its letter. The place is that among the changes.
pub fn change_spec(view: &AgreementView, place: usize) -> FormSpec {
    life::record_change(view, view.facts.agreement.changes.get(place))
}

/// The form of a step of the ladder, filled in from what is proposed for `cause`.
pub fn proposed_spec(action: A, view: &AgreementView, cause: &str) -> Option<FormSpec> {
    spec(action, view).map(|form| sanction::filled_in(form, action, cause, view))
}

/// What `action` asks on the agreement of `view`; `None` for actions that have a page of their own.
pub fn spec(action: A, view: &AgreementView) -> Option<FormSpec> {
    Some(match action {
        A::SubmitRequest
        | A::SucceedAgreement
        | A::RevealSecret
        | A::RotateSecret
        | A::RevokeSecret
        | A::ReviewSuspicion
        | A::IssueDocument
        | A::ImportAgreement => return None,
        A::TakeUp => request::take_up(view),
        A::CheckCompleteness => request::check_completeness(view),
        A::ReturnForChanges => request::return_for_changes(view),
        A::Forward => request::forward(view),
        A::RecordApproval => request::record_approval(view),
        A::Reject => request::reject(view),
        A::Withdraw => request::withdraw(view),
        A::AppointTeam => drafting::appoint_team(view),
        A::NameContact => drafting::name_contact(view),
        A::SettleTerms => drafting::settle_terms(view),
        A::MarkFinal => drafting::mark_final(view),
        A::ReopenText => drafting::reopen_text(view),
        A::SignPks => signing::sign_pks(view),
        A::SignJuknis => signing::sign_juknis(view),
        A::RecordNetwork => onboarding::record_network(view),
        A::GrantQuota => onboarding::grant_quota(view),
        A::RegisterApplication => onboarding::register_application(view),
        A::DescribeServiceFlow => flow::describe(view, None),
        A::AddPurpose => purpose::add(view),
        A::EndPurpose => purpose::end(view),
        A::RegisterOperator => onboarding::register_operator(view),
        A::DismissOperator => onboarding::dismiss_operator(view),
        A::RequestAccessApproval => onboarding::request_access_approval(view),
        A::RecordAccessApproval => onboarding::record_access_approval(view),
        A::RequestUserId => onboarding::request_user_id(view),
        A::RegisterAddresses => program::register_addresses(view),
        A::SetDailyCap => program::set_daily_cap(view),
        A::SetHours => program::set_hours(view),
        A::HandOverUserId => onboarding::hand_over_user_id(view),
        A::ChangeHolder => program::change_holder(view),
        A::TakeOver => take_over::form(view),
        A::CloseUserId => onboarding::close_user_id(view),
        A::LockAccount => lock::lock_account(view),
        A::UnlockAccount => lock::unlock_account(view),
        A::RecordDeclaration => onboarding::record_declaration(view),
        A::RequestPoc => poc::request_poc(view),
        A::SchedulePoc => poc::schedule_poc(view),
        A::RecordPocResult => poc::record_poc_result(view),
        A::HandOverIntegration => poc::hand_over_integration(view),
        A::RecordCertificate => life::record_certificate(view),
        A::SubmitReport => reporting::submit_report(view),
        A::AskCorrection => reporting::ask_correction(view),
        A::ForwardReport => reporting::forward_report(view),
        A::RecordChange => life::record_change(view, None),
        A::EvaluateReport => evaluation::evaluate_report(view),
        A::EvaluateUnscheduled => evaluation::evaluate_unscheduled(view),
        A::ForwardEvaluation => evaluation::forward_evaluation(view),
        A::FulfilFollowUp => evaluation::fulfil_follow_up(view),
        A::RegisterReader => life::register_reader(view),
        A::ReportIncident => incident::report(view),
        A::DescribeIncident => incident::describe(view),
        A::NotifyIncident => incident::notify(view),
        A::WaiveDuty => life::waive_duty(view),
        A::ReceiveRenewal => life::receive_renewal(view),
        A::RecordRenewalApproval => life::record_renewal_approval(view),
        A::SignAddendum => life::sign_addendum(view),
        A::RefuseRenewal => life::refuse_renewal(view),
        A::Remind => sanction::remind(view),
        A::Warn => sanction::warn(view),
        A::Suspend => sanction::suspend(view),
        A::RevokeAccess => sanction::revoke_access(view),
        A::CutQuota => sanction::cut_quota(view),
        A::Lift => sanction::lift(view),
        A::SetAside => sanction::set_aside(view),
        A::Terminate => sanction::terminate(view),
        A::End => sanction::end(view),
        A::RecordClosing => sanction::record_closing(view),
        A::RevokeDocument => document::revoke(view),
    })
}

/// The documents that an action's form feeds, the nearest first, by their codes.
pub const fn documents(action: A) -> &'static [&'static str] {
    match action {
        A::SubmitRequest => &["D01", "D02"],
        A::CheckCompleteness => &["D03"],
        A::Forward => &["D04"],
        A::AppointTeam => &["D05"],
        A::SettleTerms => &["D06", "D07"],
        A::SignPks => &["D06"],
        A::SignJuknis | A::DescribeServiceFlow | A::RegisterApplication | A::GrantQuota => &["D07"],
        A::RecordNetwork => &["D07", "D10", "D31"],
        A::RegisterOperator => &["D13a", "D13b"],
        A::RequestAccessApproval => &["D29a", "D29b"],
        A::RequestUserId => &["D08"],
        A::RegisterAddresses => &["D09"],
        A::HandOverUserId | A::ChangeHolder => &["D14"],
        A::RequestPoc => &["D15"],
        A::SchedulePoc => &["D16"],
        A::RecordPocResult => &["D17"],
        A::HandOverIntegration => &["D33"],
        A::SubmitReport => &["D18"],
        A::ForwardReport => &["D30"],
        A::EvaluateReport | A::EvaluateUnscheduled => &["D19a"],
        A::ForwardEvaluation => &["D19b"],
        A::Remind | A::Warn => &["D20"],
        A::Suspend | A::RevokeAccess | A::CutQuota | A::Lift => &["D21"],
        A::ReceiveRenewal => &["D22"],
        A::SignAddendum => &["D23"],
        A::RecordChange => &["D32", "D24", "D26"],
        A::RecordClosing => &["D25"],
        A::DescribeIncident | A::NotifyIncident => &["D27"],
        _ => &[],
    }
}

/// The command that `posted` asks for.
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse(action: A, posted: &Posted, view: &AgreementView) -> Result<AgreementCommand, FormErrors> {
    match action {
        A::SubmitRequest
        | A::SucceedAgreement
        | A::RevealSecret
        | A::RotateSecret
        | A::RevokeSecret
        | A::ReviewSuspicion
        | A::IssueDocument
        | A::ImportAgreement => Err(FormErrors {
            general: vec![super::spec::say(
                "Tindakan ini memiliki halaman sendiri.",
                "This action has a page of its own.",
            )],
            ..FormErrors::default()
        }),
        A::TakeUp => request::parse_take_up(posted),
        A::CheckCompleteness => request::parse_check_completeness(posted),
        A::ReturnForChanges => request::parse_return_for_changes(posted),
        A::Forward => request::parse_forward(posted),
        A::RecordApproval => request::parse_record_approval(posted),
        A::Reject => request::parse_reject(posted),
        A::Withdraw => request::parse_withdraw(posted),
        A::AppointTeam => drafting::parse_appoint_team(posted),
        A::NameContact => drafting::parse_name_contact(posted),
        A::SettleTerms => drafting::parse_settle_terms(posted, view),
        A::MarkFinal => drafting::parse_mark_final(posted),
        A::ReopenText => drafting::parse_reopen_text(posted),
        A::SignPks => signing::parse_sign_pks(posted),
        A::SignJuknis => signing::parse_sign_juknis(posted),
        A::RecordNetwork => onboarding::parse_record_network(posted, view),
        A::GrantQuota => onboarding::parse_grant_quota(posted),
        A::RegisterApplication => onboarding::parse_register_application(posted),
        A::DescribeServiceFlow => flow::parse(posted),
        A::AddPurpose => purpose::parse_add(posted),
        A::EndPurpose => purpose::parse_end(posted),
        A::RegisterOperator => onboarding::parse_register_operator(posted),
        A::DismissOperator => onboarding::parse_dismiss_operator(posted),
        A::RequestAccessApproval => onboarding::parse_request_access_approval(posted),
        A::RecordAccessApproval => onboarding::parse_record_access_approval(posted),
        A::RequestUserId => onboarding::parse_request_user_id(posted),
        A::RegisterAddresses => program::parse_register_addresses(posted, view),
        A::SetDailyCap => program::parse_set_daily_cap(posted, view),
        A::SetHours => program::parse_set_hours(posted),
        A::HandOverUserId => onboarding::parse_hand_over_user_id(posted),
        A::ChangeHolder => program::parse_change_holder(posted),
        A::TakeOver => take_over::parse(posted),
        A::CloseUserId => onboarding::parse_close_user_id(posted),
        A::LockAccount => lock::parse_lock_account(posted),
        A::UnlockAccount => lock::parse_unlock_account(posted),
        A::RecordDeclaration => onboarding::parse_record_declaration(posted),
        A::RequestPoc => poc::parse_request_poc(posted),
        A::SchedulePoc => poc::parse_schedule_poc(posted),
        A::RecordPocResult => poc::parse_record_poc_result(posted, view),
        A::HandOverIntegration => poc::parse_hand_over_integration(posted),
        A::RecordCertificate => life::parse_record_certificate(posted),
        A::SubmitReport => reporting::parse_submit_report(posted),
        A::AskCorrection => reporting::parse_ask_correction(posted),
        A::ForwardReport => reporting::parse_forward_report(posted),
        A::EvaluateReport => evaluation::parse_evaluate_report(posted),
        A::EvaluateUnscheduled => evaluation::parse_evaluate_unscheduled(posted),
        A::ForwardEvaluation => evaluation::parse_forward_evaluation(posted),
        A::FulfilFollowUp => evaluation::parse_fulfil_follow_up(posted),
        A::RecordChange => life::parse_record_change(posted),
        A::RegisterReader => life::parse_register_reader(posted),
        A::ReportIncident => incident::parse_report(posted, view),
        A::DescribeIncident => incident::parse_describe(posted),
        A::NotifyIncident => incident::parse_notify(posted, view),
        A::WaiveDuty => life::parse_waive_duty(posted),
        A::ReceiveRenewal => life::parse_receive_renewal(posted),
        A::RecordRenewalApproval => life::parse_record_renewal_approval(posted),
        A::SignAddendum => life::parse_sign_addendum(posted),
        A::RefuseRenewal => life::parse_refuse_renewal(posted),
        A::Remind => sanction::parse_remind(posted),
        A::Warn => sanction::parse_warn(posted),
        A::Suspend => sanction::parse_suspend(posted, view),
        A::RevokeAccess => sanction::parse_revoke_access(posted, view),
        A::CutQuota => sanction::parse_cut_quota(posted, view),
        A::Lift => sanction::parse_lift(posted, view),
        A::SetAside => sanction::parse_set_aside(posted),
        A::Terminate => sanction::parse_terminate(posted),
        A::End => sanction::parse_end(posted),
        A::RecordClosing => sanction::parse_record_closing(posted),
        A::RevokeDocument => document::parse_revoke(posted),
    }
}

/// The local date as a browser's date field takes it.
fn today(view: &AgreementView) -> String {
    view.moment.today().to_string()
}

/// The local date and time as a browser's field takes it.
fn now(view: &AgreementView) -> String {
    let moment = view.moment;
    moment.today().and_time(moment.zone.local_time(moment.instant)).format("%Y-%m-%dT%H:%M").to_string()
}
