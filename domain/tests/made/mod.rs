//! The office, the institution and the calls that tests about one agreement share: Dinas Sosial of a synthetic region.
#![allow(dead_code)]

use chrono::NaiveDate;
use patuh_domain::access::{AccessRequest, Caller, Presented};
use patuh_domain::agreement::Method;
use patuh_domain::calendar::Zone;
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::{AccountId, InstitutionId, OfficeId};
use patuh_domain::institution::{Institution, InstitutionKind, InstitutionProfile};
use patuh_domain::letter::Letter;
use patuh_domain::office::{EvaluationRecipient, Level, Office, OfficeProfile, OfficeSettings};
use uuid::Uuid;

pub const OFFICE: OfficeId = OfficeId(Uuid::from_u128(1));
pub const INSTITUTION: InstitutionId = InstitutionId(Uuid::from_u128(2));
pub const HEAD: &str = "Bagas Contoh, S.Sos.";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

pub fn letter(number: &str, date: &str) -> Letter {
    Letter::new(number, day(date))
}

pub fn head(name: &str, since: &str) -> Head {
    Head {
        name: name.to_owned(),
        nip: None,
        rank: None,
        grade: None,
        position: "Kepala Dinas Sosial Kabupaten Wanasari".to_owned(),
        status: HeadStatus::Definitive,
        since: day(since),
    }
}

pub fn office() -> Office {
    Office {
        id: OFFICE,
        profile: OfficeProfile {
            name: "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari".to_owned(),
            government: "Pemerintah Kabupaten Wanasari".to_owned(),
            level: Level::Kabupaten,
            region_code: "9904".to_owned(),
            address: "Jalan Cendana Nomor 12".to_owned(),
            city: "Wanasari".to_owned(),
            postcode: "99011".to_owned(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            zone: Zone::Wib,
            evaluation_recipient: EvaluationRecipient::Dirjen,
        },
        heads: vec![head("Sekar Contoh", "2020-01-01")],
        settings: OfficeSettings::default(),
        hours: Vec::new(),
        upstream: None,
        clauses: Vec::new(),
        active: true,
    }
}

pub fn institution() -> Institution {
    Institution {
        id: INSTITUTION,
        office: OFFICE,
        profile: InstitutionProfile {
            name: "Dinas Sosial Kabupaten Wanasari".to_owned(),
            kind: InstitutionKind::Opd,
            region_code: "9904".to_owned(),
            address: "Jalan Flamboyan Nomor 7".to_owned(),
            work_units: Vec::new(),
            emblem: None,
        },
        heads: vec![head(HEAD, "2020-01-01")],
        active: true,
    }
}

/// A call that says no more than it must, signed in and with a NIK of its form.
pub fn call(account: AccountId, method: Method, caller: Caller) -> AccessRequest {
    AccessRequest {
        presented: Presented::SignedIn,
        account,
        caller,
        method,
        application: None,
        purpose: None,
        elements: Vec::new(),
        within_hours: true,
        nik_well_formed: true,
        used: Vec::new(),
    }
}
