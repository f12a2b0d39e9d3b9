//! The network of an agreement as Lampiran I draws it: the way from the Ditjen to the institution's applications, from
//! recorded addresses, each station with the place where what it says is recorded.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Application, Facts, Method, Network, NetworkKind};
use crate::wording;

/// More than this many boxes would not fit the page; the register lists them all.
const MOST_LEAVES: usize = 12;

const DITJEN: &str = "Direktorat Jenderal Kependudukan dan Pencatatan Sipil";

/// The picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topology {
    /// For the alternative text.
    pub institution: String,
    pub stops: Vec<Stop>,
    /// What joins the institution and its applications.
    pub local_link: String,
    pub applications: Vec<Leaf>,
}

/// A station of the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stop {
    pub title: String,
    pub lines: Vec<String>,
    /// The connection above it.
    pub link: String,
    #[serde(skip)]
    pub source: Source,
}

/// An application, reader or desk at the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaf {
    pub name: String,
    pub lines: Vec<String>,
    #[serde(skip)]
    pub source: Source,
}

/// Where what a station says is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Always the same.
    Ditjen,
    /// The profile of the office.
    Office,
    /// The network as recorded, with its addresses.
    Network,
    /// The profile of the institution, with its work units.
    Institution,
    /// The register of applications.
    Applications,
    /// The terms: methods without an application.
    Methods,
}

impl Topology {
    /// The network as known on `today`; the access addresses stand at the Ditjen or at the office.
    pub fn of(facts: &Facts, today: NaiveDate, at_ditjen: bool) -> Self {
        let institution = &facts.institution.profile.name;
        let network = facts.agreement.network.as_ref();
        let addresses: Vec<String> = network
            .map(|network| {
                let line =
                    |(method, address): (&Method, &String)| format!("Alamat akses {}: {address}", method.label());
                network.access_addresses.iter().map(line).collect()
            })
            .unwrap_or_default();
        let mut ditjen = vec!["Data Warehouse (DWH) Terpusat".to_owned()];
        let mut seat = Vec::new();
        if at_ditjen {
            ditjen.extend(addresses)
        } else {
            seat.extend(addresses)
        }
        let stop = |title: &str, lines, link: &str, source| Stop {
            title: title.to_owned(),
            lines,
            link: link.to_owned(),
            source,
        };
        let mut stops = vec![
            stop(DITJEN, ditjen, "", Source::Ditjen),
            stop(&facts.office.profile.name, seat, "Jaringan tertutup Ditjen Dukcapil", Source::Office),
        ];
        let link = network.map_or_else(|| "Jaringan tertutup".to_owned(), connection);
        let lan = network.and_then(|network| network.ip_lan.as_deref()).unwrap_or("………");
        if let Some(network) = network.filter(|_| !is_diskominfo(institution)) {
            stops.extend(diskominfo(network));
        }
        stops.push(stop(institution, vec![format!("IP LAN: {lan}")], &link, Source::Institution));
        Self {
            institution: institution.clone(),
            stops,
            local_link: "Jaringan lokal (LAN)".to_owned(),
            applications: leaves(facts, today),
        }
    }

    /// Every place where something of it is recorded, once, in the order of the picture.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = vec![Source::Network];
        let drawn = self.stops.iter().map(|stop| stop.source).chain(self.applications.iter().map(|leaf| leaf.source));
        for source in drawn.filter(|source| *source != Source::Ditjen) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}

/// The agency that carries the networks of a region, by its name.
pub fn is_diskominfo(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("diskominfo") || name.contains("komunikasi dan informatika")
}

/// Every application, and a desk or reader for each method that has none.
fn leaves(facts: &Facts, today: NaiveDate) -> Vec<Leaf> {
    let agreement = &facts.agreement;
    let mut leaves: Vec<Leaf> = agreement.applications.iter().flat_map(application).collect();
    for method in agreement.methods_on(today).iter().map(|grant| grant.method) {
        if agreement.applications.iter().any(|application| application.method == method) {
            continue;
        }
        match method {
            Method::WebPortal => leaves.push(Leaf {
                name: "Komputer petugas".to_owned(),
                lines: vec!["membuka Web Portal".to_owned()],
                source: Source::Methods,
            }),
            Method::CardReader => leaves.push(Leaf {
                name: "Card Reader KTP-el".to_owned(),
                lines: facts.institution.profile.work_units.clone(),
                source: Source::Institution,
            }),
            Method::WebServiceCallNik | Method::WebServiceKesesuaian => {}
        }
    }
    if leaves.len() > MOST_LEAVES {
        let others = leaves.split_off(MOST_LEAVES - 1).len();
        leaves.push(Leaf {
            name: format!("{others} aplikasi lainnya"),
            lines: vec!["tercantum dalam daftar aplikasi".to_owned()],
            source: Source::Applications,
        });
    }
    leaves
}

fn application(application: &Application) -> Vec<Leaf> {
    let mut lines = vec![application.method.label().to_owned()];
    lines.extend(application.url.clone());
    let leaf = |name: String, lines| Leaf { name, lines, source: Source::Applications };
    let mut leaves = vec![leaf(application.name.clone(), lines)];
    if application.mobile {
        leaves.push(leaf(format!("{} (seluler)", application.name), vec!["melalui server aplikasi".to_owned()]));
    }
    leaves
}

/// The station of the agency that carries the network, where it does.
fn diskominfo(network: &Network) -> Option<Stop> {
    let provider = network.provider.clone().filter(|provider| is_diskominfo(provider));
    let ip = network.diskominfo_ip.clone();
    (provider.is_some() || ip.is_some()).then(|| Stop {
        title: provider.unwrap_or_else(|| "Dinas Komunikasi dan Informatika".to_owned()),
        lines: ip.map(|ip| format!("IP sambungan: {ip}")).into_iter().collect(),
        link: "Jaringan tertutup".to_owned(),
        source: Source::Network,
    })
}

/// What the last stretch is, with its width.
fn connection(network: &Network) -> String {
    let kind = match (network.kind, &network.vpn) {
        (NetworkKind::Closed, _) => "Jaringan tertutup".to_owned(),
        (NetworkKind::Vpn, Some(vpn)) => format!("VPN {vpn}"),
        (NetworkKind::Vpn, None) => "VPN".to_owned(),
    };
    match network.bandwidth_mbps {
        Some(mbps) => format!("{kind}, {} Mbps", wording::thousands(u64::from(mbps))),
        None => kind,
    }
}
