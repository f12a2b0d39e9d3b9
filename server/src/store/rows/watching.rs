//! Locks on User IDs and reviews of suspicions.

use patuh_domain::agreement::{AccountLock, SuspicionReview, Unlock};
use patuh_domain::ids::{AccountId, SuspicionId};

use super::Key;
use crate::store::column::{name, named};
use crate::store::entity::{account_locks, suspicion_reviews};
use crate::store::error::StoreError;

pub fn account_lock_row(key: &Key, lock: AccountLock) -> account_locks::Model {
    let AccountLock { account, reason, by, from, suspicion, unlocked } = lock;
    let (unlocked_at, unlocked_by, unlock_remark) = match unlocked {
        Some(Unlock { at, by, remark }) => (Some(at), Some(by), Some(remark)),
        None => (None, None, None),
    };
    account_locks::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        account_id: account.0,
        reason,
        locked_by: by,
        locked_at: from,
        suspicion_id: suspicion.map(|id| id.0),
        unlocked_at,
        unlocked_by,
        unlock_remark,
    }
}

pub fn account_lock(row: account_locks::Model) -> AccountLock {
    let unlocked = match (row.unlocked_at, row.unlocked_by, row.unlock_remark) {
        (Some(at), Some(by), Some(remark)) => Some(Unlock { at, by, remark }),
        _ => None,
    };
    AccountLock {
        account: AccountId(row.account_id),
        reason: row.reason,
        by: row.locked_by,
        from: row.locked_at,
        suspicion: row.suspicion_id.map(SuspicionId),
        unlocked,
    }
}

pub fn suspicion_review_row(key: &Key, review: SuspicionReview) -> Result<suspicion_reviews::Model, StoreError> {
    let SuspicionReview { suspicion, account, verdict, remark, by, at } = review;
    Ok(suspicion_reviews::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        suspicion_id: suspicion.0,
        account_id: account.0,
        verdict: name(&verdict)?,
        remark,
        reviewed_by: by,
        reviewed_at: at,
    })
}

pub fn suspicion_review(row: suspicion_reviews::Model) -> Result<SuspicionReview, StoreError> {
    Ok(SuspicionReview {
        suspicion: SuspicionId(row.suspicion_id),
        account: AccountId(row.account_id),
        verdict: named("suspicion_reviews.verdict", &row.verdict)?,
        remark: row.remark,
        by: row.reviewed_by,
        at: row.reviewed_at,
    })
}
