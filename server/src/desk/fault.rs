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
    /// Another process got in the way; the same again may succeed.
    pub(super) fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_conflict())
    }

    /// Something was taken in the meantime; on the next try its owner is seen.
    pub(super) fn is_taken(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_duplicate())
    }

    /// Something is wrong with the program or the database, not with the command.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::Store(error)
            if !error.is_dangling() && !error.is_duplicate() && !error.is_impossible())
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
            Self::Store(error) if error.is_dangling() => DeskError::Refused(dangling()),
            Self::Store(error) if error.is_duplicate() => DeskError::Refused(taken()),
            Self::Store(error) if error.is_impossible() => DeskError::Refused(impossible()),
            Self::Store(error) => DeskError::Unavailable(error.in_full()),
        }
    }
}

fn dangling() -> Refusal {
    Refusal::new(
        Rule::Unknown,
        Bilingual::new(
            "Berkas atau data yang dirujuk tidak ditemukan di kantor ini.",
            "A file or record that is referred to was not found in this office.",
        ),
        Bilingual::new("Unggah berkasnya lagi, lalu simpan.", "Upload the file again, then save."),
    )
}

fn taken() -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::new(
            "Nomor, User ID atau data lain yang harus tunggal sudah dipakai.",
            "A number, User ID or other thing that must be single is taken.",
        ),
        Bilingual::new("Periksa isian, lalu kirim lagi.", "Check what you filled in, then send it again."),
    )
}

fn impossible() -> Refusal {
    Refusal::new(
        Rule::Field,
        Bilingual::new(
            "Isian saling bertentangan, misalnya tanggal akhir mendahului tanggal mulai.",
            "What was filled in contradicts itself, such as an end before the beginning.",
        ),
        Bilingual::new("Periksa tanggal dan pilihan yang berkaitan.", "Check the dates and choices concerned."),
    )
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
