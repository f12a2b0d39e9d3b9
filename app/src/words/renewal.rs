//! Words of the call for a renewal letter.

use super::Word;

pub const READY: Word = Word::new(
    "Konsep surat perpanjangan PKS {number} sudah siap. Surat paling lambat diterima {date}; {when}.",
    "The draft of the renewal letter for the PKS {number} lies ready. It must be there by {date}; {when}.",
);
pub const AGAIN: Word = Word::new(
    "Pengingat kedua: surat perpanjangan PKS {number} belum dikirim. Paling lambat diterima {date}; {when}. Konsepnya sudah siap.",
    "Second reminder: the renewal letter for the PKS {number} was not sent. It must be there by {date}; {when}. Its draft lies ready.",
);
pub const SEE_DRAFT: Word = Word::new("Lihat konsep surat (D22)", "See the draft (D22)");
