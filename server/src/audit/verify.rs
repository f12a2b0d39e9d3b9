//! Checking the chain: does every entry still say what it said?

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::entry::Entry;
use super::sha256;
use crate::lookup::ledger;
use crate::store::StoreError;
use crate::store::entity::{agreements, calendar, events, institutions, lanes, offices, payloads, persons};

/// Entries read at a time.
const PAGE: u64 = 2_000;

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub lanes: u64,
    pub entries: u64,
    /// Payloads that were destroyed.
    pub destroyed: u64,
    /// Of the look-ups' ledger.
    pub lookups: ledger::Held,
}

/// The first thing that doesn't hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstBad {
    pub lane: Option<Uuid>,
    pub lane_seq: Option<i64>,
    pub aggregate_id: Option<Uuid>,
    /// What is wrong, in words.
    pub what: Bilingual,
}

/// Why the chain could not be found whole.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It isn't.
    #[error("the chain does not hold: {}", .0.what.en)]
    Bad(FirstBad),
    /// It could not be read.
    #[error("the chain could not be read")]
    Store(#[from] StoreError),
}

impl From<sea_orm::DbErr> for VerifyError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// How far a lane had come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub lane: Uuid,
    pub seq: i64,
    pub hash: String,
}

/// How far all lanes had come; kept outside the database, it shows when entries are cut off at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub taken_at: DateTime<Utc>,
    pub heads: Vec<Head>,
    /// The same of the look-ups' ledger.
    #[serde(default)]
    pub lookups: Vec<Head>,
}

/// The heads of all lanes now.
///
/// # Errors
/// The database can't be read.
pub async fn checkpoint<C: ConnectionTrait>(db: &C, taken_at: DateTime<Utc>) -> Result<Checkpoint, StoreError> {
    let heads = lanes::Entity::find()
        .order_by_asc(lanes::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(|lane| Head { lane: lane.id, seq: lane.head_seq, hash: lane.head_hash })
        .collect();
    Ok(Checkpoint { taken_at, heads, lookups: ledger::heads(db).await? })
}

/// Checks every lane, every entry, every payload that is there, that the versions of all aggregates are what the history
/// says, and the look-ups' ledger; with a checkpoint also that nothing was cut off since it was taken.
///
/// # Errors
/// The first thing that doesn't hold, or the database can't be read.
pub async fn verify<C: ConnectionTrait>(db: &C, checkpoint: Option<&Checkpoint>) -> Result<Summary, VerifyError> {
    let all = lanes::Entity::find().order_by_asc(lanes::Column::Id).all(db).await?;
    let mut vouched: HashMap<Uuid, Vec<(Head, Option<Uuid>)>> = HashMap::new();
    for head in checkpoint.iter().flat_map(|checkpoint| &checkpoint.heads) {
        vouched.entry(head.lane).or_default().push((head.clone(), None));
    }
    for lane in &all {
        for head in origin_heads(lane)? {
            vouched.entry(head.lane).or_default().push((head, Some(lane.id)));
        }
    }
    let known: HashSet<Uuid> = all.iter().map(|lane| lane.id).collect();
    if let Some(missing) = vouched.keys().find(|lane| !known.contains(lane)) {
        return Err(bad(
            Some(*missing),
            None,
            Bilingual::new("Satu jalur riwayat hilang.", "A lane of the history is missing."),
        ));
    }
    let mut summary = Summary::default();
    for lane in &all {
        check_lane(db, lane, vouched.remove(&lane.id).unwrap_or_default(), &mut summary).await?;
        summary.lanes += 1;
    }
    check_versions(db).await?;
    let vouched = checkpoint.map(|checkpoint| checkpoint.lookups.as_slice()).unwrap_or_default();
    summary.lookups = ledger::verify(db, vouched).await?;
    Ok(summary)
}

/// The lanes that this one vouches for; its own name must be as it was written.
fn origin_heads(lane: &lanes::Model) -> Result<Vec<Head>, VerifyError> {
    #[derive(Deserialize)]
    struct Origin {
        lane: Uuid,
        office: Option<Uuid>,
        before: Vec<Head>,
    }
    let changed = || {
        bad(Some(lane.id), None, Bilingual::new("Awal jalur riwayat diubah.", "The origin of the lane was changed."))
    };
    if sha256(&[lane.origin.as_bytes()]) != lane.origin_hash {
        return Err(changed());
    }
    let origin: Origin = serde_json::from_str(&lane.origin).map_err(|_| changed())?;
    if origin.lane != lane.id || origin.office != lane.office_id {
        return Err(changed());
    }
    Ok(origin.before)
}

async fn check_lane<C: ConnectionTrait>(
    db: &C,
    lane: &lanes::Model,
    vouched: Vec<(Head, Option<Uuid>)>,
    summary: &mut Summary,
) -> Result<(), VerifyError> {
    let mut vouched: HashMap<i64, Vec<String>> = vouched.into_iter().fold(HashMap::new(), |mut heads, (head, _)| {
        heads.entry(head.seq).or_default().push(head.hash);
        heads
    });
    let (mut seq, mut hash) = (0_i64, lane.origin_hash.clone());
    check_vouched(lane.id, 0, &hash, &mut vouched)?;
    loop {
        let page = events::Entity::find()
            .filter(events::Column::LaneId.eq(lane.id))
            .filter(events::Column::LaneSeq.gt(seq))
            .order_by_asc(events::Column::LaneSeq)
            .limit(PAGE)
            .all(db)
            .await?;
        if page.is_empty() {
            break;
        }
        let mut bodies = payloads_of(db, &page).await?;
        for row in page {
            let payload = bodies.remove(&(row.aggregate_id, row.seq));
            check_entry(&row, seq + 1, &hash, payload.as_ref())?;
            summary.entries += 1;
            summary.destroyed += u64::from(payload.is_none());
            (seq, hash) = (row.lane_seq, row.hash);
            check_vouched(lane.id, seq, &hash, &mut vouched)?;
        }
    }
    if lane.head_seq != seq || lane.head_hash != hash || !vouched.is_empty() {
        return Err(bad(
            Some(lane.id),
            Some(seq + 1),
            Bilingual::new("Entri di ujung jalur hilang.", "Entries at the end of the lane are missing."),
        ));
    }
    Ok(())
}

fn check_vouched(lane: Uuid, seq: i64, hash: &str, vouched: &mut HashMap<i64, Vec<String>>) -> Result<(), VerifyError> {
    match vouched.remove(&seq) {
        Some(hashes) if hashes.iter().any(|expected| expected != hash) => Err(bad(
            Some(lane),
            Some(seq),
            Bilingual::new(
                "Entri tidak sama dengan yang dicatat pada titik periksa.",
                "The entry is not the one a checkpoint or later lane vouches for.",
            ),
        )),
        _ => Ok(()),
    }
}

fn check_entry(
    row: &events::Model,
    expected_seq: i64,
    previous: &str,
    payload: Option<&payloads::Model>,
) -> Result<(), VerifyError> {
    let bad = |what| bad(Some(row.lane_id), Some(expected_seq), what);
    if row.lane_seq != expected_seq {
        return Err(bad(Bilingual::new("Entri hilang.", "An entry is missing.")));
    }
    if sha256(&[row.canonical.as_bytes()]) != row.hash {
        return Err(bad(Bilingual::new("Isi entri diubah.", "The entry was changed.")));
    }
    let entry: Entry = serde_json::from_str(&row.canonical)
        .map_err(|_| bad(Bilingual::new("Entri tidak terbaca.", "The entry can't be read.")))?;
    if entry.previous != previous {
        return Err(bad(Bilingual::new(
            "Entri tidak menyambung ke entri sebelumnya.",
            "The entry does not join the one before.",
        )));
    }
    let same = entry.lane == row.lane_id
        && entry.lane_seq == row.lane_seq
        && entry.office == row.office_id
        && entry.aggregate == row.aggregate
        && entry.aggregate_id == row.aggregate_id
        && entry.seq == row.seq
        && entry.kind == row.kind
        && entry.actor.kind() == row.actor_kind
        && entry.actor.person() == row.actor_id
        && entry.recorded_at == row.recorded_at;
    if !same {
        return Err(bad(Bilingual::new(
            "Kolom entri tidak sama dengan isinya.",
            "The columns of the entry are not what it says.",
        )));
    }
    match payload {
        Some(payload) if sha256(&[payload.salt.as_bytes(), payload.body.as_bytes()]) != entry.payload => {
            Err(bad(Bilingual::new("Muatan entri diubah.", "The payload of the entry was changed.")))
        }
        _ => Ok(()),
    }
}

async fn payloads_of<C: ConnectionTrait>(
    db: &C,
    page: &[events::Model],
) -> Result<HashMap<(Uuid, i64), payloads::Model>, VerifyError> {
    let aggregates: HashSet<Uuid> = page.iter().map(|row| row.aggregate_id).collect();
    let first = page.iter().map(|row| row.seq).min().unwrap_or_default();
    let last = page.iter().map(|row| row.seq).max().unwrap_or_default();
    Ok(payloads::Entity::find()
        .filter(payloads::Column::AggregateId.is_in(aggregates))
        .filter(payloads::Column::Seq.between(first, last))
        .all(db)
        .await?
        .into_iter()
        .map(|row| ((row.aggregate_id, row.seq), row))
        .collect())
}

#[derive(FromQueryResult)]
struct Extent {
    aggregate_id: Uuid,
    entries: i64,
    first: i64,
    last: i64,
}

/// The history of each aggregate runs from 1 to its version without a gap.
async fn check_versions<C: ConnectionTrait>(db: &C) -> Result<(), VerifyError> {
    let extents = events::Entity::find()
        .select_only()
        .column(events::Column::AggregateId)
        .column_as(events::Column::Seq.count(), "entries")
        .column_as(events::Column::Seq.min(), "first")
        .column_as(events::Column::Seq.max(), "last")
        .group_by(events::Column::AggregateId)
        .into_model::<Extent>()
        .all(db)
        .await?;
    let mut versions = versions(db).await?;
    for Extent { aggregate_id, entries, first, last } in extents {
        let version = versions.remove(&aggregate_id);
        if first != 1 || entries != last || version != Some(last) {
            return Err(aggregate_bad(aggregate_id));
        }
    }
    match versions.into_keys().next() {
        Some(without_history) => Err(aggregate_bad(without_history)),
        None => Ok(()),
    }
}

async fn versions<C: ConnectionTrait>(db: &C) -> Result<HashMap<Uuid, i64>, VerifyError> {
    macro_rules! versions_of {
        ($table:ident) => {
            $table::Entity::find()
                .select_only()
                .columns([$table::Column::Id, $table::Column::Version])
                .into_tuple::<(Uuid, i64)>()
                .all(db)
                .await?
        };
    }
    let mut versions: HashMap<Uuid, i64> = versions_of!(agreements).into_iter().collect();
    versions.extend(versions_of!(institutions));
    versions.extend(versions_of!(offices));
    versions.extend(versions_of!(persons));
    versions.extend(versions_of!(calendar));
    Ok(versions)
}

fn bad(lane: Option<Uuid>, lane_seq: Option<i64>, what: Bilingual) -> VerifyError {
    VerifyError::Bad(FirstBad { lane, lane_seq, aggregate_id: None, what })
}

fn aggregate_bad(aggregate_id: Uuid) -> VerifyError {
    VerifyError::Bad(FirstBad {
        lane: None,
        lane_seq: None,
        aggregate_id: Some(aggregate_id),
        what: Bilingual::new(
            "Riwayat dan data tidak cocok: ada entri atau data yang hilang.",
            "History and data do not agree: entries or data are missing.",
        ),
    })
}
