//! Facts from rows: one aggregate, or thousands with a constant number of queries.
//!
//! Policy: whoever loads more than one table hands in a transaction ([`crate::store::Store::read`] or a writing one), so
//! that all rows are of one moment. Who may see what is settled before, by `store::scope` or the desk.

mod agreement;
mod facts;
mod parties;

use std::collections::HashMap;
use std::hash::Hash;

use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder};
use uuid::Uuid;

pub use agreement::{agreement, agreements};
pub use facts::{facts, facts_many};
pub use parties::{calendar_version, holiday_tables, institution, institutions, office, offices, people, person};

use super::error::StoreError;

/// A value with the version of its aggregate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    pub version: u64,
    pub value: T,
}

/// Ids in one statement; both databases take more.
const CHUNK: usize = 10_000;

/// All rows of a table whose `column` is one of `ids`, in the order of `order`.
async fn rows_of<E, C>(
    db: &C,
    column: &'static str,
    ids: &[Uuid],
    order: &[&'static str],
) -> Result<Vec<E::Model>, StoreError>
where
    E: EntityTrait,
    C: ConnectionTrait,
{
    let mut rows = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut query = E::find().filter(among(column, chunk));
        for column in order {
            query = query.order_by(Expr::col(*column), Order::Asc);
        }
        rows.append(&mut query.all(db).await?);
    }
    Ok(rows)
}

fn among(column: &'static str, ids: &[Uuid]) -> SimpleExpr {
    match ids {
        [one] => Expr::col(column).eq(*one),
        many => Expr::col(column).is_in(many.iter().copied()),
    }
}

/// Rows by key, each list in the order it had.
fn grouped<K: Eq + Hash, R>(rows: Vec<R>, key: impl Fn(&R) -> K) -> HashMap<K, Vec<R>> {
    let mut groups: HashMap<K, Vec<R>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
