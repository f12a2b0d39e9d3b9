//! The pages of one agreement: overview, its tabs, the forms of its actions, the guided request.

mod access;
mod accounts;
mod applications;
mod changes;
mod differences;
mod duties;
mod ending;
mod findings;
pub(crate) mod head;
mod history;
mod incidents;
mod issue;
mod judging;
pub(crate) mod lines;
mod overview;
mod papers;
mod passwords;
mod purposes;
mod readers;
mod rehearsal;
mod report_versions;
mod reports;
pub(crate) mod request;
mod secret;
mod step;
mod supposed;
mod usage;

pub use access::AgreementAccessPage;
pub use accounts::AgreementAccountsPage;
pub use applications::AgreementApplicationsPage;
pub use changes::AgreementChangesPage;
pub use differences::AgreementDifferencesPage;
pub use duties::AgreementDutiesPage;
pub use history::AgreementHistoryPage;
pub use incidents::AgreementIncidentsPage;
pub use issue::IssueDocumentPage;
pub use overview::AgreementPage;
pub use papers::AgreementPapersPage;
pub use passwords::{OVERLAPS, RevokeSecretPage, RotateSecretPage};
pub use rehearsal::RehearsalPage;
pub use reports::AgreementReportsPage;
pub use request::{NewRequestPage, ResubmitPage};
pub use secret::AccountSecretPage;
pub use step::StepPage;
pub use supposed::SupposedPage;
pub use usage::AgreementUsePage;

use leptos::prelude::*;
use patuh_domain::ids::AgreementId;

use crate::loading::Trouble;
use crate::pages::framed::{framed, segment};
use crate::views::AgreementView;

/// A page about the agreement named in the path.
fn about_agreement<V: IntoView + 'static>(draw: impl FnOnce(AgreementView) -> V + Send + 'static) -> AnyView {
    let id = segment("id");
    framed(
        async move |ports, who| {
            let id: AgreementId = id.parse().map_err(|_| Trouble::NotFound)?;
            ports.reading.agreement(&who.actor, id).await
        },
        draw,
    )
}
