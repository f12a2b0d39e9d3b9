//! What the tests of store and desk share: sample dossiers and a walk over every kind of event.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use patuh_domain::access::{AgreementHours, Hours, Span};
use patuh_domain::agreement::*;
use patuh_domain::calendar::Semester;
use patuh_domain::dossier::Dossier;
use patuh_domain::duty::DutyKind;
use patuh_domain::ids::{
    AccountId, ApplicationId, IncidentId, InstitutionId, OperatorId, PersonId, PurposeId, SanctionId, SuspicionId,
};
use patuh_domain::letter::Letter;
use uuid::Uuid;

/// The dossiers of the samples by file name.
pub fn dossiers() -> Vec<(String, Dossier)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("samples")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("dossier");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name.clone(), Dossier::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect()
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("date")
}

pub fn letter(number: impl std::fmt::Display) -> Letter {
    Letter::new(format!("400.12/{number}/UJI/2024"), date(2024, 3, 1))
}

pub fn request(number: impl std::fmt::Display) -> Request {
    Request {
        letter: letter(number),
        subject: "Permohonan pemanfaatan data".to_owned(),
        purpose: "verifikasi penerima bantuan".to_owned(),
        daily_need: Some(300),
        methods: vec![grant(Method::WebPortal), grant(Method::WebServiceCallNik)],
        data_balikan: Some(DataBalikan {
            fields: vec!["JENIS \"BANTUAN\"\nTAHAP".to_owned(), "NOMOR_KARTU".to_owned()],
            channels: vec![BalikanChannel::Upload, BalikanChannel::Form],
        }),
        term_years: Some(2),
        received_on: date(2024, 3, 2),
        study: Study { reckoning: Some("3 loket x 100 pemohon".to_owned()), ..Study::default() },
        scan: None,
    }
}

pub fn grant(method: Method) -> MethodGrant {
    MethodGrant {
        method,
        elements: vec![Element::Nik, Element::Alamat, Element::NamaLengkap],
        address_parts: vec![AddressPart::Rw, AddressPart::Rt],
        mandatory: vec![Element::NamaLengkap, Element::Nik],
    }
}

pub fn pks(number: impl std::fmt::Display) -> Pks {
    Pks {
        office_number: format!("100.3.7/{number}/PKS"),
        institution_number: format!("973/{number}"),
        signed_on: date(2024, 5, 20),
        signed_at: "Wanasari".to_owned(),
        term: Term::YearsAndUntil { years: 2, until: date(2026, 5, 20) },
        ends_on: date(2026, 5, 20),
        scan: None,
    }
}

fn wish(even: bool, on: NaiveDate) -> TrialWish {
    TrialWish { versions: even.then(|| "1.2".to_owned()), wished_on: even.then_some(on), contact: None }
}

/// What a walk has made so far, so that later events can refer to it.
#[derive(Default)]
pub struct Made {
    pub accounts: Vec<AccountId>,
    pub operators: Vec<OperatorId>,
    pub applications: Vec<ApplicationId>,
    pub sanctions: Vec<SanctionId>,
    pub incidents: Vec<IncidentId>,
    pub purposes: Vec<PurposeId>,
    pub documents: Vec<DocumentCode>,
    count: u32,
}

/// Kinds of event that [`event`] can make.
pub const KINDS: usize = 69;

/// An event of the `kind`-th kind, different each time; `variant` chooses among its forms.
#[expect(clippy::too_many_lines, reason = "one arm per kind of event")]
pub fn event(kind: usize, variant: u8, institution: InstitutionId, made: &mut Made) -> AgreementEvent {
    use AgreementEvent as E;
    made.count += 1;
    let n = made.count;
    let on = date(2024, 4, 1) + TimeDelta::days(i64::from(n));
    let at: DateTime<Utc> = on.and_hms_micro_opt(3, 4, 5, 678_901).expect("time").and_utc();
    let even = variant.is_multiple_of(2);
    let some_letter = even.then(|| letter(n));
    match kind % KINDS {
        0 => E::Requested { institution, request: request(n) },
        1 => E::TakenUp { on },
        2 => E::Checked {
            checklist: Checklist {
                on,
                officer: even.then(|| "Dewi Lestari".to_owned()),
                items: (0..variant % 4)
                    .map(|item| ChecklistItem {
                        requirement: format!("syarat {item}"),
                        present: item % 2 == 0,
                        remark: (item % 2 == 1).then(|| "belum bermeterai".to_owned()),
                    })
                    .collect(),
            },
        },
        3 => E::Returned { on, reasons: format!("lengkapi {n}") },
        4 => E::FoundComplete { on },
        5 => E::Forwarded { letter: letter(n) },
        6 => E::Approved {
            approval: Approval {
                letter: letter(n),
                subject: "Persetujuan".to_owned(),
                signed_by: "Plh. Direktur Jenderal".to_owned(),
                kind: [ApprovalKind::New, ApprovalKind::Renewal, ApprovalKind::Change][usize::from(variant % 3)],
                scan: None,
            },
        },
        7 => E::TeamAppointed {
            team: Team {
                party: if even { Party::Office } else { Party::Institution },
                order: letter(n),
                members: vec![TeamMember {
                    name: format!("Anggota {n}"),
                    nip: None,
                    rank: Some("Penata".to_owned()),
                    grade: None,
                    position: "Analis".to_owned(),
                }],
            },
        },
        8 => E::ContactNamed {
            contact: Contact {
                party: Party::Institution,
                name: format!("Narahubung {n}"),
                position: "Kepala Seksi".to_owned(),
                phone: "0000".to_owned(),
            },
        },
        9 => E::TermsSettled {
            terms: Terms {
                effective: on,
                layout: if even { PksLayout::Articles } else { PksLayout::Chapters },
                methods: vec![grant(Method::CardReader), grant(Method::WebServiceKesesuaian)],
                legal_bases: vec!["uu-23-2006".to_owned(), "pp-40-2019".to_owned()],
                data_balikan: None,
                iso_27001: [
                    None,
                    Some(IsoRule::MonthsAfterSignature { months: 6 }),
                    Some(IsoRule::FixedDate { date: on }),
                ][usize::from(variant % 3)],
                card_reader: ReaderClause { need: ReaderNeed::Required, within_months: even.then_some(12) },
                duties: [(DutyKind::Sptjm, even), (DutyKind::Nda, true)].into(),
            },
        },
        10 => E::TextFinalised { text: if even { Text::Pks } else { Text::Juknis }, on },
        11 => E::TextReopened { text: if even { Text::Pks } else { Text::Juknis } },
        12 => E::PksSigned {
            pks: Pks {
                term: match variant % 4 {
                    0 => Term::Years { years: 2 },
                    1 => Term::Until { until: date(2026, 5, 19) },
                    2 => Term::Range {},
                    _ => Term::YearsAndUntil { years: 2, until: date(2026, 5, 20) },
                },
                ..pks(n)
            },
        },
        13 => E::JuknisSigned {
            juknis: Juknis {
                number: format!("J/{n}"),
                institution_number: even.then(|| format!("K/{n}")),
                date: on,
                place: "Wanasari".to_owned(),
                layout: JuknisLayout::Discussion,
                signers: JuknisSigners::TeamsAndHeads,
                initials: even,
                user_id_request_by: even.then_some(on),
                scan: None,
            },
        },
        14 => E::NetworkRecorded {
            network: Network {
                ip_lan: Some("10.1.2.3".to_owned()),
                kind: if even { NetworkKind::Vpn } else { NetworkKind::Closed },
                vpn: even.then(|| "IPsec".to_owned()),
                bandwidth_mbps: Some(u32::from(variant)),
                paid_by: vec![CostBearer::Diskominfo, CostBearer::Institution],
                provider: None,
                diskominfo_ip: None,
                access_addresses: [
                    (Method::WebPortal, "https://portal.example".to_owned()),
                    (Method::CardReader, "10.0.0.9".to_owned()),
                ]
                .into(),
                expected: match variant % 3 {
                    0 => None,
                    1 => Some(Expected::On(ExpectedDay { on })),
                    _ => Some(Expected::Week(ExpectedWeek { month: "2024-07".to_owned(), week: 2 })),
                },
                ready_on: even.then_some(on),
            },
            letter: some_letter,
        },
        15 => E::QuotaGranted {
            grant: QuotaGrant {
                methods: vec![Method::WebServiceCallNik, Method::WebPortal],
                per_day: even.then_some(u32::MAX),
                from: if even { QuotaStart::On(on) } else { QuotaStart::Poc },
                until_poc: !even,
                reference: some_letter,
            },
        },
        16 => {
            let id = ApplicationId(Uuid::now_v7());
            made.applications.push(id);
            E::ApplicationRegistered {
                application: Application {
                    id,
                    registered_on: on,
                    name: format!("Aplikasi {n}"),
                    function: "pelayanan".to_owned(),
                    platform: "web".to_owned(),
                    url: even.then(|| "https://aplikasi.example".to_owned()),
                    method: Method::WebServiceCallNik,
                    elements: vec![Element::Nik],
                    used_by: None,
                    keeper: Some("Bidang Data".to_owned()),
                    mobile: !even,
                },
            }
        }
        17 => E::ServiceFlowDescribed {
            flow: ServiceFlow {
                method: Method::WebPortal,
                title: format!("Alur {}", variant % 2),
                introduction: "Pemohon datang ke loket.".to_owned(),
                lanes: vec!["Pemohon".to_owned(), "Operator".to_owned()],
                steps: vec![FlowStep {
                    id: 1,
                    lane: 1,
                    text: "Memeriksa".to_owned(),
                    next: vec![FlowNext::To(2), FlowNext::When(FlowBranch { to: 3, when: "tidak sesuai".to_owned() })],
                }],
            },
        },
        18 => {
            let id = OperatorId(Uuid::now_v7());
            made.operators.push(id);
            E::OperatorRegistered {
                operator: Operator {
                    id,
                    since: on,
                    left_on: None,
                    name: format!("Operator {n}"),
                    staff_number: None,
                    staff_status: [StaffStatus::Pns, StaffStatus::Pppk, StaffStatus::NonAsn][usize::from(variant % 3)],
                    position: "Staf".to_owned(),
                },
            }
        }
        19 => match made.operators.last() {
            Some(operator) => E::OperatorLeft { operator: *operator, on },
            None => E::OperatorLeft { operator: OperatorId(Uuid::now_v7()), on },
        },
        20 => E::AccessApprovalRequested { letter: letter(n) },
        21 => E::AccessApprovalGranted { letter: letter(n) },
        22 => {
            let id = AccountId(Uuid::now_v7());
            made.accounts.push(id);
            E::AccountRequested {
                account: Account {
                    id,
                    user_id: format!("uji-{id}"),
                    kind: AccountKind::Production,
                    methods: vec![Method::CardReader, Method::WebPortal],
                    request: letter(n),
                    office_region_code: Some("9901".to_owned()),
                    local_user_id: None,
                    ip_addresses: vec!["10.0.0.2".to_owned(), "10.0.0.1".to_owned()],
                    address_changes: Vec::new(),
                    responsible: "Bagus Prakoso".to_owned(),
                    daily_cap: even.then_some(50),
                    cap_changes: Vec::new(),
                    holder_changes: Vec::new(),
                    bast: None,
                    closed_on: None,
                },
            }
        }
        23 => match made.accounts.first() {
            Some(account) => E::AddressesRegistered {
                account: *account,
                ip_addresses: (0..variant % 3).map(|last| format!("10.9.9.{last}")).collect(),
                from: even.then_some(at),
            },
            None => E::TakenUp { on },
        },
        24 => match made.accounts.last() {
            Some(account) => E::AccountHandedOver { account: *account, bast: letter(n) },
            None => E::TakenUp { on },
        },
        25 => match made.accounts.last() {
            Some(account) => E::SecretRevealed { account: *account, at, to: "Bagus Prakoso".to_owned() },
            None => E::TakenUp { on },
        },
        26 => match made.accounts.last() {
            Some(account) => E::AccountClosed { account: *account, on },
            None => E::TakenUp { on },
        },
        27 => {
            let operator = made.operators.last().copied().filter(|_| even);
            E::DeclarationSigned {
                declaration: Declaration {
                    kind: match (operator, variant % 3) {
                        (Some(_), _) => DeclarationKind::NdaA,
                        (None, 0) => DeclarationKind::SptjmFirst,
                        (None, 1) => DeclarationKind::SptjmRenewal,
                        (None, _) => DeclarationKind::NdaB,
                    },
                    signer: format!("Penanda tangan {n}"),
                    operator,
                    signed_on: on,
                    meterai: even,
                    scan: None,
                },
            }
        }
        28 => E::PocRequested {
            request: PocRequest { subjects: subjects(made), letter: letter(n), wish: wish(even, on) },
        },
        29 => E::PocScheduled {
            schedule: PocSchedule {
                subjects: subjects(made),
                scheduled_on: on,
                confirmation: letter(n),
                meeting: TrialMeeting {
                    time: even.then(|| "09.00 WIB".to_owned()),
                    participants: vec!["Tim aplikasi".to_owned()],
                    ..TrialMeeting::default()
                },
            },
        },
        30 => E::PocConcluded {
            result: PocResult {
                subject: subjects(made).remove(0),
                verdict: Verdict::ALL[usize::from(variant % 4)],
                effective: on,
                letter: some_letter,
                remark: None,
                protocol: Protocol {
                    checks: vec![PocCheck {
                        key: "masking".to_owned(),
                        outcome: CheckOutcome::ALL[usize::from(variant % 3)],
                        remark: even.then(|| "sesuai".to_owned()),
                    }],
                    officers: Vec::new(),
                },
            },
        },
        31 => E::CertificateReceived {
            certificate: Certificate {
                number: format!("ISMS {n}"),
                body: "Lembaga Sertifikasi Uji".to_owned(),
                scope: "pusat data".to_owned(),
                valid_until: date(2027, 1, 1),
                received_on: on,
            },
        },
        32 => E::ReportReceived {
            report: Report {
                semester: Semester::of(on),
                letter: letter(n),
                received_on: on,
                channel: ReportChannel::National,
                content: even.then(|| ReportContent {
                    hits: Some(1200),
                    balikan: Some(0),
                    nothing_stored: Some(true),
                    benefits: Some("Layanan lebih cepat.".to_owned()),
                    ..ReportContent::default()
                }),
                scan: None,
                submitted_by: even.then(|| PersonId(Uuid::now_v7())),
                frozen_due: even.then_some(on),
            },
        },
        33 => E::ReportForwarded {
            forwarding: ReportForwarding { semester: Semester::of(on), letter: letter(n), frozen_due: Some(on) },
        },
        34 => E::ReportEvaluated {
            evaluation: Evaluation {
                semester: Semester::of(on),
                occasion: variant.is_multiple_of(3).then(|| "pengaduan".to_owned()),
                completed_on: on,
                conclusion: Conclusion::WithNotes,
                forwarded: some_letter,
                assessment: even.then(|| Assessment {
                    complete: Some(true),
                    findings: vec![Finding {
                        duty: DutyKind::IsoCertificate,
                        subject: None,
                        finding: "Belum diserahkan".to_owned(),
                        evidence: None,
                        score: Some(0),
                    }],
                    scores: vec![Score { criterion: "kelengkapan".to_owned(), weight: 40, points: 100 }],
                    follow_ups: vec![FollowUp { what: "Menyerahkan sertifikat".to_owned(), by: on }],
                    notes: None,
                    evaluator: Some("Evaluator Uji".to_owned()),
                }),
                frozen_due: None,
            },
        },
        35 => E::ChangeRecorded {
            change: Change {
                kind: ChangeKind::Bandwidth,
                subject: format!("perubahan {n}"),
                happened_on: on,
                letter: some_letter.clone(),
                decision: some_letter,
                granted: even.then_some(variant.is_multiple_of(4)),
                details: ChangeDetails { before: even.then(|| "10 Mbps".to_owned()), ..ChangeDetails::default() },
            },
        },
        36 => {
            let id = SanctionId(Uuid::now_v7());
            made.sanctions.push(id);
            E::SanctionImposed {
                sanction: Sanction {
                    id,
                    kind: [
                        SanctionKind::Warning,
                        SanctionKind::QuotaCut,
                        SanctionKind::Suspension,
                        SanctionKind::Revocation,
                    ][usize::from(variant % 4)],
                    letter: letter(n),
                    basis: "laporan semester terlambat".to_owned(),
                    from: at,
                    per_day: (variant % 4 == 1).then_some(20),
                    lift_condition: even.then(|| "laporan diterima".to_owned()),
                    demand: Demand { duty: even.then(|| "semester_report:2024-1".to_owned()), ..Demand::default() },
                    lifted: None,
                },
            }
        }
        37 => match made.sanctions.last() {
            Some(sanction) => E::SanctionLifted { sanction: *sanction, lift: Lift { letter: letter(n), at } },
            None => E::TakenUp { on },
        },
        38 => E::RenewalReceived {
            renewal: Renewal {
                letter: letter(n),
                received_on: on,
                wish: RenewalWish { reasons: None, years: even.then_some(2) },
                approval: None,
                outcome: None,
                frozen_due: even.then_some(on),
            },
        },
        39 => E::RenewalApproved { letter: letter(n) },
        40 => E::RenewalConcluded {
            outcome: match variant % 3 {
                0 => RenewalOutcome::Addendum(Addendum {
                    office_number: format!("AD/{n}"),
                    institution_number: None,
                    signed_on: on,
                    ends_on: date(2028, 5, 20),
                    scan: None,
                }),
                1 => RenewalOutcome::NewAgreement { signed_on: on },
                _ => RenewalOutcome::Refused(letter(n)),
            },
        },
        41 => E::ReaderRegistered {
            reader: Reader {
                brand: "Pembaca Uji".to_owned(),
                serial: format!("SN-{}", variant % 3),
                place: "Loket Bantuan".to_owned(),
                sam_id: even.then(|| format!("SAM-{n}")),
                configuration: None,
                condition: None,
                personalised_on: Some(on),
                activated_on: even.then_some(on),
                deactivated_on: None,
            },
        },
        42 => {
            let id = IncidentId(Uuid::now_v7());
            made.incidents.push(id);
            E::IncidentDetected {
                incident: Incident {
                    id,
                    detected_at: at,
                    subject: "berkas tertukar".to_owned(),
                    details: IncidentDetails::default(),
                    notified_at: None,
                    notice: None,
                },
            }
        }
        43 => match made.incidents.first() {
            Some(incident) => E::IncidentNotified { incident: *incident, at, notice: letter(n) },
            None => E::TakenUp { on },
        },
        44 => E::Closed {
            closing: Closing { bast: letter(n), remark: even.then(|| "SAM kembali".to_owned()), frozen_due: None },
        },
        45 => E::DutyWaived {
            waiver: Waiver {
                kind: DutyKind::ALL[usize::from(variant) % DutyKind::ALL.len()],
                subject: even.then(|| "2024-1".to_owned()),
                reason: "bencana".to_owned(),
                by: "Ratna Wulandari".to_owned(),
                on,
            },
        },
        46 => {
            let id = PurposeId(Uuid::now_v7());
            made.purposes.push(id);
            E::PurposeAdded {
                purpose: Purpose {
                    id,
                    name: format!("Tujuan {n}"),
                    methods: vec![Method::WebPortal, Method::WebServiceCallNik],
                    elements: vec![Element::NamaLengkap, Element::Alamat],
                    from: on,
                    until: even.then_some(on),
                },
            }
        }
        47 => match made.purposes.last() {
            Some(purpose) => E::PurposeEnded { purpose: *purpose, on },
            None => E::PurposeEnded { purpose: PurposeId(Uuid::now_v7()), on },
        },
        48 => E::IntegrationHandedOver {
            handover: IntegrationHandover {
                bast: letter(n),
                items: (0..variant % 3)
                    .map(|item| IntegrationItem { name: format!("perlengkapan {item}"), remark: None })
                    .collect(),
                receiver: even.then(|| "Bagus Prakoso".to_owned()),
            },
        },
        49 => E::Reminded {
            reminder: Reminder { duty: "iso_certificate".to_owned(), letter: letter(n), until: even.then_some(on) },
        },
        50 => match made.incidents.last() {
            Some(incident) => E::IncidentDescribed {
                incident: *incident,
                details: IncidentDetails { persons: Some(n), ..IncidentDetails::default() },
            },
            None => E::TakenUp { on },
        },
        51 => match made.accounts.last() {
            Some(account) => E::AccountLocked {
                lock: AccountLock {
                    account: *account,
                    reason: "pola input terlarang".to_owned(),
                    by: "Sistem".to_owned(),
                    from: at,
                    suspicion: even.then(|| SuspicionId(Uuid::now_v7())),
                    unlocked: None,
                },
            },
            None => E::TakenUp { on },
        },
        52 => match made.accounts.last() {
            Some(account) => E::AccountUnlocked {
                account: *account,
                unlock: Unlock { at, by: "Ratna Wulandari".to_owned(), remark: "sudah dijelaskan".to_owned() },
            },
            None => E::TakenUp { on },
        },
        53 => match made.accounts.first() {
            Some(account) => E::SuspicionReviewed {
                review: SuspicionReview {
                    suspicion: SuspicionId(Uuid::now_v7()),
                    account: *account,
                    verdict: SuspicionVerdict::ALL[usize::from(variant % 2)],
                    remark: "pelayanan di desa".to_owned(),
                    by: "Ratna Wulandari".to_owned(),
                    at,
                },
            },
            None => E::TakenUp { on },
        },
        54 => {
            let code = DocumentCode::from_random(&std::array::from_fn(|_| rand::random()));
            made.documents.push(code.clone());
            E::DocumentIssued {
                document: Box::new(IssuedDocument {
                    edition: Edition {
                        kind: if even { "D06" } else { "D13a" }.to_owned(),
                        subject: (!even).then(|| "pimpinan".to_owned()),
                        issuer: if even { Party::Office } else { Party::Institution },
                        number: even.then(|| format!("119/{n}/DUKCAPIL")),
                        code,
                        base_url: even.then(|| "https://patuh.test".to_owned()),
                        template_sha256: "a".repeat(64),
                        input_sha256: "b".repeat(64),
                        output_sha256: "c".repeat(64),
                        compiler: "typst 0.15.1".to_owned(),
                        pages: 7,
                        size: 91_234,
                        incomplete: !even,
                        originals: if even { Originals::Both } else { Originals::Single },
                        text_sha256: even.then(|| "d".repeat(64)),
                    },
                    version: u32::from(variant) + 1,
                    issued_on: on,
                    issued_by: "Ratna Wulandari".to_owned(),
                    revoked: None,
                }),
            }
        }
        55 => match made.documents.last() {
            Some(code) => E::DocumentRevoked {
                code: code.clone(),
                revocation: Revocation { on, reason: "salah tulis".to_owned() },
            },
            None => E::TakenUp { on },
        },
        56 => match made.accounts.first() {
            Some(account) => E::DailyCapSet { account: *account, per_day: even.then_some(25), from: at },
            None => E::TakenUp { on },
        },
        57 => E::HoursSet {
            hours: AgreementHours {
                from: on,
                hours: even.then(|| Hours::Week { workdays: Span::new(420, 960), saturday: None, sunday: None }),
                reason: "pelayanan loket".to_owned(),
            },
        },
        58 => match made.accounts.last() {
            Some(account) => E::SecretRotated { account: *account, at, to: "Bagus Prakoso".to_owned(), old_until: at },
            None => E::TakenUp { on },
        },
        59 => match made.accounts.last() {
            Some(account) => E::SecretRevoked { account: *account, at, reason: "bocor".to_owned() },
            None => E::TakenUp { on },
        },
        60 => E::PredecessorNamed {
            predecessor: Predecessor {
                agreement: None,
                number: format!("100.3.7/{n}/PKS"),
                cause: if even { Succession::Renewal } else { Succession::Renamed },
                bast: None,
            },
        },
        61 => E::TakenOver { bast: letter(n) },
        62 => {
            let id = AccountId(Uuid::now_v7());
            made.accounts.push(id);
            E::AccountTakenOver {
                account: Account {
                    id,
                    user_id: format!("alih-{id}"),
                    kind: AccountKind::Production,
                    methods: vec![Method::WebPortal],
                    request: letter(n),
                    office_region_code: None,
                    local_user_id: None,
                    ip_addresses: vec!["10.0.0.3".to_owned()],
                    address_changes: Vec::new(),
                    responsible: "Bagus Prakoso".to_owned(),
                    daily_cap: None,
                    cap_changes: Vec::new(),
                    holder_changes: Vec::new(),
                    bast: some_letter,
                    closed_on: None,
                },
            }
        }
        63 => E::CorrectionAsked {
            correction: CorrectionRequest {
                semester: Semester::of(on),
                report: letter(n),
                on,
                reasons: "jumlah hit tidak sesuai".to_owned(),
                by: even.then(|| "Evaluator Uji".to_owned()),
            },
        },
        64 => match made.accounts.first() {
            Some(account) => E::HolderChanged {
                account: *account,
                holder: HolderChange { responsible: format!("Pemegang {n}"), request: letter(n), bast: letter(n) },
            },
            None => E::TakenUp { on },
        },
        65 => E::EvaluationForwarded {
            semester: Semester::of(on),
            occasion: variant.is_multiple_of(3).then(|| "pengaduan".to_owned()),
            letter: letter(n),
        },
        66 => E::FollowUpDone {
            done: FollowUpDone { what: "Menyerahkan sertifikat".to_owned(), by: on, on, evidence: "surat".to_owned() },
        },
        67 => E::ProposalSetAside {
            set_aside: SetAside {
                cause: "semester_report:2024-1".to_owned(),
                step: SanctionKind::Warning,
                reason: "sudah dijelaskan".to_owned(),
                until: even.then_some(on),
                on,
                by: "Ratna Wulandari".to_owned(),
            },
        },
        _ => E::EndingRecorded {
            ending: match variant % 4 {
                0 => Ending::Withdrawn { on, letter: None, reason: "anggaran".to_owned() },
                1 => Ending::Rejected { letter: letter(n), reason: "tujuan tidak sesuai".to_owned() },
                2 => Ending::Ended { on, letter: letter(n), cause: EndCause::Renamed },
                _ => Ending::Terminated { on, letter: letter(n), reason: "laporan".to_owned() },
            },
        },
    }
}

fn subjects(made: &Made) -> Vec<PocSubject> {
    let mut subjects = vec![PocSubject::Method(Method::WebPortal)];
    subjects.extend(made.applications.iter().rev().take(2).map(|id| PocSubject::Application(*id)));
    subjects.rotate_left(1);
    subjects
}
