//! Stage 6: network, quota, applications, operators, User IDs, declarations.

use std::collections::BTreeMap;

use patuh_domain::agreement::{
    AccountKind, AgreementCommand as C, CostBearer, DeclarationKind, Element, Expected, ExpectedDay, Method, Network,
    NetworkKind, QuotaGrant, QuotaStart, StaffStatus, Stage,
};
use patuh_domain::wording::Bilingual;

use super::today;
use crate::forms::labels::{Label, choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// Methods of the agreement as choices.
pub(super) fn granted(view: &AgreementView) -> Vec<Method> {
    view.facts.agreement.methods_on(view.moment.today()).iter().map(|grant| grant.method).collect()
}

pub(super) fn method_choices(methods: &[Method]) -> Vec<Choice> {
    methods.iter().map(|method| Choice::named(method.name(), method.label())).collect()
}

pub(super) fn record_network(view: &AgreementView) -> FormSpec {
    let network = view.facts.agreement.network.as_ref();
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let mut fields = vec![
        F::new("letter", say("Surat jaringan", "Network letter"), K::Letter)
            .optional()
            .hint(say("Penunjukan penyedia, bandwidth, atau IP LAN.", "Provider, bandwidth or IP LAN.")),
        F::new("kind", say("Jenis jaringan", "Kind"), K::Radio(choices([NetworkKind::Closed, NetworkKind::Vpn], word)))
            .propose(network.map_or_else(|| "closed".to_owned(), |network| word(&network.kind))),
        F::new("vpn", say("Jenis VPN", "VPN"), K::Text)
            .optional()
            .propose(text(network.and_then(|network| network.vpn.as_ref()))),
        F::new("ip_lan", say("IP LAN", "IP LAN"), K::Text)
            .optional()
            .propose(text(network.and_then(|network| network.ip_lan.as_ref()))),
        F::new("bandwidth", say("Bandwidth (Mbps)", "Bandwidth (Mbps)"), K::Number { min: 1, max: 100_000 })
            .optional()
            .propose(
                network.and_then(|network| network.bandwidth_mbps).map(|mbps| mbps.to_string()).unwrap_or_default(),
            ),
        F::new("provider", say("Penyedia", "Provider"), K::Text)
            .optional()
            .propose(text(network.and_then(|network| network.provider.as_ref()))),
        F::new("diskominfo_ip", say("IP Diskominfo", "IP of the Diskominfo"), K::Text)
            .optional()
            .propose(text(network.and_then(|network| network.diskominfo_ip.as_ref()))),
        F::new(
            "paid_by",
            say("Biaya ditanggung", "Paid by"),
            K::Checks(choices([CostBearer::Office, CostBearer::Institution, CostBearer::Diskominfo], word)),
        )
        .propose_all(
            network
                .map_or_else(|| vec!["institution".to_owned()], |network| network.paid_by.iter().map(word).collect()),
        ),
    ];
    for method in granted(view) {
        let address = network.and_then(|network| network.access_addresses.get(&method));
        fields.push(
            F::new(
                format!("address_{}", method.name()),
                Bilingual::owned(format!("Alamat akses {}", method.label()), format!("Address of {}", method.label())),
                K::Text,
            )
            .optional()
            .propose(text(address)),
        );
    }
    fields.push(
        F::new("expected_on", say("Jaringan diharapkan siap", "Expected to be ready"), K::Date).optional().propose(
            match network.and_then(|network| network.expected.as_ref()) {
                Some(Expected::On(day)) => day.on.to_string(),
                _ => String::new(),
            },
        ),
    );
    fields.push(
        F::new("ready_on", say("Jaringan siap sejak", "Ready since"), K::Date)
            .optional()
            .hint(say("Kosongkan selama belum siap.", "Leave empty while it isn't ready."))
            .propose(network.and_then(|network| network.ready_on).map(|on| on.to_string()).unwrap_or_default()),
    );
    FormSpec::new(
        say("Catat jaringan", "Record the network"),
        say(
            "Data jaringan masuk ke Juknis dan Lampiran I. User ID diserahkan setelah jaringan siap.",
            "The network goes into the Juknis and its first annex. The User ID is handed over once it is ready.",
        ),
        say("Simpan jaringan", "Save"),
        fields,
    )
}

pub(super) fn parse_record_network(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let before = view.facts.agreement.network.as_ref().and_then(|network| network.expected.clone());
    let mut form = Reader::new(posted);
    let letter = form.optional_letter("letter");
    let expected = form.optional_date("expected_on").map(|on| Expected::On(ExpectedDay { on }));
    let access_addresses: BTreeMap<_, _> = granted(view)
        .into_iter()
        .filter_map(|method| Some((method, form.optional(&format!("address_{}", method.name()))?)))
        .collect();
    let network = Network {
        ip_lan: form.optional("ip_lan"),
        kind: form.choice("kind", from_word).unwrap_or(NetworkKind::Closed),
        vpn: form.optional("vpn"),
        bandwidth_mbps: form.optional_number("bandwidth", 1, 100_000),
        paid_by: form.some_choices("paid_by", from_word),
        provider: form.optional("provider"),
        diskominfo_ip: form.optional("diskominfo_ip"),
        access_addresses,
        // A week agreed by letter has no field of its own here; it stays until a day replaces it.
        expected: expected.or(before),
        ready_on: form.optional_date("ready_on"),
    };
    form.finish(C::RecordNetwork { network, letter })
}

pub(super) fn grant_quota(view: &AgreementView) -> FormSpec {
    let methods = granted(view);
    // Once in production a quota is the Ditjen's answer to a request.
    let in_production = matches!(view.standing.stage, Stage::Production | Stage::Renewing | Stage::Bridged);
    let reference = F::new("reference", say("Surat Ditjen", "Letter of the Ditjen"), K::Letter);
    let reference = if in_production { reference } else { reference.optional() };
    FormSpec::new(
        say("Catat kuota", "Record a quota"),
        say(
            "Satu penghitung untuk semua metode yang dipilih. Tanpa catatan kuota berlaku 200 hit per hari sampai PoC lulus, lalu tanpa batas.",
            "One counter for all methods chosen. Without a record 200 hits a day hold until the PoC, then no limit.",
        ),
        say("Simpan kuota", "Save"),
        vec![
            F::new("methods", say("Metode", "Methods"), K::Checks(method_choices(&methods)))
                .propose_all(methods.iter().map(|method| method.name().to_owned())),
            F::new("per_day", say("Hit per hari", "Hits a day"), K::Number { min: 1, max: 10_000_000 })
                .optional()
                .hint(say("Kosong berarti tanpa batas.", "Empty means unlimited."))
                .propose("200"),
            F::new(
                "start",
                say("Berlaku", "Holds"),
                K::Radio(vec![
                    Choice::new("on", say("Sejak tanggal", "From a date")),
                    Choice::new("poc", say("Sejak PoC lulus", "From the PoC")),
                ]),
            )
            .propose("on"),
            F::new("from", say("Sejak tanggal", "From"), K::Date).optional().propose(today(view)),
            F::new("until_poc", say("Hanya sampai PoC lulus", "Only until the PoC is passed"), K::Check).optional(),
            reference,
        ],
    )
}

pub(super) fn parse_grant_quota(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let methods = form.some_choices("methods", Method::parse);
    let per_day = form.optional_number("per_day", 1, 10_000_000);
    let from = if posted.text("start") == "poc" { QuotaStart::Poc } else { QuotaStart::On(form.date("from")) };
    let until_poc = form.is_set("until_poc");
    let reference = form.optional_letter("reference");
    form.finish(C::GrantQuota { grant: QuotaGrant { methods, per_day, from, until_poc, reference } })
}

pub(super) fn register_application(view: &AgreementView) -> FormSpec {
    let methods = granted(view);
    FormSpec::new(
        say("Daftarkan aplikasi", "Register an application"),
        say(
            "Setiap aplikasi memerlukan PoC. Aplikasi baru dibatasi 200 hit per hari sampai PoC-nya lulus.",
            "Every application needs a PoC. A new one has 200 hits a day until it is passed.",
        ),
        say("Daftarkan", "Register"),
        vec![
            F::new("name", say("Nama aplikasi", "Name"), K::Text),
            F::new("function", say("Fungsi", "Function"), K::Text),
            F::new("platform", say("Platform", "Platform"), K::Text).propose("web"),
            F::new("url", say("Alamat (URL)", "URL"), K::Text).optional(),
            F::new("method", say("Metode", "Method"), K::Select(method_choices(&methods))),
            F::new(
                "elements",
                say("Elemen yang ditampilkan", "Elements"),
                K::Checks(Element::ALL.map(|element| Choice::named(element.name(), element.label())).to_vec()),
            ),
            F::new("used_by", say("Digunakan oleh", "Used by"), K::Text).optional(),
            F::new("keeper", say("Pengelola", "Keeper"), K::Text).optional(),
            F::new("mobile", say("Ada aplikasi bergerak", "Has a mobile app"), K::Check).optional(),
            F::new("on", say("Terdaftar sejak", "Since"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_register_application(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let name = form.text("name");
    let function = form.text("function");
    let platform = form.text("platform");
    let url = form.optional("url");
    let method = form.choice("method", Method::parse).unwrap_or(Method::WebServiceCallNik);
    let elements = form.some_choices("elements", Element::parse);
    let used_by = form.optional("used_by");
    let keeper = form.optional("keeper");
    let mobile = form.is_set("mobile");
    let on = form.date("on");
    form.finish(C::RegisterApplication { name, function, platform, url, method, elements, used_by, keeper, mobile, on })
}

pub(super) fn register_operator(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Daftarkan operator", "Register an operator"),
        say(
            "Akun operator baru bekerja setelah NDA-nya ditandatangani.",
            "The operator's account works once the NDA is signed.",
        ),
        say("Daftarkan", "Register"),
        vec![
            F::new("name", say("Nama lengkap", "Full name"), K::Text),
            F::new(
                "staff_status",
                say("Status kepegawaian", "Standing"),
                K::Radio(StaffStatus::ALL.map(|status| Choice::named(status.label(), status.label())).to_vec()),
            )
            .propose("PNS"),
            F::new("staff_number", say("NIP", "NIP"), K::Text)
                .optional()
                .hint(say("18 angka; kosong untuk Non-ASN.", "18 digits; empty for non-civil servants.")),
            F::new("position", say("Jabatan", "Position"), K::Text),
            F::new("since", say("Sejak", "Since"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_register_operator(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let name = form.text("name");
    let staff_number = form.optional("staff_number").map(|number| number.replace(' ', ""));
    let staff_status = form.choice("staff_status", from_word).unwrap_or(StaffStatus::NonAsn);
    let position = form.text("position");
    let since = form.date("since");
    form.finish(C::RegisterOperator { name, staff_number, staff_status, position, since })
}

/// Operators who have not left, as choices.
fn operators(view: &AgreementView) -> Vec<Choice> {
    view.facts
        .agreement
        .operators
        .iter()
        .filter(|operator| operator.left_on.is_none())
        .map(|operator| Choice::named(operator.id.to_string(), operator.name.clone()))
        .collect()
}

pub(super) fn dismiss_operator(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat operator berhenti", "Record that an operator left"),
        say("Aksesnya berhenti setelah hari terakhir itu.", "Access stops after that last day."),
        say("Catat", "Record"),
        vec![
            F::new("operator", say("Operator", "Operator"), K::Select(operators(view))),
            F::new("on", say("Hari terakhir", "Last day"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_dismiss_operator(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let operator = form.choice("operator", |id| id.parse().ok());
    let on = form.date("on");
    form.finish_some(operator.map(|operator| C::DismissOperator { operator, on }))
}

pub(super) fn request_access_approval(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Mohon persetujuan akses ke Ditjen", "Ask the Ditjen for access"),
        say(
            "Surat (D29) melampirkan PKS, Juknis, Surat Perintah, dan permohonan User ID.",
            "The letter (D29) encloses PKS, Juknis, orders and User ID letters.",
        ),
        say("Catat permohonan", "Record"),
        vec![F::new("letter", say("Surat ke Dirjen", "Letter to the Dirjen"), K::Letter)],
    )
}

pub(super) fn parse_request_access_approval(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    form.finish(C::RequestAccessApproval { letter })
}

pub(super) fn record_access_approval(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat persetujuan akses Ditjen", "Record the Ditjen's access approval"),
        say("User ID dapat diserahkan setelah persetujuan ini.", "The User ID can be handed over after it."),
        say("Catat persetujuan", "Record"),
        vec![F::new("letter", say("Surat persetujuan akses", "Approval letter"), K::Letter)],
    )
}

pub(super) fn parse_record_access_approval(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    form.finish(C::RecordAccessApproval { letter })
}

pub(super) fn request_user_id(view: &AgreementView) -> FormSpec {
    let methods = granted(view);
    let head = view.facts.institution.head(view.moment.today()).map(|head| head.name.clone());
    FormSpec::new(
        say("Ajukan User ID", "Request a User ID"),
        say(
            "User ID diberikan kepada lembaga, dengan pimpinan sebagai penanggung jawab; diserahkan dengan BAST.",
            "The User ID is granted to the institution with its head as the responsible person, and handed over by BAST.",
        ),
        say("Ajukan User ID", "Request"),
        vec![
            F::new("letter", say("Surat permohonan (D08)", "Request letter (D08)"), K::Letter),
            F::new("user_id", say("User ID", "User ID"), K::Text)
                .hint(say("Huruf kecil, angka, dan tanda hubung.", "Lower-case letters, digits and hyphens.")),
            F::new("kind", say("Jenis", "Kind"), K::Radio(choices(AccountKind::ALL, word))).propose("production"),
            F::new("methods", say("Metode", "Methods"), K::Checks(method_choices(&methods)))
                .propose_all(methods.iter().map(|method| method.name().to_owned())),
            F::new("responsible", say("Penanggung jawab", "Responsible person"), K::Text)
                .propose(head.unwrap_or_default()),
            F::new("ip_addresses", say("IP terdaftar", "Registered addresses"), K::Lines)
                .optional()
                .hint(say("Satu alamat satu baris; wajib untuk web service.", "One a line; needed for web service.")),
            F::new("office_region_code", say("Kode wilayah kantor", "Region code"), K::Text)
                .optional()
                .propose(view.facts.institution.profile.region_code.clone()),
            F::new("local_user_id", say("User ID lokal", "Local user id"), K::Text).optional(),
            F::new(
                "daily_cap",
                say("Batas sendiri (hit per hari)", "Own cap (hits a day)"),
                K::Number { min: 1, max: 10_000_000 },
            )
            .optional(),
        ],
    )
}

pub(super) fn parse_request_user_id(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let user_id = form.text("user_id");
    let kind = form.choice("kind", from_word).unwrap_or(AccountKind::Production);
    let methods = form.some_choices("methods", Method::parse);
    let responsible = form.text("responsible");
    let ip_addresses = form.lines("ip_addresses");
    let office_region_code = form.optional("office_region_code");
    let local_user_id = form.optional("local_user_id");
    let daily_cap = form.optional_number("daily_cap", 1, 10_000_000);
    form.finish(C::RequestUserId {
        user_id,
        kind,
        methods,
        letter,
        office_region_code,
        local_user_id,
        ip_addresses,
        responsible,
        daily_cap,
    })
}

/// Accounts chosen by `keep`, as choices.
fn accounts(view: &AgreementView, keep: impl Fn(&patuh_domain::agreement::Account) -> bool) -> Vec<Choice> {
    view.facts
        .agreement
        .accounts
        .iter()
        .filter(|account| account.closed_on.is_none() && keep(account))
        .map(|account| Choice::named(account.id.to_string(), account.user_id.clone()))
        .collect()
}

fn account_field(choices: Vec<Choice>) -> F {
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    F::new("account", say("User ID", "User ID"), K::Select(choices)).propose(first)
}

pub(super) fn hand_over_user_id(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Serahkan User ID dengan BAST", "Hand over the User ID"),
        say(
            "Dengan BAST (D14) akses terbuka sesuai aturan dan tahap menjadi Proof of Concept. Kata sandi tidak dicetak: penerima membukanya satu kali di Patuh.",
            "With the BAST (D14) access opens by the rules and the stage becomes proof of concept. The password is never printed: the receiver reveals it once in Patuh.",
        ),
        say("Serahkan User ID", "Hand over"),
        vec![
            account_field(accounts(view, |account| account.bast.is_none())),
            F::new("bast", say("BAST", "BAST"), K::Letter),
        ],
    )
    .grave()
}

pub(super) fn parse_hand_over_user_id(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let bast = form.letter("bast");
    form.finish_some(account.map(|account| C::HandOverUserId { account, bast }))
}

pub(super) fn close_user_id(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tutup User ID", "Close a User ID"),
        say("User ID tidak dapat dipakai lagi setelah hari itu.", "The User ID can't be used after that day."),
        say("Tutup User ID", "Close"),
        vec![
            account_field(accounts(view, |_| true)),
            F::new("on", say("Hari terakhir", "Last day"), K::Date).propose(today(view)),
        ],
    )
    .grave()
}

pub(super) fn parse_close_user_id(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let on = form.date("on");
    form.finish_some(account.map(|account| C::CloseUserId { account, on }))
}

pub(super) fn record_declaration(view: &AgreementView) -> FormSpec {
    let head = view.facts.institution.head(view.moment.today());
    let mut signers = vec![Choice::named(
        "pimpinan",
        head.map_or_else(|| "Pimpinan".to_owned(), |head| format!("{} ({})", head.name, head.position)),
    )];
    signers.extend(operators(view));
    let kinds =
        [DeclarationKind::SptjmFirst, DeclarationKind::SptjmRenewal, DeclarationKind::NdaA, DeclarationKind::NdaB];
    let kinds = kinds.map(|kind| Choice::new(kind.name(), kind.label())).to_vec();
    FormSpec::new(
        say("Catat pernyataan yang ditandatangani", "Record a signed declaration"),
        say(
            "SPTJM pimpinan membuka akses; NDA membuka akun orang itu. Unggah pindaian yang sudah ditandatangani dan bermeterai.",
            "The head's SPTJM opens access; an NDA opens that person's account. Upload the signed and stamped scan.",
        ),
        say("Catat pernyataan", "Record"),
        vec![
            F::new("kind", say("Pernyataan", "Declaration"), K::Radio(kinds)).propose("sptjm_first"),
            F::new("signer", say("Penanda tangan", "Signer"), K::Select(signers)).propose("pimpinan"),
            F::new("signed_on", say("Tanggal tanda tangan", "Signed on"), K::Date).propose(today(view)),
            F::new("meterai", say("Bermeterai", "Duty stamp"), K::Check).optional().propose("ya"),
            F::new("scan", say("Pindaian", "Scan"), K::File),
        ],
    )
}

pub(super) fn parse_record_declaration(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let kind = form.choice("kind", from_word).unwrap_or(DeclarationKind::SptjmFirst);
    let operator = match posted.text("signer") {
        "pimpinan" => None,
        _ => form.choice("signer", |id| id.parse().ok()),
    };
    let signed_on = form.date("signed_on");
    let meterai = form.is_set("meterai");
    let scan = form.required_file("scan");
    form.finish(C::RecordDeclaration { kind, operator, signed_on, meterai, scan })
}
