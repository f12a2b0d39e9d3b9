//! Declarations: what waits for a signature, read on a phone, signed on paper and uploaded (D11 to D13).

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, DeclarationKind};
use patuh_domain::ids::AgreementId;

use crate::components::{
    Action, ActionLink, EmptyState, Notice, NoticeKind, PageHead, Panel, Sign, State, Statement, Worklist,
};
use crate::pages::framed::{framed, parameter};
use crate::pages::home::declaration_item;
use crate::views::DeclarationRow;
use crate::words::{Word, agreement, common, declaration, fill, frame, t, tb};

/// `/pernyataan`: the list, or with `?perjanjian=&jenis=&penanda=` one of them to read.
#[component]
pub fn DeclarationsPage() -> impl IntoView {
    let of: Option<AgreementId> = parameter("perjanjian").and_then(|id| id.parse().ok());
    let kind = parameter("jenis");
    let operator = parameter("penanda");
    framed(
        async move |ports, who| ports.reading.declarations(&who.actor).await,
        move |rows| {
            let chosen = rows.iter().position(|row| {
                Some(row.agreement) == of
                    && Some(row.kind.name()) == kind.as_deref()
                    && row.operator.map(|id| id.to_string()) == operator
            });
            match chosen {
                Some(at) => one(&rows[at], at + 1, rows.len()),
                None => all(rows),
            }
        },
    )
}

fn all(rows: Vec<DeclarationRow>) -> AnyView {
    let body = if rows.is_empty() {
        view! { <EmptyState title=t(declaration::NONE) note=t(declaration::NONE_NOTE)/> }.into_any()
    } else {
        let items = rows.into_iter().map(declaration_item).collect();
        view! { <Worklist items/> }.into_any()
    };
    view! {
        <PageHead title=t(frame::DECLARATIONS) meta=t(declaration::LEAD)/>
        <div class="stack">
            <Panel>{body}</Panel>
        </div>
    }
    .into_any()
}

/// The points of a declaration in short; the document has them in full.
const fn points(kind: DeclarationKind) -> &'static [Word] {
    match kind {
        DeclarationKind::SptjmFirst => &[
            declaration::SPTJM_SECRECY,
            declaration::SPTJM_NO_PASSING_ON,
            declaration::SPTJM_LIABILITY,
            declaration::SPTJM_SANCTIONS,
            declaration::SPTJM_USE,
        ],
        DeclarationKind::SptjmRenewal => &[
            declaration::RENEWAL_SENT,
            declaration::RENEWAL_ANSWERS,
            declaration::SPTJM_LIABILITY,
            declaration::SPTJM_SANCTIONS,
            declaration::RENEWAL_UNTIL,
        ],
        DeclarationKind::NdaA | DeclarationKind::NdaB => &[
            declaration::NDA_MEET,
            declaration::NDA_NO_DISCLOSURE,
            declaration::NDA_RETURN,
            declaration::NDA_OWNER,
            declaration::NDA_SANCTIONS,
        ],
    }
}

fn one(row: &DeclarationRow, place: usize, total: usize) -> AnyView {
    let points = points(row.kind).iter().map(|word| t(*word).to_owned()).collect();
    let record = row.can_record.then(|| {
        let step = AgreementAction::RecordDeclaration.name();
        Action::new(t(declaration::UPLOAD), format!("/perjanjian/{}/langkah/{step}", row.agreement))
    });
    // What is signed is the document as issued; a draft is only to be read.
    let first = if row.issued.is_some() { Some(print(row)) } else { row.can_issue.then(|| issue(row)) };
    let upload_first = first.is_none();
    let first = first.map(|action| view! { <ActionLink action primary=true/> });
    let record = record.map(|action| view! { <ActionLink action primary=upload_first/> });
    let (paper, whole) = match &row.issued {
        Some(_) => (print(row).href, declaration::WHOLE),
        None => (draft(row), declaration::DRAFT),
    };
    let steps = [declaration::STEP_ISSUE, declaration::STEP_SIGN, declaration::STEP_UPLOAD];
    let steps = steps.map(|step| view! { <li>{t(step)}</li> }).collect_view();
    let state = match &row.issued {
        Some(_) => State::new(Sign::Done, t(declaration::ISSUED)),
        None => State::new(Sign::Open, t(declaration::NOT_ISSUED)),
    };
    let later = Action::new(t(common::BACK), "/pernyataan");
    let effect = tb(&row.effect);
    let over = fill(declaration::PLACE, &[("n", &place.to_string()), ("total", &total.to_string())]);
    let before = if row.kind.is_nda() { agreement::BEFORE_ACCOUNT } else { agreement::BEFORE_ACCESS };
    let states = vec![State::new(Sign::Soon, fill(declaration::NEEDED, &[("when", t(before))])), state];
    let meta = format!("{} · {}", row.number, row.institution);
    let signer = row.signer.clone();
    let crumbs = vec![Action::new(t(frame::DECLARATIONS), "/pernyataan")];
    view! {
        <PageHead title=t(title(row.kind)) crumbs over meta states/>
        <div class="narrow stack">
            <Panel>
                <div class="stack">
                    <Statement signer points/>
                    <p><a href=paper target="_blank">{t(whole)}</a></p>
                </div>
            </Panel>
            <Notice kind=NoticeKind::Info><p><strong>{t(declaration::IF_SIGNED)}</strong>" "{effect}</p></Notice>
            <ol class="steps-of quiet">{steps}</ol>
            <div class="action-bar">
                {first}
                {record}
                <ActionLink action=later/>
            </div>
        </div>
    }
    .into_any()
}

/// The document as issued, to be printed and signed.
fn print(row: &DeclarationRow) -> Action {
    let code = row.issued.as_deref().unwrap_or_default();
    Action::new(t(declaration::PRINT), format!("/perjanjian/{}/dokumen/{code}.pdf", row.agreement))
}

/// The way to issue the document, and back here.
fn issue(row: &DeclarationRow) -> Action {
    let (code, whose) = row.paper();
    let back = address_of(row);
    let pairs = [("dokumen", Some(code)), ("untuk", whose.as_deref()), ("kembali", Some(back.as_str()))];
    let pairs: Vec<_> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    Action::new(t(declaration::ISSUE), format!("/perjanjian/{}/terbitkan?{query}", row.agreement))
}

/// The draft, with its watermark.
fn draft(row: &DeclarationRow) -> String {
    let (code, whose) = row.paper();
    let whose = whose.map(|whose| format!("?untuk={whose}")).unwrap_or_default();
    format!("/perjanjian/{}/dokumen/{code}.pdf{whose}", row.agreement)
}

/// The page of one declaration.
pub(crate) fn address_of(row: &DeclarationRow) -> String {
    let operator = row.operator.map(|id| format!("&penanda={id}")).unwrap_or_default();
    format!("/pernyataan?perjanjian={}&jenis={}{operator}", row.agreement, row.kind.name())
}

/// The title of the paper.
const fn title(kind: DeclarationKind) -> Word {
    match kind {
        DeclarationKind::SptjmFirst => declaration::SPTJM_TITLE,
        DeclarationKind::SptjmRenewal => declaration::SPTJM_RENEWAL_TITLE,
        DeclarationKind::NdaA => declaration::NDA_A_TITLE,
        DeclarationKind::NdaB => declaration::NDA_B_TITLE,
    }
}
