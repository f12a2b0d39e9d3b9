//! Files with their compressed copies.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use super::Grade;

/// Writes the built files of one run and knows which those are.
pub(super) struct Packing {
    folder: PathBuf,
    grade: Grade,
    written: BTreeSet<String>,
}

impl Packing {
    pub(super) fn new(folder: PathBuf, grade: Grade) -> Self {
        Self { folder, grade, written: BTreeSet::new() }
    }

    /// Writes `name`, and its copies `.br` and `.gz` where compression is worth it. Names carry the
    /// hash of the content, so what is there already is right already.
    pub(super) fn write(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        self.put(name, content)?;
        // Fonts are compressed in themselves.
        if !name.ends_with(".woff2") {
            self.put(&format!("{name}.br"), &brotli(content, self.grade)?)?;
            self.put(&format!("{name}.gz"), &gzip(content, self.grade)?)?;
        }
        Ok(())
    }

    /// Removes the files of earlier runs.
    pub(super) fn remove_others(&self) -> anyhow::Result<()> {
        for file in std::fs::read_dir(&self.folder)? {
            let file = file?;
            if !self.written.contains(&*file.file_name().to_string_lossy()) {
                std::fs::remove_file(file.path())
                    .with_context(|| format!("{} can't be removed", file.path().display()))?;
            }
        }
        Ok(())
    }

    fn put(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        let file = self.folder.join(name);
        std::fs::write(&file, content).with_context(|| format!("{} can't be written", file.display()))?;
        self.written.insert(name.to_owned());
        Ok(())
    }
}

/// 16 hexadecimal digits that stand for the content.
pub(super) fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut digits, byte| {
        // Writing into a string can't fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn brotli(content: &[u8], grade: Grade) -> anyhow::Result<Vec<u8>> {
    let quality = if grade == Grade::Shipped { 11 } else { 2 };
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8], grade: Grade) -> anyhow::Result<Vec<u8>> {
    let level = if grade == Grade::Shipped { flate2::Compression::best() } else { flate2::Compression::fast() };
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), level);
    packed.write_all(content)?;
    Ok(packed.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_written_and_removes_the_rest() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("patuh.old.css"), "").expect("file");
        let mut packing = Packing::new(folder.path().to_owned(), Grade::Daily);
        packing.write("patuh.new.css", b"body{}").expect("written");
        packing.remove_others().expect("removed");
        let mut left: Vec<_> = std::fs::read_dir(folder.path())
            .expect("folder")
            .map(|file| file.expect("file").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["patuh.new.css", "patuh.new.css.br", "patuh.new.css.gz"]);
    }

    #[test]
    fn a_digest_has_the_length_by_which_the_server_knows_it() {
        assert_eq!(digest(b"").len(), 16);
    }
}
