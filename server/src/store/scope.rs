//! The scoped entry: what an actor may know of (architecture.md, invariant 6).
//!
//! Policy: whoever reads for a person starts here, never with a bare `find()`. The rule is that of
//! `patuh_domain::actor::Actor::sees`: staff of an office see its institutions and agreements, people of an institution
//! their own, machines everything. What isn't seen looks like what isn't there.

use std::collections::BTreeSet;

use patuh_domain::actor::Actor;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::entity::{agreements, events, files, institutions, offices, suspicions};

impl agreements::Entity {
    /// Agreements that `actor` may know of.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        scoped(Self::find(), actor, agreements::Column::OfficeId, agreements::Column::InstitutionId)
    }
}

impl institutions::Entity {
    /// Institutions that `actor` may know of.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        scoped(Self::find(), actor, institutions::Column::OfficeId, institutions::Column::Id)
    }
}

impl offices::Entity {
    /// Offices that `actor` belongs to, by staff or by institution.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        if actor.is_machine() {
            return Self::find();
        }
        let own: BTreeSet<Uuid> = actor.memberships().iter().map(|held| held.office.0).collect();
        Self::find().filter(offices::Column::Id.is_in(own))
    }
}

impl files::Entity {
    /// Uploads of the offices whose staff `actor` is, and the actor's own. Scans of an institution's agreements are
    /// reached through the agreement.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        if actor.is_machine() {
            return Self::find();
        }
        let mut condition = Condition::any().add(files::Column::OfficeId.is_in(offices_of_staff(actor)));
        if let Some(person) = actor.person() {
            condition = condition.add(files::Column::UploadedBy.eq(person.0));
        }
        Self::find().filter(condition)
    }
}

impl suspicions::Entity {
    /// Forbidden input seen at the offices whose staff `actor` is.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        if actor.is_machine() {
            return Self::find();
        }
        Self::find().filter(suspicions::Column::OfficeId.is_in(offices_of_staff(actor)))
    }
}

impl events::Entity {
    /// Entries of the history of the offices whose staff `actor` is; the history of one agreement is reached through the
    /// agreement.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        if actor.is_machine() {
            return Self::find();
        }
        Self::find().filter(events::Column::OfficeId.is_in(offices_of_staff(actor)))
    }
}

fn scoped<E: EntityTrait>(query: Select<E>, actor: &Actor, office: E::Column, institution: E::Column) -> Select<E> {
    if actor.is_machine() {
        return query;
    }
    let own: BTreeSet<Uuid> =
        actor.memberships().iter().filter_map(|held| held.institution).map(|institution| institution.0).collect();
    query.filter(Condition::any().add(office.is_in(offices_of_staff(actor))).add(institution.is_in(own)))
}

fn offices_of_staff(actor: &Actor) -> BTreeSet<Uuid> {
    actor
        .memberships()
        .iter()
        .filter(|held| held.institution.is_none() && held.role.is_of_office())
        .map(|held| held.office.0)
        .collect()
}
