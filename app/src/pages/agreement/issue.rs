//! Issuing a document: what it is, what is missing in it, what will happen.

use leptos::prelude::*;
use leptos_meta::Title;
use patuh_domain::agreement::Originals;
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use super::papers::{file, missing, query, subject_key};
use crate::components::{
    Action, ActionLink, CheckField, Choice, Effect, ErrorList, FieldView, FormActions, FormFrame, Notice, NoticeKind,
    Panel, PostForm, RadioGroup,
};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{AgreementView, Draft, PaperRow, hidden};
use crate::words::{common, fill, paper, t, tb};

/// `/perjanjian/{id}/terbitkan?dokumen=&untuk=`, or `?draft=` after a refusal.
#[component]
pub fn IssueDocumentPage() -> impl IntoView {
    let id = segment("id");
    let (code, subject, draft) = (parameter("dokumen"), parameter("untuk"), parameter("draft"));
    let back = parameter("kembali");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            let sent = |name| draft.as_ref().map(|draft| draft.values.text(name).to_owned());
            let code = code.or_else(|| sent("dokumen")).ok_or(Trouble::NotFound)?;
            let subject = subject.or_else(|| sent("untuk")).filter(|subject| !subject.is_empty());
            let papers = ports.papers.list(&who.actor, id).await?;
            let chosen = papers
                .into_iter()
                .find(|paper| paper.code == code && subject_key(paper) == subject.as_deref())
                .filter(|paper| paper.can_issue)
                .ok_or(Trouble::NotFound)?;
            // Where the person came from.
            let back = back.or_else(|| sent(hidden::NEXT)).filter(|back| back.starts_with("/pernyataan"));
            Ok((view, chosen, draft, back))
        },
        |(view, chosen, draft, back)| {
            let title = format!("{} · {}", t(paper::ISSUE_TITLE), view.facts.institution.profile.name);
            view! {
                {head(&view, "/dokumen")}
                <Title text=title/>
                <div class="narrow stack">{form(&view, &chosen, draft.as_ref(), back)}</div>
            }
        },
    )
}

/// Which originals: each carries the duty stamp at the other party's signature.
fn originals(chosen: &PaperRow, draft: Option<&Draft>) -> Option<AnyView> {
    if !chosen.in_originals {
        return None;
    }
    let name = |choice| match choice {
        Originals::Both => paper::BOTH_ORIGINALS,
        Originals::First => paper::FIRST_ORIGINAL,
        Originals::Second => paper::SECOND_ORIGINAL,
        Originals::Single => paper::SINGLE_TEXT,
    };
    let choices = Originals::ALL.into_iter().map(|choice| Choice::new(choice.name(), t(name(choice)))).collect();
    let typed = draft.map(|draft| draft.values.text("asli").to_owned()).filter(|typed| !typed.is_empty());
    let value = typed.unwrap_or_else(|| Originals::Both.name().to_owned());
    let field = FieldView::new("asli", t(paper::ORIGINALS)).hint(t(paper::ORIGINALS_NOTE));
    Some(view! { <Panel><RadioGroup field value choices/></Panel> }.into_any())
}

fn form(view: &AgreementView, chosen: &PaperRow, draft: Option<&Draft>, back: Option<String>) -> AnyView {
    let errors = draft.map(|draft| &draft.errors);
    let said = |name: &str| errors.and_then(|errors| errors.fields.get(name)).map(tb);
    let list = ErrorList {
        general: errors.map(|errors| errors.general.iter().map(tb).collect()).unwrap_or_default(),
        changed: errors.map(|errors| errors.changed.iter().map(tb).collect()).unwrap_or_default(),
        fields: Vec::new(),
    };
    let frame = FormFrame {
        action: address(view, "/terbitkan"),
        version: Some(view.version),
        draft: draft.map(|draft| draft.id.clone()),
        errors: list,
        next: back.clone(),
        ..FormFrame::default()
    };
    let back = back.unwrap_or_else(|| address(view, &format!("/dokumen?{}", query(chosen))));
    let see = Action::new(t(paper::SEE_DRAFT), file(view, chosen, "pdf", &[]));
    let subject = chosen.subject.as_ref().map(|(_, name)| view! { <p>{name.clone()}</p> });
    let replaces =
        chosen.in_use.as_ref().map(|(issued, _)| fill(paper::ISSUE_REPLACES, &[("n", &issued.version.to_string())]));
    let gaps = if chosen.missing.is_empty() {
        view! { <Notice kind=NoticeKind::Done><p>{t(paper::ISSUE_COMPLETE)}</p></Notice> }.into_any()
    } else {
        let field =
            FieldView::new("tetap", t(paper::ISSUE_ALL_THE_SAME)).hint(t(paper::ISSUE_DOTS)).error(said("tetap"));
        view! {
            {missing(chosen)}
            <Panel><CheckField field checked=false/></Panel>
        }
        .into_any()
    };
    let originals = originals(chosen, draft);
    let (code, key) = (chosen.code.clone(), subject_key(chosen).unwrap_or_default().to_owned());
    let name = format!("{code} {}", tb(&chosen.title));
    view! {
        <PostForm frame>
            <input type="hidden" name="dokumen" value=code/>
            <input type="hidden" name="untuk" value=key/>
            <Panel>
                <h2>{name}</h2>
                {subject}
                <p><ActionLink action=see small=true/></p>
            </Panel>
            {gaps}
            {originals}
            <Effect text=t(paper::ISSUE_EFFECT) points=replaces.into_iter().collect()/>
            <FormActions submit=t(paper::ISSUE) cancel=Some(Action::new(t(common::CANCEL), back))/>
        </PostForm>
    }
    .into_any()
}
