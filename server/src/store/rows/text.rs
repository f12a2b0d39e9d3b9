//! The texts.

use std::collections::HashMap;

use chrono::NaiveDate;
use patuh_domain::agreement::{IsoRule, Juknis, MethodGrant, Pks, ReaderClause, Term, Terms, Text};
use patuh_domain::ids::FileId;

use super::Key;
use super::request::{balikan, balikan_columns};
use crate::store::column::{json, name, named, number, opt_number, parsed, place};
use crate::store::entity::{finals, juknis, pks, term_elements, term_methods, terms};
use crate::store::error::StoreError;

/// The terms with their methods and the methods' elements.
pub struct TermsRows {
    pub terms: terms::Model,
    pub methods: Vec<term_methods::Model>,
    pub elements: Vec<term_elements::Model>,
}

pub fn terms_rows(key: &Key, terms: Terms) -> Result<TermsRows, StoreError> {
    let Terms { effective, layout, methods, legal_bases, data_balikan, iso_27001, card_reader, duties } = terms;
    let ReaderClause { need, within_months } = card_reader;
    let (balikan_field_list, balikan_channel_list) = balikan_columns(data_balikan)?;
    let (iso_rule, iso_months, iso_date) = match iso_27001 {
        None => (None, None, None),
        Some(IsoRule::MonthsAfterSignature { months }) => {
            (Some("months_after_signature"), Some(i64::from(months)), None)
        }
        Some(IsoRule::FixedDate { date }) => (Some("fixed_date"), None, Some(date)),
    };
    let row = terms::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        effective,
        layout: name(&layout)?,
        legal_basis_list: json(&legal_bases)?,
        balikan_field_list,
        balikan_channel_list,
        iso_rule: iso_rule.map(str::to_owned),
        iso_months,
        iso_date,
        reader_need: name(&need)?,
        reader_months: within_months.map(i64::from),
        duty_map: json(&duties)?,
    };
    let mut rows = TermsRows { terms: row, methods: Vec::new(), elements: Vec::new() };
    for (index, grant) in methods.into_iter().enumerate() {
        let MethodGrant { method, elements, address_parts, mandatory } = grant;
        let method_place = place(index)?;
        rows.methods.push(term_methods::Model {
            agreement_id: key.agreement,
            seq: key.seq,
            place: method_place,
            office_id: key.office,
            method: name(&method)?,
            address_part_list: json(&address_parts)?,
            mandatory_list: json(&mandatory)?,
        });
        for (index, element) in elements.into_iter().enumerate() {
            rows.elements.push(term_elements::Model {
                agreement_id: key.agreement,
                seq: key.seq,
                place: method_place,
                element_place: place(index)?,
                office_id: key.office,
                element: name(&element)?,
            });
        }
    }
    Ok(rows)
}

/// `elements` are those of these terms, in order.
pub fn terms(
    row: terms::Model,
    methods: Vec<term_methods::Model>,
    elements: Vec<term_elements::Model>,
) -> Result<Terms, StoreError> {
    let mut by_method: HashMap<i64, Vec<_>> = HashMap::new();
    for element in elements {
        by_method.entry(element.place).or_default().push(named("term_elements.element", &element.element)?);
    }
    let iso_27001 = match (row.iso_months, row.iso_date) {
        (Some(months), _) => Some(IsoRule::MonthsAfterSignature { months: number("terms.iso_months", months)? }),
        (None, Some(date)) => Some(IsoRule::FixedDate { date }),
        (None, None) => None,
    };
    Ok(Terms {
        effective: row.effective,
        layout: named("terms.layout", &row.layout)?,
        methods: methods
            .into_iter()
            .map(|grant| {
                Ok(MethodGrant {
                    method: named("term_methods.method", &grant.method)?,
                    elements: by_method.remove(&grant.place).unwrap_or_default(),
                    address_parts: parsed("term_methods.address_part_list", &grant.address_part_list)?,
                    mandatory: parsed("term_methods.mandatory_list", &grant.mandatory_list)?,
                })
            })
            .collect::<Result<_, StoreError>>()?,
        legal_bases: parsed("terms.legal_basis_list", &row.legal_basis_list)?,
        data_balikan: balikan(row.balikan_field_list, row.balikan_channel_list)?,
        iso_27001,
        card_reader: ReaderClause {
            need: named("terms.reader_need", &row.reader_need)?,
            within_months: opt_number("terms.reader_months", row.reader_months)?,
        },
        duties: parsed("terms.duty_map", &row.duty_map)?,
    })
}

pub fn final_row(key: &Key, text: Text, on: NaiveDate) -> Result<finals::Model, StoreError> {
    Ok(finals::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        text: name(&text)?,
        final_on: on,
        reopened_seq: None,
    })
}

pub fn finality(row: finals::Model) -> Result<(Text, NaiveDate), StoreError> {
    Ok((named("finals.text", &row.text)?, row.final_on))
}

pub fn pks_row(key: &Key, pks: Pks) -> pks::Model {
    let Pks { office_number, institution_number, signed_on, signed_at, term, ends_on, scan } = pks;
    let (term_wording, term_years, term_until) = match term {
        Term::Years { years } => ("years", Some(i64::from(years)), None),
        Term::Until { until } => ("until", None, Some(until)),
        Term::Range {} => ("range", None, None),
        Term::YearsAndUntil { years, until } => ("years_and_until", Some(i64::from(years)), Some(until)),
    };
    pks::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        office_number,
        institution_number,
        signed_on,
        signed_at,
        term_wording: term_wording.to_owned(),
        term_years,
        term_until,
        ends_on,
        scan: scan.map(|file| file.0),
    }
}

pub fn pks(row: pks::Model) -> Result<Pks, StoreError> {
    let years = opt_number("pks.term_years", row.term_years)?;
    let term = match (row.term_wording.as_str(), years, row.term_until) {
        ("years", Some(years), None) => Term::Years { years },
        ("until", None, Some(until)) => Term::Until { until },
        ("range", None, None) => Term::Range {},
        ("years_and_until", Some(years), Some(until)) => Term::YearsAndUntil { years, until },
        _ => return Err(StoreError::Unreadable { column: "pks.term_wording", value: row.term_wording }),
    };
    Ok(Pks {
        office_number: row.office_number,
        institution_number: row.institution_number,
        signed_on: row.signed_on,
        signed_at: row.signed_at,
        term,
        ends_on: row.ends_on,
        scan: row.scan.map(FileId),
    })
}

pub fn juknis_row(key: &Key, juknis: Juknis) -> Result<juknis::Model, StoreError> {
    let Juknis { number, institution_number, date, place, layout, signers, initials, user_id_request_by, scan } =
        juknis;
    Ok(juknis::Model {
        agreement_id: key.agreement,
        seq: key.seq,
        office_id: key.office,
        recorded_at: key.at,
        number,
        institution_number,
        dated: date,
        place,
        layout: name(&layout)?,
        signers: name(&signers)?,
        initials,
        user_id_request_by,
        scan: scan.map(|file| file.0),
    })
}

pub fn juknis(row: juknis::Model) -> Result<Juknis, StoreError> {
    Ok(Juknis {
        number: row.number,
        institution_number: row.institution_number,
        date: row.dated,
        place: row.place,
        layout: named("juknis.layout", &row.layout)?,
        signers: named("juknis.signers", &row.signers)?,
        initials: row.initials,
        user_id_request_by: row.user_id_request_by,
        scan: row.scan.map(FileId),
    })
}
