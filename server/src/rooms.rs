//! Everything that works on the database, put together once at the start.

use std::sync::Arc;

use patuh_app::ports::Ports;

use crate::clock::Clock;
use crate::config::{Config, Secret};
use crate::desk::Desk;
use crate::identity::{IdentityRoom, Throttle};
use crate::lookup;
use crate::lookup::office_access::OfficeAccess;
use crate::lookup::pulse::Pulses;
use crate::machinery::{CalendarLinks, Drafts, Files, Keys, Secrets};
use crate::papers::PaperRoom;
use crate::portal::PortalRoom;
use crate::reading::ReadingRoom;
use crate::reading::upstream::Services;
use crate::store::Store;

/// The rooms of the server and the ports they give to pages.
pub struct Rooms {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub keys: Keys,
    pub desk: Arc<Desk>,
    pub identity: Arc<IdentityRoom>,
    pub reading: Arc<ReadingRoom>,
    pub drafts: Drafts,
    pub calendar_links: CalendarLinks,
    pub files: Files,
    pub secrets: Secrets,
    pub papers: PaperRoom,
    /// Failed checks of codes and files, by address.
    pub checks: Throttle,
    pub lookups: Arc<lookup::Gate>,
    pub portal: Arc<PortalRoom>,
    pub ports: Ports,
}

impl Rooms {
    /// The rooms on `store`, which is migrated.
    pub fn new(config: &Config, store: Store, secret: Secret, clock: Arc<dyn Clock>) -> Self {
        let keys = Keys::new(secret);
        let identity = Arc::new(IdentityRoom::new(store.clone(), Arc::clone(&clock)));
        let drafts = Drafts::new(store.clone());
        let calendar_links = CalendarLinks::new(store.clone());
        let files = Files::new(store.clone(), &config.data_dir);
        let secrets = Secrets::new(store.clone(), keys.clone(), identity.passwords().clone());
        let desk = Arc::new(Desk::new(store.clone(), Arc::clone(&clock)));
        let services = Services {
            access: OfficeAccess::new(store.clone(), keys.clone()),
            pulses: Pulses::new(store.clone()),
            of_installation: matches!(config.upstream(), Ok(Some(_))),
        };
        let reading = Arc::new(ReadingRoom::new(
            store.clone(),
            Arc::clone(&clock),
            drafts.clone(),
            files.clone(),
            secrets.clone(),
            identity.as_ref().clone(),
            services,
        ));
        let papers = PaperRoom::new(reading.clone(), desk.clone(), store.clone(), keys.clone(), config);
        let passwords = identity.passwords().clone();
        let gate = lookup::Gate::new(store.clone(), Arc::clone(&clock), keys.clone(), passwords, &desk);
        let lookups = Arc::new(gate.with_settings(config));
        let portal = Arc::new(PortalRoom::new(store.clone(), keys.clone(), Arc::clone(&reading), Arc::clone(&lookups)));
        let ports = Ports {
            desk: desk.clone(),
            reading: reading.clone(),
            papers: Arc::new(papers.clone()),
            gate: portal.clone(),
            identity: identity.clone(),
        };
        Self {
            store,
            clock,
            keys,
            desk,
            identity,
            reading,
            drafts,
            calendar_links,
            files,
            secrets,
            papers,
            checks: Throttle::default(),
            lookups,
            portal,
            ports,
        }
    }
}
