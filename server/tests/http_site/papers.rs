//! Documents: issued once and for all, superseded, revoked, and checked by anybody.

use axum::http::StatusCode;
use patuh_app::ports::Reading as _;
use patuh_domain::actor::Role;
use patuh_domain::ids::AgreementId;
use patuh_server::testing::databases;

use crate::http_site::{Browser, Site};

/// What a complete request says.
pub fn request(site: &Site) -> Vec<(&'static str, String)> {
    [
        ("institution", site.town().institution.to_string().as_str()),
        ("letter_number", "460/17/DINSOS/2026"),
        ("letter_date", "2026-01-12"),
        ("subject", "Permohonan Pemanfaatan Data Kependudukan"),
        ("received_on", "2026-01-14"),
        ("purpose", "Verifikasi penerima bantuan sosial"),
        ("daily_need", "150"),
        ("methods", "web_portal"),
        ("elements_web_portal", "nik"),
        ("term_years", "2"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// The address of a request just made.
pub async fn requested(site: &Site, browser: &mut Browser) -> String {
    let fields = request(site);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/perjanjian/baru", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.place
}

/// Issues a document, whatever it lacks, and gives its code as addresses hold it.
pub async fn issue(browser: &mut Browser, agreement: &str, kind: &str, key: &str) -> String {
    let fields = [("dokumen", kind), ("tetap", "1"), ("key", key)];
    let done = browser.post(&format!("{agreement}/terbitkan"), &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = browser.get(&done.place).await;
    assert!(page.body.contains("Dokumen diterbitkan."), "{} {}", done.place, page.body);
    let at = page.body.find("href=\"/v/").expect("a code") + "href=\"/v/".len();
    page.body[at..at + 14].to_owned()
}

#[tokio::test]
async fn an_issued_document_stays_as_it_is_and_anybody_can_check_it() {
    for database in databases().await.expect("databases") {
        let site = Site::with_town_on(database).await;
        let mut staff = site.signed_in(Role::CooperationStaff).await;
        let agreement = requested(&site, &mut staff).await;
        let id: AgreementId = agreement.rsplit('/').next().expect("an id").parse().expect("an id");
        let actor = site.town().actor(Role::CooperationStaff);
        let papers = &site.state.rooms.papers;
        let mut anybody = site.browser();

        // What is missing is said first; who insists gets dots.
        let refused = staff.post(&format!("{agreement}/terbitkan"), &[("dokumen", "D06"), ("key", "k-0")]).await;
        assert!(refused.place.starts_with(&format!("{agreement}/terbitkan?draft=")), "{}", refused.place);
        let page = staff.get(&refused.place).await;
        assert!(page.body.contains("Masih ada yang kurang."), "{}", page.body);

        // Sent twice it is issued once.
        let first = issue(&mut staff, &agreement, "D01", "k-1").await;
        staff.post(&format!("{agreement}/terbitkan"), &[("dokumen", "D01"), ("tetap", "1"), ("key", "k-1")]).await;
        let told = anybody.get(&format!("/v/{first}")).await;
        assert_eq!(told.status, StatusCode::OK);
        assert!(told.body.contains("diterbitkan dan berlaku"), "{}", told.body);
        assert!(told.body.contains("Dinas Kependudukan dan Pencatatan Sipil 9901"));
        for secret in ["Dinas Sosial", "Bagus Prakoso", "Orang cooperation", "460/17"] {
            assert!(!told.body.contains(secret), "{secret} is nobody's business");
        }
        assert_eq!(anybody.get(&format!("/v/{}", first.to_lowercase().replace('-', ""))).await.status, StatusCode::OK);
        assert_eq!(anybody.get("/v/2222-2222-2222").await.status, StatusCode::NOT_FOUND);

        // The file itself, whole, with something behind it, changed, foreign; and a draft.
        let paper = papers.file(&actor, id, &first, None).await.expect("the issued file");
        assert!(paper.issued);
        let check = async |bytes: &[u8]| site.browser().post_file("/v", &[], ("berkas", "surat.pdf", bytes)).await;
        assert!(check(&paper.pdf).await.body.contains("sama persis"));
        let signed = [paper.pdf.as_slice(), b"\n1 0 obj\n<</Type/Sig>>\nendobj\n"].concat();
        assert!(check(&signed).await.body.contains("tambahan di belakangnya"));
        let mut changed = paper.pdf.clone();
        changed[200] ^= 1;
        assert!(check(&changed).await.body.contains("Berkas ini berubah"));
        let foreign = check(b"%PDF-1.7\nforeign").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert!(foreign.body.contains("Berkas ini tidak dikenal"));
        assert!(check(b"PK\x03\x04").await.body.contains("bukan PDF"));
        let draft = papers.file(&actor, id, "D02", None).await.expect("a draft");
        assert!(!draft.issued && check(&draft.pdf).await.body.contains("rancangan"));

        // A newer one takes its place; the older stays as it was.
        let second = issue(&mut staff, &agreement, "D01", "k-2").await;
        assert_ne!(first, second);
        assert!(anybody.get(&format!("/v/{first}")).await.body.contains("digantikan versi 2"));
        assert_eq!(papers.file(&actor, id, &first, None).await.expect("the older").pdf, paper.pdf);
        let day = today(&site).await;
        let revoke = [("code", second.as_str()), ("on", &day), ("reason", "Salah alamat")];
        let done = staff.post(&format!("{agreement}/langkah/revoke_document"), &revoke).await;
        assert!(!done.place.contains("draft="), "{} {}", done.place, done.body);
        assert!(anybody.get(&format!("/v/{second}")).await.body.contains("dicabut pada"));

        // In the list of the office, found by code and by word; not in another's.
        let list = staff.get(&format!("/dokumen?cari={first}")).await;
        assert!(list.body.contains(&first) && !list.body.contains(&format!("/v/{second}")), "{}", list.body);
        assert!(staff.get("/dokumen?cari=sosial&jenis=D01").await.body.contains(&second));
        let elsewhere = site.found("9902").await;
        let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
        assert!(!stranger.get("/dokumen").await.body.contains(&first));
        let compact = first.replace('-', "");
        for rest in [&format!("dokumen/{compact}.pdf"), "dokumen/D01.svg", "terbitkan?dokumen=D01"] {
            assert_eq!(stranger.get(&format!("{agreement}/{rest}")).await.status, StatusCode::NOT_FOUND, "{rest}");
        }
        drop(elsewhere);

        // Each side its own papers.
        let mut head = site.signed_in(Role::HeadOfInstitution).await;
        let foreign = head.post(&format!("{agreement}/terbitkan"), &[("dokumen", "D03"), ("tetap", "1")]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        issue(&mut head, &agreement, "D02", "k-3").await;

        // Bytes changed on the disk are never given for what was issued.
        let office = site.town().office;
        let place = find(&site.state.config.data_dir.join("documents").join(office.to_string()), &paper.sha256);
        std::fs::write(place, b"%PDF-1.7 forged").expect("write");
        assert!(papers.file(&actor, id, &first, None).await.is_err());
    }
}

#[tokio::test]
async fn an_issued_text_is_compared_with_the_draft_and_with_another_issue() {
    for database in databases().await.expect("databases") {
        let site = Site::with_town_on(database).await;
        let mut staff = site.signed_in(Role::CooperationStaff).await;
        let agreement = requested(&site, &mut staff).await;
        let form = staff.get(&format!("{agreement}/terbitkan?dokumen=D06")).await;
        assert!(form.body.contains("Dua naskah asli dalam satu berkas"), "{}", form.body);
        let first = issue(&mut staff, &agreement, "D06", "k-1").await.replace('-', "");
        let difference = |rest: &str| format!("{agreement}/dokumen/beda?dokumen=D06{rest}");
        let same = staff.get(&difference(&format!("&dari={first}"))).await;
        assert!(same.body.contains("Tidak ada perbedaan"), "{}", same.body);

        let clause = "/pengaturan/klausul/D06/duties.second.leak";
        staff.post(clause, &[("text", "bertanggung jawab mutlak atas kebocoran"), ("reason", "Rapat")]).await;
        let changed = staff.get(&difference(&format!("&dari={first}"))).await;
        assert!(changed.body.contains("<ins>«mutlak»</ins>"), "{}", changed.body);
        assert!(changed.body.contains("<del>[penuh]</del>"), "marked without colour too: {}", changed.body);
        assert!(changed.body.contains("Pasal\u{a0}2 ayat\u{a0}(2)"), "{}", changed.body);

        let second = issue(&mut staff, &agreement, "D06", "k-2").await.replace('-', "");
        let between = staff.get(&difference(&format!("&dari={first}&ke={second}"))).await;
        assert!(between.body.contains("«mutlak»"), "{}", between.body);
        let same = staff.get(&difference(&format!("&dari={second}"))).await;
        assert!(same.body.contains("Tidak ada perbedaan"), "{}", same.body);

        // Issues of others, and codes of nothing, are nothing.
        let nothing = staff.get(&difference("&dari=222222222222&ke=222222222222")).await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        site.found("9902").await;
        let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
        assert_eq!(stranger.get(&difference(&format!("&dari={first}"))).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn which_originals_are_wanted_is_chosen_when_issuing() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let id: AgreementId = agreement.rsplit('/').next().expect("an id").parse().expect("an id");
    let actor = site.town().actor(Role::CooperationStaff);
    let mut pages = Vec::new();
    for (key, chosen) in [("k-1", "both"), ("k-2", "first"), ("k-3", "single")] {
        let fields = [("dokumen", "D06"), ("tetap", "1"), ("key", key), ("asli", chosen)];
        staff.post(&format!("{agreement}/terbitkan"), &fields).await;
        let view = site.state.rooms.reading.agreement(&actor, id).await.expect("the agreement");
        let issued = view.facts.agreement.issued.last().expect("issued").edition.clone();
        assert_eq!(issued.originals.name(), chosen);
        pages.push(issued.pages);
        // It still is what the data say.
        let page = staff.get(&format!("{agreement}/dokumen?dokumen=D06")).await;
        assert!(!page.body.contains("Data perjanjian berubah sejak itu"), "{chosen}");
    }
    assert_eq!(pages, [2 * pages[2], pages[2], pages[2]]);
}

#[tokio::test]
async fn pages_of_documents_are_pictures() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let agreement = requested(&site, &mut staff).await;
    let page = staff.get(&format!("{agreement}/dokumen?dokumen=D01")).await;
    assert!(page.body.contains("/dokumen/D01.svg?hal=1"), "{}", page.body);
    let picture = staff.get(&format!("{agreement}/dokumen/D01.svg?hal=1")).await;
    assert_eq!(picture.status, StatusCode::OK);
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert!(picture.body.starts_with("<svg"));
    assert_eq!(staff.get(&format!("{agreement}/dokumen/D01.svg?hal=99")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.browser().get(&format!("{agreement}/dokumen/D01.svg")).await.status, StatusCode::SEE_OTHER);
}

/// The local date of the office, which may be ahead of the server's.
async fn today(site: &Site) -> String {
    let actor = site.town().actor(Role::CooperationStaff);
    site.state.rooms.ports.reading.moment(&actor).await.today().to_string()
}

fn find(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    let (first, second) = (&name[..2], &name[2..4]);
    folder.join(first).join(second).join(name)
}

#[tokio::test]
async fn a_preview_shows_what_is_typed_and_keeps_nothing() {
    let site = Site::with_town().await;
    let mut staff = site.signed_in(Role::CooperationStaff).await;
    let fields = request(&site);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let seen = staff.post("/perjanjian/baru/pratinjau", &fields).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    assert!(seen.body.contains("D01") && seen.body.contains("Belum ada yang dicatat"), "{}", seen.body);
    let at = seen.body.find("/pratinjau/").expect("a page");
    let picture = seen.body[at..].split('"').next().expect("an address").to_owned();
    let sheet = staff.get(&picture).await;
    assert_eq!(sheet.headers["content-type"], "image/svg+xml");
    let mut other = site.signed_in(Role::HeadOfOffice).await;
    assert_eq!(other.get(&picture).await.status, StatusCode::NOT_FOUND, "a preview is its person's alone");

    fields.retain(|(name, _)| *name != "letter_number");
    let wanting = staff.post("/perjanjian/baru/pratinjau", &fields).await;
    assert_eq!(wanting.status, StatusCode::OK, "an unfilled form is no fault");
    assert!(wanting.body.contains("Pratinjau tampil setelah ini lengkap"), "{}", wanting.body);
    assert!(wanting.body.contains("Surat permohonan: Belum diisi."), "by the label of its field: {}", wanting.body);
    assert!(
        site.state.rooms.reading.agreements(&site.town().actor(Role::CooperationStaff)).await.expect("list").is_empty()
    );

    // Of a step on an agreement: the checklist as it is being filled in.
    let agreement = requested(&site, &mut staff).await;
    staff.post(&format!("{agreement}/langkah/take_up"), &[("on", &today(&site).await)]).await;
    let step = format!("{agreement}/langkah/check_completeness");
    assert!(staff.get(&step).await.body.contains(&format!("formaction=\"{step}/pratinjau\"")));
    let refused = staff.post(&format!("{step}/pratinjau"), &[("on", "2020-01-01")]).await;
    assert!(refused.body.contains("Pratinjau tampil setelah ini lengkap"), "{}", refused.body);
    site.found("9902").await;
    let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
    assert_eq!(stranger.post(&format!("{step}/pratinjau"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn many_documents_come_in_one_file_with_what_could_not_be_made() {
    for database in databases().await.expect("databases") {
        let site = Site::with_town_on(database).await;
        let mut staff = site.signed_in(Role::CooperationStaff).await;
        let agreement = requested(&site, &mut staff).await;
        let id = agreement.rsplit('/').next().expect("an id").to_owned();
        assert!(staff.get("/dokumen/cetak").await.body.contains("/dokumen/cetak?jenis=D01"));
        let choose = staff.get("/dokumen/cetak?jenis=D01").await;
        assert!(choose.body.contains(&format!("value=\"{id}\"")), "{}", choose.body);

        let fields = [("jenis", "D01"), ("sebagai", "konsep"), ("perjanjian", id.as_str())];
        let begun = staff.post("/dokumen/cetak", &fields).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        ended(&mut staff, &begun.place).await;
        let page = staff.get(&begun.place).await;
        assert!(page.body.contains("1 dokumen dalam ZIP"), "{}", page.body);
        let zip = staff.get(&format!("{}/berkas.zip", begun.place)).await;
        assert_eq!(zip.headers["content-type"], "application/zip");
        assert!(zip.body.starts_with("PK") && zip.body.contains("001-dinas-sosial-9901-D01.pdf"));

        // What is incomplete isn't issued, and is named.
        let fields = [("jenis", "D06"), ("sebagai", "terbit"), ("perjanjian", id.as_str())];
        let begun = staff.post("/dokumen/cetak", &fields).await;
        ended(&mut staff, &begun.place).await;
        let page = staff.get(&begun.place).await;
        assert!(page.body.contains("masih kurang") && page.body.contains("0 dokumen dalam ZIP"), "{}", page.body);
        assert_eq!(staff.post(&begun.place, &[]).await.status, StatusCode::SEE_OTHER, "it can be repeated");

        let nothing = staff.post("/dokumen/cetak", &[("jenis", "D01")]).await;
        assert!(staff.get(&nothing.place).await.body.contains("Pilih paling sedikit satu"));

        let mut other = site.signed_in(Role::HeadOfOffice).await;
        for rest in ["", "/keadaan", "/berkas.zip"] {
            let answer = other.get(&format!("{}{rest}", begun.place)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "a job is its person's alone: {rest}");
        }
        site.found("9902").await;
        let mut stranger = site.signed_in_at("9902", Role::CooperationStaff).await;
        let fields = [("jenis", "D01"), ("perjanjian", id.as_str())];
        assert_eq!(stranger.post("/dokumen/cetak", &fields).await.status, StatusCode::NOT_FOUND);
    }
}

/// Waits until a job has ended, as the script of its page does.
async fn ended(browser: &mut Browser, job: &str) {
    for _ in 0..3_000 {
        if browser.get(&format!("{job}/keadaan")).await.body.contains("\"ended\":true") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{job} never ends");
}
