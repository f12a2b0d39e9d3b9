//! What look-ups may be made for.

use patuh_domain::agreement::Purpose;
use patuh_domain::ids::PurposeId;

use super::Key;
use crate::store::column::{json, parsed};
use crate::store::entity::purposes;
use crate::store::error::StoreError;

pub fn purpose_row(key: &Key, purpose: Purpose) -> Result<purposes::Model, StoreError> {
    let Purpose { id, name, methods, elements, from, until } = purpose;
    Ok(purposes::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        id: id.0,
        name,
        method_list: json(&methods)?,
        element_list: json(&elements)?,
        starts_on: from,
        ends_on: until,
    })
}

pub fn purpose(row: purposes::Model) -> Result<Purpose, StoreError> {
    Ok(Purpose {
        id: PurposeId(row.id),
        name: row.name,
        methods: parsed("purposes.method_list", &row.method_list)?,
        elements: parsed("purposes.element_list", &row.element_list)?,
        from: row.starts_on,
        until: row.ends_on,
    })
}
