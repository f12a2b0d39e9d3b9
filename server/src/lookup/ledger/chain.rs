//! The ledger's chain: one entry for each commit and office, which vouches for the rows of that commit.
//!
//! An entry is canonical JSON with the hash of the entry before it in the lane and a digest of its rows; its own hash is
//! SHA-256 over those bytes. A lane is an office and the start of a process; its first entry vouches for the last ones of
//! the office's earlier lanes.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::rows::Link;
use crate::audit::{Head, sha256};
use crate::store::StoreError;
use crate::store::entity::lookup_batches;

/// How many earlier lanes a new one vouches for.
const VOUCHED: u64 = 16;

/// What an entry says.
#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    version: u32,
    pub lane: Uuid,
    pub seq: i64,
    pub office: Uuid,
    /// Hash of the entry before; empty for the first.
    pub previous: String,
    /// Of the first entry: hashes of the last entries of earlier lanes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Head>,
    pub rows: u64,
    /// SHA-256 over the rows' lines in the order of the text.
    pub digest: String,
    /// Microseconds since 1970.
    pub recorded_at: i64,
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

    /// The next entry of an office begins a lane.
    pub(super) fn begins(&mut self, office: Uuid) -> bool {
        self.next(office).seq == 1
    }

    /// Makes the entry that vouches for `lines`, and, where it begins a lane, for `before`; the lanes move on.
    ///
    /// # Errors
    /// It can't be written as JSON.
    pub(super) fn entry(
        &mut self,
        office: Uuid,
        lines: Vec<String>,
        before: Vec<Head>,
        at: DateTime<Utc>,
    ) -> Result<lookup_batches::Model, StoreError> {
        let link = self.next(office);
        let previous = self.heads.get(&office).map(|(_, _, hash)| hash.clone()).unwrap_or_default();
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

/// Hashes of the last entries of the office's lanes so far.
///
/// # Errors
/// The database can't be read.
pub(super) async fn last_of_earlier<C: ConnectionTrait>(db: &C, office: Uuid) -> Result<Vec<Head>, StoreError> {
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
            last.push(Head { lane: row.lane_id, seq: row.lane_seq, hash: row.hash });
        }
    }
    Ok(last)
}

/// SHA-256 over the lines, sorted.
pub(super) fn digest(mut lines: Vec<String>) -> String {
    lines.sort_unstable();
    let parts: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    sha256(&parts)
}
