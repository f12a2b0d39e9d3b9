//! The homes: what waits for this person today, by role.

use std::sync::Arc;

use chrono::{Datelike as _, Days, NaiveDate};
use patuh_app::views::{
    DutyRow, EvaluatorHome, HeadHome, Home, OperatorAccess, OperatorHome, RenewalRow, StaffHome, SystemHome, WaitingRow,
};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{AgreementAction, RenewalCall, can_do};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::{Duty, DutyKind, DutyState, Responsible};

use super::card::{Card, is_running};
use super::declarations::{same_person, to_sign};
use super::oversight;
use super::register::{by_stage, duty_row, is_of_office, waits_for_office, waits_for_others};

/// Rows of one list on a home: a screenful; the rest is behind a link.
const SCREENFUL: usize = 8;
const WEEKS: usize = 52;

/// The home of `actor`: a section for each kind of role. `system` and `suspicions` are filled in by
/// whoever counts in the database.
pub fn home(cards: &[Arc<Card>], actor: &Actor, moment: &Moment, system: Option<SystemHome>, suspicions: u64) -> Home {
    let holds = |roles: &[Role]| actor.memberships().iter().any(|held| roles.contains(&held.role));
    Home {
        moment: *moment,
        suspicions,
        staff: holds(&[Role::CooperationStaff, Role::HeadOfOffice]).then(|| staff(cards, actor, moment)),
        head: holds(&[Role::HeadOfInstitution, Role::InstitutionAdmin, Role::TechnicalOfficer])
            .then(|| head(cards, actor, moment))
            .flatten(),
        evaluator: holds(&[Role::Evaluator]).then(|| evaluator(cards, actor, moment)),
        operator: holds(&[Role::Operator]).then(|| operator(cards, actor, moment)),
        system,
        upstream: None,
    }
}

fn staff(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> StaffHome {
    let seer = Seer { actor, moment };
    let overdue = seer.duties(cards, |duty| duty.state == DutyState::Overdue);
    let due_soon = seer.duties(cards, |duty| duty.state == DutyState::DueSoon);
    let ours = seer.waiting(cards, waits_for_office);
    let others = seer.waiting(cards, waits_for_others);
    let proposals = oversight::proposed(cards, actor, moment);
    let running: Vec<&Arc<Card>> = cards.iter().filter(|card| is_running(card.standing.stage)).collect();
    StaffHome {
        overdue_total: overdue.len(),
        due_soon_total: due_soon.len(),
        waiting_total: ours.len(),
        running_total: cards.iter().filter(|card| card.standing.stage.in_force()).count(),
        overdue: cut(overdue),
        due_soon: cut(due_soon),
        waiting_for_us: cut(ours),
        others_total: others.len(),
        waiting_for_others: cut(others),
        proposals_total: proposals.len(),
        proposals: cut(proposals),
        by_stage: by_stage(&running),
        weeks: weeks(cards, moment.today()),
    }
}

fn head(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Option<HeadHome> {
    let seer = Seer { actor, moment };
    let institution = actor.memberships().iter().find_map(|held| held.institution)?;
    let own: Vec<Arc<Card>> = cards.iter().filter(|card| card.institution() == institution).map(Arc::clone).collect();
    let mut agreements: Vec<&Arc<Card>> = own.iter().collect();
    agreements.sort_by_key(|card| (card.standing.stage.is_terminal(), std::cmp::Reverse(card.id)));
    Some(HeadHome {
        institution: own.first().map(|card| card.row.institution.clone()).unwrap_or_default(),
        to_sign: to_sign(&own, actor, moment),
        duties: seer.duties(&own, |duty| duty.state.is_open() && !is_of_office(duty.who) && !is_declaration(duty)),
        agreements: agreements.into_iter().map(|card| card.row.clone()).collect(),
        waiting_for_us: seer.waiting(&own, waits_for_others),
        renewals: renewals(&own, actor, moment),
    })
}

/// Renewal letters to send, the most urgent first.
fn renewals(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Vec<RenewalRow> {
    let mut rows: Vec<RenewalRow> = cards
        .iter()
        .filter_map(|card| {
            Some(RenewalRow {
                agreement: card.id,
                number: card.row.number.clone(),
                call: RenewalCall::of(&card.standing)?,
                can_send: can_do(&card.facts, actor, AgreementAction::ReceiveRenewal, moment),
            })
        })
        .collect();
    rows.sort_by_key(|row| (row.call.due, row.agreement));
    rows
}

fn evaluator(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> EvaluatorHome {
    let today = moment.today();
    let done = |card: &Arc<Card>| {
        let evaluations = card.facts.agreement.evaluations.iter();
        evaluations.filter(|evaluation| evaluation.completed_on.year() == today.year()).count()
    };
    EvaluatorHome {
        open: Seer { actor, moment }.duties(cards, |duty| duty.kind == DutyKind::Evaluation && duty.state.is_open()),
        done_this_year: cards.iter().map(done).sum(),
    }
}

fn operator(cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> OperatorHome {
    let agreements = cards
        .iter()
        .filter(|card| actor.is_at(Role::Operator, card.institution()) && card.standing.stage.in_force())
        .map(|card| {
            let named = card
                .facts
                .agreement
                .operators
                .iter()
                .filter(|operator| operator.left_on.is_none_or(|left| left >= moment.today()))
                .find(|operator| same_person(&operator.name, actor.name()));
            let nda = named.and_then(|operator| card.facts.nda_of(&operator.name, moment));
            OperatorAccess {
                agreement: card.id,
                institution: card.row.institution.clone(),
                purpose: card.row.purpose.clone(),
                methods: card.standing.access.methods.keys().copied().collect(),
                open: card.standing.access.granted && nda.is_some(),
                why: why(card, named.is_some(), nda.is_some()),
                nda_signed_on: nda.map(|nda| nda.signed_on),
            }
        })
        .collect();
    OperatorHome { name: actor.name().to_owned(), agreements }
}

fn why(card: &Card, is_registered: bool, has_nda: bool) -> patuh_domain::wording::Bilingual {
    use patuh_domain::wording::Bilingual;
    if !card.standing.access.granted {
        return card.standing.access.why.clone();
    }
    match (is_registered, has_nda) {
        (false, _) => Bilingual::new(
            "Anda belum didaftarkan sebagai operator perjanjian ini; hubungi admin lembaga Anda.",
            "You are not registered as an operator of this agreement; ask the admin of your institution.",
        ),
        (true, false) => Bilingual::new(
            "Tanda tangani NDA lebih dulu; akun Anda tertutup sampai itu.",
            "Sign the NDA first; your account is closed until then.",
        ),
        (true, true) => card.standing.access.why.clone(),
    }
}

/// Open duties in each of the next 52 weeks, beginning with this one, by its Monday.
fn weeks(cards: &[Arc<Card>], today: NaiveDate) -> Vec<(NaiveDate, usize)> {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let mut weeks: Vec<(NaiveDate, usize)> = (0..WEEKS as u64).map(|week| (monday + Days::new(week * 7), 0)).collect();
    let zoned = cards.iter().flat_map(|card| card.standing.duties.iter().map(|duty| (duty, card.zone())));
    let open = zoned.filter(|(duty, _)| duty.state.is_open());
    for date in open.filter_map(|(duty, zone)| duty.due_on(zone)) {
        let week = usize::try_from((date - monday).num_days() / 7).ok();
        if let Some((_, count)) = week.filter(|_| date >= monday).and_then(|week| weeks.get_mut(week)) {
            *count += 1;
        }
    }
    weeks
}

/// Who looks, and when: lists say what this person can do about each row.
struct Seer<'a> {
    actor: &'a Actor,
    moment: &'a Moment,
}

impl Seer<'_> {
    /// Duties by date, those without one last.
    fn duties(&self, cards: &[Arc<Card>], which: impl Fn(&Duty) -> bool) -> Vec<DutyRow> {
        let mut rows: Vec<DutyRow> = cards
            .iter()
            .flat_map(|card| {
                let chosen = card.standing.duties.iter().filter(|duty| which(duty));
                chosen.map(|duty| duty_row(card, duty, self.actor, self.moment)).collect::<Vec<_>>()
            })
            .collect();
        rows.sort_by(|one, other| {
            let due = |row: &DutyRow| row.duty.due_on(self.moment.zone);
            let key = |row: &DutyRow| (due(row).is_none(), due(row));
            key(one).cmp(&key(other)).then_with(|| one.institution.cmp(&other.institution))
        });
        rows
    }

    /// Agreements whose ball lies so, the longest waiting first.
    fn waiting(&self, cards: &[Arc<Card>], which: impl Fn(&Card) -> bool) -> Vec<WaitingRow> {
        let mut rows: Vec<WaitingRow> = cards
            .iter()
            .filter(|card| which(card))
            .filter_map(|card| {
                let ball = card.row.ball.clone()?;
                Some(WaitingRow {
                    agreement: card.id,
                    institution: card.row.institution.clone(),
                    stage: card.standing.stage,
                    can_do: can_do(&card.facts, self.actor, ball.action, self.moment),
                    ball,
                })
            })
            .collect();
        rows.sort_by(|one, other| {
            let key = |row: &WaitingRow| (row.ball.since.is_none(), row.ball.since);
            key(one).cmp(&key(other)).then_with(|| one.institution.cmp(&other.institution))
        });
        rows
    }
}

/// Declarations have a list of their own.
const fn is_declaration(duty: &Duty) -> bool {
    matches!(duty.kind, DutyKind::Sptjm | DutyKind::Nda) && !matches!(duty.who, Responsible::Office)
}

fn cut<T>(mut rows: Vec<T>) -> Vec<T> {
    rows.truncate(SCREENFUL);
    rows
}
