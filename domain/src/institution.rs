//! The user institution (*OPD / Lembaga Pengguna*, PIHAK KEDUA): a row of its office (decisions.md 4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::head::{Head, head_on};
use crate::ids::{FileId, InstitutionId, OfficeId};
use crate::office::check_head;
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// What kind of institution it is; decides wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InstitutionKind {
    /// *Organisasi perangkat daerah*.
    Opd,
    Kecamatan,
    /// *Badan hukum Indonesia*.
    BadanHukum,
}

impl InstitutionKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Opd, Self::Kecamatan, Self::BadanHukum];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opd => "opd",
            Self::Kecamatan => "kecamatan",
            Self::BadanHukum => "badan_hukum",
        }
    }
}

/// Name and address as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionProfile {
    pub name: String,
    pub kind: InstitutionKind,
    pub region_code: String,
    pub address: String,
    /// Places where readers and operators work.
    pub work_units: Vec<String>,
    /// The emblem of its letterhead, an upload; `None` prints the neutral one.
    #[serde(default)]
    pub emblem: Option<FileId>,
}

/// An institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    pub id: InstitutionId,
    pub office: OfficeId,
    pub profile: InstitutionProfile,
    pub heads: Vec<Head>,
    /// Off for a dissolved institution: all its access is closed (16).
    pub active: bool,
}

impl Institution {
    /// The head on `date`.
    pub fn head(&self, date: NaiveDate) -> Option<&Head> {
        head_on(&self.heads, date)
    }
}

/// What can be asked of an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum InstitutionCommand {
    Register { profile: InstitutionProfile, head: Head },
    ChangeProfile { profile: InstitutionProfile },
    AppointHead { head: Head },
    Activate { active: bool },
}

/// What happened to an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum InstitutionEvent {
    Registered { profile: InstitutionProfile },
    ProfileChanged { profile: InstitutionProfile },
    HeadAppointed { head: Head },
    Activated { active: bool },
}

impl Institution {
    /// What `event` makes of an institution (decisions.md 1).
    pub fn evolve(facts: Option<Self>, id: InstitutionId, office: OfficeId, event: InstitutionEvent) -> Option<Self> {
        match (facts, event) {
            (None, InstitutionEvent::Registered { profile }) => {
                Some(Self { id, office, profile, heads: Vec::new(), active: true })
            }
            (None, _) => None,
            (Some(mut institution), event) => {
                match event {
                    InstitutionEvent::Registered { profile } | InstitutionEvent::ProfileChanged { profile } => {
                        institution.profile = profile;
                    }
                    InstitutionEvent::HeadAppointed { head } => institution.heads.push(head),
                    InstitutionEvent::Activated { active } => institution.active = active,
                }
                Some(institution)
            }
        }
    }

    /// Decides `command`; who may ask is settled by [`crate::policy`].
    ///
    /// # Errors
    /// A [`Refusal`] where the institution exists already or doesn't, a field is empty, or a head's term would begin
    /// before the present one.
    pub fn decide(facts: Option<&Self>, command: InstitutionCommand) -> Result<Vec<InstitutionEvent>, Refusal> {
        match (facts, command) {
            (None, InstitutionCommand::Register { profile, head }) => {
                check_profile(&profile)?;
                check_head(&[], &head)?;
                Ok(vec![InstitutionEvent::Registered { profile }, InstitutionEvent::HeadAppointed { head }])
            }
            (None, _) => Err(Refusal::unknown_aggregate()),
            (Some(_), InstitutionCommand::Register { .. }) => Err(Refusal::new(
                Rule::Duplicate,
                Bilingual::new("Lembaga ini sudah terdaftar.", "This institution is registered already."),
                Bilingual::new("Buka lembaga itu dan ubah datanya.", "Open it and change its data."),
            )),
            (Some(_), InstitutionCommand::ChangeProfile { profile }) => {
                check_profile(&profile)?;
                Ok(vec![InstitutionEvent::ProfileChanged { profile }])
            }
            (Some(institution), InstitutionCommand::AppointHead { head }) => {
                check_head(&institution.heads, &head)?;
                Ok(vec![InstitutionEvent::HeadAppointed { head }])
            }
            (Some(_), InstitutionCommand::Activate { active }) => Ok(vec![InstitutionEvent::Activated { active }]),
        }
    }
}

fn check_profile(profile: &InstitutionProfile) -> Result<(), Refusal> {
    Refusal::require(&profile.name, "Nama lembaga", "Name of the institution")?;
    Refusal::require(&profile.address, "Alamat", "Address")
}
