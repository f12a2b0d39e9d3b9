//! Stages 1 to 4.

use chrono::NaiveDate;
use patuh_domain::agreement::{
    Approval, Checklist, ChecklistItem, Contact, DataBalikan, MethodGrant, Predecessor, Request, Return, Team,
    TeamMember,
};
use patuh_domain::ids::{AgreementId, FileId};
use patuh_domain::letter::Letter;

use super::Key;
use crate::store::column::{
    json, name, named, of_particulars, opt_letter, opt_letter_columns, opt_number, parsed, particulars, place,
};
use crate::store::entity::{
    approvals, checklist_items, checklists, completions, contacts, forwardings, predecessors, request_methods,
    requests, returns, takeups, team_members, teams,
};
use crate::store::error::StoreError;

pub fn request_rows(key: &Key, request: Request) -> Result<(requests::Model, Vec<request_methods::Model>), StoreError> {
    let Request { letter, subject, purpose, daily_need, methods, data_balikan, term_years, received_on, study, scan } =
        request;
    let (balikan_field_list, balikan_channel_list) = balikan_columns(data_balikan)?;
    let row = requests::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
        subject,
        purpose,
        daily_need: daily_need.map(i64::from),
        balikan_field_list,
        balikan_channel_list,
        term_years: term_years.map(i64::from),
        received_on,
        scan: scan.map(|file| file.0),
        particulars: particulars(&study)?,
    };
    let methods = methods
        .into_iter()
        .enumerate()
        .map(|(index, grant)| {
            let MethodGrant { method, elements, address_parts, mandatory } = grant;
            Ok(request_methods::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                method: name(&method)?,
                element_list: json(&elements)?,
                address_part_list: json(&address_parts)?,
                mandatory_list: json(&mandatory)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, methods))
}

pub fn request(row: requests::Model, methods: Vec<request_methods::Model>) -> Result<Request, StoreError> {
    Ok(Request {
        letter: Letter { number: row.letter_number, date: row.letter_date },
        subject: row.subject,
        purpose: row.purpose,
        daily_need: opt_number("requests.daily_need", row.daily_need)?,
        methods: methods
            .into_iter()
            .map(|row| {
                Ok(MethodGrant {
                    method: named("request_methods.method", &row.method)?,
                    elements: parsed("request_methods.element_list", &row.element_list)?,
                    address_parts: parsed("request_methods.address_part_list", &row.address_part_list)?,
                    mandatory: parsed("request_methods.mandatory_list", &row.mandatory_list)?,
                })
            })
            .collect::<Result<_, StoreError>>()?,
        data_balikan: balikan(row.balikan_field_list, row.balikan_channel_list)?,
        term_years: opt_number("requests.term_years", row.term_years)?,
        received_on: row.received_on,
        study: of_particulars("requests.particulars", row.particulars.as_deref())?,
        scan: row.scan.map(FileId),
    })
}

pub fn predecessor_row(key: &Key, predecessor: Predecessor) -> Result<predecessors::Model, StoreError> {
    let Predecessor { agreement, number, cause, bast } = predecessor;
    let (bast_number, bast_date) = opt_letter_columns(bast);
    Ok(predecessors::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        predecessor_id: agreement.map(|id| id.0),
        number,
        cause: name(&cause)?,
        bast_number,
        bast_date,
    })
}

pub fn predecessor(row: predecessors::Model) -> Result<Predecessor, StoreError> {
    Ok(Predecessor {
        agreement: row.predecessor_id.map(AgreementId),
        number: row.number,
        cause: named("predecessors.cause", &row.cause)?,
        bast: opt_letter(row.bast_number, row.bast_date),
    })
}

pub fn takeup_row(key: &Key, on: NaiveDate) -> takeups::Model {
    takeups::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        taken_up_on: on,
    }
}

pub fn checklist_rows(
    key: &Key,
    checklist: Checklist,
) -> Result<(checklists::Model, Vec<checklist_items::Model>), StoreError> {
    let Checklist { on, officer, items } = checklist;
    let row = checklists::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        checked_on: on,
        officer,
    };
    let items = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| {
            let ChecklistItem { requirement, present, remark } = item;
            Ok(checklist_items::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                requirement,
                present,
                remark,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, items))
}

pub fn checklist(row: checklists::Model, items: Vec<checklist_items::Model>) -> Checklist {
    Checklist {
        on: row.checked_on,
        officer: row.officer,
        items: items
            .into_iter()
            .map(|item| ChecklistItem { requirement: item.requirement, present: item.present, remark: item.remark })
            .collect(),
    }
}

pub fn return_row(key: &Key, on: NaiveDate, reasons: String) -> returns::Model {
    returns::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        returned_on: on,
        reasons,
    }
}

pub fn returned(row: returns::Model) -> Return {
    Return { on: row.returned_on, reasons: row.reasons }
}

pub fn completion_row(key: &Key, on: NaiveDate) -> completions::Model {
    completions::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        completed_on: on,
    }
}

pub fn forwarding_row(key: &Key, letter: Letter) -> forwardings::Model {
    forwardings::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
    }
}

pub fn forwarding(row: forwardings::Model) -> Letter {
    Letter { number: row.letter_number, date: row.letter_date }
}

pub fn approval_row(key: &Key, approval: Approval) -> Result<approvals::Model, StoreError> {
    let Approval { letter, subject, signed_by, kind, scan } = approval;
    Ok(approvals::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        letter_number: letter.number,
        letter_date: letter.date,
        subject,
        signed_by,
        kind: name(&kind)?,
        scan: scan.map(|file| file.0),
    })
}

pub fn approval(row: approvals::Model) -> Result<Approval, StoreError> {
    Ok(Approval {
        letter: Letter { number: row.letter_number, date: row.letter_date },
        subject: row.subject,
        signed_by: row.signed_by,
        kind: named("approvals.kind", &row.kind)?,
        scan: row.scan.map(FileId),
    })
}

pub fn team_rows(key: &Key, team: Team) -> Result<(teams::Model, Vec<team_members::Model>), StoreError> {
    let Team { party, order, members } = team;
    let row = teams::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        party: name(&party)?,
        letter_number: order.number,
        letter_date: order.date,
    };
    let members = members
        .into_iter()
        .enumerate()
        .map(|(index, member)| {
            let TeamMember { name, nip, rank, grade, position } = member;
            Ok(team_members::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: place(index)?,
                office_id: key.office,
                name,
                nip,
                rank,
                grade,
                position,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, members))
}

pub fn team(row: teams::Model, members: Vec<team_members::Model>) -> Result<Team, StoreError> {
    Ok(Team {
        party: named("teams.party", &row.party)?,
        order: Letter { number: row.letter_number, date: row.letter_date },
        members: members
            .into_iter()
            .map(|member| TeamMember {
                name: member.name,
                nip: member.nip,
                rank: member.rank,
                grade: member.grade,
                position: member.position,
            })
            .collect(),
    })
}

pub fn contact_row(key: &Key, contact: Contact) -> Result<contacts::Model, StoreError> {
    let Contact { party, name: person, position, phone } = contact;
    Ok(contacts::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        party: name(&party)?,
        name: person,
        position,
        phone,
    })
}

pub fn contact(row: contacts::Model) -> Result<Contact, StoreError> {
    Ok(Contact {
        party: named("contacts.party", &row.party)?,
        name: row.name,
        position: row.position,
        phone: row.phone,
    })
}

/// Both columns or none.
pub(super) fn balikan_columns(balikan: Option<DataBalikan>) -> Result<(Option<String>, Option<String>), StoreError> {
    let Some(DataBalikan { fields, channels }) = balikan else { return Ok((None, None)) };
    Ok((Some(json(&fields)?), Some(json(&channels)?)))
}

pub(super) fn balikan(fields: Option<String>, channels: Option<String>) -> Result<Option<DataBalikan>, StoreError> {
    let (Some(fields), Some(channels)) = (fields, channels) else { return Ok(None) };
    Ok(Some(DataBalikan {
        fields: parsed("balikan_field_list", &fields)?,
        channels: parsed("balikan_channel_list", &channels)?,
    }))
}
