//! The letters of an agreement's life: every point in its place, and in every variant.

use chrono::{TimeZone, Utc};
use patuh_domain::addressing::{Addressing, LETTERS};
use patuh_domain::agreement::{
    AccessApproval, Change, ChangeDetails, ChangeKind, CheckOutcome, Demand, Facts, Incident, IncidentDetails,
    IntegrationHandover, IntegrationItem, Lift, MonthUse, Party, PocCheck, PocSubject, Protocol, Reminder, Renewal,
    RenewalWish, Sanction, SanctionKind, TrialMeeting, TrialWish, Verdict, poc_checks,
};
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::{IncidentId, SanctionId};
use patuh_domain::letter::Letter;
use patuh_domain::office::EvaluationRecipient;
use patuh_server::documents::data::DutyKey;
use patuh_server::documents::{Choices, Form, Step, Subject, subjects};
use uuid::Uuid;

use super::{NaiveDate, facts, in_order, issued, made, text, today};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn letter(number: &str, date: &str) -> Letter {
    Letter::new(number, day(date))
}

fn about(subject: Subject) -> Choices {
    Choices { subject, ..issued() }
}

fn sanction(kind: SanctionKind, number: &str, date: &str, demand: Demand) -> Sanction {
    Sanction {
        id: SanctionId(Uuid::from_u128(number.bytes().map(u128::from).sum())),
        kind,
        letter: letter(number, date),
        basis: "Laporan semester I 2026 tidak disampaikan walaupun telah ditegur".to_owned(),
        from: Utc.with_ymd_and_hms(2026, 11, 1, 17, 0, 0).single().expect("an instant"),
        per_day: (kind == SanctionKind::QuotaCut).then_some(50),
        lift_condition: Some("laporan semester I 2026 diterima lengkap".to_owned()),
        demand,
        lifted: None,
    }
}

fn change(kind: ChangeKind, subject: &str) -> Change {
    Change {
        kind,
        subject: subject.to_owned(),
        happened_on: day("2026-05-04"),
        letter: Some(letter("400.9/201/DINSOS/2026", "2026-05-04")),
        decision: None,
        granted: None,
        details: ChangeDetails {
            before: Some("10 Mbps".to_owned()),
            after: Some("20 Mbps".to_owned()),
            reason: Some("jumlah pemohon bertambah".to_owned()),
            from: Some(day("2026-06-01")),
            decree: None,
            conditions: None,
        },
    }
}

/// The text of a document, where poppler is there.
fn printed(form: Form, facts: &Facts, subject: Subject) -> Option<String> {
    text(&made(form, facts, &about(subject)).pdf)
}

#[test]
fn the_renewal_form_answers_for_the_time_until_the_addendum() {
    let mut facts = facts("kecamatan-bridge");
    let Some(paper) = printed(Form::D12, &facts, Subject::First) else { return };
    in_order(
        "D12",
        &paper,
        &[
            "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK (SPTJM) MASA PROSES PERPANJANGAN",
            "Nama : Surya Atmaja, S.Sos.",
            "Nomor 473.3/2207.12/XII/2022 dan Nomor 470/0988/XII/2022 tanggal 7 Desember 2022",
            "Petunjuk Teknis Nomor 473.3/2208.12/XII/2022",
            "1. telah menyampaikan surat permohonan perpanjangan Nomor 470/0910/IX/2024 tanggal 20 September 2024",
            "telah memenuhi kewajiban",
            "2. bertanggung jawab penuh atas akses Data Kependudukan selama proses perpanjangan",
            "kerahasiaan, keutuhan, keamanan, dan kebenaran",
            "zero sharing",
            "3. bertanggung jawab penuh atas setiap kebocoran",
            "4. bersedia menerima sanksi kebijakan dan sanksi administratif, serta sanksi pidana",
            "5. memanfaatkan data sesuai dengan Perjanjian Kerja Sama dan Petunjuk Teknis",
            "6. bertanggung jawab atas segala akibat",
            "sampai dengan adendum atau Perjanjian Kerja Sama yang baru ditandatangani",
            "salinan KTP",
            "5 Desember 2024",
            "CAMAT SENDANGMULYA",
            "Meterai",
        ],
    );
    // What is late is named: nobody swears to what isn't so.
    facts.agreement.declarations.pop();
    let paper = printed(Form::D12, &facts, Subject::First).expect("poppler is there");
    assert!(paper.contains("kecuali") == paper.contains("yang akan dipenuhi"), "{paper}");
    facts.agreement.reports.retain(|report| report.semester.to_string() != "2024-1");
    let paper = printed(Form::D12, &facts, Subject::First).expect("poppler is there");
    in_order("D12", &paper, &["kecuali", "Laporan semester I 2024", "yang akan dipenuhi"]);
}

#[test]
fn a_trial_is_asked_for_and_confirmed() {
    let mut facts = facts("portal-poc");
    let request = facts.agreement.poc_requests.last_mut().expect("a request");
    request.wish = TrialWish {
        versions: Some("Web Portal, tanpa aplikasi".to_owned()),
        wished_on: Some(day("2026-02-24")),
        contact: None,
    };
    let Some(asked) = printed(Form::D15, &facts, Subject::Nth(0)) else { return };
    in_order(
        "D15",
        &asked,
        &[
            "DINAS SOSIAL",
            "Nomor : 400.9/22/DINSOS/2026",
            "Hal : Permohonan Proof of Concept (PoC)",
            "Yth. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari",
            "di Wanasari",
            "Perjanjian Kerja Sama Nomor 400.12/07/DUKCAPIL/2026",
            "Petunjuk Teknis Nomor 400.12/08/DUKCAPIL/2026",
            "Web Portal",
            "Nama lengkap",
            "Versi yang diuji : Web Portal, tanpa aplikasi",
            "Waktu yang diusulkan : 24 Februari 2026",
            "Narahubung : Ratna Kusumawati, S.Kom.",
            "Plt. KEPALA DINAS SOSIAL",
        ],
    );
    facts.agreement.poc_schedules.last_mut().expect("a day").meeting = TrialMeeting {
        time: Some("09.00 WIB sampai selesai".to_owned()),
        place: Some("Ruang Rapat Disdukcapil".to_owned()),
        participants: vec!["Bidang Pemanfaatan Data".to_owned(), "Dinas Sosial".to_owned()],
        preparations: vec!["User ID".to_owned(), "komputer petugas".to_owned()],
    };
    let confirmed = printed(Form::D16, &facts, Subject::Nth(0)).expect("poppler is there");
    in_order(
        "D16",
        &confirmed,
        &[
            "Nomor : 400.12/33/DUKCAPIL/2026",
            "Hal : Konfirmasi Jadwal Proof of Concept (PoC)",
            "Yth. Kepala Dinas Sosial",
            "Nomor 400.9/22/DINSOS/2026 tanggal 9 Februari 2026",
            "Hari, tanggal : Kamis, 26 Februari 2026",
            "Waktu : 09.00 WIB sampai selesai",
            "Tempat : Ruang Rapat Disdukcapil",
            "Peserta : Bidang Pemanfaatan Data",
            "mohon disiapkan",
            "1. User ID; dan",
            "2. komputer petugas.",
            "KEPALA DINAS KEPENDUDUKAN",
        ],
    );
}

#[test]
fn the_result_shows_every_check_and_what_the_access_looks_like() {
    let mut facts = facts("kesesuaian-production");
    let result = facts.agreement.poc_results.first_mut().expect("a result");
    let subject = result.subject;
    let checks = poc_checks(patuh_domain::agreement::Method::WebServiceKesesuaian);
    result.protocol = Protocol {
        checks: checks
            .iter()
            .map(|(key, _)| PocCheck {
                key: key.clone(),
                outcome: if key == "code_06" { CheckOutcome::NotApplicable } else { CheckOutcome::Passed },
                remark: (key == "masking").then(|| "NIK tampil empat angka terakhir".to_owned()),
            })
            .collect(),
        officers: vec!["Sri Handayani, S.Kom., Analis Sistem".to_owned()],
    };
    let Some(paper) = printed(Form::D17, &facts, Subject::Trial(subject)) else { return };
    in_order(
        "D17",
        &paper,
        &[
            "Nomor : 400.12/1262",
            "Hal : Hasil Proof of Concept (PoC)",
            "Nomor 470/0833 tanggal 1 Oktober 2025",
            "Nomor 400.12/1240 tanggal 3 Oktober 2025",
            "Objek PoC : Lapor Tirtamaya",
            "Tanggal pelaksanaan : 9 Oktober 2025",
            "Hasil : LULUS",
            "PROTOKOL PROOF OF CONCEPT",
            "Pemanfaatan sesuai dengan tujuan perjanjian",
            "Elemen yang ditampilkan sama dengan elemen yang diberikan",
            "Penyamaran data",
            "NIK tampil empat angka terakhir",
            "jaringan tertutup",
            "alamat IP terdaftar",
            "Penanganan kode jawaban 01",
            "Penanganan kode jawaban 06 Tidak berlaku",
            "Penanganan kode jawaban 17",
            "tidak disimpan",
            "Pencatatan akses",
            "kuota habis",
            "Kesimpulan: LULUS",
            "Sri Handayani",
            "SPESIFIKASI TEKNIS AKSES PRODUCTION",
            "10.77.0.63",
            "17 User ID non aktif",
            "Kata sandi dan kunci akses tidak dicantumkan",
        ],
    );
    let result = facts.agreement.poc_results.first_mut().expect("a result");
    result.verdict = Verdict::NeedsWork;
    let again = printed(Form::D17, &facts, Subject::Trial(subject)).expect("poppler is there");
    in_order("D17", &again, &["PERLU PERBAIKAN", "mengajukan kembali permohonan PoC", "PROTOKOL"]);
    assert!(!again.contains("SPESIFIKASI TEKNIS"), "no access before the trial is passed");
    result_of(&mut facts).verdict = Verdict::Failed;
    let failed = printed(Form::D17, &facts, Subject::Trial(subject)).expect("poppler is there");
    assert!(failed.contains("TIDAK LULUS"));
}

fn result_of(facts: &mut Facts) -> &mut patuh_domain::agreement::PocResult {
    facts.agreement.poc_results.first_mut().expect("a result")
}

#[test]
fn a_protocol_can_be_taken_along_before_anything_is_decided() {
    let facts = facts("portal-poc");
    let listed = subjects(Form::D17, &facts, today());
    assert_eq!(listed.len(), 1);
    let Some(paper) = printed(Form::D17, &facts, listed[0].0) else { return };
    in_order("D17", &paper, &["Hasil : ……", "PROTOKOL", "Elemen yang ditampilkan", "Nama dan jabatan", "……"]);
    assert!(!paper.contains("kode jawaban"), "response codes belong to programs");
}

#[test]
fn every_step_about_a_late_duty_names_those_before_it() {
    let mut facts = facts("portal-poc");
    let duty = "semester_report:2026-1";
    let key = DutyKey::of(duty);
    let names: Vec<_> = subjects(Form::D20, &facts, today()).into_iter().filter_map(|(_, name)| name).collect();
    assert!(names.contains(&"Laporan semester I 2026: Pengingat".to_owned()), "{names:?}");
    let Some(first) = printed(Form::D20, &facts, Subject::Duty(key, Step::Reminder)) else { return };
    in_order(
        "D20",
        &first,
        &[
            "Hal : Pengingat: Laporan semester I 2026",
            "Yth. Kepala Dinas Sosial",
            "mengingatkan",
            "Kewajiban : menyampaikan laporan pemanfaatan data Semester I Tahun 2026",
            "Dasar kewajiban :",
            "Jatuh tempo :",
            "Juli 2026",
            "Keterlambatan :",
            "hari kalender",
            "paling lambat tanggal 5 Desember 2026",
            "akan diberikan teguran tertulis",
            "mohon surat ini diabaikan",
        ],
    );
    assert!(!first.contains("Tembusan"), "a reminder stays between the parties");
    facts.agreement.reminders.push(Reminder {
        duty: duty.to_owned(),
        letter: letter("400.12/801/DUKCAPIL/2026", "2026-08-03"),
        until: Some(day("2026-08-17")),
    });
    for (number, date) in [("400.12/820/2026", "2026-08-24"), ("400.12/0841/2026", "2026-09-07")] {
        let demand = Demand {
            duty: Some(duty.to_owned()),
            action: Some("menyampaikan laporan beserta rekapitulasi data balikan".to_owned()),
            until: Some(day("2026-09-30")),
        };
        facts.agreement.sanctions.push(sanction(SanctionKind::Warning, number, date, demand));
    }
    let second = printed(Form::D20, &facts, Subject::Duty(key, Step::Warning(2))).expect("poppler is there");
    in_order(
        "D20",
        &second,
        &[
            "Nomor : 400.12/0841/2026",
            "Hal : Teguran Kedua: Laporan semester I 2026",
            "menegur",
            "Keterangan : Laporan semester I 2026 tidak disampaikan",
            "Atas kewajiban tersebut telah kami kirimkan",
            "1. Surat Pengingat Nomor 400.12/801/DUKCAPIL/2026 tanggal 3 Agustus 2026; dan",
            "2. Surat Teguran Pertama Nomor 400.12/820/2026 tanggal 24 Agustus 2026.",
            "menyampaikan laporan beserta rekapitulasi data balikan paling lambat tanggal 30 September 2026",
            "akan diberikan teguran ketiga",
            "Tembusan",
            "Bupati Wanasari",
        ],
    );
    let third = printed(Form::D20, &facts, Subject::Duty(key, Step::Warning(3))).expect("poppler is there");
    in_order("D20", &third, &["Teguran Ketiga", "Surat Teguran Kedua", "pencabutan hak akses"]);
    let listed = subjects(Form::D20, &facts, today());
    for step in [Step::Reminder, Step::Warning(1), Step::Warning(2), Step::Warning(3)] {
        assert!(listed.iter().any(|(subject, _)| *subject == Subject::Duty(key, step)), "{step:?} in {listed:?}");
    }
}

#[test]
fn a_sanction_says_what_rests_and_which_duties_go_on() {
    let mut facts = facts("portal-poc");
    facts.agreement.sanctions.push(sanction(SanctionKind::Suspension, "400.12/900", "2026-11-01", Demand::default()));
    let Some(suspended) = printed(Form::D21, &facts, Subject::Nth(0)) else { return };
    in_order(
        "D21",
        &suspended,
        &[
            "Nomor : 400.12/900",
            "Hal : Penangguhan Hak Akses",
            "1. Dasar",
            "tidak disampaikan walaupun telah ditegur",
            "kewajiban berikut belum dipenuhi",
            "Laporan semester I 2026",
            "2. Yang dihentikan",
            "Web Portal dengan User ID wanasari-dinsos-01",
            "terhitung mulai 2 November 2026",
            "WIB",
            "3. Kewajiban yang tetap berlaku",
            "menjaga kerahasiaan",
            "laporan semester",
            "4. Syarat pemulihan",
            "laporan semester I 2026 diterima lengkap",
            "Tembusan",
            "Direktur Jenderal",
            "Bupati Wanasari",
        ],
    );
    facts.agreement.sanctions[0].lifted = Some(Lift {
        letter: letter("400.12/955", "2026-11-16"),
        at: Utc.with_ymd_and_hms(2026, 11, 16, 1, 0, 0).single().expect("an instant"),
    });
    let lifted = printed(Form::D21, &facts, Subject::Lift(0)).expect("poppler is there");
    in_order(
        "D21",
        &lifted,
        &[
            "Nomor : 400.12/955",
            "Hal : Pemulihan Hak Akses",
            "surat kami Nomor 400.12/900 tanggal 1 November 2026",
            "telah dipenuhi",
            "2. Yang dipulihkan",
            "dibuka kembali terhitung mulai 16 November 2026 pukul 08.00 WIB",
            "3. Kewajiban yang tetap berlaku",
        ],
    );
    assert!(!lifted.contains("4. Syarat"));
    facts.agreement.sanctions.push(sanction(SanctionKind::QuotaCut, "400.12/9001", "2026-11-01", Demand::default()));
    let cut = printed(Form::D21, &facts, Subject::Nth(1)).expect("poppler is there");
    in_order(
        "D21",
        &cut,
        &["Pengurangan Kuota Akses", "menjadi 50 (lima puluh) hit setiap hari", "4. Syarat pemulihan"],
    );
    let cut_lifted = printed(Form::D21, &facts, Subject::Lift(1)).expect("poppler is there");
    in_order("D21", &cut_lifted, &["Pemulihan Kuota Akses", "dikembalikan seperti sebelum pengurangan"]);
    let revoked = printed(Form::D21, &facts, Subject::Proposed(SanctionKind::Revocation)).expect("poppler is there");
    in_order("D21", &revoked, &["Pencabutan Hak Akses", "dicabut", "tidak mengakhiri Perjanjian", "Kartu SAM"]);
}

#[test]
fn a_renewal_letter_tells_of_duties_and_use() {
    let mut facts = facts("kecamatan-bridge");
    facts.agreement.renewals[0].wish =
        RenewalWish { reasons: Some("layanan PATEN dilanjutkan".to_owned()), years: Some(3) };
    let month = |text: &str, lookups| MonthUse { month: day(text), lookups, balikan: lookups - 10 };
    facts.usage = vec![month("2024-07-01", 4_000), month("2024-08-01", 4_200)];
    let Some(paper) = printed(Form::D22, &facts, Subject::Nth(0)) else { return };
    in_order(
        "D22",
        &paper,
        &[
            "KECAMATAN SENDANGMULYA",
            "Nomor : 470/0910/IX/2024",
            "Hal : Permohonan Perpanjangan Perjanjian Kerja Sama",
            "Yth. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Arungkara",
            "Nomor 473.3/2207.12/XII/2022",
            "pada tanggal 6 Desember 2024",
            "3 (tiga) tahun",
            "Alasan perpanjangan: layanan PATEN dilanjutkan.",
            "Laporan semester : 4 (empat) laporan",
            "SPTJM : telah ditandatangani",
            "Juli 2024 sampai dengan Agustus 2024 tercatat 8.200",
            "laporan semester sebagaimana daftar pada lampiran",
            "CAMAT SENDANGMULYA",
            "DAFTAR LAPORAN SEMESTER",
            "Semester I Tahun 2024",
            "9 Juli 2024",
        ],
    );
    facts.agreement.renewals.push(Renewal { wish: RenewalWish::default(), ..facts.agreement.renewals[0].clone() });
    assert_eq!(subjects(Form::D22, &facts, today()).len(), 2);
}

#[test]
fn a_notice_of_change_shows_old_and_new() {
    let mut facts = facts("portal-poc");
    facts.institution.heads.push(Head {
        name: "Nur Aisyah, S.E., M.M.".to_owned(),
        nip: Some("198001012005012003".to_owned()),
        rank: Some("Pembina".to_owned()),
        grade: Some("IV/a".to_owned()),
        position: "Kepala Dinas Sosial Kabupaten Wanasari".to_owned(),
        status: HeadStatus::Definitive,
        since: day("2026-05-01"),
    });
    let untold = subjects(Form::D24, &facts, today());
    assert_eq!(untold, [(Subject::Term(1), Some("Nur Aisyah, S.E., M.M.".to_owned()))]);
    let Some(drafted) = printed(Form::D24, &facts, Subject::Term(1)) else { return };
    in_order("D24", &drafted, &["Bagas Pramudya", "Nur Aisyah", "1 Mei 2026"]);
    let mut told = change(ChangeKind::Head, "Pergantian Kepala Dinas Sosial");
    told.details = ChangeDetails {
        decree: Some("Keputusan Bupati Wanasari Nomor 821.2/77/2026 tanggal 28 April 2026".to_owned()),
        ..ChangeDetails::default()
    };
    facts.agreement.changes.push(told);
    let paper = printed(Form::D24, &facts, Subject::Nth(0)).expect("poppler is there");
    in_order(
        "D24",
        &paper,
        &[
            "Nomor : 400.9/201/DINSOS/2026",
            "Hal : Pemberitahuan Pergantian Pimpinan",
            "Semula",
            "Menjadi",
            "Bagas Pramudya, S.Sos., M.M.",
            "Nur Aisyah, S.E., M.M.",
            "NIP 19800101 200501 2 003",
            "Berlaku sejak : 1 Mei 2026",
            "Dasar : Keputusan Bupati Wanasari Nomor 821.2/77/2026",
            "kami lampirkan",
            "SPTJM",
            "KEPALA DINAS SOSIAL",
        ],
    );
    for (kind, subject, points) in [
        (ChangeKind::Structure, "Bidang dilebur", ["Perubahan Struktur Organisasi", "Struktur"]),
        (ChangeKind::Name, "Nama baru", ["Perubahan Nama Lembaga", "Perjanjian Kerja Sama yang baru"]),
    ] {
        facts.agreement.changes = vec![change(kind, subject)];
        let paper = printed(Form::D24, &facts, Subject::Nth(0)).expect("poppler is there");
        in_order("D24", &paper, &points);
    }
}

#[test]
fn a_change_is_asked_for_and_answered() {
    let mut facts = facts("portal-poc");
    facts.agreement.changes.push(change(ChangeKind::Bandwidth, "Penambahan bandwidth"));
    let Some(asked) = printed(Form::D32, &facts, Subject::Nth(0)) else { return };
    in_order(
        "D32",
        &asked,
        &[
            "Hal : Permohonan Perubahan Bandwidth",
            "Yth. Kepala Dinas Kependudukan",
            "Perubahan : Penambahan bandwidth",
            "Semula : 10 Mbps",
            "Menjadi : 20 Mbps",
            "Alasan : jumlah pemohon bertambah",
            "Berlaku mulai : 1 Juni 2026",
            "Terlampir kajian teknis",
        ],
    );
    for (kind, consequence) in [
        (ChangeKind::Bandwidth, "penyedia jaringan"),
        (ChangeKind::Quota, "tetap berlaku"),
        (ChangeKind::UserId, "berita acara serah terima"),
        (ChangeKind::Method, "dituangkan dalam adendum"),
        (ChangeKind::Elements, "dituangkan dalam adendum"),
        (ChangeKind::Application, "lulus Proof of Concept"),
    ] {
        let mut granted = change(kind, "Perubahan yang dimohon");
        granted.decision = Some(letter("400.12/640/DUKCAPIL/2026", "2026-05-20"));
        granted.granted = Some(true);
        granted.details.conditions = Some("pemasangan diawasi petugas".to_owned());
        facts.agreement.changes = vec![granted];
        let answer = printed(Form::D26, &facts, Subject::Nth(0)).expect("poppler is there");
        in_order(
            "D26",
            &answer,
            &[
                "Nomor : 400.12/640/DUKCAPIL/2026",
                "Hal : Persetujuan Perubahan",
                "Nomor 400.9/201/DINSOS/2026 tanggal 4 Mei 2026",
                "disetujui",
                "Berlaku mulai : 1 Juni 2026",
                "Syarat : pemasangan diawasi petugas",
                consequence,
            ],
        );
        let by_ditjen = matches!(kind, ChangeKind::Method | ChangeKind::Elements);
        assert_eq!(answer.contains("keputusan Direktur Jenderal"), by_ditjen, "{kind:?}");
        let copied = printed(Form::D32, &facts, Subject::Nth(0)).expect("poppler is there");
        assert_eq!(copied.contains("Tembusan"), kind == ChangeKind::Quota, "{kind:?}");
    }
    facts.agreement.changes[0].granted = Some(false);
    let refused = printed(Form::D26, &facts, Subject::Nth(0)).expect("poppler is there");
    in_order("D26", &refused, &["Penolakan Perubahan", "tidak dapat disetujui", "Alasan :", "diajukan kembali"]);
    assert!(!refused.contains("Berlaku mulai"));
}

#[test]
fn a_breach_is_told_to_the_authority_and_to_those_concerned() {
    let mut facts = facts("portal-poc");
    facts.agreement.incidents.push(Incident {
        id: IncidentId(Uuid::from_u128(77)),
        detected_at: Utc.with_ymd_and_hms(2026, 5, 4, 2, 30, 0).single().expect("an instant"),
        subject: "Berkas rekapitulasi terkirim ke alamat yang salah".to_owned(),
        details: IncidentDetails {
            data: Some("nama lengkap dan alamat".to_owned()),
            course: Some("4 Mei 2026 pagi, lampiran surel keliru".to_owned()),
            persons: Some(42),
            handling: Some("penerima menghapus berkas dan membuat pernyataan".to_owned()),
            contact: None,
        },
        notified_at: None,
        notice: None,
    });
    let points = [
        "Hal : Pemberitahuan Kegagalan Pelindungan Data Pribadi",
        "Yth. Ketua Lembaga Pelindungan Data Pribadi",
        "Pasal 46 Undang-Undang Nomor 27 Tahun 2022",
        "Kejadian : Berkas rekapitulasi",
        "Data yang terungkap : nama lengkap dan alamat",
        "Kapan dan bagaimana : 4 Mei 2026 pagi",
        "Diketahui sejak : 4 Mei 2026",
        "Batas 3 x 24 jam : 7 Mei 2026",
        "42 (empat puluh dua) orang",
        "Penanganan dan pemulihan : penerima menghapus",
        "Narahubung :",
        "Tembusan",
        "PEMBERITAHUAN KEPADA SUBJEK DATA PRIBADI",
        "nama lengkap dan alamat",
        "menghubungi narahubung",
    ];
    let Some(told) = printed(Form::D27, &facts, Subject::Incident(0, Party::Institution)) else { return };
    in_order("D27", &told, &points);
    assert!(told.contains("DINAS SOSIAL") && told.contains("Plt. KEPALA DINAS SOSIAL"));
    let by_office = printed(Form::D27, &facts, Subject::Incident(0, Party::Office)).expect("poppler is there");
    in_order("D27", &by_office, &points);
    assert!(by_office.contains("KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN WANASARI"), "{by_office}");
}

#[test]
fn the_ditjen_is_asked_for_the_access_and_for_user_ids() {
    let mut facts = facts("provinsi-onboarding");
    assert!(facts.agreement.access_approval.is_some());
    let Some(access) = printed(Form::D29a, &facts, Subject::First) else { return };
    in_order(
        "D29a",
        &access,
        &[
            "Nomor : 973/0666/PIAK",
            "Hal : Permohonan Persetujuan Akses Data Warehouse (DWH) Terpusat",
            "Yth. Direktur Jenderal Kependudukan dan Pencatatan Sipil",
            "di Jakarta",
            "persetujuan pemanfaatan Data Kependudukan",
            "Perjanjian Kerja Sama Nomor",
            "penyambungan",
            "Data Warehouse (DWH) Terpusat",
            "1. Perjanjian Kerja Sama",
            "2. Petunjuk Teknis",
            "3. Surat Perintah",
            "4. surat permohonan User ID",
        ],
    );
    let account = self::facts("kesesuaian-production").agreement.accounts.remove(0);
    facts.agreement.accounts.push(account.clone());
    let user = printed(Form::D29b, &facts, Subject::Account(account.id)).expect("poppler is there");
    in_order(
        "D29b",
        &user,
        &[
            "Permohonan Persetujuan User ID",
            "Nama :",
            "NIK : ……",
            "NIP :",
            "Jabatan :",
            &account.user_id,
            "Kuota per hari :",
            "Direktur Fasilitasi Pemanfaatan Data",
        ],
    );
    facts.agreement.access_approval = None;
    assert!(subjects(Form::D29a, &facts, today()).is_empty(), "an office without the second approval doesn't ask");
    facts.agreement.access_approval = Some(AccessApproval { requested: letter("1", "2026-09-19"), granted: None });
    assert_eq!(subjects(Form::D29a, &facts, today()).len(), 1);
}

#[test]
fn a_report_goes_on_with_a_covering_letter() {
    let facts = facts("kesesuaian-production");
    let listed = subjects(Form::D30, &facts, today());
    assert_eq!(listed.len(), 2);
    let Some(paper) = printed(Form::D30, &facts, listed[1].0) else { return };
    in_order(
        "D30",
        &paper,
        &[
            "Nomor : 400.12/0733",
            "Hal : Penyampaian Laporan Pemanfaatan Data Kependudukan",
            "Yth. Direktur Jenderal",
            "u.p. Subdirektorat Monitoring, Evaluasi",
            "Semester I Tahun 2026",
            "20 Juli 2026",
            "lampirkan",
        ],
    );
}

#[test]
fn the_provider_is_named_and_what_programs_need_is_handed_over() {
    let mut facts = facts("kesesuaian-production");
    facts.agreement.network_letters.push(letter("470/0790", "2025-09-19"));
    let Some(paper) = printed(Form::D31, &facts, Subject::Nth(0)) else { return };
    in_order(
        "D31",
        &paper,
        &[
            "Nomor : 470/0790",
            "Penunjukan Penyedia Jaringan, Besaran Bandwidth, dan Permohonan IP LAN",
            "Penyedia jaringan :",
            "Besaran bandwidth :",
            "Mbps",
            "Lokasi sambungan :",
            "Biaya ditanggung oleh :",
            "Waktu yang diharapkan : minggu ke-3 bulan September 2025",
            "IP LAN 10.77.0.63",
        ],
    );
    facts.agreement.integration.push(IntegrationHandover {
        bast: letter("400.12/1210", "2025-09-26"),
        items: vec![
            IntegrationItem { name: "Spesifikasi JSON".to_owned(), remark: Some("versi 2".to_owned()) },
            IntegrationItem { name: "Tabel Master".to_owned(), remark: None },
        ],
        receiver: None,
    });
    let minutes = printed(Form::D33, &facts, Subject::Nth(0)).expect("poppler is there");
    in_order(
        "D33",
        &minutes,
        &[
            "BERITA ACARA PENYERAHAN PERLENGKAPAN INTEGRASI",
            "Nomor: 400.12/1210",
            "Jumat tanggal dua puluh enam bulan September",
            "yang menyerahkan",
            "yang menerima",
            "Lapor Tirtamaya",
            "Spesifikasi JSON versi 2",
            "Tabel Master",
            "Kata sandi, token, dan kunci rahasia tidak dicantumkan",
            "rangkap 2 (dua)",
        ],
    );
    assert!(subjects(Form::D33, &self::facts("portal-poc"), today()).is_empty(), "the portal needs no integration");
}

#[test]
fn an_office_sends_its_letters_where_it_wants() {
    let facts = facts("portal-poc");
    let mut choices = about(Subject::Nth(0));
    choices.style.addressing.insert(
        "D15".to_owned(),
        Addressing {
            to: vec!["Direktur Jenderal Kependudukan dan Pencatatan Sipil".to_owned()],
            place: "Jakarta".to_owned(),
            through: vec!["{kepala_kantor}".to_owned()],
            copies: vec!["{kepala_daerah}; {tidak_dikenal}".to_owned()],
        },
    );
    let Some(paper) = text(&made(Form::D15, &facts, &choices).pdf) else { return };
    in_order(
        "D15",
        &paper,
        &[
            "Yth. Direktur Jenderal",
            "melalui",
            "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Wanasari",
            "di Jakarta",
            "Tembusan",
            "Bupati Wanasari; {tidak_dikenal}",
        ],
    );
}

#[test]
fn letters_are_called_as_their_kinds_and_every_one_has_an_addressee() {
    let office = facts("portal-poc").office;
    for (code, title) in LETTERS {
        let form = Form::parse(code).expect("a form");
        assert_eq!((form.code(), form.title()), (code, (title.id.as_ref(), title.en.as_ref())));
        assert!(Addressing::of(code, &office).check().is_ok(), "{code}");
    }
    // What an evaluation concludes goes to whom the office reports.
    let of = |recipient| Addressing::usual("D19b", recipient, false);
    assert_eq!(of(EvaluationRecipient::Dirjen).to, ["Menteri Dalam Negeri"]);
    assert_eq!(of(EvaluationRecipient::Bupati).to, ["Bupati {daerah}"]);
    assert_eq!(Addressing::usual("D06", EvaluationRecipient::Dirjen, false), Addressing::default());
}

#[test]
fn what_can_be_made_has_a_key_of_its_own() {
    for sample in super::SAMPLES {
        let mut facts = facts(sample);
        facts.agreement.sanctions.push(sanction(SanctionKind::Suspension, "1", "2026-11-01", Demand::default()));
        for form in Form::ALL {
            let mut keys: Vec<_> =
                subjects(form, &facts, today()).into_iter().map(|(subject, _)| subject.key()).collect();
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count, "{sample} {}", form.code());
        }
    }
    // Subjects of trials are never confused, whatever they are called.
    let subject =
        |n| Subject::Trial(PocSubject::Application(patuh_domain::ids::ApplicationId(Uuid::from_u128(n)))).key();
    assert_ne!(subject(1), subject(2));
}
