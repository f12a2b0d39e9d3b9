//! An office with its settings and days off.

use chrono::NaiveDate;
use patuh_app::views::OfficeView;
use patuh_domain::actor::Actor;
use patuh_domain::calendar::HolidayKind;
use patuh_domain::ids::OfficeId;
use patuh_domain::policy::{Deed, Sight, may_do, may_see};

use crate::store::load;
use crate::store::{Store, StoreError};

/// What people do to an office on its pages.
const OFFICE_DEEDS: [Deed; 6] = [
    Deed::ChangeOffice,
    Deed::AppointHeadOfOffice,
    Deed::ChangeSettings,
    Deed::SetOfficeHours,
    Deed::WordClause,
    Deed::AddHolidays,
];

/// The office; `None` where `actor` may not know of it.
///
/// # Errors
/// The database can't be read.
pub async fn view(store: &Store, actor: &Actor, id: OfficeId) -> Result<Option<OfficeView>, StoreError> {
    let own = actor.memberships().iter().find(|held| held.office == id).map(|held| held.institution);
    let Some(institution) = own.or(actor.is_machine().then_some(None)) else { return Ok(None) };
    if !may_see(actor, Sight::Office, Some(id), institution) {
        return Ok(None);
    }
    let db = store.read().await?;
    let Some(office) = load::office(&db, id).await? else { return Ok(None) };
    let holidays = load::holiday_tables(&db, &[id]).await?.remove(&id);
    db.commit().await?;
    let rows = holidays.as_ref().map_or(&[][..], |table| table.rows());
    let holidays_until = holidays.as_ref().and_then(|table| table.years().iter().max().copied()).unwrap_or_default();
    Ok(Some(OfficeView {
        may: OFFICE_DEEDS.into_iter().filter(|deed| may_do(actor, *deed, Some(id), None).is_ok()).collect(),
        holidays_until,
        holidays: rows
            .iter()
            .map(|day| -> (NaiveDate, String, bool, bool) {
                (day.date, day.name.clone(), day.kind == HolidayKind::CollectiveLeave, day.provisional)
            })
            .collect(),
        version: office.version,
        office: office.value,
    }))
}
