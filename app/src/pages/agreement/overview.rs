//! The overview of one agreement: stages, term, next step, duties, access, people, history.

use leptos::prelude::*;
use patuh_domain::agreement::{AgreementAction, NextStep as Next, RenewalCall, RenewalOutcome, Stage, Succession};
use patuh_domain::calendar::add_months;
use patuh_domain::duty::{Duty, DutyKind, DutyState};
use patuh_domain::wording::{clock, long_date_in};

use super::about_agreement;
use super::ending::ended;
use super::findings;
use super::head::{address, head, step_address};
use super::lines::{
    check_line, day, duty_line, duty_name, duty_state, history_line, semester_name, sentence, sorted_duties, turn,
};
use crate::components::{
    AccessPanel, AccessView, Action, Card, DutyTable, FactList, HistoryLine, HistoryList, NextStep, NextStepView,
    Notice, NoticeKind, Panel, Progress, Step, Stepper, TermMark, TermView, Timeline,
};
use crate::forms::labels::Label as _;
use crate::pages::renewal::called;
use crate::pages::sanction::proposed;
use crate::views::AgreementView;
use crate::words::{agreement, calendar, common, fill, language, t, tb};

/// How many duties the overview shows before it leads to the full list.
const DUTIES_SHOWN: usize = 8;

#[component]
pub fn AgreementPage() -> impl IntoView {
    about_agreement(|view| {
        let duties = sorted_duties(&view);
        let more = duties.len() > DUTIES_SHOWN;
        let shown = duties.into_iter().take(DUTIES_SHOWN).map(|duty| duty_line(duty, &view)).collect();
        let more = more.then(|| {
            view! { <p class="card-foot"><a href=address(&view, "/kewajiban")>{t(common::SEE_ALL)}</a></p> }
        });
        // Marks of the chain are for the page of the history.
        let history =
            view.history.iter().map(|entry| HistoryLine { hash: None, ..history_line(entry, &view.moment) }).collect();
        let steps = stepper(&view);
        let all_history = address(&view, "/riwayat");
        view! {
            {head(&view, "")}
            <div class="stack">
                {returned(&view)}
                {renewal(&view)}
                {relatives(&view)}
                {ended(&view)}
                {findings::count(&view)}
                <Panel>{steps}</Panel>
                {term(&view)}
                <div class="columns">
                    <div class="stack">
                        {next(&view)}
                        {proposed(&view.proposals)}
                        <Card title=t(agreement::DUTIES) id="kewajiban"><DutyTable duties=shown/>{more}</Card>
                        {request_card(&view)}
                        {not_yet(&view)}
                    </div>
                    <div class="stack">
                        {access(&view)}
                        {people(&view)}
                        <Card title=t(agreement::HISTORY)>
                            <HistoryList entries=history/>
                            <p class="card-foot"><a href=all_history>{t(common::SEE_ALL)}</a></p>
                        </Card>
                    </div>
                </div>
            </div>
        }
    })
}

/// The reasons of a return, while it waits for the applicant.
fn returned(view: &AgreementView) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    let last = agreement.returns.last().filter(|_| view.standing.stage == Stage::Requested)?;
    let answered = agreement.requests.len() > agreement.returns.len();
    if answered {
        return None;
    }
    let lines = last.reasons.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect_view();
    let title = fill(agreement::RETURNED_ON, &[("date", &day(last.on))]);
    Some(
        view! { <Notice kind=NoticeKind::Attention><p><strong>{title}</strong></p><ul>{lines}</ul></Notice> }
            .into_any(),
    )
}

/// The renewal letter that is called for, for those who can send it.
fn renewal(view: &AgreementView) -> Option<AnyView> {
    let send = AgreementAction::ReceiveRenewal;
    let can_send = view.possible.iter().any(|possible| possible.action == send && possible.allowed.is_ok());
    let call = RenewalCall::of(&view.standing).filter(|_| can_send)?;
    let number = view.facts.agreement.pks.as_ref()?.office_number.clone();
    Some(called(view.id, &number, call, can_send))
}

/// The agreements before and after this one.
fn relatives(view: &AgreementView) -> Option<AnyView> {
    let before = view.facts.agreement.predecessor.as_ref().map(|before| {
        let word = match before.cause {
            Succession::Renewal => agreement::FOLLOWS_RENEWED,
            Succession::Renamed => agreement::FOLLOWS_RENAMED,
        };
        let number = before.number.clone();
        let number = match before.agreement {
            Some(id) => view! { <a href=format!("/perjanjian/{id}")>{number}</a> }.into_any(),
            None => number.into_any(),
        };
        view! { <p>{t(word)}" "{number}</p> }
    });
    let after = view.successor.as_ref().map(|(id, number)| {
        view! { <p>{t(agreement::FOLLOWED_BY)}" "<a href=format!("/perjanjian/{id}")>{number.clone()}</a></p> }
    });
    (before.is_some() || after.is_some())
        .then(|| view! { <Notice kind=NoticeKind::Info>{before}{after}</Notice> }.into_any())
}

/// The stages up to production, and the one beyond where it is there now.
pub(super) fn stepper(view: &AgreementView) -> AnyView {
    let stage = view.standing.stage;
    let main: Vec<Stage> = Stage::ALL.into_iter().take_while(|stage| *stage != Stage::Renewing).collect();
    let cut_short = matches!(stage, Stage::Rejected | Stage::Withdrawn);
    let reached = |candidate: Stage| {
        view.stages.iter().rev().find(|entered| entered.stage == candidate).map(|entered| entered.on)
    };
    let beyond = !main.contains(&stage);
    let place = main.iter().position(|candidate| *candidate == stage).unwrap_or(main.len());
    let mut steps: Vec<Step> = main
        .iter()
        .enumerate()
        .filter(|(_, candidate)| !cut_short || reached(**candidate).is_some())
        .map(|(at, candidate)| {
            let date = reached(*candidate).map(day);
            let (progress, note) = match at.cmp(&place) {
                std::cmp::Ordering::Less => (Progress::Done, date),
                std::cmp::Ordering::Equal => (Progress::Now, ball(view).or(date)),
                std::cmp::Ordering::Greater => (Progress::Ahead, None),
            };
            Step { name: tb(&candidate.label()), note, progress, href: None }
        })
        .collect();
    if beyond {
        // What ends as agreed isn't drawn as a failure.
        let ended = matches!(stage, Stage::Terminated | Stage::Rejected | Stage::Withdrawn);
        let progress = if ended { Progress::Stopped } else { Progress::Now };
        let note = reached(stage).map(day).or_else(|| ball(view));
        steps.push(Step { name: tb(&stage.label()), note, progress, href: None });
    }
    view! { <Stepper label=t(agreement::STAGES) steps/> }.into_any()
}

/// "di Dukcapil, 6 hari": with whom the ball lies.
fn ball(view: &AgreementView) -> Option<String> {
    let step = view.standing.next.first()?;
    let who = tb(&step.who.label());
    Some(match step.waiting_since {
        Some(since) => {
            let days = (view.moment.today() - since).num_days().max(0).to_string();
            fill(agreement::AT_SINCE, &[("who", &who), ("n", &days)])
        }
        None => fill(agreement::AT, &[("who", &who)]),
    })
}

/// The term on one line, once there is one.
fn term(view: &AgreementView) -> AnyView {
    let agreement = &view.facts.agreement;
    let (Some(pks), Some(end)) = (&agreement.pks, agreement.ends_on()) else {
        return ().into_any();
    };
    let today = view.moment.today();
    let left = (end - today).num_days();
    let span = fill(
        agreement::TERM_SPAN,
        &[("from", &long_date_in(language(), pks.signed_on)), ("to", &long_date_in(language(), end))],
    );
    let rest = match left {
        0.. if matches!(view.standing.stage, Stage::Ended | Stage::Terminated) => t(agreement::TERM_CUT).to_owned(),
        0.. => fill(agreement::TERM_LEFT, &[("n", &left.to_string())]),
        _ => fill(agreement::TERM_OVER, &[("n", &(-left).to_string())]),
    };
    let settings = &view.facts.office.settings;
    let bridged = view.standing.stage == Stage::Bridged
        && !agreement.renewals.iter().any(|renewal| matches!(renewal.outcome, Some(RenewalOutcome::Addendum(_))));
    let months = i32::try_from(settings.bridge_months).unwrap_or(6);
    let renewal = view.standing.duties.iter().find(|duty| duty.kind == DutyKind::RenewalLetter);
    let term = TermView {
        start: pks.signed_on,
        end,
        today,
        renewal_from: renewal.and_then(|duty| duty.due.as_ref()).map(patuh_domain::calendar::DueDate::date),
        bridge_until: bridged.then(|| add_months(end, months)),
        marks: view.standing.duties.iter().filter_map(mark).collect(),
    };
    view! { <Card title=t(agreement::TERM) note=format!("{span} · {rest}")><Timeline term/></Card> }.into_any()
}

/// A duty as a mark on the term: those of the institution that have a date.
fn mark(duty: &Duty) -> Option<TermMark> {
    let shown = matches!(
        duty.kind,
        DutyKind::IsoCertificate | DutyKind::SemesterReport | DutyKind::RenewalLetter | DutyKind::ReaderProcurement
    );
    if !shown || duty.state == DutyState::Waived {
        return None;
    }
    let date = duty.due.as_ref()?.date();
    let state = duty_state(duty);
    let label = match (duty.kind, &duty.subject) {
        (DutyKind::IsoCertificate, _) => t(agreement::MARK_ISO).to_owned(),
        (DutyKind::RenewalLetter, _) => t(agreement::MARK_RENEWAL).to_owned(),
        (DutyKind::SemesterReport, Some(subject)) => fill(agreement::MARK_REPORT, &[("n", &semester_name(subject))]),
        _ => duty_name(duty),
    };
    let important = matches!(duty.kind, DutyKind::RenewalLetter) || duty.state == DutyState::Overdue;
    Some(TermMark { date, printed: day(date), label, sign: state.sign, state: state.word, important })
}

/// The next step; with its button only for whom it is.
fn next(view: &AgreementView) -> AnyView {
    let steps = &view.standing.next;
    let Some(first) = steps.first() else {
        let text = if view.standing.stage.is_terminal() { agreement::NOTHING_LEFT } else { agreement::ALL_DONE };
        return view! {
            <Card title=t(agreement::NO_NEXT_STEP)><p class="quiet">{t(text)}</p></Card>
        }
        .into_any();
    };
    let mut others: Vec<Action> = Vec::new();
    for action in steps.iter().skip(1).filter_map(|step| button(view, step)) {
        let is_first = button(view, first).is_some_and(|first| first.href == action.href);
        if !is_first && others.iter().all(|other| other.href != action.href) {
            others.push(action);
        }
    }
    others.truncate(3);
    let missing = view
        .possible
        .iter()
        .find(|possible| possible.action == first.command)
        .and_then(|possible| possible.allowed.as_ref().err())
        .map(|refusal| format!("{} {}", tb(&refusal.what), tb(&refusal.remedy)))
        .into_iter()
        .collect();
    let step = NextStepView {
        what: lower_first(&tb(&first.command.label())),
        text: tb(&first.why),
        missing,
        action: button(view, first),
        others,
        note: turn(view),
        usual: usual(view),
    };
    view! { <NextStep step/> }.into_any()
}

/// How long this stage usually takes.
fn usual(view: &AgreementView) -> Option<String> {
    let usual = view.usual?;
    Some(fill(calendar::USUALLY, &[("n", &usual.days.to_string()), ("of", &usual.of.to_string())]))
}

fn button(view: &AgreementView, step: &Next) -> Option<Action> {
    let possible = view.possible.iter().find(|possible| possible.action == step.command)?;
    possible.allowed.is_ok().then(|| Action::new(tb(&step.command.label()), step_address(view, step.command)))
}

/// Lower case for the middle of a sentence, unless the word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            format!("{}{second}{}", first.to_lowercase(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}

/// Whether access is open now and why.
pub(super) fn access(view: &AgreementView) -> AnyView {
    let local = view.moment.zone.local_time(view.moment.instant);
    let access = AccessView {
        open: view.standing.access.granted,
        decided_at: format!("{} {}", clock(language(), local), view.moment.zone.label()),
        checks: view.checks.iter().map(|check| check_line(check, view)).collect(),
    };
    view! { <Card title=t(agreement::ACCESS_NOW) id="akses"><AccessPanel access/></Card> }.into_any()
}

/// Heads and contacts.
fn people(view: &AgreementView) -> AnyView {
    let today = view.moment.today();
    let head = |head: Option<&patuh_domain::head::Head>| {
        head.map(|head| format!("{}{}, {}", head.status.prefix(), head.name, head.position))
    };
    let mut facts = vec![
        (t(agreement::HEAD_OF_INSTITUTION).to_owned(), head(view.facts.institution.head(today))),
        (t(agreement::HEAD_OF_OFFICE).to_owned(), head(view.facts.office.head(today))),
    ];
    for contact in &view.facts.agreement.contacts {
        facts.push((
            tb(&contact.party.label()),
            Some(format!("{}, {} · {}", contact.name, contact.position, contact.phone)),
        ));
    }
    let may_add = view
        .possible
        .iter()
        .any(|possible| possible.action == AgreementAction::NameContact && possible.allowed.is_ok());
    let add = may_add.then(|| {
        let href = step_address(view, AgreementAction::NameContact);
        view! { <p class="card-foot"><a href=href>{tb(&AgreementAction::NameContact.label())}</a></p> }
    });
    view! { <Card title=t(agreement::PARTIES)><FactList facts/>{add}</Card> }.into_any()
}

/// What was asked for, and the letters of the way here.
fn request_card(view: &AgreementView) -> Option<AnyView> {
    let agreement = &view.facts.agreement;
    let request = agreement.request()?;
    let letter = |letter: &patuh_domain::letter::Letter| format!("{}, {}", letter.number, day(letter.date));
    let elements = agreement.methods_on(view.moment.today()).iter().map(|grant| {
        let names: Vec<_> = grant.elements.iter().map(|element| element.label()).collect();
        (grant.method.label().to_owned(), Some(names.join(", ")))
    });
    let mut facts = vec![
        (t(agreement::PURPOSE).to_owned(), Some(sentence(&request.purpose))),
        (t(agreement::REQUEST).to_owned(), Some(letter(&request.letter))),
        (t(agreement::FORWARDING).to_owned(), agreement.forwarding.as_ref().map(letter)),
        (t(agreement::APPROVAL).to_owned(), agreement.approval.as_ref().map(|approval| letter(&approval.letter))),
    ];
    facts.extend(elements);
    let balikan = agreement
        .latest_terms()
        .and_then(|terms| terms.data_balikan.as_ref())
        .or(request.data_balikan.as_ref())
        .map(|balikan| balikan.fields.join(", "));
    facts.push((t(agreement::FEEDBACK).to_owned(), balikan));
    if let Some(juknis) = &agreement.juknis {
        facts.push(("Juknis".to_owned(), Some(format!("{}, {}", juknis.number, day(juknis.date)))));
    }
    if let Some(network) = &agreement.network {
        let mut parts: Vec<String> = [&network.provider, &network.ip_lan].into_iter().flatten().cloned().collect();
        parts.extend(network.bandwidth_mbps.map(|mbps| format!("{mbps} Mbps")));
        parts.push(match network.ready_on {
            Some(on) => fill(agreement::NETWORK_READY, &[("date", &day(on))]),
            None => t(agreement::NETWORK_NOT_READY).to_owned(),
        });
        facts.push((t(agreement::NETWORK).to_owned(), Some(parts.join(" · "))));
    }
    Some(view! { <Card title=t(agreement::SUBSTANCE)><FactList facts/></Card> }.into_any())
}

/// Actions of this person that aren't possible yet, each with what is missing; folded away.
fn not_yet(view: &AgreementView) -> Option<AnyView> {
    let facts: Vec<_> = view
        .possible
        .iter()
        .filter_map(|possible| {
            let refusal = possible.allowed.as_ref().err()?;
            let missing = format!("{} {}", tb(&refusal.what), tb(&refusal.remedy));
            Some((tb(&possible.action.label()), Some(missing)))
        })
        .collect();
    if facts.is_empty() {
        return None;
    }
    let count = fill(agreement::NOT_YET_COUNT, &[("n", &facts.len().to_string())]);
    Some(
        view! {
            <Card title=t(agreement::NOT_POSSIBLE)>
                <details><summary>{count}</summary><FactList facts/></details>
            </Card>
        }
        .into_any(),
    )
}
