//! Every duty of one agreement: open ones first, then done, then those whose trigger hasn't come.

use leptos::prelude::*;
use patuh_domain::duty::DutyState;

use super::about_agreement;
use super::head::{address, head};
use super::lines::{duty_line, sorted_duties};
use crate::components::{Card, DutyTable};
use crate::words::{agreement, calendar, t};

#[component]
pub fn AgreementDutiesPage() -> impl IntoView {
    about_agreement(|view| {
        let (open, done): (Vec<_>, Vec<_>) = sorted_duties(&view).into_iter().partition(|duty| duty.state.is_open());
        let open = open.into_iter().map(|duty| duty_line(duty, &view)).collect::<Vec<_>>();
        let done = done.into_iter().map(|duty| duty_line(duty, &view)).collect::<Vec<_>>();
        let later: Vec<_> = view
            .standing
            .duties
            .iter()
            .filter(|duty| duty.state == DutyState::NotYet)
            .map(|duty| duty_line(duty, &view))
            .collect();
        let done =
            (!done.is_empty()).then(|| view! { <Card title=t(agreement::DUTIES_DONE)><DutyTable duties=done/></Card> });
        let later = (!later.is_empty()).then(|| {
            view! {
                <Card title=t(agreement::DUTIES_LATER)>
                    <details>
                        <summary>{t(agreement::DUTIES_LATER_NOTE)}</summary>
                        <DutyTable duties=later/>
                    </details>
                </Card>
            }
        });
        let supposed = address(&view, "/andai");
        view! {
            {head(&view, "/kewajiban")}
            <div class="stack">
                <Card title=t(agreement::DUTIES_OPEN)>
                    <DutyTable duties=open/>
                    <p class="card-foot"><a href=supposed>{t(calendar::SEE_SUPPOSED)}</a></p>
                </Card>
                {done}
                {later}
            </div>
        }
    })
}
