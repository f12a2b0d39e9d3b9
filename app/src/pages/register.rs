//! The register of agreements: table and board, both by the query in the address.

use leptos::prelude::*;
use patuh_domain::agreement::{Method, Stage};
use patuh_domain::duty::DutyState;
use patuh_domain::policy::{Sight, may_see};

use crate::components::{
    Action, ActionLink, Board, BoardCard, BoardColumnView, Chip, Chips, Choice, Column, DataTable, EmptyState, Filter,
    FilterKind, Filters, PageHead, Pager, PagerView, Panel, Sign, Sorted, State, StateBadge, Tab, TermMark, TermView,
    ThinTimeline, ViewSwitch,
};
use crate::forms::labels::Label as _;
use crate::pages::agreement::head::stage_state;
use crate::pages::agreement::lines::{day, duty_due, duty_name};
use crate::pages::agreement::request::may_prepare;
use crate::pages::framed::{framed, parameter, parameters};
use crate::ports::SignedIn;
use crate::views::{Attention, Register, RegisterQuery, RegisterRow, Sort};
use crate::words::{agreement, common, fill, finding, home, register, t, tb};

const TABLE: &str = "/perjanjian";
const BOARD: &str = "/perjanjian/papan";

/// Filters by what needs doing, as the address names them.
const ATTENTION: [(&str, Attention, crate::words::Word); 5] = [
    ("terlambat", Attention::Late, register::LATE),
    ("segera", Attention::DueSoon, register::DUE_SOON),
    ("kita", Attention::WaitingForOffice, register::WAITING_OFFICE),
    ("lain", Attention::WaitingForOthers, register::WAITING_OTHERS),
    ("tertutup", Attention::AccessClosed, register::ACCESS_CLOSED),
];

/// Orders, as the address names them.
const SORTS: [(&str, Sort); 5] = [
    ("mendesak", Sort::Urgency),
    ("lembaga", Sort::Institution),
    ("tahap", Sort::Stage),
    ("ditandatangani", Sort::SignedOn),
    ("berakhir", Sort::EndsOn),
];

/// `/perjanjian`.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let query = from_address();
    let asked = query.clone();
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let register = ports.reading.register(&who.actor, query).await?;
            Ok((register, moment, may_prepare(&who), sees_office(&who)))
        },
        move |(register, moment, may_begin, whole)| {
            let nothing = register.total == 0;
            let body = if nothing {
                empty(&asked, may_begin)
            } else {
                let rows = register.rows.iter().map(|row| table_row(row, &moment)).collect_view();
                let pager = PagerView {
                    page: usize::try_from(asked.page).unwrap_or(1),
                    per_page: register.per_page,
                    total: register.total,
                    address: address(TABLE, &asked),
                    parameter: "hal",
                };
                let columns = columns(&asked);
                view! {
                    <Panel>
                        <div class="register-table">
                            <DataTable caption=t(register::TITLE) columns>{rows}</DataTable>
                        </div>
                        <Pager pager/>
                    </Panel>
                }
                .into_any()
            };
            let chips = stage_chips(&register, &asked);
            view! { {head(&asked, TABLE, may_begin, whole)}{filters(&asked, TABLE)}{chips}{body} }
        },
    )
}

/// `/perjanjian/papan`.
#[component]
pub fn BoardPage() -> impl IntoView {
    let query = from_address();
    let asked = query.clone();
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let board = ports.reading.board(&who.actor, query).await?;
            Ok((board, moment, may_prepare(&who), sees_office(&who)))
        },
        move |(board, moment, may_begin, whole)| {
            let columns = board
                .columns
                .into_iter()
                .map(|column| {
                    let mut only = asked.clone();
                    only.stages = vec![column.stage];
                    BoardColumnView {
                        title: tb(&column.stage.label()),
                        total: column.total,
                        cards: column.rows.iter().map(|row| card(row, &moment)).collect(),
                        all_href: address(TABLE, &only),
                    }
                })
                .collect();
            view! { {head(&asked, BOARD, may_begin, whole)}{filters(&asked, BOARD)}<Board columns/> }
        },
    )
}

fn from_address() -> RegisterQuery {
    RegisterQuery {
        search: parameter("cari").unwrap_or_default(),
        stages: parameters("tahap")
            .iter()
            .filter_map(|name| Stage::ALL.into_iter().find(|stage| stage.name() == name))
            .collect(),
        method: parameter("metode").and_then(|name| Method::parse(&name)),
        attention: parameter("keadaan")
            .and_then(|name| ATTENTION.into_iter().find(|(known, ..)| *known == name))
            .map(|(_, attention, _)| attention),
        institution: parameter("lembaga").and_then(|id| id.parse().ok()),
        sort: parameter("urut")
            .and_then(|name| SORTS.into_iter().find(|(known, _)| *known == name))
            .map(|(_, sort)| sort)
            .unwrap_or_default(),
        descending: parameter("turun").is_some(),
        page: parameter("hal").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    }
}

/// The query as parameters, without the page.
fn pairs(query: &RegisterQuery) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !query.search.is_empty() {
        pairs.push(("cari", query.search.clone()));
    }
    pairs.extend(query.stages.iter().map(|stage| ("tahap", stage.name().to_owned())));
    pairs.extend(query.method.map(|method| ("metode", method.name().to_owned())));
    let attention = query.attention.and_then(|set| ATTENTION.into_iter().find(|(_, known, _)| *known == set));
    pairs.extend(attention.map(|(name, ..)| ("keadaan", name.to_owned())));
    pairs.extend(query.institution.map(|id| ("lembaga", id.to_string())));
    if query.sort != Sort::default() {
        let name = SORTS.into_iter().find(|(_, sort)| *sort == query.sort).map(|(name, _)| name);
        pairs.extend(name.map(|name| ("urut", name.to_owned())));
    }
    if query.descending {
        pairs.push(("turun", "1".to_owned()));
    }
    pairs
}

fn address(path: &str, query: &RegisterQuery) -> String {
    match serde_urlencoded::to_string(pairs(query)) {
        Ok(text) if !text.is_empty() => format!("{path}?{text}"),
        _ => path.to_owned(),
    }
}

/// The whole office, not an institution of it: the compliance summary is for those.
fn sees_office(who: &SignedIn) -> bool {
    let office = who.actor.memberships().first().map(|held| held.office);
    office.is_some_and(|office| may_see(&who.actor, Sight::Agreement, Some(office), None))
}

fn head(query: &RegisterQuery, path: &'static str, may_begin: bool, whole: bool) -> AnyView {
    let views = vec![
        Tab { label: t(register::TABLE).to_owned(), href: address(TABLE, query), count: None, current: path == TABLE },
        Tab { label: t(register::BOARD).to_owned(), href: address(BOARD, query), count: None, current: path == BOARD },
    ];
    let findings = Action::new(t(finding::TITLE), "/perjanjian/temuan");
    let new = may_begin.then(|| Action::new(t(home::NEW_AGREEMENT), "/perjanjian/baru"));
    let new = new.map(|action| view! { <ActionLink action primary=true/> });
    let summary = whole.then(|| Action::new(t(register::SUMMARY), "/laporan/rekapitulasi.pdf"));
    let summary = summary.map(|action| view! { <ActionLink action/> });
    view! {
        <PageHead title=t(register::TITLE)>
            <ViewSwitch label=t(register::VIEW) views/>
            <ActionLink action=findings/>
            {summary}
            {new}
        </PageHead>
    }
    .into_any()
}

fn filters(query: &RegisterQuery, path: &'static str) -> AnyView {
    let all = |word| Choice::new("", t(word));
    let mut stages = vec![all(register::ALL_STAGES)];
    stages.extend(Stage::ALL.into_iter().map(|stage| Choice::new(stage.name(), tb(&stage.label()))));
    let mut methods = vec![all(register::ALL_METHODS)];
    methods.extend(Method::ALL.into_iter().map(|method| Choice::new(method.name(), method.label())));
    let mut attention = vec![all(common::ALL)];
    attention.extend(ATTENTION.into_iter().map(|(name, _, word)| Choice::new(name, t(word))));
    let chosen = |name: &str| {
        pairs(query).into_iter().find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
    };
    let search = FilterKind::Search { value: query.search.clone(), hint: t(register::SEARCH_HINT).to_owned() };
    let choice = |name, label, options| Filter {
        name,
        label: t(label).to_owned(),
        kind: FilterKind::Choice { value: chosen(name), options },
    };
    let filters = vec![
        Filter { name: "cari", label: t(common::SEARCH).to_owned(), kind: search },
        choice("tahap", register::STAGE, stages),
        choice("metode", register::METHOD, methods),
        choice("keadaan", register::ATTENTION, attention),
    ];
    let kept = pairs(query)
        .into_iter()
        .filter(|(name, _)| matches!(*name, "urut" | "turun" | "lembaga"))
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let plain = pairs(query).iter().all(|(name, _)| matches!(*name, "urut" | "turun"));
    if plain {
        view! { <Filters action=path filters kept/> }.into_any()
    } else {
        view! { <Filters action=path filters kept clear=path/> }.into_any()
    }
}

fn stage_chips(register: &Register, query: &RegisterQuery) -> AnyView {
    let chips = register
        .by_stage
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(stage, count)| {
            let chosen = query.stages.contains(stage);
            let mut other = query.clone();
            other.stages = if chosen { Vec::new() } else { vec![*stage] };
            Chip { label: tb(&stage.label()), count: Some(count.to_string()), href: address(TABLE, &other), chosen }
        })
        .collect::<Vec<_>>();
    view! { <Chips label=t(register::STAGE) chips/> }.into_any()
}

fn columns(query: &RegisterQuery) -> Vec<Column> {
    let sorting = |word, sort: Sort| {
        let present = query.sort == sort;
        let mut other = query.clone();
        other.sort = sort;
        other.descending = present && !query.descending;
        let sorted = present.then_some(if query.descending { Sorted::Descending } else { Sorted::Ascending });
        Column::named(t(word)).sorting(address(TABLE, &other), sorted)
    };
    vec![
        sorting(register::INSTITUTION, Sort::Institution),
        sorting(register::STAGE, Sort::Stage),
        sorting(register::TERM, Sort::EndsOn),
        sorting(register::UPCOMING, Sort::Urgency),
        Column::named(t(register::BALL)).spare(),
    ]
}

fn table_row(row: &RegisterRow, moment: &patuh_domain::calendar::Moment) -> AnyView {
    let href = format!("/perjanjian/{}", row.id);
    let methods: Vec<_> = row.methods.iter().map(|method| method.label()).collect();
    let term = row.signed_on.zip(row.ends_on).map(|(start, end)| {
        let marks = row
            .marks
            .iter()
            .map(|(date, kind, state)| TermMark {
                date: *date,
                printed: day(*date),
                label: tb(&kind.label()),
                sign: mark_sign(*state),
                state: tb(&state.label()),
                important: *state == DutyState::Overdue,
            })
            .collect();
        let term = TermView { start, end, today: moment.today(), renewal_from: None, bridge_until: None, marks };
        let until = fill(common::UNTIL, &[("date", &day(end))]);
        view! { <div><ThinTimeline term/><span class="sub">{until}</span></div> }
    });
    let next = next_duty(row, moment);
    let ball = row.ball.as_ref().map(|ball| {
        let since = ball.days.map(|days| {
            let text = fill(home::DAYS, &[("n", &days.to_string())]);
            view! { <span class="sub">{text}</span> }
        });
        view! { <div>{tb(&ball.who.label())}{since}</div> }
    });
    let overlays = overlays(row);
    view! {
        <tr>
            <th scope="row">
                <a class="row-name" href=href>{row.institution.clone()}</a>
                <span class="sub">{row.number.clone()}" · "{methods.join(", ")}</span>
            </th>
            <td data-label=t(register::STAGE)>
                <div class="badges"><StateBadge state=stage_state(row.stage)/>{overlays}</div>
            </td>
            <td data-label=t(register::TERM)>{term}</td>
            <td data-label=t(register::UPCOMING)>{next}</td>
            <td class="spare" data-label=t(register::BALL)>{ball}</td>
        </tr>
    }
    .into_any()
}

fn overlays(row: &RegisterRow) -> Vec<AnyView> {
    let mut overlays = Vec::new();
    if row.suspended {
        overlays.push(State::new(Sign::Failed, t(agreement::SUSPENDED)));
    }
    if row.access_revoked {
        overlays.push(State::new(Sign::Failed, t(agreement::ACCESS_REVOKED)));
    }
    // In these stages access is meant to be open.
    let meant_open = matches!(row.stage, Stage::ProofOfConcept | Stage::Production | Stage::Renewing | Stage::Bridged);
    if meant_open && !row.access_open && overlays.is_empty() {
        overlays.push(State::new(Sign::Failed, t(register::ACCESS_CLOSED)));
    }
    overlays.into_iter().map(|state| view! { <StateBadge state/> }.into_any()).collect()
}

const fn mark_sign(state: DutyState) -> Sign {
    match state {
        DutyState::NotYet | DutyState::Upcoming => Sign::Open,
        DutyState::DueSoon => Sign::Soon,
        DutyState::Overdue => Sign::Late,
        DutyState::Fulfilled | DutyState::FulfilledLate => Sign::Done,
        DutyState::Waived => Sign::Over,
    }
}

/// The duty to look at first, and how many are late.
fn next_duty(row: &RegisterRow, moment: &patuh_domain::calendar::Moment) -> Option<AnyView> {
    let duty = row.next_duty.as_ref()?;
    let (due, note) = duty_due(duty, moment);
    let class = match duty.state {
        DutyState::Overdue => "sub ink-late",
        DutyState::DueSoon => "sub ink-soon",
        _ => "sub",
    };
    let when = if note.is_empty() { due } else { format!("{due}, {note}") };
    let more = (row.overdue > 1).then(|| {
        let text = fill(register::LATE_IN_ALL, &[("n", &row.overdue.to_string())]);
        view! { <span class="sub ink-late">{text}</span> }
    });
    Some(view! { <div>{duty_name(duty)}<span class=class>{when}</span>{more}</div> }.into_any())
}

fn card(row: &RegisterRow, moment: &patuh_domain::calendar::Moment) -> BoardCard {
    let state = if row.overdue > 0 {
        Some(State::new(Sign::Late, fill(register::LATE_IN_ALL, &[("n", &row.overdue.to_string())])))
    } else {
        row.ball.as_ref().map(|ball| {
            let who = tb(&ball.who.label());
            let text = match ball.days {
                Some(days) => fill(agreement::AT_SINCE, &[("who", &who), ("n", &days.to_string())]),
                None => fill(agreement::AT, &[("who", &who)]),
            };
            State::new(Sign::Now, text)
        })
    };
    let next = row.next_duty.as_ref().map(|duty| format!(" · {} {}", duty_name(duty), duty_due(duty, moment).0));
    BoardCard {
        title: row.institution.clone(),
        href: format!("/perjanjian/{}", row.id),
        note: format!("{}{}", row.number, next.unwrap_or_default()),
        state,
    }
}

fn empty(query: &RegisterQuery, may_begin: bool) -> AnyView {
    let searched = !pairs(query).is_empty();
    let (title, note, action) = if searched {
        (register::NOTHING_FOUND, register::NOTHING_FOUND_NOTE, Some(Action::new(t(common::CLEAR_FILTERS), TABLE)))
    } else {
        let new = may_begin.then(|| Action::new(t(home::NEW_AGREEMENT), "/perjanjian/baru"));
        (register::EMPTY, register::EMPTY_NOTE, new)
    };
    view! { <Panel><EmptyState title=t(title) note=t(note) action/></Panel> }.into_any()
}
