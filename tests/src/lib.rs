//! Journeys through the whole product, as the persons concerned.
//!
//! A journey is data ([`journey`]): who does what, with which answers, and what they should then see. It is walked
//! twice: by a real browser ([`webdriver`]), and by plain HTTP without a script ([`client`]), on a server in the same
//! process ([`site`]).

pub mod client;
pub mod form;
pub mod html;
pub mod journey;
pub mod site;
pub mod webdriver;
