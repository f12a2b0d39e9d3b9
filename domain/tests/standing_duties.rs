//! Duties with their dates and states, kind by kind (domain.md 4; decisions.md 15 to 18).

use chrono::TimeDelta;
use patuh_domain::agreement::*;
use patuh_domain::calendar::{DueDate, Holiday, HolidayKind, Moment, Zone};
use patuh_domain::duty::{Blocks, DutyKind, DutyState, Responsible, duties};
use patuh_domain::head::HeadStatus;
use patuh_domain::ids::{IncidentId, OperatorId};

mod standing_common;
use standing_common::*;

fn certificate(number: &str, received_on: &str, valid_until: &str) -> Certificate {
    Certificate {
        number: number.to_owned(),
        body: "Lembaga Sertifikasi Contoh".to_owned(),
        scope: "Pusat data".to_owned(),
        valid_until: day(valid_until),
        received_on: day(received_on),
    }
}

#[test]
fn none_before_the_signature() {
    assert_eq!(duties(&running(), &at("2026-01-14")), Vec::new());
    assert!(!duties(&running(), &at("2026-01-15")).is_empty());
}

#[test]
fn states_by_window_and_date() {
    let facts = running();
    // Renewal letter due 15 November 2027, window 90 days.
    for (today, expected, days) in [
        ("2027-08-16", DutyState::Upcoming, 91),
        ("2027-08-17", DutyState::DueSoon, 90),
        ("2027-11-15", DutyState::DueSoon, 0),
        ("2027-11-16", DutyState::Overdue, -1),
    ] {
        let found = duty(&facts, "renewal_letter", today).expect("renewal letter");
        assert_eq!((found.state, found.days), (expected, Some(days)), "{today}");
        assert_eq!(found.working_days, None);
    }
    let mut narrow = facts;
    narrow.office.settings.windows.insert(DutyKind::RenewalLetter, 7);
    assert_eq!(state(&narrow, "renewal_letter", "2027-11-07"), Some(DutyState::Upcoming));
    assert_eq!(state(&narrow, "renewal_letter", "2027-11-08"), Some(DutyState::DueSoon));
}

#[test]
fn a_report_opens_forwarding_and_evaluation() {
    let mut facts = running();
    assert_eq!(state(&facts, "evaluation:2026-1", "2026-07-10"), Some(DutyState::NotYet));
    assert_eq!(state(&facts, "semester_report:2026-1", "2026-07-15"), Some(DutyState::Overdue));
    facts.agreement.reports.push(report("2026-1", "2026-07-20"));
    let met = duty(&facts, "semester_report:2026-1", "2026-07-20").expect("report");
    assert_eq!(met.state, DutyState::FulfilledLate);
    assert_eq!((met.days, met.working_days), (Some(-6), Some(-4)));
    assert_eq!(met.fulfilled_on, Some(day("2026-07-20")));
    assert_eq!(due(&facts, "report_forwarding:2026-1", "2026-07-20"), Some(day("2026-08-03")));
    assert_eq!(due(&facts, "evaluation:2026-1", "2026-07-20"), Some(day("2026-08-18")));
    let evaluation = duty(&facts, "evaluation:2026-1", "2026-08-19").expect("evaluation");
    assert_eq!(evaluation.state, DutyState::Overdue);
    assert_eq!(evaluation.who, Responsible::Evaluator);
    // A correction later doesn't make the report later.
    facts.agreement.reports.push(report("2026-1", "2026-08-05"));
    assert_eq!(due(&facts, "evaluation:2026-1", "2026-08-06"), Some(day("2026-08-18")));
}

#[test]
fn a_due_date_is_frozen_when_the_duty_is_fulfilled() {
    let mut facts = running();
    let mut late = report("2026-1", "2026-07-15");
    late.frozen_due = Some(day("2026-07-15"));
    facts.agreement.reports.push(late);
    let found = duty(&facts, "semester_report:2026-1", "2026-11-01").expect("report");
    assert_eq!(found.state, DutyState::Fulfilled);
    assert_eq!(found.due, Some(DueDate::Fixed(day("2026-07-15"))));
}

#[test]
fn a_new_holiday_moves_an_open_duty_only() {
    let mut facts = running();
    let off = |date: &str| Holiday {
        date: day(date),
        kind: HolidayKind::National,
        name: "Pemungutan suara".to_owned(),
        provisional: false,
        decree: Some("Keppres Contoh".to_owned()),
    };
    facts.agreement.reports.push(report("2026-1", "2026-07-14"));
    facts.agreement.reports[0].frozen_due = Some(day("2026-07-14"));
    facts.holidays = std::sync::Arc::new(facts.holidays.with_rows([off("2026-07-09"), off("2027-01-11")]));
    assert_eq!(due(&facts, "semester_report:2026-1", "2026-08-01"), Some(day("2026-07-14")));
    assert_eq!(due(&facts, "semester_report:2026-2", "2026-08-01"), Some(day("2027-01-19")));
}

#[test]
fn a_year_without_holidays_is_provisional() {
    let found = duty(&running(), "semester_report:2027-2", "2026-11-01").expect("report");
    let Some(DueDate::Provisional { date, missing_year }) = found.due else { panic!("{:?}", found.due) };
    assert_eq!(missing_year, 2028);
    assert_eq!(date, day("2028-01-14"), "Monday to Friday");
    assert_eq!(found.state, DutyState::Upcoming);
}

#[test]
fn an_expiring_certificate_asks_for_the_next() {
    let mut facts = running();
    assert_eq!(due(&facts, "iso_certificate", "2026-02-01"), Some(day("2026-07-15")));
    facts.agreement.certificates.push(certificate("C-0", "2026-05-01", "2026-04-30"));
    assert_eq!(state(&facts, "iso_certificate", "2026-05-02"), Some(DutyState::DueSoon), "expired on receipt");
    facts.agreement.certificates.push(certificate("C-1", "2026-06-01", "2027-05-31"));
    assert_eq!(state(&facts, "iso_certificate", "2026-06-01"), Some(DutyState::Fulfilled));
    assert_eq!(due(&facts, "iso_certificate:C-1", "2026-06-01"), Some(day("2027-05-31")));
    assert_eq!(state(&facts, "iso_certificate:C-1", "2027-06-01"), Some(DutyState::Overdue));
    facts.agreement.certificates.push(certificate("C-2", "2027-06-10", "2030-05-31"));
    assert_eq!(state(&facts, "iso_certificate:C-1", "2027-06-10"), Some(DutyState::FulfilledLate));
    assert_eq!(state(&facts, "iso_certificate:C-2", "2027-06-10"), Some(DutyState::Upcoming));
}

#[test]
fn sptjm_binds_the_present_head() {
    let mut facts = running();
    let first = duty(&facts, "sptjm", "2026-01-20").expect("sptjm");
    assert_eq!((first.state, first.due, first.blocks), (DutyState::Upcoming, None, Some(Blocks::Access)));
    assert_eq!(state(&facts, "sptjm", "2026-01-28"), Some(DutyState::Fulfilled));
    facts.institution.heads.push(head(SECOND_HEAD, "2026-06-01"));
    assert_eq!(state(&facts, "sptjm", "2026-06-01"), Some(DutyState::Upcoming));
    assert_eq!(state(&facts, &format!("nda:{SECOND_HEAD}"), "2026-06-01"), Some(DutyState::Upcoming));
    facts.office.settings.head_grace_days = 14;
    let graced = duty(&facts, "sptjm", "2026-06-01").expect("sptjm");
    assert_eq!(graced.due, Some(DueDate::Fixed(day("2026-06-14"))));
    assert_eq!(graced.state, DutyState::DueSoon);
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmFirst, SECOND_HEAD, None, "2026-06-10"));
    assert_eq!(state(&facts, "sptjm", "2026-06-10"), Some(DutyState::Fulfilled));
}

#[test]
fn a_stand_in_begins_no_term() {
    let mut facts = running();
    let mut stand_in = head(SECOND_HEAD, "2026-06-01");
    stand_in.status = HeadStatus::Plh;
    facts.institution.heads.push(stand_in);
    assert_eq!(state(&facts, "sptjm", "2026-06-02"), Some(DutyState::Fulfilled));
    assert_eq!(of_kind(&facts, DutyKind::ChangeNotice, "2026-06-02"), Vec::new());
}

#[test]
fn the_renewal_form_is_a_duty_while_a_renewal_is_in_process() {
    let mut facts = running();
    facts.agreement.renewals.push(renewal("2027-11-01"));
    assert_eq!(duty(&facts, "sptjm:renewal", "2027-10-31"), None);
    assert_eq!(state(&facts, "sptjm:renewal", "2027-11-01"), Some(DutyState::Upcoming));
    assert_eq!(state(&facts, "sptjm:renewal", "2028-02-01"), Some(DutyState::Upcoming), "it would resume access");
    assert_eq!(duty(&facts, "sptjm:renewal", "2028-08-01"), None, "the bridge would be over");
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, HEAD, None, "2028-01-10"));
    assert_eq!(state(&facts, "sptjm:renewal", "2028-01-10"), Some(DutyState::Fulfilled));
    assert_eq!(state(&facts, "sptjm", "2028-02-01"), Some(DutyState::Fulfilled));
}

#[test]
fn every_operator_signs_and_those_who_left_do_not() {
    let mut facts = running();
    let mut gone = operator(11, "Dimas Contoh", "2026-02-01");
    gone.left_on = Some(day("2026-04-30"));
    facts.agreement.operators.push(gone);
    assert_eq!(state(&facts, "nda:Dimas Contoh", "2026-04-30"), Some(DutyState::Upcoming));
    assert_eq!(duty(&facts, "nda:Dimas Contoh", "2026-05-01"), None);
    assert_eq!(state(&facts, &format!("nda:{OPERATOR}"), "2026-05-01"), Some(DutyState::Fulfilled));
    facts.office.settings.head_signs_nda = false;
    assert_eq!(duty(&facts, &format!("nda:{HEAD}"), "2026-05-01"), None);
    // The head answers for a program's User ID: then his NDA is needed whatever the setting.
    facts.agreement.accounts[0].methods = vec![Method::WebServiceCallNik];
    assert_eq!(state(&facts, &format!("nda:{HEAD}"), "2026-05-01"), Some(DutyState::Fulfilled));
}

#[test]
fn two_operators_of_one_name_have_two_duties() {
    let mut facts = running();
    facts.agreement.operators.push(operator(11, OPERATOR, "2026-02-01"));
    let ids: Vec<_> = of_kind(&facts, DutyKind::Nda, "2026-03-01")
        .into_iter()
        .filter(|duty| duty.subject.as_deref() == Some(OPERATOR))
        .map(|duty| (duty.id, duty.state))
        .collect();
    assert_eq!(
        ids,
        [(format!("nda:{OPERATOR}"), DutyState::Fulfilled), (format!("nda:{OPERATOR}#2"), DutyState::Upcoming)]
    );
    assert_eq!(facts.agreement.operators[0].id, OperatorId(id(10)));
}

#[test]
fn heads_and_structures_need_a_notice() {
    let mut facts = running();
    facts.institution.heads.push(head(SECOND_HEAD, "2026-06-01"));
    let who = format!("change_notice:{SECOND_HEAD}");
    assert_eq!(due(&facts, &who, "2026-06-02"), Some(day("2026-06-15")));
    let mut change = Change {
        kind: ChangeKind::Head,
        subject: "Pergantian kepala dinas".to_owned(),
        happened_on: day("2026-05-30"),
        letter: None,
        decision: None,
        granted: None,
        details: ChangeDetails::default(),
    };
    facts.agreement.changes.push(change.clone());
    change.letter = Some(letter("470/77", "2026-06-08"));
    facts.agreement.changes.push(change);
    assert_eq!(state(&facts, &who, "2026-06-08"), Some(DutyState::Fulfilled));
    facts.agreement.changes.push(Change {
        kind: ChangeKind::Structure,
        subject: "Penggabungan bidang".to_owned(),
        happened_on: day("2026-07-01"),
        letter: None,
        decision: None,
        granted: None,
        details: ChangeDetails::default(),
    });
    assert_eq!(state(&facts, "change_notice:Penggabungan bidang", "2026-07-16"), Some(DutyState::Overdue));
    facts.agreement.changes.push(Change {
        kind: ChangeKind::Bandwidth,
        subject: "Tambah bandwidth".to_owned(),
        ..facts.agreement.changes[2].clone()
    });
    assert_eq!(duty(&facts, "change_notice:Tambah bandwidth", "2026-07-16"), None);
}

#[test]
fn what_is_due_after_the_end_lapses_and_what_was_overdue_stays() {
    let mut facts = running();
    // Ends by letter before the certificate was due, after the first report was.
    facts.agreement.ending = Some(Ending::Terminated {
        on: day("2026-08-01"),
        letter: letter("400/10", "2026-07-20"),
        reason: "Tidak melaksanakan kewajiban".to_owned(),
    });
    facts.agreement.terms[0].iso_27001 = Some(IsoRule::FixedDate { date: day("2026-12-31") });
    let iso = duty(&facts, "iso_certificate", "2026-08-02").expect("certificate");
    assert_eq!((iso.state, iso.evidence.as_deref()), (DutyState::Waived, Some("ended")));
    assert_eq!(iso.due, Some(DueDate::Fixed(day("2026-12-31"))), "the base date stays");
    assert_eq!(iso.days, None);
    assert_eq!(state(&facts, "renewal_letter", "2026-08-02"), Some(DutyState::Waived));
    assert_eq!(state(&facts, "semester_report:2026-1", "2026-08-02"), Some(DutyState::Overdue));
    // 10 working days after 31 July, the last day of force.
    assert_eq!(due(&facts, "semester_report:2026-2", "2026-08-02"), Some(day("2026-08-14")));
    assert_eq!(state(&facts, "semester_report:2026-2", "2026-08-20"), Some(DutyState::Overdue));
    assert_eq!(duty(&facts, "semester_report:2027-1", "2026-08-20"), None);
    assert_eq!(due(&facts, "closing", "2026-08-02"), Some(day("2026-08-14")));
}

#[test]
fn closing_follows_the_end_or_the_revocation() {
    let mut facts = running();
    assert_eq!(state(&facts, "closing", "2028-01-15"), Some(DutyState::NotYet));
    assert_eq!(state(&facts, "closing", "2028-01-16"), Some(DutyState::DueSoon));
    facts.agreement.sanctions.push(sanction(40, SanctionKind::Revocation, at("2026-08-03")));
    assert_eq!(due(&facts, "closing", "2026-08-03"), Some(day("2026-08-18")));
    facts.agreement.sanctions[0].lifted =
        Some(Lift { letter: letter("400/12", "2026-09-01"), at: at("2026-09-01").instant });
    assert_eq!(state(&facts, "closing", "2026-09-01"), Some(DutyState::NotYet));
    facts.agreement.renewals.push(Renewal {
        outcome: Some(RenewalOutcome::NewAgreement { signed_on: day("2028-01-10") }),
        ..renewal("2027-11-01")
    });
    let passed_on = duty(&facts, "closing", "2028-01-16").expect("closing");
    assert_eq!(passed_on.state, DutyState::Waived);
}

#[test]
fn bridged_days_count_for_reports() {
    let mut facts = running();
    facts.agreement.renewals.push(renewal("2027-11-01"));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, HEAD, None, "2028-01-10"));
    let subjects = |today: &str| -> Vec<_> {
        let reports = of_kind(&facts, DutyKind::SemesterReport, today).into_iter();
        reports.filter_map(|duty| duty.subject).collect()
    };
    // The bridge runs to 15 July 2028.
    assert_eq!(subjects("2028-02-01").last().map(String::as_str), Some("2028-2"));
    assert_eq!(state(&facts, "closing", "2028-02-01"), Some(DutyState::NotYet));
    assert_eq!(state(&facts, "closing", "2028-07-16"), Some(DutyState::DueSoon));
}

#[test]
fn what_fell_due_before_a_late_bridge_is_due_when_access_resumes() {
    let mut facts = running();
    facts.agreement.renewals.push(renewal("2027-11-01"));
    facts.agreement.terms[0].iso_27001 = Some(IsoRule::FixedDate { date: day("2028-02-01") });
    assert_eq!(state(&facts, "iso_certificate", "2028-02-10"), Some(DutyState::Waived));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, HEAD, None, "2028-02-10"));
    assert_eq!(due(&facts, "iso_certificate", "2028-02-10"), Some(day("2028-02-10")));
    assert_eq!(state(&facts, "iso_certificate", "2028-02-10"), Some(DutyState::DueSoon));
    assert_eq!(state(&facts, "iso_certificate", "2028-02-11"), Some(DutyState::Overdue));
}

#[test]
fn an_addendum_begins_a_new_renewal_duty() {
    let mut facts = running();
    facts.agreement.renewals.push(Renewal {
        outcome: Some(RenewalOutcome::Addendum(Addendum {
            office_number: "400.12/11".to_owned(),
            institution_number: None,
            signed_on: day("2028-01-05"),
            ends_on: day("2030-01-15"),
            scan: None,
        })),
        ..renewal("2027-11-20")
    });
    assert_eq!(state(&facts, "renewal_letter", "2027-11-20"), Some(DutyState::FulfilledLate));
    assert_eq!(state(&facts, "renewal_letter:2028-01-15", "2028-01-05"), Some(DutyState::FulfilledLate));
    assert_eq!(due(&facts, "renewal_letter", "2028-01-05"), Some(day("2029-11-15")));
}

#[test]
fn dates_agreed_in_the_juknis() {
    let mut facts = running();
    facts.agreement.juknis.as_mut().expect("juknis").user_id_request_by = Some(day("2026-01-18"));
    assert_eq!(state(&facts, "user_id_request", "2026-02-01"), Some(DutyState::FulfilledLate));
    assert_eq!(of_kind(&facts, DutyKind::UserIdHandover, "2026-02-01"), Vec::new(), "off by default");
    facts.office.settings.handover_duty = true;
    assert_eq!(due(&facts, "user_id_handover:wanasari-20", "2026-02-01"), Some(day("2026-02-02")));
    assert_eq!(state(&facts, "user_id_handover:wanasari-20", "2026-02-02"), Some(DutyState::Fulfilled));
    facts.agreement.network = Some(Network {
        ip_lan: None,
        kind: NetworkKind::Closed,
        vpn: None,
        bandwidth_mbps: Some(10),
        paid_by: vec![CostBearer::Institution],
        provider: None,
        diskominfo_ip: None,
        access_addresses: std::collections::BTreeMap::new(),
        expected: Some(Expected::Week(ExpectedWeek { month: "2026-02".to_owned(), week: 5 })),
        ready_on: Some(day("2026-03-02")),
    });
    assert_eq!(due(&facts, "network_ready", "2026-02-20"), Some(day("2026-02-28")), "days 29 to 35 end the month");
    assert_eq!(state(&facts, "network_ready", "2026-02-20"), Some(DutyState::DueSoon), "not ready yet");
    assert_eq!(state(&facts, "network_ready", "2026-03-02"), Some(DutyState::FulfilledLate));
}

#[test]
fn readers_for_every_work_unit() {
    let mut facts = running();
    facts.institution.profile.work_units = vec!["Loket A".to_owned(), "Loket B".to_owned()];
    facts.agreement.terms[0].card_reader = ReaderClause { need: ReaderNeed::Required, within_months: Some(12) };
    let reader = |serial: &str, place: &str, on: &str| Reader {
        brand: "Contoh".to_owned(),
        serial: serial.to_owned(),
        place: place.to_owned(),
        sam_id: None,
        configuration: None,
        condition: None,
        personalised_on: Some(day(on)),
        activated_on: None,
        deactivated_on: None,
    };
    facts.agreement.readers.push(reader("1", "Loket A", "2026-03-01"));
    facts.agreement.readers.push(reader("2", "Loket A", "2026-03-01"));
    let half = duty(&facts, "reader_procurement", "2026-03-02").expect("readers");
    assert_eq!((half.state, half.evidence.as_deref()), (DutyState::Upcoming, Some("1 dari 2 unit kerja")));
    assert_eq!(half.due, Some(DueDate::Fixed(day("2027-01-15"))));
    facts.agreement.readers.push(reader("3", "loket b", "2026-05-01"));
    assert_eq!(state(&facts, "reader_procurement", "2026-04-30"), Some(DutyState::Upcoming));
    assert_eq!(state(&facts, "reader_procurement", "2026-05-01"), Some(DutyState::Fulfilled));
    facts.agreement.terms[0].card_reader.need = ReaderNeed::AsNeeded;
    assert_eq!(duty(&facts, "reader_procurement", "2026-05-01"), None);
}

#[test]
fn a_month_with_lookups_and_no_data_balikan_is_a_finding() {
    let mut facts = running();
    facts.agreement.terms[0].data_balikan =
        Some(DataBalikan { fields: vec!["JENIS_BANTUAN".to_owned()], channels: Vec::new() });
    assert_eq!(state(&facts, "data_balikan", "2026-03-01"), Some(DutyState::NotYet));
    let month = |month: &str, lookups, balikan| MonthUse { month: day(month), lookups, balikan };
    facts.usage = vec![month("2026-03-01", 40, 38), month("2026-04-01", 0, 0)];
    assert_eq!(state(&facts, "data_balikan", "2026-05-02"), Some(DutyState::Fulfilled));
    facts.usage.push(month("2026-05-01", 12, 0));
    assert_eq!(state(&facts, "data_balikan:2026-05", "2026-05-31"), Some(DutyState::DueSoon));
    assert_eq!(state(&facts, "data_balikan:2026-05", "2026-06-01"), Some(DutyState::Overdue));
    assert_eq!(duty(&facts, "data_balikan:2026-04", "2026-06-01"), None);
}

#[test]
fn what_is_due_at_an_hour_is_due_on_the_local_day_of_it() {
    let mut facts = running();
    facts.agreement.incidents.push(Incident {
        id: IncidentId(id(51)),
        detected_at: Moment::at(Zone::Wib, day("2026-05-04"), 1).instant,
        subject: "Berkas hilang".to_owned(),
        details: IncidentDetails::default(),
        notified_at: None,
        notice: None,
    });
    let all = duties(&facts, &at("2026-05-04"));
    let breach = all.iter().find(|duty| duty.kind == DutyKind::BreachNotice).expect("breach");
    // One o'clock in the night of the 7th is still the 6th in Greenwich.
    assert_eq!(breach.due_on(Zone::Wib), Some(day("2026-05-07")));
    let report = all.iter().find(|duty| duty.id == "semester_report:2026-1").expect("a report");
    assert_eq!(report.due_on(Zone::Wib), report.due.map(|due| due.date()));
}

#[test]
fn a_breach_is_told_within_seventy_two_hours() {
    let mut facts = running();
    let detected = Moment::at(Zone::Wib, day("2026-05-04"), 9);
    facts.agreement.incidents.push(Incident {
        id: IncidentId(id(50)),
        detected_at: detected.instant,
        subject: "Berkas laporan terkirim ke alamat salah".to_owned(),
        details: IncidentDetails::default(),
        notified_at: None,
        notice: None,
    });
    let seen = |moment: Moment| {
        let all = duties(&facts, &moment);
        all.into_iter().find(|duty| duty.kind == DutyKind::BreachNotice).expect("breach")
    };
    let due_at = detected.instant + TimeDelta::hours(72);
    let open = seen(detected);
    assert_eq!((open.due, open.due_at, open.days), (None, Some(due_at), Some(3)));
    assert_eq!(open.state, DutyState::DueSoon);
    assert_eq!(seen(Moment::new(due_at, Zone::Wib)).state, DutyState::DueSoon);
    let late = seen(Moment::new(due_at + TimeDelta::seconds(1), Zone::Wib));
    assert_eq!((late.state, late.days), (DutyState::Overdue, Some(-1)));
    let mut told = facts.clone();
    told.agreement.incidents[0].notified_at = Some(due_at + TimeDelta::hours(1));
    let told = duties(&told, &at("2026-05-08"));
    let told = told.iter().find(|duty| duty.kind == DutyKind::BreachNotice).expect("breach");
    assert_eq!((told.state, told.days), (DutyState::FulfilledLate, Some(-1)));
}

#[test]
fn waived_by_a_person_for_just_that_subject() {
    let mut facts = running();
    facts.agreement.waivers.push(Waiver {
        kind: DutyKind::SemesterReport,
        subject: Some("2026-1".to_owned()),
        reason: "Akses belum dipakai".to_owned(),
        by: "Sekar Contoh".to_owned(),
        on: day("2026-07-01"),
    });
    assert_eq!(state(&facts, "semester_report:2026-1", "2026-06-30"), Some(DutyState::DueSoon));
    let waived = duty(&facts, "semester_report:2026-1", "2026-07-20").expect("report");
    assert_eq!(waived.state, DutyState::Waived);
    assert_eq!(waived.evidence.as_deref(), Some("Akses belum dipakai (Sekar Contoh)"));
    assert_eq!(state(&facts, "semester_report:2026-2", "2027-02-01"), Some(DutyState::Overdue));
    facts.agreement.reports.push(report("2026-1", "2026-07-10"));
    assert_eq!(state(&facts, "semester_report:2026-1", "2026-07-20"), Some(DutyState::Fulfilled));
}

#[test]
fn duties_an_agreement_lacks_are_absent() {
    let mut facts = running();
    for kind in DutyKind::ALL {
        facts.agreement.terms[0].duties.insert(kind, false);
    }
    assert_eq!(duties(&facts, &at("2026-03-01")), Vec::new());
}
