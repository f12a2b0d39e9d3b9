//! Settings of an office that change what is due.

use axum::http::StatusCode;
use patuh_tests::journey::Answer;
use patuh_tests::site::Site;

const HOLIDAYS: &str = "/pengaturan/hari-libur";
const CHECK: &str = "/pengaturan/hari-libur/periksa";
const STAFF: &str = "petugas@demo.patuh.test";

#[tokio::test]
async fn days_off_are_looked_at_with_what_they_move_before_they_are_saved() {
    let site = Site::demonstration().await;
    let mut staff = site.signed_in(STAFF).await;
    let mut form = staff.get(HOLIDAYS).await.page().form(CHECK);
    // The reports of the second semester are due ten working days after it.
    let year = patuh_tests::site::today().format("%Y").to_string().parse::<i32>().expect("a year") + 1;
    let list = format!("tanggal;jenis;nama\n{year}-01-05;libur_nasional;Hari Rekaan\n{year}-01-06;cuti;Hari Lain\n");
    form.answer("decree", &Answer::Value("SKB 9/2026".to_owned()));
    form.answer("list", &Answer::Value(list.clone()));
    let refused = staff.send(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("Baris 3") && text.contains("tidak dikenal"), "{text}");
    let mut form = refused.document().form(CHECK);
    assert_eq!(form.values("decree"), ["SKB 9/2026"], "what was typed is still there");

    form.answer("list", &Answer::Value(list.replace(";cuti;", ";cuti_bersama;")));
    let checked = staff.send(&form).await.page();
    let text = checked.text();
    assert!(text.contains("Hari Rekaan") && text.contains("Kewajiban yang bergeser"), "{text}");
    let staff_sees = staff.get("/pengaturan").await.page().text();
    assert!(!staff_sees.contains("Hari Rekaan"), "nothing is saved by looking");

    let saved = staff.send(&checked.form(HOLIDAYS)).await;
    assert_eq!(saved.place().as_deref(), Some("/pengaturan"), "{}", saved.text());
    let settings = staff.get("/pengaturan").await.page().text();
    assert!(settings.contains("2 hari libur ditambahkan") && settings.contains("Hari Rekaan"), "{settings}");

    let mut form = staff.get(HOLIDAYS).await.page().form(CHECK);
    form.answer("decree", &Answer::Value("SKB 9/2026".to_owned()));
    form.answer("list", &Answer::Value(list.replace(";cuti;", ";cuti_bersama;")));
    let again = staff.send(&form).await.page().text();
    assert!(again.contains("Tidak ada kewajiban terbuka yang bergeser"), "{again}");

    let mut operator = site.signed_in("operator@demo.patuh.test").await;
    assert_eq!(operator.ask(HOLIDAYS).await.status, StatusCode::NOT_FOUND);
    site.remove().await;
}

#[tokio::test]
async fn what_would_follow_is_shown_and_nothing_is_recorded() {
    let site = Site::demonstration().await;
    let mut staff = site.signed_in(STAFF).await;
    let board = staff.get("/perjanjian?tahap=drafting").await.page();
    let drafting = board
        .named("a")
        .into_iter()
        .filter_map(|link| link.attribute("href"))
        .find(|href| href.starts_with("/perjanjian/") && href.len() > 40)
        .expect("an agreement")
        .to_owned();
    let supposed = staff.get(&format!("{drafting}/andai?tanda_tangan=2027-03-01&pada=2027-08-02")).await.page().text();
    for told in ["Keadaan pada 2 Agustus 2027", "1 Mar 2027 s.d.", "Laporan", "Sertifikat"] {
        assert!(supposed.contains(told), "{told}: {supposed}");
    }
    let wrong = staff.get(&format!("{drafting}/andai?tanda_tangan=besok")).await.page().text();
    assert!(wrong.contains("Tanggal tidak dapat dibaca"), "{wrong}");
    let still = staff.get(&drafting).await.page().text();
    assert!(!still.contains("Persiapan akses 1 Mar 2027"), "{still}");

    let year = staff.get("/kalender/tahun?tahun=2027").await.page().text();
    assert!(year.contains("Beban tahun 2027") && year.contains("Kewajiban per pekan"), "{year}");
    assert!(staff.get("/kalender").await.page().text().contains("Beban setahun"));
    site.remove().await;
}
