//! Identifiers of people and places: NIK, Nomor KK, NIP, region codes (domain.md 7).
//!
//! NIK and Nomor KK are personal data: they print masked, are wiped from memory on drop, and don't serialise; who needs
//! the digits calls `expose`. What can't be right is refused; what is merely odd is a warning for a person to judge.

mod cross_check;
mod family_card;
mod nik;
mod nip;
pub mod regions;
mod secret_digits;

pub use cross_check::{Mismatch, cross_check};
pub use family_card::{FamilyCardError, FamilyCardNumber};
pub use nik::{Nik, NikError, NikWarning, Sex};
pub use nip::{Nip, NipFinding};

#[cfg(test)]
mod tests;
