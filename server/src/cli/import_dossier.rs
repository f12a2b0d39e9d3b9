//! `patuh import-dossier`: one agreement from a dossier, through the door (decisions.md 34).

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use patuh_app::ports::{Desk as _, DeskError, Done, Envelope};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementCommand, stage};
use patuh_domain::calendar::Moment;
use patuh_domain::command::Command;
use patuh_domain::dossier::Dossier;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use patuh_domain::institution::{Institution, InstitutionCommand};
use patuh_domain::wording::Language;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::dossier_file;
use super::open;
use crate::config::Config;
use crate::rooms::Rooms;
use crate::store::entity::{institutions, offices};
use crate::store::{StoreError, load};

/// Import one agreement from a dossier.
#[derive(Debug, clap::Args)]
pub struct ImportDossier {
    /// The dossier, a JSON file of the form patuh-dossier/1.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Found the office of the dossier where there is none with its region code.
    #[arg(long)]
    create_office: bool,
}

impl ImportDossier {
    /// Imports, and prints where the agreement is found.
    ///
    /// # Errors
    /// The dossier can't be understood, the office doesn't exist, the agreement is there already, or the database
    /// can't be had.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let dossier = dossier_file::read(&self.file)?;
        let rooms = open::rooms(config, false).await?;
        let office = self.office(&rooms, &dossier).await?;
        let institution = institution(&rooms, &dossier, office).await?;
        let id = AgreementId(Uuid::now_v7());
        let imported = dossier
            .imported(institution, &mut Uuid::now_v7)
            .map_err(|fault| anyhow!("{} · {}", fault.text.id, fault.text.en))?;
        let command = AgreementCommand::ImportAgreement { imported: Box::new(imported) };
        let done = perform(&rooms, Command::Agreement { office, id, command }).await?;
        let facts = load::facts(&rooms.store.read().await?, id).await?.ok_or_else(|| anyhow!("agreement {id}"))?.value;
        let moment = Moment::new(rooms.clock.now(), facts.office.profile.zone);
        let label = stage(&facts, &moment).label();
        println!(
            "{}: {} · {} ({} peristiwa · events)\n{}/perjanjian/{id}",
            dossier.institution.name,
            label.id,
            label.en,
            done.events.len(),
            config.base_url()
        );
        Ok(())
    }

    /// The office with the dossier's region code, founded where that is wished.
    async fn office(&self, rooms: &Rooms, dossier: &Dossier) -> anyhow::Result<OfficeId> {
        let code = &dossier.office.region_code;
        let found = offices::Entity::find()
            .filter(offices::Column::RegionCode.eq(code.as_str()))
            .one(rooms.store.db())
            .await
            .map_err(StoreError::from)?;
        if let Some(found) = found {
            return Ok(OfficeId(found.id));
        }
        if !self.create_office {
            bail!(
                "belum ada kantor dengan kode wilayah {code} ({0}); daftarkan dahulu, atau tambahkan --create-office · \
                 there is no office with the region code {code} ({0}) yet; found it first, or add --create-office",
                dossier.office.name
            );
        }
        let id = OfficeId(Uuid::now_v7());
        for command in dossier.office_commands() {
            perform(rooms, Command::Office { id, command }).await?;
        }
        Ok(id)
    }
}

/// The institution of the dossier's name, registered where it is new, with the heads that came since.
async fn institution(rooms: &Rooms, dossier: &Dossier, office: OfficeId) -> anyhow::Result<InstitutionId> {
    let wanted = dossier.institution.name.trim().to_lowercase();
    let known = institutions::Entity::find()
        .filter(institutions::Column::OfficeId.eq(office.0))
        .all(rooms.store.db())
        .await
        .map_err(StoreError::from)?;
    let known = known.into_iter().find(|row| row.name.trim().to_lowercase() == wanted);
    let (id, commands) = match known {
        Some(row) => {
            let id = InstitutionId(row.id);
            let present = load::institution(&rooms.store.read().await?, id).await?;
            let present = present.ok_or_else(|| anyhow!("institution {id}"))?.value;
            (id, later_heads(&present, dossier))
        }
        None => (InstitutionId(Uuid::now_v7()), dossier.institution_commands()),
    };
    for command in commands {
        perform(rooms, Command::Institution { office, id, command }).await?;
    }
    Ok(id)
}

/// Heads of the dossier whose terms began after those that are known.
fn later_heads(known: &Institution, dossier: &Dossier) -> Vec<InstitutionCommand> {
    let latest = known.heads.iter().map(|head| head.since).max();
    let mut heads = dossier.institution.heads.clone();
    heads.retain(|head| latest.is_none_or(|latest| head.since > latest));
    heads.sort_by_key(|head| head.since);
    heads.into_iter().map(|head| InstitutionCommand::AppointHead { head }).collect()
}

async fn perform(rooms: &Rooms, command: Command) -> anyhow::Result<Done> {
    let envelope = Envelope { command, expected_version: None, idempotency_key: Uuid::now_v7().to_string() };
    rooms.desk.perform(&Actor::CommandLine, envelope).await.map_err(|error| match error {
        DeskError::Refused(refusal) => {
            let [id, en] = Language::ALL
                .map(|language| format!("{} {}", refusal.what.in_(language), refusal.remedy.in_(language)));
            anyhow!("{id} · {en}")
        }
        other => anyhow!(other),
    })
}
