//! Renewal by a new PKS, a new name, reports that are corrected, incidents, and the end, by the persons concerned.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate, TimeDelta};
use patuh_domain::agreement::{AgreementCommand, IncidentDetails};
use patuh_domain::calendar::add_months;
use patuh_domain::command::Command;
use patuh_server::testing::envelope;
use patuh_tests::html::Element;
use patuh_tests::journey::{Answer, person};
use patuh_tests::site::{Site, scenes, today};

use crate::cast::{Cast, NEW, letter, link, said, shared, stage, value};

use person::{HEAD_OF_INSTITUTION as HEAD, STAFF};

const EVALUATOR: &str = "evaluator@demo.patuh.test";

/// An agreement signed two years ago less a week, in production.
async fn lived(cast: &mut Cast<'_>, tag: &str) -> String {
    let signed = NaiveDate::from_ymd_opt(2024, 11, 25).expect("a day");
    let agreement = cast.request_on(signed, tag).await;
    cast.walk_on(signed, &agreement, tag, "record_poc_result").await;
    agreement
}

#[tokio::test]
async fn a_renewal_by_a_new_pks_takes_user_ids_over() {
    for site in Site::demonstrations().await {
        let mut cast = Cast::new(&site);
        let old = lived(&mut cast, "R1").await;
        let way = link(&cast.of(HEAD).await.get(&format!("{old}/akun")).await.page(), "Buka kata sandi");
        let reveal = cast.of(HEAD).await.get(&way).await.page().form(&way);
        assert_eq!(cast.of(HEAD).await.send(&reveal).await.status, StatusCode::OK);
        let sent = letter("letter", "400.9/R1-perpanjangan/DINSOS/2026", today());
        let done = cast.act(HEAD, &old, "receive_renewal", &sent).await;
        assert_eq!(stage(&done.page()), "Perpanjangan");

        // The request for the PKS that follows is filled in from the old one.
        let way = link(&cast.of(HEAD).await.get(&old).await.page(), "Ajukan PKS pengganti");
        let mut form = cast.of(HEAD).await.get(&way).await.page().form(NEW);
        assert_eq!(form.values("purpose"), ["verifikasi dan validasi data penerima beasiswa daerah"]);
        assert_eq!(form.values("elements_web_portal").len(), 4);
        form.answer_all(&letter("letter", "400.9/N1/DINSOS/2026", today()));
        let asked = cast.of(HEAD).await.send_and_follow(&form).await;
        let new = asked.path.clone();
        assert!(new.starts_with("/perjanjian/0") && new != old, "{new}: {}", asked.text());
        assert!(asked.text().contains("Meneruskan PKS"), "{}", asked.text());
        assert!(cast.text(STAFF, &old, "").await.contains("Diteruskan oleh"));
        let mut again = cast.of(HEAD).await.get(&way).await.page().form(NEW);
        again.answer_all(&letter("letter", "400.9/N2/DINSOS/2026", today()));
        let twice = cast.of(HEAD).await.send_and_follow(&again).await;
        assert!(twice.text().contains("sudah diajukan"), "{}", twice.text());

        // Everything up to the declarations; then the User IDs pass over instead of being asked for.
        let declared = patuh_tests::journey::steps(today(), "N1");
        let last = declared.iter().position(|step| step.action == "request_user_id").expect("a step");
        for step in &declared[..last] {
            cast.step(&new, step).await;
        }
        let minutes = letter("bast", "400.12/N1-alih/DUKCAPIL/2026", today());
        // What was suspended meanwhile doesn't come open that way.
        let suspended = [said("basis", "Data dipakai di luar tujuan perjanjian")].into_iter();
        let suspended: Vec<_> = suspended.chain(letter("letter", "400.12/N1-henti/DUKCAPIL/2026", today())).collect();
        let mut form = cast.form(STAFF, &new, "take_over").await;
        let page = cast.text(STAFF, &new, "/langkah/take_over").await;
        for told in ["PKS sebelumnya", "Yang beralih", "User ID: uji-r1"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("Operator: Rani Lestari"), "she works under the new agreement already: {page}");
        cast.act(person::HEAD_OF_OFFICE, &old, "suspend", &suspended).await;
        let told = "ditangguhkan dengan surat 400.12/N1-henti/DUKCAPIL/2026";
        let overview = cast.text(STAFF, &new, "").await;
        assert!(overview.contains(told), "it is told before anybody tries: {overview}");
        form.answer_all(&minutes);
        let refused = cast.of(STAFF).await.send_and_follow(&form).await;
        assert!(refused.path.contains("?draft="), "{}", refused.path);
        assert!(refused.text().contains(told) && refused.text().contains("surat pemulihannya"), "{}", refused.text());
        let lifted = letter("letter", "400.12/N1-pulih/DUKCAPIL/2026", today());
        cast.act(person::HEAD_OF_OFFICE, &old, "lift", &lifted).await;
        let done = cast.act(STAFF, &new, "take_over", &minutes).await;
        assert_eq!(done.path, new, "{}", done.text());
        assert_eq!(stage(&done.page()), "Akses Production", "{}", done.text());
        let accounts = cast.of(HEAD).await.get(&format!("{new}/akun")).await.page();
        assert!(accounts.text().contains("uji-r1"), "{}", accounts.text());
        let shown =
            accounts.named("a").iter().any(|link| link.attribute("href").is_some_and(|to| to.ends_with("/rahasia")));
        assert!(!shown, "the password goes on and isn't shown again");
        let history = cast.text(STAFF, &old, "/riwayat").await;
        assert!(history.contains("PKS baru ditandatangani") && history.contains("User ID ditutup"), "{history}");
        let refused = cast.of(STAFF).await.ask(&format!("{new}/langkah/take_over")).await;
        assert!(!refused.text().contains("Alihkan User ID dari PKS sebelumnya"), "it happens once");
        drop(cast);
        site.remove().await;
    }
}

/// An agreement whose renewal letter is due in so many days.
async fn renewable(cast: &mut Cast<'_>, tag: &str, days: u64) -> String {
    let due = today() + Days::new(days);
    let signed = add_months(due, 2 - 24);
    let agreement = cast.request_on(signed, tag).await;
    for step in &mut patuh_tests::journey::steps(signed, tag) {
        if step.action == "sign_pks" {
            step.answers.push(said("ends_on", &add_months(signed, 24).to_string()));
        }
        cast.step(&agreement, step).await;
    }
    agreement
}

#[tokio::test]
async fn the_ready_renewal_letter_is_called_for_at_90_days_and_again_at_60() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let (early, near) = (renewable(&mut cast, "T1", 61).await, renewable(&mut cast, "T2", 60).await);
    renewable(&mut cast, "T3", 91).await;
    let home = cast.of(HEAD).await.get("/beranda").await.page();
    let told: Vec<String> = home.all().into_iter().filter(|it| it.is_of("notice")).map(Element::text).collect();
    let of = |tag: &str| told.iter().find(|text| text.contains(&format!("400.12/{tag}-pks/DUKCAPIL/2026"))).cloned();
    let called = |tag: &str| of(tag).unwrap_or_else(|| panic!("{tag} is not called for: {}", home.text()));
    let (first, second) = (called("T1"), called("T2"));
    assert!(first.contains("sudah siap") && first.contains("61 hari lagi"), "{first}");
    assert!(second.contains("Pengingat kedua") && second.contains("60 hari lagi"), "{second}");
    assert!(!first.contains("Pengingat kedua"), "{first}");
    assert_eq!(of("T3"), None, "a day before its window nobody is bothered");

    // The draft is there, and what was sent is called for no more.
    let overview = cast.of(HEAD).await.get(&near).await.page();
    assert!(overview.text().contains("Pengingat kedua"), "{}", overview.text());
    let draft = link(&overview, "Lihat konsep surat");
    assert_eq!(draft, format!("{near}/dokumen?dokumen=D22"));
    assert_eq!(cast.of(HEAD).await.get(&draft).await.status, StatusCode::OK);
    assert_eq!(cast.of(HEAD).await.get(&format!("{near}/dokumen/D22.pdf")).await.status, StatusCode::OK);
    let sent = letter("letter", "400.9/T2-perpanjangan/DINSOS/2026", today());
    cast.act(HEAD, &near, "receive_renewal", &sent).await;
    let home = cast.text(HEAD, "/beranda", "").await;
    assert!(!home.contains("Pengingat kedua") && home.contains("61 hari lagi"), "{home}");
    assert!(cast.text(STAFF, &early, "").await.contains("Konsep surat perpanjangan"), "staff may record it too");
    site.remove().await;
}

#[tokio::test]
async fn a_new_name_ends_the_agreement_and_the_next_request_is_filled_in() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    let noticed: Vec<_> = [said("kind", "name"), said("subject", "Menjadi Dinas Sosial dan Pemberdayaan")]
        .into_iter()
        .chain(letter("letter", "400.9/80/DINSOS/2026", today()))
        .collect();
    cast.act(HEAD, &agreement, "record_change", &noticed).await;
    let page = cast.of(STAFF).await.get(&format!("{agreement}/perubahan")).await.page();
    let way = link(&page, "Catat berakhir");
    let mut form = cast.of(STAFF).await.get(&way).await.page().form(way.split('?').next().expect("a path"));
    assert_eq!(form.values("cause"), ["renamed"]);
    form.answer_all(&letter("letter", "400.12/81/DUKCAPIL/2026", today()));
    let done = cast.of(STAFF).await.send_and_follow(&form).await;
    assert_eq!(done.path, agreement, "{}", done.text());

    let way = link(&cast.of(HEAD).await.get(&agreement).await.page(), "Ajukan PKS pengganti");
    let mut form = cast.of(HEAD).await.get(&way).await.page().form(NEW);
    assert!(!form.values("purpose")[0].is_empty() && !form.values("methods").is_empty());
    form.answer_all(&letter("letter", "400.9/82/DINSOS/2026", today()));
    let asked = cast.of(HEAD).await.send_and_follow(&form).await;
    assert_eq!(stage(&asked.page()), "Permohonan");
    assert!(asked.text().contains("Menggantikan PKS dengan nama lembaga lama"), "{}", asked.text());
    site.remove().await;
}

fn report(semester: &str, number: &str, hits: &str) -> Vec<(String, Answer)> {
    [said("semester", semester), said("hits", hits), said("channel", "email")]
        .into_iter()
        .chain(letter("letter", number, today()))
        .collect()
}

#[tokio::test]
async fn a_report_comes_late_is_sent_back_and_both_versions_stay() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = lived(&mut cast, "L1").await;
    let sent = cast.act(HEAD, &agreement, "submit_report", &report("2026-1", "400.9/L1/DINSOS/2026", "1200")).await;
    assert_eq!(sent.path, agreement, "{}", sent.text());
    let text = cast.text(STAFF, &agreement, "/laporan").await;
    assert!(text.contains("hari kerja") && text.contains("terlambat"), "{text}");

    // Sent again with the same letter it is told so, and nothing is lost.
    let twice = cast.act(HEAD, &agreement, "submit_report", &report("2026-1", "400.9/L1/DINSOS/2026", "1300")).await;
    assert!(twice.path.contains("?draft="), "{}", twice.path);
    assert!(twice.text().contains("sudah diterima"), "{}", twice.text());

    let asked = [said("reasons", "Jumlah hit berbeda dari pencatatan sistem")];
    let done = cast.act(EVALUATOR, &agreement, "ask_correction", &asked).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    let seen = cast.text(HEAD, &agreement, "").await;
    assert!(seen.contains("Jumlah hit berbeda dari pencatatan sistem"), "{seen}");
    let form = cast.form(HEAD, &agreement, "submit_report").await;
    assert_eq!(form.values("semester"), ["2026-1"], "what must be corrected comes first");
    let corrected =
        cast.act(HEAD, &agreement, "submit_report", &report("2026-1", "400.9/L2/DINSOS/2026", "1250")).await;
    assert_eq!(corrected.path, agreement, "{}", corrected.text());
    let text = cast.text(EVALUATOR, &agreement, "/laporan").await;
    for told in ["Versi 1", "Versi 2", "1.200", "1.250", "400.9/L1/DINSOS/2026", "400.9/L2/DINSOS/2026"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    site.remove().await;
}

#[tokio::test]
async fn a_report_for_a_semester_without_agreement_is_refused_with_words() {
    let site = Site::demonstration().await;
    let mut cast = Cast::new(&site);
    let agreement = lived(&mut cast, "S1").await;
    let path = format!("{agreement}/langkah/submit_report");
    let page = cast.of(HEAD).await.get(&path).await.page();
    let fields = "semester=2023-1&letter_number=1&letter_date=2026-11-18&received_on=2026-11-18&channel=paper";
    assert!(!page.text().contains("2023"), "it isn't offered");
    let answer = cast.of(HEAD).await.post(&path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let place = answer.place().expect("a place");
    let text = cast.of(HEAD).await.get(&place).await.text();
    assert!(text.contains("Perjanjian tidak berlaku pada"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn an_incident_is_registered_with_its_clock_and_told() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    let at = format!("{}T08:00", today());
    let reported =
        [said("detected_at", &at), said("subject", "Berkas uji terkirim ke alamat lain"), said("data", "Nama, alamat")];
    let done = cast.act(person::OPERATOR, &agreement, "report_incident", &reported).await;
    assert_eq!(done.path, agreement, "{}", done.text());
    let text = cast.text(STAFF, &agreement, "/insiden").await;
    for told in ["Berkas uji terkirim", "Nama, alamat", "jam lagi"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let page = cast.of(HEAD).await.get(&format!("{agreement}/insiden")).await.page();
    let way = link(&page, "Lengkapi uraian insiden");
    let (step, chosen) = way.split_once("?incident=").expect("of this incident");
    let mut form = cast.of(HEAD).await.get(&way).await.page().form(step);
    assert_eq!(form.values("incident"), [chosen]);
    form.answer_all(&[said("persons", "12"), said("handling", "Berkas ditarik dan dihapus")]);
    assert_eq!(cast.of(HEAD).await.send_and_follow(&form).await.path, agreement);

    let way = link(&cast.of(HEAD).await.get(&format!("{agreement}/insiden")).await.page(), "Catat pemberitahuan");
    let mut form = cast.of(HEAD).await.get(&way).await.page().form(way.split('?').next().expect("a path"));
    form.answer("at", &value(&format!("{}T08:30", today())));
    form.answer_all(&letter("notice", "400.9/I1/DINSOS/2026", today()));
    assert_eq!(cast.of(HEAD).await.send_and_follow(&form).await.path, agreement);
    let text = cast.text(STAFF, &agreement, "/insiden").await;
    assert!(text.contains("400.9/I1/DINSOS/2026"), "{text}");
    site.remove().await;
}

#[tokio::test]
async fn the_office_sees_the_incidents_of_all_its_agreements() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    for (hour, what) in [("07:00", "Layar loket difoto tamu"), ("06:00", "Kata sandi tertempel di meja")] {
        let reported = [said("detected_at", &format!("{}T{hour}", today())), said("subject", what)];
        cast.act(person::OPERATOR, &agreement, "report_incident", &reported).await;
    }
    // The institution has its own page for them, and no list of others'.
    assert_eq!(cast.of(HEAD).await.ask("/insiden").await.status, StatusCode::NOT_FOUND);

    let page = cast.of(STAFF).await.get("/insiden?keadaan=terbuka").await.page();
    let rows: Vec<String> = page.named("tr").into_iter().map(Element::text).collect();
    let at = |what: &str| rows.iter().position(|row| row.contains(what)).unwrap_or_else(|| panic!("{what}: {rows:#?}"));
    let (urgent, other) = (at("Kata sandi tertempel"), at("Layar loket"));
    assert!(urgent < other, "what is due first comes first: {rows:#?}");
    // It is just past 9 o'clock: three of the 72 hours are gone.
    for told in ["Dinas Sosial", "18 Nov 2026", "21 Nov 2026", "68 jam lagi", "Catat pemberitahuan"] {
        assert!(rows[urgent].contains(told), "{told}: {}", rows[urgent]);
    }
    let calendar = cast.text(STAFF, "/kalender?bulan=2026-11", "").await;
    assert!(calendar.contains("Pemberitahuan kebocoran data: Kata sandi tertempel"), "{calendar}");
    let row = page.named("tr")[urgent];
    let links = row.named("a").into_iter().filter_map(|link| link.attribute("href"));
    let way =
        links.into_iter().find(|href| href.contains("/langkah/notify_incident?incident=")).expect("a way").to_owned();
    let mut form = cast.of(STAFF).await.get(&way).await.page().form(way.split('?').next().expect("a path"));
    form.answer("at", &value(&format!("{}T08:30", today())));
    form.answer_all(&letter("notice", "400.9/I7/DINSOS/2026", today()));
    cast.of(STAFF).await.send_and_follow(&form).await;

    let told = cast.text(STAFF, "/insiden?keadaan=diberitahukan&cari=tertempel", "").await;
    assert!(told.contains("Kata sandi tertempel") && told.contains("diberitahukan 18 Nov 2026"), "{told}");
    let open = cast.text(STAFF, "/insiden?keadaan=terbuka&cari=tertempel", "").await;
    assert!(!open.contains("Kata sandi tertempel") && open.contains("Tidak ada yang cocok"), "{open}");
    let auditor = cast.text("auditor@demo.patuh.test", "/insiden", "").await;
    assert!(auditor.contains("Layar loket") && !auditor.contains("Catat pemberitahuan"), "who watches does nothing");
    let neighbour = cast.text("petugas2@demo.patuh.test", "/insiden", "").await;
    assert!(neighbour.contains("Belum ada insiden") && !neighbour.contains("Layar loket"), "{neighbour}");
    site.remove().await;
}

#[tokio::test]
async fn many_incidents_are_shown_page_by_page() {
    let site = Site::demonstration().await;
    let scene = scenes().into_iter().next().expect("the first office");
    let staff = scene.players.iter().find(|player| player.email == STAFF).expect("staff").actor();
    for number in 0..51 {
        let command = AgreementCommand::ReportIncident {
            detected_at: patuh_tests::site::now() - TimeDelta::hours(100) + TimeDelta::minutes(number),
            subject: format!("Kejadian uji {number:02}"),
            details: IncidentDetails::default(),
        };
        let command = Command::Agreement { office: scene.players[0].office, id: scene.stories[0].agreement, command };
        site.state.rooms.ports.desk.perform(&staff, envelope(command)).await.expect("reported");
    }
    let mut client = site.signed_in(STAFF).await;
    let first = client.get("/insiden?cari=Kejadian+uji").await.page();
    let text = first.text();
    assert!(text.contains("1 sampai 50 dari 51") && text.contains("Kejadian uji 00"), "{text}");
    assert!(text.contains("terlambat 28 jam") && !text.contains("Kejadian uji 50"), "{text}");
    let next = client.get(&link(&first, "Berikutnya")).await.page().text();
    assert!(next.contains("51 sampai 51 dari 51") && next.contains("Kejadian uji 50"), "{next}");
    site.remove().await;
}

#[tokio::test]
async fn at_the_end_everything_is_closed_and_secrecy_lasts() {
    let site = Site::demonstration().await;
    let (mut cast, agreement) = (Cast::new(&site), shared());
    let ended: Vec<_> = letter("letter", "400.12/E1/DUKCAPIL/2026", today())
        .into_iter()
        .chain([said("on", &today().pred_opt().expect("a day").to_string())])
        .collect();
    let done = cast.act(STAFF, &agreement, "end", &ended).await;
    assert_eq!(stage(&done.page()), "Berakhir", "{}", done.text());
    let text = done.text();
    assert!(text.contains("belum ditutup") && text.contains("tanpa batas waktu"), "{text}");

    let closed =
        cast.act(STAFF, &agreement, "record_closing", &letter("bast", "400.12/E2/DUKCAPIL/2026", today())).await;
    assert_eq!(closed.path, agreement, "{}", closed.text());
    let text = closed.text();
    assert!(text.contains("400.12/E2/DUKCAPIL/2026") && !text.contains("belum ditutup"), "{text}");
    assert!(text.contains("Kewajiban menjaga kerahasiaan data"), "{text}");
    for action in ["record_declaration", "settle_terms", "request_user_id", "receive_renewal", "sign_addendum"] {
        let page = cast.of(STAFF).await.ask(&format!("{agreement}/langkah/{action}")).await;
        let forms = page.document();
        let posts = forms
            .named("form")
            .iter()
            .any(|form| form.attribute("action").is_some_and(|path| path.ends_with(&format!("/langkah/{action}"))));
        assert!(!posts, "{action} would open it again");
    }
    site.remove().await;
}

#[tokio::test]
async fn a_calendar_program_reads_the_duties_by_a_secret_link() {
    let site = Site::demonstration().await;
    let mut head = site.signed_in(HEAD).await;
    let form = head.get("/kalender").await.page().form("/kalender/langganan");
    let page = head.send_and_follow(&form).await.text();
    let link = page.split_whitespace().find(|word| word.ends_with(".ics")).unwrap_or_else(|| panic!("no link: {page}"));
    let path = link[link.find("/langganan/").expect("a path")..].to_owned();
    let feed = site.client().ask(&path).await;
    assert_eq!((feed.status, feed.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    let text = String::from_utf8_lossy(&feed.body).replace("\r\n ", "");
    assert!(text.starts_with("BEGIN:VCALENDAR") && text.contains("SUMMARY:Laporan semester"), "{text}");
    assert!(
        text.lines().filter(|line| line.starts_with("SUMMARY:")).all(|line| line.contains("Dinas Sosial")),
        "{text}"
    );
    assert!(!head.get("/kalender").await.text().contains(".ics"), "it is shown once");

    let form = head.get("/kalender").await.page().form("/kalender/langganan/hapus");
    head.send_and_follow(&form).await;
    assert_eq!(site.client().ask(&path).await.status, StatusCode::NOT_FOUND, "an ended link reads nothing");
    site.remove().await;
}
