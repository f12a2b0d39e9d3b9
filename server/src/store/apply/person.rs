//! Events of a person's account.

use chrono::{DateTime, Utc};
use patuh_domain::ids::PersonId;
use patuh_domain::person::PersonEvent;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::add;
use crate::store::column::name as name_of;
use crate::store::entity::{memberships, persons};
use crate::store::error::StoreError;
use crate::store::rows;

pub(super) async fn apply<C: ConnectionTrait>(
    db: &C,
    id: PersonId,
    seq: i64,
    at: DateTime<Utc>,
    event: PersonEvent,
) -> Result<(), StoreError> {
    let person = || persons::Entity::update_many().filter(persons::Column::Id.eq(id.0));
    match event {
        PersonEvent::Registered { name, email } if seq == 1 => add(db, rows::person_row(id, at, name, email)).await,
        PersonEvent::Registered { name, email } => {
            person()
                .col_expr(persons::Column::Name, Expr::value(name))
                .col_expr(persons::Column::Email, Expr::value(email))
                .exec(db)
                .await?;
            Ok(())
        }
        PersonEvent::Renamed { name } => {
            person().col_expr(persons::Column::Name, Expr::value(name)).exec(db).await?;
            Ok(())
        }
        PersonEvent::Joined { membership } => add(db, rows::membership_row(id, seq, at, membership)?).await,
        PersonEvent::Left { role, office, institution, until } => {
            let place = match institution {
                Some(institution) => memberships::Column::InstitutionId.eq(institution.0),
                None => memberships::Column::InstitutionId.is_null(),
            };
            memberships::Entity::update_many()
                .col_expr(memberships::Column::UntilOn, Expr::value(until))
                .filter(memberships::Column::PersonId.eq(id.0))
                .filter(memberships::Column::Role.eq(name_of(&role)?))
                .filter(memberships::Column::OfficeId.eq(office.0))
                .filter(place)
                .exec(db)
                .await?;
            Ok(())
        }
        PersonEvent::CitizenAnswered { .. } => Ok(()),
        PersonEvent::Activated { active } => {
            person().col_expr(persons::Column::Active, Expr::value(active)).exec(db).await?;
            Ok(())
        }
    }
}
