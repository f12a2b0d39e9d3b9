//! Pages of somebody signed in: inside the frame, with its menu by role.

use std::future::Future;

use axum::http::request::Parts;
use leptos::prelude::*;
use patuh_domain::actor::Role;
use patuh_domain::wording::date_time;

use crate::components::{AccountView, FrameView, NavGroup, NavItem, Shell, Theme};
use crate::forms::labels::Label as _;
use crate::loading::{Trouble, loaded, signed_in};
use crate::ports::{Ports, SignedIn};
use crate::views::Frame;
use crate::words::{fill, frame, incident, language, lookup, paper, t, tb, usage};

/// A page with its data: `load` asks the ports, `draw` makes the page of what they gave.
pub fn framed<T, F, V>(
    load: impl FnOnce(Ports, SignedIn) -> F + Send + 'static,
    draw: impl FnOnce(T) -> V + Send + 'static,
) -> AnyView
where
    T: Send + 'static,
    F: Future<Output = Result<T, Trouble>> + Send + 'static,
    V: IntoView + 'static,
{
    let ports = use_context::<Ports>().ok_or_else(Trouble::unavailable);
    let who = signed_in();
    let (path, search) = address();
    let theme = use_context::<Theme>().unwrap_or_default();
    loaded(
        async move {
            let (ports, who) = (ports?, who?);
            let frame = ports.reading.frame(&who.actor).await?;
            let shifted = ports.reading.shifted_clock().await;
            let data = load(ports, who).await?;
            Ok((frame, shifted, data))
        },
        move |(frame, shifted, data)| {
            let banner = match shifted {
                Some(moment) => Some(fill(frame::SHIFTED_CLOCK, &[("date", &date_time(language(), &moment))])),
                None => frame.demonstration.then(|| t(frame::DEMONSTRATION).to_owned()),
            };
            let frame = FrameView {
                groups: menu(&frame),
                account: AccountView {
                    roles: frame.roles.iter().map(|role| tb(&role.label())).collect::<Vec<_>>().join(", "),
                    person: frame.person,
                    initials: frame.initials,
                    place: frame.place,
                    theme,
                },
                path,
                search,
                banner,
            };
            let page = draw(data).into_any();
            view! { <Shell frame>{page}</Shell> }
        },
    )
}

/// Path of the request, and what it searches for.
pub fn address() -> (String, String) {
    let Some(parts) = use_context::<Parts>() else { return Default::default() };
    (parts.uri.path().to_owned(), parameter("cari").unwrap_or_default())
}

/// A parameter of the request's query, decoded; `None` where it is absent or empty.
pub fn parameter(name: &str) -> Option<String> {
    parameters(name).into_iter().next()
}

/// Every value of a parameter of the request's query, decoded, blanks left out.
pub fn parameters(name: &str) -> Vec<String> {
    let Some(parts) = use_context::<Parts>() else { return Vec::new() };
    let query = parts.uri.query().unwrap_or_default();
    leptos_router::params::ParamsMap::from_iter(pairs(query))
        .get_all(name)
        .unwrap_or_default()
        .into_iter()
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}

/// A parameter of the path, such as `id`.
pub fn segment(name: &str) -> String {
    leptos_router::hooks::use_params_map().read_untracked().get(name).unwrap_or_default()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    serde_urlencoded::from_str(query).unwrap_or_default()
}

/// The menu by role: nobody sees an item that would answer 404.
fn menu(frame: &Frame) -> Vec<NavGroup> {
    let has = |roles: &[Role]| frame.roles.iter().any(|role| roles.contains(role));
    let office = [Role::CooperationStaff, Role::HeadOfOffice, Role::Evaluator, Role::Auditor];
    let institution = [Role::HeadOfInstitution, Role::InstitutionAdmin, Role::TechnicalOfficer, Role::Operator];
    let sees_agreements = has(&office) || has(&institution);
    let mut first = vec![NavItem::new(t(frame::HOME), "/beranda")];
    if sees_agreements {
        first.push(NavItem::new(t(frame::AGREEMENTS), "/perjanjian"));
        let declarations = NavItem::new(t(frame::DECLARATIONS), "/pernyataan");
        first.push(NavItem { waiting: frame.declarations_waiting, ..declarations });
        first.push(NavItem::new(t(frame::REPORTS), "/laporan"));
    }
    if has(&office) {
        first.push(NavItem::new(t(frame::EVALUATIONS), "/evaluasi"));
        first.push(NavItem::new(t(frame::SANCTIONS), "/sanksi"));
        first.push(NavItem::new(t(incident::INCIDENTS), "/insiden"));
    }
    if sees_agreements {
        first.push(NavItem::new(t(paper::TITLE), "/dokumen"));
        first.push(NavItem::new(t(frame::CALENDAR), "/kalender"));
    }
    if has(&[Role::Operator, Role::HeadOfInstitution]) {
        first.push(NavItem::new(t(lookup::SEARCH), "/pencarian"));
    }
    let sees_use = has(&office) || has(&[Role::HeadOfInstitution, Role::InstitutionAdmin, Role::TechnicalOfficer]);
    if sees_use {
        first.push(NavItem::new(t(usage::USE), "/pemakaian"));
    }
    let mut manage = Vec::new();
    if has(&office) || has(&[Role::HeadOfInstitution, Role::InstitutionAdmin]) {
        manage.push(NavItem::new(t(frame::INSTITUTIONS), "/lembaga"));
    }
    if has(&[Role::CooperationStaff, Role::HeadOfOffice]) {
        manage.push(NavItem::new(t(lookup::CITIZEN_MENU), "/pertanyaan-warga"));
    }
    let looks_after = [Role::SystemAdmin, Role::Auditor, Role::CooperationStaff, Role::HeadOfOffice];
    if has(&looks_after) || has(&[Role::InstitutionAdmin]) {
        manage.push(NavItem::new(t(frame::PEOPLE), "/pengguna"));
    }
    if has(&looks_after) {
        manage.push(NavItem::new(t(frame::AUDIT), "/audit"));
        manage.push(NavItem::new(t(frame::SETTINGS), "/pengaturan"));
    }
    let manage = (!manage.is_empty()).then(|| NavGroup { title: Some(t(frame::MANAGE).to_owned()), items: manage });
    [Some(NavGroup { title: None, items: first }), manage].into_iter().flatten().collect()
}
