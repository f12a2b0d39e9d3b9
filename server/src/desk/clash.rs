//! What one aggregate can't know: that something is taken elsewhere.

use patuh_domain::agreement::{AgreementEvent, Predecessor};
use patuh_domain::command::Event;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::office::OfficeEvent;
use patuh_domain::person::PersonEvent;
use patuh_domain::refusal::{Refusal, Rule};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::fault::Fault;
use crate::store::entity::{accounts, endings, offices, persons, pks, predecessors};

/// Agreement numbers are unique in an office, User IDs and e-mail addresses in the installation, region codes among
/// offices.
pub(super) async fn check(db: &DatabaseTransaction, events: &[Event]) -> Result<(), Fault> {
    for event in events {
        match event {
            Event::Agreement { office, id, event: AgreementEvent::PksSigned { pks } } => {
                agreement_number(db, *office, *id, &pks.office_number).await?;
            }
            // A User ID is new, or was closed elsewhere in the same breath: then it is the same account.
            Event::Agreement {
                event: AgreementEvent::AccountRequested { account } | AgreementEvent::AccountTakenOver { account },
                ..
            } => {
                let taken = accounts::Entity::find()
                    .filter(accounts::Column::UserId.eq(account.user_id.clone()))
                    .filter(accounts::Column::Id.ne(account.id.0))
                    .count(db)
                    .await?;
                free(taken, || user_id_taken(&account.user_id))?;
            }
            Event::Agreement { office, event: AgreementEvent::PredecessorNamed { predecessor }, .. } => {
                only_successor(db, *office, predecessor).await?;
            }
            Event::Person { id, event: PersonEvent::Registered { email, .. } } => {
                let taken = persons::Entity::find()
                    .filter(persons::Column::Email.eq(email.clone()))
                    .filter(persons::Column::Id.ne(id.0))
                    .count(db)
                    .await?;
                free(taken, email_taken)?;
            }
            Event::Office { id, event: OfficeEvent::Founded { profile } | OfficeEvent::ProfileChanged { profile } } => {
                let taken = offices::Entity::find()
                    .filter(offices::Column::RegionCode.eq(profile.region_code.clone()))
                    .filter(offices::Column::Id.ne(id.0))
                    .count(db)
                    .await?;
                free(taken, || region_taken(&profile.region_code))?;
            }
            _ => {}
        }
    }
    Ok(())
}

async fn agreement_number(
    db: &DatabaseTransaction,
    office: OfficeId,
    id: AgreementId,
    number: &str,
) -> Result<(), Fault> {
    let taken = pks::Entity::find()
        .filter(pks::Column::OfficeId.eq(office.0))
        .filter(pks::Column::OfficeNumber.eq(number))
        .filter(pks::Column::AgreementId.ne(id.0))
        .count(db)
        .await?;
    free(taken, || {
        Refusal::new(
            Rule::Duplicate,
            Bilingual::owned(
                format!("Nomor PKS {number} sudah dipakai perjanjian lain."),
                format!("The agreement number {number} is used by another agreement."),
            ),
            Bilingual::new(
                "Periksa nomornya, atau buka perjanjian yang sudah ada.",
                "Check the number, or open the agreement there is.",
            ),
        )
        .at("office_number")
    })
}

/// At most one agreement follows another, but for requests that were given up.
async fn only_successor(db: &DatabaseTransaction, office: OfficeId, predecessor: &Predecessor) -> Result<(), Fault> {
    let Some(before) = predecessor.agreement else { return Ok(()) };
    let others: Vec<Uuid> = predecessors::Entity::find()
        .filter(predecessors::Column::OfficeId.eq(office.0))
        .filter(predecessors::Column::PredecessorId.eq(before.0))
        .select_only()
        .column(predecessors::Column::AgreementId)
        .into_tuple()
        .all(db)
        .await?;
    let given_up = endings::Entity::find().filter(endings::Column::AgreementId.is_in(others.clone())).count(db).await?;
    let going_on = u64::try_from(others.len()).unwrap_or(u64::MAX).saturating_sub(given_up);
    free(going_on, || {
        Refusal::new(
            Rule::Duplicate,
            Bilingual::owned(
                format!("Perjanjian pengganti PKS {} sudah diajukan.", predecessor.number),
                format!("An agreement that follows the PKS {} was asked for already.", predecessor.number),
            ),
            Bilingual::new("Lanjutkan permohonan itu.", "Go on with that request."),
        )
    })
}

fn free(taken: u64, refusal: impl FnOnce() -> Refusal) -> Result<(), Fault> {
    if taken == 0 { Ok(()) } else { Err(refusal().into()) }
}

fn user_id_taken(user_id: &str) -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::owned(format!("User ID {user_id} sudah dipakai."), format!("The User ID {user_id} is taken.")),
        Bilingual::new("Pilih User ID lain.", "Choose another User ID."),
    )
    .at("user_id")
}

fn email_taken() -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::new("Alamat surel ini sudah dipakai akun lain.", "This e-mail address has an account already."),
        Bilingual::new("Tambahkan peran pada akun yang ada.", "Add a role to the account there is."),
    )
    .at("email")
}

fn region_taken(code: &str) -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::owned(
            format!("Kode wilayah {code} sudah dipakai kantor lain."),
            format!("The region code {code} belongs to another office."),
        ),
        Bilingual::new("Periksa kode wilayahnya.", "Check the region code."),
    )
    .at("region_code")
}
