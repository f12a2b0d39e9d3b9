//! Kept forms: what somebody typed and couldn't send yet (decisions.md 11).
//!
//! A draft belongs to one person and one form, given by its path. Passwords and NIK are never kept. A person has at most
//! fifty; the oldest makes room.

use chrono::SubsecRound as _;
use patuh_app::views::{Draft, FormErrors, Posted, hidden};
use patuh_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};
use uuid::Uuid;

use crate::store::column::{json, parsed};
use crate::store::entity::drafts;
use crate::store::{Store, StoreError};

/// Drafts of one person.
const MOST: u64 = 50;
/// Words in the names of fields that are never kept.
const NEVER_KEPT: [&str; 2] = ["password", "sandi"];

/// The kept forms.
#[derive(Clone)]
pub struct Drafts {
    store: Store,
}

impl Drafts {
    /// The kept forms in `store`.
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    /// Keeps a form, in place of the draft `id` where that is this person's, else as a new one; gives its id.
    ///
    /// # Errors
    /// What the database says.
    pub async fn keep(
        &self,
        person: PersonId,
        form: &str,
        id: Option<Uuid>,
        values: &Posted,
        errors: &FormErrors,
    ) -> Result<Uuid, StoreError> {
        let (values, errors) = (json(&without_secrets(values))?, json(errors)?);
        let now = chrono::Utc::now().trunc_subsecs(6);
        let db = self.store.db();
        if let Some(id) = id {
            let replaced = drafts::Entity::update_many()
                .col_expr(drafts::Column::FieldValues, Expr::value(values.clone()))
                .col_expr(drafts::Column::Errors, Expr::value(errors.clone()))
                .col_expr(drafts::Column::SavedAt, Expr::value(now))
                .filter(drafts::Column::Id.eq(id))
                .filter(drafts::Column::PersonId.eq(person.0))
                .filter(drafts::Column::Form.eq(form))
                .exec(db)
                .await?;
            if replaced.rows_affected == 1 {
                return Ok(id);
            }
        }
        self.make_room(person).await?;
        let free = match id {
            Some(id) if drafts::Entity::find_by_id(id).one(db).await?.is_none() => id,
            _ => Uuid::now_v7(),
        };
        drafts::ActiveModel {
            id: Set(free),
            person_id: Set(person.0),
            form: Set(form.to_owned()),
            field_values: Set(values),
            errors: Set(errors),
            saved_at: Set(now),
        }
        .insert(db)
        .await?;
        Ok(free)
    }

    /// A draft of this person.
    ///
    /// # Errors
    /// What the database says, or that it can't be read any more.
    pub async fn find(&self, person: PersonId, id: Uuid) -> Result<Option<Draft>, StoreError> {
        let row =
            drafts::Entity::find_by_id(id).filter(drafts::Column::PersonId.eq(person.0)).one(self.store.db()).await?;
        row.map(read).transpose()
    }

    /// A draft of one of these people for this form.
    ///
    /// # Errors
    /// What the database says, or that it can't be read any more.
    pub async fn find_shared(&self, people: &[PersonId], form: &str, id: Uuid) -> Result<Option<Draft>, StoreError> {
        let row = drafts::Entity::find_by_id(id)
            .filter(drafts::Column::PersonId.is_in(people.iter().map(|person| person.0)))
            .filter(drafts::Column::Form.eq(form))
            .one(self.store.db())
            .await?;
        row.map(read).transpose()
    }

    /// The drafts of these people for a form, the latest first.
    ///
    /// # Errors
    /// What the database says, or that one can't be read any more.
    pub async fn of_form(&self, people: &[PersonId], form: &str) -> Result<Vec<Draft>, StoreError> {
        drafts::Entity::find()
            .filter(drafts::Column::PersonId.is_in(people.iter().map(|person| person.0)))
            .filter(drafts::Column::Form.eq(form))
            .order_by_desc(drafts::Column::SavedAt)
            .all(self.store.db())
            .await?
            .into_iter()
            .map(read)
            .collect()
    }

    /// Forgets a draft of this person, once it was sent or thrown away.
    ///
    /// # Errors
    /// What the database says.
    pub async fn discard(&self, person: PersonId, id: Uuid) -> Result<(), StoreError> {
        drafts::Entity::delete_many()
            .filter(drafts::Column::Id.eq(id))
            .filter(drafts::Column::PersonId.eq(person.0))
            .exec(self.store.db())
            .await?;
        Ok(())
    }

    async fn make_room(&self, person: PersonId) -> Result<(), StoreError> {
        let surplus: Vec<Uuid> = drafts::Entity::find()
            .select_only()
            .column(drafts::Column::Id)
            .filter(drafts::Column::PersonId.eq(person.0))
            .order_by_desc(drafts::Column::SavedAt)
            .offset(MOST - 1)
            .limit(MOST)
            .into_tuple()
            .all(self.store.db())
            .await?;
        if !surplus.is_empty() {
            drafts::Entity::delete_many().filter(drafts::Column::Id.is_in(surplus)).exec(self.store.db()).await?;
        }
        Ok(())
    }
}

/// The values that may be kept: no secrets, no NIK, and none of the hidden fields but the version, which the form needs
/// again.
pub fn without_secrets(values: &Posted) -> Posted {
    let kept = |name: &str, all: &[String]| {
        name == hidden::VERSION
            || !hidden::ALL.contains(&name)
                && !name.split('_').any(|word| NEVER_KEPT.contains(&word.to_lowercase().as_str()))
                && !all.iter().any(|value| looks_like_nik(value))
    };
    Posted(
        values.0.iter().filter(|(name, all)| kept(name, all)).map(|(name, all)| (name.clone(), all.clone())).collect(),
    )
}

/// Sixteen digits, however they are grouped: known by the value, for a method is called `call_nik` too.
fn looks_like_nik(value: &str) -> bool {
    value.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).all(|c| c.is_ascii_digit())
        && value.chars().filter(char::is_ascii_digit).count() == 16
}

fn read(row: drafts::Model) -> Result<Draft, StoreError> {
    Ok(Draft {
        id: row.id.to_string(),
        form: row.form,
        values: parsed("field_values", &row.field_values)?,
        errors: parsed("errors", &row.errors)?,
        saved_at: row.saved_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_kept() {
        let posted = Posted::from_pairs(
            [
                ("name", "Sari"),
                ("password", "x"),
                ("admin_password", "x"),
                ("kata_sandi", "x"),
                ("nik", "9901010505900001"),
                ("penanggung", "9901 0105 0590 0001"),
                ("elements_web_service_call_nik", "nama_lengkap"),
                ("key", "k"),
                ("version", "7"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let kept: Vec<_> = without_secrets(&posted).0.into_keys().collect();
        assert_eq!(kept, ["elements_web_service_call_nik", "name", "version"]);
    }
}
