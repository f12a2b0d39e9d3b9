//! The use of an office at a glance: totals, days, codes, agreements by use, and where real need drifted from the declared.

use leptos::prelude::*;
use patuh_domain::wording::thousands_in;

use crate::components::{Action, ActionLink, Card, Column, DataTable, EmptyState, PageHead, StateBadge};
use crate::pages::framed::framed;
use crate::pages::usage_parts::{cells, chart, codes, drift, heads, number, totals};
use crate::views::{OfficeUse, SuspicionQuery, UseSpan};
use crate::words::{fill, language, t, usage};

/// `/pemakaian`.
#[component]
pub fn UsePage() -> impl IntoView {
    framed(
        async move |ports, who| {
            let used = ports.reading.office_use(&who.actor).await?;
            let seen = ports.reading.suspicions(&who.actor, SuspicionQuery::default()).await.ok();
            Ok((used, seen.map(|seen| seen.total)))
        },
        |(used, seen)| {
            let list = "/mencurigakan".to_owned();
            let open = seen.map(|_| Action::new(t(usage::SUSPICIONS), list.clone()));
            view! {
                <PageHead title=t(usage::USE) meta=t(usage::USE_LEAD)>
                    {open.map(|action| view! { <ActionLink action/> })}
                </PageHead>
                <div class="stack">
                    {totals(&used.total, seen.map(|seen| (seen, Some(list))))}
                    {chart(UseSpan::Days30, &used.slots, None)}
                    <div class="columns">
                        <div class="stack">{agreements(&used)}</div>
                        <div class="stack">{codes(&used.codes)}</div>
                    </div>
                </div>
            }
        },
    )
}

fn agreements(used: &OfficeUse) -> AnyView {
    let idle = (used.idle > 0).then(|| {
        let count = thousands_in(language(), u64::try_from(used.idle).unwrap_or(u64::MAX));
        view! { <p class="card-foot">{fill(usage::IDLE, &[("n", &count)])}</p> }
    });
    if used.rows.is_empty() {
        return view! {
            <Card title=t(usage::AGREEMENTS)>
                <EmptyState title=t(usage::NOTHING) note=t(usage::NOTHING_NOTE)/>
                {idle}
            </Card>
        }
        .into_any();
    }
    let rows = used
        .rows
        .iter()
        .map(|row| {
            let href = format!("/perjanjian/{}/pemakaian", row.agreement);
            let declared = row.volume.declared.map(|declared| {
                let real = fill(usage::A_DAY, &[("n", &number(row.volume.real))]);
                let of = thousands_in(language(), u64::from(declared));
                view! { <div><StateBadge state=drift(row.volume.drift)/><span class="sub">{real}" / "{of}</span></div> }
            });
            let declared = match declared {
                Some(declared) => declared.into_any(),
                None => view! { <span>{t(usage::NOT_DECLARED)}</span> }.into_any(),
            };
            view! {
                <tr>
                    <th scope="row"><a href=href>{row.institution.clone()}</a></th>
                    {cells(&row.counts)}
                    <td data-label=t(usage::DRIFT)>{declared}</td>
                </tr>
            }
        })
        .collect_view();
    let mut columns = heads(usage::INSTITUTION);
    columns.push(Column::named(t(usage::DRIFT)));
    view! {
        <Card title=t(usage::AGREEMENTS)>
            <DataTable caption=t(usage::AGREEMENTS) columns>{rows}</DataTable>
            {idle}
        </Card>
    }
    .into_any()
}
