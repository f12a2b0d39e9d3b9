//! Who may do what, as one table, and that foreign things look like missing ones.

mod decide_common;

use decide_common::*;
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{AgreementCommand as C, Party};
use patuh_domain::command::{CalendarCommand, Command, HolidayRow};
use patuh_domain::ids::{InstitutionId, OfficeId, PersonId};
use patuh_domain::person::PersonCommand;
use patuh_domain::policy::{Deed, FOUR_EYES, Sight, may, may_do, may_see};
use patuh_domain::refusal::{Refusal, Rule};
use uuid::Uuid;

const OTHER_OFFICE: OfficeId = OfficeId(Uuid::from_u128(91));
const OTHER_INSTITUTION: InstitutionId = InstitutionId(Uuid::from_u128(92));

#[test]
fn the_matrix_is_as_written_down() {
    let columns: Vec<(&str, Actor)> = Role::ALL
        .into_iter()
        .map(|role| (role.name(), person(role, "Contoh")))
        .chain([("system", Actor::System), ("command_line", Actor::CommandLine)])
        .collect();
    let mut table = format!("{:32}", "deed");
    for (name, _) in &columns {
        table.push_str(&format!(" {name}"));
    }
    table.push('\n');
    for deed in Deed::all() {
        table.push_str(&format!("{:32}", deed.name()));
        for (name, actor) in &columns {
            let may = may_do(actor, deed, Some(OFFICE), Some(INSTITUTION)).is_ok();
            table.push_str(&format!(" {:width$}", if may { "yes" } else { "-" }, width = name.len()));
        }
        while table.ends_with(' ') {
            table.pop();
        }
        table.push('\n');
    }
    table.push('\n');
    for (act, own_work) in FOUR_EYES {
        table.push_str(&format!("{:32} not by who did: {}\n", act.name(), own_work.name()));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/policy_matrix.txt");
    if std::env::var_os("PATUH_WRITE_MATRIX").is_some() {
        std::fs::write(path, &table).expect("writes the table");
    }
    let written = std::fs::read_to_string(path).expect("tests/policy_matrix.txt");
    assert!(written == table, "tests/policy_matrix.txt differs; the table is now:\n{table}");
}

fn forward() -> Command {
    Command::Agreement { office: OFFICE, id: AGREEMENT, command: C::Forward { letter: letter("1", "2026-01-01") } }
}

#[test]
fn a_foreign_aggregate_looks_like_a_missing_one() {
    let stranger = Actor::Person {
        id: PersonId(Uuid::from_u128(7)),
        name: "Petugas lain".to_owned(),
        memberships: vec![Membership {
            role: Role::CooperationStaff,
            office: OTHER_OFFICE,
            institution: None,
            from: day("2020-01-01"),
            until: None,
        }],
    };
    assert_eq!(may(&stranger, &forward(), Some(OFFICE), Some(INSTITUTION)), Err(Refusal::unknown_aggregate()));
    let neighbour = Actor::Person {
        id: PersonId(Uuid::from_u128(8)),
        name: "Pimpinan lain".to_owned(),
        memberships: vec![Membership {
            role: Role::HeadOfInstitution,
            office: OFFICE,
            institution: Some(OTHER_INSTITUTION),
            from: day("2020-01-01"),
            until: None,
        }],
    };
    assert_eq!(may(&neighbour, &forward(), Some(OFFICE), Some(INSTITUTION)), Err(Refusal::unknown_aggregate()));
    // A command that names another office than its aggregate's is no way in.
    assert_eq!(may(&staff(), &forward(), Some(OTHER_OFFICE), Some(INSTITUTION)), Err(Refusal::unknown_aggregate()));
    assert!(!may_see(&stranger, Sight::Agreement, Some(OFFICE), Some(INSTITUTION)));
    assert!(may_see(&staff(), Sight::Agreement, Some(OFFICE), Some(INSTITUTION)));
    assert!(!may_see(&person(Role::SystemAdmin, "Admin"), Sight::Agreement, Some(OFFICE), Some(INSTITUTION)));
}

#[test]
fn a_known_thing_beyond_the_role_names_those_who_may() {
    let refusal = may(&operator(), &forward(), Some(OFFICE), Some(INSTITUTION)).expect_err("not an operator's");
    assert_eq!(refusal.rule, Rule::Role);
    assert!(refusal.remedy.id.contains("Petugas kerja sama"), "{}", refusal.remedy.id);
}

#[test]
fn each_side_appoints_its_own_team() {
    let team = |party| Command::Agreement { office: OFFICE, id: AGREEMENT, command: team(party, "2026-01-05") };
    let asked = |actor: &Actor, party| may(actor, &team(party), Some(OFFICE), Some(INSTITUTION)).is_ok();
    assert!(asked(&institution_head(), Party::Institution));
    assert!(!asked(&institution_head(), Party::Office));
    assert!(asked(&staff(), Party::Institution));
}

#[test]
fn an_institutions_admin_keeps_its_operators_only() {
    let membership =
        |role, institution| Membership { role, office: OFFICE, institution, from: day("2026-01-01"), until: None };
    let join = |role, institution| Command::Person {
        id: PersonId(Uuid::from_u128(55)),
        command: PersonCommand::Join { membership: membership(role, institution) },
    };
    let asked = |actor: &Actor, command: &Command| may(actor, command, Some(OFFICE), None);
    assert!(asked(&admin(), &join(Role::Operator, Some(INSTITUTION))).is_ok());
    assert!(asked(&admin(), &join(Role::HeadOfInstitution, Some(INSTITUTION))).is_err());
    assert!(asked(&admin(), &join(Role::Operator, Some(OTHER_INSTITUTION))).is_err());
    assert!(asked(&admin(), &join(Role::CooperationStaff, None)).is_err());
    let system_admin = person(Role::SystemAdmin, "Admin");
    assert!(asked(&system_admin, &join(Role::CooperationStaff, None)).is_ok());
    let activate =
        Command::Person { id: PersonId(Uuid::from_u128(55)), command: PersonCommand::Activate { active: false } };
    assert!(may(&system_admin, &activate, Some(OFFICE), None).is_ok());
    assert!(may(&system_admin, &activate, None, None).is_err(), "the person's office must be known");
    assert!(may(&system_admin, &activate, Some(OTHER_OFFICE), None).is_err());
}

#[test]
fn a_national_holiday_is_for_the_system_administrator() {
    let add = |office| Command::Calendar {
        command: CalendarCommand::AddHolidays {
            rows: vec![HolidayRow {
                date: day("2028-01-01"),
                kind: "libur_nasional".to_owned(),
                name: "Tahun Baru".to_owned(),
                decree: Some("1/2027".to_owned()),
                office,
            }],
        },
    };
    let system_admin = person(Role::SystemAdmin, "Admin");
    assert!(may(&system_admin, &add(None), None, None).is_ok());
    assert!(may(&staff(), &add(Some(OFFICE)), Some(OFFICE), None).is_ok());
    assert_eq!(may(&staff(), &add(None), None, None).map_err(|refusal| refusal.rule), Err(Rule::Role));
    assert!(may(&staff(), &add(Some(OTHER_OFFICE)), Some(OTHER_OFFICE), None).is_err());
}
