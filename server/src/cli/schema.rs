//! `patuh dossier-schema`: the JSON Schema of the dossier, for editors and for programs that write dossiers.

use patuh_domain::dossier::json_schema;

/// Print the JSON Schema of a dossier.
#[derive(Debug, clap::Args)]
pub struct DossierSchema {}

impl DossierSchema {
    /// Prints the schema that `docs/dossier.schema.json` holds.
    ///
    /// # Errors
    /// The schema can't be written as JSON, which no version does.
    pub fn run(self) -> anyhow::Result<()> {
        print!("{}", text()?);
        Ok(())
    }
}

/// The schema as published.
///
/// # Errors
/// As [`DossierSchema::run`].
pub fn text() -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&json_schema())?))
}
