//! The 33 kinds of documents: their codes, titles and templates.

use patuh_domain::agreement::Party;
use serde::{Deserialize, Serialize};

/// A kind of document, D01 to D33. Codes are stable names: in file names, the render log and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    D01,
    D02,
    D03,
    D04,
    D05,
    D06,
    D07,
    D08,
    D09,
    D10,
    D11,
    D12,
    D13,
    D14,
    D15,
    D16,
    D17,
    D18,
    D19,
    D20,
    D21,
    D22,
    D23,
    D24,
    D25,
    D26,
    D27,
    D28,
    D29,
    D30,
    D31,
    D32,
    D33,
}

/// What a kind is called.
struct Entry {
    kind: Kind,
    code: &'static str,
    id: &'static str,
    en: &'static str,
}

const fn entry(kind: Kind, code: &'static str, id: &'static str, en: &'static str) -> Entry {
    Entry { kind, code, id, en }
}

/// In the order of [`Kind`].
const ENTRIES: [Entry; 33] = [
    entry(Kind::D01, "D01", "Surat Permohonan Pemanfaatan Data", "Request for the use of data"),
    entry(Kind::D02, "D02", "Kajian Teknis", "Technical study"),
    entry(Kind::D03, "D03", "Lembar Verifikasi Kelengkapan Berkas", "Completeness checklist"),
    entry(Kind::D04, "D04", "Surat Permohonan Persetujuan ke Dirjen Dukcapil", "Request for approval to the Dirjen"),
    entry(Kind::D05, "D05", "Surat Perintah Tim Penyusun Juknis", "Order appointing the drafting team"),
    entry(Kind::D06, "D06", "Perjanjian Kerja Sama", "Cooperation agreement"),
    entry(Kind::D07, "D07", "Petunjuk Teknis", "Technical guidelines"),
    entry(Kind::D08, "D08", "Formulir Permohonan User ID", "User ID request form"),
    entry(Kind::D09, "D09", "Formulir Pendaftaran IP Address", "IP address registration form"),
    entry(Kind::D10, "D10", "Pernyataan Penggunaan Jaringan Tertutup", "Declaration on the closed network"),
    entry(Kind::D11, "D11", "Surat Pernyataan Tanggung Jawab Mutlak", "Declaration of full responsibility"),
    entry(Kind::D12, "D12", "SPTJM Masa Proses Perpanjangan", "Declaration of full responsibility, renewal form"),
    entry(Kind::D13, "D13", "Pernyataan Kerahasiaan (NDA)", "Non-disclosure declaration"),
    entry(Kind::D14, "D14", "Berita Acara Serah Terima User ID", "Minutes of User ID hand-over"),
    entry(Kind::D15, "D15", "Surat Permohonan PoC", "Request for a proof of concept"),
    entry(Kind::D16, "D16", "Surat Konfirmasi Jadwal PoC", "Confirmation of the PoC date"),
    entry(Kind::D17, "D17", "Surat Hasil PoC", "Result of the PoC"),
    entry(Kind::D18, "D18", "Laporan Pemanfaatan Data per Semester", "Semester report"),
    entry(Kind::D19, "D19", "Berita Acara Evaluasi", "Minutes of evaluation"),
    entry(Kind::D20, "D20", "Surat Pengingat atau Teguran", "Reminder or reprimand"),
    entry(Kind::D21, "D21", "Surat Penangguhan, Pencabutan, atau Pemulihan Akses", "Suspension, revocation or lifting"),
    entry(Kind::D22, "D22", "Surat Permohonan Perpanjangan", "Request for renewal"),
    entry(Kind::D23, "D23", "Adendum PKS", "Addendum to the agreement"),
    entry(Kind::D24, "D24", "Surat Pemberitahuan Pergantian Pejabat", "Notice of a new head or structure"),
    entry(Kind::D25, "D25", "BAST Pengembalian SAM dan Penonaktifan Pembaca", "Minutes of SAM return"),
    entry(Kind::D26, "D26", "Surat Jawaban atas Permohonan Perubahan", "Answer to a change request"),
    entry(Kind::D27, "D27", "Pemberitahuan Insiden Kebocoran Data", "Data breach notice"),
    entry(Kind::D28, "D28", "Rekapitulasi Kepatuhan", "Compliance summary"),
    entry(Kind::D29, "D29", "Surat Permohonan Persetujuan Akses ke Dirjen", "Request for approval of access"),
    entry(Kind::D30, "D30", "Surat Pengantar Laporan Semester", "Covering letter of the semester report"),
    entry(Kind::D31, "D31", "Surat Penunjukan Penyedia Jaringan", "Appointment of the network provider"),
    entry(Kind::D32, "D32", "Surat Permohonan Perubahan", "Change request"),
    entry(Kind::D33, "D33", "Berita Acara Penyerahan Perlengkapan Integrasi", "Minutes of integration hand-over"),
];

impl Kind {
    /// Every kind, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        ENTRIES.iter().map(|entry| entry.kind)
    }

    /// `D01` to `D33`.
    pub const fn code(self) -> &'static str {
        ENTRIES[self as usize].code
    }

    /// The title in Indonesian and in English.
    pub const fn title(self) -> (&'static str, &'static str) {
        (ENTRIES[self as usize].id, ENTRIES[self as usize].en)
    }

    /// The side that issues it; the office for what both sign (documents.md, column *issued by*).
    pub const fn issuer(self) -> Party {
        match self {
            Self::D01
            | Self::D02
            | Self::D08
            | Self::D09
            | Self::D10
            | Self::D11
            | Self::D12
            | Self::D13
            | Self::D15
            | Self::D18
            | Self::D22
            | Self::D24
            | Self::D27
            | Self::D31
            | Self::D32 => Party::Institution,
            // Of D05 there is one for each side (see `Subject::Party`).
            Self::D03
            | Self::D04
            | Self::D05
            | Self::D06
            | Self::D07
            | Self::D14
            | Self::D16
            | Self::D17
            | Self::D19
            | Self::D20
            | Self::D21
            | Self::D23
            | Self::D25
            | Self::D26
            | Self::D28
            | Self::D29
            | Self::D30
            | Self::D33 => Party::Office,
        }
    }

    /// Whether this version can make it.
    pub fn implemented(self) -> bool {
        Form::ALL.iter().any(|form| form.kind() == self)
    }
}

/// A document that can be made: a kind, and its form where it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    D01,
    D02,
    D03,
    D04,
    D05,
    D06,
    D07,
    D08,
    D09,
    D10,
    D11,
    D12,
    /// *Pernyataan Menjaga Kerahasiaan Informasi*.
    D13a,
    /// *Surat Menjaga Kerahasiaan*.
    D13b,
    D14,
    D15,
    D16,
    D17,
    D18,
    /// The minutes of an evaluation.
    D19a,
    /// The letter that reports its result to the Minister or the regional head.
    D19b,
    D20,
    D21,
    D22,
    D23,
    D24,
    D25,
    D26,
    D27,
    /// Of a whole office; from one agreement it shows that one alone.
    D28,
    /// For the access to the DWH.
    D29a,
    /// For a User Admin or User ID.
    D29b,
    D30,
    D31,
    D32,
    D33,
}

impl Form {
    /// Both parties sign it, and each keeps an original.
    pub const fn has_originals(self) -> bool {
        matches!(self, Self::D06 | Self::D23)
    }

    /// Every document of this version, in order.
    pub const ALL: [Self; 36] = [
        Self::D01,
        Self::D02,
        Self::D03,
        Self::D04,
        Self::D05,
        Self::D06,
        Self::D07,
        Self::D08,
        Self::D09,
        Self::D10,
        Self::D11,
        Self::D12,
        Self::D13a,
        Self::D13b,
        Self::D14,
        Self::D15,
        Self::D16,
        Self::D17,
        Self::D18,
        Self::D19a,
        Self::D19b,
        Self::D20,
        Self::D21,
        Self::D22,
        Self::D23,
        Self::D24,
        Self::D25,
        Self::D26,
        Self::D27,
        Self::D28,
        Self::D29a,
        Self::D29b,
        Self::D30,
        Self::D31,
        Self::D32,
        Self::D33,
    ];

    /// The kind it belongs to.
    pub const fn kind(self) -> Kind {
        match self {
            Self::D01 => Kind::D01,
            Self::D02 => Kind::D02,
            Self::D03 => Kind::D03,
            Self::D04 => Kind::D04,
            Self::D05 => Kind::D05,
            Self::D06 => Kind::D06,
            Self::D07 => Kind::D07,
            Self::D08 => Kind::D08,
            Self::D09 => Kind::D09,
            Self::D10 => Kind::D10,
            Self::D11 => Kind::D11,
            Self::D12 => Kind::D12,
            Self::D13a | Self::D13b => Kind::D13,
            Self::D14 => Kind::D14,
            Self::D15 => Kind::D15,
            Self::D16 => Kind::D16,
            Self::D17 => Kind::D17,
            Self::D18 => Kind::D18,
            Self::D19a | Self::D19b => Kind::D19,
            Self::D20 => Kind::D20,
            Self::D21 => Kind::D21,
            Self::D22 => Kind::D22,
            Self::D23 => Kind::D23,
            Self::D24 => Kind::D24,
            Self::D25 => Kind::D25,
            Self::D26 => Kind::D26,
            Self::D27 => Kind::D27,
            Self::D28 => Kind::D28,
            Self::D29a | Self::D29b => Kind::D29,
            Self::D30 => Kind::D30,
            Self::D31 => Kind::D31,
            Self::D32 => Kind::D32,
            Self::D33 => Kind::D33,
        }
    }

    /// The name on the command line and in file names, e.g. `D13b`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::D13a => "D13a",
            Self::D13b => "D13b",
            Self::D29a => "D29a",
            Self::D29b => "D29b",
            Self::D19a => "D19a",
            Self::D19b => "D19b",
            other => other.kind().code(),
        }
    }

    /// The title in Indonesian and in English.
    pub const fn title(self) -> (&'static str, &'static str) {
        match self {
            Self::D13a => ("Pernyataan Menjaga Kerahasiaan Informasi", "Non-disclosure declaration, form (a)"),
            Self::D13b => ("Surat Menjaga Kerahasiaan", "Non-disclosure declaration, form (b)"),
            Self::D29a => ("Surat Permohonan Persetujuan Akses DWH Terpusat", "Request for access to the central DWH"),
            Self::D29b => ("Surat Permohonan Persetujuan User ID", "Request for a User Admin or User ID"),
            Self::D19a => ("Berita Acara Evaluasi", "Minutes of evaluation"),
            Self::D19b => ("Surat Penyampaian Hasil Evaluasi", "Report on the evaluation"),
            other => other.kind().title(),
        }
    }

    /// The form of this name, in any case; a kind with several forms gives its first.
    pub fn parse(code: &str) -> Option<Self> {
        let matches = |name: &str| name.eq_ignore_ascii_case(code.trim());
        Self::ALL.into_iter().find(|form| matches(form.code()) || matches(form.kind().code()))
    }

    /// The virtual path of its template.
    pub const fn template(self) -> &'static str {
        match self {
            Self::D01 => "/d01-permohonan.typ",
            Self::D02 => "/d02-kajian.typ",
            Self::D03 => "/d03-verifikasi.typ",
            Self::D04 => "/d04-persetujuan.typ",
            Self::D05 => "/d05-perintah.typ",
            Self::D06 => "/d06-pks.typ",
            Self::D07 => "/d07-juknis.typ",
            Self::D08 => "/d08-user-id.typ",
            Self::D09 => "/d09-ip.typ",
            Self::D10 => "/d10-jaringan.typ",
            Self::D11 => "/d11-sptjm.typ",
            Self::D12 => "/d12-sptjm-perpanjangan.typ",
            Self::D13a => "/d13a-pernyataan.typ",
            Self::D13b => "/d13b-surat.typ",
            Self::D14 => "/d14-bast.typ",
            Self::D15 => "/d15-permohonan-poc.typ",
            Self::D16 => "/d16-jadwal-poc.typ",
            Self::D17 => "/d17-hasil-poc.typ",
            Self::D18 => "/d18-laporan.typ",
            Self::D19a => "/d19a-evaluasi.typ",
            Self::D19b => "/d19b-hasil.typ",
            Self::D20 => "/d20-teguran.typ",
            Self::D21 => "/d21-sanksi.typ",
            Self::D22 => "/d22-perpanjangan.typ",
            Self::D23 => "/d23-adendum.typ",
            Self::D24 => "/d24-pergantian.typ",
            Self::D25 => "/d25-pengembalian.typ",
            Self::D26 => "/d26-jawaban.typ",
            Self::D27 => "/d27-insiden.typ",
            Self::D28 => "/d28-rekapitulasi.typ",
            Self::D29a => "/d29a-akses-dwh.typ",
            Self::D29b => "/d29b-user-id.typ",
            Self::D30 => "/d30-pengantar.typ",
            Self::D31 => "/d31-penyedia.typ",
            Self::D32 => "/d32-perubahan.typ",
            Self::D33 => "/d33-integrasi.typ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_the_order_of_the_kinds() {
        for (place, kind) in Kind::all().enumerate() {
            assert_eq!(kind as usize, place);
            assert_eq!(kind.code(), format!("D{:02}", place + 1));
        }
    }

    #[test]
    fn a_form_is_found_by_its_name() {
        assert_eq!(Form::parse("d13B"), Some(Form::D13b));
        assert_eq!(Form::parse("D13"), Some(Form::D13a));
        assert_eq!(Form::parse("D06"), Some(Form::D06));
        assert_eq!(Form::parse("D99"), None);
        assert_eq!(Form::parse(""), None);
    }
}
