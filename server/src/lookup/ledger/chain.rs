//! The ledger's chain: one entry for each commit and office, which vouches for the rows of that commit.
//!
//! An entry is canonical JSON with the hash of the entry before it in the lane and a digest of its rows; its own hash is
//! SHA-256 over those bytes. A lane is an office and the start of a process; its first entry vouches for the last ones of
//! the office's earlier lanes.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::rows::{Link, answer_line, lookup_line, refusal_line};
use crate::audit::sha256;
use crate::store::StoreError;
use crate::store::entity::{lookup_answers, lookup_batches, lookup_refusals, lookups};

/// How many earlier lanes a new one vouches for.
const VOUCHED: u64 = 16;

/// The first entry that doesn't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadBatch {
    pub lane: Uuid,
    pub seq: i64,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    version: u32,
    lane: Uuid,
    seq: i64,
    office: Uuid,
    /// Hash of the entry before; empty for the first.
    previous: String,
    /// Of the first entry: hashes of the last entries of earlier lanes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    before: Vec<Vouched>,
    rows: u64,
    /// SHA-256 over the rows' lines in the order of the text.
    digest: String,
    recorded_at: i64,
}

#[derive(Serialize, Deserialize)]
struct Vouched {
    lane: Uuid,
    seq: i64,
    hash: String,
}

/// The lanes of this process, as far as they are committed.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    heads: HashMap<Uuid, (Uuid, i64, String)>,
}

impl Lanes {
    /// Where the next entry of an office goes; a new lane where there is none.
    pub(super) fn next(&mut self, office: Uuid) -> Link {
        let (lane, seq, _) = self.heads.entry(office).or_insert_with(|| (Uuid::now_v7(), 0, String::new()));
        Link { lane: *lane, seq: *seq + 1 }
    }

    /// Makes the entry that vouches for `lines`; the lanes move on.
    ///
    /// # Errors
    /// The database can't be read.
    pub(super) async fn entry<C: ConnectionTrait>(
        &mut self,
        db: &C,
        office: Uuid,
        lines: Vec<String>,
        at: DateTime<Utc>,
    ) -> Result<lookup_batches::Model, StoreError> {
        let link = self.next(office);
        let previous = self.heads.get(&office).map(|(_, _, hash)| hash.clone()).unwrap_or_default();
        let before = if link.seq == 1 { last_of_earlier(db, office).await? } else { Vec::new() };
        let rows = lines.len() as u64;
        let entry = Entry {
            version: 1,
            lane: link.lane,
            seq: link.seq,
            office,
            previous,
            before,
            rows,
            digest: digest(lines),
            recorded_at: at.timestamp_micros(),
        };
        let canonical = serde_json_canonicalizer::to_string(&entry)?;
        let hash = sha256(&[canonical.as_bytes()]);
        self.heads.insert(office, (link.lane, link.seq, hash.clone()));
        Ok(lookup_batches::Model {
            lane_id: link.lane,
            lane_seq: link.seq,
            office_id: office,
            recorded_at: at,
            canonical,
            hash,
        })
    }
}

/// Checks every entry and every row it vouches for; `Ok(Ok(n))` says how many entries hold.
///
/// # Errors
/// The database can't be read.
pub async fn verify<C: ConnectionTrait>(db: &C) -> Result<Result<u64, BadBatch>, StoreError> {
    let mut lines: HashMap<(Uuid, i64), Vec<String>> = HashMap::new();
    for row in lookups::Entity::find().all(db).await? {
        lines.entry((row.lane_id, row.lane_seq)).or_default().push(lookup_line(&row));
    }
    for row in lookup_answers::Entity::find().all(db).await? {
        lines.entry((row.lane_id, row.lane_seq)).or_default().push(answer_line(&row));
    }
    for row in lookup_refusals::Entity::find().all(db).await? {
        lines.entry((row.lane_id, row.lane_seq)).or_default().push(refusal_line(&row));
    }
    let entries = lookup_batches::Entity::find()
        .order_by_asc(lookup_batches::Column::LaneId)
        .order_by_asc(lookup_batches::Column::LaneSeq)
        .all(db)
        .await?;
    let hashes: HashMap<(Uuid, i64), String> =
        entries.iter().map(|row| ((row.lane_id, row.lane_seq), row.hash.clone())).collect();
    let mut last: BTreeMap<Uuid, (i64, String)> = BTreeMap::new();
    for row in &entries {
        let bad = BadBatch { lane: row.lane_id, seq: row.lane_seq };
        let (seq, previous) = last.get(&row.lane_id).cloned().unwrap_or_default();
        let Ok(entry) = serde_json::from_str::<Entry>(&row.canonical) else { return Ok(Err(bad)) };
        let own = lines.remove(&(row.lane_id, row.lane_seq)).unwrap_or_default();
        let holds = row.lane_seq == seq + 1
            && sha256(&[row.canonical.as_bytes()]) == row.hash
            && (entry.lane, entry.seq, entry.office) == (row.lane_id, row.lane_seq, row.office_id)
            && entry.previous == previous
            && entry.recorded_at == row.recorded_at.timestamp_micros()
            && entry.rows == own.len() as u64
            && entry.digest == digest(own)
            && entry.before.iter().all(|seen| hashes.get(&(seen.lane, seen.seq)) == Some(&seen.hash));
        if !holds {
            return Ok(Err(bad));
        }
        last.insert(row.lane_id, (row.lane_seq, row.hash.clone()));
    }
    Ok(Ok(entries.len() as u64))
}

async fn last_of_earlier<C: ConnectionTrait>(db: &C, office: Uuid) -> Result<Vec<Vouched>, StoreError> {
    let ends: Vec<(Uuid, i64)> = lookup_batches::Entity::find()
        .filter(lookup_batches::Column::OfficeId.eq(office))
        .select_only()
        .column(lookup_batches::Column::LaneId)
        .column_as(lookup_batches::Column::LaneSeq.max(), "last")
        .group_by(lookup_batches::Column::LaneId)
        .order_by_desc(lookup_batches::Column::LaneId)
        .limit(VOUCHED)
        .into_tuple()
        .all(db)
        .await?;
    let mut last = Vec::with_capacity(ends.len());
    for end in ends {
        if let Some(row) = lookup_batches::Entity::find_by_id(end).one(db).await? {
            last.push(Vouched { lane: row.lane_id, seq: row.lane_seq, hash: row.hash });
        }
    }
    Ok(last)
}

/// SHA-256 over the lines, sorted.
fn digest(mut lines: Vec<String>) -> String {
    lines.sort_unstable();
    let parts: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    sha256(&parts)
}
