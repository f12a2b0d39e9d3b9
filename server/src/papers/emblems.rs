//! Emblems of letterheads: uploads that were checked when they came in, read once and kept in memory.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use patuh_app::loading::Trouble;
use patuh_domain::agreement::{Facts, Party};
use patuh_domain::ids::{FileId, OfficeId};

use crate::documents::{Emblem, Emblems};
use crate::machinery::Files;
use crate::store::Store;

/// Emblems in memory at most; an installation with more reads some of them again.
const MOST: usize = 256;

/// The emblems. Clones share what was read.
#[derive(Clone)]
pub struct EmblemRoom {
    files: Files,
    known: Arc<Mutex<HashMap<FileId, Option<Emblem>>>>,
}

impl EmblemRoom {
    /// The emblems among the uploads in `store`.
    pub fn new(store: Store, data_dir: &Path) -> Self {
        Self { files: Files::new(store, data_dir), known: Arc::default() }
    }

    /// The emblem that a paper under `side`'s letterhead bears, in its place; without a letterhead none. That of the other
    /// side is left out: a paper doesn't change with what isn't on it.
    ///
    /// # Errors
    /// An outage where an upload can't be read: a letter is never made with another emblem than its side has chosen.
    pub async fn under(&self, side: Option<Party>, facts: &Facts) -> Result<Emblems, Trouble> {
        let office = facts.office.id;
        Ok(match side {
            None => Emblems::default(),
            Some(Party::Office) => {
                let emblem = self.one(office, facts.office.settings.stationery.emblem).await?;
                Emblems { office: emblem, institution: None }
            }
            Some(Party::Institution) => {
                let emblem = self.one(office, facts.institution.profile.emblem).await?;
                Emblems { office: None, institution: emblem }
            }
        })
    }

    /// One of them; `None` where none is chosen, or the upload is no emblem.
    ///
    /// # Errors
    /// As [`Self::under`].
    pub async fn one(&self, office: OfficeId, id: Option<FileId>) -> Result<Option<Emblem>, Trouble> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(known.clone());
        }
        let data = self.files.emblem(office, id).await.map_err(|error| {
            tracing::error!(%error, file = %id, "an emblem can't be read");
            Trouble::unavailable()
        })?;
        let emblem = data.and_then(|data| {
            let read = Emblem::new(data);
            read.inspect_err(|error| tracing::error!(%error, file = %id, "an upload chosen as emblem is none")).ok()
        });
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(id, emblem.clone());
        Ok(emblem)
    }
}
