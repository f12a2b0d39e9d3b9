//! The table of pages: one line each.
//!
//! A path, its page module, its command and its table share one noun. Every page renders in
//! `SsrMode::Async`: the whole page is made before the first byte leaves, so that data can still
//! decide the status and a page needs no script to be complete. Files, feeds and the wire are not
//! pages; they are plain routes of the server.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::{SsrMode, path};

use crate::pages::about::AboutPage;
use crate::pages::agreement::{
    AccountSecretPage, AgreementAccessPage, AgreementAccountsPage, AgreementApplicationsPage, AgreementDutiesPage,
    AgreementHistoryPage, AgreementPage, AgreementPapersPage, AgreementReportsPage, NewRequestPage, ResubmitPage, StepPage,
};
use crate::pages::not_found::NotFoundPage;

/// Every page of the product, and the page for everything else.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/tentang") view=AboutPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/baru") view=NewRequestPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id") view=AgreementPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/kewajiban") view=AgreementDutiesPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akses") view=AgreementAccessPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/aplikasi") view=AgreementApplicationsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun") view=AgreementAccountsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun/:account/rahasia") view=AccountSecretPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/laporan") view=AgreementReportsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/dokumen") view=AgreementPapersPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/riwayat") view=AgreementHistoryPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/ajukan") view=ResubmitPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/langkah/:action") view=StepPage ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}
