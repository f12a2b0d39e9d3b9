//! Words of the rehearsal of a PoC.

use patuh_domain::access::Code;
use patuh_domain::agreement::Method;
use patuh_domain::wording::Bilingual;

use super::Word;

pub const REHEARSAL: Word = Word::new("Gladi PoC", "PoC rehearsal");
pub const NOTE: Word = Word::new(
    "Aplikasi dicoba terhadap simulator dengan penduduk rekaan. Tidak ada data penduduk yang dibuka.",
    "The application is tried against the simulator with invented people. No citizen's data are opened.",
);
pub const SUBJECTS: Word = Word::new("Yang diuji", "Subject");
pub const NONE: Word = Word::new("Belum ada yang dapat diuji", "Nothing to rehearse yet");
pub const NONE_NOTE: Word = Word::new(
    "Aplikasi atau metode tampil di sini setelah Juknis ditandatangani dan User ID diserahkan.",
    "Applications and methods appear here once the Juknis is signed and the User ID handed over.",
);
pub const SETTLED: Word = Word::new(
    "PoC sudah selesai. Panggilan aplikasi ini dijawab layanan pusat; gladi tidak dapat dibuka lagi.",
    "The PoC is settled. Calls of this application are answered by the centre; no rehearsal can be opened.",
);
pub const START: Word = Word::new("Mulai gladi", "Start the rehearsal");
pub const START_EFFECT: Word = Word::new(
    "Selama 4 jam panggilan User ID ini dijawab simulator, dan setiap kode jawaban dapat dipancing dengan NIK rekaan. Hit tetap dihitung pada kuota uji.",
    "For 4 hours calls of this User ID are answered by the simulator, and every code can be provoked by an invented NIK. Hits count on the quota of the trial.",
);
pub const ACCOUNT: Word = Word::new("User ID yang dipakai", "User ID in use");
pub const NO_ACCOUNT: Word = Word::new(
    "Belum ada User ID yang diserahkan untuk metode ini. Serahkan User ID dengan BAST dahulu.",
    "No User ID was handed over for this method yet. Hand one over first.",
);
pub const OPEN: Word = Word::new("Gladi dibuka sampai {time}", "Open until {time}");
pub const OPEN_NOTE: Word = Word::new(
    "Jalankan aplikasi dengan NIK pada daftar. Yang sudah terlihat ditandai; muat ulang halaman ini untuk yang terbaru.",
    "Run the application with the NIKs of the list. What was seen is marked; reload this page for the latest.",
);
pub const CLOSED: Word = Word::new("Gladi selesai {time}", "Finished {time}");
pub const RUN_OUT: Word = Word::new("Waktu gladi habis {time}", "Time ran out {time}");
pub const AGAIN: Word = Word::new("Buka gladi baru", "Open another rehearsal");
pub const FINISH: Word = Word::new("Selesai", "Finish");
pub const SAVE: Word = Word::new("Simpan catatan", "Save notes");
pub const FILL_PROTOCOL: Word = Word::new("Isi hasil PoC (D17) dari gladi ini", "Fill the PoC result (D17) from this");
pub const CHECKS: Word = Word::new("Protokol pemeriksaan", "Checks of the protocol");
pub const CHECK: Word = Word::new("Pemeriksaan", "Check");
pub const PROVOKE: Word = Word::new("NIK rekaan", "Invented NIK");
pub const SEEN: Word = Word::new("Terlihat", "Seen");
pub const NOT_SEEN: Word = Word::new("belum", "not yet");
pub const OUTCOME: Word = Word::new("Hasil", "Result");
pub const REMARK: Word = Word::new("Catatan", "Remark");
pub const NOT_JUDGED: Word = Word::new("belum dinilai", "not judged");
pub const PASSED: Word = Word::new("terpenuhi", "passed");
pub const FAILED: Word = Word::new("tidak terpenuhi", "failed");
pub const NOT_APPLICABLE: Word = Word::new("tidak berlaku", "not applicable");
pub const TRACE: Word = Word::new("jejak", "trace");
pub const ANSWERS: Word = Word::new("Jawaban untuk program", "Answers to the program");
pub const ANSWERS_NOTE: Word = Word::new(
    "Diperiksa dengan fakta perjanjian saat ini: begitulah setiap jawaban akan diterima program.",
    "Made from the facts of the agreement now: this is what the program will receive in each case.",
);
pub const AS_EXPECTED: Word = Word::new("sesuai", "as expected");
pub const NOT_AS_EXPECTED: Word = Word::new("belum sesuai", "not as expected");
pub const NOT_ARISING: Word = Word::new("tidak berlaku", "does not arise");
pub const TROUBLES: Word = Word::new("Gangguan layanan pusat", "Trouble at the centre");
pub const TROUBLES_NOTE: Word = Word::new(
    "Aplikasi harus tetap tertib ketika layanan pusat terganggu. Gangguan dipancing dengan NIK ini.",
    "The application must behave when the centre fails. These NIKs call trouble forth.",
);
pub const PROGRESS: Word = Word::new("{seen} dari {all} dinilai terpenuhi", "{seen} of {all} passed");

/// How a check of the protocol is made, or what it is to show.
pub fn how(key: &str, method: Method) -> Bilingual {
    let number = key.strip_prefix("code_");
    if let Some(code) = number.and_then(|number| Code::ALL.into_iter().find(|code| code.number() == number)) {
        return match code.text() {
            "" => Bilingual::new("Data ditampilkan tersamar.", "Data are shown masked."),
            text => Bilingual::owned(format!("Aplikasi menampilkan: {text}"), format!("The application shows: {text}")),
        };
    }
    match key {
        "purpose" => Bilingual::new(
            "Layar dan alur aplikasi hanya untuk tujuan perjanjian.",
            "Screens and flow serve the purpose of the agreement only.",
        ),
        "elements" => Bilingual::new(
            "Bandingkan layar dengan jawaban kode 01 di bawah.",
            "Compare the screen with the answer of code 01 below.",
        ),
        "masking" => {
            Bilingual::new("Data tersamar sampai pengguna memintanya.", "Data are masked until the user asks for them.")
        }
        "closed_network" => Bilingual::new(
            "Aplikasi tidak dapat dibuka dari internet publik.",
            "The application can't be opened from the public internet.",
        ),
        "registered_ip" => Bilingual::new(
            "Panggilan dari alamat lain ditolak dengan kode 04.",
            "Calls from other addresses are refused with code 04.",
        ),
        "no_storage" => Bilingual::new(
            "Pernyataan lembaga, dan diperiksa pada basis data serta log aplikasi.",
            "Declared by the institution, and looked up in the application's database and logs.",
        ),
        "logging" => Bilingual::new(
            "Aplikasi mencatat siapa mencari kapan, tanpa isi data.",
            "The application logs who looked up when, without the data.",
        ),
        _ if method.is_web_service() => Bilingual::new(
            "Aplikasi berhenti memanggil setelah kode 05 sampai hari berganti.",
            "After code 05 the application calls no more until the day turns.",
        ),
        _ => Bilingual::new(
            "Pencarian ditolak setelah kuota hari itu habis.",
            "Look-ups are refused once the day's quota is used up.",
        ),
    }
}
