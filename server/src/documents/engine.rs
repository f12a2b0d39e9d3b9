//! From data to PDF: compile, check against PDF/A-2a and PDF/UA-1, write reproducible bytes.
//!
//! Work here blocks and takes milliseconds; async callers go through [`super::Press`]. Documents of an office have most
//! paragraphs in common, and the compiler recognises what it set before; its cache is trimmed as documents are made, failed
//! ones too, so memory stays flat.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use serde_json::Value;
use sha2::{Digest, Sha256};
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::clean;
use super::world::{DocumentWorld, Emblems, TEMPLATES, datetime, place};

/// One document to be made.
#[derive(Debug, Clone)]
pub struct Order {
    /// Path of the template, from [`super::data::Form::template`].
    pub template: &'static str,
    /// Everything the template prints.
    pub data: Value,
    pub emblems: Emblems,
    /// The document's date; the only time the template and the file know.
    pub date: NaiveDate,
}

impl Order {
    /// What the template reads as `/data.json`, made printable, and the characters that no typeface has.
    pub fn text(&self) -> (String, Vec<char>) {
        let (data, replaced) = clean::printable(self.data.clone());
        (data.to_string(), replaced)
    }
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// SHA-256, in hexadecimal, for the render log.
    pub template_hash: String,
    pub input_hash: String,
    pub output_hash: String,
    /// What the compiler remarked on; empty for sound templates.
    pub warnings: Vec<String>,
    /// Characters of the data that no typeface has, printed as `?`.
    pub replaced: Vec<char>,
}

/// Why no document came out. A template that fails on data is a defect of the product, not of the data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    #[error(
        "Templat dokumen {0} tidak ada. Laporkan kepada pengelola sistem. / There is no document template {0}; tell the administrator."
    )]
    NoTemplate(String),
    #[error(
        "Dokumen gagal disusun: {0}. Laporkan kepada pengelola sistem. / The document could not be composed: {0}. Tell the administrator."
    )]
    Compile(String),
    #[error(
        "Dokumen tidak memenuhi standar arsip: {0}. Laporkan kepada pengelola sistem. / The document does not meet the archive standard: {0}. Tell the administrator."
    )]
    Export(String),
    #[error("Dokumen tidak selesai disusun. Coba lagi. / The document was not finished. Try again.")]
    Stopped,
}

/// Makes the PDF of `order`.
///
/// # Errors
/// [`RenderError`] where the template is unknown or fails.
pub fn render(order: &Order) -> Result<Rendered, RenderError> {
    let _trim = Trim;
    let composed = compose(order)?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", order.template, composed.input_hash)),
        creator: Smart::Custom(Some("Patuh".to_owned())),
        timestamp: datetime(order.date).map(Timestamp::new_utc),
        page_ranges: None,
        standards: standards()?,
        tagged: true,
        pretty: false,
    };
    let pdf = typst_pdf::pdf(&composed.document, &options)
        .map_err(|errors| RenderError::Export(describe(&errors, &composed.world)))?;
    Ok(Rendered {
        pages: composed.document.pages().len(),
        template_hash: template_hash(),
        input_hash: composed.input_hash,
        output_hash: hex(&Sha256::digest(&pdf)),
        warnings: composed.warnings,
        replaced: composed.replaced,
        pdf,
    })
}

/// The pages of `order` as SVG, for a preview in the page.
///
/// # Errors
/// [`RenderError`] where the template is unknown or fails.
pub fn pages_as_svg(order: &Order) -> Result<Vec<String>, RenderError> {
    let _trim = Trim;
    let composed = compose(order)?;
    let options = typst_svg::SvgOptions::default();
    Ok(composed.document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect())
}

/// The compiler and its version, for the render log.
pub fn compiler() -> String {
    format!("typst {}", typst::utils::version().raw())
}

/// SHA-256 of the data of `order` as [`render`] would print it.
pub fn input_hash(order: &Order) -> String {
    let (data, _) = clean::printable(order.data.clone());
    hex(&Sha256::digest(data.to_string()))
}

/// SHA-256 of all templates and the compiler's version: what a document was made with.
pub fn template_hash() -> String {
    static HASH: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let mut hash = Sha256::new();
        hash.update(typst::utils::version().raw());
        for (name, data) in TEMPLATES {
            hash.update(name);
            hash.update([0]);
            hash.update(data);
        }
        hex(&hash.finalize())
    });
    HASH.clone()
}

struct Composed {
    world: DocumentWorld,
    document: PagedDocument,
    warnings: Vec<String>,
    input_hash: String,
    replaced: Vec<char>,
}

fn compose(order: &Order) -> Result<Composed, RenderError> {
    let (text, replaced) = order.text();
    let input_hash = hex(&Sha256::digest(&text));
    let world = DocumentWorld::new(order.template, text, &order.emblems, order.date)
        .ok_or_else(|| RenderError::NoTemplate(order.template.to_owned()))?;
    let result = typst::compile::<PagedDocument>(&world);
    let warnings = result.warnings.iter().map(|warning| line(warning, &world)).collect();
    match result.output {
        Ok(document) => Ok(Composed { document, warnings, input_hash, replaced, world }),
        Err(errors) => Err(RenderError::Compile(describe(&errors, &world))),
    }
}

/// Archivable and accessible at once.
fn standards() -> Result<PdfStandards, RenderError> {
    PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| RenderError::Export(error.message().to_string()))
}

fn describe(diagnostics: &[SourceDiagnostic], world: &DocumentWorld) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(|error| line(error, world)).collect::<Vec<_>>().join("; ")
}

fn line(diagnostic: &SourceDiagnostic, world: &DocumentWorld) -> String {
    let mut text = match place(diagnostic.span, world) {
        Some(place) => format!("{place}: {}", diagnostic.message),
        None => diagnostic.message.to_string(),
    };
    for point in &diagnostic.trace {
        if let Some(place) = place(point.span.into(), world) {
            text.push_str(&format!(" (from {place})"));
        }
    }
    for hint in &diagnostic.hints {
        text.push_str(&format!(" [{}]", hint.v));
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Documents between two trims of the compiler's cache: a trim walks the whole of it.
const TRIM_EVERY: usize = 8;
/// Trims that what isn't used any more lasts; some dossiers' worth of documents.
const TRIMS_KEPT: usize = 8;

/// Trims the compiler's cache now and then when a document is done, however it ended.
struct Trim;

impl Drop for Trim {
    fn drop(&mut self) {
        static DONE: AtomicUsize = AtomicUsize::new(0);
        if DONE.fetch_add(1, Ordering::Relaxed) % TRIM_EVERY == TRIM_EVERY - 1 {
            typst::comemo::evict(TRIMS_KEPT);
        }
    }
}
