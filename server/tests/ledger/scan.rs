//! Looks for canaries in files, in every form in which something could have been kept.

use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Knows the canaries.
pub struct Scanner {
    names: Vec<String>,
    automaton: AhoCorasick,
}

impl Scanner {
    /// For these, each long enough not to be met by chance.
    pub fn of<T: AsRef<str>>(canaries: &[T]) -> Self {
        let (mut names, mut patterns) = (Vec::new(), Vec::new());
        for canary in canaries {
            let canary = canary.as_ref();
            assert!(canary.len() >= 7, "{canary:?} could be met by chance");
            for (name, pattern) in forms(canary) {
                names.push(format!("{canary:?} as {name}"));
                patterns.push(pattern);
            }
        }
        Self { names, automaton: AhoCorasick::new(patterns).expect("an automaton") }
    }

    /// The first canary in these bytes, and its form.
    pub fn first_in(&self, bytes: &[u8]) -> Option<&str> {
        self.automaton.find(bytes).map(|found| self.names[found.pattern().as_usize()].as_str())
    }

    /// Every file below `folder` that holds a canary, with the first; and how many files there are.
    pub fn below(&self, folder: &Path) -> (usize, Vec<(PathBuf, String)>) {
        let (mut files, mut found) = (0, Vec::new());
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                let (more, inner) = self.below(&path);
                files += more;
                found.extend(inner);
            } else if path.is_file() {
                files += 1;
                let first = self.first_in(&std::fs::read(&path).expect("a file"));
                found.extend(first.map(|first| (path.clone(), first.to_owned())));
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.extend(self.first_in(name.as_bytes()).map(|first| (path, format!("in the name: {first}"))));
        }
        (files, found)
    }
}

/// Plain, reversed, lower-case, UTF-16, hexadecimal of either case, base64 of either alphabet at each of its three
/// places, as a number of eight bytes, and hashed without a key.
pub fn forms(canary: &str) -> Vec<(String, Vec<u8>)> {
    let plain = canary.as_bytes();
    let mut all = vec![
        ("plain".to_owned(), plain.to_vec()),
        ("reversed".to_owned(), plain.iter().rev().copied().collect()),
        ("UTF-16".to_owned(), canary.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ];
    if canary != canary.to_lowercase() {
        all.push(("lower case".to_owned(), canary.to_lowercase().into_bytes()));
    }
    all.extend(in_letters("", plain));
    if let Ok(number) = canary.parse::<u64>() {
        all.push(("number, big end first".to_owned(), number.to_be_bytes().to_vec()));
        all.push(("number, little end first".to_owned(), number.to_le_bytes().to_vec()));
    }
    for (name, hash) in [
        ("MD5", Md5::digest(plain).to_vec()),
        ("SHA-1", Sha1::digest(plain).to_vec()),
        ("SHA-256", Sha256::digest(plain).to_vec()),
        ("SHA-384", Sha384::digest(plain).to_vec()),
        ("SHA-512", Sha512::digest(plain).to_vec()),
    ] {
        all.extend(in_letters(&format!("{name} in "), &hash));
        all.push((name.to_owned(), hash));
    }
    all
}

fn in_letters(name: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        (format!("{name}hexadecimal"), hex.clone().into_bytes()),
        (format!("{name}HEXADECIMAL"), hex.to_uppercase().into_bytes()),
    ];
    for place in 0..3 {
        let padded: Vec<u8> = std::iter::repeat_n(b' ', place).chain(bytes.iter().copied()).collect();
        let text = base64(&padded);
        // Letters at both ends depend on what stands around.
        let whole = padded.len() * 8 / 6;
        let own = text[(place * 8).div_ceil(6)..whole].to_vec();
        let other: Vec<u8> = own
            .iter()
            .map(|letter| match letter {
                b'+' => b'-',
                b'/' => b'_',
                letter => *letter,
            })
            .collect();
        if other != own {
            all.push((format!("{name}base64 for addresses, at {place}"), other));
        }
        all.push((format!("{name}base64, at {place}"), own));
    }
    all
}

/// Without padding.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        out.extend((0..=three.len()).map(|place| BASE64[(number >> (18 - 6 * place) & 63) as usize]));
    }
    out
}

#[test]
fn the_scanner_finds_what_is_planted_in_any_form() {
    let canaries = ["9901017089000017", "KINANTI SEKARWANGI"];
    let scanner = Scanner::of(&canaries);
    let noise: Vec<u8> = (0..10_000_u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    assert_eq!(scanner.first_in(&noise), None);
    let folder = tempfile::tempdir().expect("a folder");
    let planted = folder.path().join("a/b");
    std::fs::create_dir_all(&planted).expect("a folder");
    for canary in canaries {
        for (name, form) in forms(canary) {
            let bytes = [&noise[..777], &form, &noise[777..]].concat();
            std::fs::write(planted.join("file"), bytes).expect("written");
            let (files, found) = scanner.below(folder.path());
            assert_eq!((files, found.len()), (1, 1), "{canary} as {name}");
        }
        // Base64 of something longer, whatever comes before and after.
        for before in ["", "x", "xy", "xyz"] {
            let text = base64(format!("{before}{canary}, and more").as_bytes());
            assert!(scanner.first_in(&text).is_some(), "{before:?} {canary}");
        }
    }
}
