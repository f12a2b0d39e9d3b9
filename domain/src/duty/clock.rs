//! Clocks of duties.
