//! Documents: drafts, issued ones, and their verification.

use super::Word;

pub const TITLE: Word = Word::new("Dokumen", "Documents");
pub const LEAD: Word = Word::new(
    "Setiap dokumen yang pernah diterbitkan, dengan kode verifikasinya.",
    "Every document that was ever issued, with its verification code.",
);
pub const SEARCH_HINT: Word = Word::new("Kode, nomor, jenis, atau lembaga", "Code, number, kind or institution");
pub const KIND: Word = Word::new("Jenis", "Kind");
pub const ALL_KINDS: Word = Word::new("Semua jenis", "All kinds");
pub const ONLY_CURRENT: Word = Word::new("Yang berlaku", "In use");
pub const DOCUMENT: Word = Word::new("Dokumen", "Document");
pub const INSTITUTION: Word = Word::new("Lembaga", "Institution");
pub const NUMBER: Word = Word::new("Nomor", "Number");
pub const CODE: Word = Word::new("Kode", "Code");
pub const ISSUED: Word = Word::new("Diterbitkan", "Issued");
pub const STATE: Word = Word::new("Keadaan", "State");
pub const NONE: Word = Word::new("Belum ada dokumen yang diterbitkan", "No document was issued yet");
pub const NONE_NOTE: Word = Word::new(
    "Buka sebuah perjanjian, pilih dokumennya, lalu terbitkan. Salinan tetapnya tersimpan di sini.",
    "Open an agreement, choose a document and issue it. Its lasting copy is kept here.",
);
pub const NONE_FOUND: Word = Word::new("Tidak ada yang cocok", "Nothing matches");
pub const NONE_FOUND_NOTE: Word =
    Word::new("Periksa ejaannya, atau hapus saringan.", "Check the spelling, or clear the filters.");

pub const CURRENT: Word = Word::new("Berlaku", "In use");
pub const SUPERSEDED: Word = Word::new("Digantikan versi {n}", "Superseded by version {n}");
pub const REVOKED: Word = Word::new("Dicabut {date}", "Revoked {date}");
pub const VERSION: Word = Word::new("Versi {n}", "Version {n}");
pub const PAGES: Word = Word::new("{n} halaman", "{n} pages");
pub const INCOMPLETE: Word = Word::new("diterbitkan belum lengkap", "issued incomplete");

pub const ISSUE: Word = Word::new("Terbitkan", "Issue");
pub const ISSUE_ANEW: Word = Word::new("Terbitkan versi baru", "Issue a new version");
pub const ISSUE_TITLE: Word = Word::new("Terbitkan dokumen", "Issue a document");
pub const ISSUE_EFFECT: Word = Word::new(
    "Dokumen dibuat tanpa tanda konsep, diberi kode verifikasi, dan disimpan tetap: isinya tidak berubah lagi walaupun data perjanjian berubah.",
    "The document is made without the draft mark, gets a verification code and is kept for good: it won't change any more, even if the data do.",
);
pub const ISSUE_REPLACES: Word =
    Word::new("Versi {n} yang berlaku sekarang menjadi digantikan.", "Version {n}, now in use, becomes superseded.");
pub const ISSUE_ALL_THE_SAME: Word =
    Word::new("Tetap terbitkan walaupun belum lengkap", "Issue it although it is incomplete");
pub const ISSUE_DOTS: Word =
    Word::new("Yang kurang dicetak sebagai titik-titik.", "What is missing is printed as dots.");
pub const ISSUE_COMPLETE: Word = Word::new("Semua isian dokumen ini lengkap.", "Everything in this document is there.");
pub const ORIGINALS: Word = Word::new("Lembar asli", "Originals");
pub const ORIGINALS_NOTE: Word = Word::new(
    "Setiap pihak menyimpan satu naskah asli. Meterai pada naskah itu berada di tanda tangan pihak yang lain.",
    "Each party keeps one original. The duty stamp on it stands at the signature of the other party.",
);
pub const BOTH_ORIGINALS: Word = Word::new("Dua naskah asli dalam satu berkas", "Both originals in one file");
pub const FIRST_ORIGINAL: Word = Word::new(
    "Naskah asli pertama, untuk PIHAK KESATU, meterai pada PIHAK KEDUA",
    "First original, for the first party, stamped by the second",
);
pub const SECOND_ORIGINAL: Word = Word::new(
    "Naskah asli kedua, untuk PIHAK KEDUA, meterai pada PIHAK KESATU",
    "Second original, for the second party, stamped by the first",
);
pub const SINGLE_TEXT: Word = Word::new(
    "Satu naskah untuk tanda tangan elektronik, tempat meterai pada kedua pihak",
    "One text to sign electronically, with a place for the stamp at both parties",
);
pub const SEE_DRAFT: Word = Word::new("Lihat konsep", "See the draft");

pub const IN_USE: Word = Word::new(
    "Versi {n} diterbitkan {date} oleh {who}, kode {code}.",
    "Version {n} was issued on {date} by {who}, code {code}.",
);
pub const DATA_CHANGED: Word = Word::new(
    "Data perjanjian berubah sejak itu; halaman di bawah menunjukkan konsep dari data sekarang.",
    "The data changed since; the pages below show a draft of the present data.",
);
pub const TEMPLATE_CHANGED: Word = Word::new(
    "Templat dokumen berubah sejak itu; halaman di bawah menunjukkan konsep dari data sekarang.",
    "The template changed since; the pages below show a draft of the present data.",
);
pub const OPEN_ISSUED: Word = Word::new("Buka dokumen terbit", "Open the issued document");
pub const OPEN_DRAFT: Word = Word::new("Buka konsep", "Open the draft");
pub const VERSIONS: Word = Word::new("Versi yang diterbitkan", "Issued versions");
pub const BY: Word = Word::new("Oleh", "By");
pub const CHECK: Word = Word::new("Periksa", "Verify");
pub const REVOKE: Word = Word::new("Cabut", "Revoke");
pub const SHEET: Word = Word::new("{title}, halaman {n} dari {total}", "{title}, page {n} of {total}");
pub const SHEETS: Word = Word::new("Halaman dokumen", "Pages of the document");
pub const SHEETS_NOTE: Word = Word::new("Ketuk halaman untuk membuka PDF-nya.", "Tap a page to open the PDF.");
pub const IS_DRAFT: Word = Word::new("Konsep", "Draft");
pub const IS_ISSUED: Word = Word::new("Terbit", "Issued");

pub const DUE_NOW: Word = Word::new("Perlu dibuat sekarang", "To be made now");
pub const COUNT: Word = Word::new("{n} dokumen", "{n} documents");
pub const COUNT_ISSUED: Word = Word::new("{n} terbit", "{n} issued");
pub const COUNT_DRAFTS: Word = Word::new("{n} konsep", "{n} drafts");
pub const PHASE_NOW: Word = Word::new("Tahap sekarang", "Present phase");
pub const PHASE_REQUEST: Word = Word::new("Permohonan", "Request");
pub const PHASE_DRAFTING: Word = Word::new("Penyusunan PKS dan Juknis", "Drafting of PKS and Juknis");
pub const PHASE_ACCESS: Word = Word::new("Pembukaan akses", "Opening of access");
pub const PHASE_TRIAL: Word = Word::new("PoC", "Proof of concept");
pub const PHASE_RUNNING: Word = Word::new("Masa berjalan", "While it runs");
pub const PHASE_CHANGE: Word = Word::new("Perubahan dan perpanjangan", "Changes and renewal");
pub const PHASE_END: Word = Word::new("Pengakhiran", "End");
pub const ISSUED_N: Word = Word::new("Terbit, versi {n}", "Issued, version {n}");
pub const ISSUED_CHANGED: Word = Word::new("Versi {n} terbit, data berubah", "Version {n} issued, data changed");
pub const DRAFT_COMPLETE: Word = Word::new("Konsep lengkap", "Draft, complete");
pub const DRAFT_LACKS: Word = Word::new("Konsep, kurang {n} isian", "Draft, lacks {n} facts");
pub const ALL: Word = Word::new("Semua dokumen", "All documents");
pub const SAME_PHASE: Word = Word::new("Dokumen pada tahap ini", "Documents of this phase");

pub const VERIFY: Word = Word::new("Periksa keaslian dokumen", "Verify a document");
pub const VERIFY_LEAD: Word = Word::new(
    "Ketik kode pada kaki halaman dokumen, atau unggah PDF-nya. Berkas hanya dibandingkan, tidak disimpan.",
    "Type the code at the foot of the document's pages, or upload the PDF. The file is only compared, never kept.",
);
pub const TYPE_CODE: Word = Word::new("Kode verifikasi", "Verification code");
pub const CODE_HINT: Word =
    Word::new("Dua belas huruf dan angka, seperti K7QF-3M2X-9TRA", "Twelve letters and figures, like K7QF-3M2X-9TRA");
pub const CHECK_CODE: Word = Word::new("Periksa kode", "Check the code");
pub const CHECK_FILE: Word = Word::new("Periksa berkas", "Check the file");
pub const FILE: Word = Word::new("Berkas PDF", "PDF file");
pub const FILE_HINT: Word = Word::new(
    "PDF asli sebagaimana diterima, paling besar 5 MB. Pindaian atau foto tidak dapat dibandingkan.",
    "The original PDF as received, 5 MB at most. Scans and photographs can't be compared.",
);
pub const VALID: Word = Word::new("Dokumen ini diterbitkan dan berlaku", "This document was issued and is in use");
pub const OUTDATED: Word =
    Word::new("Dokumen ini sudah digantikan versi {n}", "This document was superseded by version {n}");
pub const TAKEN_BACK: Word = Word::new("Dokumen ini dicabut pada {date}", "This document was revoked on {date}");
pub const ONLY_DRAFT: Word = Word::new("Ini rancangan, belum diterbitkan", "This is a draft, not issued");
pub const ONLY_DRAFT_NOTE: Word = Word::new(
    "Rancangan tidak mengikat siapa pun dan dapat berubah. Mintalah dokumen yang diterbitkan.",
    "A draft binds nobody and may change. Ask for the issued document.",
);
pub const NO_CODE: Word = Word::new("Kode ini tidak dikenal", "This code is not known");
pub const NO_CODE_NOTE: Word = Word::new(
    "Tidak ada dokumen dengan kode ini. Periksa setiap huruf dan angkanya; bila sudah benar, dokumennya bukan dari sini.",
    "There is no document with this code. Check every letter and figure; if they are right, the document isn't from here.",
);
pub const SAME_FILE: Word =
    Word::new("Berkas ini sama persis dengan yang diterbitkan", "This file is exactly the one that was issued");
pub const EXTENDED_FILE: Word = Word::new(
    "Berkas ini memuat dokumen yang diterbitkan secara utuh, dengan tambahan di belakangnya",
    "This file holds the issued document whole, with something added behind it",
);
pub const EXTENDED_NOTE: Word = Word::new(
    "Tanda tangan elektronik dan e-Meterai ditambahkan dengan cara ini. Periksa tambahannya dengan pembaca PDF.",
    "Electronic signatures and e-Meterai are added like this. Check the addition with a PDF reader.",
);
pub const ALTERED_FILE: Word = Word::new("Berkas ini berubah", "This file was altered");
pub const ALTERED_NOTE: Word = Word::new(
    "Berkas memuat kode di bawah ini, tetapi isinya bukan yang diterbitkan. Jangan dipakai; mintalah berkas aslinya.",
    "The file bears the code below, but it isn't what was issued. Don't use it; ask for the original file.",
);
pub const UNKNOWN_FILE: Word = Word::new("Berkas ini tidak dikenal", "This file is not known");
pub const UNKNOWN_NOTE: Word = Word::new(
    "Berkas ini bukan dokumen yang diterbitkan di sini, atau sudah disimpan ulang oleh program lain.",
    "This file isn't a document issued here, or another program has saved it anew.",
);
pub const UNREADABLE_FILE: Word = Word::new("Berkas belum dapat diperiksa", "The file can't be checked");
pub const OFFICE: Word = Word::new("Diterbitkan melalui", "Issued through");
pub const ISSUED_ON: Word = Word::new("Tanggal terbit", "Issued on");
pub const LENGTH: Word = Word::new("Panjang", "Length");
pub const DIGEST: Word = Word::new("SHA-256 berkas", "SHA-256 of the file");
