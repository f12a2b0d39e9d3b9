//! Journeys through the whole product, as the persons concerned.
//!
//! A journey is data ([`journey`]): who does what, with which answers, and what they should then see. It is walked
//! twice: by a real browser, and by plain HTTP without a script.

pub mod journey;
