//! The schema: up, down and up again; every table has its office; impossible rows are impossible.

use patuh_migrations::{GLOBAL_TABLES, Migrator, MigratorTrait};
use patuh_server::testing::{TestDatabase, databases};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Column {
    table_name: String,
    column_name: String,
    required: bool,
}

async fn columns(database: &TestDatabase) -> Vec<Column> {
    let backend = database.store.backend();
    let sql = match backend {
        DbBackend::Sqlite => {
            r#"SELECT m.name AS table_name, c.name AS column_name, (c."notnull" = 1 OR c.pk > 0) AS required
               FROM sqlite_schema m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations'"#
        }
        _ => {
            "SELECT table_name::text, column_name::text, is_nullable = 'NO' AS required FROM information_schema.columns
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
