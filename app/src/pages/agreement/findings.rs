//! Findings of one agreement, each with the way to what mends it.

use leptos::prelude::*;
use patuh_domain::lint::{Finding, Mend, findings};

use super::head::{address, step_address};
use crate::components::{Action, ActionLink, Card, Notice, NoticeKind};
use crate::views::AgreementView;
use crate::words::{fill, finding, t, tb};

/// What the facts show.
pub(super) fn of_facts(view: &AgreementView) -> Vec<Finding> {
    findings(&view.facts, &view.moment)
}

/// How many there are, with the way to them; nothing where there are none.
pub(super) fn count(view: &AgreementView) -> Option<AnyView> {
    let count = of_facts(view).len();
    (count > 0).then(|| {
        let told = fill(finding::COUNT, &[("n", &count.to_string())]);
        let href = address(view, "/dokumen#temuan");
        view! {
            <Notice kind=NoticeKind::Attention><p>{told}". "<a href=href>{t(finding::SEE)}</a></p></Notice>
        }
        .into_any()
    })
}

/// The findings with their places and remedies; nothing where there are none.
pub(super) fn list(view: &AgreementView, found: &[Finding]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let items = found.iter().map(|found| item(view, found)).collect_view();
    let note = fill(finding::COUNT, &[("n", &found.len().to_string())]);
    Some(
        view! { <Card title=t(finding::TITLE) note=note id="temuan"><ul class="findings">{items}</ul></Card> }
            .into_any(),
    )
}

fn item(view: &AgreementView, found: &Finding) -> AnyView {
    let title = tb(&found.lint.title());
    let mend = mend(view, &found.mend).map(|href| {
        let action = Action::new(t(finding::MEND), href);
        let about = title.clone();
        view! { <ActionLink action small=true about=about/> }
    });
    view! {
        <li>
            <div>
                <strong>{title}</strong>
                <p>{tb(&found.text)}" "{tb(&found.lint.remedy())}</p>
                <p class="quiet">{found.document}" · "{found.place.clone()}</p>
            </div>
            {mend}
        </li>
    }
    .into_any()
}

/// Where it is mended, if this actor can do so now.
fn mend(view: &AgreementView, mend: &Mend) -> Option<String> {
    match mend {
        Mend::Step(action, field) => {
            let possible = view.possible.iter().any(|it| it.action == *action && it.allowed.is_ok());
            possible.then(|| format!("{}#{field}", step_address(view, *action)))
        }
        Mend::HeadOfInstitution => Some(format!("/lembaga/{}/pimpinan", view.facts.institution.id)),
        Mend::HeadOfOffice => Some("/pengaturan/pimpinan".to_owned()),
        Mend::Clause(document, key) => Some(format!("/pengaturan/klausul/{document}/{key}")),
        Mend::Document => None,
    }
}
