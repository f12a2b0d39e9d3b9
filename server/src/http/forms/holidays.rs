//! `POST /pengaturan/hari-libur/periksa` looks at a list of days off and shows what it would move;
//! `POST /pengaturan/hari-libur` adds it to those of the office.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use patuh_app::ports::{DeskError, Envelope};
use patuh_app::views::{HolidayCheck, Posted, hidden};
use patuh_domain::command::{CalendarCommand, Command, HolidayRow};
use patuh_domain::ids::OfficeId;
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::office::own_office;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{flash, page, sent};

const PATH: &str = "/pengaturan/hari-libur";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/pengaturan/hari-libur/periksa", post(async |s, m, r| handle(s, m, r, false).await))
        .route(PATH, post(async |s, m, r| handle(s, m, r, true).await))
}

async fn handle(State(state): State<AppState>, Member(member): Member, request: Request, save: bool) -> Response {
    let (parts, posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    let office = own_office(&member, &posted)
        .filter(|office| may_do(&member.actor, Deed::AddHolidays, Some(*office), None).is_ok());
    let Some(office) = office else { return page::not_found(&state, &parts).await };
    let check = state.rooms.reading.holiday_check(office, posted.text("list"), posted.text("decree")).await;
    let mut check = match check {
        Ok(check) => check,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    if !save || !check.errors.is_empty() {
        let status = if check.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return page::with_answer(&state, &parts, PATH, check, status).await;
    }
    match state.rooms.ports.desk.perform(&member.actor, envelope(&posted, &check, office)).await {
        Ok(_) => {
            let mut response = page::see_other("/pengaturan");
            let count = check.rows.len();
            let told = Bilingual::owned(
                format!("{count} hari libur ditambahkan; tanggal jatuh tempo dihitung ulang."),
                format!("{count} days off were added; due dates are computed anew."),
            );
            flash::tell(&mut response, &state.rooms.keys, told, true, state.config.is_encrypted());
            response
        }
        Err(error) => {
            check.errors.push((None, why(error)));
            check.rows.clear();
            page::with_answer(&state, &parts, PATH, check, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// The list is on the page again whatever stood against it.
fn why(error: DeskError) -> Bilingual {
    match error {
        DeskError::Refused(refusal) => Bilingual::owned(
            format!("{} {}", refusal.what.id, refusal.remedy.id),
            format!("{} {}", refusal.what.en, refusal.remedy.en),
        ),
        DeskError::Stale { .. } | DeskError::Unavailable(_) => Bilingual::new(
            "Daftar belum tersimpan karena gangguan. Coba simpan sekali lagi.",
            "The list was not saved because of a fault. Try once more.",
        ),
    }
}

fn envelope(posted: &Posted, check: &HolidayCheck, office: OfficeId) -> Envelope {
    let rows = check.rows.iter().map(|row| HolidayRow {
        date: row.date,
        name: row.name.clone(),
        kind: row.kind.name().to_owned(),
        decree: row.decree.clone(),
        office: Some(office),
    });
    let key = Some(posted.text(hidden::KEY).to_owned()).filter(|key| !key.is_empty());
    Envelope {
        command: Command::Calendar { command: CalendarCommand::AddHolidays { rows: rows.collect() } },
        expected_version: None,
        idempotency_key: key.unwrap_or_else(|| Uuid::now_v7().to_string()),
    }
}
