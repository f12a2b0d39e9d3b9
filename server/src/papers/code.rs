//! Codes on pages: of issued documents by chance, of drafts by what they are.
//!
//! Nothing is kept of a draft, so its code carries what the verification page says of it: the kind, a mark of the paper,
//! and a seal that only this installation can make.

use patuh_domain::agreement::DocumentCode;

use crate::documents::Kind;
use crate::machinery::Keys;

/// Characters there are.
const BASE: u16 = 29;
/// Where the seal begins: before it two characters for the kind and four for the paper.
const SEAL: usize = 6;

/// A code for a document to be issued. It can't be guessed, and is the same for the same `parts`: a form sent twice
/// issues one document.
pub fn fresh(keys: &Keys, parts: &[&[u8]]) -> DocumentCode {
    DocumentCode::from_random(&keys.code("document", parts))
}

/// The code of a draft of `kind`; `parts` say which paper it is.
pub fn of_draft(keys: &Keys, kind: Kind, parts: &[&[u8]]) -> DocumentCode {
    let mark = keys.code("draft", parts);
    let mut values = [0; 11];
    let place = kind as u16;
    (values[0], values[1]) = (place / BASE, place % BASE);
    for (value, byte) in values[2..SEAL].iter_mut().zip(mark) {
        *value = u16::from(byte) % BASE;
    }
    seal(keys, &mut values);
    DocumentCode::of_values(values)
}

/// The kind of the draft that `code` is of; `None` where it isn't a draft of this installation.
pub fn draft_kind(keys: &Keys, code: &DocumentCode) -> Option<Kind> {
    let given = code.values();
    let mut right = given;
    seal(keys, &mut right);
    let place = usize::from(given[0] * BASE + given[1]);
    (right == given).then(|| Kind::all().nth(place)).flatten()
}

fn seal(keys: &Keys, values: &mut [u16; 11]) {
    let head: Vec<u8> = values[..SEAL].iter().flat_map(|value| value.to_be_bytes()).collect();
    let seal = keys.code("draft seal", &[&head]);
    for (at, value) in values[SEAL..].iter_mut().enumerate() {
        *value = u16::from_be_bytes([seal[at * 2], seal[at * 2 + 1]]) % BASE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_draft_tells_its_kind_and_nothing_else_passes_for_one() {
        let folder = tempfile::tempdir().expect("folder");
        let keys = Keys::new(Secret::read_or_create(&folder.path().join("key")).expect("key"));
        for kind in Kind::all() {
            let code = of_draft(&keys, kind, &[b"paper"]);
            assert_eq!(draft_kind(&keys, &code), Some(kind));
            let mut other = code.values();
            other[3] = (other[3] + 1) % BASE;
            assert_eq!(draft_kind(&keys, &DocumentCode::of_values(other)), None);
        }
        assert_eq!(draft_kind(&keys, &fresh(&keys, &[b"form"])), None);
        assert_eq!(fresh(&keys, &[b"form"]), fresh(&keys, &[b"form"]));
        assert_ne!(fresh(&keys, &[b"form"]), fresh(&keys, &[b"forms"]));
    }
}
