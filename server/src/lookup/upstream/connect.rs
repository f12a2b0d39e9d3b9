//! Connections to the centre, plain or with the pinned certificate.

use std::io;
use std::pin::Pin as Pinned;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::http::Uri;
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tower::Service;

use super::pin::{Pin, PinnedTls};

/// How long one attempt to connect may take, so that a second one still fits.
const PATIENCE: Duration = Duration::from_secs(4);

/// Why no connection came about.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoConnection {
    #[error("the service can't be reached: {0}")]
    Unreachable(#[from] io::Error),
    #[error("the certificate is not the one pinned")]
    Certificate([u8; 32]),
}

/// Makes connections.
#[derive(Clone)]
pub(super) struct Connector {
    /// `None`: plain.
    tls: Option<Arc<PinnedTls>>,
}

impl Connector {
    pub(super) const fn plain() -> Self {
        Self { tls: None }
    }

    pub(super) fn pinned(pin: Option<Pin>) -> Result<Self, rustls::Error> {
        Ok(Self { tls: Some(Arc::new(PinnedTls::new(pin)?)) })
    }

    async fn connect(self, to: Uri) -> Result<Line, NoConnection> {
        let host = to.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = to.port_u16().unwrap_or(if self.tls.is_some() { 443 } else { 80 });
        let stream = TcpStream::connect((host.as_str(), port)).await?;
        stream.set_nodelay(true)?;
        let Some(tls) = self.tls else { return Ok(Line(Stream::Plain(stream))) };
        let name = ServerName::try_from(host).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
        match TlsConnector::from(Arc::clone(&tls.config)).connect(name, stream).await {
            Ok(stream) => Ok(Line(Stream::Tls(Box::new(stream)))),
            Err(error) => {
                let is_certificate = error
                    .get_ref()
                    .and_then(|inner| inner.downcast_ref::<rustls::Error>())
                    .is_some_and(|inner| matches!(inner, rustls::Error::InvalidCertificate(_)));
                match tls.refused().filter(|_| is_certificate) {
                    Some(presented) => Err(NoConnection::Certificate(presented)),
                    None => Err(NoConnection::Unreachable(error)),
                }
            }
        }
    }
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Line>;
    type Error = NoConnection;
    type Future = Pinned<Box<dyn Future<Output = Result<Self::Response, NoConnection>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), NoConnection>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let connector = self.clone();
        Box::pin(async move {
            match tokio::time::timeout(PATIENCE, connector.connect(to)).await {
                Ok(line) => line.map(TokioIo::new),
                Err(_) => Err(io::Error::from(io::ErrorKind::TimedOut).into()),
            }
        })
    }
}

/// A connection.
pub(super) struct Line(Stream);

enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Connection for Line {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pinned<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.0 {
            Stream::Plain(stream) => Pinned::new(stream).poll_read(cx, buf),
            Stream::Tls(stream) => Pinned::new(stream).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pinned<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.0 {
            Stream::Plain(stream) => Pinned::new(stream).poll_write(cx, bytes),
            Stream::Tls(stream) => Pinned::new(stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(mut self: Pinned<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.0 {
            Stream::Plain(stream) => Pinned::new(stream).poll_flush(cx),
            Stream::Tls(stream) => Pinned::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pinned<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.0 {
            Stream::Plain(stream) => Pinned::new(stream).poll_shutdown(cx),
            Stream::Tls(stream) => Pinned::new(stream).poll_shutdown(cx),
        }
    }
}
