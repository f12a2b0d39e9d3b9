//! Signing in and out, locking out, invitations, passwords, language, the first start.

#[allow(dead_code, reason = "shared by several tests, each using a part")]
mod http_site;

use axum::http::{StatusCode, header};
use http_site::{PASSWORD, Site, email};
use patuh_domain::actor::Role;

fn staff() -> String {
    email("9901", Role::CooperationStaff)
}

#[tokio::test]
async fn who_signs_in_gets_a_cookie_that_scripts_cannot_read_and_goes_where_he_was_going() {
    let site = Site::with_town().await;
    let mut browser = site.browser();
    let away = browser.get("/perjanjian?cari=dinas").await;
    assert_eq!((away.status, away.place.as_str()), (StatusCode::SEE_OTHER, "/masuk?next=/perjanjian%3Fcari%3Ddinas"));

    let fields = [("email", staff()), ("password", PASSWORD.to_owned()), ("next", "/perjanjian?cari=dinas".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/masuk", &fields).await;
    assert_eq!((answer.status, answer.place.as_str()), (StatusCode::SEE_OTHER, "/perjanjian?cari=dinas"));
    let cookie = answer.headers[header::SET_COOKIE].to_str().expect("text");
    assert!(cookie.starts_with("patuh_sesi="), "{cookie}");
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"), "plain http on this address: {cookie}");
    assert_eq!(browser.get("/beranda").await.status, StatusCode::OK);

    let foreign =
        browser.post("/masuk", &[("email", &staff()), ("password", PASSWORD), ("next", "//evil.test/")]).await;
    assert_eq!(foreign.place, "/beranda");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_alike_and_lock_alike() {
    let site = Site::with_town().await;
    let mut pages = Vec::new();
    for address in [staff(), "siapa@tidak-ada.patuh.test".to_owned()] {
        let mut browser = site.browser();
        let mut statuses = Vec::new();
        for _ in 0..6 {
            let answer = browser.post("/masuk", &[("email", &address), ("password", "sandi yang salah sekali")]).await;
            statuses.push(answer.status.as_u16());
            if statuses.len() == 1 {
                assert!(answer.body.contains("tidak cocok"), "{}", answer.body);
                assert!(!answer.body.contains("sandi yang salah"), "passwords are never shown again");
                assert!(answer.body.contains(&address), "what was typed stays");
            }
        }
        pages.push(statuses);
    }
    assert_eq!(pages[0], [422, 422, 422, 422, 422, 429]);
    assert_eq!(pages[0], pages[1]);

    let right = site.browser().post("/masuk", &[("email", &staff()), ("password", PASSWORD)]).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "locked for the right password too");
    let other = email("9901", Role::Evaluator);
    let free = site.browser().post("/masuk", &[("email", &other), ("password", PASSWORD)]).await;
    assert_eq!(free.status, StatusCode::SEE_OTHER, "others are not locked");
}

#[tokio::test]
async fn many_attempts_at_once_do_not_slip_past_the_lock() {
    let site = Site::with_town().await;
    let address = staff();
    let attempts = (0..20).map(|_| {
        let (mut browser, address) = (site.browser(), address.clone());
        tokio::spawn(async move {
            browser.post("/masuk", &[("email", &address), ("password", "tebakan yang keliru")]).await.status
        })
    });
    let mut heard = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        heard += usize::from(attempt.await.expect("an answer") == StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(heard <= 5, "{heard} guesses were compared");
}

#[tokio::test]
async fn a_session_ends_here_or_everywhere() {
    let site = Site::with_town().await;
    let (mut here, mut there) =
        (site.signed_in(Role::CooperationStaff).await, site.signed_in(Role::CooperationStaff).await);
    let stolen = here.cookies.clone();
    let out = here.post("/keluar", &[]).await;
    assert_eq!(out.place, "/masuk");
    here.cookies = stolen;
    assert_eq!(here.get("/beranda").await.status, StatusCode::SEE_OTHER, "the token is worth nothing any more");
    assert_eq!(there.get("/beranda").await.status, StatusCode::OK);

    let mut third = site.signed_in(Role::CooperationStaff).await;
    third.post("/keluar-semua", &[]).await;
    assert_eq!(there.get("/beranda").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_only() {
    let site = Site::with_town().await;
    let (mut here, mut there) = (site.signed_in(Role::Evaluator).await, site.signed_in(Role::Evaluator).await);
    let new = "kalimat baru yang mudah diingat";
    let change = async |browser: &mut http_site::Browser, old: &str, new: &str, again: &str| {
        let fields = [("old_password", old), ("password", new), ("password_again", again)];
        browser.post("/kata-sandi", &fields).await
    };
    assert_eq!(change(&mut here, "bukan sandinya", new, new).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(&mut here, PASSWORD, "pendek", "pendek").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(&mut here, PASSWORD, new, "lain").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(&mut here, PASSWORD, new, new).await.place, "/akun-saya");
    assert_eq!(here.get("/beranda").await.status, StatusCode::OK);
    assert_eq!(there.get("/beranda").await.status, StatusCode::SEE_OTHER);
    let address = email("9901", Role::Evaluator);
    let old = site.browser().post("/masuk", &[("email", &address), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_invitation_works_once() {
    let site = Site::with_town().await;
    let mut admin = site.signed_in(Role::SystemAdmin).await;
    let registered = admin
        .post(
            "/pengguna/baru",
            &[
                ("name", "Laras Wening"),
                ("email", "Laras@9901.patuh.test"),
                ("role", "evaluator"),
                ("from", "2026-01-01"),
                ("key", "0199f7a0-0000-7000-8000-000000000001"),
            ],
        )
        .await;
    assert_eq!(registered.status, StatusCode::OK, "{} {}", registered.place, registered.body);
    assert_eq!(registered.headers[header::CACHE_CONTROL], "no-store");
    let at = registered.body.find("/undangan/").expect("a link");
    let path = registered.body[at..].split(['<', '"']).next().expect("a path").to_owned();

    let mut browser = site.browser();
    let page = browser.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Laras Wening"), "{}", page.body);
    let password = "sandi pertama laras";
    let accepted = browser.post(&path, &[("password", password), ("password_again", password)]).await;
    assert_eq!(accepted.place, "/beranda", "{}", accepted.body);
    assert_eq!(browser.get("/beranda").await.status, StatusCode::OK);

    let again = site.browser().post(&path, &[("password", password), ("password_again", password)]).await;
    assert_ne!(again.status, StatusCode::SEE_OTHER);
    let signed_in = site.browser().post("/masuk", &[("email", "laras@9901.patuh.test"), ("password", password)]).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn language_and_look_are_kept_in_cookies() {
    let site = Site::with_town().await;
    let mut browser = site.browser();
    let answer = browser.post("/bahasa", &[("language", "en"), ("next", "/masuk")]).await;
    assert_eq!(answer.place, "/masuk");
    assert!(browser.get("/masuk").await.body.contains("<html lang=\"en\""));
    browser.post("/tampilan", &[("theme", "dark"), ("next", "/masuk")]).await;
    assert!(browser.get("/masuk").await.body.contains("data-theme=\"dark\""));
    browser.post("/bahasa", &[("language", "xx")]).await;
    assert!(browser.get("/masuk").await.body.contains("<html lang=\"en\""), "unknown choices change nothing");
}

#[tokio::test]
async fn the_first_start_founds_the_office_once() {
    let site = Site::empty().await;
    let mut browser = site.browser();
    assert_eq!(browser.get("/masuk").await.place, "/mulai");
    let mut fields = vec![
        ("name", "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari"),
        ("government", "Pemerintah Kabupaten Wanasari"),
        ("level", "kabupaten"),
        ("region_code", "99.01"),
        ("address", "Jalan Kenanga 1"),
        ("city", "Wanasari"),
        ("postcode", "99001"),
        ("phone", "0000-1"),
        ("email", "dukcapil@wanasari.example"),
        ("website", "https://wanasari.example"),
        ("zone", "Asia/Jakarta"),
        ("recipient", "dirjen"),
        ("head_name", "Ratna Wulandari, S.H."),
        ("head_status", "definitive"),
        ("head_position", "Kepala Dinas"),
        ("head_since", "2024-01-02"),
        ("admin_name", "Surya Tirta"),
        ("admin_email", "surya"),
        ("admin_password", "pertama kali masuk"),
    ];
    let wrong = browser.post("/mulai", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
    assert!(wrong.body.contains("Ratna Wulandari") && !wrong.body.contains("pertama kali masuk"));

    fields[17].1 = "surya@wanasari.example";
    let founded = browser.post("/mulai", &fields).await;
    assert_eq!(founded.place, "/beranda", "{}", founded.body);
    assert_eq!(browser.get("/beranda").await.status, StatusCode::OK);
    assert_eq!(site.browser().get("/mulai").await.place, "/masuk");
    assert_eq!(site.browser().post("/mulai", &fields).await.place, "/masuk");
}
