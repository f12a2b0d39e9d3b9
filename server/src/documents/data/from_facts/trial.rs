//! D15 to D17 from requests, schedules and results of trials.

use chrono::NaiveDate;
use patuh_domain::access::Code;
use patuh_domain::agreement::{Agreement, Party, PocRequest, PocResult, PocSchedule, PocSubject, Verdict, poc_checks};

use super::juknis::code_part;
use super::letters::with_weekday;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::kind::Form;
use crate::documents::data::parts::Reference;
use crate::documents::data::trial::{
    AccessSpecification, CheckPart, TrialRequestPaper, TrialResultPaper, TrialSchedulePaper, TrialSubject,
};

/// What every trial needs at hand, where the letter says nothing of its own.
const PREPARATIONS: [&str; 5] = [
    "perangkat dan jaringan tertutup yang sudah tersambung",
    "User ID yang sudah diserahkan beserta pemegangnya",
    "aplikasi atau sarana akses pada keadaan yang akan digunakan",
    "data uji yang bukan data penduduk sebenarnya",
    "petugas teknis yang dapat menjelaskan penyamaran, pencatatan, dan pengamanan data",
];

impl Mapping<'_> {
    pub(super) fn trial_request(&self) -> Dated<TrialRequestPaper> {
        let agreement = &self.facts.agreement;
        let request = self.asked_trial();
        let date = request.map(|request| request.letter.date);
        let subjects = match request {
            Some(request) => request.subjects.clone(),
            None => self.untried(),
        };
        let contact = request.and_then(|request| request.wish.contact.as_deref()).and_then(filled);
        let open = agreement.accounts.iter().filter(|account| account.closed_on.is_none() && account.bast.is_some());
        let paper = TrialRequestPaper {
            letter: self.correspondence(
                Party::Institution,
                request.map(|request| &request.letter),
                "Permohonan Proof of Concept (PoC)",
                "-",
            ),
            juknis: self.juknis_reference(),
            subjects: self.trial_subjects(&subjects, date.unwrap_or(self.today)),
            versions: request.and_then(|request| request.wish.versions.as_deref()).and_then(filled),
            wished_on: self.need(
                request.and_then(|request| request.wish.wished_on).map(Into::into),
                "poc.wished_on",
                "Tanggal PoC yang diusulkan",
                "Wished day of the PoC",
            ),
            contacts: if contact.is_some() { Vec::new() } else { self.contacts(Some(Party::Institution)) },
            contact,
            accounts: open.map(|account| account.user_id.clone()).collect(),
        };
        (paper, date)
    }

    pub(super) fn trial_schedule(&self) -> Dated<TrialSchedulePaper> {
        let schedule = self.scheduled_trial();
        let date = schedule.map(|schedule| schedule.confirmation.date);
        let subjects = match schedule {
            Some(schedule) => schedule.subjects.clone(),
            None => self.asked_trial().map_or_else(Vec::new, |request| request.subjects.clone()),
        };
        let meeting = schedule.map(|schedule| &schedule.meeting);
        let preparations = meeting.map(|meeting| meeting.preparations.clone()).filter(|list| !list.is_empty());
        let participants = meeting.map(|meeting| meeting.participants.clone()).filter(|list| !list.is_empty());
        let asked = subjects.iter().find_map(|subject| self.request_of(*subject, date));
        let letter = self.correspondence(
            Party::Office,
            schedule.map(|schedule| &schedule.confirmation),
            "Konfirmasi Jadwal Proof of Concept (PoC)",
            "-",
        );
        let both = || vec![letter.office.name.clone(), letter.institution.name.clone()];
        let paper = TrialSchedulePaper {
            request: self.need(
                asked.or_else(|| self.asked_trial()).map(|request| (&request.letter).into()),
                "poc.request",
                "Surat permohonan PoC",
                "Letter asking for the PoC",
            ),
            subjects: self.trial_subjects(&subjects, date.unwrap_or(self.today)),
            on: self.need(
                schedule.map(|schedule| with_weekday(schedule.scheduled_on)),
                "poc.scheduled_on",
                "Tanggal PoC",
                "Day of the PoC",
            ),
            time: self.need(
                meeting.and_then(|meeting| meeting.time.as_deref()).and_then(filled),
                "poc.time",
                "Waktu PoC",
                "Time of the PoC",
            ),
            place: self.need(
                meeting.and_then(|meeting| meeting.place.as_deref()).and_then(filled),
                "poc.place",
                "Tempat PoC",
                "Place of the PoC",
            ),
            participants: participants.unwrap_or_else(both),
            preparations: preparations.unwrap_or_else(|| PREPARATIONS.iter().map(|line| (*line).to_owned()).collect()),
            letter,
        };
        (paper, date)
    }

    pub(super) fn trial_result(&self) -> Dated<TrialResultPaper> {
        let agreement = &self.facts.agreement;
        let subject = self.tried_subject();
        let result = subject.and_then(|subject| agreement.poc_result(subject));
        let date = result.map(|result| result.effective);
        let day = date.unwrap_or(self.today);
        let schedule = subject.and_then(|subject| self.schedule_of(subject, date));
        let request = subject.and_then(|subject| self.request_of(subject, date));
        let passed = result.is_some_and(|result| result.verdict == Verdict::Passed);
        let enclosures = match result.map(|result| result.verdict) {
            Some(Verdict::Passed) => "2 (dua) berkas",
            Some(Verdict::NotRequired) => "-",
            _ => "1 (satu) berkas",
        };
        let letter = result.and_then(|result| result.letter.as_ref());
        self.need(subject.map(|_| ()), "poc", "Objek PoC", "Subject of the PoC");
        let waived = result.is_some_and(|result| result.verdict == Verdict::NotRequired);
        if !waived {
            let checked = result.is_some_and(|result| !result.protocol.checks.is_empty());
            let name = ("Protokol pemeriksaan PoC", "Protocol of the checks");
            self.need(checked.then_some(()), "poc.checks", name.0, name.1);
            let named = result.is_some_and(|result| !result.protocol.officers.is_empty());
            self.need(named.then_some(()), "poc.officers", "Petugas PoC", "Officers of the PoC");
        }
        let paper = TrialResultPaper {
            letter: self.correspondence(Party::Office, letter, "Hasil Proof of Concept (PoC)", enclosures),
            request: request.map(|request| (&request.letter).into()),
            confirmation: schedule.map(|schedule| Reference::from(&schedule.confirmation)),
            subject: subject.and_then(|subject| self.trial_subjects(&[subject], day).pop()),
            on: schedule.map(|schedule| schedule.scheduled_on.into()),
            verdict: self.need(
                result.map(|result| result.verdict.name()),
                "poc.verdict",
                "Hasil PoC",
                "Verdict of the PoC",
            ),
            remark: result.and_then(|result| result.remark.as_deref()).and_then(filled),
            checks: subject.map_or_else(Vec::new, |subject| self.check_parts(subject, result)),
            officers: result.map(|result| result.protocol.officers.clone()).unwrap_or_default(),
            access: subject.filter(|_| passed).map(|subject| self.specification(subject, day)),
        };
        (paper, date)
    }

    /// The nth request, else the latest.
    fn asked_trial(&self) -> Option<&PocRequest> {
        let requests = &self.facts.agreement.poc_requests;
        match self.choices.subject {
            Subject::Nth(n) if self.form == Form::D15 => requests.get(n),
            _ => requests.last(),
        }
    }

    /// The nth confirmation; else the latest, unless something asked for since waits for one.
    fn scheduled_trial(&self) -> Option<&PocSchedule> {
        let schedules = &self.facts.agreement.poc_schedules;
        match self.choices.subject {
            Subject::Nth(n) => schedules.get(n),
            _ if waits_for_a_day(&self.facts.agreement) => None,
            _ => schedules.last(),
        }
    }

    /// The chosen subject; else the one concluded last, or the first to be tried.
    fn tried_subject(&self) -> Option<PocSubject> {
        let agreement = &self.facts.agreement;
        match self.choices.subject {
            Subject::Trial(subject) => Some(subject),
            _ => {
                let concluded = agreement.poc_results.iter().rev();
                let tried = concluded.clone().find(|result| result.verdict != Verdict::NotRequired);
                let latest = tried.or_else(|| concluded.clone().next()).map(|result| result.subject);
                latest.or_else(|| agreement.poc_subjects().first().copied())
            }
        }
    }

    fn untried(&self) -> Vec<PocSubject> {
        let agreement = &self.facts.agreement;
        agreement.poc_subjects().into_iter().filter(|subject| !agreement.poc_settled(*subject)).collect()
    }

    /// The latest request of `subject` up to `until`.
    fn request_of(&self, subject: PocSubject, until: Option<NaiveDate>) -> Option<&PocRequest> {
        let requests = self.facts.agreement.poc_requests.iter().rev();
        requests
            .filter(|request| until.is_none_or(|until| request.letter.date <= until))
            .find(|request| request.subjects.contains(&subject))
    }

    fn schedule_of(&self, subject: PocSubject, until: Option<NaiveDate>) -> Option<&PocSchedule> {
        let schedules = self.facts.agreement.poc_schedules.iter().rev();
        schedules
            .filter(|schedule| until.is_none_or(|until| schedule.confirmation.date <= until))
            .find(|schedule| schedule.subjects.contains(&subject))
    }

    fn trial_subjects(&self, subjects: &[PocSubject], day: NaiveDate) -> Vec<TrialSubject> {
        let agreement = &self.facts.agreement;
        self.need((!subjects.is_empty()).then_some(()), "poc.subjects", "Objek PoC", "Subjects of the PoC");
        let granted = |method| {
            let grant = agreement.methods_on(day).iter().find(|grant| grant.method == method);
            grant.map(|grant| grant.elements.iter().map(|element| element.label()).collect()).unwrap_or_default()
        };
        subjects
            .iter()
            .map(|subject| match subject {
                PocSubject::Method(method) => TrialSubject {
                    name: method.label().to_owned(),
                    method: method.label(),
                    application: false,
                    function: None,
                    elements: granted(*method),
                },
                PocSubject::Application(id) => {
                    let application = agreement.application(*id);
                    TrialSubject {
                        name: agreement.poc_subject_name(*subject),
                        method: application.map_or("-", |application| application.method.label()),
                        application: true,
                        function: application.and_then(|application| filled(&application.function)),
                        elements: application.map_or_else(Vec::new, |application| {
                            application.elements.iter().map(|element| element.label()).collect()
                        }),
                    }
                }
            })
            .collect()
    }

    /// Every check of the subject's method, with its outcome where it was done.
    fn check_parts(&self, subject: PocSubject, result: Option<&PocResult>) -> Vec<CheckPart> {
        let Some(method) = self.facts.agreement.poc_method(subject) else { return Vec::new() };
        let done = result.map_or(&[][..], |result| result.protocol.checks.as_slice());
        let part = |(key, name): (String, patuh_domain::wording::Bilingual)| {
            let check = done.iter().find(|check| check.key == key);
            CheckPart {
                name: name.id.into_owned(),
                outcome: check.map(|check| check.outcome.name()),
                remark: check.and_then(|check| check.remark.as_deref()).and_then(filled),
            }
        };
        poc_checks(method).into_iter().map(part).collect()
    }

    /// How the subject is reached in production.
    fn specification(&self, subject: PocSubject, day: NaiveDate) -> AccessSpecification {
        let agreement = &self.facts.agreement;
        let method = agreement.poc_method(subject);
        let address = agreement.network.as_ref().zip(method);
        let accounts = agreement.accounts.iter().filter(|account| {
            account.closed_on.is_none() && method.is_some_and(|method| account.methods.contains(&method))
        });
        AccessSpecification {
            address: address.and_then(|(network, method)| network.access_addresses.get(&method).cloned()),
            accounts: accounts.map(|account| self.account_part(account)).collect(),
            elements: self.trial_subjects(&[subject], day).pop().map(|part| part.elements).unwrap_or_default(),
            codes: match method {
                Some(method) if method.is_web_service() => Code::ALL.into_iter().map(code_part).collect(),
                _ => Vec::new(),
            },
        }
    }
}

/// The latest request has no confirmation yet.
pub(super) fn waits_for_a_day(agreement: &Agreement) -> bool {
    agreement.poc_requests.last().is_some_and(|request| {
        let confirms = |schedule: &PocSchedule| {
            schedule.confirmation.date >= request.letter.date
                && request.subjects.iter().any(|subject| schedule.subjects.contains(subject))
        };
        let settled = request.subjects.iter().all(|subject| agreement.poc_settled(*subject));
        !settled && !agreement.poc_schedules.iter().any(confirms)
    })
}
