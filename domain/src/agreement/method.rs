//! How data may be reached, and which data (domain.md 3).

use serde::{Deserialize, Serialize};

/// A way of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A person looks up a NIK in the Web Portal.
    WebPortal,
    /// A program asks, the data is shown.
    WebServiceCallNik,
    /// A program asks, only "sesuai / tidak sesuai / tidak ditemukan" is answered.
    WebServiceKesesuaian,
    /// KTP-el reader, fingerprint 1:1.
    CardReader,
}

impl Method {
    /// Every method, in the order documents list them.
    pub const ALL: [Self; 4] = [Self::WebPortal, Self::WebServiceCallNik, Self::WebServiceKesesuaian, Self::CardReader];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WebPortal => "web_portal",
            Self::WebServiceCallNik => "web_service_call_nik",
            Self::WebServiceKesesuaian => "web_service_kesesuaian",
            Self::CardReader => "card_reader",
        }
    }

    /// The name on screen and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WebPortal => "Web Portal",
            Self::WebServiceCallNik => "Web Service (call_NIK)",
            Self::WebServiceKesesuaian => "Web Service (kesesuaian)",
            Self::CardReader => "Card Reader (KTP-el)",
        }
    }

    /// A program asks, not a person.
    pub const fn is_web_service(self) -> bool {
        matches!(self, Self::WebServiceCallNik | Self::WebServiceKesesuaian)
    }

    /// The method of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// A data element of the population record that an agreement can grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Element {
    NomorKk,
    Nik,
    NamaLengkap,
    JenisKelamin,
    TempatLahir,
    TanggalLahir,
    StatusPerkawinan,
    JenisPekerjaan,
    /// The address now, in the parts of [`AddressPart`].
    Alamat,
}

impl Element {
    /// Every element, in the order documents list them.
    pub const ALL: [Self; 9] = [
        Self::NomorKk,
        Self::Nik,
        Self::NamaLengkap,
        Self::JenisKelamin,
        Self::TempatLahir,
        Self::TanggalLahir,
        Self::StatusPerkawinan,
        Self::JenisPekerjaan,
        Self::Alamat,
    ];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NomorKk => "nomor_kk",
            Self::Nik => "nik",
            Self::NamaLengkap => "nama_lengkap",
            Self::JenisKelamin => "jenis_kelamin",
            Self::TempatLahir => "tempat_lahir",
            Self::TanggalLahir => "tanggal_lahir",
            Self::StatusPerkawinan => "status_perkawinan",
            Self::JenisPekerjaan => "jenis_pekerjaan",
            Self::Alamat => "alamat",
        }
    }

    /// The name on screen and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NomorKk => "Nomor KK",
            Self::Nik => "NIK",
            Self::NamaLengkap => "Nama lengkap",
            Self::JenisKelamin => "Jenis kelamin",
            Self::TempatLahir => "Tempat lahir",
            Self::TanggalLahir => "Tanggal lahir",
            Self::StatusPerkawinan => "Status perkawinan",
            Self::JenisPekerjaan => "Jenis pekerjaan",
            Self::Alamat => "Alamat sekarang",
        }
    }

    /// The element of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.name() == name)
    }
}

/// A part of the address element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AddressPart {
    Alamat,
    Rt,
    Rw,
    KodeDesaKelurahan,
    NamaDesaKelurahan,
    KodeKecamatan,
    NamaKecamatan,
    KodeKabupatenKota,
    NamaKabupatenKota,
    KodeProvinsi,
    NamaProvinsi,
}

impl AddressPart {
    /// Every part, in the order documents list them.
    pub const ALL: [Self; 11] = [
        Self::Alamat,
        Self::Rt,
        Self::Rw,
        Self::KodeDesaKelurahan,
        Self::NamaDesaKelurahan,
        Self::KodeKecamatan,
        Self::NamaKecamatan,
        Self::KodeKabupatenKota,
        Self::NamaKabupatenKota,
        Self::KodeProvinsi,
        Self::NamaProvinsi,
    ];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alamat => "alamat",
            Self::Rt => "rt",
            Self::Rw => "rw",
            Self::KodeDesaKelurahan => "kode_desa_kelurahan",
            Self::NamaDesaKelurahan => "nama_desa_kelurahan",
            Self::KodeKecamatan => "kode_kecamatan",
            Self::NamaKecamatan => "nama_kecamatan",
            Self::KodeKabupatenKota => "kode_kabupaten_kota",
            Self::NamaKabupatenKota => "nama_kabupaten_kota",
            Self::KodeProvinsi => "kode_provinsi",
            Self::NamaProvinsi => "nama_provinsi",
        }
    }

    /// The name on screen and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Alamat => "Alamat",
            Self::Rt => "RT",
            Self::Rw => "RW",
            Self::KodeDesaKelurahan => "Kode desa/kelurahan",
            Self::NamaDesaKelurahan => "Nama desa/kelurahan",
            Self::KodeKecamatan => "Kode kecamatan",
            Self::NamaKecamatan => "Nama kecamatan",
            Self::KodeKabupatenKota => "Kode kabupaten/kota",
            Self::NamaKabupatenKota => "Nama kabupaten/kota",
            Self::KodeProvinsi => "Kode provinsi",
            Self::NamaProvinsi => "Nama provinsi",
        }
    }

    /// The part of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// A method with the elements it may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodGrant {
    pub method: Method,
    /// In the order they are listed in the text.
    pub elements: Vec<Element>,
    /// Which parts of the address, when it is among the elements.
    #[serde(default)]
    pub address_parts: Vec<AddressPart>,
    /// Elements that must be filled in an answer.
    #[serde(default)]
    pub mandatory: Vec<Element>,
}
