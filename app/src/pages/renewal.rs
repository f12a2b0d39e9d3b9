//! The call for a renewal letter, with its draft: on the home of the institution and on the agreement.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, RenewalCall};
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::{DayUnit, long_date_in, until_due};

use crate::components::{Action, ActionLink, Notice, NoticeKind};
use crate::forms::labels::Label as _;
use crate::words::{fill, language, renewal, t, tb};

/// What is called for, where the draft lies, and the way to send it for those who may.
pub(crate) fn called(id: AgreementId, number: &str, call: RenewalCall, may_send: bool) -> AnyView {
    let values: [(&str, &str); 3] = [
        ("number", number),
        ("date", &long_date_in(language(), call.due)),
        ("when", &tb(&until_due(call.days, DayUnit::Calendar))),
    ];
    let (kind, told) = match call.again {
        false => (NoticeKind::Info, fill(renewal::READY, &values)),
        true => (NoticeKind::Attention, fill(renewal::AGAIN, &values)),
    };
    let draft = Action::new(t(renewal::SEE_DRAFT), format!("/perjanjian/{id}/dokumen?dokumen=D22"));
    let send = AgreementAction::ReceiveRenewal;
    let send = may_send
        .then(|| Action::new(tb(&send.label()), format!("/perjanjian/{id}/langkah/{}", send.name())))
        .map(|action| view! { " "<ActionLink action small=true/> });
    view! {
        <Notice kind>
            <p>{told}</p>
            <p><ActionLink action=draft small=true/>{send}</p>
        </Notice>
    }
    .into_any()
}
