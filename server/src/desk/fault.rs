//! Why a command was not done, inside the desk.

use patuh_app::ports::DeskError;
use patuh_app::views::HistoryEntry;
use patuh_domain::refusal::{Refusal, Rule};
use patuh_domain::wording::Bilingual;

use crate::store::StoreError;

#[derive(Debug)]
pub(super) enum Fault {
    Refused(Refusal),
    Stale { current_version: u64, changes: Vec<HistoryEntry> },
    Store(StoreError),
}

impl Fault {
    /// The same again may succeed. A value taken in the meantime counts: on the next try its owner is seen.
    pub(super) fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_conflict() || error.is_duplicate())
    }

    /// Something is wrong with the program or the database, not with the command.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::Store(error) if !error.is_dangling())
    }

    pub(super) fn in_full(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.to_string(),
            Self::Stale { current_version, .. } => format!("stale, now version {current_version}"),
            Self::Store(error) => error.in_full(),
        }
    }

    pub(super) fn into_error(self) -> DeskError {
        match self {
            Self::Refused(refusal) => DeskError::Refused(refusal),
            Self::Stale { current_version, changes } => DeskError::Stale { current_version, changes },
            Self::Store(error) if error.is_dangling() => DeskError::Refused(Refusal::new(
                Rule::Unknown,
                Bilingual::new(
                    "Berkas atau data yang dirujuk tidak ditemukan di kantor ini.",
                    "A file or record that is referred to was not found in this office.",
                ),
                Bilingual::new("Unggah berkasnya lagi, lalu simpan.", "Upload the file again, then save."),
            )),
            Self::Store(error) => DeskError::Unavailable(error.in_full()),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<sea_orm::DbErr> for Fault {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}
