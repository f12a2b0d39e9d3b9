//! A standing for people at a terminal: in Indonesian, aligned in columns, in the order of urgency.

use std::fmt::Write as _;

use patuh_domain::agreement::{Method, Standing};
use patuh_domain::calendar::DueDate;
use patuh_domain::dossier::Dossier;
use patuh_domain::duty::{Blocks, Duty, DutyState, Responsible};
use patuh_domain::wording::{DayUnit, Language, early_or_late, long_date, roman, short_date, thousands, until_due};

use super::table::table;

/// The whole page.
pub(super) fn page(dossier: &Dossier, standing: &Standing) -> String {
    let mut page = String::new();
    head(&mut page, dossier, standing);
    access(&mut page, standing);
    duties(&mut page, standing);
    next(&mut page, standing);
    page
}

fn head(page: &mut String, dossier: &Dossier, standing: &Standing) {
    let _ = writeln!(page, "{}", dossier.institution.name);
    let _ = writeln!(page, "{}", dossier.office.name);
    let agreement = dossier.agreement.as_ref();
    if let Some(number) = agreement.and_then(|agreement| agreement.office_number.as_deref()) {
        let ends_on = agreement.and_then(|agreement| agreement.ends_on).map(long_date);
        let ends_on = ends_on.map(|ends_on| format!(", berlaku sampai {ends_on}")).unwrap_or_default();
        let _ = writeln!(page, "PKS {number}{ends_on}");
    }
    let _ = writeln!(page);
    let mut stage = standing.stage.label().id.into_owned();
    if standing.suspended {
        stage.push_str(" · akses ditangguhkan");
    }
    if standing.access_revoked {
        stage.push_str(" · hak akses dicabut");
    }
    let _ = writeln!(page, "Per {}: {stage}", long_date(standing.today));
}

fn access(page: &mut String, standing: &Standing) {
    let access = &standing.access;
    let word = if access.granted { "terbuka" } else { "tertutup" };
    let code = access.refusal.map(|code| format!(" ({} {})", code.number(), code.text())).unwrap_or_default();
    let _ = writeln!(page, "Akses {word}{code}");
    let _ = writeln!(page, "  {}", access.why.id);
    if !access.methods.is_empty() {
        let rows = Method::ALL.iter().filter_map(|method| {
            let granted = access.methods.get(method)?;
            let per_day = granted.per_day.map_or_else(
                || "tanpa batas".to_owned(),
                |limit| format!("{} hit per hari", thousands(u64::from(limit))),
            );
            Some(vec![method.label().to_owned(), per_day, format!("{} elemen", granted.elements.len())])
        });
        page.push_str(&table(&["Metode", "Kuota", "Elemen"], rows.collect()));
    }
    if !access.accounts.is_empty() {
        let rows = access.accounts.iter().map(|account| {
            let state = account
                .refusal
                .map_or_else(|| "aktif".to_owned(), |code| format!("tidak aktif ({} {})", code.number(), code.text()));
            vec![account.user_id.clone(), state]
        });
        page.push_str(&table(&["User ID", "Keadaan"], rows.collect()));
    }
}

/// Open duties first, by their date; then what may come; then what is done.
fn duties(page: &mut String, standing: &Standing) {
    let _ = writeln!(page, "\nKewajiban");
    if standing.duties.is_empty() {
        let _ = writeln!(page, "  Belum ada; kewajiban lahir saat PKS ditandatangani.");
        return;
    }
    let mut duties: Vec<_> = standing.duties.iter().collect();
    duties.sort_by_key(|duty| {
        let date = duty.due.map(|due| due.date());
        let turn = match duty.state {
            state if state.is_open() => 0,
            DutyState::NotYet => 1,
            _ => 2,
        };
        (turn, date.is_none(), date)
    });
    let rows = duties
        .iter()
        .map(|duty| vec![name(duty), due(duty), state(duty.state).to_owned(), how_far(duty), who(duty.who).to_owned()]);
    page.push_str(&table(&["Kewajiban", "Jatuh tempo", "Keadaan", "Hari", "Oleh"], rows.collect()));
    for caveat in caveats(&duties) {
        let _ = writeln!(page, "  * {caveat}");
    }
}

fn next(page: &mut String, standing: &Standing) {
    let _ = writeln!(page, "\nLangkah berikutnya");
    if standing.next.is_empty() {
        let _ = writeln!(page, "  Tidak ada.");
    }
    for (n, step) in standing.next.iter().enumerate() {
        let _ = writeln!(page, "  {}. {} ({})", n + 1, step.why.id, who(step.who));
    }
}

fn name(duty: &Duty) -> String {
    let label = duty.kind.label();
    match duty.subject.as_deref() {
        None => label.id.into_owned(),
        Some(subject) => format!("{}: {}", label.id, semester(subject).unwrap_or_else(|| subject.to_owned())),
    }
}

/// "Semester I 2026" for `2026-1`.
fn semester(subject: &str) -> Option<String> {
    let (year, half) = subject.split_once('-')?;
    let (year, half): (u16, u16) = (year.parse().ok()?, half.parse().ok()?);
    (1..=2).contains(&half).then(|| format!("Semester {} {year}", roman(half)))
}

fn due(duty: &Duty) -> String {
    match (&duty.due, duty.blocks) {
        (Some(DueDate::Fixed(date)), _) => short_date(*date),
        (Some(DueDate::Provisional { date, .. }), _) => format!("{} *", short_date(*date)),
        (None, Some(Blocks::Access)) => "sebelum akses".to_owned(),
        (None, Some(Blocks::Account)) => "sebelum akun dipakai".to_owned(),
        (None, None) => "-".to_owned(),
    }
}

fn how_far(duty: &Duty) -> String {
    let days = match (duty.working_days, duty.days) {
        (Some(days), _) => (days, DayUnit::Working),
        (None, Some(days)) => (days, DayUnit::Calendar),
        (None, None) => return "-".to_owned(),
    };
    let text = if duty.state.is_open() { until_due(days.0, days.1) } else { early_or_late(days.0, days.1) };
    text.in_(Language::Id).to_owned()
}

/// Why some dates are provisional, each reason once.
fn caveats(duties: &[&Duty]) -> Vec<String> {
    let mut caveats: Vec<_> = duties
        .iter()
        .filter_map(|duty| duty.due.as_ref().and_then(DueDate::caveat))
        .map(|caveat| format!("sementara: {}", caveat.id))
        .collect();
    caveats.dedup();
    caveats
}

const fn state(state: DutyState) -> &'static str {
    match state {
        DutyState::NotYet => "belum berlaku",
        DutyState::Upcoming => "akan datang",
        DutyState::DueSoon => "segera jatuh tempo",
        DutyState::Overdue => "TERLAMBAT",
        DutyState::Fulfilled => "terpenuhi",
        DutyState::FulfilledLate => "terpenuhi terlambat",
        DutyState::Waived => "dikecualikan",
    }
}

const fn who(who: Responsible) -> &'static str {
    match who {
        Responsible::Office => "kantor",
        Responsible::Institution => "lembaga",
        Responsible::Operator => "operator",
        Responsible::HeadOfInstitution => "pimpinan lembaga",
        Responsible::HeadOfOffice => "kepala dinas",
        Responsible::Evaluator => "evaluator",
    }
}
