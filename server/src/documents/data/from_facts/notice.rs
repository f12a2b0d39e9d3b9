//! D20 from late duties and the letters already sent about them.

use chrono::{Days, NaiveDate};
use patuh_domain::agreement::{Facts, Party, Sanction, SanctionKind};
use patuh_domain::calendar::{Moment, Semester};
use patuh_domain::duty::{Duty, DutyKind, DutyState, duties};
use patuh_domain::letter::Letter;
use patuh_domain::wording;

use super::subject::{DutyKey, Step};
use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::notice::{EarlierNotice, NoticePaper};

/// Days that a letter gives, where nothing else was set: two weeks for the reminder, one for a warning.
const REMINDER_DAYS: u64 = 14;
const WARNING_DAYS: u64 = 7;

impl Mapping<'_> {
    pub(super) fn notice(&self) -> Dated<NoticePaper> {
        let (key, step, alone) = self.notice_subject();
        let sent = key.and_then(|key| sent_letters(self.facts, key).into_iter().find(|sent| sent.step == step));
        let letter = sent.as_ref().map(|sent| sent.letter).or_else(|| alone.map(|sanction| &sanction.letter));
        let date = letter.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let duty = key.and_then(|key| duty_on(self.facts, key, day));
        let warning = sent.as_ref().and_then(|sent| sent.warning).or(alone);
        let demand = warning.map(|warning| &warning.demand);
        let due = duty.as_ref().and_then(|duty| duty.due.as_ref()).map(|due| due.date());
        let until = match &sent {
            Some(sent) => sent.until,
            None if alone.is_some() => demand.and_then(|demand| demand.until),
            None => {
                let days = if step == Step::Reminder { REMINDER_DAYS } else { WARNING_DAYS };
                day.checked_add_days(Days::new(days))
            }
        };
        let named = duty.as_ref().map(in_sentence);
        let action = demand.and_then(|demand| demand.action.as_deref()).and_then(filled);
        let title = step.title();
        let subject = match &duty {
            Some(duty) => format!("{}: {}", step.short(), name(duty)),
            None => step.short().to_owned(),
        };
        let mut letter = self.correspondence(Party::Office, letter, &subject, "-");
        if step != Step::Reminder {
            // A reprimand is told to those above; a reminder stays between the parties.
            letter.copies.push(format!("{} {}", regional_head(self.facts), letter.office.place_name));
        }
        let paper = NoticePaper {
            letter,
            juknis: self.juknis_reference(),
            step: step.number(),
            title,
            clause: duty.as_ref().and_then(|duty| clause(&duty.basis)),
            due: due.map(Into::into),
            late: due
                .map(|due| (day - due).num_days())
                .filter(|days| *days > 0)
                .and_then(|days| u64::try_from(days).ok())
                .map(count),
            basis: warning.and_then(|warning| filled(&warning.basis)),
            earlier: key.map_or_else(Vec::new, |key| earlier(self.facts, key, step)),
            action: action.or_else(|| duty.as_ref().map(what_to_do)),
            until: self.need(until.map(Into::into), "sanction.until", "Batas waktu pemenuhan", "Deadline"),
            consequence: step.consequence(),
            duty: self.need(named, "duty", "Kewajiban yang terlambat", "The late duty"),
        };
        (paper, date)
    }

    /// The duty and the step; or a warning recorded without a duty.
    fn notice_subject(&self) -> (Option<DutyKey>, Step, Option<&Sanction>) {
        match self.choices.subject {
            Subject::Duty(key, step) => (Some(key), step, None),
            Subject::Nth(n) => {
                let warning = self.facts.agreement.sanctions.get(n).filter(|one| one.kind == SanctionKind::Warning);
                let place = warning.map_or(1, |warning| place_alone(self.facts, warning));
                (None, Step::Warning(place), warning)
            }
            _ => match notices(self.facts, self.today).first() {
                Some((Subject::Duty(key, step), _)) => (Some(*key), *step, None),
                _ => (None, Step::Reminder, None),
            },
        }
    }
}

/// Every notice that was sent or could be next, with a name for the list: by duty, then by step.
pub(super) fn notices(facts: &Facts, today: NaiveDate) -> Vec<(Subject, String)> {
    let agreement = &facts.agreement;
    let mut found = Vec::new();
    let mut ids: Vec<String> = agreement.reminders.iter().map(|reminder| reminder.duty.clone()).collect();
    ids.extend(agreement.sanctions.iter().filter_map(|sanction| sanction.demand.duty.clone()));
    let late = late_duties(facts, today);
    ids.extend(late.iter().map(|duty| duty.id.clone()));
    let mut seen = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            continue;
        }
        let key = DutyKey::of(&id);
        let sent = sent_letters(facts, key);
        let last_day = sent.last().map_or(today, |sent| sent.letter.date);
        let label = duty_on(facts, key, last_day).map_or_else(|| id.clone(), |duty| name(&duty));
        for step in sent.iter().map(|sent| sent.step) {
            found.push((Subject::Duty(key, step), format!("{label}: {}", step.short())));
        }
        let next = Step::ALL.into_iter().find(|step| sent.iter().all(|sent| sent.step < *step));
        if let Some(next) = next.filter(|_| late.iter().any(|duty| duty.id == id)) {
            found.push((Subject::Duty(key, next), format!("{label}: {}", next.short())));
        }
        seen.push(id);
    }
    let alone = agreement.sanctions.iter().enumerate();
    let alone = alone.filter(|(_, one)| one.kind == SanctionKind::Warning && one.demand.duty.is_none());
    found.extend(alone.map(|(n, warning)| (Subject::Nth(n), warning.letter.number.clone())));
    found
}

/// Duties of the institution that are late on `day`.
pub(super) fn late_duties(facts: &Facts, day: NaiveDate) -> Vec<Duty> {
    let mut late = duties(facts, &Moment::start_of(day, facts.office.profile.zone));
    late.retain(|duty| duty.state == DutyState::Overdue && duty.who.is_of_institution());
    late
}

/// The duty's name with its subject: `Laporan semester I 2026`.
pub(super) fn name(duty: &Duty) -> String {
    let label = duty.kind.label().id;
    match &duty.subject {
        None => label.into_owned(),
        Some(subject) => match subject.parse::<Semester>() {
            Ok(semester) => format!("{label} {}", semester.short()),
            Err(_) => format!("{label}: {subject}"),
        },
    }
}

/// Letters sent about the sanctions that followed them, before `until`, the oldest first.
pub(super) fn letters_before(facts: &Facts, until: NaiveDate) -> Vec<EarlierNotice> {
    let agreement = &facts.agreement;
    let reminders = agreement.reminders.iter().map(|reminder| (&reminder.letter, Step::Reminder.title()));
    let warnings = agreement.sanctions.iter().filter(|one| one.kind == SanctionKind::Warning);
    let warnings = warnings.map(|warning| {
        let place = match &warning.demand.duty {
            Some(id) => place_among(facts, DutyKey::of(id), warning),
            None => place_alone(facts, warning),
        };
        (&warning.letter, Step::Warning(place).title())
    });
    let mut letters: Vec<_> = reminders.chain(warnings).filter(|(letter, _)| letter.date <= until).collect();
    letters.sort_by_key(|(letter, _)| letter.date);
    letters.into_iter().map(|(letter, title)| EarlierNotice { title, letter: letter.into() }).collect()
}

/// A letter sent about one duty.
struct Sent<'a> {
    step: Step,
    letter: &'a Letter,
    until: Option<NaiveDate>,
    warning: Option<&'a Sanction>,
}

/// What was sent about a duty, in the order of the ladder; the latest reminder counts.
fn sent_letters(facts: &Facts, key: DutyKey) -> Vec<Sent<'_>> {
    let agreement = &facts.agreement;
    let reminder = agreement.reminders.iter().rev().find(|reminder| DutyKey::of(&reminder.duty) == key);
    let reminder = reminder.map(|reminder| Sent {
        step: Step::Reminder,
        letter: &reminder.letter,
        until: reminder.until,
        warning: None,
    });
    let warnings = warnings_of(facts, key).zip(1..=Step::LAST).map(|(warning, place)| Sent {
        step: Step::Warning(place),
        letter: &warning.letter,
        until: warning.demand.until,
        warning: Some(warning),
    });
    reminder.into_iter().chain(warnings).collect()
}

fn warnings_of(facts: &Facts, key: DutyKey) -> impl Iterator<Item = &Sanction> {
    let warnings = facts.agreement.sanctions.iter().filter(|one| one.kind == SanctionKind::Warning);
    warnings.filter(move |warning| warning.demand.duty.as_deref().is_some_and(|id| DutyKey::of(id) == key))
}

/// 1 for the first warning about this duty, at most 3.
fn place_among(facts: &Facts, key: DutyKey, warning: &Sanction) -> u8 {
    place_in(warnings_of(facts, key), warning)
}

/// Likewise among those that name no duty.
fn place_alone(facts: &Facts, warning: &Sanction) -> u8 {
    let alone = facts.agreement.sanctions.iter();
    place_in(alone.filter(|one| one.kind == SanctionKind::Warning && one.demand.duty.is_none()), warning)
}

fn place_in<'a>(warnings: impl Iterator<Item = &'a Sanction>, warning: &Sanction) -> u8 {
    let before = warnings.take_while(|one| one.id != warning.id).count();
    u8::try_from(before + 1).unwrap_or(Step::LAST).min(Step::LAST)
}

fn earlier(facts: &Facts, key: DutyKey, step: Step) -> Vec<EarlierNotice> {
    let before = sent_letters(facts, key).into_iter().filter(|sent| sent.step < step);
    before.map(|sent| EarlierNotice { title: sent.step.title(), letter: sent.letter.into() }).collect()
}

fn duty_on(facts: &Facts, key: DutyKey, day: NaiveDate) -> Option<Duty> {
    let all = duties(facts, &Moment::start_of(day, facts.office.profile.zone));
    all.into_iter().find(|duty| DutyKey::of(&duty.id) == key)
}

/// The clause of a basis such as `Juknis, monitoring dan evaluasi; 10 hari kerja setelah semester`.
fn clause(basis: &str) -> Option<String> {
    let parts: Vec<_> = basis.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    // The last part tells the time; where there is but one, it is the clause.
    let clauses = if parts.len() > 1 { &parts[..parts.len() - 1] } else { &parts[..] };
    // The papers are called by their full names in a letter.
    filled(&clauses.join("; ").replace("Juknis", "Petunjuk Teknis").replace("PKS", "Perjanjian Kerja Sama"))
}

/// The duty for the middle of a sentence.
fn in_sentence(duty: &Duty) -> String {
    let semester = duty.subject.as_deref().and_then(|subject| subject.parse::<Semester>().ok());
    let title = || semester.map(|semester| semester.title().id.into_owned()).unwrap_or_default();
    let subject = duty.subject.clone().unwrap_or_default();
    match duty.kind {
        DutyKind::IsoCertificate => "menyerahkan sertifikat SNI ISO/IEC 27001".to_owned(),
        DutyKind::Sptjm => "menandatangani Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)".to_owned(),
        DutyKind::Nda => format!("menandatangani pernyataan menjaga kerahasiaan informasi (NDA) atas nama {subject}"),
        DutyKind::SemesterReport => format!("menyampaikan laporan pemanfaatan data {}", title()),
        DutyKind::FollowUp => format!("memenuhi tindak lanjut hasil evaluasi ({subject})"),
        DutyKind::ChangeNotice => format!("memberitahukan perubahan secara tertulis ({subject})"),
        DutyKind::Closing => {
            "menyelesaikan penutupan akses, termasuk pengembalian kartu SAM dan penutupan User ID".to_owned()
        }
        DutyKind::RenewalLetter => "menyampaikan surat permohonan perpanjangan".to_owned(),
        DutyKind::UserIdRequest => "mengajukan permohonan User ID".to_owned(),
        DutyKind::NetworkReady => "menyiapkan jaringan tertutup".to_owned(),
        DutyKind::ReaderProcurement if subject.is_empty() => "mengadakan card reader KTP-el".to_owned(),
        DutyKind::ReaderProcurement => format!("mengadakan card reader KTP-el pada {subject}"),
        DutyKind::DataBalikan => match month_of(&subject) {
            Some(month) => format!("memberikan data balikan bulan {month}"),
            None => "memberikan data balikan".to_owned(),
        },
        DutyKind::BreachNotice => {
            "memberitahukan kebocoran data kepada subjek data dan lembaga yang berwenang".to_owned()
        }
        DutyKind::ReportForwarding | DutyKind::Evaluation | DutyKind::UserIdHandover => {
            duty.kind.label().id.to_lowercase()
        }
    }
}

fn month_of(subject: &str) -> Option<String> {
    let first = NaiveDate::parse_from_str(&format!("{subject}-01"), "%Y-%m-%d").ok()?;
    Some(wording::month_year(wording::Language::Id, first))
}

/// What the letter asks for, where the office says nothing of its own.
fn what_to_do(duty: &Duty) -> String {
    in_sentence(duty)
}

fn regional_head(facts: &Facts) -> &'static str {
    match facts.office.profile.level {
        patuh_domain::office::Level::Provinsi => "Gubernur",
        patuh_domain::office::Level::Kabupaten => "Bupati",
        patuh_domain::office::Level::Kota => "Wali Kota",
    }
}
