//! Uploads: scans of signed documents, and emblems of letterheads.
//!
//! Bytes go to the disk while they come in, never wholly through memory; what a file is, is read from its bytes, not from
//! its name. They lie under their SHA-256 in the data folder (`files/ab/cd/…`), outside of what the web serves; the row
//! says whose they are. The same bytes are kept once.

use std::io;
use std::path::{Path, PathBuf};

use chrono::SubsecRound as _;
use patuh_app::views::FileRow;
use patuh_domain::ids::{FileId, OfficeId, PersonId};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

use crate::documents::{Emblem, EmblemError, MAX_BYTES};
use crate::identity::hex;
use crate::store::apply::add;
use crate::store::entity::{emblems, files, persons};
use crate::store::{Store, StoreError};

/// The largest file, in bytes: 20 MB.
pub const LARGEST: u64 = 20 * 1024 * 1024;
const LONGEST_NAME: usize = 150;
/// Enough of a file's beginning to tell what it is.
const HEAD: usize = 512;

/// Why a file wasn't taken.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    #[error("larger than 20 MB")]
    TooLarge,
    #[error("empty")]
    Empty,
    /// No emblem that a letterhead can bear.
    #[error("no emblem: {0}")]
    NoEmblem(#[from] EmblemError),
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    #[error("not of an accepted kind")]
    Unaccepted,
    /// It didn't arrive whole.
    #[error("broken off")]
    BrokenOff,
    #[error("disk: {0}")]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl FileFault {
    /// What happened and what to do.
    pub fn text(&self) -> Bilingual {
        match self {
            Self::NoEmblem(error) => error.text(),
            Self::TooLarge => Bilingual::new(
                "Berkas lebih besar dari 20 MB. Pindai dengan resolusi lebih rendah lalu unggah lagi.",
                "The file is larger than 20 MB. Scan it with a lower resolution and upload it again.",
            ),
            Self::Empty => Bilingual::new(
                "Berkas kosong. Periksa pindaiannya lalu unggah lagi.",
                "The file is empty. Check the scan and upload it again.",
            ),
            Self::Unaccepted => Bilingual::new(
                "Berkas ini bukan PDF, JPEG, atau PNG. Simpan sebagai PDF lalu unggah lagi.",
                "This file is neither PDF, JPEG nor PNG. Save it as PDF and upload it again.",
            ),
            Self::BrokenOff => Bilingual::new(
                "Unggahan terputus. Unggah berkasnya sekali lagi.",
                "The upload broke off. Upload the file again.",
            ),
            Self::Disk(_) | Self::Store(_) => Bilingual::new(
                "Berkas belum dapat disimpan. Coba lagi sebentar.",
                "The file can't be stored yet. Try again in a moment.",
            ),
        }
    }
}

/// What an upload must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// PDF, JPEG or PNG.
    Scan,
    /// What [`Emblem`] takes.
    Emblem,
}

/// The uploads.
#[derive(Clone)]
pub struct Files {
    store: Store,
    folder: PathBuf,
}

/// A file that is coming in. Dropped before it is kept, it leaves nothing.
pub struct Incoming {
    place: PathBuf,
    out: tokio::fs::File,
    digest: Sha256,
    head: Vec<u8>,
    size: u64,
}

impl Files {
    /// The uploads in `store`, their bytes in `files` of the data folder.
    pub fn new(store: Store, data_dir: &Path) -> Self {
        Self { store, folder: data_dir.join("files") }
    }

    /// A file about to come in.
    ///
    /// # Errors
    /// The disk refuses.
    pub async fn incoming(&self) -> Result<Incoming, FileFault> {
        let folder = self.folder.join("incoming");
        tokio::fs::create_dir_all(&folder).await?;
        let place = folder.join(Uuid::now_v7().simple().to_string());
        let out = tokio::fs::File::create_new(&place).await?;
        Ok(Incoming { place, out, digest: Sha256::new(), head: Vec::with_capacity(HEAD), size: 0 })
    }

    /// Keeps what came in: the bytes on the disk, then the row.
    ///
    /// # Errors
    /// The file is empty or not what is `accepted`, the disk refuses, or what the database says.
    pub async fn keep(
        &self,
        mut incoming: Incoming,
        accepted: Accepted,
        name: &str,
        office: OfficeId,
        by: PersonId,
    ) -> Result<FileId, FileFault> {
        if incoming.size == 0 {
            return Err(FileFault::Empty);
        }
        incoming.out.flush().await?;
        let media_type = match accepted {
            Accepted::Scan => kind(&incoming.head).ok_or(FileFault::Unaccepted)?,
            // Larger ones are refused unread.
            Accepted::Emblem if incoming.size > MAX_BYTES as u64 => return Err(EmblemError::TooLarge.into()),
            Accepted::Emblem => Emblem::new(tokio::fs::read(&incoming.place).await?)?.media_type(),
        };
        incoming.out.sync_all().await?;
        let sha256 = hex(&incoming.digest.clone().finalize());
        let place = self.place(&sha256);
        if let Some(folder) = place.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        tokio::fs::rename(&incoming.place, &place).await?;

        let row = files::Model {
            id: Uuid::now_v7(),
            office_id: office.0,
            sha256,
            size: i64::try_from(incoming.size).unwrap_or(i64::MAX),
            media_type: media_type.to_owned(),
            name: presentable(name),
            uploaded_by: by.0,
            uploaded_at: chrono::Utc::now().trunc_subsecs(6),
        };
        let id = FileId(row.id);
        match accepted {
            Accepted::Scan => add(self.store.db(), row).await?,
            Accepted::Emblem => add(self.store.db(), as_emblem(row)).await?,
        }
        Ok(id)
    }

    /// Where the bytes of an upload lie.
    pub fn path(&self, file: &files::Model) -> PathBuf {
        self.place(&file.sha256)
    }

    /// The bytes of an emblem of this office; `None` where it has no such emblem.
    ///
    /// # Errors
    /// The disk refuses, or what the database says.
    pub async fn emblem(&self, office: OfficeId, id: FileId) -> Result<Option<Vec<u8>>, FileFault> {
        let found = emblems::Entity::find_by_id(id.0)
            .filter(emblems::Column::OfficeId.eq(office.0))
            .one(self.store.db())
            .await
            .map_err(StoreError::from)?;
        match found {
            Some(emblem) => Ok(Some(tokio::fs::read(self.place(&emblem.sha256)).await?)),
            None => Ok(None),
        }
    }

    /// Uploads by id with the names of those who uploaded them, the latest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rows(&self, ids: Vec<FileId>) -> Result<Vec<FileRow>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = files::Entity::find()
            .filter(files::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
            .all(self.store.db())
            .await?;
        let people: std::collections::HashMap<Uuid, String> = persons::Entity::find()
            .filter(persons::Column::Id.is_in(found.iter().map(|file| file.uploaded_by)))
            .all(self.store.db())
            .await?
            .into_iter()
            .map(|person| (person.id, person.name))
            .collect();
        let mut rows: Vec<FileRow> = found
            .into_iter()
            .map(|file| FileRow {
                id: FileId(file.id),
                size: u64::try_from(file.size).unwrap_or_default(),
                uploaded_by: people.get(&file.uploaded_by).cloned().unwrap_or_default(),
                name: file.name,
                media_type: file.media_type,
                sha256: file.sha256,
                uploaded_at: file.uploaded_at,
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.uploaded_at));
        Ok(rows)
    }

    /// Which of `ids` this person uploaded, as a scan or as an emblem.
    ///
    /// # Errors
    /// What the database says.
    pub async fn uploaded_by(&self, person: PersonId, ids: &[FileId]) -> Result<Vec<FileId>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let scans = files::Entity::find()
            .filter(files::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .filter(files::Column::UploadedBy.eq(person.0))
            .all(self.store.db())
            .await?;
        let own = emblems::Entity::find()
            .filter(emblems::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .filter(emblems::Column::UploadedBy.eq(person.0))
            .all(self.store.db())
            .await?;
        Ok(scans.into_iter().map(|file| file.id).chain(own.into_iter().map(|emblem| emblem.id)).map(FileId).collect())
    }

    fn place(&self, sha256: &str) -> PathBuf {
        let (first, rest) = sha256.split_at_checked(2).unwrap_or((sha256, ""));
        let (second, _) = rest.split_at_checked(2).unwrap_or((rest, ""));
        self.folder.join(first).join(second).join(sha256)
    }
}

impl Incoming {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`FileFault::TooLarge`] as soon as it is, or the disk refuses.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<(), FileFault> {
        self.size += bytes.len() as u64;
        if self.size > LARGEST {
            return Err(FileFault::TooLarge);
        }
        let missing = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        self.digest.update(bytes);
        self.out.write_all(bytes).await?;
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Kept files were moved away; there is nothing left to remove then.
        let _ = std::fs::remove_file(&self.place);
    }
}

/// The row of an upload that was checked to be an emblem.
fn as_emblem(row: files::Model) -> emblems::Model {
    let files::Model { id, office_id, sha256, size, media_type, name, uploaded_by, uploaded_at } = row;
    emblems::Model { id, office_id, sha256, size, media_type, name, uploaded_by, uploaded_at }
}

/// The media type by content, if it is one that is taken.
fn kind(head: &[u8]) -> Option<&'static str> {
    let found = infer::get(head)?.mime_type();
    ["application/pdf", "image/jpeg", "image/png"].into_iter().find(|accepted| *accepted == found)
}

/// The last part of a name, without what could confuse a header or a screen.
fn presentable(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    if clean.is_empty() {
        return "berkas".to_owned();
    }
    let surplus = clean.chars().count().saturating_sub(LONGEST_NAME);
    // The end of a name tells more than its beginning.
    clean.chars().skip(surplus).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_say_what_a_file_is() {
        assert_eq!(kind(b"%PDF-1.7\n..."), Some("application/pdf"));
        assert_eq!(kind(&[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0]), Some("image/png"));
        assert_eq!(kind(&[0xff, 0xd8, 0xff, 0xe0, 0, 0]), Some("image/jpeg"));
        assert_eq!(kind(b"<html><script>"), None);
        assert_eq!(kind(b"PK\x03\x04"), None);
    }

    #[test]
    fn names_lose_their_folders_and_tricks() {
        assert_eq!(presentable("C:\\Pindai\\SPTJM \"asli\".pdf"), "SPTJM asli.pdf");
        assert_eq!(presentable("../../etc/passwd"), "passwd");
        assert_eq!(presentable("a\r\nb.pdf"), "ab.pdf");
        assert_eq!(presentable("///"), "berkas");
        assert_eq!(presentable(&format!("{}.pdf", "x".repeat(300))).chars().count(), LONGEST_NAME);
    }
}
