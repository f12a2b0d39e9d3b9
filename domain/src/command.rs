//! Everything that can be asked through the door, and everything that can have happened (invariant 2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::agreement::{AgreementCommand, AgreementEvent};
use crate::calendar::{HolidayKind, Moment};
use crate::ids::{AgreementId, Ids, InstitutionId, OfficeId, PersonId};
use crate::institution::{InstitutionCommand, InstitutionEvent};
use crate::office::{OfficeCommand, OfficeEvent};
use crate::person::{PersonCommand, PersonEvent};
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// A command with the aggregate it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "aggregate", rename_all = "snake_case")]
pub enum Command {
    Agreement { office: OfficeId, id: AgreementId, command: AgreementCommand },
    Institution { office: OfficeId, id: InstitutionId, command: InstitutionCommand },
    Office { id: OfficeId, command: OfficeCommand },
    Person { id: PersonId, command: PersonCommand },
    Calendar { command: CalendarCommand },
}

/// An event with the aggregate it happened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "aggregate", rename_all = "snake_case")]
pub enum Event {
    Agreement { office: OfficeId, id: AgreementId, event: AgreementEvent },
    Institution { office: OfficeId, id: InstitutionId, event: InstitutionEvent },
    Office { id: OfficeId, event: OfficeEvent },
    Person { id: PersonId, event: PersonEvent },
    Calendar { event: CalendarEvent },
}

/// A holiday to add, national or of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayRow {
    pub date: NaiveDate,
    /// `libur_nasional` or `cuti_bersama`.
    pub kind: String,
    pub name: String,
    /// Number of the joint decree, or of the regional one.
    pub decree: Option<String>,
    /// Only this office has it; `None` is national.
    pub office: Option<OfficeId>,
}

/// What can be asked of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum CalendarCommand {
    AddHolidays { rows: Vec<HolidayRow> },
}

/// What happened to the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum CalendarEvent {
    HolidaysAdded { rows: Vec<HolidayRow> },
}

impl CalendarCommand {
    /// Decides the command; who may ask is settled by [`crate::policy`].
    ///
    /// # Errors
    /// A [`Refusal`] where there is no row, a name is empty, or a kind is none of the two.
    pub fn decide(self) -> Result<Vec<CalendarEvent>, Refusal> {
        match self {
            Self::AddHolidays { rows } => {
                if rows.is_empty() {
                    return Err(Refusal::new(
                        Rule::Missing,
                        Bilingual::new("Belum ada hari libur yang diisi.", "No holiday was filled in."),
                        Bilingual::new("Isi sekurangnya satu tanggal.", "Fill in at least one date."),
                    ));
                }
                for row in &rows {
                    Refusal::require(&row.name, "Nama hari libur", "Name of the holiday")
                        .map_err(|refusal| refusal.at("name"))?;
                    if HolidayKind::from_name(&row.kind).is_none() {
                        return Err(Refusal::new(
                            Rule::Field,
                            Bilingual::new("Jenis hari libur tidak dikenal.", "The kind of holiday is not known."),
                            Bilingual::new(
                                "Pilih libur nasional atau cuti bersama.",
                                "Choose national holiday or collective leave.",
                            ),
                        )
                        .at("kind"));
                    }
                }
                Ok(vec![CalendarEvent::HolidaysAdded { rows }])
            }
        }
    }
}

/// What a decision may know besides the facts.
pub struct Ctx<'a> {
    pub actor: &'a Actor,
    /// Now, in the office's zone.
    pub moment: Moment,
    pub ids: &'a mut dyn Ids,
}

impl Ctx<'_> {
    /// The office's local date.
    pub fn today(&self) -> NaiveDate {
        self.moment.today()
    }
}
