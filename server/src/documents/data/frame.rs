//! What surrounds every document: names for the file, page, footer and the way to its verification.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use super::kind::Form;
use super::style::{FormHeader, Issue, Style, Typeface, Verification};

/// The frame of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frame {
    /// `D06`, `D13b`.
    pub code: &'static str,
    /// The kind's title, for the footer.
    pub name: &'static str,
    /// The document's title, for the file and for screen readers.
    pub title: String,
    /// The side it comes from.
    pub author: String,
    pub typeface: Typeface,
    pub size: f64,
    /// `a4` or `f4`.
    pub paper: &'static str,
    pub draft: bool,
    /// Labels of the initials boxes on every page; empty for none.
    pub initials: Vec<&'static str>,
    pub form_header: Option<FormHeader>,
    pub verify: Option<Verify>,
}

/// The code in the footer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verify {
    pub code: String,
    pub url: String,
    /// Rows of `0` and `1`.
    pub qr: Vec<String>,
}

impl Frame {
    /// A frame for `form` about `subject`, without initials boxes.
    pub fn new(form: Form, subject: &str, author: &str, f4: bool, style: &Style, issue: &Issue) -> Self {
        let name = form.title().0;
        Self {
            code: form.code(),
            name,
            title: format!("{name}: {subject}"),
            author: author.to_owned(),
            typeface: style.typeface,
            size: style.size.clamp(10.0, 12.0),
            paper: if f4 { "f4" } else { "a4" },
            draft: !matches!(issue, Issue::Final(_)),
            initials: Vec::new(),
            form_header: style.form_header.clone(),
            verify: match issue {
                Issue::Final(Some(verification)) | Issue::Coded(verification) => Verify::new(verification),
                Issue::Final(None) | Issue::Draft => None,
            },
        }
    }
}

impl Verify {
    /// The code with its QR picture; `None` where the address is too long for one.
    fn new(verification: &Verification) -> Option<Self> {
        let url = format!("{}/v/{}", verification.base_url.trim_end_matches('/'), verification.code);
        let picture = QrCode::with_error_correction_level(url.as_bytes(), EcLevel::M).ok()?;
        let row = |line: &[Color]| {
            line.iter().map(|module| if *module == Color::Dark { '1' } else { '0' }).collect::<String>()
        };
        Some(Self {
            code: verification.code.clone(),
            qr: picture.to_colors().chunks(picture.width()).map(row).collect(),
            url,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_footer_code_is_a_square_picture() {
        let verify =
            Verify::new(&Verification { base_url: "https://patuh.example/".to_owned(), code: "K7QF-3M2X".to_owned() });
        let verify = verify.expect("short enough");
        assert_eq!(verify.url, "https://patuh.example/v/K7QF-3M2X");
        assert!(verify.qr.iter().all(|row| row.len() == verify.qr.len()));
    }
}
