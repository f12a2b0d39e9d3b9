//! Writing the chain.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use patuh_domain::actor::Actor;
use patuh_domain::command::Event;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use uuid::Uuid;

use super::entry::{Entry, EntryActor, kind_of, office_of};
use super::sha256;
use crate::store::apply::{add_active, add_all};
use crate::store::entity::{events, lanes, payloads};
use crate::store::{Aggregate, StoreError};

/// How many earlier lanes a new one vouches for.
const VOUCHED: u64 = 16;

/// The writer of lanes: the start of a process. Gives each office one lane, begun with the first entry.
#[derive(Debug, Clone)]
pub struct Writer {
    lanes: HashMap<Option<Uuid>, Uuid>,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A writer that has begun no lane yet.
    pub fn new() -> Self {
        Self { lanes: HashMap::new() }
    }

    /// The chain as this writer goes on with it in one transaction.
    pub fn chain(&self) -> Chain {
        Chain { lanes: self.lanes.clone(), heads: HashMap::new() }
    }

    /// Takes over the lanes begun in a transaction that was committed.
    pub fn committed(&mut self, chain: Chain) {
        self.lanes = chain.lanes;
    }
}

/// The chain within one transaction. Cloned before a part that may fail, put back when it did.
#[derive(Debug, Clone)]
pub struct Chain {
    lanes: HashMap<Option<Uuid>, Uuid>,
    heads: HashMap<Uuid, LaneHead>,
}

#[derive(Debug, Clone)]
struct LaneHead {
    seq: i64,
    hash: String,
}

/// What all entries of one command have in common.
pub struct Occasion<'a> {
    pub actor: &'a Actor,
    pub at: DateTime<Utc>,
    /// The world's time, where the office's clock is shifted.
    pub real_at: Option<DateTime<Utc>>,
}

#[derive(Serialize)]
struct Origin {
    lane: Uuid,
    office: Option<Uuid>,
    started_at: DateTime<Utc>,
    before: Vec<super::verify::Head>,
}

impl Chain {
    /// Appends an entry for each event; the first has the sequence `first_seq`.
    ///
    /// # Errors
    /// The database refuses; then the transaction must be given up.
    pub async fn append<C: ConnectionTrait>(
        &mut self,
        db: &C,
        occasion: &Occasion<'_>,
        first_seq: i64,
        happened: &[Event],
    ) -> Result<(), StoreError> {
        let mut entries = Vec::with_capacity(happened.len());
        let mut bodies = Vec::with_capacity(happened.len());
        let mut touched = Vec::new();
        for (seq, event) in (first_seq..).zip(happened) {
            let office = office_of(event);
            let lane = self.lane(db, office, occasion.at).await?;
            let head = self.head(db, lane).await?;
            let aggregate = Aggregate::of(event);
            let (salt, body) = (hex(&rand::random::<[u8; 16]>()), serde_json_canonicalizer::to_string(event)?);
            let entry = Entry {
                version: 1,
                lane,
                lane_seq: head.seq + 1,
                previous: head.hash.clone(),
                office,
                aggregate: aggregate.name().to_owned(),
                aggregate_id: aggregate.id(),
                seq,
                kind: kind_of(event)?,
                actor: EntryActor::from(occasion.actor),
                recorded_at: occasion.at,
                real_at: occasion.real_at,
                payload: sha256(&[salt.as_bytes(), body.as_bytes()]),
            };
            let canonical = serde_json_canonicalizer::to_string(&entry)?;
            let hash = sha256(&[canonical.as_bytes()]);
            *head = LaneHead { seq: entry.lane_seq, hash: hash.clone() };
            if !touched.contains(&lane) {
                touched.push(lane);
            }
            bodies.push(payloads::Model { aggregate_id: entry.aggregate_id, seq, salt, body });
            entries.push(events::ActiveModel {
                position: ActiveValue::NotSet,
                ..events::Model {
                    position: 0,
                    lane_id: lane,
                    lane_seq: entry.lane_seq,
                    canonical,
                    hash,
                    office_id: office,
                    aggregate: entry.aggregate,
                    aggregate_id: entry.aggregate_id,
                    seq,
                    kind: entry.kind,
                    actor_kind: entry.actor.kind().to_owned(),
                    actor_id: entry.actor.person(),
                    recorded_at: entry.recorded_at,
                }
                .into_active_model()
            });
        }
        add_active(db, entries).await?;
        add_all(db, bodies).await?;
        for lane in touched {
            self.store_head(db, lane).await?;
        }
        Ok(())
    }

    /// The lane of this office; begun where there is none.
    async fn lane<C: ConnectionTrait>(
        &mut self,
        db: &C,
        office: Option<Uuid>,
        at: DateTime<Utc>,
    ) -> Result<Uuid, StoreError> {
        if let Some(lane) = self.lanes.get(&office) {
            return Ok(*lane);
        }
        let same_office = match office {
            Some(office) => lanes::Column::OfficeId.eq(office),
            None => lanes::Column::OfficeId.is_null(),
        };
        let before = lanes::Entity::find()
            .filter(same_office)
            .order_by_desc(lanes::Column::Id)
            .limit(VOUCHED)
            .all(db)
            .await?
            .into_iter()
            .map(|lane| super::verify::Head { lane: lane.id, seq: lane.head_seq, hash: lane.head_hash })
            .collect();
        let lane = Uuid::now_v7();
        let origin = serde_json_canonicalizer::to_string(&Origin { lane, office, started_at: at, before })?;
        let origin_hash = sha256(&[origin.as_bytes()]);
        let row = lanes::Model {
            id: lane,
            office_id: office,
            started_at: at,
            origin,
            origin_hash: origin_hash.clone(),
            head_seq: 0,
            head_hash: origin_hash.clone(),
        };
        lanes::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        self.lanes.insert(office, lane);
        self.heads.insert(lane, LaneHead { seq: 0, hash: origin_hash });
        Ok(lane)
    }

    async fn head<C: ConnectionTrait>(&mut self, db: &C, lane: Uuid) -> Result<&mut LaneHead, StoreError> {
        match self.heads.entry(lane) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(place) => {
                let row = lanes::Entity::find_by_id(lane).one(db).await?.ok_or(StoreError::Discontinuous(lane))?;
                Ok(place.insert(LaneHead { seq: row.head_seq, hash: row.head_hash }))
            }
        }
    }

    async fn store_head<C: ConnectionTrait>(&self, db: &C, lane: Uuid) -> Result<(), StoreError> {
        let head = self.heads.get(&lane).ok_or(StoreError::Discontinuous(lane))?;
        lanes::Entity::update_many()
            .col_expr(lanes::Column::HeadSeq, Expr::value(head.seq))
            .col_expr(lanes::Column::HeadHash, Expr::value(head.hash.clone()))
            .filter(lanes::Column::Id.eq(lane))
            .exec(db)
            .await?;
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
