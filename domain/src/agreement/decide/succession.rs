//! Agreements that follow others: a renewal by a new PKS, or a new one under a new name (domain.md 2; decisions.md 15).

use chrono::NaiveDate;

use super::account::access_ready;
use super::case::Case;
use super::check::{follows, letter_after, refuse, refuse_with};
use super::ready::{in_force, ready};
use super::renewal::in_process;
use super::request;
use crate::agreement::{
    Account, Agreement, AgreementAction as A, AgreementEvent as E, Application, EndCause, Ending, Facts, Method,
    Operator, PocResult, PocSubject, Predecessor, Protocol, Reader, RenewalOutcome, Request, Sanction, SanctionKind,
    Succession, Verdict, same_name,
};
use crate::calendar::Moment;
use crate::command::Ctx;
use crate::ids::InstitutionId;
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// What passes over: what happens to the agreement before, and to the one that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    pub given: Vec<E>,
    pub taken: Vec<E>,
}

/// How another agreement could follow this one now.
///
/// # Errors
/// A [`Refusal`] where neither a renewal is in process nor the institution has a new name.
pub fn succession(facts: &Facts, moment: &Moment) -> Result<Predecessor, Refusal> {
    let cause = succeedable(&Case::new(facts, moment))?;
    let pks = facts.agreement.pks.as_ref().ok_or_else(Refusal::unknown_aggregate)?;
    Ok(Predecessor { agreement: Some(facts.agreement.id), number: pks.office_number.clone(), cause, bast: None })
}

/// User IDs, operators, applications and readers of `before` pass over to `facts`, and its renewal is answered by the new
/// PKS. Passwords go on; trials that were passed aren't asked for again.
///
/// # Errors
/// A [`Refusal`] by the first rule broken: what the first hand-over of a User ID needs, a renewal that is no longer open,
/// a lock that nobody has looked at, a sanction that would be left behind, the date of the minutes.
pub fn take_over(facts: &Facts, before: &Facts, bast: Letter, ctx: &Ctx<'_>) -> Result<Passing, Refusal> {
    can_take_over(facts, before, &ctx.moment)?;
    let case = Case::new(facts, &ctx.moment);
    dated(&case, &bast)?;
    let taken = taken(&case, &before.agreement, &bast);
    Ok(Passing { given: given(&case, &before.agreement, bast.date), taken })
}

/// Whether [`take_over`] is possible now, whatever its minutes say.
///
/// # Errors
/// As there.
pub fn can_take_over(facts: &Facts, before: &Facts, moment: &Moment) -> Result<(), Refusal> {
    let (case, old) = (Case::new(facts, moment), Case::new(before, moment));
    ready(A::TakeOver, &case)?;
    if old.open_renewal().is_none() {
        return Err(refuse(
            Rule::Missing,
            (
                "Perpanjangan perjanjian sebelumnya tidak lagi diproses.",
                "The renewal of the agreement before is no longer in process.",
            ),
            ("Ajukan User ID baru untuk perjanjian ini.", "Request new User IDs for this agreement."),
        ));
    }
    let mut open = before.agreement.accounts.iter().filter(|account| account.closed_on.is_none());
    if open.any(|account| before.agreement.lock_on(account.id).is_some()) {
        return Err(refuse(
            Rule::Missing,
            ("Ada User ID yang masih dikunci.", "A User ID is still locked."),
            ("Tinjau dan buka kuncinya, atau tutup User ID itu dahulu.", "Review and unlock it, or close it first."),
        ));
    }
    old.standing_sanctions().try_for_each(|sanction| goes_along(&case, sanction))
}

/// Asked of nothing: the first events of the agreement that follows.
pub(super) fn succeed(
    today: NaiveDate,
    institution: InstitutionId,
    asked: Request,
    predecessor: Predecessor,
) -> Decision {
    let mut events = request::submit(None, today, institution, asked)?;
    events.push(E::PredecessorNamed { predecessor: Predecessor { bast: None, ..predecessor } });
    Ok(events)
}

/// Why another agreement may follow this one.
pub(super) fn succeedable(case: &Case<'_>) -> Result<Succession, Refusal> {
    if matches!(case.agreement.ending, Some(Ending::Ended { cause: EndCause::Renamed, .. })) {
        return Ok(Succession::Renamed);
    }
    in_process(case).map(|()| Succession::Renewal)
}

/// In force after a renewal, with something left that may pass over.
pub(super) fn takeable(case: &Case<'_>) -> Result<(), Refusal> {
    in_force(case)?;
    let Some(Predecessor { agreement: Some(_), cause: Succession::Renewal, bast, .. }) = &case.agreement.predecessor
    else {
        return Err(nothing("Perjanjian ini tidak meneruskan perjanjian lain.", "This agreement follows no other."));
    };
    match bast {
        Some(bast) => Err(refuse_with(
            Rule::Duplicate,
            format!("Pengalihan sudah dicatat dengan BAST {}.", bast.number),
            format!("The passing over is recorded by the minutes {}.", bast.number),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )),
        None => access_ready(case),
    }
}

/// What was imposed isn't shaken off by passing over: a sanction is lifted first, or stands on the agreement that takes
/// over as well, no later and no milder.
fn goes_along(case: &Case<'_>, sanction: &Sanction) -> Result<(), Refusal> {
    let as_hard = |own: &Sanction| {
        own.kind == sanction.kind
            && own.lifted.is_none()
            && own.per_day <= sanction.per_day
            && own.from <= sanction.from.max(case.moment.instant)
    };
    // A warning holds nothing up; its duty stays with the agreement before.
    if sanction.kind == SanctionKind::Warning || case.standing_sanctions().any(as_hard) {
        return Ok(());
    }
    let (number, per_day) = (&sanction.letter.number, sanction.per_day.unwrap_or_default());
    let (id, en) = match sanction.kind {
        SanctionKind::QuotaCut => (
            format!("Kuota perjanjian sebelumnya dikurangi menjadi {per_day} hit per hari dengan surat {number}."),
            format!("The quota of the agreement before is cut to {per_day} hits a day by the letter {number}."),
        ),
        SanctionKind::Revocation => (
            format!("Hak akses perjanjian sebelumnya dicabut dengan surat {number}."),
            format!("The right of access of the agreement before is revoked by the letter {number}."),
        ),
        SanctionKind::Suspension | SanctionKind::Warning => (
            format!("Akses perjanjian sebelumnya ditangguhkan dengan surat {number}."),
            format!("The access of the agreement before is suspended by the letter {number}."),
        ),
    };
    let remedy = (
        "Pengalihan tidak mengakhiri sanksi. Catat surat pemulihannya, atau kenakan sanksi yang sama pada perjanjian ini, lalu alihkan User ID.",
        "Passing over ends no sanction. Record the letter that lifts it, or impose the same on this agreement; then take the User IDs over.",
    );
    Err(refuse_with(Rule::Missing, id, en, remedy))
}

/// The minutes follow the Juknis, the network and the SPTJM, as at a first hand-over.
fn dated(case: &Case<'_>, bast: &Letter) -> Result<(), Refusal> {
    let name = ("BAST pengalihan", "Minutes of passing over");
    let juknis = case.agreement.juknis.as_ref().map_or(bast.date, |juknis| juknis.date);
    letter_after((juknis, ("Tanggal Juknis", "Date of the Juknis")), bast, case.today, "bast", name)?;
    if let Some(ready_on) = case.agreement.network.as_ref().and_then(|network| network.ready_on) {
        follows((ready_on, ("Tanggal jaringan siap", "Day the network was ready")), (bast.date, name), "bast_date")?;
    }
    match case.sptjm() {
        Some(sptjm) => {
            follows((sptjm.signed_on, ("Tanggal SPTJM", "Date of the SPTJM")), (bast.date, name), "bast_date")
        }
        None => Ok(()),
    }
}

/// The User IDs work no longer under the agreement before, whose renewal is answered; readers stay as they are.
fn given(case: &Case<'_>, before: &Agreement, on: NaiveDate) -> Vec<E> {
    let last = on.pred_opt().unwrap_or(on);
    let open = before.accounts.iter().filter(|account| account.closed_on.is_none());
    let mut events: Vec<E> =
        open.map(|account| E::AccountClosed { account: account.id, on: last.max(account.request.date) }).collect();
    let signed_on = case.signed_on().unwrap_or(on);
    events.push(E::RenewalConcluded { outcome: RenewalOutcome::NewAgreement { signed_on } });
    events
}

/// What is in use under the agreement before and not known in the one that follows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InUse<'a> {
    pub accounts: Vec<&'a Account>,
    pub operators: Vec<&'a Operator>,
    /// Of methods that the agreement that follows grants, as the readers.
    pub applications: Vec<&'a Application>,
    pub readers: Vec<&'a Reader>,
}

/// What [`take_over`] would pass over now.
pub fn in_use<'a>(facts: &Facts, before: &'a Facts, moment: &Moment) -> InUse<'a> {
    in_use_before(&Case::new(facts, moment), &before.agreement)
}

fn in_use_before<'a>(case: &Case<'_>, before: &'a Agreement) -> InUse<'a> {
    let agreement = case.agreement;
    let grants = |method: Method| case.grants().iter().any(|grant| grant.method == method);
    let handed_over = |one: &&Account| one.bast.is_some() && one.closed_on.is_none();
    let at_work = |one: &&Operator| {
        one.left_on.is_none() && !agreement.operators.iter().any(|known| same_name(&known.name, &one.name))
    };
    let asked_for = |one: &&Application| {
        grants(one.method) && !agreement.applications.iter().any(|known| same_name(&known.name, &one.name))
    };
    let active = |one: &&Reader| {
        one.deactivated_on.is_none() && !agreement.readers.iter().any(|known| known.serial == one.serial)
    };
    InUse {
        accounts: before.accounts.iter().filter(handed_over).collect(),
        operators: before.operators.iter().filter(at_work).collect(),
        applications: before.applications.iter().filter(asked_for).collect(),
        readers: before.readers.iter().filter(|_| grants(Method::CardReader)).filter(active).collect(),
    }
}

fn taken(case: &Case<'_>, before: &Agreement, bast: &Letter) -> Vec<E> {
    let (agreement, now) = (case.agreement, case.moment.instant);
    let InUse { accounts, operators, applications, readers } = in_use_before(case, before);
    let mut events = vec![E::TakenOver { bast: bast.clone() }];
    events.extend(accounts.into_iter().map(|account| E::AccountTakenOver {
        account: Account {
            ip_addresses: account.addresses_at(now).to_vec(),
            address_changes: Vec::new(),
            daily_cap: account.cap_at(now),
            cap_changes: Vec::new(),
            responsible: account.responsible_on(case.today).to_owned(),
            holder_changes: Vec::new(),
            bast: Some(bast.clone()),
            ..account.clone()
        },
    }));
    events.extend(
        operators
            .into_iter()
            .map(|operator| E::OperatorRegistered { operator: Operator { since: bast.date, ..operator.clone() } }),
    );
    events.extend(applications.into_iter().map(|application| E::ApplicationRegistered {
        application: Application { registered_on: bast.date, ..application.clone() },
    }));
    events.extend(readers.into_iter().map(|reader| E::ReaderRegistered { reader: reader.clone() }));
    let passed = passed_before(agreement, before, &events, bast.date);
    events.extend(passed);
    events
}

/// What was tried under the agreement before needs no trial again.
fn passed_before(agreement: &Agreement, before: &Agreement, events: &[E], on: NaiveDate) -> Vec<E> {
    let (id, office) = (agreement.id, agreement.office);
    let known = Some(agreement.clone());
    let Some(after) = events.iter().cloned().fold(known, |known, event| Agreement::evolve(known, id, office, event))
    else {
        return Vec::new();
    };
    let number = before.pks.as_ref().map(|pks| pks.office_number.clone()).unwrap_or_default();
    let was_tried = |subject: PocSubject| match subject {
        PocSubject::Method(_) => before.poc_settled(subject),
        PocSubject::Application(id) => after.application(id).is_some_and(|own| {
            let same = |one: &&Application| one.method == own.method && same_name(&one.name, &own.name);
            let earlier = before.applications.iter().find(same);
            earlier.is_some_and(|earlier| before.poc_settled(PocSubject::Application(earlier.id)))
        }),
    };
    let open = after.poc_subjects().into_iter().filter(|subject| !after.poc_settled(*subject) && was_tried(*subject));
    open.map(|subject| E::PocConcluded {
        result: PocResult {
            subject,
            verdict: Verdict::NotRequired,
            effective: on,
            letter: None,
            remark: Some(format!("PoC selesai pada perjanjian {number}")),
            protocol: Protocol::default(),
        },
    })
    .collect()
}

fn nothing(id: &'static str, en: &'static str) -> Refusal {
    refuse(Rule::Duplicate, (id, en), ("Tidak ada yang perlu dialihkan.", "There is nothing to pass over."))
}
