//! People of the simulator that provoke: each code of the web service and each trouble, by the NIK alone.
//!
//! A rehearsal must see how an application takes every answer, also those that can't be had by asking for somebody, such
//! as a used-up quota. Serials from 9000 on are nobody; in a rehearsal `90nn` stands for the code `nn`, and from 9091 on
//! for what may go wrong. Outside rehearsals the gate answers codes by its own checks only.

use std::time::Duration;

use patuh_domain::access::Code;
use patuh_domain::identity::Nik;

use super::Fault;
use super::people::{KNOWN, of_the_region};

/// What such a NIK calls forth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provoked {
    /// The gate's own answer with this code, as if the check had failed.
    Code(Code),
    /// A good answer after this time.
    Slow(Duration),
    /// The centre's service fails.
    Trouble(Fault),
}

/// What goes wrong, by NIK: serial, what it calls forth, and what it is called in Indonesian and English.
pub const TROUBLES: [(&str, Provoked, (&str, &str)); 4] = [
    (
        "9901010101909091",
        Provoked::Slow(Duration::from_secs(3)),
        ("jawaban terlambat 3 detik", "an answer 3 seconds late"),
    ),
    ("9901010101909092", Provoked::Trouble(Fault::Hang), ("tidak ada jawaban", "no answer in time")),
    ("9901010101909093", Provoked::Trouble(Fault::Garbage), ("jawaban rusak", "an answer that can't be read")),
    ("9901010101909094", Provoked::Trouble(Fault::Error), ("galat pada layanan pusat", "an error of the centre")),
];

/// The NIK by which a rehearsal provokes `code`; 01, 08 and 11 to 15 come of asking for somebody.
pub fn nik_for(code: Code) -> String {
    match KNOWN.iter().find(|known| known.code == code) {
        Some(known) => known.nik.to_owned(),
        None => format!("99010101019090{}", code.number()),
    }
}

/// What `nik` provokes besides what the centre says about its people.
pub fn provoked(nik: &Nik) -> Option<Provoked> {
    if !of_the_region(nik) {
        return None;
    }
    if let Some((_, trouble, _)) = TROUBLES.iter().find(|(known, ..)| *known == nik.expose()) {
        return Some(*trouble);
    }
    Code::ALL
        .into_iter()
        .filter(|code| KNOWN.iter().all(|known| known.code != *code))
        .find(|code| nik_for(*code) == nik.expose())
        .map(Provoked::Code)
}

#[cfg(test)]
mod tests {
    use super::super::people::code_of;
    use super::*;

    #[test]
    fn every_code_can_be_provoked_and_no_two_by_the_same_nik() {
        let mut niks: Vec<String> = Code::ALL.into_iter().map(nik_for).collect();
        for (code, nik) in Code::ALL.into_iter().zip(&niks) {
            let nik = Nik::parse_exact(nik).expect("a NIK");
            match provoked(&nik) {
                Some(Provoked::Code(found)) => assert_eq!(found, code),
                other => assert_eq!((other, code_of(&nik)), (None, code)),
            }
        }
        niks.sort();
        niks.dedup();
        assert_eq!(niks.len(), Code::ALL.len());
    }

    #[test]
    fn people_and_strangers_provoke_nothing() {
        for nik in ["9901010505900001", "9901021212881234", "9902010101909003"] {
            assert_eq!(provoked(&Nik::parse_exact(nik).expect("a NIK")), None, "{nik}");
        }
    }
}
