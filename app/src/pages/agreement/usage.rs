//! Look-ups of one agreement: over time, by code, against quota and declared need, by whom.

use leptos::prelude::*;
use leptos_meta::Meta;
use patuh_domain::access::Drift;
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::{clock, thousands_in};

use super::head::{address, head};
use super::lines::day;
use crate::components::{
    Action, ActionLink, Card, Chip, Chips, Column, DataTable, FactList, Notice, NoticeKind, Sign, State, StateBadge,
};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::pages::usage_parts::{chart, codes, drift, number, parts, totals};
use crate::views::{AgreementView, QuotaUse, UseSpan, UseView, Volume};
use crate::words::{fill, language, t, usage};

/// `/perjanjian/{id}/pemakaian`; `?rentang=` is the span, `?langsung` loads it anew every minute.
#[component]
pub fn AgreementUsePage() -> impl IntoView {
    let id = segment("id");
    let span = UseSpan::parse(&parameter("rentang").unwrap_or_default());
    let live = parameter("langsung").is_some();
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let used = ports.reading.agreement_use(&who.actor, id, span).await?;
            let judges = ports.reading.suspicions(&who.actor, crate::views::SuspicionQuery::default()).await.is_ok();
            Ok((view, used, judges))
        },
        move |(view, used, judges)| {
            let figures = &used.figures;
            let list = judges.then(|| format!("/mencurigakan?perjanjian={}&semua=ya", view.id));
            view! {
                {head(&view, "/pemakaian")}
                {live.then(|| view! { <Meta http_equiv="refresh" content="60"/> })}
                {spans(&view, used.span, live)}
                <div class="stack">
                    {totals(&figures.total, Some((figures.suspicions, list)))}
                    {chart(used.span, &used.slots, Some(as_of(&used)))}
                    <div class="columns">
                        <div class="stack">
                            {quota(&figures.quota)}
                            {parts(usage::BY_METHOD, &figures.methods)}
                            {parts(usage::BY_APPLICATION, &figures.applications)}
                            {parts(usage::BY_ACCOUNT, &figures.accounts)}
                            {parts(usage::BY_PERSON, &figures.people)}
                        </div>
                        <div class="stack">{volume(&used.volume)}{codes(&figures.codes)}</div>
                    </div>
                </div>
            }
        },
    )
}

fn as_of(used: &UseView) -> String {
    fill(usage::AS_OF, &[("time", &format!("{} {}", clock(language(), used.moment.time()), used.moment.zone.label()))])
}

/// The spans as chips; list, reload and updating behind them.
fn spans(view: &AgreementView, chosen: UseSpan, live: bool) -> AnyView {
    let page = address(view, "/pemakaian");
    let at = |span: UseSpan| format!("{page}?rentang={}", span.name());
    let word = |span| match span {
        UseSpan::Today => usage::SPAN_TODAY,
        UseSpan::Days30 => usage::SPAN_30,
        UseSpan::Days90 => usage::SPAN_90,
        UseSpan::Term => usage::SPAN_TERM,
    };
    let chips = UseSpan::ALL
        .into_iter()
        .map(|span| Chip { label: t(word(span)).to_owned(), count: None, href: at(span), chosen: span == chosen })
        .collect();
    let list = Action::new(t(usage::DOWNLOAD), format!("{page}.csv?rentang={}", chosen.name()));
    let update = if live {
        Action::new(t(usage::LIVE_OFF), at(chosen))
    } else {
        Action::new(t(usage::LIVE), format!("{}&langsung=ya", at(chosen)))
    };
    view! {
        <div class="use-bar">
            <Chips label=t(usage::SPAN) chips/>
            <div class="use-actions"><ActionLink action=update/><ActionLink action=list/></div>
        </div>
    }
    .into_any()
}

fn quota(quota: &[QuotaUse]) -> Option<AnyView> {
    if quota.is_empty() {
        return None;
    }
    let rows = quota
        .iter()
        .map(|counter| {
            let limit = match counter.per_day {
                Some(hits) => thousands_in(language(), u64::from(hits)),
                None => t(usage::NO_LIMIT).to_owned(),
            };
            let peak_on = counter.peak_on.map(day);
            let full = if counter.full_days > 0 {
                let days = State::new(Sign::Late, counter.full_days.to_string());
                view! { <StateBadge state=days/> }.into_any()
            } else {
                view! { <span>"0"</span> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">{counter.name.clone()}</th>
                    <td class="number" data-label=t(usage::LIMIT)><span>{limit}</span></td>
                    <td class="number" data-label=t(usage::TODAY)><span>{number(counter.today)}</span></td>
                    <td class="number" data-label=t(usage::PEAK)>
                        <div>{number(counter.peak)}<span class="sub">{peak_on}</span></div>
                    </td>
                    <td class="number" data-label=t(usage::FULL_DAYS)>{full}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![
        Column::named(t(usage::COUNTER)),
        Column::named(t(usage::LIMIT)).number(),
        Column::named(t(usage::TODAY)).number(),
        Column::named(t(usage::PEAK)).number(),
        Column::named(t(usage::FULL_DAYS)).number(),
    ];
    Some(
        view! {
            <Card title=t(usage::QUOTA)><DataTable caption=t(usage::QUOTA) columns>{rows}</DataTable></Card>
        }
        .into_any(),
    )
}

fn volume(volume: &Volume) -> AnyView {
    let a_day = |count: i64| fill(usage::A_DAY, &[("n", &number(count))]);
    let declared = volume.declared.map_or_else(|| t(usage::NOT_DECLARED).to_owned(), |count| a_day(i64::from(count)));
    let facts = vec![
        (t(usage::DECLARED).to_owned(), Some(declared)),
        (t(usage::REAL).to_owned(), Some(a_day(volume.real))),
        (t(usage::ACTIVE_DAYS).to_owned(), Some(volume.active_days.to_string())),
    ];
    let note = match volume.drift {
        Drift::Above => Some(usage::DRIFT_ABOVE_NOTE),
        Drift::Below => Some(usage::DRIFT_BELOW_NOTE),
        Drift::Unknown | Drift::AsDeclared => None,
    };
    let note = note.map(|note| view! { <Notice kind=NoticeKind::Attention><p>{t(note)}</p></Notice> });
    let state = volume.declared.map(|_| view! { <p><StateBadge state=drift(volume.drift)/></p> });
    view! {
        <Card title=t(usage::VOLUME) note=t(usage::VOLUME_NOTE)><FactList facts/>{state}{note}</Card>
    }
    .into_any()
}
