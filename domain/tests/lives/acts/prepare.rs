//! From the request to both signatures (stages 1 to 5).

use std::collections::BTreeMap;

use chrono::TimeDelta;
use patuh_domain::agreement::{AgreementCommand as C, *};
use patuh_domain::duty::DutyKind;

use super::Act;
use crate::evaluator::{later, months_from, yesterday};
use crate::life::Walk;
use crate::world::{INSTITUTION, Temper};

const ELEMENTS: [Element; 6] = [
    Element::NomorKk,
    Element::NamaLengkap,
    Element::JenisKelamin,
    Element::TempatLahir,
    Element::TanggalLahir,
    Element::StatusPerkawinan,
];

impl Walk {
    pub fn grants(&mut self) -> Vec<MethodGrant> {
        let rng = &mut self.world.rng;
        let mut methods = rng.some_of(&Method::ALL, 45);
        if methods.is_empty() {
            methods.push(rng.pick(&Method::ALL));
        }
        methods
            .into_iter()
            .map(|method| {
                let mut elements = vec![Element::Nik];
                elements.extend(rng.some_of(&ELEMENTS, 60));
                MethodGrant { method, elements, address_parts: Vec::new(), mandatory: vec![Element::Nik] }
            })
            .collect()
    }

    pub fn submit(&mut self) {
        let date = self.world.lately();
        let command = C::SubmitRequest {
            institution: INSTITUTION,
            request: Request {
                letter: self.world.letter(date),
                subject: "Permohonan Pemanfaatan Data Kependudukan".to_owned(),
                purpose: "verifikasi data penerima bantuan sosial".to_owned(),
                daily_need: None,
                methods: self.grants(),
                data_balikan: None,
                term_years: Some(2),
                received_on: date.max(self.world.today - TimeDelta::days(2)),
                study: Study::default(),
                scan: None,
            },
        };
        if self.asks(command) {
            self.soon(0, 10, Act::TakeUp);
            if self.world.rng.chance(4) {
                self.soon(1, 200, Act::GiveUp);
            }
        } else {
            self.after(1, Act::Submit);
        }
    }

    pub fn take_up(&mut self) {
        let on = self.world.lately();
        if self.asks(C::TakeUp { on }) {
            self.soon(0, 10, Act::Check);
        } else {
            self.after(3, Act::TakeUp);
        }
    }

    pub fn check(&mut self) {
        let on = self.world.today;
        if self.world.rng.chance(15) && self.asks(C::ReturnForChanges { on, reasons: "Berkas kurang".to_owned() }) {
            self.soon(0, 20, Act::Submit);
            return;
        }
        let items = REQUIREMENTS
            .iter()
            .map(|(key, _)| ChecklistItem { requirement: (*key).to_owned(), present: true, remark: None })
            .collect();
        if self.asks(C::CheckCompleteness { on, items }) {
            self.soon(0, 15, Act::Forward);
        } else {
            self.after(2, Act::Check);
        }
    }

    pub fn forward(&mut self) {
        let on = self.world.today;
        let letter = self.world.letter(on);
        if self.asks(C::Forward { letter }) {
            self.soon(5, 60, Act::Approve);
        }
    }

    pub fn approve(&mut self) {
        let on = self.world.lately();
        let approval = Approval {
            letter: self.world.letter(on),
            subject: "Persetujuan Pemanfaatan Data Kependudukan".to_owned(),
            signed_by: "Direktur Jenderal".to_owned(),
            kind: ApprovalKind::New,
            scan: None,
        };
        if self.asks(C::RecordApproval { approval }) {
            self.soon(0, 10, Act::Team);
        } else {
            self.after(5, Act::Approve);
        }
    }

    pub fn team(&mut self) {
        for party in [Party::Office, Party::Institution] {
            let member = TeamMember {
                name: "Anggota Contoh".to_owned(),
                nip: None,
                rank: None,
                grade: None,
                position: "Pranata Komputer".to_owned(),
            };
            let order = self.world.letter(self.world.today);
            self.asks(C::AppointTeam { team: Team { party, order, members: vec![member] } });
        }
        self.soon(0, 10, Act::Terms);
    }

    pub fn some_terms(&mut self, methods: Vec<MethodGrant>, effective: chrono::NaiveDate) -> Terms {
        let today = self.world.today;
        let rng = &mut self.world.rng;
        let iso_27001 = match rng.between(0, 9) {
            0 => None,
            1..=2 => Some(IsoRule::FixedDate { date: later(today, rng.between(0, 900)) }),
            _ => Some(IsoRule::MonthsAfterSignature { months: rng.pick(&[6, 6, 12, 30]) }),
        };
        let card_reader = match rng.between(0, 3) {
            0 => ReaderClause { need: ReaderNeed::Required, within_months: Some(rng.pick(&[6, 12, 30])) },
            1 => ReaderClause { need: ReaderNeed::Required, within_months: None },
            2 => ReaderClause { need: ReaderNeed::AsNeeded, within_months: None },
            _ => ReaderClause { need: ReaderNeed::None, within_months: None },
        };
        let data_balikan = rng
            .chance(40)
            .then(|| DataBalikan { fields: vec!["JENIS_BANTUAN".to_owned()], channels: vec![BalikanChannel::Form] });
        let mut duties = BTreeMap::new();
        if rng.chance(25) {
            for kind in rng.some_of(&DutyKind::ALL, 20) {
                duties.insert(kind, rng.chance(25));
            }
        }
        Terms {
            effective,
            layout: PksLayout::Articles,
            methods,
            legal_bases: vec!["uu-23-2006".to_owned()],
            data_balikan,
            iso_27001,
            card_reader,
            duties,
        }
    }

    pub fn terms(&mut self) {
        let methods = self.grants();
        let shift = self.world.rng.pick(&[0, 0, 10, 40]);
        let effective = later(self.world.today, shift);
        let terms = self.some_terms(methods, effective);
        self.asks(C::SettleTerms { terms });
        self.network(false);
        self.soon(0, 20, Act::Final);
    }

    pub fn finals(&mut self) {
        let on = self.world.lately();
        self.asks(C::MarkFinal { text: Text::Pks, on });
        let on = self.world.today;
        self.asks(C::MarkFinal { text: Text::Juknis, on });
        self.asks(C::MarkFinal { text: Text::Pks, on });
        if self.world.rng.chance(10) {
            self.soon(0, 5, Act::Reopen);
        } else {
            self.soon(0, 15, Act::SignPks);
        }
    }

    pub fn reopen(&mut self) {
        let text = self.world.rng.pick(&[Text::Pks, Text::Juknis]);
        self.asks(C::ReopenText { text });
        self.soon(0, 10, Act::Final);
    }

    pub fn sign_pks(&mut self) {
        let signed_on = self.world.lately();
        let months = self.world.rng.pick(&[24, 24, 24, 24, 12, 12, 36, 60, 3]);
        let mut ends_on = months_from(signed_on, months);
        if self.world.rng.chance(50) {
            ends_on = yesterday(ends_on);
        }
        let pks = Pks {
            office_number: "400.12/07/DUKCAPIL/2026".to_owned(),
            institution_number: "100.3.7/02/PKS/I/2026".to_owned(),
            signed_on,
            signed_at: "Wanasari".to_owned(),
            term: Term::Until { until: ends_on },
            ends_on,
            scan: None,
        };
        if !self.asks(C::SignPks { pks }) {
            self.after(2, Act::SignPks);
            return;
        }
        let wait = self.world.rng.pick(&[0, 0, 0, 3, 20, 90]);
        self.after(wait, Act::SignJuknis(0));
        self.expect_reports();
        self.live_until(ends_on);
        if self.world.rng.chance(80) {
            self.soon(30, 400, Act::Certificate);
        }
        for _ in 0..self.world.rng.between(0, 4) {
            self.soon(1, 600, Act::Reader);
        }
    }

    pub fn sign_juknis(&mut self, tries: u32) {
        let date = self.world.lately();
        let user_id_request_by =
            if self.world.rng.chance(40) { Some(later(date, self.world.rng.between(0, 60))) } else { None };
        let juknis = Juknis {
            number: "400.12/08/DUKCAPIL/2026".to_owned(),
            institution_number: None,
            date,
            place: "Wanasari".to_owned(),
            layout: JuknisLayout::Criteria,
            signers: JuknisSigners::Heads,
            initials: true,
            user_id_request_by,
            scan: None,
        };
        if !self.asks(C::SignJuknis { juknis }) {
            if tries < 60 {
                self.after(1, Act::SignJuknis(tries + 1));
            }
            return;
        }
        for _ in 0..self.world.rng.between(0, 2) {
            self.soon(0, 20, Act::Register);
        }
        for _ in 0..self.world.rng.between(0, 2) {
            self.soon(0, 20, Act::Quota);
        }
        for _ in 0..self.world.rng.between(1, 3) {
            self.soon(0, 20, Act::Hire);
        }
        self.soon(0, 20, Act::RequestUserId(0));
        if self.world.rng.chance(30) {
            self.soon(0, 40, Act::RequestUserId(0));
        }
        self.soon(0, 30, Act::SecondApproval(false));
        self.soon(0, 30, Act::Sptjm(0));
        if self.world.temper == Temper::Careful || self.world.rng.chance(85) {
            self.soon(0, 40, Act::HeadNda);
        }
        self.soon(0, 30, Act::Network(true));
    }

    pub fn give_up(&mut self) {
        let on = self.world.today;
        let letter = self.world.letter(on);
        let reason = "Tidak dilanjutkan".to_owned();
        if self.world.rng.chance(50) {
            self.asks(C::Reject { letter, reason });
        } else {
            self.asks(C::Withdraw { on, letter: None, reason });
        }
    }
}
