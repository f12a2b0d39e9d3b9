//! Checking the ledger: does every entry vouch for the rows that lie there, and do the counters say what the rows say?
//!
//! Policy: lanes are walked a few entries at a time, so that a ledger of any size is checked in little memory. What is
//! not in the chain is found by counting: a row that no entry vouches for makes the sums differ.

use std::collections::{BTreeMap, HashMap};

use patuh_domain::wording::Bilingual;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;

use super::chain::{Entry, digest};
use super::counted;
use super::rows::{answer_line, lookup_line, refusal_line};
use crate::audit::{FirstBad, Head, VerifyError, sha256};
use crate::store::StoreError;
use crate::store::entity::{lookup_answers, lookup_batches, lookup_refusals, lookups};

/// Entries looked at together; each may vouch for some hundreds of rows.
const PAGE: u64 = 50;

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    pub lanes: u64,
    pub entries: u64,
    /// Look-ups, their answers, and refusals.
    pub rows: u64,
}

/// How far each lane of the ledger has come.
///
/// # Errors
/// The database can't be read.
pub async fn heads<C: ConnectionTrait>(db: &C) -> Result<Vec<Head>, StoreError> {
    let mut heads = Vec::new();
    for (lane, last) in extents(db).await? {
        if let Some(row) = lookup_batches::Entity::find_by_id((lane, last)).one(db).await? {
            heads.push(Head { lane, seq: row.lane_seq, hash: row.hash });
        }
    }
    Ok(heads)
}

/// Checks every entry, every row it vouches for, and every counter; with `vouched` (of a checkpoint) also that nothing
/// was cut off since.
///
/// # Errors
/// The first thing that doesn't hold, or the database can't be read.
pub async fn verify<C: ConnectionTrait>(db: &C, vouched: &[Head]) -> Result<Held, VerifyError> {
    let lanes = extents(db).await?;
    for head in vouched {
        check_vouched(db, head).await?;
    }
    let mut held = Held::default();
    for lane in lanes.keys() {
        check_lane(db, *lane, &mut held).await?;
        held.lanes += 1;
    }
    let rows = lookups::Entity::find().count(db).await?
        + lookup_answers::Entity::find().count(db).await?
        + lookup_refusals::Entity::find().count(db).await?;
    if rows != held.rows {
        return Err(bad(
            None,
            None,
            Bilingual::new("Ada baris pencarian di luar rantai.", "There are rows of look-ups outside the chain."),
        ));
    }
    counted::check(db).await?;
    Ok(held)
}

/// Lanes with their last sequence.
async fn extents<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<Uuid, i64>, StoreError> {
    let ends: Vec<(Uuid, i64)> = lookup_batches::Entity::find()
        .select_only()
        .column(lookup_batches::Column::LaneId)
        .column_as(lookup_batches::Column::LaneSeq.max(), "last")
        .group_by(lookup_batches::Column::LaneId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ends.into_iter().collect())
}

async fn check_vouched<C: ConnectionTrait>(db: &C, head: &Head) -> Result<(), VerifyError> {
    let row = lookup_batches::Entity::find_by_id((head.lane, head.seq)).one(db).await?;
    if row.is_some_and(|row| row.hash == head.hash) {
        return Ok(());
    }
    Err(bad(
        Some(head.lane),
        Some(head.seq),
        Bilingual::new(
            "Entri pencarian hilang atau bukan yang dicatat pada titik periksa atau jalur sesudahnya.",
            "An entry of look-ups is missing, or is not the one a checkpoint or later lane vouches for.",
        ),
    ))
}

async fn check_lane<C: ConnectionTrait>(db: &C, lane: Uuid, held: &mut Held) -> Result<(), VerifyError> {
    let (mut seq, mut hash) = (0_i64, String::new());
    loop {
        let page = lookup_batches::Entity::find()
            .filter(lookup_batches::Column::LaneId.eq(lane))
            .filter(lookup_batches::Column::LaneSeq.gt(seq))
            .order_by_asc(lookup_batches::Column::LaneSeq)
            .limit(PAGE)
            .all(db)
            .await?;
        let Some(last) = page.last().map(|row| row.lane_seq) else { return Ok(()) };
        let mut lines = lines(db, lane, seq, last).await?;
        for row in page {
            let own = lines.remove(&row.lane_seq).unwrap_or_default();
            held.rows += own.len() as u64;
            held.entries += 1;
            let entry = check_entry(&row, seq + 1, &hash, own)?;
            for head in entry.before {
                check_vouched(db, &head).await?;
            }
            (seq, hash) = (row.lane_seq, row.hash);
        }
    }
}

fn check_entry(
    row: &lookup_batches::Model,
    expected: i64,
    previous: &str,
    own: Vec<String>,
) -> Result<Entry, VerifyError> {
    let bad = |what| bad(Some(row.lane_id), Some(expected), what);
    if row.lane_seq != expected {
        return Err(bad(Bilingual::new("Entri pencarian hilang.", "An entry of look-ups is missing.")));
    }
    let changed = || Bilingual::new("Entri pencarian diubah.", "An entry of look-ups was changed.");
    if sha256(&[row.canonical.as_bytes()]) != row.hash {
        return Err(bad(changed()));
    }
    let entry: Entry = serde_json::from_str(&row.canonical).map_err(|_| bad(changed()))?;
    let same = (entry.lane, entry.seq, entry.office) == (row.lane_id, row.lane_seq, row.office_id)
        && entry.recorded_at == row.recorded_at.timestamp_micros();
    if !same {
        return Err(bad(changed()));
    }
    if entry.previous != previous {
        return Err(bad(Bilingual::new(
            "Entri pencarian tidak menyambung ke entri sebelumnya.",
            "An entry of look-ups does not join the one before.",
        )));
    }
    if entry.rows != own.len() as u64 {
        return Err(bad(Bilingual::new(
            "Baris pencarian dari entri ini hilang atau bertambah.",
            "Rows of look-ups of this entry are missing or were added.",
        )));
    }
    if entry.digest != digest(own) {
        return Err(bad(Bilingual::new(
            "Baris pencarian dari entri ini diubah.",
            "A row of look-ups of this entry was changed.",
        )));
    }
    Ok(entry)
}

/// Lines of the rows of a lane after one entry up to another, by entry.
async fn lines<C: ConnectionTrait>(
    db: &C,
    lane: Uuid,
    after: i64,
    last: i64,
) -> Result<HashMap<i64, Vec<String>>, VerifyError> {
    let mut lines: HashMap<i64, Vec<String>> = HashMap::new();
    macro_rules! take {
        ($table:ident, $line:ident) => {
            let rows = $table::Entity::find()
                .filter($table::Column::LaneId.eq(lane))
                .filter($table::Column::LaneSeq.gt(after))
                .filter($table::Column::LaneSeq.lte(last))
                .all(db)
                .await?;
            for row in rows {
                lines.entry(row.lane_seq).or_default().push($line(&row));
            }
        };
    }
    take!(lookups, lookup_line);
    take!(lookup_answers, answer_line);
    take!(lookup_refusals, refusal_line);
    Ok(lines)
}

fn bad(lane: Option<Uuid>, lane_seq: Option<i64>, what: Bilingual) -> VerifyError {
    VerifyError::Bad(FirstBad { lane, lane_seq, aggregate_id: None, what })
}
