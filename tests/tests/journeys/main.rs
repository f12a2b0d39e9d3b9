//! The product as the persons concerned meet it: with a browser and without, and what it keeps from whom.

mod browser;
mod isolation;
mod lookup;
mod oversight;
mod pages;
mod plain;
mod routes;
mod settings;
