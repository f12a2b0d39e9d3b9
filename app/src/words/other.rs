//! Words of settings, audit, calendar, sessions and help.

use super::Word;

pub const SESSIONS: Word = Word::new("Sesi Anda", "Your sessions");
pub const SESSION: Word = Word::new("Perangkat", "Device");
pub const SESSION_SINCE: Word = Word::new("Masuk", "Since");
pub const SESSION_SEEN: Word = Word::new("Terakhir dipakai", "Last used");
pub const THIS_SESSION: Word = Word::new("Sesi ini", "This session");
pub const SIGN_OUT_EVERYWHERE: Word = Word::new("Keluar dari semua perangkat", "Sign out everywhere");

pub const OFFICE: Word = Word::new("Kantor", "Office");
pub const GOVERNMENT: Word = Word::new("Pemerintah daerah", "Government");
pub const ZONE: Word = Word::new("Zona waktu", "Time zone");
pub const RECIPIENT: Word = Word::new("Hasil evaluasi kepada", "Evaluations go to");
pub const RULES: Word = Word::new("Aturan", "Rules");
pub const WORKING_DAYS: Word = Word::new("{n} hari kerja", "{n} working days");
pub const LEAVE_OFF: Word = Word::new("Cuti bersama libur", "Collective leave is off");
pub const SECOND_APPROVAL: Word = Word::new("Persetujuan akses Ditjen", "Second Ditjen approval");
pub const SANDBOX: Word = Word::new("Simulator sebelum lulus PoC", "Simulator until the PoC is passed");
pub const HEAD_NDA: Word = Word::new("NDA pimpinan", "NDA of the head");
pub const NUMBER_PATTERN: Word = Word::new("Pola nomor surat", "Pattern of numbers");
pub const STATIONERY: Word = Word::new("Tampilan dokumen", "Look of documents");
pub const PAPER: Word = Word::new("Kertas", "Paper");
pub const PKS_LAYOUT: Word = Word::new("Susunan PKS", "Layout of the PKS");
pub const INITIALS: Word = Word::new("Kotak paraf", "Initials boxes");
pub const EMBLEM: Word = Word::new("Lambang pada kop surat", "Emblem of the letterhead");
pub const EMBLEM_OWN: Word = Word::new("Diunggah kantor", "Uploaded by the office");
pub const EMBLEM_NEUTRAL: Word = Word::new("Netral", "The neutral one");
pub const STAMP_LINE: Word = Word::new("Garis stempel", "Stamp line");
pub const HOLIDAYS: Word = Word::new("Hari libur", "Holidays");
pub const HOLIDAY: Word = Word::new("Hari libur", "Holiday");
pub const HOLIDAYS_FROM: Word = Word::new("Hari libur sejak {year}", "Holidays from {year}");
pub const HOLIDAYS_END: Word = Word::new(
    "Hari libur setelah tahun {year} belum ditetapkan. Tanggal jatuh tempo setelahnya bersifat sementara; tambahkan hari libur ketika keputusan bersama terbit.",
    "Holidays after {year} are not set. Due dates beyond are provisional; add the holidays once the joint decree is issued.",
);
pub const NATIONAL: Word = Word::new("Libur nasional", "National");
pub const COLLECTIVE: Word = Word::new("Cuti bersama", "Collective leave");
pub const PROVISIONAL: Word = Word::new("Perkiraan", "Estimate");
pub const DATE: Word = Word::new("Tanggal", "Date");
pub const KIND: Word = Word::new("Jenis", "Kind");

pub const AUDIT_LEAD: Word = Word::new(
    "Setiap perubahan tercatat dalam rantai yang tidak dapat diubah diam-diam.",
    "Every change lies in a chain that can't be altered unseen.",
);
pub const ENTRIES: Word = Word::new("Catatan", "Entries");
pub const IN_ALL: Word = Word::new("{n} catatan", "{n} entries");
pub const NO_ENTRIES: Word = Word::new("Tidak ada catatan", "No entries");
pub const NO_ENTRIES_NOTE: Word =
    Word::new("Tidak ada catatan yang cocok dengan saringan ini.", "No entry matches these filters.");
pub const FROM: Word = Word::new("Dari", "From");
pub const TO: Word = Word::new("Sampai", "To");

pub const WEEK_OF: Word = Word::new("{from} s.d. {to}", "{from} to {to}");
pub const MORE_DUTIES: Word = Word::new(
    "{n} kewajiban lagi pada pekan ini; saring di Perjanjian menurut lembaganya.",
    "{n} more duties in this week; find them among the agreements by institution.",
);
pub const LATER: Word = Word::new("Akan datang", "Later");
pub const NO_DUTIES: Word = Word::new("Tidak ada kewajiban bulan ini", "No duties this month");
pub const NO_DUTIES_NOTE: Word =
    Word::new("Kewajiban tampil pada tanggal jatuh temponya.", "Duties appear on the day they fall due.");
pub const REPORTS_LEAD: Word = Word::new(
    "Laporan semester yang ditunggu dan laporan yang belum diteruskan ke Ditjen, yang paling mendesak di atas.",
    "Reports awaited and reports not yet forwarded, the most urgent on top.",
);
pub const EVALUATIONS_LEAD: Word = Word::new(
    "Laporan yang sudah diterima dan belum dievaluasi, yang paling mendesak di atas.",
    "Reports received and not yet evaluated, the most urgent on top.",
);
pub const NOTHING_OPEN: Word = Word::new("Tidak ada yang menunggu", "Nothing is open");
pub const NOTHING_OPEN_NOTE: Word = Word::new(
    "Yang berikutnya tampil di sini menjelang jatuh tempo.",
    "The next ones appear here before they fall due.",
);

pub const HELP: Word = Word::new("Bantuan", "Help");
pub const HELP_BY_ROLE: Word = Word::new("Menurut peran", "By role");
pub const HELP_STAFF: Word = Word::new("Petugas kerja sama", "Cooperation staff");
pub const HELP_STAFF_TEXT: Word = Word::new(
    "Mulai dari Beranda: yang terlambat dan yang menunggu kita. Setiap perjanjian menampilkan satu langkah berikutnya; tombolnya membuka formulirnya.",
    "Begin at home: what is late and what waits for us. Each agreement shows one next step; its button opens the form.",
);
pub const HELP_HEAD: Word = Word::new("Pimpinan lembaga", "Head of institution");
pub const HELP_HEAD_TEXT: Word = Word::new(
    "Pernyataan berisi yang perlu ditandatangani; Laporan berisi yang perlu disampaikan. Selama keduanya kosong, akses tidak terhenti karena lupa.",
    "Declarations hold what to sign, reports what to hand in. While both are empty, nothing is cut off for being forgotten.",
);
pub const HELP_EVALUATOR: Word = Word::new("Evaluator", "Evaluator");
pub const HELP_EVALUATOR_TEXT: Word = Word::new(
    "Evaluasi berisi laporan yang diterima menurut batas waktunya.",
    "Evaluations hold the reports received, by date.",
);
pub const HELP_OPERATOR: Word = Word::new("Operator", "Operator");
pub const HELP_OPERATOR_TEXT: Word = Word::new(
    "Beranda menunjukkan apakah akses Anda terbuka dan, bila belum, apa yang kurang.",
    "Home shows whether your access is open and, if not, what is missing.",
);
pub const KEYS: Word = Word::new("Tombol", "Keys");
pub const KEY_SEARCH: Word = Word::new("Ke kolom pencarian", "To the search field");
pub const ACCESSIBILITY_TEXT: Word = Word::new(
    "Patuh dibuat untuk memenuhi WCAG 2.2 tingkat AA: dapat dipakai dengan papan ketik, keadaan selalu disampaikan dengan kata dan bentuk selain warna, dan setiap halaman bekerja tanpa skrip.",
    "Patuh is built to meet WCAG 2.2 AA: it works by keyboard, states are told by word and shape besides colour, and every page works without a script.",
);
pub const ACCESSIBILITY_KNOWN: Word = Word::new(
    "Penilaian dilakukan sendiri; belum ada penilaian oleh pihak lain.",
    "This is our own assessment; nobody else has assessed it yet.",
);

pub const ABOUT_TEXT: Word = Word::new(
    "Patuh mengelola perjanjian kerja sama pemanfaatan data kependudukan, dari permohonan sampai berakhir: setiap kewajiban dengan tanggal dan dasarnya, setiap akses dengan alasannya.",
    "Patuh looks after agreements on the use of population data, from request to end: every duty with its date and basis, every access with its reason.",
);
pub const VERSION: Word = Word::new("Versi", "Version");
pub const LICENCE: Word = Word::new("Lisensi", "Licence");
