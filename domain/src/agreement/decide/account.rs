//! User IDs: second approval, request, hand-over, reveal, closing (domain.md 2, stage 6).

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Case;
use super::check::{addresses, filled, follows, letter_after, not_future, refuse, refuse_with};
use super::onboarding::granted_methods;
use crate::agreement::{Account, AccountKind, AgreementEvent as E, HolderChange, Method, same_name};
use crate::command::Ctx;
use crate::duty::DutyKind;
use crate::ids::AccountId;
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

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
        address_changes: Vec::new(),
        responsible,
        daily_cap,
        cap_changes: Vec::new(),
        holder_changes: Vec::new(),
        bast: None,
        closed_on: None,
    };
    Ok(vec![E::AccountRequested { account }])
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

/// The form comes first, then the minutes; nobody takes over from himself.
pub(super) fn change_holder(case: &Case<'_>, id: AccountId, holder: HolderChange) -> Decision {
    let account = open_account(case, id)?;
    let bast = handed_over(account)?;
    filled(&holder.responsible, "responsible", ("Pemegang baru", "New holder"))?;
    if same_name(account.responsible_on(case.today), &holder.responsible) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("{} sudah memegang User ID ini.", holder.responsible),
            format!("{} holds this User ID already.", holder.responsible),
            ("Isi nama pemegang yang baru.", "Give the name of the new holder."),
        )
        .at("responsible"));
    }
    let form = ("Formulir permohonan", "Form that asks for it");
    let before = account.holder_changes.last().map_or(bast.date, |change| change.bast.date);
    let handed = ("Tanggal BAST sebelumnya", "Date of the minutes before");
    letter_after((before, handed), &holder.request, case.today, "request", form)?;
    letter_after((holder.request.date, form), &holder.bast, case.today, "bast", ("BAST", "BAST"))?;
    Ok(vec![E::HolderChanged { account: id, holder }])
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
    if calls && account.addresses_at(case.moment.instant).is_empty() {
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
    handed_over(account)?;
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

/// The minutes by which a User ID was handed over.
pub(super) fn handed_over(account: &Account) -> Result<&Letter, Refusal> {
    account.bast.as_ref().ok_or_else(|| {
        refuse_with(
            Rule::Missing,
            format!("User ID {} belum diserahkan dengan BAST.", account.user_id),
            format!("The User ID {} was not handed over by BAST.", account.user_id),
            ("Kantor menyerahkan User ID dahulu.", "The office hands it over first."),
        )
        .at("account")
    })
}

pub(super) fn open_account<'a>(case: &Case<'a>, id: AccountId) -> Result<&'a Account, Refusal> {
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

pub(super) fn trimmed(list: Vec<String>) -> Vec<String> {
    list.into_iter().map(|text| text.trim().to_owned()).collect()
}
