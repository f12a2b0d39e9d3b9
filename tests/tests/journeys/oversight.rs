//! How an office watches over its agreements: what it measures by, evaluations, and the ladder of sanctions.

use axum::http::StatusCode;
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{AgreementCommand, ReportChannel, ReportContent};
use patuh_domain::command::Command;
use patuh_domain::ids::PersonId;
use patuh_domain::letter::Letter;
use patuh_domain::person::PersonCommand;
use patuh_server::testing::envelope;
use patuh_tests::client::Client;
use patuh_tests::form::Form;
use patuh_tests::html::Element;
use patuh_tests::journey::{Answer, person};
use patuh_tests::site::{Site, scenes, today};
use uuid::Uuid;

const EVALUATOR: &str = "evaluator@demo.patuh.test";
const PROPOSED: &str = "/sanksi";
const QUEUE: &str = "/evaluasi";

fn value(text: &str) -> Answer {
    Answer::Value(text.to_owned())
}

/// Links of a page that begin so.
fn links(page: &Element, begin: &str) -> Vec<String> {
    let hrefs = page.named("a").into_iter().filter_map(|link| link.attribute("href"));
    hrefs.filter(|href| href.starts_with(begin)).map(ToOwned::to_owned).collect()
}

/// Links to the form of an action.
fn steps(page: &Element, action: &str) -> Vec<String> {
    let all = links(page, "/perjanjian/");
    all.into_iter().filter(|href| href.contains(&format!("/langkah/{action}"))).collect()
}

/// Opens a form by the link that leads to it, with what the link says already filled in.
async fn open(client: &mut Client, link: &str) -> Form {
    let path = link.split('?').next().unwrap_or_default();
    client.get(link).await.page().form(path)
}

fn letter(form: &mut Form, name: &str, number: &str) {
    form.answer(&format!("{name}_number"), &value(number));
    form.answer(&format!("{name}_date"), &value(&today().to_string()));
}

/// The agreement of the demonstration accounts.
fn shared() -> String {
    format!("/perjanjian/{}", scenes()[0].stories[0].agreement)
}

#[tokio::test]
async fn a_proposed_step_is_taken_with_its_letter_or_set_aside_with_a_reason() {
    for site in Site::demonstrations().await {
        let mut staff = site.signed_in(person::STAFF).await;
        // A breach of which nobody was told within 72 hours.
        let mut form = open(&mut staff, &format!("{}/langkah/report_incident", shared())).await;
        form.answer("detected_at", &value("2026-11-10T08:00"));
        form.answer("subject", &value("Komputer loket tertinggal menyala"));
        staff.send_and_follow(&form).await;

        let list = staff.get(PROPOSED).await.page();
        let (text, before) = (list.text(), steps(&list, "warn"));
        assert!(text.contains("Jenjang sanksi kantor: langkah 1 dari 6"), "{text}");
        assert!(text.contains("langkah 2 dari 6") && before.len() == 2, "{text}");
        assert!(staff.get("/beranda").await.page().text().contains("Usulan sanksi"));

        // The letter is there before anything is decided, and changes nothing.
        let draft = list.named("a").into_iter().find(|link| link.text().starts_with("Lihat konsep surat"));
        let draft = draft.and_then(|link| link.attribute("href")).expect("a draft").to_owned();
        let paper = staff.get(&draft).await.page().text();
        assert!(paper.contains("Teguran"), "{paper}");

        let mut form = open(&mut staff, &before[0]).await;
        assert!(form.values("basis")[0].contains("belum dipenuhi: jatuh tempo"), "{:?}", form.values("basis"));
        assert!(!form.values("duty")[0].is_empty() && !form.values("until")[0].is_empty());
        assert_eq!(form.values("letter_date"), [today().to_string()]);
        form.answer("letter_number", &value("400.12/777/DUKCAPIL/2026"));
        let done = staff.send_and_follow(&form).await;
        assert!(done.page().text().contains("Teguran diberikan"), "{}", done.text());
        let after = steps(&staff.get(PROPOSED).await.page(), "warn");
        assert_eq!(after.len(), before.len() - 1, "the next step waits its days");

        let aside = steps(&staff.get(PROPOSED).await.page(), "set_aside");
        let mut form = open(&mut staff, &aside[0]).await;
        let without = staff.send_and_follow(&form).await;
        assert!(without.page().text().contains("Belum diisi"), "{}", without.text());
        form.answer("reason", &value("Pimpinan lembaga berjanji menyampaikan pekan depan"));
        let done = staff.send_and_follow(&form).await;
        assert!(done.page().text().contains("Usulan sanksi dikesampingkan"), "{}", done.text());
        assert_eq!(steps(&staff.get(PROPOSED).await.page(), "set_aside").len(), aside.len() - 1);
        let page = aside[0].split("/langkah").next().expect("a path").to_owned();
        let history = staff.get(&format!("{page}/riwayat")).await.page().text();
        assert!(history.contains("berjanji menyampaikan pekan depan"), "{history}");

        // What an office deliberates is not for the institution.
        let mut institution = site.signed_in(person::HEAD_OF_INSTITUTION).await;
        assert_eq!(institution.ask(PROPOSED).await.status, StatusCode::NOT_FOUND);
        drop((staff, institution));
        site.remove().await;
    }
}

#[tokio::test]
async fn sanctions_act_at_once_and_access_comes_back_by_letter() {
    let site = Site::demonstration().await;
    let mut head = site.signed_in(person::HEAD_OF_OFFICE).await;
    let agreement = shared();
    let open_now = |page: &Element| {
        let panel = page.by_id("akses").expect("access now").text();
        assert_ne!(panel.contains("Terbuka"), panel.contains("Tertutup"), "{panel}");
        panel.contains("Terbuka")
    };
    assert!(open_now(&head.get(&format!("{agreement}/akses")).await.page()));
    for (action, number, acts) in [
        ("suspend", "400.12/801/DUKCAPIL/2026", "Akses ditangguhkan"),
        ("revoke_access", "400.12/803/DUKCAPIL/2026", "Hak akses dicabut"),
    ] {
        let mut form = open(&mut head, &format!("{agreement}/langkah/{action}")).await;
        letter(&mut form, "letter", number);
        form.answer("basis", &value("Data dipakai di luar tujuan perjanjian"));
        let done = head.send_and_follow(&form).await;
        assert!(done.page().text().contains(acts), "{}", done.text());
        assert!(!open_now(&head.get(&format!("{agreement}/akses")).await.page()), "{action} closes the access at once");
        let mut form = open(&mut head, &format!("{agreement}/langkah/lift")).await;
        letter(&mut form, "letter", &number.replace("80", "90"));
        let done = head.send_and_follow(&form).await;
        assert!(done.page().text().contains("Sanksi dipulihkan"), "{}", done.text());
        assert!(open_now(&head.get(&format!("{agreement}/akses")).await.page()), "{action} is lifted at once");
    }
    site.remove().await;
}

/// Hands in a report in which nothing stands out: in time, declared, with the figure that was counted.
async fn quiet_report(site: &Site) {
    let scene = scenes().into_iter().next().expect("the first office");
    let head = scene.players.iter().find(|player| player.role == Role::HeadOfInstitution).expect("a head").actor();
    let (office, id) = (scene.players[0].office, scene.stories[0].agreement);
    let content = ReportContent { hits: Some(0), nothing_stored: Some(true), ..ReportContent::default() };
    let command = AgreementCommand::SubmitReport {
        semester: "2026-1".parse().expect("a semester"),
        letter: Letter::new("400.9/991/DINSOS/2026", today()),
        received_on: today(),
        channel: ReportChannel::Patuh,
        content: Some(content),
        scan: None,
    };
    let command = Command::Agreement { office, id, command };
    site.state.rooms.ports.desk.perform(&head, envelope(command)).await.expect("a report");
}

/// What has the focus when a page opens, as a keyboard finds it.
enum Focus {
    Link(String),
    Button(Form),
}

fn focus(page: &Element) -> Focus {
    for form in page.named("form") {
        if form.named("button").iter().any(|button| button.has("autofocus")) {
            return Focus::Button(Form::read(form));
        }
    }
    let link = page.named("a").into_iter().find(|link| link.has("autofocus"));
    Focus::Link(link.and_then(|link| link.attribute("href")).expect("something has the focus").to_owned())
}

/// A second evaluator of the office, signed in.
async fn second_evaluator(site: &Site) -> Client {
    let office = scenes()[0].players[0].office;
    let id = PersonId(Uuid::now_v7());
    let email = "evaluator.dua@demo.patuh.test".to_owned();
    let membership = Membership { role: Role::Evaluator, office, institution: None, from: today(), until: None };
    let register = PersonCommand::Register { name: "Citra Lestari".to_owned(), email: email.clone(), membership };
    let command = Command::Person { id, command: register };
    let rooms = &site.state.rooms;
    rooms.ports.desk.perform(&Actor::CommandLine, envelope(command)).await.expect("registered");
    rooms.identity.set_passwords(&[id], person::PASSWORD.to_owned()).await.expect("a password");
    site.signed_in(&email).await
}

/// Hands in the report of the running semester, by a figure of its own.
async fn report(site: &Site) {
    let mut institution = site.signed_in(person::HEAD_OF_INSTITUTION).await;
    let agreement = shared();
    let mut form = open(&mut institution, &format!("{agreement}/langkah/submit_report?semester=2026-2")).await;
    letter(&mut form, "letter", "400.9/990/DINSOS/2026");
    form.answer("semester", &value("2026-2"));
    form.answer("nothing_stored", &value("ya"));
    form.answer("hits", &value("100"));
    let done = institution.send_and_follow(&form).await;
    assert!(done.page().text().contains("Laporan semester diterima"), "{}", done.text());
}

#[tokio::test]
async fn an_unremarkable_report_is_evaluated_by_keyboard_in_two_actions() {
    let site = Site::demonstration().await;
    quiet_report(&site).await;
    let mut evaluator = site.signed_in(EVALUATOR).await;
    let mut page = evaluator.get(QUEUE).await.page();
    let waiting = |page: &Element| steps(page, "evaluate_report").len();
    let before = waiting(&page);
    // The first in the queue has the focus; the report of the demonstration accounts is opened by its own link.
    let Focus::Link(first) = focus(&page) else { panic!("a link has the focus") };
    assert_eq!(Some(&first), steps(&page, "evaluate_report").first());
    let wanted = steps(&page, "evaluate_report")
        .into_iter()
        .find(|link| link.starts_with(&shared()) && link.ends_with("=2026-1"));
    let wanted = wanted.expect("the report is in the queue");
    let mut actions = 1;
    page = evaluator.get(&wanted).await.page();
    assert!(page.text().contains("Tidak ada yang menonjol"), "{}", page.text());
    let Focus::Button(form) = focus(&page) else { panic!("the button that saves has the focus") };
    actions += 1;
    let saved = evaluator.send_and_follow(&form).await;
    assert_eq!((saved.path.as_str(), actions), (QUEUE, 2), "{}", saved.text());
    assert_eq!(waiting(&saved.page()), before - 1);
    assert!(saved.page().text().contains("Hasil yang belum disampaikan"), "{}", saved.text());
    let reports = evaluator.get(&format!("{}/laporan", shared())).await.page().text();
    assert!(reports.contains("Nilai 100") && reports.contains("Dilanjutkan"), "{reports}");
    site.remove().await;
}

#[tokio::test]
async fn two_evaluators_at_once_get_a_clear_answer_and_lose_nothing() {
    for site in Site::demonstrations().await {
        report(&site).await;
        let path = format!("{}/langkah/evaluate_report", shared());
        let link = format!("{path}?semester=2026-2");
        let (mut first, mut second) = (site.signed_in(EVALUATOR).await, second_evaluator(&site).await);
        let whole = |page: Element| {
            let mut forms =
                page.named("form").into_iter().filter(|form| form.attribute("action") == Some(path.as_str()));
            Form::read(forms.next_back().expect("the whole form"))
        };
        let mut quick = whole(first.get(&link).await.page());
        let mut slow = whole(second.get(&link).await.page());
        quick.answer("notes", &value("Sesuai."));
        assert_eq!(first.send(&quick).await.place().as_deref(), Some(QUEUE));

        slow.answer("conclusion", &value("with_notes"));
        slow.answer("notes", &value("Catatan yang panjang dan berharga."));
        slow.answer("follow_up_what", &Answer::FirstRow("Perbarui daftar operator".to_owned()));
        slow.answer("follow_up_by", &Answer::FirstRow("2027-01-29".to_owned()));
        let told = second.send_and_follow(&slow).await;
        let text = told.page().text();
        assert!(text.contains("Bagas Pradipta") && text.contains("Laporan dievaluasi"), "{text}");
        let again = whole(told.page());
        assert_eq!(again.values("notes"), ["Catatan yang panjang dan berharga."]);
        assert!(again.values("follow_up_what").contains(&"Perbarui daftar operator".to_owned()));
        let refused = second.send_and_follow(&again).await.page().text();
        assert!(refused.contains("sudah dievaluasi"), "{refused}");
        let reports = second.get(&format!("{}/laporan", shared())).await.page().text();
        assert!(reports.contains("Sesuai.") && !reports.contains("berharga"), "{reports}");
        drop((first, second));
        site.remove().await;
    }
}

#[tokio::test]
async fn an_evaluation_finds_asks_and_is_sent_on() {
    let site = Site::demonstration().await;
    report(&site).await;
    let (agreement, mut evaluator) = (shared(), site.signed_in(EVALUATOR).await);
    let path = format!("{agreement}/langkah/evaluate_report");
    let page = evaluator.get(&format!("{path}?semester=2026-2")).await.page();
    for told in ["Dilaporkan dan tercatat", "Hit akses data", "tepat waktu", "Ketepatan waktu dan kelengkapan laporan"]
    {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let mut forms = page.named("form").into_iter().filter(|form| form.attribute("action") == Some(path.as_str()));
    let mut form = Form::read(forms.next_back().expect("the whole form"));
    form.answer("conclusion", &value("warning"));
    form.answer("score_points", &Answer::EveryRow("60".to_owned()));
    form.answer("follow_up_what", &Answer::FirstRow("Perbarui daftar operator".to_owned()));
    form.answer("follow_up_by", &Answer::FirstRow("2026-12-18".to_owned()));
    assert_eq!(evaluator.send(&form).await.place().as_deref(), Some(QUEUE));
    let queue = evaluator.get(QUEUE).await.page().text();
    assert!(queue.contains("Tindak lanjut yang terbuka") && queue.contains("Perbarui daftar operator"), "{queue}");

    // What an evaluation concludes with is proposed, and nothing more.
    let mut head = site.signed_in(person::HEAD_OF_OFFICE).await;
    let overview = head.get(&agreement).await.page();
    assert!(overview.text().contains("menyimpulkan: teguran"), "{}", overview.text());
    let paper = head.get(&format!("{agreement}/dokumen?dokumen=D19a&untuk=2026-2")).await;
    assert_eq!(paper.status, StatusCode::OK);

    let send = steps(&evaluator.get(QUEUE).await.page(), "forward_evaluation");
    let of_ours = send.into_iter().find(|link| link.starts_with(&agreement)).expect("a result to send on");
    let mut form = open(&mut head, &of_ours).await;
    letter(&mut form, "letter", "400.12/811/DUKCAPIL/2026");
    let done = head.send_and_follow(&form).await;
    assert!(done.page().text().contains("Hasil evaluasi disampaikan"), "{}", done.text());

    let mut form = open(&mut evaluator, &format!("{agreement}/langkah/fulfil_follow_up")).await;
    form.answer("evidence", &value("Surat 400.9/1001/DINSOS/2026"));
    let done = evaluator.send_and_follow(&form).await;
    assert!(done.page().text().contains("Tindak lanjut dipenuhi"), "{}", done.text());

    let mut form = open(&mut evaluator, &format!("{agreement}/langkah/evaluate_unscheduled")).await;
    form.answer("occasion", &value("Pengaduan warga tentang pencarian"));
    evaluator.send_and_follow(&form).await;
    let reports = evaluator.get(&format!("{agreement}/laporan")).await.page().text();
    for told in ["Sewaktu-waktu: Pengaduan warga tentang pencarian", "400.12/811/DUKCAPIL/2026", "400.9/1001"] {
        assert!(reports.contains(told), "{told}: {reports}");
    }
    // The head of office evaluates nothing.
    assert_eq!(head.ask(&path).await.status, StatusCode::NOT_FOUND);
    site.remove().await;
}

#[tokio::test]
async fn what_an_office_measures_by_is_a_setting_and_leaves_what_was_recorded() {
    let site = Site::demonstration().await;
    let mut head = site.signed_in(person::HEAD_OF_OFFICE).await;
    let mut staff = site.signed_in(person::STAFF).await;
    assert_eq!(staff.ask("/pengaturan/sanksi").await.status, StatusCode::NOT_FOUND, "not for staff");

    // A number of days alone is refused by the door, whatever a form says.
    let mut form = head.get("/pengaturan/sanksi").await.page().form("/pengaturan/sanksi");
    form.answer("auto_suspend_days", &value("30"));
    let refused = head.send_and_follow(&form).await.page().text();
    assert!(refused.contains("memerlukan nomor surat"), "{refused}");
    form.answer("auto_suspend_number", &value("400.12/1/DUKCAPIL/2026"));
    form.answer("step_kind", &Answer::FirstRow("revocation".to_owned()));
    let refused = head.send_and_follow(&form).await.page().text();
    assert!(refused.contains("Jenjang sanksi tidak meningkat"), "{refused}");
    form.answer("step_kind", &Answer::FirstRow("warning".to_owned()));
    form.answer("step_days", &Answer::FirstRow("300".to_owned()));
    assert_eq!(head.send(&form).await.place().as_deref(), Some("/pengaturan"));
    let settings = head.get("/pengaturan").await.page().text();
    assert!(settings.contains("Penangguhan otomatis setelah 30 hari"), "{settings}");
    let proposed = staff.get(PROPOSED).await.page().text();
    assert!(!proposed.contains("langkah 1 dari 6"), "no duty is late so long: {proposed}");

    let mut form = head.get("/pengaturan/evaluasi").await.page().form("/pengaturan/evaluasi");
    form.answer("criterion_name", &Answer::FirstRow("Mutu laporan".to_owned()));
    form.answer("criterion_weight", &Answer::FirstRow("40".to_owned()));
    assert_eq!(head.send(&form).await.place().as_deref(), Some("/pengaturan"));
    assert!(head.get("/pengaturan").await.page().text().contains("Mutu laporan (40)"));

    let mut form = head.get("/pengaturan/verifikasi").await.page().form("/pengaturan/verifikasi");
    form.answer("standard", &Answer::Ticks(vec!["surat_permohonan".to_owned(), "kajian_teknis".to_owned()]));
    form.answer("requirements", &value("Surat kuasa rekaan"));
    form.answer("reason_text", &Answer::FirstRow("Kajian teknis belum ditandatangani".to_owned()));
    form.answer("reason_basis", &Answer::FirstRow("Juknis kantor, angka 3".to_owned()));
    assert_eq!(head.send(&form).await.place().as_deref(), Some("/pengaturan"));

    let review = staff.get("/perjanjian?tahap=under_review").await.page();
    let file = links(&review, "/perjanjian/0").into_iter().next().expect("a file under review");
    let checked = staff.get(&format!("{file}/langkah/check_completeness")).await.page();
    let form = checked.form(&format!("{file}/langkah/check_completeness"));
    assert_eq!(form.values("item_key"), ["surat_permohonan", "kajian_teknis", "Surat kuasa rekaan"]);
    let mut form = open(&mut staff, &format!("{file}/langkah/return_for_changes")).await;
    form.answer("reasons", &value("Tanda tangan tidak terbaca"));
    form.answer(
        "reason",
        &Answer::Ticks(vec!["Kajian teknis belum ditandatangani (Juknis kantor, angka 3)".to_owned()]),
    );
    let done = staff.send_and_follow(&form).await.page().text();
    for told in ["Kajian teknis belum ditandatangani (Juknis kantor, angka 3)", "Tanda tangan tidak terbaca"] {
        assert!(done.contains(told), "{told}: {done}");
    }
    site.remove().await;
}
