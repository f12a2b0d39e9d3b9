//! Locks on User IDs and reviews of suspicions.

use super::case::Case;
use super::check::{filled, refuse, refuse_with};
use crate::agreement::{AccountLock, AfterReview, AgreementEvent as E, SuspicionReview, SuspicionVerdict, Unlock};
use crate::command::Ctx;
use crate::ids::{AccountId, SuspicionId};
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

const REASON: (&str, &str) = ("Alasan", "Reason");
const REMARK: (&str, &str) = ("Catatan", "Remark");

pub(super) fn lock(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    id: AccountId,
    reason: String,
    suspicion: Option<SuspicionId>,
) -> Decision {
    filled(&reason, "reason", REASON)?;
    Ok(vec![locked(case, ctx, id, reason, suspicion)?])
}

pub(super) fn unlock(case: &Case<'_>, ctx: &Ctx<'_>, id: AccountId, remark: String) -> Decision {
    filled(&remark, "remark", REMARK)?;
    Ok(vec![unlocked(case, ctx, id, remark)?])
}

/// A second review corrects the first; both stay in the history.
pub(super) fn review(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    suspicion: SuspicionId,
    account: AccountId,
    verdict: SuspicionVerdict,
    after: AfterReview,
    remark: String,
) -> Decision {
    case.agreement.account(account).ok_or_else(Refusal::unknown_aggregate)?;
    filled(&remark, "remark", REMARK)?;
    let review = SuspicionReview {
        suspicion,
        account,
        verdict,
        remark: remark.clone(),
        by: ctx.actor.name().to_owned(),
        at: ctx.moment.instant,
    };
    let mut events = vec![E::SuspicionReviewed { review }];
    match after {
        AfterReview::Leave => {}
        AfterReview::Lock => events.push(locked(case, ctx, account, remark, Some(suspicion))?),
        AfterReview::Unlock => events.push(unlocked(case, ctx, account, remark)?),
    }
    Ok(events)
}

fn locked(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    id: AccountId,
    reason: String,
    suspicion: Option<SuspicionId>,
) -> Result<E, Refusal> {
    let account = case.agreement.account(id).ok_or_else(Refusal::unknown_aggregate)?;
    if account.closed_on.is_some() || case.agreement.lock_on(id).is_some() {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("User ID {} sudah dikunci atau ditutup.", account.user_id),
            format!("The User ID {} is locked or closed already.", account.user_id),
            ("Tidak perlu dikunci lagi.", "There is no need to lock it again."),
        )
        .at("account"));
    }
    let lock = AccountLock {
        account: id,
        reason,
        by: ctx.actor.name().to_owned(),
        from: ctx.moment.instant,
        suspicion,
        unlocked: None,
    };
    Ok(E::AccountLocked { lock })
}

fn unlocked(case: &Case<'_>, ctx: &Ctx<'_>, id: AccountId, remark: String) -> Result<E, Refusal> {
    case.agreement.account(id).ok_or_else(Refusal::unknown_aggregate)?;
    if case.agreement.lock_on(id).is_none() {
        return Err(refuse(
            Rule::Duplicate,
            ("User ID ini tidak dikunci.", "This User ID is not locked."),
            ("Tidak perlu dibuka.", "There is nothing to unlock."),
        )
        .at("account"));
    }
    let unlock = Unlock { at: ctx.moment.instant, by: ctx.actor.name().to_owned(), remark };
    Ok(E::AccountUnlocked { account: id, unlock })
}
