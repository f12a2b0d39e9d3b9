//! Settings of the office: profile, head, rules, holidays.

use leptos::prelude::*;
use patuh_domain::clause::{own_clause, scripts};
use patuh_domain::policy::Deed;

use crate::components::{
    Action, ActionLink, Card, Column, DataTable, FactList, Notice, NoticeKind, PageHead, Sign, State, StateBadge,
};
use crate::forms::hours::office_hours;
use crate::forms::labels::Label as _;
use crate::forms::office as forms;
use crate::forms::view::{FormPlace, form_view, with_preview};
use crate::forms::{measure, stationery};
use crate::loading::Trouble;
use crate::pages::addressing;
use crate::pages::agreement::lines::day;
use crate::pages::framed::{framed, parameter};
use crate::ports::{Ports, SignedIn};
use crate::views::OfficeView;
use crate::words::{agreement, clause, fill, frame, gateway, home, institution, measure as words, other, t, tb, usage};

/// The page whose form shows a sample of what it sets.
const STATIONERY: &str = "/pengaturan/dokumen";

pub(super) async fn office(ports: &Ports, who: &SignedIn) -> Result<OfficeView, Trouble> {
    let held = who.actor.memberships().iter().find(|held| held.role.is_of_office()).ok_or(Trouble::NotFound)?;
    ports.reading.office(&who.actor, held.office).await
}

/// `/pengaturan`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            let moment = ports.reading.moment(&who.actor).await;
            Ok((view, moment))
        },
        |(view, moment)| {
            let today = moment.today();
            let profile = &view.office.profile;
            let text = |word, value: &str| (t(word).to_owned(), Some(value.to_owned()).filter(|text| !text.is_empty()));
            let facts = vec![
                text(other::OFFICE, &profile.name),
                text(other::GOVERNMENT, &profile.government),
                text(institution::REGION, &profile.region_code),
                text(institution::ADDRESS, &format!("{}, {} {}", profile.address, profile.city, profile.postcode)),
                text(other::ZONE, profile.zone.label()),
                text(other::RECIPIENT, &tb(&profile.evaluation_recipient.label())),
            ];
            let head = view.office.head(today).map(|head| {
                let who = format!("{}{}", head.status.prefix(), head.name);
                vec![
                    (t(agreement::NAME).to_owned(), Some(who)),
                    (t(agreement::POSITION).to_owned(), Some(head.position.clone())),
                    (t(institution::SINCE).to_owned(), Some(day(head.since))),
                ]
            });
            let edit = |rest: &str, deed: Deed| {
                let href = format!("/pengaturan/{rest}");
                view.may(deed).then(|| {
                    let action = Action::new(t(institution::CHANGE), href);
                    view! { <p class="card-foot"><ActionLink action small=true/></p> }
                })
            };
            let (edit_profile, edit_head, edit_rules) = (
                edit("profil", Deed::ChangeOffice),
                edit("pimpinan", Deed::AppointHeadOfOffice),
                edit("aturan", Deed::ChangeSettings),
            );
            let edit_hours = edit("jam-akses", Deed::SetOfficeHours);
            let hours = view.office.hours.iter().rev().map(|change| {
                let from = fill(gateway::HOURS_FROM, &[("date", &day(change.from))]);
                (from, Some(tb(&change.hours.wording())))
            });
            let mut hours: Vec<_> = hours.take(3).collect();
            if hours.is_empty() {
                hours.push((t(gateway::HOURS_NOW).to_owned(), Some(t(gateway::ALWAYS).to_owned())));
            }
            let address = view.office.upstream.as_ref().map(|upstream| upstream.address.clone());
            let upstream = vec![(t(gateway::ADDRESS).to_owned(), address)];
            let see_upstream = crate::pages::upstream::see();
            let (look, edit_look) = (look(&view), edit("dokumen", Deed::ChangeSettings));
            let emblem = view.office.settings.stationery.emblem.map(|_| emblem(stationery::EMBLEM.to_owned()));
            let warning = (view.holidays_until <= chrono::Datelike::year(&today)).then(|| {
                let text = fill(other::HOLIDAYS_END, &[("year", &view.holidays_until.to_string())]);
                view! { <Notice kind=NoticeKind::Attention><p>{text}</p></Notice> }
            });
            let rules = rules(&view);
            let holidays = holidays(&view, today);
            view! {
                <PageHead title=t(frame::SETTINGS)/>
                {warning}
                <div class="halves">
                    <Card title=t(institution::PROFILE)><FactList facts/>{edit_profile}</Card>
                    <Card title=t(agreement::HEAD_OF_OFFICE)>
                        <FactList facts=head.unwrap_or_default()/>
                        {edit_head}
                    </Card>
                    <Card title=t(other::RULES)><FactList facts=rules/>{edit_rules}</Card>
                    <Card title=t(gateway::HOURS)><FactList facts=hours/>{edit_hours}</Card>
                    <Card title=t(gateway::UPSTREAM)>
                        <FactList facts=upstream/>
                        <p class="card-foot"><ActionLink action=see_upstream small=true/></p>
                    </Card>
                    <Card title=t(other::STATIONERY)>{emblem}<FactList facts=look/>{edit_look}</Card>
                    {measures(&view)}
                    {addressing::card(&view)}
                    {clauses(&view)}
                    {holidays}
                </div>
            }
        },
    )
}

fn rules(view: &OfficeView) -> Vec<(String, Option<String>)> {
    let settings = &view.office.settings;
    let yes = |on: bool| Some(t(if on { crate::words::common::YES } else { crate::words::common::NO }).to_owned());
    let working = |days: u32| Some(fill(other::WORKING_DAYS, &[("n", &days.to_string())]));
    vec![
        (t(other::LEAVE_OFF).to_owned(), yes(settings.collective_leave_off)),
        (t(other::SECOND_APPROVAL).to_owned(), yes(settings.second_approval)),
        (t(other::HEAD_NDA).to_owned(), yes(settings.head_signs_nda)),
        (t(other::SANDBOX).to_owned(), yes(settings.sandbox_until_poc)),
        (t(agreement::EVALUATED).to_owned(), working(settings.evaluation_working_days)),
        (t(agreement::FORWARDED).to_owned(), working(settings.forwarding_working_days)),
        (t(usage::FORBIDDEN_INPUT).to_owned(), Some(tb(&settings.probing.label()))),
    ]
}

/// What requests, evaluations and late duties are measured by.
fn measures(view: &OfficeView) -> AnyView {
    let settings = &view.office.settings;
    let requirements = patuh_domain::agreement::requirements_of(settings).count();
    let criteria: Vec<_> =
        settings.criteria.iter().map(|criterion| format!("{} ({})", criterion.name, criterion.weight)).collect();
    let ladder: Vec<_> = settings.ladder.iter().map(|step| tb(&step.kind.label())).collect();
    let told = |lines: &[String]| Some(lines.join(", ")).filter(|text| !text.is_empty());
    let by_itself = settings.auto_suspend_days.map(|days| fill(home::DAYS, &[("n", &days.to_string())]));
    let facts = vec![
        (t(words::REQUIREMENTS).to_owned(), Some(requirements.to_string())),
        (t(words::REASONS).to_owned(), Some(settings.reasons.len().to_string())),
        (t(words::CRITERIA).to_owned(), told(&criteria)),
        (t(words::LADDER).to_owned(), told(&ladder)),
        (t(words::BY_ITSELF).to_owned(), by_itself),
    ];
    let pages =
        [(words::CHANGE_REVIEW, "verifikasi"), (words::CHANGE_CRITERIA, "evaluasi"), (words::CHANGE_LADDER, "sanksi")];
    let change = view.may(Deed::ChangeSettings).then(|| {
        let links = pages.map(|(word, rest)| {
            let action = Action::new(t(word), format!("/pengaturan/{rest}"));
            view! { <ActionLink action small=true/>" " }
        });
        view! { <p class="card-foot">{links.into_iter().collect_view()}</p> }
    });
    view! { <Card title=t(words::TITLE)><FactList facts/>{change}</Card> }.into_any()
}

/// How documents look, in a few lines.
fn look(view: &OfficeView) -> Vec<(String, Option<String>)> {
    let settings = &view.office.settings;
    let emblem = if settings.stationery.emblem.is_some() { other::EMBLEM_OWN } else { other::EMBLEM_NEUTRAL };
    let yes = |on: bool| Some(t(if on { crate::words::common::YES } else { crate::words::common::NO }).to_owned());
    vec![
        (t(other::PAPER).to_owned(), Some(if settings.paper_f4 { "F4" } else { "A4" }.to_owned())),
        (t(other::PKS_LAYOUT).to_owned(), Some(tb(&settings.pks_layout.label()))),
        (t(other::INITIALS).to_owned(), yes(settings.initials)),
        (t(other::STAMP_LINE).to_owned(), yes(settings.stationery.stamp_line)),
        (t(other::EMBLEM).to_owned(), Some(t(emblem).to_owned())),
        (t(other::NUMBER_PATTERN).to_owned(), Some(settings.number_pattern.clone())),
    ]
}

/// How many clauses the office worded for itself, and the way to them.
fn clauses(view: &OfficeView) -> AnyView {
    let today = chrono::NaiveDate::MAX;
    let own: Vec<_> = scripts()
        .iter()
        .flat_map(|script| script.clauses().into_iter().map(move |(_, text)| (script, text)))
        .filter_map(|(script, text)| own_clause(&view.office.clauses, &script.document, &text.key, today))
        .collect();
    let obsolete = own.iter().filter(|own| own.is_obsolete()).count();
    let facts = vec![
        (t(clause::OWN).to_owned(), Some(own.len().to_string())),
        (t(clause::OBSOLETE).to_owned(), Some(obsolete.to_string())),
    ];
    let action = Action::new(t(clause::REVIEW), "/pengaturan/klausul");
    view! {
        <Card title=t(clause::TITLE)>
            <FactList facts/>
            <p class="card-foot"><ActionLink action small=true/></p>
        </Card>
    }
    .into_any()
}

fn holidays(view: &OfficeView, today: chrono::NaiveDate) -> AnyView {
    let year = chrono::Datelike::year(&today);
    let rows = view
        .holidays
        .iter()
        .filter(|(date, ..)| chrono::Datelike::year(date) >= year)
        .map(|(date, name, collective, provisional)| {
            let kind = if *collective { other::COLLECTIVE } else { other::NATIONAL };
            let state =
                provisional.then(|| view! { <StateBadge state=State::new(Sign::Soon, t(other::PROVISIONAL))/> });
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td data-label=t(other::DATE)><span>{day(*date)}</span></td>
                    <td data-label=t(other::KIND)><div>{t(kind)}" "{state}</div></td>
                </tr>
            }
        })
        .collect_view();
    let columns = vec![Column::named(t(other::HOLIDAY)), Column::named(t(other::DATE)), Column::named(t(other::KIND))];
    let add = view.may(Deed::AddHolidays).then(|| {
        let action = Action::new(t(crate::words::holidays::ADD), "/pengaturan/hari-libur");
        view! { <p class="card-foot"><ActionLink action small=true/></p> }
    });
    view! {
        <Card title=t(other::HOLIDAYS)>
            <details>
                <summary>{fill(other::HOLIDAYS_FROM, &[("year", &year.to_string())])}</summary>
                <DataTable caption=t(other::HOLIDAYS) columns>{rows}</DataTable>
            </details>
            {add}
        </Card>
    }
    .into_any()
}

/// `/pengaturan/profil`.
#[component]
pub fn OfficeProfilePage() -> impl IntoView {
    form_page("/pengaturan/profil", Deed::ChangeOffice, |view, _| forms::profile(&view.office))
}

/// `/pengaturan/pimpinan`.
#[component]
pub fn OfficeHeadPage() -> impl IntoView {
    form_page("/pengaturan/pimpinan", Deed::AppointHeadOfOffice, |view, today| forms::head(today, &view.office))
}

/// `/pengaturan/aturan`.
#[component]
pub fn OfficeRulesPage() -> impl IntoView {
    form_page("/pengaturan/aturan", Deed::ChangeSettings, |view, _| forms::settings(&view.office))
}

/// `/pengaturan/verifikasi`.
#[component]
pub fn ReviewRulesPage() -> impl IntoView {
    form_page("/pengaturan/verifikasi", Deed::ChangeSettings, |view, _| measure::review(&view.office))
}

/// `/pengaturan/evaluasi`.
#[component]
pub fn EvaluationRulesPage() -> impl IntoView {
    form_page("/pengaturan/evaluasi", Deed::ChangeSettings, |view, _| measure::evaluation(&view.office))
}

/// `/pengaturan/sanksi`.
#[component]
pub fn SanctionRulesPage() -> impl IntoView {
    form_page("/pengaturan/sanksi", Deed::ChangeSettings, |view, _| measure::sanctions(&view.office))
}

/// `/pengaturan/jam-akses`.
#[component]
pub fn OfficeHoursPage() -> impl IntoView {
    form_page("/pengaturan/jam-akses", Deed::SetOfficeHours, |view, today| office_hours(today, &view.office))
}

/// `/pengaturan/dokumen`.
#[component]
pub fn StationeryPage() -> impl IntoView {
    form_page(STATIONERY, Deed::ChangeSettings, |view, _| stationery::stationery(&view.office))
}

/// The emblem of a letterhead in a card.
pub(super) fn emblem(address: String) -> AnyView {
    view! { <p><img class="emblem" src=address alt=t(other::EMBLEM) width="64" height="72"/></p> }.into_any()
}

fn form_page(
    path: &'static str,
    deed: Deed,
    spec: impl FnOnce(&OfficeView, &str) -> crate::forms::FormSpec + Send + 'static,
) -> AnyView {
    let draft = parameter("draft");
    framed(
        async move |ports, who| {
            let view = office(&ports, &who).await?;
            if !view.may(deed) {
                return Err(Trouble::NotFound);
            }
            let moment = ports.reading.moment(&who.actor).await;
            let draft = match draft {
                Some(draft) => ports.reading.draft(&who.actor, &draft).await?,
                None => None,
            };
            Ok((view, moment, draft))
        },
        move |(view, moment, draft)| {
            let spec = spec(&view, &moment.today().to_string());
            let crumbs = vec![Action::new(t(frame::SETTINGS), "/pengaturan")];
            let place = FormPlace {
                action: path.to_owned(),
                version: Some(view.version),
                cancel: "/pengaturan".to_owned(),
                previewed: path == STATIONERY,
                ..FormPlace::default()
            };
            let form = form_view(&spec, place, draft.as_ref());
            let form = if path == STATIONERY {
                with_preview(path, form, None)
            } else {
                view! { <div class="narrow stack">{form}</div> }.into_any()
            };
            view! { <PageHead title=tb(&spec.title) crumbs/>{form} }
        },
    )
}
