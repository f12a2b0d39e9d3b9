//! Pages as pictures, kept in memory by what they show: the same data is drawn once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// All pages of a document as SVG.
pub type Sheets = Arc<Vec<String>>;

/// Bytes kept at most.
const BUDGET: usize = 48 * 1024 * 1024;

/// Documents drawn lately. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    known: HashMap<String, (u64, Sheets)>,
    size: usize,
    clock: u64,
}

impl Drawn {
    /// The pages known under `key`.
    pub fn get(&self, key: &str) -> Option<Sheets> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.clock += 1;
        let now = inner.clock;
        let (used, sheets) = inner.known.get_mut(key)?;
        *used = now;
        Some(Arc::clone(sheets))
    }

    /// Keeps `sheets` under `key`; those not looked at for longest make room.
    pub fn put(&self, key: &str, sheets: &Sheets) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.clock += 1;
        let now = inner.clock;
        inner.size += weight(sheets);
        if let Some((_, before)) = inner.known.insert(key.to_owned(), (now, Arc::clone(sheets))) {
            inner.size -= weight(&before);
        }
        while inner.size > BUDGET && inner.known.len() > 1 {
            let oldest = inner.known.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone());
            let Some((_, gone)) = oldest.and_then(|key| inner.known.remove(&key)) else { break };
            inner.size -= weight(&gone);
        }
    }
}

fn weight(sheets: &Sheets) -> usize {
    sheets.iter().map(String::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_at_makes_room() {
        let drawn = Drawn::default();
        let page = |megabytes: usize| Arc::new(vec!["x".repeat(megabytes * 1024 * 1024)]);
        drawn.put("a", &page(20));
        drawn.put("b", &page(20));
        assert!(drawn.get("a").is_some());
        drawn.put("c", &page(20));
        assert!(drawn.get("b").is_none() && drawn.get("a").is_some() && drawn.get("c").is_some());
        drawn.put("huge", &page(60));
        assert!(drawn.get("huge").is_some(), "one document is always kept");
    }
}
