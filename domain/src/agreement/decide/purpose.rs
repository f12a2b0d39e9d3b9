//! What look-ups may be made for (domain.md 5).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{distinct, filled, follows, refuse_with};
use super::onboarding::granted_methods;
use crate::agreement::{AgreementEvent as E, Element, Method, Purpose, same_name};
use crate::command::Ctx;
use crate::ids::PurposeId;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// A purpose as asked to be added; it gets its id here. It may begin later.
pub(super) fn add(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    name: String,
    methods: Vec<Method>,
    elements: Vec<Element>,
    from: NaiveDate,
) -> Decision {
    filled(&name, "name", ("Tujuan", "Purpose"))?;
    granted_methods(case, &methods, "methods")?;
    distinct(&elements, "elements", ("Elemen data", "Elements"))?;
    let granted = |element: &Element| {
        case.grants()
            .iter()
            .filter(|grant| methods.contains(&grant.method))
            .any(|grant| grant.elements.contains(element))
    };
    if let Some(extra) = elements.iter().find(|element| !granted(element)) {
        return Err(refuse_with(
            Rule::Field,
            format!("{} tidak diberikan untuk metode yang dipilih.", extra.label()),
            format!("{} is not granted for the methods chosen.", extra.label()),
            (
                "Pilih dari elemen pada perjanjian; elemen baru memerlukan adendum.",
                "Choose among the elements of the agreement; new ones need an addendum.",
            ),
        )
        .at("elements"));
    }
    if let Some(signed_on) = case.signed_on() {
        let first = ("Tanggal mulai tujuan", "First day of the purpose");
        follows((signed_on, ("Tanggal PKS", "Date of the PKS")), (from, first), "from")?;
    }
    let known = case.agreement.purposes.iter().find(|known| {
        same_name(&known.name, &name)
            && known.until.is_none_or(|last| from <= last)
            && known.methods.iter().any(|method| methods.contains(method))
    });
    if known.is_some() {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Tujuan \"{}\" sudah tercatat.", name.trim()),
            format!("The purpose \"{}\" is recorded already.", name.trim()),
            ("Akhiri tujuan itu dahulu, atau pakai nama lain.", "End that one first, or use another name."),
        )
        .at("name"));
    }
    let name = name.trim().to_owned();
    let purpose = Purpose { id: PurposeId(ctx.ids.fresh()), name, methods, elements, from, until: None };
    Ok(vec![E::PurposeAdded { purpose }])
}

/// The last day of a purpose; it may lie ahead.
pub(super) fn end(case: &Case<'_>, id: PurposeId, on: NaiveDate) -> Decision {
    let purpose = case.agreement.purpose(id).ok_or_else(Refusal::unknown_aggregate)?;
    if let Some(last) = purpose.until {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Tujuan ini sudah diakhiri pada {}.", crate::wording::short_date(last)),
            format!("This purpose was ended on {last}."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("purpose"));
    }
    let first = ("Tanggal mulai tujuan", "First day of the purpose");
    follows((purpose.from, first), (on, ("Hari terakhir", "Last day")), "on")?;
    Ok(vec![E::PurposeEnded { purpose: id, on }])
}
