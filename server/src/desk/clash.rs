//! What one aggregate can't know: that something is taken elsewhere.

use patuh_domain::agreement::AgreementEvent;
use patuh_domain::command::Event;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::office::OfficeEvent;
use patuh_domain::person::PersonEvent;
use patuh_domain::refusal::{Refusal, Rule};
use patuh_domain::wording::Bilingual;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use super::fault::Fault;
use crate::store::entity::{accounts, offices, persons, pks};

/// Agreement numbers are unique in an office, User IDs and e-mail addresses in the installation, region codes among
/// offices.
pub(super) async fn check(db: &DatabaseTransaction, events: &[Event]) -> Result<(), Fault> {
    for event in events {
        match event {
            Event::Agreement { office, id, event: AgreementEvent::PksSigned { pks } } => {
                agreement_number(db, *office, *id, &pks.office_number).await?;
            }
            Event::Agreement { event: AgreementEvent::AccountRequested { account }, .. } => {
                let taken = accounts::Entity::find()
                    .filter(accounts::Column::UserId.eq(account.user_id.clone()))
                    .count(db)
                    .await?;
                free(taken, || user_id_taken(&account.user_id))?;
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
