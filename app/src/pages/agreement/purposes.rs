//! What look-ups may be made for: as recorded, or as the agreement's own words give it.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, Method};

use super::head::step_address;
use super::lines::{day, sentence};
use crate::components::{Card, Column, DataTable, Sign, State, StateBadge};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, lookup, t, tb};

struct Line {
    name: String,
    methods: Vec<&'static str>,
    /// `None`: all that the methods grant.
    elements: Option<Vec<&'static str>>,
    span: String,
    state: State,
}

/// The purposes of an agreement in force.
pub(super) fn purposes(view: &AgreementView) -> Option<AnyView> {
    let methods: Vec<Method> = view.standing.access.methods.keys().copied().collect();
    if methods.is_empty() {
        return None;
    }
    let mut lines = recorded(view);
    let open = lines.len();
    lines.extend(given(view, &methods));
    let note = if open == 0 { lookup::PURPOSES_GIVEN } else { lookup::PURPOSES_RECORDED };
    let rows = lines
        .into_iter()
        .map(|line| {
            let elements = line.elements.map_or_else(|| t(lookup::ALL_GRANTED).to_owned(), |names| names.join(", "));
            view! {
                <tr>
                    <th scope="row">{sentence(&line.name)}<span class="sub">{line.methods.join(", ")}</span></th>
                    <td data-label=t(agreement::ELEMENTS)><span>{elements}</span></td>
                    <td data-label=t(lookup::HOLDS)><span>{line.span}</span></td>
                    <td data-label=t(agreement::STATE)><StateBadge state=line.state/></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(lookup::PURPOSE)),
        Column::named(t(agreement::ELEMENTS)),
        Column::named(t(lookup::HOLDS)),
        Column::named(t(agreement::STATE)),
    ];
    let links = [AgreementAction::AddPurpose, AgreementAction::EndPurpose]
        .into_iter()
        .filter(|action| view.possible.iter().any(|one| one.action == *action && one.allowed.is_ok()))
        .map(|action| view! { <a href=step_address(view, action)>{tb(&action.label())}</a>" " })
        .collect_view();
    Some(
        view! {
            <Card title=t(lookup::PURPOSES) id="tujuan">
                <p class="quiet">{t(note)}</p>
                <DataTable caption=t(lookup::PURPOSES) columns>{rows}</DataTable>
                <p class="card-foot">{links}</p>
            </Card>
        }
        .into_any(),
    )
}

fn recorded(view: &AgreementView) -> Vec<Line> {
    let today = view.moment.today();
    let purposes = view.facts.agreement.purposes.iter().rev();
    purposes
        .map(|purpose| {
            let state = if purpose.is_on(today) {
                State::new(Sign::Done, t(agreement::ACTIVE))
            } else if today < purpose.from {
                State::new(Sign::Open, t(lookup::BEGINS_LATER))
            } else {
                State::new(Sign::Over, t(lookup::ENDED))
            };
            let span = match purpose.until {
                Some(until) => format!("{} – {}", day(purpose.from), day(until)),
                None => format!("{} –", day(purpose.from)),
            };
            Line {
                name: purpose.name.clone(),
                methods: purpose.methods.iter().map(|method| method.label()).collect(),
                elements: Some(purpose.elements.iter().map(|element| element.label()).collect()),
                span,
                state,
            }
        })
        .collect()
}

/// What methods without a recorded purpose are used for.
fn given(view: &AgreementView, methods: &[Method]) -> Vec<Line> {
    let begun = |method: &Method| {
        let mut purposes = view.facts.agreement.purposes.iter().filter(|purpose| purpose.from <= view.moment.today());
        purposes.any(|purpose| purpose.methods.contains(method))
    };
    let mut lines: Vec<Line> = Vec::new();
    for method in methods.iter().filter(|method| !begun(method)) {
        for purpose in view.facts.purposes(*method, &view.moment) {
            let elements = purpose.elements.map(|elements| elements.iter().map(|element| element.label()).collect());
            match lines.iter_mut().find(|line| line.name == purpose.name && line.elements == elements) {
                Some(line) => line.methods.push(method.label()),
                None => lines.push(Line {
                    name: purpose.name,
                    methods: vec![method.label()],
                    elements,
                    span: t(lookup::WITH_AGREEMENT).to_owned(),
                    state: State::new(Sign::Done, t(agreement::ACTIVE)),
                }),
            }
        }
    }
    lines
}
