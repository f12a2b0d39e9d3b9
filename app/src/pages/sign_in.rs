//! Signing in, and accepting an invitation: the pages before somebody is known.

use leptos::prelude::*;
use patuh_domain::wording::date_time;

use crate::components::{
    Action, Effect, Entrance, ErrorList, FactList, FieldView, FormActions, FormFrame, InputKind, Notice, NoticeKind,
    Panel, PostForm, TextField,
};
use crate::forms::account;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::{Trouble, loaded, sent_form};
use crate::pages::framed::{parameter, segment};
use crate::ports::Ports;
use crate::views::hidden;
use crate::words::{entrance, fill, form, language, t, tb};

/// The demonstration's accounts: address before the `@`, and whose it is.
const DEMO: [(&str, crate::words::Word); 8] = [
    ("petugas", entrance::DEMO_STAFF),
    ("kepala", entrance::DEMO_HEAD_OF_OFFICE),
    ("evaluator", entrance::DEMO_EVALUATOR),
    ("kepala.opd", entrance::DEMO_HEAD),
    ("admin.opd", entrance::DEMO_ADMIN),
    ("operator", entrance::DEMO_OPERATOR),
    ("auditor", entrance::DEMO_AUDITOR),
    ("admin", entrance::DEMO_SYSTEM),
];

/// `/masuk`.
#[component]
pub fn SignInPage() -> impl IntoView {
    let ports = use_context::<Ports>().ok_or_else(Trouble::unavailable);
    let next = parameter("next");
    let sent = sent_form();
    loaded(
        async move {
            let ports = ports?;
            let founded = ports.reading.is_founded().await?;
            let demonstration = ports.reading.is_demonstration().await;
            Ok((founded, demonstration))
        },
        move |(founded, demonstration)| {
            let errors = sent.as_ref().map(|draft| draft.errors.general.iter().map(tb).collect()).unwrap_or_default();
            let email = sent.as_ref().map(|draft| draft.values.text("email").to_owned()).unwrap_or_default();
            let next = next.or_else(|| {
                sent.as_ref().map(|draft| draft.values.text(hidden::NEXT).to_owned()).filter(|path| !path.is_empty())
            });
            let frame = FormFrame {
                action: "/masuk".to_owned(),
                next,
                errors: ErrorList { general: errors, ..ErrorList::default() },
                ..FormFrame::default()
            };
            let unfounded = (!founded).then(|| {
                view! {
                    <Notice kind=NoticeKind::Info>
                        <p>{t(entrance::NOT_FOUNDED)}" "<a href="/mulai">{t(entrance::START)}</a></p>
                    </Notice>
                }
            });
            view! {
                <leptos_meta::Title text=t(form::SIGN_IN)/>
                <Entrance>
                    <h1>{t(form::SIGN_IN)}</h1>
                    <p class="quiet">{t(entrance::LEAD)}</p>
                    {unfounded}
                    <PostForm frame>
                        <Panel>
                            <div class="form-section">
                                <TextField
                                    field=FieldView::new("email", t(form::EMAIL)).required()
                                    value=email
                                    kind=InputKind::Email
                                />
                                <TextField
                                    field=FieldView::new("password", t(form::PASSWORD)).required()
                                    value=""
                                    kind=InputKind::Password
                                />
                            </div>
                        </Panel>
                        <FormActions submit=t(form::SIGN_IN)/>
                    </PostForm>
                    {demonstration.then(demo_accounts)}
                </Entrance>
            }
        },
    )
}

fn demo_accounts() -> AnyView {
    let facts =
        DEMO.into_iter().map(|(local, who)| (t(who).to_owned(), Some(format!("{local}@demo.patuh.test")))).collect();
    view! {
        <Panel>
            <h2>{t(entrance::DEMO)}</h2>
            <p class="quiet">{t(entrance::DEMO_NOTE)}" "<code class="nowrap">"demo-patuh-2026"</code></p>
            <FactList facts/>
        </Panel>
    }
    .into_any()
}

/// `/undangan/{token}`.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let ports = use_context::<Ports>().ok_or_else(Trouble::unavailable);
    let token = segment("token");
    let sent = sent_form();
    loaded(
        async move {
            let invitation = ports?.identity.invitation(&token).await?;
            Ok((invitation, token))
        },
        move |(invitation, token)| {
            let Some(invitation) = invitation else {
                return view! {
                    <leptos_meta::Title text=t(entrance::INVITATION)/>
                    <Entrance>
                        <h1>{t(entrance::INVITATION)}</h1>
                        <Notice kind=NoticeKind::Attention><p>{t(entrance::INVITATION_OVER)}</p></Notice>
                    </Entrance>
                }
                .into_any();
            };
            let zone = patuh_domain::calendar::Zone::Wib;
            let until = date_time(language(), &patuh_domain::calendar::Moment::new(invitation.expires_at, zone));
            let lead = fill(entrance::INVITED, &[("name", &invitation.name), ("email", &invitation.email)]);
            let place =
                FormPlace { action: format!("/undangan/{token}"), cancel: "/masuk".to_owned(), ..FormPlace::default() };
            view! {
                <leptos_meta::Title text=t(entrance::INVITATION)/>
                <Entrance>
                    <h1>{t(entrance::INVITATION)}</h1>
                    <p>{lead}</p>
                    <p class="quiet">{fill(entrance::INVITED_UNTIL, &[("date", &until)])}</p>
                    {form_view(&account::accept_invitation(), place, sent.as_ref())}
                </Entrance>
            }
            .into_any()
        },
    )
}

/// `/mulai`: the first start.
#[component]
pub fn SetupPage() -> impl IntoView {
    let ports = use_context::<Ports>().ok_or_else(Trouble::unavailable);
    let sent = sent_form();
    loaded(async move { ports?.reading.is_founded().await }, move |founded| {
        let body = if founded {
            let action = Action::new(t(form::SIGN_IN), "/masuk");
            view! {
                <Notice kind=NoticeKind::Info><p>{t(entrance::FOUNDED)}</p></Notice>
                <p><crate::components::ActionLink action primary=true/></p>
            }
            .into_any()
        } else {
            let place = FormPlace { action: "/mulai".to_owned(), cancel: "/masuk".to_owned(), ..FormPlace::default() };
            // Before there is an office there is no zone: the head's first day is left to be filled in.
            let spec = crate::forms::office::found("");
            view! {
                <p class="quiet">{t(entrance::SETUP_LEAD)}</p>
                <Effect text=t(entrance::SETUP_DEMO)/>
                {form_view(&spec, place, sent.as_ref())}
            }
            .into_any()
        };
        view! {
            <leptos_meta::Title text=t(entrance::SETUP)/>
            <Entrance wide=true><h1>{t(entrance::SETUP)}</h1>{body}</Entrance>
        }
    })
}
