//! Every document of every sample: sound, reproducible, complete, in order, and unmoved by hostile text.

#[path = "documents/letters.rs"]
mod letters;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use patuh_domain::agreement::{Agreement, Checklist, ChecklistItem, Facts, Party, ReaderNeed, Return, Study};
use patuh_domain::calendar::{HolidayTable, Moment};
use patuh_domain::clause::OwnClause;
use patuh_domain::dossier::Dossier;
use patuh_domain::lint::large_pdf;
use patuh_server::documents::data::{FormHeader, Issue, Style, Typeface, Verification};
use patuh_server::documents::{
    Choices, Emblem, EmblemError, Form, Rendered, Subject, differences_of, draft, findings_of, pages_as_svg, render,
    subjects,
};

const SAMPLES: [&str; 5] =
    ["kecamatan-bridge", "kesesuaian-production", "lint-findings", "portal-poc", "provinsi-onboarding"];

/// e-Meterai takes no larger file (documents.md).
const LARGEST: usize = 800 * 1024;

fn facts(sample: &str) -> Facts {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../samples/dossier-{sample}.json"));
    let json = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let dossier = Dossier::parse(&json).unwrap_or_else(|error| panic!("{sample}: {error}"));
    dossier.facts(HolidayTable::official()).unwrap_or_else(|error| panic!("{sample}: {error}"))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")
}

fn made(form: Form, facts: &Facts, choices: &Choices) -> Rendered {
    let draft = draft(form, facts, today(), choices).expect("data in JSON");
    let rendered = render(&draft.order).unwrap_or_else(|error| panic!("{}: {error}", form.code()));
    assert_eq!(rendered.warnings, Vec::<String>::new(), "{}", form.code());
    rendered
}

fn issued() -> Choices {
    let verification = Verification { base_url: "https://patuh.example".to_owned(), code: "K7QF-3M2X".to_owned() };
    Choices { issue: Issue::Final(Some(verification)), ..Choices::default() }
}

/// The text of a PDF in the order of its content, with single blanks; `None` without poppler.
fn text(pdf: &[u8]) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .inspect_err(|_| eprintln!("pdftotext is not installed: the text of documents is not checked"))
        .ok()?;
    let mut input = child.stdin.take().expect("piped");
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().expect("pdftotext ends");
    writer.join().expect("writer ends").expect("pdftotext reads");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.replace('\u{200B}', "").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Each of `points` stands in `text`, after the one before it.
fn in_order(what: &str, text: &str, points: &[&str]) {
    let mut from = 0;
    for point in points {
        match text[from..].find(point) {
            Some(at) => from += at + point.len(),
            None => panic!("{what}: no {point:?} in what follows: {}", &text[from..]),
        }
    }
}

#[test]
fn every_document_of_every_sample_is_sound_and_reproducible() {
    for sample in SAMPLES {
        let facts = facts(sample);
        for form in Form::ALL {
            let first = made(form, &facts, &Choices::default());
            let again = made(form, &facts, &Choices::default());
            assert_eq!(first.output_hash, again.output_hash, "{sample} {}", form.code());
            assert!(first.pdf == again.pdf, "{sample} {}", form.code());
            assert!(first.pdf.starts_with(b"%PDF-1.7"), "{sample} {}", form.code());
            assert!(first.pdf.len() < LARGEST, "{sample} {}: {} bytes", form.code(), first.pdf.len());
            assert!(first.replaced.is_empty());
        }
    }
}

#[test]
fn qpdf_finds_no_fault() {
    let facts = facts("kesesuaian-production");
    for form in Form::ALL {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(&made(form, &facts, &issued()).pdf).expect("written");
        let Ok(output) = Command::new("qpdf").arg("--check").arg(file.path()).output() else {
            eprintln!("qpdf is not installed: the structure of documents is not checked");
            return;
        };
        assert!(output.status.success(), "{}: {}", form.code(), String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn an_issued_document_says_where_it_is_verified_and_a_draft_that_it_is_one() {
    let facts = facts("portal-poc");
    let Some(paper) = text(&made(Form::D06, &facts, &issued()).pdf) else { return };
    assert!(paper.contains("K7QF-3M2X"), "{paper}");
    assert!(paper.contains("https://patuh.example/v/K7QF-3M2X"));
    assert!(!paper.contains("KONSEP") && !paper.contains("belum diterbitkan"));
    assert!(paper.contains("halaman 1 dari "));
    let drafted = text(&made(Form::D06, &facts, &Choices::default()).pdf).expect("poppler is there");
    // The watermark is read letter by letter.
    assert!(drafted.replace(' ', "").contains("KONSEP") && drafted.contains("belum diterbitkan"), "{drafted}");
}

#[test]
fn the_request_names_its_six_matters_in_order() {
    let Some(paper) = text(&made(Form::D01, &facts("portal-poc"), &issued()).pdf) else { return };
    in_order(
        "D01",
        &paper,
        &[
            "PEMERINTAH KABUPATEN WANASARI",
            "DINAS SOSIAL",
            "Nomor : 400.9/118/DINSOS/2025",
            "Hal : Permohonan Pemanfaatan Data",
            "Yth. Kepala Dinas Kependudukan dan Pencatatan Sipil",
            "Pengguna :",
            "Tujuan pemanfaatan :",
            "verifikasi dan validasi data penerima bantuan sosial",
            "Elemen data :",
            "9 (sembilan) elemen data",
            "Metode akses : Web Portal",
            "Data balikan :",
            "keterangan penerima dan jenis bantuan",
            "Jangka waktu :",
            "2 (dua) tahun",
            "Plt. KEPALA DINAS SOSIAL",
            "NIP 19750820 200501 1 004",
            "Identitas Narahubung",
            "Ratna Kusumawati, S.Kom.",
        ],
    );
}

#[test]
fn the_study_and_the_request_for_approval_repeat_what_was_asked() {
    let mut facts = facts("portal-poc");
    facts.agreement.requests.last_mut().expect("a request").study = Study {
        legal_task: Some("Peraturan Bupati Wanasari Nomor 12 Tahun 2020.".to_owned()),
        need: Some("memastikan penerima bantuan adalah orang yang berhak".to_owned()),
        reckoning: Some("6 loket x 25 pemohon".to_owned()),
    };
    let Some(study) = text(&made(Form::D02, &facts, &issued()).pdf) else { return };
    in_order(
        "D02",
        &study,
        &[
            "KAJIAN TEKNIS",
            "Surat permohonan : Nomor 400.9/118/DINSOS/2025",
            "A. Layanan dan dasar tugas",
            "adalah Peraturan Bupati Wanasari Nomor 12 Tahun 2020.",
            "B. Tujuan dan kebutuhan",
            "C. Elemen data dan metode akses",
            "9 (sembilan) elemen",
            "memastikan penerima bantuan adalah orang yang berhak",
            "D. Aplikasi dan pengguna",
            "E. Perkiraan permintaan",
            "setiap hari",
            "6 loket x 25 pemohon",
            "F. Data balikan",
            "G. Pengamanan",
            "ISO/IEC 27001",
            "H. Jaringan",
            "Plt. KEPALA DINAS SOSIAL",
        ],
    );
    let letter = text(&made(Form::D04, &facts, &issued()).pdf).expect("poppler is there");
    in_order(
        "D04",
        &letter,
        &[
            "Hal : Permohonan Persetujuan Pemanfaatan Data",
            "Yth. Direktur Jenderal Kependudukan dan Pencatatan Sipil",
            "di Jakarta",
            "Nomor 400.9/118/DINSOS/2025",
            "Pengguna :",
            "Tujuan pemanfaatan :",
            "Elemen data :",
            "Metode akses :",
            "Data balikan :",
            "Jangka waktu :",
            "kajian teknis",
            "mohon persetujuan",
        ],
    );
}

#[test]
fn the_checklist_shows_every_requirement_and_its_verdict() {
    let mut facts = facts("portal-poc");
    let item = |requirement: &str, present, remark: Option<&str>| ChecklistItem {
        requirement: requirement.to_owned(),
        present,
        remark: remark.map(str::to_owned),
    };
    facts.agreement.checklists = vec![Checklist {
        on: today(),
        officer: Some("Dewi Lestari, S.STP.".to_owned()),
        items: vec![item("surat_permohonan", true, None), item("kajian_teknis", false, Some("tanpa perhitungan"))],
    }];
    facts.agreement.returns = vec![Return { on: today(), reasons: "Lengkapi perhitungan kebutuhan.".to_owned() }];
    let Some(paper) = text(&made(Form::D03, &facts, &issued()).pdf) else { return };
    in_order(
        "D03",
        &paper,
        &[
            "LEMBAR VERIFIKASI KELENGKAPAN BERKAS",
            "Dinas Sosial Kabupaten Wanasari",
            "Surat permohonan pemanfaatan data, ditandatangani pimpinan",
            "Ya",
            "tanpa perhitungan",
            "belum lengkap",
            "Lengkapi perhitungan kebutuhan.",
            "21 November 2026",
            "Petugas verifikasi",
            "Dewi Lestari, S.STP.",
        ],
    );
    facts.agreement.checklists.clear();
    let open = text(&made(Form::D03, &facts, &issued()).pdf).expect("poppler is there");
    in_order("D03", &open, &["Enam hal pokok", "jaringan tertutup", "Hasil verifikasi: ……"]);
}

#[test]
fn each_side_orders_its_own_team() {
    let facts = facts("provinsi-onboarding");
    for (party, title) in [(Party::Office, "KEPALA DINAS"), (Party::Institution, "KEPALA")] {
        let choices = Choices { subject: Subject::Party(party), ..issued() };
        let Some(paper) = text(&made(Form::D05, &facts, &choices).pdf) else { return };
        let team = facts.agreement.teams.iter().find(|team| team.party == party).expect("a team");
        in_order(
            "D05",
            &paper,
            &[
                "SURAT PERINTAH",
                &team.order.number,
                "Undang-Undang Nomor 23 Tahun 2006",
                "permohonan pemanfaatan Data Kependudukan",
                "MEMERINTAHKAN",
                "Kepada:",
                &team.members.first().expect("a member").name,
                "menyusun dan menandatangani Petunjuk Teknis",
                "Ditetapkan di",
                title,
            ],
        );
    }
}

#[test]
fn the_agreement_in_articles_follows_its_points() {
    let Some(paper) = text(&made(Form::D06, &facts("kesesuaian-production"), &issued()).pdf) else { return };
    in_order(
        "D06",
        &paper,
        &[
            "PERJANJIAN KERJA SAMA",
            "NOMOR: 400.12/1187/2025",
            "NOMOR: 100.3.7/402/2025",
            "TENTANG",
            "Kamis tanggal delapan belas bulan September tahun dua ribu dua puluh lima (18-09-2025), bertempat di Tirtamaya",
            "bertindak untuk dan atas nama",
            "PIHAK KESATU",
            "PIHAK KEDUA",
            "Undang-Undang Nomor 23 Tahun 2006",
            "Nomor 400.8.1.2/6410/Dukcapil tanggal 25 Juli 2025",
            "Pasal 1 MAKSUD DAN TUJUAN",
            "Pasal 2 KEWAJIBAN PARA PIHAK",
            "keterangan sesuai, tidak sesuai, atau tidak ditemukan",
            "8 (delapan) elemen data",
            "1 (satu) titik sambungan jaringan tertutup",
            "ditanggung oleh PIHAK KEDUA",
            "User ID dan kata sandi",
            "personalisasi kartu SAM",
            "mencantumkan NIK yang tunggal",
            "Data Balikan berupa nomor registrasi aduan",
            "mekanisme akses",
            "tenaga teknis",
            "Identitas Kependudukan Digital (IKD)",
            "menyosialisasikan",
            "kebocoran Data Kependudukan",
            "melindungi sistem, data, jaringan, dan program",
            "SNI ISO/IEC 27001",
            "6 (enam) bulan",
            "tidak menyimpannya",
            "Pasal 3 HAK PARA PIHAK",
            "Pasal 2 ayat (2) huruf b",
            "Pasal 4 JANGKA WAKTU",
            "18 September 2027",
            "Pasal 5 BERAKHIRNYA PERJANJIAN",
            "Pasal 6 KEADAAN KAHAR",
            "kebijakan pemerintah",
            "Pasal 7 PENYELESAIAN PERSELISIHAN",
            "musyawarah",
            "Pasal 8 EVALUASI DAN PELAPORAN",
            "Menteri Dalam Negeri melalui Direktur Jenderal",
            "Pasal 9 KETENTUAN LAIN-LAIN",
            "sebagaimana dimaksud dalam Pasal 2 ayat (2)",
            "card reader milik PIHAK KEDUA dinonaktifkan",
            "Pasal 10 PENUTUP",
            "rangkap 2 (dua) asli bermeterai cukup",
            "Drs. Hendra Gunadi, M.Si.",
            "NIP 19700214 199503 1 002",
        ],
    );
}

#[test]
fn the_agreement_in_chapters_begins_with_nine_definitions() {
    let Some(paper) = text(&made(Form::D06, &facts("kecamatan-bridge"), &issued()).pdf) else { return };
    in_order(
        "D06",
        &paper,
        &[
            "BAB I KETENTUAN UMUM",
            "Data Kependudukan adalah",
            "Nomor Induk Kependudukan",
            "Pengguna adalah",
            "Hak Akses adalah",
            "Web Portal adalah",
            "Jaringan Tertutup adalah",
            "Data Balikan adalah",
            "Card Reader adalah",
            "Data Pribadi adalah",
            "BAB III KEWAJIBAN PARA PIHAK",
            "paling lambat 12 (dua belas) bulan",
            "BAB V JANGKA WAKTU",
            "mulai tanggal 7 Desember 2022 sampai dengan tanggal 6 Desember 2024",
            "BAB IX EVALUASI",
            "Bupati Arungkara",
            "BAB X KETENTUAN LAIN-LAIN",
            "Pasal 3 ayat (2)",
            "BAB XI PENUTUP",
            "CAMAT SENDANGMULYA",
        ],
    );
    assert!(!paper.contains("27001"), "an agreement before 2023 has no certificate clause");
}

#[test]
fn clauses_follow_from_what_was_agreed() {
    let mut facts = facts("provinsi-onboarding");
    let Some(paper) = text(&made(Form::D06, &facts, &issued()).pdf) else { return };
    assert!(paper.contains("sejak tanggal ditandatangani sampai dengan tanggal 1 September 2028"));
    assert!(paper.contains("sesuai dengan kebutuhan"));
    facts.agreement.terms.first_mut().expect("terms").card_reader.need = ReaderNeed::None;
    let paper = text(&made(Form::D06, &facts, &issued()).pdf).expect("poppler is there");
    assert!(!paper.contains("kartu SAM") && !paper.contains("dinonaktifkan"));
}

#[test]
fn the_guidelines_have_six_criteria_with_a_reader_and_five_without() {
    let Some(paper) = text(&made(Form::D07, &facts("kesesuaian-production"), &issued()).pdf) else { return };
    in_order(
        "D07",
        &paper,
        &[
            "PETUNJUK TEKNIS",
            "NOMOR: 400.12/1188",
            "I Jaringan",
            "IP LAN 10.77.0.63",
            "minggu ke-3 bulan September 2025",
            "II Sistem Aplikasi",
            "User ID setempat",
            "Kuota akses",
            "200 (dua ratus) hit",
            "16 Instansi tidak aktif",
            "Proof of Concept (PoC)",
            "Lapor Tirtamaya",
            "zero sharing",
            "III Data Balikan",
            "IV Card Reader",
            "SIFILMA",
            "V Monitoring dan Evaluasi",
            "10 (sepuluh) hari kerja",
            "VI Lain-lain",
            "Narahubung",
            "18 Juli 2027",
            "Lampiran I",
            "Topologi Jaringan",
            "Lampiran II",
            "Alur Layanan Lapor Tirtamaya",
            "langkah 6, apabila tidak sesuai atau tidak ditemukan",
        ],
    );
    let portal = text(&made(Form::D07, &facts("portal-poc"), &issued()).pdf).expect("poppler is there");
    in_order("D07", &portal, &["III Data Balikan", "IV Monitoring dan Evaluasi", "V Lain-lain"]);
    assert!(!portal.contains("Kode Keterangan"), "response codes belong to the web service");
}

#[test]
fn the_discussion_names_its_participants_and_who_acknowledges() {
    let Some(paper) = text(&made(Form::D07, &facts("provinsi-onboarding"), &issued()).pdf) else { return };
    in_order(
        "D07",
        &paper,
        &[
            "NOMOR: 470/0650/Disdukcapil",
            "NOMOR: 119/1083/PHA",
            "Peserta Pembahasan",
            "Endra Wijaya, S.T.",
            "Pembahasan dan Kesepakatan",
            "(VPN) jenis IP L2TP",
            "tanggal 31 Oktober 2026.",
            "100 (seratus) hit setiap hari",
            "Budi Harsono, S.P., M.M.",
            "Mengetahui,",
            "Dr. Ratih Puspita, M.M.",
        ],
    );
}

#[test]
fn the_forms_before_access_say_their_points() {
    let facts = facts("kesesuaian-production");
    let Some(user_id) = text(&made(Form::D08, &facts, &issued()).pdf) else { return };
    let fields = ["NIK", "Nama lengkap", "Galih Nugraha", "Nomor induk", "Status", "Jabatan", "Kode wilayah", "Alamat"];
    in_order("D08", &user_id, &fields);
    in_order("D08", &user_id, &["Jenis User ID", "Production", "Metode akses", "KUOTA AKSES", "Alasan teknis"]);
    let addresses = text(&made(Form::D09, &facts, &issued()).pdf).expect("poppler is there");
    in_order("D09", &addresses, &["IP server atau klien", "Nama kantor", "Alamat kantor", "10.77.0.63"]);
    assert!(
        subjects(Form::D09, &self::facts("portal-poc"), today()).is_empty(),
        "the portal has no machines to register"
    );
    let network = text(&made(Form::D10, &facts, &issued()).pdf).expect("poppler is there");
    in_order("D10", &network, &["hanya melalui jaringan tertutup", "internet publik", "bertanggung jawab penuh"]);
}

#[test]
fn declarations_say_their_points_in_order() {
    let facts = facts("portal-poc");
    let Some(sptjm) = text(&made(Form::D11, &facts, &issued()).pdf) else { return };
    in_order(
        "D11",
        &sptjm,
        &[
            "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK",
            "Bagas Pramudya, S.Sos., M.M.",
            "Nomor 400.12/07/DUKCAPIL/2026 dan Nomor 100.3.7/02/PKS/I/2026 tanggal 15 Januari 2026",
            "Petunjuk Teknis Nomor 400.12/08/DUKCAPIL/2026",
            "menjamin kerahasiaan",
            "jaringan tertutup",
            "Rahasia",
            "alamat IP LAN",
            "kebocoran",
            "sanksi pidana",
            "menyimpang dari Perjanjian Kerja Sama, Petunjuk Teknis, atau hasil Proof of Concept",
            "Wanasari, 28 Januari 2026",
            "Meterai",
        ],
    );
    let points = [
        "penugasan dan kepercayaan",
        "tanpa persetujuan tertulis dari Direktorat Jenderal",
        "tanpa batas waktu",
        "mematuhi kebijakan",
        "milik pihak lain",
        "mengembalikan seluruh dokumen",
        "milik Direktorat Jenderal",
        "Rahasia",
        "VPN",
        "alamat IP server",
    ];
    let first = text(&made(Form::D13a, &facts, &issued()).pdf).expect("poppler is there");
    in_order("D13a", &first, &points);
    assert!(first.contains("Laras Anjani") && first.contains("sanksi"));
    let choices = Choices { subject: Subject::Head, number: Some("NDA/01/2026".to_owned()), ..issued() };
    let second = text(&made(Form::D13b, &facts, &choices).pdf).expect("poppler is there");
    in_order("D13b", &second, &["NDA/01/2026", "ISO/IEC 27001"]);
    in_order("D13b", &second, &points);
    assert!(second.contains("Bagas Pramudya") && !second.contains("sanksi"));
}

#[test]
fn the_hand_over_lists_the_user_id_and_never_a_password() {
    let Some(paper) = text(&made(Form::D14, &facts("kesesuaian-production"), &issued()).pdf) else { return };
    in_order(
        "D14",
        &paper,
        &[
            "BERITA ACARA SERAH TERIMA USER ID",
            "Nomor: 400.12/1201",
            "Rabu tanggal dua puluh empat bulan September",
            "yang menyerahkan",
            "yang menerima",
            "Perjanjian Kerja Sama Nomor",
            "surat permohonan User ID",
            "Nomor 470/0801 tanggal 19 September 2025",
            "10.77.0.63",
            "Kata sandi tidak dicantumkan",
            "bertanggung jawab penuh",
            "Galih Nugraha",
        ],
    );
}

#[test]
fn papers_of_persons_and_user_ids_are_listed_one_by_one() {
    let facts = facts("portal-poc");
    let names = |form| subjects(form, &facts, today()).into_iter().filter_map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names(Form::D13a), ["Bagas Pramudya, S.Sos., M.M.", "Laras Anjani", "Dimas Aryo"]);
    assert_eq!(names(Form::D14), ["wanasari-dinsos-01"]);
    assert_eq!(subjects(Form::D06, &facts, today()), [(Subject::First, None)]);
    for (subject, name) in subjects(Form::D13a, &facts, today()) {
        let Some(paper) = text(&made(Form::D13a, &facts, &Choices { subject, ..issued() }).pdf) else { return };
        assert!(name.is_some_and(|name| paper.contains(&name)), "{paper}");
    }
}

#[test]
fn hostile_text_is_printed_as_it_stands() {
    let mut facts = facts("kesesuaian-production");
    let hostile = "#panic() *tebal* $x$ @rujukan <label> _miring_ // `kode` \\";
    facts.institution.profile.name = hostile.to_owned();
    facts.office.profile.name.push_str("\u{0}\u{202E}\u{200F}\r");
    facts.institution.heads.first_mut().expect("a head").name = "W".repeat(300);
    facts.office.heads.first_mut().expect("a head").name = "Nama Panjang ".repeat(25);
    let application = facts.agreement.applications.first().expect("an application").clone();
    facts.agreement.applications = std::iter::repeat_n(application, 60).collect();
    let operator = facts.agreement.operators.first().expect("an operator").clone();
    facts.agreement.operators = std::iter::repeat_n(operator, 60).collect();
    for form in Form::ALL {
        let rendered = made(form, &facts, &issued());
        assert!(rendered.replaced.is_empty(), "{}", form.code());
        let Some(paper) = text(&rendered.pdf) else { return };
        if matches!(form, Form::D11 | Form::D13a | Form::D13b) {
            assert!(paper.contains(hostile), "{}: {paper}", form.code());
        }
    }
    facts.institution.profile.name = "Dinas 漢字 dan العربية".to_owned();
    let rendered = made(Form::D11, &facts, &issued());
    assert!(rendered.replaced.contains(&'漢') && rendered.replaced.contains(&'ع'));
}

#[test]
fn what_is_missing_prints_as_dots_and_is_listed() {
    let mut facts = facts("portal-poc");
    facts.institution.heads.clear();
    facts.office.heads.clear();
    facts.office.profile.address.clear();
    let agreement = &facts.agreement;
    facts.agreement = Agreement::blank(agreement.id, agreement.office, agreement.institution);
    for form in Form::ALL {
        let draft = draft(form, &facts, today(), &Choices::default()).expect("data in JSON");
        assert!(!draft.missing.is_empty(), "{}", form.code());
        let rendered = render(&draft.order).unwrap_or_else(|error| panic!("{}: {error}", form.code()));
        assert_eq!(rendered.warnings, Vec::<String>::new());
        let Some(paper) = text(&rendered.pdf) else { return };
        assert!(paper.contains("………"), "{}", form.code());
    }
    let pks = draft(Form::D06, &facts, today(), &Choices::default()).expect("data in JSON");
    let fields: Vec<_> = pks.missing.iter().map(|missing| missing.field).collect();
    for field in ["office.heads", "pks.office_number", "pks.signed_on", "approval", "request.purpose"] {
        assert!(fields.contains(&field), "{field} in {fields:?}");
    }
}

#[test]
fn paper_typeface_header_and_emblem_are_settings() {
    let mut facts = facts("portal-poc");
    facts.office.settings.paper_f4 = true;
    let header = FormHeader {
        number: Some("FR.01-SOP-08/DITJEN-DUKCAPIL".to_owned()),
        revision: Some("00".to_owned()),
        effective: None,
        banner: Some("Internal".to_owned()),
    };
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="9" fill="#146"/></svg>"##;
    let mut choices = issued();
    choices.emblems.institution = Some(Emblem::new(drawing.to_vec()).expect("a drawing"));
    for typeface in [Typeface::Sans, Typeface::Serif, Typeface::Bookman] {
        choices.style = Style { typeface, form_header: Some(header.clone()), stamp_line: true, ..Style::default() };
        for form in Form::ALL {
            let rendered = made(form, &facts, &choices);
            let Some(paper) = text(&rendered.pdf) else { continue };
            if form == Form::D11 {
                assert!(paper.contains("FR.01-SOP-08/DITJEN-DUKCAPIL") && paper.contains("INTERNAL"), "{paper}");
            }
        }
    }
    let order = draft(Form::D13a, &facts, today(), &choices).expect("data in JSON").order;
    let pages = pages_as_svg(&order).expect("pages");
    assert!(pages.iter().all(|page| page.starts_with("<svg")));
}

#[test]
fn only_a_sound_image_is_an_emblem() {
    let refused = |data: Vec<u8>| Emblem::new(data).err();
    assert_eq!(refused(b"not an image".to_vec()), Some(EmblemError::NoImage));
    assert_eq!(refused(vec![0; 400 * 1024]), Some(EmblemError::TooLarge));
    let linking = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='x.png'/></svg>";
    assert_eq!(refused(linking.to_vec()), Some(EmblemError::Active));
    for (name, inside) in [
        ("a script", "<script>fetch('http://elsewhere.test')</script>"),
        ("a handler", "<rect width='9' height='9' onload='x()'/>"),
        ("a link", "<use xlink:href='http://elsewhere.test/a.svg#b'/>"),
        ("a style", "<rect style='fill:url(http://elsewhere.test/a#b)'/>"),
        ("an import", "<style>@import 'http://elsewhere.test/a.css';</style>"),
        ("a page", "<foreignObject><p>x</p></foreignObject>"),
        ("many copies", &"<use href='#a'/>".repeat(40)),
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{inside}</svg>");
        assert_eq!(refused(svg.into_bytes()), Some(EmblemError::Active), "{name}");
    }
    let entities = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";
    assert_eq!(refused(entities.to_vec()), Some(EmblemError::Active));
    let harmless = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'><defs><path id='a' d='M0 0h9v9z'/></defs><use xlink:href='#a' fill='url(#b)'/></svg>";
    assert!(Emblem::new(harmless.to_vec()).is_ok());
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    huge.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(refused(huge), Some(EmblemError::TooManyPixels));
}

#[test]
fn a_jpeg_is_an_emblem_where_it_is_whole() {
    let photo = include_bytes!("documents/emblem.jpg");
    let mut choices = issued();
    let emblem = Emblem::new(photo.to_vec()).expect("a photo");
    assert_eq!(emblem.media_type(), "image/jpeg");
    let facts = facts("portal-poc");
    let plain = made(Form::D04, &facts, &choices);
    choices.emblems.office = Some(emblem);
    let rendered = made(Form::D04, &facts, &choices);
    let photos = |pdf: &[u8]| pdf.windows(9).filter(|bytes| bytes == b"DCTDecode").count();
    assert_eq!((photos(&plain.pdf), photos(&rendered.pdf)), (0, 1));
    for part in [photo.len() / 3, 12] {
        assert_eq!(Emblem::new(photo[..part].to_vec()).err(), Some(EmblemError::NoImage));
    }
}

#[test]
fn a_clause_of_the_office_stands_in_texts_made_since_and_not_in_those_signed_before() {
    let mut facts = facts("portal-poc");
    let signed = facts.agreement.pks.as_ref().expect("signed").signed_on;
    let own = |on| OwnClause {
        document: "D06".to_owned(),
        key: "duties.second.leak".to_owned(),
        text: Some("menanggung *seluruh* akibat kebocoran #emph[x] menurut {see:duties.second.protect}".to_owned()),
        replaced: String::new(),
        reason: "Rapat".to_owned(),
        on,
        by: "Petugas".to_owned(),
    };
    facts.office.clauses = vec![own(signed)];
    let Some(found) = text(&made(Form::D06, &facts, &Choices::default()).pdf) else { return };
    in_order(
        "own clause",
        &found,
        &["menanggung seluruh akibat kebocoran #emph[x] menurut pada ayat (2) huruf", "melindungi sistem"],
    );
    facts.office.clauses = vec![own(signed.succ_opt().expect("a day"))];
    let Some(found) = text(&made(Form::D06, &facts, &Choices::default()).pdf) else { return };
    in_order("signed before", &found, &["bertanggung jawab penuh atas kebocoran"]);
}

#[test]
fn documents_made_from_facts_contradict_themselves_nowhere() {
    for sample in SAMPLES {
        let facts = facts(sample);
        let moment = Moment::at(facts.office.profile.zone, today(), 9);
        for form in Form::ALL {
            assert_eq!(findings_of(form, &facts, &moment, &Choices::default()), [], "{sample} {}", form.code());
        }
        let rendered = made(Form::D06, &facts, &issued());
        assert_eq!(large_pdf("D06", rendered.pdf.len()), None);
    }
}

#[test]
fn the_guidelines_and_the_agreement_are_compared_clause_by_clause() {
    let mut facts = facts("portal-poc");
    let moment = Moment::at(facts.office.profile.zone, today(), 9);
    for form in [Form::D06, Form::D07] {
        assert_eq!(differences_of(form, &facts, &moment, None), Some(Vec::new()), "{}", form.code());
    }
    assert_eq!(differences_of(Form::D01, &facts, &moment, None), None);
    let signed = facts.agreement.juknis.as_ref().expect("signed").date;
    facts.office.clauses = vec![OwnClause {
        document: "D07".to_owned(),
        key: "systems.use.leak".to_owned(),
        text: Some("{second} menanggung kebocoran data pada pihaknya.".to_owned()),
        replaced: String::new(),
        reason: "Rapat".to_owned(),
        on: signed,
        by: "Petugas".to_owned(),
    }];
    let found = differences_of(Form::D07, &facts, &moment, None).expect("clauses");
    let places: Vec<_> = found.iter().map(|it| (it.place.replace('\u{a0}', " "), it.new.clone())).collect();
    let new = "PIHAK KEDUA menanggung kebocoran data pada pihaknya.".to_owned();
    assert_eq!(places, [("angka II huruf E butir 5".to_owned(), Some(new))]);
    // Before it was signed the office had no text of its own.
    let before = signed.pred_opt().expect("a day");
    let found = differences_of(Form::D07, &facts, &moment, Some(before)).expect("clauses");
    let new: Vec<_> = found.iter().filter_map(|it| it.new.clone()).collect();
    assert!(new.iter().any(|text| text == "PIHAK KEDUA menanggung kebocoran data pada pihaknya."), "{new:?}");
}
