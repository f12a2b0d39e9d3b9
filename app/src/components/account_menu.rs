//! Who is signed in, and what belongs to them: password and sessions, language, appearance, signing out.

use leptos::prelude::*;
use patuh_domain::wording::Language;

pub use crate::views::Theme;
use crate::views::hidden;
use crate::words::{fill, frame, language, t};

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    pub person: String,
    /// Up to two letters.
    pub initials: String,
    /// Office or institution, short.
    pub place: String,
    /// Roles in words.
    pub roles: String,
    pub theme: Theme,
}

/// The round mark with the menu behind it.
#[component]
pub fn AccountMenu(
    account: AccountView,
    /// Where to come back to after a choice.
    #[prop(into)]
    path: String,
) -> impl IntoView {
    let label = fill(frame::ACCOUNT_OF, &[("name", &account.person)]);
    view! {
        <details class="drop account" name="bilah-atas">
            <summary aria-label=label>
                <span class="account-place">{account.place.clone()}</span>
                <span class="initials">{account.initials}</span>
            </summary>
            <div class="drop-panel">
                <div class="drop-who">
                    <strong>{account.person}</strong>
                    <span class="quiet">{account.roles}<br/>{account.place}</span>
                </div>
                <hr/>
                <ul><li><a href="/akun-saya">{t(frame::ACCOUNT_PAGE)}</a></li></ul>
                <hr/>
                <LanguageChoice path=path.clone()/>
                <ThemeChoice theme=account.theme path/>
                <hr/>
                <form method="post" action="/keluar"><button type="submit">{t(frame::SIGN_OUT)}</button></form>
            </div>
        </details>
    }
}

/// Indonesian or English: posts `language` to `/bahasa`.
#[component]
pub fn LanguageChoice(#[prop(into)] path: String) -> impl IntoView {
    let present = language();
    let buttons = Language::ALL
        .into_iter()
        .map(|choice| choice_button("language", choice.code(), choice.code().to_uppercase(), choice == present))
        .collect_view();
    choice_form("/bahasa", t(frame::LANGUAGE), path, buttons.into_any())
}

/// System, light or dark: posts `theme` to `/tampilan`.
#[component]
pub fn ThemeChoice(theme: Theme, #[prop(into)] path: String) -> impl IntoView {
    let words =
        [(Theme::System, frame::THEME_SYSTEM), (Theme::Light, frame::THEME_LIGHT), (Theme::Dark, frame::THEME_DARK)];
    let buttons = words
        .into_iter()
        .map(|(choice, word)| choice_button("theme", choice.name(), t(word).to_owned(), choice == theme))
        .collect_view();
    choice_form("/tampilan", t(frame::APPEARANCE), path, buttons.into_any())
}

fn choice_form(action: &'static str, label: &'static str, path: String, buttons: AnyView) -> AnyView {
    view! {
        <form class="choice-row" method="post" action=action>
            <input type="hidden" name=hidden::NEXT value=path/>
            <span>{label}</span>
            <span class="segmented" role="group" aria-label=label>{buttons}</span>
        </form>
    }
    .into_any()
}

fn choice_button(name: &'static str, value: &'static str, label: String, chosen: bool) -> AnyView {
    let pressed = if chosen { "true" } else { "false" };
    view! { <button type="submit" name=name value=value aria-pressed=pressed>{label}</button> }.into_any()
}
