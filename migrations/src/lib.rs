//! The schema of Patuh, step by step: the source of truth on SQLite and PostgreSQL alike.
//!
//! Policy: one code path for both databases; every step runs in a transaction and leaves nothing when it fails; a step
//! once released is never edited, a later one changes what it made. Names of enums are spelled out here although the
//! domain has them too: a step is history and must not change when the domain does.

mod m0001_parties;
mod m0002_machinery;
mod m0003_history;
mod m0004_request;
mod m0005_text;
mod m0006_onboarding;
mod m0007_trial;
mod m0008_life;
mod m0009_lookups;
mod m0010_access_terms;
mod m0011_upstream;
mod m0013_purposes;
mod m0014_suspicions;
mod m0015_particular;
mod m0016_assessment;
mod m0017_documents;
mod m0018_clauses;
mod m0024_rehearsals;
mod m0026_wording;
mod m0027_letterheads;
mod m0028_lookup_indexes;
mod m0030_measures;
mod m0035_succession;
mod m0036_calendar_links;
mod shape;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// Tables that belong to no office: the installation as a whole, people (who may belong to several offices), the
/// calendar (national, with an office's additions), and the histories' lanes.
pub const GLOBAL_TABLES: [&str; 15] = [
    "calendar",
    "calendar_links",
    "credentials",
    "drafts",
    "events",
    "holidays",
    "idempotency_keys",
    "installation",
    "invitations",
    "lanes",
    "memberships",
    "outbox",
    "payloads",
    "persons",
    "sessions",
];

/// All steps in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_parties::Migration),
            Box::new(m0002_machinery::Migration),
            Box::new(m0003_history::Migration),
            Box::new(m0004_request::Migration),
            Box::new(m0005_text::Migration),
            Box::new(m0006_onboarding::Migration),
            Box::new(m0007_trial::Migration),
            Box::new(m0008_life::Migration),
            Box::new(m0009_lookups::Migration),
            Box::new(m0013_purposes::Migration),
            Box::new(m0015_particular::Migration),
            Box::new(m0014_suspicions::Migration),
            Box::new(m0016_assessment::Migration),
            Box::new(m0017_documents::Migration),
            Box::new(m0018_clauses::Migration),
            Box::new(m0024_rehearsals::Migration),
            Box::new(m0010_access_terms::Migration),
            Box::new(m0011_upstream::Migration),
            Box::new(m0027_letterheads::Migration),
            Box::new(m0026_wording::Migration),
            Box::new(m0028_lookup_indexes::Migration),
            Box::new(m0030_measures::Migration),
            Box::new(m0035_succession::Migration),
            Box::new(m0036_calendar_links::Migration),
        ]
    }
}
