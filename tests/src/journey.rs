//! From request to production, step by step, as the persons concerned and not one administrator.

use chrono::NaiveDate;

/// Who acts, by the address of the demonstration account.
pub mod person {
    pub const STAFF: &str = "petugas@demo.patuh.test";
    pub const HEAD_OF_OFFICE: &str = "kepala@demo.patuh.test";
    pub const HEAD_OF_INSTITUTION: &str = "kepala.opd@demo.patuh.test";
    pub const INSTITUTION_ADMIN: &str = "admin.opd@demo.patuh.test";
    pub const OPERATOR: &str = "operator@demo.patuh.test";
    pub const PASSWORD: &str = "demo-patuh-2026";
}

/// How one field is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Types or chooses this value.
    Value(String),
    /// Ticks each of these.
    Ticks(Vec<String>),
    /// Answers every row's column with this value.
    EveryRow(String),
    /// Fills the first row's cell.
    FirstRow(String),
    /// Uploads a scan.
    Scan,
}

/// One act: a person, a form, its answers, and what the agreement's page then shows.
#[derive(Debug, Clone)]
pub struct Step {
    pub who: &'static str,
    pub action: &'static str,
    pub answers: Vec<(String, Answer)>,
    /// On the page of the agreement afterwards.
    pub then: &'static str,
}

/// The guided request that begins it: answers of `/perjanjian/baru`.
pub fn request(today: NaiveDate, tag: &str) -> Vec<(String, Answer)> {
    let mut answers = letter("letter", &format!("400.9/{tag}/DINSOS/2026"), today);
    answers.extend([
        value("subject", "Permohonan Pemanfaatan Data Kependudukan"),
        value("purpose", "verifikasi dan validasi data penerima beasiswa daerah"),
        value("daily_need", "150"),
        value("received_on", &today.to_string()),
        ticks("methods", &["web_portal"]),
        ticks("elements_web_portal", &["nik", "nama_lengkap", "tanggal_lahir", "alamat"]),
        value("balikan_fields", "JENIS_BEASISWA"),
        ticks("balikan_channels", &["upload"]),
        value("term_years", "2"),
    ]);
    answers
}

/// Everything from taking up to production; one return for changes on the way.
pub fn steps(today: NaiveDate, tag: &str) -> Vec<Step> {
    use person::{HEAD_OF_INSTITUTION as HEAD, INSTITUTION_ADMIN as ADMIN, STAFF};
    let day = today.to_string();
    let office = |kind: &str| format!("400.12/{tag}-{kind}/DUKCAPIL/2026");
    let institution = |kind: &str| format!("400.9/{tag}-{kind}/DINSOS/2026");
    let step = |who, action, answers: Vec<(String, Answer)>, then| Step { who, action, answers, then };
    let on = || value("on", &day);
    vec![
        step(STAFF, "take_up", vec![on()], "Verifikasi berkas"),
        step(STAFF, "check_completeness", vec![on(), every_row("item_present", "ya")], "Verifikasi berkas"),
        step(STAFF, "forward", letter("letter", &office("teruskan"), today), "Menunggu persetujuan Ditjen"),
        step(
            STAFF,
            "record_approval",
            letter("letter", &format!("400.8.1.2/{tag}/Dukcapil"), today),
            "Penyusunan PKS dan Juknis",
        ),
        step(STAFF, "appoint_team", team("office", &office("sp"), today, "Laras Nirmala, S.STP."), "Penyusunan"),
        step(
            STAFF,
            "appoint_team",
            team("institution", &institution("sp"), today, "Yusuf Maulana, A.Md."),
            "Penyusunan",
        ),
        step(STAFF, "settle_terms", vec![], "Penyusunan"),
        step(
            STAFF,
            "record_network",
            vec![
                value("ip_lan", "192.168.88.10"),
                value("bandwidth", "10"),
                value("provider", "Diskominfo"),
                ticks("paid_by", &["institution"]),
            ],
            "Penyusunan",
        ),
        step(STAFF, "mark_final", vec![value("text", "pks"), on()], "Penyusunan"),
        step(STAFF, "mark_final", vec![value("text", "juknis"), on()], "Penandatanganan"),
        step(
            STAFF,
            "sign_pks",
            vec![
                value("office_number", &office("pks")),
                value("institution_number", &institution("pks")),
                value("signed_on", &day),
            ],
            "Penandatanganan",
        ),
        step(STAFF, "sign_juknis", vec![value("number", &office("juknis")), value("date", &day)], "Persiapan akses"),
        step(STAFF, "record_network", vec![value("ready_on", &day)], "Persiapan akses"),
        step(
            ADMIN,
            "register_operator",
            vec![value("name", "Rani Lestari"), value("staff_status", "Non-ASN"), value("position", "Operator Loket")],
            "Rani Lestari",
        ),
        step(
            STAFF,
            "record_declaration",
            vec![value("kind", "sptjm_first"), value("signer", "pimpinan"), value("signed_on", &day), scan("scan")],
            "Persiapan akses",
        ),
        step(
            STAFF,
            "record_declaration",
            vec![value("kind", "nda_a"), value("signer", "pimpinan"), value("signed_on", &day), scan("scan")],
            "Persiapan akses",
        ),
        step(
            HEAD,
            "request_user_id",
            [
                letter("letter", &institution("userid"), today),
                vec![value("user_id", &format!("uji-{}", tag.to_lowercase()))],
            ]
            .concat(),
            "Persiapan akses",
        ),
        step(STAFF, "hand_over_user_id", letter("bast", &office("bast"), today), "Proof of Concept"),
        step(HEAD, "request_poc", letter("letter", &institution("poc"), today), "Proof of Concept"),
        step(
            STAFF,
            "schedule_poc",
            [letter("confirmation", &office("jadwal"), today), vec![value("scheduled_on", &day)]].concat(),
            "Proof of Concept",
        ),
        step(
            STAFF,
            "record_poc_result",
            [letter("letter", &office("hasil"), today), vec![value("verdict", "passed"), on()]].concat(),
            "Akses Production",
        ),
    ]
}

fn value(name: &str, value: &str) -> (String, Answer) {
    (name.to_owned(), Answer::Value(value.to_owned()))
}

fn ticks(name: &str, values: &[&str]) -> (String, Answer) {
    (name.to_owned(), Answer::Ticks(values.iter().map(|value| (*value).to_owned()).collect()))
}

fn every_row(name: &str, value: &str) -> (String, Answer) {
    (name.to_owned(), Answer::EveryRow(value.to_owned()))
}

fn scan(name: &str) -> (String, Answer) {
    (name.to_owned(), Answer::Scan)
}

fn letter(name: &str, number: &str, date: NaiveDate) -> Vec<(String, Answer)> {
    vec![value(&format!("{name}_number"), number), value(&format!("{name}_date"), &date.to_string())]
}

fn team(party: &str, number: &str, date: NaiveDate, member: &str) -> Vec<(String, Answer)> {
    let first = |column: &str, text: &str| (format!("member_{column}"), Answer::FirstRow(text.to_owned()));
    [
        vec![value("party", party)],
        letter("order", number, date),
        vec![first("name", member), first("position", "Kepala Bidang PIAK dan Pemanfaatan Data")],
    ]
    .concat()
}
