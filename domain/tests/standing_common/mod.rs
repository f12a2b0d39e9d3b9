//! An invented agreement to vary: Dinas Sosial of a synthetic region, one User ID, one operator.
#![allow(dead_code)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use patuh_domain::agreement::*;
use patuh_domain::calendar::{HolidayTable, Moment, Zone};
use patuh_domain::duty::{Duty, DutyKind, DutyState, duties};
use patuh_domain::ids::*;
use patuh_domain::letter::Letter;
use uuid::Uuid;

#[path = "../made/mod.rs"]
mod made;
pub use made::*;

pub const SECOND_HEAD: &str = "Ratih Contoh, M.M.";
pub const OPERATOR: &str = "Laras Contoh";

pub fn at(text: &str) -> Moment {
    Moment::at(Zone::Wib, day(text), 10)
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn grant(method: Method) -> MethodGrant {
    MethodGrant {
        method,
        elements: vec![Element::Nik, Element::NamaLengkap, Element::TanggalLahir],
        address_parts: Vec::new(),
        mandatory: Vec::new(),
    }
}

pub fn terms(effective: &str, methods: &[Method]) -> Terms {
    Terms {
        effective: day(effective),
        layout: PksLayout::Articles,
        methods: methods.iter().copied().map(grant).collect(),
        legal_bases: Vec::new(),
        data_balikan: None,
        iso_27001: Some(IsoRule::MonthsAfterSignature { months: 6 }),
        card_reader: ReaderClause { need: ReaderNeed::None, within_months: None },
        duties: BTreeMap::new(),
    }
}

pub fn pks(signed_on: &str, ends_on: &str) -> Pks {
    Pks {
        office_number: "400.12/07/DUKCAPIL/2026".to_owned(),
        institution_number: "100.3.7/02/PKS/I/2026".to_owned(),
        signed_on: day(signed_on),
        signed_at: "Wanasari".to_owned(),
        term: Term::Years { years: 2 },
        ends_on: day(ends_on),
        scan: None,
    }
}

pub fn juknis(date: &str) -> Juknis {
    Juknis {
        number: "400.12/08/DUKCAPIL/2026".to_owned(),
        institution_number: None,
        date: day(date),
        place: "Wanasari".to_owned(),
        layout: JuknisLayout::Criteria,
        signers: JuknisSigners::Heads,
        initials: true,
        user_id_request_by: None,
        scan: None,
    }
}

pub fn operator(number: u128, name: &str, since: &str) -> Operator {
    Operator {
        id: OperatorId(id(number)),
        since: day(since),
        left_on: None,
        name: name.to_owned(),
        staff_number: None,
        staff_status: StaffStatus::NonAsn,
        position: "Operator".to_owned(),
    }
}

pub fn declaration(kind: DeclarationKind, signer: &str, operator: Option<OperatorId>, signed_on: &str) -> Declaration {
    Declaration { kind, signer: signer.to_owned(), operator, signed_on: day(signed_on), meterai: true, scan: None }
}

pub fn account(number: u128, methods: &[Method], requested: &str, bast: Option<&str>) -> Account {
    Account {
        id: AccountId(id(number)),
        user_id: format!("wanasari-{number}"),
        kind: AccountKind::Production,
        methods: methods.to_vec(),
        request: letter("470/1", requested),
        office_region_code: None,
        local_user_id: None,
        ip_addresses: vec!["10.20.0.5".to_owned()],
        address_changes: Vec::new(),
        responsible: HEAD.to_owned(),
        daily_cap: None,
        cap_changes: Vec::new(),
        holder_changes: Vec::new(),
        bast: bast.map(|date| letter("400.12/19", date)),
        closed_on: None,
    }
}

pub fn application(number: u128, method: Method, registered_on: &str) -> Application {
    Application {
        id: ApplicationId(id(number)),
        registered_on: day(registered_on),
        name: format!("Aplikasi {number}"),
        function: "Bantuan sosial".to_owned(),
        platform: "web".to_owned(),
        url: None,
        method,
        elements: vec![Element::Nik, Element::NamaLengkap],
        used_by: None,
        keeper: None,
        mobile: false,
    }
}

pub fn passed(subject: PocSubject, on: &str) -> PocResult {
    PocResult {
        subject,
        verdict: Verdict::Passed,
        effective: day(on),
        letter: Some(letter("400.12/62", on)),
        remark: None,
        protocol: Protocol::default(),
    }
}

pub fn report(semester: &str, received_on: &str) -> Report {
    Report {
        semester: semester.parse().expect("semester"),
        letter: letter("470/99", received_on),
        received_on: day(received_on),
        channel: ReportChannel::Patuh,
        content: None,
        scan: None,
        submitted_by: None,
        frozen_due: None,
    }
}

pub fn renewal(received_on: &str) -> Renewal {
    Renewal {
        letter: letter("470/0910", received_on),
        received_on: day(received_on),
        wish: RenewalWish::default(),
        approval: None,
        outcome: None,
        frozen_due: None,
    }
}

pub fn sanction(number: u128, kind: SanctionKind, from: Moment) -> Sanction {
    Sanction {
        id: SanctionId(id(number)),
        kind,
        letter: Letter::new("400.12/900", from.today()),
        basis: "Laporan semester belum diterima".to_owned(),
        from: from.instant,
        per_day: None,
        lift_condition: None,
        demand: Demand::default(),
        lifted: None,
    }
}

/// Signed, nothing done since: 15 January 2026 to 15 January 2028, Web Portal.
pub fn signed(signed_on: &str, ends_on: &str) -> Facts {
    let mut agreement = Agreement::blank(AgreementId(id(3)), OFFICE, INSTITUTION);
    agreement.terms.push(terms(signed_on, &[Method::WebPortal]));
    agreement.pks = Some(pks(signed_on, ends_on));
    agreement.juknis = Some(juknis(signed_on));
    Facts {
        office: office(),
        institution: institution(),
        agreement,
        holidays: HolidayTable::official(),
        usage: Vec::new(),
    }
}

/// With everything that access needs, in production from 1 March 2026.
pub fn running() -> Facts {
    let mut facts = signed("2026-01-15", "2028-01-15");
    let agreement = &mut facts.agreement;
    agreement.operators.push(operator(10, OPERATOR, "2026-01-20"));
    agreement.declarations.extend([
        declaration(DeclarationKind::SptjmFirst, HEAD, None, "2026-01-28"),
        declaration(DeclarationKind::NdaA, HEAD, None, "2026-01-28"),
        declaration(DeclarationKind::NdaA, OPERATOR, Some(OperatorId(id(10))), "2026-01-28"),
    ]);
    agreement.accounts.push(account(20, &[Method::WebPortal], "2026-01-19", Some("2026-02-02")));
    agreement.poc_results.push(passed(PocSubject::Method(Method::WebPortal), "2026-03-01"));
    facts
}

/// The duty of this id.
pub fn duty(facts: &Facts, duty_id: &str, today: &str) -> Option<Duty> {
    duties(facts, &at(today)).into_iter().find(|duty| duty.id == duty_id)
}

pub fn state(facts: &Facts, duty_id: &str, today: &str) -> Option<DutyState> {
    duty(facts, duty_id, today).map(|duty| duty.state)
}

pub fn due(facts: &Facts, duty_id: &str, today: &str) -> Option<NaiveDate> {
    duty(facts, duty_id, today)?.due.map(|due| due.date())
}

pub fn of_kind(facts: &Facts, kind: DutyKind, today: &str) -> Vec<Duty> {
    duties(facts, &at(today)).into_iter().filter(|duty| duty.kind == kind).collect()
}
