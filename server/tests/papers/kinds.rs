//! D18, D19, D23 and D25: every point of documents.md in its place.

use patuh_domain::access::Code;
use patuh_domain::agreement::{
    Addendum, Assessment, Facts, Finding, FollowUp, Method, Renewal, RenewalOutcome, ReportContent,
};
use patuh_domain::duty::DutyKind;
use patuh_domain::letter::Letter;
use patuh_server::documents::data::{Answers, MonthFigures, UseFigures};
use patuh_server::documents::{Choices, Form, Subject, draft, subjects};

use super::support::{day, facts, in_order, issued, made, order, text, today};

/// The first semester of 2026 as the counters would give it.
pub fn figures() -> UseFigures {
    let month = |number: u32| MonthFigures {
        month: day(&format!("2026-{number:02}-01")),
        hits: 1_200 + u64::from(number),
        refused: 14,
        answers: vec![
            Answers { method: Method::WebServiceKesesuaian, code: Code::Found, count: 1_000 },
            Answers { method: Method::WebPortal, code: Code::NotFound, count: 200 + u64::from(number) },
            Answers { method: Method::WebPortal, code: Code::QuotaUsedUp, count: 14 },
        ],
        busiest_day: Some(97),
        days_at_limit: Some(1),
        balikan_sent: Some(900),
        balikan_failed: Some(3),
    };
    UseFigures { months: (1..=6).map(month).collect(), suspicious: 2, log_root: Some("ab".repeat(32)) }
}

/// The sample with a report that says something and an evaluation that found something.
pub fn evaluated() -> Facts {
    let mut facts = facts("kesesuaian-production");
    let report = facts.agreement.reports.last_mut().expect("a report");
    report.content = Some(ReportContent {
        hits: Some(7_221),
        balikan: Some(5_000),
        nothing_stored: Some(true),
        benefits: Some("Identitas pelapor diperiksa dalam hitungan detik.".to_owned()),
        obstacles: Some("Sambungan terputus dua kali pada bulan Maret.".to_owned()),
        plans: Some("Menambah loket #panic(\"pengaduan\").".to_owned()),
        ..ReportContent::default()
    });
    let evaluation = facts.agreement.evaluations.first().expect("an evaluation").clone();
    facts.agreement.evaluations.push(patuh_domain::agreement::Evaluation {
        semester: "2026-1".parse().expect("a semester"),
        completed_on: day("2026-08-14"),
        conclusion: patuh_domain::agreement::Conclusion::Warning,
        forwarded: Some(Letter::new("400.12/0801".to_owned(), day("2026-08-18"))),
        assessment: Some(Assessment {
            complete: Some(true),
            findings: vec![Finding {
                duty: DutyKind::IsoCertificate,
                subject: None,
                finding: "Sertifikat masih dalam proses audit tahap kedua".to_owned(),
                evidence: Some("surat lembaga sertifikasi".to_owned()),
                score: Some(25),
            }],
            scores: Vec::new(),
            follow_ups: vec![FollowUp { what: "Menyerahkan sertifikat".to_owned(), by: day("2026-10-30") }],
            notes: Some("Penggunaan sesuai dengan tujuan.".to_owned()),
            evaluator: Some("Sekar Ayuningtyas, S.Kom.".to_owned()),
        }),
        ..evaluation
    });
    facts
}

fn of_semester(figures: Option<UseFigures>) -> Choices {
    Choices { subject: Subject::Semester("2026-1".parse().expect("a semester")), figures, ..issued() }
}

#[test]
fn the_semester_report_is_filled_from_the_counters() {
    let rendered = made("D18", &order(Form::D18, &evaluated(), &of_semester(Some(figures()))));
    let Some(paper) = text(&rendered.pdf) else { return };
    in_order(
        "D18",
        &paper,
        &[
            "LAPORAN PEMANFAATAN DATA KEPENDUDUKAN SEMESTER I TAHUN 2026",
            "Nomor: 470/0611/2026",
            "A. Identitas",
            "Nomor 400.12/1187/2025 dan Nomor 100.3.7/402/2025",
            "Petunjuk Teknis : Nomor 400.12/1188",
            "1 Januari 2026 sampai dengan 30 Juni 2026",
            "B. User ID dan petugas operator",
            "tirtamaya-",
            "NDA ditandatangani",
            "Galih Nugraha",
            "18 September 2025",
            "C. Aplikasi dan metode akses",
            "Lapor Tirtamaya",
            "D. Penggunaan akses",
            "7.221 (tujuh ribu dua ratus dua puluh satu) hit",
            "Januari 2026",
            "1.201",
            "Jumlah",
            "Jawaban menurut kode",
            "01 Data atau hasil ditampilkan",
            "05 Kuota akses hari ini telah habis",
            "mencurigakan (berurutan, berpola, atau berdekatan) berjumlah 2",
            "Nilai akar catatan akses",
            "abababab",
            "E. Data balikan",
            "5.400",
            "18",
            "F. Card reader dan kartu SAM",
            "CR-0001",
            "SAM-",
            "G. Penyimpanan dan penyebarluasan data",
            "tidak menyimpan Data Kependudukan",
            "H. Insiden keamanan",
            "Tidak ada insiden",
            "I. Sertifikat SNI ISO/IEC 27001",
            "belum diserahkan",
            "J. Manfaat",
            "hitungan detik",
            "K. Kendala",
            "L. Rencana",
            "#panic(\"pengaduan\")",
            "Tirtamaya, 20 Juli 2026",
            "Wening Prasasti",
        ],
    );
}

#[test]
fn a_report_without_counters_leaves_room_for_figures_by_hand() {
    let draft = draft(Form::D18, &facts("portal-poc"), today(), &issued()).expect("data in JSON");
    assert!(draft.missing.iter().any(|missing| missing.field == "usage"));
    let Some(paper) = text(&made("D18", &draft.order).pdf) else { return };
    in_order("D18", &paper, &["diisi menurut catatan pengguna", "Bulan", "Manfaat", "Kendala", "Rencana"]);
}

#[test]
fn the_minutes_compare_what_was_reported_and_counted_and_judge_every_duty() {
    let facts = evaluated();
    let rendered = made("D19a", &order(Form::D19a, &facts, &of_semester(Some(figures()))));
    let Some(paper) = text(&rendered.pdf) else { return };
    in_order(
        "D19a",
        &paper,
        &[
            "BERITA ACARA EVALUASI",
            "SEMESTER I TAHUN 2026",
            "Jumat tanggal empat belas bulan Agustus",
            "A. Laporan yang dievaluasi",
            "Nomor 470/0611/2026 tanggal 20 Juli 2026",
            "Batas waktu",
            "terlambat",
            "lengkap",
            "400.12/0733",
            "B. Angka yang dilaporkan dan yang tercatat",
            "7.221",
            "7.221",
            "sesuai",
            "5.000",
            "5.400",
            "berbeda",
            "C. Temuan atas kewajiban",
            "Sertifikat ISO/IEC 27001",
            "audit tahap kedua",
            "surat lembaga sertifikasi",
            "25",
            "Nilai keseluruhan",
            "D. Kesimpulan",
            "pengguna diberi teguran",
            "sesuai dengan tujuan",
            "E. Tindak lanjut",
            "Menyerahkan sertifikat",
            "30 Oktober 2026",
            "disampaikan kepada Menteri Dalam Negeri melalui Direktur Jenderal",
            "Evaluator",
            "Mengetahui",
            "Sekar Ayuningtyas, S.Kom.",
        ],
    );
    let letter = made("D19b", &order(Form::D19b, &facts, &of_semester(Some(figures()))));
    in_order(
        "D19b",
        &text(&letter.pdf).expect("poppler is there"),
        &[
            "Nomor : 400.12/0801",
            "Yth. Menteri Dalam Negeri",
            "melalui Direktur Jenderal",
            "di Jakarta",
            "Kesimpulan : pengguna diberi teguran",
            "Menyerahkan sertifikat, paling lambat 30 Oktober 2026",
            "terlampir",
            "Tembusan",
        ],
    );
    let regional = made("D19b", &order(Form::D19b, &self::facts("kecamatan-bridge"), &issued()));
    in_order("D19b", &text(&regional.pdf).expect("poppler is there"), &["Yth. Bupati Arungkara"]);
}

#[test]
fn the_addendum_shows_old_and_new_and_cites_the_article_that_speaks_of_it() {
    let mut facts = facts("portal-poc");
    let ends_on = facts.agreement.pks.as_ref().expect("signed").ends_on;
    facts.agreement.renewals = vec![Renewal {
        letter: Letter::new("400.9/77/DINSOS/2027".to_owned(), day("2027-10-20")),
        received_on: day("2027-10-22"),
        wish: Default::default(),
        approval: Some(Letter::new("400.8.1.2/7777/Dukcapil".to_owned(), day("2027-12-01"))),
        outcome: Some(RenewalOutcome::Addendum(Addendum {
            office_number: "400.12/90/DUKCAPIL/2028".to_owned(),
            institution_number: Some("100.3.7/09/PKS/I/2028".to_owned()),
            signed_on: day("2028-01-12"),
            ends_on: day("2030-01-15"),
            scan: None,
        })),
        frozen_due: None,
    }];
    let Some(paper) = text(&made("D23", &order(Form::D23, &facts, &issued())).pdf) else { return };
    let old = format!("sampai dengan tanggal {}", patuh_domain::wording::long_date(ends_on));
    in_order(
        "D23",
        &paper,
        &[
            "ADENDUM PERJANJIAN KERJA SAMA",
            "NOMOR: 400.12/90/DUKCAPIL/2028",
            "NOMOR: 100.3.7/09/PKS/I/2028",
            "PERPANJANGAN PERJANJIAN KERJA SAMA",
            "Rabu tanggal dua belas bulan Januari tahun dua ribu dua puluh delapan",
            "bertindak untuk dan atas nama",
            "Nomor 400.12/07/DUKCAPIL/2026",
            "400.9/77/DINSOS/2027",
            "400.8.1.2/7777/Dukcapil",
            "Pasal 1 KETENTUAN YANG DIUBAH",
            "Semula Menjadi",
            "Pasal 4 ayat (1)",
            &old,
            "Pasal 2 JANGKA WAKTU",
            "diperpanjang sampai dengan tanggal 15 Januari 2030",
            "tanpa terputus",
            "Pasal 3 KETENTUAN LAIN",
            "tetap berlaku",
            "bagian yang tidak terpisahkan",
            "Pasal 4 PENUTUP",
            "rangkap 2 (dua) asli bermeterai cukup",
            "Meterai",
        ],
    );
    let pks = text(&made("D06", &order(Form::D06, &facts, &issued())).pdf).expect("poppler is there");
    in_order("D06", &pks, &["Pasal 4 JANGKA WAKTU (1)"]);
}

#[test]
fn changed_elements_and_methods_are_told_apart_in_an_addendum() {
    let mut facts = facts("kesesuaian-production");
    let mut terms = facts.agreement.terms.last().expect("terms").clone();
    terms.effective = day("2026-05-04");
    terms.methods.retain(|grant| grant.method != Method::CardReader);
    terms.methods.first_mut().expect("a method").elements.pop();
    facts.agreement.terms.push(terms);
    let found = subjects(Form::D23, &facts, today());
    let (subject, name) = found.first().expect("an addendum").clone();
    assert_eq!(name.as_deref(), Some("Perubahan per 4 Mei 2026"));
    let Some(paper) = text(&made("D23", &order(Form::D23, &facts, &Choices { subject, ..issued() })).pdf) else {
        return;
    };
    in_order(
        "D23",
        &paper,
        &[
            "PERUBAHAN METODE AKSES DAN ELEMEN DATA",
            "Pasal 2 ayat (1) huruf a",
            "8 (delapan) elemen data",
            "7 (tujuh) elemen data",
            "Pasal 2 ayat (1) huruf c",
            "dihapus",
            "Petunjuk Teknis disesuaikan",
        ],
    );
    assert!(!paper.contains("diperpanjang sampai"), "no renewal: {paper}");
}

#[test]
fn sam_cards_are_given_back_one_by_one() {
    let mut facts = facts("kesesuaian-production");
    let reader = facts.agreement.readers.first_mut().expect("a reader");
    reader.configuration = Some("KONF-0001".to_owned());
    reader.condition = Some("baik".to_owned());
    reader.deactivated_on = Some(day("2027-09-20"));
    facts.agreement.closing = Some(patuh_domain::agreement::Closing {
        bast: Letter::new("400.12/0999".to_owned(), day("2027-09-21")),
        remark: Some("satu tas pembawa disertakan".to_owned()),
        frozen_due: None,
    });
    let Some(paper) = text(&made("D25", &order(Form::D25, &facts, &issued())).pdf) else { return };
    in_order(
        "D25",
        &paper,
        &[
            "PENGEMBALIAN KARTU SAM DAN PENONAKTIFAN PERANGKAT PEMBACA KTP-EL",
            "Nomor: 400.12/0999",
            "yang menyerahkan",
            "yang menerima",
            "berakhir pada tanggal 18 September 2027",
            "Contoh Reader K1",
            "CR-0001",
            "SAM-",
            "KONF-",
            "baik",
            "kartu SAM telah dilepas",
            "CR-0001 pada 20 September 2027",
            "berkas konfigurasi",
            "tirtamaya-kominfo-01",
            "Catatan: satu tas pembawa",
            "kerahasiaan",
        ],
    );
    assert!(subjects(Form::D25, &self::facts("portal-poc"), today()).is_empty(), "no reader, nothing to give back");
}
