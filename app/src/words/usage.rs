//! Words of the pages of use and of forbidden input.

use super::Word;

pub const USE: Word = Word::new("Pemakaian", "Use");
pub const USE_LEAD: Word = Word::new(
    "30 hari terakhir, dihitung oleh Patuh pada setiap permintaan.",
    "The last 30 days, counted by Patuh at every look-up.",
);
pub const SPAN: Word = Word::new("Rentang", "Span");
pub const SPAN_TODAY: Word = Word::new("Hari ini", "Today");
pub const SPAN_30: Word = Word::new("30 hari", "30 days");
pub const SPAN_90: Word = Word::new("90 hari", "90 days");
pub const SPAN_TERM: Word = Word::new("Masa berlaku", "The term");
pub const AS_OF: Word = Word::new("Sampai {time}", "Up to {time}");
pub const LIVE: Word = Word::new("Perbarui sendiri tiap menit", "Update every minute");
pub const LIVE_OFF: Word = Word::new("Hentikan pembaruan", "Stop updating");
pub const DOWNLOAD: Word = Word::new("Unduh CSV", "Download CSV");

pub const HITS: Word = Word::new("hit", "hits");
pub const HITS_HEAD: Word = Word::new("Hit", "Hits");
pub const REFUSED: Word = Word::new("ditolak", "refused");
pub const REFUSED_HEAD: Word = Word::new("Ditolak", "Refused");
pub const REFUNDED: Word = Word::new("gagal di pusat", "failed at the centre");
pub const REFUNDED_HEAD: Word = Word::new("Gagal di pusat", "Failed at the centre");
pub const SUSPICIOUS: Word = Word::new("input mencurigakan", "suspicious inputs");

pub const BY_HOUR: Word = Word::new("Permintaan per jam", "Look-ups by the hour");
pub const BY_DAY: Word = Word::new("Permintaan per hari", "Look-ups by the day");
pub const BY_MONTH: Word = Word::new("Permintaan per bulan", "Look-ups by the month");
pub const WHEN: Word = Word::new("Waktu", "When");
pub const AS_TABLE: Word = Word::new("Angkanya sebagai tabel", "The numbers as a table");
pub const HIGHEST: Word = Word::new("Tertinggi {n}, {when}", "Highest {n}, {when}");
pub const COLUMN: Word = Word::new("{when}: {hits} hit, {refused} ditolak", "{when}: {hits} hits, {refused} refused");
pub const NOTHING: Word = Word::new("Belum ada permintaan", "No look-up yet");
pub const NOTHING_NOTE: Word = Word::new(
    "Angka tampil di sini segera setelah ada permintaan pada rentang ini.",
    "Numbers appear here as soon as there are look-ups in this span.",
);

pub const CODES: Word = Word::new("Kode jawaban", "Answers by code");
pub const CODE: Word = Word::new("Kode", "Code");
pub const TIMES: Word = Word::new("Kali", "Times");
pub const FROM_CENTRE: Word = Word::new("dari pusat, dihitung", "by the centre, counted");
pub const FOUND: Word = Word::new("Data ditemukan", "Found");
pub const REFUSED_HERE: Word = Word::new("ditolak di sini, tidak dihitung", "refused here, not counted");

pub const QUOTA: Word = Word::new("Kuota terpakai", "Quota used");
pub const COUNTER: Word = Word::new("Penghitung", "Counter");
pub const LIMIT: Word = Word::new("Batas per hari", "Limit a day");
pub const TODAY: Word = Word::new("Hari ini", "Today");
pub const PEAK: Word = Word::new("Tertinggi", "Highest");
pub const FULL_DAYS: Word = Word::new("Hari habis", "Days used up");
pub const NO_LIMIT: Word = Word::new("Tanpa batas", "Unlimited");

pub const VOLUME: Word = Word::new("Rencana dan kenyataan", "Declared and real");
pub const VOLUME_NOTE: Word = Word::new("30 hari terakhir", "the last 30 days");
pub const DECLARED: Word = Word::new("Perkiraan pada permohonan", "Declared in the request");
pub const A_DAY: Word = Word::new("{n} per hari", "{n} a day");
pub const NOT_DECLARED: Word = Word::new("tidak diisi", "not given");
pub const REAL: Word = Word::new("Rata-rata hari terpakai", "Average of days used");
pub const ACTIVE_DAYS: Word = Word::new("Hari terpakai", "Days used");
pub const DRIFT_UNKNOWN: Word = Word::new("Belum cukup hari untuk dibandingkan", "Too few days to compare");
pub const DRIFT_AS_DECLARED: Word = Word::new("Sesuai perkiraan", "As declared");
pub const DRIFT_ABOVE: Word = Word::new("Jauh di atas perkiraan", "Far above what was declared");
pub const DRIFT_BELOW: Word = Word::new("Jauh di bawah perkiraan", "Far below what was declared");
pub const DRIFT_ABOVE_NOTE: Word = Word::new(
    "Minta penjelasan lembaga; kebutuhan baru diajukan sebagai perubahan.",
    "Ask the institution why; a new need is requested as a change.",
);
pub const DRIFT_BELOW_NOTE: Word = Word::new(
    "Bahas pada evaluasi: aplikasi mungkin tidak dipakai, atau perkiraannya terlalu tinggi.",
    "Raise it in the evaluation: the application may not be in use, or too much was asked for.",
);

pub const BY_METHOD: Word = Word::new("Per metode", "By method");
pub const BY_APPLICATION: Word = Word::new("Per aplikasi", "By application");
pub const BY_ACCOUNT: Word = Word::new("Per User ID", "By User ID");
pub const BY_PERSON: Word = Word::new("Per orang", "By person");
pub const NAME: Word = Word::new("Nama", "Name");

pub const AGREEMENTS: Word = Word::new("Perjanjian menurut pemakaian", "Agreements by use");
pub const INSTITUTION: Word = Word::new("Lembaga", "Institution");
pub const DRIFT: Word = Word::new("Terhadap perkiraan", "Against what was declared");
pub const IDLE: Word = Word::new("{n} perjanjian dengan akses belum dipakai", "{n} agreements with access have no use");

pub const SUSPICIONS: Word = Word::new("Input mencurigakan", "Suspicious input");
pub const SUSPICIONS_LEAD: Word = Word::new(
    "NIK yang dimasukkan berurutan, berjarak tetap, atau ditebak. NIK-nya sendiri tidak disimpan; yang tampil hanya bentuk polanya.",
    "NIKs entered in sequence, in equal steps, or guessed. The NIKs themselves are not kept; only the shape of the pattern is shown.",
);
pub const SUSPICIONS_WAITING: Word =
    Word::new("{n} input mencurigakan menunggu tinjauan", "{n} suspicious inputs wait for review");
pub const SEE: Word = Word::new("Tinjau", "Review");
pub const OPEN_ONLY: Word = Word::new("Belum ditinjau", "Not reviewed");
pub const EVERYTHING: Word = Word::new("Semua", "All");
pub const NO_SUSPICIONS: Word = Word::new("Tidak ada yang menunggu tinjauan", "Nothing waits for review");
pub const NO_SUSPICIONS_NOTE: Word = Word::new(
    "Pola input terlarang dicatat di sini begitu terlihat, tanpa NIK.",
    "Forbidden patterns are recorded here as soon as they are seen, without NIKs.",
);
pub const PATTERN: Word = Word::new("Pola", "Pattern");
pub const SEEN_AT: Word = Word::new("Terlihat", "Seen");
pub const CALLER: Word = Word::new("Pemakai", "Caller");
pub const USER_ID: Word = Word::new("User ID", "User ID");
pub const PERSON: Word = Word::new("Orang", "Person");
pub const METHOD: Word = Word::new("Metode", "Method");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const TO_REVIEW: Word = Word::new("Belum ditinjau", "Not reviewed");
pub const LOCKED: Word = Word::new("User ID dikunci", "User ID locked");
pub const PATTERN_OF: Word = Word::new("{n} permintaan, {misses} tidak ditemukan", "{n} look-ups, {misses} not found");
pub const WHAT_IT_MEANS: Word = Word::new("Artinya", "What it means");
pub const PICTURE: Word = Word::new("Gambar pola", "Picture of the pattern");
pub const PICTURE_NOTE: Word = Word::new(
    "Setiap tanda adalah satu permintaan, dari kiri ke kanan menurut urutannya. Lingkaran: ditemukan. Silang: tidak ditemukan.",
    "Each mark is one look-up, from left to right in their order. Circle: found. Cross: not found.",
);
pub const PICTURE_TOLD: Word = Word::new(
    "{n} permintaan dalam {minutes} menit, {misses} tidak ditemukan; {axis}.",
    "{n} look-ups within {minutes} minutes, {misses} not found; {axis}.",
);
pub const AXIS_SERIAL: Word = Word::new(
    "ke atas: selisih nomor urut, {from} sampai {until}",
    "upwards: difference of serials, {from} to {until}",
);
pub const AXIS_DAY: Word = Word::new(
    "ke atas: selisih hari lahir, {from} sampai {until}",
    "upwards: days between birthdays, {from} to {until}",
);
pub const AXIS_MONTH: Word = Word::new(
    "ke atas: selisih bulan lahir, {from} sampai {until}",
    "upwards: months between birthdays, {from} to {until}",
);
pub const AXIS_NONE: Word = Word::new("atas: ditemukan, bawah: tidak ditemukan", "above: found, below: not found");
pub const FACTS: Word = Word::new("Rincian", "Details");
pub const LASTED: Word = Word::new("Berlangsung", "From and until");
pub const DECIDED: Word = Word::new("Riwayat tinjauan dan kunci", "Reviews and locks");
pub const LOCKED_BY: Word = Word::new("Dikunci oleh {who}", "Locked by {who}");
pub const UNLOCKED_BY: Word = Word::new("Kunci dibuka oleh {who}", "Unlocked by {who}");
pub const REVIEWED_BY: Word = Word::new("{verdict}, ditinjau oleh {who}", "{verdict}, reviewed by {who}");
pub const NOTHING_DECIDED: Word = Word::new("Belum ditinjau", "Not reviewed yet");
pub const NOTHING_DECIDED_NOTE: Word = Word::new(
    "Tinjauan, kunci, dan pembukaan kunci tercatat di sini dengan alasannya.",
    "Reviews, locks and their ends are recorded here with their reasons.",
);
pub const LOCKS: Word = Word::new("Kunci User ID", "Locks on User IDs");
pub const SINCE: Word = Word::new("Sejak", "Since");
pub const UNTIL: Word = Word::new("Sampai", "Until");
pub const STILL_LOCKED: Word = Word::new("Masih dikunci", "Still locked");
pub const FORBIDDEN_INPUT: Word = Word::new("Pola input terlarang", "Forbidden patterns of input");
pub const TO_AGREEMENT: Word = Word::new("Pemakaian perjanjian", "Use of the agreement");
