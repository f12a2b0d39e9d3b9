//! Words of the way to the centre, of hours, and of programs' passwords.

use super::Word;

pub const UPSTREAM: Word = Word::new("Layanan pusat", "The centre's service");
pub const UPSTREAM_FAILS: Word = Word::new(
    "Layanan pusat gagal sejak {since}: {why} Permintaan data ditolak tanpa mengurangi kuota.",
    "The centre's service fails since {since}: {why} Look-ups are refused without counting.",
);
pub const SERVED_BY: Word = Word::new("Dijawab oleh", "Answered by");
pub const BY_OFFICE: Word = Word::new("Alamat kantor ini", "This office's address");
pub const BY_INSTALLATION: Word = Word::new("Alamat pemasangan", "The installation's address");
pub const BY_SIMULATOR: Word = Word::new("Simulator dengan penduduk rekaan", "Simulator with invented people");
pub const BY_NOTHING: Word = Word::new("Belum diatur: permintaan data ditolak", "Not set: look-ups are refused");
pub const ADDRESS: Word = Word::new("Alamat", "Address");
pub const PIN: Word = Word::new("Sidik jari sertifikat", "Fingerprint of the certificate");
pub const CREDENTIALS: Word = Word::new("User ID kantor", "The office's User ID");
pub const HEALTH: Word = Word::new("Keadaan", "Health");
pub const LAST_SUCCESS: Word = Word::new("Jawaban terakhir", "Last answer");
pub const LAST_FAILURE: Word = Word::new("Kegagalan terakhir", "Last failure");
pub const LATENCY: Word = Word::new("Lama jawaban", "Time of an answer");
pub const MILLISECONDS: Word = Word::new("{n} milidetik", "{n} milliseconds");
pub const WORKS: Word = Word::new("Menjawab", "Answers");
pub const FAILS: Word = Word::new("Gagal", "Fails");
pub const UNSEEN: Word = Word::new("Belum pernah dipanggil", "Never called yet");
pub const TRY: Word = Word::new("Coba sambungan", "Try the connection");
pub const TRY_NOTE: Word = Word::new(
    "Mengirim satu permintaan dengan NIK yang tidak mungkin ada; tidak ada data penduduk yang diminta.",
    "Sends one call with a NIK that can't exist; no data of anybody is asked for.",
);
pub const SEE_UPSTREAM: Word = Word::new("Lihat layanan pusat", "See the centre's service");

pub const HOURS: Word = Word::new("Jam akses", "Hours of access");
pub const HOURS_NOW: Word = Word::new("Berlaku sekarang", "In force");
pub const HOURS_FROM: Word = Word::new("sejak {date}", "from {date}");
pub const ALWAYS: Word = Word::new("Sepanjang waktu", "Around the clock");
pub const AS_OFFICE: Word = Word::new("Mengikuti jam akses kantor", "As the office's");
pub const QUOTAS: Word = Word::new("Kuota yang diberikan", "Quotas granted");
pub const REFERENCE: Word = Word::new("Surat Ditjen", "Letter of the Ditjen");
pub const HOLDS: Word = Word::new("Berlaku", "Holds");
pub const FROM_POC: Word = Word::new("sejak PoC lulus", "from the PoC on");
pub const UNTIL_POC: Word = Word::new("sampai PoC lulus", "until the PoC");

pub const PASSWORDS: Word = Word::new("Kata sandi program", "Passwords of programs");
pub const PASSWORD: Word = Word::new("Kata sandi", "Password");
pub const NEWEST: Word = Word::new("Terbaru", "Newest");
pub const EARLIER: Word = Word::new("Sebelumnya", "Earlier");
pub const SHOWN_ON: Word = Word::new("Ditampilkan", "Shown");
pub const WORKS_UNTIL: Word = Word::new("Berlaku sampai {date}", "Works until {date}");
pub const ENDED_ON: Word = Word::new("Berakhir {date}", "Ended {date}");
pub const LAST_USED: Word = Word::new("Terakhir dipakai", "Last used");
pub const NEVER: Word = Word::new("Belum pernah", "Never");
pub const MISUSED: Word = Word::new(
    "Kata sandi lama {user} dipakai lagi pada {date} dari {address}, setelah masa berlakunya. Periksa apakah kata sandi itu bocor.",
    "An old password of {user} was used on {date} from {address}, after its end. Check whether it leaked.",
);
pub const ROTATE: Word = Word::new("Ganti kata sandi", "Change the password");
pub const ROTATE_EFFECT: Word = Word::new(
    "Kata sandi baru ditampilkan satu kali. Yang lama tetap berlaku sampai waktu yang dipilih, agar program sempat disesuaikan.",
    "A new password is shown once. The old one works until the time chosen, so that programs can be changed over.",
);
pub const OVERLAP: Word = Word::new("Kata sandi lama berlaku", "The old password works");
pub const REVOKE: Word = Word::new("Cabut kata sandi lama", "Revoke old passwords");
pub const REVOKE_EFFECT: Word = Word::new(
    "Kata sandi selain yang terbaru berhenti berlaku sekarang juga. Program yang masih memakainya ditolak.",
    "Passwords other than the newest stop working now. Programs that still use them are refused.",
);
pub const CAP: Word = Word::new("Batas harian", "Daily cap");
pub const NO_CAP: Word = Word::new("tanpa batas sendiri", "no cap of its own");
