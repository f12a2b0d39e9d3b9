//! Onboarding and what access rests on: network, User IDs, people, trials (stages 6 and 7).

use std::collections::BTreeMap;

use chrono::TimeDelta;
use patuh_domain::access::{AgreementHours, Hours, OfficeHours, Span};
use patuh_domain::agreement::{AgreementCommand as C, *};

use super::Act;
use crate::evaluator::later;
use crate::life::Walk;

impl Walk {
    pub fn network(&mut self, ready: bool) {
        let today = self.world.today;
        let known = self.world.agreement.as_ref().and_then(|agreement| agreement.network.clone());
        let expected = known.and_then(|network| network.expected).or_else(|| {
            let rng = &mut self.world.rng;
            match rng.between(0, 2) {
                0 => None,
                1 => Some(Expected::On(ExpectedDay { on: later(today, rng.between(5, 200)) })),
                _ => Some(Expected::Week(ExpectedWeek {
                    month: later(today, rng.between(5, 200)).format("%Y-%m").to_string(),
                    week: rng.pick(&[1, 2, 3, 4, 5]),
                })),
            }
        });
        let network = Network {
            ip_lan: Some("192.168.77.200".to_owned()),
            kind: NetworkKind::Closed,
            vpn: None,
            bandwidth_mbps: Some(10),
            paid_by: vec![CostBearer::Institution],
            provider: None,
            diskominfo_ip: None,
            access_addresses: BTreeMap::new(),
            expected,
            ready_on: ready.then(|| self.world.lately()),
        };
        self.asks(C::RecordNetwork { network, letter: None });
    }

    pub fn second_approval(&mut self, granted: bool) {
        let on = self.world.today;
        let letter = self.world.letter(on);
        if granted {
            self.asks(C::RecordAccessApproval { letter });
        } else if self.asks(C::RequestAccessApproval { letter }) {
            self.soon(1, 40, Act::SecondApproval(true));
        }
    }

    pub fn methods(&self) -> Vec<Method> {
        let agreement = self.world.agreement.as_ref().expect("an agreement");
        agreement.methods_on(self.world.today).iter().map(|grant| grant.method).collect()
    }

    pub fn quota(&mut self) {
        let mut methods = self.methods();
        methods.retain(|_| self.world.rng.chance(60));
        let from = if self.world.rng.chance(30) {
            QuotaStart::Poc
        } else {
            let shift = i64::from(self.world.rng.between(0, 60)) - 20;
            QuotaStart::On(self.world.today + TimeDelta::days(shift))
        };
        let reference = self.world.letter(self.world.today);
        let grant = QuotaGrant {
            methods,
            per_day: self.world.rng.pick(&[None, Some(100), Some(200), Some(1000), Some(1)]),
            until_poc: from != QuotaStart::Poc && self.world.rng.chance(25),
            from,
            reference: Some(reference),
        };
        self.asks(C::GrantQuota { grant });
    }

    pub fn register_application(&mut self) {
        let methods = self.methods();
        let method = self.world.rng.pick(&methods);
        let agreement = self.world.agreement.as_ref().expect("an agreement");
        let granted: Vec<_> = agreement
            .methods_on(self.world.today)
            .iter()
            .filter(|grant| grant.method == method)
            .flat_map(|grant| grant.elements.clone())
            .collect();
        let number = agreement.applications.len();
        let mut elements = vec![Element::Nik];
        elements.extend(self.world.rng.some_of(&granted, 60).into_iter().filter(|element| *element != Element::Nik));
        let on = self.world.lately();
        self.asks(C::RegisterApplication {
            name: format!("Aplikasi {number}"),
            function: "layanan".to_owned(),
            platform: "web".to_owned(),
            url: None,
            method,
            elements,
            used_by: None,
            keeper: None,
            mobile: false,
            on,
        });
        self.soon(1, 60, Act::Trial(0));
    }

    pub fn request_user_id(&mut self, tries: u32) {
        let date = self.world.lately();
        let agreement = self.world.agreement.as_ref().expect("an agreement");
        let number = agreement.accounts.len();
        let head = self.world.institution.heads.iter().rev().find(|head| head.since <= date);
        let head = head.map_or_else(|| "Pimpinan 0".to_owned(), |head| head.name.clone());
        let operator = agreement.operators.last().map_or_else(|| head.clone(), |operator| operator.name.clone());
        let methods = self.methods();
        let mut chosen = methods.clone();
        chosen.retain(|_| self.world.rng.chance(80));
        if chosen.is_empty() {
            chosen = methods;
        }
        let letter = self.world.letter(date);
        let command = C::RequestUserId {
            user_id: format!("wanasari-{number}"),
            kind: if self.world.rng.chance(90) { AccountKind::Production } else { AccountKind::Development },
            methods: chosen,
            letter,
            office_region_code: None,
            local_user_id: None,
            ip_addresses: vec!["10.20.4.15".to_owned()],
            responsible: self.world.rng.pick(&[
                head.clone(),
                head,
                operator.clone(),
                operator,
                "Orang Lain".to_owned(),
            ]),
            daily_cap: self.world.rng.pick(&[None, None, None, Some(50)]),
        };
        if self.asks(command) {
            self.soon(1, 40, Act::HandOver { account: number, tries: 0 });
        } else if tries < 4 {
            self.after(10, Act::RequestUserId(tries + 1));
        }
    }

    pub fn hand_over(&mut self, index: usize, tries: u32) {
        let Some(account) = self.world.agreement.as_ref().and_then(|agreement| agreement.accounts.get(index)) else {
            return;
        };
        let account = account.id;
        let date = self.world.lately();
        let (bast, today) = (self.world.letter(date), self.world.letter(self.world.today));
        if self.asks(C::HandOverUserId { account, bast }) || self.asks(C::HandOverUserId { account, bast: today }) {
            self.soon(1, 60, Act::Trial(0));
            if self.world.rng.chance(20) {
                self.soon(1, 500, Act::Lock);
            }
        } else if tries < 8 {
            self.soon(3, 20, Act::HandOver { account: index, tries: tries + 1 });
            // What may be missing: a person who has signed.
            if tries == 4 {
                self.after(1, Act::Hire);
                self.after(1, Act::Sptjm(0));
            }
        }
    }

    /// Every open subject is asked for, scheduled and concluded, in the time it takes.
    pub fn trial(&mut self, tries: u32) {
        let today = self.world.today;
        for subject in self.open_subjects() {
            let verdict = self.verdict();
            let result = Some(self.world.letter(today));
            if verdict == Verdict::NotRequired {
                let (letter, on) =
                    if self.world.rng.chance(50) { (None, self.world.lately()) } else { (result, today) };
                self.asks(C::RecordPocResult {
                    subject,
                    verdict,
                    letter,
                    remark: None,
                    protocol: Protocol::default(),
                    on,
                });
                continue;
            }
            let letter = self.world.letter(today);
            self.asks(C::RequestPoc { subjects: vec![subject], letter, wish: TrialWish::default() });
            let confirmation = self.world.letter(today);
            self.asks(C::SchedulePoc {
                subjects: vec![subject],
                scheduled_on: today,
                confirmation,
                meeting: TrialMeeting::default(),
            });
            self.asks(C::RecordPocResult {
                subject,
                verdict,
                letter: result,
                remark: None,
                protocol: Protocol::default(),
                on: today,
            });
        }
        if tries < 4 && !self.open_subjects().is_empty() {
            self.soon(5, 60, Act::Trial(tries + 1));
        }
    }

    pub fn lock(&mut self) {
        let Some(account) = self.an_account() else { return };
        if self.asks(C::LockAccount { account, reason: "Pola masukan".to_owned(), suspicion: None }) {
            self.soon(0, 60, Act::Unlock);
        }
    }

    pub fn unlock(&mut self) {
        let Some(account) = self.an_account() else { return };
        if !self.asks(C::UnlockAccount { account, remark: "Sudah diperiksa".to_owned() }) {
            self.after(5, Act::Unlock);
        }
    }

    pub fn cap(&mut self) {
        let Some(account) = self.an_account() else { return };
        let per_day = self.world.rng.pick(&[None, Some(10), Some(500)]);
        let ahead = self.world.rng.pick(&[0, 3, 30]);
        let day = later(self.world.today, ahead);
        let from = if self.world.rng.chance(50) { Some(self.world.instant(day)) } else { None };
        self.asks(C::SetDailyCap { account, per_day, from });
    }

    pub fn addresses(&mut self) {
        let Some(account) = self.an_account() else { return };
        let ahead = self.world.rng.pick(&[0, 3, 30]);
        let day = later(self.world.today, ahead);
        let from = if self.world.rng.chance(50) { Some(self.world.instant(day)) } else { None };
        let list = self.world.rng.some_of(&["10.20.4.15".to_owned(), "10.20.4.16".to_owned()], 60);
        self.asks(C::RegisterAddresses { account, ip_addresses: list, from });
    }

    fn some_hours(&mut self) -> Hours {
        let rng = &mut self.world.rng;
        let mut span = || {
            if rng.chance(60) {
                let opens = u16::try_from(rng.between(0, 900)).expect("a minute");
                Span::new(opens, opens + u16::try_from(rng.between(60, 540)).expect("a minute"))
            } else {
                Span::new(0, 1440)
            }
        };
        let workdays = span();
        let (saturday, sunday) = (span(), span());
        let rng = &mut self.world.rng;
        Hours::Week {
            workdays,
            saturday: saturday.filter(|_| rng.chance(50)),
            sunday: sunday.filter(|_| rng.chance(30)),
        }
    }

    pub fn hours(&mut self) {
        let ahead = self.world.rng.pick(&[0, 0, 5, 40]);
        let from = later(self.world.today, ahead);
        let hours = if self.world.rng.chance(75) { Some(self.some_hours()) } else { None };
        self.asks(C::SetHours { hours: AgreementHours { from, hours, reason: "Jam kerja".to_owned() } });
        if self.world.rng.chance(60) {
            self.soon(10, 300, Act::Hours);
        }
    }

    pub fn office_hours(&mut self) {
        let ahead = self.world.rng.pick(&[0, 0, 5, 40]);
        let from = later(self.world.today, ahead);
        let hours = if self.world.rng.chance(60) { self.some_hours() } else { Hours::Always };
        self.world.set_office_hours(OfficeHours { from, hours });
    }

    pub fn close_user_id(&mut self) {
        let Some(account) = self.an_account() else { return };
        let on = self.world.lately();
        self.asks(C::CloseUserId { account, on });
    }

    pub fn reader(&mut self) {
        let number = self.world.agreement.as_ref().map_or(0, |agreement| agreement.readers.len());
        let mut places = self.world.institution.profile.work_units.clone();
        places.push("Loket Z".to_owned());
        let known = self.world.agreement.as_ref().and_then(|agreement| agreement.readers.last().cloned());
        let reader = match known {
            // What is new about one known.
            Some(reader) if self.world.rng.chance(30) => Reader { activated_on: Some(self.world.today), ..reader },
            _ => Reader {
                brand: "Contoh".to_owned(),
                serial: format!("S{number}"),
                place: self.world.rng.pick(&places),
                sam_id: None,
                configuration: None,
                condition: None,
                personalised_on: if self.world.rng.chance(50) { Some(self.world.today) } else { None },
                activated_on: if self.world.rng.chance(70) { Some(self.world.today) } else { None },
                deactivated_on: None,
            },
        };
        self.asks(C::RegisterReader { reader });
    }
}
