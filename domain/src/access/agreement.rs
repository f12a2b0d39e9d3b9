//! Checks on the agreement itself; a failure is 16 "Instansi tidak aktif" (decisions.md 23).

use super::{Check, CheckKind, Code, Source};
use crate::agreement::{Known, Method, MethodGrant, SanctionKind, Stage};
use crate::duty::DutyKind;
use crate::wording::{Bilingual, Language, date_time, long_date, long_date_in};

impl Known<'_> {
    /// The checks that hold for every method and account.
    pub(super) fn agreement_checks(&self) -> Vec<Check> {
        let mut checks = vec![self.parties_check(), self.force_check()];
        // Before the signature, or after the end, the rest says nothing more.
        if checks.iter().any(Check::fails) {
            return checks;
        }
        checks.push(self.juknis_check());
        checks.extend([SanctionKind::Revocation, SanctionKind::Suspension].map(|kind| self.sanction_check(kind)));
        if self.has_duty(DutyKind::Sptjm, true) {
            checks.push(self.sptjm_check());
        }
        checks
    }

    /// Grants of the terms in force today; none before PKS and Juknis have force.
    pub(super) fn granted_methods(&self) -> impl Iterator<Item = &MethodGrant> {
        let in_force = self.stage().in_force();
        self.agreement.methods_on(self.today).iter().filter(move |_| in_force)
    }

    pub(super) fn method_check(&self, method: Method) -> Check {
        let label = Bilingual::new("Metode akses diberikan", "Method granted");
        if self.granted_methods().any(|grant| grant.method == method) {
            let found = self.found(|| {
                Bilingual::owned(
                    format!("{} termasuk metode yang diberikan.", method.label()),
                    format!("{} is among the methods granted.", method.label()),
                )
            });
            self.sourced(Check::pass(CheckKind::Method, Code::InstitutionInactive, label, found))
        } else {
            let found = Bilingual::owned(
                format!("{} tidak diberikan dalam perjanjian ini.", method.label()),
                format!("{} is not granted by this agreement.", method.label()),
            );
            let remedy = Bilingual::new(
                "Ajukan perubahan metode akses; metode baru berlaku dengan addendum.",
                "Request a change of the access method; a new method needs an addendum.",
            );
            Check::fail(CheckKind::Method, Code::InstitutionInactive, label, found, remedy)
        }
    }

    fn parties_check(&self) -> Check {
        let label = Bilingual::new("Dinas dan lembaga aktif", "Office and institution active");
        let (kind, code) = (CheckKind::Parties, Code::InstitutionInactive);
        let remedy = Bilingual::new(
            "Minta administrator sistem memeriksa status kantor dan lembaga.",
            "Ask the system administrator to check the state of office and institution.",
        );
        if !self.facts.office.active {
            let found = Bilingual::new("Kantor tidak aktif di Patuh.", "The office is not active.");
            Check::fail(kind, code, label, found, remedy)
        } else if !self.facts.institution.active {
            let found = Bilingual::new("Lembaga pengguna tidak aktif.", "The institution is not active.");
            Check::fail(kind, code, label, found, remedy)
        } else {
            Check::pass(kind, code, label, Bilingual::new("Keduanya aktif.", "Both are active."))
        }
    }

    fn force_check(&self) -> Check {
        let label = Bilingual::new("PKS berlaku", "PKS in force");
        let (kind, code) = (CheckKind::Force, Code::InstitutionInactive);
        let fail = |found, remedy| Check::fail(kind, code, label.clone(), found, remedy);
        if self.agreement.pks.is_none() {
            return fail(
                Bilingual::new("PKS belum ditandatangani.", "The PKS is not signed yet."),
                Bilingual::new(
                    "Selesaikan tahap sampai penandatanganan PKS dan Juknis.",
                    "Complete the stages up to the signing of PKS and Juknis.",
                ),
            );
        }
        let last = self.last_day().unwrap_or(self.today);
        let until = || (long_date(last), long_date_in(Language::En, last));
        let check = if self.stage() == Stage::Terminated {
            fail(
                Bilingual::new("PKS diakhiri oleh Dinas.", "The office ended the PKS."),
                Bilingual::new("Ajukan permohonan baru.", "Submit a new request."),
            )
        } else if self.is_over() {
            let (until_id, until_en) = until();
            let found = Bilingual::owned(
                format!("Masa berlaku berakhir {until_id}."),
                format!("The term ended on {until_en}."),
            );
            if self.open_renewal().is_some() && self.agreement.closing.is_none() {
                fail(
                    found,
                    Bilingual::new(
                        "Perpanjangan sedang diproses: pimpinan menandatangani SPTJM bentuk perpanjangan, atau kedua \
                         pihak menandatangani addendum.",
                        "The renewal is in process: the head signs the renewal form of the SPTJM, or both sides sign \
                         the addendum.",
                    ),
                )
            } else {
                fail(found, Bilingual::new("Ajukan permohonan baru.", "Submit a new request."))
            }
        } else if self.is_bridged_on(self.today) {
            let found = self.found(|| {
                let (id, en) = until();
                Bilingual::owned(
                    format!("PKS berakhir; perpanjangan diproses, akses dijembatani paling lama sampai {id}."),
                    format!("The PKS is over; while the renewal is decided, access is bridged until {en} at most."),
                )
            });
            Check::pass(kind, code, label.clone(), found).limited()
        } else {
            let found = self.found(|| {
                let (id, en) = until();
                Bilingual::owned(format!("Berlaku sampai {id}."), format!("In force until {en}."))
            });
            Check::pass(kind, code, label.clone(), found)
        };
        self.sourced(check)
    }

    fn juknis_check(&self) -> Check {
        let label = Bilingual::new("Juknis ditandatangani", "Juknis signed");
        let (kind, code) = (CheckKind::Juknis, Code::InstitutionInactive);
        match &self.agreement.juknis {
            Some(juknis) => {
                let found = Bilingual::new("Juknis sudah ditandatangani.", "The Juknis is signed.");
                let source = Source {
                    document: Bilingual::same("Juknis"),
                    number: Some(juknis.number.clone()),
                    date: Some(juknis.date),
                };
                Check::pass(kind, code, label, found).by(source)
            }
            None => Check::fail(
                kind,
                code,
                label,
                Bilingual::new("PKS sudah ditandatangani, Juknis belum.", "The PKS is signed, the Juknis is not."),
                Bilingual::new(
                    "Tanda tangani Juknis lalu catat nomor dan tanggalnya.",
                    "Sign the Juknis and record its number and date.",
                ),
            ),
        }
    }

    fn sanction_check(&self, which: SanctionKind) -> Check {
        let (label, found, lifting) = match which {
            SanctionKind::Revocation => (
                Bilingual::new("Hak akses tidak dicabut", "Access right not revoked"),
                Bilingual::new("Hak akses dicabut", "The right of access is revoked"),
                Bilingual::new("surat pemulihan", "a letter that lifts it"),
            ),
            _ => (
                Bilingual::new("Akses tidak ditangguhkan", "Access not suspended"),
                Bilingual::new("Akses ditangguhkan", "Access is suspended"),
                Bilingual::new("surat pemulihan", "a letter that lifts it"),
            ),
        };
        let (kind, code) = (CheckKind::Sanction, Code::InstitutionInactive);
        let Some(sanction) = self.sanction(which) else {
            let found = Bilingual::new("Tidak ada.", "There is none.");
            return Check::pass(kind, code, label, found);
        };
        let since = crate::calendar::Moment::new(sanction.from, self.moment.zone);
        let found = Bilingual::owned(
            format!("{} sejak {}.", found.id, date_time(Language::Id, &since)),
            format!("{} since {}.", found.en, date_time(Language::En, &since)),
        );
        let condition = sanction.lift_condition.as_deref().unwrap_or(&sanction.basis);
        let remedy = Bilingual::owned(
            format!("Penuhi syarat pemulihan ({condition}); Dinas lalu menerbitkan {}.", lifting.id),
            format!("Meet the condition ({condition}); the office then issues {}.", lifting.en),
        );
        Check::fail(kind, code, label, found, remedy)
            .by(Source::letter(Bilingual::new("Surat sanksi", "Letter of sanction"), &sanction.letter))
    }

    fn sptjm_check(&self) -> Check {
        let label = Bilingual::new("SPTJM pimpinan yang menjabat", "SPTJM of the present head");
        let (kind, code) = (CheckKind::Sptjm, Code::InstitutionInactive);
        let Some(head) = self.head_on(self.today) else {
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::new("Pimpinan lembaga belum tercatat.", "No head of the institution is recorded."),
                Bilingual::new("Catat pimpinan lembaga yang menjabat.", "Record the present head."),
            );
        };
        let Some(signed) = self.sptjm_on(self.today) else {
            let bridged = self.is_bridged_on(self.today);
            let (form, form_en) =
                if bridged { (" bentuk perpanjangan", "the renewal form of the SPTJM") } else { ("", "the SPTJM") };
            return Check::fail(
                kind,
                code,
                label,
                Bilingual::owned(
                    format!("{} belum menandatangani SPTJM{form}.", head.name),
                    format!("{} has not signed {form_en}.", head.name),
                ),
                Bilingual::owned(
                    format!("Tanda tangani SPTJM{form} di atas meterai, lalu catat dengan pindaiannya."),
                    format!("Sign {form_en} over a duty stamp and record it with its scan."),
                ),
            );
        };
        let source = Source::dated(Bilingual::same("SPTJM"), signed.signed_on);
        let found = self.found(|| {
            Bilingual::owned(
                format!("{} menandatanganinya {}.", signed.signer, long_date(signed.signed_on)),
                format!("{} signed it on {}.", signed.signer, long_date_in(Language::En, signed.signed_on)),
            )
        });
        let check = Check::pass(kind, code, label.clone(), found).by(source);
        if self.sptjm_by(head, self.today).is_some() {
            return check;
        }
        let Some(last) = self.grace_until(head) else { return check };
        Check {
            found: Bilingual::owned(
                format!("SPTJM pejabat sebelumnya masih berlaku sampai {}.", long_date(last)),
                format!("The predecessor's SPTJM still counts until {}.", long_date_in(Language::En, last)),
            ),
            remedy: Some(Bilingual::owned(
                format!("{} menandatangani SPTJM baru.", head.name),
                format!("{} signs a new SPTJM.", head.name),
            )),
            ..check.limited()
        }
    }

    /// The check with the PKS as its document.
    fn sourced(&self, check: Check) -> Check {
        match &self.agreement.pks {
            Some(pks) => check.by(Source {
                document: Bilingual::same("PKS"),
                number: Some(pks.office_number.clone()),
                date: Some(pks.signed_on),
            }),
            None => check,
        }
    }
}
