//! What a command makes happen, or why it is not possible (invariant 2; domain.md 2 to 4).
//!
//! First [`ready`](ready::ready): is the action possible in this stage, and what must come first? Pages ask the same
//! question through [`lawful`], so that they never offer what the door refuses. Then one function per command looks at
//! its dates and fields. Who may ask is settled before, by [`crate::policy`].

mod account;
mod case;
mod check;
mod declaration;
mod drafting;
mod evaluation;
mod issue;
mod lock;
mod onboarding;
mod operator;
mod poc;
mod program;
mod purpose;
mod ready;
mod renewal;
mod reporting;
mod request;
mod requirements;
mod sanction;
mod signing;
mod succession;

use serde::Serialize;

pub use requirements::{REQUIREMENTS, requirements_of};
pub use succession::{InUse, Passing, can_take_over, in_use, succession, take_over};

use self::case::Case;
use self::evaluation::Judged;
use self::ready::ready;
use self::sanction::Step;
use super::{
    Agreement, AgreementAction, AgreementCommand as C, AgreementCommand, AgreementEvent, Facts, Imported, Known,
    SanctionKind, Stage,
};
use crate::actor::Actor;
use crate::calendar::Moment;
use crate::command::Ctx;
use crate::ids::{AgreementId, OfficeId};
use crate::policy::{Deed, may_do};
use crate::refusal::{Refusal, Rule};

/// An action a page may offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Possible {
    pub action: AgreementAction,
    /// Possible now, or what is missing.
    pub allowed: Result<(), Refusal>,
}

/// Decides `command` at the moment of `ctx`. Without facts only a request or an import can begin an agreement; that
/// office and institution exist is checked by the caller.
///
/// # Errors
/// A [`Refusal`] by the first rule broken: the stage, what must come first, then the fields in their order.
pub fn decide(
    facts: Option<&Facts>,
    command: AgreementCommand,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<AgreementEvent>, Refusal> {
    let Some(facts) = facts else {
        return match command {
            C::SubmitRequest { institution, request } => request::submit(None, ctx.today(), institution, request),
            C::SucceedAgreement { institution, request, predecessor } => {
                succession::succeed(ctx.today(), institution, request, predecessor)
            }
            C::ImportAgreement { imported } => import(*imported),
            _ => Err(Refusal::unknown_aggregate()),
        };
    };
    let case = Case::new(facts, &ctx.moment);
    ready(command.action(), &case)?;
    let case = &case;
    match command {
        C::SubmitRequest { institution, request } => request::submit(Some(case), ctx.today(), institution, request),
        // Begins an agreement; the one before is only asked whether it may.
        C::SucceedAgreement { .. } => Err(exists()),
        C::TakeUp { on } => request::take_up(case, on),
        C::CheckCompleteness { on, items } => request::check_completeness(case, ctx.actor.name(), on, items),
        C::ReturnForChanges { on, reasons } => request::return_for_changes(case, on, reasons),
        C::Forward { letter } => request::forward(case, letter),
        C::RecordApproval { approval } => request::record_approval(case, approval),
        C::Reject { letter, reason } => request::reject(case, letter, reason),
        C::Withdraw { on, letter, reason } => request::withdraw(case, on, letter, reason),
        C::AppointTeam { team } => drafting::appoint_team(case, team),
        C::NameContact { contact } => drafting::name_contact(case, contact),
        C::SettleTerms { terms } => drafting::settle_terms(case, terms),
        C::MarkFinal { text, on } => drafting::mark_final(case, text, on),
        C::ReopenText { text } => drafting::reopen(case, text),
        C::SignPks { pks } => signing::sign_pks(case, pks),
        C::SignJuknis { juknis } => signing::sign_juknis(case, juknis),
        C::RecordNetwork { network, letter } => onboarding::record_network(case, network, letter),
        C::GrantQuota { grant } => onboarding::grant_quota(case, grant),
        C::RegisterApplication { name, function, platform, url, method, elements, used_by, keeper, mobile, on } => {
            onboarding::register_application(
                case, ctx, name, function, platform, url, method, elements, used_by, keeper, mobile, on,
            )
        }
        C::DescribeServiceFlow { flow } => onboarding::describe_flow(case, flow),
        C::AddPurpose { name, methods, elements, from } => purpose::add(case, ctx, name, methods, elements, from),
        C::EndPurpose { purpose, on } => purpose::end(case, purpose, on),
        C::RegisterOperator { name, staff_number, staff_status, position, since } => {
            operator::register(case, ctx, name, staff_number, staff_status, position, since)
        }
        C::DismissOperator { operator, on } => operator::dismiss(case, operator, on),
        C::RequestAccessApproval { letter } => account::request_access_approval(case, letter),
        C::RecordAccessApproval { letter } => account::record_access_approval(case, letter),
        C::RequestUserId {
            user_id,
            kind,
            methods,
            letter,
            office_region_code,
            local_user_id,
            ip_addresses,
            responsible,
            daily_cap,
        } => account::request_user_id(
            case,
            ctx,
            user_id,
            kind,
            methods,
            letter,
            office_region_code,
            local_user_id,
            ip_addresses,
            responsible,
            daily_cap,
        ),
        C::RegisterAddresses { account, ip_addresses, from } => {
            program::register_addresses(case, account, ip_addresses, from)
        }
        C::SetDailyCap { account, per_day, from } => program::set_daily_cap(case, account, per_day, from),
        C::SetHours { hours } => program::set_hours(case, hours),
        C::HandOverUserId { account, bast } => account::hand_over(case, account, bast),
        C::ChangeHolder { account, holder } => account::change_holder(case, account, holder),
        // Decided with the facts of both agreements: see [`take_over`].
        C::TakeOver { .. } => Err(Refusal::unknown_aggregate()),
        C::RevealSecret { account, at } => account::reveal_secret(case, ctx, account, at),
        C::RotateSecret { account, at, old_until } => program::rotate_secret(case, ctx, account, at, old_until),
        C::RevokeSecret { account, at, reason } => program::revoke_secret(case, account, at, reason),
        C::CloseUserId { account, on } => account::close_user_id(case, account, on),
        C::LockAccount { account, reason, suspicion } => lock::lock(case, ctx, account, reason, suspicion),
        C::UnlockAccount { account, remark } => lock::unlock(case, ctx, account, remark),
        C::ReviewSuspicion { suspicion, account, verdict, after, remark } => {
            lock::review(case, ctx, suspicion, account, verdict, after, remark)
        }
        C::RecordDeclaration { kind, operator, signed_on, meterai, scan } => {
            declaration::record(case, ctx.actor, kind, operator, signed_on, meterai, scan)
        }
        C::RequestPoc { subjects, letter, wish } => poc::request(case, subjects, letter, wish),
        C::SchedulePoc { subjects, scheduled_on, confirmation, meeting } => {
            poc::schedule(case, subjects, scheduled_on, confirmation, meeting)
        }
        C::RecordPocResult { subject, verdict, letter, remark, protocol, on } => {
            poc::conclude(case, subject, verdict, letter, remark, protocol, on)
        }
        C::HandOverIntegration { handover } => poc::hand_over_integration(case, handover),
        C::RecordCertificate { certificate } => reporting::certificate(case, certificate),
        C::SubmitReport { semester, letter, received_on, channel, content, scan } => {
            reporting::submit_report(case, ctx.actor, semester, letter, received_on, channel, content, scan)
        }
        C::AskCorrection { semester, on, reasons } => {
            reporting::ask_correction(case, ctx.actor.name(), semester, on, reasons)
        }
        C::ForwardReport { semester, letter } => reporting::forward_report(case, semester, letter),
        C::EvaluateReport { semester, completed_on, conclusion, forwarded, assessment } => {
            let judged = Judged { completed_on, conclusion, forwarded, assessment };
            evaluation::evaluate_report(case, ctx.actor, semester, judged)
        }
        C::EvaluateUnscheduled { occasion, completed_on, conclusion, forwarded, assessment } => {
            let judged = Judged { completed_on, conclusion, forwarded, assessment };
            evaluation::evaluate_unscheduled(case, occasion, judged)
        }
        C::ForwardEvaluation { semester, occasion, letter } => evaluation::forward(case, semester, occasion, letter),
        C::FulfilFollowUp { done } => evaluation::fulfil(case, done),
        C::RecordChange { change } => reporting::record_change(case, change),
        C::RegisterReader { reader } => reporting::register_reader(case, reader),
        C::ReportIncident { detected_at, subject, details } => {
            reporting::report_incident(case, ctx, detected_at, subject, details)
        }
        C::DescribeIncident { incident, details } => reporting::describe_incident(case, incident, details),
        C::NotifyIncident { incident, at, notice } => reporting::notify_incident(case, incident, at, notice),
        C::WaiveDuty { kind, subject, reason, on } => reporting::waive(case, ctx, kind, subject, reason, on),
        C::ReceiveRenewal { letter, received_on, wish } => renewal::receive(case, letter, received_on, wish),
        C::RecordRenewalApproval { letter } => renewal::approve(case, letter),
        C::SignAddendum { addendum } => renewal::sign_addendum(case, addendum),
        C::RefuseRenewal { letter } => renewal::refuse_renewal(case, letter),
        C::Remind { reminder } => sanction::remind(case, reminder),
        C::Warn { letter, basis, demand } => {
            let step = Step { demand, ..Step::new(SanctionKind::Warning, letter, basis) };
            sanction::impose(case, ctx, step)
        }
        C::Suspend { letter, basis, lift_condition, from } => {
            let step = Step::new(SanctionKind::Suspension, letter, basis);
            sanction::impose(case, ctx, Step { lift_condition, from: Some(from), ..step })
        }
        C::RevokeAccess { letter, basis, lift_condition, from } => {
            let step = Step::new(SanctionKind::Revocation, letter, basis);
            sanction::impose(case, ctx, Step { lift_condition, from: Some(from), ..step })
        }
        C::CutQuota { letter, basis, per_day, lift_condition, from } => {
            let step = Step::new(SanctionKind::QuotaCut, letter, basis);
            sanction::impose(case, ctx, Step { per_day: Some(per_day), lift_condition, from: Some(from), ..step })
        }
        C::Lift { sanction, letter, at } => sanction::lift(case, sanction, letter, at),
        C::SetAside { cause, step, until, reason } => sanction::set_aside(case, ctx, cause, step, until, reason),
        C::Terminate { on, letter, reason } => sanction::terminate(case, on, letter, reason),
        C::End { on, letter, cause } => sanction::end(case, on, letter, cause),
        C::RecordClosing { bast, remark } => sanction::close(case, bast, remark),
        C::IssueDocument { edition } => issue::issue(case, ctx, *edition),
        C::RevokeDocument { code, on, reason } => issue::revoke(case, code, on, reason),
        C::ImportAgreement { imported } => import(*imported),
    }
}

/// What `actor` can do with the agreement at `moment`: actions of the actor's roles that make sense in this stage. Those
/// not yet possible carry the refusal that says what is missing, the same that [`decide`] would give.
pub fn lawful(facts: &Facts, actor: &Actor, moment: &Moment) -> Vec<Possible> {
    let case = Case::new(facts, moment);
    AgreementAction::ALL
        .into_iter()
        .filter(|action| {
            may_do(actor, Deed::Agreement(*action), Some(facts.office.id), Some(facts.institution.id)).is_ok()
        })
        .map(|action| Possible { action, allowed: ready(action, &case) })
        .filter(|possible| possible.allowed.as_ref().err().is_none_or(|refusal| refusal.rule == Rule::Missing))
        .collect()
}

/// Whether `actor` can do `action` with the agreement at `moment`, as [`lawful`] would say.
pub fn can_do(facts: &Facts, actor: &Actor, action: AgreementAction, moment: &Moment) -> bool {
    may_do(actor, Deed::Agreement(action), Some(facts.office.id), Some(facts.institution.id)).is_ok()
        && ready(action, &Case::new(facts, moment)).is_ok()
}

/// [`ready`](ready::ready) by what is known at a moment, for [`super::next_steps`].
pub(super) fn ready_by(action: AgreementAction, known: &Known<'_>, stage: Stage) -> Result<(), Refusal> {
    let case =
        Case { facts: known.facts, agreement: &known.agreement, stage, moment: known.moment, today: known.today };
    ready(action, &case)
}

fn exists() -> Refusal {
    check::refuse(
        Rule::Duplicate,
        ("Perjanjian ini sudah ada.", "This agreement exists already."),
        ("Muat ulang halaman.", "Reload the page."),
    )
}

/// An agreement that lived before Patuh: its events must begin with the request and make sense when folded.
fn import(imported: Imported) -> Result<Vec<AgreementEvent>, Refusal> {
    let Imported { institution, events } = imported;
    let begins = matches!(
        events.first(),
        Some(AgreementEvent::Requested { institution: asked, .. }) if *asked == institution
    );
    let nowhere = (AgreementId(uuid::Uuid::nil()), OfficeId(uuid::Uuid::nil()));
    let folds = begins
        && events
            .iter()
            .cloned()
            .fold(None, |facts, event| Agreement::evolve(facts, nowhere.0, nowhere.1, event))
            .is_some();
    if folds {
        return Ok(events);
    }
    Err(check::refuse(
        Rule::Field,
        ("Riwayat yang diimpor tidak dimulai dengan permohonan.", "The imported history doesn't begin with a request."),
        ("Periksa berkas dossier.", "Check the dossier file."),
    ))
}
