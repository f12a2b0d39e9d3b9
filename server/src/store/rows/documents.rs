//! Rows of issued documents.

use patuh_domain::agreement::{DocumentCode, Edition, IssuedDocument, Revocation};

use super::Key;
use crate::store::column::{name, named, number};
use crate::store::entity::issued_documents;
use crate::store::error::StoreError;

pub fn issued_document_row(key: &Key, document: IssuedDocument) -> Result<issued_documents::Model, StoreError> {
    let IssuedDocument { edition, version, issued_on, issued_by, revoked } = document;
    let Edition {
        kind,
        subject,
        issuer,
        number,
        code,
        base_url,
        template_sha256,
        input_sha256,
        output_sha256,
        compiler,
        pages,
        size,
        incomplete,
        originals,
        text_sha256,
    } = edition;
    let (revoked_on, revoke_reason) = revoked.map(|Revocation { on, reason }| (on, reason)).unzip();
    Ok(issued_documents::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        kind,
        subject,
        issuer: name(&issuer)?,
        number,
        code: code.into(),
        base_url,
        template_sha256,
        input_sha256,
        output_sha256,
        compiler,
        pages: pages.into(),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        incomplete,
        version: version.into(),
        issued_on,
        issued_by,
        revoked_on,
        revoke_reason,
        originals: name(&originals)?,
        text_sha256,
    })
}

pub fn issued_document(row: issued_documents::Model) -> Result<IssuedDocument, StoreError> {
    let code: DocumentCode =
        row.code.parse().map_err(|_| StoreError::Unreadable { column: "issued_documents.code", value: row.code })?;
    Ok(IssuedDocument {
        edition: Edition {
            kind: row.kind,
            subject: row.subject,
            issuer: named("issued_documents.issuer", &row.issuer)?,
            number: row.number,
            code,
            base_url: row.base_url,
            template_sha256: row.template_sha256,
            input_sha256: row.input_sha256,
            output_sha256: row.output_sha256,
            compiler: row.compiler,
            pages: number("issued_documents.pages", row.pages)?,
            size: number("issued_documents.size", row.size)?,
            incomplete: row.incomplete,
            originals: named("issued_documents.originals", &row.originals)?,
            text_sha256: row.text_sha256,
        },
        version: number("issued_documents.version", row.version)?,
        issued_on: row.issued_on,
        issued_by: row.issued_by,
        revoked: row.revoked_on.zip(row.revoke_reason).map(|(on, reason)| Revocation { on, reason }),
    })
}
