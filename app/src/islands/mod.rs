//! What is interactive in the browser, one file an island.
//!
//! An island only adds to a page that already works: it must render nothing, or something useful,
//! without a script. The code here (and all it calls) is sent to the browser, so keep it small and
//! keep `chrono` formatting, tables of words and anything of the server out of it.

pub mod autosave;
pub mod counter;
pub mod preview;
pub mod progress;
pub mod search_key;
