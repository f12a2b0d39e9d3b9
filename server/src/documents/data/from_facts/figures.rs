//! Use in figures: the counters' months set in rows for a period, and summed.

use chrono::{Datelike as _, Months, NaiveDate};
use patuh_domain::access::Code;
use patuh_domain::agreement::Method;
use patuh_domain::wording::{self, Language};

use super::Mapping;
use super::terms::count;
use crate::documents::data::figures::{MonthFigures, UseFigures};
use crate::documents::data::report::{CodeRow, MonthRow, UsePart};

impl Mapping<'_> {
    /// Counted use from `from` to `until`; `None` where nothing was counted.
    pub(super) fn use_figures(&self, from: NaiveDate, until: NaiveDate) -> Option<UseFigures> {
        let mut figures = match &self.choices.figures {
            Some(figures) => figures.clone(),
            None => UseFigures::totals(&self.facts.usage),
        };
        figures.months.retain(|month| from <= month.month && month.month <= until);
        (!figures.months.is_empty()).then_some(figures)
    }

    /// The same set in rows, every month of the period one.
    pub(super) fn use_part(&self, from: NaiveDate, until: NaiveDate) -> Option<UsePart> {
        let figures = self.use_figures(from, until)?;
        // Where busy days are counted at all, a month without use had none.
        let counted = figures.months.iter().any(|month| month.busiest_day.is_some()).then_some(0);
        let unused =
            |month| MonthFigures { month, busiest_day: counted, days_at_limit: counted, ..MonthFigures::default() };
        let months: Vec<MonthFigures> = months_of(from, until)
            .map(|month| {
                let known = figures.months.iter().find(|known| known.month == month).cloned();
                known.unwrap_or_else(|| unused(month))
            })
            .collect();
        let methods: Vec<Method> = Method::ALL
            .into_iter()
            .filter(|method| months.iter().any(|month| month.answers.iter().any(|given| given.method == *method)))
            .collect();
        let given = |month: &MonthFigures, code: Code| -> u64 {
            month.answers.iter().filter(|answers| answers.code == code).map(|answers| answers.count).sum()
        };
        let codes = Code::ALL
            .into_iter()
            .filter(|code| months.iter().any(|month| given(month, *code) > 0))
            .map(|code| CodeRow {
                code: code.number(),
                text: match code {
                    Code::Found => "Data atau hasil ditampilkan",
                    other => other.text(),
                },
                months: months.iter().map(|month| wording::thousands(given(month, code))).collect(),
                total: wording::thousands(months.iter().map(|month| given(month, code)).sum()),
            })
            .collect();
        let sum = |of: fn(&MonthFigures) -> u64| months.iter().map(of).sum::<u64>();
        let known = |of: fn(&MonthFigures) -> Option<u64>| {
            let counted: Vec<u64> = months.iter().filter_map(of).collect();
            (!counted.is_empty()).then(|| counted.iter().sum::<u64>())
        };
        Some(UsePart {
            codes,
            hits: count(sum(|month| month.hits)),
            refused: wording::thousands(sum(|month| month.refused)),
            suspicious: wording::thousands(figures.suspicious),
            balikan_sent: known(|month| month.balikan_sent).map(count),
            balikan_failed: known(|month| month.balikan_failed).map(wording::thousands),
            log_root: figures.log_root,
            months: months.iter().map(|month| month_row(month, &methods)).collect(),
            methods: methods.iter().map(|method| method.label()).collect(),
        })
    }
}

/// First days of the months from `from` to `until`.
pub(super) fn months_of(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = from.with_day(1);
    std::iter::successors(first, |month| month.checked_add_months(Months::new(1)))
        .take_while(move |month| *month <= until)
}

fn month_row(month: &MonthFigures, methods: &[Method]) -> MonthRow {
    // Without the refused ones the methods' columns add up to the hits.
    let by = |method: &Method| {
        let of = month.answers.iter().filter(|given| given.method == *method && given.code.counts_hit());
        wording::thousands(of.map(|given| given.count).sum())
    };
    MonthRow {
        name: wording::month_year(Language::Id, month.month),
        hits: month.hits,
        hits_text: wording::thousands(month.hits),
        by_method: methods.iter().map(by).collect(),
        refused: wording::thousands(month.refused),
        busiest_day: month.busiest_day.map(wording::thousands),
        days_at_limit: month.days_at_limit.map(wording::thousands),
        balikan_sent: month.balikan_sent.map(wording::thousands),
        balikan_failed: month.balikan_failed.map(wording::thousands),
    }
}
