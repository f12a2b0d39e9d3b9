//! The one-time reveal of a User ID's password: the receiver asks, the server answers once (decisions.md 7, 10).

use leptos::prelude::*;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::ids::AccountId;

use super::about_agreement;
use super::head::{address, head};
use crate::components::{Action, Effect, FormActions, FormFrame, Notice, NoticeKind, Panel, PostForm};
use crate::forms::labels::Label as _;
use crate::pages::framed::segment;
use crate::words::{agreement, common, t, tb};

#[component]
pub fn AccountSecretPage() -> impl IntoView {
    let account = segment("account").parse::<AccountId>().ok();
    about_agreement(move |view| {
        let known = account.and_then(|id| view.facts.agreement.account(id)).cloned();
        let revealable = known.as_ref().is_some_and(|account| view.reveal.contains(&account.id));
        let body = match known {
            Some(account) if revealable => {
                let frame = FormFrame {
                    action: address(&view, &format!("/akun/{}/rahasia", account.id)),
                    version: Some(view.version),
                    ..FormFrame::default()
                };
                let cancel = Some(Action::new(t(common::CANCEL), address(&view, "/akun")));
                view! {
                    <PostForm frame>
                        <Panel>
                            <h2>{tb(&AgreementAction::RevealSecret.label())}</h2>
                            <p>"User ID " <strong>{account.user_id.clone()}</strong></p>
                        </Panel>
                        <Effect text=t(agreement::REVEAL_EFFECT) grave=true/>
                        <FormActions submit=t(agreement::REVEAL) cancel/>
                    </PostForm>
                }
                .into_any()
            }
            _ => view! {
                <Notice kind=NoticeKind::Attention><p>{t(agreement::REVEAL_NOT)}</p></Notice>
            }
            .into_any(),
        };
        view! { {head(&view, "/akun")}<div class="narrow">{body}</div> }
    })
}
