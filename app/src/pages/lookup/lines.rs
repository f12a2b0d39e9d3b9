//! Lists of calls: time, purpose, outcome, and the way to the trace. Never anything of a citizen.

use leptos::prelude::*;
use patuh_domain::access::Code;
use patuh_domain::calendar::Moment;
use patuh_domain::wording::date_time;

use super::answer::outcome_text;
use crate::components::{Column, DataTable, EmptyState, Sign, State, StateBadge};
use crate::pages::agreement::lines::sentence;
use crate::views::{LookupLine, LookupOutcome};
use crate::words::{fill, language, lookup, t};

/// Calls as a table; with who asked and how where they are several people's.
pub(crate) fn lines_table(lines: &[LookupLine], moment: &Moment, of_all: bool) -> AnyView {
    if lines.is_empty() {
        return view! { <EmptyState title=t(lookup::NO_LINES) note=t(lookup::NO_LINES_NOTE)/> }.into_any();
    }
    let rows = lines.iter().map(|line| row(line, moment, of_all)).collect_view();
    let mut columns = vec![Column::named(t(lookup::TIME))];
    if of_all {
        columns.push(Column::named(t(lookup::BY)));
    }
    columns.extend([
        Column::named(t(lookup::PURPOSE)),
        Column::named(t(lookup::OUTCOME)),
        Column::named(t(lookup::TRACE)).silent(),
    ]);
    view! { <DataTable caption=t(lookup::LINES) columns>{rows}</DataTable> }.into_any()
}

fn row(line: &LookupLine, moment: &Moment, of_all: bool) -> AnyView {
    let at = Moment::new(line.at, moment.zone);
    let when = date_time(language(), &at);
    let by = of_all.then(|| {
        let who = line.who.clone().unwrap_or_else(|| line.user_id.clone());
        view! {
            <td data-label=t(lookup::BY)><div>{who}<span class="sub">{line.method.label()}</span></div></td>
        }
    });
    let purpose = line.purpose.as_deref().map_or_else(|| "–".to_owned(), sentence);
    let times = (line.times > 1).then(|| {
        view! { <span class="sub">{fill(lookup::TIMES, &[("n", &line.times.to_string())])}</span> }
    });
    let href = format!("/akses/{}", line.id);
    view! {
        <tr>
            <th scope="row"><time datetime=line.at.to_rfc3339()>{when.clone()}</time></th>
            {by}
            <td data-label=t(lookup::PURPOSE)><span>{purpose}</span></td>
            <td data-label=t(lookup::OUTCOME)><div><StateBadge state=outcome_state(line.outcome)/>{times}</div></td>
            <td class="row-action">
                <a href=href>{t(lookup::TRACE)}<span class="visually-hidden">": "{when}</span></a>
            </td>
        </tr>
    }
    .into_any()
}

/// How a call ended: colour, word and shape.
pub(super) fn outcome_state(outcome: LookupOutcome) -> State {
    let sign = match outcome {
        LookupOutcome::Answered(Code::Found) => Sign::Done,
        LookupOutcome::Answered(_) => Sign::Over,
        LookupOutcome::Refused(_) => Sign::Failed,
        LookupOutcome::Refunded | LookupOutcome::Unknown => Sign::Soon,
    };
    State::new(sign, outcome_text(&outcome))
}
