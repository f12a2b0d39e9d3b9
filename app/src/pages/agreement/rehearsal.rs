//! The rehearsal of a PoC: open it, provoke each answer, note what was found, fill the protocol.

use leptos::prelude::*;
use patuh_domain::agreement::Method;
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::date_time;

use super::head::{address, head};
use crate::components::{
    Action, Card, Choice, Column, DataTable, Effect, EmptyState, FieldView, FormActions, FormFrame, FormSection,
    Notice, NoticeKind, Panel, PostForm, SelectField, Sign, State, StateBadge,
};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{Came, Rehearsal, RehearsalCheck, RehearsalSubject, RehearsalView};
use crate::words::{fill, language, rehearsal as words, t, tb};

#[component]
pub fn RehearsalPage() -> impl IntoView {
    let id = segment("id");
    let subject = parameter("objek");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            ports.reading.rehearsal(&who.actor, id, subject.as_deref()).await
        },
        |view| {
            let body = match view.chosen.and_then(|at| view.subjects.get(at)) {
                None => view! {
                    <Panel><EmptyState title=t(words::NONE) note=t(words::NONE_NOTE)/></Panel>
                }
                .into_any(),
                Some(subject) => trial(&view, subject),
            };
            view! {
                {head(&view.agreement, "/aplikasi")}
                <div class="stack">
                    <h2 class="step-title">{t(words::REHEARSAL)}</h2>
                    <p class="faint">{t(words::NOTE)}</p>
                    {subjects(&view)}
                    {body}
                </div>
            }
        },
    )
}

fn page(view: &RehearsalView, subject: &RehearsalSubject) -> String {
    let query = serde_urlencoded::to_string([("objek", subject.key.as_str())]).unwrap_or_default();
    address(&view.agreement, &format!("/gladi?{query}"))
}

fn post(view: &RehearsalView, verb: &str) -> String {
    address(&view.agreement, &format!("/gladi/{verb}"))
}

/// Several subjects are links beside each other; one needs no choice.
fn subjects(view: &RehearsalView) -> Option<AnyView> {
    if view.subjects.len() < 2 {
        return None;
    }
    let items = view
        .subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| {
            let current = (Some(at) == view.chosen).then_some("true");
            view! { <li><a href=page(view, subject) aria-current=current>{subject.name.clone()}</a></li> }
        })
        .collect_view();
    Some(view! { <nav aria-label=t(words::SUBJECTS)><ul class="chips">{items}</ul></nav> }.into_any())
}

fn trial(view: &RehearsalView, subject: &RehearsalSubject) -> AnyView {
    let open = view.rehearsal.as_ref().is_some_and(|rehearsal| rehearsal.open);
    let state = if subject.settled {
        view! { <Notice kind=NoticeKind::Done><p>{t(words::SETTLED)}</p></Notice> }.into_any()
    } else {
        match &view.rehearsal {
            Some(rehearsal) => state(view, subject, rehearsal),
            None => start(view, subject, t(words::START)),
        }
    };
    let checks = (view.rehearsal.is_some() || !subject.settled).then(|| checks(view, subject, open));
    view! {
        {state}
        {checks}
        {answers(view)}
        {troubles(view)}
    }
    .into_any()
}

fn start(view: &RehearsalView, subject: &RehearsalSubject, verb: &'static str) -> AnyView {
    if !view.may_rehearse {
        return ().into_any();
    }
    if subject.accounts.is_empty() {
        return view! { <Notice kind=NoticeKind::Attention><p>{t(words::NO_ACCOUNT)}</p></Notice> }.into_any();
    }
    let frame = FormFrame { action: post(view, "mulai"), name: "mulai".to_owned(), ..FormFrame::default() };
    let choices = subject.accounts.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let first = subject.accounts.first().map(|(id, _)| id.to_string()).unwrap_or_default();
    let field = FieldView::new("account", t(words::ACCOUNT));
    let (key, name) = (subject.key.clone(), subject.name.clone());
    view! {
        <PostForm frame>
            <input type="hidden" name="objek" value=key/>
            <FormSection title=name><SelectField field value=first choices/></FormSection>
            <Effect text=t(words::START_EFFECT)/>
            <FormActions submit=verb/>
        </PostForm>
    }
    .into_any()
}

fn state(view: &RehearsalView, subject: &RehearsalSubject, rehearsal: &Rehearsal) -> AnyView {
    let at = |moment| date_time(language(), moment);
    if rehearsal.open {
        let until = fill(words::OPEN, &[("time", &at(&rehearsal.open_until))]);
        let user = rehearsal.user_id.clone().map(|user| format!(" · User ID {user}"));
        return view! {
            <Notice kind=NoticeKind::Info>
                <p><strong>{until}</strong>{user}</p>
                <p>{t(words::OPEN_NOTE)}</p>
            </Notice>
        }
        .into_any();
    }
    let ended = match &rehearsal.finished {
        Some(finished) => fill(words::CLOSED, &[("time", &at(finished))]),
        None => fill(words::RUN_OUT, &[("time", &at(&rehearsal.open_until))]),
    };
    let fill_in = view.may_conclude.then(|| {
        let frame = FormFrame { action: post(view, "hasil"), name: "hasil".to_owned(), ..FormFrame::default() };
        let id = rehearsal.id.to_string();
        view! {
            <PostForm frame>
                <input type="hidden" name="gladi" value=id/>
                <FormActions submit=t(words::FILL_PROTOCOL)/>
            </PostForm>
        }
    });
    view! {
        <Notice kind=NoticeKind::Done><p>{ended}</p></Notice>
        {fill_in}
        {start(view, subject, t(words::AGAIN))}
    }
    .into_any()
}

fn checks(view: &RehearsalView, subject: &RehearsalSubject, open: bool) -> AnyView {
    let passed = view.checks.iter().filter(|check| check.outcome == Some("passed")).count();
    let note = fill(words::PROGRESS, &[("seen", &passed.to_string()), ("all", &view.checks.len().to_string())]);
    let editable = view.may_rehearse && !subject.settled && view.rehearsal.is_some();
    let program = subject.method.is_web_service();
    let rows = view.checks.iter().map(|check| check_row(check, subject.method, editable)).collect_view();
    let mut columns = vec![Column::named(t(words::CHECK))];
    if program {
        columns.push(Column::named(t(words::PROVOKE)));
        columns.push(Column::named(t(words::SEEN)));
    }
    columns.push(Column::named(t(words::OUTCOME)));
    columns.push(Column::named(t(words::REMARK)));
    let table = view! {
        <Card title=t(words::CHECKS) note>
            <DataTable caption=t(words::CHECKS) columns>{rows}</DataTable>
        </Card>
    };
    match (&view.rehearsal, editable) {
        (Some(rehearsal), true) => {
            let frame = FormFrame { action: post(view, "catat"), name: "catat".to_owned(), ..FormFrame::default() };
            let finish = open.then(|| Action::new(t(words::FINISH), post(view, "selesai")));
            let id = rehearsal.id.to_string();
            view! {
                <PostForm frame>
                    <input type="hidden" name="gladi" value=id/>
                    {table}
                    <FormActions submit=t(words::SAVE) other=finish/>
                </PostForm>
            }
            .into_any()
        }
        _ => table.into_any(),
    }
}

fn check_row(check: &RehearsalCheck, method: Method, editable: bool) -> AnyView {
    let name = tb(&check.name);
    let provoked = method.is_web_service().then(|| {
        let nik = check.nik.clone().unwrap_or_else(|| "–".to_owned());
        let seen = match &check.seen {
            Some((at, call)) => view! {
                <span>{date_time(language(), at)} " " <a href=format!("/akses/{call}")>{t(words::TRACE)}</a></span>
            }
            .into_any(),
            None if check.nik.is_some() => view! { <span class="faint">{t(words::NOT_SEEN)}</span> }.into_any(),
            None => view! { <span>"–"</span> }.into_any(),
        };
        view! {
            <td data-label=t(words::PROVOKE)><code>{nik}</code></td>
            <td data-label=t(words::SEEN)>{seen}</td>
        }
    });
    let (outcome, remark) = if editable { (chosen(check, &name), noted(check, &name)) } else { told(check) };
    view! {
        <tr>
            <th scope="row">{name.clone()}<span class="sub">{tb(&words::how(&check.key, method))}</span></th>
            {provoked}
            <td data-label=t(words::OUTCOME)>{outcome}</td>
            <td data-label=t(words::REMARK)>{remark}</td>
        </tr>
    }
    .into_any()
}

/// Outcomes as they are posted and called.
const OUTCOMES: [(&str, crate::words::Word); 3] =
    [("passed", words::PASSED), ("failed", words::FAILED), ("not_applicable", words::NOT_APPLICABLE)];

fn chosen(check: &RehearsalCheck, name: &str) -> AnyView {
    let now = check.outcome.unwrap_or_default();
    let options = OUTCOMES
        .iter()
        .map(|(value, word)| view! { <option value=*value selected=*value == now>{t(*word)}</option> })
        .collect_view();
    view! {
        <select class="control" name=format!("hasil:{}", check.key) aria-label=format!("{}: {name}", t(words::OUTCOME))>
            <option value="" selected=now.is_empty()>{t(words::NOT_JUDGED)}</option>
            {options}
        </select>
    }
    .into_any()
}

fn noted(check: &RehearsalCheck, name: &str) -> AnyView {
    view! {
        <input
            class="control"
            type="text"
            maxlength="500"
            name=format!("catatan:{}", check.key)
            value=check.remark.clone().unwrap_or_default()
            aria-label=format!("{}: {name}", t(words::REMARK))
        />
    }
    .into_any()
}

fn told(check: &RehearsalCheck) -> (AnyView, AnyView) {
    let sign = match check.outcome {
        Some("passed") => Sign::Done,
        Some("failed") => Sign::Failed,
        Some(_) => Sign::Over,
        None => Sign::Open,
    };
    let word = OUTCOMES.iter().find(|(value, _)| Some(*value) == check.outcome).map_or(words::NOT_JUDGED, |(_, w)| *w);
    let state = State::new(sign, t(word));
    let remark = check.remark.clone().unwrap_or_else(|| "–".to_owned());
    (view! { <StateBadge state/> }.into_any(), view! { <span>{remark}</span> }.into_any())
}

fn answers(view: &RehearsalView) -> Option<AnyView> {
    if view.answers.is_empty() {
        return None;
    }
    let items = view
        .answers
        .iter()
        .map(|answer| {
            let state = match answer.came {
                Came::AsExpected => State::new(Sign::Done, t(words::AS_EXPECTED)),
                Came::Otherwise => State::new(Sign::Failed, t(words::NOT_AS_EXPECTED)),
                Came::NotArising => State::new(Sign::Over, t(words::NOT_ARISING)),
            };
            let title = match answer.code.text() {
                "" => answer.code.number().to_owned(),
                text => format!("{} {text}", answer.code.number()),
            };
            view! {
                <li>
                    <details>
                        <summary><span>{title}</span> <StateBadge state/></summary>
                        <pre tabindex="0">{answer.body.clone()}</pre>
                    </details>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <Card title=t(words::ANSWERS)>
                <p class="section-note">{t(words::ANSWERS_NOTE)}</p>
                <ul class="wire-answers">{items}</ul>
            </Card>
        }
        .into_any(),
    )
}

fn troubles(view: &RehearsalView) -> Option<AnyView> {
    if view.troubles.is_empty() {
        return None;
    }
    let items =
        view.troubles.iter().map(|(nik, what)| view! { <li><code>{nik.clone()}</code> {tb(what)}</li> }).collect_view();
    Some(
        view! {
            <Card title=t(words::TROUBLES)>
                <p class="section-note">{t(words::TROUBLES_NOTE)}</p>
                <ul class="wire-troubles">{items}</ul>
            </Card>
        }
        .into_any(),
    )
}
