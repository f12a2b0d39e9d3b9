//! A person who signs in: global, with memberships of offices and institutions (decisions.md 4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actor::{Membership, Role};
use crate::ids::{InstitutionId, OfficeId, PersonId};
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// A person. The password is machinery and not known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Signs in with it; lower case, unique.
    pub email: String,
    pub memberships: Vec<Membership>,
    /// Off: can't sign in.
    pub active: bool,
}

/// What can be asked of a person's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum PersonCommand {
    Register {
        name: String,
        email: String,
        membership: Membership,
    },
    Rename {
        name: String,
    },
    Join {
        membership: Membership,
    },
    Leave {
        role: Role,
        office: OfficeId,
        institution: Option<InstitutionId>,
        until: NaiveDate,
    },
    Activate {
        active: bool,
    },
    /// This person told a citizen who looked them up: how many look-ups were found, and nothing of the citizen.
    AnswerCitizen {
        office: OfficeId,
        found: u32,
    },
}

/// What happened to a person's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum PersonEvent {
    Registered {
        name: String,
        email: String,
    },
    Renamed {
        name: String,
    },
    Joined {
        membership: Membership,
    },
    Left {
        role: Role,
        office: OfficeId,
        institution: Option<InstitutionId>,
        until: NaiveDate,
    },
    Activated {
        active: bool,
    },
    /// A receipt in the history; nothing follows from it.
    CitizenAnswered {
        office: OfficeId,
        found: u32,
    },
}

impl Person {
    /// What `event` makes of a person (decisions.md 1).
    pub fn evolve(facts: Option<Self>, id: PersonId, event: PersonEvent) -> Option<Self> {
        match (facts, event) {
            (None, PersonEvent::Registered { name, email }) => {
                Some(Self { id, name, email, memberships: Vec::new(), active: true })
            }
            (None, _) => None,
            (Some(mut person), event) => {
                match event {
                    PersonEvent::Registered { name, email } => {
                        person.name = name;
                        person.email = email;
                    }
                    PersonEvent::Renamed { name } => person.name = name,
                    PersonEvent::Joined { membership } => person.memberships.push(membership),
                    PersonEvent::Left { role, office, institution, until } => {
                        for held in person.memberships.iter_mut().filter(|held| {
                            held.role == role && held.office == office && held.institution == institution
                        }) {
                            held.until = Some(until);
                        }
                    }
                    PersonEvent::Activated { active } => person.active = active,
                    PersonEvent::CitizenAnswered { .. } => {}
                }
                Some(person)
            }
        }
    }

    /// Decides `command`; who may ask is settled by [`crate::policy`].
    ///
    /// # Errors
    /// A [`Refusal`] where the person exists already or doesn't, a field is empty, the e-mail address is none, the
    /// membership is held already, or the role doesn't fit the place.
    pub fn decide(facts: Option<&Self>, command: PersonCommand) -> Result<Vec<PersonEvent>, Refusal> {
        match (facts, command) {
            (None, PersonCommand::Register { name, email, membership }) => {
                Refusal::require(&name, "Nama", "Name").map_err(|refusal| refusal.at("name"))?;
                check_email(&email)?;
                check_place(&membership)?;
                Ok(vec![
                    PersonEvent::Registered { name: name.trim().to_owned(), email: email.trim().to_lowercase() },
                    PersonEvent::Joined { membership },
                ])
            }
            (None, _) => Err(Refusal::unknown_aggregate()),
            (Some(_), PersonCommand::Register { .. }) => Err(Refusal::new(
                Rule::Duplicate,
                Bilingual::new("Orang ini sudah terdaftar.", "This person is registered already."),
                Bilingual::new("Tambahkan peran pada akun yang ada.", "Add a role to the account there is."),
            )),
            (Some(_), PersonCommand::Rename { name }) => {
                Refusal::require(&name, "Nama", "Name").map_err(|refusal| refusal.at("name"))?;
                Ok(vec![PersonEvent::Renamed { name: name.trim().to_owned() }])
            }
            (Some(person), PersonCommand::Join { membership }) => {
                check_place(&membership)?;
                let held = person.memberships.iter().any(|held| {
                    held.role == membership.role
                        && held.office == membership.office
                        && held.institution == membership.institution
                        && held.until.is_none_or(|until| until >= membership.from)
                });
                if held {
                    return Err(Refusal::new(
                        Rule::Duplicate,
                        Bilingual::new("Peran ini sudah dimiliki.", "This role is held already."),
                        Bilingual::new("Pilih peran atau lembaga lain.", "Choose another role or institution."),
                    )
                    .at("role"));
                }
                Ok(vec![PersonEvent::Joined { membership }])
            }
            (Some(person), PersonCommand::Leave { role, office, institution, until }) => {
                let held = person
                    .memberships
                    .iter()
                    .any(|held| held.role == role && held.office == office && held.institution == institution);
                if !held {
                    return Err(Refusal::unknown_aggregate());
                }
                Ok(vec![PersonEvent::Left { role, office, institution, until }])
            }
            (Some(_), PersonCommand::Activate { active }) => Ok(vec![PersonEvent::Activated { active }]),
            (Some(_), PersonCommand::AnswerCitizen { office, found }) => {
                Ok(vec![PersonEvent::CitizenAnswered { office, found }])
            }
        }
    }
}

fn check_email(email: &str) -> Result<(), Refusal> {
    let trimmed = email.trim();
    let plausible = trimmed
        .split_once('@')
        .is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !trimmed.contains(' '));
    if plausible {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::Field,
        Bilingual::new("Alamat surel tidak lengkap.", "The e-mail address is not complete."),
        Bilingual::new("Tulis seperti nama@lembaga.go.id.", "Write it like name@institution.go.id."),
    )
    .at("email"))
}

/// A role of the office has no institution; a role of the institution names one. Technical officers may be of either.
fn check_place(membership: &Membership) -> Result<(), Refusal> {
    let fits = match membership.role {
        Role::TechnicalOfficer => true,
        role => role.is_of_office() == membership.institution.is_none(),
    };
    if fits {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::Field,
        Bilingual::new("Peran ini tidak sesuai dengan tempatnya.", "This role does not fit the place."),
        Bilingual::new(
            "Peran kantor tidak memakai lembaga; peran lembaga harus memilih lembaganya.",
            "A role of the office has no institution; a role of an institution names it.",
        ),
    )
    .at("role"))
}
