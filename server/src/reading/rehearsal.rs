//! The rehearsal of a PoC as its page shows it: what is tried, what the log saw, what people noted.

use std::collections::HashMap;

use patuh_app::views::{
    AgreementView, Came, Rehearsal, RehearsalAnswer, RehearsalCheck, RehearsalSubject, RehearsalView,
};
use patuh_domain::access::Code;
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{Account, AgreementAction, Method, PocCheck, PocSubject, poc_checks};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use uuid::Uuid;

use crate::lookup::rehearsed::{Scene, rehearsed};
use crate::lookup::simulator::{TROUBLES, nik_for};
use crate::machinery::rehearsals::{self, Rehearsals, outcome_name};
use crate::store::entity::{lookup_answers, lookup_refusals, lookups};
use crate::store::{Store, StoreError};

/// The checks that what programs did can settle without a person.
const BY_THE_LOG: [&str; 2] = ["logging", "quota"];

/// Who may rehearse: whoever asks for the trial, and whoever judges it.
pub fn may_rehearse(view: &AgreementView, actor: &Actor) -> bool {
    let of = (Some(view.facts.office.id), Some(view.facts.institution.id));
    let may = |action| may_do(actor, Deed::Agreement(action), of.0, of.1).is_ok();
    may(AgreementAction::RequestPoc) || may(AgreementAction::RecordPocResult) || may(AgreementAction::NameContact)
}

/// The page, of the subject named or of the first that isn't settled.
///
/// # Errors
/// The database can't be read.
pub async fn page(
    store: &Store,
    agreement: AgreementView,
    actor: &Actor,
    named: Option<&str>,
) -> Result<RehearsalView, StoreError> {
    let facts = &agreement.facts.agreement;
    let subjects: Vec<(PocSubject, Method)> = facts
        .poc_subjects()
        .into_iter()
        .filter_map(|subject| Some((subject, method_of(&agreement, subject)?)))
        .collect();
    let chosen = subjects
        .iter()
        .position(|(subject, _)| Some(subject.key().as_str()) == named)
        .or_else(|| subjects.iter().position(|(subject, _)| !facts.poc_settled(*subject)))
        .or(if subjects.is_empty() { None } else { Some(0) });
    let shown = subjects.iter().map(|(subject, method)| RehearsalSubject {
        key: subject.key(),
        name: facts.poc_subject_name(*subject),
        method: *method,
        settled: facts.poc_settled(*subject),
        accounts: usable(&agreement, *method).map(|account| (account.id, account.user_id.clone())).collect(),
    });
    let shown: Vec<_> = shown.collect();
    let mut view = RehearsalView {
        subjects: shown,
        chosen,
        rehearsal: None,
        checks: Vec::new(),
        answers: Vec::new(),
        troubles: Vec::new(),
        may_rehearse: may_rehearse(&agreement, actor),
        may_conclude: agreement
            .possible
            .iter()
            .any(|possible| possible.action == AgreementAction::RecordPocResult && possible.allowed.is_ok()),
        agreement,
    };
    let Some((subject, method)) = chosen.and_then(|at| subjects.get(at).copied()) else { return Ok(view) };
    let last = Rehearsals::new(store.clone()).of_agreement(view.agreement.id).await?;
    let last = last.into_iter().find(|rehearsal| rehearsal.subject == subject);
    let zone = view.agreement.moment.zone;
    let seen = match &last {
        Some(rehearsal) => seen(store, rehearsal, method, zone).await?,
        None => HashMap::new(),
    };
    let noted = last.as_ref().map(|rehearsal| rehearsal.checks.as_slice()).unwrap_or_default();
    view.answers = answers(&view.agreement, subject, method).await;
    view.checks = checks(method, noted, &seen, &view.answers);
    if method.is_web_service() {
        view.troubles = TROUBLES.iter().map(|(nik, _, (id, en))| ((*nik).to_owned(), Bilingual::new(id, en))).collect();
    }
    let at = |instant| Moment::new(instant, zone);
    let user_id = |id| view.agreement.facts.agreement.account(id).map(|account| account.user_id.clone());
    view.rehearsal = last.map(|rehearsal| Rehearsal {
        id: rehearsal.id,
        open: rehearsal.is_open(view.agreement.moment.instant),
        user_id: rehearsal.account.and_then(user_id),
        started: at(rehearsal.started_at),
        open_until: at(rehearsal.open_until),
        finished: rehearsal.finished_at.map(at),
    });
    Ok(view)
}

fn method_of(view: &AgreementView, subject: PocSubject) -> Option<Method> {
    match subject {
        PocSubject::Method(method) => Some(method),
        PocSubject::Application(id) => {
            let applications = &view.facts.agreement.applications;
            applications.iter().find(|application| application.id == id).map(|application| application.method)
        }
    }
}

/// User IDs handed over and open for the method.
fn usable(view: &AgreementView, method: Method) -> impl Iterator<Item = &Account> {
    view.facts.agreement.accounts.iter().filter(move |account| {
        account.bast.is_some() && account.closed_on.is_none() && account.methods.contains(&method)
    })
}

async fn answers(view: &AgreementView, subject: PocSubject, method: Method) -> Vec<RehearsalAnswer> {
    let Some(account) = usable(view, method).next().filter(|_| method.is_web_service()) else { return Vec::new() };
    let application = match subject {
        PocSubject::Application(id) => Some(id),
        PocSubject::Method(_) => None,
    };
    let scene = Scene { facts: &view.facts, account, method, application, moment: &view.moment };
    let made = rehearsed(&scene).await;
    made.into_iter().map(|made| RehearsalAnswer { code: made.code, body: made.body, came: made.came }).collect()
}

/// When the User ID met each code since the rehearsal began, last.
async fn seen(
    store: &Store,
    rehearsal: &rehearsals::Rehearsal,
    method: Method,
    zone: Zone,
) -> Result<HashMap<&'static str, (Moment, Uuid)>, StoreError> {
    let Some(account) = rehearsal.account else { return Ok(HashMap::new()) };
    let (from, to) = (rehearsal.started_at, rehearsal.ended_at());
    let answered: Vec<(Uuid, Option<String>, chrono::DateTime<chrono::Utc>)> = lookups::Entity::find()
        .select_only()
        .column(lookups::Column::Id)
        .column(lookup_answers::Column::Code)
        .column(lookups::Column::ReservedAt)
        .join(sea_orm::JoinType::InnerJoin, joined())
        .filter(lookups::Column::AgreementId.eq(rehearsal.agreement.0))
        .filter(lookups::Column::ReservedAt.between(from, to))
        .filter(lookups::Column::AccountId.eq(account.0))
        .filter(lookups::Column::Method.eq(method.name()))
        .order_by_asc(lookups::Column::ReservedAt)
        .into_tuple()
        .all(store.db())
        .await?;
    let refused: Vec<(Uuid, String, chrono::DateTime<chrono::Utc>)> = lookup_refusals::Entity::find()
        .select_only()
        .column(lookup_refusals::Column::Id)
        .column(lookup_refusals::Column::Code)
        .column(lookup_refusals::Column::RefusedAt)
        .filter(lookup_refusals::Column::AgreementId.eq(rehearsal.agreement.0))
        .filter(lookup_refusals::Column::RefusedAt.between(from, to))
        .filter(lookup_refusals::Column::AccountId.eq(account.0))
        .filter(lookup_refusals::Column::Method.eq(method.name()))
        .order_by_asc(lookup_refusals::Column::RefusedAt)
        .into_tuple()
        .all(store.db())
        .await?;
    let answered = answered.into_iter().filter_map(|(id, code, at)| Some((id, code?, at)));
    Ok(answered
        .chain(refused)
        .filter_map(|(id, code, at)| {
            let code = Code::ALL.into_iter().find(|known| known.number() == code)?;
            Some((code.number(), (Moment::new(at, zone), id)))
        })
        .collect())
}

fn joined() -> sea_orm::RelationDef {
    lookups::Entity::belongs_to(lookup_answers::Entity)
        .from(lookups::Column::Id)
        .to(lookup_answers::Column::LookupId)
        .into()
}

fn checks(
    method: Method,
    noted: &[PocCheck],
    seen: &HashMap<&'static str, (Moment, Uuid)>,
    answers: &[RehearsalAnswer],
) -> Vec<RehearsalCheck> {
    poc_checks(method)
        .into_iter()
        .map(|(key, name)| {
            let code =
                key.strip_prefix("code_").and_then(|number| Code::ALL.into_iter().find(|c| c.number() == number));
            let met = code.and_then(|code| seen.get(code.number()).copied());
            let note = noted.iter().find(|check| check.key == key);
            let proposed = proposed(&key, met.is_some(), seen, answers);
            RehearsalCheck {
                nik: code.map(nik_for),
                seen: met,
                outcome: note.map(|check| outcome_name(check.outcome)).or(proposed),
                noted: note.is_some(),
                remark: note.and_then(|check| check.remark.clone()),
                key,
                name,
            }
        })
        .collect()
}

/// What the system itself can say; everything about how an application behaves is for people to judge.
fn proposed(
    key: &str,
    met: bool,
    seen: &HashMap<&'static str, (Moment, Uuid)>,
    answers: &[RehearsalAnswer],
) -> Option<&'static str> {
    let good = match key {
        "elements" => answers.iter().any(|answer| answer.code == Code::Found && answer.came == Came::AsExpected),
        "registered_ip" => {
            answers.iter().any(|answer| answer.code == Code::AddressNotRegistered && answer.came == Came::AsExpected)
        }
        key if BY_THE_LOG.contains(&key) => {
            if key == "quota" {
                seen.contains_key(Code::QuotaUsedUp.number())
            } else {
                !seen.is_empty()
            }
        }
        _ => met,
    };
    good.then_some("passed")
}
