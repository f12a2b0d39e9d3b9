//! One's own account: password, sessions, language and look.

use leptos::prelude::*;
use patuh_domain::wording::date_time;

use crate::components::{
    Card, Column, DataTable, FormFrame, LanguageChoice, PageHead, PostForm, Sign, State, StateBadge, ThemeChoice,
};
use crate::forms::account::change_password;
use crate::forms::view::{FormPlace, form_view};
use crate::loading::sent_form;
use crate::pages::framed::framed;
use crate::words::{agreement, frame, language, other, t, tb};

/// `/akun-saya`.
#[component]
pub fn AccountPage() -> impl IntoView {
    let sent = sent_form();
    let theme = use_context::<crate::components::Theme>().unwrap_or_default();
    framed(
        async move |ports, who| {
            let moment = ports.reading.moment(&who.actor).await;
            let sessions = ports.identity.sessions(&who).await?;
            Ok((sessions, moment, who.email))
        },
        move |(sessions, moment, email)| {
            let at = |instant| date_time(language(), &patuh_domain::calendar::Moment::new(instant, moment.zone));
            let rows = sessions
                .into_iter()
                .map(|session| {
                    let current = session
                        .current
                        .then(|| view! { <StateBadge state=State::new(Sign::Done, t(other::THIS_SESSION))/> });
                    view! {
                        <tr>
                            <th scope="row">{device(&session.agent)}<span class="sub">{session.address}</span></th>
                            <td data-label=t(other::SESSION_SINCE)><span>{at(session.since)}</span></td>
                            <td data-label=t(other::SESSION_SEEN)><span>{at(session.last_seen)}</span></td>
                            <td data-label=t(agreement::STATE)>{current}</td>
                        </tr>
                    }
                })
                .collect_view();
            let columns = vec![
                Column::named(t(other::SESSION)),
                Column::named(t(other::SESSION_SINCE)),
                Column::named(t(other::SESSION_SEEN)),
                Column::named(t(agreement::STATE)),
            ];
            let spec = change_password();
            let place =
                FormPlace { action: "/kata-sandi".to_owned(), cancel: "/beranda".to_owned(), ..FormPlace::default() };
            let everywhere = FormFrame { action: "/keluar-semua".to_owned(), ..FormFrame::default() };
            view! {
                <PageHead title=t(frame::ACCOUNT) meta=email/>
                <div class="narrow stack">
                    <Card title=t(other::SESSIONS)>
                        <DataTable caption=t(other::SESSIONS) columns>{rows}</DataTable>
                        <PostForm frame=everywhere>
                            <p class="card-foot"><button class="button" type="submit">{t(other::SIGN_OUT_EVERYWHERE)}</button></p>
                        </PostForm>
                    </Card>
                    <h2>{tb(&spec.title)}</h2>
                    {form_view(&spec, place, sent.as_ref())}
                    <Card title=t(frame::APPEARANCE)>
                        <LanguageChoice path="/akun-saya"/>
                        <ThemeChoice theme path="/akun-saya"/>
                    </Card>
                </div>
            }
        },
    )
}

/// Browser and system as people call them, from what the browser says of itself: "Firefox, Windows". What is unknown
/// stays as it is.
fn device(agent: &str) -> String {
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // Browsers carry the names of those before them: the newest mark comes first.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    let names: Vec<&str> = browser.into_iter().chain(system).collect();
    if names.is_empty() { agent.to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn devices_have_the_names_people_use() {
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(device(edge), "Edge, Windows");
        assert_eq!(device("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"), "Firefox, Linux");
        assert_eq!(device("curl/8.5"), "curl/8.5");
    }
}
