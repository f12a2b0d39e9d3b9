//! A ZIP of files as they are: PDFs don't get smaller by packing. Written from the front to the end in one go.

use std::io::{self, Write};

/// No file and no archive of ours comes near what 32 bits hold; beyond it readers differ.
const LARGEST: u64 = 3 << 30;
/// The first day that a ZIP can name: times would only differ where the same documents are made twice.
const DATE: u16 = (1 << 5) | 1;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// A ZIP in the making.
#[derive(Debug)]
pub struct Zip<W> {
    out: W,
    at: u64,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    crc: u32,
    size: u32,
    at: u32,
}

impl<W: Write> Zip<W> {
    /// An empty one.
    pub const fn new(out: W) -> Self {
        Self { out, at: 0, entries: Vec::new() }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// The disk refuses, or the archive would become larger than any reader takes.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let size = small(bytes.len() as u64)?;
        let entry = Entry { name: name.to_owned(), crc: crc32fast::hash(bytes), size, at: small(self.at)? };
        if self.entries.len() >= usize::from(u16::MAX) || self.at + u64::from(size) > LARGEST {
            return Err(too_large());
        }
        let mut head = Vec::with_capacity(30 + name.len());
        head.extend_from_slice(b"PK\x03\x04");
        head.extend_from_slice(&common(&entry)?);
        head.extend_from_slice(name.as_bytes());
        self.write(&head)?;
        self.write(bytes)?;
        self.entries.push(entry);
        Ok(())
    }

    /// Ends it with its table of contents.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn finish(mut self) -> io::Result<W> {
        let start = small(self.at)?;
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            let mut line = Vec::with_capacity(46 + entry.name.len());
            line.extend_from_slice(b"PK\x01\x02");
            line.extend_from_slice(&20_u16.to_le_bytes());
            line.extend_from_slice(&common(entry)?);
            // No comment, the only disk, nothing of a file system.
            line.extend_from_slice(&[0; 10]);
            line.extend_from_slice(&entry.at.to_le_bytes());
            line.extend_from_slice(entry.name.as_bytes());
            self.write(&line)?;
        }
        let count = u16::try_from(entries.len()).map_err(|_| too_large())?;
        let mut end = Vec::with_capacity(22);
        end.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        end.extend_from_slice(&count.to_le_bytes());
        end.extend_from_slice(&count.to_le_bytes());
        end.extend_from_slice(&(small(self.at)? - start).to_le_bytes());
        end.extend_from_slice(&start.to_le_bytes());
        end.extend_from_slice(&[0; 2]);
        self.write(&end)?;
        Ok(self.out)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }
}

/// What both heads of a file share: version, flags, no packing, date, check, sizes, length of the name, no extra.
fn common(entry: &Entry) -> io::Result<[u8; 26]> {
    let name = u16::try_from(entry.name.len()).map_err(|_| too_large())?;
    let mut out = [0; 26];
    out[0..2].copy_from_slice(&20_u16.to_le_bytes());
    out[2..4].copy_from_slice(&FLAGS.to_le_bytes());
    out[8..10].copy_from_slice(&DATE.to_le_bytes());
    out[10..14].copy_from_slice(&entry.crc.to_le_bytes());
    out[14..18].copy_from_slice(&entry.size.to_le_bytes());
    out[18..22].copy_from_slice(&entry.size.to_le_bytes());
    out[22..24].copy_from_slice(&name.to_le_bytes());
    Ok(out)
}

fn small(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::other("the ZIP becomes too large")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8], at: usize) -> usize {
        u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four")) as usize
    }

    #[test]
    fn files_are_found_by_the_table_at_the_end() {
        let mut zip = Zip::new(Vec::new());
        let files = [("001-dinas.pdf", &b"%PDF-1.7 one"[..]), ("002-d\u{e9}.pdf", b"two")];
        for (name, bytes) in files {
            zip.add(name, bytes).expect("added");
        }
        let zip = zip.finish().expect("finished");
        let end = zip.len() - 22;
        assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
        assert_eq!(u16::from_le_bytes([zip[end + 10], zip[end + 11]]), 2);
        assert_eq!(number(&zip, end + 12) + number(&zip, end + 16), end);
        let mut line = number(&zip, end + 16);
        for (name, bytes) in files {
            assert_eq!(&zip[line..line + 4], b"PK\x01\x02");
            assert_eq!(&zip[line + 46..line + 46 + name.len()], name.as_bytes());
            assert_eq!(number(&zip, line + 16), crc32fast::hash(bytes) as usize);
            let head = number(&zip, line + 42);
            assert_eq!(&zip[head..head + 4], b"PK\x03\x04");
            let start = head + 30 + name.len();
            assert_eq!(&zip[start..start + bytes.len()], bytes);
            line += 46 + name.len();
        }
    }
}
