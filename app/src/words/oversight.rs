//! Words of proposed sanctions and of evaluations.

use super::Word;

pub const SANCTIONS: Word = Word::new("Usulan sanksi", "Proposed sanctions");
pub const SANCTIONS_LEAD: Word = Word::new(
    "Langkah berikutnya menurut jenjang sanksi kantor. Tidak ada yang berlaku dengan sendirinya: petugas mencatat suratnya atau mengesampingkannya dengan alasan.",
    "The next steps by the office's ladder. Nothing holds by itself: a person records the letter, or sets it aside with a reason.",
);
pub const NOTHING_PROPOSED: Word = Word::new("Tidak ada usulan", "Nothing is proposed");
pub const NOTHING_PROPOSED_NOTE: Word = Word::new(
    "Usulan tampil bila laporan, tindak lanjut, atau pemberitahuan kebocoran terlambat.",
    "Steps appear here when a report, a follow-up or a breach notice is late.",
);
pub const PREPARE: Word = Word::new("Siapkan surat", "Prepare the letter");
pub const SEE_DRAFT: Word = Word::new("Lihat konsep surat", "See the draft");
pub const SET_ASIDE: Word = Word::new("Kesampingkan", "Set aside");
pub const PROPOSED_SINCE: Word = Word::new("diusulkan sejak {date}", "proposed since {date}");

pub const UNSENT: Word = Word::new("Hasil yang belum disampaikan", "Results not sent on");
pub const SEND: Word = Word::new("Sampaikan", "Send on");
pub const FOLLOW_UPS: Word = Word::new("Tindak lanjut yang terbuka", "Follow-ups that are open");
pub const AT_ANY_TIME: Word = Word::new("Sewaktu-waktu: {why}", "At any time: {why}");
pub const KEYS_NOTE: Word = Word::new(
    "Tekan Enter untuk membuka laporan teratas; bila tidak ada yang menonjol, Enter sekali lagi menyimpan evaluasinya.",
    "Enter opens the first report; where nothing stands out, Enter again saves its evaluation.",
);

pub const REPORTED_AND_COUNTED: Word = Word::new("Dilaporkan dan tercatat", "Reported and counted");
pub const FIGURE: Word = Word::new("Angka", "Figure");
pub const REPORTED: Word = Word::new("Dilaporkan", "Reported");
pub const COUNTED: Word = Word::new("Tercatat", "Counted");
pub const COMPARED: Word = Word::new("Keterangan", "Result");
pub const SAME: Word = Word::new("sesuai", "the same");
pub const DIFFERS: Word = Word::new("berbeda {n}", "differs by {n}");
pub const NOT_COMPARABLE: Word = Word::new("tidak dapat dibandingkan", "can't be compared");
pub const HITS: Word = Word::new("Hit akses data", "Hits");
pub const BALIKAN: Word = Word::new("Data balikan terkirim", "Data balikan sent");
pub const REFUSED: Word = Word::new("Permintaan ditolak", "Refused requests");
pub const ACTIVE_DAYS: Word = Word::new("Hari dengan akses", "Days with access");
pub const SUSPICIONS: Word = Word::new("Input mencurigakan", "Forbidden input seen");
pub const RECEIVED: Word = Word::new("Diterima", "Received");
pub const ON_TIME: Word = Word::new("tepat waktu", "on time");
pub const LATE: Word = Word::new("terlambat", "late");
pub const STORAGE: Word = Word::new("Penyimpanan dan penyebarluasan", "Storage and dissemination");
pub const NOTHING_STORED: Word = Word::new("Dinyatakan tidak ada", "Declared to be none");
pub const STORAGE_TO_EXPLAIN: Word = Word::new("Ada yang dijelaskan", "Something is explained");
pub const NOT_SAID: Word = Word::new("tidak dinyatakan", "not declared");
pub const INCIDENTS: Word = Word::new("Keterangan insiden", "Remarks on incidents");

pub const NOTHING_STANDS_OUT: Word = Word::new(
    "Tidak ada yang menonjol: laporan tepat waktu, angkanya sesuai, dan tidak ada kewajiban lembaga yang terlambat.",
    "Nothing stands out: the report is on time, its figures agree, and no duty of the institution is late.",
);
pub const SAVE_QUIET: Word = Word::new("Simpan: dilanjutkan tanpa catatan", "Save: goes on without notes");
pub const STANDS_OUT: Word = Word::new("Perlu diperhatikan", "Look at this");
pub const STANDS_OUT_LATE: Word = Word::new("Laporan diterima terlambat.", "The report came late.");
pub const STANDS_OUT_DIFFERS: Word =
    Word::new("Angka yang dilaporkan berbeda dari yang tercatat.", "Reported figures differ from those counted.");
pub const STANDS_OUT_UNSAID: Word = Word::new(
    "Laporan tidak menyatakan bahwa data tidak disimpan atau disebarluaskan.",
    "The report doesn't declare that no data was stored or passed on.",
);
pub const STANDS_OUT_INCIDENT: Word = Word::new("Ada keterangan insiden.", "There are remarks on incidents.");
pub const STANDS_OUT_SUSPICIONS: Word =
    Word::new("Input mencurigakan tercatat {n} kali.", "Forbidden input was seen {n} times.");
pub const STANDS_OUT_DUTY: Word = Word::new("Kewajiban terlambat: {what}.", "A duty is late: {what}.");

pub const EVALUATIONS: Word = Word::new("Evaluasi", "Evaluations");
pub const POINTS: Word = Word::new("Nilai", "Points");
pub const BY_CRITERION: Word = Word::new("Menurut kriteria", "By criterion");
pub const FINDINGS: Word = Word::new("Temuan", "Findings");
pub const FOLLOW_UPS_ASKED: Word = Word::new("Tindak lanjut", "Follow-ups");
pub const UNTIL: Word = Word::new("paling lambat {date}", "by {date}");
pub const NOTES: Word = Word::new("Catatan", "Notes");
pub const SENT: Word = Word::new("Disampaikan", "Sent on");
