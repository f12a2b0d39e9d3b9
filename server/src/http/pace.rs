//! Bodies must come at a pace: whoever trickles bytes loses the connection instead of holding it.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::Frame;
use tokio::time::{Instant, Sleep};

/// How long a body may take however small it is.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes a second that earn more time: what the slowest lines of a district carry.
const PACE: u32 = 4 * 1024;

/// The body took too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the body comes too slowly")]
pub struct TooSlow;

/// Lets every body come at its pace, or fail.
pub async fn keep_pace(request: Request, next: Next) -> Response {
    next.run(request.map(|body| Body::new(Paced::new(body, PATIENCE)))).await
}

struct Paced {
    inner: Body,
    began: Instant,
    patience: Duration,
    bytes: u64,
    /// Set up only once there is something to wait for, which most bodies never are.
    until: Option<Pin<Box<Sleep>>>,
}

impl Paced {
    fn new(inner: Body, patience: Duration) -> Self {
        Self { inner, began: Instant::now(), patience, bytes: 0, until: None }
    }

    /// By when more must have come.
    fn deadline(&self) -> Instant {
        self.began + self.patience + Duration::from_millis(self.bytes.saturating_mul(1000) / u64::from(PACE))
    }
}

impl hyper::body::Body for Paced {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(cx) {
            if let Some(Ok(data)) = frame.as_ref().map(|frame| frame.as_ref().map(Frame::data_ref)) {
                self.bytes += data.map_or(0, |data| data.len() as u64);
                let deadline = self.deadline();
                if let Some(until) = &mut self.until {
                    until.as_mut().reset(deadline);
                }
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let deadline = self.deadline();
        let until = self.until.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        match until.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Some(Err(TooSlow.into()))),
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn a_body_that_never_ends_fails_and_a_whole_one_passes() {
        let whole = Body::new(Paced::new(Body::from("abc"), PATIENCE));
        assert_eq!(to_bytes(whole, 10).await.expect("whole"), "abc");
        let (sender, channel) = tokio::sync::mpsc::channel::<Bytes>(1);
        let endless = Body::new(Paced::new(Body::new(Dripping(channel)), Duration::from_millis(20)));
        let reading = tokio::spawn(to_bytes(endless, 1000));
        // A byte now and then, for as long as somebody takes it.
        while sender.send(Bytes::from_static(b"x")).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(reading.await.expect("no panic").is_err());
    }

    struct Dripping(tokio::sync::mpsc::Receiver<Bytes>);

    impl hyper::body::Body for Dripping {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, std::convert::Infallible>>> {
            self.0.poll_recv(cx).map(|data| data.map(|data| Ok(Frame::data(data))))
        }
    }
}
