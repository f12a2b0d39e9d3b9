//! Words of the year's load and of what is supposed.

use super::Word;

pub const YEAR: Word = Word::new("Beban tahun {year}", "Load of {year}");
pub const YEAR_LEAD: Word =
    Word::new("Kewajiban menurut pekan jatuh temponya.", "Duties by the week in which they fall due.");
pub const SEE_YEAR: Word = Word::new("Beban setahun", "Load of the year");
pub const NO_YEAR: Word = Word::new("Tidak ada kewajiban pada tahun ini", "No duties in this year");
pub const NO_YEAR_NOTE: Word = Word::new(
    "Kewajiban tampil setelah ada perjanjian yang berlaku pada tahun itu.",
    "Duties appear once an agreement is in force in that year.",
);
pub const PER_WEEK: Word = Word::new("Kewajiban per pekan", "Duties per week");
pub const FULLEST: Word = Word::new("Tertinggi {n}, {week}", "At most {n}, {week}");
pub const WEEKS: Word = Word::new("Pekan dengan kewajiban", "Weeks with duties");
pub const WEEK: Word = Word::new("{from} s.d. {to}", "{from} to {to}");
pub const WEEK_HEAD: Word = Word::new("Pekan", "Week");
pub const THIS_WEEK: Word = Word::new("pekan ini", "this week");
pub const REPORTS: Word = Word::new("Laporan", "Reports");
pub const EVALUATIONS: Word = Word::new("Evaluasi", "Evaluations");
pub const RENEWALS: Word = Word::new("Perpanjangan", "Renewals");
pub const CERTIFICATES: Word = Word::new("Sertifikat", "Certificates");
pub const OTHERS: Word = Word::new("Lainnya", "Others");
pub const TOTAL: Word = Word::new("Jumlah", "Total");

pub const SUPPOSED: Word = Word::new("Pengandaian", "What if");
pub const SUPPOSED_LEAD: Word = Word::new(
    "Menurut fakta yang tercatat dan yang diandaikan. Tidak ada yang dicatat.",
    "By the facts on record and what is supposed. Nothing is recorded.",
);
pub const SEE_SUPPOSED: Word = Word::new("Pengandaian tanggal", "What if, by dates");
pub const SIGNED_ON: Word = Word::new("Andai ditandatangani", "If signed on");
pub const ENDS_ON: Word = Word::new("Hari terakhir berlaku", "Last day of force");
pub const LOOKED_AT: Word = Word::new("Dilihat pada tanggal", "Looked at on");
pub const STANDS: Word = Word::new("Keadaan pada {date}", "As it stands on {date}");
pub const STAGE: Word = Word::new("Tahap", "Stage");
pub const IN_FORCE: Word = Word::new("Masa berlaku", "Term");
pub const ACCESS: Word = Word::new("Akses", "Access");
pub const OPEN: Word = Word::new("Terbuka", "Open");
pub const CLOSED: Word = Word::new("Tertutup", "Closed");
pub const DUE: Word = Word::new("Jatuh tempo menurut urutan tanggal", "Due dates in their order");
pub const NOT_SUCH: Word = Word::new(
    "Tanggal tidak dapat dibaca, atau di luar tahun 2000 sampai 2100. Yang ditampilkan keadaan hari ini.",
    "A date can't be read, or lies outside 2000 to 2100. What is shown is today.",
);
pub const BACKWARDS: Word = Word::new(
    "Hari terakhir mendahului penandatanganan; dipakai masa berlaku dari permohonan.",
    "The last day lies before the signature; the term of the request is used.",
);
pub const USUALLY: Word = Word::new(
    "Tahap ini biasanya {n} hari (dari {of} perjanjian terakhir).",
    "This stage usually takes {n} days (of the last {of} agreements).",
);

pub const SUBSCRIPTION: Word = Word::new("Langganan kalender", "Calendar subscription");
pub const SUBSCRIPTION_NOTE: Word = Word::new(
    "Tautan rahasia menampilkan kewajiban yang Anda lihat di aplikasi kalender Anda, tanpa nama orang. Siapa pun yang memegang tautan dapat membacanya.",
    "A secret link shows the duties you see in your calendar program, without names of persons. Whoever holds the link can read it.",
);
pub const MAKE_LINK: Word = Word::new("Buat tautan baru", "Make a new link");
pub const END_LINK: Word = Word::new("Hentikan tautan", "End the link");
pub const LINK_MADE: Word = Word::new(
    "Tautan langganan kalender Anda, tampil sekali ini: {link} Tautan sebelumnya tidak berlaku lagi.",
    "Your calendar link, shown this once: {link} The link before no longer works.",
);
pub const LINK_ENDED: Word =
    Word::new("Tautan langganan kalender tidak berlaku lagi.", "The calendar link no longer works.");
/// As calendar programs name it.
pub const FEED: Word = Word::new("Kewajiban Patuh", "Duties in Patuh");
