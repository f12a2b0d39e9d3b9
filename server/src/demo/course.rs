//! The papers of one invented agreement, from its request to production, as a dossier.
//!
//! A course is written to its end first and cut where its story stands, so that every story tells the same
//! beginnings.

use chrono::{Datelike, NaiveDate};
use patuh_domain::agreement::{
    AccountKind, AddressPart, ApprovalKind, BalikanChannel, Contact, CostBearer, DataBalikan, Element, FlowBranch,
    FlowNext, FlowStep, IsoRule, JuknisLayout, JuknisSigners, Method, MethodGrant, Network, NetworkKind, Party,
    PksLayout, Protocol, ReaderClause, ReaderNeed, ServiceFlow, StaffStatus, Study, TeamMember, Term, TrialMeeting,
    TrialWish, Verdict,
};
use patuh_domain::calendar::add_months;
use patuh_domain::dossier::{
    AgreementPart, ApplicationPart, ApprovalPart, ClosingPart, DeclarationForm, DeclarationPart, DeclarationWord,
    Dossier, InstitutionPart, JuknisPart, NdaPart, OfficePart, OperatorPart, PocPart, PocResultPart, PocWord,
    QuotaFrom, QuotaPart, RequestPart, ReviewPart, SCHEMA, SubjectPart, TeamPart, TeamsPart, UserIdPart,
};
use patuh_domain::head::head_on;
use patuh_domain::letter::Letter;
use patuh_domain::wording::roman;

use super::dice::Dice;
use super::names;
use super::timetable::{Calendar, Timetable};

/// Drafts on the office's side.
const OFFICE_TEAM: [(&str, &str); 2] =
    [("Rina Paramita", "Petugas Kerja Sama"), ("Arif Cahyono", "Administrator Database Kependudukan")];

/// How far the papers of an agreement go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    Requested,
    TakenUp,
    Forwarded,
    Approved,
    TeamsAppointed,
    TextsFinal,
    PksSigned,
    Signed,
    NetworkReady,
    Declared,
    AccountAsked,
    HandedOver,
    PocAsked,
    PocScheduled,
    Production,
}

/// Who uses the data and what for.
#[derive(Debug, Clone)]
pub struct Applicant {
    pub office: OfficePart,
    pub institution: InstitutionPart,
    /// For User IDs and letter numbers, e.g. `dinsos`.
    pub short: String,
    /// Distinguishes its letters and User IDs from those of all others in the office.
    pub serial: u32,
    pub purpose: String,
    /// Name and function of each program, by the method it uses.
    pub programs: Vec<(Method, String, String)>,
    pub balikan: Vec<String>,
    pub methods: Vec<Method>,
    pub operators: Vec<Worker>,
}

/// A person who works under the User ID.
#[derive(Debug, Clone)]
pub struct Worker {
    pub name: String,
    pub staff_number: Option<String>,
    pub position: String,
    /// Has signed an NDA.
    pub nda: bool,
}

impl Worker {
    /// Somebody invented, appointed before `latest`.
    pub fn invented(dice: &mut Dice, position: &str, latest: NaiveDate) -> Self {
        let (name, man) = names::person(dice);
        let staff_number = dice.chance(80).then(|| names::staff_number(dice, man, latest));
        Self { name, staff_number, position: position.to_owned(), nda: true }
    }
}

/// The papers of `applicant` on the days of `times`, as far as `reached`.
pub fn dossier(applicant: &Applicant, times: &Timetable, reached: Reached, calendar: &Calendar) -> Dossier {
    let papers = Papers { applicant, times };
    let by = |step: Reached| reached >= step;
    let signed = by(Reached::Signed).then(|| papers.juknis());
    Dossier {
        schema: SCHEMA.to_owned(),
        about: None,
        office: applicant.office.clone(),
        institution: applicant.institution.clone(),
        contacts: if by(Reached::TeamsAppointed) { papers.contacts() } else { Vec::new() },
        request: papers.request(),
        predecessor: None,
        review: by(Reached::TakenUp).then(|| ReviewPart {
            taken_up_on: times.taken_up,
            complete_on: by(Reached::Forwarded).then_some(times.complete),
            checklist: None,
        }),
        forwarding: by(Reached::Forwarded).then(|| papers.office_letter(1, times.forwarded)),
        approval: by(Reached::Approved).then(|| papers.approval()),
        teams: if by(Reached::TeamsAppointed) { papers.teams() } else { TeamsPart::default() },
        agreement: by(Reached::TeamsAppointed).then(|| papers.agreement(by(Reached::PksSigned))),
        amendments: Vec::new(),
        juknis: signed,
        network: by(Reached::NetworkReady).then(|| papers.network()),
        network_letter: None,
        quota: if by(Reached::Signed) { papers.quota() } else { Vec::new() },
        applications: if by(Reached::Signed) { papers.applications() } else { Vec::new() },
        service_flows: if by(Reached::TeamsAppointed) { papers.flows() } else { Vec::new() },
        purposes: Vec::new(),
        hours: Vec::new(),
        operators: if by(Reached::Signed) { papers.operators(by(Reached::Declared)) } else { Vec::new() },
        user_ids: if by(Reached::AccountAsked) { papers.accounts(by(Reached::HandedOver)) } else { Vec::new() },
        declarations: if by(Reached::Declared) { papers.declarations() } else { Vec::new() },
        poc: if by(Reached::PocAsked) { papers.trials(reached) } else { Vec::new() },
        integration: Vec::new(),
        certificates: Vec::new(),
        reports: Vec::new(),
        corrections: Vec::new(),
        evaluations: Vec::new(),
        follow_ups_done: Vec::new(),
        changes: Vec::new(),
        reminders: Vec::new(),
        sanctions: Vec::new(),
        renewals: Vec::new(),
        readers: if by(Reached::Production) { papers.readers(calendar) } else { Vec::new() },
        incidents: Vec::new(),
        notices: Vec::new(),
        access_approval: None,
        closing: None,
        ending: None,
        waivers: Vec::new(),
    }
}

/// Closes an agreement that is over: with its User IDs and readers.
pub fn close(papers: &mut Dossier, bast: Letter) {
    for account in &mut papers.user_ids {
        account.closed_on = account.closed_on.or(Some(bast.date));
    }
    for reader in &mut papers.readers {
        reader.deactivated_on = reader.deactivated_on.or(Some(bast.date));
    }
    papers.closing = Some(ClosingPart { bast, remark: None });
}

/// A letter of the office; `n` distinguishes the letters about one agreement.
pub fn office_letter(serial: u32, n: u32, date: NaiveDate) -> Letter {
    Letter::new(format!("400.12/{}/DUKCAPIL/{}", serial * 40 + n, date.year()), date)
}

/// A letter of the institution; `n` as for [`office_letter`].
pub fn institution_letter(short: &str, serial: u32, n: u32, date: NaiveDate) -> Letter {
    let number = (serial * 7 + n) % 900 + 10;
    let month = roman(u16::try_from(date.month()).unwrap_or_default());
    Letter::new(format!("470/{number:03}/{}/{month}/{}", short.to_uppercase(), date.year()), date)
}

/// The elements a method shows: matching does without the number of the family card.
pub fn elements(method: Method) -> Vec<Element> {
    Element::ALL
        .into_iter()
        .filter(|element| method != Method::WebServiceKesesuaian || *element != Element::NomorKk)
        .collect()
}

/// A method with its elements and the usual parts of the address.
pub fn grant(method: Method) -> MethodGrant {
    MethodGrant {
        method,
        elements: elements(method),
        address_parts: vec![
            AddressPart::Alamat,
            AddressPart::Rt,
            AddressPart::Rw,
            AddressPart::NamaDesaKelurahan,
            AddressPart::KodeKecamatan,
            AddressPart::NamaKecamatan,
            AddressPart::NamaKabupatenKota,
            AddressPart::NamaProvinsi,
        ],
        mandatory: vec![Element::Nik],
    }
}

/// A request is checked against the population data and then served or sent back.
fn flow(method: Method, title: &str, introduction: &str) -> ServiceFlow {
    let step = |id, lane, text: &str, next| FlowStep { id, lane, text: text.to_owned(), next };
    let when = |to, when: &str| FlowNext::When(FlowBranch { to, when: when.to_owned() });
    ServiceFlow {
        method,
        title: title.to_owned(),
        introduction: introduction.to_owned(),
        lanes: ["Pemohon", "Lembaga Pengguna", "Dukcapil"].map(str::to_owned).to_vec(),
        steps: vec![
            step(1, 0, "Mengajukan layanan dengan KTP-el", vec![FlowNext::To(2)]),
            step(2, 1, "Petugas atau aplikasi meminta data dengan NIK", vec![FlowNext::To(3)]),
            step(3, 2, "Menjawab sesuai hak akses", vec![when(4, "ditemukan"), when(6, "tidak ditemukan")]),
            step(4, 1, "Mencocokkan dan memproses layanan", vec![FlowNext::To(5)]),
            step(5, 1, "Mengirim data balikan", Vec::new()),
            step(6, 0, "Diarahkan memperbarui data di Dukcapil", Vec::new()),
        ],
    }
}

struct Papers<'a> {
    applicant: &'a Applicant,
    times: &'a Timetable,
}

impl Papers<'_> {
    fn office_letter(&self, n: u32, date: NaiveDate) -> Letter {
        office_letter(self.applicant.serial, n, date)
    }

    fn institution_letter(&self, n: u32, date: NaiveDate) -> Letter {
        institution_letter(&self.applicant.short, self.applicant.serial, n, date)
    }

    fn request(&self) -> RequestPart {
        let letter = self.institution_letter(1, self.times.requested);
        RequestPart {
            number: letter.number,
            date: letter.date,
            subject: "Permohonan Pemanfaatan Data Kependudukan".to_owned(),
            purpose: self.applicant.purpose.clone(),
            daily_need: Some(150 + self.applicant.serial % 9 * 50),
            study: self.study(),
        }
    }

    fn study(&self) -> Study {
        let need = 150 + self.applicant.serial % 9 * 50;
        Study {
            legal_task: Some("Peraturan kepala daerah tentang tugas dan fungsi perangkat daerah".to_owned()),
            need: Some("Elemen dipakai untuk memastikan bahwa pemohon adalah orang yang berhak".to_owned()),
            reckoning: Some(format!("{} loket dengan 50 pemohon setiap hari", need / 50)),
        }
    }

    fn approval(&self) -> ApprovalPart {
        ApprovalPart {
            number: format!("400.8.1.2/{}/Dukcapil", 4000 + self.applicant.serial),
            date: self.times.approved,
            subject: "Persetujuan Permohonan Pemanfaatan Data Kependudukan".to_owned(),
            signed_by: "Direktur Jenderal".to_owned(),
            kind: ApprovalKind::New,
        }
    }

    fn teams(&self) -> TeamsPart {
        let member = |worker: &Worker| TeamMember {
            name: worker.name.clone(),
            nip: worker.staff_number.clone(),
            rank: None,
            grade: None,
            position: worker.position.clone(),
        };
        TeamsPart {
            office: Some(TeamPart {
                order: self.office_letter(2, self.times.teams),
                members: OFFICE_TEAM
                    .map(|(name, position)| TeamMember {
                        name: name.to_owned(),
                        nip: None,
                        rank: None,
                        grade: None,
                        position: position.to_owned(),
                    })
                    .to_vec(),
            }),
            institution: Some(TeamPart {
                order: self.institution_letter(2, self.times.teams),
                members: self.applicant.operators.iter().map(member).collect(),
            }),
        }
    }

    fn contacts(&self) -> Vec<Contact> {
        let of_office = OFFICE_TEAM.first().map(|(name, position)| Contact {
            party: Party::Office,
            name: (*name).to_owned(),
            position: (*position).to_owned(),
            phone: "0000-0000-0001".to_owned(),
        });
        let of_institution = self.applicant.operators.first().map(|worker| Contact {
            party: Party::Institution,
            name: worker.name.clone(),
            position: worker.position.clone(),
            phone: format!("0000-0000-{:04}", self.applicant.serial),
        });
        of_office.into_iter().chain(of_institution).collect()
    }

    fn agreement(&self, signed: bool) -> AgreementPart {
        let on = self.times.signed;
        let ends_on = add_months(on, 24);
        let reader = self.applicant.methods.contains(&Method::CardReader);
        AgreementPart {
            office_number: signed.then(|| self.office_letter(3, on).number),
            institution_number: signed.then(|| {
                format!("100.3.7/{:03}/{}/{}", self.applicant.serial, self.applicant.short.to_uppercase(), on.year())
            }),
            layout: PksLayout::Articles,
            signed_on: signed.then_some(on),
            signed_at: signed.then(|| self.applicant.office.city.clone()),
            term: signed.then_some(Term::YearsAndUntil { years: 2, until: ends_on }),
            ends_on: signed.then_some(ends_on),
            methods: self.applicant.methods.iter().copied().map(grant).collect(),
            legal_bases: [
                "uu-23-2006",
                "pp-40-2019",
                "permendagri-102-2019",
                "permendagri-57-2021",
                "permendagri-17-2023",
            ]
            .map(str::to_owned)
            .to_vec(),
            data_balikan: Some(DataBalikan {
                fields: self.applicant.balikan.clone(),
                channels: vec![BalikanChannel::WebService, BalikanChannel::Form],
            }),
            iso_27001: Some(IsoRule::MonthsAfterSignature { months: 6 }),
            card_reader: ReaderClause {
                need: if reader { ReaderNeed::Required } else { ReaderNeed::None },
                within_months: reader.then_some(12),
            },
            duties: Default::default(),
        }
    }

    fn juknis(&self) -> JuknisPart {
        JuknisPart {
            number: self.office_letter(4, self.times.signed).number,
            institution_number: None,
            date: self.times.signed,
            place: self.applicant.office.city.clone(),
            layout: JuknisLayout::Criteria,
            signers: JuknisSigners::HeadAndOfficer,
            initials: true,
            user_id_request_by: None,
        }
    }

    fn network(&self) -> Network {
        let address = self.address();
        Network {
            ip_lan: Some(address.clone()),
            kind: NetworkKind::Closed,
            vpn: None,
            bandwidth_mbps: Some(10),
            paid_by: vec![CostBearer::Institution],
            provider: Some(format!("Dinas Komunikasi dan Informatika {}", self.region())),
            diskominfo_ip: Some("10.99.0.1".to_owned()),
            access_addresses: self.applicant.methods.iter().map(|method| (*method, "10.0.0.177".to_owned())).collect(),
            expected: None,
            ready_on: Some(self.times.network),
        }
    }

    /// The region as in "Pemerintah Kabupaten Sarimukti".
    fn region(&self) -> &str {
        let government = &self.applicant.office.government;
        government.strip_prefix("Pemerintah ").unwrap_or(government)
    }

    fn address(&self) -> String {
        let serial = self.applicant.serial;
        format!("10.99.{}.{}", serial / 200 % 256, serial % 200 + 10)
    }

    fn quota(&self) -> Vec<QuotaPart> {
        let limit = |per_day, from, until_poc| QuotaPart {
            methods: self.applicant.methods.clone(),
            per_day,
            from,
            until_poc,
            reference: None,
        };
        vec![limit(Some(200), QuotaFrom::On(self.times.signed), true), limit(None, QuotaFrom::Poc(PocWord::Poc), false)]
    }

    fn applications(&self) -> Vec<ApplicationPart> {
        let programs = self.applicant.programs.iter();
        programs
            .map(|(method, name, function)| ApplicationPart {
                name: name.clone(),
                function: function.clone(),
                platform: "web".to_owned(),
                url: Some(format!("https://{}.example", self.applicant.short)),
                method: *method,
                elements: elements(*method),
                used_by: Some("Petugas pelayanan".to_owned()),
                keeper: Some("Bagian teknologi informasi".to_owned()),
                mobile: false,
                registered_on: None,
            })
            .collect()
    }

    /// How each program works, or people do where there is none.
    fn flows(&self) -> Vec<ServiceFlow> {
        let by_program = self.applicant.programs.iter().map(|(method, name, function)| {
            flow(*method, name, &format!("{function} memakai data kependudukan melalui {}.", method.label()))
        });
        let used = |method: &Method| self.applicant.programs.iter().any(|(known, _, _)| known == method);
        let by_hand = self.applicant.methods.iter().copied().filter(|method| !used(method)).map(|method| {
            let introduction = format!("Petugas memakai {} untuk {}.", method.label(), self.applicant.purpose);
            flow(method, &format!("Layanan {}", method.label()), &introduction)
        });
        by_program.chain(by_hand).collect()
    }

    fn operators(&self, declared: bool) -> Vec<OperatorPart> {
        let workers = self.applicant.operators.iter();
        workers
            .map(|worker| OperatorPart {
                name: worker.name.clone(),
                staff_number: worker.staff_number.clone(),
                staff_status: if worker.staff_number.is_some() { StaffStatus::Pns } else { StaffStatus::NonAsn },
                position: worker.position.clone(),
                nda: (declared && worker.nda).then_some(NdaPart {
                    form: DeclarationForm::A,
                    signed_on: self.times.declared,
                    meterai: true,
                }),
                since: Some(self.times.signed),
                left_on: None,
            })
            .collect()
    }

    fn accounts(&self, handed_over: bool) -> Vec<UserIdPart> {
        let web_service = self.applicant.methods.iter().any(|method| method.is_web_service());
        let name = format!("{}-{:03}", self.applicant.short, self.applicant.serial);
        let responsible = self.applicant.operators.first().map(|worker| worker.name.clone()).unwrap_or_default();
        vec![UserIdPart {
            user_id: name.clone(),
            kind: AccountKind::Production,
            methods: self.applicant.methods.clone(),
            request: self.institution_letter(3, self.times.account_asked),
            office_region_code: Some(self.applicant.office.region_code.clone()),
            local_user_id: Some(self.applicant.short.clone()),
            ip_addresses: if web_service { vec![self.address()] } else { Vec::new() },
            bast: handed_over.then(|| self.office_letter(5, self.times.handed_over)),
            responsible,
            holders: Vec::new(),
            daily_cap: None,
            closed_on: None,
        }]
    }

    fn declarations(&self) -> Vec<DeclarationPart> {
        let on = self.times.declared;
        let signer = head_on(&self.applicant.institution.heads, on).map(|head| head.name.clone()).unwrap_or_default();
        [(DeclarationWord::Sptjm, DeclarationForm::First), (DeclarationWord::Nda, DeclarationForm::A)]
            .map(|(kind, form)| DeclarationPart { kind, form, signer: signer.clone(), signed_on: on, meterai: true })
            .to_vec()
    }

    /// Every program, and every method without one.
    fn trials(&self, reached: Reached) -> Vec<PocPart> {
        let programs = &self.applicant.programs;
        let by_program = programs.iter().map(|(_, name, _)| SubjectPart::Application(name.clone()));
        let by_method =
            self.applicant.methods.iter().copied().filter(|method| !programs.iter().any(|(used, _, _)| used == method));
        let confirmed = reached >= Reached::PocScheduled;
        by_program
            .chain(by_method.map(SubjectPart::Method))
            .map(|subject| PocPart {
                subject,
                request: Some(self.institution_letter(4, self.times.poc_asked)),
                wish: TrialWish::default(),
                scheduled_on: confirmed.then_some(self.times.poc),
                confirmation: confirmed.then(|| self.office_letter(6, self.times.poc_confirmed)),
                meeting: TrialMeeting::default(),
                result: (reached >= Reached::Production).then(|| PocResultPart {
                    verdict: Verdict::Passed,
                    letter: Some(self.office_letter(7, self.times.poc_result)),
                    remark: None,
                    protocol: Protocol::default(),
                }),
            })
            .collect()
    }

    fn readers(&self, calendar: &Calendar) -> Vec<patuh_domain::agreement::Reader> {
        if !self.applicant.methods.contains(&Method::CardReader) {
            return Vec::new();
        }
        let places = self.applicant.institution.work_units.iter().enumerate();
        places
            .map(|(n, place)| patuh_domain::agreement::Reader {
                brand: "Contoh Reader K1".to_owned(),
                serial: format!("CR-{:04}-{}", self.applicant.serial, n + 1),
                place: place.clone(),
                sam_id: Some(format!("SAM-CONTOH-{:04}-{}", self.applicant.serial, n + 1)),
                configuration: None,
                condition: None,
                personalised_on: Some(calendar.after(self.times.poc_result, 10)),
                activated_on: Some(calendar.after(self.times.poc_result, 15)),
                deactivated_on: None,
            })
            .collect()
    }
}
