//! The same walk through sign-in, forms, uploads, lists and the one-time secret on every database there is.

#[allow(dead_code, reason = "shared by several tests, each using a part")]
mod http_site;
#[path = "http_site/papers.rs"]
mod papers;
#[path = "http_site/stationery.rs"]
mod stationery;

use axum::http::StatusCode;
use http_site::{PASSWORD, Site, email};
use patuh_app::ports::Reading as _;
use patuh_app::views::{AuditQuery, RegisterQuery};
use patuh_domain::actor::Role;
use patuh_server::demo;
use patuh_server::testing::databases;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

#[tokio::test]
async fn sign_in_forms_and_lists_work_on_every_database() {
    for database in databases().await.expect("databases") {
        let site = Site::with_town_on(database).await;
        let address = email("9901", Role::Evaluator);
        for _ in 0..5 {
            let wrong = site.browser().post("/masuk", &[("email", &address), ("password", "bukan sandinya")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let locked = site.browser().post("/masuk", &[("email", &address), ("password", PASSWORD)]).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);

        let mut staff = site.signed_in(Role::CooperationStaff).await;
        let institution = site.town().institution.to_string();
        let mut fields = vec![
            ("institution", institution.as_str()),
            ("letter_number", "460/17/DINSOS/2026"),
            ("letter_date", "2026-01-12"),
            ("subject", "Permohonan Pemanfaatan Data Kependudukan"),
            ("received_on", "2026-01-14"),
            ("methods", "web_portal"),
            ("elements_web_portal", "nik"),
            ("term_years", "2"),
        ];
        let refused = staff.post_file("/perjanjian/baru", &fields, ("scan", "surat.pdf", PDF)).await;
        assert!(refused.place.contains("?draft="), "{} {}", refused.place, refused.body);
        assert_eq!(staff.get(&refused.place).await.status, StatusCode::OK);
        fields.push(("purpose", "Verifikasi penerima bantuan sosial"));
        let done = staff.post_file("/perjanjian/baru", &fields, ("scan", "surat.pdf", PDF)).await;
        assert!(!done.place.contains("?draft="), "{} {}", done.place, done.body);
        assert_eq!(staff.get(&done.place).await.status, StatusCode::OK);
        for page in ["/beranda", "/perjanjian", "/perjanjian/papan", "/lembaga", "/kalender", "/pernyataan"] {
            assert_eq!(staff.get(page).await.status, StatusCode::OK, "{page}");
        }
        let actor = site.town().actor(Role::CooperationStaff);
        let register = site.state.rooms.reading.register(&actor, RegisterQuery::default()).await;
        assert_eq!(register.expect("register").total, 1);
        let trail = AuditQuery { search: "PENERIMA bantuan".to_owned(), ..AuditQuery::default() };
        let auditor = site.town().actor(Role::Auditor);
        assert_eq!(site.state.rooms.reading.audit(&auditor, trail).await.expect("trail").total, 1);
        let mut admin = site.signed_in(Role::SystemAdmin).await;
        for page in ["/beranda", "/pengguna", "/pengaturan", "/audit", "/akun-saya"] {
            assert_eq!(admin.get(page).await.status, StatusCode::OK, "{page}");
        }
        staff.post("/keluar-semua", &[]).await;
        assert_eq!(staff.get("/beranda").await.status, StatusCode::SEE_OTHER);
        site.database.remove().await.expect("removed");
    }
}

#[tokio::test]
async fn a_secret_is_shown_once_and_a_refresh_is_free() {
    for database in databases().await.expect("databases") {
        let site = Site::on(database);
        let players = demo::load(&site.state.rooms, chrono::Utc::now()).await.expect("the demonstration");
        let (mut browser, path) = waiting_secret(&site, &players).await;
        let key = "0199f7a0-1111-7000-8000-00000000abcd";

        let shown = browser.post(&path, &[("key", key)]).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert_eq!(shown.headers["cache-control"], "no-store");
        let secrets: Vec<&str> =
            shown.body.split("<code class=\"secret\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        assert_eq!(secrets.len(), 2, "User ID and password");
        let again = browser.post(&path, &[("key", key)]).await;
        assert!(again.status == StatusCode::OK && again.body.contains(secrets[1]), "loading again is free");
        let second = browser.post(&path, &[("key", "0199f7a0-2222-7000-8000-00000000abcd")]).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(!second.body.contains(secrets[1]));

        let history = browser.get(&path.split("/akun/").next().map(|at| format!("{at}/riwayat")).expect("path")).await;
        assert!(history.body.contains("Kata sandi User ID ditampilkan") && !history.body.contains(secrets[1]));
        site.database.remove().await.expect("removed");
    }
}

/// A receiver who is signed in, and the page of a secret that was never shown.
async fn waiting_secret(site: &Site, players: &[demo::Player]) -> (http_site::Browser, String) {
    for player in players {
        let mut browser = site.browser();
        let signed_in = browser.post("/masuk", &[("email", &player.email), ("password", demo::PASSWORD)]).await;
        assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "{}", player.email);
        let token = browser.cookies.iter().find(|(name, _)| name == "patuh_sesi").map(|(_, token)| token.clone());
        let token = patuh_server::identity::Token::read(&token.expect("a session")).expect("a token");
        let language = patuh_domain::wording::Language::Id;
        let signed_in = site.state.rooms.identity.signed_in(&token, language).await.expect("read").expect("somebody");
        let reading = &site.state.rooms.reading;
        let register = reading.register(&signed_in.actor, RegisterQuery::default()).await.expect("register");
        for row in register.rows {
            let view = reading.agreement(&signed_in.actor, row.id).await.expect("the agreement");
            if let Some(account) = view.reveal.first() {
                return (browser, format!("/perjanjian/{}/akun/{account}/rahasia", row.id));
            }
        }
    }
    panic!("the demonstration has no account whose password waits to be shown");
}
