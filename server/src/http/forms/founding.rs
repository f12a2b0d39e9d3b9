//! `POST /mulai`: the first start. Founds the office with its head, registers the first administrator and signs in.
//!
//! Possible only while nobody is registered. The steps are repeatable: where one broke off, the next attempt goes on with
//! the office that is there.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::office::{self, FirstAdmin};
use patuh_app::ports::{DeskError, Envelope};
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::command::Command;
use patuh_domain::ids::{OfficeId, PersonId};
use patuh_domain::office::{Office, OfficeCommand};
use patuh_domain::person::{Person, PersonCommand};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::http::session::{begin, form_again};
use crate::http::state::AppState;
use crate::http::visitor::origin;
use crate::http::{page, plain, sent};
use crate::identity::{PasswordFault, Token};

/// Two first visitors at once: one founds, the other is led to sign in.
static FOUNDING: Mutex<()> = Mutex::const_new(());

const PAGE: &str = "/mulai";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PAGE, post(found))
}

async fn found(State(state): State<AppState>, request: Request) -> Response {
    let _alone = FOUNDING.lock().await;
    match state.rooms.ports.reading.is_founded().await {
        Ok(false) => {}
        Ok(true) => return page::see_other("/masuk"),
        Err(trouble) => {
            let (parts, _) = request.into_parts();
            return page::trouble(&state, &parts, &trouble).await;
        }
    }
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let posted = sent.posted;
    let result = match parsed(&posted) {
        Ok((founding, admin)) => begin_with(&state, &parts, founding, admin).await,
        Err(errors) => Err(Fault::Form(errors)),
    };
    match result {
        Ok(token) => {
            let mut response = page::see_other("/beranda");
            begin(&mut response, &token, &state);
            response
        }
        Err(Fault::Form(errors)) => {
            form_again(&state, &parts, PAGE, PAGE, &posted, errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Fault::Outage(cause)) => {
            tracing::error!(%cause, "the office can't be founded");
            let sent = Some((PAGE, &posted));
            plain::outage(&state, page::language(&parts), &page::reference(&parts), sent)
        }
    }
}

enum Fault {
    Form(FormErrors),
    Outage(String),
}

impl From<DeskError> for Fault {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Refused(refusal) => Self::Form(FormErrors::refused(&refusal)),
            DeskError::Stale { .. } => Self::Outage("stale on a new aggregate".to_owned()),
            DeskError::Unavailable(cause) => Self::Outage(cause),
        }
    }
}

fn parsed(posted: &Posted) -> Result<(OfficeCommand, FirstAdmin), FormErrors> {
    let (founding, admin) = office::parse_found(posted)?;
    PasswordFault::check(&admin.password, &admin.email).map_err(|fault| {
        let mut errors = FormErrors::default();
        errors.add("admin_password", fault.text());
        errors
    })?;
    Ok((founding, admin))
}

/// What the door would refuse is refused before the first step, so that the wizard doesn't stop half-way.
fn checked(founding: &OfficeCommand, register: &PersonCommand) -> Result<(), Fault> {
    // Founding depends on no date.
    Office::decide(None, founding.clone(), &Actor::System, chrono::NaiveDate::MIN)
        .map_err(|refusal| Fault::Form(FormErrors::refused(&refusal)))?;
    Person::decide(None, register.clone()).map_err(|refusal| at_admin(Fault::Form(FormErrors::refused(&refusal))))?;
    Ok(())
}

async fn begin_with(
    state: &AppState,
    parts: &axum::http::request::Parts,
    founding: OfficeCommand,
    admin: FirstAdmin,
) -> Result<Token, Fault> {
    let rooms = &state.rooms;
    let outage = |error: crate::store::StoreError| Fault::Outage(error.in_full());
    let register = |office, from| PersonCommand::Register {
        name: admin.name.clone(),
        email: admin.email.clone(),
        membership: Membership { role: Role::SystemAdmin, office, institution: None, from, until: None },
    };
    checked(&founding, &register(OfficeId(Uuid::nil()), chrono::NaiveDate::default()))?;
    let office = match rooms.reading.first_office().await.map_err(outage)? {
        Some(office) => office,
        None => {
            let id = OfficeId(Uuid::now_v7());
            perform(state, Command::Office { id, command: founding }).await?;
            id
        }
    };
    let moment = rooms.reading.moment_at(office).await.map_err(outage)?;
    let person = PersonId(Uuid::now_v7());
    let command = register(office, moment.today());
    perform(state, Command::Person { id: person, command }).await.map_err(at_admin)?;
    rooms.identity.set_password(person, admin.password).await.map_err(|error| Fault::Outage(error.to_string()))?;
    rooms.identity.open_session(person, &origin(state, parts)).await.map_err(outage)
}

/// The wizard's fields of the administrator are called otherwise than those of the form of people.
fn at_admin(fault: Fault) -> Fault {
    match fault {
        Fault::Form(mut errors) => {
            errors.fields = errors.fields.into_iter().map(|(field, error)| (format!("admin_{field}"), error)).collect();
            Fault::Form(errors)
        }
        outage => outage,
    }
}

/// While there is nobody, the system itself does the first steps.
async fn perform(state: &AppState, command: Command) -> Result<(), Fault> {
    let envelope = Envelope { command, expected_version: None, idempotency_key: Uuid::now_v7().to_string() };
    state.rooms.ports.desk.perform(&Actor::System, envelope).await?;
    Ok(())
}
