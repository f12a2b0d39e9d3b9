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
use crate::pages::account::AccountPage;
use crate::pages::addressing::{AddressingPage, LetterAddressingPage};
use crate::pages::agreement::{
    AccountSecretPage, AgreementAccessPage, AgreementAccountsPage, AgreementApplicationsPage, AgreementChangesPage,
    AgreementDifferencesPage, AgreementDutiesPage, AgreementHistoryPage, AgreementIncidentsPage, AgreementPage,
    AgreementPapersPage, AgreementReportsPage, AgreementUsePage, IssueDocumentPage, NewRequestPage, RehearsalPage,
    ResubmitPage, RevokeSecretPage, RotateSecretPage, StepPage, SupposedPage,
};
use crate::pages::audit::AuditPage;
use crate::pages::calendar::{CalendarPage, ReportsPage};
use crate::pages::clause::{ClausePage, ClausesPage};
use crate::pages::declaration::DeclarationsPage;
use crate::pages::evaluation::EvaluationsPage;
use crate::pages::finding::FindingsPage;
use crate::pages::help::{AccessibilityPage, HelpPage};
use crate::pages::holidays::HolidaysPage;
use crate::pages::home::HomePage;
use crate::pages::incident::IncidentsPage;
use crate::pages::institution::{
    AppointHeadPage, ChangeInstitutionPage, InstitutionPage, InstitutionsPage, NewInstitutionPage,
};
use crate::pages::issued::IssuedPage;
use crate::pages::lookup::{CitizenQuestionPage, LookupPage, TracePage};
use crate::pages::not_found::NotFoundPage;
use crate::pages::person::{AddRolePage, NewPersonPage, PeoplePage, PersonPage};
use crate::pages::print_job::{PrintJobPage, PrintPage};
use crate::pages::register::{BoardPage, RegisterPage};
use crate::pages::sanction::SanctionsPage;
use crate::pages::settings::{
    EvaluationRulesPage, OfficeHeadPage, OfficeHoursPage, OfficeProfilePage, OfficeRulesPage, ReviewRulesPage,
    SanctionRulesPage, SettingsPage, StationeryPage,
};
use crate::pages::sign_in::{InvitationPage, SetupPage, SignInPage};
use crate::pages::suspicion::{SuspicionPage, SuspicionsPage};
use crate::pages::upstream::UpstreamPage;
use crate::pages::usage::UsePage;
use crate::pages::verify::{VerifyCodePage, VerifyPage};
use crate::pages::year::YearPage;

/// Every page of the product, and the page for everything else.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/tentang") view=AboutPage ssr=SsrMode::Async/>
            <Route path=path!("/masuk") view=SignInPage ssr=SsrMode::Async/>
            <Route path=path!("/mulai") view=SetupPage ssr=SsrMode::Async/>
            <Route path=path!("/undangan/:token") view=InvitationPage ssr=SsrMode::Async/>
            <Route path=path!("/v") view=VerifyPage ssr=SsrMode::Async/>
            <Route path=path!("/v/:code") view=VerifyCodePage ssr=SsrMode::Async/>
            <Route path=path!("/beranda") view=HomePage ssr=SsrMode::Async/>
            <Route path=path!("/akun-saya") view=AccountPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian") view=RegisterPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/papan") view=BoardPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/temuan") view=FindingsPage ssr=SsrMode::Async/>
            <Route path=path!("/pernyataan") view=DeclarationsPage ssr=SsrMode::Async/>
            <Route path=path!("/laporan") view=ReportsPage ssr=SsrMode::Async/>
            <Route path=path!("/evaluasi") view=EvaluationsPage ssr=SsrMode::Async/>
            <Route path=path!("/sanksi") view=SanctionsPage ssr=SsrMode::Async/>
            <Route path=path!("/insiden") view=IncidentsPage ssr=SsrMode::Async/>
            <Route path=path!("/kalender") view=CalendarPage ssr=SsrMode::Async/>
            <Route path=path!("/kalender/tahun") view=YearPage ssr=SsrMode::Async/>
            <Route path=path!("/pemakaian") view=UsePage ssr=SsrMode::Async/>
            <Route path=path!("/mencurigakan") view=SuspicionsPage ssr=SsrMode::Async/>
            <Route path=path!("/mencurigakan/:id") view=SuspicionPage ssr=SsrMode::Async/>
            <Route path=path!("/dokumen") view=IssuedPage ssr=SsrMode::Async/>
            <Route path=path!("/dokumen/cetak") view=PrintPage ssr=SsrMode::Async/>
            <Route path=path!("/dokumen/cetak/:job") view=PrintJobPage ssr=SsrMode::Async/>
            <Route path=path!("/lembaga") view=InstitutionsPage ssr=SsrMode::Async/>
            <Route path=path!("/lembaga/baru") view=NewInstitutionPage ssr=SsrMode::Async/>
            <Route path=path!("/lembaga/:id") view=InstitutionPage ssr=SsrMode::Async/>
            <Route path=path!("/lembaga/:id/ubah") view=ChangeInstitutionPage ssr=SsrMode::Async/>
            <Route path=path!("/lembaga/:id/pimpinan") view=AppointHeadPage ssr=SsrMode::Async/>
            <Route path=path!("/pengguna") view=PeoplePage ssr=SsrMode::Async/>
            <Route path=path!("/pengguna/baru") view=NewPersonPage ssr=SsrMode::Async/>
            <Route path=path!("/pengguna/:id") view=PersonPage ssr=SsrMode::Async/>
            <Route path=path!("/pengguna/:id/peran") view=AddRolePage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan") view=SettingsPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/profil") view=OfficeProfilePage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/pimpinan") view=OfficeHeadPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/aturan") view=OfficeRulesPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/verifikasi") view=ReviewRulesPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/evaluasi") view=EvaluationRulesPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/sanksi") view=SanctionRulesPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/jam-akses") view=OfficeHoursPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/hari-libur") view=HolidaysPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/layanan-pusat") view=UpstreamPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/dokumen") view=StationeryPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/surat") view=AddressingPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/surat/:letter") view=LetterAddressingPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/klausul") view=ClausesPage ssr=SsrMode::Async/>
            <Route path=path!("/pengaturan/klausul/:document/:clause") view=ClausePage ssr=SsrMode::Async/>
            <Route path=path!("/audit") view=AuditPage ssr=SsrMode::Async/>
            <Route path=path!("/pencarian") view=LookupPage ssr=SsrMode::Async/>
            <Route path=path!("/akses/:id") view=TracePage ssr=SsrMode::Async/>
            <Route path=path!("/pertanyaan-warga") view=CitizenQuestionPage ssr=SsrMode::Async/>
            <Route path=path!("/bantuan") view=HelpPage ssr=SsrMode::Async/>
            <Route path=path!("/aksesibilitas") view=AccessibilityPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/baru") view=NewRequestPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id") view=AgreementPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/kewajiban") view=AgreementDutiesPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/andai") view=SupposedPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akses") view=AgreementAccessPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/aplikasi") view=AgreementApplicationsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/gladi") view=RehearsalPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun") view=AgreementAccountsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun/:account/rahasia") view=AccountSecretPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/pemakaian") view=AgreementUsePage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun/:account/rahasia/ganti") view=RotateSecretPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/akun/:account/rahasia/cabut") view=RevokeSecretPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/laporan") view=AgreementReportsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/perubahan") view=AgreementChangesPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/insiden") view=AgreementIncidentsPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/dokumen") view=AgreementPapersPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/terbitkan") view=IssueDocumentPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/dokumen/beda") view=AgreementDifferencesPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/riwayat") view=AgreementHistoryPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/ajukan") view=ResubmitPage ssr=SsrMode::Async/>
            <Route path=path!("/perjanjian/:id/langkah/:action") view=StepPage ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}
