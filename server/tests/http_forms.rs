//! Forms of commands: done, refused, changed by others, sent twice, with files, of others.

#[allow(dead_code, reason = "shared by several tests, each using a part")]
mod http_site;

use axum::http::{StatusCode, header};
use http_site::{Browser, Site};
use patuh_app::ports::Reading as _;
use patuh_app::views::RegisterQuery;
use patuh_domain::actor::Role;
use patuh_domain::agreement::Stage;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// What a complete request says, for the institution of the site's town.
fn request(site: &Site) -> Vec<(&'static str, String)> {
    vec![
        ("institution", site.town().institution.to_string()),
        ("letter_number", "460/17/DINSOS/2026".to_owned()),
        ("letter_date", "2026-01-12".to_owned()),
        ("subject", "Permohonan Pemanfaatan Data Kependudukan".to_owned()),
        ("received_on", "2026-01-14".to_owned()),
        ("purpose", "Verifikasi penerima bantuan sosial".to_owned()),
        ("daily_need", "150".to_owned()),
        ("methods", "web_portal".to_owned()),
        ("elements_web_portal", "nik".to_owned()),
        ("elements_web_portal", "nama_lengkap".to_owned()),
        ("term_years", "2".to_owned()),
    ]
}

fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Submits a request and gives the path of the new agreement.
async fn requested(site: &Site, browser: &mut Browser) -> String {
    let answer = browser.post("/perjanjian/baru", &borrowed(&request(site))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(answer.place.starts_with("/perjanjian/") && !answer.place.contains('?'), "{}", answer.place);
    answer.place
}

#[tokio::test]
async fn a_form_that_is_done_leads_on_and_says_so_once() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let page = staff.get(&agreement).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Permohonan diterima."), "{}", page.body);
    assert!(!staff.get(&agreement).await.body.contains("Permohonan diterima."), "a flash is told once");

    let taken = staff.post(&format!("{agreement}/langkah/take_up"), &[("on", "2026-01-15"), ("version", "1")]).await;
    assert_eq!((taken.status, taken.place.as_str()), (StatusCode::SEE_OTHER, agreement.as_str()), "{}", taken.body);
}

#[tokio::test]
async fn a_form_sent_twice_acts_once() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let mut fields = request(&site);
    fields.push(("key", "0199f7a0-0000-7000-8000-00000000abcd".to_owned()));
    let first = staff.post("/perjanjian/baru", &borrowed(&fields)).await;
    let second = staff.post("/perjanjian/baru", &borrowed(&fields)).await;
    assert_eq!(first.place, second.place);
    let actor = site.town().actor(Role::CooperationStaff);
    let register = site.state.rooms.reading.register(&actor, RegisterQuery::default()).await.expect("register");
    assert_eq!(register.total, 1);
    assert_eq!(register.by_stage, [(Stage::Requested, 1)]);
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_everything_typed() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let mut fields = request(&site);
    fields.retain(|(name, _)| *name != "letter_number");
    let answer = staff.post("/perjanjian/baru", &borrowed(&fields)).await;
    assert!(answer.place.starts_with("/perjanjian/baru?draft="), "{}", answer.place);
    let page = staff.get(&answer.place).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Verifikasi penerima bantuan sosial") && page.body.contains("Belum diisi."));

    let mut other = site.signed_in(Role::HeadOfOffice).await;
    let foreign = other.get(&answer.place).await.body;
    assert!(!foreign.contains("Verifikasi penerima bantuan sosial"), "a draft is its person's alone");
}

#[tokio::test]
async fn what_the_rules_forbid_is_said_on_the_form() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let step = format!("{agreement}/langkah/take_up");
    let early = staff.post(&step, &[("on", "2025-12-01"), ("version", "1")]).await;
    assert!(early.place.starts_with(&format!("{step}?draft=")), "{} {}", early.place, early.body);
    let page = staff.get(&early.place).await;
    assert!(page.body.contains("2025-12-01"), "what was typed stays");
}

#[tokio::test]
async fn changes_of_others_are_shown_before_anything_is_done() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let step = format!("{agreement}/langkah/take_up");
    staff.post(&step, &[("on", "2026-01-15"), ("version", "1")]).await;
    let fields = [("on", "2026-01-16"), ("reasons", "Lampiran kurang"), ("version", "1")];
    let stale = staff.post(&format!("{agreement}/langkah/return_for_changes"), &fields).await;
    assert!(stale.place.contains("?draft="), "{} {}", stale.place, stale.body);
    let page = staff.get(&stale.place).await;
    assert!(page.body.contains("Berkas mulai diperiksa"), "{}", page.body);
    assert!(page.body.contains("Lampiran kurang"));
    assert!(page.body.contains("name=\"version\" value=\"2\""), "the new version is offered");
}

#[tokio::test]
async fn somebody_elses_agreement_looks_like_none() {
    let site = Site::with_town().await;
    let far = site.found("9902").await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let nowhere = "/perjanjian/0199f7a0-0000-7000-8000-00000000dead";
    let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
    let _ = far;
    for rest in ["", "/kewajiban", "/riwayat", "/langkah/take_up", "/akun"] {
        let (foreign, none) =
            (stranger.get(&format!("{agreement}{rest}")).await, stranger.get(&format!("{nowhere}{rest}")).await);
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{rest}");
        assert_eq!(none.status, StatusCode::NOT_FOUND, "{rest}");
        assert!(!foreign.body.contains("Dinas Sosial 9901"), "{rest}");
    }
    let posted = stranger.post(&format!("{agreement}/langkah/take_up"), &[("on", "2026-01-15")]).await;
    let nothing = stranger.post(&format!("{nowhere}/langkah/take_up"), &[("on", "2026-01-15")]).await;
    assert_eq!((posted.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let mut admin = site.signed_in(Role::SystemAdmin).await;
    assert_eq!(admin.get(&agreement).await.status, StatusCode::NOT_FOUND, "accounts and settings, no agreements");
    assert_eq!(admin.get("/perjanjian/baru").await.status, admin.get("/perjanjian/baru").await.status);
}

#[tokio::test]
async fn uploads_are_kept_checked_and_given_to_those_who_may() {
    let site = Site::with_town().await;
    site.found("9902").await;
    let mut head = site.signed_in(Role::HeadOfInstitution).await;
    let fields = request(&site);
    let script = head
        .post_file("/perjanjian/baru", &borrowed(&fields), ("scan", "surat.pdf", b"<html><script>alert(1)</script>"))
        .await;
    assert!(script.place.contains("?draft="), "{} {}", script.place, script.body);
    assert!(head.get(&script.place).await.body.contains("bukan PDF"));

    let good = head.post_file("/perjanjian/baru", &borrowed(&fields), ("scan", "surat.pdf", PDF)).await;
    assert!(!good.place.contains("?draft="), "{} {}", good.place, good.body);
    let id = good.place.trim_start_matches("/perjanjian/").parse().expect("an id");
    let actor = site.town().actor(Role::CooperationStaff);
    let view = site.state.rooms.reading.agreement(&actor, id).await.expect("the agreement");
    let file = view.files.first().expect("the scan");
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("surat.pdf", "application/pdf"));

    let path = format!("/berkas/{}", file.id);
    for role in [Role::HeadOfInstitution, Role::InstitutionAdmin, Role::CooperationStaff, Role::Auditor] {
        let answer = site.signed_in(role).await.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{role:?}");
        assert!(answer.body.starts_with("%PDF"));
        let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str().expect("text");
        assert!(disposition.starts_with("attachment; filename=\"surat.pdf\""), "{disposition}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    assert_eq!(site.signed_in(Role::SystemAdmin).await.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.browser().get(&path).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_uploaded_file_survives_a_refused_form_and_a_guessed_one_is_dropped() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let mut fields = request(&site);
    fields.retain(|(name, _)| *name != "purpose");
    let refused = staff.post_file("/perjanjian/baru", &borrowed(&fields), ("scan", "surat.pdf", PDF)).await;
    let draft = refused.place.split("draft=").nth(1).expect("a draft").to_owned();
    let actor = site.town().actor(Role::CooperationStaff);
    let kept = site.state.rooms.reading.draft(&actor, &draft).await.expect("reading").expect("the draft");
    let file = kept.values.text("scan").to_owned();
    assert!(!file.is_empty());

    let mut again = request(&site);
    again.extend([("scan", file.clone()), ("draft", draft.clone())]);
    let done = staff.post("/perjanjian/baru", &borrowed(&again)).await;
    let id = done.place.trim_start_matches("/perjanjian/").parse().expect("an id");
    let view = site.state.rooms.reading.agreement(&actor, id).await.expect("the agreement");
    assert_eq!(view.files.len(), 1);
    assert_eq!(site.state.rooms.reading.draft(&actor, &draft).await.expect("reading"), None, "a sent draft is gone");

    let mut head = site.signed_in(Role::HeadOfInstitution).await;
    let mut guessed = request(&site);
    guessed.push(("scan", file));
    let taken = head.post("/perjanjian/baru", &borrowed(&guessed)).await;
    let id = taken.place.trim_start_matches("/perjanjian/").parse().expect("an id");
    assert!(site.state.rooms.reading.agreement(&actor, id).await.expect("the agreement").files.is_empty());
}

#[tokio::test]
async fn drafts_are_kept_while_one_types() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let path = "/perjanjian/draf/0199f7a0-0000-7000-8000-00000000beef";
    let request = axum::http::Request::post(path).header(header::CONTENT_TYPE, "application/json");
    let kept = staff.send(request, r#"{"purpose": "Sebagian", "methods": ["web_portal", "card_reader"]}"#.into()).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT, "{}", kept.body);
    assert_eq!(staff.post(path, &[("purpose", "Sebagian besar")]).await.status, StatusCode::NO_CONTENT);
    let actor = site.town().actor(Role::CooperationStaff);
    let rows = site.state.rooms.reading.request_drafts(&actor).await.expect("drafts");
    assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Sebagian besar"]);
    assert_eq!(site.browser().post(path, &[("purpose", "x")]).await.status, StatusCode::UNAUTHORIZED);

    let saved = staff.post("/perjanjian/baru", &[("purpose", "Lain"), ("simpan", "ya")]).await;
    assert!(saved.place.starts_with("/perjanjian/baru?draft="));
    assert_eq!(site.state.rooms.reading.request_drafts(&actor).await.expect("drafts").len(), 2);
    assert_eq!(staff.post(&format!("{path}/hapus"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.state.rooms.reading.request_drafts(&actor).await.expect("drafts").len(), 1);
}

#[tokio::test]
async fn a_session_that_ended_loses_nothing_that_was_typed() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    staff.cookies.clear();
    let answer = staff.post("/perjanjian/baru", &borrowed(&request(&site))).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.body.contains("Verifikasi penerima bantuan sosial"), "{}", answer.body);
    assert!(answer.body.contains("action=\"/perjanjian/baru\""));
}

#[tokio::test]
async fn a_clause_is_worded_found_and_restored_on_its_page() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let clause = "/pengaturan/klausul/D06/duties.second.leak";
    let page = staff.get(clause).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("bertanggung jawab penuh atas kebocoran"), "{}", page.body);

    let wrong = staff.post(clause, &[("text", "menanggung {nobody}"), ("reason", "Rapat")]).await;
    assert!(wrong.place.starts_with(&format!("{clause}?draft=")), "{}", wrong.place);
    let form = staff.get(&wrong.place).await;
    assert!(form.body.contains("menanggung {nobody}") && form.body.contains("tidak dikenal"), "{}", form.body);

    let done = staff.post(clause, &[("text", "menanggung akibat kebocoran"), ("reason", "Rapat")]).await;
    assert_eq!((done.status, done.place.as_str()), (StatusCode::SEE_OTHER, clause), "{}", done.body);
    let page = staff.get(clause).await;
    assert!(page.body.contains("Klausul diubah") && page.body.contains("<ins>"), "{}", page.body);
    let list = staff.get("/pengaturan/klausul?keadaan=kantor").await;
    assert!(list.body.contains("menanggung akibat kebocoran"), "{}", list.body);
    assert!(!list.body.contains("Maksud dan Tujuan"), "only what the office worded");

    let restored = staff.post(&format!("{clause}/pulihkan"), &[("restore_reason", "Cukup bawaan")]).await;
    assert_eq!((restored.status, restored.place.as_str()), (StatusCode::SEE_OTHER, clause), "{}", restored.body);
    assert!(staff.get("/pengaturan/klausul?keadaan=kantor").await.body.contains("Tidak ada klausul"));

    assert_eq!(staff.get("/pengaturan/klausul/D06/duties.nothing").await.status, StatusCode::NOT_FOUND);
    let mut head = site.signed_in(Role::HeadOfInstitution).await;
    assert_eq!(head.get(clause).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_service_flow_is_arranged_by_buttons_and_seen_while_it_is_typed() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let step = format!("{agreement}/langkah/describe_service_flow");
    assert_eq!(staff.get(&step).await.status, StatusCode::NOT_FOUND, "nothing to describe before it is taken up");
    staff.post(&format!("{agreement}/langkah/take_up"), &[("on", "2026-01-15"), ("version", "1")]).await;
    assert_eq!(staff.get(&step).await.status, StatusCode::OK);
    let mut typed = vec![
        ("title", "Bantuan sosial"),
        ("lane", "Pemohon"),
        ("lane", "Petugas"),
        ("step_lane", "1"),
        ("step_lane", "2"),
        ("step_text", "Datang"),
        ("step_text", "Memeriksa <b>data</b>"),
        ("step_to1", "2"),
        ("step_to1", ""),
        ("step_when1", ""),
        ("step_when1", ""),
    ];
    typed.push(("susun", "step-add-1"));
    let arranged = staff.post(&step, &typed).await;
    assert_eq!(arranged.status, StatusCode::SEE_OTHER);
    let (place, anchor) = arranged.place.split_once('#').expect("a place on the page");
    assert_eq!(anchor, "step-2");
    let page = staff.get(place).await;
    assert_eq!(page.body.matches("name=\"step_text\"").count(), 3, "{}", page.body);
    assert!(page.body.contains("Memeriksa &lt;b&gt;data"), "what is typed is text: {}", page.body);
    assert!(page.body.contains("class=\"flow-chart\""), "the picture stands beside it without a script");
    assert!(!page.body.contains("Uraian langkah belum diisi"), "nothing is asked yet");

    // Sent with a branch that leads nowhere, what is wrong stands at the step, and the summary leads there.
    typed.pop();
    typed.extend([("step_to2", ""), ("step_when2", "ditolak")]);
    let refused = staff.post(&step, &typed).await;
    let page = staff.get(&refused.place).await;
    assert!(page.body.contains("href=\"#step-1\""), "{}", page.body);
    assert!(page.body.contains("ditolak\u{201d} belum menuju ke langkah mana pun"), "{}", page.body);

    let seen = staff.post(&format!("{step}/pratinjau"), &typed).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.body.contains("class=\"flow-chart\"") && seen.body.contains("Petugas"), "{}", seen.body);
}
