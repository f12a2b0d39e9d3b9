//! Store, door and history, on SQLite and (where `PATUH_TEST_POSTGRES` is set) on PostgreSQL.
//!
//! One program for all, because each links the whole server.

mod chain;
mod door;
mod rows;
mod schema;
mod support;
mod together;
