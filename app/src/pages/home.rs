//! Home by role: what needs doing today (domain.md 1; ux.md 1).

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, Method, Stage};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::DutyState;
use patuh_domain::wording::{thousands_in, weekday_date};

use crate::components::{
    Action, ActionLink, Bar, BarList, Card, EmptyState, FactList, Figure, Figures, LoadStrip, Notice, NoticeKind,
    PageHead, Sign, State, StateBadge, Tone, Week, WorkItem, Worklist,
};
use crate::forms::labels::Label as _;
use crate::pages::agreement::lines::{day, duty_due, duty_name, sentence};
use crate::pages::agreement::request::may_prepare;
use crate::pages::declaration::address_of;
use crate::pages::framed::framed;
use crate::pages::renewal::called;
use crate::views::{
    DeclarationRow, DutyRow, EvaluatorHome, HeadHome, Home, OperatorHome, ProposalRow, StaffHome, SystemHome,
    WaitingRow,
};
use crate::words::{agreement, common, fill, frame, home, language, lookup, oversight, t, tb, usage};

/// `/beranda`.
#[component]
pub fn HomePage() -> impl IntoView {
    framed(
        async move |ports, who| Ok((ports.reading.home(&who.actor).await?, may_prepare(&who))),
        |(home, may_begin)| {
            let over = weekday_date(language(), home.moment.today());
            let title = title(&home);
            let new = may_begin.then(|| Action::new(t(home::NEW_AGREEMENT), "/perjanjian/baru"));
            let sees_duties =
                home.staff.is_some() || home.head.is_some() || home.evaluator.is_some() || home.operator.is_some();
            let calendar = sees_duties.then(|| Action::new(t(frame::CALENDAR), "/kalender"));
            let moment = home.moment;
            let actions = move || {
                view! {
                    {calendar.map(|action| view! { <ActionLink action/> })}
                    {new.map(|action| view! { <ActionLink action primary=true/> })}
                }
            };
            view! {
                <PageHead title over>{actions()}</PageHead>
                <div class="stack">
                    {suspicions(home.suspicions)}
                    {home.upstream.as_ref().map(|view| {
                        let action = crate::pages::upstream::see();
                        view! { {crate::pages::upstream::failing(view)}<p><ActionLink action small=true/></p> }
                    })}
                    {home.staff.map(|staff| staff_home(staff, &moment))}
                    {home.evaluator.map(|evaluator| evaluator_home(evaluator, &moment))}
                    {home.head.map(|head| head_home(head, may_begin, &moment))}
                    {home.operator.map(operator_home)}
                    {home.system.map(|system| system_home(system, &moment))}
                </div>
            }
        },
    )
}

/// Forbidden input goes before everything else: somebody may be at it right now.
fn suspicions(waiting: u64) -> Option<AnyView> {
    (waiting > 0).then(|| {
        let told = fill(usage::SUSPICIONS_WAITING, &[("n", &thousands_in(language(), waiting))]);
        view! {
            <Notice kind=NoticeKind::Attention>
                <p>{told}" "<a href="/mencurigakan">{t(usage::SEE)}</a></p>
            </Notice>
        }
        .into_any()
    })
}

fn title(home: &Home) -> &'static str {
    match home {
        Home { staff: Some(_), .. } => t(home::STAFF_TITLE),
        Home { evaluator: Some(_), .. } => t(home::EVALUATOR_TITLE),
        Home { head: Some(_), .. } => t(home::HEAD_TITLE),
        Home { operator: Some(_), .. } => t(home::OPERATOR_TITLE),
        _ => t(home::SYSTEM_TITLE),
    }
}

fn staff_home(staff: StaffHome, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let count = |number: usize| thousands_in(language(), u64::try_from(number).unwrap_or(u64::MAX));
    let figure = |number: usize, word, keadaan: &str, tone| Figure {
        number: count(number),
        label: t(word).to_owned(),
        href: Some(format!("/perjanjian?keadaan={keadaan}")),
        tone: if number == 0 { Tone::Plain } else { tone },
    };
    let figures = vec![
        figure(staff.overdue_total, home::OVERDUE_COUNT, "terlambat", Tone::Late),
        figure(staff.due_soon_total, home::DUE_SOON_COUNT, "segera", Tone::Soon),
        figure(staff.waiting_total, home::WAITING_COUNT, "kita", Tone::Plain),
        Figure {
            number: count(staff.running_total),
            label: t(home::RUNNING_COUNT).to_owned(),
            href: Some("/perjanjian".to_owned()),
            tone: Tone::Plain,
        },
    ];
    let totals = (staff.overdue_total, staff.due_soon_total, staff.waiting_total, staff.others_total);
    let proposed: Vec<_> = staff.proposals.iter().map(proposal_item).collect();
    let more = (staff.proposals_total > proposed.len()).then(|| {
        let total = count(staff.proposals_total);
        view! { <p class="card-foot"><a href="/sanksi">{fill(home::SEE_ALL_OF, &[("n", &total)])}</a></p> }
    });
    let proposed = (!proposed.is_empty()).then(|| view! {
        <Card title=t(oversight::SANCTIONS) note=count(staff.proposals_total)><Worklist items=proposed/>{more}</Card>
    });
    let overdue: Vec<_> = staff.overdue.into_iter().map(|row| duty_item(row, moment)).collect();
    let due_soon: Vec<_> = staff.due_soon.into_iter().map(|row| duty_item(row, moment)).collect();
    let ours: Vec<_> = staff.waiting_for_us.into_iter().map(|row| waiting_item(row, true)).collect();
    let others: Vec<_> = staff.waiting_for_others.into_iter().map(|row| waiting_item(row, false)).collect();
    let bars = staff
        .by_stage
        .into_iter()
        .filter(|(stage, count)| *count > 0 || stage.in_force())
        .map(|(stage, count)| Bar {
            label: tb(&stage.label()),
            count,
            href: Some(format!("/perjanjian?tahap={}", stage.name())),
            tone: if matches!(stage, Stage::Renewing | Stage::Bridged) { Tone::Gold } else { Tone::Plain },
        })
        .collect();
    let weeks = staff.weeks.into_iter().map(|(monday, count)| Week { monday: day(monday), count }).collect();
    let nothing_overdue = || view! { <EmptyState title=t(home::NOTHING_OVERDUE) note=t(home::NOTHING_OVERDUE_NOTE)/> };
    let nothing_waiting = || view! { <EmptyState title=t(home::NOTHING_WAITING) note=t(home::NOTHING_WAITING_NOTE)/> };
    view! {
        <Figures figures/>
        <div class="columns">
            <div class="stack">
                <Card title=t(home::OVERDUE) note=t(home::LONGEST_FIRST)>
                    {if overdue.is_empty() { nothing_overdue().into_any() } else { cut_list(overdue, totals.0, "terlambat") }}
                </Card>
                <Card title=t(home::WAITING_FOR_US) note=count(totals.2)>
                    {if ours.is_empty() { nothing_waiting().into_any() } else { cut_list(ours, totals.2, "kita") }}
                </Card>
                {proposed}
                {(!due_soon.is_empty()).then(|| view! {
                    <Card title=t(home::DUE_SOON) note=count(totals.1)>{cut_list(due_soon, totals.1, "segera")}</Card>
                })}
                {(!others.is_empty()).then(|| view! {
                    <Card title=t(home::WAITING_FOR_OTHERS) note=count(totals.3)>{cut_list(others, totals.3, "lain")}</Card>
                })}
            </div>
            <div class="stack">
                <Card title=t(home::LOAD)><LoadStrip weeks/></Card>
                <Card title=t(home::BY_STAGE)><BarList bars/></Card>
            </div>
        </div>
    }
    .into_any()
}

fn list(items: Vec<WorkItem>) -> AnyView {
    view! { <Worklist items/> }.into_any()
}

/// A screenful of `total` rows, and where the agreements of all of them are.
fn cut_list(items: Vec<WorkItem>, total: usize, keadaan: &str) -> AnyView {
    let more = (total > items.len()).then(|| {
        let href = format!("/perjanjian?keadaan={keadaan}");
        let total = thousands_in(language(), u64::try_from(total).unwrap_or(u64::MAX));
        view! { <p class="card-foot"><a href=href>{fill(home::SEE_ALL_OF, &[("n", &total)])}</a></p> }
    });
    view! { <Worklist items/>{more} }.into_any()
}

/// A card that is left out while it has nothing to show.
fn section(title: crate::words::Word, items: Vec<WorkItem>) -> Option<AnyView> {
    (!items.is_empty()).then(|| view! { <Card title=t(title)><Worklist items/></Card> }.into_any())
}

/// A duty as work: the verb of what fulfils it, where this person can do that; else the agreement is opened.
pub(crate) fn duty_item(row: DutyRow, moment: &patuh_domain::calendar::Moment) -> WorkItem {
    let (due, note) = duty_due(&row.duty, moment);
    let page = format!("/perjanjian/{}", row.agreement);
    let tone = match row.duty.state {
        DutyState::Overdue => Tone::Late,
        DutyState::DueSoon => Tone::Soon,
        DutyState::Fulfilled | DutyState::FulfilledLate => Tone::Ok,
        _ => Tone::Plain,
    };
    let urgency = if row.duty.state.is_open() { note } else { tb(&row.duty.state.label()) };
    let action = match row.action {
        Some(action) => {
            // Forms of reports begin with the semester of the row.
            let semester = row.duty.subject.as_deref().filter(|subject| subject.parse::<Semester>().is_ok());
            let of = semester.map(|semester| format!("?semester={semester}")).unwrap_or_default();
            Action::new(verb(action), format!("{}{of}", step(&page, action)))
        }
        None => Action::new(t(common::OPEN), page.clone()),
    };
    WorkItem {
        what: duty_name(&row.duty),
        href: page,
        note: format!("{} · {due}", row.institution),
        urgency,
        tone,
        action: Some(action),
    }
}

/// An agreement that waits: the verb for whom the step is open, for others with whom the ball lies.
fn waiting_item(row: WaitingRow, ours: bool) -> WorkItem {
    let page = format!("/perjanjian/{}", row.agreement);
    let days = row.ball.days.map(|days| fill(home::DAYS, &[("n", &days.to_string())])).unwrap_or_default();
    let who = tb(&row.ball.who.label());
    let note = if ours && row.can_do {
        format!("{} · {}", row.institution, tb(&row.stage.label()))
    } else {
        format!("{} · {}", row.institution, fill(agreement::AT, &[("who", &who)]))
    };
    let action = if ours && row.can_do {
        Action::new(verb(row.ball.action), step(&page, row.ball.action))
    } else {
        Action::new(t(common::OPEN), page.clone())
    };
    let what = tb(&row.ball.action.label());
    WorkItem { what, href: page, note, urgency: days, tone: Tone::Brand, action: Some(action) }
}

/// A proposed step as work: its letter is prepared, or the agreement opened.
fn proposal_item(row: &ProposalRow) -> WorkItem {
    let page = format!("/perjanjian/{}", row.agreement);
    let why = row.proposal.reasons.first().map(tb).unwrap_or_default();
    let action = if row.can_decide {
        Action::new(t(oversight::PREPARE), crate::pages::sanction::prepare(row))
    } else {
        Action::new(t(common::OPEN), page.clone())
    };
    WorkItem {
        what: crate::pages::sanction::title(row),
        href: page,
        note: format!("{} · {why}", row.institution),
        urgency: String::new(),
        tone: Tone::Soon,
        action: Some(action),
    }
}

/// The first word of an action, its verb: the row says the rest.
fn verb(action: AgreementAction) -> String {
    tb(&action.label()).split(' ').next().unwrap_or_default().to_owned()
}

/// Where an action of the agreement at `page` is done.
fn step(page: &str, action: AgreementAction) -> String {
    match action {
        AgreementAction::SubmitRequest => format!("{page}/ajukan"),
        AgreementAction::SucceedAgreement => page.replace("/perjanjian/", "/perjanjian/baru?dari="),
        _ => format!("{page}/langkah/{}", action.name()),
    }
}

fn head_home(head: HeadHome, may_begin: bool, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let renewals = head.renewals.iter().map(|row| called(row.agreement, &row.number, row.call, row.can_send));
    let renewals = renewals.collect_view();
    let sign: Vec<_> = head.to_sign.into_iter().map(declaration_item).collect();
    let ours: Vec<_> = head.waiting_for_us.into_iter().map(|row| waiting_item(row, true)).collect();
    let duties: Vec<_> = head.duties.into_iter().map(|row| duty_item(row, moment)).collect();
    let agreements: Vec<_> = head
        .agreements
        .into_iter()
        .map(|row| WorkItem {
            what: sentence(&row.purpose),
            href: format!("/perjanjian/{}", row.id),
            note: format!("{} · {}", row.number, tb(&row.stage.label())),
            urgency: if row.access_open { t(agreement::ACCESS_OPEN) } else { t(agreement::ACCESS_CLOSED) }.to_owned(),
            tone: if row.access_open { Tone::Ok } else { Tone::Plain },
            action: None,
        })
        .collect();
    let nothing = || view! { <EmptyState title=t(home::NOTHING_TO_SIGN) note=t(home::NOTHING_TO_SIGN_NOTE)/> };
    let first = may_begin.then(|| Action::new(t(home::NEW_AGREEMENT), "/perjanjian/baru"));
    let agreements = if agreements.is_empty() {
        view! { <EmptyState title=t(home::NO_AGREEMENTS) note=t(home::NO_AGREEMENTS_NOTE) action=first/> }.into_any()
    } else {
        list(agreements)
    };
    view! {
        {renewals}
        <div class="halves">
            <Card title=t(home::TO_SIGN)>{if sign.is_empty() { nothing().into_any() } else { list(sign) }}</Card>
            <Card title=t(home::AGREEMENTS_OF) note=head.institution>{agreements}</Card>
        </div>
        {section(home::WAITING_FOR_US, ours)}
        {section(home::DUTIES, duties)}
    }
    .into_any()
}

/// A declaration to sign as work.
pub(crate) fn declaration_item(row: DeclarationRow) -> WorkItem {
    let href = address_of(&row);
    WorkItem {
        what: format!("{}: {}", tb(&row.kind.label()), row.signer),
        href: href.clone(),
        note: format!("{} · {}", row.institution, row.number),
        urgency: row.due.map(day).unwrap_or_default(),
        tone: Tone::Soon,
        action: Some(Action::new(t(if row.can_record { home::READ_AND_SIGN } else { home::READ }), href)),
    }
}

fn evaluator_home(evaluator: EvaluatorHome, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let open: Vec<_> = evaluator.open.into_iter().map(|row| duty_item(row, moment)).collect();
    let done = fill(home::EVALUATED_THIS_YEAR, &[("n", &evaluator.done_this_year.to_string())]);
    let nothing = || view! { <EmptyState title=t(home::NOTHING_TO_EVALUATE) note=t(home::NOTHING_TO_EVALUATE_NOTE)/> };
    view! {
        <Card title=t(home::EVALUATOR_TITLE) note=done>
            {if open.is_empty() { nothing().into_any() } else { list(open) }}
        </Card>
    }
    .into_any()
}

fn operator_home(operator: OperatorHome) -> AnyView {
    if operator.agreements.is_empty() {
        return view! {
            <Card title=operator.name><EmptyState title=t(home::NO_ACCESS) note=t(home::NO_ACCESS_NOTE)/></Card>
        }
        .into_any();
    }
    let cards = operator
        .agreements
        .into_iter()
        .map(|access| {
            let state = if access.open {
                State::new(Sign::Done, t(agreement::ACCESS_OPEN))
            } else {
                State::new(Sign::Failed, t(agreement::ACCESS_CLOSED))
            };
            let methods: Vec<_> = access.methods.iter().map(|method| method.label()).collect();
            let facts = vec![
                (t(agreement::PURPOSE).to_owned(), Some(sentence(&access.purpose))),
                (t(agreement::METHODS).to_owned(), Some(methods.join(", "))),
                ("NDA".to_owned(), access.nda_signed_on.map(day)),
            ];
            let search = access.methods.contains(&Method::WebPortal).then(|| {
                let action = Action::new(t(lookup::SEARCH), "/pencarian");
                view! { <p class="card-foot"><ActionLink action primary=access.open/></p> }
            });
            view! {
                <Card title=access.institution>
                    <p class="verdict"><StateBadge state/>{tb(&access.why)}</p>
                    <FactList facts/>
                    {search}
                </Card>
            }
        })
        .collect_view();
    view! { {cards} }.into_any()
}

fn system_home(system: SystemHome, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let count = |number: usize| thousands_in(language(), u64::try_from(number).unwrap_or(u64::MAX));
    let figure = |number: String, word, href: Option<&str>| Figure {
        number,
        label: t(word).to_owned(),
        href: href.map(ToOwned::to_owned),
        tone: Tone::Plain,
    };
    let entries = thousands_in(language(), u64::try_from(system.chain_entries).unwrap_or_default());
    let figures = vec![
        figure(count(system.people), home::PEOPLE_COUNT, Some("/pengguna")),
        figure(count(system.institutions), home::INSTITUTIONS_COUNT, None),
        figure(count(system.agreements), home::AGREEMENTS_COUNT, None),
        figure(entries, home::ENTRIES_COUNT, Some("/audit")),
    ];
    let last = system.last_entry_at.map(|at| {
        let at = patuh_domain::calendar::Moment::new(at, moment.zone);
        let text = fill(home::LAST_ENTRY, &[("date", &patuh_domain::wording::date_time(language(), &at))]);
        view! { <p class="quiet">{text}</p> }
    });
    view! { <Figures figures/>{last} }.into_any()
}
