//! What differs in a text of the agreement, clause by clause: from the product's wording, or since a day.

use chrono::NaiveDate;
use leptos::prelude::*;
use patuh_domain::clause::{Difference, scripts};
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use crate::components::{Action, ActionLink, Card, Choice, EmptyState, Filter, FilterKind, Filters, WordChanges};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::words::{agreement, clause, t};

/// `/perjanjian/{id}/dokumen/beda?dokumen=D06&sejak=2026-01-15`; without a day, against the product's wording.
#[component]
pub fn AgreementDifferencesPage() -> impl IntoView {
    let id = segment("id");
    let code = parameter("dokumen").unwrap_or_else(|| "D06".to_owned());
    let since: Option<NaiveDate> = parameter("sejak").and_then(|day| day.parse().ok());
    let asked = code.clone();
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let found = ports.papers.differences(&who.actor, id, &code, since).await?;
            Ok((view, found))
        },
        move |(view, found)| {
            let own_address = address(&view, "/dokumen/beda");
            let documents = scripts().iter().map(|script| Choice::new(&*script.document, &*script.document)).collect();
            let filters = vec![
                Filter {
                    name: "dokumen",
                    label: t(clause::DOCUMENT).to_owned(),
                    kind: FilterKind::Choice { value: asked, options: documents },
                },
                Filter {
                    name: "sejak",
                    label: t(clause::SINCE).to_owned(),
                    kind: FilterKind::Date { value: since.map(|day| day.to_string()).unwrap_or_default() },
                },
            ];
            let title = if since.is_some() { t(clause::CHANGED_SINCE) } else { t(clause::CHANGES) };
            let body = if found.is_empty() {
                view! { <EmptyState title=t(clause::NO_CHANGES) note=t(clause::NO_CHANGES_NOTE)/> }.into_any()
            } else {
                let items = found.into_iter().map(item).collect_view();
                view! { <ol class="history long">{items}</ol> }.into_any()
            };
            let back = Action::new(t(agreement::PAPERS), address(&view, "/dokumen"));
            view! {
                {head(&view, "/dokumen")}
                <Filters action=own_address filters/>
                <Card title=title>{body}</Card>
                <p class="card-foot"><ActionLink action=back small=true/></p>
            }
        },
    )
}

fn item(difference: Difference) -> AnyView {
    let Difference { title, place, old, new, .. } = difference;
    let what = match (&old, &new) {
        (None, _) => t(clause::ADDED),
        (_, None) => t(clause::GONE),
        _ => t(clause::CHANGED),
    };
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    view! {
        <li>
            <strong>{place}</strong>" "{title}
            <p class="who">{what}</p>
            <WordChanges old new/>
        </li>
    }
    .into_any()
}
