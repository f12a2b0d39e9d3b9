//! Population data: what the centre says about one person, for as long as it takes to answer (architecture.md,
//! invariant 5; domain.md 5, "zero storage").
//!
//! A [`Record`] is never stored: it doesn't serialise, prints nothing, isn't cloned, and is wiped from memory when
//! dropped. Who answers a call takes the granted fields out one by one.

use zeroize::{Zeroize as _, Zeroizing};

use crate::agreement::{AddressPart, Element};

/// The most characters of a value; longer is no record of ours.
pub const LONGEST_VALUE: usize = 255;

/// A field of the record as the wire names it (domain.md 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Element(Element),
    /// A part of [`Element::Alamat`], which has no field of its own.
    Address(AddressPart),
}

impl Field {
    /// Every field, in the order of the wire.
    pub const ALL: [Self; 19] = [
        Self::Element(Element::NomorKk),
        Self::Element(Element::Nik),
        Self::Element(Element::NamaLengkap),
        Self::Element(Element::JenisKelamin),
        Self::Element(Element::TempatLahir),
        Self::Element(Element::TanggalLahir),
        Self::Element(Element::StatusPerkawinan),
        Self::Element(Element::JenisPekerjaan),
        Self::Address(AddressPart::Alamat),
        Self::Address(AddressPart::Rt),
        Self::Address(AddressPart::Rw),
        Self::Address(AddressPart::KodeProvinsi),
        Self::Address(AddressPart::NamaProvinsi),
        Self::Address(AddressPart::KodeKabupatenKota),
        Self::Address(AddressPart::NamaKabupatenKota),
        Self::Address(AddressPart::KodeKecamatan),
        Self::Address(AddressPart::NamaKecamatan),
        Self::Address(AddressPart::KodeDesaKelurahan),
        Self::Address(AddressPart::NamaDesaKelurahan),
    ];

    /// The key on the wire, e.g. `NAMA_LGKP`. [`Element::Alamat`] as a whole has the key of its street line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Element(Element::NomorKk) => "NO_KK",
            Self::Element(Element::Nik) => "NIK",
            Self::Element(Element::NamaLengkap) => "NAMA_LGKP",
            Self::Element(Element::JenisKelamin) => "JENIS_KLMIN",
            Self::Element(Element::TempatLahir) => "TMPT_LHR",
            Self::Element(Element::TanggalLahir) => "TGL_LHR",
            Self::Element(Element::StatusPerkawinan) => "STATUS_KAWIN",
            Self::Element(Element::JenisPekerjaan) => "JENIS_PKRJN",
            Self::Element(Element::Alamat) | Self::Address(AddressPart::Alamat) => "ALAMAT",
            Self::Address(AddressPart::Rt) => "NO_RT",
            Self::Address(AddressPart::Rw) => "NO_RW",
            Self::Address(AddressPart::KodeProvinsi) => "NO_PROP",
            Self::Address(AddressPart::NamaProvinsi) => "PROP_NAME",
            Self::Address(AddressPart::KodeKabupatenKota) => "NO_KAB",
            Self::Address(AddressPart::NamaKabupatenKota) => "KAB_NAME",
            Self::Address(AddressPart::KodeKecamatan) => "NO_KEC",
            Self::Address(AddressPart::NamaKecamatan) => "KEC_NAME",
            Self::Address(AddressPart::KodeDesaKelurahan) => "NO_KEL",
            Self::Address(AddressPart::NamaDesaKelurahan) => "KEL_NAME",
        }
    }

    /// The field of this key, in any case.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key().eq_ignore_ascii_case(key))
    }

    /// The element under which an agreement grants it.
    pub const fn element(self) -> Element {
        match self {
            Self::Element(element) => element,
            Self::Address(_) => Element::Alamat,
        }
    }

    /// Whether it may be shown where `elements` are granted, with these parts of the address. An agreement that
    /// grants the address without naming parts grants it whole.
    pub fn is_granted(self, elements: &[Element], parts: &[AddressPart]) -> bool {
        let part_granted = match self {
            Self::Element(_) => true,
            Self::Address(part) => parts.is_empty() || parts.contains(&part),
        };
        part_granted && elements.contains(&self.element())
    }
}

/// Why a value is no value of a record. Never holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("a value is longer than {LONGEST_VALUE} characters")]
    TooLong,
    #[error("a value has control characters")]
    Control,
    #[error("a field is given twice")]
    Twice,
}

/// What is known of one person. Wiped on drop; prints nothing; neither cloned nor serialised.
#[derive(Default)]
pub struct Record {
    values: [Option<Zeroizing<String>>; Field::ALL.len()],
}

impl Record {
    /// Takes a value in. Blank values are as good as absent.
    ///
    /// # Errors
    /// [`RecordError`]; the value is wiped either way.
    pub fn put(&mut self, field: Field, value: String) -> Result<(), RecordError> {
        let value = Zeroizing::new(value);
        if value.trim().is_empty() {
            return Ok(());
        }
        if value.chars().count() > LONGEST_VALUE {
            return Err(RecordError::TooLong);
        }
        if value.chars().any(char::is_control) {
            return Err(RecordError::Control);
        }
        match self.slot(field) {
            Some(slot) if slot.is_none() => {
                *slot = Some(value);
                Ok(())
            }
            _ => Err(RecordError::Twice),
        }
    }

    /// The value in clear.
    pub fn get(&self, field: Field) -> Option<&str> {
        let place = Self::place(field)?;
        self.values.get(place)?.as_ref().map(|value| value.as_str())
    }

    /// The fields that have a value, in the order of the wire.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().zip(&self.values).filter(|(_, value)| value.is_some()).map(|(field, _)| field)
    }

    /// Forgets everything that isn't granted.
    pub fn narrow(&mut self, elements: &[Element], parts: &[AddressPart]) {
        for (field, value) in Field::ALL.into_iter().zip(&mut self.values) {
            if !field.is_granted(elements, parts) {
                value.zeroize();
                *value = None;
            }
        }
    }

    fn place(field: Field) -> Option<usize> {
        let field = match field {
            Field::Element(Element::Alamat) => Field::Address(AddressPart::Alamat),
            other => other,
        };
        Field::ALL.into_iter().position(|known| known == field)
    }

    fn slot(&mut self, field: Field) -> Option<&mut Option<Zeroizing<String>>> {
        self.values.get_mut(Self::place(field)?)
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Record(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Field = Field::Element(Element::NamaLengkap);
    const RT: Field = Field::Address(AddressPart::Rt);

    fn record() -> Record {
        let mut record = Record::default();
        record.put(NAME, "PANULUH REKAYASA".to_owned()).expect("a name");
        record.put(RT, "004".to_owned()).expect("an RT");
        record.put(Field::Address(AddressPart::Alamat), "JL. CONTOH 1".to_owned()).expect("an address");
        record
    }

    #[test]
    fn prints_nothing() {
        assert_eq!(format!("{:?}", record()), "Record(…)");
    }

    #[test]
    fn only_what_is_granted_is_left() {
        let mut one = record();
        one.narrow(&[Element::NamaLengkap], &[]);
        assert_eq!(one.fields().collect::<Vec<_>>(), [NAME]);
        let mut other = record();
        other.narrow(&[Element::Alamat], &[AddressPart::Rt]);
        assert_eq!((other.get(RT), other.get(NAME), other.fields().count()), (Some("004"), None, 1));
        let mut whole = record();
        whole.narrow(&[Element::Alamat], &[]);
        assert_eq!(whole.fields().count(), 2);
    }

    #[test]
    fn strange_values_are_refused() {
        let mut record = record();
        assert_eq!(record.put(NAME, "LAIN".to_owned()), Err(RecordError::Twice));
        let kk = Field::Element(Element::NomorKk);
        assert_eq!(record.put(kk, "9".repeat(256)), Err(RecordError::TooLong));
        assert_eq!(record.put(kk, "99\u{0}01".to_owned()), Err(RecordError::Control));
        assert_eq!(record.put(kk, "   ".to_owned()), Ok(()));
        assert_eq!(record.get(kk), None);
    }

    #[test]
    fn every_field_has_its_own_key() {
        for field in Field::ALL {
            assert_eq!(Field::parse(&field.key().to_lowercase()), Some(field));
        }
        assert_eq!(Field::parse("NAMA_LGKP_IBU"), None);
    }
}
