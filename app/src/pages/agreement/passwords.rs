//! Passwords of programs: when they were shown and used, and another one in place of the present (decisions.md 30).

use leptos::prelude::*;
use patuh_domain::agreement::{Account, AgreementAction};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::AccountId;
use patuh_domain::wording::date_time;

use super::about_agreement;
use super::head::{address, head};
use crate::components::{Action, ActionLink, Card, Column, DataTable, Notice, NoticeKind, Sign, State, StateBadge};
use crate::forms::spec::{Choice, FieldKind, FieldSpec, FormSpec, say};
use crate::forms::view::{FormPlace, form_view};
use crate::pages::framed::segment;
use crate::views::{AgreementView, SecretRow};
use crate::words::{agreement, fill, gateway, language, t};

/// The days for which an old password may go on working.
pub const OVERLAPS: [u32; 5] = [0, 1, 7, 14, 30];

/// The card of the account page; nothing before the first password was shown.
pub(super) fn passwords(view: &AgreementView) -> Option<AnyView> {
    if view.secrets.is_empty() {
        return None;
    }
    let may = |action| view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
    let (may_rotate, may_revoke) = (may(AgreementAction::RotateSecret), may(AgreementAction::RevokeSecret));
    let at = |instant| date_time(language(), &Moment::new(instant, view.moment.zone));
    let open = |account: &&Account| account.closed_on.is_none();
    let mut rows = Vec::new();
    let mut notices = Vec::new();
    for account in view.facts.agreement.accounts.iter().filter(open) {
        for secret in view.secrets.iter().filter(|secret| secret.account == account.id) {
            if let Some((when, from)) = &secret.misused {
                let when = at(*when);
                let values = [("user", account.user_id.as_str()), ("date", when.as_str()), ("address", from.as_str())];
                let text = fill(gateway::MISUSED, &values);
                notices.push(view! { <Notice kind=NoticeKind::Wrong><p>{text}</p></Notice> });
            }
            rows.push(row(view, account, secret, may_rotate, may_revoke));
        }
    }
    let columns = vec![
        Column::named("User ID"),
        Column::named(t(gateway::SHOWN_ON)),
        Column::named(t(gateway::LAST_USED)),
        Column::named(t(agreement::STATE)),
        Column::named(t(agreement::ACTION)).silent(),
    ];
    let rows = rows.collect_view();
    Some(
        view! {
            {notices.collect_view()}
            <Card title=t(gateway::PASSWORDS)>
                <DataTable caption=t(gateway::PASSWORDS) columns>{rows}</DataTable>
            </Card>
        }
        .into_any(),
    )
}

fn row(view: &AgreementView, account: &Account, secret: &SecretRow, may_rotate: bool, may_revoke: bool) -> AnyView {
    let at = |instant| date_time(language(), &Moment::new(instant, view.moment.zone));
    // Passwords end by real time; in a demonstration with a clock of its own only the date differs.
    let works = secret.until.is_none_or(|until| chrono::Utc::now() < until);
    let state = match secret.until {
        None => State::new(Sign::Done, t(gateway::NEWEST)),
        Some(until) if works => State::new(Sign::Soon, fill(gateway::WORKS_UNTIL, &[("date", &at(until))])),
        Some(until) => State::new(Sign::Over, fill(gateway::ENDED_ON, &[("date", &at(until))])),
    };
    let own = |rest: &str| address(view, &format!("/akun/{}/rahasia/{rest}", account.id));
    let action = match secret.until {
        None => may_rotate.then(|| Action::new(t(gateway::ROTATE), own("ganti"))),
        Some(_) => (works && may_revoke).then(|| Action::new(t(gateway::REVOKE), own("cabut"))),
    };
    let action = action.map(|action| view! { <ActionLink action small=true about=account.user_id.clone()/> });
    let which = if secret.until.is_none() { gateway::NEWEST } else { gateway::EARLIER };
    let used = secret.last_used_at.map_or_else(|| t(gateway::NEVER).to_owned(), at);
    view! {
        <tr>
            <th scope="row">{account.user_id.clone()}<span class="sub">{t(which)}</span></th>
            <td data-label=t(gateway::SHOWN_ON)><span>{at(secret.shown_at)}</span></td>
            <td data-label=t(gateway::LAST_USED)><span>{used}</span></td>
            <td data-label=t(agreement::STATE)><StateBadge state/></td>
            <td class="row-action">{action}</td>
        </tr>
    }
    .into_any()
}

/// `/perjanjian/{id}/akun/{account}/rahasia/ganti`.
#[component]
pub fn RotateSecretPage() -> impl IntoView {
    page(AgreementAction::RotateSecret, "ganti", |user_id| {
        let choice = |days: &u32| match days {
            0 => Choice::new("0", say("Berhenti sekarang juga", "Stops now")),
            days => Choice::new(
                days.to_string(),
                patuh_domain::wording::Bilingual::owned(format!("{days} hari lagi"), format!("For {days} more days")),
            ),
        };
        FormSpec::new(
            say("Ganti kata sandi", "Change the password"),
            say(gateway::ROTATE_EFFECT.id, gateway::ROTATE_EFFECT.en),
            say("Ganti dan tampilkan", "Change and show"),
            vec![
                FieldSpec::new("user", say("User ID", "User ID"), FieldKind::Fixed(vec![user_id])),
                FieldSpec::new(
                    "overlap",
                    say(gateway::OVERLAP.id, gateway::OVERLAP.en),
                    FieldKind::Radio(OVERLAPS.iter().map(choice).collect()),
                )
                .propose("7"),
            ],
        )
        .grave()
    })
}

/// `/perjanjian/{id}/akun/{account}/rahasia/cabut`.
#[component]
pub fn RevokeSecretPage() -> impl IntoView {
    page(AgreementAction::RevokeSecret, "cabut", |user_id| {
        FormSpec::new(
            say("Cabut kata sandi lama", "Revoke old passwords"),
            say(gateway::REVOKE_EFFECT.id, gateway::REVOKE_EFFECT.en),
            say("Cabut sekarang", "Revoke now"),
            vec![
                FieldSpec::new("user", say("User ID", "User ID"), FieldKind::Fixed(vec![user_id])),
                FieldSpec::new("reason", say("Alasan", "Reason"), FieldKind::Text),
            ],
        )
        .grave()
    })
}

fn page(
    action: AgreementAction,
    rest: &'static str,
    spec: impl FnOnce(String) -> FormSpec + Send + 'static,
) -> AnyView {
    let account = segment("account").parse::<AccountId>().ok();
    about_agreement(move |view| {
        let may = view.possible.iter().any(|possible| possible.action == action && possible.allowed.is_ok());
        let known = account
            .and_then(|id| view.facts.agreement.account(id))
            .filter(|account| view.secrets.iter().any(|secret| secret.account == account.id));
        let body = match known {
            Some(account) if may => {
                let place = FormPlace {
                    action: address(&view, &format!("/akun/{}/rahasia/{rest}", account.id)),
                    version: Some(view.version),
                    cancel: address(&view, "/akun"),
                    ..FormPlace::default()
                };
                form_view(&spec(account.user_id.clone()), place, None)
            }
            _ => view! {
                <Notice kind=NoticeKind::Attention><p>{t(agreement::REVEAL_NOT)}</p></Notice>
            }
            .into_any(),
        };
        view! { {head(&view, "/akun")}<div class="narrow stack">{body}</div> }
    })
}
