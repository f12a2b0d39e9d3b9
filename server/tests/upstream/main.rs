//! The gate and the centre over real connections; calls of every kind, in order and out of it.

mod bad_input;
mod centre;
mod order;
mod peers;
mod service;
mod terms;
