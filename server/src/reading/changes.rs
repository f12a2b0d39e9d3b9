//! Before and after, where an event supersedes an earlier one of the same matter.
//!
//! Both are compared as JSON, field by field; names of fields and values are put into words for people.

use std::collections::BTreeSet;

use patuh_app::views::FieldChange;
use patuh_domain::agreement::AgreementEvent as A;
use patuh_domain::command::Event;
use patuh_domain::institution::InstitutionEvent as I;
use patuh_domain::office::OfficeEvent as O;
use patuh_domain::person::PersonEvent as P;
use serde_json::Value;

/// Whether something of the kind may have been there before.
pub fn supersedes(event: &Event) -> bool {
    matter(event).is_some()
}

/// The kinds that begin what those of `kinds` change later.
pub fn with_beginnings(kinds: BTreeSet<&str>) -> BTreeSet<&str> {
    kinds
        .into_iter()
        .flat_map(|kind| match kind {
            "profile_changed" => vec![kind, "registered", "founded"],
            "renamed" => vec![kind, "registered"],
            "addresses_registered" => vec![kind, "account_requested"],
            other => vec![other],
        })
        .collect()
}

/// What differs between `event` and the latest of `before` (newest first) on the same matter; nothing where it is the
/// first.
pub fn of<'a>(event: &Event, before: impl Iterator<Item = &'a Event>) -> Vec<FieldChange> {
    let Some((key, after)) = matter(event) else { return Vec::new() };
    let earlier = before.filter_map(matter).find(|(other, _)| *other == key);
    let Some((_, before)) = earlier else { return Vec::new() };
    let mut changes = Vec::new();
    compare("", &before, &after, &mut changes);
    changes
}

/// What the event is about, and its content: two with the same key are versions of one thing.
fn matter(event: &Event) -> Option<(String, Value)> {
    fn json(value: &impl serde::Serialize) -> Option<Value> {
        serde_json::to_value(value).ok()
    }
    let (key, value) = match event {
        Event::Agreement { event, .. } => match event {
            A::Requested { request, .. } => ("request".to_owned(), json(request)?),
            A::Checked { checklist } => ("checklist".to_owned(), checklist_by_requirement(checklist)),
            A::TermsSettled { terms } => ("terms".to_owned(), json(terms)?),
            A::TeamAppointed { team } => (format!("team {:?}", team.party), json(team)?),
            A::NetworkRecorded { network, .. } => ("network".to_owned(), json(network)?),
            A::ServiceFlowDescribed { flow } => (format!("flow {}", flow.title), json(flow)?),
            A::AccountRequested { account } => {
                (format!("addresses {}", account.id), serde_json::json!({ "ip_addresses": account.ip_addresses }))
            }
            A::AddressesRegistered { account, ip_addresses, .. } => {
                (format!("addresses {account}"), serde_json::json!({ "ip_addresses": ip_addresses }))
            }
            A::ReaderRegistered { reader } => (format!("reader {}", reader.serial), json(reader)?),
            A::ReportReceived { report } => (format!("report {}", report.semester), json(report)?),
            A::ReportEvaluated { evaluation } => (format!("evaluation {}", evaluation.semester), json(evaluation)?),
            A::DailyCapSet { account, per_day, .. } => {
                (format!("cap {account}"), serde_json::json!({ "per_day": per_day }))
            }
            A::HoursSet { hours } => ("hours".to_owned(), json(hours)?),
            A::QuotaGranted { grant } => (format!("quota {:?}", grant.methods), json(grant)?),
            _ => return None,
        },
        Event::Institution { event, .. } => match event {
            I::Registered { profile } | I::ProfileChanged { profile } => ("profile".to_owned(), json(profile)?),
            I::HeadAppointed { head } => ("head".to_owned(), json(head)?),
            I::Activated { .. } => return None,
        },
        Event::Office { event, .. } => match event {
            O::Founded { profile } | O::ProfileChanged { profile } => ("profile".to_owned(), json(profile)?),
            O::HeadAppointed { head } => ("head".to_owned(), json(head)?),
            O::SettingsChanged { settings } => ("settings".to_owned(), json(settings)?),
            O::HoursSet { hours } => ("hours".to_owned(), json(hours)?),
            O::UpstreamSet { upstream } => {
                let known = upstream.as_ref();
                let (address, pin) = (known.map(|known| &known.address), known.and_then(|known| known.pin.as_ref()));
                ("upstream".to_owned(), serde_json::json!({ "address": address, "pin": pin }))
            }
            O::ClauseWorded { clause } => (format!("clause {} {}", clause.document, clause.key), json(clause)?),
            O::Activated { .. } => return None,
        },
        Event::Person { event, .. } => match event {
            P::Registered { name, .. } | P::Renamed { name } => {
                ("name".to_owned(), serde_json::json!({ "name": name }))
            }
            P::Joined { .. } | P::Left { .. } | P::Activated { .. } | P::CitizenAnswered { .. } => return None,
        },
        Event::Calendar { .. } => return None,
    };
    Some((key, value))
}

/// Lines of a checklist are found by their requirement, not by their place.
fn checklist_by_requirement(checklist: &patuh_domain::agreement::Checklist) -> Value {
    checklist
        .items
        .iter()
        .map(|item| (item.requirement.clone(), Value::Bool(item.present)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn compare(path: &str, before: &Value, after: &Value, changes: &mut Vec<FieldChange>) {
    if before == after {
        return;
    }
    if let (Value::Object(one), Value::Object(other)) = (before, after) {
        let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for name in names {
            // Due dates frozen with a fact follow from it and are no field of anybody's form.
            if name == "frozen_due" || name == "id" {
                continue;
            }
            let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            compare(&inner, one.get(name).unwrap_or(&Value::Null), other.get(name).unwrap_or(&Value::Null), changes);
        }
        return;
    }
    changes.push(FieldChange { field: field_name(path), before: text(before), after: text(after) });
}

/// The last part that people have a word for, else the path with blanks.
fn field_name(path: &str) -> String {
    path.split('.').map(word).collect::<Vec<_>>().join(", ")
}

fn word(name: &str) -> String {
    let known = match name {
        "name" => "Nama",
        "number" => "Nomor",
        "date" => "Tanggal",
        "letter" => "Surat",
        "subject" => "Hal",
        "purpose" => "Tujuan",
        "daily_need" => "Kebutuhan per hari",
        "methods" => "Metode",
        "elements" => "Elemen data",
        "data_balikan" => "Data balikan",
        "term_years" => "Jangka waktu (tahun)",
        "received_on" => "Diterima",
        "scan" => "Pindaian",
        "effective" => "Berlaku sejak",
        "layout" | "pks_layout" | "juknis_layout" => "Tata letak",
        "legal_bases" => "Dasar hukum",
        "iso_27001" => "ISO/IEC 27001",
        "card_reader" => "Card reader",
        "duties" => "Kewajiban",
        "order" => "Surat perintah",
        "members" => "Anggota",
        "ip_lan" => "IP LAN",
        "kind" => "Jenis",
        "vpn" => "VPN",
        "bandwidth_mbps" => "Bandwidth (Mbps)",
        "paid_by" => "Pembiayaan",
        "provider" => "Penyedia",
        "diskominfo_ip" => "IP Diskominfo",
        "access_addresses" => "Alamat akses",
        "expected" => "Perkiraan siap",
        "ready_on" => "Siap sejak",
        "pin" => "Sidik jari sertifikat",
        "ip_addresses" => "Alamat IP",
        "per_day" => "Kuota per hari",
        "from" => "Sejak",
        "reference" => "Rujukan",
        "channel" | "channels" => "Saluran",
        "fields" => "Kolom",
        "completed_on" => "Selesai",
        "conclusion" => "Kesimpulan",
        "forwarded" => "Diteruskan",
        "brand" => "Merek",
        "place" => "Tempat",
        "sam_id" => "SAM",
        "personalised_on" => "Personalisasi",
        "activated_on" => "Aktif sejak",
        "deactivated_on" => "Nonaktif sejak",
        "government" => "Pemerintah daerah",
        "region_code" => "Kode wilayah",
        "address" => "Alamat",
        "city" => "Kota",
        "postcode" => "Kode pos",
        "phone" => "Telepon",
        "email" => "Surel",
        "website" => "Situs web",
        "zone" => "Zona waktu",
        "level" => "Tingkat",
        "evaluation_recipient" => "Penerima evaluasi",
        "work_units" => "Unit kerja",
        "position" => "Jabatan",
        "status" => "Status",
        "nip" => "NIP",
        "rank" => "Pangkat",
        "grade" => "Golongan",
        "since" => "Menjabat sejak",
        "stationery" => "Tampilan dokumen",
        "emblem" => "Lambang",
        "typeface" => "Huruf",
        "size" => "Ukuran huruf",
        "number_pattern" => "Pola nomor surat",
        "addressing" => "Tujuan surat",
        "to" => "Ditujukan kepada",
        "through" => "Melalui",
        "copies" => "Tembusan",
        other => return other.replace('_', " "),
    };
    known.to_owned()
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(true) => Some("ya".to_owned()),
        Value::Bool(false) => Some("tidak".to_owned()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(text).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().filter_map(|(name, value)| Some(format!("{}: {}", word(name), text(value)?))).collect();
            (!fields.is_empty()).then(|| fields.join("; "))
        }
    }
}

#[cfg(test)]
mod tests {
    use patuh_domain::ids::PersonId;

    use super::*;

    #[test]
    fn a_new_name_shows_the_old_one() {
        let id = PersonId(uuid::Uuid::now_v7());
        let first =
            Event::Person { id, event: P::Registered { name: "Sari".to_owned(), email: "s@x.test".to_owned() } };
        let second = Event::Person { id, event: P::Renamed { name: "Sari Dewi".to_owned() } };
        let changes = of(&second, [&first].into_iter());
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].field, "Nama");
        assert_eq!(changes[0].before.as_deref(), Some("Sari"));
        assert_eq!(changes[0].after.as_deref(), Some("Sari Dewi"));
        assert_eq!(of(&first, std::iter::empty()), Vec::new());
    }
}
