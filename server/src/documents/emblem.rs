//! An emblem for a letterhead, checked when it comes in: hostile until it has been decoded.

use patuh_domain::wording::Bilingual;
use sha2::{Digest as _, Sha256};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// The largest emblem accepted, in bytes; documents must stay under 800 KB.
pub const MAX_BYTES: usize = 300 * 1024;
/// The largest width or height accepted, in pixels.
pub const MAX_PIXELS: u32 = 2_000;

/// What a drawing may not hold: scripts, other files, text that another program would have to fill in, and entities,
/// by which a small file says much.
const ACTIVE: [&[u8]; 7] =
    [b"<script", b"<image", b"<foreignobject", b"<iframe", b"<!entity", b"javascript:", b"@import"];
/// Uses of parts of a drawing by itself: each may hold the next, and so double it.
const MOST_USES: usize = 32;

/// A decodable emblem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emblem {
    bytes: Bytes,
    format: &'static str,
    sha256: String,
}

/// Why an emblem can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmblemError {
    #[error(
        "Berkas lambang lebih besar dari 300 KB. Perkecil gambarnya. / The emblem is larger than 300 KB; make it smaller."
    )]
    TooLarge,
    #[error(
        "Gambar lambang lebih dari 2.000 piksel. Perkecil gambarnya. / The emblem measures more than 2,000 pixels; make it smaller."
    )]
    TooManyPixels,
    #[error(
        "Berkas lambang bukan gambar PNG, JPEG, atau SVG yang utuh. Pilih berkas lain. / The emblem is no sound PNG, JPEG or SVG image; choose another file."
    )]
    NoImage,
    #[error(
        "Berkas SVG ini memuat skrip, gambar lain, atau rujukan ke luar. Simpan sebagai SVG biasa tanpa itu, atau sebagai PNG. / This SVG holds scripts, other images or references to elsewhere; save it as a plain SVG, or as PNG."
    )]
    Active,
}

impl EmblemError {
    /// What is wrong and what to do.
    pub fn text(self) -> Bilingual {
        let both = self.to_string();
        let (id, en) = both.split_once(" / ").unwrap_or((&both, &both));
        Bilingual::owned(id.to_owned(), en.to_owned())
    }
}

impl Emblem {
    /// Checks and keeps an image; its kind is told by its content.
    ///
    /// # Errors
    /// [`EmblemError`] where it is too large or no PNG, JPEG or SVG.
    pub fn new(data: Vec<u8>) -> Result<Self, EmblemError> {
        if data.len() > MAX_BYTES {
            return Err(EmblemError::TooLarge);
        }
        let format = match ExchangeFormat::detect(&data) {
            Some(ExchangeFormat::Png) => "png",
            Some(ExchangeFormat::Jpg) => "jpg",
            Some(_) => return Err(EmblemError::NoImage),
            None => drawing(&data)?,
        };
        if format != "svg" && header_pixels(&data, format).ok_or(EmblemError::NoImage)? > MAX_PIXELS {
            return Err(EmblemError::TooManyPixels);
        }
        let sha256 = Sha256::digest(&data).iter().map(|byte| format!("{byte:02x}")).collect();
        let bytes = Bytes::new(data);
        match format {
            "png" => RasterImage::plain(bytes.clone(), ExchangeFormat::Png).map(drop).ok(),
            "jpg" => RasterImage::plain(bytes.clone(), ExchangeFormat::Jpg).map(drop).ok(),
            _ => SvgImage::new(bytes.clone()).map(drop).ok(),
        }
        .ok_or(EmblemError::NoImage)?;
        Ok(Self { bytes, format, sha256 })
    }

    /// `png`, `jpg` or `svg`.
    pub const fn format(&self) -> &'static str {
        self.format
    }

    /// SHA-256 of its bytes in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The media type, for the web.
    pub fn media_type(&self) -> &'static str {
        match self.format {
            "png" => "image/png",
            "jpg" => "image/jpeg",
            _ => "image/svg+xml",
        }
    }

    /// The file as it was uploaded.
    pub fn file(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }
}

/// `svg`, where the data are text that draws and does nothing else.
fn drawing(data: &[u8]) -> Result<&'static str, EmblemError> {
    let text = std::str::from_utf8(data).map_err(|_| EmblemError::NoImage)?;
    if !contains(data, b"<svg") {
        return Err(EmblemError::NoImage);
    }
    if ACTIVE.iter().any(|active| contains(data, active))
        || has_handler(text)
        || refers_elsewhere(text)
        || text.matches("<use").count() > MOST_USES
    {
        return Err(EmblemError::Active);
    }
    Ok("svg")
}

/// An attribute such as `onload=`.
fn has_handler(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("on").any(|(at, _)| {
        let (before, after) = (&lower[..at], &lower[at + 2..]);
        let name = after.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let named = name.len() < after.len() && name.trim_start().starts_with('=');
        named && before.ends_with(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '/'))
    })
}

/// An `href` or `url(…)` to anything but a part of the same drawing.
fn refers_elsewhere(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let target =
        |rest: &str| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).to_owned();
    let elsewhere = |rest: &str| !target(rest).starts_with('#');
    let linked = lower.match_indices("href").any(|(at, name)| {
        let rest = lower[at + name.len()..].trim_start();
        rest.strip_prefix('=').is_some_and(elsewhere)
    });
    linked || lower.match_indices("url(").any(|(at, name)| elsewhere(&lower[at + name.len()..]))
}

fn contains(data: &[u8], needle: &[u8]) -> bool {
    data.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

/// The longer side, read from the header alone, so that a small file can't unfold into a huge picture.
fn header_pixels(data: &[u8], format: &str) -> Option<u32> {
    if format == "png" {
        let side = |at: usize| data.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
        return Some(side(16)?.max(side(20)?));
    }
    let mut at = 2;
    loop {
        let [0xFF, marker] = *data.get(at..at + 2)? else { return None };
        if (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let side = |at: usize| data.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
            return Some(u32::from(side(at + 5)?.max(side(at + 7)?)));
        }
        let length = u16::from_be_bytes(data.get(at + 2..at + 4)?.try_into().ok()?);
        at += 2 + usize::from(length);
    }
}
