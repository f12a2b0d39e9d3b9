//! The look-ups' ledger: counts exactly, loses nothing, shows what was changed, and holds nothing of the citizen.

mod chain;
mod days;
mod exact;
mod killed;
mod program;
mod scan;
mod storage;
mod support;
