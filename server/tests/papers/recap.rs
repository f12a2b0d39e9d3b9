//! D28: all institutions of an office in rows, with totals and charts.

use patuh_domain::agreement::MonthUse;
use patuh_server::documents::recapitulation;

use super::support::{day, facts, in_order, issued, made, text, today};

#[test]
fn the_summary_counts_duties_and_use_of_every_institution() {
    let mut all = ["portal-poc", "kesesuaian-production", "kecamatan-bridge"].map(facts);
    for facts in &mut all {
        facts.usage = vec![
            MonthUse { month: day("2026-10-01"), lookups: 1_500, balikan: 20 },
            // Out of the twelve months.
            MonthUse { month: day("2025-10-01"), lookups: 9_999_999, balikan: 0 },
        ];
    }
    let refs: Vec<_> = all.iter().collect();
    let draft = recapitulation(&refs, today(), &issued()).expect("data in JSON").expect("agreements");
    let rendered = made("D28", &draft.order);
    let Some(paper) = text(&rendered.pdf) else { return };
    in_order(
        "D28",
        &paper,
        &[
            "REKAPITULASI KEPATUHAN",
            "21 November 2026",
            "Tercatat 3 perjanjian",
            "Desember 2025 sampai dengan November 2026",
            "Lembaga pengguna",
            "Dinas Komunikasi dan Informatika Kabupaten Tirtamaya",
            "verifikasi dan validasi data pemohon layanan aduan masyarakat",
            "Akses Production",
            "18 Sep 2025",
            "Sertifikat ISO/IEC 27001",
            "1.500",
            "Dinas Sosial Kabupaten Wanasari",
            "Jumlah",
            "4.500",
            "Perjanjian menurut tahap",
            "Kewajiban menurut keadaan",
            "tepat waktu",
            "Hit setiap bulan",
            "Okt 2026",
        ],
    );
    assert!(!paper.contains("9.999.999"));
    assert!(recapitulation(&[], today(), &issued()).expect("nothing to write").is_none());
}

#[test]
fn a_summary_of_many_agreements_stays_in_order_over_its_pages() {
    let one = facts("kesesuaian-production");
    let many: Vec<_> = (0..120)
        .map(|number| {
            let mut facts = one.clone();
            facts.institution.profile.name = format!("Dinas Contoh Nomor {number:03} dengan Nama yang Panjang Sekali");
            facts
        })
        .collect();
    let refs: Vec<_> = many.iter().rev().collect();
    let draft = recapitulation(&refs, today(), &issued()).expect("data in JSON").expect("agreements");
    let rendered = made("D28", &draft.order);
    assert!(rendered.pages > 5);
    let Some(paper) = text(&rendered.pdf) else { return };
    in_order("D28", &paper, &["Dinas Contoh Nomor 000", "Dinas Contoh Nomor 060", "Dinas Contoh Nomor 119", "Jumlah"]);
}
