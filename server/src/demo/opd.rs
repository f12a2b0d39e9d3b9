//! The agreement that the demonstration accounts of the institution share: in production, with every method.

use patuh_domain::agreement::{Method, Stage};
use patuh_domain::dossier::UserIdPart;
use patuh_domain::head::{Head, HeadStatus};

use super::cast;
use super::conduct::{Conduct, Iso, Report};
use super::course::{Applicant, Reached, Worker, dossier};
use super::played::Play;
use super::stories::Story;
use super::timetable::Timetable;
use super::town::{Place, Town};

/// Number of the social office among the trades.
const TRADE: usize = 0;

/// The story of the institution in production.
pub fn story(town: &mut Town) -> Story {
    let applicant = applicant(town);
    let signed = town.calendar.months_before(town.today, 14);
    let times = Timetable::to_signature(&town.calendar, signed);
    let mut past = dossier(&applicant, &times, Reached::Production, &town.calendar);
    let Some(first) = past.user_ids.pop() else { return bare(town, applicant) };
    past.user_ids = accounts(&first);
    Conduct {
        calendar: &town.calendar,
        today: town.today,
        short: &applicant.short,
        serial: applicant.serial,
        reports: &[],
        last_report: Some(Report::Unanswered),
        iso: Iso::Kept,
    }
    .add_to(&mut past);
    Story { past: Some(past), ..bare(town, applicant) }
}

fn bare(town: &mut Town, applicant: Applicant) -> Story {
    Story {
        institution: town.institution_id(),
        agreement: town.agreement_id(),
        applicant,
        stage: Stage::Production,
        past: None,
        plays: Vec::<Play>::new(),
    }
}

fn applicant(town: &mut Town) -> Applicant {
    let mut applicant = town.applicant(TRADE, Place::Region);
    let position = format!("Kepala {}", applicant.institution.name);
    applicant.institution.heads = vec![Head {
        name: cast::HEAD_OF_OPD.to_owned(),
        nip: Some("197208152001122003".to_owned()),
        rank: Some("Pembina Tingkat I".to_owned()),
        grade: Some("IV/b".to_owned()),
        position,
        status: HeadStatus::Definitive,
        since: town.calendar.months_before(town.today, 50),
    }];
    applicant.institution.work_units =
        vec!["Ruang Pelayanan Bantuan Sosial".to_owned(), "Unit Layanan Terpadu".to_owned()];
    applicant.methods = Method::ALL.to_vec();
    applicant.programs = vec![
        (
            Method::WebServiceCallNik,
            "SIPENSOS".to_owned(),
            "Pendataan dan verifikasi calon penerima bantuan sosial".to_owned(),
        ),
        (
            Method::WebServiceKesesuaian,
            "Lapor Sosial".to_owned(),
            "Pengaduan masyarakat, hanya mencocokkan NIK dan nama".to_owned(),
        ),
    ];
    applicant.operators = vec![
        worker(cast::ADMIN_OF_OPD, "199003112015031002", "Pengelola Aplikasi", true),
        worker(cast::OPERATOR_OF_OPD, "199408252019032001", "Petugas Verifikasi Bantuan Sosial", true),
        worker("Wisnu Baskara", "199612042022031004", "Petugas Verifikasi Bantuan Sosial", false),
    ];
    applicant
}

fn worker(name: &str, staff_number: &str, position: &str, nda: bool) -> Worker {
    Worker { name: name.to_owned(), staff_number: Some(staff_number.to_owned()), position: position.to_owned(), nda }
}

/// One User ID for programs, one for people.
fn accounts(first: &UserIdPart) -> Vec<UserIdPart> {
    let (programs, people): (Vec<_>, Vec<_>) = first.methods.iter().partition(|method| method.is_web_service());
    vec![
        UserIdPart {
            user_id: cast::WEB_SERVICE_USER.to_owned(),
            methods: programs,
            local_user_id: Some(cast::WEB_SERVICE_CUSTOMER.to_owned()),
            ip_addresses: vec![cast::WEB_SERVICE_ADDRESS.to_owned()],
            ..first.clone()
        },
        UserIdPart {
            user_id: "sarimukti-dinsos-01".to_owned(),
            methods: people,
            local_user_id: None,
            ip_addresses: Vec::new(),
            ..first.clone()
        },
    ]
}
