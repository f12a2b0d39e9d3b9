//! The same papers, not imported but worked through step by step by the people concerned.
//!
//! Ids of applications, accounts and operators are given by the door, so a play looks them up in the facts as they are
//! when its turn comes.

use patuh_domain::actor::Role;
use patuh_domain::agreement::{
    Agreement, AgreementCommand, Approval, ChecklistItem, DeclarationKind, Network, Party, Pks, PocSubject, Request,
    Team, Terms, Text, TrialMeeting, TrialWish,
};
use patuh_domain::dossier::{Dossier, SubjectPart, UserIdPart};
use patuh_domain::ids::InstitutionId;
use patuh_domain::letter::Letter;

use super::course::{Reached, institution_letter};
use super::timetable::Timetable;

/// One step: who does it, and what, from the facts as they are then.
pub struct Play {
    /// The role, at the office or at the institution of the agreement.
    pub by: Role,
    /// The command; `None` where the facts it needs are not there.
    pub command: Box<dyn Fn(&Agreement) -> Option<AgreementCommand> + Send + Sync>,
}

impl Play {
    /// A command that needs nothing from the facts.
    pub fn of(by: Role, command: AgreementCommand) -> Self {
        Self { by, command: Box::new(move |_| Some(command.clone())) }
    }

    /// A command made from the facts.
    pub fn from(by: Role, command: impl Fn(&Agreement) -> Option<AgreementCommand> + Send + Sync + 'static) -> Self {
        Self { by, command: Box::new(command) }
    }
}

/// What a script needs besides the papers.
pub struct Script<'a> {
    /// The papers to their end, whatever part of them is played.
    pub papers: &'a Dossier,
    pub times: &'a Timetable,
    pub institution: InstitutionId,
    pub short: &'a str,
    pub serial: u32,
    /// Keys of the completeness check, from the standard list and the office's own.
    pub requirements: &'a [String],
}

impl Script<'_> {
    /// The steps as far as `reached`.
    pub fn plays(&self, reached: Reached) -> Vec<Play> {
        self.steps().into_iter().filter(|(step, _)| *step <= reached).flat_map(|(_, plays)| plays).collect()
    }

    /// One step alone.
    pub fn only(&self, reached: Reached) -> Vec<Play> {
        self.steps().into_iter().filter(|(step, _)| *step == reached).flat_map(|(_, plays)| plays).collect()
    }

    fn steps(&self) -> Vec<(Reached, Vec<Play>)> {
        vec![
            (Reached::Requested, self.requested()),
            (Reached::TakenUp, self.taken_up()),
            (Reached::Forwarded, self.forwarded()),
            (Reached::Approved, self.approved()),
            (Reached::TeamsAppointed, self.drafted()),
            (Reached::TextsFinal, self.finals()),
            (Reached::PksSigned, self.pks_signed()),
            (Reached::Signed, self.signed()),
            (Reached::NetworkReady, self.network_ready()),
            (Reached::Declared, self.declared()),
            (Reached::AccountAsked, self.accounts_asked()),
            (Reached::HandedOver, self.handed_over()),
            (Reached::PocAsked, self.poc_asked()),
            (Reached::PocScheduled, self.poc_scheduled()),
        ]
    }

    /// A completeness check that lacks the requirements from number `from` on.
    pub fn incomplete(&self, from: usize) -> Play {
        let items = self.items(|n| n < from);
        Play::of(Role::CooperationStaff, AgreementCommand::CheckCompleteness { on: self.times.complete, items })
    }

    fn requested(&self) -> Vec<Play> {
        let papers = self.papers;
        let (methods, data_balikan) = match &papers.agreement {
            Some(agreement) => (agreement.methods.clone(), agreement.data_balikan.clone()),
            None => (Vec::new(), None),
        };
        let request = Request {
            letter: Letter::new(papers.request.number.clone(), papers.request.date),
            subject: papers.request.subject.clone(),
            purpose: papers.request.purpose.clone(),
            daily_need: papers.request.daily_need,
            methods,
            data_balikan,
            term_years: Some(2),
            received_on: papers.request.date,
            study: papers.request.study.clone(),
            scan: None,
        };
        vec![Play::of(
            Role::HeadOfInstitution,
            AgreementCommand::SubmitRequest { institution: self.institution, request },
        )]
    }

    fn taken_up(&self) -> Vec<Play> {
        vec![staff(AgreementCommand::TakeUp { on: self.times.taken_up })]
    }

    fn forwarded(&self) -> Vec<Play> {
        let check = AgreementCommand::CheckCompleteness { on: self.times.complete, items: self.items(|_| true) };
        let forward = self.papers.forwarding.clone().map(|letter| AgreementCommand::Forward { letter });
        [Some(check), forward].into_iter().flatten().map(staff).collect()
    }

    fn approved(&self) -> Vec<Play> {
        let approval = self.papers.approval.as_ref().map(Approval::from);
        approval.map(|approval| staff(AgreementCommand::RecordApproval { approval })).into_iter().collect()
    }

    fn drafted(&self) -> Vec<Play> {
        let papers = self.papers;
        let mut plays = Vec::new();
        for (party, part) in [(Party::Office, &papers.teams.office), (Party::Institution, &papers.teams.institution)] {
            if let Some(part) = part {
                let team = Team { party, order: part.order.clone(), members: part.members.clone() };
                plays.push(staff(AgreementCommand::AppointTeam { team }));
            }
        }
        for contact in papers.contacts.iter().cloned() {
            plays.push(staff(AgreementCommand::NameContact { contact }));
        }
        if let Some(part) = &papers.agreement {
            let terms = Terms {
                effective: self.times.teams,
                layout: part.layout,
                methods: part.methods.clone(),
                legal_bases: part.legal_bases.clone(),
                data_balikan: part.data_balikan.clone(),
                iso_27001: part.iso_27001,
                card_reader: part.card_reader,
                duties: part.duties.clone(),
            };
            plays.push(staff(AgreementCommand::SettleTerms { terms }));
        }
        for flow in papers.service_flows.iter().cloned() {
            plays.push(staff(AgreementCommand::DescribeServiceFlow { flow }));
        }
        // The Juknis describes the network before it is ready.
        if let Some(network) = papers.network.clone() {
            let network = Network { ready_on: None, ..network };
            plays.push(staff(AgreementCommand::RecordNetwork { network, letter: None }));
        }
        plays
    }

    fn finals(&self) -> Vec<Play> {
        let on = self.times.finals;
        [Text::Pks, Text::Juknis].map(|text| staff(AgreementCommand::MarkFinal { text, on })).into()
    }

    fn pks_signed(&self) -> Vec<Play> {
        let Some(part) = &self.papers.agreement else { return Vec::new() };
        let numbers = part.office_number.clone().zip(part.institution_number.clone());
        let dates = part.signed_on.zip(part.ends_on);
        let (Some((office_number, institution_number)), Some((signed_on, ends_on)), Some(term)) =
            (numbers, dates, part.term.clone())
        else {
            return Vec::new();
        };
        let pks = Pks {
            office_number,
            institution_number,
            signed_on,
            signed_at: part.signed_at.clone().unwrap_or_default(),
            term,
            ends_on,
            scan: None,
        };
        vec![staff(AgreementCommand::SignPks { pks })]
    }

    fn signed(&self) -> Vec<Play> {
        let Some(part) = &self.papers.juknis else { return Vec::new() };
        let juknis = patuh_domain::agreement::Juknis {
            number: part.number.clone(),
            institution_number: part.institution_number.clone(),
            date: part.date,
            place: part.place.clone(),
            layout: part.layout,
            signers: part.signers,
            initials: part.initials,
            user_id_request_by: part.user_id_request_by,
            scan: None,
        };
        let mut plays = vec![staff(AgreementCommand::SignJuknis { juknis })];
        for part in &self.papers.quota {
            let grant = patuh_domain::agreement::QuotaGrant {
                methods: part.methods.clone(),
                per_day: part.per_day,
                from: part.from.into(),
                until_poc: part.until_poc,
                reference: part.reference.clone(),
            };
            plays.push(staff(AgreementCommand::GrantQuota { grant }));
        }
        for part in &self.papers.applications {
            plays.push(staff(AgreementCommand::RegisterApplication {
                name: part.name.clone(),
                function: part.function.clone(),
                platform: part.platform.clone(),
                url: part.url.clone(),
                method: part.method,
                elements: part.elements.clone(),
                used_by: part.used_by.clone(),
                keeper: part.keeper.clone(),
                mobile: part.mobile,
                on: self.times.signed,
            }));
        }
        for part in &self.papers.operators {
            plays.push(staff(AgreementCommand::RegisterOperator {
                name: part.name.clone(),
                staff_number: part.staff_number.clone(),
                staff_status: part.staff_status,
                position: part.position.clone(),
                since: part.since.unwrap_or(self.times.signed),
            }));
        }
        plays
    }

    fn network_ready(&self) -> Vec<Play> {
        let network = self.papers.network.clone();
        let letter = institution_letter(self.short, self.serial, 5, self.times.network);
        network
            .map(|network| staff(AgreementCommand::RecordNetwork { network, letter: Some(letter) }))
            .into_iter()
            .collect()
    }

    fn declared(&self) -> Vec<Play> {
        let on = self.times.declared;
        let head = [DeclarationKind::SptjmFirst, DeclarationKind::NdaA].map(|kind| {
            staff(AgreementCommand::RecordDeclaration {
                kind,
                operator: None,
                signed_on: on,
                meterai: true,
                scan: None,
            })
        });
        let workers = self.papers.operators.iter().filter(|part| part.nda.is_some());
        let workers = workers.map(|part| part.name.clone()).map(move |name| {
            Play::from(Role::CooperationStaff, move |agreement| {
                let operator = agreement.operators.iter().find(|operator| operator.name == name)?;
                Some(AgreementCommand::RecordDeclaration {
                    kind: DeclarationKind::NdaA,
                    operator: Some(operator.id),
                    signed_on: on,
                    meterai: true,
                    scan: None,
                })
            })
        });
        head.into_iter().chain(workers).collect()
    }

    fn accounts_asked(&self) -> Vec<Play> {
        let ask = |part: &UserIdPart| AgreementCommand::RequestUserId {
            user_id: part.user_id.clone(),
            kind: part.kind,
            methods: part.methods.clone(),
            letter: part.request.clone(),
            office_region_code: part.office_region_code.clone(),
            local_user_id: part.local_user_id.clone(),
            ip_addresses: part.ip_addresses.clone(),
            responsible: part.responsible.clone(),
            daily_cap: part.daily_cap,
        };
        self.papers.user_ids.iter().map(ask).map(|command| Play::of(Role::HeadOfInstitution, command)).collect()
    }

    fn handed_over(&self) -> Vec<Play> {
        let accounts = self.papers.user_ids.iter().filter_map(|part| Some((part.user_id.clone(), part.bast.clone()?)));
        accounts
            .map(|(user_id, bast)| {
                Play::from(Role::CooperationStaff, move |agreement| {
                    let account = agreement.accounts.iter().find(|account| account.user_id == user_id)?;
                    Some(AgreementCommand::HandOverUserId { account: account.id, bast: bast.clone() })
                })
            })
            .collect()
    }

    fn poc_asked(&self) -> Vec<Play> {
        let subjects: Vec<_> = self.papers.poc.iter().map(|part| part.subject.clone()).collect();
        let letter = self.papers.poc.first().and_then(|part| part.request.clone());
        letter
            .map(|letter| {
                Play::from(Role::HeadOfInstitution, move |agreement| {
                    Some(AgreementCommand::RequestPoc {
                        subjects: named(agreement, &subjects)?,
                        letter: letter.clone(),
                        wish: TrialWish::default(),
                    })
                })
            })
            .into_iter()
            .collect()
    }

    fn poc_scheduled(&self) -> Vec<Play> {
        let subjects: Vec<_> = self.papers.poc.iter().map(|part| part.subject.clone()).collect();
        let first = self.papers.poc.first().and_then(|part| Some((part.scheduled_on?, part.confirmation.clone()?)));
        first
            .map(|(scheduled_on, confirmation)| {
                Play::from(Role::CooperationStaff, move |agreement| {
                    Some(AgreementCommand::SchedulePoc {
                        subjects: named(agreement, &subjects)?,
                        scheduled_on,
                        confirmation: confirmation.clone(),
                        meeting: TrialMeeting::default(),
                    })
                })
            })
            .into_iter()
            .collect()
    }

    fn items(&self, present: impl Fn(usize) -> bool) -> Vec<ChecklistItem> {
        let keys = self.requirements.iter().enumerate();
        keys.map(|(n, key)| ChecklistItem {
            requirement: key.clone(),
            present: present(n),
            remark: (!present(n)).then(|| "Belum dilampirkan".to_owned()),
        })
        .collect()
    }
}

/// A step of the cooperation staff.
pub fn staff(command: AgreementCommand) -> Play {
    Play::of(Role::CooperationStaff, command)
}

/// The subjects in the facts; `None` where one of them isn't there.
fn named(agreement: &Agreement, subjects: &[SubjectPart]) -> Option<Vec<PocSubject>> {
    subjects
        .iter()
        .map(|subject| match subject {
            SubjectPart::Method(method) => Some(PocSubject::Method(*method)),
            SubjectPart::Application(name) => agreement
                .applications
                .iter()
                .find(|application| application.name == *name)
                .map(|application| PocSubject::Application(application.id)),
        })
        .collect()
}
