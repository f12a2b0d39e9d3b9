//! What a template can see: the templates themselves, its data, two emblems and the embedded fonts. Nothing else.
//!
//! No file, package, network or clock is in reach (ARCHITECTURE.md, invariant 8). All virtual paths are constants:
//! the compiler interns every path it meets for the life of the process.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::emblem::Emblem;

/// Path of the document's data.
pub const DATA: &str = "/data.json";
/// Path of the office's emblem.
pub const EMBLEM_OFFICE: &str = "/emblem-office";
/// Path of the institution's emblem.
pub const EMBLEM_INSTITUTION: &str = "/emblem-institution";

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../templates/documents", $name)))),+]
    };
}

/// Every file a template may import, by its virtual path.
pub const TEMPLATES: &[(&str, &[u8])] = embedded![
    "/d01-permohonan.typ",
    "/d02-kajian.typ",
    "/d03-verifikasi.typ",
    "/d04-persetujuan.typ",
    "/d05-perintah.typ",
    "/d06-pks.typ",
    "/d07-juknis.typ",
    "/d08-user-id.typ",
    "/d09-ip.typ",
    "/d10-jaringan.typ",
    "/d11-sptjm.typ",
    "/d12-sptjm-perpanjangan.typ",
    "/d13a-pernyataan.typ",
    "/d13b-surat.typ",
    "/d14-bast.typ",
    "/d15-permohonan-poc.typ",
    "/d16-jadwal-poc.typ",
    "/d17-hasil-poc.typ",
    "/d18-laporan.typ",
    "/d19a-evaluasi.typ",
    "/d19b-hasil.typ",
    "/d20-teguran.typ",
    "/d21-sanksi.typ",
    "/d22-perpanjangan.typ",
    "/d23-adendum.typ",
    "/d24-pergantian.typ",
    "/d25-pengembalian.typ",
    "/d26-jawaban.typ",
    "/d27-insiden.typ",
    "/d28-rekapitulasi.typ",
    "/d29a-akses-dwh.typ",
    "/d29b-user-id.typ",
    "/d30-pengantar.typ",
    "/d31-penyedia.typ",
    "/d32-perubahan.typ",
    "/d33-integrasi.typ",
    "/lib/articles.typ",
    "/lib/chart.typ",
    "/lib/drawing.typ",
    "/lib/emblem.svg",
    "/lib/forms.typ",
    "/lib/letter.typ",
    "/lib/page.typ",
    "/lib/parties.typ",
    "/lib/signing.typ",
    "/lib/trial.typ",
    "/lib/words.typ",
];

macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        &[$(include_bytes!(concat!("../../../templates/fonts/", $name))),+]
    };
}

const FONTS: &[&[u8]] = fonts![
    "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "texgyrebonum-regular.otf",
    "texgyrebonum-bold.otf",
    "texgyrebonum-italic.otf",
    "texgyrebonum-bolditalic.otf",
];

/// What all documents share, read once.
struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    /// Characters that every typeface has.
    printable: HashSet<u32>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect();
    let mut sources = HashMap::new();
    let mut files = HashMap::new();
    for (name, data) in TEMPLATES {
        let Some(id) = file_id(name) else { continue };
        files.insert(id, Bytes::new(*data));
        if let (true, Ok(text)) = (name.ends_with(".typ"), std::str::from_utf8(data)) {
            sources.insert(id, Source::new(id, text.to_owned()));
        }
    }
    let mut covered: HashMap<u32, usize> = HashMap::new();
    for character in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
        *covered.entry(character).or_default() += 1;
    }
    let printable = covered.into_iter().filter(|(_, times)| *times == fonts.len()).map(|(character, _)| character);
    Shelf {
        printable: printable.collect(),
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        sources,
        files,
    }
});

/// The emblems of both sides; `None` draws the neutral one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emblems {
    pub office: Option<Emblem>,
    pub institution: Option<Emblem>,
}

/// The world of one document.
pub(super) struct DocumentWorld {
    main: FileId,
    own: Vec<(FileId, Bytes)>,
    today: Option<Datetime>,
}

impl DocumentWorld {
    /// A world around the template at `main`; `None` where there is no such template.
    pub(super) fn new(main: &str, data: String, emblems: &Emblems, date: NaiveDate) -> Option<Self> {
        let main = file_id(main)?;
        let mut own = vec![(file_id(DATA)?, Bytes::from_string(data))];
        for (path, emblem) in [(EMBLEM_OFFICE, &emblems.office), (EMBLEM_INSTITUTION, &emblems.institution)] {
            if let Some(emblem) = emblem {
                own.push((file_id(path)?, emblem.bytes()));
            }
        }
        SHELF.sources.contains_key(&main).then(|| Self { main, own, today: datetime(date) })
    }
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SHELF.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let own = self.own.iter().find(|(path, _)| *path == id).map(|(_, bytes)| bytes);
        own.or_else(|| SHELF.files.get(&id)).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// Midnight of `date`, as the compiler counts time.
pub(super) fn datetime(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
}

/// Whether every typeface can print `character`.
pub(super) fn printable(character: char) -> bool {
    // Nearly all text, and in every typeface.
    character.is_ascii_graphic() || SHELF.printable.contains(&u32::from(character))
}

/// Where in a template a diagnostic points, as `path:line`.
pub(super) fn place(span: typst::syntax::DiagSpan, world: &DocumentWorld) -> Option<String> {
    use typst::WorldExt;
    let id = span.id()?;
    let range = world.range(span)?;
    let line = SHELF.sources.get(&id)?.lines().byte_to_line(range.start)?;
    Some(format!("{}:{}", id.vpath().get_with_slash(), line + 1))
}

fn file_id(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> DocumentWorld {
        let date = NaiveDate::from_ymd_opt(2026, 1, 15).expect("a date");
        DocumentWorld::new("/d06-pks.typ", "{}".to_owned(), &Emblems::default(), date).expect("a template")
    }

    #[test]
    fn invariant_a_template_sees_only_its_data_and_the_library() {
        let world = world();
        for path in ["/etc/passwd", "/../Cargo.toml", "/patuh.toml", "/emblem-office", "/lib/other.typ"] {
            let Some(id) = file_id(path) else { continue };
            assert!(world.file(id).is_err() && world.source(id).is_err(), "{path}");
        }
        let package = "@preview/cetz:0.4.0".parse().expect("a package");
        let path = VirtualPath::new("/lib.typ").expect("a path");
        let foreign = RootedPath::new(VirtualRoot::Package(package), path).intern();
        assert!(world.file(foreign).is_err() && world.source(foreign).is_err());
        assert!(world.file(file_id(DATA).expect("a path")).is_ok());
        assert_eq!(world.today(None), Datetime::from_ymd_hms(2026, 1, 15, 0, 0, 0));
    }

    #[test]
    fn every_template_file_is_embedded() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/documents");
        for folder in ["", "/lib"] {
            for entry in std::fs::read_dir(format!("{root}{folder}")).expect("a folder") {
                let entry = entry.expect("an entry");
                let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
                let file = entry.file_type().expect("a type").is_file() && !name.ends_with("data.json");
                assert!(!file || TEMPLATES.iter().any(|(known, _)| *known == name), "{name}");
            }
        }
    }

    #[test]
    fn an_unknown_template_makes_no_world() {
        let date = NaiveDate::from_ymd_opt(2026, 1, 15).expect("a date");
        assert!(DocumentWorld::new("/d99.typ", "{}".to_owned(), &Emblems::default(), date).is_none());
        assert!(DocumentWorld::new("/lib/emblem.svg", "{}".to_owned(), &Emblems::default(), date).is_none());
    }

    #[test]
    fn letters_of_indonesian_papers_can_be_printed() {
        let needed = "AZaz09éèçñü–—…‘’“”°•§½×/\\#*$@<>{}[]_~^`|€";
        for character in needed.chars() {
            assert!(printable(character), "{character:?}");
        }
        assert!(('!'..='~').all(|character| SHELF.printable.contains(&u32::from(character))));
        assert!(!printable('漢'));
    }
}
