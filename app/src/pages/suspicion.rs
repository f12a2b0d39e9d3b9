//! Forbidden input: the list of what was seen, and one of it with its picture and its review.

use leptos::prelude::*;
use patuh_domain::calendar::Moment;
use patuh_domain::ids::SuspicionId;
use patuh_domain::probing::{Picture, Unit};
use patuh_domain::wording::date_time;

use crate::components::{
    Action, Card, Chip, Chips, Column, DataTable, EmptyState, FactList, HistoryLine, HistoryList, PageHead, Pager,
    PagerView, PatternDot, PatternPicture, Sign, State, StateBadge,
};
use crate::forms::suspicion::review;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::usage_parts::number;
use crate::views::{Draft, SuspicionQuery, SuspicionRow, SuspicionView, Suspicions};
use crate::words::{fill, language, t, tb, usage};

/// `/mencurigakan`; `?semua` shows those that were reviewed too, `?perjanjian=` those of one agreement.
#[component]
pub fn SuspicionsPage() -> impl IntoView {
    let query = SuspicionQuery {
        all: parameter("semua").is_some(),
        agreement: parameter("perjanjian").and_then(|id| id.parse().ok()),
        page: parameter("halaman").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
    };
    framed(
        async move |ports, who| ports.reading.suspicions(&who.actor, query).await,
        move |seen| {
            let crumbs = vec![Action::new(t(usage::USE), "/pemakaian")];
            let at = |all: bool| address(&SuspicionQuery { all, page: 1, ..query });
            let chips = vec![
                Chip { label: t(usage::OPEN_ONLY).to_owned(), count: None, href: at(false), chosen: !query.all },
                Chip { label: t(usage::EVERYTHING).to_owned(), count: None, href: at(true), chosen: query.all },
            ];
            view! {
                <PageHead title=t(usage::SUSPICIONS) crumbs meta=t(usage::SUSPICIONS_LEAD)/>
                <Chips label=t(usage::STATE) chips/>
                {list(&seen, &query)}
            }
        },
    )
}

fn address(query: &SuspicionQuery) -> String {
    let mut pairs = Vec::new();
    if query.all {
        pairs.push(("semua", "ya".to_owned()));
    }
    pairs.extend(query.agreement.map(|id| ("perjanjian", id.to_string())));
    if query.page > 1 {
        pairs.push(("halaman", query.page.to_string()));
    }
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("/mencurigakan?{query}"),
        _ => "/mencurigakan".to_owned(),
    }
}

fn list(seen: &Suspicions, query: &SuspicionQuery) -> AnyView {
    if seen.rows.is_empty() {
        return view! {
            <Card title=t(usage::SUSPICIONS)>
                <EmptyState title=t(usage::NO_SUSPICIONS) note=t(usage::NO_SUSPICIONS_NOTE)/>
            </Card>
        }
        .into_any();
    }
    let rows = seen.rows.iter().map(|row| line(row, &seen.moment)).collect_view();
    let columns = vec![
        Column::named(t(usage::PATTERN)),
        Column::named(t(usage::PICTURE)),
        Column::named(t(usage::CALLER)),
        Column::named(t(usage::SEEN_AT)),
        Column::named(t(usage::STATE)),
        Column::named(t(usage::SEE)).silent(),
    ];
    let pager = PagerView {
        page: usize::try_from(query.page).unwrap_or(1),
        per_page: usize::try_from(seen.per_page).unwrap_or(1),
        total: usize::try_from(seen.total).unwrap_or(usize::MAX),
        address: address(&SuspicionQuery { page: 1, ..*query }),
        parameter: "halaman",
    };
    view! {
        <Card title=t(usage::SUSPICIONS) note=number(i64::try_from(seen.total).unwrap_or_default())>
            <DataTable caption=t(usage::SUSPICIONS) columns>{rows}</DataTable>
            <Pager pager/>
        </Card>
    }
    .into_any()
}

fn line(row: &SuspicionRow, moment: &Moment) -> AnyView {
    let href = format!("/mencurigakan/{}", row.id);
    let count = counts(row);
    let dots = dots(&row.picture);
    let told = told(row);
    let states = states(row).into_iter().map(|state| view! { <StateBadge state/> }).collect_view();
    let who = row.person.clone().unwrap_or_else(|| row.user_id.clone());
    view! {
        <tr>
            <th scope="row"><a href=href.clone()>{tb(&row.kind.label())}</a><span class="sub">{count}</span></th>
            <td data-label=t(usage::PICTURE)><PatternPicture dots told small=true/></td>
            <td data-label=t(usage::CALLER)><div>{who}<span class="sub">{row.institution.clone()}</span></div></td>
            <td data-label=t(usage::SEEN_AT)><span>{at(row.found_at, moment)}</span></td>
            <td data-label=t(usage::STATE)><div class="states">{states}</div></td>
            <td data-label=""><a class="button" href=href>{t(usage::SEE)}</a></td>
        </tr>
    }
    .into_any()
}

/// `/mencurigakan/{id}`.
#[component]
pub fn SuspicionPage() -> impl IntoView {
    let id = segment("id");
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let id: SuspicionId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.suspicion(&who.actor, id).await?;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, draft))
        },
        |(view, draft)| drawn(&view, draft.as_ref()),
    )
}

fn drawn(view: &SuspicionView, draft: Option<&Draft>) -> AnyView {
    let row = &view.row;
    let crumbs = vec![Action::new(t(usage::USE), "/pemakaian"), Action::new(t(usage::SUSPICIONS), "/mencurigakan")];
    let meta = format!("{} · {}", row.institution, counts(row));
    let dots = dots(&row.picture);
    let (told, axis, meaning) = (told(row), axis(&row.picture), tb(&row.kind.meaning()));
    let facts = vec![
        (t(usage::USER_ID).to_owned(), Some(row.user_id.clone())),
        (t(usage::PERSON).to_owned(), row.person.clone()),
        (t(usage::METHOD).to_owned(), Some(row.method.label().to_owned())),
        (
            t(usage::LASTED).to_owned(),
            Some(format!("{} – {}", at(row.from, &view.moment), at(row.until, &view.moment))),
        ),
    ];
    let use_page = format!("/perjanjian/{}/pemakaian?rentang=hari", row.agreement);
    let form = view.may_review.then(|| {
        let place = FormPlace {
            action: format!("/mencurigakan/{}", row.id),
            version: Some(view.version),
            cancel: "/mencurigakan".to_owned(),
            ..FormPlace::default()
        };
        let spec = review(view);
        view! { <h2 class="step-title">{tb(&spec.title)}</h2>{form_view(&spec, place, draft)} }.into_any()
    });
    view! {
        <PageHead title=tb(&row.kind.label()) crumbs meta states=states(row)/>
        <div class="columns">
            <div class="stack">
                <Card title=t(usage::PICTURE)>
                    <PatternPicture dots told/>
                    <p class="faint">{axis}</p>
                    <p class="faint">{t(usage::PICTURE_NOTE)}</p>
                </Card>
                <Card title=t(usage::WHAT_IT_MEANS)><p>{meaning}</p></Card>
                {form}
            </div>
            <div class="stack">
                <Card title=t(usage::FACTS)>
                    <FactList facts/>
                    <p class="card-foot"><a href=use_page>{t(usage::TO_AGREEMENT)}</a></p>
                </Card>
                {decided(view)}
            </div>
        </div>
    }
    .into_any()
}

/// Reviews, locks and their ends, newest first.
fn decided(view: &SuspicionView) -> AnyView {
    let mut lines: Vec<(chrono::DateTime<chrono::Utc>, String, String)> = Vec::new();
    for review in &view.reviews {
        let what = fill(usage::REVIEWED_BY, &[("verdict", &tb(&review.verdict.label())), ("who", &review.by)]);
        lines.push((review.at, what, review.remark.clone()));
    }
    for lock in &view.locks {
        lines.push((lock.from, fill(usage::LOCKED_BY, &[("who", &lock.by)]), lock.reason.clone()));
        if let Some(unlock) = &lock.unlocked {
            lines.push((unlock.at, fill(usage::UNLOCKED_BY, &[("who", &unlock.by)]), unlock.remark.clone()));
        }
    }
    if lines.is_empty() {
        return view! {
            <Card title=t(usage::DECIDED)>
                <EmptyState title=t(usage::NOTHING_DECIDED) note=t(usage::NOTHING_DECIDED_NOTE)/>
            </Card>
        }
        .into_any();
    }
    lines.sort_by_key(|(instant, ..)| std::cmp::Reverse(*instant));
    let entries = lines
        .into_iter()
        .map(|(instant, what, detail)| HistoryLine {
            what,
            detail: Some(detail),
            who: String::new(),
            when: at(instant, &view.moment),
            instant: instant.to_rfc3339(),
            changes: Vec::new(),
            hash: None,
        })
        .collect();
    view! { <Card title=t(usage::DECIDED)><HistoryList entries/></Card> }.into_any()
}

fn states(row: &SuspicionRow) -> Vec<State> {
    let mut states = vec![match &row.review {
        Some(review) => State::new(Sign::Done, tb(&review.verdict.label())),
        None => State::new(Sign::Soon, t(usage::TO_REVIEW)),
    }];
    if row.locked {
        states.push(State::new(Sign::Failed, t(usage::LOCKED)));
    }
    states
}

fn counts(row: &SuspicionRow) -> String {
    fill(usage::PATTERN_OF, &[("n", &number(row.times)), ("misses", &number(row.misses))])
}

fn dots(picture: &Picture) -> Vec<PatternDot> {
    picture.dots.iter().map(|dot| PatternDot { offset: dot.offset, missed: dot.missed }).collect()
}

fn told(row: &SuspicionRow) -> String {
    let minutes = (row.until - row.from).num_minutes().max(1);
    fill(
        usage::PICTURE_TOLD,
        &[
            ("n", &number(row.times)),
            ("minutes", &number(minutes)),
            ("misses", &number(row.misses)),
            ("axis", &axis(&row.picture)),
        ],
    )
}

/// What the height of a dot says.
fn axis(picture: &Picture) -> String {
    let word = match picture.unit {
        Unit::Serial => usage::AXIS_SERIAL,
        Unit::Day => usage::AXIS_DAY,
        Unit::Month => usage::AXIS_MONTH,
        Unit::None => return t(usage::AXIS_NONE).to_owned(),
    };
    let lowest = picture.dots.iter().map(|dot| dot.offset).min().unwrap_or(0);
    let highest = picture.dots.iter().map(|dot| dot.offset).max().unwrap_or(0);
    fill(word, &[("from", &format!("{lowest:+}")), ("until", &format!("{highest:+}"))])
}

fn at(instant: chrono::DateTime<chrono::Utc>, moment: &Moment) -> String {
    date_time(language(), &Moment::new(instant, moment.zone))
}
