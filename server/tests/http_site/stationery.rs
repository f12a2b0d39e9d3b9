//! Emblems, samples, addressees and next numbers.

use std::sync::Arc;

use axum::http::StatusCode;
use patuh_app::ports::Papers as _;
use patuh_app::views::Freshness;
use patuh_domain::actor::Role;
use patuh_domain::ids::AgreementId;
use patuh_server::clock::RealClock;
use patuh_server::config::Secret;
use patuh_server::rooms::Rooms;
use patuh_server::testing::databases;

use crate::http_site::{Browser, Site};
use crate::papers::{issue, request, requested};

const DRAWING: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="22"><path d="M2 2h16v12l-8 6-8-6z" fill="#146"/></svg>"##;
/// Two by two pixels.
const PICTURE: [u8; 73] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xfd, 0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x10, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x10, 0x71, 0x4b, 0x03, 0x22, 0x06, 0x08, 0x05, 0x00, 0x13, 0xc6, 0x03, 0x01,
    0x8e, 0xb0, 0x29, 0x9f, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// Everything the form of the look of documents asks.
const LOOK: [(&str, &str); 11] = [
    ("paper", "a4"),
    ("typeface", "sans"),
    ("size", "11"),
    ("number_pattern", "400.12/{n}/DUKCAPIL/{year}"),
    ("pks_layout", "articles"),
    ("juknis_layout", "criteria"),
    ("consent", "ditjen"),
    ("initials", "ya"),
    ("guidance", "ya"),
    ("show_rank", "ya"),
    ("nda_meterai", "ya"),
];

/// The bytes of a draft.
async fn draft(site: &Site, agreement: &str, code: &str) -> Vec<u8> {
    let id: AgreementId = agreement.rsplit('/').next().expect("an id").parse().expect("an id");
    let actor = site.town().actor(Role::CooperationStaff);
    site.state.rooms.papers.file(&actor, id, code, None).await.expect("a draft").pdf
}

/// Sends the look with an emblem and follows.
async fn send_emblem(head: &mut Browser, fields: &[(&str, &str)], name: &str, data: &[u8]) -> (String, String) {
    let sent = head.post_file("/pengaturan/dokumen", fields, ("emblem", name, data)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = head.get(&sent.place).await;
    (sent.place, page.body)
}

#[tokio::test]
async fn emblems_of_both_sides_stand_on_their_letters() {
    for database in databases().await.expect("databases") {
        let site = Site::with_town_on(database).await;
        let mut staff = site.signed_in(Role::CooperationStaff).await;
        let mut head = site.signed_in(Role::HeadOfOffice).await;
        let agreement = requested(&site, &mut staff).await;
        let (office, institution) = (draft(&site, &agreement, "D04").await, draft(&site, &agreement, "D01").await);
        assert_eq!(head.get("/pengaturan/lambang").await.status, StatusCode::NOT_FOUND);

        // What is no emblem is refused in words, and what was typed is kept.
        let mut typed = LOOK;
        typed[3].1 = "471/{n}/{year}";
        let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let outside = b"<svg xmlns='http://www.w3.org/2000/svg'><use href='http://elsewhere.test/a.svg#b'/></svg>";
        for (name, data, told) in [
            ("kop.docx", &b"PK\x03\x04 a letter"[..], "bukan gambar PNG, JPEG, atau SVG"),
            ("pindai.pdf", b"%PDF-1.7 a scan", "bukan gambar PNG, JPEG, atau SVG"),
            ("besar.png", &[7; 310 * 1024], "lebih besar dari 300 KB"),
            ("jahat.svg", script, "memuat skrip"),
            ("jahat.svg", outside, "rujukan ke luar"),
        ] {
            let (place, page) = send_emblem(&mut head, &typed, name, data).await;
            assert!(place.starts_with("/pengaturan/dokumen?draft="), "{name}: {place}");
            assert!(page.contains(told) && page.contains("471/{n}/{year}"), "{name}: {page}");
        }
        assert!(draft(&site, &agreement, "D04").await == office);

        let (place, page) = send_emblem(&mut head, &LOOK, "lambang.svg", DRAWING).await;
        assert_eq!(place, "/pengaturan");
        assert!(page.contains("src=\"/pengaturan/lambang\""), "{page}");
        let shown = head.get("/pengaturan/lambang").await;
        assert_eq!((shown.status, shown.body.as_bytes()), (StatusCode::OK, DRAWING));
        assert_eq!(shown.headers["content-type"], "image/svg+xml");
        assert!(shown.headers["content-security-policy"].to_str().expect("text").contains("sandbox"));
        let with_emblem = draft(&site, &agreement, "D04").await;
        assert_ne!(with_emblem, office, "the letter of the office bears it");
        assert!(draft(&site, &agreement, "D01").await == institution, "that of the institution doesn't");

        // The institution's own.
        let page = staff.get(&format!("/lembaga/{}/ubah", site.town().institution)).await;
        assert!(page.body.contains("name=\"emblem\"") && !page.body.contains("no_emblem"), "{}", page.body);
        let about = format!("/lembaga/{}", site.town().institution);
        let known = [
            ("name", "Dinas Sosial 9901"),
            ("kind", "opd"),
            ("region_code", "99.01"),
            ("address", "Jalan Melati Nomor 7"),
            ("work_units", "Loket Bantuan"),
        ];
        let sent = staff.post_file(&format!("{about}/ubah"), &known, ("emblem", "l.png", &PICTURE)).await;
        assert_eq!(sent.place, about, "{}", sent.body);
        assert!(staff.get(&about).await.body.contains(&format!("src=\"{about}/lambang\"")));
        assert_eq!(staff.get(&format!("{about}/lambang")).await.headers["content-type"], "image/png");
        let own = draft(&site, &agreement, "D01").await;
        assert_ne!(own, institution);

        // A new form without a file keeps it; ticked away, the neutral one is back.
        staff.post(&format!("{about}/ubah"), &known).await;
        assert_eq!(draft(&site, &agreement, "D01").await, own);
        let away = [&known[..], &[("no_emblem", "ya")]].concat();
        staff.post(&format!("{about}/ubah"), &away).await;
        assert_eq!(staff.get(&format!("{about}/lambang")).await.status, StatusCode::NOT_FOUND);
        let away = [&LOOK[..], &[("no_emblem", "ya")]].concat();
        head.post("/pengaturan/dokumen", &away).await;
        assert!(draft(&site, &agreement, "D04").await == office);

        // Nobody attaches what isn't theirs, and nobody else's people see it.
        let foreign = [&LOOK[..], &[("emblem_kept", "01980000-0000-7000-8000-000000000000")]].concat();
        head.post("/pengaturan/dokumen", &foreign).await;
        assert_eq!(head.get("/pengaturan/lambang").await.status, StatusCode::NOT_FOUND);
        site.found("9902").await;
        let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
        let refused = stranger.post_file(&format!("{about}/ubah"), &known, ("emblem", "l.png", &PICTURE)).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.get(&format!("{about}/lambang")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_sample_shows_settings_before_they_are_saved() {
    let site = Site::with_town().await;
    let mut head = site.signed_in(Role::HeadOfOffice).await;
    let page = head.get("/pengaturan/dokumen").await;
    assert!(page.body.contains("formaction=\"/pengaturan/dokumen/pratinjau\""), "{}", page.body);
    let seen = head.post("/pengaturan/dokumen/pratinjau", &LOOK).await;
    assert!(seen.body.contains("D04") && seen.body.contains("Belum ada yang dicatat"), "{}", seen.body);
    assert!(!seen.body.contains("Masih kurang"), "an invented agreement lacks nothing: {}", seen.body);
    let sheet = first_sheet(&mut head, &seen.body).await;
    assert!(sheet.starts_with("<svg"));

    let with = |name: &'static str, value: &'static str| {
        LOOK.iter().filter(|(known, _)| *known != name).copied().chain([(name, value)]).collect::<Vec<_>>()
    };
    let serif = head.post("/pengaturan/dokumen/pratinjau", &with("typeface", "serif")).await;
    assert_ne!(first_sheet(&mut head, &serif.body).await, sheet, "the sample follows what is typed");
    let pks = head.post("/pengaturan/dokumen/pratinjau", &with("pratinjau", "D06")).await;
    assert!(pks.body.contains("D06 Perjanjian Kerja Sama"), "{}", pks.body);
    // What is wrong is named as the form names it.
    let wrong = head.post("/pengaturan/dokumen/pratinjau", &with("size", "40")).await;
    assert!(wrong.body.contains("Ukuran huruf (pt): Isi bilangan bulat"), "{}", wrong.body);
    let mut operator = site.signed_in(Role::Operator).await;
    assert_eq!(operator.post("/pengaturan/dokumen/pratinjau", &LOOK).await.status, StatusCode::NOT_FOUND);
}

async fn first_sheet(browser: &mut Browser, page: &str) -> String {
    let at = page.find("/pratinjau/").expect("a page");
    let address = page[at..].split('"').next().expect("an address").to_owned();
    browser.get(&address).await.body
}

#[tokio::test]
async fn letters_go_where_the_office_says() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let mut head = site.signed_in(Role::HeadOfOffice).await;
    let agreement = requested(&site, &mut staff).await;
    let usual = draft(&site, &agreement, "D04").await;
    let own = [("to", "Direktur Contoh\r\nc.q. {kepala_kantor}"), ("place", "Jakarta"), ("copies", "Bupati {daerah}")];
    let unknown = [own[0], own[1], ("copies", "{nik}")];
    let refused = head.post("/pengaturan/surat/D04", &unknown).await;
    let page = head.get(&refused.place).await;
    assert!(page.body.contains("{nik} tidak dikenal.") && page.body.contains("Direktur Contoh"), "{}", page.body);
    let seen = head.post("/pengaturan/surat/D04/pratinjau", &own).await;
    assert!(seen.body.contains("D04") && seen.body.contains("/pratinjau/"), "{}", seen.body);
    assert_eq!(draft(&site, &agreement, "D04").await, usual, "a preview changes nothing");

    let done = head.post("/pengaturan/surat/D04", &own).await;
    assert_eq!(done.place, "/pengaturan/surat", "{}", done.body);
    let list = head.get("/pengaturan/surat").await;
    assert!(list.body.contains("Direktur Contoh") && list.body.contains("Diatur kantor"), "{}", list.body);
    let changed = draft(&site, &agreement, "D04").await;
    assert_ne!(changed, usual);
    // Saving the look leaves it.
    head.post("/pengaturan/dokumen", &LOOK).await;
    assert_eq!(draft(&site, &agreement, "D04").await, changed);
    head.post("/pengaturan/surat/D04", &[&own[..], &[("usual", "ya")]].concat()).await;
    assert_eq!(draft(&site, &agreement, "D04").await, usual);
    assert!(!head.get("/pengaturan/surat").await.body.contains("Diatur kantor"));
    assert_eq!(head.get("/pengaturan/surat/D06").await.status, StatusCode::NOT_FOUND, "no letter");
}

#[tokio::test]
async fn the_next_number_is_offered_to_the_side_that_gives_it() {
    let site = Site::with_town().await;
    let mut chief = site.signed_in(Role::HeadOfInstitution).await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    assert!(!chief.get("/perjanjian/baru").await.body.contains("Nomor berikutnya"), "nothing is made up");
    let moment = site.state.rooms.ports.reading.moment(&site.town().actor(Role::CooperationStaff)).await;
    let today = moment.today();
    let year = chrono::Datelike::year(&today);
    let (first, day) = (format!("B-17/DINSOS/{year}"), today.to_string());
    let fields = request(&site);
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| match *name {
            "letter_number" => (*name, first.as_str()),
            "letter_date" | "received_on" => (*name, day.as_str()),
            _ => (*name, value.as_str()),
        })
        .collect();
    let asked = chief.post("/perjanjian/baru", &fields).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let page = chief.get("/perjanjian/baru").await;
    let next = format!("B-18/DINSOS/{year}");
    assert!(page.body.contains(&format!("<option value=\"{next}\">")), "{}", page.body);
    assert!(page.body.contains(&format!("Nomor berikutnya menurut surat terdahulu: {next}.")), "{}", page.body);
    assert!(!page.body.contains(&format!("value=\"{next}\" ")), "nothing is filled in");
    assert!(!staff.get("/perjanjian/baru").await.body.contains(&next), "the office has its own register");
}

#[tokio::test]
async fn an_issue_stays_the_same_when_the_page_that_verifies_it_moves() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    issue(&mut staff, &agreement, "D01", "k-1").await;
    let id: AgreementId = agreement.rsplit('/').next().expect("an id").parse().expect("an id");
    let actor = site.town().actor(Role::CooperationStaff);
    let mut config = site.state.config.clone();
    config.base_url = "https://patuh.tempat-lain.test".to_owned();
    let moved = Rooms::new(&config, site.database.store.clone(), Secret::fresh(), Arc::new(RealClock));
    let state = |rooms: &Rooms| {
        let papers = rooms.papers.clone();
        let actor = actor.clone();
        async move {
            let rows = papers.list(&actor, id).await.expect("rows");
            rows.into_iter().find(|row| row.code == "D01").and_then(|row| row.in_use).map(|(_, freshness)| freshness)
        }
    };
    assert_eq!(state(&site.state.rooms).await, Some(Freshness::Same));
    assert_eq!(state(&moved).await, Some(Freshness::Same));
    // The picture is that of the paper, with the address as printed.
    let pages = |rooms: &Rooms| {
        let papers = rooms.papers.clone();
        let actor = actor.clone();
        async move { papers.sheets(&actor, id, "D01", None).await.expect("pages") }
    };
    assert_eq!(pages(&site.state.rooms).await, pages(&moved).await);
    // A draft has the address of now.
    let drafts = |rooms: &Rooms| {
        let papers = rooms.papers.clone();
        let actor = actor.clone();
        async move { papers.file(&actor, id, "D02", None).await.expect("a draft").sha256 }
    };
    assert_ne!(drafts(&site.state.rooms).await, drafts(&moved).await);
}

#[tokio::test]
async fn documents_stand_by_phase_with_what_is_called_for_first() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let mut chief = site.signed_in(Role::HeadOfInstitution).await;
    let agreement = requested(&site, &mut staff).await;
    let page = chief.get(&format!("{agreement}/dokumen")).await.body;
    let order =
        ["Perlu dibuat sekarang", "Surat Permohonan Pemanfaatan Data", "id=\"permohonan\"", "id=\"penyusunan\""];
    let places: Vec<_> = order.iter().map(|text| page.find(text)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {page}");
    assert!(page.contains("Tahap sekarang") && page.contains("/dokumen/D01.svg?hal=1"), "{page}");
    // What the other side makes isn't called for.
    let ours = staff.get(&format!("{agreement}/dokumen")).await.body;
    let due = ours.split("id=\"permohonan\"").next().expect("a beginning");
    assert!(!due.contains("terbitkan?dokumen=D01"), "{due}");
    issue(&mut chief, &agreement, "D01", "k-1").await;
    let page = chief.get(&format!("{agreement}/dokumen")).await.body;
    assert!(page.contains("Terbit, versi 1"), "{page}");
    let one = chief.get(&format!("{agreement}/dokumen?dokumen=D01")).await.body;
    assert!(one.contains("Semua dokumen") && one.contains("Dokumen pada tahap ini"), "{one}");
}
