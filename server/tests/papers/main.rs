//! Documents as they come out: kinds with figures, variants of agreement and guidelines, goldens of text and pages, the
//! stock compiler, and memory.

mod goldens;
mod kinds;
mod memory;
mod pages;
mod recap;
mod stock;
mod support;
mod variants;
