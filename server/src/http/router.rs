//! All routes and the layers around them, from the outside in: number and log, headers, mishaps,
//! foreign posts, size, compression, visitor, routes.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::get;
use leptos_axum::{LeptosRoutes as _, generate_route_list};
use patuh_app::app::App;
use patuh_app::shell::shell;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

use super::mishap::contain;
use super::pace::keep_pace;
use super::security::{Policy, limit_size, protect, refuse_foreign_posts};
use super::state::AppState;
use super::{
    calendar_feed, emblem, forms, health, lookup, page, papers, preview, print_jobs, rehearsal, request, reveal,
    session, trace, uploads, use_list, verify, visitor, wire,
};

/// The whole server as one service.
pub fn router(state: AppState) -> Router {
    let pages = generate_route_list(App);
    let context = page::context(&state);
    let document = {
        let state = state.clone();
        move || shell(state.files())
    };
    let files = Arc::new(state.files());
    let unknown = leptos_axum::render_app_async_with_context(context.clone(), document.clone());

    let compressible = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("font/"));

    Router::new()
        .leptos_routes_with_context(&state, pages, context, document)
        .route("/", get(async || Redirect::to("/beranda")))
        .merge(session::routes())
        .merge(forms::routes(&state))
        .merge(reveal::routes())
        .merge(lookup::routes())
        .merge(rehearsal::routes())
        .merge(uploads::routes())
        .merge(papers::routes())
        .merge(use_list::routes())
        .merge(calendar_feed::routes())
        .merge(preview::routes())
        .merge(emblem::routes())
        .merge(print_jobs::routes())
        .merge(verify::routes())
        .merge(health::routes())
        .merge(state.site.routes())
        .fallback(unknown)
        .layer(from_fn_with_state(state.clone(), verify::throttle))
        .layer(from_fn_with_state(state.clone(), visitor::recognise))
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(from_fn(limit_size))
        .layer(from_fn(refuse_foreign_posts))
        // Programs: without cookies there is nothing for a foreign page to misuse, and nobody to recognise.
        .merge(wire::routes().layer(from_fn_with_state(state.clone(), trace::give_token)))
        .merge(trace::routes())
        .layer(from_fn(keep_pace))
        .layer(from_fn_with_state(files, contain))
        .layer(from_fn_with_state(Policy { encrypted: state.config.is_encrypted() }, protect))
        .layer(from_fn(request::number))
        .with_state(state)
}
