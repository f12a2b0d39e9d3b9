//! What a form sent: fields and files.
//!
//! Files go to the disk while they come in; in the values their id stands in their place. A file that can't be taken is
//! an error at its field, and the rest of the form is read all the same, so that nothing typed is lost.

use axum::RequestExt as _;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Form, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::ids::{FileId, OfficeId, PersonId};
use patuh_domain::wording::Bilingual;

use super::page;
use super::plain::PlainPage;
use super::state::AppState;
use crate::machinery::{Accepted, FileFault, Files};

const MOST_FIELDS: usize = 3_000;
const MOST_FILES: usize = 10;
/// Text in a form with files, in bytes: as much as a form without them may have.
const MOST_TEXT: usize = super::security::LARGEST_FORM;

/// Ends the name of the hidden field beside a file field that holds the id of what was uploaded before.
const KEPT: &str = "_kept";

/// A form as it was sent.
#[derive(Debug, Default)]
pub struct Sent {
    pub posted: Posted,
    /// Files that couldn't be taken, at their fields.
    pub faults: FormErrors,
}

/// Whose files may come in, and to which office they belong.
#[derive(Debug, Clone, Copy)]
pub struct Uploader {
    pub office: OfficeId,
    pub person: PersonId,
    pub accepted: Accepted,
}

/// Reads a form. Without an uploader files are left out.
///
/// # Errors
/// An answer, where it isn't a form or is larger than any of ours.
pub async fn read(state: &AppState, request: Request, uploader: Option<Uploader>) -> Result<(Parts, Sent), Response> {
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let sent = if is_multipart(&parts.headers) {
        match whole.extract::<Multipart, _>().await {
            Ok(multipart) => read_parts(multipart, &state.rooms.files, uploader).await,
            Err(_) => Err(StatusCode::BAD_REQUEST),
        }
    } else {
        match whole.extract::<Form<Vec<(String, String)>>, _>().await {
            Ok(Form(pairs)) if pairs.len() <= MOST_FIELDS => {
                Ok(Sent { posted: Posted::from_pairs(pairs), faults: FormErrors::default() })
            }
            Ok(_) => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        }
    };
    sent.map(|sent| (parts.clone(), with_kept(sent))).map_err(|status| unreadable(state, &parts, status))
}

/// Puts the id of an upload that came with an earlier submission in the place of the file, where no other was chosen.
fn with_kept(mut sent: Sent) -> Sent {
    let kept: Vec<(String, String)> = sent
        .posted
        .0
        .iter()
        .filter_map(|(name, values)| Some((name.strip_suffix(KEPT)?.to_owned(), values.first()?.clone())))
        .filter(|(field, _)| sent.posted.text(field).is_empty() && !sent.faults.fields.contains_key(field))
        .collect();
    for (field, id) in kept {
        sent.posted.set(&field, id);
    }
    sent.posted.0.retain(|name, _| !name.ends_with(KEPT));
    sent
}

async fn read_parts(mut multipart: Multipart, files: &Files, uploader: Option<Uploader>) -> Result<Sent, StatusCode> {
    let (mut pairs, mut uploads, mut text_size) = (Vec::new(), Vec::new(), 0);
    let mut faults = FormErrors::default();
    while let Some(field) = multipart.next_field().await.map_err(|error| status_of(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(str::to_owned) else {
            let text = field.text().await.map_err(|error| status_of(&error))?;
            text_size += name.len() + text.len();
            if text_size > MOST_TEXT || pairs.len() >= MOST_FIELDS {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            pairs.push((name, text));
            continue;
        };
        if uploads.len() >= MOST_FILES {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        match take(field, files, &file_name, uploader).await {
            Ok(Some(id)) => uploads.push((name, id)),
            Ok(None) => {}
            Err(Broken::Stream(status)) => return Err(status),
            Err(Broken::File(fault)) => {
                if let FileFault::Disk(_) | FileFault::Store(_) = fault {
                    tracing::error!(error = %fault, "an upload can't be stored");
                }
                faults.add(&name, fault.text());
            }
        }
    }
    let mut posted = Posted::from_pairs(pairs);
    for (name, id) in uploads {
        posted.set(&name, id.to_string());
    }
    Ok(Sent { posted, faults })
}

enum Broken {
    /// Nothing more can be read of the form.
    Stream(StatusCode),
    File(FileFault),
}

/// One file; `None` where no file was chosen. A file that isn't taken is read to its end, so that the fields after it
/// are found.
async fn take(
    mut field: Field<'_>,
    files: &Files,
    name: &str,
    uploader: Option<Uploader>,
) -> Result<Option<FileId>, Broken> {
    let mut incoming = match uploader {
        Some(_) => Some(files.incoming().await.map_err(Broken::File)?),
        None => None,
    };
    let (mut fault, mut any) = (None, false);
    while let Some(bytes) = field.chunk().await.map_err(|error| Broken::Stream(status_of(&error)))? {
        any |= !bytes.is_empty();
        if let Some(open) = &mut incoming
            && let Err(error) = open.take(&bytes).await
        {
            (fault, incoming) = (Some(error), None);
        }
    }
    if let Some(fault) = fault {
        return Err(Broken::File(fault));
    }
    match (incoming, uploader) {
        (Some(incoming), Some(uploader)) if any => files
            .keep(incoming, uploader.accepted, name, uploader.office, uploader.person)
            .await
            .map(Some)
            .map_err(Broken::File),
        (Some(_), Some(_)) if !name.is_empty() => Err(Broken::File(FileFault::Empty)),
        _ => Ok(None),
    }
}

fn status_of(error: &MultipartError) -> StatusCode {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn is_multipart(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

fn unreadable(state: &AppState, parts: &Parts, status: StatusCode) -> Response {
    let (title, text) = if status == StatusCode::PAYLOAD_TOO_LARGE {
        (
            Bilingual::new("Kiriman terlalu besar", "Too large"),
            Bilingual::new(
                "Satu berkas paling besar 20 MB. Kembali ke formulir, perkecil berkasnya, lalu kirim lagi.",
                "A file may have 20 MB. Go back to the form, make the file smaller, and send it again.",
            ),
        )
    } else {
        (
            Bilingual::new("Kiriman tidak dapat dibaca", "Can't be read"),
            Bilingual::new(
                "Kiriman terputus atau bukan dari formulir Patuh. Kembali ke formulir dan kirim lagi.",
                "The form broke off on its way or isn't one of Patuh. Go back to the form and send it again.",
            ),
        )
    };
    PlainPage::new(page::language(parts), &title).paragraph(&text).answer(state, status)
}
