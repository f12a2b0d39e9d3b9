//! Words of the pages before somebody is known: signing in, invitation, first start.

use super::Word;

pub const LEAD: Word = Word::new(
    "Perjanjian pemanfaatan data kependudukan, dari permohonan sampai berakhir.",
    "Agreements on the use of population data, from request to end.",
);
pub const NOT_FOUNDED: Word =
    Word::new("Patuh belum disiapkan untuk kantor mana pun.", "Patuh isn't set up for an office yet.");
pub const START: Word = Word::new("Siapkan sekarang", "Set it up now");
pub const DEMO: Word = Word::new("Akun peragaan", "Demonstration accounts");
pub const DEMO_NOTE: Word =
    Word::new("Semua data rekaan. Kata sandi setiap akun:", "All data is invented. Password of every account:");
pub const DEMO_STAFF: Word = Word::new("Petugas kerja sama", "Cooperation staff");
pub const DEMO_HEAD_OF_OFFICE: Word = Word::new("Kepala Disdukcapil", "Head of office");
pub const DEMO_EVALUATOR: Word = Word::new("Evaluator", "Evaluator");
pub const DEMO_HEAD: Word = Word::new("Pimpinan Lembaga Pengguna", "Head of institution");
pub const DEMO_ADMIN: Word = Word::new("Admin Lembaga Pengguna", "Institution admin");
pub const DEMO_OPERATOR: Word = Word::new("Operator", "Operator");
pub const DEMO_AUDITOR: Word = Word::new("Auditor", "Auditor");
pub const DEMO_SYSTEM: Word = Word::new("Admin sistem", "System admin");
pub const INVITATION: Word = Word::new("Undangan", "Invitation");
pub const INVITATION_OVER: Word = Word::new(
    "Undangan ini sudah dipakai, diganti, atau kedaluwarsa. Mintalah undangan baru kepada admin.",
    "This invitation was used, replaced or is too old. Ask the admin for a new one.",
);
pub const INVITED: Word = Word::new(
    "{name}, buat kata sandi untuk masuk dengan {email}.",
    "{name}, choose a password to sign in with {email}.",
);
pub const INVITED_UNTIL: Word = Word::new("Undangan berlaku sampai {date}.", "The invitation holds until {date}.");
pub const SETUP: Word = Word::new("Mulai memakai Patuh", "Start with Patuh");
pub const SETUP_LEAD: Word = Word::new(
    "Isi data kantor, kepala dinas, dan administrator pertama. Semuanya dapat diubah kemudian.",
    "Enter the office, its head and the first administrator. Everything can be changed later.",
);
pub const SETUP_DEMO: Word = Word::new(
    "Basis data ini masih kosong. Untuk mencoba dengan data rekaan, jalankan cargo xtask run --demo.",
    "This database is empty. To try invented data, run cargo xtask run --demo.",
);
pub const FOUNDED: Word = Word::new("Kantor sudah disiapkan.", "The office is set up.");
