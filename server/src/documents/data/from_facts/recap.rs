//! D28 from the facts of all agreements of an office.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};
use patuh_domain::agreement::{Facts, Standing, standing};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, DutyKind, DutyState, Responsible, score};
use patuh_domain::wording::{self, Language};

use super::evaluation::named;
use super::figures::months_of;
use super::{Choices, Dated, Draft, Mapping, filled};
use crate::documents::data::kind::Form;
use crate::documents::data::recap::{Bar, DutyBar, DutyCounts, RecapPaper, RecapRow, RecapTotals};
use crate::documents::engine::Order;

/// Months of use in the summary.
const MONTHS: u32 = 12;
/// Overdue duties named in a row; the others are counted.
const NAMED: usize = 3;

/// The first day whose use a summary of `today` tells.
pub fn recapitulated_from(today: NaiveDate) -> NaiveDate {
    let this_month = today.with_day(1).unwrap_or(today);
    this_month.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(this_month)
}

/// The compliance summary of the office of `all`, as known on `today`; `None` without an agreement.
///
/// # Errors
/// Only if the data can't be turned into JSON, which no recorded fact can cause.
pub fn recapitulation(all: &[&Facts], today: NaiveDate, choices: &Choices) -> serde_json::Result<Option<Draft>> {
    let Some(first) = all.first() else { return Ok(None) };
    let mapping = Mapping { form: Form::D28, facts: first, today, choices, missing: Default::default() };
    let (paper, _) = mapping.recap(all);
    Ok(Some(Draft {
        order: Order {
            template: Form::D28.template(),
            data: serde_json::to_value(paper)?,
            emblems: choices.emblems.clone(),
            date: today,
        },
        missing: mapping.missing.into_inner(),
    }))
}

impl Mapping<'_> {
    /// Of all agreements; they belong to the office of this one.
    pub(super) fn recap(&self, all: &[&Facts]) -> Dated<RecapPaper> {
        let moment = Moment::at(self.facts.office.profile.zone, self.today, 12);
        let from = recapitulated_from(self.today);
        let mut judged: Vec<(&Facts, Standing)> = all.iter().map(|facts| (*facts, standing(facts, &moment))).collect();
        judged.sort_by(|(one, _), (other, _)| {
            one.institution
                .profile
                .name
                .cmp(&other.institution.profile.name)
                .then(one.agreement.id.cmp(&other.agreement.id))
        });
        let rows: Vec<RecapRow> = judged.iter().map(|(facts, standing)| row(facts, standing, from)).collect();
        let used = |of: fn(&patuh_domain::agreement::MonthUse) -> u64| {
            judged.iter().map(|(facts, _)| used_since(facts, from, of)).sum()
        };
        let duties = || judged.iter().flat_map(|(_, standing)| &standing.duties).filter(|duty| is_owed(duty));
        let office = self.office(self.today);
        let months: Vec<NaiveDate> = months_of(from, self.today).collect();
        let paper = RecapPaper {
            frame: self.frame(&office.name, &office.name),
            place: filled(&self.facts.office.profile.city),
            date: self.today.into(),
            period: format!(
                "{} sampai dengan {}",
                wording::month_year(Language::Id, from),
                wording::month_year(Language::Id, self.today)
            ),
            totals: RecapTotals {
                agreements: judged.len(),
                in_force: judged.iter().filter(|(_, standing)| standing.stage.in_force()).count(),
                duties: DutyCounts::of(duties()),
                hits: wording::thousands(used(|month| month.lookups)),
                balikan: sent(used(|month| month.balikan)),
                score: score(duties()),
            },
            stages: stages(&judged),
            duties: by_kind(duties()),
            months: months.iter().map(|month| month_bar(&judged, *month)).collect(),
            rows,
            office,
        };
        (paper, Some(self.today))
    }
}

impl DutyCounts {
    fn of<'a>(duties: impl Iterator<Item = &'a Duty>) -> Self {
        let mut counts = Self::default();
        for duty in duties {
            match duty.state {
                DutyState::Fulfilled => counts.on_time += 1,
                DutyState::FulfilledLate => counts.late += 1,
                DutyState::Upcoming | DutyState::DueSoon => counts.open += 1,
                DutyState::Overdue => counts.overdue += 1,
                DutyState::NotYet | DutyState::Waived => {}
            }
        }
        counts
    }
}

/// Duties of the institution and its people; the office does not grade itself here.
fn is_owed(duty: &Duty) -> bool {
    !matches!(duty.who, Responsible::Office | Responsible::Evaluator | Responsible::HeadOfOffice)
}

fn row(facts: &Facts, standing: &Standing, from: NaiveDate) -> RecapRow {
    let agreement = &facts.agreement;
    let owed = || standing.duties.iter().filter(|duty| is_owed(duty));
    let mut overdue: Vec<String> = owed().filter(|duty| duty.state == DutyState::Overdue).map(name).collect();
    if overdue.len() > NAMED {
        let others = overdue.split_off(NAMED).len();
        overdue.push(format!("dan {others} lainnya"));
    }
    RecapRow {
        institution: facts.institution.profile.name.clone(),
        purpose: agreement.request().and_then(|request| filled(&request.purpose)),
        stage: standing.stage.label().id.into_owned(),
        overlay: match (standing.access_revoked, standing.suspended) {
            (true, _) => Some("akses dicabut"),
            (false, true) => Some("ditangguhkan"),
            (false, false) => None,
        },
        from: agreement.pks.as_ref().map(|pks| wording::short_date(pks.signed_on)),
        until: agreement.ends_on().map(wording::short_date),
        duties: DutyCounts::of(owed()),
        overdue,
        hits: wording::thousands(used_since(facts, from, |month| month.lookups)),
        balikan: sent(used_since(facts, from, |month| month.balikan)),
        score: score(owed()),
    }
}

fn name(duty: &Duty) -> String {
    named(duty.kind, duty.subject.as_deref())
}

fn used_since(facts: &Facts, from: NaiveDate, of: impl Fn(&patuh_domain::agreement::MonthUse) -> u64) -> u64 {
    facts.usage.iter().filter(|month| month.month >= from).map(of).sum()
}

/// Feedback data; none is what nobody counted, and not a nought.
fn sent(count: u64) -> String {
    if count == 0 { "-".to_owned() } else { wording::thousands(count) }
}

/// Agreements by stage.
fn stages(judged: &[(&Facts, Standing)]) -> Vec<Bar> {
    let mut found = BTreeMap::new();
    for (_, standing) in judged {
        *found.entry(standing.stage).or_insert(0_u64) += 1;
    }
    let bar = |(stage, value): (patuh_domain::agreement::Stage, u64)| Bar {
        name: stage.label().id.into_owned(),
        value,
        text: wording::thousands(value),
    };
    found.into_iter().map(bar).collect()
}

fn by_kind<'a>(duties: impl Iterator<Item = &'a Duty>) -> Vec<DutyBar> {
    let mut found: BTreeMap<DutyKind, Vec<&Duty>> = BTreeMap::new();
    for duty in duties {
        found.entry(duty.kind).or_default().push(duty);
    }
    let bar = |(kind, duties): (DutyKind, Vec<&Duty>)| DutyBar {
        name: kind.label().id.into_owned(),
        counts: DutyCounts::of(duties.into_iter()),
    };
    found.into_iter().map(bar).filter(|bar| bar.counts != DutyCounts::default()).collect()
}

fn month_bar(judged: &[(&Facts, Standing)], month: NaiveDate) -> Bar {
    let of =
        |facts: &Facts| facts.usage.iter().filter(|used| used.month == month).map(|used| used.lookups).sum::<u64>();
    let value = judged.iter().map(|(facts, _)| of(facts)).sum();
    let short = wording::month_name(Language::Id, month).chars().take(3).collect::<String>();
    Bar { name: format!("{short} {}", month.year()), value, text: wording::thousands(value) }
}
