//! `/pertanyaan-warga`: a citizen asks who looked at the own data. The number is typed here and nowhere kept; the answer
//! is this page, made by the server's answer to the form (decisions.md 10).

use leptos::prelude::*;
use patuh_domain::calendar::Moment;
use patuh_domain::wording::{date_time, thousands_in};

use super::lines::outcome_state;
use super::portal::IDLE;
use crate::components::{
    Card, Column, DataTable, EmptyState, ErrorList, FactList, FieldView, FormActions, FormFrame, InputKind, Notice,
    NoticeKind, PageHead, PostForm, StateBadge, TextField,
};
use crate::islands::counter::CounterKeys;
use crate::loading::Trouble;
use crate::pages::agreement::lines::sentence;
use crate::pages::framed::framed;
use crate::views::{CitizenAnswer, CitizenFound, CitizenRow};
use crate::words::{agreement, fill, language, lookup, t, tb};

const PATH: &str = "/pertanyaan-warga";
const DATA: &str = "jawaban-warga";

/// `/pertanyaan-warga`.
#[component]
pub fn CitizenQuestionPage() -> impl IntoView {
    let answer = use_context::<CitizenAnswer>().unwrap_or_default();
    framed(
        async move |ports, who| {
            if ports.gate.answers_citizens(&who.actor) { Ok(()) } else { Err(Trouble::NotFound) }
        },
        move |()| {
            let body = match &answer.found {
                Some(found) => told(found),
                None => form(&answer),
            };
            let idle = if answer.found.is_some() { IDLE * 5 } else { 0 };
            view! {
                <PageHead title=t(lookup::CITIZEN) meta=t(lookup::CITIZEN_LEAD)/>
                {body}
                <CounterKeys
                    field="nik".to_owned()
                    data=DATA.to_owned()
                    fresh=PATH.to_owned()
                    idle
                    warning=t(lookup::CLEARED_IN).to_owned()
                />
            }
        },
    )
}

fn form(answer: &CitizenAnswer) -> AnyView {
    let (typed, error) = match &answer.wrong_nik {
        Some((typed, error)) => (typed.clone(), Some(tb(error))),
        None => (String::new(), None),
    };
    let frame = FormFrame { action: PATH.to_owned(), errors: ErrorList::default(), ..FormFrame::default() };
    let nik = FieldView::new("nik", t(lookup::CITIZEN_NIK)).required().hint(t(lookup::CITIZEN_HINT)).error(error);
    view! {
        <div class="narrow">
            <PostForm frame>
                <div class="card form-section">
                    <TextField field=nik value=typed kind=InputKind::Nik/>
                    <p class="quiet">{t(lookup::CITIZEN_LOGGED)}</p>
                </div>
                <FormActions submit=t(lookup::CITIZEN_ASK)/>
            </PostForm>
        </div>
    }
    .into_any()
}

fn told(found: &CitizenFound) -> AnyView {
    let count = thousands_in(language(), u64::try_from(found.rows.len()).unwrap_or_default());
    let facts = vec![
        ("NIK".to_owned(), Some(found.nik.clone())),
        (t(lookup::ASKED_AT).to_owned(), Some(date_time(language(), &found.moment))),
        (t(lookup::ANSWERED_BY).to_owned(), Some(found.by.clone())),
        (t(lookup::FOUND_COUNT).to_owned(), Some(count)),
    ];
    let more = found.more.then(|| {
        view! { <Notice kind=NoticeKind::Attention><p>{t(lookup::CITIZEN_MORE)}</p></Notice> }
    });
    let body = if found.rows.is_empty() {
        view! { <EmptyState title=t(lookup::CITIZEN_NONE) note=t(lookup::CITIZEN_NONE_NOTE)/> }.into_any()
    } else {
        let rows = found.rows.iter().map(|row| line(row, &found.moment)).collect_view();
        let columns = vec![
            Column::named(t(lookup::TIME)),
            Column::named(t(lookup::INSTITUTION)),
            Column::named(t(lookup::PURPOSE)),
            Column::named(t(agreement::ELEMENTS)),
            Column::named(t(lookup::OUTCOME)),
        ];
        view! { <DataTable caption=t(lookup::CITIZEN) columns>{rows}</DataTable> }.into_any()
    };
    view! {
        <div id=DATA class="stack">
            <Card title=t(lookup::CITIZEN_ANSWER) note=t(lookup::PRINTABLE)><FactList facts/></Card>
            {more}
            <Card title=t(lookup::LOOKED_UP_BY)>
                {body}
                <p class="quiet">{t(lookup::CITIZEN_LIMITS)}</p>
            </Card>
        </div>
        <div class="action-bar"><a class="button" href=PATH>{t(lookup::CITIZEN_NEXT)}</a></div>
    }
    .into_any()
}

fn line(row: &CitizenRow, moment: &Moment) -> AnyView {
    let at = Moment::new(row.line.at, moment.zone);
    let elements: Vec<_> = row.elements.iter().map(|element| element.label()).collect();
    let purpose = row.line.purpose.as_deref().map_or_else(|| "–".to_owned(), sentence);
    let pks = fill(lookup::BY_PKS, &[("number", &row.number)]);
    view! {
        <tr>
            <th scope="row"><time datetime=row.line.at.to_rfc3339()>{date_time(language(), &at)}</time></th>
            <td data-label=t(lookup::INSTITUTION)><div>{row.institution.clone()}<span class="sub">{pks}</span></div></td>
            <td data-label=t(lookup::PURPOSE)>
                <div>{purpose}<span class="sub">{row.line.method.label()}</span></div>
            </td>
            <td data-label=t(agreement::ELEMENTS)><span>{elements.join(", ")}</span></td>
            <td data-label=t(lookup::OUTCOME)><span><StateBadge state=outcome_state(row.line.outcome)/></span></td>
        </tr>
    }
    .into_any()
}
