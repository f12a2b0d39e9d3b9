//! Lampiran I of the Juknis: the way from the Ditjen to the institution's applications, from recorded addresses.

use patuh_domain::agreement::{Application, Method, Network, NetworkKind};

use super::Mapping;
use super::terms::is_diskominfo;
use crate::documents::data::juknis::{Leaf, Stop, Topology};
use crate::documents::data::parts::Side;

/// More than this many boxes would not fit the page; the register lists them all.
const MOST_LEAVES: usize = 12;

const DITJEN: &str = "Direktorat Jenderal Kependudukan dan Pencatatan Sipil";

impl Mapping<'_> {
    pub(super) fn topology(&self, office: &Side, institution: &Side) -> Topology {
        let network = self.facts.agreement.network.as_ref();
        let addresses: Vec<String> = network
            .map(|network| {
                let line =
                    |(method, address): (&Method, &String)| format!("Alamat akses {}: {address}", method.label());
                network.access_addresses.iter().map(line).collect()
            })
            .unwrap_or_default();
        let at_ditjen = self.choices.style.access_at_ditjen;
        let mut ditjen = vec!["Data Warehouse (DWH) Terpusat".to_owned()];
        let mut seat = Vec::new();
        if at_ditjen {
            ditjen.extend(addresses)
        } else {
            seat.extend(addresses)
        }
        let mut stops = vec![
            Stop { title: DITJEN.to_owned(), lines: ditjen, link: String::new() },
            Stop { title: office.name.clone(), lines: seat, link: "Jaringan tertutup Ditjen Dukcapil".to_owned() },
        ];
        let link = network.map_or_else(|| "Jaringan tertutup".to_owned(), connection);
        let lan = network.and_then(|network| network.ip_lan.clone());
        let diskominfo = network.filter(|_| !is_diskominfo(&institution.name)).and_then(diskominfo);
        let last = match diskominfo {
            Some(stop) => {
                stops.push(Stop { link: "Jaringan tertutup".to_owned(), ..stop });
                link
            }
            None => link,
        };
        stops.push(Stop {
            title: institution.name.clone(),
            lines: vec![format!("IP LAN: {}", lan.as_deref().unwrap_or("………"))],
            link: last,
        });
        Topology {
            institution: institution.name.clone(),
            stops,
            local_link: "Jaringan lokal (LAN)".to_owned(),
            applications: self.leaves(),
        }
    }

    /// Every application, and a desk or reader for each method that has none.
    fn leaves(&self) -> Vec<Leaf> {
        let agreement = &self.facts.agreement;
        let mut leaves: Vec<Leaf> = agreement.applications.iter().flat_map(application).collect();
        let methods = agreement.methods_on(self.today).iter().map(|grant| grant.method);
        for method in methods {
            if agreement.applications.iter().any(|application| application.method == method) {
                continue;
            }
            match method {
                Method::WebPortal => leaves
                    .push(Leaf { name: "Komputer petugas".to_owned(), lines: vec!["membuka Web Portal".to_owned()] }),
                Method::CardReader => leaves.push(Leaf {
                    name: "Card Reader KTP-el".to_owned(),
                    lines: self.facts.institution.profile.work_units.clone(),
                }),
                Method::WebServiceCallNik | Method::WebServiceKesesuaian => {}
            }
        }
        if leaves.len() > MOST_LEAVES {
            let others = leaves.split_off(MOST_LEAVES - 1).len();
            leaves.push(Leaf {
                name: format!("{others} aplikasi lainnya"),
                lines: vec!["tercantum dalam daftar aplikasi".to_owned()],
            });
        }
        leaves
    }
}

fn application(application: &Application) -> Vec<Leaf> {
    let mut lines = vec![application.method.label().to_owned()];
    lines.extend(application.url.clone());
    let mut leaves = vec![Leaf { name: application.name.clone(), lines }];
    if application.mobile {
        leaves.push(Leaf {
            name: format!("{} (seluler)", application.name),
            lines: vec!["melalui server aplikasi".to_owned()],
        });
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
        link: String::new(),
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
        Some(mbps) => format!("{kind}, {} Mbps", patuh_domain::wording::thousands(u64::from(mbps))),
        None => kind,
    }
}
