//! D12 and D22 from the renewal, the duties and the figures of use.

use patuh_domain::agreement::{Certificate, DeclarationKind, Party, Renewal, Report};
use patuh_domain::calendar::month_start;
use patuh_domain::wording::{self, Language};

use super::notice::{late_duties, name};
use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::renewal::{BridgePaper, DutyMet, RenewalPaper, ReportLine, UseSummary};

/// Reports that a renewal letter encloses: those of two years.
const ENCLOSED: usize = 4;

impl Mapping<'_> {
    pub(super) fn bridge(&self) -> Dated<BridgePaper> {
        let declared = self.declared(DeclarationKind::SptjmRenewal, None);
        let date = declared.map(|declaration| declaration.signed_on);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let signer = declared.and_then(|declaration| self.head_named(&declaration.signer));
        let renewal = self.facts.agreement.renewals.last();
        let mut paper = BridgePaper {
            frame: self.frame(&institution.name, &institution.name),
            signer: signer.or_else(|| institution.head.clone()),
            show_rank: self.choices.style.show_rank,
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            purpose: self.purpose(),
            renewal: self.need(
                renewal.map(|renewal| (&renewal.letter).into()),
                "renewal.letter",
                "Surat permohonan perpanjangan",
                "Renewal letter",
            ),
            ends_on: self.facts.agreement.ends_on().map(Into::into),
            overdue: late_duties(self.facts, day).iter().map(name).collect(),
            place: self.place(),
            date: date.map(Into::into),
            articles: Vec::new(),
            office,
            institution,
        };
        paper.articles = self.wording(&paper.values(), day).articles;
        (paper, date)
    }

    pub(super) fn renewal(&self) -> Dated<RenewalPaper> {
        let agreement = &self.facts.agreement;
        let renewal = self.asked_renewal();
        let date = renewal.map(|renewal| renewal.letter.date);
        let day = date.unwrap_or(self.today);
        let reports = self.reports_until(day);
        let wish = renewal.map(|renewal| &renewal.wish);
        let enclosures = if reports.is_empty() { "1 (satu) berkas" } else { "Laporan semester dan kajian teknis" };
        let paper = RenewalPaper {
            letter: self.correspondence(
                Party::Institution,
                renewal.map(|renewal| &renewal.letter),
                "Permohonan Perpanjangan Perjanjian Kerja Sama Pemanfaatan Data Kependudukan",
                enclosures,
            ),
            juknis: self.juknis_reference(),
            ends_on: self.need(
                agreement.ends_on().map(Into::into),
                "pks.ends_on",
                "Tanggal berakhirnya PKS",
                "Last day of the agreement",
            ),
            reasons: self.need(
                wish.and_then(|wish| wish.reasons.as_deref()).and_then(filled),
                "renewal.reasons",
                "Alasan perpanjangan",
                "Reasons of the renewal",
            ),
            // A renewal that wishes no term of its own asks for the usual two years.
            years: Some(count(wish.and_then(|wish| wish.years).map_or(2, u64::from))),
            methods: self.method_labels(day),
            duties: self.duties_met(day),
            use_figures: self.use_summary(day),
            reports: reports.iter().rev().take(ENCLOSED).rev().map(|report| report_line(report)).collect(),
        };
        (paper, date)
    }

    fn asked_renewal(&self) -> Option<&Renewal> {
        let renewals = &self.facts.agreement.renewals;
        match self.choices.subject {
            Subject::Nth(n) => renewals.get(n),
            _ => renewals.last(),
        }
    }

    /// Reports received by `day`, the last of each semester, in their order.
    fn reports_until(&self, day: chrono::NaiveDate) -> Vec<&Report> {
        let mut reports: Vec<&Report> = Vec::new();
        for report in self.facts.agreement.reports.iter().filter(|report| report.received_on <= day) {
            reports.retain(|earlier| earlier.semester != report.semester);
            reports.push(report);
        }
        reports.sort_by_key(|report| report.semester);
        reports
    }

    /// What the institution was to do, and how it stands on `day`.
    fn duties_met(&self, day: chrono::NaiveDate) -> Vec<DutyMet> {
        let agreement = &self.facts.agreement;
        let met = |name: &str, state: String| DutyMet { name: name.to_owned(), state };
        let mut duties = Vec::new();
        let reports = self.reports_until(day).len();
        duties.push(met(
            "Laporan semester",
            match reports {
                0 => "belum ada yang disampaikan".to_owned(),
                some => format!("{} laporan telah disampaikan", wording::amount(some as u64)),
            },
        ));
        if self.iso(day).is_some() {
            let valid = |certificate: &&Certificate| certificate.received_on <= day;
            let state = agreement.certificates.iter().rev().find(valid).map(|certificate| {
                let until = wording::long_date(certificate.valid_until);
                format!("sertifikat nomor {}, berlaku sampai dengan {until}", certificate.number)
            });
            duties.push(met("SNI ISO/IEC 27001", state.unwrap_or_else(|| "sertifikat belum diserahkan".to_owned())));
        }
        let signed = |kind: fn(DeclarationKind) -> bool| {
            agreement.declarations.iter().filter(|one| kind(one.kind) && one.signed_on <= day).count() as u64
        };
        if signed(DeclarationKind::is_sptjm) > 0 {
            duties.push(met("SPTJM", "telah ditandatangani pimpinan".to_owned()));
        }
        let ndas = signed(DeclarationKind::is_nda);
        if ndas > 0 {
            duties.push(met(
                "Pernyataan kerahasiaan (NDA)",
                format!("{} orang telah menandatangani", wording::amount(ndas)),
            ));
        }
        let late: Vec<_> = late_duties(self.facts, day).iter().map(name).collect();
        if !late.is_empty() {
            duties.push(met("Masih harus dipenuhi", late.join("; ")));
        }
        duties
    }

    /// Use from the signature to `day`, as counted.
    fn use_summary(&self, day: chrono::NaiveDate) -> Option<UseSummary> {
        let signed = self.facts.agreement.pks.as_ref().map(|pks| pks.signed_on)?;
        let used = self.use_figures(month_start(signed), day)?.months;
        let (first, last) = (used.first()?, used.last()?);
        let month = |date| wording::month_year(Language::Id, date);
        let sent: Vec<u64> = used.iter().filter_map(|month| month.balikan_sent).collect();
        Some(UseSummary {
            from: month(first.month),
            until: month(last.month),
            lookups: count(used.iter().map(|month| month.hits).sum::<u64>()),
            balikan: (!sent.is_empty()).then(|| count(sent.iter().sum::<u64>())),
        })
    }
}

/// A report as letters list it.
pub(super) fn report_line(report: &Report) -> ReportLine {
    ReportLine {
        semester: report.semester.title().id.into_owned(),
        letter: (&report.letter).into(),
        received_on: report.received_on.into(),
    }
}
