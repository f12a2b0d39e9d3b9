//! The access book: the facts of every agreement that has a User ID, in memory (decisions.md 24).
//!
//! Policy: a decision reads the book and nothing else. The book of an office is loaded anew, agreement by agreement, when
//! a command of this process was committed, when the office's epoch in the database has moved (looked at once a second),
//! and when a reservation finds it stale. It holds facts, not verdicts: what a date changes, `access::decide` sees itself.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use patuh_domain::access::{AccessRequest, Decision, decide, decide_effective};
use patuh_domain::agreement::{Facts, PocSubject};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use tokio::sync::{Mutex, broadcast};
use uuid::Uuid;

use super::credentials::ProgramSecret;
use crate::desk::{Committed, Desk};
use crate::machinery::rehearsals;
use crate::store::entity::{
    account_secrets, accounts, agreements, calendar, earlier_secrets, institutions, office_epochs, offices,
};
use crate::store::{Store, StoreError, load};

/// How often the epochs in the database are looked at.
const LOOKED_AT: Duration = Duration::from_secs(1);

/// What is known of a User ID.
#[derive(Clone)]
pub struct Place {
    pub account: AccountId,
    pub facts: Arc<Facts>,
    effective: Arc<Effective>,
    /// The office's epoch when the facts were read.
    pub epoch: i64,
    /// Its passwords, the newest first; none before the first reveal.
    pub secrets: Arc<[ProgramSecret]>,
    /// What is being rehearsed under it, and until when.
    pub rehearsal: Option<(PocSubject, DateTime<Utc>)>,
}

impl Place {
    /// Decides a call; without a copy of the facts where none of them lies in the future.
    pub fn decide(&self, request: &AccessRequest, moment: &Moment) -> Decision {
        if self.effective.is_all(&self.facts, moment) {
            decide_effective(&self.facts, request, moment)
        } else {
            decide(&self.facts, request, moment)
        }
    }
}

/// From when on all facts of an agreement are effective, as far as is known.
struct Effective {
    /// Microseconds since 1970.
    since: AtomicI64,
    looked_at: AtomicI64,
}

/// Microseconds after which it is looked again whether all facts are effective now.
const LOOKED_AGAIN: i64 = 1_000_000;

impl Default for Effective {
    fn default() -> Self {
        Self { since: AtomicI64::new(i64::MAX), looked_at: AtomicI64::new(i64::MIN) }
    }
}

impl Effective {
    /// `false` may also mean that it isn't known.
    fn is_all(&self, facts: &Facts, moment: &Moment) -> bool {
        let now = moment.instant.timestamp_micros();
        if self.since.load(Ordering::Acquire) <= now {
            return true;
        }
        if now.saturating_sub(self.looked_at.load(Ordering::Acquire)).saturating_abs() < LOOKED_AGAIN {
            return false;
        }
        self.looked_at.store(now, Ordering::Release);
        let all = facts.agreement.is_all_effective(moment);
        if all {
            self.since.fetch_min(now, Ordering::AcqRel);
        }
        all
    }
}

/// All books of the installation.
pub struct Book {
    store: Store,
    offices: RwLock<Arc<Pages>>,
    commits: std::sync::Mutex<broadcast::Receiver<Committed>>,
    /// Commits heard of, and how many of them the pages hold.
    heard: AtomicU64,
    read: AtomicU64,
    turn: Mutex<Option<Instant>>,
}

type Pages = HashMap<OfficeId, Arc<OfficePage>>;

/// One office.
struct OfficePage {
    epoch: i64,
    versions: Versions,
    agreements: HashMap<AgreementId, Known>,
    secrets: HashMap<AccountId, Arc<[ProgramSecret]>>,
    rehearsals: HashMap<AccountId, (PocSubject, DateTime<Utc>)>,
    /// User IDs as they are typed.
    users: HashMap<String, (AgreementId, AccountId)>,
}

/// An agreement with its version.
#[derive(Clone)]
struct Known {
    version: i64,
    facts: Arc<Facts>,
    effective: Arc<Effective>,
}

/// Versions of what all agreements of an office share.
#[derive(Clone, PartialEq, Eq)]
struct Versions {
    office: i64,
    calendar: i64,
    institutions: Vec<(Uuid, i64)>,
}

impl Book {
    /// An empty book that hears of the desk's commits.
    pub fn new(store: Store, desk: &Desk) -> Self {
        Self {
            store,
            offices: RwLock::new(Arc::new(HashMap::new())),
            commits: std::sync::Mutex::new(desk.watch()),
            heard: AtomicU64::new(0),
            read: AtomicU64::new(0),
            turn: Mutex::new(None),
        }
    }

    /// The place of a User ID, as the facts are now.
    ///
    /// # Errors
    /// The database can't be read, where it had to be.
    pub async fn find(&self, user_id: &str) -> Result<Option<Place>, StoreError> {
        self.listen();
        self.look_at_epochs(self.is_behind(), false).await?;
        let pages = self.pages();
        Ok(pages.values().find_map(|page| {
            let (agreement, account) = page.users.get(user_id)?;
            let known = page.agreements.get(agreement)?;
            Some(Place {
                account: *account,
                facts: Arc::clone(&known.facts),
                effective: Arc::clone(&known.effective),
                epoch: page.epoch,
                secrets: page.secrets.get(account).cloned().unwrap_or_default(),
                rehearsal: page.rehearsals.get(account).copied(),
            })
        }))
    }

    /// Reads anew whatever has moved, now.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        self.look_at_epochs(true, true).await
    }

    /// Looks at the epochs where it is time to, or by `force`; `must` waits until that is done.
    async fn look_at_epochs(&self, must: bool, force: bool) -> Result<(), StoreError> {
        let fresh = |looked: &Option<Instant>| looked.is_some_and(|at| at.elapsed() < LOOKED_AT);
        let mut turn = if must || self.pages().is_empty() {
            self.turn.lock().await
        } else {
            match self.turn.try_lock() {
                Ok(turn) => turn,
                // Somebody is at it.
                Err(_) => return Ok(()),
            }
        };
        let heard = self.heard.load(Ordering::Acquire);
        let done_by_another = fresh(&turn) && !self.is_behind();
        if done_by_another && !force {
            return Ok(());
        }
        // Rare and large: boxed, so that the future of every call stays small.
        Box::pin(self.read_moved()).await?;
        self.read.store(heard, Ordering::Release);
        *turn = Some(Instant::now());
        Ok(())
    }

    /// Notes what this process committed since the last call.
    fn listen(&self) {
        let mut commits = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match commits.try_recv() {
                Ok(Committed { office: None, .. }) => {}
                Ok(_) | Err(broadcast::error::TryRecvError::Lagged(_)) => {
                    self.heard.fetch_add(1, Ordering::AcqRel);
                }
                Err(broadcast::error::TryRecvError::Empty | broadcast::error::TryRecvError::Closed) => return,
            }
        }
    }

    fn is_behind(&self) -> bool {
        self.read.load(Ordering::Acquire) < self.heard.load(Ordering::Acquire)
    }

    async fn read_moved(&self) -> Result<(), StoreError> {
        let snapshot = self.store.read().await?;
        let epochs = office_epochs::Entity::find().all(&snapshot).await?;
        let known = self.pages();
        let mut pages: Pages = HashMap::with_capacity(epochs.len());
        for row in epochs {
            let office = OfficeId(row.office_id);
            let before = known.get(&office);
            let page = match before.filter(|page| page.epoch == row.epoch) {
                Some(same) => Arc::clone(same),
                None => Arc::new(page(&snapshot, office, row.epoch, before.map(AsRef::as_ref)).await?),
            };
            pages.insert(office, page);
        }
        snapshot.commit().await?;
        *self.offices.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(pages);
        Ok(())
    }

    fn pages(&self) -> Arc<Pages> {
        Arc::clone(&self.offices.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads the page of an office; agreements of which nothing has changed are taken over.
async fn page<C: ConnectionTrait>(
    db: &C,
    office: OfficeId,
    epoch: i64,
    before: Option<&OfficePage>,
) -> Result<OfficePage, StoreError> {
    let versions = versions(db, office).await?;
    let callable: BTreeSet<Uuid> = accounts::Entity::find()
        .filter(accounts::Column::OfficeId.eq(office.0))
        .select_only()
        .column(accounts::Column::AgreementId)
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let now: Vec<(Uuid, i64)> = agreements::Entity::find()
        .filter(agreements::Column::OfficeId.eq(office.0))
        .select_only()
        .columns([agreements::Column::Id, agreements::Column::Version])
        .into_tuple()
        .all(db)
        .await?;
    let before = before.filter(|page| page.versions == versions);
    let mut known: HashMap<AgreementId, Known> = HashMap::with_capacity(callable.len());
    let mut moved = Vec::new();
    for (id, version) in now.into_iter().filter(|(id, _)| callable.contains(id)) {
        let id = AgreementId(id);
        match before.and_then(|page| page.agreements.get(&id)).filter(|seen| seen.version == version) {
            Some(same) => drop(known.insert(id, same.clone())),
            None => moved.push(id),
        }
    }
    for facts in load::facts_many(db, &moved).await? {
        let version = i64::try_from(facts.version).unwrap_or(i64::MAX);
        let (id, facts) = (facts.value.agreement.id, Arc::new(facts.value));
        known.insert(id, Known { version, facts, effective: Arc::default() });
    }
    let secrets = secrets(db, office).await?;
    let users = users(&known);
    let rehearsals = rehearsals::open_of(db, office).await?;
    let rehearsals = rehearsals.into_iter().map(|(account, subject, until)| (account, (subject, until))).collect();
    Ok(OfficePage { epoch, versions, agreements: known, secrets, rehearsals, users })
}

/// Where each User ID is found. One that passed over to the agreement that followed is found there: it is closed in the
/// one before.
fn users(known: &HashMap<AgreementId, Known>) -> HashMap<String, (AgreementId, AccountId)> {
    let mut accounts: Vec<_> = known
        .values()
        .flat_map(|known| known.facts.agreement.accounts.iter().map(move |account| (&known.facts.agreement, account)))
        .collect();
    accounts.sort_by_key(|(_, account)| (account.closed_on.is_none(), account.closed_on));
    accounts.into_iter().map(|(agreement, account)| (account.user_id.clone(), (agreement.id, account.id))).collect()
}

/// Passwords of an office's User IDs; those that ended are known for a year.
async fn secrets<C: ConnectionTrait>(
    db: &C,
    office: OfficeId,
) -> Result<HashMap<AccountId, Arc<[ProgramSecret]>>, StoreError> {
    let mut secrets: HashMap<AccountId, Vec<ProgramSecret>> = HashMap::new();
    let newest = account_secrets::Entity::find().filter(account_secrets::Column::OfficeId.eq(office.0)).all(db).await?;
    for row in newest {
        secrets.entry(AccountId(row.account_id)).or_default().push(ProgramSecret {
            earlier: None,
            hash: Arc::from(row.secret_hash),
            until: None,
            mark: row.mark.map(Arc::from),
        });
    }
    let earlier = earlier_secrets::Entity::find()
        .filter(earlier_secrets::Column::OfficeId.eq(office.0))
        .filter(earlier_secrets::Column::Until.gt(Utc::now() - TimeDelta::days(365)))
        .order_by_desc(earlier_secrets::Column::Until)
        .all(db)
        .await?;
    for row in earlier {
        secrets.entry(AccountId(row.account_id)).or_default().push(ProgramSecret {
            earlier: Some(row.id),
            hash: Arc::from(row.secret_hash),
            until: Some(row.until),
            mark: row.mark.map(Arc::from),
        });
    }
    Ok(secrets.into_iter().map(|(account, list)| (account, Arc::from(list))).collect())
}

async fn versions<C: ConnectionTrait>(db: &C, office: OfficeId) -> Result<Versions, StoreError> {
    let of_office: Option<i64> = offices::Entity::find_by_id(office.0)
        .select_only()
        .column(offices::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    let of_calendar: Option<i64> =
        calendar::Entity::find().select_only().column(calendar::Column::Version).into_tuple().one(db).await?;
    let mut of_institutions: Vec<(Uuid, i64)> = institutions::Entity::find()
        .filter(institutions::Column::OfficeId.eq(office.0))
        .select_only()
        .columns([institutions::Column::Id, institutions::Column::Version])
        .into_tuple()
        .all(db)
        .await?;
    of_institutions.sort_unstable();
    Ok(Versions {
        office: of_office.unwrap_or_default(),
        calendar: of_calendar.unwrap_or_default(),
        institutions: of_institutions,
    })
}
