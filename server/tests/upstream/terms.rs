//! What changes while access is in use: hours, caps, addresses, passwords, and the office's way to the centre.

use axum::http::StatusCode;
use chrono::{TimeDelta, Timelike as _, Utc};
use patuh_app::ports::Desk as _;
use patuh_domain::access::{AgreementHours, Hours, OfficeHours, Span};
use patuh_domain::actor::Role;
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::office::{OfficeCommand, UpstreamService};
use patuh_server::lookup::simulator::{self, Conduct, Simulator};
use patuh_server::lookup::upstream::Office;
use patuh_server::machinery::secrets::{Receiver, Reveal};
use patuh_server::store::entity::{earlier_secrets, upstream_credentials, upstream_pulses};
use patuh_server::testing::envelope;
use sea_orm::EntityTrait as _;
use serde_json::json;
use tokio::net::TcpListener;

use crate::service::{CALL_NIK, FOUND, Service, asking, code};

/// Hours that are over now and for hours to come: a minute of a day, half a day away.
pub fn never_now() -> Hours {
    let early = Zone::Wib.local_time(Utc::now()).hour() < 12;
    let minute = if early { 18 * 60 } else { 3 * 60 };
    let span = Span::new(minute, minute + 1);
    Hours::Week { workdays: span, saturday: span, sunday: span }
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_the_hours_calls_are_told_when_to_come_again() {
    let service = Service::start("", None).await;
    let (office, ..) = service.account().await;
    let today = Zone::Wib.local_date(Utc::now());
    let hours = OfficeHours { from: today, hours: never_now() };
    let command = Command::Office { id: office, command: OfficeCommand::SetHours { hours } };
    service.state.rooms.desk.perform(&service.player(Role::HeadOfOffice), envelope(command)).await.expect("done");
    let (status, headers, answer) = service.whole(CALL_NIK, asking(FOUND).to_string()).await;
    assert_eq!((status, code(&answer).as_str()), (StatusCode::OK, "06"));
    assert_eq!(answer["content"][0]["RESPON"], "Di luar jam akses yang diizinkan");
    let wait: i64 = headers["retry-after"].to_str().expect("text").parse().expect("seconds");
    assert!((1..=8 * 86_400).contains(&wait), "{wait}");
    // In the order of the checks: before the form of the NIK, after the address.
    assert_eq!(service.code("x").await, "06");
    let (_, foreign) = service.send(CALL_NIK, asking(FOUND).to_string(), "10.0.0.9").await;
    assert_eq!(code(&foreign), "04");

    let own = AgreementHours { from: today, hours: Some(Hours::Always), reason: "Gawat darurat".to_owned() };
    service.perform(Role::CooperationStaff, AgreementCommand::SetHours { hours: own }).await;
    assert_eq!(service.code(FOUND).await, "01");
}

#[tokio::test(flavor = "multi_thread")]
async fn caps_and_addresses_hold_from_their_time_on() {
    let service = Service::start("", None).await;
    let (_, _, account) = service.account().await;
    let later = Utc::now() + TimeDelta::hours(30);
    for (from, cap) in [(None, 2), (Some(later), 1)] {
        let command = AgreementCommand::SetDailyCap { account, per_day: Some(cap), from };
        service.perform(Role::CooperationStaff, command).await;
    }
    let answer = service.call(&asking(FOUND)).await;
    assert_eq!((code(&answer).as_str(), &answer["quotaLimiter"]), ("01", &json!(1)));
    assert_eq!(service.code(FOUND).await, "01");
    assert_eq!(service.code(FOUND).await, "05");
    for (from, address) in [(None, "10.0.0.7"), (Some(later), "10.0.0.8")] {
        let ip_addresses = vec![address.to_owned()];
        let command = AgreementCommand::RegisterAddresses { account, ip_addresses, from };
        service.perform(Role::CooperationStaff, command).await;
    }
    assert_eq!(service.code(FOUND).await, "04");
    for (from, expected) in [("10.0.0.7", "05"), ("10.0.0.8", "04")] {
        let (_, answer) = service.send(CALL_NIK, asking(FOUND).to_string(), from).await;
        assert_eq!(code(&answer), expected, "{from}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_passwords_work_for_a_while_and_a_leaked_old_one_shows() {
    let service = Service::start("", None).await;
    let (office, agreement, account) = service.account().await;
    let secrets = &service.state.rooms.secrets;
    let person = service.player(Role::InstitutionAdmin).person().expect("a person");
    let receiver = Receiver { office, agreement, account, person };
    assert_eq!(service.code(FOUND).await, "01");

    let until = Utc::now() + TimeDelta::days(7);
    let nonce = "nomor-formulir-pertama";
    let Reveal::Shown { password, .. } = secrets.rotate(receiver, nonce, until).await.expect("changed") else {
        panic!("not shown")
    };
    let again = secrets.rotate(receiver, nonce, until).await.expect("shown again");
    assert!(
        matches!(again, Reveal::Shown { password: ref same, .. } if *same == password),
        "a refresh changes nothing"
    );
    let at = Utc::now();
    let command = AgreementCommand::RotateSecret { account, at, old_until: until };
    service.perform(Role::InstitutionAdmin, command).await;

    let with = |password: &str| {
        let mut body = asking(FOUND);
        body["password"] = json!(password);
        body
    };
    assert_eq!(code(&service.call(&with(&password)).await), "01");
    assert_eq!(code(&service.call(&with("demo-ws-rahasia")).await), "01", "the old one still works");
    assert_eq!(code(&service.call(&with("salah")).await), "03");

    secrets.revoke_earlier(account).await.expect("revoked");
    let command = AgreementCommand::RevokeSecret { account, at: Utc::now(), reason: "Bocor".to_owned() };
    service.perform(Role::CooperationStaff, command).await;
    assert_eq!(code(&service.call(&with(&password)).await), "01");
    assert_eq!(code(&service.call(&with("demo-ws-rahasia")).await), "03");

    // Written down by tasks of their own.
    let db = service.state.store.db();
    for _ in 0..200 {
        let row = earlier_secrets::Entity::find().one(db).await.expect("rows").expect("the old one");
        if row.last_used_at.is_some() && row.misused_at.is_some() {
            assert_eq!(row.misused_from.as_deref(), Some("127.0.0.1"));
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("use and misuse of the old password are not written down");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_has_its_own_way_to_the_centre() {
    let service = Service::start("", None).await;
    let (office, ..) = service.account().await;
    let centre = std::sync::Arc::new(Simulator::new(Conduct::default()));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let routes = simulator::service(std::sync::Arc::clone(&centre));
    tokio::spawn(async move { axum::serve(listener, routes).await });

    assert_eq!(service.code(FOUND).await, "01");
    assert_eq!(centre.calls(), 0, "so far the simulator within answers");
    let access = service.state.rooms.lookups.centres().access();
    let known =
        Office { user_id: "kantor".to_owned(), password: "SANGAT-RAHASIA".to_owned(), ip: "10.0.0.1".to_owned() };
    let credentials = access.keep(office, &known).await.expect("kept");
    let set = |address: &str| OfficeCommand::SetUpstream {
        upstream: Some(UpstreamService { address: address.to_owned(), pin: None, credentials: Some(credentials) }),
    };
    let change = async |command| {
        let command = Command::Office { id: office, command };
        service.state.rooms.desk.perform(&service.player(Role::HeadOfOffice), envelope(command)).await
    };
    assert!(change(set("https://10.0.0.1")).await.is_err(), "https needs its certificate");
    change(set(&address)).await.expect("done");
    assert_eq!(service.code(FOUND).await, "01");
    assert_eq!(centre.calls(), 1);

    let db = service.state.store.db();
    let rows = upstream_credentials::Entity::find().all(db).await.expect("rows");
    assert!(rows.iter().all(|row| !row.sealed.contains("SANGAT") && row.user_id == "kantor"));
    assert_eq!(access.find(office, credentials).await.expect("opened"), known);

    // One that is gone: calls are refused free of charge, and that shows.
    change(set("http://127.0.0.1:1")).await.expect("done");
    let (status, _) = service.send(CALL_NIK, asking(FOUND).to_string(), "127.0.0.1").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    for _ in 0..200 {
        let row = upstream_pulses::Entity::find_by_id(office.0).one(db).await.expect("rows");
        if row.is_some_and(|row| row.failing_since.is_some() && row.last_failure.as_deref() == Some("unreachable")) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the failure is not written down");
}
