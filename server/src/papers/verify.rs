//! What anybody may learn of a code or a file: kind, office, state, date, digest. Never a name, never the agreement.

use patuh_app::loading::Trouble;
use patuh_app::views::{CodeAnswer, FileAnswer, Verified};
use patuh_domain::agreement::{DocumentCode, DocumentState};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use super::{PaperRoom, code, title, unread};
use crate::identity::digest;
use crate::store::entity::{issued_documents, offices};
use crate::store::{StoreError, rows};

/// Written before the code in the clear part of every file (`lib/page.typ`).
const MARK: &[u8] = b"patuh:";
/// A code with its hyphens.
const CODE: usize = 14;

/// What a typed code says.
///
/// # Errors
/// An outage where the database can't be read.
pub(super) async fn code(room: &PaperRoom, typed: &str) -> Result<CodeAnswer, Trouble> {
    let Ok(code) = typed.parse::<DocumentCode>() else { return Ok(CodeAnswer::Unknown) };
    if let Some(row) = by_code(room, &code).await.map_err(unread)? {
        return Ok(CodeAnswer::Issued(told(room, row).await.map_err(unread)?));
    }
    Ok(match code::draft_kind(&room.keys, &code) {
        Some(kind) => {
            let (id, en) = kind.title();
            let title = Bilingual::new(id, en);
            CodeAnswer::Draft { code: code.to_string(), kind: kind.code().to_owned(), title }
        }
        None => CodeAnswer::Unknown,
    })
}

impl PaperRoom {
    /// What a file is; nothing of it is kept.
    ///
    /// # Errors
    /// An outage where the database can't be read.
    pub async fn check_file(&self, bytes: &[u8]) -> Result<FileAnswer, Trouble> {
        if !bytes.starts_with(b"%PDF-") {
            return Ok(FileAnswer::Unreadable(Bilingual::new(
                "Berkas ini bukan PDF. Pilih berkas PDF yang Anda terima.",
                "This file is no PDF. Choose the PDF you received.",
            )));
        }
        if let Some(row) = by_digest(self, &digest(bytes)).await.map_err(unread)? {
            return Ok(FileAnswer::Genuine(told(self, row).await.map_err(unread)?));
        }
        for code in codes(bytes) {
            if let Some(row) = by_code(self, &code).await.map_err(unread)? {
                // Signatures and stamp duty are added behind the bytes that were signed.
                let size = usize::try_from(row.size).unwrap_or(usize::MAX);
                let whole = bytes.get(..size).is_some_and(|start| digest(start) == row.output_sha256);
                let verified = told(self, row).await.map_err(unread)?;
                return Ok(if whole { FileAnswer::Extended(verified) } else { FileAnswer::Altered(verified) });
            }
            if let Some(kind) = code::draft_kind(&self.keys, &code) {
                let (id, en) = kind.title();
                return Ok(FileAnswer::Draft { title: Bilingual::new(id, en) });
            }
        }
        Ok(FileAnswer::Unknown)
    }
}

/// The codes that a file bears in clear, the first few.
fn codes(bytes: &[u8]) -> Vec<DocumentCode> {
    let mut found = Vec::new();
    for at in marks(bytes) {
        let start = at + MARK.len();
        let typed = bytes.get(start..start + CODE).and_then(|typed| std::str::from_utf8(typed).ok());
        if let Some(code) = typed.and_then(|typed| typed.parse().ok())
            && !found.contains(&code)
        {
            found.push(code);
        }
        if found.len() == 4 {
            break;
        }
    }
    found
}

/// Where the mark stands.
fn marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK).map(|(at, _)| at)
}

async fn by_code(room: &PaperRoom, code: &DocumentCode) -> Result<Option<issued_documents::Model>, StoreError> {
    let query = issued_documents::Entity::find().filter(issued_documents::Column::Code.eq(code.as_str()));
    Ok(query.one(room.store.db()).await?)
}

async fn by_digest(room: &PaperRoom, sha256: &str) -> Result<Option<issued_documents::Model>, StoreError> {
    let query = issued_documents::Entity::find().filter(issued_documents::Column::OutputSha256.eq(sha256));
    Ok(query.one(room.store.db()).await?)
}

/// The row without what is nobody's business.
async fn told(room: &PaperRoom, row: issued_documents::Model) -> Result<Verified, StoreError> {
    let db = room.store.db();
    let office = offices::Entity::find_by_id(row.office_id).one(db).await?;
    let same_subject = match &row.subject {
        Some(subject) => issued_documents::Column::Subject.eq(subject.clone()),
        None => issued_documents::Column::Subject.is_null(),
    };
    let latest: Option<i64> = issued_documents::Entity::find()
        .select_only()
        .column(issued_documents::Column::Version)
        .filter(issued_documents::Column::AgreementId.eq(row.agreement_id))
        .filter(issued_documents::Column::Kind.eq(row.kind.clone()))
        .filter(same_subject)
        .order_by_desc(issued_documents::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    let document = rows::issued_document(row)?;
    let latest = latest.and_then(|latest| u32::try_from(latest).ok()).unwrap_or(document.version);
    let state = match &document.revoked {
        Some(revoked) => DocumentState::Revoked { on: revoked.on },
        None if latest > document.version => DocumentState::Superseded { by: latest },
        None => DocumentState::Current,
    };
    let edition = document.edition;
    Ok(Verified {
        code: edition.code.to_string(),
        title: title(&edition.kind),
        kind: edition.kind,
        office: office.map(|office| office.name).unwrap_or_default(),
        version: document.version,
        state,
        issued_on: document.issued_on,
        pages: edition.pages,
        size: edition.size,
        sha256: edition.output_sha256,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_the_clear_part_of_a_file() {
        let code = DocumentCode::from_random(&[9; 32]);
        let file =
            format!("%PDF-1.7 patuh: patuh:2222-2222-222Q <pdf:Keywords>patuh:{code}</pdf:Keywords> patuh:{code}");
        assert_eq!(codes(file.as_bytes()), [code]);
        assert!(codes(b"%PDF-1.7 patuh:").is_empty());
    }
}
