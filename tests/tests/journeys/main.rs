//! The product as the persons concerned meet it: with a browser and without, and what it keeps from whom.

mod browser;
mod cast;
mod changes;
mod desk;
mod foresight;
mod isolation;
mod life;
mod lookup;
mod oversight;
mod pages;
mod plain;
mod routes;
mod settings;
