//! D21 from a sanction, its lifting, or what is being prepared.

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::agreement::{Facts, Party, QuotaGrant, QuotaStart, Sanction, SanctionKind};
use patuh_domain::calendar::Moment;
use patuh_domain::wording::{Language, amount, clock, long_date};

use super::notice::{late_duties, letters_before, name};
use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::notice::SanctionPaper;
use crate::documents::data::parts::Reference;

impl Mapping<'_> {
    pub(super) fn sanction(&self) -> Dated<SanctionPaper> {
        let (kind, sanction, lifting) = self.sanction_subject();
        let lift = sanction.filter(|_| lifting).and_then(|sanction| sanction.lifted.as_ref());
        let letter = if lifting { lift.map(|lift| &lift.letter) } else { sanction.map(|sanction| &sanction.letter) };
        let date = letter.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let from = if lifting { lift.map(|lift| lift.at) } else { sanction.map(|sanction| sanction.from) };
        let agreement = &self.facts.agreement;
        let basis = sanction.and_then(|sanction| filled(&sanction.basis));
        let condition = sanction.and_then(|sanction| sanction.lift_condition.as_deref()).and_then(filled);
        // What was late when the sanction was imposed, also in the letter that lifts it.
        let imposed_on = sanction.map_or(day, |sanction| sanction.letter.date);
        let open = agreement.accounts.iter().filter(|account| account.bast.is_some() && account.closed_on.is_none());
        let paper = SanctionPaper {
            letter: self.correspondence(Party::Office, letter, subject_line(kind, lifting), "-"),
            juknis: self.juknis_reference(),
            kind: word(kind),
            lifting,
            basis: self.need(basis, "sanction.basis", "Dasar sanksi", "Basis of the sanction"),
            earlier: letters_before(self.facts, imposed_on),
            overdue: late_duties(self.facts, imposed_on).iter().map(name).collect(),
            from: self.need(
                from.map(|at| self.at(at)),
                if lifting { "sanction.lifted.at" } else { "sanction.from" },
                "Waktu mulai berlaku",
                "From when it acts",
            ),
            methods: self.method_labels(day),
            user_ids: open.map(|account| account.user_id.clone()).collect(),
            per_day: match kind {
                SanctionKind::QuotaCut => self.need(
                    sanction.and_then(|sanction| sanction.per_day).map(count),
                    "sanction.per_day",
                    "Kuota per hari",
                    "Hits a day",
                ),
                _ => None,
            },
            granted: self.granted_on(day),
            lift_condition: if kind == SanctionKind::Revocation {
                condition
            } else {
                self.need(condition, "sanction.lift_condition", "Syarat pemulihan", "Condition for lifting")
            },
            sanction: sanction.filter(|_| lifting).map(|sanction| Reference::from(&sanction.letter)),
        };
        (paper, date)
    }

    /// The sanction, or the one being prepared, and whether the letter lifts it.
    fn sanction_subject(&self) -> (SanctionKind, Option<&Sanction>, bool) {
        let sanctions = &self.facts.agreement.sanctions;
        let of = |sanction: Option<&Sanction>| sanction.map_or(SanctionKind::Suspension, |sanction| sanction.kind);
        match self.choices.subject {
            Subject::Nth(n) => (of(sanctions.get(n)), sanctions.get(n), false),
            Subject::Lift(n) => (of(sanctions.get(n)), sanctions.get(n), true),
            Subject::Proposed(kind) => (kind, None, false),
            _ => {
                let latest = sanctions.iter().rev().find(|sanction| sanction.kind != SanctionKind::Warning);
                (of(latest), latest, false)
            }
        }
    }

    /// The quota granted on `day`, where one grant alone counts.
    fn granted_on(&self, day: NaiveDate) -> Option<String> {
        let agreement = &self.facts.agreement;
        let subjects = agreement.poc_subjects();
        let settled = |method| {
            let mut tried = subjects.iter().filter(|subject| agreement.poc_method(**subject) == Some(method));
            tried.all(|subject| agreement.poc_settled(*subject))
        };
        let counts = |grant: &&QuotaGrant| {
            let passed = grant.methods.iter().copied().all(settled);
            match grant.from {
                QuotaStart::On(from) => from <= day && !(grant.until_poc && passed),
                QuotaStart::Poc => passed,
            }
        };
        let grants: Vec<_> = agreement.quota.iter().filter(counts).collect();
        match grants.as_slice() {
            [only] => Some(match only.per_day {
                Some(hits) => format!("{} hit setiap hari", amount(u64::from(hits))),
                None => "tidak terbatas".to_owned(),
            }),
            _ => None,
        }
    }

    /// `6 Mei 2026 pukul 08.00 WIB`.
    pub(super) fn at(&self, instant: DateTime<Utc>) -> String {
        let moment = Moment::new(instant, self.facts.office.profile.zone);
        let (date, time) = (long_date(moment.today()), clock(Language::Id, moment.time()));
        format!("{date} pukul {time} {}", moment.zone.label())
    }
}

/// Sanctions with their liftings, then those that could be imposed: with a name for the list.
pub(super) fn sanctions(facts: &Facts) -> Vec<(Subject, String)> {
    let mut found = Vec::new();
    let recorded = facts.agreement.sanctions.iter().enumerate();
    let recorded: Vec<_> = recorded.filter(|(_, sanction)| sanction.kind != SanctionKind::Warning).collect();
    for (n, sanction) in &recorded {
        let number = &sanction.letter.number;
        found.push((Subject::Nth(*n), format!("{} {number}", subject_line(sanction.kind, false))));
        let lifted = sanction.lifted.as_ref().map_or_else(|| "konsep".to_owned(), |lift| lift.letter.number.clone());
        found.push((Subject::Lift(*n), format!("{} {lifted}", subject_line(sanction.kind, true))));
    }
    let signed = facts.agreement.pks.is_some() && facts.agreement.ending.is_none();
    for kind in [SanctionKind::QuotaCut, SanctionKind::Suspension, SanctionKind::Revocation] {
        let stands = recorded.iter().any(|(_, sanction)| sanction.kind == kind && sanction.lifted.is_none());
        if signed && !stands {
            found.push((Subject::Proposed(kind), format!("{} konsep", subject_line(kind, false))));
        }
    }
    found
}

const fn subject_line(kind: SanctionKind, lifting: bool) -> &'static str {
    match (kind, lifting) {
        (SanctionKind::QuotaCut, false) => "Pengurangan Kuota Akses",
        (SanctionKind::QuotaCut, true) => "Pemulihan Kuota Akses",
        (SanctionKind::Revocation, false) => "Pencabutan Hak Akses",
        (_, true) => "Pemulihan Hak Akses",
        (_, false) => "Penangguhan Hak Akses",
    }
}

const fn word(kind: SanctionKind) -> &'static str {
    match kind {
        SanctionKind::QuotaCut => "quota_cut",
        SanctionKind::Revocation => "revocation",
        SanctionKind::Suspension | SanctionKind::Warning => "suspension",
    }
}
