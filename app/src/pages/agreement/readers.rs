//! The register of KTP-el readers with their SAM (domain.md 5.4).

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, Reader};

use super::head::step_address;
use super::lines::day;
use crate::components::{Action, ActionLink, Card, Column, DataTable, Sign, State, StateBadge};
use crate::forms::labels::Label as _;
use crate::views::AgreementView;
use crate::words::{agreement, fill, reader, t, tb};

/// The readers, where the agreement has any; else the way to register one, where it may have.
pub(super) fn readers(view: &AgreementView) -> Option<AnyView> {
    let readers = &view.facts.agreement.readers;
    let possible = view.possible.iter().find(|possible| possible.action == AgreementAction::RegisterReader);
    let register = possible.filter(|possible| possible.allowed.is_ok()).map(|possible| {
        let action = Action::new(tb(&possible.action.label()), step_address(view, possible.action));
        view! { <p class="card-foot"><ActionLink action small=true/></p> }
    });
    if readers.is_empty() {
        return register.map(|register| {
            view! { <Card title=t(reader::READERS)><p class="quiet">{t(reader::NONE)}</p>{register}</Card> }.into_any()
        });
    }
    let rows = readers.iter().map(row).collect_view();
    let columns = vec![
        Column::named(t(reader::READER)),
        Column::named(t(reader::PLACE)),
        Column::named("SAM"),
        Column::named(t(agreement::STATE)),
    ];
    Some(
        view! {
            <Card title=t(reader::READERS)>
                <DataTable caption=t(reader::READERS) columns>{rows}</DataTable>
                {register}
            </Card>
        }
        .into_any(),
    )
}

fn row(one: &Reader) -> AnyView {
    let on = |word, date| fill(word, &[("date", &day(date))]);
    let state = match (one.deactivated_on, one.activated_on) {
        (Some(date), _) => State::new(Sign::Over, on(reader::OUT_OF_USE, date)),
        (None, Some(date)) => State::new(Sign::Done, on(reader::ACTIVE, date)),
        (None, None) => State::new(Sign::Now, t(reader::NOT_ACTIVE)),
    };
    let sam = one.sam_id.clone().unwrap_or_else(|| "–".to_owned());
    let configuration = one.configuration.clone().map(|text| view! { <span class="sub">{text}</span> });
    let condition = one.condition.clone().map(|text| view! { <span class="sub">{text}</span> });
    view! {
        <tr>
            <th scope="row">{one.brand.clone()}<span class="sub">{one.serial.clone()}</span></th>
            <td data-label=t(reader::PLACE)><div>{one.place.clone()}{condition}</div></td>
            <td data-label="SAM"><div>{sam}{configuration}</div></td>
            <td data-label=t(agreement::STATE)><StateBadge state/></td>
        </tr>
    }
    .into_any()
}
