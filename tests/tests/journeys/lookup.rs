//! Look-ups at a counter, the trace of every call, and the citizen's question; without a script.

use std::net::SocketAddr;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use chrono::{TimeDelta, Timelike as _};
use patuh_domain::access::{AgreementHours, Hours, Span};
use patuh_domain::actor::Role;
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::ids::AgreementId;
use patuh_domain::letter::Letter;
use patuh_domain::office::{OfficeCommand, OfficeSettings, ProbingPolicy};
use patuh_server::demo::Player;
use patuh_server::testing::envelope;
use patuh_tests::client::{Answer as Page, Client};
use patuh_tests::html::Element;
use patuh_tests::journey::Answer;
use patuh_tests::site::{Site, now, scenes, today};
use serde_json::{Value, json};
use tower::ServiceExt as _;

const PORTAL: &str = "/pencarian";
const QUESTION: &str = "/pertanyaan-warga";
const OPERATOR: &str = "operator@demo.patuh.test";
const STAFF: &str = "petugas@demo.patuh.test";
const FOUND: &str = "9901010505900001";

/// Looks a number up as this browser's person.
async fn look_up(client: &mut Client, nik: &str) -> Page {
    let mut form = client.get(PORTAL).await.page().form(PORTAL);
    form.answer("nik", &Answer::Value(nik.to_owned()));
    client.send(&form).await
}

/// The heading of the answer.
fn verdict(page: &Element) -> String {
    page.by_id("jawaban").map(Element::text).unwrap_or_default()
}

/// Where the trace of the answer is.
fn trace_of(page: &Element) -> String {
    let links = page.named("a").into_iter().filter_map(|link| link.attribute("href"));
    let mut traces = links.filter(|href| href.starts_with("/akses/")).map(ToOwned::to_owned);
    traces.next().expect("a link to the trace")
}

fn player(role: Role) -> Player {
    let scene = scenes().into_iter().next().expect("the first office");
    scene.players.into_iter().find(|player| player.role == role).expect("a player")
}

fn shared() -> AgreementId {
    scenes()[0].stories[0].agreement
}

fn letter(number: &str) -> Letter {
    Letter { number: format!("400.12/{number}/UJI/2026"), date: today() }
}

/// Calls under the agreement of the demonstration accounts that are written down.
async fn written(site: &Site) -> usize {
    let staff = player(Role::CooperationStaff).actor();
    site.state.rooms.ports.gate.recent(&staff, shared()).await.expect("calls").len()
}

/// Does something with the agreement of the demonstration accounts, as the head of office.
async fn perform(site: &Site, command: AgreementCommand) {
    let head = player(Role::HeadOfOffice);
    let command = Command::Agreement { office: head.office, id: shared(), command };
    site.state.rooms.ports.desk.perform(&head.actor(), envelope(command)).await.expect("done");
}

#[tokio::test]
async fn a_number_is_looked_up_once_and_shown_masked() {
    for site in Site::demonstrations().await {
        let mut operator = site.signed_in(OPERATOR).await;
        let mut form = operator.get(PORTAL).await.page().form(PORTAL);
        // As somebody types it.
        form.answer("nik", &Answer::Value("990101 050590 0001".to_owned()));
        let answer = operator.send(&form).await;
        assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
        let page = answer.document();
        assert_eq!(verdict(&page), "Ditemukan");
        let data = page.by_id("hasil").expect("the data");
        let [hidden] = data.named("details")[..] else { panic!("one switch") };
        assert!(!hidden.has("open"), "masked until asked for");
        assert!(hidden.text().contains(FOUND) && hidden.text().contains("Nama lengkap"), "{}", hidden.text());
        let masks = data.all().into_iter().find(|element| element.is_of("masks")).expect("masks").text();
        assert!(masks.contains("••••") && !masks.contains(FOUND), "{masks}");

        assert_eq!(written(&site).await, 1);
        let again = operator.send(&form).await;
        assert_eq!(again.status, StatusCode::OK);
        assert_eq!(verdict(&again.document()), "Formulir ini sudah dikirim");
        assert!(!again.text().contains(FOUND) && again.text().contains("Ditemukan"), "{}", again.text());
        assert_eq!(written(&site).await, 1, "a refresh asks nobody and counts nothing");

        let home = operator.get(PORTAL).await;
        let mine = home.page().named("table")[0].text();
        assert!(mine.contains("Ditemukan") && !mine.contains(FOUND), "{mine}");
        let trace = operator.get(&trace_of(&page)).await;
        assert_eq!(trace.header("cache-control"), "no-store");
        let text = trace.page().text();
        for told in ["Semua syarat terpenuhi", "Melati Anggraini", "Ditemukan (01)", "dihitung", "Web Portal"] {
            assert!(text.contains(told), "the trace lacks {told}: {text}");
        }
        assert!(!text.contains(FOUND), "{text}");
        drop(operator);
        site.remove().await;
    }
}

#[tokio::test]
async fn codes_are_told_in_words_without_their_numbers() {
    let site = Site::demonstration().await;
    let mut operator = site.signed_in(OPERATOR).await;
    let mut told = Vec::new();
    for nik in [
        "9901014505920002",
        "9901011203400003",
        "9901012507850004",
        "9901011708880005",
        "9901010902750006",
        "9901011111910007",
        "9901012108790008",
    ] {
        let page = look_up(&mut operator, nik).await.page();
        assert!(page.by_id("hasil").is_some_and(|data| data.named("details").len() <= 1));
        told.push(verdict(&page));
    }
    insta::assert_snapshot!(told.join("\n"), @r"
    Ditemukan
    Data Ditemukan, Meninggal Dunia
    Data Ditemukan, Data Ganda
    Data tidak ditemukan, NIK tidak terdapat di database kependudukan
    Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil
    Data tidak ditemukan, NIK tidak sesuai format Dukcapil
    NIK tidak dapat diproses
    ");
    let wrong = look_up(&mut operator, "99010105059000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.header("cache-control"), "no-store");
    assert!(wrong.text().contains("NIK harus 16 angka, yang diisi 14 angka"), "{}", wrong.text());
    let form = wrong.document().form(PORTAL);
    assert_eq!(form.values("nik"), ["99010105059000"], "what was typed is there to be corrected");
    assert!(wrong.place().is_none(), "a number never goes into an address");
    assert_eq!(written(&site).await, 7, "what has not the form of a number is asked of nobody");
    site.remove().await;
}

#[tokio::test]
async fn what_stands_against_it_is_told_with_the_way_out() {
    let site = Site::demonstration().await;
    let mut operator = site.signed_in(OPERATOR).await;
    let now = now();
    perform(
        &site,
        AgreementCommand::CutQuota {
            letter: letter("1"),
            basis: "Uji kuota".to_owned(),
            per_day: 1,
            lift_condition: None,
            from: now - TimeDelta::minutes(1),
        },
    )
    .await;
    assert_eq!(verdict(&look_up(&mut operator, FOUND).await.page()), "Ditemukan");
    let used_up = look_up(&mut operator, FOUND).await.page();
    assert_eq!(verdict(&used_up), "Kuota akses hari ini telah habis");
    let trace = operator.get(&trace_of(&used_up)).await.page().text();
    assert!(trace.contains("Sisa kuota") && trace.contains("tidak dihitung"), "{trace}");

    // A form that was open when access was suspended.
    let mut open = operator.get(PORTAL).await.page().form(PORTAL);
    perform(
        &site,
        AgreementCommand::Suspend {
            letter: letter("2"),
            basis: "Laporan semester belum disampaikan".to_owned(),
            lift_condition: None,
            from: now - TimeDelta::seconds(1),
        },
    )
    .await;
    open.answer("nik", &Answer::Value(FOUND.to_owned()));
    let refused = operator.send(&open).await.page();
    assert_eq!(verdict(&refused), "Instansi tidak aktif");
    let page = operator.get(&trace_of(&refused)).await.page();
    let steps: Vec<String> = page
        .all()
        .into_iter()
        .filter(|element| element.is_of("walk"))
        .flat_map(|walk| walk.named("li"))
        .map(|item| item.text().split(" · ").collect::<Vec<_>>().join(" | "))
        .collect();
    let named = |text: &str| steps.iter().find(|step| step.starts_with(text)).cloned().unwrap_or_default();
    assert!(named("PKS berlaku").contains("terpenuhi"), "{steps:#?}");
    let suspended = named("Akses tidak ditangguhkan");
    assert!(suspended.contains("tidak terpenuhi") && suspended.contains("400.12/2/UJI/2026"), "{suspended}");
    assert!(suspended.contains("surat pemulihan"), "{suspended}");
    assert!(named("Sisa kuota").contains("belum diperiksa"), "{steps:#?}");

    let closed = operator.get(PORTAL).await.page();
    assert!(closed.text().contains("Mengapa tertutup") && closed.text().contains("400.12/2/UJI/2026"));
    assert!(closed.by_id("nik").is_none(), "there is nothing to type while access is closed");
    site.remove().await;
}

#[tokio::test]
async fn outside_the_hours_the_counter_is_closed_and_says_when_it_opens() {
    let site = Site::demonstration().await;
    let mut operator = site.signed_in(OPERATOR).await;
    let mut open = operator.get(PORTAL).await.page().form(PORTAL);
    // A minute of the day, half a day away.
    let minute = if Zone::Wib.local_time(now()).hour() < 12 { 18 * 60 } else { 3 * 60 };
    let span = Span::new(minute, minute + 1);
    let hours = Hours::Week { workdays: span, saturday: span, sunday: span };
    let hours = AgreementHours { from: today(), hours: Some(hours), reason: "Uji jam akses".to_owned() };
    perform(&site, AgreementCommand::SetHours { hours }).await;

    open.answer("nik", &Answer::Value(FOUND.to_owned()));
    let refused = operator.send(&open).await.page();
    assert_eq!(verdict(&refused), "Di luar jam akses yang diizinkan");
    let trace = operator.get(&trace_of(&refused)).await.page().text();
    assert!(trace.contains("Jam akses") && trace.contains("Dibuka kembali"), "{trace}");
    let closed = operator.get(PORTAL).await.page();
    assert!(
        closed.text().contains("Mengapa tertutup") && closed.text().contains("Dibuka kembali"),
        "{}",
        closed.text()
    );
    assert!(closed.by_id("nik").is_none());
    let mut staff = site.signed_in(STAFF).await;
    let access = staff.get(&format!("/perjanjian/{}/akses", shared())).await.page().text();
    assert!(access.contains("Uji jam akses"), "{access}");
    site.remove().await;
}

#[tokio::test]
async fn who_tries_numbers_at_a_counter_is_locked_until_staff_have_looked() {
    let site = Site::demonstration().await;
    let head = player(Role::HeadOfOffice);
    let office = site.state.rooms.ports.reading.office(&head.actor(), head.office).await.expect("the office").office;
    let settings = OfficeSettings { probing: ProbingPolicy::Lock, ..office.settings };
    let command = OfficeCommand::ChangeSettings { settings: Box::new(settings) };
    let command = Command::Office { id: head.office, command };
    site.state.rooms.ports.desk.perform(&head.actor(), envelope(command)).await.expect("done");

    let mut operator = site.signed_in(OPERATOR).await;
    let mut tried = 0;
    while tried < 20 && operator.get(PORTAL).await.page().by_id("nik").is_some() {
        tried += 1;
        look_up(&mut operator, &format!("990101120377{:04}", 400 + tried)).await;
    }
    assert_eq!(tried, 5, "the fifth serial in a row locks");
    let closed = operator.get(PORTAL).await.page().text();
    assert!(closed.contains("Mengapa tertutup"), "{closed}");

    let mut staff = site.signed_in(STAFF).await;
    let list = staff.get("/mencurigakan").await.page();
    let newest = list
        .named("a")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .find(|href| href.starts_with("/mencurigakan/"));
    let seen = staff.get(newest.expect("a finding")).await;
    let text = seen.page().text();
    assert!(text.contains("Melati Anggraini"), "{text}");
    assert!(!text.contains("120377") && !text.contains("990101"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn a_trace_is_open_to_who_asked_and_to_those_who_answer_for_it() {
    let site = Site::demonstration().await;
    let mut operator = site.signed_in(OPERATOR).await;
    let path = trace_of(&look_up(&mut operator, FOUND).await.page());
    for (who, status) in [
        (OPERATOR, 200),
        ("kepala.opd@demo.patuh.test", 200),
        ("admin.opd@demo.patuh.test", 200),
        (STAFF, 200),
        ("auditor@demo.patuh.test", 200),
        ("admin@demo.patuh.test", 404),
        ("petugas2@demo.patuh.test", 404),
    ] {
        let mut client = site.signed_in(who).await;
        assert_eq!(client.ask(&path).await.status.as_u16(), status, "{who}");
    }
    let access = format!("/perjanjian/{}/akses", shared());
    let list = site.signed_in(STAFF).await.get(&access).await.page();
    let links: Vec<_> = list.named("a").into_iter().filter_map(|link| link.attribute("href")).collect();
    assert!(links.contains(&path.as_str()), "the access page leads to the trace: {links:?}");
    // Program calls are not the operator's.
    let (number, _) = called(&site, "x").await;
    assert_eq!(operator.ask(&format!("/akses/{number}")).await.status, StatusCode::NOT_FOUND);
    site.remove().await;
}

/// Calls the web service; gives the number of the call and the token of its trace.
async fn called(site: &Site, nik: &str) -> (String, String) {
    let body = json!({ "nik": nik, "user_id": "demo-ws", "password": "demo-ws-rahasia", "ip_user": "127.0.0.1" });
    let mut request =
        Request::post("/dukcapil/get_json/demo/CALL_NIK").body(Body::from(body.to_string())).expect("a request");
    let peer: SocketAddr = "127.0.0.1:4000".parse().expect("an address");
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = site.app.clone().oneshot(request).await.expect("an answer");
    let header = |name: &str| response.headers()[name].to_str().expect("text").to_owned();
    (header("x-request-id"), header("x-trace-token"))
}

async fn trace_for_programs(site: &Site, number: &str, token: Option<&str>) -> (StatusCode, Value) {
    let mut request = Request::get(format!("/api/v1/akses/{number}"));
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let response = site.app.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
    let status = response.status();
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, serde_json::from_slice(&body).expect("JSON"))
}

#[tokio::test]
async fn a_program_reads_why_with_the_token_of_its_call() {
    let site = Site::demonstration().await;
    let (number, token) = called(&site, "99010105059000").await;
    let (status, trace) = trace_for_programs(&site, &number, Some(&token)).await;
    assert_eq!(status, StatusCode::OK, "{trace}");
    let checks: Vec<String> = trace["checks"]
        .as_array()
        .expect("checks")
        .iter()
        .map(|check| {
            let text = |key: &str| check[key].as_str().expect("text").to_owned();
            format!("{} {} {}", text("code"), text("check"), text("outcome"))
        })
        .collect();
    insta::assert_snapshot!(checks.join("\n"), @r"
    09 call passed
    10 call passed
    07 call passed
    03 login passed
    04 address passed
    17 account passed
    17 nda passed
    16 parties passed
    16 force passed
    16 juknis passed
    16 sanction passed
    16 sanction passed
    16 sptjm passed
    16 method passed
    16 method passed
    06 hours passed
    07 purpose passed
    07 elements passed
    15 nik failed
    05 quota not_reached
    ");
    assert_eq!((trace["code"].as_str(), trace["hit"].as_str()), (Some("15"), Some("free")));
    assert_eq!(trace["user_id"], "demo-ws");

    let (found, found_token) = called(&site, FOUND).await;
    let (_, trace) = trace_for_programs(&site, &found, Some(&found_token)).await;
    assert_eq!((trace["outcome"].as_str(), trace["hit"].as_str()), (Some("answered"), Some("counted")));
    assert!(trace["elements"].as_array().is_some_and(|elements| !elements.is_empty()), "{trace}");
    assert!(!trace.to_string().contains(FOUND));

    assert_eq!(trace_for_programs(&site, &found, None).await.0, StatusCode::UNAUTHORIZED);
    for strange in [token.as_str(), "", "zz", &"0".repeat(64), "é"] {
        if strange.is_ascii() {
            let (status, _) = trace_for_programs(&site, &found, Some(strange)).await;
            assert_ne!(status, StatusCode::OK, "the token of another call opens nothing: {strange}");
        }
    }
    site.remove().await;
}

#[tokio::test]
async fn a_citizen_is_told_who_looked_and_the_asking_is_written_down() {
    let site = Site::demonstration().await;
    let mut operator = site.signed_in(OPERATOR).await;
    look_up(&mut operator, FOUND).await.page();
    called(&site, FOUND).await;
    called(&site, "9901014505920002").await;

    let mut staff = site.signed_in(STAFF).await;
    let mut form = staff.get(QUESTION).await.page().form(QUESTION);
    form.answer("nik", &Answer::Value(FOUND.to_owned()));
    let answer = staff.send(&form).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    let page = answer.document();
    let rows = page.by_id("jawaban-warga").expect("an answer").named("tbody")[0].named("tr").len();
    assert_eq!(rows, 2, "{}", page.text());
    let text = page.text();
    for told in ["Dinas Sosial", "Web Portal", "Web Service (call_NIK)", "Ditemukan", "Nama lengkap", "Rina Paramita"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!String::from_utf8_lossy(&answer.body).contains(FOUND), "the number is masked");
    let audit = staff.get("/audit").await.page().text();
    assert!(audit.contains("Pertanyaan warga tentang pencarian datanya dijawab"), "{audit}");

    let none = {
        let mut form = staff.get(QUESTION).await.page().form(QUESTION);
        form.answer("nik", &Answer::Value("9901011203400003".to_owned()));
        staff.send(&form).await.page().text()
    };
    assert!(none.contains("Tidak ada pencarian"), "{none}");
    for who in [OPERATOR, "admin.opd@demo.patuh.test", "admin@demo.patuh.test", "evaluator@demo.patuh.test"] {
        let mut client = site.signed_in(who).await;
        assert_eq!(client.ask(QUESTION).await.status, StatusCode::NOT_FOUND, "{who}");
        let sent = client.post(QUESTION, &format!("nik={FOUND}")).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{who}");
    }
    let mut stranger = site.signed_in("petugas2@demo.patuh.test").await;
    let mut form = stranger.get(QUESTION).await.page().form(QUESTION);
    form.answer("nik", &Answer::Value(FOUND.to_owned()));
    assert!(
        stranger.send(&form).await.page().text().contains("Tidak ada pencarian"),
        "each office has hashes of its own"
    );
    site.remove().await;
}

#[tokio::test]
async fn no_number_of_a_citizen_stays_anywhere() {
    let site = Site::demonstration().await;
    const CANARY: &str = "9901011708894321";
    let mut operator = site.signed_in(OPERATOR).await;
    let page = look_up(&mut operator, CANARY).await.page();
    assert_eq!(verdict(&page), "Ditemukan");
    look_up(&mut operator, &CANARY[..15]).await;
    let mut form = operator.get(PORTAL).await.page().form(PORTAL);
    form.answer("nik", &Answer::Value(format!("{CANARY}9")));
    operator.send(&form).await;
    let mut staff = site.signed_in(STAFF).await;
    let mut form = staff.get(QUESTION).await.page().form(QUESTION);
    form.answer("nik", &Answer::Value(CANARY.to_owned()));
    staff.send(&form).await.page();
    // Somebody whose session has ended.
    let gone = site.client().post(PORTAL, &format!("account=x&nik={CANARY}")).await;
    assert!(!String::from_utf8_lossy(&gone.body).contains(&CANARY[..15]) && !gone.header("location").contains("nik"));
    site.state.rooms.lookups.ledger().flush().await;
    assert_eq!(written(&site).await, 1);
    let stored = site.stored();
    assert!(stored.windows(7).any(|window| window == b"demo-ws"), "the scan finds what is there");
    for canary in [&CANARY[..15], "990101 170889 4321"] {
        assert!(!stored.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary} is stored");
    }
    site.remove().await;
}
