//! Random lives of agreements: whatever is asked in whatever order, history and facts agree, and pages never offer what
//! the door refuses.

mod decide_common;

use chrono::{Days, NaiveDate};
use decide_common::*;
use patuh_domain::access::{AgreementHours, Hours, Span};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction as A, AgreementCommand as C, *};
use patuh_domain::calendar::{Moment, Semester, Zone};
use patuh_domain::duty::DutyKind;
use patuh_domain::ids::{SanctionId, SuspicionId};
use patuh_domain::letter::Letter;
use proptest::prelude::*;
use uuid::Uuid;

/// What is asked: which action, how many days later, and a number to vary its data by.
#[derive(Debug, Clone, Copy)]
struct Asked {
    action: usize,
    days: u64,
    variant: u32,
}

fn asked() -> impl Strategy<Value = Asked> {
    (0..A::ALL.len(), 0..12_u64, any::<u32>()).prop_map(|(action, days, variant)| Asked { action, days, variant })
}

/// A command of this action with data that are mostly plausible on `today`.
fn command(action: A, world: &World, today: NaiveDate, variant: u32) -> Option<C> {
    // Some dates lie a little back, and now and then one ahead.
    let on = match variant % 8 {
        7 => today + Days::new(3),
        back => today - Days::new(u64::from(back / 3)),
    };
    let sent = Letter::new(if variant.is_multiple_of(31) { String::new() } else { format!("L/{variant}") }, on);
    let methods = match variant / 8 % 4 {
        0 => vec![Method::WebPortal],
        1 => vec![Method::WebServiceCallNik],
        2 => vec![Method::WebPortal, Method::CardReader],
        _ => vec![Method::WebPortal, Method::WebServiceKesesuaian],
    };
    let text = if variant.is_multiple_of(2) { Text::Pks } else { Text::Juknis };
    let semester = Semester::of(today - Days::new(u64::from(variant % 200)));
    let instant = Moment::at(Zone::Wib, on, 8).instant;
    let facts = world.agreement.as_ref();
    let pick = |count: usize| (count > 0).then(|| variant as usize % count);
    let account = facts.and_then(|facts| pick(facts.accounts.len()).map(|index| facts.accounts[index].id));
    let operator = facts.and_then(|facts| pick(facts.operators.len()).map(|index| facts.operators[index].id));
    let sanction = facts.and_then(|facts| pick(facts.sanctions.len()).map(|index| facts.sanctions[index].id));
    let purpose = facts.and_then(|facts| pick(facts.purposes.len()).map(|index| facts.purposes[index].id));
    let subject = facts.and_then(|facts| {
        let subjects = facts.poc_subjects();
        pick(subjects.len()).map(|index| subjects[index])
    });
    let words = || format!("alasan {variant}");
    Some(match action {
        A::SubmitRequest => request(&on.to_string()),
        // Both need the facts of two agreements.
        A::SucceedAgreement | A::TakeOver => return None,
        A::TakeUp => C::TakeUp { on },
        A::CheckCompleteness if variant.is_multiple_of(3) => checklist(&on.to_string(), &["kajian_teknis"]),
        A::CheckCompleteness => checklist(&on.to_string(), &[]),
        A::ReturnForChanges => C::ReturnForChanges { on, reasons: words() },
        A::Forward => C::Forward { letter: sent },
        A::RecordApproval => approval(&on.to_string()),
        A::Reject if variant.is_multiple_of(5) => C::Reject { letter: sent, reason: words() },
        A::Withdraw if variant.is_multiple_of(5) => C::Withdraw { on, letter: None, reason: words() },
        A::AppointTeam => {
            team(if variant.is_multiple_of(2) { Party::Office } else { Party::Institution }, &on.to_string())
        }
        A::NameContact => C::NameContact {
            contact: Contact {
                party: Party::Office,
                name: words(),
                position: "Kepala Bidang".to_owned(),
                phone: "0000".to_owned(),
            },
        },
        A::SettleTerms => terms(&(today + Days::new(u64::from(variant % 9))).to_string(), &methods),
        A::MarkFinal => C::MarkFinal { text, on },
        A::ReopenText if variant.is_multiple_of(4) => C::ReopenText { text },
        A::SignPks => pks(&on.to_string(), &(on + Days::new(u64::from(variant % 400))).to_string()),
        A::SignJuknis => juknis(&on.to_string()),
        A::RecordNetwork => network((!variant.is_multiple_of(3)).then(|| on.to_string()).as_deref()),
        A::GrantQuota => C::GrantQuota {
            grant: QuotaGrant {
                methods,
                per_day: Some(variant % 5 * 100),
                from: QuotaStart::On(on),
                until_poc: false,
                reference: variant.is_multiple_of(2).then(|| sent.clone()),
            },
        },
        A::RegisterApplication => C::RegisterApplication {
            name: format!("Aplikasi {}", variant % 4),
            function: "Layanan".to_owned(),
            platform: "web".to_owned(),
            url: None,
            method: *methods.last()?,
            elements: vec![Element::Nik],
            used_by: None,
            keeper: None,
            mobile: false,
            on,
        },
        A::DescribeServiceFlow => C::DescribeServiceFlow {
            flow: ServiceFlow {
                method: methods[0],
                title: format!("Alur {}", variant % 3),
                introduction: "Pengantar".to_owned(),
                lanes: vec!["Pemohon".to_owned()],
                steps: vec![
                    FlowStep {
                        id: 1,
                        lane: variant as usize % 2,
                        text: "Langkah".to_owned(),
                        next: vec![
                            FlowNext::When(FlowBranch { to: 1, when: "diulang".to_owned() }),
                            FlowNext::To(2 + variant % 2),
                        ],
                    },
                    FlowStep { id: 2, lane: 0, text: "Selesai".to_owned(), next: Vec::new() },
                ],
            },
        },
        A::AddPurpose => {
            C::AddPurpose { name: format!("Tujuan {}", variant % 3), methods, elements: vec![Element::Nik], from: on }
        }
        A::EndPurpose if variant.is_multiple_of(3) => C::EndPurpose { purpose: purpose?, on },
        A::RegisterOperator => register_operator(&on.to_string()),
        A::DismissOperator if variant.is_multiple_of(4) => C::DismissOperator { operator: operator?, on },
        A::RequestAccessApproval if variant.is_multiple_of(3) => C::RequestAccessApproval { letter: sent },
        A::RecordAccessApproval => C::RecordAccessApproval { letter: sent },
        A::RequestUserId => user_id(&on.to_string(), &methods),
        A::RegisterAddresses => C::RegisterAddresses {
            account: account?,
            ip_addresses: vec![format!("10.0.0.{}", variant % 300)],
            from: None,
        },
        A::SetDailyCap => C::SetDailyCap {
            account: account?,
            per_day: Some(variant % 3 * 100),
            from: variant.is_multiple_of(2).then_some(instant),
        },
        A::SetHours => C::SetHours {
            hours: AgreementHours {
                from: on,
                hours: variant.is_multiple_of(2).then(|| Hours::Week {
                    workdays: Span::new(420, 960),
                    saturday: None,
                    sunday: None,
                }),
                reason: "Pelayanan loket".to_owned(),
            },
        },
        A::HandOverUserId => C::HandOverUserId { account: account?, bast: sent },
        A::ChangeHolder => C::ChangeHolder {
            account: account?,
            holder: HolderChange { responsible: words(), request: sent.clone(), bast: sent },
        },
        A::RevealSecret => C::RevealSecret { account: account?, at: instant },
        A::RotateSecret => C::RotateSecret { account: account?, at: instant, old_until: instant },
        A::RevokeSecret => C::RevokeSecret { account: account?, at: instant, reason: "Uji".to_owned() },
        A::CloseUserId if variant.is_multiple_of(6) => C::CloseUserId { account: account?, on },
        A::LockAccount => C::LockAccount { account: account?, reason: words(), suspicion: None },
        A::UnlockAccount => C::UnlockAccount { account: account?, remark: words() },
        A::ReviewSuspicion => C::ReviewSuspicion {
            suspicion: SuspicionId(Uuid::from_u128(u128::from(variant))),
            account: account?,
            verdict: SuspicionVerdict::ALL[variant as usize % 2],
            after: [AfterReview::Leave, AfterReview::Lock, AfterReview::Unlock][variant as usize % 3],
            remark: words(),
        },
        A::RecordDeclaration => {
            let kind = [
                DeclarationKind::SptjmFirst,
                DeclarationKind::SptjmRenewal,
                DeclarationKind::NdaA,
                DeclarationKind::NdaB,
            ][variant as usize % 4];
            declare(kind, operator.filter(|_| variant.is_multiple_of(3)), &on.to_string())
        }
        A::RequestPoc => C::RequestPoc { subjects: vec![subject?], letter: sent, wish: TrialWish::default() },
        A::SchedulePoc => C::SchedulePoc {
            subjects: vec![subject?],
            scheduled_on: on + Days::new(u64::from(variant % 5)),
            confirmation: sent,
            meeting: TrialMeeting::default(),
        },
        A::RecordPocResult => C::RecordPocResult {
            subject: subject?,
            verdict: Verdict::ALL[variant as usize % 4],
            letter: (!variant.is_multiple_of(5)).then_some(sent),
            remark: None,
            protocol: Protocol::default(),
            on,
        },
        A::HandOverIntegration => C::HandOverIntegration {
            handover: IntegrationHandover {
                bast: sent,
                items: vec![IntegrationItem { name: words(), remark: None }],
                receiver: None,
            },
        },
        A::RecordCertificate => C::RecordCertificate {
            certificate: Certificate {
                number: words(),
                body: "Badan sertifikasi".to_owned(),
                scope: "Pusat data".to_owned(),
                valid_until: on + Days::new(365),
                received_on: on,
            },
        },
        A::SubmitReport => C::SubmitReport {
            semester,
            letter: sent,
            received_on: on,
            channel: ReportChannel::Patuh,
            content: None,
            scan: None,
        },
        A::AskCorrection => C::AskCorrection { semester, on, reasons: words() },
        A::ForwardReport => C::ForwardReport { semester, letter: sent },
        A::EvaluateReport => C::EvaluateReport {
            semester,
            completed_on: on,
            conclusion: Conclusion::Continue,
            forwarded: None,
            assessment: (variant.is_multiple_of(3)).then(|| findings(on, variant)),
        },
        A::EvaluateUnscheduled => C::EvaluateUnscheduled {
            occasion: format!("Pengaduan {}", variant % 2),
            completed_on: on,
            conclusion: if variant.is_multiple_of(2) { Conclusion::Warning } else { Conclusion::Suspend },
            forwarded: None,
            assessment: Some(findings(on, variant)),
        },
        A::ForwardEvaluation => {
            let made = facts.and_then(|facts| facts.evaluations.last())?;
            C::ForwardEvaluation { semester: made.semester, occasion: made.occasion.clone(), letter: sent }
        }
        A::FulfilFollowUp => {
            let made = facts.and_then(|facts| facts.evaluations.last())?.assessment.as_ref()?;
            let FollowUp { what, by } = made.follow_ups.first()?.clone();
            C::FulfilFollowUp { done: FollowUpDone { what, by, on, evidence: words() } }
        }
        A::RecordChange => C::RecordChange {
            change: Change {
                kind: if variant.is_multiple_of(2) { ChangeKind::Method } else { ChangeKind::Structure },
                subject: words(),
                happened_on: on,
                letter: Some(sent.clone()),
                decision: (variant.is_multiple_of(2)).then_some(sent),
                granted: (variant.is_multiple_of(2)).then_some(variant.is_multiple_of(3)),
                details: ChangeDetails::default(),
            },
        },
        A::RegisterReader => C::RegisterReader {
            reader: Reader {
                brand: "Contoh".to_owned(),
                serial: format!("CR-{}", variant % 3),
                place: "Loket".to_owned(),
                sam_id: None,
                configuration: None,
                condition: None,
                personalised_on: Some(on),
                activated_on: None,
                deactivated_on: None,
            },
        },
        A::ReportIncident => {
            C::ReportIncident { detected_at: instant, subject: words(), details: IncidentDetails::default() }
        }
        A::DescribeIncident => C::DescribeIncident {
            incident: facts.and_then(|facts| facts.incidents.first())?.id,
            details: IncidentDetails { handling: Some(words()), ..IncidentDetails::default() },
        },
        A::NotifyIncident => C::NotifyIncident {
            incident: facts.and_then(|facts| facts.incidents.first())?.id,
            at: instant,
            notice: sent,
        },
        A::WaiveDuty => C::WaiveDuty {
            kind: DutyKind::ALL[variant as usize % DutyKind::ALL.len()],
            subject: None,
            reason: words(),
            on,
        },
        A::ReceiveRenewal => C::ReceiveRenewal { letter: sent, received_on: on, wish: RenewalWish::default() },
        A::RecordRenewalApproval => C::RecordRenewalApproval { letter: sent },
        A::SignAddendum => C::SignAddendum {
            addendum: Addendum {
                office_number: words(),
                institution_number: None,
                signed_on: on,
                ends_on: on + Days::new(u64::from(variant % 800)),
                scan: None,
            },
        },
        A::RefuseRenewal if variant.is_multiple_of(4) => C::RefuseRenewal { letter: sent },
        A::Remind => C::Remind {
            reminder: Reminder {
                duty: format!("semester_report:{semester}"),
                letter: sent,
                until: (variant.is_multiple_of(2)).then_some(on + Days::new(14)),
            },
        },
        A::Warn => C::Warn { letter: sent, basis: words(), demand: Demand::default() },
        A::Suspend => C::Suspend { letter: sent, basis: words(), lift_condition: None, from: instant },
        A::RevokeAccess if variant.is_multiple_of(4) => {
            C::RevokeAccess { letter: sent, basis: words(), lift_condition: None, from: instant }
        }
        A::CutQuota => {
            C::CutQuota { letter: sent, basis: words(), per_day: variant % 3, lift_condition: None, from: instant }
        }
        A::Lift => C::Lift { sanction: sanction.unwrap_or(SanctionId(Uuid::nil())), letter: sent, at: instant },
        A::SetAside => C::SetAside {
            cause: format!("semester_report:{semester}"),
            step: SanctionKind::Warning,
            until: variant.is_multiple_of(2).then_some(on + Days::new(14)),
            reason: words(),
        },
        A::Terminate if variant.is_multiple_of(9) => C::Terminate { on, letter: sent, reason: words() },
        A::End if variant.is_multiple_of(9) => C::End { on, letter: sent, cause: EndCause::Consent },
        A::RecordClosing => C::RecordClosing { bast: sent, remark: None },
        A::IssueDocument => C::IssueDocument {
            edition: Box::new(Edition {
                kind: if variant.is_multiple_of(2) { "D06" } else { "D11" }.to_owned(),
                subject: None,
                issuer: Party::Office,
                number: None,
                code: DocumentCode::of_values([u16::try_from(variant % 900).ok()?; 11]),
                base_url: None,
                template_sha256: "a".repeat(64),
                input_sha256: "b".repeat(64),
                output_sha256: if variant.is_multiple_of(7) { String::new() } else { "c".repeat(64) },
                compiler: "typst".to_owned(),
                pages: 1,
                size: 1,
                incomplete: false,
                originals: Originals::Both,
                text_sha256: None,
            }),
        },
        A::RevokeDocument if variant.is_multiple_of(3) => {
            let code = facts.and_then(|facts| facts.issued.last())?.edition.code.clone();
            C::RevokeDocument { code, on, reason: words() }
        }
        _ => return None,
    })
}

fn start(far: u8) -> (World, NaiveDate) {
    match far {
        0 => (World::new(), day("2025-11-01")),
        1 => (signed(&[Method::WebPortal]), day("2026-01-16")),
        2 => (handed_over(&[Method::WebPortal, Method::WebServiceCallNik]), day("2026-02-02")),
        _ => (in_production(), day("2027-10-20")),
    }
}

fn replayed(world: &World) -> Option<Agreement> {
    world.events.iter().cloned().fold(None, |facts, event| Agreement::evolve(facts, AGREEMENT, OFFICE, event))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the commands made is what the history says, also after it was written and read.
    #[test]
    fn invariant_decide_and_replay_agree(far in 0..4_u8, story in prop::collection::vec(asked(), 1..60)) {
        let (mut world, mut today) = start(far);
        for asked in story {
            today = today + Days::new(asked.days);
            let Some(command) = command(A::ALL[asked.action], &world, today, asked.variant) else { continue };
            let before = world.agreement.clone();
            match world.perform(&Actor::CommandLine, &today.to_string(), command) {
                Ok(events) => prop_assert!(!events.is_empty()),
                Err(refusal) => {
                    prop_assert_eq!(&world.agreement, &before);
                    prop_assert!(!refusal.what.id.is_empty() && !refusal.remedy.en.is_empty());
                }
            }
        }
        prop_assert_eq!(&replayed(&world), &world.agreement);
        let written = serde_json::to_string(&world.events).expect("writes");
        let read: Vec<AgreementEvent> = serde_json::from_str(&written).expect("reads");
        prop_assert_eq!(read, world.events);
    }

    /// A page offers exactly what the door doesn't refuse for its stage or for something missing, with the same words.
    #[test]
    fn invariant_lawful_agrees_with_decide(far in 0..4_u8, story in prop::collection::vec(asked(), 1..60)) {
        let (mut world, mut today) = start(far);
        for asked in story {
            today = today + Days::new(asked.days);
            let action = A::ALL[asked.action];
            let Some(command) = command(action, &world, today, asked.variant) else { continue };
            let offered = world.agreement.is_some().then(|| world.lawful(&Actor::CommandLine, &today.to_string()));
            let outcome = world.perform(&Actor::CommandLine, &today.to_string(), command);
            let Some(offered) = offered else { continue };
            let offer = offered.into_iter().find(|possible| possible.action == action);
            match (offer, outcome) {
                (Some(offer), Err(refusal)) => {
                    if let Err(missing) = offer.allowed {
                        prop_assert_eq!(missing, refusal);
                    }
                }
                (Some(offer), Ok(_)) => prop_assert_eq!(offer.allowed, Ok(())),
                (None, Ok(_)) => prop_assert!(false, "{} was not offered and was possible", action.name()),
                (None, Err(_)) => {}
            }
        }
    }

    /// A next step is something that makes sense in the stage: it is offered, be it with something missing first.
    #[test]
    fn invariant_next_steps_are_lawful(far in 0..4_u8, story in prop::collection::vec(asked(), 1..60)) {
        let (mut world, mut today) = start(far);
        for asked in story {
            today = today + Days::new(asked.days);
            let Some(command) = command(A::ALL[asked.action], &world, today, asked.variant) else { continue };
            let _ = world.perform(&Actor::CommandLine, &today.to_string(), command);
            if world.agreement.is_none() {
                continue;
            }
            let offered = world.lawful(&Actor::CommandLine, &today.to_string());
            for step in world.next(&today.to_string()) {
                prop_assert!(
                    offered.iter().any(|possible| possible.action == step.command),
                    "{} on {today} in {:?}: {}",
                    step.command.name(),
                    world.stage(&today.to_string()),
                    step.why.id
                );
            }
        }
    }
}

/// What an evaluation says, with a follow-up.
fn findings(on: NaiveDate, variant: u32) -> Assessment {
    let score = Score { criterion: "Ketepatan waktu dan kelengkapan laporan".to_owned(), weight: 30, points: 80 };
    let follow_up =
        FollowUp { what: format!("Tindak lanjut {}", variant % 2), by: on + Days::new(u64::from(variant % 60)) };
    Assessment { scores: vec![score], follow_ups: vec![follow_up], ..Assessment::default() }
}
