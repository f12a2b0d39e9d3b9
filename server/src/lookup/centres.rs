//! Which service answers for an office (decisions.md 33): its own, else that of the installation, else in demonstrations
//! the simulator, else none.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use patuh_domain::ids::OfficeId;
use patuh_domain::office::{Office as OfficeFacts, UpstreamService};
use tokio::sync::OnceCell;

use super::office_access::{AccessError, OfficeAccess};
use super::pulse::Pulses;
use super::simulator::{Conduct, Simulator};
use super::upstream::{Centre, Office, Pin, Trouble, Upstream};
use crate::demo;
use crate::machinery::Keys;
use crate::store::{Store, StoreError};

/// The services of this process.
pub struct Centres {
    store: Store,
    access: OfficeAccess,
    pulses: Pulses,
    /// Of the installation, or set by a test.
    everywhere: Option<Arc<Upstream>>,
    without: OnceCell<Arc<Upstream>>,
    /// Answers trials, whatever the service is.
    sandbox: Arc<Upstream>,
    own: Mutex<HashMap<OfficeId, Own>>,
}

/// The service of one office, for as long as its settings stay.
struct Own {
    settings: UpstreamService,
    upstream: Arc<Upstream>,
}

impl Centres {
    /// Nothing is set yet.
    pub fn new(store: Store, keys: Keys) -> Self {
        Self {
            access: OfficeAccess::new(store.clone(), keys),
            pulses: Pulses::new(store.clone()),
            store,
            everywhere: None,
            without: OnceCell::new(),
            sandbox: Arc::new(Upstream::Simulator(Simulator::default())),
            own: Mutex::default(),
        }
    }

    /// The same with this simulator for everybody without a service of its own, whatever the database is.
    #[must_use]
    pub fn with_simulator(self, conduct: Conduct) -> Self {
        Self { everywhere: Some(Arc::new(Upstream::Simulator(Simulator::new(conduct)))), ..self }
    }

    /// The same with this service for everybody without one of its own.
    #[must_use]
    pub fn with_centre(self, centre: Centre) -> Self {
        Self { everywhere: Some(Arc::new(Upstream::Centre(Box::new(centre)))), ..self }
    }

    /// The simulator that answers trials.
    pub fn sandbox(&self) -> Arc<Upstream> {
        Arc::clone(&self.sandbox)
    }

    /// The credentials of offices.
    pub const fn access(&self) -> &OfficeAccess {
        &self.access
    }

    /// How the services do.
    pub const fn pulses(&self) -> &Pulses {
        &self.pulses
    }

    /// The service that answers for this office.
    ///
    /// # Errors
    /// The database can't be read, where it had to be.
    pub async fn of(&self, office: &OfficeFacts) -> Result<Arc<Upstream>, StoreError> {
        match &office.upstream {
            Some(settings) => self.own(office.id, settings).await,
            None => self.common().await,
        }
    }

    /// A client for these settings, besides those that serve; to try them out.
    ///
    /// # Errors
    /// [`Trouble::NotSet`] where they make no client.
    pub async fn client(&self, office: OfficeId, settings: &UpstreamService) -> Result<Centre, Trouble> {
        let access = match settings.credentials {
            None => Office::default(),
            Some(id) => self.access.find(office, id).await.map_err(|error| {
                tracing::error!(%error, "the office's credentials at the centre can't be read");
                Trouble::NotSet
            })?,
        };
        client(settings, access)
    }

    /// Has it written down how the service of an office did.
    pub fn note(&self, office: OfficeId, upstream: &Upstream) {
        if let Upstream::Centre(centre) = upstream {
            let changed = centre.breaker().take_change();
            self.pulses.note(office, centre.breaker().pulse(), changed);
        }
    }

    async fn own(&self, office: OfficeId, settings: &UpstreamService) -> Result<Arc<Upstream>, StoreError> {
        {
            let own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = own.get(&office).filter(|known| known.settings == *settings) {
                return Ok(Arc::clone(&known.upstream));
            }
        }
        let access = match settings.credentials {
            None => Office::default(),
            // Rare and large.
            Some(id) => match Box::pin(self.access.find(office, id)).await {
                Ok(access) => access,
                Err(AccessError::Store(error)) => return Err(error),
                Err(AccessError::Sealed(error)) => {
                    tracing::error!(%error, "the office's credentials at the centre can't be read");
                    return Ok(Arc::new(Upstream::None));
                }
            },
        };
        let upstream = Arc::new(match client(settings, access) {
            Ok(centre) => Upstream::Centre(Box::new(centre)),
            Err(_) => Upstream::None,
        });
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.insert(office, Own { settings: settings.clone(), upstream: Arc::clone(&upstream) });
        Ok(upstream)
    }

    async fn common(&self) -> Result<Arc<Upstream>, StoreError> {
        if let Some(set) = &self.everywhere {
            return Ok(Arc::clone(set));
        }
        if let Some(known) = self.without.get() {
            return Ok(Arc::clone(known));
        }
        if !Box::pin(demo::is_demonstration(&self.store)).await? {
            // It may become one: nothing is remembered.
            return Ok(Arc::new(Upstream::None));
        }
        let simulator = self.without.get_or_init(async || Arc::new(Upstream::Simulator(Simulator::default()))).await;
        Ok(Arc::clone(simulator))
    }
}

fn client(settings: &UpstreamService, access: Office) -> Result<Centre, Trouble> {
    let address = settings.address.parse().map_err(|_| Trouble::NotSet)?;
    let pin: Option<Pin> = settings.pin.as_deref().map(str::parse).transpose().map_err(|_| Trouble::NotSet)?;
    Centre::new(&address, pin, access)
}
