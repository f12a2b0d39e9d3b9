//! Stage 6: network, quota, applications, operators, User IDs, second approval (domain.md 2, 3, 5).

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Case;
use super::check::{addresses, distinct, filled, follows, letter, letter_after, not_future, refuse, refuse_with};
use crate::agreement::{
    Account, AccountKind, AgreementEvent as E, Application, Element, Expected, FlowNext, Method, Network, Operator,
    QuotaGrant, QuotaStart, ServiceFlow, StaffStatus, same_name,
};
use crate::calendar::month_start;
use crate::command::Ctx;
use crate::duty::DutyKind;
use crate::ids::{AccountId, ApplicationId, OperatorId};
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn record_network(case: &Case<'_>, network: Network, sent: Option<Letter>) -> Decision {
    for (address, field) in [(&network.ip_lan, "ip_lan"), (&network.diskominfo_ip, "diskominfo_ip")] {
        if let Some(address) = address {
            addresses(std::slice::from_ref(address), field)?;
        }
    }
    for (method, address) in &network.access_addresses {
        filled(address, &format!("address_{}", method.name()), ("Alamat akses", "Access address"))?;
    }
    distinct(&network.paid_by, "paid_by", ("Penanggung biaya", "Cost bearer"))?;
    if let Some(Expected::Week(week)) = &network.expected {
        let month = NaiveDate::parse_from_str(&format!("{}-01", week.month), "%Y-%m-%d");
        if month.is_err() || month.is_ok_and(|day| day != month_start(day)) || !(1..=5).contains(&week.week) {
            return Err(refuse(
                Rule::Field,
                ("Minggu rencana sambungan tidak dikenali.", "The expected week is not one."),
                ("Pilih bulan dan minggu 1 sampai 5.", "Choose a month and a week from 1 to 5."),
            )
            .at("expected_week"));
        }
    }
    if let Some(ready_on) = network.ready_on {
        not_future(ready_on, case.today, "ready_on", ("Tanggal jaringan siap", "Day the network was ready"))?;
    }
    if let Some(sent) = &sent {
        letter(sent, case.today, "letter", ("Surat jaringan", "Network letter"))?;
    }
    Ok(vec![E::NetworkRecorded { network, letter: sent }])
}

pub(super) fn grant_quota(case: &Case<'_>, grant: QuotaGrant) -> Decision {
    granted_methods(case, &grant.methods, "methods")?;
    if grant.per_day == Some(0) {
        return Err(refuse(
            Rule::Field,
            ("Kuota nol menutup akses.", "A quota of zero closes the access."),
            ("Gunakan penangguhan, atau isi jumlahnya.", "Use a suspension, or give a number."),
        )
        .at("per_day"));
    }
    if grant.from == QuotaStart::Poc && grant.until_poc {
        return Err(refuse(
            Rule::Field,
            (
                "Kuota tidak dapat mulai dan sekaligus berakhir saat PoC lulus.",
                "A quota can't both begin and end with the PoC.",
            ),
            ("Pilih salah satu.", "Choose one."),
        )
        .at("until_poc"));
    }
    if let Some(reference) = &grant.reference {
        letter(reference, case.today, "reference", ("Surat rujukan Ditjen", "Reference letter of the Ditjen"))?;
    }
    Ok(vec![E::QuotaGranted { grant }])
}

/// An application as asked to be registered; it gets its id here.
#[expect(clippy::too_many_arguments, reason = "they are the fields of the command, in its order")]
pub(super) fn register_application(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    name: String,
    function: String,
    platform: String,
    url: Option<String>,
    method: Method,
    elements: Vec<Element>,
    used_by: Option<String>,
    keeper: Option<String>,
    mobile: bool,
    on: NaiveDate,
) -> Decision {
    filled(&name, "name", ("Nama aplikasi", "Name of the application"))?;
    filled(&function, "function", ("Fungsi", "Function"))?;
    filled(&platform, "platform", ("Platform", "Platform"))?;
    if case.agreement.applications.iter().any(|known| same_name(&known.name, &name)) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Aplikasi {name} sudah terdaftar."),
            format!("The application {name} is registered already."),
            ("Pakai nama lain untuk aplikasi lain.", "Use another name for another application."),
        )
        .at("name"));
    }
    granted_methods(case, &[method], "method")?;
    distinct(&elements, "elements", ("Elemen data", "Elements"))?;
    let granted = case.grants().iter().find(|grant| grant.method == method);
    let extra = granted.and_then(|grant| elements.iter().find(|element| !grant.elements.contains(element)));
    if let Some(extra) = extra {
        return Err(refuse_with(
            Rule::Field,
            format!("{} tidak diberikan untuk {}.", extra.label(), method.label()),
            format!("{} is not granted for {}.", extra.label(), method.label()),
            (
                "Pilih dari elemen pada perjanjian; elemen baru memerlukan adendum.",
                "Choose among the elements of the agreement; new ones need an addendum.",
            ),
        )
        .at("elements"));
    }
    let when = ("Tanggal pendaftaran aplikasi", "Day of registration");
    not_future(on, case.today, "on", when)?;
    if let Some(signed_on) = case.signed_on() {
        follows((signed_on, ("Tanggal PKS", "Date of the PKS")), (on, when), "on")?;
    }
    let application = Application {
        id: ApplicationId(ctx.ids.fresh()),
        registered_on: on,
        name: name.trim().to_owned(),
        function,
        platform,
        url,
        method,
        elements,
        used_by,
        keeper,
        mobile,
    };
    Ok(vec![E::ApplicationRegistered { application }])
}

/// A flow whose steps lie on its lanes and lead to its steps; loops are allowed.
pub(super) fn describe_flow(case: &Case<'_>, flow: ServiceFlow) -> Decision {
    granted_methods(case, &[flow.method], "method")?;
    filled(&flow.title, "title", ("Judul alur", "Title of the flow"))?;
    filled(&flow.introduction, "introduction", ("Pengantar", "Introduction"))?;
    distinct(&flow.lanes, "step", ("Pelaku", "Lanes"))?;
    let ids: Vec<u32> = flow.steps.iter().map(|step| step.id).collect();
    distinct(&ids, "step", ("Langkah", "Steps"))?;
    for step in &flow.steps {
        filled(&step.text, "step", ("Uraian langkah", "Text of the step"))?;
        let leads_nowhere = step.next.iter().any(|next| {
            let to = match next {
                FlowNext::To(to) => to,
                FlowNext::When(branch) => &branch.to,
            };
            !ids.contains(to)
        });
        if step.lane >= flow.lanes.len() || leads_nowhere {
            return Err(refuse_with(
                Rule::Field,
                format!("Langkah {} menunjuk pelaku atau langkah yang tidak ada.", step.id),
                format!("Step {} names a lane or a step that doesn't exist.", step.id),
                ("Periksa pelaku dan langkah berikutnya.", "Check its lane and the steps it leads to."),
            )
            .at("step"));
        }
    }
    Ok(vec![E::ServiceFlowDescribed { flow }])
}

pub(super) fn register_operator(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    name: String,
    staff_number: Option<String>,
    staff_status: StaffStatus,
    position: String,
    since: NaiveDate,
) -> Decision {
    filled(&name, "name", ("Nama operator", "Name of the operator"))?;
    filled(&position, "position", ("Jabatan", "Position"))?;
    not_future(since, case.today, "since", ("Tanggal mulai bertugas", "First day of work"))?;
    let known =
        case.agreement.operators.iter().any(|known| {
            known.left_on.is_none() && same_name(&known.name, &name) && known.staff_number == staff_number
        });
    if known {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Operator {name} sudah terdaftar."),
            format!("The operator {name} is registered already."),
            ("Tidak perlu didaftarkan lagi.", "There is no need to register the person again."),
        )
        .at("name"));
    }
    let operator = Operator {
        id: OperatorId(ctx.ids.fresh()),
        since,
        left_on: None,
        name: name.trim().to_owned(),
        staff_number,
        staff_status,
        position,
    };
    Ok(vec![E::OperatorRegistered { operator }])
}

pub(super) fn dismiss_operator(case: &Case<'_>, id: OperatorId, on: NaiveDate) -> Decision {
    let operator = case.agreement.operator(id).ok_or_else(Refusal::unknown_aggregate)?;
    if let Some(left_on) = operator.left_on {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("{} sudah berhenti pada {}.", operator.name, crate::wording::short_date(left_on)),
            format!("{} left on {left_on} already.", operator.name),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("operator"));
    }
    let name = ("Hari terakhir bertugas", "Last day of work");
    not_future(on, case.today, "on", name)?;
    follows((operator.since, ("Tanggal mulai bertugas", "First day of work")), (on, name), "on")?;
    Ok(vec![E::OperatorLeft { operator: id, on }])
}

pub(super) fn request_access_approval(case: &Case<'_>, sent: Letter) -> Decision {
    let name = ("Surat permohonan persetujuan akses", "Letter asking for access");
    let juknis = case.agreement.juknis.as_ref().map_or(sent.date, |juknis| juknis.date);
    letter_after((juknis, ("Tanggal Juknis", "Date of the Juknis")), &sent, case.today, "letter", name)?;
    Ok(vec![E::AccessApprovalRequested { letter: sent }])
}

pub(super) fn record_access_approval(case: &Case<'_>, granted: Letter) -> Decision {
    let name = ("Surat persetujuan akses", "Approval of the access");
    let requested = case.agreement.access_approval.as_ref().map_or(granted.date, |approval| approval.requested.date);
    letter_after(
        (requested, ("Tanggal surat permohonan akses", "Date of the letter asking for access")),
        &granted,
        case.today,
        "letter",
        name,
    )?;
    Ok(vec![E::AccessApprovalGranted { letter: granted }])
}

#[expect(clippy::too_many_arguments, reason = "they are the fields of the command, in its order")]
pub(super) fn request_user_id(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    user_id: String,
    kind: AccountKind,
    methods: Vec<Method>,
    request: Letter,
    office_region_code: Option<String>,
    local_user_id: Option<String>,
    ip_addresses: Vec<String>,
    responsible: String,
    daily_cap: Option<u32>,
) -> Decision {
    let user_id = user_id.trim().to_owned();
    filled(&user_id, "user_id", ("User ID", "User ID"))?;
    if user_id.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(refuse(
            Rule::Field,
            ("User ID tidak boleh memuat spasi.", "A User ID has no spaces."),
            ("Tulis tanpa spasi, misalnya lembaga-01.", "Write it without, e.g. institution-01."),
        )
        .at("user_id"));
    }
    if case.agreement.accounts.iter().any(|known| same_name(&known.user_id, &user_id)) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("User ID {user_id} sudah dipakai."),
            format!("The User ID {user_id} is in use already."),
            ("Pilih User ID lain.", "Choose another one."),
        )
        .at("user_id"));
    }
    granted_methods(case, &methods, "methods")?;
    let signed_on = case.signed_on().unwrap_or(request.date);
    letter_after(
        (signed_on, ("Tanggal PKS", "Date of the PKS")),
        &request,
        case.today,
        "letter",
        ("Surat permohonan User ID", "User ID request"),
    )?;
    addresses(&ip_addresses, "ip_addresses")?;
    filled(&responsible, "responsible", ("Penanggung jawab", "Responsible person"))?;
    if daily_cap == Some(0) {
        return Err(refuse(
            Rule::Field,
            ("Batas harian nol menutup User ID.", "A daily cap of zero closes the User ID."),
            ("Kosongkan, atau isi jumlahnya.", "Leave it empty, or give a number."),
        )
        .at("daily_cap"));
    }
    let account = Account {
        id: AccountId(ctx.ids.fresh()),
        user_id,
        kind,
        methods,
        request,
        office_region_code,
        local_user_id,
        ip_addresses: trimmed(ip_addresses),
        responsible,
        daily_cap,
        bast: None,
        closed_on: None,
    };
    Ok(vec![E::AccountRequested { account }])
}

pub(super) fn register_addresses(case: &Case<'_>, id: AccountId, ip_addresses: Vec<String>) -> Decision {
    open_account(case, id)?;
    addresses(&ip_addresses, "ip_addresses")?;
    distinct(&ip_addresses, "ip_addresses", ("Alamat IP", "IP addresses"))?;
    Ok(vec![E::AddressesRegistered { account: id, ip_addresses: trimmed(ip_addresses) }])
}

/// The BAST follows everything it rests on: request, network, SPTJM.
pub(super) fn hand_over(case: &Case<'_>, id: AccountId, bast: Letter) -> Decision {
    let account = open_account(case, id)?;
    if account.bast.is_some() {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("User ID {} sudah diserahkan.", account.user_id),
            format!("The User ID {} was handed over already.", account.user_id),
            ("Tidak perlu diserahkan lagi.", "There is no need to hand it over again."),
        )
        .at("account"));
    }
    account_ready(case, account)?;
    let name = ("BAST", "BAST");
    letter_after(
        (account.request.date, ("Tanggal permohonan User ID", "Date of the User ID request")),
        &bast,
        case.today,
        "bast",
        name,
    )?;
    if let Some(ready_on) = case.agreement.network.as_ref().and_then(|network| network.ready_on) {
        follows((ready_on, ("Tanggal jaringan siap", "Day the network was ready")), (bast.date, name), "bast_date")?;
    }
    if let Some(sptjm) = case.sptjm().filter(|_| !case.lacks(DutyKind::Sptjm)) {
        follows((sptjm.signed_on, ("Tanggal SPTJM", "Date of the SPTJM")), (bast.date, name), "bast_date")?;
    }
    Ok(vec![E::AccountHandedOver { account: id, bast }])
}

/// What the agreement needs before any User ID can be handed over (stage 6).
pub(super) fn access_ready(case: &Case<'_>) -> Result<(), Refusal> {
    if case.needs_second_approval()
        && case.agreement.access_approval.as_ref().is_none_or(|approval| approval.granted.is_none())
    {
        return Err(refuse(
            Rule::Missing,
            ("Persetujuan akses dari Ditjen belum dicatat.", "The Ditjen's approval of the access is not recorded."),
            (
                "Petugas mengajukan permohonan akses ke Ditjen dan mencatat persetujuannya.",
                "Staff ask the Ditjen for access and record its approval.",
            ),
        ));
    }
    if !case.lacks(DutyKind::Sptjm) && case.sptjm().is_none() {
        return Err(refuse(
            Rule::Missing,
            ("SPTJM pimpinan yang menjabat belum ada.", "The SPTJM of the present head is missing."),
            (
                "Pimpinan Lembaga Pengguna menandatangani SPTJM bermeterai; pindaiannya dicatat.",
                "The head of the institution signs the SPTJM with duty stamp; its scan is recorded.",
            ),
        ));
    }
    if !case.lacks(DutyKind::Nda) && !case.has_nda() {
        return Err(refuse(
            Rule::Missing,
            ("Belum ada pernyataan kerahasiaan (NDA).", "No non-disclosure agreement is signed."),
            (
                "Sedikitnya satu operator menandatangani NDA; pindaiannya dicatat.",
                "At least one operator signs an NDA; its scan is recorded.",
            ),
        ));
    }
    if case.agreement.network.as_ref().is_none_or(|network| network.ready_on.is_none()) {
        return Err(refuse(
            Rule::Missing,
            ("Jaringan belum siap.", "The network is not ready."),
            (
                "Lembaga menyiapkan jaringan tertutup; petugas mencatat tanggal siapnya.",
                "The institution sets up the closed network; staff record the day it is ready.",
            ),
        ));
    }
    Ok(())
}

/// What one User ID needs besides: registered addresses, where programs call.
pub(super) fn account_ready(case: &Case<'_>, account: &Account) -> Result<(), Refusal> {
    access_ready(case)?;
    let calls = account.methods.iter().any(|method| method.is_web_service());
    if calls && account.ip_addresses.is_empty() {
        return Err(refuse_with(
            Rule::Missing,
            format!("Alamat IP untuk User ID {} belum didaftarkan.", account.user_id),
            format!("No IP address is registered for the User ID {}.", account.user_id),
            (
                "Lembaga menyampaikan alamat IP server; petugas mendaftarkannya.",
                "The institution names the addresses of its servers; staff register them.",
            ),
        ));
    }
    Ok(())
}

/// Whether it was revealed before is known to the keeper of the secrets, not to the facts.
pub(super) fn reveal_secret(case: &Case<'_>, ctx: &Ctx<'_>, id: AccountId, at: DateTime<Utc>) -> Decision {
    let account = open_account(case, id)?;
    if account.bast.is_none() {
        return Err(refuse_with(
            Rule::Missing,
            format!("User ID {} belum diserahkan dengan BAST.", account.user_id),
            format!("The User ID {} was not handed over by BAST.", account.user_id),
            ("Kantor menyerahkan User ID dahulu.", "The office hands it over first."),
        )
        .at("account"));
    }
    not_future(case.moment.zone.local_date(at), case.today, "at", ("Waktu pembukaan", "Time of the reveal"))?;
    Ok(vec![E::SecretRevealed { account: id, at, to: ctx.actor.name().to_owned() }])
}

pub(super) fn close_user_id(case: &Case<'_>, id: AccountId, on: NaiveDate) -> Decision {
    let account = open_account(case, id)?;
    let name = ("Hari terakhir User ID", "Last day of the User ID");
    not_future(on, case.today, "on", name)?;
    follows((account.request.date, ("Tanggal permohonan User ID", "Date of the User ID request")), (on, name), "on")?;
    Ok(vec![E::AccountClosed { account: id, on }])
}

/// The methods are among those of the agreement.
fn granted_methods(case: &Case<'_>, methods: &[Method], field: &str) -> Result<(), Refusal> {
    distinct(methods, field, ("Metode akses", "Methods"))?;
    let grants = case.grants();
    match methods.iter().find(|method| !grants.iter().any(|grant| grant.method == **method)) {
        None => Ok(()),
        Some(method) => Err(refuse_with(
            Rule::Field,
            format!("{} tidak termasuk perjanjian ini.", method.label()),
            format!("{} is not part of this agreement.", method.label()),
            (
                "Pilih metode pada perjanjian; metode baru memerlukan adendum.",
                "Choose a method of the agreement; a new one needs an addendum.",
            ),
        )
        .at(field)),
    }
}

fn open_account<'a>(case: &Case<'a>, id: AccountId) -> Result<&'a Account, Refusal> {
    let account = case.agreement.account(id).ok_or_else(Refusal::unknown_aggregate)?;
    if account.closed_on.is_some() {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("User ID {} sudah ditutup.", account.user_id),
            format!("The User ID {} is closed.", account.user_id),
            ("Ajukan User ID baru.", "Request a new one."),
        )
        .at("account"));
    }
    Ok(account)
}

fn trimmed(list: Vec<String>) -> Vec<String> {
    list.into_iter().map(|text| text.trim().to_owned()).collect()
}
