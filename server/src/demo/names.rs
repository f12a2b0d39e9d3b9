//! Invented names: people, places, institutions and what they use the data for.
//!
//! Nobody in here exists. Places are put together from syllables, regions have the prefix 99, which is no province;
//! staff numbers are well-formed and belong to nobody.

use chrono::{Datelike, NaiveDate};
use patuh_domain::agreement::Method;
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::institution::InstitutionKind;

use super::dice::Dice;

const FIRST: [(&str, bool); 48] = [
    ("Adinda", false),
    ("Agung", true),
    ("Anjani", false),
    ("Arif", true),
    ("Asmara", false),
    ("Bagas", true),
    ("Bayu", true),
    ("Citra", false),
    ("Damar", true),
    ("Danu", true),
    ("Dewi", false),
    ("Diah", false),
    ("Dimas", true),
    ("Eka", false),
    ("Endah", false),
    ("Fajar", true),
    ("Galih", true),
    ("Gita", false),
    ("Hanif", true),
    ("Hesti", false),
    ("Ilham", true),
    ("Indah", false),
    ("Intan", false),
    ("Jaka", true),
    ("Kartika", false),
    ("Laras", false),
    ("Lestari", false),
    ("Lukman", true),
    ("Maya", false),
    ("Melati", false),
    ("Nanda", true),
    ("Nirmala", false),
    ("Panji", true),
    ("Prasetyo", true),
    ("Puspita", false),
    ("Raka", true),
    ("Ratna", false),
    ("Rizal", true),
    ("Sekar", false),
    ("Surya", true),
    ("Tiara", false),
    ("Tirta", true),
    ("Utami", false),
    ("Wahyu", true),
    ("Wening", false),
    ("Wisnu", true),
    ("Yoga", true),
    ("Yuliana", false),
];

const LAST: [&str; 40] = [
    "Adiwangsa",
    "Anggraini",
    "Ardiansyah",
    "Astuti",
    "Baskara",
    "Cahyono",
    "Darmawan",
    "Dirgantara",
    "Fitriani",
    "Gumilang",
    "Handayani",
    "Hapsari",
    "Hidayat",
    "Irawan",
    "Kurniawan",
    "Kusuma",
    "Larasati",
    "Mahardika",
    "Maharani",
    "Mulyadi",
    "Ningrum",
    "Nugraha",
    "Paramita",
    "Permana",
    "Pradipta",
    "Prakoso",
    "Pranata",
    "Purnama",
    "Rahmawati",
    "Ramadhan",
    "Saputra",
    "Sasmita",
    "Setiadi",
    "Sukmana",
    "Suryana",
    "Utomo",
    "Wardani",
    "Wibisono",
    "Widodo",
    "Wulandari",
];

const TITLES: [&str; 10] = [
    ", S.E., M.Si.",
    ", S.H., M.H.",
    ", S.Sos., M.Si.",
    ", S.IP., M.AP.",
    ", S.Kom., M.T.",
    ", S.STP., M.Si.",
    ", S.E.",
    ", S.Sos.",
    ", S.T., M.M.",
    ", S.Pd., M.Pd.",
];

const RANKS: [(&str, &str); 5] = [
    ("Pembina Utama Muda", "IV/c"),
    ("Pembina Tingkat I", "IV/b"),
    ("Pembina Tingkat I", "IV/b"),
    ("Pembina", "IV/a"),
    ("Penata Tingkat I", "III/d"),
];

const PLACE_START: [&str; 16] = [
    "Arga", "Banyu", "Bumi", "Citra", "Giri", "Karang", "Kertas", "Mandala", "Mekar", "Muara", "Purna", "Rawa",
    "Sekar", "Sumber", "Telaga", "Tirta",
];

const PLACE_END: [&str; 14] = [
    "asih", "baru", "gading", "indah", "jati", "kencana", "lestari", "luhur", "mukti", "negara", "puri", "raharja",
    "tama", "wangi",
];

/// A trade of institutions, with what it uses the data for and by which program.
pub struct Trade {
    /// Before the name of the place.
    pub name: &'static str,
    /// For User IDs and letter numbers.
    pub short: &'static str,
    pub kind: InstitutionKind,
    pub purpose: &'static str,
    /// Program and its function.
    pub program: (&'static str, &'static str),
    /// What is sent back.
    pub balikan: &'static [&'static str],
    pub methods: &'static [Method],
}

const PORTAL: &[Method] = &[Method::WebPortal];
const PORTAL_READER: &[Method] = &[Method::WebPortal, Method::CardReader];
const CALL_NIK: &[Method] = &[Method::WebServiceCallNik];
const BOTH: &[Method] = &[Method::WebPortal, Method::WebServiceCallNik];
const MATCH: &[Method] = &[Method::WebServiceKesesuaian, Method::WebPortal];

/// Trades of a kabupaten's institutions.
pub const TRADES: [Trade; 20] = [
    Trade {
        name: "Dinas Sosial",
        short: "dinsos",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi dan validasi data calon penerima bantuan sosial",
        program: ("SIPENSOS", "Pendataan penerima bantuan sosial"),
        balikan: &["ID_PENERIMA", "JENIS_BANTUAN"],
        methods: BOTH,
    },
    Trade {
        name: "Dinas Kesehatan",
        short: "dinkes",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi identitas pasien pada layanan puskesmas",
        program: ("e-Puskesmas Daerah", "Pendaftaran pasien"),
        balikan: &["NOMOR_REKAM_MEDIS", "JENIS_LAYANAN"],
        methods: CALL_NIK,
    },
    Trade {
        name: "Dinas Pendidikan",
        short: "disdik",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data calon peserta didik pada penerimaan murid baru",
        program: ("Penerimaan Murid Daring", "Pendaftaran calon peserta didik"),
        balikan: &["NOMOR_PENDAFTARAN", "JENJANG"],
        methods: MATCH,
    },
    Trade {
        name: "Badan Pendapatan Daerah",
        short: "bapenda",
        kind: InstitutionKind::Opd,
        purpose: "pemutakhiran data wajib pajak daerah",
        program: ("e-Pajak Daerah", "Pelayanan wajib pajak"),
        balikan: &["NOPD", "JENIS_PAJAK"],
        methods: CALL_NIK,
    },
    Trade {
        name: "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        short: "dpmptsp",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data pemohon perizinan",
        program: ("Sicantik Perizinan", "Permohonan izin"),
        balikan: &["NOMOR_REGISTRASI", "NAMA_USAHA", "JENIS_USAHA"],
        methods: MATCH,
    },
    Trade {
        name: "Rumah Sakit Umum Daerah",
        short: "rsud",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi identitas pasien rawat jalan dan rawat inap",
        program: ("SIMRS", "Pendaftaran pasien"),
        balikan: &["NOMOR_REKAM_MEDIS"],
        methods: PORTAL_READER,
    },
    Trade {
        name: "Dinas Tenaga Kerja",
        short: "disnaker",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data pencari kerja",
        program: ("Bursa Kerja Daerah", "Pendaftaran pencari kerja"),
        balikan: &["NOMOR_PENCAKER"],
        methods: PORTAL,
    },
    Trade {
        name: "Dinas Perumahan dan Kawasan Permukiman",
        short: "disperkim",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi calon penerima bantuan rumah layak huni",
        program: ("Rumah Layak", "Pendataan rumah tidak layak huni"),
        balikan: &["ID_RUMAH", "TAHUN_BANTUAN"],
        methods: PORTAL,
    },
    Trade {
        name: "Dinas Pertanian",
        short: "distan",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data petani penerima pupuk bersubsidi",
        program: ("Kartu Tani Daerah", "Pendataan petani"),
        balikan: &["ID_POKTAN"],
        methods: CALL_NIK,
    },
    Trade {
        name: "Dinas Koperasi dan Usaha Mikro",
        short: "dinkop",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data pelaku usaha mikro",
        program: ("Data UMKM", "Pendataan pelaku usaha"),
        balikan: &["NIB", "JENIS_USAHA"],
        methods: PORTAL,
    },
    Trade {
        name: "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        short: "bkpsdm",
        kind: InstitutionKind::Opd,
        purpose: "pemutakhiran data keluarga pegawai",
        program: ("SIMPEG", "Pengelolaan data pegawai"),
        balikan: &["NIP"],
        methods: CALL_NIK,
    },
    Trade {
        name: "Badan Penanggulangan Bencana Daerah",
        short: "bpbd",
        kind: InstitutionKind::Opd,
        purpose: "pendataan warga terdampak bencana",
        program: ("Tanggap Bencana", "Pendataan penyintas"),
        balikan: &["KODE_POSKO"],
        methods: PORTAL_READER,
    },
    Trade {
        name: "Dinas Perhubungan",
        short: "dishub",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data penerima subsidi angkutan",
        program: ("Kartu Angkutan", "Pendaftaran penerima subsidi"),
        balikan: &["NOMOR_KARTU"],
        methods: CALL_NIK,
    },
    Trade {
        name: "Satuan Polisi Pamong Praja",
        short: "satpolpp",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi identitas pada penegakan peraturan daerah",
        program: ("e-Yustisi", "Pencatatan pelanggaran"),
        balikan: &["NOMOR_PERKARA"],
        methods: PORTAL_READER,
    },
    Trade {
        name: "Dinas Pemberdayaan Masyarakat dan Desa",
        short: "dpmd",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi penerima bantuan langsung tunai dana desa",
        program: ("Data Desa", "Pendataan warga desa"),
        balikan: &["KODE_DESA", "TAHUN_BANTUAN"],
        methods: PORTAL,
    },
    Trade {
        name: "Dinas Komunikasi dan Informatika",
        short: "diskominfo",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi data pemohon pada aplikasi layanan publik",
        program: ("Satu Layanan", "Pintu masuk layanan publik"),
        balikan: &["NOMOR_LAYANAN"],
        methods: MATCH,
    },
    Trade {
        name: "Badan Keuangan dan Aset Daerah",
        short: "bkad",
        kind: InstitutionKind::Opd,
        purpose: "verifikasi penerima hibah dan bantuan keuangan",
        program: ("Hibah Daring", "Permohonan hibah"),
        balikan: &["NOMOR_PROPOSAL"],
        methods: PORTAL,
    },
    Trade {
        name: "Perumda Air Minum",
        short: "perumdam",
        kind: InstitutionKind::BadanHukum,
        purpose: "verifikasi data pelanggan air minum",
        program: ("Sambungan Baru", "Permohonan sambungan"),
        balikan: &["NOMOR_PELANGGAN"],
        methods: MATCH,
    },
    Trade {
        name: "Perumda Bank Perkreditan Rakyat",
        short: "bpr",
        kind: InstitutionKind::BadanHukum,
        purpose: "verifikasi data calon nasabah",
        program: ("Buka Rekening", "Pembukaan rekening"),
        balikan: &["NOMOR_REKENING_TERSAMAR"],
        methods: MATCH,
    },
    Trade {
        name: "Kecamatan",
        short: "kec",
        kind: InstitutionKind::Kecamatan,
        purpose: "verifikasi dan validasi data pada Pelayanan Administrasi Terpadu Kecamatan",
        program: ("PATEN Daring", "Pelayanan kecamatan"),
        balikan: &["JENIS_LAYANAN"],
        methods: PORTAL_READER,
    },
];

/// The place of number `n`, counted from 0; after all syllables are used up, with a number.
pub fn place(n: usize) -> String {
    let (starts, ends) = (PLACE_START.len(), PLACE_END.len());
    // Steps without a common divisor walk through all pairs before one comes again.
    let pair = (n * 61) % (starts * ends);
    let name = format!("{}{}", PLACE_START[pair % starts], PLACE_END[pair / starts]);
    match n / (starts * ends) {
        0 => name,
        round => format!("{name} {}", patuh_domain::wording::roman(u16::try_from(round + 1).unwrap_or(1))),
    }
}

/// A person: name, and whether he is a man.
pub fn person(dice: &mut Dice) -> (String, bool) {
    let (first, man) = FIRST[dice.below(FIRST.len())];
    (format!("{first} {}", LAST[dice.below(LAST.len())]), man)
}

/// A staff number (NIP) of somebody appointed before `latest`.
pub fn staff_number(dice: &mut Dice, man: bool, latest: NaiveDate) -> String {
    let appointed = u32::try_from(latest.year()).unwrap_or(2020) - dice.between(6, 22);
    let born = appointed - dice.between(23, 27);
    format!(
        "{born:04}{:02}{:02}{appointed:04}{:02}{}{:03}",
        dice.between(1, 12),
        dice.between(1, 28),
        dice.between(1, 12),
        if man { 1 } else { 2 },
        dice.between(1, 9)
    )
}

/// Somebody who heads `position` since `since`.
pub fn head(dice: &mut Dice, position: String, since: NaiveDate) -> Head {
    let (name, man) = person(dice);
    let (rank, grade) = RANKS[dice.below(RANKS.len())];
    Head {
        name: format!("{name}{}", TITLES[dice.below(TITLES.len())]),
        nip: Some(staff_number(dice, man, since)),
        rank: Some(rank.to_owned()),
        grade: Some(grade.to_owned()),
        position,
        status: HeadStatus::Definitive,
        since,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PLACE_END, PLACE_START, place};

    #[test]
    fn places_come_again_only_with_a_number() {
        let pairs = PLACE_START.len() * PLACE_END.len();
        let places: BTreeSet<_> = (0..pairs * 3).map(place).collect();
        assert_eq!(places.len(), pairs * 3);
        assert!(place(pairs).ends_with(" II"));
    }
}
