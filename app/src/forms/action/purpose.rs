//! What look-ups may be made for.

use patuh_domain::agreement::{AgreementCommand as C, Element, Method};

use super::onboarding::{granted, method_choices};
use super::today;
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn add(view: &AgreementView) -> FormSpec {
    let methods = granted(view);
    let grants = view.facts.agreement.methods_on(view.moment.today());
    let elements: Vec<Element> = Element::ALL
        .into_iter()
        .filter(|element| grants.iter().any(|grant| grant.elements.contains(element)))
        .collect();
    FormSpec::new(
        say("Tambah tujuan pencarian", "Add a purpose of look-ups"),
        say(
            "Sejak satu tujuan tercatat untuk sebuah metode, pencarian lewat metode itu hanya untuk tujuan yang tercatat, \
             dan jawabannya hanya memuat elemen tujuan itu.",
            "Once a purpose is recorded for a method, look-ups by it are made for recorded purposes only, and answers hold \
             only the elements of the purpose.",
        ),
        say("Tambah tujuan", "Add"),
        vec![
            F::new("name", say("Tujuan", "Purpose"), K::Text)
                .hint(say("Seperti dibaca operator di loket.", "As the operator reads it at the counter.")),
            F::new("methods", say("Metode", "Methods"), K::Checks(method_choices(&methods)))
                .propose_all(methods.iter().map(|method| method.name().to_owned())),
            F::new(
                "elements",
                say("Elemen yang diperlukan", "Elements needed"),
                K::Checks(elements.iter().map(|element| Choice::named(element.name(), element.label())).collect()),
            )
            .propose_all(elements.iter().map(|element| element.name().to_owned())),
            F::new("from", say("Berlaku sejak", "From"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_add(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let name = form.text("name");
    let methods = form.some_choices("methods", Method::parse);
    let elements = form.some_choices("elements", Element::parse);
    let from = form.date("from");
    form.finish(C::AddPurpose { name, methods, elements, from })
}

pub(super) fn end(view: &AgreementView) -> FormSpec {
    let open = view.facts.agreement.purposes.iter().filter(|purpose| purpose.until.is_none());
    FormSpec::new(
        say("Akhiri tujuan pencarian", "End a purpose of look-ups"),
        say(
            "Setelah hari terakhir itu tujuan ini tidak dapat dipilih lagi. Bila tidak ada tujuan lain, pencarian lewat \
             metodenya berhenti.",
            "After that last day the purpose can't be chosen any more. Where no other is left, look-ups by its methods stop.",
        ),
        say("Akhiri tujuan", "End"),
        vec![
            F::new(
                "purpose",
                say("Tujuan", "Purpose"),
                K::Select(open.map(|purpose| Choice::named(purpose.id.to_string(), purpose.name.clone())).collect()),
            ),
            F::new("on", say("Hari terakhir", "Last day"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_end(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let purpose = form.choice("purpose", |id| id.parse().ok());
    let on = form.date("on");
    form.finish_some(purpose.map(|purpose| C::EndPurpose { purpose, on }))
}
