//! Sessions: a random token in a cookie, known to the database by its digest.
//!
//! A session ends 12 hours after it was last used, 30 days after it began, or when it is closed. The time of last use is
//! written at most once a minute.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set,
};
use uuid::Uuid;

use super::token::Token;
use crate::store::StoreError;
use crate::store::entity::{persons, sessions};

/// Without a request for this long a session ends.
pub const IDLE: TimeDelta = TimeDelta::hours(12);
/// However busy, a session ends after this long.
pub const LONGEST: TimeDelta = TimeDelta::days(30);
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);
const LONGEST_AGENT: usize = 200;

/// The session by which a request came, in its extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentSession(pub Uuid);

/// From where somebody signs in.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub agent: String,
}

/// Begins a session and clears away the person's ended ones.
pub(super) async fn open(
    on: &impl ConnectionTrait,
    person: Uuid,
    origin: &Origin,
    now: DateTime<Utc>,
) -> Result<Token, StoreError> {
    sessions::Entity::delete_many()
        .filter(sessions::Column::PersonId.eq(person))
        .filter(sessions::Column::ExpiresAt.lte(now))
        .exec(on)
        .await?;
    let token = Token::fresh();
    sessions::ActiveModel {
        id: Set(Uuid::now_v7()),
        token_sha256: Set(token.digest()),
        person_id: Set(person),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + IDLE),
        address: Set(origin.address.map(|address| address.to_string()).unwrap_or_default()),
        agent: Set(origin.agent.chars().filter(|c| !c.is_control()).take(LONGEST_AGENT).collect()),
    }
    .insert(on)
    .await?;
    Ok(token)
}

/// The session of `token` with its person, if it still runs and the person may sign in; its last use is noted.
pub(super) async fn find(
    on: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<(sessions::Model, persons::Model)>, StoreError> {
    let session = sessions::Entity::find()
        .filter(sessions::Column::TokenSha256.eq(token.digest()))
        .filter(sessions::Column::ExpiresAt.gt(now))
        .one(on)
        .await?;
    let Some(session) = session else { return Ok(None) };
    let person = persons::Entity::find_by_id(session.person_id).one(on).await?;
    let Some(person) = person.filter(|person| person.active) else { return Ok(None) };
    if now - session.last_seen_at >= TOUCH_EVERY {
        let noted = sessions::Entity::update_many()
            .col_expr(sessions::Column::LastSeenAt, Expr::value(now))
            .col_expr(sessions::Column::ExpiresAt, Expr::value((now + IDLE).min(session.created_at + LONGEST)))
            .filter(sessions::Column::Id.eq(session.id))
            .exec(on)
            .await;
        // Worth a line in the log, not a page that doesn't come.
        if let Err(error) = noted {
            tracing::warn!(%error, "the last use of a session can't be noted");
        }
    }
    Ok(Some((session, person)))
}

/// Ends one session.
pub(super) async fn close(on: &impl ConnectionTrait, session: Uuid) -> Result<(), StoreError> {
    sessions::Entity::delete_by_id(session).exec(on).await?;
    Ok(())
}

/// Ends every session of a person, but for one.
pub(super) async fn close_all(
    on: &impl ConnectionTrait,
    person: Uuid,
    except: Option<Uuid>,
) -> Result<u64, StoreError> {
    let mut closing = sessions::Entity::delete_many().filter(sessions::Column::PersonId.eq(person));
    if let Some(kept) = except {
        closing = closing.filter(sessions::Column::Id.ne(kept));
    }
    Ok(closing.exec(on).await?.rows_affected)
}

/// The running sessions of a person, the last used first.
pub(super) async fn list(
    on: &impl ConnectionTrait,
    person: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<sessions::Model>, StoreError> {
    Ok(sessions::Entity::find()
        .filter(sessions::Column::PersonId.eq(person))
        .filter(sessions::Column::ExpiresAt.gt(now))
        .order_by_desc(sessions::Column::LastSeenAt)
        .all(on)
        .await?)
}
