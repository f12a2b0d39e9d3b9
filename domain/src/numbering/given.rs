//! Which numbers the facts of an agreement show, by whom and for what.

use chrono::NaiveDate;

use crate::agreement::{Agreement, AgreementAction as A, Ending, Party, RenewalOutcome, SanctionKind};
use crate::letter::Letter;

/// A number that one side gave to a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<'f> {
    pub party: Party,
    /// The paper, in Indonesian.
    pub what: &'static str,
    /// The kind of document, e.g. `D04`.
    pub document: &'static str,
    /// The act that records it, and the field of its form.
    pub step: (A, &'static str),
    pub number: &'f str,
    pub date: NaiveDate,
}

/// Fields in which the office records a number of its own register.
const OF_OFFICE: [(A, &str); 26] = [
    (A::Forward, "letter"),
    (A::AppointTeam, "order"),
    (A::SignPks, "office_number"),
    (A::SignJuknis, "number"),
    (A::RequestAccessApproval, "letter"),
    (A::HandOverUserId, "bast"),
    (A::ChangeHolder, "bast"),
    (A::TakeOver, "bast"),
    (A::SchedulePoc, "confirmation"),
    (A::RecordPocResult, "letter"),
    (A::HandOverIntegration, "bast"),
    (A::ForwardEvaluation, "letter"),
    (A::ForwardReport, "letter"),
    (A::RecordChange, "decision"),
    (A::Remind, "letter"),
    (A::Warn, "letter"),
    (A::CutQuota, "letter"),
    (A::Suspend, "letter"),
    (A::RevokeAccess, "letter"),
    (A::Lift, "letter"),
    (A::SignAddendum, "office_number"),
    (A::RefuseRenewal, "letter"),
    (A::NotifyIncident, "notice"),
    (A::End, "letter"),
    (A::Terminate, "letter"),
    (A::RecordClosing, "bast"),
];

/// Fields in which an institution records a number of its own register.
const OF_INSTITUTION: [(A, &str); 13] = [
    (A::SubmitRequest, "letter"),
    (A::AppointTeam, "order"),
    (A::SignPks, "institution_number"),
    (A::SignJuknis, "institution_number"),
    (A::RecordNetwork, "letter"),
    (A::RequestUserId, "letter"),
    (A::ChangeHolder, "request"),
    (A::RequestPoc, "letter"),
    (A::SubmitReport, "letter"),
    (A::RecordChange, "letter"),
    (A::ReceiveRenewal, "letter"),
    (A::NotifyIncident, "notice"),
    (A::SignAddendum, "institution_number"),
];

/// The fields of `action` in which `party` records numbers of its own register.
pub fn fields_of(party: Party, action: A) -> impl Iterator<Item = &'static str> {
    let fields: &[(A, &'static str)] = match party {
        Party::Office => &OF_OFFICE,
        Party::Institution => &OF_INSTITUTION,
    };
    fields.iter().filter(move |(known, _)| *known == action).map(|(_, field)| *field)
}

/// Every number that was given under `agreement`, of the office first.
pub fn given(agreement: &Agreement) -> Vec<Given<'_>> {
    let mut all = of_office(agreement);
    all.extend(of_institution(agreement));
    all.retain(|given| !given.number.trim().is_empty());
    all
}

fn of_office(agreement: &Agreement) -> Vec<Given<'_>> {
    let letter = |what, document, action, field, letter| of(Party::Office, what, document, (action, field), letter);
    let number = |what, document, action, field, number, date| Given {
        party: Party::Office,
        what,
        document,
        step: (action, field),
        number,
        date,
    };
    let mut all = Vec::new();
    all.extend(agreement.forwarding.iter().map(|sent| letter("surat ke Dirjen", "D04", A::Forward, "letter", sent)));
    all.extend(teams(agreement, Party::Office));
    all.extend(
        agreement
            .pks
            .iter()
            .map(|pks| number("PKS", "D06", A::SignPks, "office_number", &pks.office_number, pks.signed_on)),
    );
    all.extend(
        agreement
            .juknis
            .iter()
            .map(|juknis| number("Juknis", "D07", A::SignJuknis, "number", &juknis.number, juknis.date)),
    );
    all.extend(
        agreement
            .access_approval
            .iter()
            .map(|asked| letter("permohonan akses", "D29a", A::RequestAccessApproval, "letter", &asked.requested)),
    );
    let basts = agreement.accounts.iter().filter_map(|account| account.bast.as_ref());
    all.extend(basts.map(|bast| letter("BAST", "D14", A::HandOverUserId, "bast", bast)));
    let holders = agreement.accounts.iter().flat_map(|account| &account.holder_changes);
    all.extend(holders.map(|change| letter("BAST pemegang", "D14", A::ChangeHolder, "bast", &change.bast)));
    let schedules = agreement.poc_schedules.iter();
    all.extend(schedules.map(|poc| letter("jadwal PoC", "D16", A::SchedulePoc, "confirmation", &poc.confirmation)));
    let results = agreement.poc_results.iter().filter_map(|result| result.letter.as_ref());
    all.extend(results.map(|sent| letter("hasil PoC", "D17", A::RecordPocResult, "letter", sent)));
    let handovers = agreement.integration.iter();
    all.extend(handovers.map(|given| letter("BAST integrasi", "D33", A::HandOverIntegration, "bast", &given.bast)));
    let evaluations = agreement.evaluations.iter().filter_map(|evaluation| evaluation.forwarded.as_ref());
    all.extend(evaluations.map(|sent| letter("hasil evaluasi", "D19b", A::ForwardEvaluation, "letter", sent)));
    let forwarded = agreement.forwardings.iter();
    all.extend(forwarded.map(|sent| letter("penerusan laporan", "D30", A::ForwardReport, "letter", &sent.letter)));
    let answers = agreement.changes.iter().filter_map(|change| change.decision.as_ref());
    all.extend(answers.map(|sent| letter("jawaban perubahan", "D26", A::RecordChange, "decision", sent)));
    let reminders = agreement.reminders.iter();
    all.extend(reminders.map(|sent| letter("pengingat", "D20", A::Remind, "letter", &sent.letter)));
    for sanction in &agreement.sanctions {
        let (document, action) = match sanction.kind {
            SanctionKind::Warning => ("D20", A::Warn),
            SanctionKind::QuotaCut => ("D21", A::CutQuota),
            SanctionKind::Suspension => ("D21", A::Suspend),
            SanctionKind::Revocation => ("D21", A::RevokeAccess),
        };
        all.push(letter("sanksi", document, action, "letter", &sanction.letter));
        all.extend(sanction.lifted.iter().map(|lift| letter("pemulihan", "D21", A::Lift, "letter", &lift.letter)));
    }
    for renewal in &agreement.renewals {
        match &renewal.outcome {
            Some(RenewalOutcome::Addendum(addendum)) => all.push(number(
                "adendum",
                "D23",
                A::SignAddendum,
                "office_number",
                &addendum.office_number,
                addendum.signed_on,
            )),
            Some(RenewalOutcome::Refused(sent)) => {
                all.push(letter("penolakan perpanjangan", "D22", A::RefuseRenewal, "letter", sent));
            }
            Some(RenewalOutcome::NewAgreement { .. }) | None => {}
        }
    }
    match &agreement.ending {
        Some(Ending::Ended { letter: sent, .. }) => all.push(letter("pengakhiran", "D25", A::End, "letter", sent)),
        Some(Ending::Terminated { letter: sent, .. }) => {
            all.push(letter("pengakhiran", "D25", A::Terminate, "letter", sent));
        }
        Some(Ending::Withdrawn { .. } | Ending::Rejected { .. }) | None => {}
    }
    all.extend(
        agreement
            .closing
            .iter()
            .map(|closing| letter("BAST penutupan", "D25", A::RecordClosing, "bast", &closing.bast)),
    );
    all
}

fn of_institution(agreement: &Agreement) -> Vec<Given<'_>> {
    let letter =
        |what, document, action, field, letter| of(Party::Institution, what, document, (action, field), letter);
    let number = |what, document, action, number, date| Given {
        party: Party::Institution,
        what,
        document,
        step: (action, "institution_number"),
        number,
        date,
    };
    let mut all = Vec::new();
    all.extend(agreement.request().map(|sent| letter("permohonan", "D01", A::SubmitRequest, "letter", &sent.letter)));
    all.extend(teams(agreement, Party::Institution));
    all.extend(
        agreement.pks.iter().map(|pks| number("PKS", "D06", A::SignPks, &pks.institution_number, pks.signed_on)),
    );
    all.extend(agreement.juknis.iter().filter_map(|juknis| {
        let own = juknis.institution_number.as_deref()?;
        Some(number("Juknis", "D07", A::SignJuknis, own, juknis.date))
    }));
    let network = agreement.network_letters.iter();
    all.extend(network.map(|sent| letter("surat jaringan", "D31", A::RecordNetwork, "letter", sent)));
    let requests = agreement.accounts.iter();
    all.extend(requests.map(|one| letter("permohonan User ID", "D08", A::RequestUserId, "letter", &one.request)));
    let holders = agreement.accounts.iter().flat_map(|account| &account.holder_changes);
    all.extend(holders.map(|change| letter("pemegang User ID", "D08", A::ChangeHolder, "request", &change.request)));
    let trials = agreement.poc_requests.iter();
    all.extend(trials.map(|poc| letter("permohonan PoC", "D15", A::RequestPoc, "letter", &poc.letter)));
    let reports = agreement.reports.iter();
    all.extend(reports.map(|report| letter("laporan semester", "D18", A::SubmitReport, "letter", &report.letter)));
    let changes = agreement.changes.iter().filter_map(|change| change.letter.as_ref());
    all.extend(changes.map(|sent| letter("perubahan", "D32", A::RecordChange, "letter", sent)));
    let renewals = agreement.renewals.iter();
    all.extend(renewals.map(|sent| letter("perpanjangan", "D22", A::ReceiveRenewal, "letter", &sent.letter)));
    for renewal in &agreement.renewals {
        if let Some(RenewalOutcome::Addendum(addendum)) = &renewal.outcome
            && let Some(own) = &addendum.institution_number
        {
            all.push(number("adendum", "D23", A::SignAddendum, own, addendum.signed_on));
        }
    }
    all
}

fn teams(agreement: &Agreement, party: Party) -> impl Iterator<Item = Given<'_>> {
    let own = agreement.teams.iter().filter(move |team| team.party == party);
    own.map(move |team| of(party, "surat perintah", "D05", (A::AppointTeam, "order"), &team.order))
}

const fn of<'f>(
    party: Party,
    what: &'static str,
    document: &'static str,
    step: (A, &'static str),
    letter: &'f Letter,
) -> Given<'f> {
    Given { party, what, document, step, number: letter.number.as_str(), date: letter.date }
}
