//! Documents: issued once and for all, superseded, revoked, and checked by anybody.

use axum::http::StatusCode;
use patuh_domain::actor::Role;
use patuh_domain::ids::AgreementId;
use patuh_server::testing::databases;

use crate::http_site::{Browser, Site};

/// What a complete request says.
fn request(site: &Site) -> Vec<(&'static str, String)> {
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

async fn requested(site: &Site, browser: &mut Browser) -> String {
    let fields = request(site);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/perjanjian/baru", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.place
}

/// Issues a document, whatever it lacks, and gives its code as addresses hold it.
async fn issue(browser: &mut Browser, agreement: &str, kind: &str, key: &str) -> String {
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
        let revoke = [("code", second.as_str()), ("on", &today()), ("reason", "Salah alamat")];
        let done = staff.post(&format!("{agreement}/langkah/revoke_document"), &revoke).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
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

fn today() -> String {
    chrono::Utc::now().date_naive().to_string()
}

fn find(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    let (first, second) = (&name[..2], &name[2..4]);
    folder.join(first).join(second).join(name)
}
