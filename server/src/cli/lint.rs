//! `patuh lint`: what in a dossier looks wrong, without any database (documents.md, *Lints*).

use std::path::PathBuf;

use anyhow::anyhow;
use chrono::{NaiveDate, Utc};
use patuh_domain::calendar::{HolidayTable, Moment};

use super::dossier_file;
use crate::documents::{Choices, findings};

/// Show what in a dossier and its documents looks wrong, and how it is mended.
#[derive(Debug, clap::Args)]
pub struct Lint {
    /// The dossier, a JSON file of the form patuh-dossier/1.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// On which day, such as 2026-11-21; without it today, in the zone of the office.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    /// As JSON, for programs.
    #[arg(long)]
    json: bool,
}

impl Lint {
    /// Prints the findings. They warn: finding some is no failure.
    ///
    /// # Errors
    /// The dossier can't be read or understood.
    pub fn run(self) -> anyhow::Result<()> {
        let dossier = dossier_file::read(&self.file)?;
        let zone = dossier.office.time_zone;
        let today = self.today.unwrap_or_else(|| zone.local_date(Utc::now()));
        let facts = dossier
            .facts(HolidayTable::official())
            .map_err(|fault| anyhow!("{} · {}", fault.text.id, fault.text.en))?;
        let found = findings(&facts, &Moment::at(zone, today, 12), &Choices::default());
        if self.json {
            let rows: Vec<_> = found
                .iter()
                .map(|finding| {
                    serde_json::json!({
                        "lint": finding.lint.key(),
                        "severity": "warn",
                        "document": finding.document,
                        "place": finding.place,
                        "title": finding.lint.title(),
                        "text": finding.text,
                        "remedy": finding.lint.remedy(),
                        "mend": finding.mend.address(),
                    })
                })
                .collect();
            println!("{}", serde_json::to_string_pretty(&rows)?);
            return Ok(());
        }
        if found.is_empty() {
            println!("Tidak ada temuan. · Nothing was found.");
        }
        for finding in &found {
            let (title, remedy) = (finding.lint.title(), finding.lint.remedy());
            println!("{} {} [{}] {}", finding.document, finding.place, finding.lint.key(), title.id);
            println!("    {} {}", finding.text.id, remedy.id);
            println!("    {} {}", finding.text.en, remedy.en);
        }
        Ok(())
    }
}
