//! `patuh render`: one document of a dossier as PDF, without any database; a summary of several.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use chrono::{NaiveDate, Utc};
use patuh_domain::agreement::{Facts, Originals};
use patuh_domain::calendar::HolidayTable;

use super::dossier_file;
use super::table::table;
use crate::documents::data::{Issue, Style};
use crate::documents::{Choices, Emblems, Form, Kind, Missing, Press, Subject, draft, recapitulation, subjects};

/// Make one document of a dossier as PDF.
#[derive(Debug, clap::Args)]
pub struct Render {
    /// Which document: D01 to D33, with its form where it has several, such as D13b.
    #[arg(value_name = "KIND", required_unless_present = "list")]
    kind: Option<String>,
    /// The dossier, a JSON file of the form patuh-dossier/1. A summary (D28) takes those of a whole office.
    #[arg(value_name = "FILE", required_unless_present = "list")]
    files: Vec<PathBuf>,
    /// Where to write the PDF; with the ending .json what the template reads, for authors of templates.
    #[arg(short, long, value_name = "OUT.pdf", required_unless_present = "list")]
    output: Option<PathBuf>,
    /// Without the watermark of drafts.
    #[arg(long = "final")]
    is_final: bool,
    /// As known on this day, such as 2026-11-21; without it today, in the zone of the office.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    /// For whom or what, where a kind is made for each: the name of an operator, `head`, a User ID, a letter's number, a
    /// semester such as 2026-1, a late duty with its step. A name that isn't there is answered with those that are.
    #[arg(long, alias = "for", value_name = "NAME")]
    subject: Option<String>,
    /// Of an agreement or addendum (D06, D23): `both` originals in one file, the `first`, the `second`, or a `single` text
    /// with a place for the stamp at both signatures.
    #[arg(long, value_name = "WHICH", default_value = "single", value_parser = originals)]
    originals: Originals,
    /// List all kinds and which can be made, and do nothing else.
    #[arg(long)]
    list: bool,
}

impl Render {
    /// Writes the document.
    ///
    /// # Errors
    /// The kind doesn't exist or can't be made yet, the dossier can't be understood, or the file can't be written.
    pub async fn run(self) -> anyhow::Result<()> {
        if self.list {
            print!("{}", list());
            return Ok(());
        }
        let (Some(kind), Some(file), Some(output)) = (&self.kind, self.files.first(), &self.output) else {
            bail!("sebutkan jenis, dossier, dan -o · name kind, dossier and -o");
        };
        let form = form(kind)?;
        if self.files.len() > 1 && form != Form::D28 {
            bail!(
                "hanya rekapitulasi (D28) yang dibuat dari beberapa dossier · only the summary (D28) takes several dossiers"
            );
        }
        let facts = facts(file)?;
        let today = self.today.unwrap_or_else(|| facts.office.profile.zone.local_date(Utc::now()));
        let choices = Choices {
            subject: self.subject.as_deref().map_or(Ok(Subject::First), |name| subject(form, &facts, today, name))?,
            issue: if self.is_final { Issue::Final(None) } else { Issue::Draft },
            style: Style::default(),
            emblems: Emblems::default(),
            originals: self.originals,
            ..Choices::default()
        };
        let draft = if form == Form::D28 {
            let others = self.files[1..].iter().map(|file| self::facts(file)).collect::<anyhow::Result<Vec<_>>>()?;
            let all: Vec<&Facts> = std::iter::once(&facts).chain(&others).collect();
            recapitulation(&all, today, &choices)?.context("tidak ada perjanjian · there is no agreement")?
        } else {
            draft(form, &facts, today, &choices)?
        };
        tell_missing(&draft.missing);
        if output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            return write(output, draft.order.text().0.as_bytes());
        }
        let rendered = Press::default().render(draft.order).await?;
        write(output, &rendered.pdf)?;
        println!("{}: {} ({} halaman · pages)", output.display(), form.title().0, rendered.pages);
        Ok(())
    }
}

fn originals(name: &str) -> Result<Originals, String> {
    Originals::parse(name).ok_or_else(|| "both, first, second, single".to_owned())
}

/// The facts of a dossier.
fn facts(file: &Path) -> anyhow::Result<Facts> {
    let dossier = dossier_file::read(file)?;
    dossier
        .facts(HolidayTable::official())
        .map_err(|fault| anyhow!("{}: {} · {}", file.display(), fault.text.id, fault.text.en))
}

/// The document that `kind` names.
fn form(kind: &str) -> anyhow::Result<Form> {
    if let Some(form) = Form::parse(kind) {
        return Ok(form);
    }
    let known = Kind::all().find(|known| known.code().eq_ignore_ascii_case(kind.trim()));
    match known {
        Some(known) => bail!(
            "{0} ({1}) belum dapat dibuat pada versi ini; lihat `patuh render --list` · \
             {0} ({2}) can't be made by this version yet; see `patuh render --list`",
            known.code(),
            known.title().0,
            known.title().1
        ),
        None => bail!(
            "tidak ada jenis dokumen `{kind}`; lihat `patuh render --list` · \
             there is no document kind `{kind}`; see `patuh render --list`"
        ),
    }
}

/// The person, User ID, letter or duty of this name: as the list of the kind has it, or by its key in addresses.
fn subject(form: Form, facts: &Facts, today: NaiveDate, name: &str) -> anyhow::Result<Subject> {
    let wanted = name.trim();
    let same = |known: &str| known.eq_ignore_ascii_case(wanted);
    let listed = subjects(form, facts, today);
    let is_it = |(subject, name): &(Subject, Option<String>)| {
        name.as_deref().is_some_and(same) || subject.key().as_deref().is_some_and(same)
    };
    if let Some((subject, _)) = listed.iter().find(|entry| is_it(entry)) {
        return Ok(*subject);
    }
    // Those who are no longer in office or at work signed papers too.
    if same("head") || facts.institution.heads.iter().any(|head| same(&head.name)) {
        return Ok(Subject::Head);
    }
    if let Some(operator) = facts.agreement.operators.iter().find(|operator| same(&operator.name)) {
        return Ok(Subject::Operator(operator.id));
    }
    if let Some(account) = facts.agreement.accounts.iter().find(|account| same(&account.user_id)) {
        return Ok(Subject::Account(account.id));
    }
    let known = listed.into_iter().filter_map(|(subject, name)| name.or_else(|| subject.key()));
    let known = known.collect::<Vec<_>>().join("; ");
    bail!(
        "`{wanted}` tidak ada dalam dossier; yang ada: {known} · `{wanted}` is not in the dossier; there are: {known}"
    )
}

fn tell_missing(missing: &[Missing]) {
    if missing.is_empty() {
        return;
    }
    eprintln!("Belum tercatat, dicetak sebagai titik-titik · Not recorded yet, printed as dots:");
    for missing in missing {
        eprintln!("  {}: {} · {}", missing.field, missing.what.id, missing.what.en);
    }
}

fn write(output: &Path, pdf: &[u8]) -> anyhow::Result<()> {
    std::fs::write(output, pdf).with_context(|| {
        format!(
            "{0} tidak dapat ditulis; periksa folder dan izinnya · {0} can't be written; check folder and permissions",
            output.display()
        )
    })
}

/// All kinds; those with several forms by their forms.
fn list() -> String {
    let mut rows = Vec::new();
    for kind in Kind::all() {
        let forms: Vec<_> = Form::ALL.into_iter().filter(|form| form.kind() == kind).collect();
        if forms.is_empty() {
            rows.push(row(kind.code(), kind.title(), "belum · not yet"));
        }
        rows.extend(forms.into_iter().map(|form| row(form.code(), form.title(), "ya · yes")));
    }
    table(&["Jenis", "Judul", "Title", "Tersedia"], rows)
}

fn row(code: &str, title: (&str, &str), made: &str) -> Vec<String> {
    [code, title.0, title.1, made].map(str::to_owned).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{form, list};
    use crate::documents::Kind;

    #[test]
    fn every_kind_is_listed() {
        let text = list();
        for kind in Kind::all() {
            assert!(text.contains(kind.code()), "{}", kind.code());
        }
    }

    #[test]
    fn a_kind_is_known_made_or_refused_in_words() {
        assert!(form("d06").is_ok());
        assert!(Kind::all().all(|kind| form(kind.code()).is_ok()), "every kind can be made");
        assert!(form("D99").expect_err("none").to_string().contains("--list"));
    }
}
