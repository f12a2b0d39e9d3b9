//! Changes while in force, each from its letter to its effect (domain.md 2, end), by the persons concerned.

use patuh_tests::journey::{Answer, person};
use patuh_tests::site::{Site, scenes, today};

use crate::cast::{Cast, letter, link, said, shared, ticked};

use person::{HEAD_OF_INSTITUTION as HEAD, STAFF};

/// The head asks for a change, and staff record that it was granted, from the page of changes.
async fn granted(cast: &mut Cast<'_>, agreement: &str, kind: &str, subject: &str) {
    let asked: Vec<_> = [said("kind", kind), said("subject", subject), said("reason", "Pelayanan bertambah")]
        .into_iter()
        .chain(letter("letter", &format!("400.9/{kind}/DINSOS/2026"), today()))
        .collect();
    let done = cast.act(HEAD, agreement, "record_change", &asked).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    let page = cast.of(STAFF).await.get(&format!("{agreement}/perubahan")).await.page();
    assert!(page.text().contains("Menunggu jawaban") && page.text().contains(subject), "{}", page.text());

    let way = link(&page, "Catat jawaban");
    let mut form = cast.of(STAFF).await.get(&way).await.page().form(way.split('?').next().expect("a path"));
    assert_eq!(form.values("subject"), [subject], "what was asked for is filled in");
    assert_eq!(form.values("letter_number"), [format!("400.9/{kind}/DINSOS/2026")]);
    form.answer_all(&letter("decision", &format!("400.12/{kind}/DUKCAPIL/2026"), today()));
    form.answer_all(&[ticked("granted")]);
    let done = cast.of(STAFF).await.send_and_follow(&form).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    let text = cast.text(STAFF, agreement, "/perubahan").await;
    assert!(text.contains("Disetujui") && !text.contains("Menunggu jawaban"), "{text}");
}

/// Opens what the page of changes leads to, answers it and sends it.
async fn carried_out(cast: &mut Cast<'_>, agreement: &str, named: &str, answers: &[(String, Answer)]) -> String {
    let page = cast.of(STAFF).await.get(&format!("{agreement}/perubahan")).await.page();
    let way = link(&page, named);
    let mut form = cast.of(STAFF).await.get(&way).await.page().form(&way);
    form.answer_all(answers);
    let done = cast.of(STAFF).await.send_and_follow(&form).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    done.text()
}

#[tokio::test]
async fn a_wider_line_is_asked_for_granted_and_recorded() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    granted(&mut cast, &agreement, "bandwidth", "Bandwidth 50 Mbps").await;
    let text = carried_out(&mut cast, &agreement, "Catat jaringan", &[said("bandwidth", "50")]).await;
    assert!(text.contains("50 Mbps"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn in_production_a_quota_needs_the_letter_of_the_ditjen() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    granted(&mut cast, &agreement, "quota", "Kuota 5.000 hit").await;
    let refused = cast.act(STAFF, &agreement, "grant_quota", &[said("per_day", "5000")]).await;
    assert!(refused.path.contains("?draft="), "{}", refused.path);
    let reference: Vec<_> =
        letter("reference", "400.8.1.2/77/Dukcapil", today()).into_iter().chain([said("per_day", "5000")]).collect();
    carried_out(&mut cast, &agreement, "Catat kuota", &reference).await;
    let text = cast.text(STAFF, &agreement, "/riwayat").await;
    assert!(text.contains("Kuota diberikan") && text.contains("400.8.1.2/77/Dukcapil"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn another_holder_answers_for_a_user_id() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    granted(&mut cast, &agreement, "user_id", "Pemegang User ID").await;
    let answers: Vec<_> = [said("responsible", "Rani Lestari")]
        .into_iter()
        .chain(letter("request", "400.9/71/DINSOS/2026", today()))
        .chain(letter("bast", "400.12/72/DUKCAPIL/2026", today()))
        .collect();
    carried_out(&mut cast, &agreement, "Ganti pemegang User ID", &answers).await;
    let text = cast.text(STAFF, &agreement, "/akun").await;
    assert!(text.contains("Rani Lestari"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn elements_change_by_an_addendum_with_old_and_new() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    let early = cast.of(STAFF).await.get(&format!("{agreement}/langkah/settle_terms")).await.page().text();
    assert!(early.contains("Belum ada perubahan metode atau elemen yang disetujui"), "{early}");
    granted(&mut cast, &agreement, "elements", "Tanpa tempat lahir").await;
    let elements = Answer::Ticks(["nik", "nama_lengkap", "tanggal_lahir"].map(str::to_owned).into());
    let answers = [("elements_web_portal".to_owned(), elements), said("effective", &today().to_string())];
    carried_out(&mut cast, &agreement, "Tetapkan isi perjanjian", &answers).await;
    let papers = cast.text(STAFF, &agreement, "/dokumen").await;
    assert!(papers.contains("Adendum"), "{papers}");
    site.remove().await;
}

#[tokio::test]
async fn a_new_application_has_a_trial_of_its_own() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    granted(&mut cast, &agreement, "application", "Aplikasi Bansos Keliling").await;
    let answers = [
        said("name", "Bansos Keliling"),
        said("function", "verifikasi penerima di lapangan"),
        said("platform", "mobile"),
        said("method", "web_service_call_nik"),
        ("elements".to_owned(), Answer::Ticks(vec!["nik".to_owned(), "nama_lengkap".to_owned()])),
    ];
    carried_out(&mut cast, &agreement, "Daftarkan aplikasi", &answers).await;
    let text = cast.text(STAFF, &agreement, "/aplikasi").await;
    assert!(text.contains("Bansos Keliling") && text.contains("200 hit per hari sampai PoC"), "{text}");
    let overview = cast.text(STAFF, &agreement, "").await;
    assert!(overview.contains("Akses Production"), "a later application never moves the stage back: {overview}");
    site.remove().await;
}

#[tokio::test]
async fn a_new_head_signs_before_access_opens_again() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    let institution = scenes()[0].stories[0].institution;
    let heads = format!("/lembaga/{institution}/pimpinan");
    let mut form = cast.of(STAFF).await.get(&heads).await.page().form(&heads);
    form.answer_all(&[said("head_name", "Ratih Contoh, M.M."), said("head_since", &today().to_string())]);
    let done = cast.of(STAFF).await.send_and_follow(&form).await;
    assert!(done.path.starts_with("/lembaga/"), "{}: {}", done.path, done.text());

    let text = cast.text(STAFF, &agreement, "").await;
    assert!(text.contains("Tertutup") && text.contains("SPTJM"), "the old SPTJM carries nothing: {text}");
    let page = cast.of(HEAD).await.get(&agreement).await.page().text();
    assert!(page.contains("catat pernyataan") || page.contains("Catat pernyataan"), "{page}");
    let signed = [said("kind", "sptjm_first"), said("signer", "pimpinan"), ("scan".to_owned(), Answer::Scan)];
    let done = cast.act(STAFF, &agreement, "record_declaration", &signed).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    assert!(!done.text().contains("SPTJM pimpinan yang menjabat belum"), "{}", done.text());
    let noticed: Vec<_> = [said("kind", "head"), said("subject", "Pimpinan baru Ratih Contoh")]
        .into_iter()
        .chain(letter("letter", "400.9/90/DINSOS/2026", today()))
        .collect();
    assert_eq!(cast.act(HEAD, &agreement, "record_change", &noticed).await.path, agreement);
    let text = cast.text(STAFF, &agreement, "/perubahan").await;
    assert!(text.contains("Diberitahukan"), "{text}");
    site.remove().await;
}
