//! What holds for every agreement, however its facts came together.

use chrono::{Days, NaiveDate};
use patuh_domain::access::{self, Caller, Decision, Used, access_now};
use patuh_domain::agreement::*;
use patuh_domain::calendar::{Moment, Semester, Zone, add_months};
use patuh_domain::duty::{Duty, DutyKind, DutyState, duties};
use patuh_domain::head::Head;
use patuh_domain::letter::Letter;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

mod standing_common;
use standing_common::*;

const NAMES: [&str; 4] = [HEAD, SECOND_HEAD, OPERATOR, "Dimas Contoh"];

/// Facts as printed when a property fails: without the table of holidays.
#[derive(Clone)]
struct Shown(Facts);

impl std::ops::Deref for Shown {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.agreement, self.institution.heads)
    }
}

/// Days from 1 January 2024 to some time in 2027: within the covered years and dense enough to collide.
fn date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1300).prop_map(|days| day("2024-01-01") + Days::new(days))
}

fn moment() -> impl Strategy<Value = Moment> {
    (date(), 0_u8..24).prop_map(|(date, hour)| Moment::at(Zone::Wib, date, hour))
}

fn methods() -> impl Strategy<Value = Vec<Method>> {
    subsequence(Method::ALL.to_vec(), 1..=4)
}

fn heads() -> impl Strategy<Value = Vec<Head>> {
    vec((date(), 0_usize..2), 0..3).prop_map(|changes| {
        let mut heads = vec![head(HEAD, "2020-01-01")];
        heads.extend(changes.into_iter().map(|(since, who)| head(NAMES[who], &since.to_string())));
        heads.sort_by_key(|head| head.since);
        heads.dedup_by_key(|head| head.since);
        heads
    })
}

fn operators() -> impl Strategy<Value = Vec<Operator>> {
    vec((date(), proptest::option::of(date())), 0..3).prop_map(|terms| {
        let numbered = terms.into_iter().enumerate();
        let operator = numbered.map(|(place, (since, left_on))| Operator {
            left_on,
            ..operator(10 + place as u128, NAMES[2 + place % 2], &since.to_string())
        });
        operator.collect()
    })
}

fn declarations() -> impl Strategy<Value = Vec<Declaration>> {
    let kind = select(vec![
        DeclarationKind::SptjmFirst,
        DeclarationKind::SptjmFirst,
        DeclarationKind::SptjmRenewal,
        DeclarationKind::NdaA,
        DeclarationKind::NdaB,
    ]);
    vec((kind, select(NAMES.to_vec()), date()), 0..10).prop_map(|signed| {
        signed.into_iter().map(|(kind, who, on)| declaration(kind, who, None, &on.to_string())).collect()
    })
}

fn accounts() -> impl Strategy<Value = Vec<Account>> {
    let one = (
        methods(),
        date(),
        proptest::option::of(date()),
        proptest::option::of(date()),
        any::<bool>(),
        select(NAMES.to_vec()),
    );
    vec(one, 0..3).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let account = numbered.map(|(place, (methods, requested, bast, closed_on, registered, responsible))| {
            let mut account = account(20 + place as u128, &methods, &requested.to_string(), None);
            account.bast = bast.map(|date| Letter::new("400.12/19", date));
            account.closed_on = closed_on;
            account.responsible = responsible.to_owned();
            if !registered {
                account.ip_addresses.clear();
            }
            account
        });
        account.collect()
    })
}

fn sanctions() -> impl Strategy<Value = Vec<Sanction>> {
    let kind =
        select(vec![SanctionKind::Warning, SanctionKind::QuotaCut, SanctionKind::Suspension, SanctionKind::Revocation]);
    vec((kind, moment(), proptest::option::of(moment())), 0..3).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let sanction = numbered.map(|(place, (kind, from, lifted))| Sanction {
            per_day: (kind == SanctionKind::QuotaCut).then_some(7),
            lifted: lifted.map(|at| Lift { letter: Letter::new("400.12/950", at.today()), at: at.instant }),
            ..sanction(40 + place as u128, kind, from)
        });
        sanction.collect()
    })
}

fn renewal_of(received_on: NaiveDate, outcome: u8, answered: NaiveDate) -> Renewal {
    let outcome = match outcome {
        0 => Some(RenewalOutcome::Addendum(Addendum {
            office_number: "400.12/11".to_owned(),
            institution_number: None,
            signed_on: answered,
            ends_on: answered + Days::new(400),
            scan: None,
        })),
        1 => Some(RenewalOutcome::NewAgreement { signed_on: answered }),
        2 => Some(RenewalOutcome::Refused(Letter::new("400/9", answered))),
        _ => None,
    };
    Renewal { outcome, ..renewal(&received_on.to_string()) }
}

fn ending() -> impl Strategy<Value = Option<Ending>> {
    (0_u8..8, date(), date()).prop_map(|(kind, on, told)| match kind {
        0 => Some(Ending::Ended { on, letter: Letter::new("400/10", told), cause: EndCause::Consent }),
        1 => Some(Ending::Terminated { on, letter: Letter::new("400/10", told), reason: "Lalai".to_owned() }),
        _ => None,
    })
}

fn reports() -> impl Strategy<Value = (Vec<Report>, Vec<Evaluation>, Vec<ReportForwarding>)> {
    let semesters: Vec<Semester> = Semester::touching(day("2024-01-01"), day("2027-06-30")).collect();
    let of_semester = |semesters: Vec<Semester>| {
        (subsequence(semesters, 0..=7), vec(date(), 7))
            .prop_map(|(some, dates)| some.into_iter().zip(dates).collect::<Vec<_>>())
    };
    (of_semester(semesters.clone()), of_semester(semesters.clone()), of_semester(semesters)).prop_map(
        |(received, evaluated, forwarded)| {
            let received = received
                .into_iter()
                .map(|(semester, on)| report(&semester.to_string(), &on.max(semester.last_day()).to_string()));
            let evaluated = evaluated.into_iter().map(|(semester, completed_on)| Evaluation {
                occasion: None,
                semester,
                completed_on,
                conclusion: Conclusion::Continue,
                forwarded: None,
                assessment: None,
                frozen_due: None,
            });
            let forwarded = forwarded.into_iter().map(|(semester, on)| ReportForwarding {
                semester,
                letter: Letter::new("400.12/40", on),
                frozen_due: None,
            });
            (received.collect(), evaluated.collect(), forwarded.collect())
        },
    )
}

fn certificates() -> impl Strategy<Value = Vec<Certificate>> {
    vec((date(), 0_u64..800), 0..3).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let certificate = numbered.map(|(place, (received_on, valid))| Certificate {
            number: format!("C-{place}"),
            body: "Lembaga Contoh".to_owned(),
            scope: "Pusat data".to_owned(),
            valid_until: received_on + Days::new(valid),
            received_on,
        });
        certificate.collect()
    })
}

prop_compose! {
    fn papers()(
        signed_on in proptest::option::weighted(0.9, date()),
        juknis_on in proptest::option::weighted(0.9, date()),
        term in 30_u64..800,
        methods in methods(),
        ending in ending(),
        closing in proptest::option::weighted(0.1, date()),
        renewals in vec((date(), 0_u8..6, date()), 0..2),
        heads in heads(),
        active in prop::bool::weighted(0.95),
        bridge_months in select(vec![0_u32, 6, 6]),
    ) -> Shown {
        let mut facts = signed("2024-01-01", "2026-01-01");
        let agreement = &mut facts.agreement;
        agreement.terms[0].methods = methods.into_iter().map(grant).collect();
        agreement.pks = signed_on.map(|on| pks(&on.to_string(), &(on + Days::new(term)).to_string()));
        agreement.juknis = juknis_on.map(|on| juknis(&on.to_string()));
        agreement.ending = ending;
        agreement.closing = closing.map(|on| Closing { bast: Letter::new("470/30", on), remark: None, frozen_due: None });
        agreement.renewals =
            renewals.into_iter().map(|(received, outcome, answered)| renewal_of(received, outcome, answered)).collect();
        facts.institution.heads = heads;
        facts.institution.active = active;
        facts.office.settings.bridge_months = bridge_months;
        Shown(facts)
    }
}

prop_compose! {
    fn anything()(
        facts in papers(),
        operators in operators(),
        declarations in declarations(),
        accounts in accounts(),
        tried in vec(proptest::option::of(date()), 4),
        sanctions in sanctions(),
        (reports, evaluations, forwardings) in reports(),
        certificates in certificates(),
    ) -> Shown {
        let Shown(mut facts) = facts;
        let agreement = &mut facts.agreement;
        agreement.operators = operators;
        agreement.declarations = declarations;
        agreement.accounts = accounts;
        let tried = Method::ALL.into_iter().zip(tried);
        agreement.poc_results = tried
            .filter_map(|(method, on)| Some(passed(PocSubject::Method(method), &on?.to_string())))
            .collect();
        agreement.sanctions = sanctions;
        agreement.reports = reports;
        agreement.evaluations = evaluations;
        agreement.forwardings = forwardings;
        agreement.certificates = certificates;
        Shown(facts)
    }
}

/// Facts that are likely to be open somewhere, so that properties of open access are not empty: everything is signed
/// early, and one thing is varied.
fn likely_open() -> impl Strategy<Value = Shown> {
    (anything(), running_parts()).prop_map(|(Shown(mut facts), keep)| {
        let good = running();
        let shift = |date: NaiveDate| date - Days::new(600);
        let agreement = &mut facts.agreement;
        if keep[0] {
            agreement.pks = Some(pks("2024-06-01", "2026-06-01"));
            agreement.juknis = Some(juknis("2024-06-01"));
        }
        if keep[1] {
            agreement.declarations.extend(good.agreement.declarations.iter().cloned().map(|mut signed| {
                signed.signed_on = shift(signed.signed_on);
                signed
            }));
        }
        if keep[2] {
            agreement.accounts.push(account(29, &Method::ALL, "2024-05-01", Some("2024-06-10")));
        }
        if keep[3] {
            agreement.operators.push(operator(10, OPERATOR, "2024-05-01"));
        }
        if keep[4] {
            agreement.sanctions.clear();
            agreement.ending = None;
        }
        Shown(facts)
    })
}

fn running_parts() -> impl Strategy<Value = Vec<bool>> {
    vec(prop::bool::weighted(0.8), 5)
}

/// The legal basis of access on a day, restated from domain.md 5 and decisions.md 12 to 19 without any of the code
/// that decides.
fn has_legal_basis(facts: &Facts, moment: &Moment) -> bool {
    let today = moment.today();
    let a = &facts.agreement;
    let (Some(pks), Some(juknis)) = (&a.pks, &a.juknis) else { return false };
    let signed = pks.signed_on <= today && juknis.date <= today;
    let addenda = a.renewals.iter().filter_map(|renewal| match &renewal.outcome {
        Some(RenewalOutcome::Addendum(addendum)) if addendum.signed_on <= today => Some(addendum.ends_on),
        _ => None,
    });
    let ends_on = addenda.chain([pks.ends_on]).max().expect("a term has an end");
    let cut_short = match &a.ending {
        Some(Ending::Ended { on, letter, .. }) => letter.date <= today && *on < today,
        Some(Ending::Terminated { on, .. }) => *on <= today,
        _ => false,
    };
    let head = facts.institution.heads.iter().filter(|head| head.since <= today).max_by_key(|head| head.since);
    let Some(head) = head else { return false };
    let signed_by_head = |kind: DeclarationKind| {
        a.declarations.iter().any(|one| {
            one.kind == kind && one.signer == head.name && one.signed_on >= head.since && one.signed_on <= today
        })
    };
    // The form that carried a renewal goes on to count once its addendum is signed.
    let prolonged = a.renewals.iter().any(|renewal| {
        let Some(RenewalOutcome::Addendum(addendum)) = &renewal.outcome else { return false };
        addendum.signed_on <= today
            && a.declarations.iter().any(|one| {
                one.kind == DeclarationKind::SptjmRenewal
                    && one.signer == head.name
                    && one.signed_on >= head.since.max(renewal.letter.date)
                    && one.signed_on <= today
            })
    });
    let in_term = today <= ends_on && (signed_by_head(DeclarationKind::SptjmFirst) || prolonged);
    let asked = a.renewals.iter().any(|renewal| {
        renewal.received_on <= ends_on
            && renewal.received_on <= today
            && renewal.outcome.as_ref().is_none_or(|outcome| outcome.effective() > today)
    });
    let closed = a.closing.as_ref().is_some_and(|closing| closing.bast.date <= today);
    let months = i32::try_from(facts.office.settings.bridge_months).expect("months");
    let bridged = today > ends_on
        && today <= add_months(ends_on, months)
        && asked
        && !closed
        && signed_by_head(DeclarationKind::SptjmRenewal);
    let stopped = a.sanctions.iter().any(|sanction| {
        matches!(sanction.kind, SanctionKind::Suspension | SanctionKind::Revocation)
            && sanction.from <= moment.instant
            && sanction.lifted.as_ref().is_none_or(|lift| lift.at > moment.instant)
    });
    signed && !cut_short && (in_term || bridged) && !stopped && facts.institution.active && facts.office.active
}

/// An account handed over and open, with somebody who signed an NDA.
fn has_account(facts: &Facts, today: NaiveDate) -> bool {
    let nda = facts.agreement.declarations.iter().any(|one| one.kind.is_nda() && one.signed_on <= today);
    nda && facts.agreement.accounts.iter().any(|account| {
        account.bast.as_ref().is_some_and(|bast| bast.date <= today)
            && account.request.date <= today
            && account.closed_on.is_none_or(|last| today <= last)
    })
}

fn overdue(facts: &Facts, moment: &Moment) -> Vec<String> {
    let late = duties(facts, moment).into_iter().filter(|duty| duty.state == DutyState::Overdue);
    late.map(|duty| duty.id).collect()
}

/// Fulfils a duty today, as far as one fact can.
fn fulfil(facts: &mut Facts, duty: &Duty, today: NaiveDate) {
    let agreement = &mut facts.agreement;
    let subject = duty.subject.clone().unwrap_or_default();
    let date = today.to_string();
    let present = facts.institution.heads.iter().rev().find(|head| head.since <= today).map(|head| head.name.clone());
    match duty.kind {
        DutyKind::IsoCertificate => agreement.certificates.push(Certificate {
            number: "C-new".to_owned(),
            body: "Lembaga Contoh".to_owned(),
            scope: "Pusat data".to_owned(),
            valid_until: today + Days::new(1000),
            received_on: today,
        }),
        DutyKind::Sptjm => {
            let kind = if duty.subject.is_some() { DeclarationKind::SptjmRenewal } else { DeclarationKind::SptjmFirst };
            agreement.declarations.push(declaration(kind, &present.unwrap_or_default(), None, &date));
        }
        DutyKind::Nda => agreement.declarations.push(declaration(DeclarationKind::NdaA, &subject, None, &date)),
        DutyKind::SemesterReport => agreement.reports.push(report(&subject, &date)),
        DutyKind::ReportForwarding => agreement.forwardings.push(ReportForwarding {
            semester: subject.parse().expect("semester"),
            letter: Letter::new("400.12/41", today),
            frozen_due: None,
        }),
        DutyKind::Evaluation => agreement.evaluations.push(Evaluation {
            semester: subject.parse().expect("semester"),
            occasion: None,
            completed_on: today,
            conclusion: Conclusion::Continue,
            forwarded: None,
            assessment: None,
            frozen_due: None,
        }),
        DutyKind::ChangeNotice => agreement.changes.push(Change {
            kind: ChangeKind::Head,
            subject,
            happened_on: today,
            letter: Some(Letter::new("470/77", today)),
            decision: None,
            granted: None,
            details: ChangeDetails::default(),
        }),
        DutyKind::Closing => {
            agreement.closing = Some(Closing { bast: Letter::new("470/31", today), remark: None, frozen_due: None });
        }
        DutyKind::RenewalLetter => agreement.renewals.push(renewal(&date)),
        _ => {}
    }
}

/// The same facts, recorded in the opposite order, as far as one doesn't supersede another.
fn reversed(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    let agreement = &mut facts.agreement;
    agreement.operators.reverse();
    agreement.declarations.reverse();
    agreement.poc_results.reverse();
    agreement.certificates.reverse();
    agreement.reports.reverse();
    agreement.evaluations.reverse();
    agreement.forwardings.reverse();
    agreement.sanctions.reverse();
    agreement.waivers.reverse();
    agreement.readers.reverse();
    facts.institution.heads.reverse();
    facts
}

/// Without anything that is effective after `moment`.
fn truncated(facts: &Facts, moment: &Moment) -> Facts {
    let mut facts = facts.clone();
    facts.agreement = facts.agreement.as_of(moment);
    facts.institution.heads.retain(|head| head.since <= moment.today());
    facts
}

fn callers(facts: &Facts) -> Vec<Caller> {
    let program = Caller::Program { address: "10.20.0.5".parse().expect("address") };
    let mut callers = vec![program, Caller::Head];
    callers.extend(facts.agreement.operators.iter().map(|operator| Caller::Operator(operator.id)));
    callers
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariant_no_access_without_legal_basis(facts in likely_open(), moment in moment()) {
        let now = access_now(&facts, &moment);
        let basis = has_legal_basis(&facts, &moment);
        prop_assert!(!now.granted || basis);
        prop_assert!(!now.granted || has_account(&facts, moment.today()));
        prop_assert_eq!(now.granted, now.refusal.is_none());
        if !basis {
            for account in &facts.agreement.accounts {
                for method in Method::ALL {
                    for caller in callers(&facts) {
                        let decision = access::decide(&facts, &call(account.id, method, caller), &moment);
                        prop_assert!(decision.refusal().is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn invariant_what_the_gate_grants_the_page_shows_open(facts in likely_open(), moment in moment()) {
        let now = access_now(&facts, &moment);
        for account in &facts.agreement.accounts {
            for method in &account.methods {
                for caller in callers(&facts) {
                    // A program asks by web service, a person doesn't.
                    let fits = method.is_web_service() == matches!(caller, Caller::Program { .. });
                    if fits && access::decide(&facts, &call(account.id, *method, caller), &moment).refusal().is_none() {
                        prop_assert!(now.accounts.iter().any(|one| one.user_id == account.user_id && one.granted));
                    }
                }
            }
        }
    }

    #[test]
    fn invariant_never_a_hit_above_a_limit(facts in likely_open(), moment in moment(), hits in 0_u32..1200) {
        for account in &facts.agreement.accounts {
            for method in Method::ALL {
                for caller in callers(&facts) {
                    let mut request = call(account.id, method, caller);
                    let Decision::Granted { limits, .. } = access::decide(&facts, &request, &moment) else { continue };
                    request.used = limits.iter().map(|limit| Used { counter: limit.counter, hits }).collect();
                    let spent = limits.iter().any(|limit| limit.per_day.is_some_and(|most| hits >= most));
                    match access::decide(&facts, &request, &moment) {
                        Decision::Granted { quota_limiter, .. } => {
                            prop_assert!(!spent);
                            let least = limits.iter().filter_map(|limit| limit.per_day).min();
                            let expected = least.map_or(-1, |most| i64::from(most) - i64::from(hits) - 1);
                            prop_assert_eq!(quota_limiter, expected);
                        }
                        Decision::Refused { code, .. } => {
                            prop_assert!(spent);
                            prop_assert_eq!(code.number(), "05");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn invariant_deciding_without_a_copy_decides_the_same(facts in likely_open(), one in moment(), other in moment()) {
        let facts = truncated(&facts, &one);
        let is_later = other.instant >= one.instant && other.today() >= one.today();
        for moment in [one, if is_later { other } else { one }] {
            prop_assert!(facts.agreement.is_all_effective(&moment));
            for account in &facts.agreement.accounts {
                for method in Method::ALL {
                    for caller in callers(&facts) {
                        let request = call(account.id, method, caller);
                        let decision = access::decide(&facts, &request, &moment);
                        prop_assert_eq!(decision, access::decide_effective(&facts, &request, &moment));
                    }
                }
            }
        }
    }

    #[test]
    fn invariant_no_duty_before_the_signature(facts in anything(), moment in moment()) {
        let signed = facts.agreement.pks.as_ref().is_some_and(|pks| pks.signed_on <= moment.today());
        prop_assert!(signed || duties(&facts, &moment).is_empty());
    }

    #[test]
    fn invariant_fulfilling_a_duty_never_creates_an_overdue_one(facts in anything(), moment in moment()) {
        let before = overdue(&facts, &moment);
        for duty in duties(&facts, &moment).into_iter().filter(|duty| duty.state.is_open()) {
            let mut after = Facts::clone(&facts);
            fulfil(&mut after, &duty, moment.today());
            for late in overdue(&after, &moment) {
                prop_assert!(before.contains(&late), "{} after {}", late, duty.id);
            }
        }
    }

    #[test]
    fn invariant_order_of_independent_facts_does_not_matter(facts in anything(), moment in moment()) {
        let one = standing(&facts, &moment);
        let other = standing(&reversed(&facts), &moment);
        prop_assert_eq!(one.stage, other.stage);
        prop_assert_eq!(one.access.granted, other.access.granted);
        prop_assert_eq!(one.access.refusal, other.access.refusal);
        prop_assert_eq!(one.access.methods, other.access.methods);
        prop_assert_eq!(one.access.accounts, other.access.accounts);
        prop_assert_eq!(one.duties, other.duties);
    }

    #[test]
    fn invariant_later_facts_do_not_change_the_past(facts in anything(), moment in moment()) {
        prop_assert_eq!(standing(&facts, &moment), standing(&truncated(&facts, &moment), &moment));
    }

    #[test]
    fn invariant_duties_have_ids_of_their_own_and_states_that_fit(facts in anything(), moment in moment()) {
        let today = moment.today();
        let found = duties(&facts, &moment);
        let mut ids: Vec<_> = found.iter().map(|duty| &duty.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.len());
        for duty in &found {
            match duty.state {
                DutyState::Overdue => prop_assert!(duty.due.is_none_or(|due| due.date() < today)),
                DutyState::DueSoon => prop_assert!(duty.due.is_none_or(|due| due.date() >= today)),
                DutyState::Fulfilled | DutyState::FulfilledLate => prop_assert!(duty.fulfilled_on.is_some()),
                DutyState::NotYet => prop_assert!(duty.due.is_none()),
                DutyState::Waived => prop_assert!(duty.evidence.is_some()),
                DutyState::Upcoming => {}
            }
            prop_assert!(!duty.basis.is_empty());
        }
    }

    #[test]
    fn invariant_force_ends_for_good_or_by_a_bridge(facts in anything(), moment in moment()) {
        let found = standing(&facts, &moment);
        let in_force = facts.in_force_on(moment.today(), &moment);
        prop_assert!(!found.stage.in_force() || in_force);
        prop_assert!(!found.access.granted || found.stage.in_force());
        prop_assert!(found.stage != Stage::Bridged || facts.bridge(&moment).is_some());
    }
}

#[test]
fn properties_of_open_access_are_not_empty() {
    let mut runner = TestRunner::deterministic();
    let cases = (likely_open(), moment());
    let open = (0..300).filter(|_| {
        let (facts, moment) = cases.new_tree(&mut runner).expect("a case").current();
        access_now(&facts, &moment).granted
    });
    assert!(open.count() > 15);
}
