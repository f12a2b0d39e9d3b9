//! Many documents at once: which kind, for whom, and how far the job is.

use leptos::prelude::*;
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::wording::date_time;

use crate::components::{
    Action, ActionLink, Card, Choice, Column, DataTable, EmptyState, FieldView, FormActions, FormFrame, Notice,
    NoticeKind, PageHead, Panel, PostForm, RadioGroup, Sign, State, StateBadge,
};
use crate::islands::progress::Progress;
use crate::loading::Trouble;
use crate::pages::agreement::lines::day;
use crate::pages::framed::{framed, parameter, segment};
use crate::views::{PrintCandidate, PrintJob, PrintKind, PrintState};
use crate::words::{common, fill, language, paper, print_job, t, tb};

const PRINT: &str = "/dokumen/cetak";

/// `/dokumen/cetak`: the kinds; with `?jenis=` the agreements to choose among.
#[component]
pub fn PrintPage() -> impl IntoView {
    let kind = parameter("jenis");
    framed(
        async move |ports, who| {
            let kinds = ports.papers.kinds_to_print(&who.actor).await?;
            let jobs = ports.papers.print_jobs(&who.actor).await?;
            let zone = ports.reading.moment(&who.actor).await.zone;
            let candidates = match &kind {
                Some(kind) => {
                    let chosen = kinds.iter().find(|known| known.code == *kind).cloned().ok_or(Trouble::NotFound)?;
                    Some((chosen, ports.papers.to_print(&who.actor, kind).await?))
                }
                None => None,
            };
            Ok((kinds, jobs, candidates, zone))
        },
        |(kinds, jobs, candidates, zone)| match candidates {
            Some((kind, candidates)) => choose(&kind, candidates),
            None => overview(&kinds, &jobs, zone),
        },
    )
}

fn crumbs() -> Vec<Action> {
    vec![Action::new(t(paper::TITLE), "/dokumen")]
}

fn overview(kinds: &[PrintKind], jobs: &[PrintJob], zone: Zone) -> AnyView {
    let rows = kinds
        .iter()
        .map(|kind| {
            let due = match kind.due {
                0 => t(print_job::NOTHING_DUE).to_owned(),
                count => fill(print_job::DUE_N, &[("n", &count.to_string())]),
            };
            let action = Action::new(t(print_job::CHOOSE), format!("{PRINT}?jenis={}", kind.code));
            let name = format!("{} {}", kind.code, tb(&kind.title));
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td data-label=t(print_job::DUE)><span>{due}</span></td>
                    <td class="row-action"><ActionLink action small=true about=name/></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(paper::KIND)),
        Column::named(t(print_job::DUE)),
        Column::named(t(print_job::CHOOSE)).silent(),
    ];
    view! {
        <PageHead title=t(print_job::TITLE) crumbs=crumbs() meta=t(print_job::LEAD)/>
        <div class="stack">
            {own_jobs(jobs, zone)}
            <Card title=t(print_job::KINDS)>
                <DataTable caption=t(print_job::KINDS) columns>{rows}</DataTable>
            </Card>
        </div>
    }
    .into_any()
}

fn own_jobs(jobs: &[PrintJob], zone: Zone) -> Option<AnyView> {
    if jobs.is_empty() {
        return None;
    }
    let rows = jobs
        .iter()
        .map(|job| {
            let started = date_time(language(), &Moment::new(job.created_at, zone));
            let action = Action::new(t(common::OPEN), format!("{PRINT}/{}", job.id));
            let (name, made) = (job_name(job), progress(job));
            view! {
                <tr>
                    <th scope="row">{name}<span class="sub">{started}</span></th>
                    <td data-label=t(common::STATE)><StateBadge state=state(job)/></td>
                    <td data-label=t(print_job::DOCUMENTS)><span>{made}</span></td>
                    <td class="row-action"><ActionLink action small=true/></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(paper::KIND)),
        Column::named(t(common::STATE)),
        Column::named(t(print_job::DOCUMENTS)),
        Column::named(t(common::OPEN)).silent(),
    ];
    Some(
        view! {
            <Card title=t(print_job::JOBS)>
                <DataTable caption=t(print_job::JOBS) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}

fn choose(kind: &PrintKind, candidates: Vec<PrintCandidate>) -> AnyView {
    let name = format!("{} {}", kind.code, tb(&kind.title));
    let other = Action::new(t(print_job::OTHER_KIND), PRINT);
    if candidates.is_empty() {
        return view! {
            <PageHead title=name crumbs=crumbs()/>
            <Panel>
                <EmptyState title=t(print_job::NONE) note=t(print_job::NONE_NOTE) action=Some(other)/>
            </Panel>
        }
        .into_any();
    }
    let rows = candidates.into_iter().map(candidate).collect_view();
    let columns = vec![
        Column::named(t(print_job::CHOOSE)).silent(),
        Column::named(t(print_job::AGREEMENT)),
        Column::named(t(print_job::DOCUMENTS)).number(),
        Column::named(t(common::STATE)),
    ];
    let choices = vec![
        Choice { note: Some(t(print_job::AS_DRAFT_NOTE).to_owned()), ..Choice::new("konsep", t(print_job::AS_DRAFT)) },
        Choice {
            note: Some(t(print_job::AS_ISSUED_NOTE).to_owned()),
            ..Choice::new("terbit", t(print_job::AS_ISSUED))
        },
    ];
    let frame = FormFrame { action: PRINT.to_owned(), ..FormFrame::default() };
    let code = kind.code.clone();
    view! {
        <PageHead title=name crumbs=crumbs() meta=t(print_job::CHOSEN_BEFORE)/>
        <PostForm frame>
            <input type="hidden" name="jenis" value=code/>
            <Panel><DataTable caption=t(print_job::CHOOSE) columns>{rows}</DataTable></Panel>
            <Panel><RadioGroup field=FieldView::new("sebagai", t(print_job::AS)) value="konsep" choices/></Panel>
            <FormActions submit=t(print_job::BEGIN) cancel=Some(other)/>
        </PostForm>
    }
    .into_any()
}

fn candidate(candidate: PrintCandidate) -> AnyView {
    let id = format!("pilih-{}", candidate.agreement);
    let state = match candidate.missing.len() {
        0 => State::new(Sign::Done, t(print_job::COMPLETE)),
        count => State::new(Sign::Soon, fill(print_job::LACKING, &[("n", &count.to_string())])),
    };
    let lacks = candidate.missing.iter().map(tb).collect::<Vec<_>>().join("; ");
    let lacks = (!lacks.is_empty()).then(|| view! { <span class="sub">{lacks}</span> });
    view! {
        <tr>
            <td class="row-choice">
                <input
                    type="checkbox"
                    id=id.clone()
                    name="perjanjian"
                    value=candidate.agreement.to_string()
                    checked=candidate.due
                />
            </td>
            <th scope="row">
                <label for=id>{candidate.institution}<span class="sub">{candidate.number}</span></label>
            </th>
            <td class="number" data-label=t(print_job::DOCUMENTS)><span>{candidate.documents}</span></td>
            <td data-label=t(common::STATE)><span><StateBadge state/>{lacks}</span></td>
        </tr>
    }
    .into_any()
}

/// `/dokumen/cetak/{job}`: how far a job is, its ZIP, and what could not be made.
#[component]
pub fn PrintJobPage() -> impl IntoView {
    let id = segment("job");
    framed(
        async move |ports, who| {
            let id = id.parse().map_err(|_| Trouble::NotFound)?;
            let job = ports.papers.print_job(&who.actor, id).await?;
            let zone = ports.reading.moment(&who.actor).await.zone;
            Ok((job, zone))
        },
        |(job, zone)| {
            let started = date_time(language(), &Moment::new(job.created_at, zone));
            let meta = fill(print_job::STARTED, &[("time", &started)]);
            let mut crumbs = crumbs();
            crumbs.push(Action::new(t(print_job::TITLE), PRINT));
            view! {
                <PageHead title=job_name(&job) crumbs meta states=vec![state(&job)]/>
                <div class="stack">{how_far(&job, zone)}{failures(&job)}</div>
            }
        },
    )
}

fn how_far(job: &PrintJob, zone: Zone) -> AnyView {
    let here = format!("{PRINT}/{}", job.id);
    let made = fill(print_job::FILES, &[("n", &job.files.to_string())]);
    let again = || {
        let frame = FormFrame { action: here.clone(), ..FormFrame::default() };
        view! { <PostForm frame><p><button class="button" type="submit">{t(print_job::REPEAT)}</button></p></PostForm> }
    };
    match job.state {
        PrintState::Done => {
            let until = day(zone.local_date(job.expires_at));
            let note = fill(print_job::EXPIRES, &[("date", &until)]);
            let zip = (job.files > 0).then(|| {
                let action = Action::new(t(print_job::DOWNLOAD_ZIP), format!("{here}/berkas.zip"));
                view! { <p><ActionLink action primary=true/></p> }
            });
            let said = format!("{}. {made}.", progress(job));
            view! { <Panel><p>{said}</p>{zip}<p class="quiet">{note}</p></Panel> }.into_any()
        }
        PrintState::Failed => {
            let reason = job.reason.as_ref().map(tb).unwrap_or_default();
            view! {
                <Notice kind=NoticeKind::Wrong><h2>{t(print_job::FAILED)}</h2><p>{reason}</p></Notice>
                {again()}
            }
            .into_any()
        }
        PrintState::Waiting | PrintState::Running => {
            let refresh = Action::new(t(print_job::REFRESH), here.clone());
            let (state_address, done, total) = (format!("{here}/keadaan"), job.done, job.total);
            view! {
                <Panel>
                    <Progress
                        address=state_address
                        done=done
                        total=total
                        said=t(print_job::PROGRESS).to_owned()
                    />
                    <noscript>
                        <meta http-equiv="refresh" content="4"/>
                        <p><ActionLink action=refresh/></p>
                    </noscript>
                </Panel>
            }
            .into_any()
        }
    }
}

fn failures(job: &PrintJob) -> Option<AnyView> {
    if job.failures.is_empty() {
        return None;
    }
    let rows = job
        .failures
        .iter()
        .map(|failure| {
            let subject = failure.subject.clone().map(|subject| view! { <span class="sub">{subject}</span> });
            let href = format!("/perjanjian/{}/dokumen?dokumen={}", failure.agreement, job.kind);
            let (institution, why) = (failure.institution.clone(), tb(&failure.why));
            view! {
                <tr>
                    <th scope="row"><a href=href>{institution}</a>{subject}</th>
                    <td data-label=t(print_job::WHY)><span>{why}</span></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![Column::named(t(print_job::AGREEMENT)), Column::named(t(print_job::WHY))];
    Some(
        view! {
            <Card title=t(print_job::FAILURES)>
                <DataTable caption=t(print_job::FAILURES) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}

fn job_name(job: &PrintJob) -> String {
    let issued = if job.issues { format!(" ({})", t(print_job::ISSUED_KIND)) } else { String::new() };
    format!("{} {}{issued}", job.kind, tb(&job.title))
}

fn progress(job: &PrintJob) -> String {
    fill(print_job::PROGRESS, &[("done", &job.done.to_string()), ("total", &job.total.to_string())])
}

fn state(job: &PrintJob) -> State {
    match job.state {
        PrintState::Waiting => State::new(Sign::Open, t(print_job::WAITING)),
        PrintState::Running => State::new(Sign::Now, t(print_job::RUNNING)),
        PrintState::Done if job.failures.is_empty() => State::new(Sign::Done, t(print_job::DONE)),
        PrintState::Done => State::new(Sign::Soon, t(print_job::DONE)),
        PrintState::Failed => State::new(Sign::Failed, t(print_job::FAILED)),
    }
}
