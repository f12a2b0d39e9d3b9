//! `patuh doctor`: is everything there that this installation needs? Each finding says how to mend it.

use std::path::Path;

use anyhow::bail;
use chrono::{Datelike as _, Utc};
use patuh_domain::calendar::{HolidayTable, Zone};
use patuh_domain::dossier::Dossier;
use patuh_domain::ids::OfficeId;
use patuh_migrations::{Migrator, MigratorTrait as _};
use sea_orm::EntityTrait as _;

use super::audit as audit_words;
use crate::audit::{self, VerifyError};
use crate::config::Config;
use crate::documents::{Choices, Form, Press, draft};
use crate::store::entity::offices;
use crate::store::{Store, StoreError, load};

/// A complete agreement, to try the documents with.
const SPECIMEN: &str = include_str!("../../../samples/dossier-kesesuaian-production.json");

/// Check the installation; list what is wrong and how to mend it.
#[derive(Debug, clap::Args)]
pub struct Doctor {}

/// What was looked at, and what to do where it isn't well.
struct Finding {
    what: &'static str,
    trouble: Option<String>,
}

impl Doctor {
    /// Prints a line for everything looked at.
    ///
    /// # Errors
    /// Something is wrong.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let mut findings = vec![
            finding("Folder data · data folder", data_dir(&config.data_dir)),
            finding("Kunci · key", secret(config)),
            finding("Dokumen · documents", documents().await),
        ];
        match database(config).await {
            Err(trouble) => findings.push(finding("Basis data · database", Err(trouble))),
            Ok(store) => {
                findings.push(finding("Basis data · database", Ok(())));
                findings.push(finding("Riwayat · history", history(&store).await));
                findings.push(finding("Hari libur · holidays", holidays(&store).await));
            }
        }
        let mut wrong = 0;
        for finding in &findings {
            match &finding.trouble {
                None => println!("baik · well    {}", finding.what),
                Some(trouble) => {
                    wrong += 1;
                    println!("SALAH · WRONG  {}\n               {trouble}", finding.what);
                }
            }
        }
        if wrong > 0 {
            bail!("{wrong} hal perlu diperbaiki · {wrong} things need mending");
        }
        Ok(())
    }
}

fn finding(what: &'static str, checked: Result<(), String>) -> Finding {
    Finding { what, trouble: checked.err() }
}

/// It is there, for this user alone, and can be written.
fn data_dir(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    if !folder.is_dir() {
        return Err(format!(
            "{shown} belum ada; jalankan `patuh migrate` atau betulkan data_dir · \
             {shown} is not there; run `patuh migrate` or mend data_dir"
        ));
    }
    private(folder, 0o700)?;
    let probe = folder.join(format!(".patuh-{}", uuid::Uuid::now_v7()));
    let written = std::fs::write(&probe, b"");
    // What couldn't be written can't be removed either.
    let _ = std::fs::remove_file(&probe);
    written.map_err(|error| {
        format!("{shown} tidak dapat ditulis ({error}) · {shown} can't be written; check owner and disk space")
    })
}

fn secret(config: &Config) -> Result<(), String> {
    let file = config.secret_file();
    if !file.is_file() {
        return Err(format!(
            "{0} tidak ada; pulihkan dari cadangan, atau jalankan `patuh serve` untuk pemasangan baru · \
             {0} is not there; restore it from the backup, or run `patuh serve` for a new installation",
            file.display()
        ));
    }
    private(&file, 0o600)?;
    config.secret().map(drop).map_err(|error| format!("{error:#}"))
}

/// Nobody but the owner may read or write `path`.
#[cfg(unix)]
fn private(path: &Path, mode: u32) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let found = about.permissions().mode() & 0o777;
    if found & 0o077 == 0 {
        return Ok(());
    }
    Err(format!(
        "{0} dapat dibuka pengguna lain ({found:o}); jalankan `chmod {mode:o} {0}` · \
         {0} is open to others ({found:o}); run `chmod {mode:o} {0}`",
        path.display()
    ))
}

#[cfg(not(unix))]
fn private(_path: &Path, _mode: u32) -> Result<(), String> {
    Ok(())
}

/// Every document can be made from a complete agreement.
async fn documents() -> Result<(), String> {
    let dossier = Dossier::parse(SPECIMEN).map_err(|fault| fault.text.id.into_owned())?;
    let facts = dossier.facts(HolidayTable::official()).map_err(|fault| fault.text.id.into_owned())?;
    let today = dossier.office.time_zone.local_date(Utc::now());
    let press = Press::default();
    for form in Form::ALL {
        let draft = draft(form, &facts, today, &Choices::default()).map_err(|error| error.to_string())?;
        press.render(draft.order).await.map_err(|error| format!("{}: {error}", form.code()))?;
    }
    Ok(())
}

/// It can be reached and is at the version of this program; nothing is changed by looking.
async fn database(config: &Config) -> Result<Store, String> {
    let file = config.embedded_database();
    if let Some(file) = file.filter(|file| !file.is_file()) {
        return Err(format!(
            "{0} belum ada; jalankan `patuh migrate` · {0} is not there; run `patuh migrate`",
            file.display()
        ));
    }
    let store = Store::connect(&config.database_url())
        .await
        .map_err(|error| format!("{}; periksa database_url · check database_url", error.in_full()))?;
    let pending = Migrator::get_pending_migrations(store.db()).await.map_err(|error| {
        format!(
            "{error}; program ini mungkin lebih lama dari basis datanya · this program may be older than the database"
        )
    })?;
    if pending.is_empty() {
        return Ok(store);
    }
    Err(format!(
        "{0} langkah skema belum dijalankan; jalankan `patuh migrate` · {0} steps of the schema are missing; run `patuh migrate`",
        pending.len()
    ))
}

async fn history(store: &Store) -> Result<(), String> {
    let read = store.read().await.map_err(|error| error.in_full())?;
    match audit::verify(&read, None).await {
        Ok(_) => Ok(()),
        Err(VerifyError::Bad(first)) => Err(audit_words::place(&first)),
        Err(VerifyError::Store(error)) => Err(error.in_full()),
    }
}

/// Due dates reach into the next year, so its holidays must be known, for every office.
async fn holidays(store: &Store) -> Result<(), String> {
    let year = Zone::Wib.local_date(Utc::now()).year() + 1;
    let missing = || {
        format!(
            "hari libur {year} belum diisi; isi dari keputusan bersama di Pengaturan · \
             the holidays of {year} are not there; enter them from the joint decree in the settings"
        )
    };
    let tables = holiday_tables(store).await.map_err(|error| error.in_full())?;
    if tables.iter().all(|table| table.covers(year)) { Ok(()) } else { Err(missing()) }
}

async fn holiday_tables(store: &Store) -> Result<Vec<std::sync::Arc<HolidayTable>>, StoreError> {
    let read = store.read().await?;
    let offices: Vec<OfficeId> =
        offices::Entity::find().all(&read).await?.into_iter().map(|row| OfficeId(row.id)).collect();
    if offices.is_empty() {
        return Ok(vec![HolidayTable::official()]);
    }
    Ok(load::holiday_tables(&read, &offices).await?.into_values().collect())
}
