//! Words of forms and of pages that confirm an act.

use super::Word;

pub const REQUIRED_NOTE: Word = Word::new("Isian bertanda * wajib diisi.", "Fields marked * are required.");
pub const OPTIONAL: Word = Word::new("boleh kosong", "optional");
pub const ERRORS_ONE: Word = Word::new("Ada 1 isian yang perlu diperbaiki", "1 field needs correcting");
pub const ERRORS_MANY: Word = Word::new("Ada {n} isian yang perlu diperbaiki", "{n} fields need correcting");
pub const NOT_DONE: Word = Word::new("Belum dapat dilakukan", "This can't be done yet");
pub const CHANGED_MEANWHILE: Word = Word::new(
    "Ada yang berubah sejak halaman ini dibuka. Periksa, lalu kirim lagi; isian Anda masih ada.",
    "Something changed since this page was opened. Check, then send again; what you typed is still here.",
);
pub const EFFECT: Word = Word::new("Yang akan terjadi", "What will happen");
pub const CHOOSE: Word = Word::new("Pilih …", "Choose …");
pub const LETTER_NUMBER: Word = Word::new("Nomor", "Number");
pub const LETTER_DATE: Word = Word::new("Tanggal", "Date");
pub const FILE_HINT: Word = Word::new("PDF, JPEG atau PNG, paling besar 20 MB.", "PDF, JPEG or PNG, 20 MB at most.");
pub const PICTURE_HINT: Word = Word::new(
    "PNG, JPEG, atau SVG, paling besar 300 KB dan 2.000 piksel.",
    "PNG, JPEG or SVG, at most 300 KB and 2,000 pixels.",
);
pub const PICTURE_NOW: Word = Word::new("Gambar yang dipakai sekarang", "The picture in use");
pub const FILE_KEPT: Word = Word::new(
    "Sudah diunggah: {name}. Pilih berkas lain hanya bila hendak menggantinya.",
    "Already uploaded: {name}. Choose another file only to replace it.",
);
pub const LINES_HINT: Word = Word::new("Satu butir tiap baris.", "One item a line.");
pub const ROW_N: Word = Word::new("{label}, baris {n}", "{label}, row {n}");
pub const SAVED_AS_DRAFT: Word = Word::new("Tersimpan sebagai draf {time}", "Saved as a draft {time}");
pub const SAVE_DRAFT: Word = Word::new("Simpan draf", "Save draft");
pub const SEND: Word = Word::new("Kirim", "Send");
pub const SAVE: Word = Word::new("Simpan", "Save");
pub const CONTINUE: Word = Word::new("Lanjut", "Continue");
pub const STEP_OF: Word = Word::new("Langkah {n} dari {total}: ", "Step {n} of {total}: ");
pub const PASSWORD_HINT: Word = Word::new("Paling sedikit 12 karakter.", "At least 12 characters.");
pub const EMAIL: Word = Word::new("Surel", "E-mail");
pub const PASSWORD: Word = Word::new("Kata sandi", "Password");
pub const SIGN_IN: Word = Word::new("Masuk", "Sign in");
pub const EARLIER_CHOICE: Word = Word::new("Pilihan Anda", "Your choice");
pub const NO_LONGER_OFFERED: Word = Word::new("{choice} (tidak lagi tersedia)", "{choice} (no longer offered)");
pub const FILE_KEPT_NAMELESS: Word = Word::new("berkas yang sudah diunggah", "the file uploaded before");
pub const PREVIEW: Word = Word::new("Pratinjau dokumen", "Preview of the document");
pub const SEE_PREVIEW: Word = Word::new("Lihat pratinjau", "See the preview");
pub const PREVIEW_WAITING: Word = Word::new(
    "Halaman dokumen dari isian ini tampil di sini. Bila tidak tampil, tekan Lihat pratinjau.",
    "The pages made of this form appear here. If they don't, press See the preview.",
);
pub const PREVIEW_LOST: Word = Word::new(
    "Pratinjau belum dapat dimuat. Isian Anda tetap aman.",
    "The preview can't be loaded yet. What you typed is safe.",
);

pub const LANES: Word = Word::new("Pelaku", "Lanes");
pub const STEPS: Word = Word::new("Langkah", "Steps");
pub const LANE: Word = Word::new("pelaku", "lane");
pub const LANE_N: Word = Word::new("Pelaku {n}", "Lane {n}");
pub const STEP_N: Word = Word::new("Langkah {n}", "Step {n}");
pub const STEP_TEXT: Word = Word::new("uraian", "what is done");
pub const CHOOSE_LANE: Word = Word::new("Pilih pelaku", "Choose a lane");
pub const ENDS_HERE: Word = Word::new("Selesai di sini", "Ends here");
pub const NO_FURTHER_BRANCH: Word = Word::new("Tidak ada cabang lain", "No other branch");
pub const BRANCH_TO: Word = Word::new("lanjutan {n}", "leads to, {n}");
pub const BRANCH_WHEN: Word = Word::new("syarat lanjutan {n}", "condition {n}");
pub const WHEN_EXAMPLE: Word = Word::new("apabila …", "when …");
pub const ADD_LANE: Word = Word::new("Tambah pelaku", "Add a lane");
pub const ADD_STEP: Word = Word::new("Tambah langkah", "Add a step");
pub const ADD_BEHIND: Word = Word::new("Sisipkan sesudahnya", "Insert after it");
pub const MOVE_UP: Word = Word::new("Naikkan", "Move up");
pub const MOVE_DOWN: Word = Word::new("Turunkan", "Move down");
pub const REMOVE: Word = Word::new("Hapus", "Remove");
