//! The door: one transaction or nothing, the version the actor saw, the same key twice, the neighbour's house.

use std::collections::HashMap;
use std::sync::Arc;

use crate::support::{Made, date, dossiers, event, letter, pks, request};
use chrono::{TimeZone, Utc};
use patuh_app::ports::{Desk as _, DeskError, Envelope};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{AgreementCommand, AgreementEvent, Imported};
use patuh_domain::command::{CalendarCommand, Command, HolidayRow};
use patuh_domain::ids::{AgreementId, FileId, InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::InstitutionCommand;
use patuh_domain::office::{OfficeCommand, OfficeSettings};
use patuh_domain::person::PersonCommand;
use patuh_domain::refusal::Rule;
use patuh_server::audit;
use patuh_server::desk::{Committed, Desk};
use patuh_server::store::entity::{agreements, events, idempotency_keys, office_epochs, outbox, requests};
use patuh_server::store::{Aggregate, load};
use patuh_server::testing::{HandClock, TestDatabase, Town, databases, envelope, head, send};
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

fn desk_on(database: &TestDatabase) -> Desk {
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 1, 0, 0).single().expect("instant");
    Desk::new(database.store.clone(), Arc::new(HandClock::at(now)))
}

fn import(town: &Town, id: AgreementId, events: Vec<AgreementEvent>) -> Command {
    let imported = Box::new(Imported { institution: town.institution, events });
    Command::Agreement { office: town.office, id, command: AgreementCommand::ImportAgreement { imported } }
}

fn first_request(town: &Town) -> AgreementEvent {
    AgreementEvent::Requested { institution: town.institution, request: request("awal") }
}

fn refused(answer: Result<patuh_app::ports::Done, DeskError>) -> patuh_domain::refusal::Refusal {
    match answer {
        Err(DeskError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_request_of_the_head_is_stored_with_history_outbox_and_epoch() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9901").await.expect("town");
        let mut heard = desk.watch();
        let id = AgreementId(Uuid::now_v7());
        let command = AgreementCommand::SubmitRequest { institution: town.institution, request: asked() };
        let command = Command::Agreement { office: town.office, id, command };
        let before = epoch(&database, town.office).await;
        let done = send(&desk, &town.actor(Role::HeadOfInstitution), command).await.expect("done");
        assert_eq!(done.version, u64::try_from(done.events.len()).expect("small"));
        assert!(!done.replayed);

        let read = database.store.read().await.expect("read");
        let loaded = load::facts(&read, id).await.expect("load").expect("there");
        assert_eq!(loaded.version, done.version);
        assert_eq!(loaded.value.institution.id, town.institution);
        assert_eq!(loaded.value.agreement.requests.len(), 1);
        assert_eq!(outbox::Entity::find().filter_kind("request_received").count(&read).await.expect("count"), 1);
        drop(read);
        assert_eq!(epoch(&database, town.office).await, before + 1);
        assert_eq!(
            heard.try_recv().expect("told"),
            Committed { aggregate: Aggregate::Agreement(id), office: Some(town.office), version: done.version }
        );
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn a_failure_in_the_middle_leaves_nothing() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9902").await.expect("town");
        let counts = rows(&database).await;
        let id = AgreementId(Uuid::now_v7());
        // The request is stored before the PKS, whose scan isn't there.
        let mut signed = pks("tengah");
        signed.scan = Some(FileId(Uuid::now_v7()));
        let events = vec![first_request(&town), AgreementEvent::PksSigned { pks: signed }];
        let broken = envelope(import(&town, id, events));
        let refusal = refused(desk.perform(&Actor::CommandLine, broken.clone()).await);
        assert_eq!(refusal.rule, Rule::Unknown);
        assert_eq!(rows(&database).await, counts);

        // The key isn't used up either.
        let whole = Envelope { command: import(&town, id, vec![first_request(&town)]), ..broken };
        desk.perform(&Actor::CommandLine, whole).await.expect("done");
        audit::verify(&database.store.read().await.expect("read"), None).await.expect("chain");
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn whoever_is_late_hears_what_the_other_changed() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9903").await.expect("town");
        let staff = town.actor(Role::CooperationStaff);
        let appoint = |name: &str, day| Command::Institution {
            office: town.office,
            id: town.institution,
            command: InstitutionCommand::AppointHead { head: head(name, "Kepala Dinas Sosial", date(2026, 10, day)) },
        };
        let seen = load::institution(&database.store.read().await.expect("read"), town.institution)
            .await
            .expect("load")
            .expect("there")
            .version;
        let first = Envelope { expected_version: Some(seen), ..envelope(appoint("Sari Kusuma", 1)) };
        desk.perform(&staff, first).await.expect("done");
        let second = Envelope { expected_version: Some(seen), ..envelope(appoint("Dewi Anggraini", 2)) };
        match desk.perform(&town.actor(Role::CooperationStaff), second).await {
            Err(DeskError::Stale { current_version, changes }) => {
                assert_eq!(current_version, seen + 1);
                assert_eq!(changes.len(), 1);
                assert_eq!(changes[0].who, staff.name());
                assert_eq!(changes[0].what.id, "Pimpinan dicatat");
                assert_eq!(changes[0].detail.as_deref(), Some("Sari Kusuma"));
            }
            other => panic!("not stale: {other:?}"),
        }
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn the_same_key_again_gives_the_first_outcome() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9904").await.expect("town");
        let id = AgreementId(Uuid::now_v7());
        let sent = envelope(import(&town, id, vec![first_request(&town)]));
        let first = desk.perform(&Actor::CommandLine, sent.clone()).await.expect("done");
        let counts = rows(&database).await;
        let again = desk.perform(&Actor::CommandLine, sent.clone()).await.expect("done");
        assert!(again.replayed);
        assert_eq!((again.version, &again.events), (first.version, &first.events));
        assert_eq!(rows(&database).await, counts);

        // Another process knows it too; another actor's key is another key; other content under it is refused.
        let other = desk_on(&database);
        assert!(other.perform(&Actor::CommandLine, sent.clone()).await.expect("done").replayed);
        let changed = Envelope { command: import(&town, id, vec![]), ..sent.clone() };
        assert_eq!(refused(desk.perform(&Actor::CommandLine, changed).await).rule, Rule::Duplicate);
        assert!(matches!(desk.perform(&Actor::System, sent).await, Err(DeskError::Refused(_))));
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn numbers_addresses_and_user_ids_are_given_once() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9905").await.expect("town");
        let other = Town::found(&desk, "9906").await.expect("town");
        let signed = |town: &Town| vec![first_request(town), AgreementEvent::PksSigned { pks: pks("sama") }];
        let id = || AgreementId(Uuid::now_v7());
        send(&desk, &Actor::CommandLine, import(&town, id(), signed(&town))).await.expect("first");
        let refusal = refused(send(&desk, &Actor::CommandLine, import(&town, id(), signed(&town))).await);
        assert_eq!((refusal.rule, refusal.field.as_deref()), (Rule::Duplicate, Some("office_number")));
        // Another office numbers for itself.
        send(&desk, &Actor::CommandLine, import(&other, id(), signed(&other))).await.expect("other office");

        let taken = PersonCommand::Register {
            name: "Orang Kedua".to_owned(),
            email: "OPERATOR@9905.patuh.test".to_owned(),
            membership: town.actor(Role::Operator).memberships()[0].clone(),
        };
        let command = Command::Person { id: PersonId(Uuid::now_v7()), command: taken };
        assert_eq!(refused(send(&desk, &Actor::CommandLine, command).await).field.as_deref(), Some("email"));
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn the_neighbours_house_looks_like_no_house() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9907").await.expect("town");
        let other = Town::found(&desk, "9908").await.expect("town");
        let id = AgreementId(Uuid::now_v7());
        send(&desk, &Actor::CommandLine, import(&town, id, vec![first_request(&town)])).await.expect("done");
        let take_up = |office, id| Command::Agreement {
            office,
            id,
            command: AgreementCommand::TakeUp { on: date(2026, 11, 20) },
        };
        let nothing = AgreementId(Uuid::now_v7());
        for (office, id) in [(town.office, id), (other.office, id), (other.office, nothing), (town.office, nothing)] {
            let refusal = refused(send(&desk, &other.actor(Role::CooperationStaff), take_up(office, id)).await);
            assert_eq!(refusal.rule, Rule::Unknown);
        }
        // An institution of another office is none either.
        let foreign = AgreementCommand::SubmitRequest { institution: other.institution, request: asked() };
        let command = Command::Agreement { office: town.office, id: nothing, command: foreign };
        assert_eq!(refused(send(&desk, &Actor::CommandLine, command).await).rule, Rule::Unknown);

        let read = database.store.read().await.expect("read");
        for (actor, sees) in [
            (town.actor(Role::CooperationStaff), 1),
            (town.actor(Role::HeadOfInstitution), 1),
            (town.actor(Role::Auditor), 1),
            (other.actor(Role::CooperationStaff), 0),
            (other.actor(Role::Operator), 0),
            (Actor::System, 1),
        ] {
            assert_eq!(
                agreements::Entity::visible_to(&actor).count(&read).await.expect("count"),
                sees,
                "{}",
                actor.name()
            );
        }
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn a_clause_worded_by_the_office_comes_back_with_its_history() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9917").await.expect("town");
        let replace = |text: &str, reason: &str| OfficeCommand::ReplaceClause {
            document: "D06".to_owned(),
            key: "duties.second.leak".to_owned(),
            text: text.to_owned(),
            reason: reason.to_owned(),
            on: date(2026, 11, 21),
        };
        let ask =
            async |role, command| send(&desk, &town.actor(role), Command::Office { id: town.office, command }).await;
        let staff = Role::CooperationStaff;
        assert_eq!(refused(ask(Role::HeadOfInstitution, replace("teks", "alasan")).await).rule, Rule::Role);
        for (text, reason, field) in [
            ("", "alasan", "text"),
            ("menurut {nobody}", "alasan", "text"),
            ("menurut {see:duties.second.gone}", "alasan", "text"),
            ("menanggung *kebocoran", "alasan", "text"),
            ("menanggung kebocoran", " ", "reason"),
        ] {
            let refusal = refused(ask(staff, replace(text, reason)).await);
            assert_eq!((refusal.rule, refusal.field.as_deref()), (Rule::Field, Some(field)), "{text}");
        }
        let own = "menanggung seluruh akibat kebocoran sebagaimana dimaksud {see:duties.second.protect}";
        ask(staff, replace(own, "Keputusan rapat 12 November")).await.expect("replaced");
        assert_eq!(refused(ask(staff, replace(own, "lagi")).await).rule, Rule::Duplicate);
        let restore = || OfficeCommand::RestoreClause {
            document: "D06".to_owned(),
            key: "duties.second.leak".to_owned(),
            reason: "Cukup teks bawaan".to_owned(),
            on: date(2026, 11, 21),
        };
        ask(Role::HeadOfOffice, restore()).await.expect("restored");
        assert_eq!(refused(ask(staff, restore()).await).rule, Rule::Duplicate);

        let read = database.store.read().await.expect("read");
        let office = load::office(&read, town.office).await.expect("load").expect("there").value;
        let texts: Vec<_> = office.clauses.iter().map(|clause| clause.text.as_deref()).collect();
        assert_eq!(texts, [Some(own), None]);
        assert!(office.clauses.iter().all(|clause| !clause.is_obsolete() && !clause.by.is_empty()));
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn settings_roles_and_holidays_come_back() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9909").await.expect("town");
        let settings = OfficeSettings { evaluation_working_days: 15, ..OfficeSettings::default() };
        let command = OfficeCommand::ChangeSettings { settings: Box::new(settings.clone()) };
        let command = Command::Office { id: town.office, command };
        send(&desk, &town.actor(Role::SystemAdmin), command).await.expect("settings");

        let operator = town.actor(Role::Operator).person().expect("person");
        let leave = PersonCommand::Leave {
            role: Role::Operator,
            office: town.office,
            institution: Some(town.institution),
            until: date(2026, 11, 30),
        };
        let command = Command::Person { id: operator, command: leave };
        send(&desk, &town.actor(Role::InstitutionAdmin), command).await.expect("leave");

        let rows = vec![HolidayRow {
            date: date(2026, 11, 24),
            kind: "libur_nasional".to_owned(),
            name: "Hari Jadi Wanasari".to_owned(),
            decree: Some("188/12/2026".to_owned()),
            office: Some(town.office),
        }];
        let command = Command::Calendar { command: CalendarCommand::AddHolidays { rows } };
        send(&desk, &town.actor(Role::CooperationStaff), command).await.expect("holiday");

        let read = database.store.read().await.expect("read");
        let office = load::office(&read, town.office).await.expect("load").expect("there");
        assert_eq!(office.value.settings, settings);
        let person = load::person(&read, operator).await.expect("load").expect("there");
        assert_eq!(person.value.memberships[0].until, Some(date(2026, 11, 30)));
        let elsewhere = OfficeId(Uuid::now_v7());
        let tables = load::holiday_tables(&read, &[town.office, elsewhere]).await.expect("holidays");
        assert_eq!(tables[&town.office].on(date(2026, 11, 24)).len(), 1);
        assert!(tables[&elsewhere].on(date(2026, 11, 24)).is_empty());
        audit::verify(&read, None).await.expect("chain");
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn in_a_batch_each_stands_or_falls_alone() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9910").await.expect("town");
        let (good, bad) = (AgreementId(Uuid::now_v7()), AgreementId(Uuid::now_v7()));
        let mut signed = pks("rusak");
        signed.scan = Some(FileId(Uuid::now_v7()));
        let take_up = |id| Command::Agreement {
            office: town.office,
            id,
            command: AgreementCommand::TakeUp { on: date(2026, 11, 20) },
        };
        let answers = desk
            .perform_many(
                &Actor::CommandLine,
                vec![
                    envelope(import(&town, good, vec![first_request(&town)])),
                    envelope(import(&town, bad, vec![first_request(&town), AgreementEvent::PksSigned { pks: signed }])),
                    envelope(take_up(bad)),
                    envelope(take_up(good)),
                    envelope(take_up(AgreementId(Uuid::now_v7()))),
                ],
            )
            .await;
        let lived: Vec<bool> = answers.iter().map(Result::is_ok).collect();
        assert_eq!(lived, [true, false, false, true, false], "{answers:?}");
        let read = database.store.read().await.expect("read");
        let loaded = load::agreements(&read, &[good, bad]).await.expect("load");
        assert_eq!(loaded.len(), 1);
        assert_eq!((loaded[0].version, loaded[0].value.taken_up.len()), (2, 1));
        audit::verify(&read, None).await.expect("chain");
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn what_contradicts_itself_is_refused_with_words() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let town = Town::found(&desk, "9911").await.expect("town");
        let id = || AgreementId(Uuid::now_v7());
        let mut backwards = pks("mundur");
        backwards.ends_on = date(2024, 5, 19);
        let impossible = vec![first_request(&town), AgreementEvent::PksSigned { pks: backwards }];
        let mut made = Made::default();
        let account = event(22, 0, town.institution, &mut made);
        let twice = vec![first_request(&town), account.clone(), account];
        let good = id();
        let answers = desk
            .perform_many(
                &Actor::CommandLine,
                vec![
                    envelope(import(&town, id(), impossible)),
                    envelope(import(&town, id(), twice)),
                    envelope(import(&town, good, vec![first_request(&town)])),
                ],
            )
            .await;
        let mut answers = answers.into_iter();
        assert_eq!(refused(answers.next().expect("first")).rule, Rule::Field);
        assert_eq!(refused(answers.next().expect("second")).rule, Rule::Duplicate);
        answers.next().expect("third").expect("done");
        let read = database.store.read().await.expect("read");
        assert!(load::agreement(&read, good).await.expect("load").is_some());
        assert_eq!(agreements::Entity::find().count(&read).await.expect("count"), 1);
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn dossiers_are_imported_through_the_door() {
    for database in databases().await.expect("databases") {
        let desk = desk_on(&database);
        let mut offices: HashMap<String, OfficeId> = HashMap::new();
        for (name, dossier) in dossiers() {
            let (institution, id) = (InstitutionId(Uuid::now_v7()), AgreementId(Uuid::now_v7()));
            let region = dossier.office.profile().region_code;
            let known = offices.get(&region).copied();
            let office = *offices.entry(region).or_insert_with(|| OfficeId(Uuid::now_v7()));
            for command in dossier.office_commands().into_iter().filter(|_| known.is_none()) {
                send(&desk, &Actor::CommandLine, Command::Office { id: office, command }).await.expect(&name);
            }
            for command in dossier.institution_commands() {
                let command = Command::Institution { office, id: institution, command };
                send(&desk, &Actor::CommandLine, command).await.expect(&name);
            }
            let imported = dossier.imported(institution, &mut Uuid::now_v7).expect("events");
            let command = AgreementCommand::ImportAgreement { imported: Box::new(imported) };
            let command = Command::Agreement { office, id, command };
            let done = send(&desk, &Actor::CommandLine, command).await.expect(&name);
            assert!(done.version > 5, "{name}");
        }
        let read = database.store.read().await.expect("read");
        let summary = audit::verify(&read, None).await.expect("chain");
        assert!(summary.entries > 100);
        // The past is told to nobody.
        assert_eq!(outbox::Entity::find().count(&read).await.expect("count"), 0);
        drop(read);
        database.remove().await.expect("remove");
    }
}

fn asked() -> patuh_domain::agreement::Request {
    let mut asked = request("masuk");
    asked.letter = letter("masuk");
    asked.letter.date = date(2026, 11, 18);
    asked.received_on = date(2026, 11, 20);
    asked
}

async fn epoch(database: &TestDatabase, office: OfficeId) -> i64 {
    let row = office_epochs::Entity::find_by_id(office.0).one(database.store.db()).await.expect("query");
    row.map_or(0, |row| row.epoch)
}

/// Rows of the tables that a command on an agreement touches.
async fn rows(database: &TestDatabase) -> [u64; 5] {
    let db = database.store.db();
    [
        agreements::Entity::find().count(db).await.expect("count"),
        requests::Entity::find().count(db).await.expect("count"),
        events::Entity::find().count(db).await.expect("count"),
        idempotency_keys::Entity::find().count(db).await.expect("count"),
        outbox::Entity::find().count(db).await.expect("count"),
    ]
}

trait OfKind {
    fn filter_kind(self, kind: &str) -> Self;
}

impl OfKind for sea_orm::Select<outbox::Entity> {
    fn filter_kind(self, kind: &str) -> Self {
        use sea_orm::{ColumnTrait, QueryFilter};
        self.filter(outbox::Column::Kind.eq(kind))
    }
}
