//! The order of the checks: of any two that fail the earlier one answers (decisions.md 23).

use chrono::{TimeDelta, Utc};
use patuh_domain::access::AgreementHours;
use patuh_domain::actor::Role;
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use serde_json::{Value, json};

use crate::service::{CALL_NIK, FOUND, Service, asking, code, letter};
use crate::terms::never_now;

/// What a caller can get wrong, in the order of the checks.
const BY_CALL: [&str; 6] = ["09", "10", "07", "03", "04", "15"];

/// A call with these faults.
fn faulty(faults: &[&str]) -> (Value, &'static str) {
    let mut body = asking(FOUND);
    let mut from = "127.0.0.1";
    let has = |code: &str| faults.contains(&code);
    if has("15") {
        body["nik"] = json!("9901 0105 0590 0001");
    }
    if has("04") {
        from = "10.0.0.9";
    }
    if has("03") {
        body["password"] = json!("salah");
    }
    if has("07") {
        body.as_object_mut().expect("an object").remove("nik");
    }
    if has("10") {
        body["ip_user"] = json!("999.1.1.1");
    }
    if has("09") {
        body["password"] = json!("  ");
    }
    (body, from)
}

async fn answered(service: &Service, faults: &[&str]) -> String {
    let (body, from) = faulty(faults);
    code(&service.send(CALL_NIK, body.to_string(), from).await.1)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_any_two_failing_checks_the_earlier_one_answers() {
    let service = Service::start("", None).await;
    assert_eq!(answered(&service, &[]).await, "01");
    for (place, first) in BY_CALL.iter().enumerate() {
        for second in &BY_CALL[place..] {
            // A NIK that is missing has no form that could be wrong.
            assert_eq!(answered(&service, &[first, second]).await, *first, "{first} and {second}");
        }
    }

    let minute_ago = Utc::now() - TimeDelta::minutes(1);
    let cut = AgreementCommand::CutQuota {
        letter: letter("1"),
        basis: "Uji coba kuota".to_owned(),
        per_day: 1,
        lift_condition: None,
        from: minute_ago,
    };
    service.perform(Role::HeadOfOffice, cut).await;
    assert_eq!(answered(&service, &[]).await, "01");
    for first in BY_CALL {
        assert_eq!(answered(&service, &[first]).await, first, "{first} and 05");
    }
    assert_eq!(answered(&service, &[]).await, "05");

    let today = Zone::Wib.local_date(Utc::now());
    let closed = AgreementHours { from: today, hours: Some(never_now()), reason: "Uji jam akses".to_owned() };
    service.perform(Role::CooperationStaff, AgreementCommand::SetHours { hours: closed }).await;
    assert_eq!(answered(&service, &[]).await, "06", "06 and 05");
    assert_eq!(answered(&service, &["15"]).await, "06", "06 and 15");
    for first in ["09", "10", "07", "03", "04"] {
        assert_eq!(answered(&service, &[first]).await, first, "{first} and 06");
    }

    let suspension = AgreementCommand::Suspend {
        letter: letter("2"),
        basis: "Uji coba penangguhan".to_owned(),
        lift_condition: None,
        from: Utc::now() - TimeDelta::seconds(1),
    };
    service.perform(Role::HeadOfOffice, suspension).await;
    assert_eq!(answered(&service, &[]).await, "16", "16 and 06");
    assert_eq!(answered(&service, &["15"]).await, "16", "16 and 15");
    for first in ["09", "10", "07", "03", "04"] {
        assert_eq!(answered(&service, &[first]).await, first, "{first} and 16");
    }

    let (_, _, account) = service.account().await;
    let yesterday = Zone::Wib.local_date(Utc::now()) - TimeDelta::days(1);
    service.perform(Role::CooperationStaff, AgreementCommand::CloseUserId { account, on: yesterday }).await;
    assert_eq!(answered(&service, &[]).await, "17", "17 and 16, and 05");
    assert_eq!(answered(&service, &["15"]).await, "17", "17 and 15");
    for first in ["09", "10", "07", "03", "04"] {
        assert_eq!(answered(&service, &[first]).await, first, "{first} and 17");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_spelling_of_the_keys_reaches_the_same_answer() {
    let service = Service::start("", None).await;
    for (nik, user, password, address) in [
        ("NIK", "user_id", "password", "ip_user"),
        ("nik", "USER_ID", "PASSWORD", "IP_USER"),
        ("Nik", "User_Id", "Password", "ip_address"),
        ("NIK", "user_id", "PASSWORD", "ip_users"),
        ("nik", "USER_ID", "password", "IP_ADDRESS"),
    ] {
        let body = json!({ nik: FOUND, user: "demo-ws", password: "demo-ws-rahasia", address: "::1" });
        let answer = service.call(&body).await;
        assert_eq!(code(&answer), "01", "{body}");
        assert!(answer["quotaLimiter"].is_i64() && answer["content"][0]["NAMA_LGKP"].is_string());
    }
}
