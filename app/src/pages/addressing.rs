//! How letters are addressed: every kind, and the form of one.

use leptos::prelude::*;
use patuh_domain::addressing::{Addressing, LETTERS, PLACEHOLDERS, letter};
use patuh_domain::office::Office;
use patuh_domain::policy::Deed;

use crate::components::{
    Action, ActionLink, Card, Column, DataTable, FactList, PageHead, Panel, Sign, State, StateBadge,
};
use crate::forms::addressing as forms;
use crate::forms::view::{FormPlace, form_view, with_preview};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::settings::office;
use crate::views::OfficeView;
use crate::words::{addressing, clause, fill, frame, institution, t, tb};

const LIST: &str = "/pengaturan/surat";

/// `/pengaturan/surat`.
#[component]
pub fn AddressingPage() -> impl IntoView {
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            let may = view.may(Deed::ChangeSettings);
            Ok((view, may))
        },
        |(view, may)| {
            let rows = LETTERS.iter().map(|(code, _)| row(&view.office, code, may)).collect_view();
            let columns = vec![
                Column::named(t(addressing::LETTER)),
                Column::named(t(addressing::TO)),
                Column::named(t(addressing::COPIES)),
                Column::named(t(addressing::STATE)),
                Column::named(t(institution::CHANGE)).silent(),
            ];
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan")];
            view! {
                <PageHead title=t(addressing::TITLE) crumbs meta=t(addressing::LEAD)/>
                <Panel><DataTable caption=t(addressing::TITLE) columns>{rows}</DataTable></Panel>
            }
        },
    )
}

fn row(office: &Office, code: &'static str, may: bool) -> AnyView {
    let way = Addressing::of(code, office);
    let name = letter(code).map(|title| tb(&title)).unwrap_or_default();
    let name = if may {
        view! { <a class="row-name" href=format!("{LIST}/{code}")>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let about = letter(code).map(|title| tb(&title)).unwrap_or_default();
    let change = may.then(|| {
        let action = Action::new(t(institution::CHANGE), format!("{LIST}/{code}"));
        view! { <ActionLink action small=true about=about/> }
    });
    let through = (!way.through.is_empty())
        .then(|| fill(addressing::THROUGH, &[("whom", &readable(&way.through.join(", ")))]))
        .map(|text| view! { <span class="sub">{text}</span> });
    let place = fill(addressing::AT, &[("place", &readable(&way.place))]);
    let copies = if way.copies.is_empty() {
        view! { <span class="sub">{t(addressing::NO_COPIES)}</span> }.into_any()
    } else {
        way.copies.iter().map(|line| view! { <span class="line">{readable(line)}</span> }).collect_view().into_any()
    };
    let own = office.settings.stationery.addressing.contains_key(code);
    let state =
        if own { State::new(Sign::Done, t(addressing::OWN)) } else { State::new(Sign::Open, t(addressing::USUAL)) };
    let to = way.to.iter().map(|line| view! { <span class="line">{readable(line)}</span> }).collect_view();
    view! {
        <tr>
            <th scope="row">{name}<span class="sub">{code}</span></th>
            <td data-label=t(addressing::TO)><div>{to}{through}<span class="sub">{place}</span></div></td>
            <td data-label=t(addressing::COPIES)><div>{copies}</div></td>
            <td data-label=t(addressing::STATE)><StateBadge state/></td>
            <td class="row-action">{change}</td>
        </tr>
    }
    .into_any()
}

/// `/pengaturan/surat/{letter}`.
#[component]
pub fn LetterAddressingPage() -> impl IntoView {
    let (code, draft) = (segment("letter"), parameter("draft"));
    framed(
        async move |ports, who| {
            if letter(&code).is_none() {
                return Err(Trouble::NotFound);
            }
            let view = office(&ports, &who).await?;
            if !view.may(Deed::ChangeSettings) {
                return Err(Trouble::NotFound);
            }
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, code, draft))
        },
        |(view, code, draft)| {
            let spec = forms::addressing(&code, &view.office);
            let path = format!("{LIST}/{code}");
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan"), Action::new(t(addressing::TITLE), LIST)];
            let place = FormPlace {
                action: path.clone(),
                version: Some(view.version),
                cancel: LIST.to_owned(),
                previewed: true,
                ..FormPlace::default()
            };
            view! {
                <PageHead title=tb(&spec.title) crumbs/>
                {with_preview(&path, view! {
                    {form_view(&spec, place, draft.as_ref())}
                    {placeholders()}
                }.into_any(), None)}
            }
        },
    )
}

/// The line with what its placeholders mean.
fn readable(line: &str) -> String {
    PLACEHOLDERS.iter().fold(line.to_owned(), |line, (name, meaning)| line.replace(name, &format!("[{}]", tb(meaning))))
}

fn placeholders() -> AnyView {
    let rows = PLACEHOLDERS
        .iter()
        .map(|(name, meaning)| view! { <div><dt><code>{*name}</code></dt><dd>{tb(meaning)}</dd></div> })
        .collect_view();
    view! { <Card title=t(clause::PLACEHOLDERS)><dl class="placeholders">{rows}</dl></Card> }.into_any()
}

/// How many letters the office addresses in its own way, and the way to them.
pub(super) fn card(view: &OfficeView) -> AnyView {
    let own = view.office.settings.stationery.addressing.len().to_string();
    let told = fill(addressing::OWN_COUNT, &[("n", &own), ("total", &LETTERS.len().to_string())]);
    let facts = vec![(t(addressing::LETTER).to_owned(), Some(told))];
    let action = Action::new(t(addressing::REVIEW), LIST);
    view! {
        <Card title=t(addressing::TITLE)>
            <FactList facts/>
            <p class="card-foot"><ActionLink action small=true/></p>
        </Card>
    }
    .into_any()
}
