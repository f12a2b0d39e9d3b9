//! Taking connections: none can hold the server by being slow or many.
//!
//! Headers have a time-out, which also ends connections on which nothing is asked any more; bodies keep a pace
//! ([`super::pace`]). Connections are counted, together and of each address, but for proxies of ours, which carry many.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

use crate::config::Network;

/// What a listener puts up with.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long a request's headers may take, and a connection may wait for the next request.
    pub headers: Duration,
    /// Connections open at the same time.
    pub connections: usize,
    /// Of them, from one address.
    pub of_one_address: usize,
    /// How long requests under way may still take when told to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            headers: Duration::from_secs(20),
            connections: 4_096,
            of_one_address: 512,
            farewell: Duration::from_secs(30),
        }
    }
}

/// Serves until `stop`, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    proxies: &[Network],
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let crowd = Crowd::default();
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let (stream, peer) = tokio::select! {
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    // Out of file descriptors, or a connection that was gone at once.
                    tracing::debug!(%error, "a connection can't be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let is_proxy = proxies.iter().any(|network| network.contains(peer.ip()));
        let most = if is_proxy { usize::MAX } else { limits.of_one_address };
        let Some(one) = crowd.enter(peer.ip(), most) else {
            tracing::debug!(%peer, "too many connections of one address");
            continue;
        };
        let connection = graceful.watch(connection(stream, peer, routes.clone(), limits));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, %peer, "a connection ended early");
            }
            drop((place, one));
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.farewell, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests under way were cut off");
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    routes: Router,
    limits: Limits,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    // Answers are small and waited for.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let routes = routes.clone();
        async move {
            let mut request: Request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            Ok::<_, Infallible>(match routes.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            })
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
}

/// Connections of each address.
#[derive(Clone, Default)]
struct Crowd(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One of them; leaves when dropped.
struct One {
    crowd: Crowd,
    address: IpAddr,
}

impl Crowd {
    fn enter(&self, address: IpAddr, most: usize) -> Option<One> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = known.entry(address).or_insert(0);
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(One { crowd: self.clone(), address })
    }
}

impl Drop for One {
    fn drop(&mut self) {
        let mut known = self.crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = known.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                known.remove(&self.address);
            }
        }
    }
}
