//! The agreements of the demonstration: one in every stage, with duties kept, due and neglected.
//!
//! All dates are counted back from today, so that the demonstration is alive on any day it is made.

use chrono::{Days, NaiveDate, TimeDelta};
use patuh_domain::actor::Role;
use patuh_domain::agreement::{
    AgreementCommand, Demand, EndCause, IncidentDetails, Protocol, RenewalWish, SanctionKind, Stage, Verdict,
};
use patuh_domain::calendar::{Zone, add_months};
use patuh_domain::dossier::{
    DeclarationForm, DeclarationPart, DeclarationWord, Dossier, EndingPart, IncidentPart, LiftPart, QuotaFrom,
    RenewalPart, SanctionPart,
};
use patuh_domain::duty::DutyKind;
use patuh_domain::ids::{AgreementId, InstitutionId};
use patuh_domain::letter::Letter;

use super::conduct::{Conduct, Iso, Report, term};
use super::course::{Applicant, Reached, close, dossier, institution_letter, office_letter};
use super::played::{Play, Script, staff};
use super::timetable::{Calendar, Timetable};
use super::town::{Place, Town};

/// One agreement of the demonstration.
pub struct Story {
    pub institution: InstitutionId,
    pub agreement: AgreementId,
    pub applicant: Applicant,
    /// Where it stands today.
    pub stage: Stage,
    /// What was kept on paper before Patuh came; imported first.
    pub past: Option<Dossier>,
    /// What people then did in Patuh.
    pub plays: Vec<Play>,
}

/// What is told of an agreement in force.
struct InForce<'a> {
    signed: NaiveDate,
    reports: &'a [Report],
    last_report: Option<Report>,
    iso: Iso,
}

impl InForce<'_> {
    const fn since(signed: NaiveDate) -> Self {
        Self { signed, reports: &[], last_report: None, iso: Iso::Kept }
    }
}

/// Tells stories of one office.
pub struct Teller<'a> {
    pub town: &'a mut Town,
    pub requirements: &'a [String],
}

impl Teller<'_> {
    /// The first office: every stage.
    pub fn every_stage(&mut self) -> Vec<Story> {
        let mut stories = self.before_signature();
        stories.extend(self.onboarding());
        stories.extend(self.in_production());
        stories.extend(self.sanctioned());
        stories.extend(self.towards_the_end());
        stories
    }

    /// The second office: a few, to be kept apart from the first.
    pub fn a_few(&mut self) -> Vec<Story> {
        let signed = self.months(9);
        let ended = self.calendar().days_before(add_months(self.today(), -24), 90);
        let mut requested = self.applicant(8, Place::Region);
        requested.purpose = "verifikasi data kelompok tani penerima sarana produksi".to_owned();
        vec![
            self.played(requested, self.request(3), Reached::Requested, Stage::Requested),
            self.in_force(0, Place::Region, Stage::Production, &InForce::since(signed)),
            self.onboarding_story(9, 12, Reached::AccountAsked),
            self.in_force(19, Place::District(1), Stage::Ended, &InForce::since(ended)),
        ]
    }

    fn before_signature(&mut self) -> Vec<Story> {
        let requested = self.request(2);
        let returned = self.returned();
        let under_review = self.under_review();
        let awaiting = self.request(36);
        let awaiting_since_lately = self.request(12);
        let drafting = self.request(38);
        let signing = self.request(43);
        let half_signed = self.signature(3);
        let (one, two, three, four) = (self.trade(1), self.trade(4), self.trade(16), self.trade(6));
        let (five, six) = (self.trade(7), self.trade(8));
        vec![
            self.played(one, requested, Reached::Requested, Stage::Requested),
            returned,
            under_review,
            self.played(two, awaiting, Reached::Forwarded, Stage::AwaitingApproval),
            self.played(three, awaiting_since_lately, Reached::Forwarded, Stage::AwaitingApproval),
            self.played(four, drafting, Reached::TeamsAppointed, Stage::Drafting),
            self.played(five, signing, Reached::TextsFinal, Stage::Signing),
            self.played(six, half_signed, Reached::PksSigned, Stage::Signing),
            self.rejected(),
            self.withdrawn(),
        ]
    }

    fn returned(&mut self) -> Story {
        let (applicant, times) = (self.trade(2), self.request(9));
        let on = self.calendar().before(self.today(), 3);
        let mut story = self.played(applicant, times.clone(), Reached::TakenUp, Stage::Requested);
        story.plays.push(self.incomplete(&story, &times, 3));
        story.plays.push(staff(AgreementCommand::ReturnForChanges {
            on,
            reasons: "Kajian teknis belum menjelaskan alur layanan, dan surat pernyataan jaringan tertutup belum \
                      ditandatangani pimpinan."
                .to_owned(),
        }));
        story
    }

    fn under_review(&mut self) -> Story {
        let (applicant, times) = (self.trade(3), self.request(6));
        let mut story = self.played(applicant, times.clone(), Reached::TakenUp, Stage::UnderReview);
        story.plays.push(self.incomplete(&story, &times, 4));
        story
    }

    fn rejected(&mut self) -> Story {
        let (applicant, times) = (self.applicant(19, Place::District(0)), self.request(60));
        let letter = Letter::new("400.8.1.2/3977/Dukcapil", self.calendar().before(self.today(), 20));
        let mut story = self.played(applicant, times, Reached::Forwarded, Stage::Rejected);
        story.plays.push(staff(AgreementCommand::Reject {
            letter,
            reason: "Tujuan pemanfaatan sudah terlayani oleh perjanjian lain pada perangkat daerah yang sama."
                .to_owned(),
        }));
        story
    }

    fn withdrawn(&mut self) -> Story {
        let (applicant, times) = (self.applicant(19, Place::District(1)), self.request(20));
        let on = self.calendar().before(self.today(), 9);
        let letter = institution_letter(&applicant.short, applicant.serial, 6, on);
        let mut story = self.played(applicant, times, Reached::TakenUp, Stage::Withdrawn);
        story.plays.push(Play::of(
            Role::HeadOfInstitution,
            AgreementCommand::Withdraw {
                on,
                letter: Some(letter),
                reason: "Layanan akan dialihkan ke aplikasi kabupaten.".to_owned(),
            },
        ));
        story
    }

    fn onboarding(&mut self) -> Vec<Story> {
        let mut without_declarations = self.onboarding_story(10, 12, Reached::NetworkReady);
        let ask = self.script(&without_declarations, &self.signature(12), |script| script.only(Reached::AccountAsked));
        without_declarations.plays.extend(ask);
        let mut second_approval = self.onboarding_story(11, 20, Reached::AccountAsked);
        let (serial, times) = (second_approval.applicant.serial, self.signature(20));
        let letter = office_letter(serial, 8, times.access_asked);
        second_approval.plays.push(staff(AgreementCommand::RequestAccessApproval { letter }));
        vec![
            self.onboarding_story(9, 2, Reached::Signed),
            without_declarations,
            second_approval,
            self.trial(12, 13, Reached::HandedOver),
            self.trial(13, 18, Reached::PocScheduled),
            self.half_passed(),
        ]
    }

    /// Trials of which one was passed and one must be tried again.
    fn half_passed(&mut self) -> Story {
        let on = self.signature(32).poc_result;
        let mut story = self.trial(15, 32, Reached::PocScheduled);
        let serial = story.applicant.serial;
        for (nth, verdict, remark) in [
            (0, Verdict::NeedsWork, Some("Pesan galat belum ditampilkan kepada pengguna.")),
            (1, Verdict::Passed, None),
        ] {
            let letter = office_letter(serial, 7 + nth, on);
            story.plays.push(Play::from(Role::CooperationStaff, move |agreement| {
                Some(AgreementCommand::RecordPocResult {
                    subject: *agreement.poc_subjects().get(nth as usize)?,
                    verdict,
                    letter: Some(letter.clone()),
                    remark: remark.map(str::to_owned),
                    protocol: Protocol::default(),
                    on,
                })
            }));
        }
        story
    }

    fn in_production(&mut self) -> Vec<Story> {
        let (signed, today) = (self.months(14), self.today());
        let mut neglected = InForce::since(signed);
        neglected.iso = Iso::Missing;
        neglected.last_report = Some(Report::Late(7));
        let neglected = self.in_force(14, Place::Region, Stage::Production, &neglected);

        let mut silent = InForce::since(self.months(13));
        silent.last_report = Some(Report::Missing);
        let mut silent = self.in_force(
            0,
            Place::Neighbour { name: "Dinas Perdagangan", short: "disdag" },
            Stage::Production,
            &silent,
        );
        silent.plays.push(self.warning(&silent, 12));

        let soon = InForce::since(self.calendar().days_before(self.months(5), 0));
        let soon = self.in_force(
            16,
            Place::Neighbour { name: "Inspektorat Daerah", short: "inspektorat" },
            Stage::Production,
            &soon,
        );

        let mut unanswered = InForce::since(self.months(11));
        unanswered.last_report = Some(Report::Unanswered);
        let unanswered = self.in_force(5, Place::Region, Stage::Production, &unanswered);

        let renewal_due = InForce::since(self.months(20));
        let renewal_due = self.in_force(19, Place::District(2), Stage::Production, &renewal_due);

        let mut limited = self.in_force(19, Place::District(3), Stage::Production, &InForce::since(signed));
        if let Some(past) = &mut limited.past {
            for quota in &mut past.quota {
                quota.per_day = Some(1000);
                quota.from = QuotaFrom::On(signed);
                quota.until_poc = false;
            }
            past.quota.truncate(1);
            past.certificates.clear();
            if let Some(agreement) = &mut past.agreement {
                agreement.iso_27001 = None;
                agreement.duties.insert(DutyKind::IsoCertificate, false);
            }
        }

        let mut new_head = self.in_force(17, Place::Region, Stage::Production, &InForce::since(self.months(8)));
        self.town.change_head(&mut new_head.applicant, self.calendar().days_before(today, 18));

        let mut breach = self.in_force(
            1,
            Place::Neighbour { name: "Unit Layanan Kesehatan Terpadu", short: "ulkt" },
            Stage::Production,
            &InForce::since(self.months(9)),
        );
        if let Some(past) = &mut breach.past {
            past.incidents.push(IncidentPart {
                detected_at: self.noon(today.checked_sub_days(Days::new(2)).unwrap_or(today)),
                subject: "Akun operator dipakai dari komputer di luar unit layanan".to_owned(),
                details: IncidentDetails::default(),
                notified_at: None,
                notice: None,
            });
        }
        vec![neglected, silent, soon, unanswered, renewal_due, limited, new_head, breach]
    }

    fn sanctioned(&mut self) -> Vec<Story> {
        let mut silent = InForce::since(self.months(13));
        silent.last_report = Some(Report::Missing);
        let mut suspended = self.in_force(19, Place::District(4), Stage::Production, &silent);
        let basis = "Laporan semester tidak disampaikan setelah teguran".to_owned();
        suspended.plays.push(self.warning(&suspended, 30));
        suspended.plays.push(Play::of(
            Role::HeadOfOffice,
            AgreementCommand::Suspend {
                letter: self.sanction_letter(&suspended, 33, 12),
                basis: basis.clone(),
                lift_condition: Some("Laporan semester diterima".to_owned()),
                from: self.midnight(12),
            },
        ));

        let mut silent_twice = InForce::since(self.months(18));
        silent_twice.reports = &[Report::Kept, Report::Missing, Report::Missing];
        silent_twice.last_report = Some(Report::Missing);
        silent_twice.iso = Iso::Missing;
        let mut revoked = self.in_force(19, Place::District(5), Stage::Production, &silent_twice);
        revoked.plays.push(Play::of(
            Role::HeadOfOffice,
            AgreementCommand::RevokeAccess {
                letter: self.sanction_letter(&revoked, 34, 6),
                basis: "Dua laporan semester berturut-turut tidak disampaikan".to_owned(),
                lift_condition: Some("Kedua laporan semester diterima".to_owned()),
                from: self.midnight(6),
            },
        ));

        let mut cut = self.in_force(18, Place::Region, Stage::Production, &InForce::since(self.months(12)));
        let letter = self.sanction_letter(&cut, 35, 25);
        let zone = self.zone();
        if let Some(past) = &mut cut.past {
            past.sanctions.push(SanctionPart {
                kind: SanctionKind::QuotaCut,
                from: zone.local_date(self.midnight(25)),
                letter,
                basis: Some("Pola akses melampaui kebutuhan yang disetujui".to_owned()),
                per_day: Some(100),
                lift_condition: Some("Kajian kebutuhan kuota disetujui".to_owned()),
                demand: Demand::default(),
                lifted: None,
            });
        }

        let mut lifted = self.in_force(19, Place::District(6), Stage::Production, &InForce::since(self.months(16)));
        let (letter, end) = (self.sanction_letter(&lifted, 33, 150), self.sanction_letter(&lifted, 36, 120));
        if let Some(past) = &mut lifted.past {
            past.sanctions.push(SanctionPart {
                kind: SanctionKind::Suspension,
                from: letter.date,
                letter,
                basis: Some(basis),
                per_day: None,
                lift_condition: Some("Laporan semester diterima".to_owned()),
                demand: Demand::default(),
                lifted: Some(LiftPart { on: end.date, letter: end }),
            });
        }
        vec![suspended, revoked, cut, lifted]
    }

    fn towards_the_end(&mut self) -> Vec<Story> {
        let today = self.today();
        // Two years after its signature it ends in 40 days.
        let ends_soon = add_months(today.checked_add_days(Days::new(40)).unwrap_or(today), -24);
        let mut renewing = self.in_force(
            13,
            Place::Neighbour { name: "Dinas Arsip Daerah", short: "arsipda" },
            Stage::Renewing,
            &InForce::since(ends_soon),
        );
        self.renew(&mut renewing, 70, false);

        let ended_lately = add_months(today.checked_sub_days(Days::new(62)).unwrap_or(today), -24);
        let mut bridged = self.in_force(19, Place::District(7), Stage::Bridged, &InForce::since(ended_lately));
        self.renew(&mut bridged, 80, true);

        let ended = add_months(today.checked_sub_days(Days::new(12)).unwrap_or(today), -24);
        let ended = self.in_force(19, Place::District(8), Stage::Ended, &InForce::since(ended));

        let mut by_consent = self.in_force(
            12,
            Place::Neighbour { name: "Badan Kesatuan Bangsa", short: "kesbang" },
            Stage::Ended,
            &InForce::since(self.months(15)),
        );
        let letter = self.sanction_letter(&by_consent, 36, 90);
        let bast = self.sanction_letter(&by_consent, 37, 80);
        if let Some(past) = &mut by_consent.past {
            self.forget_after(past, letter.date);
            past.ending = Some(EndingPart::Ended { on: letter.date, letter, cause: EndCause::Consent });
            close(past, bast);
        }

        let mut silent = InForce::since(self.months(16));
        silent.reports = &[Report::Late(3), Report::Missing, Report::Missing];
        silent.last_report = Some(Report::Missing);
        let mut terminated = self.in_force(
            7,
            Place::Neighbour { name: "Dinas Pemuda dan Olahraga", short: "dispora" },
            Stage::Terminated,
            &silent,
        );
        let letter = self.sanction_letter(&terminated, 36, 21);
        terminated.plays.push(Play::of(
            Role::HeadOfOffice,
            AgreementCommand::Terminate {
                on: letter.date,
                letter,
                reason: "Kewajiban pelaporan tidak dipenuhi setelah penangguhan".to_owned(),
            },
        ));
        vec![renewing, bridged, ended, by_consent, terminated]
    }

    /// Adds a renewal letter received `days` ago; with `bridge` also the SPTJM that carries the time after the end.
    fn renew(&self, story: &mut Story, days: u64, bridge: bool) {
        let received_on = self.calendar().days_before(self.today(), days);
        let letter = institution_letter(&story.applicant.short, story.applicant.serial, 8, received_on);
        let Some(past) = &mut story.past else { return };
        past.renewals.push(RenewalPart {
            letter,
            received_on,
            wish: RenewalWish::default(),
            approval: None,
            outcome: None,
        });
        let (Some((_, ends_on)), Some(signer)) =
            (term(past), past.institution.heads.last().map(|head| head.name.clone()))
        else {
            return;
        };
        if bridge {
            past.declarations.push(DeclarationPart {
                kind: DeclarationWord::Sptjm,
                form: DeclarationForm::Renewal,
                signer,
                signed_on: self.calendar().days_before(ends_on, 4),
                meterai: true,
            });
        }
    }

    /// Takes back what would have happened after the end.
    fn forget_after(&self, past: &mut Dossier, on: NaiveDate) {
        past.reports.retain(|report| report.received_on <= on);
        past.evaluations.retain(|evaluation| evaluation.completed_on <= on);
        past.certificates.retain(|certificate| certificate.received_on <= on);
    }

    /// A story worked through in Patuh from its first step.
    fn played(&mut self, applicant: Applicant, times: Timetable, reached: Reached, stage: Stage) -> Story {
        let (institution, agreement) = (self.town.institution_id(), self.town.agreement_id());
        let mut story = Story { institution, agreement, applicant, stage, past: None, plays: Vec::new() };
        story.plays = self.script(&story, &times, |script| script.plays(reached));
        story
    }

    /// The completeness check of `story` with the requirements from number `from` on missing.
    fn incomplete(&self, story: &Story, times: &Timetable, from: usize) -> Play {
        self.script(story, times, |script| script.incomplete(from))
    }

    fn script<T>(&self, story: &Story, times: &Timetable, tell: impl FnOnce(&Script<'_>) -> T) -> T {
        tell(&Script {
            papers: &dossier(&story.applicant, times, Reached::Production, &self.calendar()),
            times,
            institution: story.institution,
            short: &story.applicant.short,
            serial: story.applicant.serial,
            requirements: self.requirements,
        })
    }

    fn onboarding_story(&mut self, trade: usize, days: usize, reached: Reached) -> Story {
        let (applicant, times) = (self.trade(trade), self.signature(days));
        self.played(applicant, times, reached, Stage::Onboarding)
    }

    fn trial(&mut self, trade: usize, days: usize, reached: Reached) -> Story {
        let (applicant, times) = (self.trade(trade), self.signature(days));
        self.played(applicant, times, reached, Stage::ProofOfConcept)
    }

    /// A story imported from the time before Patuh.
    fn in_force(&mut self, trade: usize, place: Place, stage: Stage, told: &InForce<'_>) -> Story {
        let applicant = self.applicant(trade, place);
        let times = Timetable::to_signature(&self.calendar(), told.signed);
        let mut past = dossier(&applicant, &times, Reached::Production, &self.calendar());
        Conduct {
            calendar: &self.calendar(),
            today: self.today(),
            short: &applicant.short,
            serial: applicant.serial,
            reports: told.reports,
            last_report: told.last_report,
            iso: told.iso,
        }
        .add_to(&mut past);
        let (institution, agreement) = (self.town.institution_id(), self.town.agreement_id());
        Story { institution, agreement, applicant, stage, past: Some(past), plays: Vec::new() }
    }

    fn warning(&self, story: &Story, days: u64) -> Play {
        staff(AgreementCommand::Warn {
            letter: self.sanction_letter(story, 32, days),
            basis: "Laporan semester belum disampaikan".to_owned(),
            demand: Demand::default(),
        })
    }

    /// A letter of the office `days` ago.
    fn sanction_letter(&self, story: &Story, n: u32, days: u64) -> Letter {
        office_letter(story.applicant.serial, n, self.calendar().days_before(self.today(), days))
    }

    fn trade(&mut self, trade: usize) -> Applicant {
        self.applicant(trade, Place::Region)
    }

    fn applicant(&mut self, trade: usize, place: Place) -> Applicant {
        self.town.applicant(trade, place)
    }

    fn request(&self, days: usize) -> Timetable {
        Timetable::from_request(&self.calendar(), self.calendar().before(self.today(), days))
    }

    fn signature(&self, days: usize) -> Timetable {
        Timetable::to_signature(&self.calendar(), self.calendar().before(self.today(), days))
    }

    fn months(&self, months: u32) -> NaiveDate {
        self.calendar().months_before(self.today(), months)
    }

    fn midnight(&self, days: u64) -> chrono::DateTime<chrono::Utc> {
        self.zone().midnight(self.calendar().days_before(self.today(), days))
    }

    fn noon(&self, date: NaiveDate) -> chrono::DateTime<chrono::Utc> {
        self.zone().midnight(date) + TimeDelta::hours(12)
    }

    fn calendar(&self) -> Calendar {
        self.town.calendar.clone()
    }

    const fn today(&self) -> NaiveDate {
        self.town.today
    }

    const fn zone(&self) -> Zone {
        self.town.office.time_zone
    }
}
