//! Indexes of the ledger that help what reads it and mislead nobody.
//!
//! Among indexes that begin with the office PostgreSQL took the one of hashed numbers to look an answer's look-up up by
//! its id, and read the whole office for every answer while a young table had no statistics. A hash alone finds as well.
//! Programs' look-ups have no person and need no place among those of persons.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "DROP INDEX lookups_office_id_nik_hash",
                "CREATE INDEX lookups_nik_hash ON lookups (nik_hash)",
                "DROP INDEX lookups_person_id_reserved_at",
                "CREATE INDEX lookups_person_id_reserved_at ON lookups (person_id, reserved_at) \
                 WHERE person_id IS NOT NULL",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "DROP INDEX lookups_nik_hash",
                "CREATE INDEX lookups_office_id_nik_hash ON lookups (office_id, nik_hash)",
                "DROP INDEX lookups_person_id_reserved_at",
                "CREATE INDEX lookups_person_id_reserved_at ON lookups (person_id, reserved_at)",
            ],
        )
        .await
    }
}

async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
