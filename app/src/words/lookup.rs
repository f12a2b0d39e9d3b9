//! Words of purposes, the portal, the trace of a call, and the citizen's question.

use super::Word;

pub const PURPOSE: Word = Word::new("Tujuan", "Purpose");
pub const PURPOSES: Word = Word::new("Tujuan pencarian", "Purposes of look-ups");
pub const PURPOSES_GIVEN: Word = Word::new(
    "Belum ada tujuan tersendiri yang dicatat; berlaku fungsi aplikasi, atau tujuan pada surat permohonan.",
    "No purpose of its own is recorded; the functions of the applications hold, or the purpose of the request.",
);
pub const PURPOSES_RECORDED: Word = Word::new(
    "Pencarian hanya untuk tujuan yang berlaku; jawaban hanya memuat elemen tujuan itu.",
    "Look-ups are made for purposes that hold; answers have only the elements of the purpose.",
);
pub const ALL_GRANTED: Word = Word::new("semua elemen metodenya", "all elements of its method");
pub const HOLDS: Word = Word::new("Berlaku", "Holds");
pub const WITH_AGREEMENT: Word = Word::new("selama perjanjian", "with the agreement");
pub const BEGINS_LATER: Word = Word::new("Belum mulai", "Not yet");
pub const ENDED: Word = Word::new("Berakhir", "Ended");

pub const SEARCH: Word = Word::new("Pencarian NIK", "NIK look-up");
pub const SEARCH_NOW: Word = Word::new("Cari", "Look up");
pub const NEW_SEARCH: Word = Word::new("Pencarian baru", "New search");
pub const PLACES: Word = Word::new("User ID", "User IDs");
pub const NO_PLACE: Word = Word::new("Belum ada akses", "No access yet");
pub const NO_PLACE_TITLE: Word =
    Word::new("Tidak ada perjanjian dengan Web Portal", "No agreement with the Web Portal");
pub const NO_PLACE_NOTE: Word = Word::new(
    "Pencarian dibuka di sini setelah PKS lembaga Anda berlaku dan memuat metode Web Portal.",
    "Look-ups open here once an agreement of your institution is in force and has the Web Portal among its methods.",
);
pub const NIK_HINT: Word = Word::new("16 angka seperti pada KTP-el.", "16 figures as on the identity card.");
pub const KEYS: Word = Word::new("Enter mencari. Esc mengosongkan.", "Enter looks up. Esc clears.");
pub const KEYS_ANSWER: Word = Word::new(
    "F2 menampilkan atau menyembunyikan data. Esc untuk pencarian baru.",
    "F2 shows or hides. Esc begins anew.",
);
pub const SHOWS: Word = Word::new("Menampilkan: {elements}.", "Shows: {elements}.");
pub const SAMPLES: Word = Word::new("Orang uji", "People for trials");
pub const NOT_OPEN: Word = Word::new("Akses belum dibuka.", "Access is not open yet.");
pub const WHY_CLOSED: Word = Word::new("Mengapa tertutup", "Why it is closed");
pub const TO_ACCESS: Word = Word::new("Akses perjanjian ini", "Access of this agreement");
pub const SIGN_NDA: Word = Word::new("Tanda tangani NDA", "Sign the NDA");
pub const QUOTA: Word = Word::new("Sisa kuota hari ini", "Hits left today");
pub const UNLIMITED: Word = Word::new("Tanpa batas harian.", "No daily limit.");
pub const LEFT_OF: Word = Word::new("tersisa {n} dari {limit} hit", "{n} of {limit} hits left");
pub const HITS_LEFT: Word = Word::new("Sisa {n} hit hari ini.", "{n} hits left today.");
pub const QUOTA_BACK: Word = Word::new("kembali pukul 00.00", "full again at midnight");
pub const USED_UP: Word = Word::new(
    "Kuota hari ini habis dan terisi kembali pukul 00.00. Tambahan diajukan lembaga dengan surat.",
    "Today's quota is used up; it is full again at midnight. The institution requests more by letter.",
);
pub const MINE: Word = Word::new("Pencarian saya", "My look-ups");
pub const MINE_NOTE: Word = Word::new("tanpa nama dan NIK", "without names and numbers");

pub const FOUND: Word = Word::new("Ditemukan", "Found");
pub const FOUND_NOTE: Word = Word::new(
    "Data tersamar sampai Anda menampilkannya. Gunakan hanya untuk tujuan yang dipilih; jangan disalin.",
    "The data is masked until you show it. Use it for the chosen purpose only; don't copy it.",
);
pub const REVEAL: Word = Word::new("Tampilkan data", "Show the data");
pub const HIDE: Word = Word::new("Sembunyikan data", "Hide the data");
pub const MASKED: Word = Word::new("tersamar", "masked");
pub const NOT_PRINTED: Word =
    Word::new("Data kependudukan tidak dicetak dari halaman ini.", "Population data is not printed from this page.");
pub const CLEARED_IN: Word = Word::new("Layar dibersihkan dalam {n} detik.", "The screen is cleared in {n} seconds.");
pub const CLEARED_AFTER: Word =
    Word::new("Halaman ini ditinggalkan otomatis setelah satu menit.", "This page is left by itself after a minute.");
pub const DECEASED_NOTE: Word = Word::new(
    "Tidak ada data yang ditampilkan. Layanan untuk orang yang meninggal mengikuti aturan lembaga Anda.",
    "No data is shown. Services for the deceased follow the rules of your institution.",
);
pub const DUPLICATE_NOTE: Word = Word::new(
    "Tidak ada data yang ditampilkan. Minta yang bersangkutan menghubungi Disdukcapil.",
    "No data is shown. Ask the person to turn to the civil registry office.",
);
pub const INACTIVE_NOTE: Word = Word::new(
    "Tidak ada data yang ditampilkan. Minta yang bersangkutan menghubungi Disdukcapil untuk mengaktifkannya.",
    "No data is shown. Ask the person to turn to the civil registry office to have it activated.",
);
pub const NOT_FOUND_NOTE: Word = Word::new(
    "Bandingkan angkanya dengan KTP-el atau KK. Bila sudah benar, yang bersangkutan menghubungi Disdukcapil.",
    "Compare the figures with the identity card. If they are right, the person turns to the civil registry office.",
);
pub const MALFORMED_NOTE: Word = Word::new(
    "Bandingkan ke-16 angkanya dengan KTP-el atau KK, lalu cari lagi.",
    "Compare all 16 figures with the identity card, then look up again.",
);
pub const OUTSIDE_HOURS_NOTE: Word =
    Word::new("Ulangi pada jam akses. Hit tidak dihitung.", "Try again within the hours. No hit was counted.");
pub const LOGIN_NOTE: Word = Word::new(
    "User ID ini tidak dikenal lagi. Hubungi admin lembaga Anda. Hit tidak dihitung.",
    "This User ID is not known any more. Ask the admin of your institution. No hit was counted.",
);
pub const REFUSED_NOTE: Word = Word::new(
    "Hit tidak dihitung. Jejaknya menunjukkan syarat yang belum terpenuhi dan jalan keluarnya.",
    "No hit was counted. The trace shows which condition is not met, and the way out.",
);
pub const NO_CENTRE: Word = Word::new("Layanan pusat belum diatur", "No service of the centre is set");
pub const NO_CENTRE_NOTE: Word = Word::new(
    "Dinas belum mengatur layanan pusat, jadi tidak ada yang dapat dicari. Hit tidak dihitung.",
    "The office has not set the centre's service, so nothing can be looked up. No hit was counted.",
);
pub const CENTRE_FAILED: Word = Word::new("Layanan pusat tidak dapat dihubungi", "The centre can't be reached");
pub const CENTRE_FAILED_NOTE: Word = Word::new(
    "Hit tidak dihitung. Coba lagi sebentar; Dinas sudah diberi tahu.",
    "No hit was counted. Try again in a moment; the office knows.",
);
pub const UNAVAILABLE: Word = Word::new("Layanan sedang terganggu", "Out of service");
pub const UNAVAILABLE_NOTE: Word = Word::new(
    "Pencarian tidak dapat dicatat, jadi tidak dijawab. Coba lagi sebentar.",
    "The look-up can't be written down, so it isn't answered. Try again in a moment.",
);
pub const AGAIN: Word = Word::new("Formulir ini sudah dikirim", "This form was sent before");
pub const AGAIN_NOTE: Word = Word::new(
    "Hasilnya: {outcome}. Data tidak disimpan, jadi tidak dapat ditampilkan lagi, dan tidak ada hit baru yang dihitung.",
    "It came to: {outcome}. Data is not kept, so it can't be shown again, and no further hit was counted.",
);
pub const NOTHING_WRITTEN: Word = Word::new("tidak tercatat", "not written down");
pub const OUTCOME_UNKNOWN: Word = Word::new("Tidak diketahui", "Not known");

pub const TIME: Word = Word::new("Waktu", "Time");
pub const BY: Word = Word::new("Oleh", "By");
pub const OUTCOME: Word = Word::new("Jawaban", "Answer");
pub const TRACE: Word = Word::new("Jejak", "Trace");
pub const WHY: Word = Word::new("Mengapa?", "Why?");
pub const LINES: Word = Word::new("Permintaan terakhir", "Last calls");
pub const LINES_NOTE: Word = Word::new("dengan jejaknya", "with their traces");
pub const NO_LINES: Word = Word::new("Belum ada pencarian", "No look-ups yet");
pub const NO_LINES_NOTE: Word = Word::new(
    "Setiap pencarian tampil di sini dengan waktu, tujuan, dan jawabannya, tanpa nama dan NIK.",
    "Every look-up appears here with time, purpose and answer, without names and numbers.",
);
pub const TIMES: Word = Word::new("{n} kali", "{n} times");
pub const TIMES_NOTE: Word = Word::new(
    "Penolakan sejenis terlalu banyak dalam satu menit; {n} di antaranya dicatat sebagai satu baris ini.",
    "There were too many refusals of this kind in a minute; {n} of them are counted in this one line.",
);

pub const WHY_TITLE: Word = Word::new("Mengapa dijawab demikian?", "Why was it answered so?");
pub const TRACE_META: Word = Word::new("Permintaan {id}, {time}", "Call {id}, {time}");
pub const STEPS: Word = Word::new("Pemeriksaan satu per satu", "The checks one by one");
pub const STEPS_NOTE: Word = Word::new("menurut keadaan saat itu", "as things stood then");
pub const BY_FACTS_OF_TODAY: Word = Word::new(
    "Keadaan saat itu tidak tercatat lengkap; pemeriksaan ditunjukkan menurut catatan hari ini.",
    "What was recorded then can't be had in full; the checks are shown by the facts as they are today.",
);
pub const ALL_PASSED: Word = Word::new(
    "Semua syarat terpenuhi, dan layanan pusat menjawab.",
    "All conditions were met, and the centre answered.",
);
pub const REFUNDED_NOTE: Word = Word::new(
    "Semua syarat terpenuhi, tetapi layanan pusat tidak menjawab dengan benar. Hit dikembalikan.",
    "All conditions were met, but the centre gave no proper answer. The hit was given back.",
);
pub const UNKNOWN_NOTE: Word = Word::new(
    "Semua syarat terpenuhi dan hit dihitung, tetapi server berhenti sebelum jawabannya tercatat.",
    "All conditions were met and the hit was counted, but the server stopped before the answer was written down.",
);
pub const THE_CALL: Word = Word::new("Permintaan", "The call");
pub const THE_ANSWER: Word = Word::new("Jawaban", "The answer");
pub const A_PROGRAM: Word = Word::new("Program", "A program");
pub const APPLICATION: Word = Word::new("Aplikasi", "Application");
pub const ADDRESS: Word = Word::new("Alamat IP", "IP address");
pub const HIT: Word = Word::new("Hit", "Hit");
pub const HIT_COUNTED: Word = Word::new("dihitung", "counted");
pub const HIT_FREE: Word = Word::new("tidak dihitung", "not counted");
pub const HIT_REFUNDED: Word = Word::new("dihitung lalu dikembalikan", "counted and given back");
pub const HIT_UNKNOWN: Word = Word::new("dihitung, hasil tidak diketahui", "counted, outcome not known");
pub const DAY: Word = Word::new("Dihitung pada", "Counted on");
pub const LATENCY: Word = Word::new("Lama", "Took");
pub const ELEMENTS_SHOWN: Word = Word::new("Elemen yang diberikan", "Elements granted");
pub const NOTHING_OF_CITIZEN: Word = Word::new(
    "NIK dan isi jawaban tidak disimpan; yang ada hanya sidik berkunci dari NIK.",
    "Number and answer are not kept; there is only a keyed hash of the number.",
);

pub const CITIZEN: Word = Word::new("Siapa yang melihat data saya", "Who looked at my data");
pub const CITIZEN_MENU: Word = Word::new("Pertanyaan warga", "Citizens' questions");
pub const CITIZEN_LEAD: Word = Word::new(
    "Menjawab warga yang menanyakan siapa yang mencari datanya.",
    "Answers citizens who ask who looked their data up.",
);
pub const CITIZEN_NIK: Word = Word::new("NIK warga yang bertanya", "NIK of the citizen who asks");
pub const CITIZEN_HINT: Word = Word::new(
    "Periksa KTP-el yang bersangkutan lebih dahulu. NIK tidak disimpan.",
    "Check the person's identity card first. The number is not kept.",
);
pub const CITIZEN_LOGGED: Word = Word::new(
    "Pertanyaan ini dicatat dalam jejak audit: siapa yang menjawab, kapan, dan berapa yang ditemukan; tanpa NIK.",
    "The question goes into the audit trail: who answered, when, and how many were found; without the number.",
);
pub const CITIZEN_ASK: Word = Word::new("Cari jejaknya", "Find the traces");
pub const CITIZEN_ANSWER: Word = Word::new("Jawaban untuk warga", "Answer to the citizen");
pub const PRINTABLE: Word = Word::new("dapat dicetak", "can be printed");
pub const ASKED_AT: Word = Word::new("Ditanyakan", "Asked");
pub const ANSWERED_BY: Word = Word::new("Dijawab oleh", "Answered by");
pub const FOUND_COUNT: Word = Word::new("Pencarian ditemukan", "Look-ups found");
pub const LOOKED_UP_BY: Word = Word::new("Data dicari oleh", "The data was looked up by");
pub const INSTITUTION: Word = Word::new("Lembaga", "Institution");
pub const BY_PKS: Word = Word::new("PKS {number}", "PKS {number}");
pub const CITIZEN_NONE: Word = Word::new("Tidak ada pencarian", "No look-ups");
pub const CITIZEN_NONE_NOTE: Word = Word::new(
    "Tidak ada lembaga pengguna kantor ini yang mencari NIK tersebut.",
    "No user institution of this office looked this number up.",
);
pub const CITIZEN_MORE: Word =
    Word::new("Hanya 500 pencarian terakhir yang ditampilkan.", "Only the last 500 look-ups are shown.");
pub const CITIZEN_LIMITS: Word = Word::new(
    "Memuat pencarian yang diteruskan ke pusat lewat kantor ini; permintaan yang ditolak tidak menampilkan data siapa pun.",
    "Lists look-ups forwarded to the centre through this office; refused calls showed nobody's data.",
);
pub const CITIZEN_NEXT: Word = Word::new("Pertanyaan berikutnya", "Next question");
