//! The history of one agreement: who, when, what, before and after; newest first, a page at a time.

use leptos::prelude::*;
use patuh_domain::ids::AgreementId;

use super::head::{address, head};
use super::lines::history_line;
use crate::components::{Card, HistoryList};
use crate::loading::Trouble;
use crate::pages::framed::{framed, parameter, segment};
use crate::words::{agreement, common, t};

#[component]
pub fn AgreementHistoryPage() -> impl IntoView {
    let id = segment("id");
    let before = parameter("sebelum").and_then(|text| text.parse().ok());
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            let view = ports.reading.agreement(&who.actor, id).await?;
            let history = ports.reading.history(&who.actor, id, before).await?;
            Ok((view, history))
        },
        |(view, history)| {
            let older = history.more.then(|| history.entries.last()).flatten().map(|last| {
                let href = address(&view, &format!("/riwayat?sebelum={}", last.sequence));
                view! { <p class="card-foot"><a href=href rel="next">{t(common::OLDER)}</a></p> }
            });
            let entries = history.entries.iter().map(|entry| history_line(entry, &view.moment)).collect();
            view! {
                {head(&view, "/riwayat")}
                <Card title=t(agreement::HISTORY)><HistoryList entries long=true/>{older}</Card>
            }
        },
    )
}
