//! The schema: up, down and up again; every table has its office; impossible rows are impossible.

use patuh_domain::duty::DutyKind;
use patuh_migrations::{GLOBAL_TABLES, Migrator, MigratorTrait};
use patuh_server::testing::{TestDatabase, databases};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Column {
    table_name: String,
    column_name: String,
    required: bool,
    is_day: bool,
}

async fn columns(database: &TestDatabase) -> Vec<Column> {
    let backend = database.store.backend();
    let sql = match backend {
        DbBackend::Sqlite => {
            r#"SELECT m.name AS table_name, c.name AS column_name, (c."notnull" = 1 OR c.pk > 0) AS required,
               c.type = 'date_text' AS is_day
               FROM sqlite_schema m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations'"#
        }
        _ => {
            "SELECT table_name::text, column_name::text, is_nullable = 'NO' AS required,
             data_type = 'date' AS is_day FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
        }
    };
    Column::find_by_statement(Statement::from_string(backend, sql)).all(database.store.db()).await.expect("columns")
}

#[tokio::test]
async fn steps_go_up_down_and_up_again() {
    for database in databases().await.expect("databases") {
        let before = columns(&database).await.len();
        Migrator::down(database.store.db(), None).await.expect("down");
        assert!(columns(&database).await.is_empty());
        Migrator::up(database.store.db(), None).await.expect("up");
        assert_eq!(columns(&database).await.len(), before);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn every_table_but_the_global_ones_names_its_office() {
    for database in databases().await.expect("databases") {
        let columns = columns(&database).await;
        let mut tables: Vec<&str> = columns.iter().map(|column| column.table_name.as_str()).collect();
        tables.sort_unstable();
        tables.dedup();
        assert!(tables.len() > 70, "{}", tables.len());
        for table in &tables {
            let office = columns.iter().find(|column| {
                column.table_name == *table && (column.column_name == "office_id" || *table == "offices")
            });
            let owned = office.is_some_and(|column| column.required);
            assert_eq!(owned, !GLOBAL_TABLES.contains(table) || *table == "memberships", "{table}");
        }
        for table in GLOBAL_TABLES {
            assert!(tables.contains(&table), "{table} is listed but not there");
        }
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn no_column_holds_what_a_date_makes_false() {
    for database in databases().await.expect("databases") {
        for column in columns(&database).await {
            let name = column.column_name.as_str();
            let derived = ["stage", "state", "overdue", "access_granted", "suspended"].contains(&name)
                || (name == "status" && !column.table_name.ends_with("_heads"));
            assert!(!derived, "{}.{name} would store what follows from facts and a date", column.table_name);
        }
        database.remove().await.expect("remove");
    }
}

/// Columns with a day from which a duty's due date is reckoned, or on which it was fulfilled.
const OF_DUTIES: [(&str, DutyKind); 28] = [
    ("accounts.closed_on", DutyKind::Closing),
    ("certificates.received_on", DutyKind::IsoCertificate),
    ("certificates.valid_until", DutyKind::IsoCertificate),
    ("changes.happened_on", DutyKind::ChangeNotice),
    ("closings.frozen_due", DutyKind::Closing),
    ("declarations.signed_on", DutyKind::Sptjm),
    ("endings.ended_on", DutyKind::Closing),
    ("evaluation_follow_ups.due_on", DutyKind::FollowUp),
    ("evaluations.completed_on", DutyKind::Evaluation),
    ("evaluations.frozen_due", DutyKind::Evaluation),
    ("follow_ups_done.done_on", DutyKind::FollowUp),
    ("follow_ups_done.due_on", DutyKind::FollowUp),
    ("institution_heads.since", DutyKind::Sptjm),
    ("juknis.user_id_request_by", DutyKind::UserIdRequest),
    ("networks.ready_on", DutyKind::NetworkReady),
    ("operators.since", DutyKind::Nda),
    ("pks.ends_on", DutyKind::SemesterReport),
    ("pks.signed_on", DutyKind::SemesterReport),
    ("pks.term_until", DutyKind::RenewalLetter),
    ("readers.activated_on", DutyKind::ReaderProcurement),
    ("readers.personalised_on", DutyKind::ReaderProcurement),
    ("renewals.addendum_ends_on", DutyKind::RenewalLetter),
    ("renewals.frozen_due", DutyKind::RenewalLetter),
    ("renewals.received_on", DutyKind::RenewalLetter),
    ("report_forwardings.frozen_due", DutyKind::ReportForwarding),
    ("reports.frozen_due", DutyKind::SemesterReport),
    ("reports.received_on", DutyKind::SemesterReport),
    ("terms.iso_date", DutyKind::IsoCertificate),
];
/// Columns with a day by which nobody owes anything: when something was done, or from when and how long it holds.
const OF_RECORDS: [&str; 35] = [
    "agreement_hours.from_on",
    "applications.registered_on",
    "checklists.checked_on",
    "completions.completed_on",
    "counting_days.day",
    "finals.final_on",
    "hit_counters.day",
    "holidays.date",
    "issued_documents.issued_on",
    "issued_documents.revoked_on",
    "juknis.dated",
    "lookups.day",
    "memberships.from_on",
    "memberships.until_on",
    "networks.expected_on",
    "office_clauses.on_date",
    "office_heads.since",
    "office_hours.from_on",
    "operators.left_on",
    "poc_results.effective",
    "poc_schedules.scheduled_on",
    "purposes.ends_on",
    "purposes.starts_on",
    "quota_grants.from_on",
    "readers.deactivated_on",
    "reminders.until",
    "renewals.outcome_signed_on",
    "report_corrections.asked_on",
    "requests.received_on",
    "returns.returned_on",
    "set_asides.decided_on",
    "set_asides.put_off_until",
    "takeups.taken_up_on",
    "terms.effective",
    "waivers.waived_on",
];

/// A new column with a day fails here until somebody has decided whether a duty hangs on it. Dates of letters stand beside
/// their numbers, and belong to the act that the letter is about.
#[tokio::test]
async fn every_day_is_known_to_the_duties() {
    for database in databases().await.expect("databases") {
        let all = columns(&database).await;
        let is_letter = |column: &Column| {
            let number = column.column_name.strip_suffix("_date").map(|name| format!("{name}_number"));
            number.is_some_and(|number| {
                all.iter().any(|other| other.table_name == column.table_name && other.column_name == number)
            })
        };
        let mut days: Vec<String> = all
            .iter()
            .filter(|column| column.is_day && !is_letter(column))
            .map(|column| format!("{}.{}", column.table_name, column.column_name))
            .collect();
        days.sort_unstable();
        let mut known: Vec<&str> = OF_DUTIES.iter().map(|(column, _)| *column).chain(OF_RECORDS).collect();
        known.sort_unstable();
        assert_eq!(days, known);
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn impossible_rows_are_impossible() {
    for database in databases().await.expect("databases") {
        let db = database.store.db();
        for statement in [
            "INSERT INTO installation (id, demonstration, created_at) VALUES (2, TRUE, '2026-01-01 00:00:00+00')",
            "INSERT INTO calendar (id, version) VALUES (NULL, 1)",
            "INSERT INTO office_epochs (office_id, epoch) VALUES ('00000000-0000-0000-0000-000000000001', 1)",
            "INSERT INTO holidays (seq, place, recorded_at, date, kind, name)
             VALUES (1, 0, '2026-01-01 00:00:00+00', '2026-01-01', 'cuti', 'Tahun Baru')",
        ] {
            assert!(db.execute_unprepared(statement).await.is_err(), "{statement}");
        }
        database.remove().await.expect("remove");
    }
}

/// Every entity reads its table: names and types of columns agree.
#[tokio::test]
async fn entities_fit_their_tables() {
    macro_rules! read {
        ($db:expr, $($table:ident),+ $(,)?) => {
            $(patuh_server::store::entity::$table::Entity::find().one($db).await.expect(stringify!($table));)+
        };
    }
    for database in databases().await.expect("databases") {
        let db = database.store.db();
        read!(
            db,
            access_approvals,
            account_addresses,
            account_locks,
            account_methods,
            account_secrets,
            address_changes,
            agreement_hours,
            cap_changes,
            earlier_secrets,
            office_hours,
            office_upstreams,
            upstream_credentials,
            upstream_pulses,
            accounts,
            predecessors,
            report_corrections,
            holder_changes,
            calendar_links,
            agreements,
            applications,
            approvals,
            calendar,
            certificates,
            changes,
            checklist_items,
            checklists,
            closings,
            completions,
            contacts,
            credentials,
            declarations,
            drafts,
            emblems,
            endings,
            evaluation_scores,
            evaluations,
            events,
            files,
            finals,
            follow_ups_done,
            forwardings,
            holidays,
            idempotency_keys,
            incidents,
            installation,
            institution_heads,
            institution_work_units,
            institutions,
            invitations,
            issued_documents,
            juknis,
            lanes,
            lookup_hours,
            memberships,
            network_addresses,
            network_letters,
            networks,
            office_clauses,
            office_epochs,
            office_heads,
            offices,
            operators,
            outbox,
            payloads,
            persons,
            pks,
            poc_request_subjects,
            poc_requests,
            poc_results,
            poc_schedule_subjects,
            poc_schedules,
            print_jobs,
            quota_grants,
            quota_methods,
            readers,
            renewals,
            report_forwardings,
            reports,
            request_methods,
            requests,
            returns,
            sanctions,
            purposes,
            service_flows,
            sessions,
            set_asides,
            takeups,
            team_members,
            teams,
            term_elements,
            term_methods,
            suspicion_reviews,
            suspicions,
            terms,
            waivers,
        );
        database.remove().await.expect("remove");
    }
}
