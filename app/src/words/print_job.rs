//! Many documents at once.

use super::Word;

pub const TITLE: Word = Word::new("Cetak banyak dokumen", "Print many documents");
pub const LEAD: Word = Word::new(
    "Pilih jenis dokumen, pilih perjanjiannya, lalu unduh semuanya dalam satu berkas ZIP.",
    "Choose a kind of document, choose the agreements, and download everything in one ZIP file.",
);
pub const KINDS: Word = Word::new("Jenis dokumen", "Kinds of document");
pub const DUE: Word = Word::new("Perlu dibuat sekarang", "Needed now");
pub const DUE_N: Word = Word::new("{n} perjanjian", "{n} agreements");
pub const NOTHING_DUE: Word = Word::new("tidak ada", "none");
pub const CHOOSE: Word = Word::new("Pilih perjanjian", "Choose agreements");
pub const CHOSEN_BEFORE: Word =
    Word::new("Yang perlu dibuat sekarang sudah dicentang.", "Those that are needed now are ticked already.");
pub const NONE: Word = Word::new("Tidak ada perjanjian untuk jenis ini", "No agreement for this kind");
pub const NONE_NOTE: Word = Word::new(
    "Dokumen jenis ini dibuat setelah sebuah perjanjian mencapai tahapnya.",
    "Documents of this kind are made once an agreement has reached their stage.",
);
pub const AGREEMENT: Word = Word::new("Perjanjian", "Agreement");
pub const DOCUMENTS: Word = Word::new("Dokumen", "Documents");
pub const COMPLETE: Word = Word::new("Lengkap", "Complete");
pub const LACKING: Word = Word::new("Kurang {n} isian", "{n} facts missing");
pub const AS: Word = Word::new("Dibuat sebagai", "Make them as");
pub const AS_DRAFT: Word = Word::new("Konsep", "Drafts");
pub const AS_DRAFT_NOTE: Word = Word::new(
    "Dengan tanda konsep; yang kurang dicetak sebagai titik-titik.",
    "With the draft mark; what is missing is printed as dots.",
);
pub const AS_ISSUED: Word = Word::new("Dokumen terbit", "Issued documents");
pub const AS_ISSUED_NOTE: Word = Word::new(
    "Masing-masing diterbitkan dan disimpan tetap; yang belum lengkap dilewati dan disebut dalam hasilnya.",
    "Each is issued and kept for good; what is incomplete is left out and named in the result.",
);
pub const BEGIN: Word = Word::new("Buat dokumen", "Make the documents");
pub const OTHER_KIND: Word = Word::new("Jenis lain", "Another kind");
pub const JOBS: Word = Word::new("Pekerjaan Anda", "Your jobs");
pub const WAITING: Word = Word::new("Menunggu giliran", "Waiting for its turn");
pub const RUNNING: Word = Word::new("Sedang dibuat", "Being made");
pub const DONE: Word = Word::new("Selesai", "Done");
pub const FAILED: Word = Word::new("Gagal", "Failed");
pub const PROGRESS: Word = Word::new("{done} dari {total} perjanjian", "{done} of {total} agreements");
pub const FILES: Word = Word::new("{n} dokumen dalam ZIP", "{n} documents in the ZIP");
pub const DOWNLOAD_ZIP: Word = Word::new("Unduh ZIP", "Download the ZIP");
pub const REPEAT: Word = Word::new("Ulangi", "Repeat");
pub const REFRESH: Word = Word::new("Segarkan", "Refresh");
pub const STARTED: Word = Word::new("Diminta {time}", "Asked for {time}");
pub const EXPIRES: Word = Word::new("Dapat diunduh sampai {date}.", "Can be downloaded until {date}.");
pub const FAILURES: Word = Word::new("Yang tidak dibuat", "What was not made");
pub const WHY: Word = Word::new("Sebab", "Why");
pub const ISSUED_KIND: Word = Word::new("terbit", "issued");
