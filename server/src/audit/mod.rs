//! The history: who did what and when, in a form that shows when somebody changed it afterwards.
//!
//! Policy (decisions.md 7 and 8): every event is an entry of a lane; a lane has one writer, the start of a process, for
//! one office (or for what belongs to none). An entry is canonical JSON (RFC 8785) that holds the hash of the one before
//! it, and its own hash is SHA-256 over those bytes. It names person, kind and aggregate, and of the payload only the
//! salted digest: payloads hold names and letters, sit in a table of their own and can be destroyed with minutes without
//! breaking the chain. A new lane vouches for the heads of the lanes before it. No secret ever comes here.

mod chain;
mod entry;
mod phrase;
mod recorded;
mod verify;

pub use chain::{Chain, Occasion, Writer};
pub use entry::{Entry, EntryActor};
pub use phrase::phrase;
pub use recorded::{Recorded, recorded, recorded_between, recorded_since, to_history};
pub use verify::{Checkpoint, FirstBad, Head, Summary, VerifyError, checkpoint, verify};

use sha2::{Digest, Sha256};

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(parts: &[&[u8]]) -> String {
    use std::fmt::Write as _;

    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    let mut text = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
