//! What differs in a text of the agreement, clause by clause: from the product's wording, since a day, or from an issue.

use chrono::NaiveDate;
use leptos::prelude::*;
use patuh_domain::agreement::{DocumentCode, IssuedDocument};
use patuh_domain::clause::{Difference, scripts};
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use super::lines::day;
use crate::components::{Action, ActionLink, Card, Choice, EmptyState, Filter, FilterKind, Filters, WordChanges};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{AgreementView, TextVersion};
use crate::words::{agreement, clause, fill, t};

/// What is compared, as the address has it.
struct Asked {
    code: String,
    subject: Option<String>,
    from: Option<DocumentCode>,
    to: Option<DocumentCode>,
    since: Option<NaiveDate>,
}

impl Asked {
    fn read() -> Self {
        let issue = |name| parameter(name).and_then(|code| code.parse().ok());
        Self {
            code: parameter("dokumen").unwrap_or_else(|| "D06".to_owned()),
            subject: parameter("untuk").filter(|subject| !subject.is_empty()),
            from: issue("dari"),
            to: issue("ke"),
            since: parameter("sejak").and_then(|day| day.parse().ok()),
        }
    }

    /// An issue goes before a day; a later issue is only compared with another.
    fn versions(&self) -> (TextVersion, TextVersion) {
        match (&self.from, self.since) {
            (Some(from), _) => {
                let to = self.to.clone().map_or(TextVersion::Now, TextVersion::Issued);
                (TextVersion::Issued(from.clone()), to)
            }
            (None, Some(day)) => (TextVersion::Day(day), TextVersion::Now),
            (None, None) => (TextVersion::Product, TextVersion::Now),
        }
    }
}

/// `/perjanjian/{id}/dokumen/beda?dokumen=D06`, with `sejak=2026-01-15` or `dari=` and `ke=` the codes of issues;
/// without any, against the product's wording.
#[component]
pub fn AgreementDifferencesPage() -> impl IntoView {
    let id = segment("id");
    let asked = Asked::read();
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let (from, to) = asked.versions();
            let subject = asked.subject.as_deref();
            let found = ports.papers.differences(&who.actor, id, &asked.code, subject, from, to).await?;
            Ok((view, asked, found))
        },
        |(view, asked, found)| {
            let title = title(&view, &asked);
            let kept = asked.subject.clone().map(|subject| ("untuk".to_owned(), subject)).into_iter().collect();
            let filters = filters(&view, &asked);
            let body = if found.is_empty() {
                view! { <EmptyState title=t(clause::NO_CHANGES) note=t(clause::NO_CHANGES_NOTE)/> }.into_any()
            } else {
                let items = found.into_iter().map(item).collect_view();
                view! {
                    <p class="quiet">{t(clause::MARKS)}</p>
                    <ol class="history long">{items}</ol>
                }
                .into_any()
            };
            let back = Action::new(t(agreement::PAPERS), address(&view, "/dokumen"));
            view! {
                {head(&view, "/dokumen")}
                <Filters action=address(&view, "/dokumen/beda") filters kept/>
                <Card title=title>{body}</Card>
                <p class="card-foot"><ActionLink action=back small=true/></p>
            }
        },
    )
}

fn filters(view: &AgreementView, asked: &Asked) -> Vec<Filter> {
    let documents = scripts().iter().map(|script| Choice::new(&*script.document, &*script.document)).collect();
    let choice = |name, label: &str, value: String, options| Filter {
        name,
        label: label.to_owned(),
        kind: FilterKind::Choice { value, options },
    };
    let issues = issues(view, asked);
    let options = |first: &str| {
        let mut options = vec![Choice::new("", first)];
        options.extend(issues.iter().map(|issued| Choice::new(issued.edition.code.as_str(), version(issued))));
        options
    };
    let chosen = |code: &Option<DocumentCode>| code.as_ref().map_or_else(String::new, |code| code.as_str().to_owned());
    let mut filters = vec![choice("dokumen", t(clause::DOCUMENT), asked.code.clone(), documents)];
    if !issues.is_empty() {
        filters.push(choice("dari", t(clause::FROM), chosen(&asked.from), options(t(clause::DEFAULT))));
        filters.push(choice("ke", t(clause::TO), chosen(&asked.to), options(t(clause::NOW))));
    }
    filters.push(Filter {
        name: "sejak",
        label: t(clause::SINCE).to_owned(),
        kind: FilterKind::Date { value: asked.since.map(|day| day.to_string()).unwrap_or_default() },
    });
    filters
}

/// Issues of this document whose wording is kept, the latest first.
fn issues<'a>(view: &'a AgreementView, asked: &Asked) -> Vec<&'a IssuedDocument> {
    let of_kind = view.facts.agreement.issued.iter().rev().filter(|issued| issued.edition.kind == asked.code);
    of_kind
        .filter(|issued| asked.subject.is_none() || issued.edition.subject == asked.subject)
        .filter(|issued| issued.edition.text_sha256.is_some())
        .collect()
}

fn version(issued: &IssuedDocument) -> String {
    fill(clause::ISSUE, &[("n", &issued.version.to_string()), ("date", &day(issued.issued_on))])
}

fn title(view: &AgreementView, asked: &Asked) -> String {
    let named = |code: &DocumentCode| {
        let known = view.facts.agreement.issued.iter().find(|issued| issued.edition.code == *code);
        known.map_or_else(|| code.to_string(), version)
    };
    match (&asked.from, asked.since) {
        (Some(from), _) => {
            let to = asked.to.as_ref().map_or_else(|| t(clause::NOW).to_owned(), named);
            fill(clause::BETWEEN, &[("from", &named(from)), ("to", &to)])
        }
        (None, Some(_)) => t(clause::CHANGED_SINCE).to_owned(),
        (None, None) => t(clause::CHANGES).to_owned(),
    }
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
