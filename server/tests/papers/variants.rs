//! Agreement (D06) and guidelines (D07) in every layout, with every combination of methods, for every kind of party:
//! the points of documents.md in their order, and pages as they are kept.

use patuh_domain::agreement::{
    Facts, FlowBranch, FlowNext, FlowStep, JuknisLayout, Method, Originals, PksLayout, ReaderClause, ReaderNeed,
    ServiceFlow,
};
use patuh_domain::clause::OwnClause;
use patuh_domain::head::HeadStatus;
use patuh_domain::institution::InstitutionKind;
use patuh_domain::office::EvaluationRecipient;
use patuh_server::documents::data::Style;
use patuh_server::documents::{Choices, Form};

use super::goldens::keep;
use super::support::{day, facts, in_order, issued, made, order, text, words};

use Method::{
    CardReader as Reader, WebPortal as Portal, WebServiceCallNik as CallNik, WebServiceKesesuaian as Kesesuaian,
};

/// The sample with these methods; with a reader it must be there within a year.
fn with(methods: &[Method]) -> Facts {
    let mut facts = facts("kesesuaian-production");
    let terms = facts.agreement.terms.last_mut().expect("terms");
    let grant = terms.methods.first().expect("a method").clone();
    terms.methods = methods
        .iter()
        .map(|method| {
            let mut grant = grant.clone();
            grant.method = *method;
            grant
        })
        .collect();
    let reader = methods.contains(&Reader);
    terms.card_reader = ReaderClause {
        need: if reader { ReaderNeed::Required } else { ReaderNeed::None },
        within_months: reader.then_some(12),
    };
    let agreement = &mut facts.agreement;
    let service = methods.iter().copied().find(|method| method.is_web_service());
    match service {
        Some(method) => agreement.applications.iter_mut().for_each(|application| application.method = method),
        None => agreement.applications.clear(),
    }
    for grant in &mut agreement.quota {
        grant.methods = methods.iter().copied().filter(|method| *method != Reader).collect();
    }
    agreement.quota.retain(|grant| !grant.methods.is_empty());
    agreement.service_flows = methods.iter().map(|method| flow(*method)).collect();
    facts
}

/// A course with a branch, a loop and a way past other steps; names that need more than one line.
fn flow(method: Method) -> ServiceFlow {
    let step = |id, lane, text: &str, next| FlowStep { id, lane, text: text.to_owned(), next };
    let when = |to, when: &str| FlowNext::When(FlowBranch { to, when: when.to_owned() });
    ServiceFlow {
        method,
        title: "Pengaduan Masyarakat".to_owned(),
        introduction: "Pemohon menyampaikan pengaduan dengan menunjukkan KTP-el atau menyebutkan NIK.".to_owned(),
        lanes: vec!["Pemohon".to_owned(), "Petugas loket pelayanan terpadu".to_owned(), "Dukcapil".to_owned()],
        steps: vec![
            step(1, 0, "Menyampaikan pengaduan dan menunjukkan KTP-el", vec![FlowNext::To(2)]),
            step(2, 1, "Memeriksa kelengkapan isian dan mencari data berdasarkan NIK", vec![FlowNext::To(3)]),
            step(
                3,
                2,
                "Menjawab permintaan",
                vec![when(4, "ditemukan"), when(1, "NIK tidak sesuai format"), when(6, "tidak ditemukan")],
            ),
            step(4, 1, "Mencocokkan data dengan pemohon dan memproses pengaduan", vec![FlowNext::To(5)]),
            step(5, 1, "Mengirim data balikan", vec![]),
            step(6, 0, "Menerima penjelasan dan diarahkan ke kantor Dinas Kependudukan dan Pencatatan Sipil", vec![]),
        ],
    }
}

struct Variant {
    name: &'static str,
    methods: &'static [Method],
    facts: Facts,
    choices: Choices,
}

fn variant(name: &'static str, methods: &'static [Method], change: impl FnOnce(&mut Facts, &mut Style)) -> Variant {
    let mut facts = with(methods);
    let mut choices = issued();
    change(&mut facts, &mut choices.style);
    Variant { name, methods, facts, choices }
}

fn chapters(facts: &mut Facts) {
    for terms in &mut facts.agreement.terms {
        terms.layout = PksLayout::Chapters;
    }
}

fn discussion(facts: &mut Facts) {
    facts.agreement.juknis.as_mut().expect("signed").layout = JuknisLayout::Discussion;
}

fn variants() -> Vec<Variant> {
    vec![
        variant("portal", &[Portal], |_, _| {}),
        variant("call-nik", &[CallNik], |facts, style| {
            chapters(facts);
            facts.office.settings.institution_left = true;
            style.stamp_line = true;
        }),
        variant("kesesuaian", &[Kesesuaian], |facts, style| {
            facts.office.settings.paper_f4 = true;
            facts.office.settings.initials = false;
            style.guidance = false;
        }),
        variant("reader", &[Reader], |facts, _| {
            chapters(facts);
            discussion(facts);
        }),
        variant("portal-reader", &[Portal, Reader], |facts, _| {
            facts.institution.profile.name = "Kecamatan Sendangmulya".to_owned();
            facts.institution.profile.kind = InstitutionKind::Kecamatan;
            let head = facts.institution.heads.last_mut().expect("a head");
            head.position = "Camat Sendangmulya".to_owned();
            facts.office.profile.evaluation_recipient = EvaluationRecipient::Bupati;
        }),
        variant("call-nik-kesesuaian", &[CallNik, Kesesuaian], |facts, style| {
            discussion(facts);
            style.access_at_ditjen = true;
            let head = facts.office.heads.last_mut().expect("a head");
            head.status = HeadStatus::Plt;
        }),
        variant("all", &[Portal, CallNik, Kesesuaian, Reader], |facts, _| {
            chapters(facts);
            let profile = &mut facts.office.profile;
            profile.name = "Dinas Kependudukan dan Pencatatan Sipil Provinsi Banyubiru".to_owned();
            profile.government = "Pemerintah Daerah Provinsi Banyubiru".to_owned();
            profile.evaluation_recipient = EvaluationRecipient::Gubernur;
            facts.institution.profile.kind = InstitutionKind::BadanHukum;
            facts.institution.profile.name = "PT Bank Contoh Banyubiru (Perseroda)".to_owned();
        }),
    ]
}

#[test]
fn every_variant_of_the_agreement_keeps_its_points_in_order() {
    for variant in variants() {
        let name = format!("D06-{}", variant.name);
        let rendered = keep(&name, &order(Form::D06, &variant.facts, &variant.choices));
        let Some(paper) = text(&rendered.pdf) else { return };
        let points = agreement_points(&variant);
        in_order(&name, &paper, &points.iter().map(String::as_str).collect::<Vec<_>>());
        let reader = variant.methods.contains(&Reader);
        assert_eq!(paper.contains("kartu SAM"), reader, "{name}");
        assert_eq!(paper.matches("Paraf PIHAK KESATU").count() > 0, variant.facts.office.settings.initials, "{name}");
        assert!(!paper.contains(";."), "{name}");
    }
}

#[test]
fn every_variant_of_the_guidelines_keeps_its_points_in_order() {
    for variant in variants() {
        let name = format!("D07-{}", variant.name);
        let rendered = keep(&name, &order(Form::D07, &variant.facts, &variant.choices));
        let Some(paper) = text(&rendered.pdf) else { return };
        let points = guideline_points(&variant);
        in_order(&name, &paper, &points.iter().map(String::as_str).collect::<Vec<_>>());
        let service = variant.methods.iter().any(|method| method.is_web_service());
        assert_eq!(paper.contains("Kode Keterangan"), service, "{name}: codes belong to the web service");
        assert_eq!(paper.contains("SIFILMA"), variant.methods.contains(&Reader), "{name}");
    }
}

#[test]
fn each_original_carries_the_stamp_of_the_other_party() {
    let facts = facts("portal-poc");
    for form in [Form::D06, Form::D23] {
        let name = form.code();
        let of = |originals| made(name, &order(form, &facts, &Choices { originals, ..issued() }));
        let single = of(Originals::Single);
        let both = of(Originals::Both);
        assert_eq!(both.pages, 2 * single.pages, "{name}");
        let Some(paper) = text(&both.pdf) else { return };
        assert_eq!(paper.matches("Rp10.000").count(), 2, "{name}: one stamp each");
        assert_eq!(paper.matches(&format!("halaman {0} dari {0}", single.pages)).count(), 2, "{name}");
        in_order(name, &paper, &["asli pertama, untuk PIHAK KESATU", "asli kedua, untuk PIHAK KEDUA"]);
        assert_eq!(text(&single.pdf).expect("poppler is there").matches("Rp10.000").count(), 2, "{name}");
        // The first party signs at the left, so its own original has the stamp at the right.
        let stamp = |originals| {
            let words = words(&of(originals).pdf).expect("poppler is there");
            let stamps: Vec<_> = words.into_iter().filter(|word| word.text == "Rp10.000").collect();
            assert_eq!(stamps.len(), 1, "{name}");
            stamps[0].left
        };
        assert!(stamp(Originals::First) > stamp(Originals::Second) + 100.0, "{name}");
    }
}

#[test]
fn a_list_ends_with_a_full_stop_and_its_last_but_one_with_and() {
    let mut facts = with(&[Portal]);
    facts.agreement.network.as_mut().expect("a network").provider = Some("PT Jaringan Contoh".to_owned());
    facts.agreement.network.as_mut().expect("a network").diskominfo_ip = None;
    let mut choices = issued();
    choices.style.guidance = false;
    let Some(paper) = text(&made("D06", &order(Form::D06, &facts, &choices)).pdf) else { return };
    in_order(
        "D06",
        &paper,
        &[
            "Jenis pekerjaan; dan",
            "nama provinsi;",
            "dengan biaya yang ditanggung oleh PIHAK KEDUA; dan",
            "pengamanannya menjadi tugas PIHAK KEDUA. (2)",
            "maupun setelah berakhir. Pasal 3",
            "sebelum jangka waktu habis; atau",
        ],
    );
}

#[test]
fn a_course_of_sixty_steps_keeps_to_its_pages() {
    let mut facts = with(&[Portal]);
    let flow = facts.agreement.service_flows.first_mut().expect("a flow");
    let last = 60;
    flow.steps = (1..=last)
        .map(|id| FlowStep {
            id,
            lane: (id as usize) % 3,
            text: format!("Langkah nomor {id} dengan uraian yang cukup panjang untuk dua baris"),
            next: match id {
                _ if id == last => vec![],
                _ if id % 7 == 0 => vec![
                    FlowNext::When(FlowBranch { to: id + 1, when: "lengkap".to_owned() }),
                    FlowNext::When(FlowBranch { to: id - 5, when: "belum lengkap".to_owned() }),
                ],
                _ => vec![FlowNext::To(id + 1)],
            },
        })
        .collect();
    let rendered = made("D07", &order(Form::D07, &facts, &issued()));
    let Some(words) = words(&rendered.pdf) else { return };
    assert!(words.iter().any(|word| word.text == "60."), "every step is drawn");
    for word in words {
        assert!(word.left >= 0.0 && word.right <= word.page.0 && word.bottom <= word.page.1, "{word:?}");
        assert!(word.bottom < word.page.1 - 20.0, "{word:?} stands below the foot of its page");
    }
}

#[test]
fn an_office_words_declarations_and_addenda_for_itself() {
    for (form, key, shown) in [
        (Form::D11, "declaration.leak", "3. menanggung kebocoran"),
        (Form::D12, "validity.until", "menanggung kebocoran"),
        (Form::D13a, "declaration.owner", "7. menanggung kebocoran"),
        (Form::D13b, "declaration.owner", "7. menanggung kebocoran"),
        (Form::D23, "rest.force", "(1) menanggung kebocoran"),
    ] {
        let mut facts = facts("kesesuaian-production");
        facts.office.clauses.push(OwnClause {
            document: form.code().to_owned(),
            key: key.to_owned(),
            text: Some("menanggung kebocoran".to_owned()),
            replaced: String::new(),
            reason: "Rapat".to_owned(),
            on: day("2020-01-01"),
            by: "Ratna".to_owned(),
        });
        let Some(paper) = text(&made(form.code(), &order(form, &facts, &issued())).pdf) else { return };
        assert!(paper.contains(shown), "{}: {paper}", form.code());
    }
}

/// documents.md, D06.
fn agreement_points(variant: &Variant) -> Vec<String> {
    let Variant { methods, facts, choices, .. } = variant;
    let chapters = facts.agreement.terms.last().is_some_and(|terms| terms.layout == PksLayout::Chapters);
    let reader = methods.contains(&Reader);
    let guidance = choices.style.guidance;
    let (mut points, mut number) = (Vec::new(), 0_u16);
    let mut say = |text: &str| points.push(text.to_owned());
    say("PERJANJIAN KERJA SAMA");
    say("NOMOR: 400.12/1187/2025");
    say("NOMOR: 100.3.7/402/2025");
    say("TENTANG");
    say("Kamis tanggal delapan belas bulan September");
    say("bertempat di Tirtamaya");
    say("bertindak untuk dan atas nama");
    say("PIHAK KESATU");
    say("bertindak untuk dan atas nama");
    say("PIHAK KEDUA");
    say("PARA PIHAK");
    say("berwenang memberikan Hak Akses");
    say(match facts.institution.profile.kind {
        InstitutionKind::Kecamatan => "dipimpin oleh Camat",
        InstitutionKind::BadanHukum => "badan hukum Indonesia",
        _ => "perangkat daerah",
    });
    say("Undang-Undang Nomor 23 Tahun 2006");
    say("400.8.1.2/6410/Dukcapil");
    say("sepakat untuk mengadakan Perjanjian Kerja Sama");
    let mut article = |say: &mut dyn FnMut(&str), title: &str| {
        number += 1;
        if chapters {
            say(&format!("BAB {} {title}", patuh_domain::wording::roman(number)));
            say(&format!("Pasal {number}"));
        } else {
            say(&format!("Pasal {number} {title}"));
        }
    };
    if chapters {
        article(&mut say, "KETENTUAN UMUM");
        for term in [
            "Data Kependudukan adalah",
            "Nomor Induk Kependudukan",
            "Pengguna adalah",
            "Hak Akses adalah",
            "Web Portal adalah",
            "Jaringan Tertutup adalah",
            "Data Balikan adalah",
            "Card Reader adalah",
            "Data Pribadi adalah",
        ] {
            say(term);
        }
    }
    article(&mut say, "MAKSUD DAN TUJUAN");
    say("peran masing-masing secara efektif");
    say("verifikasi dan validasi");
    say("NIK, Data Kependudukan, dan KTP-el");
    article(&mut say, "KEWAJIBAN PARA PIHAK");
    say("PIHAK KESATU berkewajiban");
    for method in *methods {
        say(match method {
            Portal => "melalui Web Portal berdasarkan NIK",
            CallNik => "call NIK",
            Kesesuaian => "sesuai, tidak sesuai, atau tidak ditemukan",
            Reader => "satu banding satu",
        });
        say("8 (delapan) elemen data");
    }
    say("1 (satu) titik sambungan jaringan tertutup");
    say("ditanggung oleh");
    say("User ID dan kata sandi");
    if reader {
        say("spesifikasi teknis card reader");
        say("personalisasi kartu SAM dan aktivasi");
    }
    if guidance {
        say("bimbingan teknis");
    }
    say("PIHAK KEDUA berkewajiban");
    say("NIK yang tunggal");
    say("Data Balikan berupa nomor registrasi aduan");
    say("bertanggung jawab atas penggunaan Hak Akses");
    say("mekanisme akses");
    say("tenaga teknis");
    if reader {
        say("kartu SAM paling lambat 12 (dua belas) bulan");
    }
    if guidance {
        say("menyediakan anggaran untuk bimbingan teknis");
    }
    say("Identitas Kependudukan Digital (IKD)");
    say("menyosialisasikan");
    say("bertanggung jawab penuh atas kebocoran");
    say("melindungi sistem, data, jaringan, dan program");
    say("SNI ISO/IEC 27001");
    say("6 (enam) bulan");
    say("kerahasiaan, keutuhan, dan kebenaran");
    say("tidak menyimpannya");
    say("maupun setelah berakhir");
    article(&mut say, "HAK PARA PIHAK");
    say("mengawasi");
    say("menerima Data Balikan sebagaimana dimaksud dalam Pasal");
    say("jaminan");
    say("memperoleh akses");
    say("User ID");
    if guidance {
        say("memperoleh bimbingan teknis");
    }
    if reader {
        say("hasil personalisasi kartu SAM");
    }
    article(&mut say, "JANGKA WAKTU");
    say("18 September 2027");
    say("dapat diperpanjang berdasarkan kesepakatan");
    article(&mut say, "BERAKHIRNYA PERJANJIAN");
    say("telah habis");
    say("sepakat mengakhirinya");
    say("kelembagaan PIHAK KEDUA");
    article(&mut say, "KEADAAN KAHAR");
    say("kebijakan pemerintah");
    article(&mut say, "PENYELESAIAN PERSELISIHAN");
    say("musyawarah");
    say("ketentuan peraturan perundang-undangan");
    article(&mut say, "EVALUASI DAN PELAPORAN");
    say("setiap semester");
    say("Juni dan akhir bulan Desember");
    say("sewaktu-waktu");
    say(match facts.office.profile.evaluation_recipient {
        EvaluationRecipient::Dirjen => "Menteri Dalam Negeri melalui Direktur Jenderal",
        EvaluationRecipient::Gubernur => "Gubernur Banyubiru",
        EvaluationRecipient::Bupati => "Bupati Tirtamaya",
        EvaluationRecipient::WaliKota => "Wali Kota Tirtamaya",
    });
    article(&mut say, "KETENTUAN LAIN-LAIN");
    say("secara sepihak");
    say(if chapters { "dalam Pasal 3 ayat (2)" } else { "dalam Pasal 2 ayat (2)" });
    say("adendum");
    say("Petunjuk Teknis");
    if reader {
        say("dinonaktifkan");
    }
    article(&mut say, "PENUTUP");
    say("rangkap 2 (dua) asli bermeterai cukup");
    say("kekuatan hukum yang sama");
    let (first, second) = if facts.office.settings.institution_left {
        ("PIHAK KEDUA", "PIHAK KESATU")
    } else {
        ("PIHAK KESATU", "PIHAK KEDUA")
    };
    say(first);
    say(second);
    say("Meterai");
    say("NIP 1");
    points
}

/// documents.md, D07.
fn guideline_points(variant: &Variant) -> Vec<String> {
    let Variant { methods, facts, choices, .. } = variant;
    let discussion = facts.agreement.juknis.as_ref().is_some_and(|juknis| juknis.layout == JuknisLayout::Discussion);
    let reader = methods.contains(&Reader);
    let service = methods.iter().any(|method| method.is_web_service());
    let mut points = Vec::new();
    let mut say = |text: &str| points.push(text.to_owned());
    let mut group = 0_u16;
    let mut criterion = |say: &mut dyn FnMut(&str), title: &str| {
        group += 1;
        say(&format!("{} {title}", patuh_domain::wording::roman(group)));
    };
    say("PETUNJUK TEKNIS PEMANFAATAN DATA KEPENDUDUKAN MELALUI");
    say("NOMOR: 400.12/1188");
    say("TENTANG");
    if discussion {
        say("telah dilaksanakan pembahasan teknis");
        say("PARA PIHAK menyepakati");
        say("Pembahasan dan Kesepakatan");
    } else {
        say("Kriteria dan Petunjuk");
    }
    criterion(&mut say, "Jaringan");
    for text in [
        "1 (satu) titik akses",
        "IP LAN 10.77.0.63",
        "Pemasangan sambungan",
        "Penyedia jaringan adalah",
        "1 Mbps",
        "ditetapkan dengan surat",
        "Biaya jaringan",
        "minggu ke-3 bulan September 2025",
        "perubahan bandwidth yang dilampiri kajian teknis",
        "jawaban tertulis",
        "Lampiran I",
    ] {
        say(text);
    }
    criterion(&mut say, "Sistem Aplikasi");
    say("Penanggung jawab User ID");
    for field in
        ["NIK", "nama lengkap", "nomor induk pegawai", "status kepegawaian", "jabatan", "kode wilayah", "alamat"]
    {
        say(field);
    }
    say("User ID setempat");
    say("Berita Acara Serah Terima");
    say("Kuota akses");
    if *methods != [Reader] {
        say("200 (dua ratus) hit setiap hari");
        say("tidak terbatas");
    }
    say("Metode akses dan elemen data");
    for _ in *methods {
        say("8 (delapan) elemen data");
    }
    if service {
        say("Kode Keterangan");
        say("01 Data atau hasil ditampilkan");
        say("17 User ID non aktif");
    }
    say("Direktorat Jenderal Kependudukan dan Pencatatan Sipil, dan dituangkan dalam adendum");
    for text in ["PoC wajib dilaksanakan", "permohonan PoC", "jadwalnya", "hasil PoC", "PoC tersendiri"] {
        say(text);
    }
    if service {
        say("Daftar aplikasi");
        say("Lapor Tirtamaya");
    }
    for text in [
        "hanya digunakan untuk",
        "berurutan, berpola, atau dalam jarak yang berdekatan",
        "zero sharing",
        "SNI ISO/IEC 27001",
        "melindungi sistem",
        "kebocoran",
        "Pimpinan PIHAK KEDUA bertanggung jawab",
    ] {
        say(text);
    }
    criterion(&mut say, "Data Balikan");
    say("NIK beserta nomor registrasi aduan");
    say("web service");
    say("aplikasi data balikan");
    if reader {
        criterion(&mut say, "Card Reader");
        for text in [
            "12 (dua belas) bulan",
            "18 September 2026",
            "dilaksanakan sendiri",
            "SIFILMA",
            "Aktivasi berlaku selama",
            "setelah verifikasi dan dengan persetujuan",
            "Data Balikan atas setiap penggunaan",
            "kartu SAM dilepas",
            "dengan surat",
            "Berita Acara Serah Terima",
            "dikirimkan kepada Direktorat Jenderal",
            "hotline",
        ] {
            say(text);
        }
    }
    criterion(&mut say, "Monitoring dan Evaluasi");
    for text in
        ["setiap semester", "10 (sepuluh) hari kerja", "aplikasi, surat, atau pos elektronik", "Formulir laporan"]
    {
        say(text);
    }
    say("mengevaluasi");
    say("diteruskan kepada");
    criterion(&mut say, "Lain-lain");
    for text in [
        "bagian yang tidak terpisahkan",
        "Narahubung",
        "Pertemuan lanjutan",
        "(SPTJM) bermeterai",
        "(NDA)",
        "paling lambat 2 (dua) bulan",
        "18 Juli 2027",
        "adendum atau perjanjian baru",
        "Pergantian pejabat",
        "Pencabutan akses",
        "evaluasi sewaktu-waktu",
        "Demikian Petunjuk Teknis ini",
        "PIHAK KESATU",
        "Lampiran I",
        "Topologi Jaringan",
        "Direktorat Jenderal Kependudukan dan Pencatatan Sipil",
    ] {
        say(text);
    }
    if choices.style.access_at_ditjen {
        say("Alamat akses");
    }
    say(&facts.office.profile.name);
    for (place, _) in methods.iter().enumerate() {
        say(&format!("Lampiran {}", patuh_domain::wording::roman(place as u16 + 2)));
        say("Alur Layanan Pengaduan Masyarakat");
        say("Menyampaikan pengaduan dan menunjukkan KTP-el");
        say("langkah 1, apabila NIK tidak sesuai format");
        say("selesai");
    }
    points
}
