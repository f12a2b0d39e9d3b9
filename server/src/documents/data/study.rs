//! D02: the technical study that carries the request.

use serde::Serialize;

use super::frame::Frame;
use super::juknis::{ApplicationPart, NetworkPart};
use super::parts::{Balikan, Count, Day, MethodPart, Reference, Side};

/// Kajian teknis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StudyPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    /// The letter it is enclosed with (D01).
    pub request: Option<Reference>,
    pub place: Option<String>,
    pub date: Option<Day>,
    pub purpose: Option<String>,
    pub methods: Vec<MethodPart>,
    pub applications: Vec<ApplicationPart>,
    /// Persons who will work with the data.
    pub operators: Option<Count>,
    pub work_units: Vec<String>,
    /// Expected requests a day.
    pub daily_need: Option<Count>,
    /// The same over 30 days.
    pub monthly_need: Option<Count>,
    pub balikan: Option<Balikan>,
    pub network: NetworkPart,
    /// Law or decree that charges the institution with the service.
    pub legal_task: Option<String>,
    /// Why these elements.
    pub need: Option<String>,
    /// How the daily need is reckoned.
    pub reckoning: Option<String>,
}
