//! Stage 7.

use patuh_domain::agreement::{
    IntegrationHandover, IntegrationItem, Method, PocRequest, PocResult, PocSchedule, PocSubject,
};
use patuh_domain::ids::ApplicationId;
use patuh_domain::letter::Letter;
use uuid::Uuid;

use super::Key;
use crate::store::column::{name, named, of_particulars, opt_letter, opt_letter_columns, particulars, place};
use crate::store::entity::{
    integration_handovers, integration_items, poc_request_subjects, poc_requests, poc_results, poc_schedule_subjects,
    poc_schedules,
};
use crate::store::error::StoreError;

pub fn poc_request_rows(
    key: &Key,
    request: PocRequest,
) -> Result<(poc_requests::Model, Vec<poc_request_subjects::Model>), StoreError> {
    let PocRequest { subjects, letter, wish } = request;
    let row = poc_requests::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
        particulars: particulars(&wish)?,
    };
    let subjects = subjects
        .into_iter()
        .enumerate()
        .map(|(index, subject)| {
            let (application_id, method) = subject_columns(subject)?;
            Ok(poc_request_subjects::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                application_id,
                method,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, subjects))
}

pub fn poc_request(
    row: poc_requests::Model,
    subjects: Vec<poc_request_subjects::Model>,
) -> Result<PocRequest, StoreError> {
    Ok(PocRequest {
        subjects: subjects.into_iter().map(|row| subject(row.application_id, row.method)).collect::<Result<_, _>>()?,
        letter: Letter { number: row.letter_number, date: row.letter_date },
        wish: of_particulars("poc_requests.particulars", row.particulars.as_deref())?,
    })
}

pub fn poc_schedule_rows(
    key: &Key,
    schedule: PocSchedule,
) -> Result<(poc_schedules::Model, Vec<poc_schedule_subjects::Model>), StoreError> {
    let PocSchedule { subjects, scheduled_on, confirmation, meeting } = schedule;
    let row = poc_schedules::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        scheduled_on,
        confirmation_number: confirmation.number,
        confirmation_date: confirmation.date,
        particulars: particulars(&meeting)?,
    };
    let subjects = subjects
        .into_iter()
        .enumerate()
        .map(|(index, subject)| {
            let (application_id, method) = subject_columns(subject)?;
            Ok(poc_schedule_subjects::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                application_id,
                method,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, subjects))
}

pub fn poc_schedule(
    row: poc_schedules::Model,
    subjects: Vec<poc_schedule_subjects::Model>,
) -> Result<PocSchedule, StoreError> {
    Ok(PocSchedule {
        subjects: subjects.into_iter().map(|row| subject(row.application_id, row.method)).collect::<Result<_, _>>()?,
        scheduled_on: row.scheduled_on,
        confirmation: Letter { number: row.confirmation_number, date: row.confirmation_date },
        meeting: of_particulars("poc_schedules.particulars", row.particulars.as_deref())?,
    })
}

pub fn poc_result_row(key: &Key, result: PocResult) -> Result<poc_results::Model, StoreError> {
    let PocResult { subject, verdict, effective, letter, remark, protocol } = result;
    let (application_id, method) = subject_columns(subject)?;
    let (letter_number, letter_date) = opt_letter_columns(letter);
    Ok(poc_results::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        application_id,
        method,
        verdict: name(&verdict)?,
        effective,
        letter_number,
        letter_date,
        remark,
        particulars: particulars(&protocol)?,
    })
}

pub fn poc_result(row: poc_results::Model) -> Result<PocResult, StoreError> {
    Ok(PocResult {
        subject: subject(row.application_id, row.method)?,
        verdict: named("poc_results.verdict", &row.verdict)?,
        effective: row.effective,
        letter: opt_letter(row.letter_number, row.letter_date),
        remark: row.remark,
        protocol: of_particulars("poc_results.particulars", row.particulars.as_deref())?,
    })
}

pub fn integration_rows(
    key: &Key,
    handover: IntegrationHandover,
) -> Result<(integration_handovers::Model, Vec<integration_items::Model>), StoreError> {
    let IntegrationHandover { bast, items, receiver } = handover;
    let row = integration_handovers::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        bast_number: bast.number,
        bast_date: bast.date,
        receiver,
    };
    let items = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| {
            let IntegrationItem { name, remark } = item;
            Ok(integration_items::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                name,
                remark,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, items))
}

pub fn integration(row: integration_handovers::Model, items: Vec<integration_items::Model>) -> IntegrationHandover {
    IntegrationHandover {
        bast: Letter { number: row.bast_number, date: row.bast_date },
        items: items.into_iter().map(|item| IntegrationItem { name: item.name, remark: item.remark }).collect(),
        receiver: row.receiver,
    }
}

fn subject_columns(subject: PocSubject) -> Result<(Option<Uuid>, Option<String>), StoreError> {
    Ok(match subject {
        PocSubject::Application(id) => (Some(id.0), None),
        PocSubject::Method(method) => (None, Some(name(&method)?)),
    })
}

fn subject(application: Option<Uuid>, method: Option<String>) -> Result<PocSubject, StoreError> {
    match (application, method) {
        (Some(id), None) => Ok(PocSubject::Application(ApplicationId(id))),
        (None, Some(method)) => named::<Method>("poc subject", &method).map(PocSubject::Method),
        (application, method) => {
            Err(StoreError::Unreadable { column: "poc subject", value: format!("{application:?}, {method:?}") })
        }
    }
}
