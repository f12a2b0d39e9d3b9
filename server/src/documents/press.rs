//! The press: renders for async callers without holding up the server.
//!
//! Rendering keeps a core busy, so no more documents are in work than there are cores; the rest wait their turn.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::engine::{self, Order, RenderError, Rendered};

/// A share of the press; clones share its places.
#[derive(Debug, Clone)]
pub struct Press {
    places: Arc<Semaphore>,
}

impl Default for Press {
    fn default() -> Self {
        Self::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
    }
}

impl Press {
    /// A press that works on `places` documents at once.
    pub fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places.max(1))) }
    }

    /// Makes the PDF of `order`.
    ///
    /// # Errors
    /// [`RenderError`] as [`engine::render`], or `Stopped` where the server shuts down.
    pub async fn render(&self, order: Order) -> Result<Rendered, RenderError> {
        self.work(move || engine::render(&order)).await
    }

    /// The pages of `order` as SVG.
    ///
    /// # Errors
    /// [`RenderError`] as [`engine::pages_as_svg`], or `Stopped` where the server shuts down.
    pub async fn pages_as_svg(&self, order: Order) -> Result<Vec<String>, RenderError> {
        self.work(move || engine::pages_as_svg(&order)).await
    }

    async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, RenderError> + Send + 'static,
    ) -> Result<T, RenderError> {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| RenderError::Stopped)?;
        tokio::task::spawn_blocking(move || {
            let _place = place;
            job()
        })
        .await
        .unwrap_or(Err(RenderError::Stopped))
    }
}
