//! `/pengaturan/hari-libur`: a list of days off is looked at first, with the duties it moves, and saved then.

use leptos::prelude::*;
use patuh_domain::calendar::HolidayKind;
use patuh_domain::policy::Deed;

use super::settings::office;
use crate::components::{
    Action, Card, Column, DataTable, ErrorList, FieldView, FormActions, FormFrame, FormSection, InputKind,
    LongTextField, Notice, NoticeKind, PageHead, Panel, PostForm, TextField,
};
use crate::loading::Trouble;
use crate::pages::agreement::lines::{day, duty_name};
use crate::pages::framed::framed;
use crate::views::{DueMove, HolidayCheck};
use crate::words::{fill, frame, holidays as words, other, register, t, tb};

const PATH: &str = "/pengaturan/hari-libur";
/// Duties listed; the rest is counted.
const MOST_MOVES: usize = 200;

#[component]
pub fn HolidaysPage() -> impl IntoView {
    let checked = use_context::<HolidayCheck>().unwrap_or_default();
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            if view.may(Deed::AddHolidays) { Ok(()) } else { Err(Trouble::NotFound) }
        },
        move |()| {
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan")];
            view! {
                <PageHead title=t(words::ADD) crumbs meta=t(words::LEAD)/>
                <div class="stack">
                    {wrong(&checked)}
                    {found(&checked)}
                    <div class="narrow">{list(&checked)}</div>
                </div>
            }
        },
    )
}

fn list(checked: &HolidayCheck) -> AnyView {
    let frame = FormFrame { action: format!("{PATH}/periksa"), errors: ErrorList::default(), ..FormFrame::default() };
    let list = FieldView::new("list", t(words::LIST)).required().hint(t(words::LIST_HINT));
    let decree = FieldView::new("decree", t(words::DECREE)).required();
    let (typed, number) = (checked.list.clone(), checked.decree.clone());
    view! {
        <PostForm frame>
            <FormSection>
                <TextField field=decree value=number kind=InputKind::Text/>
                <LongTextField field=list value=typed/>
            </FormSection>
            <FormActions submit=t(words::CHECK)/>
        </PostForm>
    }
    .into_any()
}

fn wrong(checked: &HolidayCheck) -> Option<AnyView> {
    if checked.errors.is_empty() {
        return None;
    }
    let items = checked
        .errors
        .iter()
        .map(|(line, what)| {
            let what = tb(what);
            let told = match line {
                Some(line) => fill(words::LINE, &[("n", &line.to_string()), ("what", &what)]),
                None => what,
            };
            view! { <li>{told}</li> }
        })
        .collect_view();
    Some(
        view! {
            <Notice kind=NoticeKind::Attention><p><strong>{t(words::WRONG)}</strong></p><ul>{items}</ul></Notice>
        }
        .into_any(),
    )
}

fn found(checked: &HolidayCheck) -> Option<AnyView> {
    if checked.rows.is_empty() {
        return None;
    }
    let rows = checked
        .rows
        .iter()
        .map(|row| {
            let kind = if row.kind == HolidayKind::CollectiveLeave { other::COLLECTIVE } else { other::NATIONAL };
            view! {
                <tr>
                    <th scope="row">{row.name.clone()}</th>
                    <td data-label=t(words::DAY)><span>{day(row.date)}</span></td>
                    <td data-label=t(words::KIND)><span>{t(kind)}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = [words::NAME, words::DAY, words::KIND].map(|word| Column::named(t(word))).into();
    let frame = FormFrame { action: PATH.to_owned(), name: "simpan".to_owned(), ..FormFrame::default() };
    let (list, decree) = (checked.list.clone(), checked.decree.clone());
    let save = fill(words::SAVE, &[("n", &checked.rows.len().to_string())]);
    Some(
        view! {
            <Card title=t(words::FOUND)><DataTable caption=t(words::FOUND) columns>{rows}</DataTable></Card>
            {moves(&checked.moves)}
            <PostForm frame>
                <input type="hidden" name="list" value=list/>
                <input type="hidden" name="decree" value=decree/>
                <FormActions submit=save/>
            </PostForm>
        }
        .into_any(),
    )
}

fn moves(moves: &[DueMove]) -> AnyView {
    if moves.is_empty() {
        return view! { <Panel><p class="quiet">{t(words::NO_MOVES)}</p></Panel> }.into_any();
    }
    let rows = moves
        .iter()
        .take(MOST_MOVES)
        .map(|moved| {
            let href = format!("/perjanjian/{}/kewajiban", moved.agreement);
            view! {
                <tr>
                    <th scope="row"><a href=href>{moved.institution.clone()}</a></th>
                    <td data-label=t(words::DUTY)><span>{duty_name(&moved.duty)}</span></td>
                    <td data-label=t(words::BEFORE)><span>{day(moved.before)}</span></td>
                    <td data-label=t(words::AFTER)><strong>{day(moved.after)}</strong></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(register::INSTITUTION)),
        Column::named(t(words::DUTY)),
        Column::named(t(words::BEFORE)),
        Column::named(t(words::AFTER)),
    ];
    let more = moves.len().checked_sub(MOST_MOVES).filter(|more| *more > 0).map(|more| {
        view! { <p class="card-foot">{fill(words::MORE, &[("n", &more.to_string())])}</p> }
    });
    view! {
        <Card title=t(words::MOVES) note=t(words::MOVES_NOTE)>
            <DataTable caption=t(words::MOVES) columns>{rows}</DataTable>
            {more}
        </Card>
    }
    .into_any()
}
