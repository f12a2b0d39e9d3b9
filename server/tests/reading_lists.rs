//! Lists of an office with many agreements: right, quick, and with few questions to the database.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading as _;
use patuh_app::views::{Attention, AuditQuery, DutyQuery, RegisterQuery, Sort};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{AgreementCommand, Element, Method, MethodGrant, Request, Stage};
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, InstitutionId};
use patuh_domain::institution::{InstitutionCommand, InstitutionKind, InstitutionProfile};
use patuh_domain::letter::Letter;
use patuh_server::clock::RealClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::rooms::Rooms;
use patuh_server::testing::{TestDatabase, Town, envelope, head, send};
use uuid::Uuid;

struct House {
    rooms: Rooms,
    town: Town,
    questions: Arc<AtomicUsize>,
    _database: TestDatabase,
}

impl House {
    async fn new() -> Self {
        let database = TestDatabase::sqlite().await.expect("a database");
        let questions = Arc::new(AtomicUsize::new(0));
        let counting = Arc::clone(&questions);
        let store = database.store.clone().heard_by(move |sql| {
            if sql.starts_with("SELECT") {
                counting.fetch_add(1, Ordering::Relaxed);
            }
        });
        let config: Config = Figment::from(Toml::string(DEFAULTS)).extract().expect("settings");
        let rooms = Rooms::new(&config, store, Secret::fresh(), Arc::new(RealClock));
        let town = Town::found(&rooms.desk, "9901").await.expect("a town");
        Self { rooms, town, questions, _database: database }
    }

    fn actor(&self, role: Role) -> Actor {
        self.town.actor(role)
    }

    /// Questions asked by `work`.
    async fn counted<T>(&self, work: impl Future<Output = T>) -> (T, usize) {
        let before = self.questions.load(Ordering::Relaxed);
        let done = work.await;
        (done, self.questions.load(Ordering::Relaxed) - before)
    }

    /// Another institution of the office.
    async fn institution(&self, name: &str) -> InstitutionId {
        let id = InstitutionId(Uuid::now_v7());
        let command = InstitutionCommand::Register {
            profile: InstitutionProfile {
                name: name.to_owned(),
                kind: InstitutionKind::Opd,
                region_code: "9901".to_owned(),
                address: "Jalan Mawar 3".to_owned(),
                work_units: Vec::new(),
                emblem: None,
            },
            head: head("Galih Utama", "Kepala", day(2021, 1, 4)),
        };
        let command = Command::Institution { office: self.town.office, id, command };
        send(&self.rooms.desk, &Actor::CommandLine, command).await.expect("registered");
        id
    }

    /// Requests of an institution, one a number.
    async fn requests(&self, institution: InstitutionId, count: u32) -> Vec<AgreementId> {
        let ids: Vec<AgreementId> = (0..count).map(|_| AgreementId(Uuid::now_v7())).collect();
        let envelopes = ids
            .iter()
            .zip(1..)
            .map(|(id, number)| {
                let command = AgreementCommand::SubmitRequest { institution, request: request(number) };
                envelope(Command::Agreement { office: self.town.office, id: *id, command })
            })
            .collect();
        let staff = self.actor(Role::CooperationStaff);
        for answer in self.rooms.desk.perform_many(&staff, envelopes).await {
            answer.expect("requested");
        }
        ids
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn request(number: u32) -> Request {
    Request {
        letter: Letter::new(format!("460/{number}/DINSOS/2026"), day(2026, 1, 12)),
        subject: "Permohonan Pemanfaatan Data Kependudukan".to_owned(),
        purpose: format!("Verifikasi penerima bantuan tahap {number}"),
        daily_need: Some(100),
        methods: vec![MethodGrant {
            method: if number.is_multiple_of(2) { Method::WebPortal } else { Method::CardReader },
            elements: vec![Element::Nik, Element::NamaLengkap],
            address_parts: Vec::new(),
            mandatory: Vec::new(),
        }],
        data_balikan: None,
        term_years: Some(2),
        study: Default::default(),
        received_on: day(2026, 1, 14),
        scan: None,
    }
}

fn query() -> RegisterQuery {
    RegisterQuery::default()
}

#[tokio::test]
async fn the_register_searches_filters_and_pages() {
    let house = House::new().await;
    let other = house.institution("Rumah Sakit Umum Daerah Wanasari").await;
    house.requests(house.town.institution, 60).await;
    house.requests(other, 3).await;
    let staff = house.actor(Role::CooperationStaff);
    let register = async |query| house.rooms.reading.register(&staff, query).await.expect("the register");

    let first = register(query()).await;
    assert_eq!((first.total, first.rows.len(), first.per_page), (63, 50, 50));
    assert_eq!(first.by_stage, [(Stage::Requested, 63)]);
    let second = register(RegisterQuery { page: 2, ..query() }).await;
    assert_eq!(second.rows.len(), 13);
    assert!(first.rows.iter().all(|row| second.rows.iter().all(|other| other.id != row.id)), "no row twice");
    assert_eq!(register(RegisterQuery { page: 99, ..query() }).await.rows.len(), 13, "past the end: the last page");

    let found = register(RegisterQuery { search: "rumah  SAKIT tahap".to_owned(), ..query() }).await;
    assert_eq!(found.total, 3);
    let by_number = register(RegisterQuery { search: "460/17/dinsos".to_owned(), ..query() }).await;
    assert_eq!(by_number.total, 1);
    assert_eq!(by_number.rows[0].number, "460/17/DINSOS/2026");
    assert_eq!(register(RegisterQuery { search: "tidak ada".to_owned(), ..query() }).await.total, 0);
    assert_eq!(register(RegisterQuery { method: Some(Method::CardReader), ..query() }).await.total, 32);
    assert_eq!(register(RegisterQuery { institution: Some(other), ..query() }).await.total, 3);
    let drafting = register(RegisterQuery { stages: vec![Stage::Drafting], ..query() }).await;
    assert_eq!((drafting.total, drafting.by_stage), (0, vec![(Stage::Requested, 63)]));
    let ours = register(RegisterQuery { attention: Some(Attention::WaitingForOffice), ..query() }).await;
    assert_eq!(ours.total, 63, "a new request waits for the office");
    let named = register(RegisterQuery { sort: Sort::Institution, descending: true, ..query() }).await;
    assert!(named.rows[0].institution.starts_with("Rumah Sakit"));

    let board = house.rooms.reading.board(&staff, query()).await.expect("the board");
    let requested = board.columns.iter().find(|column| column.stage == Stage::Requested).expect("a column");
    assert_eq!((requested.total, requested.rows.len()), (63, 12));
}

#[tokio::test]
async fn people_see_their_own_house_only() {
    let house = House::new().await;
    let other = house.institution("Dinas Kesehatan Wanasari").await;
    let own = house.requests(house.town.institution, 2).await;
    let foreign = house.requests(other, 2).await;
    let far = Town::found(&house.rooms.desk, "9902").await.expect("a town");

    for (role, sees) in [
        (Role::CooperationStaff, 4),
        (Role::HeadOfOffice, 4),
        (Role::Evaluator, 4),
        (Role::Auditor, 4),
        (Role::HeadOfInstitution, 2),
        (Role::InstitutionAdmin, 2),
        (Role::Operator, 2),
        (Role::SystemAdmin, 0),
    ] {
        let actor = house.actor(role);
        assert_eq!(house.rooms.reading.register(&actor, query()).await.expect("register").total, sees, "{role:?}");
    }
    let head = house.actor(Role::HeadOfInstitution);
    assert!(house.rooms.reading.agreement(&head, own[0]).await.is_ok());
    let nothing = house.rooms.reading.agreement(&head, AgreementId(Uuid::now_v7())).await.err();
    assert_eq!(house.rooms.reading.agreement(&head, foreign[0]).await.err(), nothing);
    assert_eq!(nothing, Some(Trouble::NotFound));
    assert_eq!(house.rooms.reading.institution(&head, other).await.err(), Some(Trouble::NotFound));
    assert_eq!(house.rooms.reading.history(&head, foreign[0], None).await.err(), Some(Trouble::NotFound));

    let stranger = far.actor(Role::CooperationStaff);
    assert_eq!(house.rooms.reading.register(&stranger, query()).await.expect("register").total, 0);
    assert_eq!(house.rooms.reading.agreement(&stranger, own[0]).await.err(), Some(Trouble::NotFound));
    assert_eq!(house.rooms.reading.office(&stranger, house.town.office).await.err(), Some(Trouble::NotFound));
    let names = house.rooms.reading.institutions(&stranger, "").await.expect("institutions");
    assert_eq!(names.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Dinas Sosial 9902"]);

    let admin = house.actor(Role::SystemAdmin);
    let system = house.rooms.reading.home(&admin).await.expect("home").system.expect("numbers");
    assert_eq!((system.agreements, system.institutions), (4, 2), "counts, no details");
    assert!(system.chain_entries > 4);
    let nobody = far.actor(Role::SystemAdmin).person().expect("a person");
    assert_eq!(house.rooms.reading.person(&admin, nobody).await.err(), Some(Trouble::NotFound));
    assert_eq!(house.rooms.reading.people(&head, "").await.err(), Some(Trouble::Forbidden));
}

#[tokio::test]
async fn every_page_asks_the_same_few_questions_however_many_agreements_there_are() {
    const MOST: usize = 25;
    let house = House::new().await;
    let (staff, auditor, admin) =
        (house.actor(Role::CooperationStaff), house.actor(Role::Auditor), house.actor(Role::SystemAdmin));
    let reading = &house.rooms.reading;
    let mut counts: Vec<Vec<usize>> = Vec::new();
    let mut loads: Vec<usize> = Vec::new();
    for more in [5, 300] {
        let ids = house.requests(house.town.institution, more).await;
        let ((), cold) = house.counted(async { reading.frame(&staff).await.map(|_| ()).expect("frame") }).await;
        loads.push(cold);
        let year = DutyQuery { from: day(2026, 1, 1), to: day(2026, 12, 31), open_only: true };
        let mut asked = Vec::new();
        asked.push(house.counted(async { reading.frame(&staff).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.home(&staff).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.home(&admin).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.register(&staff, query()).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.board(&staff, query()).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.agreement(&staff, ids[0]).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.history(&staff, ids[0], None).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.declarations(&staff).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.duties(&staff, year).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.institutions(&staff, "").await.map(|_| ()) }).await.1);
        let institution = house.town.institution;
        asked.push(house.counted(async { reading.institution(&admin, institution).await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.people(&admin, "").await.map(|_| ()) }).await.1);
        asked.push(house.counted(async { reading.office(&admin, house.town.office).await.map(|_| ()) }).await.1);
        let trail = AuditQuery { search: "bantuan".to_owned(), ..AuditQuery::default() };
        asked.push(house.counted(async { reading.audit(&auditor, trail).await.map(|_| ()) }).await.1);
        counts.push(asked);
    }
    assert_eq!(counts[0], counts[1], "the numbers don't grow with the office");
    assert!(loads[1] <= loads[0], "a question a table, and not an agreement, loads what is new: {loads:?}");
    assert!(counts[0].iter().all(|count| *count <= MOST), "{:?}", counts[0]);
}

#[tokio::test]
async fn among_thousands_of_agreements_one_is_found_and_what_was_just_done_shows() {
    let house = House::new().await;
    let ids = house.requests(house.town.institution, 2_000).await;
    let staff = house.actor(Role::CooperationStaff);
    let reading = &house.rooms.reading;
    assert_eq!(reading.register(&staff, query()).await.expect("register").total, 2_000);

    let found = reading.register(&staff, RegisterQuery { search: "tahap 1999".to_owned(), ..query() }).await;
    assert_eq!(found.expect("register").total, 1);

    let command = AgreementCommand::TakeUp { on: day(2026, 1, 15) };
    let command = Command::Agreement { office: house.town.office, id: ids[7], command };
    send(&house.rooms.desk, &staff, command).await.expect("taken up");
    let after = reading.register(&staff, RegisterQuery { stages: vec![Stage::UnderReview], ..query() }).await;
    assert_eq!(after.expect("register").rows.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[7]]);
}

#[tokio::test]
async fn the_history_says_who_did_what_and_what_it_was_before() {
    let house = House::new().await;
    let ids = house.requests(house.town.institution, 1).await;
    let staff = house.actor(Role::CooperationStaff);
    let act = async |command| {
        let command = Command::Agreement { office: house.town.office, id: ids[0], command };
        send(&house.rooms.desk, &staff, command).await.expect("done");
    };
    act(AgreementCommand::TakeUp { on: day(2026, 1, 15) }).await;
    act(AgreementCommand::ReturnForChanges { on: day(2026, 1, 16), reasons: "Tujuan belum jelas".to_owned() }).await;
    let changed = Request {
        purpose: "Verifikasi penerima bantuan pangan".to_owned(),
        received_on: day(2026, 1, 19),
        ..request(1)
    };
    act(AgreementCommand::SubmitRequest { institution: house.town.institution, request: changed }).await;

    let history = house.rooms.reading.history(&staff, ids[0], None).await.expect("history");
    let what: Vec<&str> = history.entries.iter().map(|entry| entry.what.id.as_ref()).collect();
    assert_eq!(
        what,
        [
            "Permohonan diterima",
            "Berkas dikembalikan untuk diperbaiki",
            "Berkas mulai diperiksa",
            "Permohonan diterima"
        ]
    );
    assert!(!history.more);
    let newest = &history.entries[0];
    assert_eq!(newest.who, staff.name());
    assert_eq!(newest.hash.len(), 12);
    let purpose = newest.changes.iter().find(|change| change.field == "Tujuan").expect("the purpose changed");
    assert_eq!(purpose.before.as_deref(), Some("Verifikasi penerima bantuan tahap 1"));
    assert_eq!(purpose.after.as_deref(), Some("Verifikasi penerima bantuan pangan"));
    assert_eq!(newest.changes.len(), 2, "purpose and day of receipt: {:?}", newest.changes);
    assert!(history.entries[3].changes.is_empty(), "the first has nothing before it");

    let view = house.rooms.reading.agreement(&staff, ids[0]).await.expect("the agreement");
    let stages: Vec<Stage> = view.stages.iter().map(|entered| entered.stage).collect();
    assert_eq!(stages.last(), Some(&view.standing.stage));
    let auditor = house.actor(Role::Auditor);
    let trail = AuditQuery { search: "pangan".to_owned(), ..AuditQuery::default() };
    let page = house.rooms.reading.audit(&auditor, trail).await.expect("the trail");
    assert_eq!(page.total, 1);
    assert_eq!(page.entries[0].1, "Dinas Sosial 9901");
    assert!(
        house.rooms.reading.audit(&staff, AuditQuery::default()).await.is_ok(),
        "staff read their office's history"
    );
    let evaluator = house.actor(Role::Evaluator);
    assert_eq!(house.rooms.reading.audit(&evaluator, AuditQuery::default()).await.err(), Some(Trouble::NotFound));
}
