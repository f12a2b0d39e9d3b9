//! What the values of the domain are called on screen.

use patuh_domain::actor::Role;
use patuh_domain::agreement::*;
use patuh_domain::duty::{DutyState, Responsible};
use patuh_domain::head::HeadStatus;
use patuh_domain::institution::InstitutionKind;
use patuh_domain::office::{EvaluationRecipient, Level, ProbingPolicy};
use patuh_domain::wording::Bilingual;

use super::spec::{Choice, say};

/// A value that has a name on screen.
pub trait Label {
    /// Its name.
    fn label(&self) -> Bilingual;
}

macro_rules! labels {
    ($($type:ty { $($value:path => $id:literal, $en:literal;)+ })+) => {$(
        impl Label for $type {
            fn label(&self) -> Bilingual {
                match self { $($value => say($id, $en),)+ }
            }
        }
    )+};
}

labels! {
    AccountKind {
        AccountKind::Production => "Production", "Production";
        AccountKind::Development => "Development", "Development";
        AccountKind::Admin => "Admin", "Admin";
    }
    Verdict {
        Verdict::Passed => "Lulus", "Passed";
        Verdict::NeedsWork => "Perlu perbaikan", "Needs work";
        Verdict::Failed => "Tidak lulus", "Failed";
        Verdict::NotRequired => "Tidak diperlukan", "Not required";
    }
    CheckOutcome {
        CheckOutcome::Passed => "Lulus", "Passed";
        CheckOutcome::Failed => "Tidak lulus", "Failed";
        CheckOutcome::NotApplicable => "Tidak berlaku", "Not applicable";
    }
    DeclarationKind {
        DeclarationKind::SptjmFirst => "SPTJM", "SPTJM";
        DeclarationKind::SptjmRenewal => "SPTJM perpanjangan", "SPTJM, renewal form";
        DeclarationKind::NdaA => "NDA, bentuk (a)", "NDA, form (a)";
        DeclarationKind::NdaB => "NDA, bentuk (b)", "NDA, form (b)";
    }
    NetworkKind {
        NetworkKind::Closed => "Jaringan tertutup", "Closed network";
        NetworkKind::Vpn => "VPN", "VPN";
    }
    CostBearer {
        CostBearer::Office => "Disdukcapil", "Office";
        CostBearer::Institution => "Lembaga Pengguna", "Institution";
        CostBearer::Diskominfo => "Diskominfo", "Diskominfo";
    }
    PksLayout {
        PksLayout::Articles => "Pasal (10 pasal)", "Articles";
        PksLayout::Chapters => "BAB (11 bab, dengan definisi)", "Chapters, with definitions";
    }
    JuknisLayout {
        JuknisLayout::Criteria => "Kriteria dan petunjuk", "Criteria and instructions";
        JuknisLayout::Discussion => "Pembahasan dan kesepakatan", "Discussion and consent";
    }
    JuknisSigners {
        JuknisSigners::Heads => "Kedua pimpinan", "Both heads";
        JuknisSigners::HeadAndOfficer => "Pimpinan dan pejabat teknis", "Head and technical officer";
        JuknisSigners::TechnicalOfficers => "Pejabat teknis", "Technical officers";
        JuknisSigners::TeamsAndHeads => "Tim penyusun, diketahui kedua pimpinan", "Teams, acknowledged by both heads";
    }
    BalikanChannel {
        BalikanChannel::WebService => "Web service", "Web service";
        BalikanChannel::Upload => "Unggah Excel/CSV", "Excel/CSV upload";
        BalikanChannel::Form => "Formulir", "Form";
        BalikanChannel::PopUp => "Pop-up setelah akses", "Pop-up after a look-up";
        BalikanChannel::Media => "Media fisik", "Physical media";
    }
    ReaderNeed {
        ReaderNeed::None => "Tidak digunakan", "Not used";
        ReaderNeed::AsNeeded => "Sesuai kebutuhan", "As needed";
        ReaderNeed::Required => "Wajib", "Required";
    }
    ApprovalKind {
        ApprovalKind::New => "Baru", "New";
        ApprovalKind::Renewal => "Perpanjangan", "Renewal";
        ApprovalKind::Change => "Perubahan", "Change";
    }
    Party {
        Party::Office => "PIHAK KESATU (Disdukcapil)", "First party (office)";
        Party::Institution => "PIHAK KEDUA (Lembaga Pengguna)", "Second party (institution)";
    }
    Text {
        Text::Pks => "PKS", "PKS";
        Text::Juknis => "Juknis", "Juknis";
    }
    ReportChannel {
        ReportChannel::Patuh => "Melalui Patuh", "In Patuh";
        ReportChannel::Paper => "Surat (kertas)", "Paper";
        ReportChannel::Email => "Surel", "E-mail";
        ReportChannel::National => "Laman nasional", "National page";
    }
    Conclusion {
        Conclusion::Continue => "Dilanjutkan", "Continue";
        Conclusion::WithNotes => "Dilanjutkan dengan catatan", "Continue with notes";
        Conclusion::Warning => "Teguran", "Warning";
        Conclusion::Suspend => "Penangguhan", "Suspension";
    }
    ChangeKind {
        ChangeKind::Head => "Pergantian pimpinan", "New head";
        ChangeKind::Structure => "Perubahan struktur", "New structure";
        ChangeKind::Name => "Perubahan nama", "New name";
        ChangeKind::Bandwidth => "Bandwidth", "Bandwidth";
        ChangeKind::Quota => "Kuota", "Quota";
        ChangeKind::UserId => "User ID", "User ID";
        ChangeKind::Method => "Metode akses", "Method";
        ChangeKind::Elements => "Elemen data", "Elements";
        ChangeKind::Application => "Aplikasi", "Application";
    }
    SanctionKind {
        SanctionKind::Warning => "Teguran", "Warning";
        SanctionKind::QuotaCut => "Pengurangan kuota", "Quota cut";
        SanctionKind::Suspension => "Penangguhan", "Suspension";
        SanctionKind::Revocation => "Pencabutan hak akses", "Revocation of access";
    }
    EndCause {
        EndCause::Consent => "Kesepakatan para pihak", "By consent";
        EndCause::Renamed => "Perubahan nama lembaga", "Institution renamed";
        EndCause::Dissolved => "Lembaga dibubarkan", "Institution dissolved";
    }
    HeadStatus {
        HeadStatus::Definitive => "Definitif", "Definitive";
        HeadStatus::Plt => "Plt. (pelaksana tugas)", "Acting (Plt.)";
        HeadStatus::Plh => "Plh. (pelaksana harian)", "Standing in (Plh.)";
    }
    InstitutionKind {
        InstitutionKind::Opd => "Perangkat daerah (OPD)", "Regional agency";
        InstitutionKind::Kecamatan => "Kecamatan", "District (kecamatan)";
        InstitutionKind::BadanHukum => "Badan hukum", "Legal entity";
    }
    Level {
        Level::Provinsi => "Provinsi", "Province";
        Level::Kabupaten => "Kabupaten", "Regency";
        Level::Kota => "Kota", "City";
    }
    EvaluationRecipient {
        EvaluationRecipient::Dirjen => "Menteri melalui Dirjen Dukcapil", "The Minister through the Dirjen";
        EvaluationRecipient::Gubernur => "Gubernur", "Governor";
        EvaluationRecipient::Bupati => "Bupati", "Regent";
        EvaluationRecipient::WaliKota => "Wali Kota", "Mayor";
    }
    ProbingPolicy {
        ProbingPolicy::Off => "Tidak diawasi", "Not watched";
        ProbingPolicy::Notice => "Catat dan beri tahu petugas", "Record and tell staff";
        ProbingPolicy::Lock => "Catat, beri tahu, dan kunci User ID", "Record, tell, and lock the User ID";
    }
    Role {
        Role::CooperationStaff => "Petugas kerja sama", "Cooperation staff";
        Role::HeadOfOffice => "Kepala Disdukcapil", "Head of office";
        Role::Evaluator => "Evaluator", "Evaluator";
        Role::HeadOfInstitution => "Pimpinan Lembaga Pengguna", "Head of institution";
        Role::InstitutionAdmin => "Admin Lembaga Pengguna", "Institution admin";
        Role::TechnicalOfficer => "Pejabat teknis", "Technical officer";
        Role::Operator => "Operator", "Operator";
        Role::Auditor => "Auditor", "Auditor";
        Role::SystemAdmin => "Admin sistem", "System admin";
    }
    Responsible {
        Responsible::Office => "Disdukcapil", "Office";
        Responsible::Institution => "Lembaga Pengguna", "Institution";
        Responsible::Operator => "Operator", "Operator";
        Responsible::HeadOfInstitution => "Pimpinan Lembaga Pengguna", "Head of institution";
        Responsible::HeadOfOffice => "Kepala Disdukcapil", "Head of office";
        Responsible::Evaluator => "Evaluator", "Evaluator";
    }
    AgreementAction {
        AgreementAction::SubmitRequest => "Ajukan permohonan", "Submit the request";
        AgreementAction::SucceedAgreement => "Ajukan PKS pengganti", "Ask for the agreement that follows";
        AgreementAction::TakeUp => "Ambil berkas", "Take up the file";
        AgreementAction::CheckCompleteness => "Periksa kelengkapan", "Check completeness";
        AgreementAction::ReturnForChanges => "Kembalikan untuk diperbaiki", "Return for changes";
        AgreementAction::Forward => "Teruskan ke Ditjen", "Forward to the Ditjen";
        AgreementAction::RecordApproval => "Catat persetujuan Ditjen", "Record the approval";
        AgreementAction::Reject => "Tolak permohonan", "Reject the request";
        AgreementAction::Withdraw => "Tarik permohonan", "Withdraw the request";
        AgreementAction::AppointTeam => "Tunjuk tim penyusun", "Appoint the drafting team";
        AgreementAction::NameContact => "Tambah narahubung", "Name a contact";
        AgreementAction::SettleTerms => "Tetapkan isi perjanjian", "Settle the terms";
        AgreementAction::MarkFinal => "Tandai naskah final", "Mark a text final";
        AgreementAction::ReopenText => "Buka kembali naskah", "Reopen a text";
        AgreementAction::SignPks => "Catat PKS ditandatangani", "Record the signed PKS";
        AgreementAction::SignJuknis => "Catat Juknis ditandatangani", "Record the signed Juknis";
        AgreementAction::RecordNetwork => "Catat jaringan", "Record the network";
        AgreementAction::GrantQuota => "Catat kuota", "Record a quota";
        AgreementAction::RegisterApplication => "Daftarkan aplikasi", "Register an application";
        AgreementAction::DescribeServiceFlow => "Gambarkan alur pelayanan", "Describe the service flow";
        AgreementAction::AddPurpose => "Tambah tujuan pencarian", "Add a purpose of look-ups";
        AgreementAction::EndPurpose => "Akhiri tujuan pencarian", "End a purpose of look-ups";
        AgreementAction::RegisterOperator => "Daftarkan operator", "Register an operator";
        AgreementAction::DismissOperator => "Catat operator berhenti", "Record that an operator left";
        AgreementAction::RequestAccessApproval => "Mohon persetujuan akses", "Ask for access approval";
        AgreementAction::RecordAccessApproval => "Catat persetujuan akses", "Record the access approval";
        AgreementAction::RequestUserId => "Ajukan User ID", "Request a User ID";
        AgreementAction::RegisterAddresses => "Daftarkan alamat IP", "Register addresses";
        AgreementAction::HandOverUserId => "Serahkan User ID", "Hand over the User ID";
        AgreementAction::ChangeHolder => "Ganti pemegang User ID", "Change the holder of a User ID";
        AgreementAction::TakeOver => "Alihkan User ID dari PKS lama", "Take User IDs over from the old PKS";
        AgreementAction::SetDailyCap => "Tetapkan batas harian", "Set a daily cap";
        AgreementAction::SetHours => "Tetapkan jam akses", "Set hours of access";
        AgreementAction::RotateSecret => "Ganti kata sandi", "Change the password";
        AgreementAction::RevokeSecret => "Cabut kata sandi lama", "Revoke old passwords";
        AgreementAction::RevealSecret => "Buka kata sandi", "Reveal the password";
        AgreementAction::CloseUserId => "Tutup User ID", "Close a User ID";
        AgreementAction::LockAccount => "Kunci User ID", "Lock a User ID";
        AgreementAction::UnlockAccount => "Buka kunci User ID", "Unlock a User ID";
        AgreementAction::ReviewSuspicion => "Tinjau input mencurigakan", "Review suspicious input";
        AgreementAction::RecordDeclaration => "Catat pernyataan", "Record a declaration";
        AgreementAction::RequestPoc => "Ajukan PoC", "Request the PoC";
        AgreementAction::SchedulePoc => "Tetapkan jadwal PoC", "Schedule the PoC";
        AgreementAction::RecordPocResult => "Catat hasil PoC", "Record the PoC result";
        AgreementAction::HandOverIntegration => "Serahkan perlengkapan integrasi", "Hand over integration items";
        AgreementAction::RecordCertificate => "Catat sertifikat ISO", "Record a certificate";
        AgreementAction::SubmitReport => "Sampaikan laporan", "Submit the report";
        AgreementAction::AskCorrection => "Minta perbaikan laporan", "Ask for a corrected report";
        AgreementAction::ForwardReport => "Teruskan laporan", "Forward the report";
        AgreementAction::EvaluateReport => "Evaluasi laporan", "Evaluate the report";
        AgreementAction::EvaluateUnscheduled => "Evaluasi sewaktu-waktu", "Evaluate at any time";
        AgreementAction::ForwardEvaluation => "Sampaikan hasil evaluasi", "Send the result on";
        AgreementAction::FulfilFollowUp => "Catat tindak lanjut dipenuhi", "Record a follow-up as done";
        AgreementAction::RecordChange => "Catat perubahan", "Record a change";
        AgreementAction::RegisterReader => "Daftarkan card reader", "Register a card reader";
        AgreementAction::ReportIncident => "Laporkan insiden", "Report an incident";
        AgreementAction::DescribeIncident => "Lengkapi uraian insiden", "Describe the incident";
        AgreementAction::NotifyIncident => "Catat pemberitahuan insiden", "Record the breach notice";
        AgreementAction::WaiveDuty => "Kecualikan kewajiban", "Waive a duty";
        AgreementAction::ReceiveRenewal => "Ajukan perpanjangan", "Request renewal";
        AgreementAction::RecordRenewalApproval => "Catat persetujuan perpanjangan", "Record the renewal's approval";
        AgreementAction::SignAddendum => "Catat adendum", "Record the addendum";
        AgreementAction::RefuseRenewal => "Tolak perpanjangan", "Refuse the renewal";
        AgreementAction::Remind => "Kirim pengingat", "Send a reminder";
        AgreementAction::Warn => "Kirim teguran", "Warn";
        AgreementAction::Suspend => "Tangguhkan akses", "Suspend access";
        AgreementAction::RevokeAccess => "Cabut hak akses", "Revoke access";
        AgreementAction::CutQuota => "Kurangi kuota", "Cut the quota";
        AgreementAction::Lift => "Pulihkan akses", "Lift a sanction";
        AgreementAction::SetAside => "Kesampingkan usulan sanksi", "Set a proposed sanction aside";
        AgreementAction::Terminate => "Akhiri karena wanprestasi", "Terminate";
        AgreementAction::End => "Catat berakhir", "Record the end";
        AgreementAction::RecordClosing => "Catat penutupan", "Record the closing";
        AgreementAction::IssueDocument => "Terbitkan dokumen", "Issue a document";
        AgreementAction::RevokeDocument => "Cabut dokumen", "Revoke a document";
        AgreementAction::ImportAgreement => "Impor perjanjian", "Import an agreement";
    }
    DutyState {
        DutyState::NotYet => "Belum berlaku", "Not yet";
        DutyState::Upcoming => "Akan datang", "Upcoming";
        DutyState::DueSoon => "Perlu disiapkan", "Due soon";
        DutyState::Overdue => "Terlambat", "Overdue";
        DutyState::Fulfilled => "Terpenuhi", "Fulfilled";
        DutyState::FulfilledLate => "Terpenuhi, terlambat", "Fulfilled late";
        DutyState::Waived => "Dikecualikan", "Waived";
    }
}

/// Choices of every value, named by `name`.
pub fn choices<T: Label>(values: impl IntoIterator<Item = T>, name: impl Fn(&T) -> String) -> Vec<Choice> {
    values.into_iter().map(|value| Choice::new(name(&value), value.label())).collect()
}

/// The serde name of a value that serialises as a word.
pub fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of a word that `word` gives.
pub fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
