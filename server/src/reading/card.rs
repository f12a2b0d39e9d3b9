//! One agreement on the shelf: its facts, and everything that follows from them for a while.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_app::views::{Ball, RegisterRow, StageEntered};
use patuh_domain::agreement::{Ending, Facts, RenewalOutcome, Stage, Standing, stage, standing};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::duty::{Duty, DutyState};
use patuh_domain::ids::{AgreementId, FileId, InstitutionId};

/// An agreement with its standing until [`Card::valid_until`].
#[derive(Debug)]
pub struct Card {
    pub id: AgreementId,
    pub version: u64,
    pub facts: Arc<Facts>,
    pub standing: Arc<Standing>,
    pub row: RegisterRow,
    /// Everything it can be found by, in small letters.
    pub found_by: String,
    /// Until then nothing changes by time alone: the next midnight, or an instant that a fact names.
    pub valid_until: DateTime<Utc>,
}

impl Card {
    /// The card of `facts` at `moment`.
    pub fn new(version: u64, facts: Arc<Facts>, moment: &Moment) -> Self {
        let standing = Arc::new(standing(&facts, moment));
        Self {
            id: facts.agreement.id,
            version,
            row: row(&facts, &standing, moment.today()),
            found_by: found_by(&facts),
            valid_until: valid_until(&facts, moment),
            facts,
            standing,
        }
    }

    /// The institution that uses the data.
    pub fn institution(&self) -> InstitutionId {
        self.facts.institution.id
    }

    /// The zone of its office.
    pub fn zone(&self) -> Zone {
        self.facts.office.profile.zone
    }

    /// Uploads that the facts refer to.
    pub fn files(&self) -> Vec<FileId> {
        let agreement = &self.facts.agreement;
        let mut files: Vec<FileId> = agreement.requests.iter().filter_map(|request| request.scan).collect();
        files.extend(agreement.approval.as_ref().and_then(|approval| approval.scan));
        files.extend(agreement.pks.as_ref().and_then(|pks| pks.scan));
        files.extend(agreement.juknis.as_ref().and_then(|juknis| juknis.scan));
        files.extend(agreement.declarations.iter().filter_map(|declaration| declaration.scan));
        files.extend(agreement.reports.iter().filter_map(|report| report.scan));
        files.extend(agreement.renewals.iter().filter_map(|renewal| match &renewal.outcome {
            Some(RenewalOutcome::Addendum(addendum)) => addendum.scan,
            _ => None,
        }));
        files.sort_unstable();
        files.dedup();
        files
    }

    /// When each stage was entered: the stage at the end of every day on which something could change it.
    pub fn stages(&self, moment: &Moment) -> Vec<StageEntered> {
        let mut entered: Vec<StageEntered> = Vec::new();
        for on in days(&self.facts, moment.today()) {
            let at = if on == moment.today() { *moment } else { Moment::at(moment.zone, on, 23) };
            let stage = stage(&self.facts, &at);
            if entered.last().is_none_or(|last| last.stage != stage) {
                entered.push(StageEntered { stage, on });
            }
        }
        entered
    }
}

/// The open duty to look at first.
pub fn most_urgent(duties: &[Duty], zone: Zone) -> Option<&Duty> {
    duties
        .iter()
        .filter(|duty| duty.state.is_open())
        .min_by_key(|duty| (duty.state != DutyState::Overdue, duty.due_on(zone).is_none(), duty.due_on(zone)))
}

fn row(facts: &Facts, standing: &Standing, today: NaiveDate) -> RegisterRow {
    let (agreement, zone) = (&facts.agreement, facts.office.profile.zone);
    let request = agreement.request();
    let count = |state| standing.duties.iter().filter(|duty| duty.state == state).count();
    let number = agreement
        .pks
        .as_ref()
        .map(|pks| pks.office_number.clone())
        .or_else(|| request.map(|request| request.letter.number.clone()))
        .unwrap_or_default();
    RegisterRow {
        id: agreement.id,
        institution: facts.institution.profile.name.clone(),
        purpose: request.map(|request| request.purpose.clone()).unwrap_or_default(),
        number,
        stage: standing.stage,
        suspended: standing.suspended,
        access_revoked: standing.access_revoked,
        access_open: standing.access.granted,
        methods: agreement.methods_on(today).iter().map(|grant| grant.method).collect(),
        signed_on: agreement.pks.as_ref().map(|pks| pks.signed_on),
        ends_on: agreement.ends_on(),
        overdue: count(DutyState::Overdue),
        due_soon: count(DutyState::DueSoon),
        next_duty: most_urgent(&standing.duties, zone).cloned(),
        ball: standing.next.first().map(|step| Ball {
            who: step.who,
            what: step.why.clone(),
            action: step.command,
            since: step.waiting_since,
            days: step.waiting_since.map(|since| (today - since).num_days()),
        }),
        marks: standing.duties.iter().filter_map(|duty| Some((duty.due_on(zone)?, duty.kind, duty.state))).collect(),
    }
}

fn found_by(facts: &Facts) -> String {
    let agreement = &facts.agreement;
    let mut words: Vec<&str> = vec![&facts.institution.profile.name];
    for request in &agreement.requests {
        words.extend([request.letter.number.as_str(), &request.purpose, &request.subject]);
    }
    words.extend(agreement.forwarding.iter().map(|letter| letter.number.as_str()));
    words.extend(agreement.approval.iter().map(|approval| approval.letter.number.as_str()));
    if let Some(pks) = &agreement.pks {
        words.extend([pks.office_number.as_str(), &pks.institution_number]);
    }
    if let Some(juknis) = &agreement.juknis {
        words.push(&juknis.number);
        words.extend(juknis.institution_number.as_deref());
    }
    words.extend(agreement.applications.iter().map(|application| application.name.as_str()));
    words.extend(agreement.operators.iter().map(|operator| operator.name.as_str()));
    words.extend(agreement.operators.iter().filter_map(|operator| operator.staff_number.as_deref()));
    words.extend(agreement.accounts.iter().map(|account| account.user_id.as_str()));
    words.extend(facts.institution.heads.iter().map(|head| head.name.as_str()));
    words.extend(agreement.reports.iter().map(|report| report.letter.number.as_str()));
    words.extend(agreement.renewals.iter().map(|renewal| renewal.letter.number.as_str()));
    words.extend(agreement.sanctions.iter().map(|sanction| sanction.letter.number.as_str()));
    words.join("\n").to_lowercase()
}

fn valid_until(facts: &Facts, moment: &Moment) -> DateTime<Utc> {
    let tomorrow = moment.today().succ_opt().unwrap_or(NaiveDate::MAX);
    let agreement = &facts.agreement;
    let lifts = agreement.sanctions.iter().filter_map(|sanction| sanction.lifted.as_ref()).map(|lift| lift.at);
    let begins = agreement.sanctions.iter().map(|sanction| sanction.from);
    let breaches = agreement.incidents.iter().flat_map(|incident| {
        [Some(incident.detected_at), incident.notified_at, incident.detected_at.checked_add_signed(HOURS_OF_NOTICE)]
    });
    let accounts = agreement.accounts.iter();
    let changes = accounts.flat_map(|account| {
        let addresses = account.address_changes.iter().map(|change| change.from);
        addresses.chain(account.cap_changes.iter().map(|change| change.from))
    });
    lifts
        .chain(begins)
        .chain(changes)
        .chain(breaches.flatten())
        .filter(|at| *at > moment.instant)
        .chain([moment.zone.midnight(tomorrow)])
        .min()
        .unwrap_or(moment.instant)
}

/// A breach notice is due 72 hours after detection (domain.md 4.12).
const HOURS_OF_NOTICE: chrono::TimeDelta = chrono::TimeDelta::hours(72);

/// Days up to today on which a stage could begin, in order.
fn days(facts: &Facts, today: NaiveDate) -> Vec<NaiveDate> {
    let agreement = &facts.agreement;
    let after = |date: NaiveDate| date.succ_opt();
    let mut days: Vec<NaiveDate> = agreement.requests.iter().map(|request| request.letter.date).collect();
    days.extend(&agreement.taken_up);
    days.extend(agreement.returns.iter().map(|returned| returned.on));
    days.extend(agreement.forwarding.iter().map(|letter| letter.date));
    days.extend(agreement.approval.iter().map(|approval| approval.letter.date));
    days.extend(agreement.finals.iter().map(|(_, on)| *on));
    days.extend(agreement.pks.iter().flat_map(|pks| [Some(pks.signed_on), after(pks.ends_on)]).flatten());
    days.extend(agreement.juknis.iter().map(|juknis| juknis.date));
    days.extend(agreement.accounts.iter().filter_map(|account| account.bast.as_ref()).map(|bast| bast.date));
    days.extend(agreement.poc_results.iter().map(|result| result.effective));
    days.extend(agreement.declarations.iter().filter(|form| form.kind.is_sptjm()).map(|form| form.signed_on));
    for renewal in &agreement.renewals {
        days.push(renewal.received_on);
        days.extend(renewal.outcome.as_ref().map(RenewalOutcome::effective));
        if let Some(RenewalOutcome::Addendum(addendum)) = &renewal.outcome {
            days.extend(after(addendum.ends_on));
        }
    }
    let term_end = agreement.ends_on();
    let bridge = term_end.map(|end| {
        let months = i32::try_from(facts.office.settings.bridge_months).unwrap_or(i32::MAX);
        patuh_domain::calendar::add_months(end, months)
    });
    days.extend(bridge.and_then(after));
    days.extend(agreement.closing.iter().map(|closing| closing.bast.date));
    if let Some(ending) = &agreement.ending {
        days.push(ending.effective());
        if let Ending::Ended { on, .. } = ending {
            days.extend(after(*on));
        }
    }
    days.push(today);
    days.retain(|day| *day <= today);
    days.sort_unstable();
    days.dedup();
    days
}

/// Stages that an office still works on.
pub const fn is_running(stage: Stage) -> bool {
    !stage.is_terminal()
}
