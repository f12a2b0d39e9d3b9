//! What would follow: the dates if it were signed on a day, and how it will stand on another.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use patuh_domain::agreement::{Supposed, standing};
use patuh_domain::wording::long_date_in;

use super::about_agreement;
use super::head::{address, head};
use super::lines::{day, duty_line};
use crate::components::{
    Card, DutyTable, FactList, Filter, FilterKind, Filters, Notice, NoticeKind, Panel, Sign, State, StateBadge,
};
use crate::pages::framed::parameter;
use crate::views::AgreementView;
use crate::words::{Word, calendar as words, fill, language, t, tb};

const SIGNED_ON: &str = "tanda_tangan";
const ENDS_ON: &str = "sampai";
const ON: &str = "pada";

/// `/perjanjian/{id}/andai?tanda_tangan=2026-12-12&sampai=2028-12-12&pada=2027-06-01`.
#[component]
pub fn SupposedPage() -> impl IntoView {
    let typed = [SIGNED_ON, ENDS_ON, ON].map(|name| parameter(name).unwrap_or_default());
    about_agreement(move |view| {
        let unsigned = view.facts.agreement.pks.is_none();
        let (supposed, troubles) = read(&typed, unsigned);
        let then = then(&view, &supposed);
        let troubles = troubles
            .into_iter()
            .map(|word| view! { <Notice kind=NoticeKind::Attention><p>{t(word)}</p></Notice> })
            .collect_view();
        view! {
            {head(&view, "/kewajiban")}
            <div class="stack">
                <h2 class="step-title">{t(words::SUPPOSED)}</h2>
                <p class="faint">{t(words::SUPPOSED_LEAD)}</p>
                <Panel>{asked(&view, typed, unsigned)}</Panel>
                {troubles}
                {state(&then)}
                {dates(&then)}
            </div>
        }
    })
}

/// What was typed as dates; what can't be read, and a term that ends before it begins, is told and left out.
fn read(typed: &[String; 3], unsigned: bool) -> (Supposed, Vec<Word>) {
    let mut troubles = Vec::new();
    let [signed_on, ends_on, on] = typed.each_ref().map(|text| {
        let text = text.trim();
        let date = text.parse::<NaiveDate>().ok().filter(|date| (2000..=2100).contains(&date.year()));
        if date.is_none() && !text.is_empty() && troubles.is_empty() {
            troubles.push(words::NOT_SUCH);
        }
        date
    });
    let mut supposed = Supposed { signed_on: signed_on.filter(|_| unsigned), ends_on, on };
    if supposed.signed_on.zip(ends_on).is_some_and(|(signed_on, ends_on)| ends_on < signed_on) {
        troubles.push(words::BACKWARDS);
        supposed.ends_on = None;
    }
    (supposed, troubles)
}

/// The agreement as it would be; nothing can be done to it.
fn then(view: &AgreementView, supposed: &Supposed) -> AgreementView {
    let (facts, moment) = supposed.on(&view.facts, &view.moment);
    let standing = Arc::new(standing(&facts, &moment));
    AgreementView { facts: Arc::new(facts), moment, standing, possible: Vec::new(), ..view.clone() }
}

fn asked(view: &AgreementView, typed: [String; 3], unsigned: bool) -> AnyView {
    let [signed_on, ends_on, on] = typed;
    let date = |name: &'static str, word: Word, value: String| Filter {
        name,
        label: t(word).to_owned(),
        kind: FilterKind::Date { value },
    };
    let mut filters = Vec::new();
    if unsigned {
        filters.push(date(SIGNED_ON, words::SIGNED_ON, signed_on));
        filters.push(date(ENDS_ON, words::ENDS_ON, ends_on));
    }
    filters.push(date(ON, words::LOOKED_AT, on));
    let action = address(view, "/andai");
    view! { <Filters action filters/> }.into_any()
}

fn state(then: &AgreementView) -> AnyView {
    let title = fill(words::STANDS, &[("date", &long_date_in(language(), then.moment.today()))]);
    let agreement = &then.facts.agreement;
    let term = agreement
        .pks
        .as_ref()
        .zip(agreement.ends_on())
        .map(|(pks, ends_on)| fill(words::WEEK, &[("from", &day(pks.signed_on)), ("to", &day(ends_on))]));
    let facts = vec![
        (t(words::STAGE).to_owned(), Some(tb(&then.standing.stage.label()))),
        (t(words::IN_FORCE).to_owned(), term),
    ];
    let access = if then.standing.access.granted {
        State::new(Sign::Done, t(words::OPEN))
    } else {
        State::new(Sign::Failed, t(words::CLOSED))
    };
    view! {
        <Card title>
            <FactList facts/>
            <p>{t(words::ACCESS)} " " <StateBadge state=access/></p>
        </Card>
    }
    .into_any()
}

/// What falls due, the earliest first.
fn dates(then: &AgreementView) -> AnyView {
    let mut duties: Vec<_> = then
        .standing
        .duties
        .iter()
        .filter_map(|duty| Some((duty.due.as_ref().map(patuh_domain::calendar::DueDate::date)?, duty)))
        .filter(|(_, duty)| duty.state.is_open())
        .collect();
    duties.sort_by_key(|(due, _)| *due);
    let duties = duties.into_iter().map(|(_, duty)| duty_line(duty, then)).collect();
    view! { <Card title=t(words::DUE)><DutyTable duties/></Card> }.into_any()
}
