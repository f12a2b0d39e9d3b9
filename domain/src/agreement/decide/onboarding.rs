//! What the Juknis describes: network, quota, applications, service flows (domain.md 3, 5).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{addresses, distinct, filled, follows, letter, not_future, refuse, refuse_with};
use crate::agreement::{
    AgreementEvent as E, Application, Element, Expected, FlowNext, Method, Network, QuotaGrant, QuotaStart,
    ServiceFlow, Stage, same_name,
};
use crate::calendar::month_start;
use crate::command::Ctx;
use crate::ids::ApplicationId;
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
    // Once in production a quota is the Ditjen's answer to a request (domain.md 2, changes).
    if grant.reference.is_none() && matches!(case.stage, Stage::Production | Stage::Renewing | Stage::Bridged) {
        return Err(refuse(
            Rule::Missing,
            ("Rujukan Ditjen belum diisi.", "The Ditjen's reference is missing."),
            (
                "Setelah akses Production, kuota berubah dengan surat Ditjen: isi nomor dan tanggalnya.",
                "In production a quota changes by a letter of the Ditjen: give its number and date.",
            ),
        )
        .at("reference_number"));
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
    if let Some(lost) = unreachable_step(&flow) {
        return Err(refuse_with(
            Rule::Field,
            format!("Langkah {lost} tidak dicapai dari langkah pertama."),
            format!("Step {lost} can't be reached from the first."),
            ("Tambahkan jalan ke langkah itu, atau hapus langkahnya.", "Lead to it, or leave it out."),
        )
        .at("step"));
    }
    if flow.steps.iter().all(|step| !step.next.is_empty()) {
        return Err(refuse_with(
            Rule::Field,
            "Alur ini tidak berakhir.".to_owned(),
            "The flow has no end.".to_owned(),
            ("Biarkan langkah terakhir tanpa lanjutan.", "Let the last step lead nowhere."),
        )
        .at("step"));
    }
    Ok(vec![E::ServiceFlowDescribed { flow }])
}

/// The first step that no way from the first leads to.
fn unreachable_step(flow: &ServiceFlow) -> Option<u32> {
    let mut reached: Vec<u32> = flow.steps.first().map(|step| step.id).into_iter().collect();
    let mut at = 0;
    while let Some(id) = reached.get(at).copied() {
        let step = flow.steps.iter().find(|step| step.id == id);
        for next in step.into_iter().flat_map(|step| &step.next) {
            let to = match next {
                FlowNext::To(to) => *to,
                FlowNext::When(branch) => branch.to,
            };
            if !reached.contains(&to) {
                reached.push(to);
            }
        }
        at += 1;
    }
    flow.steps.iter().map(|step| step.id).find(|id| !reached.contains(id))
}

/// The methods are among those of the agreement.
pub(super) fn granted_methods(case: &Case<'_>, methods: &[Method], field: &str) -> Result<(), Refusal> {
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
