//! The substance of both texts: elements, data balikan, certificate, network, applications, flows.

use chrono::Datelike;

use super::finding::{Finding, Mend};
use super::kinds::Lint;
use crate::agreement::{AgreementAction as A, Facts, Method, PocSubject, ServiceFlow, Stage, stage};
use crate::calendar::Moment;

/// More than this is no bandwidth of an office, but a slip of the unit.
const HIGHEST_MBPS: u32 = 100_000;
/// From this year on every agreement has the certificate clause (documents.md).
const CERTIFICATE_SINCE: i32 = 2024;
/// Words of a title that say nothing about the service.
const COMMON_WORDS: [&str; 10] =
    ["alur", "pelayanan", "layanan", "data", "pada", "dalam", "untuk", "melalui", "verifikasi", "validasi"];

pub(super) fn check(facts: &Facts, moment: &Moment, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    let signed = agreement.pks.as_ref().map(|pks| pks.signed_on);
    if let (Some(signed), Some(juknis)) = (signed, &agreement.juknis) {
        let (of_pks, of_juknis) = (agreement.terms_on(signed), agreement.terms_on(juknis.date));
        if let (Some(one), Some(other)) = (of_pks, of_juknis) {
            if one.data_balikan != other.data_balikan {
                let text = ("Isi data balikan berubah antara kedua naskah.", "It changed between the two texts.");
                push(
                    found,
                    Lint::BalikanDiffers,
                    "D07",
                    "Data Balikan",
                    text,
                    Mend::Step(A::SettleTerms, "balikan_fields"),
                );
            }
            if one.methods != other.methods {
                let text = ("Metode atau elemen berubah antara kedua naskah.", "They changed between the two texts.");
                push(found, Lint::ElementsDiffer, "D07", "Metode", text, Mend::Step(A::SettleTerms, "methods"));
            }
        }
    }
    applications(facts, moment, found);
    if let Some(terms) = agreement.first_terms() {
        let year = signed.unwrap_or_else(|| moment.today()).year();
        if terms.iso_27001.is_none() && year >= CERTIFICATE_SINCE {
            let text = (
                "Naskah tidak menyebut sertifikat SNI ISO/IEC 27001.",
                "The terms say nothing about the ISO/IEC 27001 certificate.",
            );
            push(found, Lint::IsoAbsent, "D06", "Kewajiban", text, Mend::Step(A::SettleTerms, "iso_rule"));
        }
    }
    if let Some(network) = agreement.network.as_ref().filter(|_| agreement.juknis.is_some()) {
        let mend = Mend::Step(A::RecordNetwork, "bandwidth");
        match network.bandwidth_mbps {
            None => {
                let text = ("Bandwidth belum dicatat.", "No bandwidth is recorded.");
                push(found, Lint::Bandwidth, "D07", "Jaringan", text, mend);
            }
            Some(mbps) if mbps == 0 || mbps > HIGHEST_MBPS => {
                let text = (format!("{mbps} Mbps tidak wajar."), format!("{mbps} Mbps is not possible."));
                found.push(Finding::new(Lint::Bandwidth, "D07", "Jaringan", text, mend));
            }
            Some(_) => {}
        }
    }
    for flow in &agreement.service_flows {
        self::flow(facts, flow, moment, found);
    }
}

fn push(found: &mut Vec<Finding>, lint: Lint, document: &'static str, place: &str, text: (&str, &str), mend: Mend) {
    found.push(Finding::new(lint, document, place, (text.0.to_owned(), text.1.to_owned()), mend));
}

/// What applications may show, and whether they were tried.
fn applications(facts: &Facts, moment: &Moment, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    let granted = agreement.methods_on(moment.today());
    let tried = matches!(stage(facts, moment), Stage::Production | Stage::Renewing | Stage::Bridged);
    for application in &agreement.applications {
        let grant = granted.iter().find(|grant| grant.method == application.method);
        let beyond: Vec<&str> = match grant {
            Some(grant) => application
                .elements
                .iter()
                .filter(|element| !grant.elements.contains(element))
                .map(|element| element.label())
                .collect(),
            None => vec![application.method.label()],
        };
        if !beyond.is_empty() {
            let list = beyond.join(", ");
            let text = (format!("Tidak disepakati dalam PKS: {list}."), format!("Not agreed in the PKS: {list}."));
            let mend = Mend::Step(A::RegisterApplication, "elements");
            found.push(Finding::new(Lint::ElementsDiffer, "D07", application.name.clone(), text, mend));
        }
        let subject = PocSubject::Application(application.id);
        if tried
            && !agreement.poc_settled(subject)
            && agreement.poc_requests.iter().all(|request| !request.subjects.contains(&subject))
        {
            let text = (
                "Aplikasi tercantum pada Juknis tanpa permohonan atau hasil PoC.",
                "It stands in the Juknis without a request or result of a PoC.",
            );
            push(
                found,
                Lint::ApplicationWithoutPoc,
                "D07",
                &application.name,
                text,
                Mend::Step(A::RequestPoc, "subjects"),
            );
        }
    }
}

/// The method of a flow is granted, it speaks of no other, and its title of this agreement's service.
fn flow(facts: &Facts, flow: &ServiceFlow, moment: &Moment, found: &mut Vec<Finding>) {
    let agreement = &facts.agreement;
    let mend = || Mend::Step(A::DescribeServiceFlow, "title");
    let methods = agreement.methods_on(moment.today());
    if !methods.is_empty() && methods.iter().all(|grant| grant.method != flow.method) {
        let label = flow.method.label();
        let text = (format!("Metode {label} tidak disepakati."), format!("The method {label} is not agreed."));
        found.push(Finding::new(Lint::FlowService, "D07", flow.title.clone(), text, mend()));
    }
    let narrative = flow.steps.iter().map(|step| step.text.as_str()).chain([flow.introduction.as_str()]);
    let narrative = narrative.collect::<Vec<_>>().join(" ").to_lowercase();
    for (method, words) in [
        (Method::WebPortal, "web portal"),
        (Method::WebServiceCallNik, "call nik"),
        (Method::WebServiceKesesuaian, "web service kesesuaian"),
        (Method::CardReader, "card reader"),
    ] {
        let granted = methods.iter().any(|grant| grant.method == method);
        if method != flow.method && !granted && narrative.contains(words) {
            let text =
                (format!("Alur menyebut {}.", method.label()), format!("The flow speaks of {}.", method.label()));
            found.push(Finding::new(Lint::FlowService, "D07", flow.title.clone(), text, mend()));
        }
    }
    let purpose = agreement.request().map_or("", |request| request.purpose.as_str());
    let names = agreement.applications.iter().map(|application| application.name.as_str());
    let own = [purpose, flow.method.label(), facts.institution.profile.name.as_str()];
    let known = significant(&names.chain(own).collect::<Vec<_>>().join(" "));
    let title = significant(&flow.title);
    if !known.is_empty() && !title.is_empty() && !title.iter().any(|word| known.contains(word)) {
        let text = (
            format!("Judul alur tidak sejalan dengan tujuan: {purpose}."),
            format!("The title does not fit the purpose: {purpose}."),
        );
        found.push(Finding::new(Lint::FlowService, "D07", flow.title.clone(), text, mend()));
    }
}

fn significant(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() > 3 && !COMMON_WORDS.contains(&word.as_str())).collect()
}
