//! A small office with its people, and an agreement that is walked by commands.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{AgreementCommand as C, *};
use patuh_domain::calendar::{HolidayTable, Moment, Zone};
use patuh_domain::command::{Command, Ctx};
use patuh_domain::ids::*;
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use patuh_domain::policy::may;
use patuh_domain::refusal::Refusal;
use uuid::Uuid;

#[path = "../made/mod.rs"]
mod made;
pub use made::*;

pub const AGREEMENT: AgreementId = AgreementId(Uuid::from_u128(3));
pub const OPERATOR_NAME: &str = "Laras Contoh";

pub fn morning(date: &str) -> DateTime<Utc> {
    Moment::at(Zone::Wib, day(date), 9).instant
}

pub fn person(role: Role, name: &str) -> Actor {
    let institution = match role {
        Role::HeadOfInstitution | Role::InstitutionAdmin | Role::Operator | Role::TechnicalOfficer => Some(INSTITUTION),
        _ => None,
    };
    Actor::Person {
        id: PersonId(Uuid::from_u128(100 + role as u128)),
        name: name.to_owned(),
        memberships: vec![Membership { role, office: OFFICE, institution, from: day("2020-01-01"), until: None }],
    }
}

pub fn staff() -> Actor {
    person(Role::CooperationStaff, "Petugas Contoh")
}

pub fn office_head() -> Actor {
    person(Role::HeadOfOffice, "Sekar Contoh")
}

pub fn evaluator() -> Actor {
    person(Role::Evaluator, "Evaluator Contoh")
}

pub fn institution_head() -> Actor {
    person(Role::HeadOfInstitution, HEAD)
}

pub fn admin() -> Actor {
    person(Role::InstitutionAdmin, "Admin Contoh")
}

pub fn operator() -> Actor {
    person(Role::Operator, OPERATOR_NAME)
}

pub fn technical() -> Actor {
    person(Role::TechnicalOfficer, "Teknis Contoh")
}

/// An agreement with its history.
pub struct World {
    pub office: Office,
    pub institution: Institution,
    pub agreement: Option<Agreement>,
    pub events: Vec<AgreementEvent>,
    pub holidays: Arc<HolidayTable>,
    last_id: u128,
}

impl World {
    pub fn new() -> Self {
        let holidays = HolidayTable::official();
        Self {
            office: office(),
            institution: institution(),
            agreement: None,
            events: Vec::new(),
            holidays,
            last_id: 1000,
        }
    }

    pub fn facts(&self) -> Option<Facts> {
        self.agreement.clone().map(|agreement| Facts {
            office: self.office.clone(),
            institution: self.institution.clone(),
            agreement,
            holidays: Arc::clone(&self.holidays),
            usage: Vec::new(),
        })
    }

    /// Through policy and decision, as the door does it; then folds what happened.
    pub fn perform(&mut self, actor: &Actor, today: &str, command: C) -> Result<Vec<AgreementEvent>, Refusal> {
        let institution = self.agreement.as_ref().map(|agreement| agreement.institution);
        let asked = Command::Agreement { office: OFFICE, id: AGREEMENT, command: command.clone() };
        may(actor, &asked, Some(OFFICE), institution.or(Some(INSTITUTION)))?;
        let facts = self.facts();
        let last_id = &mut self.last_id;
        let mut ids = || {
            *last_id += 1;
            Uuid::from_u128(*last_id)
        };
        let mut ctx = Ctx { actor, moment: Moment::at(Zone::Wib, day(today), 10), ids: &mut ids };
        let events = decide(facts.as_ref(), command, &mut ctx)?;
        for event in &events {
            self.agreement = Agreement::evolve(self.agreement.take(), AGREEMENT, OFFICE, event.clone());
        }
        self.events.extend(events.iter().cloned());
        Ok(events)
    }

    /// Must be possible.
    #[track_caller]
    pub fn does(&mut self, actor: &Actor, today: &str, command: C) -> &mut Self {
        let action = command.action();
        if let Err(refusal) = self.perform(actor, today, command) {
            panic!("{} on {today}: {} {}", action.name(), refusal.what.id, refusal.remedy.id);
        }
        self
    }

    /// Must be refused.
    #[track_caller]
    pub fn refused(&mut self, actor: &Actor, today: &str, command: C) -> Refusal {
        let action = command.action();
        match self.perform(actor, today, command) {
            Ok(_) => panic!("{} on {today} was possible", action.name()),
            Err(refusal) => refusal,
        }
    }

    #[track_caller]
    pub fn stage(&self, today: &str) -> Stage {
        stage(&self.facts().expect("an agreement"), &Moment::at(Zone::Wib, day(today), 10))
    }

    #[track_caller]
    pub fn next(&self, today: &str) -> Vec<NextStep> {
        let facts = self.facts().expect("an agreement");
        let moment = Moment::at(Zone::Wib, day(today), 10);
        next_steps(&facts, stage(&facts, &moment), &moment)
    }

    #[track_caller]
    pub fn lawful(&self, actor: &Actor, today: &str) -> Vec<Possible> {
        lawful(&self.facts().expect("an agreement"), actor, &Moment::at(Zone::Wib, day(today), 10))
    }

    pub fn account(&self) -> AccountId {
        self.agreement.as_ref().and_then(|agreement| agreement.accounts.last()).expect("an account").id
    }

    pub fn operator_id(&self) -> OperatorId {
        self.agreement.as_ref().and_then(|agreement| agreement.operators.last()).expect("an operator").id
    }
}

pub fn grant(method: Method) -> MethodGrant {
    MethodGrant {
        method,
        elements: vec![Element::Nik, Element::NamaLengkap, Element::TanggalLahir],
        address_parts: Vec::new(),
        mandatory: vec![Element::Nik],
    }
}

pub fn request(date: &str) -> C {
    C::SubmitRequest {
        institution: INSTITUTION,
        request: Request {
            letter: letter("400.9/118/DINSOS/2025", date),
            subject: "Permohonan Pemanfaatan Data Kependudukan".to_owned(),
            purpose: "verifikasi data penerima bantuan sosial".to_owned(),
            daily_need: Some(150),
            methods: vec![grant(Method::WebPortal)],
            data_balikan: None,
            term_years: Some(2),
            received_on: day(date),
            study: Study::default(),
            scan: None,
        },
    }
}

pub fn checklist(on: &str, missing: &[&str]) -> C {
    let items = REQUIREMENTS
        .iter()
        .map(|(key, _)| ChecklistItem { requirement: (*key).to_owned(), present: !missing.contains(key), remark: None })
        .collect();
    C::CheckCompleteness { on: day(on), items }
}

pub fn team(party: Party, date: &str) -> C {
    let member = TeamMember {
        name: "Anggota Contoh".to_owned(),
        nip: None,
        rank: None,
        grade: None,
        position: "Pranata Komputer".to_owned(),
    };
    C::AppointTeam { team: Team { party, order: letter("800/21/2026", date), members: vec![member] } }
}

pub fn terms(effective: &str, methods: &[Method]) -> C {
    C::SettleTerms {
        terms: Terms {
            effective: day(effective),
            layout: PksLayout::Articles,
            methods: methods.iter().copied().map(grant).collect(),
            legal_bases: vec!["uu-23-2006".to_owned()],
            data_balikan: None,
            iso_27001: Some(IsoRule::MonthsAfterSignature { months: 6 }),
            card_reader: ReaderClause { need: ReaderNeed::None, within_months: None },
            duties: BTreeMap::new(),
        },
    }
}

pub fn network(ready_on: Option<&str>) -> C {
    C::RecordNetwork {
        network: Network {
            ip_lan: Some("192.168.77.200".to_owned()),
            kind: NetworkKind::Closed,
            vpn: None,
            bandwidth_mbps: Some(10),
            paid_by: vec![CostBearer::Institution],
            provider: Some("Diskominfo Kabupaten Wanasari".to_owned()),
            diskominfo_ip: None,
            access_addresses: BTreeMap::new(),
            expected: None,
            ready_on: ready_on.map(day),
        },
        letter: None,
    }
}

pub fn pks(signed_on: &str, ends_on: &str) -> C {
    C::SignPks {
        pks: Pks {
            office_number: "400.12/07/DUKCAPIL/2026".to_owned(),
            institution_number: "100.3.7/02/PKS/I/2026".to_owned(),
            signed_on: day(signed_on),
            signed_at: "Wanasari".to_owned(),
            term: Term::Years { years: 2 },
            ends_on: day(ends_on),
            scan: None,
        },
    }
}

pub fn juknis(date: &str) -> C {
    C::SignJuknis {
        juknis: Juknis {
            number: "400.12/08/DUKCAPIL/2026".to_owned(),
            institution_number: None,
            date: day(date),
            place: "Wanasari".to_owned(),
            layout: JuknisLayout::Criteria,
            signers: JuknisSigners::Heads,
            initials: true,
            user_id_request_by: None,
            scan: None,
        },
    }
}

pub fn user_id(date: &str, methods: &[Method]) -> C {
    C::RequestUserId {
        user_id: "wanasari-dinsos-01".to_owned(),
        kind: AccountKind::Production,
        methods: methods.to_vec(),
        letter: letter("400.9/14/DINSOS/2026", date),
        office_region_code: None,
        local_user_id: None,
        ip_addresses: Vec::new(),
        responsible: HEAD.to_owned(),
        daily_cap: None,
    }
}

pub fn register_operator(since: &str) -> C {
    C::RegisterOperator {
        name: OPERATOR_NAME.to_owned(),
        staff_number: None,
        staff_status: StaffStatus::NonAsn,
        position: "Operator Loket".to_owned(),
        since: day(since),
    }
}

pub fn declare(kind: DeclarationKind, operator: Option<OperatorId>, signed_on: &str) -> C {
    C::RecordDeclaration { kind, operator, signed_on: day(signed_on), meterai: true, scan: None }
}

/// From nothing to both texts signed on 2026-01-15, as the persons concerned.
pub fn signed(methods: &[Method]) -> World {
    let mut world = World::new();
    world
        .does(&institution_head(), "2025-11-03", request("2025-11-03"))
        .does(&staff(), "2025-11-07", C::TakeUp { on: day("2025-11-07") })
        .does(&staff(), "2025-11-10", checklist("2025-11-10", &[]))
        .does(&office_head(), "2025-11-12", C::Forward { letter: letter("400.12/512", "2025-11-12") })
        .does(&staff(), "2025-12-22", approval("2025-12-19"))
        .does(&office_head(), "2026-01-05", team(Party::Office, "2026-01-05"))
        .does(&institution_head(), "2026-01-06", team(Party::Institution, "2026-01-06"))
        .does(&technical(), "2026-01-08", terms("2026-01-20", methods))
        .does(&admin(), "2026-01-08", network(None))
        .does(&technical(), "2026-01-12", C::MarkFinal { text: Text::Pks, on: day("2026-01-12") })
        .does(&technical(), "2026-01-12", C::MarkFinal { text: Text::Juknis, on: day("2026-01-12") })
        .does(&office_head(), "2026-01-16", pks("2026-01-15", "2028-01-15"))
        .does(&staff(), "2026-01-16", juknis("2026-01-15"));
    world
}

pub fn approval(date: &str) -> C {
    C::RecordApproval {
        approval: Approval {
            letter: letter("400.8.1.2/0921/Dukcapil", date),
            subject: "Persetujuan Pemanfaatan Data Kependudukan".to_owned(),
            signed_by: "Direktur Jenderal".to_owned(),
            kind: ApprovalKind::New,
            scan: None,
        },
    }
}

/// [`signed`], then everything up to the hand-over on 2026-02-02.
pub fn handed_over(methods: &[Method]) -> World {
    let mut world = signed(methods);
    world
        .does(&institution_head(), "2026-01-19", user_id("2026-01-19", methods))
        .does(&institution_head(), "2026-01-28", declare(DeclarationKind::SptjmFirst, None, "2026-01-28"))
        .does(&admin(), "2026-01-28", register_operator("2026-01-20"));
    let operator_id = world.operator_id();
    world
        .does(&operator(), "2026-01-28", declare(DeclarationKind::NdaA, Some(operator_id), "2026-01-28"))
        .does(&institution_head(), "2026-01-28", declare(DeclarationKind::NdaA, None, "2026-01-28"))
        .does(&admin(), "2026-02-01", network(Some("2026-02-01")));
    let account = world.account();
    if methods.iter().any(|method| method.is_web_service()) {
        world.does(
            &staff(),
            "2026-02-01",
            C::RegisterAddresses { account, ip_addresses: vec!["10.20.4.15".to_owned()], from: None },
        );
    }
    world.does(
        &staff(),
        "2026-02-02",
        C::HandOverUserId { account, bast: letter("400.12/19/DUKCAPIL/2026", "2026-02-02") },
    );
    world
}

/// [`handed_over`], and the PoC of the portal passed on 2026-02-27.
pub fn in_production() -> World {
    let mut world = handed_over(&[Method::WebPortal]);
    let subject = PocSubject::Method(Method::WebPortal);
    world
        .does(
            &institution_head(),
            "2026-02-09",
            C::RequestPoc {
                subjects: vec![subject],
                letter: letter("400.9/22/DINSOS/2026", "2026-02-09"),
                wish: TrialWish::default(),
            },
        )
        .does(
            &staff(),
            "2026-02-16",
            C::SchedulePoc {
                subjects: vec![subject],
                scheduled_on: day("2026-02-26"),
                confirmation: letter("400.12/33/DUKCAPIL/2026", "2026-02-16"),
                meeting: TrialMeeting::default(),
            },
        )
        .does(
            &staff(),
            "2026-02-27",
            C::RecordPocResult {
                subject,
                verdict: Verdict::Passed,
                letter: Some(letter("400.12/40/DUKCAPIL/2026", "2026-02-27")),
                remark: None,
                protocol: Protocol::default(),
                on: day("2026-02-27"),
            },
        );
    world
}
