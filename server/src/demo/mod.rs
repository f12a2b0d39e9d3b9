//! Demonstration and trial data: invented, dated from today, and recorded through the door like everything else.
//!
//! [`demonstration`] is pure: two offices, their people, and an agreement in every stage as the commands that make it.
//! [`load`] performs them. [`nation`] makes institutions in any number for trials and benchmarks (decisions.md 35).

mod cast;
mod conduct;
mod course;
mod dice;
mod load;
mod mark;
mod names;
pub mod nation;
mod opd;
mod played;
mod populate;
mod stories;
mod timetable;
mod town;
mod usage;

use std::sync::Arc;

use chrono::NaiveDate;
use patuh_domain::actor::Role;
use patuh_domain::calendar::HolidayTable;
use patuh_domain::ids::PersonId;

pub use cast::{PASSWORD, Player, WEB_SERVICE_ADDRESS, WEB_SERVICE_CUSTOMER, WEB_SERVICE_SECRET, WEB_SERVICE_USER};
pub use load::{LoadError, load};
pub use mark::{is_demonstration, is_empty};
pub use played::Play;
pub use populate::{Population, Progress, populate};
pub use stories::Story;
pub use town::Town;

use cast::{OFFICE_ACCOUNTS, OPD_ACCOUNTS};
use stories::Teller;
use timetable::Calendar;

/// The seed of the demonstration's own office.
const SEED: u64 = 2026;

/// An office with its people and agreements.
pub struct Scene {
    pub town: Town,
    pub players: Vec<Player>,
    pub stories: Vec<Story>,
}

/// Both offices of the demonstration as they stand on `today`.
pub fn demonstration(today: NaiveDate, holidays: &Arc<HolidayTable>, requirements: &[String]) -> Vec<Scene> {
    let calendar = Calendar::new(Arc::clone(holidays));
    vec![first_office(today, &calendar, requirements), second_office(today, &calendar, requirements)]
}

fn first_office(today: NaiveDate, calendar: &Calendar, requirements: &[String]) -> Scene {
    let mut town = Town::first(today, calendar, SEED);
    let shared = opd::story(&mut town);
    let mut players: Vec<_> =
        OFFICE_ACCOUNTS.iter().map(|(local, name, role)| account(&mut town, local, name, *role, None)).collect();
    for (local, name, role) in &OPD_ACCOUNTS {
        players.push(account(&mut town, local, name, *role, Some(&shared)));
    }
    let mut stories = vec![shared];
    stories.extend(Teller { town: &mut town, requirements }.every_stage());
    players.extend(heads(&mut town, stories.iter().skip(1)));
    Scene { town, players, stories }
}

fn second_office(today: NaiveDate, calendar: &Calendar, requirements: &[String]) -> Scene {
    let mut town = Town::numbered(1, today, calendar, SEED);
    let staff = account(&mut town, "petugas2", "Intan Permana", Role::CooperationStaff, None);
    let head_name = town.office.heads.first().map(|head| head.name.clone()).unwrap_or_default();
    let head = account(&mut town, "kepala2", &head_name, Role::HeadOfOffice, None);
    let stories = Teller { town: &mut town, requirements }.a_few();
    let mut players = vec![staff, head];
    players.extend(heads(&mut town, stories.iter()));
    Scene { town, players, stories }
}

fn account(town: &mut Town, local: &str, name: &str, role: Role, story: Option<&Story>) -> Player {
    Player {
        id: PersonId(town.fresh()),
        name: name.to_owned(),
        email: format!("{local}@demo.patuh.test"),
        role,
        office: town.id,
        institution: story.map(|story| story.institution),
        since: town.calendar.months_before(town.today, 30),
        signs_in: true,
    }
}

/// The heads of the institutions that worked in Patuh themselves; nobody has given them a password yet.
fn heads<'a>(town: &mut Town, stories: impl Iterator<Item = &'a Story>) -> Vec<Player> {
    let playing = stories.filter(|story| story.past.is_none());
    playing
        .map(|story| {
            let name = story.applicant.institution.heads.first().map(|head| head.name.clone()).unwrap_or_default();
            let local = format!("kepala.{}{}", story.applicant.short, story.applicant.serial);
            let head = account(town, &local, &name, Role::HeadOfInstitution, Some(story));
            Player {
                email: format!("{local}@{}.demo.patuh.test", town.office.city.to_lowercase()),
                signs_in: false,
                ..head
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
