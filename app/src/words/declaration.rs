//! Words of declarations: the list, and their points in short.

use super::Word;

pub const LEAD: Word = Word::new(
    "SPTJM membuka akses lembaga; NDA membuka akun orangnya. Dokumen dicetak, ditandatangani dan dibubuhi meterai, lalu pindaiannya diunggah.",
    "The SPTJM opens the institution's access, an NDA that person's account. The document is printed, signed and stamped, then its scan is uploaded.",
);
pub const NONE: Word = Word::new("Tidak ada pernyataan yang menunggu", "No declaration is waiting");
pub const NONE_NOTE: Word = Word::new(
    "Pernyataan tampil di sini ketika SPTJM atau NDA diperlukan.",
    "Declarations appear here when an SPTJM or NDA is needed.",
);
pub const PLACE: Word = Word::new("{n} dari {total}", "{n} of {total}");
pub const NEEDED: Word = Word::new("Diperlukan {when}", "Needed {when}");
pub const I: Word = Word::new("Saya,", "I,");
pub const DECLARE: Word = Word::new(", menyatakan:", ", declare:");
pub const SPTJM_TITLE: Word =
    Word::new("Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)", "Statement of absolute responsibility (SPTJM)");
pub const SPTJM_RENEWAL_TITLE: Word = Word::new(
    "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM) perpanjangan",
    "Statement of absolute responsibility (SPTJM), renewal form",
);
pub const NDA_A_TITLE: Word =
    Word::new("Pernyataan Menjaga Kerahasiaan Informasi (NDA)", "Non-disclosure agreement, form (a)");
pub const NDA_B_TITLE: Word = Word::new("Surat Menjaga Kerahasiaan (NDA)", "Non-disclosure agreement, form (b)");
pub const WHOLE: Word = Word::new("Buka dokumen lengkap (PDF)", "Open the whole document (PDF)");
pub const DRAFT: Word = Word::new("Baca konsepnya (PDF bertanda konsep)", "Read the draft (PDF with a draft mark)");
pub const ISSUE: Word = Word::new("Terbitkan untuk ditandatangani", "Issue it to be signed");
pub const PRINT: Word = Word::new("Buka untuk dicetak", "Open it to print");
pub const ISSUED: Word = Word::new("Dokumen sudah terbit", "Issued");
pub const NOT_ISSUED: Word = Word::new("Dokumen belum terbit", "Not issued yet");
pub const STEP_ISSUE: Word = Word::new(
    "Terbitkan dokumennya: tanpa tanda konsep, dengan kode verifikasi.",
    "Issue the document: without the draft mark, with a verification code.",
);
pub const STEP_SIGN: Word = Word::new(
    "Cetak, tanda tangani di atas meterai, lalu pindai atau foto.",
    "Print it, sign across the duty stamp, then scan or photograph it.",
);
pub const STEP_UPLOAD: Word = Word::new("Unggah pindaiannya.", "Upload the scan.");
pub const IF_SIGNED: Word = Word::new("Bila ditandatangani:", "If signed:");
pub const UPLOAD: Word = Word::new("Unggah pindaian", "Upload the scan");
pub const SPTJM_SECRECY: Word = Word::new(
    "Menjaga kerahasiaan, keutuhan, keamanan, dan kebenaran data, tidak menyimpannya, dan hanya memakai jaringan tertutup.",
    "To keep data secret, whole, safe and true, not to store it, and to use the closed network only.",
);
pub const SPTJM_NO_PASSING_ON: Word = Word::new(
    "Tidak memberikan data, alamat akses, IP, atau User ID kepada siapa pun di luar tujuan perjanjian.",
    "Not to pass data, addresses or User IDs to anyone outside the agreement's purpose.",
);
pub const SPTJM_LIABILITY: Word =
    Word::new("Bertanggung jawab penuh bila terjadi kebocoran.", "To answer in full for any leak.");
pub const SPTJM_SANCTIONS: Word = Word::new(
    "Memahami ketentuan serta sanksi administratif dan pidana yang berlaku.",
    "To know the rules and the administrative and criminal sanctions.",
);
pub const SPTJM_USE: Word = Word::new(
    "Bertanggung jawab bila pemanfaatan menyimpang dari PKS, Juknis, atau hasil PoC.",
    "To answer where the use departs from PKS, Juknis or PoC.",
);
pub const RENEWAL_SENT: Word = Word::new(
    "Permohonan perpanjangan sudah disampaikan dan kewajiban perjanjian dipenuhi.",
    "The renewal is requested and the duties are fulfilled.",
);
pub const RENEWAL_ANSWERS: Word = Word::new(
    "Bertanggung jawab atas akses selama perpanjangan diproses, dengan jaminan yang sama.",
    "To answer for the access while the renewal runs, with the same guarantees.",
);
pub const RENEWAL_UNTIL: Word = Word::new(
    "Berlaku sampai adendum atau perjanjian baru ditandatangani.",
    "It holds until the addendum or new agreement is signed.",
);
pub const NDA_MEET: Word = Word::new(
    "Dapat mengetahui informasi rahasia karena tugas dan kepercayaan.",
    "May meet confidential information by assignment and trust.",
);
pub const NDA_NO_DISCLOSURE: Word = Word::new(
    "Tidak membuka atau memakainya tanpa persetujuan tertulis, selama dan setelah bekerja, tanpa batas waktu.",
    "Not to disclose or use it without written consent, during and after employment, without limit of time.",
);
pub const NDA_RETURN: Word =
    Word::new("Mengembalikan seluruh bahan ketika tugas berakhir.", "To return all material at the end.");
pub const NDA_OWNER: Word = Word::new(
    "Informasi itu milik Direktorat Jenderal Kependudukan dan Pencatatan Sipil.",
    "The information belongs to the Directorate General.",
);
pub const NDA_SANCTIONS: Word =
    Word::new("Bersedia dikenai sanksi bila melanggar.", "To accept sanctions for a breach.");
