//! For what watches over the server: alive, and able to work.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use super::state::AppState;

/// `/healthz` (the process answers) and `/readyz` (it can serve people; 503 says what it lacks).
pub fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready))
}

async fn ready(State(state): State<AppState>) -> (StatusCode, String) {
    if !state.site.is_complete() {
        let missing = format!("the browser part is not built: nothing in {}\n", state.site.root().display());
        return (StatusCode::SERVICE_UNAVAILABLE, missing);
    }
    if let Err(error) = state.store.db().ping().await {
        tracing::error!(%error, "the database does not answer");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n".to_owned());
    }
    (StatusCode::OK, "ready\n".to_owned())
}
