//! Help in short, and the accessibility statement.

use leptos::prelude::*;

use crate::components::{Card, FactList, PageHead};
use crate::loading::Trouble;
use crate::pages::framed::framed;
use crate::words::{frame, other, t};

/// `/bantuan`.
#[component]
pub fn HelpPage() -> impl IntoView {
    framed(
        async |_, _| Ok::<_, Trouble>(()),
        |()| {
            let guide = [
                (other::HELP_STAFF, other::HELP_STAFF_TEXT),
                (other::HELP_HEAD, other::HELP_HEAD_TEXT),
                (other::HELP_EVALUATOR, other::HELP_EVALUATOR_TEXT),
                (other::HELP_OPERATOR, other::HELP_OPERATOR_TEXT),
            ]
            .map(|(who, text)| (t(who).to_owned(), Some(t(text).to_owned())))
            .to_vec();
            let keys = vec![("/".to_owned(), Some(t(other::KEY_SEARCH).to_owned()))];
            view! {
                <PageHead title=t(other::HELP)/>
                <div class="narrow stack">
                    <Card title=t(other::HELP_BY_ROLE)><FactList facts=guide/></Card>
                    <Card title=t(other::KEYS)><FactList facts=keys/></Card>
                </div>
            }
        },
    )
}

/// `/aksesibilitas`.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    framed(
        async |_, _| Ok::<_, Trouble>(()),
        |()| {
            view! {
                <PageHead title=t(frame::ACCESSIBILITY)/>
                <div class="narrow stack">
                    <Card title="WCAG 2.2"><p>{t(other::ACCESSIBILITY_TEXT)}</p><p>{t(other::ACCESSIBILITY_KNOWN)}</p></Card>
                </div>
            }
        },
    )
}
