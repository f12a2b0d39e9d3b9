//! The demonstration, performed through the door as the people concerned.
//!
//! Stories go on side by side: the next step of each, grouped by who does it, makes one batch. So a whole
//! demonstration takes a few dozen transactions.

use chrono::{DateTime, Utc};
use patuh_app::ports::{DeskError, Done, Envelope};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{Agreement, AgreementCommand, REQUIREMENTS};
use patuh_domain::calendar::{HolidayTable, Moment, Zone};
use patuh_domain::command::{Command, Event};
use patuh_domain::dossier::{Dossier, DossierError};
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::InstitutionCommand;
use patuh_domain::office::OfficeCommand;
use patuh_domain::wording::Language;
use uuid::Uuid;

use super::cast::{ADMIN_OF_OPD, PASSWORD, Player, WEB_SERVICE_SECRET, WEB_SERVICE_USER};
use super::usage::{self, Past};
use super::{Scene, Story, Town, demonstration, mark};
use crate::desk::Desk;
use crate::identity::SetPasswordError;
use crate::machinery::secrets::{Receiver, RevealError};
use crate::rooms::Rooms;
use crate::store::StoreError;

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Real data must never be mixed with invented data.
    #[error(
        "basis data ini sudah berisi data kantor; data peragaan hanya dibuat pada basis data kosong · \
         this database holds an office already; demonstration data is made in an empty database only"
    )]
    NotEmpty,
    /// The door refused a step; a defect of the demonstration.
    #[error("{step}: {reason}")]
    Refused { step: String, reason: String },
    #[error("{}", .0.text.en)]
    Dossier(DossierError),
    #[error(transparent)]
    Password(#[from] SetPasswordError),
    #[error(transparent)]
    Secret(#[from] RevealError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the demonstration in an empty database and marks it; one that is there already is left as it is.
///
/// Gives the people who can sign in, those of the first office first.
///
/// # Errors
/// [`LoadError`]; what was done before a fault stays.
pub async fn load(rooms: &Rooms, now: DateTime<Utc>) -> Result<Vec<Player>, LoadError> {
    // The date in the west, so that it has come in every zone.
    let today = Zone::Wib.local_date(now);
    let requirements: Vec<_> = REQUIREMENTS.iter().map(|(key, _)| (*key).to_owned()).collect();
    let scenes = demonstration(today, &HolidayTable::official(), &requirements);
    if mark::is_demonstration(&rooms.store).await? {
        return Ok(signing_in(&scenes));
    }
    if !mark::is_empty(&rooms.store).await? {
        return Err(LoadError::NotEmpty);
    }
    for scene in &scenes {
        people(&rooms.desk, scene).await?;
        let courses = play(&rooms.desk, scene).await?;
        secret(rooms, scene, &courses).await?;
        look_ups(rooms, scene, &courses, now).await?;
    }
    let players = signing_in(&scenes);
    let ids: Vec<PersonId> = players.iter().map(|player| player.id).collect();
    rooms.identity.set_passwords(&ids, PASSWORD.to_owned()).await?;
    // Last: a demonstration cut short is made again or refused, never taken for whole.
    mark::set(&rooms.store, now).await?;
    Ok(players)
}

/// Founds the office of a town.
pub(super) fn founding(town: &Town) -> Vec<Envelope> {
    let profile = town.office.profile();
    let found = town.office.heads.first().cloned().map(|head| OfficeCommand::Found { profile, head });
    found.into_iter().map(|command| asked(town.id.0, 0, Command::Office { id: town.id, command })).collect()
}

/// Registers an institution with its heads.
pub(super) fn registration(office: OfficeId, id: InstitutionId, commands: Vec<InstitutionCommand>) -> Vec<Envelope> {
    let commands = commands.into_iter();
    commands.enumerate().map(|(n, command)| asked(id.0, n, Command::Institution { office, id, command })).collect()
}

/// Imports the papers of an agreement.
pub(super) fn import(
    office: OfficeId,
    id: AgreementId,
    institution: InstitutionId,
    papers: &Dossier,
) -> Result<Envelope, LoadError> {
    let imported = papers.imported(institution, &mut Uuid::now_v7).map_err(LoadError::Dossier)?;
    let command = AgreementCommand::ImportAgreement { imported: Box::new(imported) };
    Ok(asked(id.0, 0, Command::Agreement { office, id, command }))
}

/// Performs all; the first that is refused ends it.
pub(super) async fn all(desk: &Desk, actor: &Actor, envelopes: Vec<Envelope>) -> Result<Vec<Done>, LoadError> {
    let steps: Vec<_> = envelopes.iter().map(|envelope| step(&envelope.command)).collect();
    let answers = desk.perform_many(actor, envelopes).await;
    answers.into_iter().zip(steps).map(|(answer, step)| answer.map_err(|error| refused(step, &error))).collect()
}

/// Why the door said no, in words.
pub(super) fn reason(error: &DeskError) -> String {
    match error {
        DeskError::Refused(refusal) => {
            let both = [Language::Id, Language::En]
                .map(|language| format!("{} {}", refusal.what.in_(language), refusal.remedy.in_(language)));
            both.join(" · ")
        }
        other => other.to_string(),
    }
}

async fn people(desk: &Desk, scene: &Scene) -> Result<(), LoadError> {
    let office = scene.town.id;
    all(desk, &Actor::CommandLine, founding(&scene.town)).await?;
    let (of_institutions, of_office): (Vec<_>, Vec<_>) =
        scene.players.iter().partition(|player| player.institution.is_some());
    all(desk, &Actor::CommandLine, of_office.into_iter().map(registering).collect()).await?;
    let staff = player(scene, Role::CooperationStaff, None)?.actor();
    let institutions = scene.stories.iter().flat_map(|story| {
        let commands = institution_commands(story);
        registration(office, story.institution, commands)
    });
    all(desk, &staff, institutions.collect()).await?;
    all(desk, &Actor::CommandLine, of_institutions.into_iter().map(registering).collect()).await?;
    Ok(())
}

fn registering(player: &Player) -> Envelope {
    asked(player.id.0, 0, Command::Person { id: player.id, command: player.registration() })
}

fn institution_commands(story: &Story) -> Vec<InstitutionCommand> {
    let institution = &story.applicant.institution;
    let mut heads = institution.heads.iter().cloned();
    let first = heads.next().map(|head| InstitutionCommand::Register { profile: institution.profile(), head });
    first.into_iter().chain(heads.map(|head| InstitutionCommand::AppointHead { head })).collect()
}

/// A story as far as it has been told.
struct Told<'a> {
    story: &'a Story,
    facts: Agreement,
    next: usize,
}

impl Told<'_> {
    fn hear(&mut self, done: Done) {
        for event in done.events {
            if let Event::Agreement { office, id, event } = event {
                let before = std::mem::replace(&mut self.facts, Agreement::blank(id, office, self.story.institution));
                if let Some(after) = Agreement::evolve(Some(before), id, office, event) {
                    self.facts = after;
                }
            }
        }
    }
}

async fn play<'a>(desk: &Desk, scene: &'a Scene) -> Result<Vec<Told<'a>>, LoadError> {
    let office = scene.town.id;
    let mut told: Vec<Told<'a>> = scene
        .stories
        .iter()
        .map(|story| Told { facts: Agreement::blank(story.agreement, office, story.institution), next: 0, story })
        .collect();
    let pasts = told.iter().enumerate().filter_map(|(n, told)| Some((n, told.story, told.story.past.as_ref()?)));
    let pasts: Vec<(usize, Envelope)> = pasts
        .map(|(n, story, past)| Ok((n, import(office, story.agreement, story.institution, past)?)))
        .collect::<Result<_, LoadError>>()?;
    round(desk, &Actor::CommandLine, pasts, &mut told).await?;
    loop {
        let mut turns: Vec<(&Player, Vec<(usize, Envelope)>)> = Vec::new();
        for (n, told) in told.iter_mut().enumerate() {
            let Some(play) = told.story.plays.get(told.next) else { continue };
            told.next += 1;
            let by = player(scene, play.by, Some(told.story.institution))?;
            let command = (play.command)(&told.facts).ok_or_else(|| LoadError::Refused {
                step: told.story.applicant.institution.name.clone(),
                reason: "a step finds nothing to act on".to_owned(),
            })?;
            let command = Command::Agreement { office, id: told.story.agreement, command };
            let turn = (n, asked(told.story.agreement.0, told.next, command));
            match turns.iter_mut().find(|(known, _)| known.id == by.id) {
                Some((_, of_player)) => of_player.push(turn),
                None => turns.push((by, vec![turn])),
            }
        }
        if turns.is_empty() {
            return Ok(told);
        }
        for (by, turns) in turns {
            round(desk, &by.actor(), turns, &mut told).await?;
        }
    }
}

async fn round(
    desk: &Desk,
    actor: &Actor,
    turns: Vec<(usize, Envelope)>,
    told: &mut [Told<'_>],
) -> Result<(), LoadError> {
    let (whose, envelopes): (Vec<_>, Vec<_>) = turns.into_iter().unzip();
    for (n, done) in whose.into_iter().zip(all(desk, actor, envelopes).await?) {
        if let Some(told) = told.get_mut(n) {
            told.hear(done);
        }
    }
    Ok(())
}

/// The known password of the program's User ID.
async fn secret(rooms: &Rooms, scene: &Scene, told: &[Told<'_>]) -> Result<(), LoadError> {
    let Some(receiver) = scene.players.iter().find(|player| player.name == ADMIN_OF_OPD) else { return Ok(()) };
    for facts in told.iter().map(|told| &told.facts) {
        for account in facts.accounts.iter().filter(|account| account.user_id == WEB_SERVICE_USER) {
            let to = Receiver { office: facts.office, agreement: facts.id, account: account.id, person: receiver.id };
            rooms.secrets.set(to, WEB_SERVICE_SECRET.to_owned()).await?;
        }
    }
    Ok(())
}

/// Look-ups of the past, and what was seen among them.
async fn look_ups(rooms: &Rooms, scene: &Scene, told: &[Told<'_>], now: DateTime<Utc>) -> Result<(), LoadError> {
    let zone = scene.town.office.profile().zone;
    let moment = Moment::new(now, zone);
    let has_access = |told: &&Told<'_>| {
        told.story.stage.in_force() && told.facts.poc_results.iter().any(|result| result.verdict.settles())
    };
    let pasts: Vec<Past<'_>> = told
        .iter()
        .filter(has_access)
        .enumerate()
        .map(|(place, told)| Past {
            agreement: &told.facts,
            place,
            operator: player(scene, Role::Operator, Some(told.story.institution)).ok().map(|player| player.id),
        })
        .collect();
    usage::tell(&rooms.store, &pasts, zone, moment.today()).await?;
    for facts in told.iter().map(|told| &told.facts) {
        if let Some(command) = usage::suspect(&rooms.store, facts, WEB_SERVICE_USER, now).await? {
            let staff = player(scene, Role::CooperationStaff, None)?.actor();
            let command = Command::Agreement { office: facts.office, id: facts.id, command };
            all(&rooms.desk, &staff, vec![asked(facts.id.0, usize::MAX, command)]).await?;
        }
    }
    Ok(())
}

fn signing_in(scenes: &[Scene]) -> Vec<Player> {
    scenes.iter().flat_map(|scene| &scene.players).filter(|player| player.signs_in).cloned().collect()
}

/// Who holds `role` at the office, or at `institution`.
fn player(scene: &Scene, role: Role, institution: Option<InstitutionId>) -> Result<&Player, LoadError> {
    let here = |player: &&Player| player.role == role && (role.is_of_office() || player.institution == institution);
    scene.players.iter().find(here).ok_or_else(|| nobody(role))
}

fn nobody(role: Role) -> LoadError {
    LoadError::Refused { step: role.name().to_owned(), reason: "nobody holds this role".to_owned() }
}

/// A command with a key that follows from what it is about, so that nothing is done twice.
fn asked(about: Uuid, n: usize, command: Command) -> Envelope {
    Envelope { command, expected_version: None, idempotency_key: format!("demo:{about}:{n}") }
}

fn step(command: &Command) -> String {
    match command {
        Command::Agreement { id, command, .. } => format!("{} {id}", command.action().name()),
        Command::Institution { id, .. } => format!("institution {id}"),
        Command::Office { id, .. } => format!("office {id}"),
        Command::Person { id, .. } => format!("person {id}"),
        Command::Calendar { .. } => "calendar".to_owned(),
    }
}

fn refused(step: String, error: &DeskError) -> LoadError {
    LoadError::Refused { step, reason: reason(error) }
}
