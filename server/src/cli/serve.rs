//! `patuh serve`: the server until it is told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use tokio::net::TcpListener;

use super::{demo, open};
use crate::config::Config;
use crate::http::listen::{self, Limits};
use crate::http::{AppState, router};
use crate::night;

/// Start the server.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The address on which to listen, such as 127.0.0.1:3000.
    #[arg(long, value_name = "ADDRESS")]
    pub(super) listen: Option<SocketAddr>,
    /// Create demonstration data where the database is empty, and print the accounts.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    /// Serves until Ctrl-C or SIGTERM, then lets requests under way finish.
    ///
    /// # Errors
    /// Where the data folder, the key, the database or the address can't be had.
    pub async fn run(self, mut config: Config) -> anyhow::Result<()> {
        let rooms = open::rooms(&config, self.demo).await?;
        if self.demo {
            demo::load(&rooms).await?;
        }

        let listener = TcpListener::bind(config.listen).await.with_context(|| {
            format!(
                "alamat {0} tidak dapat dipakai; mungkin program lain memakainya, pilih yang lain dengan --listen · \
                 the address {0} can't be used; perhaps another program has it, choose another with --listen",
                config.listen
            )
        })?;
        // Port 0 is any that is free: links must name the one it became.
        config.listen = listener.local_addr()?;
        let state = AppState::new(config, rooms);
        if !state.site.is_complete() {
            tracing::warn!(folder = %state.site.root().display(), "the browser part is not built: pages come without style");
        }
        println!("Patuh: {}", state.config.base_url());
        let ahead = tokio::spawn(keep_up(state.clone()));
        let proxies = state.config.trusted_proxies.clone();
        listen::serve(listener, router(state.clone()), &proxies, Limits::default(), told_to_stop()).await;
        ahead.abort();
        // Refusals of the last moment.
        state.rooms.lookups.ledger().flush().await;
        Ok(())
    }
}

/// At the start and every few minutes: keeps what pages read loaded, for what a local midnight has made old, and takes the
/// steps that are due by themselves.
async fn keep_up(state: AppState) {
    let rooms = &state.rooms;
    let mut again = tokio::time::interval(Duration::from_secs(300));
    loop {
        again.tick().await;
        if let Err(error) = rooms.reading.load_ahead().await {
            tracing::warn!(error = %error.in_full(), "offices can't be loaded ahead; pages load them when asked");
        }
        if let Err(error) = night::automatic_steps(rooms).await {
            tracing::warn!(error = %error.in_full(), "automatic steps are left for the next time");
        }
    }
}

async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
