//! D14: one hand-over, with every User ID that goes by the same minutes.

use patuh_domain::agreement::{Account, AccountKind, QuotaStart};

use super::terms::count;
use super::{Dated, Mapping, Subject};
use crate::documents::data::handover::{AccountPart, HandoverPaper};
use crate::documents::data::parts::Count;

impl Mapping<'_> {
    pub(super) fn handover(&self) -> Dated<HandoverPaper> {
        let accounts = self.handed_over();
        let first = accounts.first().copied();
        let bast = first.and_then(|account| account.bast.as_ref());
        let date = bast.map(|bast| bast.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        self.need(first.map(|_| ()), "accounts", "User ID yang diserahkan", "User ID to be handed over");
        let paper = HandoverPaper {
            frame: self.frame(&institution.name, &office.name),
            number: self.need(
                bast.map(|bast| bast.number.clone()),
                "accounts.bast",
                "Nomor berita acara",
                "Number of the minutes",
            ),
            date: date.map(Into::into),
            place: self.place(),
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            request: first.map(|account| (&account.request).into()),
            accounts: accounts.iter().map(|account| self.account_part(account)).collect(),
            responsible: first.map(|account| account.responsible_on(self.today).to_owned()),
            office,
            institution,
        };
        (paper, date)
    }

    /// The addresses registered at the end of the day.
    pub(super) fn registered<'a>(&self, account: &'a Account) -> &'a [String] {
        account.addresses_at(self.end_of_day())
    }

    fn end_of_day(&self) -> chrono::DateTime<chrono::Utc> {
        let tomorrow = self.today.succ_opt().unwrap_or(self.today);
        self.facts.office.profile.zone.midnight(tomorrow) - chrono::TimeDelta::microseconds(1)
    }

    /// The chosen User ID and those with the same minutes.
    fn handed_over(&self) -> Vec<&Account> {
        let accounts = &self.facts.agreement.accounts;
        let chosen = match self.choices.subject {
            Subject::Account(id) => accounts.iter().find(|account| account.id == id),
            _ => accounts.first(),
        };
        let Some(chosen) = chosen else { return Vec::new() };
        let together =
            |account: &&Account| account.id == chosen.id || (account.bast.is_some() && account.bast == chosen.bast);
        accounts.iter().filter(together).collect()
    }

    pub(super) fn account_part(&self, account: &Account) -> AccountPart {
        AccountPart {
            user_id: account.user_id.clone(),
            local_user_id: account.local_user_id.clone(),
            kind: match account.kind {
                AccountKind::Production => "Production",
                AccountKind::Development => "Development",
                AccountKind::Admin => "Admin",
            },
            methods: account.methods.iter().map(|method| method.label()).collect(),
            quota: self.quota_in_words(account),
            ip_addresses: self.registered(account).to_vec(),
        }
    }

    /// The grants its methods draw on, then its own cap; 200 until the PoC where nothing is granted (decisions.md 22).
    fn quota_in_words(&self, account: &Account) -> String {
        let grants = self.facts.agreement.quota.iter();
        let mut lines: Vec<String> = grants
            .filter(|grant| grant.methods.iter().any(|method| account.methods.contains(method)))
            .map(|grant| {
                let amount = grant.per_day.map_or_else(|| "tidak terbatas".to_owned(), |hits| written(&count(hits)));
                match (grant.until_poc, grant.from) {
                    (true, _) => format!("{amount} sampai lulus PoC"),
                    (false, QuotaStart::Poc) => format!("{amount} setelah lulus PoC"),
                    (false, QuotaStart::On(_)) => amount,
                }
            })
            .collect();
        if lines.is_empty() {
            lines.push(format!("{} sampai lulus PoC, kemudian tidak terbatas", written(&count(200_u64))));
        }
        if let Some(cap) = account.cap_at(self.end_of_day()) {
            lines.push(format!("paling banyak {} untuk User ID ini", written(&count(cap))));
        }
        lines.join("; ")
    }
}

fn written(count: &Count) -> String {
    format!("{} ({})", count.figure, count.words)
}
