//! Forms of people's accounts: register, add a role.

use chrono::NaiveDate;
use patuh_domain::actor::{Membership, Role};
use patuh_domain::ids::{InstitutionId, OfficeId};
use patuh_domain::person::PersonCommand as C;

use super::labels::{choices, from_word, word};
use super::reader::Reader;
use super::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{FormErrors, InstitutionRow, Posted};

/// A new person with a first role.
pub fn register(institutions: &[InstitutionRow], today: NaiveDate) -> FormSpec {
    let mut fields = vec![
        F::new("name", say("Nama", "Name"), K::Text),
        F::new("email", say("Surel", "E-mail"), K::Email).hint(say("Dipakai untuk masuk.", "Used to sign in.")),
    ];
    fields.extend(role_fields(institutions, today));
    FormSpec::new(
        say("Pengguna baru", "New person"),
        say(
            "Setelah disimpan, Patuh menampilkan tautan undangan satu kali; orang itu membuat kata sandinya sendiri.",
            "Patuh then shows an invitation link once; the person chooses the password.",
        ),
        say("Daftarkan pengguna", "Register"),
        fields,
    )
}

/// Reads [`register`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_register(posted: &Posted, office: OfficeId) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let name = form.text("name");
    let email = form.text("email");
    let membership = read_role(&mut form, office);
    form.finish(C::Register { name, email, membership })
}

/// Another role for a person.
pub fn join(institutions: &[InstitutionRow], today: NaiveDate) -> FormSpec {
    FormSpec::new(
        say("Tambah peran", "Add a role"),
        say("Peran berlaku sejak tanggal itu.", "The role holds from that date."),
        say("Tambah peran", "Add"),
        role_fields(institutions, today),
    )
}

/// Reads [`join`].
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_join(posted: &Posted, office: OfficeId) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let membership = read_role(&mut form, office);
    form.finish(C::Join { membership })
}

/// Reads the end of a role: fields `role`, `institution`, `until`.
///
/// # Errors
/// Every field that is missing or not of its form.
pub fn parse_leave(posted: &Posted, office: OfficeId) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let role = form.choice("role", from_word);
    let institution = form.optional("institution").and_then(|id| id.parse::<InstitutionId>().ok());
    let until = form.date("until");
    form.finish_some(role.map(|role| C::Leave { role, office, institution, until }))
}

fn role_fields(institutions: &[InstitutionRow], today: NaiveDate) -> Vec<F> {
    let mut places = vec![Choice::new("", say("Kantor ini (Disdukcapil)", "This office"))];
    places.extend(institutions.iter().map(|row| Choice::named(row.id.to_string(), row.name.clone())));
    vec![
        F::new("role", say("Peran", "Role"), K::Select(choices(Role::ALL, word))),
        F::new("institution", say("Tempat", "Place"), K::Select(places)).optional().hint(say(
            "Peran lembaga memilih lembaganya; peran kantor memilih kantor ini.",
            "A role of an institution names it; a role of the office names this office.",
        )),
        F::new("from", say("Sejak", "From"), K::Date).propose(today.to_string()),
        F::new("until", say("Sampai", "Until"), K::Date).optional(),
    ]
}

fn read_role(form: &mut Reader<'_>, office: OfficeId) -> Membership {
    Membership {
        role: form.choice("role", from_word).unwrap_or(Role::Operator),
        office,
        institution: form.optional("institution").and_then(|id| id.parse().ok()),
        from: form.date("from"),
        until: form.optional_date("until"),
    }
}
