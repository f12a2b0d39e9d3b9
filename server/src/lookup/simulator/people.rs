//! The simulator's people: all invented, all in the synthetic region 99.
//!
//! A few are known by their code, for trials and rehearsals. Every other NIK of region 9901 with a serial up to 8999 is
//! somebody too, made from its own digits, so that load can be spread; the rest of the world is not found.

use chrono::NaiveDate;
use patuh_domain::access::Code;
use patuh_domain::identity::{Nik, Sex};

/// Somebody known by code, for the printed list.
pub struct Known {
    pub nik: &'static str,
    pub code: Code,
    /// What the NIK is good for, in Indonesian and English.
    pub note: (&'static str, &'static str),
}

/// The printed list.
pub const KNOWN: [Known; 8] = [
    Known { nik: "9901010505900001", code: Code::Found, note: ("ditemukan, laki-laki", "found, male") },
    Known { nik: "9901014505920002", code: Code::Found, note: ("ditemukan, perempuan", "found, female") },
    Known { nik: "9901011203400003", code: Code::Deceased, note: ("meninggal dunia", "deceased") },
    Known { nik: "9901012507850004", code: Code::DuplicateRecord, note: ("data ganda", "double record") },
    Known { nik: "9901011708880005", code: Code::NotFound, note: ("tidak ditemukan", "not found") },
    Known { nik: "9901010902750006", code: Code::RecordInactive, note: ("non aktif", "inactive") },
    Known { nik: "9901011111910007", code: Code::NikMalformed, note: ("ditolak pusat", "refused by the centre") },
    Known { nik: "9901012108790008", code: Code::NikNotProcessable, note: ("tidak dapat diproses", "not processable") },
];

/// The last serial that is somebody.
const LAST: u32 = 8_999;

const MEN: [&str; 8] = ["BAYU", "CATUR", "DARMA", "GALIH", "JAKA", "LINGGA", "PANDU", "TIRTA"];
const WOMEN: [&str; 8] = ["AYUNDA", "CEMPAKA", "DAHLIA", "KINANTI", "LARAS", "MAWAR", "PUSPA", "SEKARWANGI"];
const LAST_NAMES: [&str; 8] =
    ["REKAYASA", "SIMULASI", "PERAGAAN", "SEMATA", "CONTOHAN", "UJICOBA", "MISALNYA", "TERKIRA"];
const PLACES: [&str; 4] = ["WANASARI", "SARIMUKTI", "TIRTASARI", "LEMAHABANG JAYA"];
const VILLAGES: [&str; 4] = ["MEKARWANGI", "SUKAMULYA", "CIBENING", "RANCASARI"];
const TRADES: [&str; 6] =
    ["PETANI/PEKEBUN", "WIRASWASTA", "KARYAWAN SWASTA", "PELAJAR/MAHASISWA", "MENGURUS RUMAH TANGGA", "GURU"];
const MARITAL: [&str; 4] = ["BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"];

/// What the centre would say about this NIK.
pub fn code_of(nik: &Nik) -> Code {
    match KNOWN.iter().find(|known| known.nik == nik.expose()) {
        Some(known) => known.code,
        None if of_the_region(nik) && nik.serial() <= LAST => Code::Found,
        None => Code::NotFound,
    }
}

/// Whether the NIK is one of the region whose people the simulator knows.
pub(super) fn of_the_region(nik: &Nik) -> bool {
    nik.region_code().starts_with("9901")
}

/// Keys and values of the record, as the wire has them.
pub fn record(nik: &Nik) -> Vec<(&'static str, String)> {
    let digits = nik.expose();
    let spread = digits.bytes().fold(7_usize, |all, digit| all.wrapping_mul(31).wrapping_add(usize::from(digit)));
    let one = |list: &[&'static str], by: usize| list[(spread / by) % list.len()].to_owned();
    let (first, sex) = match nik.sex() {
        Sex::Male => (one(&MEN, 1), "Laki-Laki"),
        Sex::Female => (one(&WOMEN, 1), "Perempuan"),
    };
    let born = nik.born(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default());
    let village = spread / 8 % VILLAGES.len();
    vec![
        ("NO_KK", format!("{}{}{:04}", &digits[..6], &digits[6..12], spread % 9_000 + 1)),
        ("NIK", digits.to_owned()),
        ("NAMA_LGKP", format!("{first} {}", one(&LAST_NAMES, 11))),
        ("JENIS_KLMIN", sex.to_owned()),
        ("TMPT_LHR", one(&PLACES, 13)),
        ("TGL_LHR", born.format("%Y-%m-%d").to_string()),
        ("STATUS_KAWIN", one(&MARITAL, 17)),
        ("JENIS_PKRJN", one(&TRADES, 19)),
        ("ALAMAT", format!("JALAN ANGGREK REKAAN NO. {}", spread % 180 + 1)),
        ("NO_RT", format!("{:03}", spread % 12 + 1)),
        ("NO_RW", format!("{:03}", spread % 5 + 1)),
        ("NO_PROP", digits[..2].to_owned()),
        ("PROP_NAME", "PROVINSI REKAAN".to_owned()),
        ("NO_KAB", digits[2..4].to_owned()),
        ("KAB_NAME", "KABUPATEN WANASARI".to_owned()),
        ("NO_KEC", digits[4..6].to_owned()),
        ("KEC_NAME", format!("KECAMATAN REKAAN {}", &digits[4..6])),
        ("NO_KEL", format!("20{:02}", village + 1)),
        ("KEL_NAME", VILLAGES[village].to_owned()),
        // The centre knows more than any agreement grants.
        ("NAMA_LGKP_IBU", format!("{} {}", one(&WOMEN, 23), one(&LAST_NAMES, 29))),
        ("PDDK_AKH", "SLTA/SEDERAJAT".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nik(text: &str) -> Nik {
        Nik::parse_exact(text).expect("a NIK")
    }

    #[test]
    fn the_printed_list_is_well_formed_and_answers_every_code_from_11_to_15() {
        for known in &KNOWN {
            assert_eq!(code_of(&nik(known.nik)), known.code, "{}", known.nik);
        }
        for code in ["01", "08", "11", "12", "13", "14", "15"] {
            assert!(KNOWN.iter().any(|known| known.code.number() == code), "{code}");
        }
    }

    #[test]
    fn the_rest_of_the_region_is_somebody_and_the_rest_of_the_world_nobody() {
        assert_eq!(code_of(&nik("9901021212881234")), Code::Found);
        assert_eq!(code_of(&nik("9901021212889001")), Code::NotFound);
        assert_eq!(code_of(&nik("9902021212881234")), Code::NotFound);
        let one = record(&nik("9901021212881234"));
        assert_eq!(one, record(&nik("9901021212881234")), "the same person every time");
        assert!(one.iter().any(|(key, value)| *key == "TGL_LHR" && value == "1988-12-12"));
    }
}
