//! Everything with I/O: the database, documents, mail, HTTP, and the program `patuh`.
//!
//! It is a library with a thin `main`, so that tests run the server in process. It implements the
//! ports that `patuh_app` declares, with the rules of `patuh_domain`.

pub mod audit;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desk;
pub mod documents;
pub mod http;
pub mod identity;
pub mod lookup;
pub mod machinery;
pub mod night;
pub mod papers;
pub mod portal;
pub mod reading;
pub mod rooms;
#[cfg(test)]
mod source_rules;
pub mod store;
pub mod testing;

/// Look-ups and documents take and give back many small pieces on all cores.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
