//! Proposed sanctions: of every agreement, and of one.

use leptos::prelude::*;
use patuh_domain::actor::{Membership, Role};

use crate::components::{Action, ActionLink, Card, EmptyState, PageHead, Panel};
use crate::forms::labels::Label as _;
use crate::loading::Trouble;
use crate::pages::agreement::lines::day;
use crate::pages::framed::framed;
use crate::views::ProposalRow;
use crate::words::{fill, oversight, t, tb};

/// `/sanksi`: what the ladder proposes, the longest waiting first.
#[component]
pub fn SanctionsPage() -> impl IntoView {
    framed(
        async move |ports, who| {
            let may = |held: &Membership| held.role.is_of_office() && held.role != Role::SystemAdmin;
            if !who.actor.memberships().iter().any(may) {
                return Err(Trouble::NotFound);
            }
            ports.reading.oversight(&who.actor).await
        },
        |view| {
            let body = if view.proposals.is_empty() {
                let nothing = view! {
                    <EmptyState title=t(oversight::NOTHING_PROPOSED) note=t(oversight::NOTHING_PROPOSED_NOTE)/>
                };
                view! { <Panel>{nothing}</Panel> }.into_any()
            } else {
                view.proposals.iter().map(of_agreement).collect_view().into_any()
            };
            view! {
                <PageHead title=t(oversight::SANCTIONS) meta=t(oversight::SANCTIONS_LEAD)/>
                <div class="stack">{body}</div>
            }
        },
    )
}

/// One step, under the name of its institution.
fn of_agreement(row: &ProposalRow) -> AnyView {
    let page = format!("/perjanjian/{}", row.agreement);
    let name = row.institution.clone();
    let (reasons, ways) = (reasons(row), ways(row));
    view! {
        <Card title=title(row) note=since(row)>
            <p><a href=page>{name}</a></p>
            {reasons}
            {ways}
        </Card>
    }
    .into_any()
}

/// The steps proposed for one agreement, as a card of its overview; none where there are none.
pub(crate) fn proposed(rows: &[ProposalRow]) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let steps = rows.iter().map(|row| {
        view! {
            <div class="stack">
                <h3>{title(row)}</h3>
                <p class="quiet">{since(row)}</p>
                {reasons(row)}
                {ways(row)}
            </div>
        }
    });
    let steps = steps.collect_view();
    Some(view! { <Card title=t(oversight::SANCTIONS)>{steps}</Card> }.into_any())
}

/// Where the letter of a step is prepared, filled in from the proposal.
pub(crate) fn prepare(row: &ProposalRow) -> String {
    let cause = [("sebab", row.proposal.cause.as_str())];
    let cause = serde_urlencoded::to_string(cause).unwrap_or_default();
    format!("/perjanjian/{}/langkah/{}?{cause}", row.agreement, row.proposal.step.action().name())
}

/// The step in words: "Tegur", "Tangguhkan akses".
pub(crate) fn title(row: &ProposalRow) -> String {
    tb(&row.proposal.step.action().label())
}

fn since(row: &ProposalRow) -> String {
    fill(oversight::PROPOSED_SINCE, &[("date", &day(row.proposal.since))])
}

fn reasons(row: &ProposalRow) -> AnyView {
    let all = row.proposal.reasons.iter().chain(&row.proposal.rule);
    all.map(|reason| view! { <p>{tb(reason)}</p> }).collect_view().into_any()
}

fn ways(row: &ProposalRow) -> AnyView {
    let page = format!("/perjanjian/{}", row.agreement);
    let about = row.institution.clone();
    let draft = row.paper.as_ref().map(|(code, subject)| {
        let named = [("dokumen", Some(*code)), ("untuk", subject.as_deref())];
        let named: Vec<_> = named.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let query = serde_urlencoded::to_string(named).unwrap_or_default();
        let action = Action::new(t(oversight::SEE_DRAFT), format!("{page}/dokumen?{query}"));
        view! { <ActionLink action small=true about=about.clone()/>" " }
    });
    let take = row.can_decide.then(|| {
        let action = Action::new(t(oversight::PREPARE), prepare(row));
        view! { <ActionLink action small=true primary=true about=about.clone()/>" " }
    });
    let imposes = matches!(row.proposal.step, patuh_domain::agreement::ProposedStep::Impose(_));
    let aside = (row.can_decide && imposes).then(|| {
        let chosen = [("proposal", crate::forms::action::proposal_value(&row.proposal))];
        let query = serde_urlencoded::to_string(chosen).unwrap_or_default();
        let action = Action::new(t(oversight::SET_ASIDE), format!("{page}/langkah/set_aside?{query}"));
        view! { <ActionLink action small=true about/> }
    });
    view! { <p class="card-foot">{take}{draft}{aside}</p> }.into_any()
}
