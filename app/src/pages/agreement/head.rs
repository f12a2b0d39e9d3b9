//! The head of every page of an agreement: title, numbers, states, other actions, tabs.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, Stage};
use patuh_domain::duty::DutyState;

use crate::components::{Action, ActionLink, ActionMenu, PageHead, Sign, State, Tab, Tabs};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, change, common, frame, incident, t, tb, usage};

/// Acts that end or stop something: set apart in the menu.
const GRAVE: [AgreementAction; 10] = [
    AgreementAction::Reject,
    AgreementAction::Withdraw,
    AgreementAction::Suspend,
    AgreementAction::RevokeAccess,
    AgreementAction::CutQuota,
    AgreementAction::Terminate,
    AgreementAction::End,
    AgreementAction::RefuseRenewal,
    AgreementAction::ReportIncident,
    AgreementAction::LockAccount,
];

/// Acts on one thing among several, offered beside it.
const ELSEWHERE: [AgreementAction; 6] = [
    AgreementAction::RevealSecret,
    AgreementAction::RotateSecret,
    AgreementAction::RevokeSecret,
    AgreementAction::ReviewSuspicion,
    AgreementAction::IssueDocument,
    AgreementAction::RevokeDocument,
];

/// The address of the agreement's overview, with a further part such as `/kewajiban`.
pub(super) fn address(view: &AgreementView, rest: &str) -> String {
    format!("/perjanjian/{}{rest}", view.id)
}

/// The address of an action's form, or of its own page.
pub(super) fn step_address(view: &AgreementView, action: AgreementAction) -> String {
    match action {
        AgreementAction::SubmitRequest => address(view, "/ajukan"),
        AgreementAction::SucceedAgreement => format!("/perjanjian/baru?dari={}", view.id),
        _ => address(view, &format!("/langkah/{}", action.name())),
    }
}

/// How a stage is marked.
pub(crate) fn stage_state(stage: Stage) -> State {
    let sign = match stage {
        Stage::Production => Sign::Done,
        Stage::Renewing | Stage::Bridged => Sign::Renewal,
        Stage::Terminated | Stage::Rejected => Sign::Failed,
        Stage::Ended | Stage::Withdrawn => Sign::Over,
        _ => Sign::Now,
    };
    State::new(sign, tb(&stage.label()))
}

/// The numbers an agreement is known by: those of the PKS, else the request letter's.
pub(super) fn numbers(view: &AgreementView) -> String {
    let agreement = &view.facts.agreement;
    match (&agreement.pks, agreement.request()) {
        (Some(pks), _) => format!("PKS {} · {}", pks.office_number, pks.institution_number),
        (None, Some(request)) => format!("{} {}", t(agreement::REQUEST), request.letter.number),
        (None, None) => String::new(),
    }
}

/// Title, states and actions, then the tabs; `path` is the page shown.
pub(super) fn head(view: &AgreementView, rest: &str) -> AnyView {
    let name = view.facts.institution.profile.name.clone();
    let mut states = vec![stage_state(view.standing.stage)];
    if view.standing.suspended {
        states.push(State::new(Sign::Failed, t(agreement::SUSPENDED)));
    }
    if view.standing.access_revoked {
        states.push(State::new(Sign::Failed, t(agreement::ACCESS_REVOKED)));
    }
    let methods = view.facts.agreement.methods_on(view.moment.today());
    let labels = methods.iter().map(|grant| grant.method.label().to_owned()).collect();
    let crumbs = vec![Action::new(t(frame::AGREEMENTS), "/perjanjian")];
    let papers = Action::new(t(agreement::PAPERS), address(view, "/dokumen"));
    let (plain, grave): (Vec<_>, Vec<_>) = view
        .possible
        .iter()
        .filter(|possible| possible.allowed.is_ok() && !ELSEWHERE.contains(&possible.action))
        // One agreement follows another.
        .filter(|possible| possible.action != AgreementAction::SucceedAgreement || view.successor.is_none())
        .map(|possible| {
            (possible.action, Action::new(tb(&possible.action.label()), step_address(view, possible.action)))
        })
        .partition(|(action, _)| !GRAVE.contains(action));
    let strip = |actions: Vec<(AgreementAction, Action)>| actions.into_iter().map(|(_, action)| action).collect();
    let (plain, grave): (Vec<Action>, Vec<Action>) = (strip(plain), strip(grave));
    let menu = (!plain.is_empty() || !grave.is_empty())
        .then(|| view! { <ActionMenu label=t(common::OTHER_ACTIONS) actions=plain grave/> });
    view! {
        <PageHead title=name crumbs meta=numbers(view) states labels>
            <ActionLink action=papers/>
            {menu}
        </PageHead>
        {tabs(view, rest)}
    }
    .into_any()
}

fn tabs(view: &AgreementView, rest: &str) -> AnyView {
    let agreement = &view.facts.agreement;
    let open = view.standing.duties.iter().filter(|duty| duty.state.is_open() && duty.state != DutyState::Upcoming);
    let path = address(view, rest);
    let at = |word, rest: &str| Tab::at(t(word), address(view, rest), &path);
    let tabs = vec![
        Some(at(agreement::SUMMARY, "")),
        Some(at(agreement::DUTIES, "/kewajiban").counting(open.count())),
        Some(at(agreement::ACCESS, "/akses")),
        Some(at(agreement::APPLICATIONS, "/aplikasi").counting(agreement.applications.len())),
        Some(at(agreement::USER_IDS, "/akun").counting(agreement.accounts.len())),
        view.sees_use.then(|| at(usage::USE, "/pemakaian")),
        Some(at(agreement::REPORTS, "/laporan").counting(agreement.reports.len())),
        Some(at(change::CHANGES, "/perubahan").counting(agreement.changes.len())),
        Some(at(incident::INCIDENTS, "/insiden").counting(agreement.incidents.len())),
        Some(at(agreement::PAPERS, "/dokumen")),
        Some(at(agreement::HISTORY, "/riwayat")),
    ];
    let tabs = tabs.into_iter().flatten().collect();
    view! { <Tabs label=t(agreement::PAGES_OF) tabs/> }.into_any()
}
