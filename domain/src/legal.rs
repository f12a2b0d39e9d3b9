//! The catalogue of legal bases: how a regulation is cited in full.
//!
//! Gazette numbers stand only where they are certain.

/// A regulation of the catalogue.
struct Basis {
    key: &'static str,
    citation: &'static str,
}

const CATALOGUE: &[Basis] = &[
    Basis {
        key: "uu-23-2006",
        citation: "Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan (Lembaran Negara Republik Indonesia Tahun 2006 Nomor 124, Tambahan Lembaran Negara Republik Indonesia Nomor 4674) sebagaimana telah diubah dengan Undang-Undang Nomor 24 Tahun 2013 (Lembaran Negara Republik Indonesia Tahun 2013 Nomor 232, Tambahan Lembaran Negara Republik Indonesia Nomor 5475)",
    },
    Basis {
        key: "uu-23-2014",
        citation: "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah",
    },
    Basis {
        key: "uu-10-2020",
        citation: "Undang-Undang Nomor 10 Tahun 2020 tentang Bea Meterai (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 240, Tambahan Lembaran Negara Republik Indonesia Nomor 6571)",
    },
    Basis {
        key: "uu-27-2022",
        citation: "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi (Lembaran Negara Republik Indonesia Tahun 2022 Nomor 196, Tambahan Lembaran Negara Republik Indonesia Nomor 6820)",
    },
    Basis {
        key: "pp-28-2018",
        citation: "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 97, Tambahan Lembaran Negara Republik Indonesia Nomor 6219)",
    },
    Basis {
        key: "pp-40-2019",
        citation: "Peraturan Pemerintah Nomor 40 Tahun 2019 tentang Pelaksanaan Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan sebagaimana telah diubah dengan Undang-Undang Nomor 24 Tahun 2013 (Lembaran Negara Republik Indonesia Tahun 2019 Nomor 102, Tambahan Lembaran Negara Republik Indonesia Nomor 6354)",
    },
    Basis {
        key: "perpres-26-2009",
        citation: "Peraturan Presiden Nomor 26 Tahun 2009 tentang Penerapan Kartu Tanda Penduduk Berbasis Nomor Induk Kependudukan secara Nasional sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Presiden Nomor 112 Tahun 2013",
    },
    Basis {
        key: "permendagri-102-2019",
        citation: "Peraturan Menteri Dalam Negeri Nomor 102 Tahun 2019 tentang Pemberian Hak Akses dan Pemanfaatan Data Kependudukan",
    },
    Basis {
        key: "permendagri-22-2020",
        citation: "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga",
    },
    Basis {
        key: "permendagri-57-2021",
        citation: "Peraturan Menteri Dalam Negeri Nomor 57 Tahun 2021 tentang Sistem Manajemen Keamanan Informasi Administrasi Kependudukan",
    },
    Basis {
        key: "permendagri-17-2023",
        citation: "Peraturan Menteri Dalam Negeri Nomor 17 Tahun 2023 tentang Perubahan atas Peraturan Menteri Dalam Negeri Nomor 102 Tahun 2019 tentang Pemberian Hak Akses dan Pemanfaatan Data Kependudukan",
    },
];

/// The full citation of the basis of this key; a key outside the catalogue is a citation already.
pub fn citation(key: &str) -> &str {
    CATALOGUE.iter().find(|basis| basis.key == key).map_or(key, |basis| basis.citation)
}

/// Every regulation of the catalogue: key and citation.
pub fn catalogue() -> impl Iterator<Item = (&'static str, &'static str)> {
    CATALOGUE.iter().map(|basis| (basis.key, basis.citation))
}
