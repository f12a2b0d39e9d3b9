//! What every event makes of the rows: the store's side of `evolve` (decisions.md 1).
//!
//! Policy: every match is exhaustive, so a new event is a compile error here. Rows are added; what an event learns later
//! about a fact (left, handed over, lifted, answered) fills columns that were empty. A test holds that folding the events
//! equals loading the rows.

mod agreement;
mod calendar;
mod institution;
mod office;
mod person;

use chrono::{DateTime, Utc};
use patuh_domain::command::Event;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{agreements, calendar as calendars, institutions, offices, persons};
use super::error::StoreError;

/// The one calendar: national holidays with the offices' additions.
pub const CALENDAR: Uuid = Uuid::nil();

/// Rows in one statement: no table has so many columns that they exceed what SQLite binds (32,766 values).
const ROWS: usize = 500;

/// What an event happened to: the unit of versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aggregate {
    Agreement(AgreementId),
    Institution(InstitutionId),
    Office(OfficeId),
    Person(PersonId),
    Calendar,
}

impl Aggregate {
    /// The aggregate of an event.
    pub const fn of(event: &Event) -> Self {
        match event {
            Event::Agreement { id, .. } => Self::Agreement(*id),
            Event::Institution { id, .. } => Self::Institution(*id),
            Event::Office { id, .. } => Self::Office(*id),
            Event::Person { id, .. } => Self::Person(*id),
            Event::Calendar { .. } => Self::Calendar,
        }
    }

    /// The name in the history.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement(_) => "agreement",
            Self::Institution(_) => "institution",
            Self::Office(_) => "office",
            Self::Person(_) => "person",
            Self::Calendar => "calendar",
        }
    }

    /// The id in the history.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Agreement(id) => id.0,
            Self::Institution(id) => id.0,
            Self::Office(id) => id.0,
            Self::Person(id) => id.0,
            Self::Calendar => CALENDAR,
        }
    }
}

/// Writes what `event` makes of the rows. `seq` is the aggregate's version after it, counted from 1; `at` is when it was
/// recorded.
///
/// # Errors
/// The database refuses (a reference to nothing, a value taken), or the event is of an aggregate that doesn't exist.
pub async fn apply<C: ConnectionTrait>(db: &C, seq: i64, at: DateTime<Utc>, event: Event) -> Result<(), StoreError> {
    match event {
        Event::Agreement { office, id, event } => {
            let key = super::rows::Key { agreement: id.0, office: office.0, seq, at };
            agreement::apply(db, &key, event).await
        }
        Event::Institution { office, id, event } => institution::apply(db, office, id, seq, at, event).await,
        Event::Office { id, event } => office::apply(db, id, seq, at, event).await,
        Event::Person { id, event } => person::apply(db, id, seq, at, event).await,
        Event::Calendar { event } => calendar::apply(db, seq, at, event).await,
    }
}

/// Sets the version after events were applied, if it still is `seen`.
///
/// # Errors
/// [`StoreError::Discontinuous`] where it isn't.
pub async fn advance<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    seen: i64,
    version: i64,
) -> Result<(), StoreError> {
    let rows = match aggregate {
        Aggregate::Agreement(id) => {
            agreements::Entity::update_many()
                .col_expr(agreements::Column::Version, Expr::value(version))
                .filter(agreements::Column::Id.eq(id.0))
                .filter(agreements::Column::Version.eq(seen))
                .exec(db)
                .await?
        }
        Aggregate::Institution(id) => {
            institutions::Entity::update_many()
                .col_expr(institutions::Column::Version, Expr::value(version))
                .filter(institutions::Column::Id.eq(id.0))
                .filter(institutions::Column::Version.eq(seen))
                .exec(db)
                .await?
        }
        Aggregate::Office(id) => {
            offices::Entity::update_many()
                .col_expr(offices::Column::Version, Expr::value(version))
                .filter(offices::Column::Id.eq(id.0))
                .filter(offices::Column::Version.eq(seen))
                .exec(db)
                .await?
        }
        Aggregate::Person(id) => {
            persons::Entity::update_many()
                .col_expr(persons::Column::Version, Expr::value(version))
                .filter(persons::Column::Id.eq(id.0))
                .filter(persons::Column::Version.eq(seen))
                .exec(db)
                .await?
        }
        Aggregate::Calendar => {
            calendars::Entity::update_many()
                .col_expr(calendars::Column::Version, Expr::value(version))
                .filter(calendars::Column::Id.eq(CALENDAR))
                .filter(calendars::Column::Version.eq(seen))
                .exec(db)
                .await?
        }
    }
    .rows_affected;
    if rows == 1 { Ok(()) } else { Err(StoreError::Discontinuous(aggregate.id())) }
}

/// Adds a row.
pub(crate) async fn add<C, M>(db: &C, row: M) -> Result<(), StoreError>
where
    C: ConnectionTrait,
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
{
    <M::Entity as EntityTrait>::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Adds rows, many in one statement; none is no statement.
pub(crate) async fn add_all<C, M>(db: &C, rows: Vec<M>) -> Result<(), StoreError>
where
    C: ConnectionTrait,
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    add_active(db, rows.into_iter().map(IntoActiveModel::into_active_model).collect()).await
}

/// Adds rows of which the database gives a part.
pub(crate) async fn add_active<C, A>(db: &C, rows: Vec<A>) -> Result<(), StoreError>
where
    C: ConnectionTrait,
    A: ActiveModelTrait + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(ROWS).collect();
        <A::Entity as EntityTrait>::insert_many(some).exec_without_returning(db).await?;
    }
    Ok(())
}
