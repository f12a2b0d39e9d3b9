//! Each kind of finding with facts that have it and facts that don't; the samples with exactly what they have.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::json;

use super::*;
use crate::agreement::*;
use crate::calendar::{HolidayTable, Zone};
use crate::clause::{Script, Values, assemble};
use crate::dossier::Dossier;
use crate::ids::ApplicationId;
use crate::letter::Letter;

const SAMPLES: [(&str, &str); 5] = [
    ("kecamatan-bridge", include_str!("../../../samples/dossier-kecamatan-bridge.json")),
    ("kesesuaian-production", include_str!("../../../samples/dossier-kesesuaian-production.json")),
    ("lint-findings", include_str!("../../../samples/dossier-lint-findings.json")),
    ("portal-poc", include_str!("../../../samples/dossier-portal-poc.json")),
    ("provinsi-onboarding", include_str!("../../../samples/dossier-provinsi-onboarding.json")),
];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn now() -> Moment {
    Moment::at(Zone::Wib, day(2026, 11, 21), 9)
}

fn sample(name: &str) -> Facts {
    let (_, json) = SAMPLES.into_iter().find(|(known, _)| *known == name).expect("a sample");
    Dossier::parse(json).expect("a dossier").facts(HolidayTable::official()).expect("facts")
}

/// A sample without what it is found to lack.
fn clean() -> Facts {
    let mut facts = sample("kesesuaian-production");
    facts.agreement.operators.clear();
    assert_eq!(findings(&facts, &now()), []);
    facts
}

fn keys(facts: &Facts) -> Vec<&'static str> {
    let mut keys: Vec<_> = findings(facts, &now()).iter().map(|finding| finding.lint.key()).collect();
    keys.dedup();
    keys
}

#[test]
fn samples_have_their_findings() {
    let all: Vec<String> =
        SAMPLES.iter().map(|(name, _)| format!("{name}: {}", keys(&sample(name)).join(" "))).collect();
    assert_eq!(
        all,
        [
            "kecamatan-bridge: ",
            "kesesuaian-production: ",
            "lint-findings: deadline term shared_number nip renewal_form meterai_missing overdue_at_renewal old_request bandwidth",
            "portal-poc: nda_missing",
            "provinsi-onboarding: nda_missing iso_absent",
        ]
    );
}

#[test]
fn keys_are_stable_words_and_every_kind_says_how_it_is_mended() {
    let keys: BTreeSet<_> = Lint::ALL.iter().map(|lint| lint.key()).collect();
    assert_eq!(keys.len(), Lint::ALL.len());
    for lint in Lint::ALL {
        assert_eq!(Lint::parse(lint.key()), Some(lint));
        assert!(lint.key().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
        assert!(lint.remedy().id.ends_with('.') && !lint.title().en.is_empty());
    }
}

/// The kinds found once `change` is made to clean facts.
fn after(change: impl FnOnce(&mut Agreement)) -> Vec<&'static str> {
    let mut facts = clean();
    change(&mut facts.agreement);
    keys(&facts)
}

#[test]
fn dates_that_contradict_each_other_are_found() {
    assert_eq!(after(|it| it.juknis.as_mut().expect("one").user_id_request_by = Some(day(2025, 9, 1))), ["deadline"]);
    let week = |week| {
        move |it: &mut Agreement| {
            let expected = ExpectedWeek { month: "2025-09".to_owned(), week };
            it.network.as_mut().expect("one").expected = Some(Expected::Week(expected));
        }
    };
    assert_eq!(after(week(2)), ["deadline"]);
    assert_eq!(after(week(3)), <[&str; 0]>::default());
    assert_eq!(after(|it| it.pks.as_mut().expect("one").ends_on = day(2027, 9, 17)), ["term"]);
    assert_eq!(after(|it| it.requests[0].letter.date = day(2024, 9, 17)), ["old_request"]);
    assert_eq!(after(|it| it.requests[0].letter.date = day(2024, 9, 18)), <[&str; 0]>::default());
}

#[test]
fn numbers_of_letters_are_compared() {
    let pks = |it: &Agreement| it.pks.as_ref().expect("one").clone();
    assert_eq!(after(|it| it.juknis.as_mut().expect("one").number = pks(it).office_number), ["shared_number"]);
    assert_eq!(after(|it| it.forwarding.as_mut().expect("one").number = pks(it).office_number), ["repeated_number"]);
    assert_eq!(
        after(|it| it.forwarding.as_mut().expect("one").number = "400.12/1300/2025".to_owned()),
        ["number_order"]
    );
    assert_eq!(
        after(|it| it.approval.as_mut().expect("one").subject.insert_str(0, "Perpanjangan ")),
        ["subject_cited"]
    );
    let basis = |text: &str| {
        let text = text.to_owned();
        move |it: &mut Agreement| it.terms[0].legal_bases.push(text)
    };
    let gazette = "Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan (Lembaran Negara Republik \
                   Indonesia Tahun 2006 Nomor 142)";
    assert_eq!(after(basis(gazette)), ["gazette"]);
    assert_eq!(after(basis("Peraturan Bupati Nomor 1 Tahun 2024 tentang Data")), <[&str; 0]>::default());
}

#[test]
fn persons_are_compared_across_documents() {
    let mut facts = clean();
    facts.institution.heads[0].nip = Some("19740922200112200".to_owned());
    assert_eq!(keys(&facts), ["nip"]);
    let mut facts = clean();
    let name = facts.institution.heads[0].name.clone();
    facts.agreement.teams[1].members.push(TeamMember {
        name,
        nip: Some("197409222001122002".to_owned()),
        rank: None,
        grade: None,
        position: "Ketua".to_owned(),
    });
    assert_eq!(keys(&facts), ["nip_differs"]);
}

#[test]
fn both_texts_agree_and_applications_stay_within_them() {
    let mut later = clean().agreement.terms[0].clone();
    later.effective = day(2025, 9, 18);
    later.data_balikan.as_mut().expect("some").fields.push("STATUS".to_owned());
    assert_eq!(
        after(|it| {
            it.juknis.as_mut().expect("one").date = day(2025, 9, 22);
            it.network.as_mut().expect("one").expected = None;
            it.accounts.clear();
            later.effective = day(2025, 9, 20);
            it.terms.push(later);
        }),
        ["balikan_differs"]
    );
    assert_eq!(after(|it| it.applications[0].elements.push(Element::NomorKk)), ["elements_differ"]);
    assert_eq!(after(|it| it.network.as_mut().expect("one").bandwidth_mbps = None), ["bandwidth"]);
    assert_eq!(after(|it| it.network.as_mut().expect("one").bandwidth_mbps = Some(1_000_000)), ["bandwidth"]);
    assert_eq!(after(|it| it.terms[0].iso_27001 = None), ["iso_absent"]);
    assert_eq!(
        after(|it| {
            let new = Application {
                id: ApplicationId(uuid::Uuid::from_u128(77)),
                registered_on: day(2026, 3, 1),
                ..it.applications[0].clone()
            };
            it.applications.push(new);
        }),
        ["application_without_poc"]
    );
}

#[test]
fn flows_keep_to_the_service() {
    assert_eq!(after(|it| it.service_flows[0].method = Method::WebServiceCallNik), ["flow_service"]);
    assert_eq!(after(|it| it.service_flows[0].title = "Pelayanan kesehatan".to_owned()), ["flow_service"]);
    assert_eq!(after(|it| it.service_flows[0].introduction = "Petugas memakai call NIK.".to_owned()), ["flow_service"]);
}

fn sptjm(agreement: &mut Agreement) -> &mut Declaration {
    agreement.declarations.iter_mut().find(|declaration| declaration.kind.is_sptjm()).expect("an SPTJM")
}

#[test]
fn declarations_are_signed_by_the_right_person_on_the_right_form() {
    assert_eq!(after(|it| sptjm(it).signer = "Drs. Hendra Gunadi, M.Si.".to_owned()), ["sptjm_party"]);
    assert_eq!(after(|it| sptjm(it).meterai = false), ["meterai_missing"]);
    let renewal = |it: &mut Agreement| {
        let first = sptjm(it).clone();
        it.declarations.push(Declaration { kind: DeclarationKind::SptjmRenewal, signed_on: day(2026, 11, 1), ..first });
    };
    assert!(after(renewal).contains(&"renewal_form"));
    let with_letter = after(|it| {
        renewal(it);
        let letter = Letter::new("470/0900/2026", day(2026, 10, 1));
        it.renewals.push(Renewal {
            received_on: letter.date,
            letter,
            wish: RenewalWish::default(),
            approval: None,
            outcome: None,
            frozen_due: None,
        });
    });
    assert!(!with_letter.contains(&"renewal_form"));
}

#[test]
fn running_text_is_read_for_slips() {
    let kinds = |text: &str| slips(text).iter().map(|slip| slip.lint.key()).collect::<Vec<_>>();
    assert_eq!(kinds("Pada hari Senin tanggal 15 Januari 2026 telah"), ["weekday"]);
    assert_eq!(kinds("Pada hari Kamis, 15-01-2026 telah"), <[&str; 0]>::default());
    assert_eq!(kinds("hari Rabu tanggal lima belas bulan Januari tahun dua ribu dua puluh enam"), ["weekday"]);
    assert_eq!(kinds("tanggal lima belas bulan Januari tahun dua ribu dua puluh enam (16-01-2026)"), ["date_words"]);
    assert_eq!(kinds("meliputi 9 (delapan) elemen data"), ["element_count"]);
    assert_eq!(kinds("paling lambat 12 (sebelas) bulan"), ["number_words"]);
    assert_eq!(kinds("sebanyak 1.000 (seribu) hit, 12 (dua belas) bulan, 1 (satu) titik"), <[&str; 0]>::default());
    assert_eq!(kinds("Pasal 2 (lihat lampiran) dan Minggu depan"), <[&str; 0]>::default());
    assert_eq!(after(|it| it.service_flows[0].introduction = "Dalam 2 (tiga) hari.".to_owned()), ["number_words"]);
}

#[test]
fn the_data_of_a_document_is_checked() {
    let kinds = |data: serde_json::Value| paper("D07", &data).iter().map(|found| found.lint.key()).collect::<Vec<_>>();
    let date = |words: &str| json!({"date": {"long": "15 Januari 2026", "words": words, "figures": "15-01-2026"}});
    assert_eq!(
        kinds(date("Kamis tanggal lima belas bulan Januari tahun dua ribu dua puluh enam")),
        <[&str; 0]>::default()
    );
    assert_eq!(kinds(date("Rabu tanggal lima belas bulan Januari tahun dua ribu dua puluh enam")), ["weekday"]);
    assert_eq!(kinds(date("Kamis tanggal enam belas bulan Januari tahun dua ribu dua puluh enam")), ["date_words"]);
    let method = json!({"methods": [{"method": "web_portal", "label": "Web Portal", "elements": ["NIK"],
        "count": {"figure": "2", "words": "dua"}}]});
    assert_eq!(kinds(method), ["element_count"]);
    let service = json!({"methods": [{"method": "web_service_call_nik"}], "codes": [{"code": "00"}]});
    assert_eq!(kinds(service), ["response_code"]);
    assert_eq!(kinds(json!({"frame": {"draft": false}, "numbers": {"office": null}})), ["attachment_header"]);
    assert_eq!(large_pdf("D06", LARGEST_PDF), None);
    assert_eq!(large_pdf("D06", LARGEST_PDF + 1).map(|found| found.lint), Some(Lint::LargePdf));
}

#[test]
fn an_offices_own_clauses_are_checked() {
    let kinds = |text: &'static str| {
        let own = |key: &str| (key == "disputes.law").then_some(text);
        let script = Script::of("D06").expect("a script");
        let mut values = Values::default();
        values.flag("term_open", true);
        let text = assemble(script, &values, &own);
        let found = clauses("D06", &text, &|key| key == "disputes.law");
        found.iter().map(|finding| finding.lint.key()).collect::<Vec<_>>()
    };
    assert_eq!(kinds("Menurut {see:nothing}."), ["missing_reference"]);
    assert_eq!(kinds("Sebagaimana dimaksud dalam Pasal 9 ayat (1)."), ["cited_clause"]);
    assert_eq!(kinds("Menurut Pasal 26 Undang-Undang Nomor 24 Tahun 2013."), <[&str; 0]>::default());
    assert_eq!(kinds("Sebagaimana dimaksud {see:duties.second.leak}, 2 (dua) hari."), <[&str; 0]>::default());
    assert_eq!(kinds("Dalam 3 (dua) hari."), ["number_words"]);
}
