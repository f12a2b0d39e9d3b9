//! Taking an issued document back.

use patuh_domain::agreement::AgreementCommand as C;
use patuh_domain::wording::{Bilingual, Language, short_date_in};

use super::today;
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn revoke(view: &AgreementView) -> FormSpec {
    let valid = view.facts.agreement.issued.iter().rev().filter(|issued| issued.revoked.is_none());
    let choices = valid
        .map(|issued| {
            let name = |language| {
                let day = short_date_in(language, issued.issued_on);
                format!("{} · {} · {day}", issued.edition.kind, issued.edition.code)
            };
            let label = Bilingual::owned(name(Language::Id), name(Language::En));
            Choice::new(issued.edition.code.as_str(), label)
        })
        .collect();
    FormSpec::new(
        say("Cabut dokumen", "Revoke a document"),
        say(
            "Halaman verifikasi menyatakan dokumen ini dicabut sejak tanggal itu. Berkasnya tetap disimpan.",
            "The verification page says that it is revoked from that day on. The file is kept.",
        ),
        say("Cabut dokumen", "Revoke"),
        vec![
            F::new("code", say("Dokumen", "Document"), K::Select(choices)),
            F::new("on", say("Dicabut sejak", "Revoked from"), K::Date).propose(today(view)),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
        ],
    )
    .grave()
}

pub(super) fn parse_revoke(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let code = form.choice("code", |code| code.parse().ok());
    let on = form.date("on");
    let reason = form.text("reason");
    form.finish_some(code.map(|code| C::RevokeDocument { code, on, reason }))
}
