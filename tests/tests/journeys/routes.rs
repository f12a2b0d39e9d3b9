//! Every page of the product, with addresses of the demonstration in the place of its parameters.

use patuh_app::app::App;
use patuh_app::views::{AgreementView, SuspicionQuery};
use patuh_domain::access::{Check, Code};
use patuh_domain::agreement::{AgreementAction, Method};
use patuh_domain::ids::{AccountId, AgreementId, InstitutionId, PersonId};
use patuh_server::demo::Player;
use patuh_server::lookup::ledger::Refusal;
use patuh_tests::site::{Site, scenes};
use uuid::Uuid;

/// The routes that answer to GET and are no pages.
pub const FILES: [&str; 14] = [
    "/",
    "/api/v1/akses/{number}",
    "/berkas/{id}",
    "/dokumen/cetak/{job}/berkas.zip",
    "/dokumen/cetak/{job}/keadaan",
    "/healthz",
    "/langganan/{file}",
    "/laporan/rekapitulasi.pdf",
    "/lembaga/{id}/lambang",
    "/pengaturan/lambang",
    "/perjanjian/{id}/dokumen/{file}",
    "/perjanjian/{id}/pemakaian.csv",
    "/pratinjau/{token}/{number}",
    "/readyz",
];

/// Nothing has this id.
const UNKNOWN: &str = "01980000-0000-7000-8000-000000000000";

/// The paths of all pages, with `{name}` for parameters, in order.
pub fn pages() -> Vec<String> {
    let mut paths: Vec<String> =
        leptos_axum::generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// What stands in the place of parameters.
pub struct Known {
    agreements: Vec<AgreementId>,
    institutions: Vec<InstitutionId>,
    people: Vec<PersonId>,
    /// Calls under the agreements.
    calls: Vec<Uuid>,
    /// An agreement with an account.
    accounts: Vec<(AgreementId, String)>,
    /// Forbidden input that was seen.
    suspicions: Vec<String>,
    /// An agreement with an action of which something is said on a page.
    actions: Vec<(AgreementId, AgreementAction)>,
}

impl Known {
    /// Every `nth` agreement and institution of the first office, its people, and one page of each action.
    pub async fn every(nth: usize, site: &Site, who: &str) -> Self {
        let scene = scenes().into_iter().next().expect("the first office");
        let player = scene.players.iter().find(|player| player.email == who).expect("a demonstration account");
        let mut known = Self {
            agreements: scene.stories.iter().step_by(nth).map(|story| story.agreement).collect(),
            institutions: scene.stories.iter().step_by(nth).map(|story| story.institution).collect(),
            people: scene.players.iter().step_by(nth).map(|player| player.id).collect(),
            calls: Vec::new(),
            accounts: Vec::new(),
            suspicions: Vec::new(),
            actions: Vec::new(),
        };
        known.look(site, player).await;
        known
    }

    /// One agreement with its institution, and one person.
    pub async fn one(
        site: &Site,
        reader: &Player,
        agreement: AgreementId,
        institution: InstitutionId,
        person: PersonId,
    ) -> Self {
        let mut known = Self {
            agreements: vec![agreement],
            institutions: vec![institution],
            people: vec![person],
            calls: Vec::new(),
            accounts: Vec::new(),
            suspicions: Vec::new(),
            actions: vec![(agreement, AgreementAction::RecordChange)],
        };
        known.look(site, reader).await;
        known.actions.truncate(1);
        if known.accounts.is_empty() {
            known.accounts.push((agreement, UNKNOWN.to_owned()));
        }
        if known.suspicions.is_empty() {
            known.suspicions.push(UNKNOWN.to_owned());
        }
        known
    }

    async fn look(&mut self, site: &Site, reader: &Player) {
        let mut refused = Vec::new();
        for id in &self.agreements {
            let Ok(view) = site.state.rooms.ports.reading.agreement(&reader.actor(), *id).await else { continue };
            self.calls.push(call(site, &view).await);
            let accounts = &view.facts.agreement.accounts;
            self.accounts.extend(accounts.first().map(|account| (*id, account.id.to_string())));
            let query = SuspicionQuery { all: true, agreement: Some(*id), page: 1 };
            let seen = site.state.rooms.ports.reading.suspicions(&reader.actor(), query).await;
            self.suspicions.extend(seen.into_iter().flat_map(|seen| seen.rows).map(|row| row.id.to_string()));
            for possible in &view.possible {
                let list = if possible.allowed.is_ok() { &mut self.actions } else { &mut refused };
                if list.iter().all(|(_, known)| *known != possible.action) {
                    list.push((*id, possible.action));
                }
            }
        }
        self.actions.extend(refused);
    }

    /// Every address of these routes.
    pub fn paths(&self, routes: &[String]) -> Vec<String> {
        routes.iter().flat_map(|route| self.of(route)).collect()
    }

    /// The addresses of one route.
    pub fn of(&self, route: &str) -> Vec<String> {
        let with_id = |ids: Vec<String>| ids.into_iter().map(|id| route.replace("{id}", &id)).collect::<Vec<_>>();
        let texts = |ids: &[AgreementId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        if route.contains("{action}") {
            let named = |(id, action): &(AgreementId, AgreementAction)| {
                route.replace("{id}", &id.to_string()).replace("{action}", action.name())
            };
            return self.actions.iter().map(named).collect();
        }
        if route.contains("{account}") {
            let named = |(id, account): &(AgreementId, String)| {
                route.replace("{id}", &id.to_string()).replace("{account}", account)
            };
            return self.accounts.iter().map(named).collect();
        }
        match route.split('/').nth(1) {
            Some("perjanjian") if route.ends_with("/terbitkan") => {
                with_id(texts(&self.agreements)).into_iter().map(|path| format!("{path}?dokumen=D01")).collect()
            }
            Some("perjanjian") if route.contains("{file}") => {
                with_id(texts(&self.agreements)).into_iter().map(|path| path.replace("{file}", "d01.pdf")).collect()
            }
            Some("perjanjian") if route.contains("{id}") => with_id(texts(&self.agreements)),
            Some("lembaga") if route.contains("{id}") => {
                with_id(self.institutions.iter().map(ToString::to_string).collect())
            }
            Some("pengguna") if route.contains("{id}") => {
                with_id(self.people.iter().map(ToString::to_string).collect())
            }
            Some("mencurigakan") if route.contains("{id}") => with_id(self.suspicions.clone()),
            Some("dokumen") if route.contains("{job}") => vec![route.replace("{job}", UNKNOWN)],
            Some("pratinjau") => vec![route.replace("{token}", UNKNOWN).replace("{number}", "1.svg")],
            Some("v") if route.contains("{code}") => vec!["/v/2222-2222-2222".to_owned()],
            Some("pengaturan") if route.contains("{clause}") => {
                vec![route.replace("{document}", "D06").replace("{clause}", "duties.second.leak")]
            }
            Some("pengaturan") if route.contains("{letter}") => vec![route.replace("{letter}", "D04")],
            Some("langganan") => vec![route.replace("{file}", "tidak-dikenal.ics")],
            Some("undangan") => vec![route.replace("{token}", "tidak-dikenal")],
            Some("akses") => with_id(self.calls.iter().map(ToString::to_string).collect()),
            Some("api") => vec![route.replace("{number}", UNKNOWN)],
            Some("berkas") => vec![route.replace("{id}", UNKNOWN)],
            _ => {
                assert!(!route.contains('{'), "{route} has a parameter nobody knows");
                vec![route.to_owned()]
            }
        }
    }
}

/// A call under the agreement that was refused, in the ledger.
async fn call(site: &Site, view: &AgreementView) -> Uuid {
    let agreement = &view.facts.agreement;
    let account = agreement.accounts.first().map_or(AccountId(Uuid::nil()), |account| account.id);
    let id = Uuid::now_v7();
    let ledger = site.state.rooms.lookups.ledger();
    ledger.refuse(Refusal {
        id,
        office: agreement.office,
        agreement: agreement.id,
        account,
        method: Method::WebServiceCallNik,
        person: None,
        code: Code::NikMalformed,
        check: Box::new(Check::rehearsed(Code::NikMalformed)),
        address: "127.0.0.1".to_owned(),
    });
    ledger.flush().await;
    id
}
