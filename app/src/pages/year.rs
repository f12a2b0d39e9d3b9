//! The load of a year: how many reports, evaluations, renewals and certificates fall due each week.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use leptos::prelude::*;
use patuh_domain::calendar::Zone;
use patuh_domain::duty::DutyKind;
use patuh_domain::wording::{short_date_in, thousands_in};

use crate::components::{
    Action, ActionLink, Card, ChartColumn, Column, ColumnChart, DataTable, EmptyState, PageHead, Panel,
};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter};
use crate::views::{DutyQuery, DutyRow};
use crate::words::{Word, calendar as words, common, fill, frame, language, t};

/// Columns that are counted apart.
const PARTS: usize = 4;
/// What is counted apart; the rest is one column.
const APART: [(Word, &[DutyKind]); PARTS] = [
    (words::REPORTS, &[DutyKind::SemesterReport]),
    (words::EVALUATIONS, &[DutyKind::Evaluation, DutyKind::FollowUp, DutyKind::ReportForwarding]),
    (words::RENEWALS, &[DutyKind::RenewalLetter]),
    (words::CERTIFICATES, &[DutyKind::IsoCertificate]),
];
/// Years that a calendar goes to.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// `/kalender/tahun?tahun=2027`.
#[component]
pub fn YearPage() -> impl IntoView {
    let asked = parameter("tahun").and_then(|year| year.parse::<i32>().ok()).filter(|year| YEARS.contains(year));
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let year = asked.unwrap_or_else(|| moment.today().year());
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or(Trouble::NotFound);
            let query = DutyQuery { from: day(1, 1)?, to: day(12, 31)?, open_only: false };
            let rows = ports.reading.duties(&who.actor, query).await?;
            Ok((weeks(year, &rows, moment.zone), year, moment.today()))
        },
        |(weeks, year, today)| {
            let link = |year: i32, word: Word| {
                YEARS.contains(&year).then(|| {
                    let href = format!("/kalender/tahun?tahun={year}");
                    view! { <ActionLink action=Action::new(t(word), href)/> }
                })
            };
            let crumbs = vec![Action::new(t(frame::CALENDAR), "/kalender")];
            let body = if weeks.iter().all(|week| week.total() == 0) {
                view! { <Panel><EmptyState title=t(words::NO_YEAR) note=t(words::NO_YEAR_NOTE)/></Panel> }.into_any()
            } else {
                load(&weeks, today)
            };
            view! {
                <PageHead title=fill(words::YEAR, &[("year", &year.to_string())]) crumbs meta=t(words::YEAR_LEAD)>
                    {link(year - 1, common::PREVIOUS)}
                    {link(year + 1, common::NEXT)}
                </PageHead>
                <div class="stack">{body}</div>
            }
        },
    )
}

/// Duties that fall due in a week.
struct Week {
    monday: NaiveDate,
    /// By [`APART`], the rest last.
    counts: [u64; PARTS + 1],
}

impl Week {
    fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn name(&self) -> String {
        let day = |date| short_date_in(language(), date);
        fill(words::WEEK, &[("from", &day(self.monday)), ("to", &day(self.monday + Days::new(6)))])
    }
}

/// Every week with a day in the year, also those without duties.
fn weeks(year: i32, rows: &[DutyRow], zone: Zone) -> Vec<Week> {
    let mut weeks: BTreeMap<NaiveDate, [u64; PARTS + 1]> = BTreeMap::new();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).into_iter();
    for day in first.flat_map(|first: NaiveDate| first.iter_days()).take_while(|day| day.year() == year) {
        weeks.entry(monday(day)).or_default();
    }
    for row in rows {
        let Some(date) = row.duty.due_on(zone) else { continue };
        let place = APART.iter().position(|(_, kinds)| kinds.contains(&row.duty.kind)).unwrap_or(PARTS);
        if let Some(counts) = weeks.get_mut(&monday(date)) {
            counts[place] += 1;
        }
    }
    weeks.into_iter().map(|(monday, counts)| Week { monday, counts }).collect()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn load(weeks: &[Week], today: NaiveDate) -> AnyView {
    let number = |count: u64| thousands_in(language(), count);
    let columns = weeks
        .iter()
        .map(|week| ChartColumn {
            told: format!("{}: {}", week.name(), number(week.total())),
            counted: i64::try_from(week.total()).unwrap_or(i64::MAX),
            refused: 0,
        })
        .collect();
    let fullest = weeks.iter().max_by_key(|week| week.total());
    let top = fullest
        .map_or_else(String::new, |week| fill(words::FULLEST, &[("n", &number(week.total())), ("week", &week.name())]));
    let ends = (weeks.first().map(Week::name).unwrap_or_default(), weeks.last().map(Week::name).unwrap_or_default());
    let mut heads = vec![Column::named(t(words::WEEK_HEAD))];
    heads.extend(APART.iter().map(|(word, _)| Column::named(t(*word)).number()));
    heads.extend([Column::named(t(words::OTHERS)).number(), Column::named(t(words::TOTAL)).number()]);
    let rows = weeks.iter().filter(|week| week.total() > 0).map(|week| row(week, today)).collect_view();
    view! {
        <Card title=t(words::PER_WEEK)><ColumnChart columns label=t(words::PER_WEEK) top ends/></Card>
        <Card title=t(words::WEEKS)><DataTable caption=t(words::WEEKS) columns=heads>{rows}</DataTable></Card>
    }
    .into_any()
}

fn row(week: &Week, today: NaiveDate) -> AnyView {
    let href = format!("/kalender?bulan={}-{:02}", week.monday.year(), week.monday.month());
    let labels = APART.iter().map(|(word, _)| *word).chain([words::OTHERS]);
    let cells = labels
        .zip(week.counts)
        .map(|(word, count)| {
            let count = (count > 0).then(|| view! { <span>{thousands_in(language(), count)}</span> });
            view! { <td class="number" data-label=t(word)>{count}</td> }
        })
        .collect_view();
    let now = (week.monday == monday(today)).then(|| view! { <span class="sub">{t(words::THIS_WEEK)}</span> });
    view! {
        <tr>
            <th scope="row"><a href=href>{week.name()}</a>{now}</th>
            {cells}
            <td class="number" data-label=t(words::TOTAL)><strong>{thousands_in(language(), week.total())}</strong></td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_week_of_the_year_is_there_from_monday() {
        let weeks = weeks(2027, &[], Zone::Wib);
        assert_eq!(weeks.len(), 53);
        assert!(weeks.iter().all(|week| week.monday.weekday() == chrono::Weekday::Mon && week.total() == 0));
        assert!(weeks.windows(2).all(|pair| pair[1].monday - pair[0].monday == chrono::TimeDelta::days(7)));
    }
}
