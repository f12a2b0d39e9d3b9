//! Response codes of the web service (domain.md 5.1). Programs match on the code, never on the text.

use serde::{Deserialize, Serialize};

/// What a call is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Code {
    #[serde(rename = "01")]
    Found,
    #[serde(rename = "03")]
    LoginFailed,
    #[serde(rename = "04")]
    AddressNotRegistered,
    #[serde(rename = "05")]
    QuotaUsedUp,
    #[serde(rename = "06")]
    OutsideHours,
    #[serde(rename = "07")]
    ParameterMissing,
    #[serde(rename = "08")]
    NikNotProcessable,
    #[serde(rename = "09")]
    CredentialsBlank,
    #[serde(rename = "10")]
    AddressMalformed,
    #[serde(rename = "11")]
    Deceased,
    #[serde(rename = "12")]
    DuplicateRecord,
    #[serde(rename = "13")]
    NotFound,
    #[serde(rename = "14")]
    RecordInactive,
    #[serde(rename = "15")]
    NikMalformed,
    #[serde(rename = "16")]
    InstitutionInactive,
    #[serde(rename = "17")]
    AccountInactive,
}

impl Code {
    /// Every code, by number.
    pub const ALL: [Self; 16] = [
        Self::Found,
        Self::LoginFailed,
        Self::AddressNotRegistered,
        Self::QuotaUsedUp,
        Self::OutsideHours,
        Self::ParameterMissing,
        Self::NikNotProcessable,
        Self::CredentialsBlank,
        Self::AddressMalformed,
        Self::Deceased,
        Self::DuplicateRecord,
        Self::NotFound,
        Self::RecordInactive,
        Self::NikMalformed,
        Self::InstitutionInactive,
        Self::AccountInactive,
    ];

    /// The two digits.
    pub const fn number(self) -> &'static str {
        match self {
            Self::Found => "01",
            Self::LoginFailed => "03",
            Self::AddressNotRegistered => "04",
            Self::QuotaUsedUp => "05",
            Self::OutsideHours => "06",
            Self::ParameterMissing => "07",
            Self::NikNotProcessable => "08",
            Self::CredentialsBlank => "09",
            Self::AddressMalformed => "10",
            Self::Deceased => "11",
            Self::DuplicateRecord => "12",
            Self::NotFound => "13",
            Self::RecordInactive => "14",
            Self::NikMalformed => "15",
            Self::InstitutionInactive => "16",
            Self::AccountInactive => "17",
        }
    }

    /// The text as users know it, part of the wire format; none for 01, where data or result is shown.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Found => "",
            Self::LoginFailed => "Gagal Login",
            Self::AddressNotRegistered => "IP address tidak sesuai",
            Self::QuotaUsedUp => "Kuota akses hari ini telah habis",
            Self::OutsideHours => "Di luar jam akses yang diizinkan",
            Self::ParameterMissing => "Parameter tidak lengkap",
            Self::NikNotProcessable => "NIK tidak dapat diproses",
            Self::CredentialsBlank => "Username, password dan IP tidak boleh kosong",
            Self::AddressMalformed => "Format IP tidak valid",
            Self::Deceased => "Data Ditemukan, Meninggal Dunia",
            Self::DuplicateRecord => "Data Ditemukan, Data Ganda",
            Self::NotFound => "Data tidak ditemukan, NIK tidak terdapat di database kependudukan",
            Self::RecordInactive => "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
            Self::NikMalformed => "Data tidak ditemukan, NIK tidak sesuai format Dukcapil",
            Self::InstitutionInactive => "Instansi tidak aktif",
            Self::AccountInactive => "User ID non aktif, silahkan menghubungi Admin",
        }
    }

    /// An answer with this code from upstream costs a hit. The refusals of this side never do; 15 counts only when
    /// upstream says so.
    pub const fn counts_hit(self) -> bool {
        matches!(
            self,
            Self::Found
                | Self::NikNotProcessable
                | Self::Deceased
                | Self::DuplicateRecord
                | Self::NotFound
                | Self::RecordInactive
                | Self::NikMalformed
        )
    }

    /// The code of these two digits.
    pub fn parse(number: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.number())
    }
}
