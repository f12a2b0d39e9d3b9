//! Who may ask what, when: the order of checks, quota, persons (domain.md 5; decisions.md 19, 22, 23).

use patuh_domain::access::{self, *};
use patuh_domain::agreement::*;
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::duty::DutyKind;
use patuh_domain::ids::{AccountId, ApplicationId, OperatorId, PurposeId};

mod standing_common;
use standing_common::*;

const TODAY: &str = "2026-05-04";

fn by_operator() -> AccessRequest {
    call(AccountId(id(20)), Method::WebPortal, Caller::Operator(OperatorId(id(10))))
}

fn by_program() -> AccessRequest {
    AccessRequest {
        caller: Caller::Program { address: "10.20.0.5".parse().expect("address") },
        method: Method::WebServiceCallNik,
        ..by_operator()
    }
}

/// Web service with one application, which has passed its PoC.
fn with_program() -> Facts {
    let mut facts = running();
    let agreement = &mut facts.agreement;
    agreement.terms[0] = terms("2026-01-15", &[Method::WebServiceCallNik]);
    agreement.accounts[0].methods = vec![Method::WebServiceCallNik];
    agreement.applications.push(application(30, Method::WebServiceCallNik, "2026-01-15"));
    agreement.poc_results = vec![passed(PocSubject::Application(ApplicationId(id(30))), "2026-03-01")];
    facts
}

fn refusal(facts: &Facts, request: &AccessRequest, today: &str) -> Option<&'static str> {
    access::decide(facts, request, &at(today)).refusal().map(Code::number)
}

#[test]
fn an_operator_with_everything_signed_may_look_up() {
    let Decision::Granted { limits, quota_limiter, elements, .. } =
        access::decide(&running(), &by_operator(), &at(TODAY))
    else {
        panic!("refused")
    };
    assert_eq!(elements, [Element::Nik, Element::NamaLengkap, Element::TanggalLahir]);
    assert_eq!(quota_limiter, -1);
    assert_eq!(limits, [Limit { counter: CounterKey::Method(Method::WebPortal), per_day: None }]);
}

#[test]
fn a_locked_user_id_is_refused_with_its_reason_until_it_is_unlocked() {
    let mut facts = with_program();
    let instant = |date: &str| at(date).instant;
    facts.agreement.locks.push(AccountLock {
        account: AccountId(id(20)),
        reason: "Pola input terlarang.".to_owned(),
        by: "Sistem".to_owned(),
        from: instant("2026-05-02"),
        suspicion: None,
        unlocked: Some(Unlock {
            at: instant("2026-05-06"),
            by: "Ratna Wulandari".to_owned(),
            remark: "Sudah dijelaskan.".to_owned(),
        }),
    });
    let answers =
        ["2026-05-01", "2026-05-02", "2026-05-05", "2026-05-06"].map(|day| refusal(&facts, &by_program(), day));
    assert_eq!(answers, [None, Some("17"), Some("17"), None]);
    let Decision::Refused { check, .. } = access::decide(&facts, &by_program(), &at("2026-05-03")) else {
        panic!("granted")
    };
    assert!(check.found.id.contains("Pola input terlarang.") && check.found.id.contains("Sistem"), "{:?}", check.found);
    let shown = checks(&facts, Scope::Account(AccountId(id(20))), &at("2026-05-03"));
    assert!(shown.iter().any(|shown| shown.fails() && shown.found == check.found), "the page shows the same");
}

#[test]
fn the_first_of_several_failures_answers() {
    // Everything is wrong; mending one after the other shows the order.
    let mut facts = with_program();
    facts.agreement.accounts[0].bast = None;
    facts.agreement.sanctions.push(sanction(40, SanctionKind::Suspension, at("2026-03-01")));
    facts.agreement.quota.push(QuotaGrant {
        methods: vec![Method::WebServiceCallNik],
        per_day: Some(10),
        from: QuotaStart::On(day("2026-01-15")),
        until_poc: false,
        reference: None,
    });
    let mut request = by_program();
    request.presented = Presented::Blank;
    request.caller = Caller::Program { address: "10.20.0.6".parse().expect("address") };
    facts.office.hours = vec![OfficeHours {
        from: day("2026-01-01"),
        hours: Hours::Week { workdays: Span::parse("22.00", "22.01"), saturday: None, sunday: None },
    }];
    request.nik_well_formed = false;
    request.used = vec![Used { counter: CounterKey::Grant(0), hits: 10 }];
    let mut told = Vec::new();
    let mut tell = |facts: &Facts, request: &AccessRequest| told.push(refusal(facts, request, TODAY).unwrap_or("01"));
    tell(&facts, &request);
    for presented in [Presented::AddressMalformed, Presented::Incomplete, Presented::Unknown, Presented::SignedIn] {
        request.presented = presented;
        tell(&facts, &request);
    }
    request.caller = by_program().caller;
    tell(&facts, &request);
    facts.agreement.accounts[0].bast = Some(letter("400.12/19", "2026-02-02"));
    tell(&facts, &request);
    facts.agreement.sanctions.clear();
    tell(&facts, &request);
    facts.office.hours.clear();
    tell(&facts, &request);
    request.nik_well_formed = true;
    tell(&facts, &request);
    request.used[0].hits = 9;
    tell(&facts, &request);
    assert_eq!(told, ["09", "10", "07", "03", "04", "17", "16", "06", "15", "05", "01"]);
}

#[test]
fn persons_under_the_user_id() {
    let mut facts = running();
    facts.agreement.operators.push(operator(11, "Dimas Contoh", "2026-02-01"));
    let dimas = AccessRequest { caller: Caller::Operator(OperatorId(id(11))), ..by_operator() };
    assert_eq!(refusal(&facts, &dimas, TODAY), Some("17"), "no NDA of his own");
    facts.agreement.operators[0].left_on = Some(day("2026-05-03"));
    assert_eq!(refusal(&facts, &by_operator(), "2026-05-03"), None);
    assert_eq!(refusal(&facts, &by_operator(), TODAY), Some("17"), "has left");
    let head = AccessRequest { caller: Caller::Head, ..by_operator() };
    assert_eq!(refusal(&facts, &head, TODAY), None);
    let stranger = AccessRequest { caller: Caller::Operator(OperatorId(id(99))), ..by_operator() };
    assert_eq!(refusal(&facts, &stranger, TODAY), Some("17"));
    facts.agreement.accounts[0].closed_on = Some(day(TODAY));
    assert_eq!(refusal(&facts, &head, TODAY), None, "the last day");
    assert_eq!(refusal(&facts, &head, "2026-05-05"), Some("17"));
}

#[test]
fn a_program_needs_its_responsible_person() {
    let mut facts = with_program();
    assert_eq!(refusal(&facts, &by_program(), TODAY), None);
    let mapped = AccessRequest {
        caller: Caller::Program { address: "::ffff:10.20.0.5".parse().expect("address") },
        ..by_program()
    };
    assert_eq!(refusal(&facts, &mapped, TODAY), None, "the same address");
    // The responsible head changes: responsibility passes on, and with it the need of an NDA.
    facts.institution.heads.push(head(SECOND_HEAD, "2026-05-01"));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmFirst, SECOND_HEAD, None, "2026-05-01"));
    assert_eq!(refusal(&facts, &by_program(), TODAY), Some("17"));
    facts.agreement.declarations.push(declaration(DeclarationKind::NdaA, SECOND_HEAD, None, "2026-05-02"));
    assert_eq!(refusal(&facts, &by_program(), TODAY), None);
    facts.agreement.accounts[0].responsible = OPERATOR.to_owned();
    assert_eq!(refusal(&facts, &by_program(), TODAY), None);
    facts.agreement.operators[0].left_on = Some(day("2026-05-03"));
    assert_eq!(refusal(&facts, &by_program(), TODAY), Some("17"));
    facts.agreement.terms[0].duties.insert(DutyKind::Nda, false);
    assert_eq!(refusal(&facts, &by_program(), TODAY), None, "an agreement without NDA clause");
}

#[test]
fn elements_are_the_intersection() {
    let mut facts = with_program();
    let granted = |facts: &Facts, elements: &[Element]| match access::decide(
        facts,
        &AccessRequest { elements: elements.to_vec(), ..by_program() },
        &at(TODAY),
    ) {
        Decision::Granted { elements, .. } => Ok(elements),
        Decision::Refused { code, .. } => Err(code.number()),
    };
    assert_eq!(granted(&facts, &[]), Ok(vec![Element::Nik, Element::NamaLengkap]), "as the application registered");
    assert_eq!(granted(&facts, &[Element::NamaLengkap, Element::Alamat]), Ok(vec![Element::NamaLengkap]));
    assert_eq!(granted(&facts, &[Element::Alamat]), Err("07"));
    facts.agreement.applications.push(application(31, Method::WebServiceCallNik, "2026-02-01"));
    assert_eq!(granted(&facts, &[]), Err("07"), "which of the two asks?");
}

#[test]
fn an_answer_holds_no_more_than_its_purpose_needs() {
    let mut facts = running();
    let granted = |facts: &Facts, purpose: Option<PurposeKey>, today: &str| match access::decide(
        facts,
        &AccessRequest { purpose, ..by_operator() },
        &at(today),
    ) {
        Decision::Granted { elements, purpose, .. } => Ok((purpose, elements)),
        Decision::Refused { code, check, .. } => Err((code.number(), check.kind)),
    };
    let request = facts.agreement.request().map(|request| request.purpose.clone()).unwrap_or_default();
    let (name, all) = granted(&facts, None, TODAY).expect("the request's own purpose");
    assert_eq!(name, request);
    assert!(all.len() > 1);
    let mut purpose = |n, name: &str, from| {
        let id = PurposeId(id(n));
        facts.agreement.purposes.push(Purpose {
            id,
            name: name.to_owned(),
            methods: vec![Method::WebPortal],
            elements: vec![Element::NamaLengkap],
            from: day(from),
            until: None,
        });
        PurposeKey::Recorded(id)
    };
    let aid = purpose(70, "verifikasi penerima bantuan", "2026-05-01");
    let school = purpose(71, "pendaftaran sekolah", "2026-05-10");
    assert_eq!(granted(&facts, None, "2026-04-30").map(|(name, _)| name), Ok(request), "before it begins");
    let narrowed = Ok(("verifikasi penerima bantuan".to_owned(), vec![Element::NamaLengkap]));
    assert_eq!(granted(&facts, None, TODAY), narrowed, "the only one needs no choice");
    assert_eq!(granted(&facts, Some(aid), TODAY), narrowed);
    assert_eq!(granted(&facts, Some(school), TODAY), Err(("07", CheckKind::Purpose)), "it begins later");
    assert_eq!(granted(&facts, Some(PurposeKey::Agreement), TODAY), Err(("07", CheckKind::Purpose)));
    assert_eq!(granted(&facts, None, "2026-05-10"), Err(("07", CheckKind::Purpose)), "which of the two?");
    facts.agreement.purposes[0].until = Some(day("2026-05-20"));
    facts.agreement.purposes[1].until = Some(day("2026-05-20"));
    assert!(granted(&facts, Some(aid), "2026-05-20").is_ok(), "the last day is one");
    assert_eq!(granted(&facts, Some(aid), "2026-05-21"), Err(("07", CheckKind::Purpose)), "all have ended");
}

#[test]
fn a_walk_tells_every_check_and_the_first_that_fails_answers() {
    let mut facts = with_program();
    let moment = at(TODAY);
    let all = access::walk(&facts, &by_program(), &moment);
    assert!(all.iter().all(|step| step.reached && !step.check.fails()));
    facts.agreement.accounts[0].ip_addresses.clear();
    let call = AccessRequest { nik_well_formed: false, ..by_program() };
    let steps = access::walk(&facts, &call, &moment);
    let kinds = |steps: &[Step]| steps.iter().map(|step| step.check.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&steps), kinds(&all), "the same checks in the same order");
    let failing: Vec<_> = steps.iter().filter(|step| step.check.fails()).collect();
    assert_eq!(
        kinds(&failing.iter().map(|step| (*step).clone()).collect::<Vec<_>>()),
        [CheckKind::Address, CheckKind::Nik]
    );
    assert_eq!((failing[0].reached, failing[1].reached), (true, false));
    let Decision::Refused { check, .. } = access::decide(&facts, &call, &moment) else { panic!("refused") };
    assert_eq!(*check, failing[0].check);
    let by_person = access::walk(&facts, &by_operator(), &moment);
    assert!(by_person.iter().all(|step| step.check.kind != CheckKind::Login), "a person signed in otherwise");
}

#[test]
fn quota_before_and_after_the_poc() {
    let mut facts = with_program();
    let left = |facts: &Facts, today: &str, used: Vec<Used>| match access::decide(
        facts,
        &AccessRequest { used, ..by_program() },
        &at(today),
    ) {
        Decision::Granted { quota_limiter, .. } => Ok(quota_limiter),
        Decision::Refused { code, .. } => Err(code.number()),
    };
    assert_eq!(left(&facts, "2026-02-28", Vec::new()), Ok(199));
    let spent = |hits| vec![Used { counter: CounterKey::Application(ApplicationId(id(30))), hits }];
    assert_eq!(left(&facts, "2026-02-28", spent(199)), Ok(0));
    assert_eq!(left(&facts, "2026-02-28", spent(200)), Err("05"));
    assert_eq!(left(&facts, "2026-03-01", spent(200)), Ok(-1));
    // One counter for all methods of a grant, a cap of the User ID, and a cut by sanction: the least one counts.
    facts.agreement.quota.push(QuotaGrant {
        methods: vec![Method::WebServiceCallNik, Method::WebPortal],
        per_day: Some(1000),
        from: QuotaStart::On(day("2026-04-01")),
        until_poc: false,
        reference: Some(letter("470/20117/Dukcapil", "2026-03-20")),
    });
    assert_eq!(left(&facts, "2026-03-31", Vec::new()), Ok(-1));
    assert_eq!(left(&facts, "2026-04-01", Vec::new()), Ok(999));
    facts.agreement.accounts[0].daily_cap = Some(50);
    assert_eq!(left(&facts, "2026-04-01", Vec::new()), Ok(49));
    let mut cut = sanction(40, SanctionKind::QuotaCut, at("2026-04-10"));
    cut.per_day = Some(5);
    facts.agreement.sanctions.push(cut);
    assert_eq!(left(&facts, "2026-04-10", Vec::new()), Ok(4));
    let now = access_now(&facts, &at("2026-04-10"));
    assert_eq!(now.methods[&Method::WebServiceCallNik].per_day, Some(5));
}

/// A method that an addendum adds has its PoC like any other, and until then 200 hits a day.
#[test]
fn a_method_granted_later_is_limited_until_its_own_poc() {
    let mut facts = running();
    let methods = [Method::WebPortal, Method::WebServiceKesesuaian];
    facts.agreement.terms.push(terms("2026-06-01", &methods));
    let per_day = |facts: &Facts, today: &str| access_now(facts, &at(today)).methods[&methods[1]].per_day;
    let subject = PocSubject::Method(methods[1]);
    assert!(facts.agreement.poc_subjects().contains(&subject));
    facts.agreement.poc_results.push(passed(subject, "2026-07-01"));
    assert_eq!(per_day(&facts, "2026-06-30"), Some(200));
    assert_eq!(per_day(&facts, "2026-07-01"), None);
    // An application of it is the subject instead.
    facts.agreement.poc_results.pop();
    facts.agreement.applications.push(application(31, methods[1], "2026-06-10"));
    let own = PocSubject::Application(ApplicationId(id(31)));
    assert!(!facts.agreement.poc_subjects().contains(&subject) && facts.agreement.poc_subjects().contains(&own));
    facts.agreement.poc_results.push(passed(own, "2026-07-01"));
    assert_eq!(per_day(&facts, "2026-06-30"), Some(200));
    assert_eq!(per_day(&facts, "2026-07-01"), None);
    assert_eq!(stage(&facts, &at("2026-06-15")), Stage::Production, "it doesn't move the stage back");
}

#[test]
fn the_latest_grant_that_began_counts() {
    let mut facts = running();
    let grant = |per_day, from, until_poc| QuotaGrant {
        methods: vec![Method::WebPortal],
        per_day,
        from,
        until_poc,
        reference: None,
    };
    facts.agreement.quota = vec![
        grant(Some(100), QuotaStart::On(day("2026-01-15")), true),
        grant(None, QuotaStart::Poc, false),
        grant(Some(500), QuotaStart::On(day("2026-06-01")), false),
    ];
    let found = |today: &str| {
        let seen = checks(&facts, Scope::Method(Method::WebPortal), &at(today));
        seen.last().map(|check| check.found.id.to_string())
    };
    assert_eq!(found("2026-02-10").as_deref(), Some("100 hit per hari sampai PoC dinyatakan lulus."));
    assert_eq!(found("2026-03-01").as_deref(), Some("Tanpa batas harian."));
    assert_eq!(found("2026-06-01").as_deref(), Some("500 hit per hari."));
    let per_day = |today: &str| access_now(&facts, &at(today)).methods[&Method::WebPortal].per_day;
    assert_eq!(per_day("2026-02-10"), Some(100));
    assert_eq!(per_day("2026-03-01"), None);
    assert_eq!(per_day("2026-06-01"), Some(500));
}

#[test]
fn access_opens_and_closes_by_the_instant() {
    let mut facts = running();
    facts.agreement.sanctions.push(sanction(40, SanctionKind::Suspension, Moment::at(Zone::Wib, day(TODAY), 13)));
    let granted = |hour| access_now(&facts, &Moment::at(Zone::Wib, day(TODAY), hour)).granted;
    assert!(granted(12));
    assert!(!granted(13));
}

#[test]
fn the_agreement_answers_before_its_accounts_as_a_whole() {
    let mut facts = running();
    let codes = |facts: &Facts, today: &str| {
        let now = access_now(facts, &at(today));
        (now.refusal.map(Code::number), now.accounts.first().map(|account| account.refusal.map(Code::number)))
    };
    // No SPTJM and no BAST yet: 16 for the agreement, 17 for the account.
    assert_eq!(codes(&facts, "2026-01-20"), (Some("16"), Some(Some("17"))));
    assert_eq!(codes(&facts, "2026-01-30"), (Some("17"), Some(Some("17"))));
    assert_eq!(codes(&facts, "2026-02-02"), (None, Some(None)));
    facts.agreement.accounts.clear();
    assert_eq!(codes(&facts, "2026-02-02"), (Some("17"), None));
    facts.institution.active = false;
    assert_eq!(codes(&facts, "2026-02-02"), (Some("16"), None));
}

#[test]
fn a_program_without_registered_address_has_no_access() {
    let mut facts = with_program();
    facts.agreement.accounts[0].ip_addresses.clear();
    let now = access_now(&facts, &at(TODAY));
    assert_eq!((now.granted, now.refusal), (false, Some(Code::AddressNotRegistered)));
}

#[test]
fn grace_after_a_change_of_head() {
    let mut facts = running();
    facts.institution.heads.push(head(SECOND_HEAD, TODAY));
    assert_eq!(access_now(&facts, &at(TODAY)).refusal, Some(Code::InstitutionInactive));
    facts.office.settings.head_grace_days = 5;
    assert!(access_now(&facts, &at("2026-05-08")).granted);
    assert!(!access_now(&facts, &at("2026-05-09")).granted);
    let limited = checks(&facts, Scope::Agreement, &at(TODAY));
    let sptjm = limited.iter().find(|check| check.kind == CheckKind::Sptjm).expect("sptjm");
    assert_eq!(sptjm.outcome, Outcome::Limited);
    assert!(sptjm.remedy.is_some());
}

/// In the days of grace the predecessor's SPTJM counts; not one signed after the term of office was over.
#[test]
fn grace_rests_on_what_was_signed_in_office() {
    let mut facts = running();
    facts.institution.heads.push(head(SECOND_HEAD, TODAY));
    facts.office.settings.head_grace_days = 5;
    facts.agreement.declarations[0].signed_on = day(TODAY);
    assert!(!access_now(&facts, &at(TODAY)).granted);
    facts.agreement.declarations[0].signed_on = day("2026-05-03");
    assert!(access_now(&facts, &at(TODAY)).granted);
}

#[test]
fn checks_say_what_is_missing_and_name_the_documents() {
    let facts = running();
    let seen = checks(&facts, Scope::Agreement, &at(TODAY));
    assert!(!seen.iter().any(Check::fails), "{seen:#?}");
    let force = seen.iter().find(|check| check.kind == CheckKind::Force).expect("force");
    assert_eq!(force.source.as_ref().and_then(|source| source.date), Some(day("2026-01-15")));
    assert_eq!(force.found.id, "Berlaku sampai 15 Januari 2028.");
    for today in ["2026-01-10", "2026-01-20", "2028-02-01"] {
        let seen = checks(&facts, Scope::Account(AccountId(id(20))), &at(today));
        let failed: Vec<_> = seen.iter().filter(|check| check.fails()).collect();
        assert!(!failed.is_empty(), "{today}");
        for check in failed {
            assert!(check.remedy.is_some(), "{today}: {check:?}");
        }
    }
    let reader = checks(&facts, Scope::Method(Method::CardReader), &at(TODAY));
    assert!(reader.last().is_some_and(|check| check.fails() && check.kind == CheckKind::Method));
}

#[test]
fn codes_read_as_users_know_them() {
    for code in Code::ALL {
        assert_eq!(Code::parse(code.number()), Some(code));
        assert_eq!(serde_json::to_value(code).expect("json"), code.number());
    }
    let free: Vec<_> = Code::ALL.into_iter().filter(|code| !code.counts_hit()).map(Code::number).collect();
    assert_eq!(free, ["03", "04", "05", "06", "07", "09", "10", "16", "17"]);
}

#[test]
fn hours_of_the_office_and_of_the_agreement() {
    let week = |opens, closes| Hours::Week { workdays: Span::parse(opens, closes), saturday: None, sunday: None };
    let mut facts = running();
    facts.office.hours.push(OfficeHours { from: day("2026-05-05"), hours: week("07.30", "16.00") });
    let at = |date: &str, hour: u8| Moment::at(Zone::Wib, day(date), hour);
    let told =
        |facts: &Facts, moment: Moment| access::decide(facts, &by_operator(), &moment).refusal().map(Code::number);
    assert_eq!(told(&facts, at("2026-05-04", 23)), None, "not yet in force");
    assert_eq!(told(&facts, at("2026-05-05", 7)), Some("06"));
    assert_eq!(told(&facts, at("2026-05-05", 8)), None);
    assert_eq!(told(&facts, at("2026-05-05", 16)), Some("06"), "the closing minute is outside");
    assert_eq!(told(&facts, at("2026-05-09", 10)), Some("06"), "a Saturday");

    // Friday evening: open again on Monday, and after the holidays of the 14th and 15th on the Monday after.
    assert_eq!(access::opens_next(&facts, &at("2026-05-08", 18)), Some(at("2026-05-11", 7).instant + HALF_AN_HOUR));
    assert_eq!(
        access::opens_next(&facts, &at("2026-05-13", 18)).map(|at| Zone::Wib.local_date(at)),
        Some(day("2026-05-18"))
    );
    assert_eq!(access::opens_next(&facts, &at("2026-05-08", 10)), None, "open");
    let Decision::Refused { check, .. } = access::decide(&facts, &by_operator(), &at("2026-05-08", 18)) else {
        panic!("granted")
    };
    assert!(check.remedy.as_ref().is_some_and(|text| text.id.contains("11 Mei 2026")), "{check:?}");

    let own = |from: &str, hours| AgreementHours { from: day(from), hours, reason: "Gawat darurat".to_owned() };
    facts.agreement.hours.push(own("2026-05-06", Some(Hours::Always)));
    assert_eq!(told(&facts, at("2026-05-05", 23)), Some("06"));
    assert_eq!(told(&facts, at("2026-05-06", 23)), None);
    facts.agreement.hours.push(own("2026-05-07", None));
    assert_eq!(told(&facts, at("2026-05-07", 23)), Some("06"), "those of the office again");
}

#[test]
fn addresses_and_caps_change_from_an_instant_on() {
    let mut facts = with_program();
    let noon = Moment::at(Zone::Wib, day("2026-05-04"), 12);
    let account = &mut facts.agreement.accounts[0];
    account.address_changes.push(AddressChange { from: noon.instant, ip_addresses: vec!["10.20.0.6".to_owned()] });
    account.cap_changes.push(CapChange { from: noon.instant, per_day: Some(5) });
    let from = |address: &str| AccessRequest {
        caller: Caller::Program { address: address.parse().expect("address") },
        ..by_program()
    };
    let decided =
        |address: &str, hour| access::decide(&facts, &from(address), &Moment::at(Zone::Wib, day("2026-05-04"), hour));
    assert_eq!(decided("10.20.0.5", 11).refusal(), None);
    assert_eq!(decided("10.20.0.6", 11).refusal(), Some(Code::AddressNotRegistered));
    assert_eq!(decided("10.20.0.5", 12).refusal(), Some(Code::AddressNotRegistered));
    let cap = |decision| match decision {
        Decision::Granted { limits, .. } => limits.iter().find_map(|limit| match limit.counter {
            CounterKey::Account(_) => limit.per_day,
            _ => None,
        }),
        Decision::Refused { .. } => None,
    };
    assert_eq!(cap(decided("10.20.0.5", 11)), None);
    assert_eq!(cap(decided("10.20.0.6", 12)), Some(5));
}

const HALF_AN_HOUR: chrono::TimeDelta = chrono::TimeDelta::minutes(30);
