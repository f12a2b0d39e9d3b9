//! Steps of stages 1 to 5: request, review, approval, texts and their signatures.

use super::{Plan, sentence};
use crate::agreement::{AgreementAction as A, Checklist, Party, Text};
use crate::duty::Responsible;
use crate::wording::Bilingual;

impl Plan<'_> {
    pub(super) fn requested(&mut self) {
        let agreement = &self.known.agreement;
        let received = agreement.request().map(|request| request.received_on);
        // On one and the same day the number of each tells whether the answer to a return has come.
        let returned = agreement.returns.last().filter(|returned| {
            received.is_none_or(|received| {
                received < returned.on
                    || (received == returned.on && agreement.requests.len() <= agreement.returns.len())
            })
        });
        match returned {
            Some(returned) => {
                let why = Bilingual::owned(
                    sentence(format!("Permohonan dikembalikan untuk diperbaiki: {}", returned.reasons)),
                    sentence(format!("The request was returned for changes: {}", returned.reasons)),
                );
                let since = Some(returned.on);
                self.step(A::SubmitRequest, Responsible::HeadOfInstitution, why, since);
            }
            None => self.say(
                A::TakeUp,
                Responsible::Office,
                ("Permohonan menunggu diverifikasi.", "The request waits to be taken up."),
                received,
            ),
        }
    }

    pub(super) fn under_review(&mut self) {
        let agreement = &self.known.agreement;
        let taken_up = agreement.taken_up.last().copied();
        let complete =
            agreement.completed_on.filter(|_| agreement.checklists.last().is_none_or(Checklist::is_complete));
        if complete.is_some() {
            self.say(
                A::Forward,
                Responsible::Office,
                (
                    "Berkas lengkap; surat ke Ditjen Dukcapil belum dikirim.",
                    "The file is complete; the letter to the Ditjen is still to be sent.",
                ),
                complete,
            );
        } else if let Some(checklist) = agreement.checklists.last() {
            let on = checklist.on;
            let missing = checklist.items.iter().filter(|item| !item.present).count();
            let why = Bilingual::owned(
                format!("{missing} persyaratan belum ada; kembalikan kepada pemohon."),
                format!("{missing} requirements are missing; return the file to the applicant."),
            );
            self.step(A::ReturnForChanges, Responsible::Office, why, Some(on));
        } else {
            self.say(
                A::CheckCompleteness,
                Responsible::Office,
                ("Kelengkapan berkas belum diperiksa.", "The file is still to be checked."),
                taken_up,
            );
        }
    }

    pub(super) fn awaiting_approval(&mut self) {
        let since = self.known.agreement.forwarding.as_ref().map(|letter| letter.date);
        self.say(
            A::RecordApproval,
            Responsible::Office,
            (
                "Menunggu jawaban Ditjen Dukcapil; catat suratnya begitu diterima.",
                "The Ditjen's answer is awaited; record the letter when it comes.",
            ),
            since,
        );
    }

    pub(super) fn texts(&mut self) {
        let agreement = &self.known.agreement;
        let approved = agreement.approval.as_ref().map(|approval| approval.letter.date);
        let team = |party| agreement.teams.iter().any(|team| team.party == party);
        let (office_team, institution_team) = (team(Party::Office), team(Party::Institution));
        let (pks_final, juknis_final) = (agreement.final_on(Text::Pks), agreement.final_on(Text::Juknis));
        let (signed, has_juknis) = (agreement.pks.as_ref().map(|pks| pks.signed_on), agreement.juknis.is_some());
        let (has_terms, has_network) = (agreement.latest_terms().is_some(), agreement.network.is_some());
        if signed.is_none() && !office_team {
            self.say(
                A::AppointTeam,
                Responsible::HeadOfOffice,
                ("Tim penyusun dari kantor belum ditunjuk.", "The office's drafting team is not appointed."),
                approved,
            );
        }
        if signed.is_none() && !institution_team {
            self.say(
                A::AppointTeam,
                Responsible::HeadOfInstitution,
                ("Tim penyusun dari lembaga belum ditunjuk.", "The institution's drafting team is not appointed."),
                approved,
            );
        }
        if !has_terms {
            self.say(
                A::SettleTerms,
                Responsible::Office,
                (
                    "Substansi perjanjian (metode, elemen, dasar hukum) belum ditetapkan.",
                    "The terms (methods, elements, legal bases) are not settled.",
                ),
                approved,
            );
        }
        if pks_final.is_none() && signed.is_none() {
            self.say(
                A::MarkFinal,
                Responsible::Office,
                ("Naskah PKS belum final.", "The text of the PKS is not final."),
                approved,
            );
        }
        if !has_network {
            self.say(
                A::RecordNetwork,
                Responsible::Institution,
                (
                    "IP LAN, penyedia, dan bandwidth belum disampaikan untuk Juknis.",
                    "IP LAN, provider and bandwidth are not named for the Juknis.",
                ),
                approved,
            );
        }
        if juknis_final.is_none() && !has_juknis {
            self.say(
                A::MarkFinal,
                Responsible::Office,
                ("Naskah Juknis belum final.", "The text of the Juknis is not final."),
                approved,
            );
        }
        if signed.is_none() && pks_final.is_some() {
            self.say(
                A::SignPks,
                Responsible::HeadOfOffice,
                ("PKS siap ditandatangani kedua pimpinan.", "The PKS is ready to be signed by both heads."),
                pks_final,
            );
        }
        if !has_juknis && juknis_final.is_some() {
            self.say(
                A::SignJuknis,
                Responsible::Office,
                ("Juknis siap ditandatangani.", "The Juknis is ready to be signed."),
                juknis_final.max(signed),
            );
        }
    }
}
