//! What the agreement before has in use passes over to the one that follows (decisions.md 15).

use patuh_domain::agreement::{AgreementCommand as C, InUse, in_use};

use crate::forms::reader::Reader;
use crate::forms::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};
use crate::words::tb;

pub(super) fn form(view: &AgreementView) -> FormSpec {
    let number = view.facts.agreement.predecessor.as_ref().map(|before| before.number.clone()).unwrap_or_default();
    FormSpec::new(
        say("Alihkan User ID dari PKS sebelumnya", "Take User IDs over from the PKS before"),
        say(
            "User ID beralih dengan kata sandinya, juga operator, aplikasi, dan card reader. Di perjanjian lama User ID tertutup dan perpanjangan selesai; akses berlanjut tanpa jeda.",
            "User IDs pass over with their passwords, and so do operators, applications and readers. In the old agreement they are closed and the renewal is answered; access goes on without a gap.",
        ),
        say("Alihkan", "Take over"),
        vec![
            F::new("before", say("PKS sebelumnya", "PKS before"), K::Fixed(vec![number])).optional(),
            F::new("passing", say("Yang beralih", "What passes over"), K::Fixed(passing(view))).optional(),
            F::new("bast", say("BAST pengalihan", "Minutes of passing over"), K::Letter),
        ],
    )
    .grave()
}

pub(super) fn parse(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let bast = form.letter("bast");
    form.finish(C::TakeOver { bast })
}

/// What is in use in the agreement before, by its names.
fn passing(view: &AgreementView) -> Vec<String> {
    let Some(before) = &view.before else { return Vec::new() };
    let InUse { accounts, operators, applications, readers } = in_use(&view.facts, before, &view.moment);
    let lines = [
        (say("User ID", "User IDs"), accounts.iter().map(|account| account.user_id.as_str()).collect::<Vec<_>>()),
        (say("Operator", "Operators"), operators.iter().map(|operator| operator.name.as_str()).collect()),
        (say("Aplikasi", "Applications"), applications.iter().map(|application| application.name.as_str()).collect()),
        (say("Card reader", "Readers"), readers.iter().map(|reader| reader.serial.as_str()).collect()),
    ];
    let told = lines.into_iter().filter(|(_, names)| !names.is_empty());
    told.map(|(what, names)| format!("{}: {}", tb(&what), names.join("; "))).collect()
}
