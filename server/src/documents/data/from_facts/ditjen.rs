//! D29 and D30: what goes to the Ditjen after the approval of the use.

use patuh_domain::agreement::{Account, Party, Report, ReportChannel};

use super::renewal::report_line;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::ditjen::{AccessRequestPaper, ReportCoverPaper, UserRequestPaper};
use crate::documents::data::parts::Reference;

impl Mapping<'_> {
    pub(super) fn access_request(&self) -> Dated<AccessRequestPaper> {
        let agreement = &self.facts.agreement;
        let letter = agreement.access_approval.as_ref().map(|approval| &approval.requested);
        let date = letter.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let mut orders: Vec<_> = agreement.teams.iter().collect();
        orders.sort_by_key(|team| team.party);
        let mut asked: Vec<&patuh_domain::letter::Letter> = Vec::new();
        for account in agreement.accounts.iter().filter(|account| account.closed_on.is_none()) {
            if !asked.contains(&&account.request) {
                asked.push(&account.request);
            }
        }
        let network = agreement.network.as_ref();
        let paper = AccessRequestPaper {
            letter: self.correspondence(
                Party::Office,
                letter,
                "Permohonan Persetujuan Akses Data Warehouse (DWH) Terpusat",
                "1 (satu) berkas",
            ),
            juknis: self.juknis_reference(),
            approval: self.approval_reference(),
            methods: self.method_labels(day),
            orders: orders.iter().map(|team| (&team.order).into()).collect(),
            user_id_letters: asked.into_iter().map(Into::into).collect(),
            ip_lan: network.and_then(|network| network.ip_lan.as_deref()).and_then(filled),
        };
        (paper, date)
    }

    pub(super) fn user_request(&self) -> Dated<UserRequestPaper> {
        let account = self.need(self.asked_account(), "accounts", "User ID yang dimohon", "User ID asked for");
        let letter = self.facts.agreement.access_approval.as_ref().map(|approval| &approval.requested);
        let paper = UserRequestPaper {
            letter: self.correspondence(Party::Office, letter, "Permohonan Persetujuan User ID", "1 (satu) berkas"),
            juknis: self.juknis_reference(),
            approval: self.approval_reference(),
            request: account.map(|account| Reference::from(&account.request)),
            user: account.map(|account| self.user(account)).unwrap_or_default(),
            account: account.map(|account| self.account_part(account)),
        };
        (paper, letter.map(|letter| letter.date))
    }

    pub(super) fn report_cover(&self) -> Dated<ReportCoverPaper> {
        let agreement = &self.facts.agreement;
        let report = self.need(self.covered_report(), "reports", "Laporan semester", "Semester report");
        let forwarding = report.and_then(|report| {
            agreement.forwardings.iter().rev().find(|forwarding| forwarding.semester == report.semester)
        });
        let letter = forwarding.map(|forwarding| &forwarding.letter);
        let paper = ReportCoverPaper {
            letter: self.correspondence(
                Party::Office,
                letter,
                "Penyampaian Laporan Pemanfaatan Data Kependudukan",
                "1 (satu) berkas",
            ),
            juknis: self.juknis_reference(),
            channel: report.map(|report| channel(report.channel)),
            report: report.map(report_line),
        };
        (paper, letter.map(|letter| letter.date))
    }

    fn asked_account(&self) -> Option<&Account> {
        let accounts = &self.facts.agreement.accounts;
        match self.choices.subject {
            Subject::Account(id) => accounts.iter().find(|account| account.id == id),
            _ => accounts.first(),
        }
    }

    fn covered_report(&self) -> Option<&Report> {
        let reports = &self.facts.agreement.reports;
        match self.choices.subject {
            Subject::Nth(n) => reports.get(n),
            _ => reports.last(),
        }
    }
}

const fn channel(channel: ReportChannel) -> &'static str {
    match channel {
        ReportChannel::Patuh => "melalui aplikasi",
        ReportChannel::Paper => "dalam bentuk surat",
        ReportChannel::Email => "melalui surat elektronik",
        ReportChannel::National => "melalui laman pemanfaatan data nasional",
    }
}
