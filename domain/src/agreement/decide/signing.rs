//! Stage 5: both signatures (domain.md 2, 3).

use super::case::Case;
use super::check::{filled, follows, not_future, refuse};
use crate::agreement::{AgreementEvent as E, Juknis, Pks, Term, Terms, Text};
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// Signing makes the terms as last drafted those that hold from the signature on.
pub(super) fn sign_pks(case: &Case<'_>, pks: Pks) -> Decision {
    filled(&pks.office_number, "office_number", ("Nomor PKS kantor", "Number of the office"))?;
    filled(&pks.institution_number, "institution_number", ("Nomor PKS lembaga", "Number of the institution"))?;
    filled(&pks.signed_at, "signed_at", ("Tempat penandatanganan", "Place of signing"))?;
    let name = ("Tanggal tanda tangan", "Date of signing");
    not_future(pks.signed_on, case.today, "signed_on", name)?;
    if let Some(on) = case.agreement.final_on(Text::Pks) {
        follows((on, ("Tanggal naskah final", "Day the text was final")), (pks.signed_on, name), "signed_on")?;
    }
    if pks.ends_on <= pks.signed_on {
        return Err(refuse(
            Rule::DateOrder,
            (
                "Tanggal berakhir harus setelah tanggal tanda tangan.",
                "The last day must lie after the date of signing.",
            ),
            ("Periksa kedua tanggal itu.", "Check both dates."),
        )
        .at("ends_on"));
    }
    if matches!(pks.term, Term::Years { years: 0 } | Term::YearsAndUntil { years: 0, .. }) {
        return Err(refuse(
            Rule::Field,
            ("Jangka waktu nol tahun tidak bermakna.", "A term of zero years has no meaning."),
            ("Isi paling sedikit satu tahun.", "Give at least one year."),
        )
        .at("years"));
    }
    let drafted_for_later = case.agreement.latest_terms().filter(|terms| terms.effective > pks.signed_on);
    let mut events: Vec<E> = drafted_for_later
        .map(|terms| E::TermsSettled { terms: Terms { effective: pks.signed_on, ..terms.clone() } })
        .into_iter()
        .collect();
    events.push(E::PksSigned { pks });
    Ok(events)
}

pub(super) fn sign_juknis(case: &Case<'_>, juknis: Juknis) -> Decision {
    filled(&juknis.number, "number", ("Nomor Juknis", "Number of the Juknis"))?;
    filled(&juknis.place, "place", ("Tempat penandatanganan", "Place of signing"))?;
    let name = ("Tanggal Juknis", "Date of the Juknis");
    not_future(juknis.date, case.today, "date", name)?;
    if let Some(signed_on) = case.signed_on() {
        follows((signed_on, ("Tanggal PKS", "Date of the PKS")), (juknis.date, name), "date")?;
    }
    if let Some(on) = case.agreement.final_on(Text::Juknis) {
        follows((on, ("Tanggal naskah final", "Day the text was final")), (juknis.date, name), "date")?;
    }
    if let Some(by) = juknis.user_id_request_by {
        follows(
            (juknis.date, name),
            (by, ("Batas permohonan User ID", "Deadline of the User ID request")),
            "user_id_request_by",
        )?;
    }
    Ok(vec![E::JuknisSigned { juknis }])
}
