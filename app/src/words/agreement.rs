//! Words of the pages of one agreement, and of the components they are made of.

use super::Word;

pub const SUMMARY: Word = Word::new("Ringkasan", "Summary");
pub const DUTIES: Word = Word::new("Kewajiban", "Duties");
pub const ACCOUNTS: Word = Word::new("Akun dan aplikasi", "Accounts and applications");
pub const PAPERS: Word = Word::new("Dokumen", "Documents");
pub const HISTORY: Word = Word::new("Riwayat", "History");

pub const STAGES: Word = Word::new("Tahap perjanjian", "Stages of the agreement");
pub const STAGE_OF: Word = Word::new("Tahap {n} dari {total}: ", "Stage {n} of {total}: ");
pub const STEP_DONE: Word = Word::new("selesai", "done");
pub const STEP_NOW: Word = Word::new("sekarang", "now");
pub const STEP_AHEAD: Word = Word::new("belum", "ahead");
pub const STEP_STOPPED: Word = Word::new("berhenti", "stopped");

pub const TERM: Word = Word::new("Masa berlaku", "Term");
pub const TERM_SPAN: Word = Word::new("{from} s.d. {to}", "{from} to {to}");
pub const TERM_CUT: Word = Word::new("berakhir sebelum waktunya", "ended before its time");
pub const TERM_LEFT: Word = Word::new("tersisa {n} hari", "{n} days left");
pub const TERM_OVER: Word = Word::new("berakhir {n} hari lalu", "ended {n} days ago");
pub const TERM_NONE: Word =
    Word::new("Masa berlaku mulai saat PKS ditandatangani.", "The term starts when the PKS is signed.");
pub const SIGNED: Word = Word::new("Ditandatangani", "Signed");
pub const ENDS: Word = Word::new("Berakhir", "Ends");
pub const RENEWAL_WINDOW: Word = Word::new("Waktu perpanjangan", "Renewal window");
pub const BRIDGE_END: Word = Word::new("Akhir masa perantara", "End of the bridge");
pub const THIN_TERM: Word = Word::new("{from} s.d. {to}; {marks}", "{from} to {to}; {marks}");
pub const THIN_LATE: Word = Word::new("{n} terlambat", "{n} overdue");
pub const THIN_SOON: Word = Word::new("{n} segera jatuh tempo", "{n} due soon");
pub const THIN_CALM: Word = Word::new("tidak ada yang mendesak", "nothing urgent");

pub const NEXT_STEP: Word = Word::new("Langkah berikutnya: {what}", "Next step: {what}");
pub const NO_NEXT_STEP: Word = Word::new("Tidak ada langkah yang menunggu", "No step is waiting");
pub const BALL_WITH: Word = Word::new("Giliran {who}", "It is {who}'s turn");
pub const BALL_SINCE: Word = Word::new("sejak {date}, {n} hari", "since {date}, {n} days");
pub const MISSING: Word = Word::new("Yang masih kurang", "What is still missing");

pub const DUTY: Word = Word::new("Kewajiban", "Duty");
pub const BY_WHOM: Word = Word::new("Oleh", "By");
pub const DUE: Word = Word::new("Jatuh tempo", "Due");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const ACTION: Word = Word::new("Tindakan", "Action");
pub const NO_DUTIES: Word = Word::new("Belum ada kewajiban", "No duties yet");
pub const NO_DUTIES_NOTE: Word = Word::new(
    "Kewajiban tampil di sini setelah PKS ditandatangani, masing-masing dengan tanggal dan dasarnya.",
    "Duties appear here once the PKS is signed, each with its date and basis.",
);

pub const ACCESS_NOW: Word = Word::new("Akses saat ini", "Access now");
pub const ACCESS_OPEN: Word = Word::new("Terbuka", "Open");
pub const ACCESS_CLOSED: Word = Word::new("Tertutup", "Closed");
pub const DECIDED_AT: Word = Word::new("diputuskan {time}", "decided {time}");
pub const CHECK_PASSED: Word = Word::new("terpenuhi", "passed");
pub const CHECK_FAILED: Word = Word::new("tidak terpenuhi", "failed");
pub const CHECK_LIMITED: Word = Word::new("terbatas", "limited");
pub const CHECK_UNKNOWN: Word = Word::new("belum diperiksa", "not checked");

pub const NO_HISTORY: Word = Word::new("Belum ada riwayat", "No history yet");
pub const NO_HISTORY_NOTE: Word = Word::new(
    "Setiap perubahan tampil di sini: siapa, kapan, apa, sebelum dan sesudahnya.",
    "Every change appears here: who, when, what, before and after.",
);
pub const CHAIN: Word = Word::new("Sidik rantai {hash}", "Chain mark {hash}");

pub const PAGES_OF: Word = Word::new("Halaman perjanjian", "Pages of the agreement");
pub const ACCESS: Word = Word::new("Akses", "Access");
pub const APPLICATIONS: Word = Word::new("Aplikasi", "Applications");
pub const USER_IDS: Word = Word::new("User ID dan operator", "User IDs and operators");
pub const REPORTS: Word = Word::new("Laporan", "Reports");
pub const SUSPENDED: Word = Word::new("Ditangguhkan", "Suspended");
pub const ACCESS_REVOKED: Word = Word::new("Hak akses dicabut", "Access revoked");
pub const BLOCKS_ACCESS: Word = Word::new("Menahan akses", "Holds access up");
pub const BLOCKS_ACCOUNT: Word = Word::new("Menahan akun", "Holds the account up");
pub const BEFORE_ACCESS: Word = Word::new("sebelum akses dibuka", "before access opens");
pub const BEFORE_ACCOUNT: Word = Word::new("sebelum akun aktif", "before the account works");
pub const SPTJM_RENEWAL: Word = Word::new("SPTJM perpanjangan", "SPTJM, renewal form");
pub const LAPSED: Word = Word::new("gugur karena perjanjian berakhir", "lapsed with the end of the agreement");
pub const PAST_ITS_HOUR: Word = Word::new("lewat hari ini", "passed today");
pub const FULFIL: Word = Word::new("Penuhi", "Fulfil");
pub const AT: Word = Word::new("di {who}", "with {who}");
pub const AT_SINCE: Word = Word::new("di {who}, {n} hari", "with {who}, {n} days");
pub const FOLLOWS_RENEWED: Word = Word::new("Meneruskan PKS", "Follows the PKS");
pub const FOLLOWS_RENAMED: Word =
    Word::new("Menggantikan PKS dengan nama lembaga lama", "Replaces the PKS under the institution's old name");
pub const FOLLOWED_BY: Word = Word::new("Diteruskan oleh", "Followed by");
pub const RETURNED_ON: Word = Word::new("Dikembalikan untuk diperbaiki, {date}", "Returned for changes, {date}");
pub const MARK_ISO: Word = Word::new("ISO 27001", "ISO 27001");
pub const MARK_RENEWAL: Word = Word::new("Ajukan perpanjangan", "Request renewal");
pub const MARK_REPORT: Word = Word::new("Laporan {n}", "Report {n}");
pub const NOTHING_LEFT: Word = Word::new(
    "Perjanjian ini sudah selesai; kewajiban menjaga kerahasiaan tetap berlaku.",
    "This agreement is over; the duty of secrecy goes on.",
);
pub const ALL_DONE: Word = Word::new(
    "Semua berjalan. Kewajiban berikutnya tampil di bawah beserta tanggalnya.",
    "All is well. The next duties are below with their dates.",
);
pub const PARTIES: Word = Word::new("Para pihak", "Parties");
pub const HEAD_OF_INSTITUTION: Word = Word::new("Pimpinan Lembaga Pengguna", "Head of institution");
pub const HEAD_OF_OFFICE: Word = Word::new("Kepala Disdukcapil", "Head of office");
pub const SUBSTANCE: Word = Word::new("Isi perjanjian", "Substance");
pub const PURPOSE: Word = Word::new("Tujuan", "Purpose");
pub const REQUEST: Word = Word::new("Permohonan", "Request");
pub const FORWARDING: Word = Word::new("Penerusan ke Ditjen", "Forwarding");
pub const APPROVAL: Word = Word::new("Persetujuan Ditjen", "Approval");
pub const FEEDBACK: Word = Word::new("Data balikan", "Feedback data");
pub const NETWORK: Word = Word::new("Jaringan", "Network");
pub const NETWORK_READY: Word = Word::new("siap {date}", "ready {date}");
pub const NETWORK_NOT_READY: Word = Word::new("belum siap", "not ready yet");
pub const DUTIES_OPEN: Word = Word::new("Yang harus dipenuhi", "To be fulfilled");
pub const DUTIES_DONE: Word = Word::new("Sudah terpenuhi atau dikecualikan", "Fulfilled or waived");
pub const DUTIES_LATER: Word = Word::new("Belum berlaku", "Not yet");
pub const DUTIES_LATER_NOTE: Word = Word::new(
    "Kewajiban yang baru berlaku setelah pemicunya terjadi",
    "Duties that begin once their trigger has happened",
);
pub const METHODS: Word = Word::new("Metode akses", "Methods");
pub const METHOD: Word = Word::new("Metode", "Method");
pub const ELEMENTS: Word = Word::new("Elemen data", "Elements");
pub const PER_DAY: Word = Word::new("Kuota per hari", "Quota a day");
pub const UNLIMITED: Word = Word::new("tanpa batas", "unlimited");
pub const NO_METHODS: Word = Word::new("Belum ada metode yang berlaku", "No method is in force yet");
pub const NO_METHODS_NOTE: Word = Word::new(
    "Metode dan kuota tampil di sini setelah PKS dan Juknis ditandatangani.",
    "Methods and quotas appear here once PKS and Juknis are signed.",
);
pub const SANCTIONS: Word = Word::new("Sanksi", "Sanctions");
pub const SANCTION: Word = Word::new("Sanksi", "Sanction");
pub const LETTER: Word = Word::new("Surat", "Letter");
pub const FROM: Word = Word::new("Berlaku sejak", "From");
pub const LIFTED: Word = Word::new("dipulihkan", "lifted");
pub const ACTIVE: Word = Word::new("Berlaku", "Active");
pub const NO_ACCOUNTS: Word = Word::new("Belum ada User ID", "No User ID yet");
pub const NO_ACCOUNTS_NOTE: Word = Word::new(
    "User ID diajukan dengan formulir dan diserahkan dengan BAST pada tahap Persiapan akses.",
    "A User ID is requested by form and handed over by BAST during onboarding.",
);
pub const RESPONSIBLE: Word = Word::new("Penanggung jawab", "Responsible");
pub const CLOSED_ON: Word = Word::new("Ditutup {date}", "Closed {date}");
pub const ASKED_FOR: Word = Word::new("Diajukan", "Requested");
pub const OPERATORS: Word = Word::new("Operator", "Operators");
pub const NO_OPERATORS: Word = Word::new("Belum ada operator", "No operator yet");
pub const NO_OPERATORS_NOTE: Word = Word::new(
    "Setiap operator menandatangani NDA sebelum akunnya bekerja.",
    "Every operator signs an NDA before the account works.",
);
pub const NAME: Word = Word::new("Nama", "Name");
pub const POSITION: Word = Word::new("Jabatan", "Position");
pub const LEFT_ON: Word = Word::new("Berhenti {date}", "Left {date}");
pub const ACCOUNT_WORKS: Word = Word::new("Boleh bekerja", "May work");
pub const DECLARATIONS: Word = Word::new("Pernyataan yang ditandatangani", "Signed declarations");
pub const DECLARATION: Word = Word::new("Pernyataan", "Declaration");
pub const SIGNER: Word = Word::new("Penanda tangan", "Signer");
pub const NO_APPLICATIONS: Word = Word::new("Belum ada aplikasi", "No application yet");
pub const NO_APPLICATIONS_NOTE: Word = Word::new(
    "Aplikasi yang memakai web service didaftarkan di sini; masing-masing memerlukan PoC.",
    "Applications that use the web service are registered here; each needs a PoC.",
);
pub const KEEPER: Word = Word::new("Pengelola", "Keeper");
pub const TRIALS: Word = Word::new("Proof of Concept", "Proof of Concept");
pub const NO_TRIALS: Word = Word::new("Belum ada yang diuji", "Nothing to be tried yet");
pub const NO_TRIALS_NOTE: Word = Word::new(
    "Yang diuji ditentukan oleh metode dan aplikasi dalam perjanjian.",
    "Subjects follow from the methods and applications of the agreement.",
);
pub const SUBJECT: Word = Word::new("Yang diuji", "Subject");
pub const SCHEDULE: Word = Word::new("Jadwal", "Schedule");
pub const RESULT: Word = Word::new("Hasil", "Result");
pub const UNTRIED: Word = Word::new("Belum diuji", "Not tried yet");
pub const LETTER_OF: Word = Word::new("{number}, {date}", "{number}, {date}");
pub const REPORTS_DUE: Word = Word::new("Yang ditunggu", "Due");
pub const REPORTS_RECEIVED: Word = Word::new("Laporan yang diterima", "Reports received");
pub const NO_REPORTS: Word = Word::new("Belum ada laporan", "No report yet");
pub const NO_REPORTS_NOTE: Word = Word::new(
    "Laporan semester yang diterima tampil di sini beserta evaluasinya.",
    "Reports received appear here with their evaluation.",
);
pub const SEMESTER: Word = Word::new("Semester", "Semester");
pub const UNTIL_TRIED: Word = Word::new(
    "paling banyak 200 hit per hari sampai PoC aplikasi ini lulus",
    "at most 200 hits a day until the PoC of this application is passed",
);
pub const IN_TIME: Word = Word::new("tepat waktu", "on time");
pub const VERSIONS_OF: Word = Word::new("Versi laporan {semester}", "Versions of the report, {semester}");
pub const VERSION: Word = Word::new("Versi {n}", "Version {n}");
pub const MATTER: Word = Word::new("Isi", "Matter");
pub const EVALUATOR: Word = Word::new("Evaluator", "The evaluator");
pub const CORRECTION_ASKED: Word = Word::new("{who} meminta perbaikan, {date}", "{who} asked for a correction, {date}");
pub const OWN_HITS: Word = Word::new("Hit menurut pengguna", "Hits by the institution's count");
pub const OWN_BALIKAN: Word = Word::new("Data balikan terkirim", "Data balikan sent");
pub const NOTHING_STORED: Word = Word::new("Tidak ada data yang disimpan", "Nothing was stored");
pub const STORAGE_REMARK: Word = Word::new("Penjelasan penyimpanan", "Explanation of storage");
pub const INCIDENT_REMARK: Word = Word::new("Keterangan insiden", "Remarks on incidents");
pub const BENEFITS: Word = Word::new("Manfaat", "Benefits");
pub const OBSTACLES: Word = Word::new("Kendala", "Obstacles");
pub const PLANS: Word = Word::new("Rencana", "Plans");
pub const RECEIVED: Word = Word::new("Diterima", "Received");
pub const FORWARDED: Word = Word::new("Diteruskan", "Forwarded");
pub const EVALUATED: Word = Word::new("Evaluasi", "Evaluation");
pub const TOPOLOGY: Word = Word::new("Topologi jaringan", "Network topology");
pub const DRAWN_FROM: Word = Word::new(
    "Gambar ini menjadi Lampiran I Juknis dan dibuat dari:",
    "The picture becomes Lampiran I of the Juknis and is drawn from:",
);
pub const FROM_NETWORK: Word = Word::new(
    "Data jaringan: IP LAN, penyedia, IP Diskominfo, bandwidth, alamat akses",
    "The network: LAN address, provider, address of the Diskominfo, bandwidth, access addresses",
);
pub const FROM_OFFICE: Word = Word::new(
    "Pengaturan kantor: nama Dinas dan letak alamat akses",
    "Settings of the office: its name, and where the access address stands",
);
pub const FROM_INSTITUTION: Word =
    Word::new("Profil lembaga: nama dan unit kerja", "Profile of the institution: name and work units");
pub const FROM_APPLICATIONS: Word =
    Word::new("Daftar aplikasi: nama, metode, alamat", "Register of applications: name, method, address");
pub const FROM_METHODS: Word = Word::new("Ketentuan: metode akses", "The terms: access methods");
pub const FLOWS: Word = Word::new("Alur pelayanan", "Service flows");
pub const CHANGE_FLOW: Word = Word::new("Ubah alur", "Change the flow");
pub const ANOTHER_FLOW: Word = Word::new("Tambah alur", "Add a flow");
pub const NO_FLOWS: Word = Word::new("Belum ada alur pelayanan", "No service flow yet");
pub const NO_FLOWS_NOTE: Word =
    Word::new("Alur menjadi Lampiran II dan III Juknis.", "Flows become annexes of the Juknis.");
pub const NO_PAPERS: Word = Word::new("Belum ada dokumen", "No documents yet");
pub const NO_PAPERS_NOTE: Word =
    Word::new("Dokumen dibuat dari data perjanjian.", "Documents are made from the data of the agreement.");
pub const PAPER_MISSING: Word = Word::new("Masih kurang untuk naskah final", "Still missing for the final version");
pub const REVEAL: Word = Word::new("Tampilkan kata sandi", "Show the password");
pub const REVEAL_EFFECT: Word = Word::new(
    "Kata sandi dibuat dan ditampilkan satu kali, hanya untuk Anda. Membukanya menjadi tanda terima User ID. Catat di tempat yang aman sebelum menutup halaman.",
    "The password is made and shown once, to you alone. Opening it is the receipt of the User ID. Keep it safely before closing the page.",
);
pub const REVEAL_NOT: Word = Word::new(
    "Kata sandi User ID ini tidak dapat dibuka: sudah pernah ditampilkan, belum diserahkan dengan BAST, atau Anda bukan penerimanya. Hubungi petugas kerja sama untuk penerbitan ulang.",
    "This password can't be shown: it was shown before, isn't handed over yet, or you are not its receiver. Ask the cooperation staff for a new one.",
);
pub const NOT_POSSIBLE: Word = Word::new("Belum dapat dilakukan", "This can't be done yet");
pub const NEW_REQUEST: Word = Word::new("Permohonan baru", "New request");
pub const DRAFTS: Word = Word::new("Draf Anda", "Your drafts");
pub const GO_ON: Word = Word::new("Lanjutkan", "Go on");
pub const AUTOSAVED: Word = Word::new("Draf tersimpan", "Draft saved");
pub const TO_MEND: Word = Word::new("Yang harus diperbaiki", "What must change");
pub const RESUBMIT: Word = Word::new("Ajukan lagi", "Submit again");
pub const NOT_YET_COUNT: Word =
    Word::new("{n} tindakan, dengan yang masih kurang", "{n} actions, with what is missing");
