//! Where an agreement stands, derived from its facts and a date (domain.md 2; decisions.md 12 to 16).

use serde::{Deserialize, Serialize};

use super::*;
use crate::calendar::Moment;
use crate::wording::Bilingual;

/// The stages of an agreement's life. Suspended and access revoked are overlays, not stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Requested,
    UnderReview,
    AwaitingApproval,
    Drafting,
    Signing,
    Onboarding,
    ProofOfConcept,
    Production,
    Renewing,
    Bridged,
    Ended,
    Terminated,
    Rejected,
    Withdrawn,
}

impl Stage {
    /// Every stage, in the order of an agreement's life.
    pub const ALL: [Self; 14] = [
        Self::Requested,
        Self::UnderReview,
        Self::AwaitingApproval,
        Self::Drafting,
        Self::Signing,
        Self::Onboarding,
        Self::ProofOfConcept,
        Self::Production,
        Self::Renewing,
        Self::Bridged,
        Self::Ended,
        Self::Terminated,
        Self::Rejected,
        Self::Withdrawn,
    ];

    /// The name in JSON and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::UnderReview => "under_review",
            Self::AwaitingApproval => "awaiting_approval",
            Self::Drafting => "drafting",
            Self::Signing => "signing",
            Self::Onboarding => "onboarding",
            Self::ProofOfConcept => "proof_of_concept",
            Self::Production => "production",
            Self::Renewing => "renewing",
            Self::Bridged => "bridged",
            Self::Ended => "ended",
            Self::Terminated => "terminated",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The name on screen, as domain.md 2 gives it.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Requested => Bilingual::new("Permohonan", "Requested"),
            Self::UnderReview => Bilingual::new("Verifikasi berkas", "Under review"),
            Self::AwaitingApproval => Bilingual::new("Menunggu persetujuan Ditjen", "Awaiting approval"),
            Self::Drafting => Bilingual::new("Penyusunan PKS dan Juknis", "Drafting"),
            Self::Signing => Bilingual::new("Penandatanganan", "Signing"),
            Self::Onboarding => Bilingual::new("Persiapan akses", "Onboarding"),
            Self::ProofOfConcept => Bilingual::new("Proof of Concept (PoC)", "Proof of concept"),
            Self::Production => Bilingual::new("Akses Production", "Production"),
            Self::Renewing => Bilingual::new("Perpanjangan", "Renewing"),
            Self::Bridged => Bilingual::new("Masa proses perpanjangan (SPTJM)", "Bridged"),
            Self::Ended => Bilingual::new("Berakhir", "Ended"),
            Self::Terminated => Bilingual::new("Diakhiri", "Terminated"),
            Self::Rejected => Bilingual::new("Ditolak", "Rejected"),
            Self::Withdrawn => Bilingual::new("Ditarik pemohon", "Withdrawn"),
        }
    }

    /// The stage of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// No way leads on; an ended agreement may still have to be closed.
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Ended | Self::Terminated | Self::Rejected | Self::Withdrawn)
    }

    /// PKS and Juknis are signed and have force, by the term or bridged: stages 6 to 10.
    pub const fn in_force(self) -> bool {
        matches!(self, Self::Onboarding | Self::ProofOfConcept | Self::Production | Self::Renewing | Self::Bridged)
    }

    /// Before the signature: stages 1 to 5.
    pub const fn is_before_force(self) -> bool {
        matches!(self, Self::Requested | Self::UnderReview | Self::AwaitingApproval | Self::Drafting | Self::Signing)
    }
}

/// The stage at `moment`: the first of decisions.md 12 that applies.
pub fn stage(facts: &Facts, moment: &Moment) -> Stage {
    Known::new(facts, moment).stage()
}

impl Known<'_> {
    pub(super) fn find_stage(&self) -> Stage {
        if self.agreement.pks.is_none() {
            return self.stage_before_signature();
        }
        if let Some(Ending::Terminated { .. }) = self.agreement.ending {
            return Stage::Terminated;
        }
        if self.is_over() {
            return Stage::Ended;
        }
        if self.agreement.juknis.is_none() {
            return Stage::Signing;
        }
        if self.is_bridged_on(self.today) {
            return Stage::Bridged;
        }
        if self.open_renewal().is_some() {
            return Stage::Renewing;
        }
        self.stage_of_access()
    }

    fn stage_before_signature(&self) -> Stage {
        let agreement = &self.agreement;
        match agreement.ending {
            Some(Ending::Rejected { .. }) => return Stage::Rejected,
            Some(Ending::Withdrawn { .. }) => return Stage::Withdrawn,
            Some(Ending::Terminated { .. }) => return Stage::Terminated,
            Some(Ending::Ended { .. }) => return Stage::Ended,
            None => {}
        }
        let is_final = |text| agreement.final_on(text).is_some();
        if is_final(Text::Pks) && is_final(Text::Juknis) {
            Stage::Signing
        } else if agreement.approval.is_some() {
            Stage::Drafting
        } else if agreement.forwarding.is_some() {
            Stage::AwaitingApproval
        } else if self.is_taken_up() {
            Stage::UnderReview
        } else {
            Stage::Requested
        }
    }

    /// Taken up since the last return. Both may fall on one day: then the number of each tells which came last.
    fn is_taken_up(&self) -> bool {
        let Some(taken_up) = self.agreement.taken_up.iter().max() else { return false };
        let returned = self.agreement.returns.iter().map(|returned| returned.on).max();
        returned.is_none_or(|returned| {
            returned < *taken_up
                || (returned == *taken_up && self.agreement.taken_up.len() > self.agreement.returns.len())
        })
    }

    /// Stages 6 to 8: each needs what the one before it ends with, so a PoC recorded as not required doesn't
    /// replace the hand-over.
    fn stage_of_access(&self) -> Stage {
        if !self.agreement.accounts.iter().any(|account| account.bast.is_some()) {
            return Stage::Onboarding;
        }
        let subjects = self.agreement.initial_poc_subjects();
        if !subjects.is_empty() && subjects.iter().all(|subject| self.agreement.poc_settled(*subject)) {
            Stage::Production
        } else {
            Stage::ProofOfConcept
        }
    }
}
