//! Which service answers for an office (decisions.md 33): its own, that of the installation, in demonstrations the
//! simulator, else none.

use std::sync::Arc;

use tokio::sync::OnceCell;

use super::simulator::{Conduct, Simulator};
use super::upstream::{Centre, Upstream};
use crate::demo;
use crate::store::{Store, StoreError};

/// The services of this process.
pub struct Centres {
    store: Store,
    /// Of the installation, or set by a test.
    everywhere: Option<Arc<Upstream>>,
    without: OnceCell<Arc<Upstream>>,
    /// Answers trials, whatever the service is.
    sandbox: Arc<Upstream>,
}

impl Centres {
    /// Nothing is set yet.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            everywhere: None,
            without: OnceCell::new(),
            sandbox: Arc::new(Upstream::Simulator(Simulator::default())),
        }
    }

    /// The same with this simulator for everybody, whatever the database is.
    #[must_use]
    pub fn with_simulator(self, conduct: Conduct) -> Self {
        Self { everywhere: Some(Arc::new(Upstream::Simulator(Simulator::new(conduct)))), ..self }
    }

    /// The same with this service for everybody.
    #[must_use]
    pub fn with_centre(self, centre: Centre) -> Self {
        Self { everywhere: Some(Arc::new(Upstream::Centre(Box::new(centre)))), ..self }
    }

    /// The simulator that answers trials.
    pub fn sandbox(&self) -> Arc<Upstream> {
        Arc::clone(&self.sandbox)
    }

    /// The service that answers.
    ///
    /// # Errors
    /// The database can't be read, where it had to be.
    pub async fn any(&self) -> Result<Arc<Upstream>, StoreError> {
        if let Some(set) = &self.everywhere {
            return Ok(Arc::clone(set));
        }
        if let Some(known) = self.without.get() {
            return Ok(Arc::clone(known));
        }
        if !demo::is_demonstration(&self.store).await? {
            // It may become one: nothing is remembered.
            return Ok(Arc::new(Upstream::None));
        }
        let simulator = self.without.get_or_init(async || Arc::new(Upstream::Simulator(Simulator::default()))).await;
        Ok(Arc::clone(simulator))
    }
}
