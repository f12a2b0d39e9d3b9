//! Locks on User IDs.

use patuh_domain::agreement::AgreementCommand as C;

use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

fn account(view: &AgreementView, locked: bool) -> F {
    let agreement = &view.facts.agreement;
    let choices: Vec<Choice> = agreement
        .accounts
        .iter()
        .filter(|account| account.closed_on.is_none() && agreement.lock_on(account.id).is_some() == locked)
        .map(|account| Choice::named(account.id.to_string(), account.user_id.clone()))
        .collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    F::new("account", say("User ID", "User ID"), K::Select(choices)).propose(first)
}

pub(super) fn lock_account(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Kunci User ID", "Lock a User ID"),
        say(
            "Semua permintaan dengan User ID ini ditolak dengan kode 17 sampai kuncinya dibuka. Alasannya dapat dibaca lembaga.",
            "Every look-up under this User ID is refused with 17 until it is unlocked. The institution can read the reason.",
        ),
        say("Kunci User ID", "Lock"),
        vec![account(view, false), F::new("reason", say("Alasan", "Reason"), K::LongText)],
    )
    .grave()
}

pub(super) fn parse_lock_account(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let reason = form.text("reason");
    form.finish_some(account.map(|account| C::LockAccount { account, reason, suspicion: None }))
}

pub(super) fn unlock_account(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Buka kunci User ID", "Unlock a User ID"),
        say(
            "User ID dapat dipakai lagi sejak saat ini bila syarat lain terpenuhi.",
            "The User ID works again from now if everything else holds.",
        ),
        say("Buka kunci", "Unlock"),
        vec![
            account(view, true),
            F::new("remark", say("Catatan", "Remark"), K::LongText)
                .hint(say("Mengapa kuncinya dapat dibuka.", "Why it may be unlocked.")),
        ],
    )
}

pub(super) fn parse_unlock_account(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let account = form.choice("account", |id| id.parse().ok());
    let remark = form.text("remark");
    form.finish_some(account.map(|account| C::UnlockAccount { account, remark }))
}
