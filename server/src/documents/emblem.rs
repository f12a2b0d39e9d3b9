//! An emblem for a letterhead, checked when it comes in: hostile until it has been decoded.

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// The largest emblem accepted, in bytes; documents must stay under 800 KB.
pub const MAX_BYTES: usize = 300 * 1024;
/// The largest width or height accepted, in pixels.
pub const MAX_PIXELS: u32 = 2_000;

/// A decodable emblem.
#[derive(Debug, Clone)]
pub struct Emblem {
    bytes: Bytes,
    format: &'static str,
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
            // A drawing that pulls in other files has nowhere to pull them from.
            None if contains(&data, b"<image") => return Err(EmblemError::NoImage),
            None => "svg",
        };
        if format != "svg" && header_pixels(&data, format).is_none_or(|side| side > MAX_PIXELS) {
            return Err(EmblemError::TooManyPixels);
        }
        let bytes = Bytes::new(data);
        match format {
            "png" => RasterImage::plain(bytes.clone(), ExchangeFormat::Png).map(drop).ok(),
            "jpg" => RasterImage::plain(bytes.clone(), ExchangeFormat::Jpg).map(drop).ok(),
            _ => SvgImage::new(bytes.clone()).map(drop).ok(),
        }
        .ok_or(EmblemError::NoImage)?;
        Ok(Self { bytes, format })
    }

    /// `png`, `jpg` or `svg`.
    pub const fn format(&self) -> &'static str {
        self.format
    }

    pub(super) fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }
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
