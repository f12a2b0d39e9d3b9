//! D24, D26 and D32 from recorded changes and terms of office.

use chrono::NaiveDate;
use patuh_domain::agreement::{Change, ChangeKind, Facts, Party};
use patuh_domain::head::{Head, HeadStatus};

use super::sides::person;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::change::{ChangeAnswerPaper, ChangeNoticePaper, ChangePart, ChangeRequestPaper};

const DIRJEN: &str = "Direktur Jenderal Kependudukan dan Pencatatan Sipil Kementerian Dalam Negeri";

impl Mapping<'_> {
    pub(super) fn change_notice(&self) -> Dated<ChangeNoticePaper> {
        let change = self.chosen_change(|kind| kind.needs_notice());
        let term = self.new_term(change);
        let kind = change.map_or(ChangeKind::Head, |change| change.kind);
        let letter = change.and_then(|change| change.letter.as_ref());
        let date = letter.map(|letter| letter.date);
        let details = change.map(|change| &change.details);
        let of_head = kind == ChangeKind::Head;
        let effective = details
            .and_then(|details| details.from)
            .or_else(|| term.filter(|_| of_head).map(|term| term.since))
            .or_else(|| change.map(|change| change.happened_on));
        let former = term.filter(|_| of_head).and_then(|term| head_before(&self.facts.institution.heads, term.since));
        let subject = match kind {
            ChangeKind::Structure => "Pemberitahuan Perubahan Struktur Organisasi",
            ChangeKind::Name => "Pemberitahuan Perubahan Nama Lembaga",
            _ => "Pemberitahuan Pergantian Pimpinan",
        };
        let paper = ChangeNoticePaper {
            letter: self.correspondence(Party::Institution, letter, subject, "1 (satu) berkas"),
            juknis: self.juknis_reference(),
            kind: kind_word(kind),
            subject: change.and_then(|change| filled(&change.subject)),
            former: former.map(person),
            present: term.filter(|_| of_head).map(person),
            before: details.and_then(|details| details.before.as_deref()).and_then(filled),
            after: details.and_then(|details| details.after.as_deref()).and_then(filled),
            effective: self.need(effective.map(Into::into), "change.from", "Tanggal mulai berlaku", "Effective date"),
            decree: self.need(
                details.and_then(|details| details.decree.as_deref()).and_then(filled),
                "change.decree",
                "Keputusan yang mendasari",
                "Decree",
            ),
            reason: details.and_then(|details| details.reason.as_deref()).and_then(filled),
            enclosures: match kind {
                ChangeKind::Structure => vec![
                    "salinan peraturan atau keputusan tentang susunan organisasi",
                    "daftar pejabat dan operator yang berubah",
                ],
                ChangeKind::Name => {
                    vec![
                        "salinan peraturan atau keputusan tentang perubahan nama",
                        "permohonan pemanfaatan data yang baru",
                    ]
                }
                _ => vec![
                    "salinan keputusan pengangkatan atau surat perintah pelaksana tugas",
                    "SPTJM dan pernyataan kerahasiaan yang ditandatangani pimpinan baru",
                ],
            },
        };
        (paper, date)
    }

    pub(super) fn change_request(&self) -> Dated<ChangeRequestPaper> {
        let change = self.chosen_change(|kind| !kind.needs_notice());
        let letter = change.and_then(|change| change.letter.as_ref());
        let part = self.change_part(change);
        let subject = format!("Permohonan Perubahan {}", titled(part.name));
        let mut correspondence = self.correspondence(Party::Institution, letter, &subject, "1 (satu) berkas");
        // The Ditjen grants quota, so it is told at once (domain.md 2).
        if change.is_some_and(|change| change.kind == ChangeKind::Quota)
            && !correspondence.copies.iter().any(|copy| copy == DIRJEN)
        {
            correspondence.copies.insert(0, DIRJEN.to_owned());
        }
        let paper = ChangeRequestPaper { letter: correspondence, juknis: self.juknis_reference(), change: part };
        (paper, letter.map(|letter| letter.date))
    }

    pub(super) fn change_answer(&self) -> Dated<ChangeAnswerPaper> {
        let change = self.chosen_change(|kind| !kind.needs_notice());
        let letter = change.and_then(|change| change.decision.as_ref());
        let granted = change.and_then(|change| change.granted);
        let part = self.change_part(change);
        let answer = match granted {
            Some(true) => "Persetujuan",
            Some(false) => "Penolakan",
            None => "Jawaban atas Permohonan",
        };
        let subject = format!("{answer} Perubahan {}", titled(part.name));
        let paper = ChangeAnswerPaper {
            letter: self.correspondence(Party::Office, letter, &subject, "-"),
            juknis: self.juknis_reference(),
            request: self.need(
                change.and_then(|change| change.letter.as_ref()).map(Into::into),
                "change.letter",
                "Surat permohonan perubahan",
                "Letter of the change request",
            ),
            granted: self.need(granted, "change.granted", "Keputusan atas permohonan", "The decision"),
            conditions: change.and_then(|change| change.details.conditions.as_deref()).and_then(filled),
            change: part,
        };
        (paper, letter.map(|letter| letter.date))
    }

    fn change_part(&self, change: Option<&Change>) -> ChangePart {
        let details = change.map(|change| &change.details);
        let text = |get: fn(&patuh_domain::agreement::ChangeDetails) -> &Option<String>| {
            details.and_then(|details| get(details).as_deref()).and_then(filled)
        };
        let kind = change.map(|change| change.kind);
        ChangePart {
            kind: kind.map_or("", kind_word),
            name: kind.map_or("………", kind_name),
            subject: self.need(
                change.and_then(|change| filled(&change.subject)),
                "change.subject",
                "Perubahan yang dimohon",
                "The change asked for",
            ),
            before: text(|details| &details.before),
            after: text(|details| &details.after),
            reason: self.need(text(|details| &details.reason), "change.reason", "Alasan perubahan", "Reason"),
            from: self.need(
                details.and_then(|details| details.from).map(Into::into),
                "change.from",
                "Tanggal mulai berlaku",
                "Effective date",
            ),
            needs_addendum: matches!(kind, Some(ChangeKind::Method | ChangeKind::Elements)),
        }
    }

    /// The nth change, else the latest of the fitting kinds.
    fn chosen_change(&self, fits: impl Fn(ChangeKind) -> bool) -> Option<&Change> {
        let changes = &self.facts.agreement.changes;
        match self.choices.subject {
            Subject::Nth(n) => changes.get(n),
            Subject::Term(_) => None,
            _ => changes.iter().rev().find(|change| fits(change.kind)),
        }
    }

    /// The term of office that the notice is about.
    fn new_term(&self, change: Option<&Change>) -> Option<&Head> {
        let heads = &self.facts.institution.heads;
        if let Subject::Term(n) = self.choices.subject {
            return heads.get(n);
        }
        let known_by = change.map_or(self.today, |change| {
            let told = change.letter.as_ref().map_or(change.happened_on, |letter| letter.date);
            told.max(change.happened_on)
        });
        let begun = heads.iter().filter(|head| head.status != HeadStatus::Plh && head.since <= known_by);
        // The first head of all is no change.
        begun.max_by_key(|head| head.since).filter(|head| head_before(heads, head.since).is_some())
    }
}

/// What notices of change can be about: recorded changes, and new heads that no letter told of; with a name for the
/// list.
pub(super) fn notices_of_change(facts: &Facts, today: NaiveDate) -> Vec<(Subject, String)> {
    let agreement = &facts.agreement;
    let told = changes(facts, |kind| kind.needs_notice());
    let Some(signed_on) = agreement.pks.as_ref().map(|pks| pks.signed_on) else { return told };
    let heads = facts.institution.heads.iter().enumerate();
    let untold = heads.filter(|(_, head)| {
        let recorded = agreement.changes.iter().any(|change| {
            let on = change.letter.as_ref().map_or(change.happened_on, |letter| letter.date);
            change.kind == ChangeKind::Head && on >= head.since
        });
        head.status != HeadStatus::Plh && head.since > signed_on && head.since <= today && !recorded
    });
    told.into_iter().chain(untold.map(|(n, head)| (Subject::Term(n), head.name.clone()))).collect()
}

/// Recorded changes of fitting kinds; a later record with the same letter stands for the earlier ones.
pub(super) fn changes(facts: &Facts, fits: impl Fn(ChangeKind) -> bool) -> Vec<(Subject, String)> {
    let changes = &facts.agreement.changes;
    let latest = |n: usize, change: &Change| {
        let again =
            |later: &Change| later.kind == change.kind && later.letter == change.letter && change.letter.is_some();
        !changes.iter().skip(n + 1).any(again)
    };
    let fitting = changes.iter().enumerate().filter(|(n, change)| fits(change.kind) && latest(*n, change));
    fitting.map(|(n, change)| (Subject::Nth(n), change.subject.clone())).collect()
}

/// Who headed before the term that began on `since`.
fn head_before(heads: &[Head], since: NaiveDate) -> Option<&Head> {
    let earlier = heads.iter().filter(|head| head.since < since && head.status != HeadStatus::Plh);
    earlier.max_by_key(|head| head.since)
}

const fn kind_word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Head => "head",
        ChangeKind::Structure => "structure",
        ChangeKind::Name => "name",
        ChangeKind::Bandwidth => "bandwidth",
        ChangeKind::Quota => "quota",
        ChangeKind::UserId => "user_id",
        ChangeKind::Method => "method",
        ChangeKind::Elements => "elements",
        ChangeKind::Application => "application",
    }
}

const fn kind_name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Head => "pimpinan",
        ChangeKind::Structure => "struktur organisasi",
        ChangeKind::Name => "nama lembaga",
        ChangeKind::Bandwidth => "bandwidth",
        ChangeKind::Quota => "kuota akses",
        ChangeKind::UserId => "User ID",
        ChangeKind::Method => "metode akses",
        ChangeKind::Elements => "elemen data",
        ChangeKind::Application => "aplikasi",
    }
}

/// Each word with a capital, as *Hal* is written.
fn titled(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
