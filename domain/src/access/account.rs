//! Checks on a User ID and on the person who works under it: 17, and 04 for programs (decisions.md 23).

use super::{Check, CheckKind, Code, Source};
use crate::agreement::{Account, Declaration, Known, Method, Operator, same_name};
use crate::duty::DutyKind;
use crate::head::Head;
use crate::wording::{Bilingual, Language, long_date, long_date_in};

impl Known<'_> {
    /// User IDs that aren't closed.
    pub(super) fn open_accounts(&self) -> impl Iterator<Item = &Account> {
        self.agreement.accounts.iter().filter(|account| self.is_open(account))
    }

    /// Works today as far as its own dates say; the last day is a working one.
    pub(super) fn is_open(&self, account: &Account) -> bool {
        account.closed_on.is_none_or(|last| self.today <= last)
    }

    /// The checks of an account that don't depend on a call: of its best method, where it has several.
    pub(super) fn account_checks(&self, account: &Account) -> Vec<Check> {
        let granted: Vec<_> = self.granted_methods().map(|grant| grant.method).collect();
        let usable = || account.methods.iter().copied().filter(|method| granted.contains(method));
        let Some(first) = usable().next() else {
            let mut checks = vec![self.handed_over_check(account)];
            checks.extend(self.lock_check(account));
            checks.extend(account.methods.first().map(|method| self.method_check(*method)));
            return checks;
        };
        let open = usable().find(|method| !self.account_checks_by(account, *method).iter().any(Check::fails));
        self.account_checks_by(account, open.unwrap_or(first))
    }

    /// Hand-over, NDA, and registered addresses of one method.
    pub(super) fn account_checks_by(&self, account: &Account, method: Method) -> Vec<Check> {
        let mut checks = vec![self.handed_over_check(account)];
        checks.extend(self.lock_check(account));
        if self.has_duty(DutyKind::Nda, true) {
            checks.push(if method.is_web_service() {
                self.responsible_check(account)
            } else {
                self.any_person_check(account)
            });
        }
        if method.is_web_service() {
            checks.push(self.registered_check(account, account.addresses_at(self.moment.instant)));
        }
        checks
    }

    /// The NDA of the operator who asks.
    pub(super) fn operator_check(&self, operator: Option<&Operator>) -> Check {
        let present = operator.filter(|operator| self.operators_on(self.today).any(|one| one.id == operator.id));
        let Some(operator) = present else {
            return Check::fail(
                CheckKind::Nda,
                Code::AccountInactive,
                nda_label(),
                Bilingual::new(
                    "Orang ini bukan operator pada perjanjian ini, atau sudah berhenti.",
                    "This person is no operator under this agreement, or has left.",
                ),
                Bilingual::new(
                    "Lembaga mendaftarkan operatornya lebih dahulu.",
                    "The institution registers its operator first.",
                ),
            );
        };
        if self.has_duty(DutyKind::Nda, true) {
            self.nda_check(&operator.name, self.nda_of_operator(operator))
        } else {
            not_asked_for()
        }
    }

    /// The NDA of the head who asks in person, under a User ID the head answers for.
    pub(super) fn head_check(&self, account: &Account) -> Check {
        match self.responsible_head(account) {
            Some(head) if self.has_duty(DutyKind::Nda, true) => self.nda_check(&head.name, self.nda_of(&head.name)),
            Some(_) => not_asked_for(),
            None => Check::fail(
                CheckKind::Nda,
                Code::AccountInactive,
                nda_label(),
                Bilingual::owned(
                    format!("Pimpinan bukan penanggung jawab {}.", account.user_id),
                    format!("The head is not responsible for {}.", account.user_id),
                ),
                Bilingual::new(
                    "Daftarkan pimpinan sebagai operator, atau ajukan perubahan pemegang User ID.",
                    "Register the head as an operator, or request a change of the User ID's holder.",
                ),
            ),
        }
    }

    /// The name of the person responsible for a User ID now: a head's responsibility passes on with the office.
    pub(crate) fn responsible_for<'s>(&'s self, account: &'s Account) -> &'s str {
        let mut terms = self.facts.institution.heads.iter().filter(|head| head.since <= self.today);
        let holder = account.responsible_on(self.today);
        let was_head = terms.any(|head| same_name(&head.name, holder));
        match self.head_on(self.today) {
            Some(head) if was_head => &head.name,
            _ => holder,
        }
    }

    fn responsible_head(&self, account: &Account) -> Option<&Head> {
        let name = self.responsible_for(account);
        self.head_on(self.today).filter(|head| same_name(&head.name, name))
    }

    pub(super) fn no_account_check(&self) -> Check {
        Check::fail(
            CheckKind::Account,
            Code::AccountInactive,
            account_label(None),
            Bilingual::new("Belum ada User ID yang diserahkan.", "No User ID is handed over yet."),
            Bilingual::new(
                "Lembaga mengajukan permohonan User ID; Dinas menyerahkannya dengan BAST.",
                "The institution requests a User ID; the office hands it over by BAST.",
            ),
        )
    }

    fn handed_over_check(&self, account: &Account) -> Check {
        let label = account_label(Some(account));
        let (kind, code) = (CheckKind::Account, Code::AccountInactive);
        if let Some(last) = account.closed_on.filter(|_| !self.is_open(account)) {
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::owned(
                    format!("User ID ditutup sejak {}.", long_date(last)),
                    format!("The User ID was closed on {}.", long_date_in(Language::En, last)),
                ),
                Bilingual::new("Ajukan User ID baru.", "Request a new User ID."),
            );
        }
        match &account.bast {
            Some(bast) => {
                Check::pass(kind, code, label, Bilingual::new("Sudah diserahkan dengan BAST.", "Handed over by BAST."))
                    .by(Source::letter(Bilingual::same("BAST"), bast))
            }
            None => Check::fail(
                kind,
                code,
                label,
                Bilingual::new("User ID belum diserahkan.", "The User ID is not handed over yet."),
                Bilingual::new("Dinas menyerahkan User ID dengan BAST.", "The office hands it over by BAST."),
            ),
        }
    }

    /// Only where a lock stands: elsewhere there is nothing to tell.
    fn lock_check(&self, account: &Account) -> Option<Check> {
        let lock = self.agreement.lock_on(account.id)?;
        let zone = self.moment.zone;
        let (day, time) = (zone.local_date(lock.from), zone.local_time(lock.from).format("%H.%M"));
        let label = Bilingual::owned(
            format!("User ID {} tidak dikunci", account.user_id),
            format!("User ID {} not locked", account.user_id),
        );
        let (id_day, en_day) = (long_date(day), long_date_in(Language::En, day));
        let found = Bilingual::owned(
            format!("Dikunci {id_day} pukul {time} {} oleh {}: {}", zone.label(), lock.by, lock.reason),
            format!("Locked on {en_day} at {time} {} by {}: {}", zone.label(), lock.by, lock.reason),
        );
        let remedy = Bilingual::new(
            "Lembaga menjelaskan polanya; petugas Dinas meninjau dan membuka kunci.",
            "The institution explains the pattern; the office's staff review it and unlock.",
        );
        Some(Check::fail(CheckKind::Account, Code::AccountInactive, label, found, remedy))
    }

    /// For programs: the responsible person.
    fn responsible_check(&self, account: &Account) -> Check {
        let name = self.responsible_for(account);
        let operators: Vec<_> =
            self.agreement.operators.iter().filter(|operator| same_name(&operator.name, name)).collect();
        let left = !operators.is_empty()
            && !operators.iter().any(|operator| self.operators_on(self.today).any(|one| one.id == operator.id));
        if left && self.responsible_head(account).is_none() {
            return Check::fail(
                CheckKind::Nda,
                Code::AccountInactive,
                nda_label(),
                Bilingual::owned(
                    format!("{name}, penanggung jawab User ID, sudah berhenti."),
                    format!("{name}, responsible for the User ID, has left."),
                ),
                Bilingual::new(
                    "Lembaga mengajukan perubahan pemegang User ID.",
                    "The institution requests a change of the User ID's holder.",
                ),
            );
        }
        let as_operator = operators.iter().find_map(|operator| self.nda_of_operator(operator));
        self.nda_check(name, as_operator.or_else(|| self.nda_of(name)))
    }

    /// For portal and reader: at least one person can work.
    fn any_person_check(&self, account: &Account) -> Check {
        let by_operator = self
            .operators_on(self.today)
            .find_map(|operator| Some((operator.name.as_str(), self.nda_of_operator(operator)?)));
        let by_head = || {
            let head = self.responsible_head(account)?;
            Some((head.name.as_str(), self.nda_of(&head.name)?))
        };
        match by_operator.or_else(by_head) {
            Some((name, nda)) => self.nda_check(name, Some(nda)),
            None => Check::fail(
                CheckKind::Nda,
                Code::AccountInactive,
                nda_label(),
                Bilingual::new("Belum ada operator yang menandatangani NDA.", "No operator has signed the NDA yet."),
                Bilingual::new("Setiap operator menandatangani NDA-nya.", "Each operator signs the NDA."),
            ),
        }
    }

    fn registered_check(&self, account: &Account, addresses: &[String]) -> Check {
        let label = Bilingual::new("Alamat IP terdaftar", "IP address registered");
        let (kind, code) = (CheckKind::Address, Code::AddressNotRegistered);
        if addresses.is_empty() {
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::owned(
                    format!("Belum ada alamat IP yang terdaftar untuk {}.", account.user_id),
                    format!("No IP address is registered for {}.", account.user_id),
                ),
                Bilingual::new(
                    "Lembaga menyampaikan formulir pendaftaran alamat IP.",
                    "The institution hands in the form that registers IP addresses.",
                ),
            );
        }
        let found = self.found(|| {
            let list = addresses.join(", ");
            Bilingual::owned(format!("Terdaftar: {list}."), format!("Registered: {list}."))
        });
        Check::pass(kind, code, label, found)
    }

    fn nda_check(&self, name: &str, nda: Option<&Declaration>) -> Check {
        let (kind, code) = (CheckKind::Nda, Code::AccountInactive);
        match nda {
            Some(nda) => {
                let found = self.found(|| {
                    Bilingual::owned(
                        format!("{name} menandatangani NDA {}.", long_date(nda.signed_on)),
                        format!("{name} signed the NDA on {}.", long_date_in(Language::En, nda.signed_on)),
                    )
                });
                Check::pass(kind, code, nda_label(), found).by(Source::dated(Bilingual::same("NDA"), nda.signed_on))
            }
            None => Check::fail(
                kind,
                code,
                nda_label(),
                Bilingual::owned(
                    format!("{name} belum menandatangani NDA."),
                    format!("{name} has not signed the NDA."),
                ),
                Bilingual::owned(format!("{name} menandatangani NDA-nya."), format!("{name} signs the NDA.")),
            ),
        }
    }
}

fn not_asked_for() -> Check {
    let found = Bilingual::new("Perjanjian ini tidak memintanya.", "This agreement doesn't ask for it.");
    Check::pass(CheckKind::Nda, Code::AccountInactive, nda_label(), found)
}

fn account_label(account: Option<&Account>) -> Bilingual {
    account.map_or_else(
        || Bilingual::new("User ID diserahkan", "User ID handed over"),
        |account| {
            Bilingual::owned(
                format!("User ID {} diserahkan", account.user_id),
                format!("User ID {} handed over", account.user_id),
            )
        },
    )
}

const fn nda_label() -> Bilingual {
    Bilingual::new("NDA ditandatangani", "NDA signed")
}
