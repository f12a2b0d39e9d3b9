//! From request to production without a script: plain forms, redirects, and nothing typed is ever lost.

use axum::http::StatusCode;
use patuh_tests::journey::{Answer, person, request};
use patuh_tests::site::{Site, today};

use crate::cast::{Cast, NEW, stage, value};

#[tokio::test]
async fn from_request_to_production() {
    for site in Site::demonstrations().await {
        let mut cast = Cast::new(&site);
        let agreement = cast.request("A1").await;
        cast.walk_to(&agreement, "A1", "record_poc_result").await;

        let page = cast.of(person::STAFF).await.get(&agreement).await.page();
        assert_eq!(stage(&page), "Akses Production");
        let history = cast.of(person::STAFF).await.get(&format!("{agreement}/riwayat")).await.page().text();
        for name in ["Rina Paramita", "Dra. Sekar Wulandari, M.AP.", "Danu Kurniawan"] {
            assert!(history.contains(name), "{name} is not in the history: {history}");
        }
        drop(cast);
        site.remove().await;
    }
}

#[tokio::test]
async fn a_refused_request_keeps_what_was_typed_and_says_what_is_missing() {
    let site = Site::demonstration().await;
    let mut client = site.signed_in(person::HEAD_OF_INSTITUTION).await;
    let mut form = client.get(NEW).await.page().form(NEW);
    form.answer_all(&request(today(), "B1"));
    form.answer("purpose", &value("  "));
    form.answer("letter_number", &value(""));

    let again = client.send_and_follow(&form).await;
    assert!(again.path.starts_with("/perjanjian/baru?draft="), "{}", again.path);
    let page = again.page();
    for field in ["purpose", "letter_number"] {
        let control = page.by_id(field).expect(field);
        assert_eq!(control.attribute("aria-invalid"), Some("true"), "{field} is not marked");
    }
    assert!(page.text().contains("Belum diisi."), "{}", page.text());
    let mut kept = page.form(NEW);
    assert_eq!(kept.values("subject"), form.values("subject"));
    assert_eq!(kept.values("methods"), ["web_portal"]);
    assert_eq!(kept.values("elements_web_portal"), form.values("elements_web_portal"));
    assert_eq!(kept.values("balikan_fields"), ["JENIS_BEASISWA"]);
    assert_eq!(kept.values("institution"), form.values("institution"));

    // It waits in the list of drafts, too.
    let later = client.get(NEW).await.page();
    let draft = again.path.split('=').next_back().unwrap_or_default();
    let listed =
        later.named("a").into_iter().any(|link| link.attribute("href").is_some_and(|href| href.contains(draft)));
    assert!(listed, "the draft is not listed: {}", later.text());

    kept.answer("purpose", &value("verifikasi dan validasi data penerima beasiswa daerah"));
    kept.answer("letter_number", &value("400.9/B1/DINSOS/2026"));
    let done = client.send_and_follow(&kept).await;
    assert_eq!(stage(&done.page()), "Permohonan");
    let later = client.get(NEW).await.page();
    let still =
        later.named("a").into_iter().any(|link| link.attribute("href").is_some_and(|href| href.contains(draft)));
    assert!(!still, "a draft that was sent is still listed");
}

#[tokio::test]
async fn what_the_admin_of_an_institution_prepares_its_head_submits() {
    let site = Site::demonstration().await;
    let mut admin = site.signed_in(person::INSTITUTION_ADMIN).await;
    let mut form = admin.get(NEW).await.page().form(NEW);
    form.answer_all(&request(today(), "I1"));
    let kept = admin.send_and_follow(&form).await;
    assert!(kept.path.starts_with("/perjanjian/baru?draft="), "{}", kept.path);
    let page = kept.page();
    assert!(page.text().contains("Draf tersimpan; belum ada yang diajukan."), "{}", page.text());
    assert!(page.all().iter().all(|element| !element.has("aria-invalid")), "a draft is no mistake");

    let mut head = site.signed_in(person::HEAD_OF_INSTITUTION).await;
    let page = head.get(NEW).await.page();
    let links = page.named("a");
    let draft = links.iter().find_map(|link| link.attribute("href").filter(|href| href.contains("?draft=")));
    let prepared = head.get(draft.expect("the draft of the admin")).await.page().form(NEW);
    assert_eq!(prepared.values("letter_number"), ["400.9/I1/DINSOS/2026"]);
    assert_eq!(stage(&head.send_and_follow(&prepared).await.page()), "Permohonan");
}

#[tokio::test]
async fn a_scan_that_came_with_a_refused_form_need_not_be_chosen_again() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = cast.request("H1").await;
    cast.walk_to(&agreement, "H1", "register_operator").await;

    let mut form = cast.form(person::STAFF, &agreement, "record_declaration").await;
    form.answer("signed_on", &value("kemarin"));
    form.answer("scan", &Answer::Scan);
    let staff = cast.of(person::STAFF).await;
    let page = staff.send_and_follow(&form).await.page();
    assert!(page.text().contains("Tanggal tidak dikenali"), "{}", page.text());
    let mut again = page.form(&form.action);
    again.answer("signed_on", &value(&today().to_string()));
    assert_eq!(staff.send_and_follow(&again).await.path, agreement);

    let accounts = staff.get(&format!("{agreement}/akun")).await.page();
    let links = accounts.named("a");
    let scan = links.iter().find_map(|link| link.attribute("href").filter(|href| href.starts_with("/berkas/")));
    let path = scan.expect("a link to the scan").to_owned();
    let scan = staff.ask(&path).await;
    assert_eq!((scan.status, scan.body.as_slice()), (StatusCode::OK, patuh_tests::form::SCAN));
    let stranger = site.signed_in("petugas2@demo.patuh.test").await.ask(&path).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_incomplete_request_goes_back_with_reasons_and_comes_again() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = cast.request("C1").await;
    cast.walk_to(&agreement, "C1", "take_up").await;

    let mut check = cast.form(person::STAFF, &agreement, "check_completeness").await;
    check.answer("item_present", &Answer::EveryRow("ya".to_owned()));
    check.answer("item_present", &Answer::FirstRow("tidak".to_owned()));
    check.answer("item_remark", &Answer::FirstRow("Surat belum bertanda tangan basah".to_owned()));
    cast.of(person::STAFF).await.send_and_follow(&check).await.page();

    // Not complete: it can't go on, and the page says why.
    let forward = cast.of(person::STAFF).await.get(&format!("{agreement}/langkah/forward")).await.page();
    assert!(
        forward
            .named("form")
            .iter()
            .all(|form| form.attribute("action") != Some(&format!("{agreement}/langkah/forward")))
    );

    let back = cast.form(person::STAFF, &agreement, "return_for_changes").await;
    assert!(back.values("reasons")[0].contains("Surat belum bertanda tangan basah"), "{:?}", back.values("reasons"));
    let returned = cast.of(person::STAFF).await.send_and_follow(&back).await.page();
    assert_eq!(stage(&returned), "Permohonan");

    let head = cast.of(person::HEAD_OF_INSTITUTION).await;
    let seen = head.get(&agreement).await.page();
    assert!(seen.text().contains("Surat belum bertanda tangan basah"), "{}", seen.text());
    let path = format!("{agreement}/ajukan");
    let page = head.get(&path).await.page();
    assert!(page.text().contains("Surat belum bertanda tangan basah"));
    let mut form = page.form(&path);
    assert_eq!(form.values("purpose"), ["verifikasi dan validasi data penerima beasiswa daerah"]);
    assert_eq!(form.values("elements_web_portal").len(), 4);
    assert_eq!(form.values("daily_need"), ["150"]);
    form.answer("letter_number", &value("400.9/C1-2/DINSOS/2026"));
    form.answer("letter_date", &value(&today().to_string()));
    let again = head.send_and_follow(&form).await;
    assert_eq!(stage(&again.page()), "Permohonan");

    cast.walk_to(&agreement, "C1", "forward").await;
}

#[tokio::test]
async fn a_password_is_shown_once_to_its_receiver() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = cast.request("D1").await;
    cast.walk_to(&agreement, "D1", "hand_over_user_id").await;

    let head = cast.of(person::HEAD_OF_INSTITUTION).await;
    let accounts = head.get(&format!("{agreement}/akun")).await.page();
    let links = accounts.named("a");
    let link = links.iter().find_map(|link| link.attribute("href").filter(|href| href.ends_with("/rahasia")));
    let path = link.unwrap_or_else(|| panic!("no way to the password: {}", accounts.text())).to_owned();
    let form = head.get(&path).await.page().form(&path);
    let other = head.get(&path).await.page().form(&path);

    let shown = head.send(&form).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
    assert_eq!(shown.header("cache-control"), "no-store");
    let page = shown.page();
    let secrets: Vec<String> = page.named("code").iter().map(|code| code.text()).collect();
    let [user_id, password] = secrets.as_slice() else { panic!("{secrets:?}") };
    assert_eq!(user_id, "uji-d1");
    assert!(password.len() > 24, "{password}");

    let refreshed = head.send(&form).await;
    assert!(refreshed.page().text().contains(password), "loading the answer again shows the same");
    let second = head.send(&other).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(!second.text().contains(password));
    let page = head.get(&path).await.page();
    assert!(page.named("form").iter().all(|form| form.attribute("action") != Some(&path)), "it is still offered");

    let staff = cast.of(person::STAFF).await;
    for rest in ["", "/akun", "/riwayat"] {
        assert!(!staff.get(&format!("{agreement}{rest}")).await.text().contains(password));
    }
    assert_eq!(staff.send(&other).await.status, StatusCode::NOT_FOUND, "the office never sees it");
}

#[tokio::test]
async fn of_two_editors_the_second_sees_what_the_first_did_and_loses_nothing() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = cast.request("E1").await;
    cast.walk_to(&agreement, "E1", "settle_terms").await;

    let path = format!("{agreement}/langkah/record_network");
    let mut here = site.signed_in(person::STAFF).await;
    let mut there = site.signed_in(person::STAFF).await;
    let mut first = here.get(&path).await.page().form(&path);
    let mut second = there.get(&path).await.page().form(&path);
    first.answer("provider", &value("Diskominfo Wanasari"));
    assert_eq!(here.send_and_follow(&first).await.path, agreement);

    second.answer("ip_lan", &value("192.168.90.1"));
    second.answer("vpn", &value("terowongan uji"));
    let shown = there.send_and_follow(&second).await;
    assert!(shown.path.starts_with(&format!("{path}?draft=")), "{}", shown.path);
    let page = shown.page();
    assert!(page.text().contains("Rina Paramita"), "who changed it is not named: {}", page.text());
    let mut again = page.form(&path);
    assert_eq!(again.values("ip_lan"), ["192.168.90.1"]);
    assert_eq!(again.values("vpn"), ["terowongan uji"]);
    again.answer("provider", &value("Diskominfo Wanasari"));
    assert_eq!(there.send_and_follow(&again).await.path, agreement, "after a look at the change it goes through");
}

#[tokio::test]
async fn nothing_is_done_twice() {
    let site = Site::demonstration().await;
    let mut client = site.signed_in(person::HEAD_OF_INSTITUTION).await;
    let mut form = client.get(NEW).await.page().form(NEW);
    form.answer_all(&request(today(), "F1"));
    let first = client.send_and_follow(&form).await;
    let second = client.send_and_follow(&form).await;
    assert_eq!(first.path, second.path, "the same form twice makes one request");
}

#[tokio::test]
async fn who_has_no_part_in_it_finds_nothing() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = cast.request("G1").await;
    let form = cast.form(person::STAFF, &agreement, "take_up").await;

    let mut stranger = site.signed_in("petugas2@demo.patuh.test").await;
    for rest in
        ["", "/kewajiban", "/akses", "/aplikasi", "/akun", "/laporan", "/dokumen", "/riwayat", "/langkah/take_up"]
    {
        let answer = stranger.get(&format!("{agreement}{rest}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
        assert!(!answer.text().contains("Dinas Sosial"), "{rest}: {}", answer.text());
    }
    assert_eq!(stranger.send(&form).await.status, StatusCode::NOT_FOUND);

    // Those of the institution see it, and no act of the office on it.
    for who in ["operator@demo.patuh.test", person::INSTITUTION_ADMIN, "auditor@demo.patuh.test"] {
        let client = cast.of(who).await;
        let page = client.get(&agreement).await.page();
        let links = page.named("a");
        let acts: Vec<&str> = links
            .iter()
            .filter_map(|link| link.attribute("href"))
            .filter(|href| href.contains("/langkah/take_up"))
            .collect();
        assert!(acts.is_empty(), "{who} is offered {acts:?}");
        assert_eq!(client.get(&form.action).await.status, StatusCode::NOT_FOUND, "{who}");
        assert_eq!(client.send(&form).await.status, StatusCode::NOT_FOUND, "{who}");
    }
    assert_eq!(stage(&cast.of(person::STAFF).await.get(&agreement).await.page()), "Permohonan", "nothing was done");
}
