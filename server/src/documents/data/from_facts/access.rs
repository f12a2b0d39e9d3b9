//! D08 of one User ID; D09 and D10 of the agreement.

use patuh_domain::agreement::Account;

use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::access::{NetworkPaper, UserIdPaper, UserPart};
use crate::documents::data::kind::Form;
use crate::documents::data::parts::group_nip;

impl Mapping<'_> {
    pub(super) fn user_id_form(&self) -> Dated<UserIdPaper> {
        let account = self.need(self.requested_account(), "accounts", "User ID yang dimohon", "User ID asked for");
        let date = account.map(|account| account.request.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let named = account.map_or("………", |account| account.user_id.as_str());
        let region_code = account.and_then(|account| account.office_region_code.as_deref()).and_then(filled);
        let paper = UserIdPaper {
            frame: self.frame(&format!("{named}, {}", institution.name), &institution.name),
            number: account.and_then(|account| filled(&account.request.number)),
            place: self.place(),
            date: date.map(Into::into),
            pks: self.pks_reference(),
            user: account.map(|account| self.user(account)).unwrap_or_default(),
            account: account.map(|account| self.account_part(account)),
            region_code: self.need(region_code, "accounts.office_region_code", "Kode wilayah kantor", "Region code"),
            office,
            institution,
        };
        (paper, date)
    }

    pub(super) fn network_paper(&self) -> Dated<NetworkPaper> {
        let office = self.office(self.today);
        let institution = self.institution(self.today);
        let accounts = self.facts.agreement.accounts.iter().filter(|account| account.closed_on.is_none());
        let mut addresses: Vec<String> =
            accounts.flat_map(|account| self.registered(account).iter().cloned()).collect();
        addresses.sort();
        addresses.dedup();
        if self.form == Form::D09 {
            let known = (!addresses.is_empty()).then_some(());
            self.need(known, "accounts.ip_addresses", "Alamat IP yang didaftarkan", "Addresses to be registered");
        }
        let paper = NetworkPaper {
            frame: self.frame(&institution.name, &institution.name),
            place: self.place(),
            date: None,
            pks: self.pks_reference(),
            purpose: self.purpose(),
            addresses,
            office,
            institution,
        };
        (paper, None)
    }

    fn requested_account(&self) -> Option<&Account> {
        let accounts = &self.facts.agreement.accounts;
        match self.choices.subject {
            Subject::Account(id) => accounts.iter().find(|account| account.id == id),
            _ => accounts.first(),
        }
    }

    /// What is known of the responsible person: an operator, or the head.
    pub(super) fn user(&self, account: &Account) -> UserPart {
        let operators = &self.facts.agreement.operators;
        let holder = account.responsible_on(self.today);
        let operator = operators.iter().rev().find(|operator| operator.name == holder);
        let head = self.head_named(holder);
        let known = operator.map(|_| ()).or(head.as_ref().map(|_| ()));
        self.need(known, "operators", "Data kepegawaian pemegang User ID", "Staff data of the User ID's holder");
        UserPart {
            name: filled(holder),
            staff_number: match operator {
                Some(operator) => operator.staff_number.as_deref().map(group_nip),
                None => head.as_ref().and_then(|head| head.nip.clone()),
            },
            staff_status: operator.map(|operator| operator.staff_status.label()),
            position: match operator {
                Some(operator) => filled(&operator.position),
                None => head.map(|head| head.title),
            },
        }
    }
}
