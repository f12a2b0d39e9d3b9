//! D18 from the counters, the register and what the institution reports.

use chrono::NaiveDate;
use patuh_domain::agreement::{Certificate, Incident, Operator, Reader, Report};
use patuh_domain::calendar::Semester;

use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::parts::group_nip;
use crate::documents::data::report::{
    CertificatePart, IncidentRow, OperatorPart, PeriodPart, ReaderState, ReportContent, ReportPaper,
};

impl Mapping<'_> {
    pub(super) fn semester_report(&self) -> Dated<ReportPaper> {
        let agreement = &self.facts.agreement;
        let semester = self.semester();
        let report = self.report_of(semester);
        let letter = report.map(|report| &report.letter);
        let date = letter.map(|letter| letter.date);
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let (from, until) = (semester.first_day(), semester.last_day());
        let period = period(semester);
        let number = letter.and_then(|letter| filled(&letter.number)).or_else(|| self.chosen_number());
        let said = report.and_then(|report| report.content.as_ref()).and_then(|content| content.balikan);
        let mut usage = self.use_part(from, until);
        if let Some(usage) = &mut usage {
            // What nobody counted is what the institution says.
            usage.balikan_sent = usage.balikan_sent.take().or_else(|| said.map(|sent| count(u64::from(sent))));
        }
        self.need(usage.as_ref().map(|_| ()), "usage", "Angka penggunaan akses", "Figures of use");
        let paper = ReportPaper {
            frame: self.frame(&format!("{}, {}", institution.name, period.title), &institution.name),
            period,
            number: self.need(number, "reports.letter.number", "Nomor surat laporan", "Number of the report"),
            place: self.place(),
            date: self.need(date.map(Into::into), "reports.letter.date", "Tanggal surat laporan", "Date of the report"),
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            ends_on: agreement.ends_on().map(Into::into),
            purpose: self.purpose(),
            accounts: agreement
                .accounts
                .iter()
                .filter(|account| account.bast.as_ref().is_some_and(|bast| bast.date <= until))
                .map(|account| self.account_part(account))
                .collect(),
            operators: self.operators_until(until),
            applications: self.applications(),
            methods: self.methods(day.min(until)),
            usage,
            reader: self.reader(day),
            readers: agreement.readers.iter().map(reader_state).collect(),
            incidents: self.incidents_between(from, until),
            iso: self.iso(day),
            certificate: agreement.certificates.last().map(certificate_part),
            content: report.and_then(|report| report.content.as_ref()).map(content_part).unwrap_or_default(),
            office,
            institution,
        };
        (paper, date)
    }

    /// The semester chosen; else the last one reported, or the last that is over.
    pub(super) fn semester(&self) -> Semester {
        match self.choices.subject {
            Subject::Semester(semester) => semester,
            _ => {
                let reported = self.facts.agreement.reports.iter().map(|report| report.semester).max();
                reported.unwrap_or_else(|| Semester::of(self.today).previous())
            }
        }
    }

    /// The report of this semester as last handed in.
    pub(super) fn report_of(&self, semester: Semester) -> Option<&Report> {
        self.facts.agreement.reports.iter().rev().find(|report| report.semester == semester)
    }

    /// Everybody who worked with the data by then, those who left with their last day.
    fn operators_until(&self, until: NaiveDate) -> Vec<OperatorPart> {
        let agreement = &self.facts.agreement;
        let nda = |operator: &Operator| {
            let signed = agreement.declarations.iter().rev();
            signed
                .filter(|declaration| declaration.operator == Some(operator.id))
                .map(|declaration| declaration.signed_on.into())
                .next()
        };
        let part = |operator: &Operator| OperatorPart {
            name: operator.name.clone(),
            staff_number: operator.staff_number.as_deref().map(group_nip),
            position: operator.position.clone(),
            nda: nda(operator),
            left_on: operator.left_on.map(Into::into),
        };
        agreement.operators.iter().filter(|operator| operator.since <= until).map(part).collect()
    }

    fn incidents_between(&self, from: NaiveDate, until: NaiveDate) -> Vec<IncidentRow> {
        let zone = self.facts.office.profile.zone;
        let row = |incident: &Incident| {
            let detected_on = zone.local_date(incident.detected_at);
            (from <= detected_on && detected_on <= until).then(|| IncidentRow {
                detected_on: detected_on.into(),
                subject: incident.subject.clone(),
                notice: incident.notice.as_ref().map(Into::into),
            })
        };
        self.facts.agreement.incidents.iter().filter_map(row).collect()
    }
}

pub(super) fn period(semester: Semester) -> PeriodPart {
    PeriodPart {
        title: semester.title().id.into_owned(),
        from: semester.first_day().into(),
        until: semester.last_day().into(),
    }
}

pub(super) fn reader_state(reader: &Reader) -> ReaderState {
    ReaderState {
        brand: reader.brand.clone(),
        serial: reader.serial.clone(),
        place: reader.place.clone(),
        sam_id: reader.sam_id.clone(),
        configuration: reader.configuration.clone(),
        condition: reader.condition.clone(),
        personalised_on: reader.personalised_on.map(Into::into),
        activated_on: reader.activated_on.map(Into::into),
        deactivated_on: reader.deactivated_on.map(Into::into),
    }
}

fn content_part(content: &patuh_domain::agreement::ReportContent) -> ReportContent {
    ReportContent {
        benefits: content.benefits.clone(),
        obstacles: content.obstacles.clone(),
        plans: content.plans.clone(),
        incidents: content.incidents.clone(),
        nothing_stored: content.nothing_stored,
        storage_remark: content.storage_remark.clone(),
    }
}

fn certificate_part(certificate: &Certificate) -> CertificatePart {
    CertificatePart {
        number: certificate.number.clone(),
        body: certificate.body.clone(),
        scope: certificate.scope.clone(),
        valid_until: certificate.valid_until.into(),
    }
}
