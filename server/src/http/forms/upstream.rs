//! Where an office reaches the centre's service: changed through the door, the credentials kept apart and encrypted.

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::command::Command;
use patuh_domain::office::{Office as OfficeFacts, OfficeCommand, UpstreamService};
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::office::own_office;
use super::submit::Submission;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{flash, page, plain, sent};
use crate::lookup::pulse;
use crate::lookup::upstream::{Address, Office, Pin};
use crate::reading::upstream::why;

const PAGE: &str = "/pengaturan/layanan-pusat";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PAGE, post(change)).route("/pengaturan/layanan-pusat/coba", post(try_out))
}

async fn change(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(id) = own_office(&member, &sent.posted) else { return page::not_found(&state, &parts).await };
    let view = match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    if may_do(&member.actor, Deed::SetUpstream, Some(id), None).is_err() {
        return page::not_found(&state, &parts).await;
    }
    let access = state.rooms.lookups.centres().access().clone();
    let asked = read(&sent.posted, &view.office);
    let kept = match asked.as_ref().ok().and_then(|asked| asked.credentials.as_ref()) {
        None => None,
        Some(credentials) => match access.keep(id, credentials).await {
            Ok(name) => Some(name),
            Err(error) => {
                tracing::error!(%error, "an office's credentials can't be kept");
                return plain::outage(&state, page::language(&parts), &page::reference(&parts), None);
            }
        },
    };
    let before = view.office.upstream.as_ref().and_then(|upstream| upstream.credentials);
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let done = submission
        .perform(move |_| {
            let upstream = asked?.service.map(|service| UpstreamService { credentials: kept.or(before), ..service });
            Ok(Command::Office { id, command: OfficeCommand::SetUpstream { upstream } })
        })
        .await;
    // Of two sets the one that the facts don't name is destroyed.
    let in_use = match (&done, kept) {
        (Ok(_), Some(new)) => Some(new),
        _ => before,
    };
    if kept.is_some()
        && let Err(error) = access.forget_others(id, in_use).await
    {
        tracing::warn!(error = %error.in_full(), "old credentials at the centre are still there");
    }
    match done {
        Ok(done) => submission.finished(&done, PAGE).await,
        Err(response) => response,
    }
}

/// What the form asks for.
struct Asked {
    /// `None`: the service of the installation again.
    service: Option<UpstreamService>,
    /// New ones, where any were typed.
    credentials: Option<Office>,
}

fn read(posted: &Posted, office: &OfficeFacts) -> Result<Asked, FormErrors> {
    let mut errors = FormErrors::default();
    let text = |name: &str| posted.text(name).trim().to_owned();
    let (address, pin, user_id, ip) = (text("address"), text("pin"), text("user_id"), text("ip"));
    let password = posted.text("password").to_owned();
    if address.is_empty() {
        return Ok(Asked { service: None, credentials: None });
    }
    if address.parse::<Address>().is_err() {
        errors.add(
            "address",
            Bilingual::new(
                "Bukan alamat layanan. Tulis seperti https://10.0.0.1:8443/dukcapil/get_json/kantor.",
                "Not the address of a service. Write it like https://10.0.0.1:8443/dukcapil/get_json/office.",
            ),
        );
    }
    let pin = if pin.is_empty() {
        None
    } else {
        let read = pin.parse::<Pin>();
        if read.is_err() {
            errors.add(
                "pin",
                Bilingual::new(
                    "Bukan sertifikat dan bukan sidik jari. Tempelkan sertifikat lengkap dengan baris BEGIN dan END, atau 64 digit sidik jari SHA-256.",
                    "Neither a certificate nor a fingerprint. Paste the whole certificate with its BEGIN and END lines, or the 64 digits of the SHA-256.",
                ),
            );
        }
        read.ok().map(|pin| pin.to_string())
    };
    if !ip.is_empty() && ip.parse::<std::net::IpAddr>().is_err() {
        errors.add("ip", Bilingual::new("Bukan alamat IP.", "Not an IP address."));
    }
    let has_set = office.upstream.as_ref().is_some_and(|upstream| upstream.credentials.is_some());
    let credentials = if password.is_empty() {
        if !has_set && (!user_id.is_empty() || !ip.is_empty()) {
            errors.add("password", Bilingual::new("Isi kata sandinya.", "Give the password."));
        }
        if has_set && !ip.is_empty() {
            errors.add(
                "password",
                Bilingual::new("Isi kata sandi bersama alamat IP baru.", "Give the password with the new address."),
            );
        }
        None
    } else {
        if user_id.is_empty() {
            errors.add("user_id", Bilingual::new("Isi User ID kantor di pusat.", "Give the User ID at the centre."));
        }
        Some(Office { user_id, password, ip })
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Asked { service: Some(UpstreamService { address, pin, credentials: None::<Uuid> }), credentials })
}

/// Calls the centre once, with a NIK that can't exist, and tells how it went.
async fn try_out(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(id) = own_office(&member, &sent.posted) else { return page::not_found(&state, &parts).await };
    let view = match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let may = may_do(&member.actor, Deed::SetUpstream, Some(id), None).is_ok();
    let (true, Some(settings)) = (may, &view.office.upstream) else {
        return page::not_found(&state, &parts).await;
    };
    let centres = state.rooms.lookups.centres();
    let began = std::time::Instant::now();
    let said = match centres.client(id, settings).await {
        Ok(client) => {
            let said = client.try_out().await;
            centres.pulses().note(id, client.breaker().pulse(), true);
            said
        }
        Err(trouble) => Err(trouble),
    };
    let took = began.elapsed().as_millis();
    let (told, good) = match said {
        Ok(reply) => (
            Bilingual::owned(
                format!(
                    "Sambungan berhasil dalam {took} milidetik; layanan pusat menjawab dengan kode {}.",
                    reply.code
                ),
                format!("The connection works, in {took} milliseconds; the service answered with code {}.", reply.code),
            ),
            true,
        ),
        Err(trouble) => {
            let why = why(&pulse::word(trouble));
            (
                Bilingual::owned(format!("Sambungan gagal. {}", why.id), format!("The connection failed. {}", why.en)),
                false,
            )
        }
    };
    let mut response = page::see_other(PAGE);
    flash::tell(&mut response, &state.rooms.keys, told, good, state.config.is_encrypted());
    response
}
