//! Emblems of letterheads: uploads that were checked when they came in, read once and kept in memory.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use patuh_app::loading::Trouble;
use patuh_domain::ids::{FileId, OfficeId};
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;

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

    /// Those that letters of both sides bear.
    ///
    /// # Errors
    /// An outage where an upload can't be read: a letter is never made with another emblem than its side has chosen.
    pub async fn of(&self, office: &Office, institution: Option<&Institution>) -> Result<Emblems, Trouble> {
        let own = institution.and_then(|institution| institution.profile.emblem);
        Ok(Emblems {
            office: self.one(office.id, office.settings.stationery.emblem).await?,
            institution: self.one(office.id, own).await?,
        })
    }

    /// One of them; `None` where none is chosen, or the upload is no emblem.
    ///
    /// # Errors
    /// As [`Self::of`].
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
